"""Icons from an icon font in the colours of the theme."""

from __future__ import annotations

import weakref
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon, QPixmap
from shiboken6 import isValid

from gui.look.theme import theme

BLANK_SIZE = 64
"""Pixels of a blank icon, of which a button shows as many as it has room for."""


class HasIcon(Protocol):
    """A button, an action or whatever else shows one icon."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show this icon."""


def icon(name: str, color: str = "text") -> QIcon:
    """The icon ``name`` of qtawesome, such as ``mdi6.undo``, in a palette colour."""
    import qtawesome  # takes a quarter of a second, and the command line never needs it

    made: QIcon = qtawesome.icon(name, color=theme.color(color), color_disabled=theme.color("faint"))
    return made


class _IconKeeper(QObject):
    """Lives as long as its parent and gives it the icon again in every scheme."""

    def __init__(self, owner: QObject, target: HasIcon, name: str, color: str) -> None:
        super().__init__(owner)
        self.target, self.name, self.color = target, name, color
        theme.changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        if _held_back is None:
            self.target.setIcon(icon(self.name, self.color))
        else:
            self.target.setIcon(_blank())
            _held_back.append(weakref.ref(self))


_held_back: list[weakref.ref[_IconKeeper]] | None = None
"""Keepers whose icons are not drawn yet, while icons are held back."""


def hold_back() -> None:
    """Give blank icons of the same size until :func:`draw_held_back`: the font of icons takes as long to load
    as half of the window takes to open.
    """
    global _held_back  # noqa: PLW0603 - one application, one moment of its start
    _held_back = []


def draw_held_back() -> None:
    """Draw the icons that were held back, and from now on each at once."""
    global _held_back
    held, _held_back = _held_back or [], None
    for each in held:
        keeper = each()
        if keeper is not None and isValid(keeper):
            keeper.renew()


def _blank() -> QIcon:
    pixmap = QPixmap(BLANK_SIZE, BLANK_SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def set_icon(target: QObject, name: str, color: str = "text") -> None:
    """Give a button or an action an icon that follows the theme; replaces the one it had."""
    keeper = next(iter(target.findChildren(_IconKeeper)), None)
    if keeper is None:
        _IconKeeper(target, target, name, color)  # type: ignore[arg-type]
    elif (keeper.name, keeper.color) != (name, color):
        keeper.name, keeper.color = name, color
        keeper.renew()
