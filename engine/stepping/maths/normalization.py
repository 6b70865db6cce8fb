"""BatchNorm and LayerNorm in letters and numbers: x̂ = (a_prev − μ) / √(σ² + ε), a = γ ∘ x̂ + β."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Shape
from engine.layers import Layer
from engine.layers.normalization import EPSILON
from engine.messages import Message
from engine.stepping.maths.base import LayerMath, Values
from engine.stepping.parts import Ending, Operand, Part, Spelled, Term
from engine.stepping.quantities import Cell, Key, number_text
from engine.stepping.sums import (
    Factor,
    Terms,
    alone,
    divided,
    number_term,
    place_words,
    products,
    spelled,
    subscripts,
    sum_of,
)
from engine.stepping.tape import Tape

Index = tuple[int, ...]


class NormMath(LayerMath):
    """What both have in common: the four formulas of forward, dgamma and dbeta.

    Attributes:
        averaged: letter for how many numbers share a mean, for formulas.
    """

    averaged: str

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.key("normalized"), self.key("variance"))

    @property
    def is_picture(self) -> bool:
        """Whether rows are pictures, so that every pixel counts."""
        return len(self.layer.input_shapes[0]) == 3

    def own_shape(self, name: str, m: int) -> Shape:
        if name in ("mean", "variance", "running_mean", "running_var"):
            return self.statistics_shape(m)
        return super().own_shape(name, m)

    @abstractmethod
    def statistics_shape(self, m: int) -> Shape:
        """Shape of μ and σ² as views show them."""

    @abstractmethod
    def group(self, tape: Tape, at: Index) -> Factor:
        """The numbers of ``a_prev`` that share the mean at ``at``."""

    @abstractmethod
    def statistic_at(self, index: Index) -> Index:
        """Where the mean of the number at ``index`` lies."""

    @abstractmethod
    def parameter_at(self, index: Index) -> Index:
        """Where the gamma of the number at ``index`` lies."""

    @abstractmethod
    def gradient_part(self, given: Key) -> Part:
        """What is given back."""

    @abstractmethod
    def spell_given(self, tape: Tape, key: Key, index: Index) -> Spelled:
        """How one number that is given back came about."""

    def statistic_parts(self, words_of_mean: Message, words_of_variance: Message) -> tuple[Part, ...]:
        """Mean and variance."""
        mean, variance, a_prev, n = self.key("mean"), self.key("variance"), self.a_prev, self.averaged
        return (
            self.part(
                "forward",
                mean,
                rf"{mean.latex} = \frac{{1}}{{{n}}} \sum {a_prev.latex}",
                (f"1/{n}", "Σ", Operand(a_prev)),
                words_of_mean,
            ),
            self.part(
                "forward",
                variance,
                rf"{variance.latex} = \frac{{1}}{{{n}}} \sum ({a_prev.latex} - {mean.latex})^2",
                (f"1/{n}", "Σ (", Operand(a_prev), "−", Operand(mean), ")²"),
                words_of_variance,
            ),
        )

    def output_parts(self) -> tuple[Part, ...]:
        """The normalized numbers, and what becomes of them."""
        mean, variance, normalized = self.key("mean"), self.key("variance"), self.key("normalized")
        gamma, beta, a, a_prev = self.key("gamma"), self.key("beta"), self.key("a"), self.a_prev
        return (
            self.part(
                "forward",
                normalized,
                rf"{normalized.latex} = \frac{{{a_prev.latex} - {mean.latex}}}"
                rf"{{\sqrt{{{variance.latex} + \epsilon}}}}",
                ("(", Operand(a_prev), "−", Operand(mean), ") ÷ √(", Operand(variance), "+ ε )"),
                Message(
                    "Without their mean and in units of their deviation; ε = {epsilon} keeps the division "
                    "from failing where all are alike.",
                    epsilon=f"{EPSILON:g}",
                ),
            ),
            self.part(
                "forward",
                a,
                rf"{a.latex} = {gamma.latex} \odot {normalized.latex} + {beta.latex}",
                (Operand(gamma), "∘", Operand(normalized), "+", Operand(beta)),
                Message(
                    "{gamma} and {beta} are learnt: they let the network choose another deviation and mean.",
                    gamma=gamma.text,
                    beta=beta.text,
                ),
            ),
        )

    def backward_parts(self) -> tuple[Part, ...]:
        da, normalized = self.key("da"), self.key("normalized")
        dgamma, dbeta = self.key("dgamma"), self.key("dbeta")
        parts = [
            self.part(
                "backward",
                dgamma,
                rf"{dgamma.latex} = \frac{{1}}{{m}} \sum {da.latex} \odot {normalized.latex}",
                ("1/m", "Σ", Operand(da), "∘", Operand(normalized)),
                Message(
                    "{gamma} is multiplied with {normalized}, so its gradient is {da} times that, averaged "
                    "over the m rows.",
                    gamma=self.key("gamma").text,
                    normalized=normalized.text,
                    da=da.text,
                ),
            ),
            self.part(
                "backward",
                dbeta,
                rf"{dbeta.latex} = \frac{{1}}{{m}} \sum {da.latex}",
                ("1/m", "Σ", Operand(da)),
                Message(
                    "{beta} is added in every row, so its gradient is the mean of {da}.",
                    beta=self.key("beta").text,
                    da=da.text,
                ),
            ),
        ]
        if self.given is not None:
            parts.append(self.gradient_part(self.given))
        return tuple(parts)

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        found: Values = {self.key(name): getattr(layer, name) for name in ("dgamma", "dbeta")}
        return found | self.given_values(given)

    def spell(self, tape: Tape, key: Key, index: Index) -> Spelled:
        ways = {
            "mean": self.spell_mean,
            "variance": self._spell_variance,
            "normalized": self._spell_normalized,
            "a": self._spell_a,
            "dgamma": self._spell_dgamma,
            "dbeta": self._spell_dbeta,
        }
        if key.layer == self.l and key.name in ways:
            return ways[key.name](tape, index)
        return self.spell_given(tape, key, index)

    def spell_mean(self, tape: Tape, at: Index) -> Spelled:
        """How one mean came about."""
        mean, group = self.key("mean"), self.group(tape, at)
        terms = products(lambda i: sample_words(group.cell(i)), group)
        whole = sum_of(terms)
        formula = rf"{mean.latex} = \frac{{1}}{{{self.averaged}}} \sum {self.a_prev.latex}"
        return spelled(Cell(mean, at), formula, terms, whole, divided(whole, len(terms), self.averaged))

    def _spell_variance(self, tape: Tape, at: Index) -> Spelled:
        mean, variance, group = self.key("mean"), self.key("variance"), self.group(tape, at)
        centre = tape.value(Cell(mean, at))
        squares = (group.values - centre) ** 2

        def term(i: int) -> Term:
            text = f"({number_text(float(group.values[i]))} − {number_text(centre)})²"
            cell = group.cell(i)
            return Term(text, float(squares[i]), (cell, Cell(mean, at)), sample_words(cell))

        terms = Terms(squares, term)
        whole = sum_of(terms)
        formula = (
            rf"{variance.latex} = \frac{{1}}{{{self.averaged}}} \sum ({self.a_prev.latex} - {mean.latex})^2"
        )
        return spelled(Cell(variance, at), formula, terms, whole, divided(whole, len(terms), self.averaged))

    def deviation(self, tape: Tape, at: Index) -> tuple[float, Message]:
        """``√(σ² + ε)`` and the words for a division by it."""
        root = math.sqrt(tape.value(Cell(self.key("variance"), at)) + EPSILON)
        return root, Message("÷ √(σ² + ε) = {root}", root=number_text(root))

    def _spell_normalized(self, tape: Tape, index: Index) -> Spelled:
        normalized, at = self.key("normalized"), self.statistic_at(index)
        mean, variance = Cell(self.key("mean"), at), Cell(self.key("variance"), at)
        x = Cell(self.a_prev, index)
        terms = (
            number_term(tape, x, place_words(index[1:])),
            number_term(tape, mean, Message("− mean"), -1),
        )
        root, words = self.deviation(tape, at)
        whole = sum_of(terms)
        formula = (
            rf"{normalized.latex_of(*subscripts(index))} = "
            rf"\frac{{{x.key.latex_of(*subscripts(index))} - {mean.key.latex}}}"
            rf"{{\sqrt{{{variance.key.latex} + \epsilon}}}}"
        )
        return spelled(Cell(normalized, index), formula, terms, whole, Ending(words, whole.value / root))

    def _spell_a(self, tape: Tape, index: Index) -> Spelled:
        a, x, at = self.key("a"), Cell(self.key("normalized"), index), self.parameter_at(index)
        gamma, beta = Cell(self.key("gamma"), at), Cell(self.key("beta"), at)
        scale, value = tape.value(gamma), tape.value(x)
        text = f"{number_text(scale)} × {number_text(value)}"
        terms = (
            Term(text, scale * value, (gamma, x), place_words(index[1:])),
            number_term(tape, beta, Message("β")),
        )
        below = [each + 1 for each in at]
        formula = (
            rf"{a.latex_of(*subscripts(index))} = {gamma.key.latex_of(*below)} \cdot"
            rf" {x.key.latex_of(*subscripts(index))} + {beta.key.latex_of(*below)}"
        )
        return spelled(Cell(a, index), formula, terms, sum_of(terms))

    def _spell_dgamma(self, tape: Tape, at: Index) -> Spelled:
        da, normalized = (self._all_of(tape, key, at) for key in ("da", "normalized"))
        terms = products(lambda i: sample_words(da.cell(i)), da, normalized)
        return self._mean_over_rows(tape, Cell(self.key("dgamma"), at), terms)

    def _spell_dbeta(self, tape: Tape, at: Index) -> Spelled:
        da = self._all_of(tape, "da", at)
        return self._mean_over_rows(
            tape, Cell(self.key("dbeta"), at), products(lambda i: sample_words(da.cell(i)), da)
        )

    def _mean_over_rows(self, tape: Tape, cell: Cell, terms: Terms) -> Spelled:
        whole, da = sum_of(terms), self.key("da").latex
        by = rf" \odot {self.key('normalized').latex}" if cell.key.name == "dgamma" else ""
        below = [each + 1 for each in cell.at]
        formula = rf"{cell.key.latex_of(*below)} = \frac{{1}}{{m}} \sum {da}{by}"
        return spelled(cell, formula, terms, whole, divided(whole, tape.m, "m"))

    def _all_of(self, tape: Tape, name: str, at: Index) -> Factor:
        """The numbers of a quantity that meet the parameter at ``at``: of all rows, perhaps of all pixels."""
        shape = tape[self.key(name)].shape
        over = np.indices(shape[: len(shape) - len(at)]).reshape(len(shape) - len(at), -1)
        return Factor.of(tape, self.key(name), *over, *at)


class BatchNormMath(NormMath):
    """A BatchNorm layer: mean and variance of each unit over the mini-batch, of each channel over all pixels.

    A mini-batch that has one number for each unit is normalized with the running statistics.
    """

    @property
    def averaged(self) -> str:  # type: ignore[override]
        return "mhw" if self.is_picture else "m"

    @property
    def momentum(self) -> float:
        """How far the running statistics move."""
        return float(self.layer.settings.momentum)

    @property
    def forward_words(self) -> Message:
        return Message(
            "{layer} brings every unit of {a_prev} to mean 0 and deviation 1 over the mini-batch, then "
            "scales and moves it as it has learnt. {normalized} and {variance} stay in the cache: mean and "
            "variance depend on every row, so backward has to go through them too. Predictions use the "
            "running mean and variance.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            normalized=self.key("normalized").text,
            variance=self.key("variance").text,
        )

    @property
    def backward_words(self) -> Message:
        da, dgamma, dbeta = (self.key(name).text for name in ("da", "dgamma", "dbeta"))
        if self.given is None:
            return Message(
                "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Nothing before this "
                "layer learns, so nothing is handed on.",
                da=da,
                dgamma=dgamma,
                dbeta=dbeta,
                normalized=self.key("normalized").text,
            )
        return Message(
            "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each row also moved the "
            "mean and the variance of all rows: that is why the average gradient, and its share along "
            "{normalized}, are taken away from {given}.",
            da=da,
            dgamma=dgamma,
            dbeta=dbeta,
            normalized=self.key("normalized").text,
            given=self.given.text,
        )

    def statistics_shape(self, m: int) -> Shape:
        return (self.layer.input_shapes[0][-1], 1)

    def is_single(self, tape: Tape) -> bool:
        """Whether there is but one number for each unit, so that the running statistics are used."""
        return bool(tape[self.a_prev].size == self.layer.input_shapes[0][-1])

    def group(self, tape: Tape, at: Index) -> Factor:
        shape = tape[self.a_prev].shape[:-1]
        return Factor.of(tape, self.a_prev, *np.indices(shape).reshape(len(shape), -1), *at)

    def statistic_at(self, index: Index) -> Index:
        return index[-1:]

    def parameter_at(self, index: Index) -> Index:
        return index[-1:]

    def forward_parts(self) -> tuple[Part, ...]:
        mean = Message(
            "The mean of every unit over the mini-batch; if that has a single row, the running mean."
        )
        if self.is_picture:
            mean = Message(
                "The mean of every channel over all pixels of the mini-batch; if that is a single one, the "
                "running mean."
            )
        variance = Message("How far the numbers of a unit are from their mean, squared, on average.")
        running, statistic = self.key("new running_mean"), self.key("mean")
        old = self.key("running_mean")
        moved = Part(
            "forward",
            self.l,
            (running, self.key("new running_var")),
            rf"{running.latex} = {old.latex} + {self.momentum:g}\,({statistic.latex} - {old.latex})",
            (Operand(old), f"+ {self.momentum:g} (", Operand(statistic), "−", Operand(old), ")"),
            Message(
                "The running mean and variance move a little towards those of this mini-batch; predictions "
                "will use them. Nothing of it enters the loss. A single row does not move them."
            ),
        )
        return (*self.statistic_parts(mean, variance), *self.output_parts(), moved)

    def gradient_part(self, given: Key) -> Part:
        da, normalized, gamma = self.key("da"), self.key("normalized"), self.key("gamma")
        variance, dgamma, dbeta = self.key("variance"), self.key("dgamma"), self.key("dbeta")
        share = r"\frac{1}{hw}\," if self.is_picture else ""
        formula = (
            rf"{given.latex} = \frac{{{gamma.latex}}}{{\sqrt{{{variance.latex} + \epsilon}}}} \odot"
            rf" ({da.latex} - {share}{dbeta.latex} - {share}{normalized.latex} \odot {dgamma.latex})"
        )
        minus = "− 1/hw" if self.is_picture else "−"
        shown: tuple[Operand | str, ...] = (
            *(Operand(gamma), "÷ √(", Operand(variance), "+ ε ) ∘ (", Operand(da)),
            *(minus, Operand(dbeta), minus, Operand(normalized), "∘", Operand(dgamma), ")"),
        )
        words = Message(
            "Without the average of {da} and without what {normalized} explains of it: neither can be "
            "changed, since mean and deviation are always brought back to 0 and 1. With a single row only "
            "the scale is left.",
            da=da.text,
            normalized=normalized.text,
        )
        return self.part("backward", given, formula, shown, words)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        samples = a_prev.reshape(-1, a_prev.shape[-1])
        normalized, _, of_batch = cache
        running: Values = {
            self.key(f"new {name}"): getattr(layer, name) for name in ("running_mean", "running_var")
        }
        if of_batch:  # as the layer computes them
            mean, variance = samples.mean(0), samples.var(0)
        else:
            mean, variance = running.values()
        found = {"mean": mean, "variance": variance, "normalized": normalized, "a": a}
        return {self.key(name): array for name, array in found.items()} | running

    def spell(self, tape: Tape, key: Key, index: Index) -> Spelled:
        if key.name.startswith("new running"):
            return self._spell_running(tape, key, index)
        if key.name in ("mean", "variance") and self.is_single(tape):
            old = Cell(self.key("running_mean" if key.name == "mean" else "running_var"), index)
            term = number_term(tape, old, unit_words(index))
            return alone(Cell(key, index), f"{key.latex} = {old.key.latex}", term, notes=(SINGLE,))
        return super().spell(tape, key, index)

    def _spell_running(self, tape: Tape, key: Key, at: Index) -> Spelled:
        old = Cell(Key(key.name.removeprefix("new "), self.l), at)
        before = number_term(tape, old, Message("before"))
        if self.is_single(tape):
            return alone(Cell(key, at), f"{key.latex} = {old.key.latex}", before, notes=(SINGLE,))
        is_mean = old.key.name == "running_mean"
        statistic = Cell(self.key("mean" if is_mean else "variance"), at)
        n = tape[self.a_prev].size // self.layer.input_shapes[0][-1]
        factor = 1.0 if is_mean else n / (n - 1)
        value = tape.value(statistic)
        step = self.momentum * (factor * value - before.value)
        by = "" if is_mean else f"{n} / {n - 1} × "
        text = f"{self.momentum:g} × ({by}{number_text(value)} − {number_text(before.value)})"
        terms = (before, Term(text, step, (statistic, old), Message("step")))
        n_letters = self.averaged
        share = "" if is_mean else rf"\frac{{{n_letters}}}{{{n_letters} - 1}}\,"
        formula = (
            rf"{key.latex} = {old.key.latex} + {self.momentum:g}\,"
            rf"({share}{statistic.key.latex} - {old.key.latex})"
        )
        return spelled(Cell(key, at), formula, terms, sum_of(terms))

    def spell_given(self, tape: Tape, key: Key, index: Index) -> Spelled:
        at = index[-1:]
        da, x = Cell(self.key("da"), index), Cell(self.key("normalized"), index)
        gamma, dgamma, dbeta = (Cell(self.key(name), at) for name in ("gamma", "dgamma", "dbeta"))
        pixels = math.prod(self.layer.input_shapes[0][:-1])
        terms = [number_term(tape, da, place_words(index[1:]))]
        if not self.is_single(tape):
            per = f" / {pixels}" if pixels > 1 else ""
            mean, slope, value = tape.value(dbeta), tape.value(dgamma), tape.value(x)
            terms.append(Term(f"− {number_text(mean)}{per}", -mean / pixels, (dbeta,), Message("mean of da")))
            text = f"− {number_text(value)} × {number_text(slope)}{per}"
            along = Message("along x̂")
            terms.append(Term(text, -value * slope / pixels, (x, dgamma), along))
        whole = sum_of(terms)
        scaled = whole.value * tape.value(gamma)
        root, words = self.deviation(tape, at)
        endings = (
            whole,
            Ending(Message("× γ = {gamma}", gamma=number_text(tape.value(gamma))), scaled),
            Ending(words, scaled / root),
        )
        notes = (SINGLE,) if self.is_single(tape) else ()
        formula = self.gradient_part(key).formula
        if self.is_single(tape):
            below = rf"\sqrt{{{self.key('variance').latex} + \epsilon}}"
            formula = rf"{key.latex} = \frac{{{gamma.key.latex}}}{{{below}}} \odot {da.key.latex}"
        return spelled(Cell(key, index), formula, terms, *endings, notes=notes)


SINGLE = Message(
    "A single row says nothing about the spread of a unit, so the running mean and variance are used and "
    "left as they are."
)


class LayerNormMath(NormMath):
    """A LayerNorm layer: mean and variance of each row over all its own numbers."""

    averaged = "n"

    @property
    def forward_words(self) -> Message:
        return Message(
            "{layer} brings the numbers of each row of {a_prev} to mean 0 and deviation 1, then scales and "
            "moves each as it has learnt. {normalized} and {variance} stay in the cache: the mean and "
            "variance of a row depend on all its numbers, so backward has to go through them too.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            normalized=self.key("normalized").text,
            variance=self.key("variance").text,
        )

    @property
    def backward_words(self) -> Message:
        da, dgamma, dbeta = (self.key(name).text for name in ("da", "dgamma", "dbeta"))
        if self.given is None:
            return Message(
                "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Nothing before this "
                "layer learns, so nothing is handed on.",
                da=da,
                dgamma=dgamma,
                dbeta=dbeta,
                normalized=self.key("normalized").text,
            )
        return Message(
            "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each number also moved the "
            "mean and the variance of its row: that is why the row's average, and its share along "
            "{normalized}, are taken away from {given}.",
            da=da,
            dgamma=dgamma,
            dbeta=dbeta,
            normalized=self.key("normalized").text,
            given=self.given.text,
        )

    def statistics_shape(self, m: int) -> Shape:
        return (1, m)

    def group(self, tape: Tape, at: Index) -> Factor:
        shape = self.layer.input_shapes[0]
        return Factor.of(tape, self.a_prev, at[0], *self._places(shape))

    @staticmethod
    def _places(shape: Shape) -> NDArray[np.intp]:
        """Every place of a row, ``(dimensions, n)``."""
        return np.indices(shape).reshape(len(shape), -1)

    def statistic_at(self, index: Index) -> Index:
        return (index[0], 0)

    def parameter_at(self, index: Index) -> Index:
        return index[1:]

    def forward_parts(self) -> tuple[Part, ...]:
        mean = Message("The mean of the n numbers of every row.")
        variance = Message("How far the numbers of a row are from their mean, squared, on average.")
        return (*self.statistic_parts(mean, variance), *self.output_parts())

    def gradient_part(self, given: Key) -> Part:
        da, normalized, gamma = self.key("da"), self.key("normalized"), self.key("gamma")
        variance = self.key("variance")
        g = rf"{gamma.latex} \odot {da.latex}"
        formula = (
            rf"{given.latex} = \frac{{1}}{{\sqrt{{{variance.latex} + \epsilon}}}} \odot (g - \frac{{1}}{{n}}"
            rf" \sum g - {normalized.latex} \odot \frac{{1}}{{n}} \sum g \odot {normalized.latex}),\quad"
            rf" g = {g}"
        )
        shown: tuple[Operand | str, ...] = (
            *("1 ÷ √(", Operand(variance), "+ ε ) ∘ ( g − 1/n Σ g −", Operand(normalized)),
            *("∘ 1/n Σ g ∘", Operand(normalized), "),  g =", Operand(gamma), "∘", Operand(da)),
        )
        words = Message(
            "g is the gradient of {normalized}. Its average over the row, and what {normalized} explains of "
            "it, are taken away: neither can be changed, since mean and deviation of a row are always "
            "brought back to 0 and 1.",
            normalized=normalized.text,
        )
        return self.part("backward", given, formula, shown, words)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        rows = a_prev.reshape(len(a_prev), -1)  # as the layer computes them
        mean, variance = rows.mean(1, keepdims=True), rows.var(1, keepdims=True)
        found = {"mean": mean, "variance": variance, "normalized": cache[0], "a": a}
        return {self.key(name): array for name, array in found.items()}

    def spell_given(self, tape: Tape, key: Key, index: Index) -> Spelled:
        row, here = index[0], index[1:]
        gamma, da, x = Cell(self.key("gamma"), here), Cell(self.key("da"), index), self.key("normalized")
        gammas = np.asarray(tape[gamma.key], np.float64).ravel()
        gradients = gammas * np.asarray(tape[da.key][row], np.float64).ravel()
        normalized = np.asarray(tape[x][row], np.float64).ravel()
        mean, along = float(gradients.mean()), float((gradients * normalized).mean())
        value = tape.value(Cell(x, index))
        text = f"{number_text(tape.value(gamma))} × {number_text(tape.value(da))}"
        terms = (
            Term(text, tape.value(gamma) * tape.value(da), (gamma, da), Message("g = γ × da")),
            Term(f"− {number_text(mean)}", -mean, (), Message("mean of g over the row")),
            Term(
                f"− {number_text(value)} × {number_text(along)}",
                -value * along,
                (Cell(x, index),),
                Message("x̂ × mean of g × x̂ over the row"),
            ),
        )
        whole = sum_of(terms)
        root, words = self.deviation(tape, (row, 0))
        formula = self.gradient_part(key).formula
        return spelled(Cell(key, index), formula, terms, whole, Ending(words, whole.value / root))


def sample_words(cell: Cell) -> Message:
    """Which row, and which pixel of it, a number belongs to."""
    if len(cell.at) == 2:
        return Message("row {row}, unit {unit}", row=cell.at[0] + 1, unit=cell.at[1] + 1)
    row, i, j, c = (each + 1 for each in cell.at)
    return Message("row {row}, pixel {i}, {j} of channel {c}", row=row, i=i, j=j, c=c)


def unit_words(at: Index) -> Message:
    """Which unit or channel a statistic belongs to."""
    return Message("unit {unit}", unit=at[0] + 1)
