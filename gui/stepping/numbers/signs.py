"""Signs between the heat maps of a formula, typeset in the letters of the formula."""

from __future__ import annotations

import re

_TOKENS = re.compile(r"ₜ₊₁|\d+/\w+|[A-Za-z]\u0302|[A-Za-z]+|\d+(?:\.\d+)?|\s+|.")
_LATEX = {
    "×": r"\times",
    "∘": r"\odot",
    "÷": r"\div",
    "−": "-",
    "Σ": r"\sum",
    "√": r"\surd",
    "α": r"\alpha",
    "β": r"\beta",
    "γ": r"\gamma",
    "ε": r"\varepsilon",
    "λ": r"\lambda",
    "μ": r"\mu",
    "Π": r"\Pi",
    "′": r"^{\prime}",
    "²": "^2",
    "ᵗ": "^t",
    "₁": "_1",
    "₂": "_2",
    "ₜ": "_t",
    "ₜ₊₁": "_{t+1}",
    "|": r"\mid",
    "<": r"\lt",
}


def sign_latex(sign: str) -> str:
    """A sign such as ``∘`` or ``1/m`` as LaTeX."""
    return "".join(map(_token_latex, _TOKENS.findall(sign.strip())))


def _token_latex(token: str) -> str:
    if token.isspace():
        return r"\;" if len(token) > 1 else " "
    if "/" in token:
        above, below = token.split("/")
        return rf"\frac{{{above}}}{{{below}}}"
    if token[-1] == "\u0302":
        return rf"\hat{{{token[0]}}}"
    if token.isascii() and token.isalpha():
        return token if len(token) == 1 else rf"\;\mathrm{{{token}}}\;"
    return f"{_LATEX[token]} " if token in _LATEX else token
