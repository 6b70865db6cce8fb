"""Base of the mathematics of every kind of layer: its parts, its recorded numbers, its sums."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.common.arrays import Array, Index, Indices, Shape
from engine.common.messages import Message
from engine.core.layers import Layer
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.parts import Explanation, Operand, Part, StepKind
from engine.stepping.quantities import Key, Numbers

Values = dict[Key, Array]
ALL = slice(None)


class Place(NamedTuple):
    """Place of a layer in its network.

    Attributes:
        l: its number, from 1.
        name: what the user calls it.
        sources: numbers of the layers that feed it.
        back: for each source to which it gives back a ``da``, its number and the key of what is given.
        from_dz: whether backward begins with a dz[l] that the loss has given.
        evaluates: whether the layer behaves as in prediction.
    """

    l: int
    name: str
    sources: tuple[int, ...]
    back: tuple[tuple[int, Key], ...]
    from_dz: bool
    evaluates: bool = False


class LayerMath(ABC):
    """Mathematics of one layer, in letters and in numbers.

    Attributes:
        layer: the layer; only its settings and shapes are used.
        place: where it stands.
    """

    def __init__(self, layer: Layer, place: Place) -> None:
        self.layer, self.place = layer, place
        self.l = place.l

    def key(self, name: str) -> Key:
        """A quantity of this layer."""
        return Key(name, self.l)

    @property
    def a_prev(self) -> Key:
        """The output of the one layer that feeds this one."""
        return Key("a", self.place.sources[0])

    @property
    def given(self) -> Key | None:
        """Key of what is given back to the one layer before; None where nothing before it learns."""
        return self.place.back[0][1] if self.place.back else None

    @property
    def inputs(self) -> tuple[Key, ...]:
        """The outputs of all layers that feed this one."""
        return tuple(Key("a", source) for source in self.place.sources)

    @property
    @abstractmethod
    def cache(self) -> tuple[Key, ...]:
        """Keys of what forward keeps for backward."""

    @property
    @abstractmethod
    def forward_description(self) -> Message:
        """Two or three sentences on what goes in, what comes out and what is kept."""

    @property
    @abstractmethod
    def backward_description(self) -> Message:
        """Sentences on what comes in from behind, what the cache is needed for and what goes out."""

    def own_shape(self, name: str, m: int) -> Shape:
        """Shape, as views show it, of what is neither an output nor shaped like one, such as W or dW."""
        shapes = self.layer.parameter_shapes(self.layer.settings, *self.layer.input_shapes)
        shape = shapes[name.removeprefix("d") if name not in shapes else name]
        return shape if len(shape) > 1 else (*shape, 1)

    @abstractmethod
    def forward_parts(self) -> tuple[Part, ...]:
        """Forward, formula by formula."""

    @abstractmethod
    def backward_parts(self) -> tuple[Part, ...]:
        """Backward, formula by formula; sums of what several layers give back are not among them."""

    @abstractmethod
    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        """Results of forward, by key; arrays that the engine may overwrite later.

        Args:
            a_prev: what came in, one array, or a list for a join.
            a: what went out.
            cache: what the engine keeps for backward.
            layer: the layer that computed it.
        """

    @abstractmethod
    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        """Results of backward, by key.

        Args:
            dz: dz[l] of a layer with an activation, else None.
            given: what the layer gave back, or None.
            layer: the layer that computed it, with its dW, db ...
        """

    @abstractmethod
    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        """Explanation of the number at ``index`` of a result of one of the parts."""

    @abstractmethod
    def derivatives(self, tape: Numbers) -> tuple[Derivative, ...]:
        """The factors of the chain rule, from the output back to everything that comes in.

        Of a layer with an activation the first is that of a[l] by z[l], which is a[l-1] by another name for
        an activation that stands alone. All others have one for each layer that feeds them.
        """

    def own_shares(self, tape: Numbers, name: str, at: Index, gradient: Array) -> Array:
        """Share of each row in the gradient of a parameter, ``(m,)``, without penalties.

        Args:
            tape: the iteration.
            name: of the parameter, such as W.
            at: which of its numbers.
            gradient: by z[l], or by a[l] where there is no activation, of all rows, in float64.
        """
        raise LookupError(f"{self.place.name} learns nothing")

    def own_factor(self, name: str, at: Index) -> str:
        """The derivative of z[l], or a[l], by a parameter, as LaTeX."""
        raise LookupError(f"{self.place.name} learns nothing")

    def exact(self, tape: Numbers, name: str, rows: Indices | slice = ALL) -> Array:
        """Some rows of a quantity of this layer, in float64."""
        return np.asarray(tape[self.key(name)][rows], np.float64)

    def given_values(self, given: Any) -> Values:
        """Gradients that were given back to each source that learns."""
        if given is None or not self.place.back:
            return {}
        parts = given if self.layer.many_inputs else [given]
        of_source = dict(zip(self.place.sources, parts, strict=True))
        return {key: of_source[source] for source, key in self.place.back}

    def part(
        self, kind: StepKind, result: Key, formula: str, shown: Sequence[Operand | str], description: Message
    ) -> Part:
        """One part of this layer."""
        return Part(
            kind=kind,
            layer=self.l,
            results=(result,),
            formula=formula,
            shown=tuple(shown),
            description=description,
        )
