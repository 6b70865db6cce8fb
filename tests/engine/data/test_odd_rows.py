"""Rows and headers that do not fit their table: read right, or told with the line and what was done."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Table
from engine.data.table.values import value_text

Read = Callable[..., Table]
ROWS = 24


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def write_and_read(content: str, name: str = "data.csv") -> Table:
        path = tmp_path / name
        path.write_bytes(content.encode())
        return read_csv(path)

    return write_and_read


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def notes(table: Table) -> str:
    return " ".join(map(str, table.notes))


def values(table: Table, place: int) -> list[str]:
    column = table.columns[place]
    if column.kind == "number":
        return ["" if np.isnan(value) else value_text(value) for value in column.values]
    return ["" if code < 0 else column.categories[code] for code in column.values]


@dataclass(frozen=True)
class Case:
    """A file with one odd line, and what the file truly holds."""

    what: str
    text: str
    line: int
    names: list[str]
    rows: list[list[str]]


def cases() -> Iterator[Case]:
    """Files of every delimiter, way to quote, empty column and place of the odd line."""
    sizes = np.random.default_rng(0).integers(1, 900, ROWS) / 4
    for delimiter, quotes, empty, line in itertools.product(
        ",;\t|", ("none", "all", "words"), (None, 0, 1, 2, 3), (2, 9, ROWS + 1)
    ):
        head = ["person", "size", "colour", "weight"]
        rows = [
            [
                f"name{i % 7}",
                value_text(sizes[i]),
                ["red", "blue", "green"][i % 3],
                str(i),
            ]
            for i in range(ROWS)
        ]
        if empty is not None:
            rows[line - 2][empty] = ""

        def written(fields: list[str], quotes: str = quotes, delimiter: str = delimiter) -> str:
            quoted = {"none": (), "all": range(4), "words": (0, 2)}[quotes]
            return delimiter.join(f'"{f}"' if i in quoted else f for i, f in enumerate(fields))

        lines = [written(fields) for fields in [head, *rows]]
        odd = lines[line - 1]
        places = [match.start() for match in re.finditer(re.escape(delimiter), odd)]
        for place in places:
            more = odd[:place] + delimiter + odd[place:]
            fewer = odd[:place] + odd[place + 1 :]
            for what, changed in (("separator more", more), ("separator less", fewer)):
                if quotes != "none" and what == "separator less":
                    continue  # two quoted values side by side are yet another fault
                text = "\n".join([*lines[: line - 1], changed, *lines[line:]]) + "\n"
                yield Case(f"{what} {delimiter!r} {quotes} {empty} {line}", text, line, head, rows)
        yield Case(
            f"one at the end {delimiter!r}",
            "\n".join([*lines[: line - 1], odd + delimiter, *lines[line:]]),
            line,
            head,
            rows,
        )


def test_a_separator_too_many_or_too_few_shifts_nothing_in_silence(read: Read) -> None:
    seen = 0
    for case in itertools.islice(cases(), 0, None, 7):
        table = read(case.text)
        found = [
            list(row) for row in zip(*(values(table, i) for i in range(len(table.columns))), strict=True)
        ]
        is_right = names(table) == case.names and found == case.rows
        assert is_right or re.search(rf"\bline {case.line}\b", notes(table)), case
        odd = case.line - 2
        if len(found) == ROWS:
            del found[odd]
        assert found == [row for i, row in enumerate(case.rows) if i != odd], case
        seen += 1
    assert seen > 120


def test_a_surplus_that_could_be_in_two_places_is_left_out(read: Read) -> None:
    rows = [f"{i},{i * 2},{i % 5}" for i in range(20)]
    rows[7] = "7,,14,"
    table = read("a,b,c\n" + "\n".join(rows))
    assert table.rows == 19
    assert table.left_out == (7,)
    assert "too many values, left out: 1, first line 9" in notes(table)


def test_a_surplus_that_fits_one_place_alone_is_taken_out_and_told(read: Read) -> None:
    rows = [f"n{i},{i}.5,red" for i in range(20)]
    rows[7] = "n7,,7.5,"
    table = read("name,size,colour\n" + "\n".join(rows))
    assert values(table, 1)[7] == "7.5"
    assert values(table, 2)[7] == ""
    assert "an empty value too many, which was taken out: 1, first line 9" in notes(table)


def test_a_short_row_whose_values_would_stand_in_wrong_columns_is_left_out(read: Read) -> None:
    rows = [f"name{i},city{i % 3},{i}" for i in range(20)]
    rows[4] = "name4city1,4"
    table = read("name,city,age\n" + "\n".join(rows))
    assert table.rows == 19
    assert "too few values of which it is unclear what is missing, left out: 1, first line 6" in notes(table)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("lost", [0, 1, 2])
def test_a_header_with_a_name_less_is_told_or_refused(read: Read, delimiter: str, lost: int) -> None:
    head = ["person", "size", "colour", "weight"]
    merged = [*head[:lost], head[lost] + head[lost + 1], *head[lost + 2 :]]
    rows = [f"name{i % 5}{delimiter}{i}.5{delimiter}red{delimiter}{i}" for i in range(20)]
    with pytest.raises(UserError, match=r"Line 1 of data\.csv names 3 columns, but the rows below have 4"):
        read("\n".join([delimiter.join(merged), *rows]))


def test_row_names_of_r(read: Read) -> None:
    cars = [f'"car {i}",{20 + i},{i % 3}.5,"ab"' for i in range(12)]
    table = read("\n".join(['"mpg","disp","kind"', *cars]))
    assert names(table) == ["column 1", "mpg", "disp", "kind"]
    assert values(table, 1)[:2] == ["20", "21"]
    assert "Line 1 names 3 columns, and the rows have 4 values: the first column" in notes(table)
    table = read("\n".join(["mpg,disp", *(f"{i + 1},{20 + i},{i % 3}.5" for i in range(12))]))
    assert names(table) == ["column 1", "mpg", "disp"]
    with pytest.raises(UserError, match="names 2 columns"):
        read("\n".join(["id,dispkind", *(f"{i + 1},{20 + i},{i % 3}.5" for i in range(12))]))


def test_more_values_than_names_where_the_surplus_is_empty_everywhere(read: Read) -> None:
    table = read("a,b\n" + "".join(f"{i},{i}.5,,,\n" for i in range(9)))
    assert names(table) == ["a", "b", "column 3", "column 4", "column 5"]
    assert [column.kind for column in table.columns[2:]] == ["empty"] * 3
    assert "Line 1 names 2 columns, and the rows have 5 values" in notes(table)
    table = read("a,b,c\n1,2,3,,\n4,5,6\n7,8,9\n1,1,2\n")
    assert (names(table), table.rows, table.left_out) == (["a", "b", "c"], 4, ())


# Quotation marks


def titles_of(marks: tuple[str, ...], rows: int = 400) -> list[str]:
    return [f"{marks[i % len(marks)].format(i)}" for i in range(rows)]


@pytest.mark.parametrize("delimiter", ["\t", "|"])
@pytest.mark.parametrize(
    "marks",
    [
        ('"Title {}', "Title {}", "Plain {}"),
        ('"Title" number {}', "Title {}", 'the "best" of {}'),
        ('"Title {}', 'End {}"', "Plain {}"),
        ("Plain {}",) * 50 + ('"Title {}',) + ("Plain {}",) * 50 + ('End {}"',),
        ('"', "Title {}", '""', 'a "', '"{}'),
    ],
)
def test_quotation_marks_that_quote_nothing_lose_no_row(
    read: Read, delimiter: str, marks: tuple[str, ...]
) -> None:
    titles = titles_of(marks)
    lines = [f"{i}{delimiter}{title}{delimiter}{1900 + i}" for i, title in enumerate(titles)]
    table = read("\n".join([delimiter.join(["id", "title", "year"]), *lines]))
    assert table.rows == len(titles)
    assert values(table, 2) == [str(1900 + i) for i in range(len(titles))]
    found = values(table, 1)
    odd = [i for i, title in enumerate(titles) if found[i] != title]
    assert all(found[i] == titles[i].strip('"') for i in odd)
    assert "uotation marks" in notes(table)


def test_quotation_marks_at_the_beginning_of_every_value_join_nothing(read: Read) -> None:
    table = read("id,size,x\n" + "".join(f'{i},"{i} inch,{i}.5\n' for i in range(90)))
    assert table.rows == 90
    assert values(table, 1)[:2] == ['"0 inch', '"1 inch']
    assert "quotation marks do not enclose them, read as they stand: 90, first line 2" in notes(table)


def test_two_stray_quotation_marks_join_no_rows(read: Read) -> None:
    lines = [f"{i},word {i},{i}.5" for i in range(40)]
    lines[4], lines[30] = '4,"word 4,4.5', '30,word 30",30.5'
    table = read("\n".join(["id,text,x", *lines]))
    assert table.rows == 40
    assert values(table, 1)[4] == '"word 4'
    assert "quotation marks do not enclose them, read as they stand: 1, first line 6" in notes(table)


def test_lines_in_quotes_that_could_be_rows_are_told(read: Read) -> None:
    table = read('name,address\nAnn,"1 Main St\nSpringfield, IL"\nBob,x\nCid,y\n')
    assert values(table, 1)[0] == "1 Main St\nSpringfield, IL"
    assert "lines that could be rows of their own: 1, first line 2" in notes(table)
    assert not read('name,address\nAnn,"1 Main St\nSpringfield"\nBob,x\nCid,y\n').notes


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_single_quotation_marks(read: Read, delimiter: str) -> None:
    lines = [
        ["'name'", "'size'", "'colour'"],
        *([f"'n{i}'", str(i), f"'red{delimiter} {i % 2}'"] for i in range(9)),
    ]
    table = read("\n".join(delimiter.join(line) for line in lines))
    assert names(table) == ["name", "size", "colour"]
    assert values(table, 2)[:2] == [f"red{delimiter} 0", f"red{delimiter} 1"]
    assert "Single quotation marks" in notes(table)
    table = read("name,x\nO'Brien,1\n'tis,2\nd'Arc',3\n")
    assert values(table, 0) == ["O'Brien", "'tis", "d'Arc'"]


# Titles and headers


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Invoices paid in June,,\n,,\n", 1),
        ("Invoices paid in June,,\n", 1),
        ("Council,,\nInvoices paid in June,,\n,,\n", 1),
        ('"Invoices, paid in June",,\n\n', 1),
        ("Invoices, paid in June\n", 1),
        ("Invoices, paid, in, June\n", 1),
        ("Invoices, paid, in June\n", 1),
        ("Report,2019,\n,,\n", 1),
        ("\n\nInvoices paid in June\n\n", 3),
    ],
)
def test_titles_above_the_header(read: Read, above: str, line: int) -> None:
    rows = "".join(f"Place {i % 4},{i}.5,Firm {i}\n" for i in range(12))
    table = read(above + "Directorate,Total,Supplier\n" + rows)
    assert names(table) == ["Directorate", "Total", "Supplier"]
    assert table.rows == 12
    assert re.search(
        rf"above the table that were skipped: \d, the first is .* on line {line}\.", notes(table)
    )


def test_a_text_above_the_table_that_has_commas(read: Read) -> None:
    above = (
        "; Colours by Ann, Bob,\n; and Cid,\n;\n; To the extent possible\n"
        "; under law\n; all rights are waived\n"
    )
    table = read(above + "".join(f"{i}.5,{i * 7 % 5},{i}\n" for i in range(40)))
    assert table.rows == 40
    assert names(table) == ["column 1", "column 2", "column 3"]
    assert "above the table that were skipped: 6, the first is ; Colours by Ann Bob on line 1" in notes(table)


def test_a_title_of_a_table_with_two_columns(read: Read) -> None:
    table = read("Sales, by region\nregion,total\n" + "".join(f"r{i % 3},{i}\n" for i in range(9)))
    assert names(table) == ["region", "total"]
    table = read(
        "Sales by region, year, and kind\nregion,total\n" + "".join(f"r{i % 3},{i}\n" for i in range(9))
    )
    assert names(table) == ["region", "total"]
    assert "the first is Sales by region year and kind on line 1" in notes(table)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("bp,,lg,\nX,Y,X,Y\n", ["bp X", "bp Y", "lg X", "lg Y"]),
        ("bp,bp,lg,lg\nX,Y,X,Y\n", ["bp X", "bp Y", "lg X", "lg Y"]),
        ("kind,bp,,lg\n,X,Y,X\n", ["kind", "bp X", "bp Y", "lg X"]),
        (",2019,,2020\nkind,men,women,men\n", ["kind", "2019 men", "2019 women", "2020 men"]),
        ("Fish,,,\n,,,\nbp,,lg,\nX,Y,X,Y\n", ["bp X", "bp Y", "lg X", "lg Y"]),
        (",men,,all\nkind,2019,2020,2020\n", ["kind", "men 2019", "men 2020", "all 2020"]),
    ],
)
def test_headers_over_two_rows_are_joined(read: Read, head: str, expected: list[str]) -> None:
    first = "a" if "kind" in head else "0.1"
    table = read(head + "".join(f"{first},{i}.5,{i},{9 - i}\n" for i in range(9)))
    assert names(table) == expected
    assert table.rows == 9
    assert "The header has two rows, on lines" in notes(table)


def test_years_are_names_above_values_that_are_none(read: Read) -> None:
    table = read("People, by age,\n\n,2019,2020\nmen,1,2\nwomen,3,4\nall,5,6\n")
    assert names(table) == ["column 1", "2019", "2020"]
    assert table.rows == 3
    table = read("Ann,1990,1995\nBob,1991,1993\nCid,1992,1994\n")
    assert names(table) == ["column 1", "column 2", "column 3"]


@pytest.mark.parametrize(
    "text",
    [
        "name,,score\nAnn,Smith,absent\nBob,Ray,5\nCid,Lee,7\nDan,May,8\n",
        ",name,city\n0,Ann,Oslo\n1,Bob,Rome\n2,Cid,Oslo\n",
        "name,city,x\nAnn,,1\nBob,,2\n",
        "a,b,c\n1,,\n2,,\n3,4,5\n",
    ],
)
def test_ordinary_headers_stay_as_they_are(read: Read, text: str) -> None:
    table = read(text)
    given = text.split("\n", maxsplit=1)[0].split(",")
    assert names(table) == [name or f"column {i}" for i, name in enumerate(given, start=1)]
    assert table.rows == text.count("\n") - 1


@pytest.mark.parametrize("head", ["٣١,٣٢", "３１,４２", "१,२"])
def test_digits_of_other_scripts_are_names(read: Read, head: str) -> None:
    assert names(read(f"{head}\n1,2\n3,4\n5,7\n")) == head.split(",")


# Below the table


@pytest.mark.parametrize(
    ("below", "rows", "said"),
    [
        ("\nSource: Office of statistics\n", 12, "below the table that were left out: 1"),
        ("Source: Office of statistics,,\n", 12, "below the table that were left out: 1"),
        (
            ",,\nProvisional figures,,\nRevised in May,,\n",
            12,
            "left out: 2, the first is Provisional figures on line 15",
        ),
        ("Total,70.5,\n", 12, "The last row, Total 70.5 on line 14, is no row but a total"),
        ("Total,70.5,\n\nNote: rounded\n", 12, "the first is Note: rounded on line 16"),
        ("Place 9,1.5,Total\n", 13, ""),
        ("Place 9,,\n", 13, ""),
        (",,\n", 13, ""),
    ],
)
def test_what_stands_below_the_table(read: Read, below: str, rows: int, said: str) -> None:
    table = read("place,total,firm\n" + "".join(f"Place {i % 4},{i}.5,Firm {i}\n" for i in range(12)) + below)
    assert table.rows == rows
    assert said in notes(table)
    assert bool(said) == bool(table.notes)


def test_comments_between_rows(read: Read) -> None:
    table = read("a,b,c\n1,2,3\n# a gap, here\n4,5,6\n7,8,9\n1,2,3\n")
    assert table.rows == 4
    assert "Comments between the rows, left out: 1, first line 3" in notes(table)


def test_a_first_line_that_names_the_separator(read: Read) -> None:
    for mark in ";|\t":
        table = read(f"sep={mark}\na b{mark}c,d\n1{mark}2,5\n3{mark}4,5\n")
        assert names(table) == ["a b", "c,d"]
        assert not table.notes


# Limits


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("first", [True, False])
def test_values_longer_than_the_csv_module_takes(read: Read, quote: str, first: bool) -> None:
    long = "word " * 40_000
    rows = [f"{i},{quote}short {i}{quote},{i}.5" for i in range(9)]
    rows[0 if first else 8] = f"0,{quote}{long}{quote},0.5"
    table = read("id,text,x\n" + "\n".join(rows) + "\n")
    assert table.rows == 9
    assert long.strip() in values(table, 1)


def test_many_lines_in_a_value_are_one_beside_a_quote_in_the_middle(read: Read) -> None:
    assert read('a,b\n1,"' + "line\n" * 40_000 + '"\n2,x\n3,5" y\n').rows == 3


def test_a_value_longer_than_the_sample(read: Read) -> None:
    table = read('a,b\n1,"' + "line\n" * 100_000 + '"\n2,x\n3,y\n')
    assert table.rows == 3
    assert values(table, 1)[1:] == ["x", "y"]


# One column


@pytest.mark.parametrize("head", ["x", '"x"'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_blank_line_in_one_column_is_a_missing_value(read: Read, head: str, end: str) -> None:
    table = read(end.join([head, "0.1", "", "0.2", "0.3", "", ""]))
    assert values(table, 0) == ["0.1", "", "0.2", "0.3"]
