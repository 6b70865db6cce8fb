"""The pointer: a ring around the control that a step of a lesson speaks of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

from gui.lessons.targets import (
    DrawnPlace,
    StandingPlace,
    TargetArea,
    bring_into_sight,
    find_place,
    standing_place,
)
from gui.look.theme import theme

GAP, REACH = 4, 9
"""Pixels between control and ring, and those that a pulse takes beyond."""
PULSES, PULSE_TIME = 3, 900
"""Number of pulses of the ring, and milliseconds of each."""
FOLLOW_TIME = 120
"""Milliseconds between two looks at where the control is: it may be scrolled, hidden or drawn elsewhere."""


class Ring(QWidget):
    """A rounded line around a control; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room = parent.rect()
        self._pulse = QVariantAnimation(self)
        self._pulse.setDuration(PULSE_TIME)
        self._pulse.setLoopCount(PULSES)
        self._pulse.setStartValue(0.0)
        self._pulse.setEndValue(1.0)
        self._pulse.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pulse.valueChanged.connect(lambda _: self.update())
        self._pulse.finished.connect(self.update)
        theme.changed.connect(self.update)

    def pulse(self) -> None:
        """Draw the eye, a few times."""
        self._pulse.stop()
        self._pulse.start()

    def go_around(self, place: TargetArea) -> None:
        """Stand around this place."""
        if self.parentWidget() is not place.host:
            self.setParent(place.host)
        reach = GAP + REACH
        wanted = place.rect.adjusted(-reach, -reach, reach, reach)
        self._room = place.host.rect()
        if self.geometry() != wanted:
            self.setGeometry(wanted)
        if not self.isVisible():
            self.show()
            self.pulse()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Near the edge of the window the ring moves inwards rather than out of sight.
        inside = self._room.translated(-self.pos()).adjusted(2, 2, -2, -2)
        ring = QRectF(self.rect().adjusted(REACH, REACH, -REACH, -REACH).intersected(inside))
        painter.setPen(QPen(theme.color("forward"), 2.0))
        painter.drawRoundedRect(ring, 8.0, 8.0)
        if self._pulse.state() == QVariantAnimation.State.Running:
            share = float(self._pulse.currentValue())
            grown = ring.adjusted(-REACH * share, -REACH * share, REACH * share, REACH * share)
            painter.setPen(QPen(theme.color("forward", 0.7 * (1.0 - share)), 2.0))
            painter.drawRoundedRect(grown, 8.0 + REACH * share, 8.0 + REACH * share)


class Pointer(QObject):
    """Keeps a ring around the control of a name, wherever that is.

    Attributes:
        name: of the control; empty for none.
    """

    def __init__(
        self, window: QMainWindow, drawn_place: DrawnPlace, reveal_drawn: Callable[[str], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._drawn_place, self._reveal_drawn = window, drawn_place, reveal_drawn
        self.name = ""
        self._is_revealed = False
        self._is_kept_in_sight = False
        self._stood: StandingPlace | None = None
        self._ring: Ring | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_TIME)
        self._timer.timeout.connect(self.follow)
        window.installEventFilter(self)

    @property
    def place(self) -> TargetArea | None:
        """Place of the control now."""
        return find_place(self._window, self.name, self._drawn_place) if self.name else None

    def point_at(self, name: str) -> None:
        """Put the ring around this control, or take it away; brings the control into sight."""
        self.name, self._is_revealed = name, False
        self._is_kept_in_sight, self._stood = True, None
        self.hide_ring()
        if name:
            bring_into_sight(self._window, name)
            self._timer.start()
            self.follow()
        else:
            self._timer.stop()

    def follow(self) -> None:
        """Move the ring to where the control is now."""
        self._keep_in_sight()
        place = self.place
        if place is None or place.rect.isEmpty():
            self.hide_ring()
            if not self._is_revealed:  # once: then the user may look elsewhere
                self._is_revealed = self._reveal_drawn(self.name)
            return
        self._is_revealed = True
        if self._ring is None or not isValid(self._ring):  # it goes with what it was drawn upon
            self._ring = Ring(place.host)
        self._ring.go_around(place)

    def _keep_in_sight(self) -> None:
        """Scroll after a control that the program has moved or made anew, not where the user has scrolled."""
        stands = standing_place(self._window, self.name)
        if stands is None:
            return
        if stands.is_out_of_sight and self._is_kept_in_sight and stands != self._stood:
            bring_into_sight(self._window, self.name)
            stands = standing_place(self._window, self.name) or stands
        self._is_kept_in_sight, self._stood = not stands.is_out_of_sight, stands

    def hide_ring(self) -> None:
        """Take the ring away, until the control is in sight again."""
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.name:
            QTimer.singleShot(0, self.follow)  # once all parts have their new places
        return False
