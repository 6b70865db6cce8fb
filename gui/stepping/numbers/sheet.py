"""Sheet: how the numbers of a quantity lie on the screen, as lines and columns, and what each is called."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import prod
from typing import Any, Literal

import numpy as np

from engine.common.arrays import Array, Index, Indices, Shape
from engine.core.layers.shared.base import Names
from engine.stepping.plan import Plan
from engine.stepping.quantities import Key
from gui.look.words.translation import tr

Form = Literal["batch", "weights", "kernels", "line", "number"]
"""``batch``: a number or picture for each row; ``line``: a number for each unit, such as b; ``number``: J."""

ANY_ROWS = -1
"""Stands for m where only the place of m in a shape is asked for."""

INPUTS = Key("a", 0)
"""The mini-batch itself, which no unit has computed."""


def is_of_rows(plan: Plan, key: Key) -> bool:
    """True if a quantity has numbers for each row of the mini-batch."""
    return plan.shape_of(key, ANY_ROWS)[-1:] == (ANY_ROWS,)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines and columns in which views show an array; courses write a batch as columns.

    Attributes:
        key: the quantity.
        form: what kind of array it is.
        shape: of the array in the engine's order, rows of the batch first.
        of_pictures: whether its layer gives pictures, so that its units are channels.
        names_down, names_across: what lines and columns are called, where features and classes name them.
    """

    key: Key
    form: Form
    shape: Shape
    of_pictures: bool = False
    names_down: Names | None = field(default=None, compare=False)
    names_across: Names | None = field(default=None, compare=False)

    @classmethod
    def of(cls, plan: Plan, key: Key, m: int) -> Sheet:
        """The sheet of a quantity for a mini-batch of m rows, also before it is computed."""
        shown = plan.shape_of(key, ANY_ROWS)
        if not shown:
            return cls(key, "number", ())
        if is_of_rows(plan, key):
            own = shown[:-1]
            return cls(key, "batch", (m, *own), names_down=_names(plan, key.layer, own))
        if len(shown) == 4:
            return cls(key, "kernels", shown)
        if len(shown) == 2 and (shown[1] != 1 or _base(key) == "W"):
            taken = _names(plan, plan.graph.sources[key.layer][0], shown[1:])
            return cls(
                key,
                "weights",
                shown,
                of_pictures=False,
                names_down=_names(plan, key.layer, shown[:1]),
                names_across=taken,
            )
        own = shown[:-1] if shown[-1] == 1 and len(shown) > 1 else shown
        return cls(key, "line", own, len(plan.graph.shapes[key.layer]) == 3, _names(plan, key.layer, own))

    def fitting(self, array: Array) -> Sheet:
        """The same for the array that was computed; a row for each example may come without units."""
        return self if array.shape == self.shape else replace(self, shape=array.shape)

    # Size

    @property
    def lines(self) -> int:
        """Numbers below one another."""
        if self.form == "batch":
            return prod(self.shape[1:])
        if self.form in ("weights", "kernels"):
            return self.shape[0]
        return prod(self.shape)

    @property
    def columns(self) -> int:
        """Numbers beside one another."""
        if self.form == "batch":
            return self.shape[0]
        return prod(self.shape[1:]) if self.form in ("weights", "kernels") else 1

    @property
    def is_pictures(self) -> bool:
        """True if each row of the batch is a picture."""
        return self.form == "batch" and len(self.shape) == 4

    # Numbers

    def numbers(self, array: Array) -> Array:
        """The array as ``(lines, columns)``, without copying where that can be."""
        if self.form == "batch":
            return array.reshape(self.columns, self.lines).T
        return array.reshape(self.lines, self.columns)

    def index(self, line: int, column: int) -> tuple[int, ...]:
        """Index in the array of the number at a line and column."""
        if self.form == "number":
            return ()
        if self.form == "batch":
            return (column, *_unravelled(line, self.shape[1:]))
        if self.form == "line":
            return _unravelled(line, self.shape)
        return (line, *_unravelled(column, self.shape[1:]))

    def place(self, index: Index) -> tuple[int, int]:
        """Line and column of the number at an index of the array."""
        if self.form == "number":
            return 0, 0
        if self.form == "batch":
            return _ravelled(index[1:], self.shape[1:]), index[0]
        if self.form == "line":
            return _ravelled(index, self.shape), 0
        return index[0], _ravelled(index[1:], self.shape[1:])

    def places(self, indices: Indices) -> tuple[Indices, Indices]:
        """Lines and columns of the numbers at many indices of the array, one in each line."""
        if self.form == "number":
            return (np.zeros(len(indices), np.intp),) * 2
        first, rest = indices[:, 0], _ravelled(tuple(indices.T[1:]), self.shape[1:])
        if self.form == "batch":
            return np.broadcast_to(rest, first.shape), first
        if self.form == "line":
            whole = np.asarray(_ravelled(tuple(indices.T), self.shape))
            return whole, np.zeros_like(whole)
        return first, np.broadcast_to(rest, first.shape)

    # Labels and names

    @property
    def down_word(self) -> str:
        """Noun for the lines, such as units or rows."""
        if self.form == "kernels":
            return tr("filters")
        if self.form == "number":
            return ""
        if self.of_pictures and len(self.shape) == 1:
            return tr("channels")
        if self.is_pictures:
            return tr("numbers")
        return tr("inputs") if self.key == INPUTS else tr("units")

    @property
    def across_word(self) -> str:
        """Noun for the columns, such as rows or inputs."""
        if self.form == "batch":
            return tr("rows")
        return {"weights": tr("inputs"), "kernels": tr("weights")}.get(self.form, "")

    def line_name(self, line: int) -> str:
        """Header of a line: the feature or class that it is, else a number or place in a picture."""
        return _name(self.names_down, line) or self.line_number(line)

    def column_name(self, column: int) -> str:
        """Header of a column."""
        return _name(self.names_across, column) or self.column_number(column)

    def line_number(self, line: int) -> str:
        """The number of a line, or the place in a picture, counted from 1."""
        if self.form == "batch" and len(self.shape) > 2:
            return " · ".join(str(place + 1) for place in _unravelled(line, self.shape[1:]))
        return "" if self.form == "number" else f"{line + 1:,}"

    def column_number(self, column: int) -> str:
        """The number of a column."""
        if self.form == "kernels":
            return " · ".join(str(place + 1) for place in _unravelled(column, self.shape[1:]))
        return "" if self.form in ("line", "number") else f"{column + 1:,}"

    def place_name(self, index: Index, row_name: str = "") -> str:
        """Name of the place of a number, such as ``unit 3, row 17 (versicolor)``."""
        places = [place + 1 for place in index]
        if self.form == "weights":
            unit = _name(self.names_down, index[0]) or tr("unit {unit}", unit=places[0])
            source = _name(self.names_across, index[1]) or tr("input {k}", k=places[1])
            return tr("to {unit} from {source}", unit=unit, source=source)
        if self.form == "kernels":
            number, line, column, channel = places
            return tr(
                "filter {filter}, line {line}, column {column}, channel {channel}",
                filter=number,
                line=line,
                column=column,
                channel=channel,
            )
        if self.form == "number":
            return ""
        own = places[1:] if self.form == "batch" else places
        unit = _name(self.names_down, self.place(index)[0]) or self._unit_name(own)
        if self.form == "line":
            return unit
        row = tr("row {row}", row=places[0])
        if row_name:
            row = tr("row {row} ({name})", row=places[0], name=row_name)
        return f"{unit}, {row}" if unit else row

    def _unit_name(self, own: list[int]) -> str:
        """Name for a place of one row that has none of its own, counted from 1."""
        if len(own) == 3:
            return tr(
                "line {line}, column {column}, channel {channel}", line=own[0], column=own[1], channel=own[2]
            )
        if own and self.of_pictures:
            return tr("channel {channel}", channel=own[0])
        if own and self.key == INPUTS:
            return tr("input {k}", k=own[0])
        return tr("unit {unit}", unit=" · ".join(map(str, own))) if own else ""


def dimensions(shape: Shape) -> str:
    """A shape as text: ``16×32``, and ``1`` for a single number."""
    return "×".join(f"{size:,}" for size in shape) or "1"


def is_signed(key: Key) -> bool:
    """True if 0 is the middle of what it can be, so that it belongs on the diverging map."""
    return key.name not in ("a", "mask", "y", "loss")


def levels(array: Array, signed: bool) -> tuple[float, float]:
    """The numbers that the ends of a colour map stand for: -most to most, or lowest to highest."""
    if not array.size:
        return 0.0, 0.0
    low, high = float(np.fmin.reduce(array, None)), float(np.fmax.reduce(array, None))
    if not (np.isfinite(low) and np.isfinite(high)):
        finite = array[np.isfinite(array)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    if signed:
        most = max(abs(low), abs(high))
        return -most, most
    return low, high


def _names(plan: Plan, layer: int, shape: Shape) -> Names | None:
    """Names of the numbers of one row of a layer, in the order of lines."""
    names = plan.known.of(layer, shape)
    return names.ravel() if names is not None else None


def _name(names: Names | None, place: int) -> str:
    return str(names[place]) if names is not None else ""


def _base(key: Key) -> str:
    return key.parameter.removeprefix("d")


def _unravelled(place: int, shape: Shape) -> tuple[int, ...]:
    return tuple(int(each) for each in np.unravel_index(place, shape)) if shape else ()


def _ravelled(index: tuple[Any, ...], shape: Shape) -> Any:
    place: Any = 0
    for each, size in zip(index, shape, strict=True):
        place = place * size + each
    return place
