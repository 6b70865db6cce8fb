"""The optimizers in letters and numbers: how each parameter moves along its gradient.

``g`` is the gradient after clipping and weight decay. What an optimizer remembers is written with the letters
of the papers: v for a velocity, s for a sum or mean of squares, m and v for Adam's two means.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.common.messages import Message
from engine.core.layers import Layer
from engine.core.optimizers import OPTIMIZERS, Adagrad, Adam, Momentum, RMSProp
from engine.core.training_settings import TrainingSettings
from engine.stepping.maths.memory import EQUATIONS
from engine.stepping.parts import Ending, Operand, Part, Spelled, Term
from engine.stepping.quantities import Cell, IterationNumbers, Key, number_text, size_text
from engine.stepping.sums import number_term, sum_of

FORMULAS: dict[str, tuple[tuple[str, ...], str]] = {
    "sgd": ((), "{g}"),
    "momentum": ((r"v ≔ \beta v + {g}",), "v"),
    "nesterov": ((r"v ≔ \beta v + {g}",), r"({g} + \beta v)"),
    "adagrad": ((r"s ≔ s + {g2}",), r"\frac{{g}}{\sqrt{s} + \varepsilon}"),
    "rmsprop": ((r"s ≔ \beta s + (1 - \beta)\, {g2}",), r"\frac{{g}}{\sqrt{s} + \varepsilon}"),
    "adam": (
        (
            r"m ≔ \beta_1 m + (1 - \beta_1)\, {g}",
            r"v ≔ \beta_2 v + (1 - \beta_2)\, {g2}",
            r"\hat{m} = \frac{m}{1 - \beta_1^t},\quad \hat{v} = \frac{v}{1 - \beta_2^t}",
        ),
        r"\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon}",
    ),
}
"""For each optimizer what it remembers, and what the parameter moves by, times α.

``{g}`` is the gradient, ``{g2}`` its square.
"""
FORMULAS["adamw"] = FORMULAS["adam"]

WORDS = {
    "sgd": Message("Plain gradient descent takes the gradient as it is."),
    "momentum": Message(
        "Momentum adds up the gradients of the iterations before, each counting less than the next, so that "
        "the way goes on where they agree and swings less where they do not."
    ),
    "nesterov": Message(
        "Nesterov momentum adds up the gradients of the iterations before and already looks one update ahead "
        "along them."
    ),
    "adagrad": Message(
        "Adagrad gives every number a rate of its own: the more it has moved before, the less it moves."
    ),
    "rmsprop": Message(
        "RMSProp divides every gradient by its usual size, a running mean of its squares, so that all "
        "numbers move by like amounts."
    ),
    "adam": Message(
        "Adam keeps a running mean of the gradients and one of their squares, both corrected for having "
        "begun at zero, and divides one by the root of the other."
    ),
    "adamw": Message(
        "AdamW keeps a running mean of the gradients and one of their squares, as Adam does, and makes the "
        "weights themselves a little smaller in each update."
    ),
}
"""What each optimizer does with the gradient."""


@dataclass(slots=True)
class _Number:
    """One parameter on its way through an update.

    Attributes:
        tape: the iteration.
        old: the number before the step.
        g: its gradient, as far as it was changed.
        lines: what was computed, in words with numbers.
    """

    tape: IterationNumbers
    old: Cell
    g: float
    lines: list[Ending]

    def add(self, value: float, words: Message) -> float:
        """Note a line; gives its value."""
        self.lines.append(Ending(words, value))
        return value

    def remembered(self, letter: str) -> float:
        """What the optimizer had in mind for it before the step."""
        key = self.old.key
        return self.tape.value(Cell(Key(f"{letter} {key.name}", key.layer), self.old.at))


class UpdateMath:
    """The update by the optimizer of the settings."""

    def __init__(self, settings: TrainingSettings) -> None:
        self.settings = settings

    @property
    def optimizer(self) -> str:
        """The key of the optimizer."""
        return self.settings.optimizer

    @property
    def is_decoupled(self) -> bool:
        """Whether weight decay shrinks the weights beside the step."""
        return self.optimizer == "adamw"

    @property
    def constants(self) -> str:
        """The numbers that stand for letters in the formulas, apart from the learning rate."""
        return _listed(self._letters)

    def letters(self, tape: IterationNumbers, part: Part) -> str:
        """The numbers that the letters between the quantities of one of its parts stand for."""
        signs = "".join(each for each in part.shown if isinstance(each, str))
        found = {"α": tape.learning_rate, **self._letters}
        if "ᵗ" in signs:
            found["t"] = tape.optimizer_steps
        return _listed(
            {letter: number for letter, number in found.items() if letter == "t" or letter in signs}
        )

    @property
    def _letters(self) -> dict[str, float]:
        found = {"λ": self.settings.weight_decay} if self.settings.weight_decay else {}
        family = OPTIMIZERS[self.optimizer]
        if issubclass(family, Momentum):
            found["β"] = self.settings.momentum
        if issubclass(family, RMSProp):
            found["β"] = family.beta
        if issubclass(family, Adam):
            found |= {"β₁": family.beta1, "β₂": family.beta2}
        if issubclass(family, Adagrad | Adam):
            found["ε"] = family.epsilon
        return found

    @property
    def words(self) -> Message:
        """What the update does."""
        return Message(
            "Every number that is learnt moves once against its gradient, so that the loss of this "
            "mini-batch becomes smaller; the learning rate α says how far. {optimizer}",
            optimizer=WORDS[self.optimizer],
        )

    @property
    def changes_gradient(self) -> bool:
        """Whether the gradient is clipped or gets a share of the weights before it is used."""
        return self.settings.clipping != "none" or self._adds_decay

    @property
    def _adds_decay(self) -> bool:
        return bool(self.settings.weight_decay) and not self.is_decoupled

    def parts(self, layer: Layer, l: int) -> tuple[Part, ...]:
        """An equation after the other for each thing that layer l learns; the last gives its new numbers."""
        names = layer.parameter_shapes(layer.settings, *layer.input_shapes)
        return tuple(part for name in names for part in self._parts(name, l))

    def lines(self, name: str, l: int) -> tuple[str, ...]:
        """All formulas by which one thing that layer l learns moves, as LaTeX, in their order."""
        before, g = self._gradient_lines(name, l)
        remembered, step = FORMULAS[self.optimizer]
        last = rf"{Key(name, l).latex} ≔ {self._kept(name, l)} - \alpha\, {step}"
        square = "g^2" if g == "g" else f"({g})^2"
        lines = (*before, *remembered, last)
        return tuple(line.replace("{g2}", square).replace("{g}", g) for line in lines)

    def short(self, name: str, l: int) -> str:
        """The step alone, as LaTeX."""
        return self.lines(name, l)[-1]

    def _kept(self, name: str, l: int) -> str:
        """What the step is taken away from."""
        key = Key(name, l).latex
        decays = self.is_decoupled and self.settings.weight_decay
        return rf"(1 - \alpha \lambda)\, {key}" if decays else key

    def _gradient_lines(self, name: str, l: int) -> tuple[list[str], str]:
        """How the gradient is changed first, and the letter that it has then."""
        s, lines, g = self.settings, list[str](), Key(f"d{name}", l).latex
        if s.clipping == "norm":
            lines.append(rf"g = \min(1, \frac{{{s.clip_limit:g}}}{{\lVert \nabla J \rVert}})\, {g}")
            g = "g"
        elif s.clipping == "value":
            lines.append(rf"g = \max(-{s.clip_limit:g}, \min({s.clip_limit:g}, {g}))")
            g = "g"
        if s.weight_decay and not self.is_decoupled:
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
        for equation in EQUATIONS[self.optimizer][:-1]:
            result = key_of(equation.result)
            formula = f"{result.latex} = {equation.latex_for(key_of)}"
            yield Part(
                "update", l, (result,), formula, tuple(equation.shown_for(key_of)), self._words(name, l)
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
        return Part("update", l, (used,), f"{used.latex} = {formula}", shown, self._gradient_words(name, l))

    def _gradient_words(self, name: str, l: int) -> Message:
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

    def _words(self, name: str, l: int) -> Message:
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
        step = EQUATIONS[self.optimizer][-1]
        formula = rf"{new.latex} = {self._kept(name, l)} - \alpha\, {step.latex_for(key_of)}"
        kept: tuple[Operand | str, ...] = (Operand(key),)
        if self.is_decoupled and self.settings.weight_decay:
            kept = ("(1 − α λ)", Operand(key))
        shown = (*kept, "− α", *step.shown_for(key_of))
        return Part("update", l, (new,), formula, _joined(shown), self._words(name, l))

    def spell(self, tape: IterationNumbers, key: Key, index: tuple[int, ...]) -> Spelled:
        """How one number of the update came about."""
        if key.is_memory:
            return self._spell_memory(tape, Cell(key, index))
        name = key.parameter
        old = Cell(Key(name, key.layer), index)
        number = self._number(tape, old)
        step = STEPS[self.optimizer](number)
        rate, g = tape.learning_rate, number_text(step)
        before = number_term(tape, old, Message("before"))
        decay = tape.settings.weight_decay if self.is_decoupled else 0.0
        terms = [before]
        if decay:
            text = f"− {rate:g} × {decay:g} × {before.text}"
            terms.append(Term(text, -rate * decay * before.value, (old,), Message("weight decay")))
        part = self._part(name, key.layer)
        moved_by = tuple(Cell(each.key, index) for each in part.operands[1:])
        terms.append(Term(f"− {rate:g} × {g}", -rate * step, moved_by, Message("α × move")))
        whole = sum_of(terms)
        return Spelled(Cell(key, index), part.formula, terms, (whole,), whole.value, (), tuple(number.lines))

    def _spell_memory(self, tape: IterationNumbers, cell: Cell) -> Spelled:
        """The last of the lines of the step that computes it."""
        name = cell.key.parameter
        number = self._number(tape, Cell(Key(name, cell.key.layer), cell.at))
        part = next(p for p in self._parts(name, cell.key.layer) if cell.key in p.results)
        cells = tuple(Cell(o.key, () if o.key.name == "norm" else cell.at) for o in part.operands)
        lines, value = number.lines, number.g
        letter = cell.key.name.rpartition(" ")[0]
        if letter != "g":
            first = len(lines)
            STEPS[self.optimizer](number)  # a line for each equation
            place = [each.result for each in EQUATIONS[self.optimizer]].index(letter)
            lines = lines[: first + place + 1]
            value = lines[-1].value
        term = Term(number_text(value), value, cells, Message("as computed above"))
        return Spelled(cell, part.formula, (term,), (), value, (), tuple(lines))

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
            words = Message(
                "the whole gradient is shortened to the limit: g = {gradient} × {factor}",
                gradient=number_text(g),
                factor=number_text(factor),
            )
            g = number.add(g * factor, words)
        if settings.clipping == "value" and abs(g) > settings.clip_limit:
            words = Message("{gradient} is cut off at the limit: g", gradient=number_text(g))
            g = number.add(math.copysign(settings.clip_limit, g), words)
        decay = settings.weight_decay
        if decay and settings.optimizer != "adamw":
            words = Message(
                "weight decay: g = {gradient} + {decay} × {weight}",
                gradient=number_text(g),
                decay=f"{decay:g}",
                weight=number_text(weight),
            )
            g = number.add(g + decay * weight, words)
        number.g = g


def _plain(number: _Number) -> float:
    return number.g


def _velocity(number: _Number) -> float:
    beta, v, g = number.tape.settings.momentum, number.remembered("v"), number.g
    words = Message("v = {beta} × {v} + {g}", beta=f"{beta:g}", v=number_text(v), g=number_text(g))
    return number.add(beta * v + g, words)


def _nesterov(number: _Number) -> float:
    beta, v, g = number.tape.settings.momentum, _velocity(number), number.g
    return number.add(
        g + beta * v,
        Message("g + βv = {g} + {beta} × {v}", g=number_text(g), beta=f"{beta:g}", v=number_text(v)),
    )


def _adagrad(number: _Number) -> float:
    s, g = number.remembered("s"), number.g
    s = number.add(s + g * g, Message("s = {s} + ({g})²", s=number_text(s), g=number_text(g)))
    return _over_root(number, s, Adagrad.epsilon)


def _running(beta: float, old: float, g: float) -> dict[str, str]:
    """The numbers of a running mean."""
    return {"beta": f"{beta:g}", "old": number_text(old), "rest": f"{1 - beta:g}", "g": number_text(g)}


def _rmsprop(number: _Number) -> float:
    beta, s, g = RMSProp.beta, number.remembered("s"), number.g
    words = Message("s = {beta} × {old} + {rest} × ({g})²", **_running(beta, s, g))
    return _over_root(number, number.add(beta * s + (1 - beta) * g * g, words), RMSProp.epsilon)


def _over_root(number: _Number, s: float, epsilon: float) -> float:
    words = Message(
        "g ÷ (√s + ε) = {g} ÷ (√{s} + {epsilon})",
        g=number_text(number.g),
        s=size_text(s),
        epsilon=f"{epsilon:g}",
    )
    return number.add(number.g / (math.sqrt(s) + epsilon), words)


def _adam(number: _Number) -> float:
    """With the means as the papers have them."""
    beta1, beta2, epsilon, g, t = Adam.beta1, Adam.beta2, Adam.epsilon, number.g, number.tape.optimizer_steps
    m, v = number.remembered("m"), number.remembered("v")
    words = Message("m = {beta} × {old} + {rest} × {g}", **_running(beta1, m, g))
    m = number.add(beta1 * m + (1 - beta1) * g, words)
    words = Message("v = {beta} × {old} + {rest} × ({g})²", **_running(beta2, v, g))
    v = number.add(beta2 * v + (1 - beta2) * g * g, words)
    words = Message("m̂ = {m} ÷ (1 − {beta}^{t})", m=number_text(m), beta=f"{beta1:g}", t=t)
    m = number.add(m / (1 - beta1**t), words)
    words = Message("v̂ = {v} ÷ (1 − {beta}^{t})", v=number_text(v), beta=f"{beta2:g}", t=t)
    v = number.add(v / (1 - beta2**t), words)
    words = Message(
        "m̂ ÷ (√v̂ + ε) = {m} ÷ (√{v} + {epsilon})",
        m=number_text(m),
        v=size_text(v),
        epsilon=f"{epsilon:g}",
    )
    return number.add(m / (math.sqrt(v) + epsilon), words)


def _listed(letters: dict[str, float]) -> str:
    return ", ".join(f"{letter} = {number:g}" for letter, number in letters.items())


def _joined(shown: tuple[Operand | str, ...]) -> tuple[Operand | str, ...]:
    """With signs that stand beside one another as one."""
    found: list[Operand | str] = []
    for each in shown:
        if isinstance(each, str) and found and isinstance(found[-1], str):
            found[-1] = f"{found[-1]} {each}"
        else:
            found.append(each)
    return tuple(found)


STEPS: dict[str, Callable[[_Number], float]] = {
    "sgd": _plain,
    "momentum": _velocity,
    "nesterov": _nesterov,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": _adam,
    "adamw": _adam,
}
"""The step of a number without the learning rate, for each of :data:`~engine.core.optimizers.OPTIMIZERS`."""
