"""Hover label: the exact values under the pointer, beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.look.theme import number_font, theme
from gui.look.words.translation import tr
from gui.plots.curves.line import Line
from gui.plots.curves.plot_frame import TOP

GAP = 12
"""Pixels between the pointer and the label."""


class HoverLabel(QLabel):
    """Small table over a plot; it stays below the label of the best epoch and lets the mouse through."""

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_values(self, lines: Sequence[Line], epoch: float, pointer: QPoint) -> None:
        """Show each line's point nearest to ``epoch``."""
        muted = f"style='color: {theme.color('muted').name()}'"
        head = f"<td></td><td {muted} align='right'>{tr('exact')}</td><td {muted}>&nbsp;{tr('smoothed')}</td>"
        rows = [head]
        for line in lines:
            point, color = line.nearest(epoch), theme.color(line.color).name()
            rows.append(
                f"<td><span style='color: {color}'>{line.name}</span> "
                f"<span {muted}>{point.x:.5g}</span>&nbsp;</td><td align='right'>{point.raw:.6g}</td>"
                f"<td {muted} align='right'>&nbsp;{point.smoothed:.4g}</td>"
            )
        self.setText(f"<table cellspacing='0'>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        self.adjustSize()
        self._move_beside(pointer)
        self.show()

    def _move_beside(self, pointer: QPoint) -> None:
        room = self._plot.size() - self.size()
        x = pointer.x() + GAP
        if x > room.width():
            x = pointer.x() - GAP - self.width()
        upper_half = pointer.y() < self._plot.height() / 2
        y = pointer.y() + (GAP if upper_half else -GAP - self.height())
        self.move(max(x, 0), max(min(y, room.height()), TOP))

    def _restyle(self) -> None:
        font, colors = number_font(8), theme.palette
        self.setStyleSheet(
            f"background: {colors.raised}; color: {colors.text}; padding: 2px 5px;"
            f"border: 1px solid {colors.border}; border-radius: 5px;"
            f"font-family: '{font.family()}'; font-size: {font.pointSizeF()}pt;"
        )
