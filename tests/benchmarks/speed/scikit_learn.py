"""scikit-learn's contestants: ``partial_fit`` of a mini-batch, and ``fit`` of whole epochs."""

from __future__ import annotations

import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier

from tests.benchmarks.speed.plans import RATE, Plan
from tests.benchmarks.speed.turns import Timed, time_steps

EPOCHS = 5
"""Of one ``fit``, which checks its input once."""


def scikit_learn(plan: Plan, whole_epochs: bool) -> Timed:
    """An MLPClassifier with the plan's Dense layers."""
    warnings.simplefilter("ignore")  # it warns that a few epochs are not enough
    data = plan.dataset().train
    labels, classes = data.targets.argmax(1), np.arange(plan.widths[-1])
    model = MLPClassifier(
        plan.widths[1:-1], batch_size=plan.batch, learning_rate_init=RATE, alpha=0, max_iter=EPOCHS
    )
    model.set_params(n_iter_no_change=1000)

    def some_epochs() -> int:
        model.fit(data.inputs, labels)
        return EPOCHS * plan.batches

    def one_epoch() -> int:
        for i in range(0, len(labels), plan.batch):
            model.partial_fit(data.inputs[i : i + plan.batch], labels[i : i + plan.batch], classes=classes)
        return plan.batches

    return lambda seconds: time_steps(some_epochs if whole_epochs else one_epoch, seconds)
