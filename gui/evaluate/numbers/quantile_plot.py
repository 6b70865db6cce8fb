"""Q-Q plot: quantiles of the residuals against those of the normal distribution."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from engine.evaluation.diagnostics.residuals import Residuals, quartile_line
from gui.evaluate.numbers.axes import Axes, polygon, range_of
from gui.evaluate.numbers.plot import Plot
from gui.look.theme import theme
from gui.look.words.translation import tr


class QuantilePlot(Plot):
    """Points, and the line through the quartiles that residuals of a normal distribution lie on."""

    def __init__(self, name: str, title: str) -> None:
        help_text = tr(
            "Residuals in ascending order, beside those that a normal distribution would give; the line goes "
            "through the quartiles"
        )
        super().__init__(name, title, help_text)

    def names(self) -> tuple[str, str]:
        return tr("normal quantile"), tr("actual − predicted")

    def axes(self) -> Axes:
        quantiles, values = (np.zeros(1), np.zeros(1)) if self.residuals is None else self.residuals.quantiles
        return Axes.within(self.width(), self.height(), range_of(quantiles), range_of(values))

    def paint_plot(self, painter: QPainter, residuals: Residuals) -> None:
        axes, (quantiles, values) = self.axes(), residuals.quantiles
        axes.paint(painter, *self.names())
        slope, middle = quartile_line(quantiles, values)
        left, right = axes.across
        axes.paint_line(painter, axes.across, (middle + slope * left, middle + slope * right))
        color = theme.color("forward", 0.6)
        painter.setPen(QPen(color, 4.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(polygon(axes.x_pixels(quantiles), axes.y_pixels(values)))
