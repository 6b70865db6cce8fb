"""The activation functions in letters: g(z), and its slope g'(z)."""

from __future__ import annotations

from typing import NamedTuple


class ActivationLatex(NamedTuple):
    """An activation function for formulas.

    Attributes:
        name: the function's name as LaTeX.
        g: what it computes of ``z``; the letter z stands for its argument.
        slope: its derivative, with ``z`` and ``a``.
    """

    name: str
    g: str
    slope: str


ACTIVATION_LATEX: dict[str, ActivationLatex] = {
    "identity": ActivationLatex("", "z", "1"),
    "relu": ActivationLatex(r"\mathrm{ReLU}", r"\max(0, z)", r"[z > 0]"),
    "leaky_relu": ActivationLatex(r"\mathrm{LeakyReLU}", r"\max(z, 0.01\,z)", r"1 \text{ or } 0.01"),
    "elu": ActivationLatex(r"\mathrm{ELU}", r"z \text{ or } e^{z} - 1", r"1 \text{ or } a + 1"),
    "gelu": ActivationLatex(r"\mathrm{GELU}", r"z\,\Phi(z)", r"\Phi(z) + z\,\varphi(z)"),
    "silu": ActivationLatex(r"\mathrm{SiLU}", r"z\,\sigma(z)", r"\sigma(z) + a\,(1 - \sigma(z))"),
    "softplus": ActivationLatex(r"\mathrm{softplus}", r"\ln(1 + e^{z})", r"\sigma(z)"),
    "tanh": ActivationLatex(r"\tanh", r"\tanh z", r"1 - a^2"),
    "sigmoid": ActivationLatex(r"\sigma", r"\frac{1}{1 + e^{-z}}", r"a\,(1 - a)"),
    "softmax": ActivationLatex(r"\mathrm{softmax}", r"\frac{e^{z}}{\sum e^{z}}", r"a\,(\delta - a)"),
}
"""By the key that settings store."""
