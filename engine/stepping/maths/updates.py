"""The optimizers in letters and numbers: how each parameter moves along its gradient.

The equations are those of :mod:`engine.core.update_rules`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from engine.common.arrays import Index
from engine.common.messages import Message, number_text, size_text
from engine.core.layers import Layer
from engine.core.training_settings import TrainingSettings
from engine.core.update_rules import UPDATE_RULES, Equation, UpdateRule
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, IterationNumbers, Key
from engine.stepping.sums import number_term, sum_of

_QUANTITY = re.compile(r"\{((?:new )?[a-z]+)\}")


def latex_for(equation: Equation, key_of: Callable[[str], Key]) -> str:
    """The right-hand side of an equation with the names of the quantities."""
    return _QUANTITY.sub(lambda found: f"{{{key_of(found[1]).latex}}}", equation.latex)


def shown_for(equation: Equation, key_of: Callable[[str], Key]) -> Iterator[Operand | str]:
    """The signs of an equation, and the quantities between them."""
    for piece in equation.shown:
        found = _QUANTITY.fullmatch(piece)
        yield Operand(key_of(found[1])) if found else piece


class _Written(float):
    """A number that is written as :func:`number_text` has it; with ``size`` without a plus."""

    def __format__(self, spec: str) -> str:
        if spec == "size":
            return size_text(self)
        return super().__format__(spec) if spec else number_text(self)


@dataclass(slots=True)
class _Number:
    """One parameter on its way through an update.

    Attributes:
        tape: the iteration.
        old: the number before the step.
        g: its gradient, as far as it was changed.
        lines: what was computed, as labels with numbers.
    """

    tape: IterationNumbers
    old: Cell
    g: float
    lines: list[SumLine]

    def add(self, value: float, label: Message) -> float:
        """Note a line; gives its value."""
        self.lines.append(SumLine(label, value))
        return value

    def step(self, rule: UpdateRule, constants: Mapping[str, float]) -> float:
        """Note a line for each equation of a rule; gives what the parameter moves by, without α."""
        key, values = self.old.key, {**constants, "g": self.g}
        values |= {f"1-{letter}": 1 - number for letter, number in constants.items()}
        for letter in (each.result.removeprefix("new ") for each in rule.equations if each.is_memory):
            values[letter] = self.tape.value(Cell(Key(f"{letter} {key.name}", key.layer), self.old.at))
        for equation in rule.equations:
            value = values[equation.result] = equation.value(values)
            if equation.line:
                written = {name: _Written(number) for name, number in values.items()}
                self.add(value, Message("{formula}", formula=equation.line.format(**written)))
        return value


class UpdateMath:
    """The update by the optimizer of the settings."""

    def __init__(self, settings: TrainingSettings) -> None:
        self.settings = settings

    @property
    def rule(self) -> UpdateRule:
        """The update rule of the optimizer."""
        return UPDATE_RULES[self.settings.optimizer]

    @property
    def constants(self) -> str:
        """The numbers that stand for letters in the formulas, apart from the learning rate."""
        return _listed(self._letters)

    def letters(self, tape: IterationNumbers, part: Part) -> str:
        """The numbers that the letters between the quantities of one of its parts stand for."""
        signs = "".join(each for each in part.shown if isinstance(each, str))
        at_step = self.rule.at_step(tape.optimizer_steps)
        found = {"α": tape.learning_rate, **self._letters, **at_step}
        return _listed(
            {
                letter: number
                for letter, number in found.items()
                if ("ᵗ" if letter == "t" else letter) in signs
            }
        )

    @property
    def _letters(self) -> dict[str, float]:
        found = {"λ": self.settings.weight_decay} if self.settings.weight_decay else {}
        if "momentum" in self.rule.uses:
            found["β"] = self.settings.momentum
        found |= self.rule.constants
        return found

    @property
    def description(self) -> Message:
        """Sentences on what the update does."""
        return Message(
            "Every number that is learnt moves once against its gradient, so that the loss of this "
            "mini-batch becomes smaller; the learning rate α says how far. {optimizer}",
            optimizer=self.rule.sentence,
        )

    @property
    def changes_gradient(self) -> bool:
        """True if the gradient is clipped or gets a share of the weights before it is used."""
        return self.settings.clipping != "none" or self._adds_decay

    @property
    def _adds_decay(self) -> bool:
        return bool(self.settings.weight_decay) and not self.rule.decouples_decay

    def parts(self, layer: Layer, l: int) -> tuple[Part, ...]:
        """An equation after the other for each thing that layer l learns; the last gives its new numbers."""
        names = layer.parameter_shapes(layer.settings, *layer.input_shapes)
        return tuple(part for name in names for part in self._parts(name, l))

    def lines(self, name: str, l: int) -> tuple[str, ...]:
        """All formulas by which one thing that layer l learns moves, as LaTeX, in their order."""
        before, g = self._gradient_lines(name, l)
        *remembered, step = self.rule.short
        last = rf"{Key(name, l).latex} ≔ {self._kept(name, l)} - \alpha\, {step}"
        square = "g^2" if g == "g" else f"({g})^2"
        lines = (*before, *remembered, last)
        return tuple(line.replace("{g2}", square).replace("{g}", g) for line in lines)

    def short(self, name: str, l: int) -> str:
        """The step alone, as LaTeX."""
        return self.lines(name, l)[-1]

    def _kept(self, name: str, l: int) -> str:
        """LaTeX of what the step is taken away from."""
        key = Key(name, l).latex
        decays = self.rule.decouples_decay and self.settings.weight_decay
        return rf"(1 - \alpha \lambda)\, {key}" if decays else key

    def _gradient_lines(self, name: str, l: int) -> tuple[list[str], str]:
        """Lines that change the gradient first, and the letter that it has then."""
        s, lines, g = self.settings, list[str](), Key(f"d{name}", l).latex
        if s.clipping == "norm":
            lines.append(rf"g = \min(1, \frac{{{s.clip_limit:g}}}{{\lVert \nabla J \rVert}})\, {g}")
            g = "g"
        elif s.clipping == "value":
            lines.append(rf"g = \max(-{s.clip_limit:g}, \min({s.clip_limit:g}, {g}))")
            g = "g"
        if s.weight_decay and not self.rule.decouples_decay:
            sign = "≔" if g == "g" else "="
            lines.append(rf"g {sign} {g} + \lambda\, {Key(name, l).latex}")
            g = "g"
        return lines, g

    def _key_of(self, name: str, l: int) -> Callable[[str], Key]:
        """The quantities of one parameter by the names of the equations."""
        gradient = Key(f"g {name}" if self.changes_gradient else f"d{name}", l)
        return lambda letter: gradient if letter == "g" else Key(f"{letter} {name}", l)

    def _parts(self, name: str, l: int) -> Iterator[Part]:
        key_of = self._key_of(name, l)
        if self.changes_gradient:
            yield self._gradient_part(name, l)
        for equation in self.rule.equations[:-1]:
            result = key_of(equation.result)
            formula = f"{result.latex} = {latex_for(equation, key_of)}"
            yield Part(
                kind="update",
                layer=l,
                results=(result,),
                formula=formula,
                shown=tuple(shown_for(equation, key_of)),
                description=self._description(name, l),
            )
        yield self._part(name, l)

    def _gradient_part(self, name: str, l: int) -> Part:
        """The gradient as it is used, after clipping and with the share of weight decay."""
        gradient, used, norm = Key(f"d{name}", l), Key(f"g {name}", l), Key("norm", 0)
        limit, formula = f"{self.settings.clip_limit:g}", gradient.latex
        shown: tuple[Operand | str, ...] = (Operand(gradient),)
        if self.settings.clipping == "norm":
            formula = rf"\min\left(1, \frac{{{limit}}}{{{norm.latex}}}\right) {gradient.latex}"
            shown = (f"min(1, {limit} ÷", Operand(norm), ")", Operand(gradient))
        elif self.settings.clipping == "value":
            formula = rf"\max(-{limit}, \min({limit}, {gradient.latex}))"
            shown = (f"max(−{limit}, min({limit},", Operand(gradient), "))")
        if self._adds_decay:
            formula += rf" + \lambda\, {Key(name, l).latex}"
            shown = (*shown, "+ λ", Operand(Key(name, l)))
        return Part(
            kind="update",
            layer=l,
            results=(used,),
            formula=f"{used.latex} = {formula}",
            shown=shown,
            description=self._gradient_description(name, l),
        )

    def _gradient_description(self, name: str, l: int) -> Message:
        key, gradient, settings = Key(name, l).text, Key(f"d{name}", l).text, self.settings
        limit, decay = f"{settings.clip_limit:g}", f"{settings.weight_decay:g}"
        if not self._adds_decay:
            return Message(
                "Clipping keeps {gradient} within the limit {limit}.", gradient=gradient, limit=limit
            )
        share = Message(
            "Weight decay adds the share λ = {decay} of {key} to its gradient {gradient}, so that large "
            "numbers become smaller.",
            decay=decay,
            key=key,
            gradient=gradient,
        )
        if settings.clipping == "none":
            return share
        return Message(
            "Clipping keeps the gradient within the limit {limit}. {more}", limit=limit, more=share
        )

    def _description(self, name: str, l: int) -> Message:
        key, gradient = Key(name, l), Key(f"d{name}", l)
        if not self.constants:
            return Message("{key} moves against {gradient}.", key=key.text, gradient=gradient.text)
        return Message(
            "{key} moves against {gradient}, with {constants}.",
            key=key.text,
            gradient=gradient.text,
            constants=self.constants,
        )

    def _part(self, name: str, l: int) -> Part:
        """The step itself."""
        key, new, key_of = Key(name, l), Key(f"new {name}", l), self._key_of(name, l)
        step = self.rule.equations[-1]
        formula = rf"{new.latex} = {self._kept(name, l)} - \alpha\, {latex_for(step, key_of)}"
        kept: tuple[Operand | str, ...] = (Operand(key),)
        if self.rule.decouples_decay and self.settings.weight_decay:
            kept = ("(1 − α λ)", Operand(key))
        shown = (*kept, "− α", *shown_for(step, key_of))
        return Part(
            kind="update",
            layer=l,
            results=(new,),
            formula=formula,
            shown=_joined(shown),
            description=self._description(name, l),
        )

    def explain(self, tape: IterationNumbers, key: Key, index: Index) -> Explanation:
        """Explanation of one number of the update."""
        if key.is_memory:
            return self._explain_memory(tape, Cell(key, index))
        name = key.parameter
        old = Cell(Key(name, key.layer), index)
        number = self._number(tape, old)
        step = self._step(number)
        rate, g = tape.learning_rate, number_text(step)
        before = number_term(tape, old, Message("before"))
        decay = tape.settings.weight_decay if self.rule.decouples_decay else 0.0
        terms = [before]
        if decay:
            text = f"− {rate:g} × {decay:g} × {before.text}"
            terms.append(Term(text, -rate * decay * before.value, (old,), Message("weight decay")))
        part = self._part(name, key.layer)
        moved_by = tuple(Cell(each.key, index) for each in part.operands[1:])
        terms.append(Term(f"− {rate:g} × {g}", -rate * step, moved_by, Message("α × move")))
        whole = sum_of(terms)
        return Explanation(
            cell=Cell(key, index),
            formula=part.formula,
            terms=terms,
            lines_after=(whole,),
            total=whole.value,
            notes=(),
            lines_before=tuple(number.lines),
        )

    def _explain_memory(self, tape: IterationNumbers, cell: Cell) -> Explanation:
        """The last of the lines of the step that computes it."""
        name = cell.key.parameter
        number = self._number(tape, Cell(Key(name, cell.key.layer), cell.at))
        part = next(p for p in self._parts(name, cell.key.layer) if cell.key in p.results)
        cells = tuple(Cell(o.key, () if o.key.name == "norm" else cell.at) for o in part.operands)
        lines, value = number.lines, number.g
        letter = cell.key.name.rpartition(" ")[0]
        if letter != "g":
            first = len(lines)
            self._step(number)  # a line for each equation
            place = [each.result for each in self.rule.equations].index(letter)
            lines = lines[: first + place + 1]
            value = lines[-1].value
        term = Term(number_text(value), value, cells, Message("as computed above"))
        return Explanation(
            cell=cell,
            formula=part.formula,
            terms=(term,),
            lines_after=(),
            total=value,
            notes=(),
            lines_before=tuple(lines),
        )

    def _step(self, number: _Number) -> float:
        at_step = self.rule.at_step(number.tape.optimizer_steps)
        return number.step(self.rule, {**self._letters, **at_step})

    def _number(self, tape: IterationNumbers, old: Cell) -> _Number:
        """A parameter with its gradient as it is used."""
        gradient = Cell(Key(f"d{old.key.name}", old.key.layer), old.at)
        number = _Number(tape, old, tape.value(gradient), [])
        self._change_gradient(number)
        return number

    @staticmethod
    def _change_gradient(number: _Number) -> None:
        """Clipping and weight decay."""
        weight = number.tape.value(number.old)
        settings, factor, g = number.tape.settings, number.tape.clip_factor, number.g
        if factor != 1:
            label = Message(
                "the whole gradient is shortened to the limit: g = {gradient} × {factor}",
                gradient=number_text(g),
                factor=number_text(factor),
            )
            g = number.add(g * factor, label)
        if settings.clipping == "value" and abs(g) > settings.clip_limit:
            label = Message("{gradient} is cut off at the limit: g", gradient=number_text(g))
            g = number.add(math.copysign(settings.clip_limit, g), label)
        decay = settings.weight_decay
        if decay and not UPDATE_RULES[settings.optimizer].decouples_decay:
            label = Message(
                "weight decay: g = {gradient} + {decay} × {weight}",
                gradient=number_text(g),
                decay=f"{decay:g}",
                weight=number_text(weight),
            )
            g = number.add(g + decay * weight, label)
        number.g = g


def _listed(letters: dict[str, float]) -> str:
    return ", ".join(f"{letter} = {number:g}" for letter, number in letters.items())


def _joined(shown: tuple[Operand | str, ...]) -> tuple[Operand | str, ...]:
    """Formula in which signs that stand beside one another are one."""
    found: list[Operand | str] = []
    for each in shown:
        if isinstance(each, str) and found and isinstance(found[-1], str):
            found[-1] = f"{found[-1]} {each}"
        else:
            found.append(each)
    return tuple(found)
