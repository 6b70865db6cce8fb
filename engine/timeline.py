"""The checkpoints of a run: every few epochs and the best, thinned so that they fit into memory."""

from __future__ import annotations

from engine.training_state import Checkpoint

MOST_CHECKPOINTS = 60
MOST_BYTES = 64_000_000
"""All checkpoints together may take this much memory, and as much in a project file."""


class Timeline:
    """Checkpoints after every ``every``-th epoch; of too many, every second one is dropped.

    Which ones are there depends on the numbers of the epochs alone, so that a run that was saved and opened
    again has the same ones.
    """

    def __init__(self, checkpoints: tuple[Checkpoint, ...] = ()) -> None:
        self.kept = list(checkpoints)

    def wants(self, epoch: int, every: int) -> bool:
        """Whether a checkpoint is due at the end of this epoch."""
        return every > 0 and epoch % (every * self._sparseness(every)) == 0

    def _sparseness(self, every: int) -> int:
        """The power of two by which the distance has grown."""
        times = 1
        for older, newer in zip(self.kept, self.kept[1:], strict=False):
            while newer.epoch - older.epoch >= 2 * times * every:
                times *= 2
        return times

    def add(self, checkpoint: Checkpoint, every: int) -> None:
        """Keep one more."""
        self.kept.append(checkpoint)
        vectors = 1 + len(checkpoint.optimizer)
        size = max(1, checkpoint.values.nbytes * vectors)
        most = max(4, min(MOST_CHECKPOINTS, MOST_BYTES // size))
        while len(self.kept) > most:
            apart = 2 * every * self._sparseness(every)
            self.kept = [one for one in self.kept if one.epoch % apart == 0]

    def cut(self, epoch: int) -> None:
        """Forget all that came after an epoch."""
        self.kept = [one for one in self.kept if one.epoch <= epoch]
