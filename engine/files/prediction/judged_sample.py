"""Keeps the answers that figures are computed from: all, or of very many rows a sample."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.core.task import Task
from engine.evaluation.answers import Answers

MOST_JUDGED = 1_000_000
"""Rows that figures are computed from. The accuracy of so many drawn ones misses that of all by 0.001 at
most, in 95 of 100 draws."""


class JudgedSample:
    """Answers to rows whose target is known.

    Of more rows than :data:`MOST_JUDGED`, so many are drawn, each with the same chance.

    Attributes:
        rows: whose target is known.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._generator = np.random.default_rng(0)
        self._kept: list[tuple[NDArray[Any], ...]] = []
        self._held = self.rows = 0

    def add(self, actual: NDArray[Any], predicted: NDArray[Any], probabilities: Array | None) -> None:
        """Take the answers to more rows ``(m,)``; those without a known target do not count."""
        known = np.isfinite(actual) if self._task.kind == "regression" else actual >= 0
        arrays = (actual, predicted) if probabilities is None else (actual, predicted, probabilities)
        added = tuple(array[known] for array in arrays)
        count = len(added[0])
        self._kept.append((self._generator.random(count), *added))
        self.rows += count
        self._held += count
        if self._held > 2 * MOST_JUDGED:
            self._draw()

    def _draw(self) -> None:
        joined = tuple(np.concatenate(arrays) for arrays in zip(*self._kept, strict=True))
        if len(joined[0]) > MOST_JUDGED:
            # The rows with the smallest random numbers are a sample of all that came so far.
            chosen = np.sort(np.argpartition(joined[0], MOST_JUDGED)[:MOST_JUDGED])
            joined = tuple(array[chosen] for array in joined)
        self._kept, self._held = [joined], len(joined[0])

    def answers(self) -> Answers | None:
        """The answers that are judged; None where no target is known."""
        if not self.rows:
            return None
        self._draw()
        _, *arrays = self._kept[0]
        return Answers(self._task, *arrays)
