"""The reader on files written in every way a CSV can be written."""

from __future__ import annotations

import csv
import io
import math
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.common.messages import Cancelled
from engine.data.reading import csv_reader
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import SAMPLES, sample_path
from engine.data.table.table import Table

Read = Callable[..., Table]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def write_and_read(content: str | bytes, name: str = "data.csv", encoding: str = "utf-8") -> Table:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return read_csv(path)

    return write_and_read


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def kinds(table: Table) -> list[str]:
    return [column.kind for column in table.columns]


def texts(table: Table, name: str) -> list[str | None]:
    column = table.column(name)
    return [column.categories[code] if code >= 0 else None for code in column.values]


def notes(table: Table) -> str:
    return " ".join(map(str, table.notes))


ROWS = [("1.5", "red"), ("2.5", "blue"), ("3.5", "red")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", " ", "   "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(read: Read, delimiter: str, end: str) -> None:
    lines = [f"size{delimiter}colour", *(delimiter.join(row) for row in ROWS)]
    table = read(end.join(lines) + end)
    assert names(table) == ["size", "colour"]
    assert table.column("size").values.tolist() == [1.5, 2.5, 3.5]
    assert texts(table, "colour") == ["red", "blue", "red"]
    assert table.rows == 3
    assert not table.notes


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        ("utf-8", "색깔 größe"),
        ("utf-8-sig", "색깔"),
        ("utf-16", "색깔"),
        ("utf-16-le", "colour"),
        ("utf-16-be", "colour"),
        ("cp949", "서울특별시"),
        ("cp949", "나이"),
        ("latin-1", "größe"),
        ("cp1252", "preis €"),
        ("cp1252", "é"),
        ("shift_jis", "東京の人口データ"),
    ],
)
def test_encodings(read: Read, encoding: str, word: str) -> None:
    table = read(f"x,{word}\n1,2\n3,4\n5,7\n", encoding=encoding)
    assert names(table) == ["x", word]
    assert table.column(word).values.tolist() == [2, 4, 7]
    assert ("is written in" in notes(table)) == (not encoding.startswith("utf-8"))


def test_a_wrong_byte_does_not_spoil_a_file(read: Read) -> None:
    table = read("도시,x\n".encode() + "서울,1\n부산,2\n".encode() * 20 + b"\xb0,3\n")
    assert table.columns[0].name == "도시"
    assert table.rows == 41
    assert "not UTF-8 and could not be read" in notes(table)


def test_comments_above_the_header(read: Read) -> None:
    table = read("# made by hand\n# second, line\na,b\n1,2\n3,4\n5,7\n")
    assert names(table) == ["a", "b"]
    assert names(read("#id,b\n1,2\n3,4\n5,7\n")) == ["#id", "b"]


def test_spaces_and_a_tab(read: Read) -> None:
    table = read("".join(f'{18 + i}.0   8   {307 + i}.0  12.0\t"car {i % 3} x"\n' for i in range(30)))
    assert kinds(table) == ["number", "number", "number", "number", "category"]


def test_quoted_delimiters_newlines_and_quotes(read: Read) -> None:
    table = read('name,text\n1,"a, ""b""\nsecond line"\n2,"plain"\n3,plain\n')
    assert texts(table, "text") == ['a, "b"\nsecond line', "plain", "plain"]


def test_a_quoted_newline_in_the_header(read: Read) -> None:
    table = read('"size\nin cm",colour\n1,red\n2,blue\n')
    assert names(table) == ["size in cm", "colour"]
    assert table.rows == 2


def test_title_lines_are_skipped_and_said(read: Read) -> None:
    table = read("Results of the survey\nmade in May\n\na,b,c\n1,2,3\n4,5,6\n")
    assert names(table) == ["a", "b", "c"]
    assert table.rows == 2
    assert "above the table that were skipped: 2" in notes(table)


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n6.2,3.4,Iris-virginica\n", None),
        ("vhigh,2,small\nlow,4,big\nvhigh,2,big\n", None),
        ("p,x,s\ne,x,s\np,b,y\ne,x,y\n", None),
        ("1,2,3\n4,5,6\n7,8,9\n", None),
        ("kind,cap,smell\np,x,s\ne,x,s\np,b,y\n", ["kind", "cap", "smell"]),
        ("0,1,2\n5.5,1.2,a\n6.5,1.3,b\n", ["0", "1", "2"]),
        ("country,1990,1991,1992\nA,5,6,7\nB,7,8,9\n", ["country", "1990", "1991", "1992"]),
        ("a,b\n1,2\n", ["a", "b"]),
        ("name,city\nAnn,Rome\nBob,Oslo\n", ["name", "city"]),
        ("?,1,2\n3,4,5\n6,7,8\n", None),
    ],
)
def test_header_or_none(read: Read, text: str, header: list[str] | None) -> None:
    table = read(text)
    width = len(text.split("\n", maxsplit=1)[0].split(","))
    assert names(table) == (header or [f"column {i + 1}" for i in range(width)])
    assert table.rows == text.count("\n") - (header is not None)
    assert ("no header" in notes(table)) == (header is None)


def test_odd_header_names(read: Read) -> None:
    table = read("키, x ,x,,x (2),x\n1,2,3,4,5,6\n2,3,4,5,6,8\n")
    assert names(table) == ["키", "x", "x (3)", "column 4", "x (2)", "x (4)"]
    assert "same name" in notes(table)


def test_row_names_of_r_and_trailing_delimiters(read: Read) -> None:
    table = read('"a" "b"\n"1" 5.5 "x"\n"2" 6.5 "y"\n"3" 6.5 "y"\n')
    assert names(table) == ["column 1", "a", "b"]
    assert kinds(table) == ["identifier", "number", "category"]
    table = read("a;b\n1;2;\n3;4;\n")
    assert names(table) == ["a", "b", "column 3"]
    assert kinds(table) == ["number", "number", "empty"]


def test_a_minus_beside_a_plus_is_an_answer(read: Read) -> None:
    table = read("x,result\n1,+\n2,-\n3,?\n4,+\n")
    assert table.column("result").kind == "yes_no"
    assert texts(table, "result") == ["+", "-", None, "+"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x;y\n1,5;a\n-2,25;b\n1.234,5;b\n", [1.5, -2.25, 1234.5]),
        ("x;y\n1,234;a\n2,345;b\n", [1.234, 2.345]),
        ('x,y\n"1,234",a\n"12,345.5",b\n7,b\n', [1234, 12345.5, 7]),
        ("x\ty\n1,234\ta\n2\tb\n", [1234, 2]),
        ("x,y\n1e5,a\n-2.5E-3,b\n+7.,b\n.5,b\n", [1e5, -2.5e-3, 7, 0.5]),
        ('x,y\n"1,5",a\n"2,5",b\n', [1.5, 2.5]),
    ],
)
def test_ways_to_write_numbers(read: Read, text: str, expected: list[float]) -> None:
    assert read(text).column("x").values.tolist() == expected


def test_commas_are_no_decimals_where_the_file_has_points(read: Read) -> None:
    table = read("x;tags\n" + "".join(f"{i}.5;{i % 3},{i % 2}\n" for i in range(8)))
    assert table.column("x").values.tolist() == [i + 0.5 for i in range(8)]
    assert table.column("tags").kind == "category"


def test_infinite_values_are_missing(read: Read) -> None:
    table = read("x,y\ninf,1\n-inf,2\n1e999,3\n1e308,4\n")
    assert np.isnan(table.column("x").values).tolist() == [True, True, True, False]
    assert table.column("x").missing == 3


def test_a_few_bad_cells_are_named_with_their_line(read: Read) -> None:
    lines = [f"{i},{'a' if i % 2 else 'b'}" for i in range(30)]
    lines[17] = "oops,a"
    table = read("title\nx,y\n" + "\n".join(lines) + "\n")
    assert table.column("x").missing == 1
    assert "Values of x that are not numbers and count as missing: 1" in notes(table)
    assert "the first is oops on line 20" in notes(table)


def test_many_fixed_columns_are_summed_up(read: Read) -> None:
    width = 30
    lines = [
        ",".join(f"c{i}" for i in range(width)),
        *([",".join(["1.5"] * width)] * 20),
        ",".join("x" * width),
    ]
    table = read("\n".join(lines))
    assert len(table.notes) == 21
    assert "Further columns with values that are not numbers: 10." in notes(table)
    assert all("on line 22" in str(note) for note in table.notes[:20])


def test_the_line_of_a_bad_cell_counts_lines_inside_quotes(read: Read) -> None:
    rows = "".join(f'{i},"two\nlines"\n' for i in range(10))
    table = read("x,text\n" + rows + "bad,end\n")
    assert "the first is bad on line 22" in notes(table)


def test_uneven_rows_are_fixed_and_said(read: Read) -> None:
    rows = [f"{i},{i},{i % 2}" for i in range(40)]
    rows[4], rows[9], rows[11] = "4,4", "9,9,1,7", "11,11,1,,"
    table = read("a,b,c\n" + "\n".join(rows))
    assert table.rows == 39
    assert np.isnan(table.column("c").values[4])
    assert table.column("a").values[9] == 10
    assert "got missing values at their end: 1" in notes(table)
    assert "first line 6" in notes(table)
    assert "too many values, left out: 1, first line 11" in notes(table)


def test_mixed_line_ends_and_stray_quotes(read: Read) -> None:
    table = read('a,b\n1,x\r\n2,"y" z\n3,5" pipe\r\n')
    assert table.rows == 3
    assert texts(table, "b")[0] == "x"


def test_line_ends_of_all_kinds_inside_quotes(read: Read) -> None:
    table = read('a,b\r\n1,"x\ry"\n2,"x\r\ny"\r\n3,"x\ny"\n')
    assert texts(table, "b") == ["x\ny"] * 3


def test_names_that_look_like_patterns(read: Read) -> None:
    for name in ("data[1].csv", "it's *.csv", "a?b.csv", "데이터.csv", "table.csv.gz"):
        assert read("a,b\n1,2\n3,5\n", name).rows == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names are always Unicode here")
def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.csv")
    path.write_text("a,b\n1,2\n3,5\n")
    assert read_csv(path).rows == 2


def test_ctrl_c_in_the_middle_of_a_query(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise RuntimeError("Query interrupted")  # what DuckDB raises when it finds a KeyboardInterrupt

    monkeypatch.setattr(csv_reader, "read_columns", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read("a,b\n1,2\n3,5\n")


def test_progress_rises_to_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "1,2\n" * 5000, encoding="utf-8")
    seen: list[float] = []
    read_csv(path, progress=seen.append)
    assert seen[0] == 0
    assert seen[-1] == 1
    assert seen == sorted(seen)


@pytest.mark.parametrize("calls", [0, 1, 3, 6, 9])
def test_cancel_wherever_it_is(tmp_path: Path, calls: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,c,d\n" + "1,2,x,4\n" * 200_000, encoding="utf-8")
    asked = iter(range(10_000))
    with pytest.raises(Cancelled):
        read_csv(path, cancelled=lambda: next(asked) >= calls)
    assert not [thread for thread in threading.enumerate() if thread.name == "csv-reader"]


def test_the_sample_files_agree_with_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    for sample in SAMPLES:
        frame = pandas.read_csv(sample_path(sample.key))
        table = read_csv(sample_path(sample.key))
        assert names(table) == list(frame.columns)
        for column in table.columns:
            if column.kind == "number":
                np.testing.assert_array_equal(column.values, frame[column.name].to_numpy(dtype=float))
            else:
                assert texts(table, column.name) == frame[column.name].tolist()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=6)
CELLS = st.one_of(WORDS, WORDS.map(lambda w: f"a{w},;\t|{w}"), WORDS.map(lambda w: f'"{w}\nb{w}"'))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_the_csv_module_writes_is_read_back(
    tmp_path: Path, cells: list[tuple[str, str]], delimiter: str, end: str, quoting: int
) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    # A leading letter keeps texts from being numbers, answers or missing values.
    rows = [[i + 0.5, f"t{a}", f"u{b}"] for i, (a, b) in enumerate(cells)]
    writer.writerows([["number", "first", "second"], *rows])
    path = tmp_path / "round.csv"
    path.write_bytes(buffer.getvalue().encode())
    table = read_csv(path)
    assert names(table) == ["number", "first", "second"]
    assert table.column("number").values.tolist() == [row[0] for row in rows]
    if table.column("first").kind != "yes_no":
        assert texts(table, "first") == [row[1] for row in rows]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.lists(
        st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)), min_size=2, max_size=30
    )
)
def test_numbers_come_back_exactly(tmp_path: Path, values: list[float | None]) -> None:
    path = tmp_path / "numbers.csv"
    lines = ["x,y", *(f"{'' if v is None else repr(v)},{i}.5" for i, v in enumerate(values))]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_csv(path).column("x").values
    assert all(
        (b == -1 or math.isnan(b)) if a is None else a == b for a, b in zip(values, found, strict=True)
    )


def test_a_wide_table(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    width = 3000
    lines = [",".join(f"c{i}" for i in range(width))]
    lines += [",".join(str(i * (row + 1)) for i in range(width)) for row in range(5)]
    path.write_text("\n".join(lines), encoding="utf-8")
    table = read_csv(path)
    assert len(table.columns) == width
    assert table.column("c2999").values.tolist() == [2999 * (row + 1) for row in range(5)]
