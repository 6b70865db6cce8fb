"""The activation functions in letters: g(z) and its slope g'(z), for every part of the line on its own."""

from __future__ import annotations

from typing import NamedTuple

from engine.common.messages import number_text
from engine.core.activations import LEAK


class Case(NamedTuple):
    """Values of a function and its slope for some z, in letters and with room for numbers.

    Attributes:
        g, slope: as LaTeX, of ``z`` and ``a``.
        g_text, slope_text: with ``{z}`` and ``{a}`` where the numbers go.
        condition: for which z it holds, as LaTeX; empty where it is all.
    """

    g: str
    slope: str
    g_text: str
    slope_text: str
    condition: str = ""

    def said(self, text: str, z: float, a: float) -> str:
        """``g_text`` or ``slope_text`` with these numbers."""
        return text.format(z=number_text(z), a=number_text(a))


class ActivationLatex(NamedTuple):
    """An activation function for formulas.

    Attributes:
        name: the function's name as LaTeX.
        below, above: what it is up to 0, and above; the same where there is no difference.
    """

    name: str
    below: Case
    above: Case

    def case(self, z: float) -> Case:
        """Case that holds at ``z``."""
        return self.above if z > 0 else self.below


def _smooth(name: str, g: str, slope: str, g_text: str, slope_text: str) -> ActivationLatex:
    case = Case(g, slope, g_text, slope_text)
    return ActivationLatex(name, case, case)


def _bent(name: str, g: str, slope: str, g_text: str, slope_text: str) -> ActivationLatex:
    """Cases of a function that is z above 0; the rest is said of the numbers below."""
    below = Case(g, slope, g_text, slope_text, r"z \leq 0")
    return ActivationLatex(name, below, Case("z", "1", "{z}", "1", "z > 0"))


ACTIVATION_LATEX: dict[str, ActivationLatex] = {
    "identity": _smooth("", "z", "1", "{z}", "1"),
    "relu": _bent(r"\mathrm{ReLU}", "0", "0", "0", "0"),
    "leaky_relu": _bent(r"\mathrm{LeakyReLU}", rf"{LEAK}\, z", f"{LEAK}", f"{LEAK} × {{z}}", f"{LEAK}"),
    "elu": _bent(r"\mathrm{ELU}", "e^{z} - 1", "e^{z} = a + 1", "e^({z}) − 1", "{a} + 1"),
    "gelu": _smooth(
        r"\mathrm{GELU}",
        r"z\, \Phi(z)",
        r"\Phi(z) + z\, \varphi(z)",
        "{z} × Φ({z})",
        "Φ({z}) + {z} × φ({z})",
    ),
    "silu": _smooth(
        r"\mathrm{SiLU}",
        r"z\, \sigma(z)",
        r"\sigma(z) + a\, (1 - \sigma(z))",
        "{z} × σ({z})",
        "σ({z}) + {a} × (1 − σ({z}))",
    ),
    "softplus": _smooth(r"\mathrm{softplus}", r"\ln(1 + e^{z})", r"\sigma(z)", "ln(1 + e^({z}))", "σ({z})"),
    "tanh": _smooth(r"\tanh", r"\tanh(z)", "1 - a^2", "tanh({z})", "1 − ({a})²"),
    "sigmoid": _smooth(
        r"\sigma", r"\frac{1}{1 + e^{-z}}", r"a\, (1 - a)", "1 / (1 + e^−({z}))", "{a} × (1 − {a})"
    ),
    "softmax": _smooth(r"\mathrm{softmax}", r"\frac{e^{z}}{\sum e^{z}}", r"a\, (\delta - a)", "", ""),
}
"""Mathematics of the activations by the key that settings store."""
