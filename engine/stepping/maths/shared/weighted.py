"""Base of layers with weights: dW and db with their penalties, and their recorded numbers."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import numpy as np

from engine.common.arrays import Array, Index
from engine.common.messages import Message
from engine.core.layers import Layer
from engine.stepping.maths.shared.activated import ActivatedMath
from engine.stepping.maths.shared.base import Values
from engine.stepping.parts import Explanation, Operand, SumLine
from engine.stepping.quantities import Cell, Key, Numbers


class WeightedMath(ActivatedMath):
    """A layer with weights W, biases b, and an activation."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.z, self.a_prev, self.key("W"), self.key("b"))

    def penalty_latex(self, *subscripts: object) -> str:
        """LaTeX of what L1 and L2 penalties add to dW, or to the one of ``subscripts``."""
        W, settings = self.key("W").latex_of(*subscripts), self.layer.settings
        first = rf" + \lambda_1\, \mathrm{{sign}}({W})" if settings.l1 else ""
        return first + (rf" + \lambda_2\, {W}" if settings.l2 else "")

    def penalty_shown(self) -> tuple[Operand | str, ...]:
        """The same as signs and pictures."""
        W, settings = Operand(self.key("W")), self.layer.settings
        first = (f"+ {settings.l1:g} sign", W) if settings.l1 else ()
        return (*first, *((f"+ {settings.l2:g}", W) if settings.l2 else ()))

    def penalty_lines(self, tape: Numbers, index: Index, mean: SumLine) -> list[SumLine]:
        """The mean over the rows, and the lines after it that add the penalties of one weight."""
        lines, settings = [mean], self.layer.settings
        weight = tape.value(Cell(self.key("W"), index))
        if settings.l1:
            total = lines[-1].value + settings.l1 * float(np.sign(weight))
            lines.append(SumLine(Message("+ L1 penalty {l1} × sign of W", l1=f"{settings.l1:g}"), total))
        if settings.l2:
            total = lines[-1].value + settings.l2 * weight
            lines.append(SumLine(Message("+ L2 penalty {l2} × W", l2=f"{settings.l2:g}"), total))
        return lines

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        return {self.z: cache.z, self.key("a"): a}

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        found: Values = {self.key("dW"): layer.dW, self.key("db"): layer.db}  # type: ignore[attr-defined]
        if dz is not None:
            found[self.key("dz")] = dz
        return found | self.given_values(given)

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        ways = {
            self.z: self.explain_z,
            self.key("a"): self.explain_activation,
            self.key("dz"): self.explain_dz,
            self.key("dW"): self.explain_dW,
            self.key("db"): self.explain_db,
        }
        return ways[key](tape, index) if key in ways else self.explain_given(tape, key, index)

    @abstractmethod
    def explain_z(self, tape: Numbers, index: Index) -> Explanation:
        """Explanation of ``z`` at ``index`` by the inputs, weights and bias."""

    @abstractmethod
    def explain_dW(self, tape: Numbers, index: Index) -> Explanation:
        """Explanation of ``dW`` at ``index`` by dz and the inputs."""

    @abstractmethod
    def explain_db(self, tape: Numbers, index: Index) -> Explanation:
        """Explanation of ``db`` at ``index`` by dz."""

    @abstractmethod
    def explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        """Explanation of what is given back by dz and the weights."""
