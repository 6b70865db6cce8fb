"""The optimizers in letters and numbers: how each parameter moves along its gradient.

``g`` is the gradient after clipping and weight decay. What an optimizer remembers is written with the letters
of the papers: v for a velocity, s for a sum or mean of squares, m and v for Adam's two means.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.layers import Layer
from engine.messages import Message
from engine.optimizers import OPTIMIZERS, Adagrad, Adam, Momentum, RMSProp
from engine.project import TrainingSettings
from engine.stepping.parts import Ending, Operand, Part, Spelled, Term
from engine.stepping.quantities import Cell, Key, number_text
from engine.stepping.sums import number_term, sum_of
from engine.stepping.tape import Tape

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

SIGNS: dict[str, tuple[str, ...]] = {
    "sgd": (),
    "momentum": ("v,  v = βv +",),
    "nesterov": ("(g + βv),  v = βv + g,  g =",),
    "adagrad": ("g ÷ (√s + ε),  s = s + g²,  g =",),
    "rmsprop": ("g ÷ (√s + ε),  s = βs + (1 − β) g²,  g =",),
    "adam": ("m̂ ÷ (√v̂ + ε),  g =",),
    "adamw": ("m̂ ÷ (√v̂ + ε),  g =",),
}
"""The same as signs before the gradient."""

WORDS = {
    "sgd": Message("Plain gradient descent takes the gradient as it is."),
    "momentum": Message(
        "Momentum adds up the gradients of the steps before, each counting less than the next, so that the "
        "way goes on where they agree and swings less where they do not."
    ),
    "nesterov": Message(
        "Nesterov momentum adds up the gradients of the steps before and already looks one step ahead along "
        "them."
    ),
    "adagrad": Message(
        "Adagrad gives every number a rate of its own: the more it has moved before, the shorter its step."
    ),
    "rmsprop": Message(
        "RMSProp divides every gradient by its usual size, a running mean of its squares, so that all "
        "numbers take steps of like length."
    ),
    "adam": Message(
        "Adam keeps a running mean of the gradients and one of their squares, both corrected for having "
        "begun at zero, and divides one by the root of the other."
    ),
    "adamw": Message(
        "AdamW keeps a running mean of the gradients and one of their squares, as Adam does, and makes the "
        "weights themselves a little smaller in each step."
    ),
}
"""What each optimizer does with the gradient."""


@dataclass(slots=True)
class _Number:
    """One parameter on its way through an update.

    Attributes:
        tape: the iteration.
        place: of the number in the flat vector.
        g: its gradient, as far as it was changed.
        lines: what was computed, in words with numbers.
    """

    tape: Tape
    place: int
    g: float
    lines: list[Ending]

    def add(self, value: float, words: Message) -> float:
        """Note a line; gives its value."""
        self.lines.append(Ending(words, value))
        return value

    def remembered(self, name: str) -> float:
        """What the optimizer had in mind for it before the step."""
        update = self.tape.update
        assert update is not None  # noqa: S101 - only what is computed is spelled out
        return float(update.before[name][self.place])


class UpdateMath:
    """The update by the optimizer of the settings.

    Attributes:
        starts: where each parameter begins in the flat vector, by key.
    """

    def __init__(self, settings: TrainingSettings, starts: dict[Key, int]) -> None:
        self.settings, self.starts = settings, starts

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
        return ", ".join(f"{letter} = {number:g}" for letter, number in found.items())

    @property
    def words(self) -> Message:
        """What the update does."""
        return Message(
            "Every number that is learnt takes one step against its gradient, so that the loss of this "
            "mini-batch becomes smaller; the learning rate α says how long the step is. {optimizer}",
            optimizer=WORDS[self.optimizer],
        )

    def parts(self, layer: Layer, l: int) -> tuple[Part, ...]:
        """One part for each thing that layer l learns."""
        names = layer.parameter_shapes(layer.settings, *layer.input_shapes)
        return tuple(self._part(name, l) for name in names)

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

    def _part(self, name: str, l: int) -> Part:
        key, gradient, new = Key(name, l), Key(f"d{name}", l), Key(f"new {name}", l)
        words = Message("{key} moves against {gradient}.", key=key.text, gradient=gradient.text)
        if self.constants:
            words = Message(
                "{key} moves against {gradient}, with {constants}.",
                key=key.text,
                gradient=gradient.text,
                constants=self.constants,
            )
        _, g = self._gradient_lines(name, l)
        step = FORMULAS[self.optimizer][1].replace("{g}", g)
        formula = rf"{new.latex} = {self._kept(name, l)} - \alpha\, {step}"
        shown: tuple[Operand | str, ...] = (Operand(key), "− α", *SIGNS[self.optimizer], Operand(gradient))
        return Part("update", l, (new,), formula, shown, words)

    def spell(self, tape: Tape, key: Key, index: tuple[int, ...]) -> Spelled:
        """How one number after the update came about."""
        name = key.name.removeprefix("new ")
        old, gradient = Cell(Key(name, key.layer), index), Cell(Key(f"d{name}", key.layer), index)
        place = self.starts[old.key] + int(np.ravel_multi_index(index, tape[old.key].shape))
        number = _Number(tape, place, tape.value(gradient), [])
        self._change_gradient(number, tape.value(old))
        step = STEPS[self.optimizer](number)
        rate, g = tape.learning_rate, number_text(step)
        before = number_term(tape, old, Message("before"))
        decay = tape.settings.weight_decay if self.is_decoupled else 0.0
        terms = [before]
        if decay:
            text = f"− {rate:g} × {decay:g} × {before.text}"
            terms.append(Term(text, -rate * decay * before.value, (old,), Message("weight decay")))
        terms.append(Term(f"− {rate:g} × {g}", -rate * step, (gradient,), Message("α × step")))
        formula = self._part(name, key.layer).formula
        whole = sum_of(terms)
        return Spelled(Cell(key, index), formula, terms, (whole,), whole.value, (), tuple(number.lines))

    @staticmethod
    def _change_gradient(number: _Number, weight: float) -> None:
        """Clipping and weight decay."""
        settings, update, g = number.tape.settings, number.tape.update, number.g
        if update is not None and update.clip_factor != 1:
            words = Message(
                "the whole gradient is shortened to the limit: g = {gradient} × {factor}",
                gradient=number_text(g),
                factor=number_text(update.clip_factor),
            )
            g = number.add(g * update.clip_factor, words)
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
    s, g = number.remembered("sum"), number.g
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
        s=number_text(s).lstrip("+"),
        epsilon=f"{epsilon:g}",
    )
    return number.add(number.g / (math.sqrt(s) + epsilon), words)


def _adam(number: _Number) -> float:
    """With the means as the papers have them; the engine keeps them divided by 1 - β."""
    beta1, beta2, epsilon, g, t = Adam.beta1, Adam.beta2, Adam.epsilon, number.g, number.tape.optimizer_steps
    m, v = (1 - beta1) * number.remembered("m"), (1 - beta2) * number.remembered("v")
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
        v=number_text(v).lstrip("+"),
        epsilon=f"{epsilon:g}",
    )
    return number.add(m / (math.sqrt(v) + epsilon), words)


STEPS: dict[str, Callable[[_Number], float]] = {
    "sgd": _plain,
    "momentum": _velocity,
    "nesterov": _nesterov,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": _adam,
    "adamw": _adam,
}
"""What a number moves by, without the learning rate, for each of :data:`engine.optimizers.OPTIMIZERS`."""
