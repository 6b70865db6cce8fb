"""State of the curves that lasts when the window is made for another language."""

from __future__ import annotations

from dataclasses import dataclass

from engine.core.task import Task
from gui.plots.curves.training_history import TrainingHistory


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvesState:
    """The curves themselves, and what the user chose to see of them.

    Attributes:
        history: all points.
        best_epoch: the marked epoch, or 0.
        task: what is learnt, or None without a run.
        epochs: that are planned.
        shows_error: whether the mean absolute error stands in the place of R².
        is_log: whether the axis of the loss is logarithmic.
        smoothing: in percent.
        weights_of: the epoch whose weights are in the network, where it is not the last one.
        is_edited: whether some of them were set by hand.
    """

    history: TrainingHistory
    best_epoch: int
    task: Task | None
    epochs: float
    shows_error: bool
    is_log: bool
    smoothing: int
    weights_of: int | None
    is_edited: bool
