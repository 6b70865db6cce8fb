"""Letters with a hat, a bar or a tilde in running text, each as one letter of a font of our own.

A letter and a combining mark are drawn together only where one font has both; else the mark is lost or sits
on the next letter, and m̂ and m read alike. So on the screen each pair is one letter that only our font has,
in the last range that Unicode leaves to private use. What leaves the screen is written as Unicode has it.
"""

from __future__ import annotations

import re

FAMILY = "Layerscope Marks"
"""The font, made by ``tools/make_marks.py``."""
MARKS = "\u0302\u0304\u0303"
"""Hat, bar and tilde, as they stand behind their letter."""
LETTERS = "abcdefghijklmnopqrstuvwxyzμσ"
FIRST = 0x10E100
"""First marked letter, 32 places for each mark; in the range at U+E000 other fonts have signs."""


def code_of(letter: str, mark: str) -> int:
    """Code of a marked letter in our font."""
    return FIRST + 32 * MARKS.index(mark) + LETTERS.index(letter)


_SHOWN = {letter + mark: chr(code_of(letter, mark)) for mark in MARKS for letter in LETTERS}
_WRITTEN = {shown: pair for pair, shown in _SHOWN.items()}
_SHOWN |= {"ŷ": _SHOWN["y\u0302"], "ỹ": _SHOWN["y\u0303"]}  # one letter in Unicode, which many fonts lack
_PAIR = re.compile("|".join(_SHOWN))
MARKED_LETTER = re.compile(f"[{''.join(_WRITTEN)}]")
"""A letter that only our font has."""
ACCENTS = dict(zip(MARKS, (r"\hat", r"\bar", r"\tilde"), strict=True))
"""The marks in LaTeX."""


_GREEK = {"μ": r"\mu", "σ": r"\sigma"}


def marked(text: str) -> str:
    """The text for the screen, each marked letter as one of our font."""
    return text if text.isascii() else _PAIR.sub(lambda found: _SHOWN[found[0]], text)


def unmarked(text: str) -> str:
    """The text as Unicode has it, for screen readers, the clipboard and files."""
    return text if text.isascii() else MARKED_LETTER.sub(lambda found: _WRITTEN[found[0]], text)


def latex_of(letter: str) -> str:
    r"""A letter of our font as LaTeX, such as ``\hat{m}``."""
    pair = _WRITTEN[letter]
    return f"{ACCENTS[pair[1]]}{{{_GREEK.get(pair[0], pair[0])}}}"
