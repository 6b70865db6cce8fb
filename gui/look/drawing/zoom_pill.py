"""Buttons for the zoom of a drawing, with the percentage between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gui.look.drawing.zoom_view import ZoomView
from gui.look.icons import set_icon
from gui.look.theme import interface_font
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.words.translation import tr

PILL_HEIGHT = 34


class ZoomPill(QFrame):
    """Buttons for the zoom, with the percentage between them."""

    def __init__(self, view: ZoomView, parent: QWidget, prefix: str = "") -> None:
        """Zooms ``view``; ``prefix`` comes before the names of all its widgets, where there are several."""
        super().__init__(parent)
        self._view = view
        self.setObjectName(f"{prefix}zoom_pill")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        layout = set_margins(QHBoxLayout(self), 0, (4, 0, 4, 0))
        self.percent, self.larger = QToolButton(), QToolButton()
        for button, name, glyph, label, tooltip, do in (
            (
                QToolButton(),
                "zoom_out",
                "minus",
                tr("Zoom out"),
                tr("Make the drawing smaller"),
                view.zoom_out,
            ),
            (self.percent, "zoom_reset", "", tr("Actual size"), tr("Show it at 100 %"), view.zoom_reset),
            (self.larger, "zoom_in", "plus", tr("Zoom in"), tr("Make the drawing larger"), view.zoom_in),
            (QToolButton(), "zoom_fit", "arrow-expand", tr("Fit"), tr("Show all of it (F)"), view.fit),
        ):
            set_names(button, f"{prefix}{name}", label, tooltip)
            button.setProperty("look", "flat")
            button.setFont(interface_font(9))
            button.setFixedHeight(PILL_HEIGHT - 6)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(do)
            layout.addWidget(button)
            if glyph:
                set_icon(button, f"mdi6.{glyph}", "muted")
                button.setFixedWidth(PILL_HEIGHT)
        self.percent.setFixedWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 26)
        view.zoomed.connect(self._show_zoom)
        self._show_zoom()

    def _show_zoom(self) -> None:
        self.percent.setText(tr("{percent} %", percent=round(100 * self._view.zoom)))
        self.adjustSize()
