"""Walk: chosen rows gone through forward and backward, with a copy of a network that learns nothing."""

from __future__ import annotations

import numpy as np

from engine.core.iteration import EvaluationIteration
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.stepping.plan import Plan
from engine.stepping.planner import plan_iteration
from engine.stepping.stepper import MiniBatch, Stepper
from engine.stepping.tape import Tape
from engine.training.learner import Learner
from engine.training.observation.probe import Probe
from engine.training.state.training_state import TrainingState


def walk_through(state: TrainingState, dataset: Dataset, probe: Probe, plan: Plan | None = None) -> Tape:
    """Tape of the rows of a probe as one mini-batch; the layers behave as in prediction.

    It has everything but an update: the outputs are those that snapshots show for these rows, the loss is
    that of the training with its weights of classes, and the gradients are what these rows would change.

    Args:
        state: of the run; nothing of it changes.
        dataset: that the run is trained on.
        probe: the rows.
        plan: of an earlier walk; it is used again where the network and the settings are the same.
    """
    network = Network(state.architecture, state.task, state.now.values.dtype)
    np.copyto(network.values, state.now.values)
    learner = Learner(network, network.targets(dataset.train.targets), state.settings)
    if plan is None or plan.architecture is not state.architecture or plan.settings is not state.settings:
        names = dataset.preparation.feature_names
        plan = plan_iteration(state.architecture, state.task, state.settings, names, evaluates=True)
    rows = probe.subset
    stepper = Stepper(
        iteration=EvaluationIteration(network, learner.optimizer),
        plan=plan,
        batch=MiniBatch(rows.inputs, network.targets(rows.targets), rows.rows, probe.targets),
        settings=state.settings,
        learning_rate=state.settings.learning_rate,
        number=state.now.step,
        epoch=state.now.epoch if state.weights_of is None else state.weights_of,
    )
    with np.errstate(all="ignore"):  # a run that has gone astray has numbers that are none
        stepper.go_to(len(plan.parts))
    return stepper.tape()
