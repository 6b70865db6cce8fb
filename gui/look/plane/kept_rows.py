"""Rows that every view of a plane shows, drawn once for a dataset."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.dataset import Dataset
from gui.look.plane.number_scale import SHARES, NumberScale, scale_of
from gui.look.plane.plane_points import PlaneRows, plane_rows


@dataclass(frozen=True, slots=True, eq=False)
class ScaledRows:
    """Rows that stand for all of a dataset, and the range of what a network says.

    Attributes:
        dataset: that they are of.
        rows: training and validation rows.
        scale: that of the target, or of probabilities.
    """

    dataset: Dataset
    rows: PlaneRows
    scale: NumberScale


class KeptRows:
    """Keeps the rows of the dataset that was asked about last."""

    def __init__(self) -> None:
        self._kept: ScaledRows | None = None

    def of(self, dataset: Dataset) -> ScaledRows:
        """The rows of this dataset, the same ones each time."""
        kept = self._kept
        if kept is None or kept.dataset is not dataset:
            rows = plane_rows(dataset)
            is_number = dataset.task.kind == "regression"
            scale = scale_of(rows.targets[: rows.training]) if is_number else SHARES
            kept = self._kept = ScaledRows(dataset, rows, scale)
        return kept
