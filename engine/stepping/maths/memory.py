"""What optimizers remember, as equations: how each of it comes about, and the step that is taken with it.

A name in braces stands for a quantity of one parameter: ``{g}`` its gradient after clipping and weight decay,
``{m}`` what is remembered before the step and ``{new m}`` after it, ``{mhat}`` what is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from engine.common.arrays import Array
from engine.core.optimizers import Adam, Optimizer
from engine.stepping.parts import Operand
from engine.stepping.quantities import Key

Shown = tuple[Operand | str, ...]
_QUANTITY = re.compile(r"\{((?:new )?[a-z]+)\}")


class Equation(NamedTuple):
    """One equation of an optimizer for one parameter.

    Attributes:
        result: what it gives, as in braces; empty for the step itself.
        latex: its right-hand side.
        shown: the same as signs and quantities, for heat maps.
    """

    result: str
    latex: str
    shown: tuple[str, ...]

    def latex_for(self, key_of: Callable[[str], Key]) -> str:
        """The right-hand side with the names of the quantities."""
        return _QUANTITY.sub(lambda found: f"{{{key_of(found[1]).latex}}}", self.latex)

    def shown_for(self, key_of: Callable[[str], Key]) -> Iterator[Operand | str]:
        """Signs, and the quantities between them."""
        for piece in self.shown:
            found = _QUANTITY.fullmatch(piece)
            yield Operand(key_of(found[1])) if found else piece


_VELOCITY = Equation("new v", r"\beta\, {v} + {g}", ("β", "{v}", "+", "{g}"))
_OVER_ROOT = Equation("", r"\frac{{g}}{\sqrt{{new s}} + \varepsilon}", ("{g}", "÷ (√", "{new s}", "+ ε)"))
_MEANS = (
    Equation("new m", r"\beta_1\, {m} + (1 - \beta_1)\, {g}", ("β₁", "{m}", "+ (1 − β₁)", "{g}")),
    Equation("new v", r"\beta_2\, {v} + (1 - \beta_2)\, ({g})^2", ("β₂", "{v}", "+ (1 − β₂)", "{g}", "²")),
    Equation("mhat", r"\frac{{new m}}{1 - \beta_1^t}", ("{new m}", "÷ (1 − β₁ᵗ)")),
    Equation("vhat", r"\frac{{new v}}{1 - \beta_2^t}", ("{new v}", "÷ (1 − β₂ᵗ)")),
    Equation("", r"\frac{{mhat}}{\sqrt{{vhat}} + \varepsilon}", ("{mhat}", "÷ (√", "{vhat}", "+ ε)")),
)
EQUATIONS: dict[str, tuple[Equation, ...]] = {
    "sgd": (Equation("", "{g}", ("{g}",)),),
    "momentum": (_VELOCITY, Equation("", "{new v}", ("{new v}",))),
    "nesterov": (_VELOCITY, Equation("", r"({g} + \beta\, {new v})", ("(", "{g}", "+ β", "{new v}", ")"))),
    "adagrad": (Equation("new s", "{s} + ({g})^2", ("{s}", "+", "{g}", "²")), _OVER_ROOT),
    "rmsprop": (
        Equation("new s", r"\beta\, {s} + (1 - \beta)\, ({g})^2", ("β", "{s}", "+ (1 − β)", "{g}", "²")),
        _OVER_ROOT,
    ),
    "adam": _MEANS,
    "adamw": _MEANS,
}
"""For each optimizer how all that it remembers comes about, and last what α is multiplied by."""


def remembered(optimizer: Optimizer) -> dict[str, Array]:
    """What an optimizer remembers, each ``(P,)``, by the letters of the equations, as the papers have it."""
    vectors = optimizer.vectors
    if isinstance(optimizer, Adam):  # which keeps both divided by 1 - β
        return {"m": (1 - optimizer.beta1) * vectors["m"], "v": (1 - optimizer.beta2) * vectors["v"]}
    return {"s" if name == "sum" else name: vector for name, vector in vectors.items()}


def after_update(optimizer: Optimizer) -> dict[str, Array]:
    """The same after an update, and what is corrected then."""
    found = remembered(optimizer)
    made = {f"new {letter}": vector for letter, vector in found.items()}
    if isinstance(optimizer, Adam):
        made["mhat"] = found["m"] / (1 - optimizer.beta1**optimizer.steps)
        made["vhat"] = found["v"] / (1 - optimizer.beta2**optimizer.steps)
    return made
