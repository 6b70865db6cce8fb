"""Network and baselines side by side: how much better it is, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

from engine.evaluation.answers import Answers
from engine.evaluation.comparison.baselines import Baseline
from engine.evaluation.importance import quick_figure
from engine.evaluation.interval import interval_of, interval_of_difference


@dataclass(frozen=True, slots=True)
class Rival:
    """A baseline with what is said of it.

    Attributes:
        figure: accuracy or R².
        interval: the 95 % interval of that.
        better_by: the 95 % interval of how much better the network is.
        seconds: that fitting and answering took.
    """

    figure: float
    interval: tuple[float, float]
    better_by: tuple[float, float]
    seconds: float

    @property
    def is_level(self) -> bool:
        """True if the rows do not tell which of the two is better."""
        low, high = self.better_by
        return math.isnan(low) or low <= 0 <= high

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def rival(baseline: Baseline, network: Answers) -> Rival:
    """What is said of a baseline beside the answers of a network to the same rows."""
    better_by = interval_of_difference(network, baseline.answers)
    answers = baseline.answers
    return Rival(quick_figure(answers), interval_of(answers), better_by, baseline.seconds)
