"""Numbers as people write them: with a currency, a percent sign or a unit, in parentheses, in groups."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
_TO_PLAIN = str.maketrans(
    {**dict.fromkeys(_SPACES, " "), "\N{MINUS SIGN}": "-", "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
)
_GROUPS_OF_POINT = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?([eE][+-]?[0-9]+)?")
_GROUPS_OF_COMMA = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]*)?")
_SPACED_GROUPS = re.compile(r"[1-9][0-9]{0,2}(( [0-9]{3})+|('[0-9]{3})+)([.,][0-9]*)?")
_FLOAT = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_BARE = re.compile(r"[+-]?[0-9.,]+([eE][+-]?[0-9]+)?")

_CURRENCY = (
    r"[A-Z]{0,3}[$¢£¤¥฿₠-⃏﹩＄￠￡￥￦]|Rs\.?|kr\.?|zł|Kč"
    r"|USD|EUR|GBP|KRW|JPY|CNY|CHF|INR|AUD|CAD|SEK|NOK|DKK|PLN|CZK|BRL|MXN"
)
_SHARE = r"[%‰]|°[A-Z]?"
_WORD = r"[^\W\d_]+[²³]?([/·][^\W\d_]+[²³]?)?"
_DIGITS = r"(?:[0-9]|[.,][0-9])[0-9.,' ]*(?:[eE][+-]?[0-9]+)?"
_SIGNED = re.compile(
    rf"[(]?[+-]? ?(?P<before>{_CURRENCY})? ?[+-]? ?[(]?{_DIGITS}[)]? ?"
    rf"(?:(?P<sign>{_CURRENCY}|{_SHARE})|(?P<word>{_WORD}))?[)]?"
)
_LEAST_OF_A_WORD = 3
"""Different numbers that must stand before a word for it to be a unit: 2WD and 4WD are names."""
_MOST_MIXED, _LEAST_MIXED = 5, 0.9
"""Signs that a column may have to be called one of mixed signs, and share of its texts that are amounts."""
_LONGEST = 60
_GLANCE = 50
"""Texts that are looked at before all others."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Different texts of a column, read as amounts.

    Attributes:
        sign: the currency, percent sign or unit that all of them have; empty if none has one.
        values: ``(texts,)`` NaN where a text is no amount.
        mixed: where they have several signs, those, the most frequent first; the values are NaN then.
    """

    sign: str
    values: Sequence[float]
    mixed: tuple[str, ...] = ()


def number_of(text: str, sign: str, comma: bool) -> float:
    """The number that a text is, with or without its sign; NaN if it is none.

    Args:
        text: such as ``-1,234.50``, ``$ 1 234``, ``12.5 %``, ``(12.50)`` which is negative.
        sign: the sign or unit that may stand before or behind the number.
        comma: whether the comma is the decimal mark, and not the point.
    """
    text = text.translate(_TO_PLAIN).strip()
    is_negative = text.count("(") == 1 and text.count(")") == 1 and text.rfind(")") > text.find("(")
    if is_negative:
        text = text.replace("(", "").replace(")", "").strip()
    mark = re.escape(sign)
    found = re.fullmatch(rf"([+-]?) *(?:{mark})? *([+-]?) *([0-9.,].*?) *(?:{mark})?", text)
    if found is None or len(found[1] + found[2]) + is_negative > 1:
        return math.nan
    digits = found[3]
    if _SPACED_GROUPS.fullmatch(digits):
        digits = digits.replace(" ", "").replace("'", "")
    number = plain_number(found[1] + found[2] + digits, comma)
    return -number if is_negative else number


def plain_number(text: str, comma: bool) -> float:
    """The number that a text without any sign is, as the database reads it; NaN if it is none."""
    if comma:
        text = (text.replace(".", "") if _GROUPS_OF_COMMA.fullmatch(text) else text).replace(",", ".")
    elif "," in text and _GROUPS_OF_POINT.fullmatch(text):
        text = text.replace(",", "")
    number = float(text) if _FLOAT.fullmatch(text) else math.nan
    return number if math.isfinite(number) else math.nan


def numbers_of_texts(texts: Sequence[str], sign: str, comma: bool) -> list[float]:
    """Number that :func:`number_of` reads from each of the different texts of a column.

    Where those that are more than digits read better with the other decimal mark than the file's, they have
    that: a file of points may hold a column of ``12,50 €``.
    """
    return numbers_by_mark(texts, sign, comma, is_other=votes_for_other_mark(texts, sign, comma) > 0)


def votes_for_other_mark(texts: Iterable[str], sign: str, comma: bool) -> int:
    """How many more of the texts that are more than digits are numbers with the other decimal mark."""
    odd = [text for text in texts if not _BARE.fullmatch(text)]
    other, own = ([number_of(text, sign, mark) for text in odd] for mark in (not comma, comma))
    return _count(other) - _count(own)


def numbers_by_mark(texts: Sequence[str], sign: str, comma: bool, *, is_other: bool) -> list[float]:
    """The same where it is known whether texts that are more than digits have the other decimal mark."""
    return [number_of(text, sign, comma != (is_other and not _BARE.fullmatch(text))) for text in texts]


def is_amount(text: str) -> bool:
    """True if a text is a number with a currency or a percent sign, in parentheses or in groups of digits."""
    if not any(map(str.isdigit, text)) or (sign := _sign_of(text)) is None or not _is_sign(sign):
        return False
    return not all(math.isnan(number_of(text, sign, comma)) for comma in (False, True))


def any_in_parentheses(texts: Sequence[str], values: Sequence[float]) -> bool:
    """True if one of the texts is a number because parentheses say that it is negative."""
    return any("(" in text and not math.isnan(value) for text, value in zip(texts, values, strict=True))


def _count(values: Sequence[float]) -> int:
    return sum(not math.isnan(value) for value in values)


def read_amounts(texts: Sequence[str], missing: Collection[str], comma: bool) -> Amounts | None:
    """The different texts of a column as amounts; None if most of them are something else.

    Args:
        texts: as they stand in the file.
        missing: words, in lower case, that are no values among numbers.
        comma: whether the comma is the decimal mark of the file.
    """
    known = [text for text in texts if text.lower() not in missing]
    if not known or not _mostly_signed(known[:_GLANCE]) or not _mostly_signed(known):
        return None
    signs = Counter(sign for text in known if (sign := _sign_of(text)) is not None)
    if len(signs) > 1:
        are_signs = len(signs) <= _MOST_MIXED and all(map(_is_sign, signs))
        if not are_signs or signs.total() < _LEAST_MIXED * len(known):
            return None
        return Amounts("", [math.nan] * len(texts), tuple(sign for sign, _ in signs.most_common()))
    (sign,) = signs
    values = numbers_of_texts(texts, sign, comma)
    if not _is_sign(sign) and len({v for v in values if not math.isnan(v)}) < _LEAST_OF_A_WORD:
        return None
    return Amounts(sign, values)


def _mostly_signed(texts: Sequence[str]) -> bool:
    return sum(_sign_of(text) is not None for text in texts) > 0.5 * len(texts)


def _sign_of(text: str) -> str | None:
    """The sign of an amount, empty if it has none; None if the text is no amount."""
    found = _SIGNED.fullmatch(text.translate(_TO_PLAIN).strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    behind = found["sign"] or found["word"] or ""
    if found["before"] and behind:
        return None
    return found["before"] or behind


def _is_sign(sign: str) -> bool:
    """True if it is a currency or a share, and no word; nothing is a sign too."""
    return re.fullmatch(rf"(?:{_CURRENCY}|{_SHARE})?", sign) is not None
