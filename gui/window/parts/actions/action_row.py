"""One action of the window: key, text, shortcut, icon, tooltip, and what it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from gui.window.parts.commands import Commands


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Action of the window.

    Attributes:
        key: its objectName, for tests and assistive tools.
        text: label in the menu; ``&`` marks the letter to press.
        shortcut: keys, several separated by ``|``, or an empty string.
        icon: a name in qtawesome's Material Design Icons, or an empty string.
        tip: what it does, for the tooltip.
        call: what it does, with the commands of the window.
        is_checkable: whether it is on or off, and says so.
    """

    key: str
    text: str
    _: KW_ONLY
    shortcut: str = ""
    icon: str = ""
    tip: str
    call: Callable[[Commands], object]
    is_checkable: bool = False
