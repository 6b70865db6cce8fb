"""Shows the card of the unit or the weight that is pointed at, after a short rest, and takes it away."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gui.canvas.scene import Scene
from gui.canvas.touch.card_facts import CardFacts
from gui.canvas.touch.unit_card import UnitCard
from gui.canvas.touch.unit_walk import UnitWalk
from gui.canvas.view import CanvasView

REST = 350
"""Milliseconds for which the pointer has to stay before the card comes."""
TEXTS = 250
"""Milliseconds from one change of the words to the next while the training goes on."""


class CardTouch(QObject):
    """Follows what stands out in the drawing.

    Attributes:
        card: beside it.
        walk: lets keys point at units.
        asked: the layer and the unit whose facts are wanted; None while there is no card.
    """

    wanted = Signal(object)
    """Facts about a unit are wanted: the id of its layer and its number; None for none any more."""

    def __init__(self, view: CanvasView, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._scene = view, scene
        self.card = UnitCard(parent)
        self.asked: tuple[str, int] | None = None
        self._facts: CardFacts | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._open)
        self._since_text = QElapsedTimer()
        self.walk = UnitWalk(view, scene, self)
        scene.pointed.connect(self._follow)
        scene.weighed.connect(self.refresh)
        view.number_picked.connect(self._make_room)
        view.zoomed.connect(self.close)
        view.scrolled.connect(self.close)

    def close(self) -> None:
        """Take the card away."""
        self._rest.stop()
        self._facts = None
        self.card.hide()
        if self.asked is not None:
            self.asked = None
            self.wanted.emit(None)

    def show_facts(self, unit: tuple[str, int], facts: CardFacts) -> None:
        """Show what was found out of a unit, if it is still wanted."""
        if unit == self.asked:
            self._facts = facts
            self._show()

    def refresh(self) -> None:
        """Say the numbers of now, where there is a card."""
        if self.asked is not None and (not self._since_text.isValid() or self._since_text.elapsed() >= TEXTS):
            self._show()

    def _make_room(self, *_: object) -> None:
        """Leave the place to the editor of a number."""
        self.close()

    def _follow(self) -> None:
        self.close()
        if self._scene.pointer.pointed is not None:
            self._rest.start()

    def _open(self) -> None:
        self.asked = self._scene.pointer.pointed_unit()
        if self.asked is not None and self._view.isVisible():
            self._show()
            self.wanted.emit(self.asked)

    def _show(self) -> None:
        pointer = self._scene.pointer
        about = pointer.rect_of_pointed()
        if about.isNull():
            self.close()
            return
        self._since_text.start()
        facts = self._facts
        lines = pointer.lines(facts.here, facts.row) if facts is not None else pointer.lines()
        shown = self._view.mapFromScene(about).boundingRect()
        corner = self._view.viewport().mapTo(self.card.area, shown.topLeft())
        self.card.show_about(lines, None if pointer.is_at_weight else facts, QRect(corner, shown.size()))
