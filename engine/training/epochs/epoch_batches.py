"""The mini-batches of the epoch under way: their rows, and what they gave."""

from __future__ import annotations

import operator

import numpy as np

from engine.common.arrays import Array, Indices

BYTES_GATHERED = 4_000_000
"""Shuffled rows are copied together in pieces of about this size, so that a batch is a plain view."""


class EpochBatches:
    """Gathers the training rows of mini-batches, and keeps their outputs.

    The outputs are kept so that the epoch's metric costs one call, not one a step.

    Attributes:
        loss: losses of the rows of the epoch that are done, added up.
    """

    def __init__(self, inputs: Array, targets: Array) -> None:
        """Take the training rows ``inputs`` ``(m, n)`` and ``targets`` ``(m, k)``."""
        self._sources = (inputs, targets)
        self._outputs, self._targets_done = np.empty_like(targets), np.empty_like(targets)
        self._rows = 0
        self._gathered: list[Array] = [np.empty((0, 0)), np.empty((0, 0))]
        self.loss = 0.0

    @property
    def outputs(self) -> Array:
        """Outputs ``(rows done, k)`` since the last :meth:`restart`, each from before its update."""
        return self._outputs[: self._rows]

    @property
    def targets(self) -> Array:
        """Targets ``(rows done, k)`` of the outputs."""
        return self._targets_done[: self._rows]

    def restart(self) -> None:
        """Forget the outputs."""
        self._rows = 0

    def rows_gathered(self, batch: int) -> int:
        """Number of rows to gather at once, a multiple of the batch size."""
        inputs = self._sources[0]
        row_bytes: int = inputs.shape[1] * inputs.itemsize
        return batch * max(1, BYTES_GATHERED // (batch * row_bytes))

    def gather(self, chosen: Indices) -> tuple[Array, Array]:
        """Inputs and targets of these training rows; overwritten by the next call."""
        count = len(chosen)
        if count > len(self._gathered[0]):
            self._gathered = [np.empty((count, source.shape[1]), source.dtype) for source in self._sources]
        inputs, targets = (rows[:count] for rows in self._gathered)
        for source, rows in zip(self._sources, (inputs, targets), strict=True):
            # No index is out of range, and unless it is told so, take copies everything once more.
            np.take(source, chosen, axis=0, out=rows, mode="clip")
        return inputs, targets

    def record(self, losses: list[float], outputs: list[Array], targets: Array) -> int:
        """Keep what mini-batches gave, whose rows ``targets`` begin with; gives how many rows they had."""
        rows = [len(output) for output in outputs]
        done, total = self._rows, sum(rows)
        np.concatenate(outputs, out=self._outputs[done : done + total])
        self._targets_done[done : done + total] = targets[:total]
        for loss_of_rows in map(operator.mul, losses, rows):
            self.loss += loss_of_rows  # one by one, since the last bit must not depend on the bundles
        self._rows += total
        return total
