"""Sentences for people that can be translated: a template and the values that fill it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any


class Message:
    """One sentence for the user, kept as an English template and its values.

    The template is the key that a translation is looked up by, so the values must stay out of it:
    ``Message("Column {column} has no values.", column="age")``. ``str(message)`` is the English text.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: Any) -> None:
        self.template = template
        self.values = values

    def with_values(self, **values: Any) -> Message:
        """The same sentence, with some other values."""
        return type(self)(self.template, **{**self.values, **values})

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.template)


class UserError(Exception):
    """Something that the user can put right: says what is wrong, where, and what to do.

    The window shows ``message`` inline; the command line prints it on one line and exits with code 2.
    """

    def __init__(self, template: str, /, **values: Any) -> None:
        self.message = Message(template, **values)
        super().__init__(str(self.message))

    @classmethod
    def of(cls, message: Message) -> UserError:
        """The error that a sentence describes."""
        return cls(message.template, **message.values)


class Cancelled(Exception):
    """Long work ended early because the user cancelled it."""


# Numbers

DIGITS, ALL_DIGITS = 4, 9
"""Digits that count, of a number for people; with so many, a float32 is told from every other one."""
FIXED = -3, 5
"""Powers of ten from and below which a number is written without an exponent."""
_digits: ContextVar[int] = ContextVar("digits", default=DIGITS)


@contextmanager
def all_digits() -> Iterator[None]:
    """Let :func:`number_text` write every digit of a float32 for a while, as tooltips have them."""
    before = _digits.set(ALL_DIGITS)
    try:
        yield
    finally:
        _digits.reset(before)


def number_text(value: float) -> str:
    """A number for people, with its sign: always four digits that count, so that sums can be checked.

    Numbers below 0.001 and from 100,000 on have an exponent, ``+6.123e-4``. What is exactly a whole number
    has no point: ``+3`` is 3, ``+3.000`` was rounded.
    """
    return _written(value, "+")


def size_text(value: float) -> str:
    """The same for what has no sign of its own, such as a probability: without a plus."""
    return _written(value, "")


def _written(value: float, sign: str) -> str:
    if value == 0:
        return "0"
    if not math.isfinite(value):
        return f"{value:{sign}}"
    if value == round(value) and abs(value) < 10 ** FIXED[1]:
        return f"{value:{sign}.0f}"
    digits = _digits.get()
    mantissa, power = f"{value:{sign}.{digits - 1}e}".split("e")
    if FIXED[0] <= int(power) < FIXED[1]:
        return f"{value:{sign}.{max(digits - 1 - int(power), 1)}f}"
    return f"{mantissa}e{int(power)}"
