"""A network with all that changes its weights: optimizer, loss, dropout masks, settings, edits by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine.common.arrays import Array, Index
from engine.common.settings import with_used
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import check_runnable
from engine.core.losses import Loss, make_loss
from engine.core.network import Network
from engine.core.optimizers import Optimizer, make_optimizer
from engine.core.training_settings import TrainingSettings
from engine.kernel.choice import Core
from engine.kernel.compiled_iteration import CompiledIteration, library_for, make_iteration
from engine.training.state.training_state import Checkpoint

LOSS_SETTINGS = with_used(TrainingSettings, "loss")
"""Names of all settings that a loss is made of."""


class Learner:
    """Weights and what is remembered for their next update.

    Attributes:
        network: what learns.
        settings: those in use.
        iteration: trains the network on one mini-batch.
        good_values, good_epoch: weights to go back to if the loss is no longer finite, and their epoch.
        edits: numbers set by hand since the last step, as they were before.
    """

    def __init__(self, network: Network, targets: Array, settings: TrainingSettings) -> None:
        """Prepare the network for these settings and its training ``targets`` ``(m, k)``.

        Raises:
            UserError: the loss does not fit the network.
        """
        self.network, self.settings = network, settings
        self.iteration = make_iteration(network, self._new_optimizer(settings))
        self.edits: dict[object, float] = {}
        self._targets = targets
        self._generator = np.random.default_rng((settings.seed, 3))
        network.use_generator(self._generator)
        network.loss = self.loss_of(network.architecture, settings)
        self.good_values, self.good_epoch = network.values.copy(), 0

    @property
    def optimizer(self) -> Optimizer:
        """The optimizer of the settings in use."""
        return self.iteration.optimizer

    @property
    def core(self) -> Core:
        """The core that does the steps."""
        return "compiled" if isinstance(self.iteration, CompiledIteration) else "numpy"

    def take_core(self) -> bool:
        """Have the steps done by the core that is in use now; gives whether that is another one."""
        if (self.core == "compiled") == (library_for(self.network) is not None):
            return False
        self.iteration = make_iteration(self.network, self.optimizer)
        return True

    def _new_optimizer(self, settings: TrainingSettings) -> Optimizer:
        return make_optimizer(self.network.parameters, self.network.gradients, settings)

    def loss_of(self, architecture: Architecture, settings: TrainingSettings) -> Loss:
        """The loss for these settings.

        Raises:
            UserError: it does not fit.
        """
        check_runnable(architecture, self.network.task, settings.loss)
        activation = architecture.order[-1].settings.activation
        return make_loss(self.network.task, activation, settings, self._targets)

    def use(self, settings: TrainingSettings) -> bool:
        """Follow other settings; gives whether the loss is another one now."""
        before, self.settings = self.settings, settings
        if settings.optimizer != before.optimizer:
            self.iteration.optimizer = self._new_optimizer(settings)
        self.optimizer.settings = settings
        changed = another_loss(settings, before)
        if changed:
            self.network.loss = self.loss_of(self.network.architecture, settings)
        return changed

    def follow(self, architecture: Architecture, settings: TrainingSettings) -> None:
        """Take other settings of the layers, where none alters a shape."""
        if self.network.has_shapes_of(architecture):
            loss = self.loss_of(architecture, settings)
            self.network.follow(architecture)
            self.network.loss = loss

    @property
    def is_finite(self) -> bool:
        """True if all weights are finite numbers."""
        return bool(np.isfinite(np.dot(self.network.parameters, self.network.parameters)))

    # Weights that are gone back to

    def keep_good(self, epoch: int) -> None:
        """Keep the weights as they are after this epoch, to go back to if the loss is no longer finite."""
        np.copyto(self.good_values, self.network.values)
        self.good_epoch = epoch

    def restore_good(self) -> int:
        """Go back to the weights that were kept; gives their epoch."""
        self.take_values(self.good_values)
        return self.good_epoch

    def take_values(self, values: Array) -> None:
        """Use these values ``(P + S,)``, as in ``Network.values``; the optimizer is reset."""
        np.copyto(self.network.values, values)
        self.optimizer.reset()

    def dropout_state(self) -> dict[str, Any]:
        """State of the generator of dropout masks."""
        return dict(self._generator.bit_generator.state)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back to the weights of a checkpoint, with the optimizer and the dropout masks of then."""
        np.copyto(self.network.values, checkpoint.values)
        self.keep_good(checkpoint.epoch)
        self.network.gradients[:] = 0  # those of the last step belong to other weights
        if set(checkpoint.optimizer) == set(self.optimizer.vectors):
            for name, vector in checkpoint.optimizer.items():
                np.copyto(self.optimizer.vectors[name], vector)
            self.optimizer.steps = checkpoint.optimizer_steps
        else:
            self.optimizer.reset()  # it was another optimizer then
        self._generator.bit_generator.state = checkpoint.dropout_generator

    # Numbers set by hand

    def edit(self, layer_id: str, name: str, index: Index, value: float) -> None:
        """Put one number of a layer's weights, such as ``W`` at (row, column), to another value."""
        number = next(i for i, spec in enumerate(self.network.specs) if spec.id == layer_id)
        array, place = getattr(self.network.layers[number], name), (layer_id, name, index)
        before = self.edits.setdefault(place, float(array[index]))
        array[index] = value
        if float(array[index]) == before:
            del self.edits[place]  # it was put back

    def mark_edited(self) -> None:
        """Note that numbers were set by hand; which ones, no file tells."""
        self.edits["before it was kept"] = math.nan


def another_loss(one: TrainingSettings, other: TrainingSettings) -> bool:
    """True if two settings lead to different losses."""
    return any(getattr(one, name) != getattr(other, name) for name in LOSS_SETTINGS)
