"""Guesses which column of a table is to be predicted, from its name, its place and the kind of its values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.data.table.table import Column

SURE = 100
"""Points from which a name alone says what is predicted."""


def _points_of(listed: dict[int, str]) -> dict[str, float]:
    return {word: float(points) for points, words in listed.items() for word in words.split()}


_NAMES = _points_of(
    {
        # What only an answer is called.
        100: "target targets label labels survived survival outcome churn churned attrition diagnosis fraud "
        "potability deny denied approved approval exited defaulted purchased dead died death response output",
        90: "result results species admit admitted",
        # What people want to know most often.
        60: "quality purchase purchased visits claims popularity yield risk left case",
        45: "vote direction segmentation deposit",
        40: "status",
    }
)
"""Points for the words of a name."""
_WHOLE = _points_of({90: "class classes default"})
"""The same, where it is the whole name or the column the last: a ``job class`` is a quantity."""
_AMOUNTS = _points_of(
    {
        70: "sales revenue profit",
        60: "price salary wage wages charges demand expectancy tip deaths accidents incidents",
        45: "cost count cnt consumption value",
    }
)
"""The same, where the values are numbers."""
_AT_AN_END = _points_of({95: "y", 60: "mpg sp"})
"""The same in the first and in the last column."""
_AT_THE_END = _points_of({50: "income type status score grade amount balance weight rate time", 35: "rating"})
"""The same in the last column alone."""
_KOREAN = _points_of(
    {
        100: "목표 타깃 타겟 정답 레이블 라벨 생존 이탈 해지 진단 판정 합격 승인 부도 연체 사기",
        90: "결과 분류 품종 등급",
        60: "가격 매출 매출액 판매량 판매액 급여 연봉 임금 수확량 수요 수요량 사용량 발전량 비용 이익",
    }
)
"""The same for how a Korean name ends; ``여부`` may follow."""
_TAKEN = _points_of(
    {
        -200: "id ids index idx key uuid guid rownames rowid rownumber no nr number instant serial",
        -60: "day month year yr hour minute second date datetime week weekday weekend dayofweek quarter "
        "season lat latitude lon long longitude zip zipcode postcode 날짜 요일 연도 년도 월 일 시간 "
        "위도 경도",
        -40: "x age sex gender male female race name 나이 성별 이름 "
        "group treatment block subject dose diet stratum fold split",
    }
)
"""Points that the words of a name take away: what names or dates a row, says where or who, or was set."""
_DENYING = _points_of(
    {1: "prior previous prev last lag log old estimated est predicted average avg mean max min"}
)
"""Words before a name that make another quantity of it."""
_CLASS_WORDS = _points_of(
    {
        1: "target label labels class classes type kind category group cluster species grade level stage "
        "rating score quality rank severity status code digit outcome result diagnosis 등급 분류 품종 "
        "레이블 라벨 평점"
    }
)

_LAST, _FIRST, _ONLY_NUMBER = 30, 20, 12
_YES_NO, _TWO, _FEW, _NUMBER, _MANY = 16, 8, 6, 4, -15
_FEW_CLASSES, _MANY_CLASSES = 10, 25
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: the same two of ``sale_price``, ``SalePrice`` and ``sale.price``."""
    return tuple(word.casefold() for word in _WORD.findall(name))


def names_classes(name: str) -> bool:
    """True if the name of a column says that its numbers are labels or ratings, and not amounts."""
    return any(word in _CLASS_WORDS for word in words_of(name))


def guess_target(columns: Sequence[Column]) -> tuple[str, float] | None:
    """The most likely of the columns that can be predicted, in their order, and its points; None without any.

    Points are given for the name, for the first and the last place, and for the kind of the values; where two
    have the same, the one that stands before counts.
    """
    if not columns:
        return None
    first, last = _first(columns), len(columns) - 1
    numbers = [place for place, column in enumerate(columns) if _is_measured(column)]
    scored = []
    for place, column in enumerate(columns):
        points = name_points(column, place == first, place == last) + _kind_points(column)
        points += _LAST if place == last else _FIRST if place == first else 0
        points += _ONLY_NUMBER if numbers == [place] and place in (first, last) else 0
        scored.append((points, -place))
    points, place = max(scored)
    return columns[-place].name, points


def _first(columns: Sequence[Column]) -> int:
    """The place of the first column that no name, number or date of the rows is."""
    return next((i for i, column in enumerate(columns) if _taken_away(words_of(column.name)) > -60), 0)


def _is_measured(column: Column) -> bool:
    return column.kind == "number" and column.distinct > _FEW_CLASSES


def _is_answer(column: Column) -> bool:
    """True if its values are yes and no, or 0 and 1."""
    return column.kind == "yes_no" or (column.distinct == 2 and (column.low, column.high) == (0, 1))


def name_points(column: Column, is_first: bool, is_last: bool) -> float:
    """Points of a column's name: the whole one gives more than its last word, that more than another."""
    words = words_of(column.name)
    if not words:
        return 0.0
    known = [_NAMES]
    known += [_AMOUNTS] if column.kind == "number" else []
    known += [_WHOLE] if is_last or len(words) == 1 else []
    known += [_AT_AN_END] if is_first or is_last else []
    known += [_AT_THE_END] if is_last else []
    points = [max(listed.get(word, 0.0) for listed in known) for word in words]
    if len(words) == 1:
        given = points[0]
    elif any(word in _DENYING for word in words[:-1]):
        given = 0.0
    else:
        given = max(0.8 * points[-1], 0.4 * max(points[:-1]))
    taken = 0.0 if _is_answer(column) and given else _taken_away(words)  # default_next_month is no month
    return max(given, _korean_points(words[-1])) + taken


def _korean_points(word: str) -> float:
    stem = word.removesuffix("여부")
    return max((points for end, points in _KOREAN.items() if stem.endswith(end)), default=0.0)


def _taken_away(words: Sequence[str]) -> float:
    """Points of the last word, or half as much of another one."""
    taken = [_TAKEN.get(word, 0.0) for word in words]
    return min(taken[-1], 0.5 * min(taken)) if taken else 0.0


def _kind_points(column: Column) -> float:
    if _is_answer(column):
        return _YES_NO
    if column.distinct == 2:
        return _TWO
    if column.kind == "number":
        return _NUMBER
    return _FEW if column.distinct <= _FEW_CLASSES else 0 if column.distinct <= _MANY_CLASSES else _MANY
