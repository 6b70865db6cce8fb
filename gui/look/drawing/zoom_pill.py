"""Buttons for the zoom of a drawing, with the percentage between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gui.look.icons import set_icon
from gui.look.theme import interface_font
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.words.translation import tr

PILL_HEIGHT = 34


class ZoomPill(QFrame):
    """Buttons for the zoom, with the percentage between them."""

    out_wanted, in_wanted, reset_wanted, fit_wanted = Signal(), Signal(), Signal(), Signal()
    """The button for this was pressed."""

    def __init__(self, parent: QWidget, prefix: str = "") -> None:
        """Above ``parent``; ``prefix`` comes before the names of all its widgets, where there are several."""
        super().__init__(parent)
        self.setObjectName(f"{prefix}zoom_pill")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        layout = set_margins(QHBoxLayout(self), 0, (4, 0, 4, 0))
        self.percent = QToolButton()
        for button, name, glyph, words, tooltip, wanted in (
            (
                QToolButton(),
                "zoom_out",
                "minus",
                tr("Zoom out"),
                tr("Make the drawing smaller"),
                self.out_wanted,
            ),
            (self.percent, "zoom_reset", "", tr("Actual size"), tr("Show it at 100 %"), self.reset_wanted),
            (QToolButton(), "zoom_in", "plus", tr("Zoom in"), tr("Make the drawing larger"), self.in_wanted),
            (QToolButton(), "zoom_fit", "arrow-expand", tr("Fit"), tr("Show all of it (F)"), self.fit_wanted),
        ):
            set_names(button, f"{prefix}{name}", words, tooltip)
            button.setProperty("look", "flat")
            button.setFont(interface_font(9))
            button.setFixedHeight(PILL_HEIGHT - 6)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(wanted)
            layout.addWidget(button)
            if glyph:
                set_icon(button, f"mdi6.{glyph}", "muted")
                button.setFixedWidth(PILL_HEIGHT)
        self.percent.setFixedWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 26)
        self.show_zoom(1.0)

    def show_zoom(self, zoom: float) -> None:
        """Show the percentage."""
        self.percent.setText(tr("{percent} %", percent=round(100 * zoom)))
        self.adjustSize()
