"""The learning rates that a schedule plans."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array
from engine.core.training_settings import TrainingSettings
from engine.training.schedules import SCHEDULES


def planned_rates(settings: TrainingSettings, epochs: int) -> Array:
    """Learning rate of each epoch, ``(epochs,)`` float64; a plateau cannot be known before."""
    schedule = SCHEDULES[settings.schedule](settings)
    return np.array([settings.learning_rate * schedule.factor(epoch) for epoch in range(1, epochs + 1)])
