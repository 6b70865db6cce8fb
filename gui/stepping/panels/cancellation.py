"""Cancellation: why a number and the stored one may have no digit in common, though both are right."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array
from gui.look.words.translation import tr

SAME = 1e-3
"""Relative difference up to which two numbers look the same."""
LAST_DIGITS = 1e-5
"""Largest error of a sum in float32 that is due to rounding, as a share of its largest term."""


def cancellation_text(total: float, stored: float, terms: Array) -> str:
    """Note on a number that is left over where its terms cancel out; empty where it is another.

    So it is with a bias before a BatchNorm, which takes away whatever it adds.
    """
    difference, largest = abs(total - stored), float(np.abs(terms).max(initial=0.0))
    if difference <= SAME * max(abs(total), abs(stored)) or difference > LAST_DIGITS * largest:
        return ""
    return tr(
        "What is added up here cancels out to 0 or nearly so; what is left of it is rounding in the last "
        "digits of float32."
    )
