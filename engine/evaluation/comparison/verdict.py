"""What is said of a network in one line: its main figure, how sure it is, and how its rivals do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.evaluation.answers import Answers
from engine.evaluation.comparison.baselines import Baseline
from engine.evaluation.comparison.rivals import Rival, rival
from engine.evaluation.figures import Figures, figures_of
from engine.evaluation.interval import interval_of


@dataclass(frozen=True, slots=True, eq=False)
class NetworkVerdict:
    """NetworkVerdict on the answers to some rows.

    Attributes:
        figures: all of them.
        interval: the 95 % interval of accuracy or R².
        rivals: by the keys of :data:`engine.evaluation.comparison.baselines.BASELINES`, those that are known.
    """

    figures: Figures
    interval: tuple[float, float]
    rivals: dict[str, Rival]


def verdict_on(answers: Answers, baselines: Iterable[Baseline] = ()) -> NetworkVerdict:
    """The verdict on a network, beside baselines that answered the same rows."""
    rivals = {each.key: rival(each, answers) for each in baselines}
    return NetworkVerdict(figures_of(answers), interval_of(answers), rivals)
