"""The update rules of the optimizers: all that a form, the command line and the formulas say of each.

What an optimizer remembers is written with the letters of the papers: v for a velocity, s for a sum or mean
of squares, m and v for Adam's two means. ``g`` is the gradient after clipping and weight decay. Imports
nothing heavy; the arithmetic on arrays is in :mod:`engine.core.optimizers`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from engine.common.messages import Message
from engine.common.settings import Choice

NamedNumbers = Mapping[str, float]
"""Numbers by the letters of constants and by the names of quantities."""


class Equation(NamedTuple):
    """One equation of an update rule for one parameter.

    A name in braces stands for a quantity: ``{g}``, ``{m}`` what is remembered before the step and
    ``{new m}`` after it, ``{mhat}`` what is corrected.

    Attributes:
        result: name of what it gives; empty for the step itself, by which the parameter moves times α.
        latex: its right-hand side.
        shown: the same as signs and quantities, for heat maps.
        value: its right-hand side of the numbers by their letters and names.
        line: the computation with numbers; ``{β:g}`` is a constant, ``{1-β:g}`` what is left of 1, and
            ``{s:size}`` a number without its sign. Empty where nothing is computed.
    """

    result: str
    latex: str
    shown: tuple[str, ...]
    value: Callable[[NamedNumbers], float]
    line: str = ""

    @property
    def is_memory(self) -> bool:
        """True if it gives something that is remembered for the next step."""
        return self.result.startswith("new ")


def _count(t: int) -> dict[str, float]:
    return {"t": t}


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRule(Choice):
    """An optimizer that can be chosen.

    Attributes:
        sentence: what it does with the gradient.
        short: its formulas with the new letters in place of the old, the step last; ``{g}`` is the gradient,
            ``{g2}`` its square.
        equations: how all that it remembers comes about, and last the step.
        constants: by their letters.
        at_step: more of them, which depend on the number of updates done, this one included.
        decouples_decay: whether weight decay shrinks the weights beside the step, instead of being part of
            the gradient.
        usual_rate: a learning rate that suits scaled inputs and small networks.
    """

    sentence: Message
    short: tuple[str, ...]
    equations: tuple[Equation, ...]
    constants: Mapping[str, float] = field(default_factory=dict)
    at_step: Callable[[int], Mapping[str, float]] = _count
    decouples_decay: bool = False
    usual_rate: float = 0.01


_VELOCITY = Equation(
    "new v",
    r"\beta\, {v} + {g}",
    ("β", "{v}", "+", "{g}"),
    lambda n: n["β"] * n["v"] + n["g"],
    "v = {β:g} × {v} + {g}",
)
_OVER_ROOT = Equation(
    "",
    r"\frac{{g}}{\sqrt{{new s}} + \varepsilon}",
    ("{g}", "÷ (√", "{new s}", "+ ε)"),
    lambda n: n["g"] / (math.sqrt(n["new s"]) + n["ε"]),
    "g ÷ (√s + ε) = {g} ÷ (√{new s:size} + {ε:g})",
)
_MEANS = (
    Equation(
        "new m",
        r"\beta_1\, {m} + (1 - \beta_1)\, {g}",
        ("β₁", "{m}", "+ (1 − β₁)", "{g}"),
        lambda n: n["β₁"] * n["m"] + (1 - n["β₁"]) * n["g"],
        "m = {β₁:g} × {m} + {1-β₁:g} × {g}",
    ),
    Equation(
        "new v",
        r"\beta_2\, {v} + (1 - \beta_2)\, ({g})^2",
        ("β₂", "{v}", "+ (1 − β₂)", "{g}", "²"),
        lambda n: n["β₂"] * n["v"] + (1 - n["β₂"]) * n["g"] * n["g"],
        "v = {β₂:g} × {v} + {1-β₂:g} × ({g})²",
    ),
)
_CORRECTED_VARIANCE = Equation(
    "vhat",
    r"\frac{{new v}}{1 - \beta_2^t}",
    ("{new v}", "÷ (1 − β₂ᵗ)"),
    lambda n: n["new v"] / (1 - n["β₂"] ** n["t"]),
    "v̂ = {new v} ÷ (1 − {β₂:g}^{t:.0f})",
)
_ADAM_STEP = Equation(
    "",
    r"\frac{{mhat}}{\sqrt{{vhat}} + \varepsilon}",
    ("{mhat}", "÷ (√", "{vhat}", "+ ε)"),
    lambda n: n["mhat"] / (math.sqrt(n["vhat"]) + n["ε"]),
    "m̂ ÷ (√v̂ + ε) = {mhat} ÷ (√{vhat:size} + {ε:g})",
)
_ADAM = (
    *_MEANS,
    Equation(
        "mhat",
        r"\frac{{new m}}{1 - \beta_1^t}",
        ("{new m}", "÷ (1 − β₁ᵗ)"),
        lambda n: n["new m"] / (1 - n["β₁"] ** n["t"]),
        "m̂ = {new m} ÷ (1 − {β₁:g}^{t:.0f})",
    ),
    _CORRECTED_VARIANCE,
    _ADAM_STEP,
)
_ADAM_SHORT = (
    r"m ≔ \beta_1 m + (1 - \beta_1)\, {g}",
    r"v ≔ \beta_2 v + (1 - \beta_2)\, {g2}",
    r"\hat{m} = \frac{m}{1 - \beta_1^t},\quad \hat{v} = \frac{v}{1 - \beta_2^t}",
    r"\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon}",
)
_ADAM_CONSTANTS = {"β₁": 0.9, "β₂": 0.999, "ε": 1e-8}

_NADAM_CONSTANTS = {**_ADAM_CONSTANTS, "ψ": 0.004}


@lru_cache(64)
def _nadam_at_step(t: int) -> Mapping[str, float]:
    """Nadam's share of momentum in step t and the next, and the product of all of them up to each."""
    beta, psi = _NADAM_CONSTANTS["β₁"], _NADAM_CONSTANTS["ψ"]

    def momentum(step: int) -> float:
        return beta * (1 - 0.5 * math.pow(0.96, step * psi))

    # After 64 steps the product is below 1e-21, and what is left of 1 is 1 to the last digit.
    product = math.prod(momentum(step) for step in range(1, min(t, 64) + 1))
    now, coming = momentum(t), momentum(t + 1)
    return {"t": t, "μₜ": now, "μₜ₊₁": coming, "Πₜ": product, "Πₜ₊₁": product * coming}


UPDATE_RULES: dict[str, UpdateRule] = {
    "sgd": UpdateRule(
        label="Gradient descent",
        usual_rate=0.1,
        tip="A move against the gradient, nothing more",
        sentence=Message("Plain gradient descent takes the gradient as it is."),
        short=("{g}",),
        equations=(Equation("", "{g}", ("{g}",), lambda n: n["g"]),),
    ),
    "momentum": UpdateRule(
        label="Momentum",
        tip="Gradient descent that keeps part of its last update, so that zigzags cancel",
        uses=("momentum",),
        sentence=Message(
            "Momentum adds up the gradients of the iterations before, each counting less than the next, so "
            "that the way goes on where they agree and swings less where they do not."
        ),
        short=(r"v ≔ \beta v + {g}", "v"),
        equations=(_VELOCITY, Equation("", "{new v}", ("{new v}",), lambda n: n["new v"])),
    ),
    "nesterov": UpdateRule(
        label="Nesterov",
        tip="Momentum that takes the gradient where the kept update leads to",
        uses=("momentum",),
        sentence=Message(
            "Nesterov momentum adds up the gradients of the iterations before and already looks one update "
            "ahead along them."
        ),
        short=(r"v ≔ \beta v + {g}", r"({g} + \beta v)"),
        equations=(
            _VELOCITY,
            Equation(
                "",
                r"({g} + \beta\, {new v})",
                ("(", "{g}", "+ β", "{new v}", ")"),
                lambda n: n["g"] + n["β"] * n["new v"],
                "g + βv = {g} + {β:g} × {new v}",
            ),
        ),
    ),
    "adagrad": UpdateRule(
        label="Adagrad",
        usual_rate=0.1,
        tip="Gradient descent with a rate for each weight, smaller the more it has changed so far",
        sentence=Message(
            "Adagrad gives every number a rate of its own: the more it has moved before, the less it moves."
        ),
        short=(r"s ≔ s + {g2}", r"\frac{{g}}{\sqrt{s} + \varepsilon}"),
        equations=(
            Equation(
                "new s",
                "{s} + ({g})^2",
                ("{s}", "+", "{g}", "²"),
                lambda n: n["s"] + n["g"] * n["g"],
                "s = {s} + ({g})²",
            ),
            _OVER_ROOT,
        ),
        constants={"ε": 1e-10},
    ),
    "rmsprop": UpdateRule(
        label="RMSProp",
        tip="Adagrad that forgets old gradients, so that the rates do not shrink for ever",
        sentence=Message(
            "RMSProp divides every gradient by its usual size, a running mean of its squares, so that all "
            "numbers move by like amounts."
        ),
        short=(r"s ≔ \beta s + (1 - \beta)\, {g2}", r"\frac{{g}}{\sqrt{s} + \varepsilon}"),
        equations=(
            Equation(
                "new s",
                r"\beta\, {s} + (1 - \beta)\, ({g})^2",
                ("β", "{s}", "+ (1 − β)", "{g}", "²"),
                lambda n: n["β"] * n["s"] + (1 - n["β"]) * n["g"] * n["g"],
                "s = {β:g} × {s} + {1-β:g} × ({g})²",
            ),
            _OVER_ROOT,
        ),
        constants={"β": 0.99, "ε": 1e-8},
    ),
    "adam": UpdateRule(
        label="Adam",
        tip="RMSProp with momentum, both corrected for their start at 0",
        sentence=Message(
            "Adam keeps a running mean of the gradients and one of their squares, both corrected for having "
            "begun at zero, and divides one by the root of the other."
        ),
        short=_ADAM_SHORT,
        equations=_ADAM,
        constants=_ADAM_CONSTANTS,
    ),
    "adamw": UpdateRule(
        label="AdamW",
        tip="Adam with weight decay beside the update, where the rates of the weights do not distort it",
        brings={"weight_decay": 0.01},  # without one it is Adam; as in PyTorch
        sentence=Message(
            "AdamW keeps a running mean of the gradients and one of their squares, as Adam does, and makes "
            "the weights themselves a little smaller in each update."
        ),
        short=_ADAM_SHORT,
        equations=_ADAM,
        constants=_ADAM_CONSTANTS,
        decouples_decay=True,
    ),
    "nadam": UpdateRule(
        label="Nadam",
        tip="Adam that takes the gradient where the momentum leads to, as Nesterov does",
        sentence=Message(
            "Nadam keeps the two running means of Adam, but looks one update ahead along the mean of the "
            "gradients, as Nesterov momentum does; its share of momentum μ grows slowly."
        ),
        short=(
            _ADAM_SHORT[0],
            _ADAM_SHORT[1],
            r"\hat{m} = \frac{\mu_{t+1} m}{1 - \Pi_{t+1}} + \frac{(1 - \mu_t)\, {g}}{1 - \Pi_t},\quad "
            r"\hat{v} = \frac{v}{1 - \beta_2^t}",
            _ADAM_SHORT[3],
        ),
        equations=(
            *_MEANS,
            Equation(
                "mhat",
                r"\frac{\mu_{t+1}\, {new m}}{1 - \Pi_{t+1}} + \frac{(1 - \mu_t)\, {g}}{1 - \Pi_t}",
                ("μₜ₊₁", "{new m}", "÷ (1 − Πₜ₊₁) + (1 − μₜ)", "{g}", "÷ (1 − Πₜ)"),
                lambda n: n["μₜ₊₁"] * n["new m"] / n["1-Πₜ₊₁"] + n["1-μₜ"] * n["g"] / n["1-Πₜ"],
                "m̂ = {μₜ₊₁:.4g} × {new m} ÷ {1-Πₜ₊₁:.4g} + {1-μₜ:.4g} × {g} ÷ {1-Πₜ:.4g}",
            ),
            _CORRECTED_VARIANCE,
            _ADAM_STEP,
        ),
        constants=_NADAM_CONSTANTS,
        at_step=_nadam_at_step,
    ),
}
"""The rules in the order of how much each adds to the ones before; the classes are in
:data:`engine.core.optimizers.OPTIMIZERS`."""
