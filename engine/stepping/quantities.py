"""Names of the quantities of an iteration, and how each is written: a[1], dW[2], as text and as LaTeX."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from engine.common.arrays import Index
from engine.core.architecture.known_names import KnownNames
from engine.core.layers import PARAMETERS, STATISTICS
from engine.core.losses import Loss
from engine.core.training_settings import TrainingSettings

_ARRAYS = PARAMETERS | STATISTICS
_LATEX = {name: array.latex for name, array in _ARRAYS.items()} | {
    "mean": r"\mu",
    "variance": r"\sigma^2",
    "normalized": r"\hat{x}",
    "mask": "D",
    "loss": "J",
    "norm": r"\lVert \nabla J \rVert",
    "mhat": r"\hat{m}",
    "vhat": r"\hat{v}",
}
_TEXT = {name: array.letter for name, array in _ARRAYS.items()} | {
    "mean": "μ",
    "variance": "σ²",
    "normalized": "x̂",
    "mask": "D",
    "loss": "J",
    "norm": "‖∇J‖",
    "mhat": "m̂",
    "vhat": "v̂",
}
WITHOUT_LAYER = ("y", "loss", "norm")
"""Quantities of which an iteration has only one."""


class Key(NamedTuple):
    """One quantity of an iteration.

    Attributes:
        name: ``a``, ``z``, ``W``, ``b``, ``gamma``, ``beta``, ``y``, ``loss`` ...; with a ``d`` before it the
            gradient, with ``new`` and a space before it the value after the update. What belongs to one
            parameter in the update has its letter and a space before the parameter's name: ``m W`` is what
            Adam remembers of W, ``new m W`` the same after the update, ``g W`` the gradient that is used.
        layer: the number l of the layer that it belongs to; 0 is the input.
        via: where layer ``layer`` feeds several others, the one that gave back this share of its ``da``; else
            0.
    """

    name: str
    layer: int
    via: int = 0

    @property
    def text(self) -> str:
        """Plain text, such as ``dW[2]``."""
        base, is_gradient, is_new = self._parts()
        letter, _, of = base.rpartition(" ")
        written = ("d" if is_gradient else "") + _TEXT.get(of, of)
        if letter:
            written = f"{_TEXT.get(letter, letter)}_{written}"
        if self.name not in WITHOUT_LAYER:
            written += f"[{self.layer}]"
        if self.via:
            written += f"←{self.via}"
        return f"{written}_new" if is_new else written

    @property
    def latex(self) -> str:
        """LaTeX, such as ``dW^{[2]}``."""
        return self.latex_of()

    def latex_of(self, *subscripts: object, transposed: bool = False) -> str:
        """LaTeX with subscripts, such as those of one number, or transposed."""
        base, is_gradient, is_new = self._parts()
        letter, _, of = base.rpartition(" ")
        symbol = _LATEX.get(letter or of, letter or of)
        above = "" if self.name in WITHOUT_LAYER else f"[{self.layer}]"
        if symbol.endswith("^2"):
            symbol, above = symbol.removesuffix("^2"), f"2{above}"
        if transposed:
            above += r"\mathsf{T}"
        below = [str(each) for each in subscripts]
        if is_new:
            below.insert(0, r"\text{new}")
        if self.via:
            below.insert(0, rf"\leftarrow {self.via}")
        if letter:
            below.insert(0, _LATEX.get(of, of))
        written = ("d" if is_gradient else "") + symbol
        if below:
            written += "_{" + ",".join(below) + "}"
        return written + (f"^{{{above}}}" if above else "")

    @property
    def parameter(self) -> str:
        """The parameter whose shape it has: of ``new m W``, ``new W`` and W itself W; else its own name."""
        return self.name.removeprefix("new ").rpartition(" ")[2]

    @property
    def is_memory(self) -> bool:
        """True if it belongs to the update of a parameter, and is none itself."""
        return " " in self.name.removeprefix("new ")

    @property
    def is_gradient(self) -> bool:
        """True if it is a derivative of the loss."""
        return self._parts()[1]

    def _parts(self) -> tuple[str, bool, bool]:
        is_new = self.name.startswith("new ")
        base = self.name.removeprefix("new ")
        is_gradient = len(base) > 1 and base[0] == "d"
        return base[1:] if is_gradient else base, is_gradient, is_new


class Cell(NamedTuple):
    """One number of a quantity; ``at`` is in the engine's order, (row of the batch, unit) for a[l]."""

    key: Key
    at: Index


class Numbers(Protocol):
    """The numbers of one iteration, as the mathematics of a layer reads them."""

    @property
    def m(self) -> int:
        """Rows of the mini-batch."""

    @property
    def known(self) -> KnownNames:
        """Names of features and of what the last layer predicts."""

    def __getitem__(self, key: Key) -> Any:
        """Array of a quantity in the engine's shape and precision. Raises KeyError."""

    def value(self, cell: Cell) -> float:
        """One number, in float64."""


class IterationNumbers(Numbers, Protocol):
    """The same with what only the loss and the update need."""

    @property
    def row_names(self) -> tuple[str, ...]:
        """Class of each row, or the number to predict."""

    @property
    def loss(self) -> Loss:
        """The loss that was computed, with its class weights."""

    @property
    def settings(self) -> TrainingSettings:
        """Settings of the run."""

    @property
    def learning_rate(self) -> float:
        """Learning rate of this iteration."""

    @property
    def optimizer_steps(self) -> int:
        """Updates done, this one included."""

    @property
    def clip_factor(self) -> float:
        """Factor of the whole gradient by clipping; 1 where it was not clipped."""
