"""The loss of every step, thinned evenly once there are more than any curve can show."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array

MOST_VALUES = 200_000


class LossHistory:
    """Losses of the steps that are multiples of ``stride``.

    Attributes:
        values: the losses kept, oldest first.
        stride: 1, and doubled whenever ``MOST_VALUES`` are reached.
    """

    def __init__(self) -> None:
        self.values: list[float] = []
        self.stride = 1

    def extend(self, steps: int, losses: list[float]) -> None:
        """Remember the losses of the steps that follow on ``steps`` earlier ones."""
        self.values.extend(losses[-(steps + 1) % self.stride :: self.stride])
        while len(self.values) >= MOST_VALUES:
            self.values = self.values[1::2]
            self.stride *= 2

    def since(self, step: int) -> tuple[Array, Array]:
        """Numbers and losses of the kept steps after this one, both ``(k,)`` float64."""
        first = step // self.stride
        losses = np.array(self.values[first:], np.float64)
        steps = np.arange(first + 1, first + 1 + len(losses), dtype=np.float64) * self.stride
        return steps, losses  # as many of the one as of the other, though a run may be adding some

    def cut(self, step: int) -> None:
        """Forget all steps after this one."""
        del self.values[step // self.stride :]

    @classmethod
    def restored(cls, steps: Array, losses: Array) -> LossHistory:
        """History of what :meth:`since` gave for step 0."""
        history = cls()
        history.stride = int(steps[0]) if len(steps) else 1
        history.values = [float(loss) for loss in losses]
        return history
