"""Tells from the curves of a run that it overfits: validation gets clearly worse while training goes on."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array
from engine.training.observation.epoch_history import EpochHistory
from engine.training.observation.snapshot import Overfitting

FEWEST = 20
"""Epochs that must have passed since the best one."""

CLEAR_RISE, WORTH_TELLING = 0.15, 0.02
"""Least rise of the validation loss: a share of its lowest value, and of its first one."""

MIDDLE_OF = 5
"""A point of the curve that is judged is the median of so many neighbours."""

TIMES_NOISE = 4.0
"""Least rise as a multiple of the deviation of the epochs from a straight line through them."""

TIMES_EARLIER = 2.0
"""Least rise as a multiple of the largest one before the best epoch, which was made good again."""

PLAIN_RISE, PLAIN_FALL = 1.5, 0.5
"""A validation loss that rose so far while the training loss fell so far needs no straight line."""

STILL_FALLS = 0.95
"""The training loss must be below this share of what it was at the best epoch."""


def find_overfitting(records: EpochHistory, after: int = 0) -> Overfitting | None:
    """Find out whether a run overfits by now, judged by its epochs ``after`` this one.

    It must be plain to anybody who looks at the curves. A validation loss that jumps, wanders or comes back
    is no reason, nor is one that rises by a trifle: nobody gains anything from a false alarm.
    """
    first = int(np.searchsorted(records.column("epoch"), after, "right"))
    validation, training = (records.column(name)[first:] for name in ("validation_loss", "train_loss"))
    if len(validation) < FEWEST + 3 or not (np.isfinite(validation).all() and np.isfinite(training).all()):
        return None
    smooth = _medians(validation)
    best = int(smooth.argmin())
    since, lowest = validation[best:], float(smooth[best])
    later = since[len(since) - len(since) // 2 :]
    # The best epoch that is told is the one that the curves mark and that a run goes back to.
    marked = int(validation.argmin())
    smooth_epoch, epoch = (int(records.column("epoch")[first + place]) for place in (best, marked))
    if records.epochs - max(epoch, smooth_epoch) < FEWEST or len(since) < 6:
        return None
    now = float(np.median(since[-MIDDLE_OF:]))
    share_left = float(np.median(training[-len(later) :]) / _medians(training)[best])
    lately = float(np.quantile(since[-FEWEST // 2 :], 0.25))
    is_plain = lately > PLAIN_RISE * lowest and share_left < PLAIN_FALL
    rise = min(lately if is_plain else float(np.quantile(later, 0.25)), now) - lowest
    if rise < max(CLEAR_RISE * lowest, WORTH_TELLING * float(validation[0])):
        return None
    earlier = float((smooth[: best + 1] - np.minimum.accumulate(smooth[: best + 1])).max())
    if rise < TIMES_EARLIER * earlier or share_left >= STILL_FALLS or not (is_plain or _rises(since)):
        return None
    return Overfitting(epoch, float(validation[marked]), now, records.epochs)


def _medians(curve: Array) -> Array:
    """The median of each point and its neighbours."""
    reach = MIDDLE_OF // 2
    around = np.lib.stride_tricks.sliding_window_view(np.pad(curve, reach, mode="edge"), MIDDLE_OF)
    medians: Array = np.median(around, axis=-1)
    return medians


def _rises(losses: Array) -> bool:
    """True if each third lies above the one before, and a straight line above the noise around it."""
    low, middle, high = (np.median(part) for part in np.array_split(losses, 3))
    place = np.arange(len(losses)) - (len(losses) - 1) / 2
    slope = place @ losses / (place @ place)
    noise = (losses - losses.mean() - slope * place).std()
    return bool(low < middle < high and slope * (len(losses) - 1) >= TIMES_NOISE * noise)
