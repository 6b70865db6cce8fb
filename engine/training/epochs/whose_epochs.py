"""Who does the epochs of a run: the core that its iteration belongs to."""

from __future__ import annotations

from engine.data.dataset import Dataset
from engine.kernel.compiled_iteration import CompiledIteration
from engine.training.epochs.compiled_epochs import CompiledEpochs
from engine.training.epochs.numpy_epochs import NumpyEpochs
from engine.training.learner import Learner


def epochs_of(learner: Learner, dataset: Dataset) -> CompiledEpochs | NumpyEpochs:
    """Epochs of the learner's iteration on the training rows of a dataset."""
    iteration = learner.iteration
    if isinstance(iteration, CompiledIteration):
        return CompiledEpochs(learner, iteration, dataset)
    return NumpyEpochs(learner, dataset)
