"""Numbers with signs, units, parentheses and groups of digits."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import prepare
from engine.data.preparation import Preparation
from engine.data.reading.csv_reader import read_csv
from engine.data.table.amounts import number_of, read_amounts
from engine.data.table.table import Table
from engine.project.project import DataChoices
from engine.project.rules import Rules

NARROW = "\N{NARROW NO-BREAK SPACE}"
Read = Callable[..., Table]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def write_and_read(values: list[str], rules: Rules | None = None, delimiter: str = ";") -> Table:
        lines = [f"n{delimiter}tested", *(f'{i}{delimiter}"{value}"' for i, value in enumerate(values))]
        path = tmp_path / "data.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_csv(path, rules=rules or Rules())

    return write_and_read


def notes(table: Table) -> str:
    return " ".join(map(str, table.notes))


@pytest.mark.parametrize(
    ("values", "sign", "numbers"),
    [
        (["$74.69", "$5", "-$1,274.50", "$-3", "- $ 4"], "$", [74.69, 5, -1274.5, -3, -4]),
        (["1 234 €", f"12{NARROW}€", f"1{NARROW}234,50 €", "-5 €"], "€", [1234, 12, 1234.5, -5]),
        (["1.234,50 €", "99,00 €", "1 €", "7,5€"], "€", [1234.5, 99, 1, 7.5]),
        (["12.5%", "3 %", "0%", "100\N{NO-BREAK SPACE}%"], "%", [12.5, 3, 0, 100]),
        (["£1,234", "£2", "£3.5", "+£4"], "£", [1234, 2, 3.5, 4]),
        (["₩1,000", "₩12,000", "₩1,234,000", "₩5"], "₩", [1000, 12000, 1234000, 5]),
        (["10,000원", "1,500원", "300원", "2,000원"], "원", [10000, 1500, 300, 2000]),
        (["¥120", "¥80", "\N{MINUS SIGN}¥7", "¥1"], "¥", [120, 80, -7, 1]),
        (["USD 5", "USD 6.5", "USD 7", "USD 1"], "USD", [5, 6.5, 7, 1]),
        (["(12.50)", "3.5", "(1)", "1,200.25"], "", [-12.5, 3.5, -1, 1200.25]),
        (["($12.50)", "$3.5", "$(1)", "$4"], "$", [-12.5, 3.5, -1, 4]),
        (["12 kg", "3.5 kg", "7kg", "1,000 kg"], "kg", [12, 3.5, 7, 1000]),
        (["100 km/h", "80 km/h", "33.5 km/h", "7 km/h"], "km/h", [100, 80, 33.5, 7]),
        (["5 m²", "6 m²", "70 m²", "8 m²"], "m²", [5, 6, 70, 8]),
        (["21.5 °C", "-3 °C", "0 °C", "7 °C"], "°C", [21.5, -3, 0, 7]),
        (["1'234.50", "2'000", "17", "3'000'000"], "", [1234.5, 2000, 17, 3e6]),
        (["1 234", "2 000 000", "17", "999"], "", [1234, 2e6, 17, 999]),
        (["1.5e3 m", "2 m", "3 m", "-4 m"], "m", [1500, 2, 3, -4]),
    ],
)
def test_columns_that_are_read_as_numbers(
    read: Read, values: list[str], sign: str, numbers: list[float]
) -> None:
    table = read(values * 5)
    column = table.column("tested")
    assert (column.kind, column.sign, column.missing) == ("number", sign, 0)
    assert column.values.tolist() == numbers * 5
    assert (f"Read as numbers, without their sign or unit: {sign} (tested)." in notes(table)) == bool(sign)
    assert column.reason is None


@pytest.mark.parametrize("word", ["", "NA", "none", "-", "."])
def test_missing_values_apart(read: Read, word: str) -> None:
    column = read(["$1.50", "$2", word, "$3"] * 5).column("tested")
    assert (column.kind, column.missing) == ("number", 5)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["2WD", "4WD"] * 10, "category"),
        (["0", "1", "2", "3+"] * 5, "category"),
        (["192.168.0.1", "10.0.0.2"] * 10, "category"),
        (["route 66", "route 7", "route 1", "route 2"] * 5, "category"),
        (["030 123456", "030 123457", "030 123458", "030 123459"] * 5, "category"),
        (["1-2", "3-4", "5-6", "7-8"] * 5, "category"),
        (["12A", "13B", "14A", "15C"] * 5, "category"),
        (["1_000", "2_000"] * 10, "category"),
        ([f"2024-01-{i + 1:02}" for i in range(20)], "date"),
        ([f"{i}:30" for i in range(20)], "text"),
    ],
)
def test_columns_that_are_no_amounts(read: Read, values: list[str], kind: str) -> None:
    table = read(values)
    assert table.column("tested").kind == kind
    assert "sign" not in notes(table)


@pytest.mark.parametrize(
    ("values", "signs"),
    [(["$1", "€2", "$3", "$4"], "$, €"), (["50%", "0.5", "20%", "30%"], "%, 1"), (["£1", "$2"], "£, $")],
)
def test_mixed_signs_stay_texts_and_are_told(read: Read, values: list[str], signs: str) -> None:
    table = read(values * 5)
    assert table.column("tested").kind == "category"
    assert f"The amounts of tested have different signs ({signs}), so they stay texts" in notes(table)
    many = read([f"{'$€'[i % 2]}{i}" for i in range(60)]).column("tested")
    assert (many.kind, str(many.reason)[:50]) == (
        "text",
        "Its amounts have different signs ($, €): make them",
    )


def test_slips_among_amounts_are_named(read: Read) -> None:
    values = [f"${i}.50" for i in range(30)]
    values[17] = "call us"
    table = read(values)
    assert table.column("tested").missing == 1
    assert (
        "Values of tested that are not numbers and count as missing: 1, the first is call us on line 19."
        in notes(table)
    )


def test_parentheses_among_plain_numbers(read: Read) -> None:
    values = [f"{i}.5" for i in range(40)]
    values[3], values[20] = "(7.25)", "oops"
    table = read(values)
    assert table.column("tested").values[3] == -7.25
    assert "Numbers in parentheses were read as negative, as in accounting: tested." in notes(table)
    assert "count as missing: 1, the first is oops on line 22" in notes(table)


def fitted(read: Read, values: list[str]) -> Preparation:
    return prepare(read(values), DataChoices(target="n", task="regression")).preparation


@pytest.mark.parametrize(
    ("trained", "new"),
    [
        (["$1.50", "$2", "$1,000", "$4"], [["$2.50"], ["2.50"], ["$ 2.50", "7"], ["2.5", "8"]]),
        (["12 kg", "3.5 kg", "7 kg", "9 kg"], [["2.5 kg"], ["2.5kg"], ["2.5"]]),
        (["12,5 %", "3,5 %", "7 %", "9 %"], [["2,5 %"], ["2.5"], ["2,5%", "x"]]),
    ],
)
def test_new_rows_with_and_without_the_sign(read: Read, trained: list[str], new: list[list[str]]) -> None:
    preparation = fitted(read, trained * 5)
    column = preparation.columns[0]
    again = Preparation.from_json(preparation.to_json())
    assert again == preparation
    assert column.sign
    for values in new:
        inputs, _ = again.transform(read(values, again.rules), np.float64)
        assert inputs[0, 0] == (2.5 - column.offset) / column.scale


def test_new_rows_with_another_sign_are_told(read: Read) -> None:
    preparation = fitted(read, ["$1.50", "$2", "$1,000", "$4"] * 5)
    table = read(["€3", "$2"], preparation.rules)
    assert np.isnan(table.column("tested").values).tolist() == [True, False]
    assert "the first is €3 on line 2" in notes(table)


@given(
    value=st.decimals(-(10**9), 10**9, places=2).map(float),
    sign=st.sampled_from(["", "$", "€", "%", "kg", "원", "CHF"]),
    before=st.booleans(),
    gap=st.sampled_from(["", " ", NARROW]),
    comma=st.booleans(),
    parentheses=st.booleans(),
)
def test_what_is_written_is_read(
    value: float, sign: str, before: bool, gap: str, comma: bool, parentheses: bool
) -> None:
    digits = f"{abs(value):,.2f}"
    if comma:
        digits = digits.translate(str.maketrans(",.", ".,"))
    body = f"{sign}{gap}{digits}" if before else f"{digits}{gap}{sign}"
    text = body if value >= 0 else f"({body})" if parentheses else f"-{body}"
    assert number_of(text, sign, comma) == value


@given(st.text(max_size=12), st.sampled_from(["", "$", "kg"]), st.booleans())
def test_any_text_is_a_number_or_none(text: str, sign: str, comma: bool) -> None:
    number = number_of(text, sign, comma)
    assert math.isnan(number) or math.isfinite(number)
    read_amounts([text, "$5"], {"none"}, comma)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_groups_of_digits_are_no_values_of_their_own(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    lines = [f"n{delimiter}people", *(f"{i}{delimiter}{1 + i} 234 56{i % 10}" for i in range(20))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = read_csv(path)
    assert [column.name for column in table.columns] == ["n", "people"]
    assert table.column("people").values[:2].tolist() == [1234560, 2234561]


def test_amounts_are_no_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("".join(f"red{i % 3},${i}.50,{i}%\n" for i in range(20)), encoding="utf-8")
    table = read_csv(path)
    assert (table.rows, table.columns[1].name, table.columns[1].sign) == (20, "column 2", "$")
    path.write_text("a,b,c\n" + "".join(f"a{i % 3},${i}.50,{i}%\n" for i in range(20)), encoding="utf-8")
    assert [column.name for column in read_csv(path).columns] == ["a", "b", "c"]
