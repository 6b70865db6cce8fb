"""Tells what the texts of a column are: answers, dates, categories, or many texts of some kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from engine.common.messages import Message

_YES_NO = (
    ("false", "true"),
    ("no", "yes"),
    ("n", "y"),
    ("f", "t"),
    ("off", "on"),
    ("-", "+"),
    ("아니오", "예"),
    ("아니요", "예"),
)
_DATE_FORMATS = (
    *("%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%y", "%m/%d/%y"),
    *("%Y. %m. %d.", "%Y. %m. %d", "%d %b %Y", "%b %d, %Y", "%d-%b-%Y", "%Y년 %m월 %d일"),
)
_DATE_LIKE = re.compile(r".*\d.*[-/.:\s].*\d.*", re.DOTALL)
_TESTED = 200
"""Texts that are looked at to tell their kind."""
_MOSTLY = 0.9
_WORDS_OF_PROSE = 5
"""Words of a text on the average from which it is prose and no name."""

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_WEB = re.compile(r"(https?://|ftp://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"(\+|00?)?[\d ()/.-]{6,}\d")
_CODE = re.compile(r"(?=[^\s]*\d)[\w./:#+-]+")
_NAME = re.compile(r"[^\W\d_][^\d_]*")


def yes_no(texts: Sequence[str]) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """((no, yes) as they stand in the file, the same in lower case); None if the texts are no such pair."""
    lower = {text.casefold() for text in texts}
    for pair in _YES_NO:
        if lower == set(pair):
            first = {text.casefold(): text for text in reversed(texts)}
            return (first[pair[0]], first[pair[1]]), pair
    return None


def are_dates(texts: Sequence[str]) -> bool:
    """True if all of some texts are dates of one way of writing."""
    some = texts[:: max(1, len(texts) // 100)]
    if not some or not all(_DATE_LIKE.fullmatch(text) for text in some):
        return False
    return any(all(_parses(text, pattern) for text in some) for pattern in (None, *_DATE_FORMATS))


def _parses(text: str, pattern: str | None) -> bool:
    try:
        if pattern is None:
            datetime.fromisoformat(text)
        else:
            # The time of the day may follow the date.
            words = text.count(" ") - pattern.count(" ")
            date = text.rsplit(" ", words)[0] if words > 0 and ":" in text else text
            datetime.strptime(date, pattern)
    except ValueError:
        return False
    return True


def kind_label(texts: Sequence[str]) -> Message:
    """Description of many different texts, as far as their looks tell; to be put into another sentence."""
    some = texts[:: max(1, len(texts) // _TESTED)]
    if _most(some, _MAIL.fullmatch):
        return Message("e-mail addresses")
    if _most(some, _WEB.fullmatch):
        return Message("web addresses")
    if _most(some, _PHONE.fullmatch) and not are_dates(some):
        return Message("numbers with marks between their digits, such as telephone numbers")
    if _most(some, _CODE.fullmatch):
        return Message("codes or identifiers")
    if sum(len(text.split()) for text in some) > _WORDS_OF_PROSE * len(some):
        return Message("free text")
    if _most(some, _NAME.fullmatch):
        return Message("names or words")
    return Message("texts")


def _most(texts: Sequence[str], test: Callable[[str], object]) -> bool:
    return sum(test(text) is not None for text in texts) >= _MOSTLY * len(texts)


def why_ignored(texts: Sequence[str], distinct: int, filled: int) -> Message:
    """Reason why a column of so many different texts in so many rows is not learnt from by itself."""
    kind = kind_label(texts)
    if distinct == filled:
        return Message(
            "It holds {kind}, and every value is different, so there is nothing to learn from.", kind=kind
        )
    return Message(
        "It holds {kind}, {count} different ones in {filled} rows ({percent} %): too many to learn from.",
        kind=kind,
        count=distinct,
        filled=filled,
        percent=f"{100 * distinct / filled:.2g}",
    )
