"""Formulas in letters, as screen readers and tooltips need them: LaTeX to ``dW[2] = 1/m dz[2] a[1]ᵀ``."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_SYMBOLS = {
    "odot": "⊙",
    "circ": "∘",
    "cdot": "·",
    "cdots": "⋯",
    "ldots": "…",
    "dots": "…",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "sum": "Σ ",
    "prod": "Π ",
    "partial": "∂",
    "prime": "′",
    "leftarrow": "←",
    "rightarrow": "→",
    "to": "→",
    "mapsto": "↦",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "neq": "≠",
    "ne": "≠",
    "approx": "≈",
    "in": "∈",
    "infty": "∞",
    "star": "⋆",
    "ast": "∗",
    "lVert": "‖",
    "rVert": "‖",
    "|": "‖",
    "lfloor": "⌊",
    "rfloor": "⌋",
    "langle": "⟨",
    "rangle": "⟩",
    "quad": "  ",
    "qquad": "  ",
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "Delta": "Δ",
    "epsilon": "ε",
    "varepsilon": "ε",
    "eta": "η",
    "theta": "θ",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "varphi": "φ",
    "Phi": "Φ",
    "pi": "π",
    "Pi": "Π",
    "omega": "ω",
    "nabla": "∇",
}
_MARKS = {"-": "−", "'": "′"}
_LARGE = (_SYMBOLS["sum"], _SYMBOLS["prod"])
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303", "dot": "\u0307"}
_UPRIGHT = {
    "mathrm",
    "mathsf",
    "mathbf",
    "mathit",
    "mathcal",
    "mathbb",
    "text",
    "operatorname",
    "textrm",
    "boldsymbol",
    "textbf",
}
_SILENT = {
    "textstyle",
    "displaystyle",
    "scriptstyle",
    "left",
    "right",
    "big",
    "Big",
    "bigl",
    "bigr",
    "limits",
}
_SPACES = {",", ";", ":", " "}
_RAISED = {"2": "²", "3": "³", "T": "ᵀ", "-1": "⁻¹", "′": "′"}
_SIMPLE = re.compile(r"[^\s+−/-]+")


@lru_cache(4096)
def plain_text(latex: str) -> str:
    """The formula in one line of letters."""
    reader = _Reader(_TOKEN.findall(latex))
    return re.sub(r"\s+", " ", reader.row()).strip()


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.place = tokens, 0

    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def next(self) -> str:
        token = self.peek()
        self.place += 1
        return token

    def row(self, end: str = "") -> str:
        """Read everything up to ``end``, which is passed over."""
        written = ""
        while (token := self.peek()) and token != end:
            base = self.atom()
            above = below = ""
            while self.peek() in ("^", "_"):
                if self.next() == "^":
                    above += self.argument()
                else:
                    below += self.argument()
            if base in _LARGE:
                written += base.rstrip() + _limits(below, above) + " "
            else:
                written += base + _above(above) + _below(below)
        self.place += 1
        return written

    def argument(self) -> str:
        while self.peek() == " ":
            self.next()
        return self.atom()

    def atom(self) -> str:
        read = self.next()
        if read == "{":
            return self.row("}")
        if read.startswith("\\"):
            return self.command(read[1:])
        return _MARKS.get(read, read)

    def command(self, name: str) -> str:
        if name in ("frac", "tfrac", "dfrac"):
            return f"{_group(self.argument())}/{_group(self.argument())}"
        if name == "sqrt":
            return f"√({self.argument()})"
        if name in _ACCENTS:
            return self.argument() + _ACCENTS[name]
        if name in _UPRIGHT:
            return self.argument()
        if name in _SPACES:
            return " "
        if name in _SILENT or name == "!":
            return ""
        return _SYMBOLS.get(name, name)


def _group(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _above(text: str) -> str:
    """A layer's number as it is, a transpose and powers raised."""
    if not text:
        return ""
    power, bracket, rest = text.partition("[")
    number, closing, tail = rest.partition("]")
    if not bracket:
        return _RAISED.get(text, text if set(text) == {"′"} else f"^{_group(text)}")
    return _above(power) + bracket + number + closing + _above(tail)


def _below(text: str) -> str:
    if text.startswith("←"):
        return text.replace(" ", "")
    return f"_{_group(text)}" if text else ""


def _limits(below: str, above: str) -> str:
    if above:
        return f"({below}..{above})"
    return f"_{_group(below)}" if below else ""
