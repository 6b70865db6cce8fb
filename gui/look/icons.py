"""Icons from an icon font in the colours of the theme."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from gui.look.theme import theme


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
        self.target.setIcon(icon(self.name, self.color))


def set_icon(target: QObject, name: str, color: str = "text") -> None:
    """Give a button or an action an icon that follows the theme; replaces the one it had."""
    keeper = next(iter(target.findChildren(_IconKeeper)), None)
    if keeper is None:
        _IconKeeper(target, target, name, color)  # type: ignore[arg-type]
    elif (keeper.name, keeper.color) != (name, color):
        keeper.name, keeper.color = name, color
        keeper.renew()
