"""What stands below the drawing: the curves or the layers over time, above the line of the checkpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.icons import set_icon
from gui.look.widgets.helpers import set_margins
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.pages import Pages
from gui.look.widgets.segments import Segments
from gui.look.words.translation import tr
from gui.panels.training.timeline_bar import TimelineBar
from gui.plots.curves.curves_panel import CurvesPanel

if TYPE_CHECKING:
    from gui.plots.health.health_strip import HealthStrip

CURVES, HEALTH = "curves", "health"
LEAST_BUTTON, BOTH_FROM, WITH_WORDS = 34, 520, 780
"""Pixels of a button with its icon alone; of all from which on both buttons are there, and with words."""


class CurvesOrHealth(QWidget):
    """Curves and health share one place; a switch beside the line of the checkpoints chooses.

    Attributes:
        switch: says which is shown; there as long as there are checkpoints, or health is shown.
        strip: the layers over time, made when they are first shown.
    """

    made = Signal(object)
    """The HealthStrip was made."""

    def __init__(self, advice: MessageBar, curves: CurvesPanel, timeline: TimelineBar) -> None:
        super().__init__()
        self.setObjectName("curves_or_health")
        self._curves, self._timeline = curves, timeline
        self.strip: HealthStrip | None = None
        labels = {
            CURVES: (tr("Curves"), tr("Show loss and metric over the epochs")),
            HEALTH: (tr("Health"), tr("Show what each layer gives and learns over the epochs")),
        }
        self.switch = Segments("below_drawing", tr("Below the drawing"), labels)
        self.switch.setContentsMargins(10, 0, 0, 4)
        self.switch.chosen.connect(self.show_key)
        for key, icon in ((CURVES, "mdi6.chart-line"), (HEALTH, "mdi6.heart-pulse")):
            set_icon(self.switch.buttons[key], icon)
            self.switch.buttons[key].setMinimumWidth(LEAST_BUTTON)
        self.switch.setMinimumWidth(LEAST_BUTTON + 10)  # of the one that is there in a small window
        self._pages = Pages()
        self._pages.addWidget(curves)
        row = set_margins(QHBoxLayout(), 0)
        row.addWidget(self.switch)
        row.addWidget(timeline, 1)
        layout = set_margins(QVBoxLayout(self), 0)
        layout.addWidget(advice)
        layout.addWidget(self._pages, 1)
        layout.addLayout(row)
        timeline.installEventFilter(self)
        self._show_switch()

    @property
    def shows_health(self) -> bool:
        """True if the layers are shown, and not the curves."""
        return self.switch.key == HEALTH

    def show_key(self, key: str) -> None:
        """Show the curves or the layers, by key."""
        self.switch.choose(key)
        self._pages.setCurrentWidget(self._made_strip() if key == HEALTH else self._curves)
        self._fit_switch()
        self._show_switch()

    def _made_strip(self) -> HealthStrip:
        if self.strip is None:
            from gui.plots.health.health_strip import HealthStrip

            self.strip = HealthStrip()
            self._pages.addWidget(self.strip)
            self.made.emit(self.strip)
        return self.strip

    def _show_switch(self) -> None:
        self.switch.setVisible(self.shows_health or not self._timeline.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._show_switch()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_switch()

    def _fit_switch(self) -> None:
        """Leave the words to the tooltips where there is little room, and one button where there is less."""
        had_focus = any(button.hasFocus() for button in self.switch.buttons.values())
        for key, button in self.switch.buttons.items():
            button.setText(button.accessibleName() if self.width() >= WITH_WORDS else "")
            button.setVisible(self.width() >= BOTH_FROM or key != self.switch.key)
        if had_focus:  # the keyboard stays at the switch where the button that had it goes
            self._focus_switch()

    def _focus_switch(self) -> None:
        shown = [button for button in self.switch.buttons.values() if not button.isHidden()]
        if not any(button.hasFocus() for button in shown):
            shown[0].setFocus()

    def view_state(self) -> str:
        """Which is shown."""
        return self.switch.key

    def restore_view(self, key: str) -> None:
        """Show that again."""
        self.show_key(key)
