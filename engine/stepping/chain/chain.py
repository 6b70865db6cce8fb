"""The chain rule from the loss back to one number: factor by factor, multiplied out to its gradient.

Nothing that backward has recorded goes in: the gradient of the loss is computed from a[L] and y, and is
multiplied with one local derivative after the other, in float64. So it is a second way to what is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.core.layers import PARAMETERS
from engine.stepping.chain.links import MOST_NUMBERS, Fork, Link
from engine.stepping.chain.paths import Path, strongest_path
from engine.stepping.maths.shared.activated import ActivatedMath
from engine.stepping.maths.shared.base import LayerMath
from engine.stepping.maths.shared.derivatives import Derivative, partial
from engine.stepping.maths.shared.weighted import WeightedMath
from engine.stepping.parts import SumLine
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape


@dataclass(frozen=True, eq=False)
class Chain:
    """The way from the loss to one number.

    Attributes:
        cell: the number's gradient, as the tape has it.
        row: the chosen row of the mini-batch.
        formula: the whole product as LaTeX, with dots in the middle of a long one.
        start: the gradient that the loss gives, and its numbers for the chosen row.
        links: factors and sums, from the loss back.
        factor: the last factor, of one row, as LaTeX; empty for an activation.
        by_row: what each row gives to the gradient, ``(m,)``; of an activation only its own row does.
        lines: from the chosen row's share to the gradient.
        total: what all comes to.
        stored: what backward has stored.
        path: the strongest way from unit to unit, where there is one to tell.
    """

    cell: Cell
    row: int
    formula: str
    start: tuple[Key, Array]
    links: tuple[Link | Fork, ...]
    factor: str
    by_row: Array
    lines: tuple[SumLine, ...]
    total: float
    stored: float
    path: Path | None

    @property
    def factors(self) -> tuple[Link, ...]:
        """The links that are factors."""
        return tuple(link for link in self.links if isinstance(link, Link))


def chain_to(tape: Tape, target: Cell | Key, row: int, done: int | None = None) -> Chain | None:
    """The chain from the loss to a parameter, an output or a z, or to the gradient of one.

    Of a whole quantity the number with the largest gradient is taken, of an output that of the chosen row.

    Args:
        tape: the iteration.
        target: the number or quantity.
        row: the chosen row of the mini-batch; an output belongs to a row itself.
        done: how many parts are shown; by default all that are computed.

    Returns:
        None if there is no such gradient, or if it is not computed yet.
    """
    key = target.key if isinstance(target, Cell) else target
    gradient = _gradient_key(tape, key)
    if gradient is None or not tape.knows(gradient, done):
        return None
    at = target.at if isinstance(target, Cell) else _largest(tape, gradient, row)
    return _Walk(tape, Cell(gradient, at), row if gradient.name not in PER_ROW else at[0]).chain()


MOST_WRITTEN = 10
"""Most factors that the whole product has in letters; each of them is told alone as well."""

PER_ROW = ("da", "dz")
"""Gradients of which every row has its own."""


def _gradient_key(tape: Tape, key: Key) -> Key | None:
    """Key under which the tape has the gradient of a quantity."""
    base = key.name.removeprefix("new ")
    if key.layer < 1 and key.name not in ("a", "da"):
        return None
    gradient = Key(base if key.is_gradient else f"d{base}", key.layer, key.via)
    if gradient.via or gradient.name not in (*PER_ROW, *(f"d{name}" for name in PARAMETERS)):
        return None
    return gradient if gradient in tape.values else None


def _largest(tape: Tape, gradient: Key, row: int) -> tuple[int, ...]:
    """Index of the largest number of a gradient, of the chosen row where rows have their own."""
    sizes = np.abs(tape[gradient])
    if gradient.name in PER_ROW:
        return (row, *(int(i) for i in np.unravel_index(sizes[row].argmax(), sizes.shape[1:])))
    return tuple(int(i) for i in np.unravel_index(sizes.argmax(), sizes.shape))


class _Walk:
    """Goes from the loss back to one layer, through all that lies between."""

    def __init__(self, tape: Tape, cell: Cell, row: int) -> None:
        self.tape, self.plan, self.cell, self.row = tape, tape.plan, cell, row
        self.rows = np.arange(tape.m)
        self.layer = cell.key.layer
        self.links: list[Link | Fork] = []
        self.shares: dict[int, list[tuple[Key, Array]]] = {}
        self.loss_key = self.plan.loss_math.gradient
        self.loss_gradient = self.plan.loss_math.gradients(tape)
        self.between = self._between()

    def _between(self) -> set[int]:
        """The layers through which the target reaches the loss, itself included."""
        found = {self.layer}
        for l in range(self.layer + 1, self.plan.last + 1):
            if any(source in found for source in self.plan.graph.sources[l]):
                found.add(l)
        return found

    def chain(self) -> Chain:
        gradient = self._walk()
        if self.cell.key.name in PER_ROW:
            return self._chain_to_output(gradient)
        return self._chain_to_parameter(gradient)

    def _walk(self) -> Array:
        """The gradient of all rows by what the target belongs to: z, or the output."""
        wants_z = self.cell.key.name in ("dz", "dW", "db")
        for l in range(self.plan.last, self.layer - 1, -1):
            if l not in self.between:
                continue
            gradient, has_z = self._arriving(l)
            if l == self.layer and has_z == wants_z:
                return gradient
            for derivative in self._factors(l, has_z):
                if l == self.layer and derivative.of.name == "z":
                    break
                here = derivative.pull(self.tape, gradient, self.rows)
                self._add(derivative, gradient, here)
                if derivative.by.name == "z":
                    gradient = here
                    if l == self.layer:
                        return gradient
                elif l != self.layer:
                    self.shares.setdefault(derivative.by.layer, []).append((self._stored(derivative), here))
        raise LookupError(self.cell)  # pragma: no cover - every layer leads to the loss

    def _arriving(self, l: int) -> tuple[Array, bool]:
        """The gradient that comes back to layer l, and whether it is one by its z already."""
        if l == self.plan.last:
            return self.loss_gradient, self.loss_key.name == "dz"
        shares = self.shares[l]
        if len(shares) == 1:
            return shares[0][1], False
        whole = sum((share for _, share in shares[1:]), shares[0][1])
        of_row = tuple((key, share[self.row]) for key, share in shares)
        self.links.append(Fork(Key("da", l), of_row, whole[self.row]))
        return whole, False

    def _factors(self, l: int, has_z: bool) -> Iterator[Derivative]:
        """The local derivatives of layer l that lie on a way to the target."""
        for derivative in self.plan.maths[l - 1].derivatives(self.tape):
            if has_z and derivative.of.name == "a" and isinstance(self.plan.maths[l - 1], ActivatedMath):
                continue
            if derivative.by.name == "z" or derivative.by.layer in self.between:
                yield derivative

    def _stored(self, derivative: Derivative) -> Key:
        """Key under which the tape has the gradient by what a factor is derived by."""
        if derivative.by.name == "z":
            return Key("dz", derivative.by.layer)
        source = derivative.by.layer
        return Key("da", source, derivative.of.layer if len(self.plan.graph.feeds[source]) > 1 else 0)

    def _add(self, derivative: Derivative, before: Array, after: Array) -> None:
        row, matrix = self.row, None
        size = before[row].size * after[row].size
        if not derivative.rows_meet and size <= MOST_NUMBERS:
            matrix = derivative.jacobian(self.tape, row, before[row].shape)
        stored = self._stored(derivative)
        self.links.append(Link(derivative, before[row], after[row], stored, matrix))

    def _chain_to_output(self, gradient: Array) -> Chain:
        cell, tape = self.cell, self.tape
        total = float(gradient[cell.at])
        by_row = np.zeros(tape.m)
        by_row[cell.at[0]] = total
        label = Message("the number at the chosen place")
        place = int(np.ravel_multi_index(cell.at[1:], gradient.shape[1:]))
        path = strongest_path(self.start, self.links, cell.key, place, None)
        return self._made("", by_row, (SumLine(label, total),), path)

    def _chain_to_parameter(self, gradient: Array) -> Chain:
        cell, tape, here = self.cell, self.tape, self.plan.maths[self.layer - 1]
        name = cell.key.name.removeprefix("d")
        by_row = here.own_shares(tape, name, cell.at, gradient)
        own = float(by_row[self.row])
        lines = [SumLine(Message("row {row}", row=self.row + 1), own)]
        mean = SumLine(Message("mean of all {m} rows", m=tape.m), float(by_row.mean()))
        if isinstance(here, WeightedMath) and name == "W":
            lines += here.penalty_lines(tape, cell.at, mean)
        else:
            lines.append(mean)
        factor = rf"{self._own_partial(here, name)} = {here.own_factor(name, cell.at)}"
        return self._made(factor, by_row, tuple(lines), self._path_to(here, name, gradient))

    def _own_partial(self, here: LayerMath, name: str) -> str:
        """The last factor in letters, with the subscripts of the number."""
        of = Key("z" if isinstance(here, ActivatedMath) else "a", self.layer)
        below = [each + 1 for each in self.cell.at]
        above = of.latex_of(below[0]) if len(below) < 3 else of.latex
        return partial(above, Key(name, self.layer), *below)

    def _path_to(self, here: LayerMath, name: str, gradient: Array) -> Path | None:
        """The strongest way to a weight or bias of a unit; a filter's weights are used in many places."""
        if gradient.ndim != 2 or not isinstance(here, WeightedMath):
            return None
        factor = 1.0
        if name == "W":
            factor = self.tape.value(Cell(here.a_prev, (self.row, self.cell.at[1])))
        return strongest_path(self.start, self.links, Key("dz", self.layer), self.cell.at[0], factor)

    @property
    def start(self) -> tuple[Key, Array]:
        """The gradient that the loss gives, of the chosen row."""
        return self.loss_key, self.loss_gradient[self.row]

    def _made(self, factor: str, by_row: Array, lines: tuple[SumLine, ...], path: Path | None) -> Chain:
        return Chain(
            cell=self.cell,
            row=self.row,
            formula=self._formula(),
            start=self.start,
            links=tuple(self.links),
            factor=factor,
            by_row=by_row,
            lines=lines,
            total=lines[-1].value,
            stored=self.tape.value(self.cell),
            path=path,
        )

    def _formula(self) -> str:
        """The product in letters; where ways fork, all from the last fork on."""
        key = self.cell.key
        of = Key(key.name.removeprefix("d"), key.layer)
        per_row = key.name in PER_ROW
        first, behind = self.loss_key, list[str]()
        for link in self.links:
            if isinstance(link, Fork):
                first, behind = link.key, []
            else:
                behind.append(partial(link.derivative.of, link.derivative.by))
        factors = [partial("J_i", Key(first.name.removeprefix("d"), first.layer)), *behind]
        if len(factors) > MOST_WRITTEN:
            factors[MOST_WRITTEN // 2 : -(MOST_WRITTEN // 2)] = [r"\cdots"]
        product = r"\, ".join(factors)
        if per_row:
            return rf"{partial('J_i', of)} = {product}"
        math_here = self.plan.maths[self.layer - 1]
        below = [each + 1 for each in self.cell.at]
        own = self._own_partial(math_here, of.name)
        penalty = (
            math_here.penalty_latex(*below) if isinstance(math_here, WeightedMath) and of.name == "W" else ""
        )
        return rf"{partial('J', of, *below)} = \frac{{1}}{{m}} \sum_i\, {product}\, {own}{penalty}"
