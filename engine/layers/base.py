"""What every layer is: settings, an output shape, first weights, a forward and a backward function."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array, Shape


class Layer(ABC):
    """One layer made runnable.

    A layer with weights sees them as ``W`` ``(n_out, n_in)`` and ``b`` ``(n_out,)``, views into the
    network's one flat vector, and writes its gradients into ``dW`` and ``db``, views into the flat
    gradient. A layer without weights has ``parameter_shapes() == {}`` and has none of the four.

    Attributes:
        kind: key of the family in :data:`engine.layers.LAYER_KINDS` and in project files.
        words: its name for people.
        settings_type: the frozen dataclass of its settings.
        input_shape: shape of one row that comes in, without the mini-batch.
        gradients: dW and db side by side, ``(parameter count,)``; empty for a layer without weights.
    """

    kind: ClassVar[str]
    words: ClassVar[str]
    summary: ClassVar[str]
    settings_type: ClassVar[type[Any]]

    W: Array
    b: Array
    dW: Array
    db: Array
    gradients: Array

    def __init__(self, settings: Any, input_shape: Shape) -> None:
        self.settings = settings
        self.input_shape = input_shape

    @classmethod
    def output_shape(cls, settings: Any, input_shape: Shape) -> Shape:
        """Shape of one row that goes out."""
        return input_shape

    @classmethod
    def parameter_shapes(cls, settings: Any, input_shape: Shape) -> dict[str, Shape]:
        """Shapes of the weights by name, in the order in which they lie in the flat vector."""
        return {}

    def bind(self, parameters: Array, gradients: Array) -> None:
        """Take this layer's pieces, both ``(parameter count,)``, of the flat vectors as its views."""
        self.gradients = gradients

    def initialise(self, rng: np.random.Generator) -> None:  # noqa: B027
        """Draw the first weights; a layer without weights has nothing to draw."""

    @abstractmethod
    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Any]:
        """``a[l-1] (m, n_in) -> a[l] (m, n_out), cache``; the cache is what backward needs."""

    @abstractmethod
    def backward(
        self, da: Array, cache: Any, needs_da_prev: bool = True
    ) -> tuple[Array | None, Array | None, Array | None]:
        """``da[l] (m, n_out), cache -> da[l-1] (m, n_in), dW[l], db[l]``.

        ``da`` holds the derivative of each row's own loss; dW and db are averaged over the m rows.
        The first layer is asked for no ``da_prev`` (None), since nobody learns from it.
        """
