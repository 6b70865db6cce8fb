"""Guess of the column of a table that is to be predicted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.common.messages import Message
from engine.data.columns import resolve
from engine.data.guesses.target import guess_target, names_classes, words_of
from engine.data.table.table import Column, Table
from engine.data.table.values import category_column, number_column
from engine.project.project import DataChoices
from tests.known_tables import known_tables

LEAST_SHARE = 0.9
"""Least share of the known tables with a right guess. Users see the guess and can choose another."""
MUST_BE_RIGHT = (
    *("titanic on kaggle", "titanic in seaborn", "diamonds", "airquality", "mtcars", "house prices", "tips"),
    *("boston housing", "telco churn", "bike sharing by day", "student performance", "아파트", "타이타닉"),
)


def test_the_guess_is_right_for_most_known_tables() -> None:
    tables = known_tables()
    wrong = [
        f"{known.name}: {found} and not {known.target}"
        for known in tables
        if (found := resolve(known.table(), DataChoices()).target) != known.target
    ]
    assert len(tables) >= 60
    assert len(wrong) <= (1 - LEAST_SHARE) * len(tables), wrong


@pytest.mark.parametrize("name", MUST_BE_RIGHT)
def test_the_guess_is_right_for(name: str) -> None:
    known = next(table for table in known_tables() if table.name == name)
    assert resolve(known.table(), DataChoices()).target == known.target


@pytest.mark.parametrize("name", ["sale_price", "SalePrice", "sale.price", "SALE PRICE", "sale-price (1)"])
def test_names_are_read_in_any_form(name: str) -> None:
    assert words_of(name) == ("sale", "price")


def number(name: str) -> Column:
    return number_column(name, np.arange(40) * 1.5)


def words(name: str, different: int = 2) -> Column:
    codes = (np.arange(40) % different).astype(np.int32)
    return category_column(name, "category", codes, tuple(f"w{i}" for i in range(different)))


@pytest.mark.parametrize(
    ("columns", "target"),
    [
        ([number("a"), number("b"), number("c")], "c"),  # the last
        ([number("y"), number("a"), number("b")], "y"),
        ([number("a"), number("y"), number("z")], "z"),  # a coordinate in the middle
        ([number("a"), number("price"), number("b")], "price"),
        ([number("fuel_price"), number("sales"), number("b")], "sales"),  # the whole name before a part of it
        ([words("price", 3), number("a"), words("kind")], "kind"),  # words are no amounts
        ([number("a"), words("passengerClass", 3), words("survived")], "survived"),
        ([number("ozone"), number("wind"), number("Month"), number("Day")], "ozone"),
        ([number("prior_sales"), number("a"), number("b")], "b"),
        ([number("기온"), number("매출액"), number("할인율")], "매출액"),
        ([words("이탈여부"), number("요금"), number("가입기간")], "이탈여부"),
        ([], None),
    ],
)
def test_name_place_and_kind_decide(columns: list[Column], target: str | None) -> None:
    found = guess_target(columns)
    assert (found[0] if found else None) == target


def test_a_constant_or_an_ignored_column_is_never_the_guess() -> None:
    same = replace(number_column("target", np.ones(40)), reason=Message("It never changes."))
    table = Table("t.csv", (same, number("a"), number("b"), number("price")), 40)
    assert resolve(table, DataChoices()).target == "price"
    assert resolve(table, DataChoices(roles={"price": "ignored"})).target == "b"


def test_a_guess_is_told_from_an_answer() -> None:
    table = Table("t.csv", (number("a"), number("price")), 40)
    assert resolve(table, DataChoices(path="t.csv")).is_guess
    assert not resolve(table, DataChoices(path="t.csv", target="a")).is_guess
    sample = Table("sample:iris", (words("species", 3), number("price")), 40)
    found = resolve(sample, DataChoices(path="sample:iris"))
    assert (found.target, found.is_guess) == ("species", False)


@pytest.mark.parametrize(
    ("name", "are_classes"),
    [("star_rating", True), ("HouseGrade", True), ("children", False), ("등급", True)],
)
def test_names_of_labels_and_ratings(name: str, are_classes: bool) -> None:
    assert names_classes(name) is are_classes
