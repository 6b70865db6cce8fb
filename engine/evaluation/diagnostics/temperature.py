"""The temperature at which the probabilities of a network fit some rows best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.common.messages import UserError
from engine.evaluation.answers import Answers, decided
from engine.evaluation.figures import confidence_calibration
from engine.evaluation.judged import LEAST_PROBABILITY
from engine.project.decision import Decision

LEAST, MOST = 0.05, 20.0
"""Temperatures between which the best is looked for."""
PRECISION = 1e-7
"""Of its logarithm."""


@dataclass(frozen=True, slots=True)
class FittedTemperature:
    """A temperature that was fitted.

    Attributes:
        temperature: the best one.
        rows: that it was fitted on.
        error_before, error_after: expected calibration error of these rows at temperature 1 and at this one.
    """

    temperature: float
    rows: int
    error_before: float
    error_after: float


def fit_temperature(answers: Answers) -> FittedTemperature:
    """Fit the temperature with the lowest log loss to answers of a network of temperature 1.

    Guo et al., On Calibration of Modern Neural Networks, 2017. The loss is convex in ``1 / temperature``, so
    that there is one best.

    Raises:
        UserError: the rows do not tell one, as where all of them are right: the surer the better then.
    """
    from scipy import optimize

    if answers.probabilities is None or not len(answers) or not np.isfinite(answers.probabilities).all():
        raise UserError("There are no probabilities that a temperature could be fitted to.")
    z = np.log(np.maximum(answers.probabilities, LEAST_PROBABILITY))
    z -= z[np.arange(len(answers)), answers.actual][:, None]  # 0 for the right class

    def log_loss(log_temperature: float) -> float:
        scaled = z / np.exp(log_temperature)
        highest = scaled.max(1)
        return float((highest + np.log(np.exp(scaled - highest[:, None]).sum(1))).mean())

    ends = (float(np.log(LEAST)), float(np.log(MOST)))
    found = optimize.minimize_scalar(log_loss, bounds=ends, method="bounded", options={"xatol": PRECISION})
    best = float(found.x)
    if min(best - ends[0], ends[1] - best) < 0.01:
        raise UserError(
            "These rows do not tell a temperature: the network is right on nearly all of them, or hardly "
            "better than guessing."
        )
    temperature = round(float(np.exp(best)), 4)
    after = decided(answers, Decision(temperature=temperature))
    assert after.probabilities is not None  # noqa: S101 - they are of classes
    return FittedTemperature(
        temperature,
        len(answers),
        confidence_calibration(answers.actual, answers.probabilities).error,
        confidence_calibration(answers.actual, after.probabilities).error,
    )
