"""The parts and steps of one iteration of a network, known before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.common.arrays import Shape
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.architecture.known_names import KnownNames
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.maths import LayerMath, LossMath, UpdateMath
from engine.stepping.parts import Part, Step
from engine.stepping.quantities import Key


@dataclass(frozen=True, eq=False)
class Plan:
    """Parts and steps of one iteration.

    Attributes:
        architecture, task, settings: what it was made from.
        graph: the layers by their numbers, the input at 0.
        maths: of layer l at l - 1.
        loss_math, update_math: of the loss and of the update.
        parts: everything in order.
        steps: the parts put together, layer by layer.
        features: names of the prepared columns; empty where nobody knows them.
        evaluates: whether the layers behave as in prediction and nothing is learnt: then there is no update.
    """

    architecture: Architecture
    task: Task
    settings: TrainingSettings
    graph: Graph
    maths: tuple[LayerMath, ...]
    loss_math: LossMath
    update_math: UpdateMath
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    features: tuple[str, ...] = ()
    evaluates: bool = False

    @property
    def last(self) -> int:
        """L, the number of the last layer."""
        return len(self.maths)

    def known_after(self, key: Key) -> int:
        """Number of parts after which a quantity is known; 0 for the parameters."""
        return self._known.get(key, 0)

    def part_of(self, key: Key) -> Part | None:
        """The part that computes a quantity; None for the parameters."""
        place = self._known.get(key)
        return self.parts[place - 1] if place else None

    @property
    def update_start(self) -> int:
        """Number of parts before the update; all of them where there is none."""
        return next((step.start for step in self.steps if step.kind == "update"), len(self.parts))

    def step_at(self, done: int) -> int | None:
        """Number of the step that the last of ``done`` parts belongs to; None before the first."""
        return next((i for i, step in enumerate(self.steps) if step.start < done <= step.end), None)

    @cached_property
    def known(self) -> KnownNames:
        """Names of numbers, where a column or a class gives them one."""
        return KnownNames(self.architecture, self.task, self.features)

    @cached_property
    def _known(self) -> dict[Key, int]:
        return {key: place for place, part in enumerate(self.parts, start=1) for key in part.results}

    def shape_of(self, key: Key, m: int) -> Shape:
        """Shape of a quantity as views show it: units x rows, and ``(filters, k, k, c)`` for kernels.

        Pictures are ``(h, w, channels, m)``.
        """
        base = key.parameter
        if base == "y":
            return (*self.graph.shapes[self.last], m)
        if base in ("loss", "norm"):
            return ()
        if base in ("a", "z", "da", "dz", "mask", "normalized"):
            return (*self.graph.shapes[key.layer], m)
        return self.maths[key.layer - 1].own_shape(base, m)
