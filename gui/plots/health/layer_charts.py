"""Charts of a layer: outputs and gradients as ridges; idle units, gradient norm, update ratio as trends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from engine.common.arrays import Array
from engine.training.observation.health import SOUND_GRADIENT_NORM, SOUND_UPDATE_RATIO
from gui.look.words.translation import tr
from gui.plots.health.ridge_chart import RidgeChart
from gui.plots.health.trend_chart import Axis, Trend, TrendChart

if TYPE_CHECKING:
    from engine.insight.health.layer_state import LayerState

USUAL_RATIO = 1e-3
"""Length of an update over that of the weights that is best as a rule (Karpathy, CS231n)."""


class OutputsChart(RidgeChart):
    """Outputs of a layer."""

    key: ClassVar[str] = "outputs"

    def __init__(self, name: str, title: str = "") -> None:
        tip = tr("What the layer gives for the training rows that stand for all.")
        super().__init__(name, title or self.label(), f"{tip}\n{_order()}", color="forward", is_signed=False)

    @staticmethod
    def label() -> str:
        """What it shows, in a word or two."""
        return tr("Outputs")

    @staticmethod
    def fits(states: Sequence[LayerState], *, is_activated: bool) -> bool:
        """True if a layer with these states has such numbers."""
        return bool(states)

    def show_states(
        self, epochs: Sequence[int], states: Sequence[LayerState], beside: Sequence[LayerState] = ()
    ) -> None:
        """Show the layer at these epochs, on an axis that has room for what is shown ``beside`` it too."""
        self.show_spreads(epochs, [state.outputs for state in states])


class GradientsChart(RidgeChart):
    """Gradients of what a layer learns."""

    key: ClassVar[str] = "gradients"

    def __init__(self, name: str, title: str = "") -> None:
        tip = tr("Gradients of all that the layer learns, on one mini-batch that stays.")
        super().__init__(name, title or self.label(), f"{tip}\n{_order()}", color="backward", is_signed=True)

    @staticmethod
    def label() -> str:
        """What it shows, in a word or two."""
        return tr("Gradients")

    @staticmethod
    def fits(states: Sequence[LayerState], *, is_activated: bool) -> bool:
        """True if a layer with these states has such numbers."""
        return bool(states) and all(state.gradients is not None for state in states)

    def show_states(
        self, epochs: Sequence[int], states: Sequence[LayerState], beside: Sequence[LayerState] = ()
    ) -> None:
        """Show the layer at these epochs, on an axis that has room for what is shown ``beside`` it too."""
        self.show_spreads(epochs, [state.gradients for state in states if state.gradients is not None])


class SharesChart(TrendChart):
    """Share of units that are dead, and of outputs that are saturated."""

    key: ClassVar[str] = "shares"

    def __init__(self, name: str, title: str = "") -> None:
        tip = tr("Share of units that give 0 for every row, and of outputs that are almost at their ends")
        super().__init__(name, title or self.label(), tip, Axis(is_share=True))

    @staticmethod
    def label() -> str:
        """What it shows, in a word or two."""
        return tr("Dead, saturated")

    @staticmethod
    def fits(states: Sequence[LayerState], *, is_activated: bool) -> bool:
        """True if a layer with these states has such numbers."""
        return bool(states) and is_activated

    def show_states(
        self, epochs: Sequence[int], states: Sequence[LayerState], beside: Sequence[LayerState] = ()
    ) -> None:
        """Show the layer at these epochs, on an axis that has room for what is shown ``beside`` it too."""
        dead, saturated = figures(states, "dead"), figures(states, "saturated")
        lines = Trend(tr("dead"), "trouble", dead), Trend(tr("saturated"), "violet", saturated)
        self.show_trends(epochs, lines)


class FigureChart(TrendChart):
    """One figure of what a layer learns, on a logarithmic axis."""

    figure: ClassVar[str]

    @staticmethod
    def fits(states: Sequence[LayerState], *, is_activated: bool) -> bool:
        """True if a layer with these states has such numbers."""
        return bool(states) and all(state.gradients is not None for state in states)

    def show_states(
        self, epochs: Sequence[int], states: Sequence[LayerState], beside: Sequence[LayerState] = ()
    ) -> None:
        """Show the layer at these epochs, on an axis that has room for what is shown ``beside`` it too."""
        trend = Trend("", "text", figures(states, self.figure))
        self.show_trends(epochs, (trend,), figures(beside, self.figure))


class NormChart(FigureChart):
    """Length of the gradient."""

    key: ClassVar[str] = "norm"
    figure = "gradient_norm"

    def __init__(self, name: str, title: str = "") -> None:
        tip = tr("Length of the gradient of all that the layer learns; in the green band it is sound")
        super().__init__(name, title or self.label(), tip, Axis(sound=SOUND_GRADIENT_NORM))

    @staticmethod
    def label() -> str:
        """What it shows, in a word or two."""
        return tr("Gradient norm")


class RatioChart(FigureChart):
    """Length of a step over that of the weights."""

    key: ClassVar[str] = "ratio"
    figure = "update_ratio"

    def __init__(self, name: str, title: str = "") -> None:
        tip = tr("Length of an update over length of the weights: sound in the green band, 0.001 is usual")
        super().__init__(name, title or self.label(), tip, Axis(sound=SOUND_UPDATE_RATIO, usual=USUAL_RATIO))

    @staticmethod
    def label() -> str:
        """What it shows, in a word or two."""
        return tr("Update / weight")


LayerChart = OutputsChart | GradientsChart | SharesChart | NormChart | RatioChart
CHARTS: dict[str, type[LayerChart]] = {
    chart.key: chart for chart in (OutputsChart, GradientsChart, SharesChart, NormChart, RatioChart)
}
"""All charts of a layer, by their keys."""


def figures(states: Sequence[LayerState], name: str) -> Array:
    """A figure of each of these states, ``(k,)``."""
    return np.array([getattr(state, name) for state in states], np.float64)


def _order() -> str:
    return tr("The first checkpoint is at the back, the last one in front; each is as high as it is dense.")


def checkpoints_text(count: int) -> str:
    """How many checkpoints are shown; empty for none."""
    if not count:
        return ""
    return tr("1 checkpoint") if count == 1 else tr("{count} checkpoints", count=count)
