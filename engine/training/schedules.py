"""Schedules: how the learning rate changes from epoch to epoch."""

from __future__ import annotations

import math

from engine.core.training_settings import TrainingSettings

LEAST_CHANGE = 1e-8
"""A plateau lowers the rate by more than this or not at all, as in PyTorch: it never comes to nothing."""

PLATEAU_MARGIN = 1e-4
"""A loss counts as better if it is lower by this share, as in PyTorch's ReduceLROnPlateau."""


ScheduleState = tuple[float, ...]
"""Numbers that a schedule remembers of the epochs so far; empty where it goes by their numbers alone."""


class Schedule:
    """The factor of one run by which the learning rate of the settings is multiplied; never changes it."""

    def __init__(self, settings: TrainingSettings) -> None:
        self.settings = settings

    def factor(self, epoch: int) -> float:
        """Factor of this epoch, counted from 1.

        In the warm-up it grows evenly; the schedule begins after it, and never goes below its floor.
        """
        warmup = self.settings.warmup_epochs
        if epoch <= warmup:
            return epoch / (warmup + 1)
        return max(self.settings.schedule_floor, self.after_warmup(epoch - warmup))

    def after_warmup(self, epoch: int) -> float:
        """The factor of an epoch, counted from 1 after the warm-up."""
        return 1.0

    def observe(self, loss: float, epochs: int = 1) -> None:
        """Take note of the loss of one epoch, on the validation rows if there are any.

        ``epochs`` have passed since the one before, of which nothing is known but for this one.
        """

    @property
    def state(self) -> ScheduleState:
        """All that :meth:`observe` has left; can be set to what another one of the same kind has."""
        return ()

    @state.setter
    def state(self, state: ScheduleState) -> None:
        pass


class StepDecay(Schedule):
    """Multiplied after every ``schedule_epochs``, so that the rate falls in stairs."""

    def after_warmup(self, epoch: int) -> float:
        return float(self.settings.schedule_factor ** ((epoch - 1) // self.settings.schedule_epochs))


class Exponential(Schedule):
    """Multiplied by the same number after every epoch: by the factor over ``schedule_epochs``."""

    def after_warmup(self, epoch: int) -> float:
        return float(self.settings.schedule_factor ** ((epoch - 1) / self.settings.schedule_epochs))


class Cosine(Schedule):
    """Half a wave of a cosine down to zero over the planned epochs (Loshchilov and Hutter, 2017)."""

    def after_warmup(self, epoch: int) -> float:
        planned = max(1, self.settings.epochs - self.settings.warmup_epochs)
        return 0.5 * (1 + math.cos(math.pi * min(1.0, (epoch - 1) / planned)))


class OneCycle(Schedule):
    """Up to the learning rate and down to next to nothing in one run (Smith and Topin, 2018); no warm-up.

    Both ways are half a wave of a cosine, and all numbers those of PyTorch's OneCycleLR: up from 1/25 in the
    first 30 % of the planned epochs, down to a 250,000th at the last. Beyond that the rate stays.
    """

    RISING, FIRST, LAST = 0.3, 1 / 25, 1 / 250_000
    """Share of the epochs in which it rises, and the factors of the first and the last epoch."""

    def factor(self, epoch: int) -> float:
        last = self.settings.epochs - 1
        if last < 1:
            return 1.0  # a run of one epoch has no time to rise
        top, passed = self.RISING * self.settings.epochs - 1, min(epoch - 1, last)
        if passed <= top:
            return _between(self.FIRST, 1.0, passed / top)
        return _between(1.0, self.LAST, (passed - top) / (last - top))


def _between(start: float, end: float, way: float) -> float:
    """Half a wave of a cosine from ``start`` to ``end``; ``way`` from 0 to 1."""
    return end + (start - end) / 2 * (1 + math.cos(math.pi * way))


class Plateau(Schedule):
    """Multiplied whenever the loss was not better for more than ``schedule_epochs``."""

    def __init__(self, settings: TrainingSettings) -> None:
        super().__init__(settings)
        self._factor, self._best, self._waited = 1.0, math.inf, 0

    def after_warmup(self, epoch: int) -> float:
        return self._factor

    @property
    def state(self) -> ScheduleState:
        return self._factor, self._best, self._waited

    @state.setter
    def state(self, state: ScheduleState) -> None:
        self._factor, self._best = state[0], state[1]
        self._waited = int(state[2])

    def observe(self, loss: float, epochs: int = 1) -> None:
        if loss < self._best * (1 - PLATEAU_MARGIN):
            self._best, self._waited = loss, 0
            return
        self._waited += epochs
        if self._waited > self.settings.schedule_epochs:
            lower = self._factor * self.settings.schedule_factor
            if self.settings.learning_rate * (self._factor - lower) > LEAST_CHANGE:
                self._factor = lower
            self._waited = 0


SCHEDULES: dict[str, type[Schedule]] = {
    "constant": Schedule,
    "step": StepDecay,
    "exponential": Exponential,
    "cosine": Cosine,
    "plateau": Plateau,
    "one_cycle": OneCycle,
}
