"""The checkpoints of a run: every few epochs and the best, thinned so that they fit into memory."""

from __future__ import annotations

import sys

from engine.training.state.training_state import Checkpoint

MOST_CHECKPOINTS = 60
MOST_BYTES = 64_000_000
"""All checkpoints together may take this much memory, and as much in a project file."""

FEWEST_CHECKPOINTS = 4
"""Fewest checkpoints that are kept, however large the network is."""


class Timeline:
    """Checkpoints after every ``every``-th epoch; of too many, every second one is dropped.

    Which ones are there depends on the numbers of the epochs alone, so that a run that was saved and opened
    again has the same ones.
    """

    def __init__(self, checkpoints: tuple[Checkpoint, ...] = ()) -> None:
        self.kept = list(checkpoints)

    def wants(self, epoch: int, every: int) -> bool:
        """True if a checkpoint is due at the end of this epoch."""
        return every > 0 and epoch % (every * self._sparseness(epoch, every)) == 0

    def next_due(self, epoch: int, every: int) -> int:
        """First epoch from this one on at whose end a checkpoint is due."""
        if every <= 0:
            return sys.maxsize
        apart = every * self._sparseness(epoch, every)
        due = -(-epoch // apart) * apart
        while not self.wants(due, every):
            due += apart
        return due

    def _sparseness(self, epoch: int, every: int) -> int:
        """The power of two by which the distance has to grow for all epochs so far to find room."""
        times, most = 1, self._most
        while epoch // (every * times) > most:
            times *= 2
        return times

    @property
    def _most(self) -> int:
        """Number of checkpoints that find room; all of a run are of one size."""
        if not self.kept:
            return MOST_CHECKPOINTS
        size = self.kept[-1].values.nbytes * (1 + len(self.kept[-1].optimizer))
        return max(FEWEST_CHECKPOINTS, min(MOST_CHECKPOINTS, MOST_BYTES // max(1, size)))

    def add(self, checkpoint: Checkpoint, every: int) -> None:
        """Keep one more."""
        self.kept.append(checkpoint)
        if len(self.kept) > self._most:
            apart = every * self._sparseness(checkpoint.epoch, every)
            self.kept = [one for one in self.kept if one.epoch % apart == 0]

    def cut(self, epoch: int) -> None:
        """Forget all that came after an epoch."""
        self.kept = [one for one in self.kept if one.epoch <= epoch]
