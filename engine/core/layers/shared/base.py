"""Base of all layers: settings, shapes, first weights, a forward and a backward function."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Flags, Shape
from engine.common.messages import Message
from engine.core.layers.shared.windows import Sight

Family = Literal["units", "windows", "activations", "norms", "noise", "joins", "shapes"]
"""Kinds of layers that belong together: those of one family look alike on the screen."""

Takes = Literal["anything", "rows", "pictures"]
"""Shapes that may come in: rows of numbers ``(n,)``, pictures ``(h, w, c)``, or either."""

Shapes = dict[str, Shape]

Names = NDArray[np.object_]
"""Text for each number of one row, in the shape that the layer gives: ``(n,)`` or ``(h, w, c)``."""


class LayerText(NamedTuple):
    """Form of a layer in ``--layers`` and in lessons, such as ``conv:8:3``.

    Attributes:
        word: what it is called there, in small letters.
        numbers: its settings that are written as numbers, in this order.
        repeats: whether a number that is left out is the one before it.
        as_size: whether the numbers are one size such as ``8x8x1``, which may be left out to be found.
    """

    word: str
    numbers: tuple[str, ...] = ()
    repeats: bool = False
    as_size: bool = False


class Parameter(NamedTuple):
    """An array that a layer learns, or measures in training and uses in evaluation.

    Attributes:
        name: of the attribute that holds it, such as ``gamma``.
        letter: its symbol in text, such as ``γ``.
        latex: its symbol in formulas.
        role: what it is for people, a sentence about ``{layer}``; empty where the symbol says it.
        entry: what the description of exported weights calls it, or an empty string for its name.
    """

    name: str
    letter: str
    latex: str
    role: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class NoSettings:
    """Settings of the input, and of a kind of layer with nothing to decide."""


class Layer(ABC):
    """One layer made runnable.

    Every name in :meth:`parameter_shapes` is an attribute that views the network's one flat vector, and the
    same name after a ``d`` views the flat gradient: ``W`` and ``dW``, ``gamma`` and ``dgamma``.

    Attributes:
        kind: key of the family in :data:`engine.core.layers.LAYER_KINDS` and in project files.
        label: its name for people.
        short_labels: shorter names, longest first, for where its own may find no room.
        summary: one sentence on what it does.
        other_names: what else it is looked for as, such as its names in libraries, with commas between.
        text: how it is written in a line of text; None for an activation, which is written by its name.
        takes: the shape of row that it needs.
        family: which kinds of layers it belongs to.
        settings_type: the frozen dataclass of its settings, where there is something to decide.
        many_inputs: whether it joins several layers; forward then takes a list of arrays, backward gives one.
        rows_meet: whether the rows of a mini-batch have to do with one another in it, in training.
        draws: whether it draws random numbers in training, from ``rng``.
        keeps_names: whether it leaves each number what it was, however it changes it.
        parameters: what it learns, in the order in which it lies in the flat vector.
        statistics: what it measures in training and uses in evaluation, in the order of the flat vector.
        parameters_tip: what the numbers of its parameters are, or along which axes they lie.
        input_shapes: shape of one row of every input, without the mini-batch.
        rng: where its random numbers come from, of a layer that draws; whoever runs it sets it.
        gradients: dW, db ... side by side, ``(parameter count,)``; empty for a layer without weights.
    """

    kind: ClassVar[str]
    label: ClassVar[str]
    short_labels: ClassVar[tuple[str, ...]] = ()
    summary: ClassVar[str]
    other_names: ClassVar[str] = ""
    text: ClassVar[LayerText | None] = None
    takes: ClassVar[Takes] = "anything"
    family: ClassVar[Family]
    settings_type: ClassVar[type[Any]] = NoSettings
    many_inputs: ClassVar[bool] = False
    rows_meet: ClassVar[bool] = False
    draws: ClassVar[bool] = False
    keeps_names: ClassVar[bool] = False
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    statistics: ClassVar[tuple[Parameter, ...]] = ()
    parameters_tip: ClassVar[str] = ""

    rng: np.random.Generator
    gradients: Array

    def __init__(self, settings: Any, *input_shapes: Shape) -> None:
        self.input_shapes = input_shapes
        self.use(settings)

    def use(self, settings: Any) -> None:
        """Take other settings, which must not change any shape; also in the middle of a run."""
        self.settings = settings

    @classmethod
    def problem(cls, settings: Any, *input_shapes: Shape) -> Message | None:
        """Reason why it cannot work on such rows, about ``{layer}``; None if it can."""
        return None

    @classmethod
    def fix(cls, settings: Any, *input_shapes: Shape) -> tuple[Message, Any] | None:
        """Label of a button, and the settings nearest to these with which it can work on such rows.

        None where no settings help; asked only where there is a :meth:`problem`.
        """
        return None

    @classmethod
    def agree(cls, first: Shape, other: Shape) -> bool:
        """True if a layer with many inputs can join these two."""
        return first == other

    @classmethod
    def output_shape(cls, settings: Any, *input_shapes: Shape) -> Shape:
        """Shape of one row that goes out."""
        return input_shapes[0]

    @classmethod
    def own_shape(cls, settings: Any) -> Shape:
        """Shape of one row that goes out where the settings alone say it; else empty."""
        return ()

    @classmethod
    def sights(cls, settings: Any, shape: Shape) -> tuple[Sight, Sight] | None:
        """Pixels of pictures ``(h, w, c)`` that one of the output sees, down and across; None for all.

        Asked only where pictures come in and go out.
        """
        return Sight(), Sight()

    @classmethod
    def parameter_shapes(cls, settings: Any, *input_shapes: Shape) -> Shapes:
        """Shape of each of :attr:`parameters` by name, in their order."""
        return {}

    @classmethod
    def statistic_shapes(cls, settings: Any, *input_shapes: Shape) -> Shapes:
        """Shape of each of :attr:`statistics` by name, in their order."""
        return {}

    @classmethod
    def has_health(cls) -> bool:
        """True if there is something to say about how it is doing: it learns, or ends in an activation."""
        return bool(cls.parameters)

    @classmethod
    @abstractmethod
    def caption(cls, settings: Any, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        """Action of the layer in the few words that find room on a card; longest form first.

        Args:
            settings: its settings.
            shape: of one row that goes out, or None while that is not known.
            sources: how many layers feed it.
        """

    @classmethod
    def in_one_line(cls, settings: Any) -> str:
        """Label with the settings that say most about it, for a network in one line of text."""
        return cls.label

    @classmethod
    def names_of_output(cls, names: Sequence[Names], shape: Shape) -> Names | None:
        """Names of its numbers that come from its inputs, in ``shape``; None where it gives them its own."""
        return names[0] if cls.keeps_names else None

    @classmethod
    def parameters_title(cls, index: str) -> Message:
        """Heading over the numbers of its parameters; ``index`` is that of the layer, such as ``[2]``."""
        return Message("Weights {symbol}", symbol=f"{cls.parameters[0].letter}{index}")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of what it learns, such as W and b."""
        return tuple(each.name for each in self.parameters)

    @property
    def values_per_row(self) -> int:
        """Numbers that forward holds for one row, to judge how many rows fit into memory."""
        return math.prod(self.output_shape(self.settings, *self.input_shapes))

    @property
    def multiplications_per_row(self) -> int:
        """Multiplications in the matrix product of one row; 0 for a layer that has none."""
        return 0

    def bind(self, parameters: Array, gradients: Array, statistics: Array) -> None:
        """Take this layer's pieces of the flat vectors as its views."""
        self.gradients = gradients
        shapes = self.parameter_shapes(self.settings, *self.input_shapes)
        for name, view in views(parameters, shapes).items():
            setattr(self, name, view)
        for name, view in views(gradients, shapes).items():
            setattr(self, f"d{name}", view)
        measured = self.statistic_shapes(self.settings, *self.input_shapes)
        for name, view in views(statistics, measured).items():
            setattr(self, name, view)

    def initialise(self, rng: np.random.Generator) -> None:  # noqa: B027
        """Draw the first weights; a layer without weights has nothing to draw."""

    @abstractmethod
    def forward(self, a_prev: Any, training: bool) -> tuple[Array, Any]:
        """``a[l-1] (m, ...) -> a[l] (m, ...), cache``; the cache is what backward needs.

        A layer in which no rows meet and that draws nothing computes alike in training and in evaluation.
        """

    @abstractmethod
    def backward(self, da: Array, cache: Any, needs_da_prev: bool = True) -> Any:
        """``da[l] (m, ...), cache -> da[l-1] (m, ...)``; fills dW[l] and db[l].

        ``da`` holds the derivative of each row's own loss; dW and db are averaged over the m rows.
        Where nobody before it learns, no ``da_prev`` is asked for and None may be given.
        """

    def sides(self, cache: Any) -> Flags | None:
        """Side of its kinks that each number is on, ``(m, ...)``; None for a layer without a kink."""
        return None

    def penalty(self) -> float:
        """Share of the loss that its weights add."""
        return 0.0

    def kernel_numbers(self) -> dict[str, float]:
        """What the compiled kernel has to know beside the shapes, by the names of its table.

        A layer that the kernel does not know needs none: networks with it are computed by NumPy.
        """
        return {}

    def cache_of_kernel(self, inputs: Any, z: Array | None, a: Array, kept: Array) -> Any:
        """The cache of :meth:`forward`, made of what the compiled kernel has left.

        Args:
            inputs: what came in, ``(m, ...)``, or a list of it.
            z: ``z[l] (m, ...)`` of a layer with an activation, else None.
            a: ``a[l] (m, ...)``.
            kept: the layer's own numbers for backward, flat; the first ones are of these m rows.
        """
        return None


def views(flat: Array, shapes: Shapes) -> dict[str, Array]:
    """Views of the pieces of a flat vector by name, one after the other."""
    found, start = {}, 0
    for name, shape in shapes.items():
        end = start + math.prod(shape)
        found[name] = flat[start:end].reshape(shape)
        start = end
    return found


def count(shapes: Shapes) -> int:
    """Number of values that such shapes hold together."""
    return sum(math.prod(shape) for shape in shapes.values())


def shape_text(shape: Shape) -> str:
    """A shape for people: ``64`` or ``8 × 8 × 1``."""
    return " × ".join(map(str, shape))
