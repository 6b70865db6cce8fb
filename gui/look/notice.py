"""A sentence for the message bar, and what can be done about it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the message bar.

    Attributes:
        text: the sentence, in the user's language.
        look: ``trouble``, ``good`` or ``tip``.
        button: label of a button, or an empty string.
        act: what the button does.
        details: a traceback to unfold, or an empty string.
        second_button, second_act: one more button.
        passes: whether it may go once it was read, although it has a button.
    """

    text: str
    look: str = "trouble"
    button: str = ""
    act: Callable[[], object] | None = None
    _: KW_ONLY
    details: str = ""
    second_button: str = ""
    second_act: Callable[[], object] | None = None
    passes: bool = False

    @property
    def only_reports(self) -> bool:
        """True if it is no error and offers no choice, so that it may go once it was read."""
        return self.look != "trouble" and (self.passes or not (self.button or self.second_button))
