"""The reader beside Python's csv module on regular files, however they are written."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from engine.core.architecture.templates import suggested
from engine.core.network import Network
from engine.data.columns import resolve, task_of
from engine.data.dataset import prepare
from engine.data.layout.records import Format, Records
from engine.data.reading.csv_reader import read_csv
from engine.files.model import Model
from engine.files.prediction.prediction_file import predict_file
from engine.project.project import DataChoices

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])
WORDS = st.text(LETTERS, max_size=5)
TEXTS = st.one_of(
    WORDS,
    WORDS.map(lambda word: f"a{word},;\t|{word}"),
    WORDS.map(lambda word: f'say "{word}"'),
    WORDS.map(lambda word: f"{word}\nb{word}"),
    st.sampled_from(["", "Total", "#x", "sep=;", "٣", "１", "'", '"', "-", "don't"]),
)
slow = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@settings(deadline=None, max_examples=200)
@given(
    rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    blank=st.sets(st.integers(0, 8)),
)
def test_records_are_those_of_the_csv_module(
    rows: list[list[str]], delimiter: str, end: str, quoting: int, blank: set[int]
) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    for i, row in enumerate(rows):
        buffer.write(end * (i in blank))
        writer.writerow(row)
    lines = list(io.StringIO(buffer.getvalue(), newline=""))
    expected = [
        [cell.strip().replace("\r\n", "\n") for cell in row]
        for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
        if row
    ]
    found = [fields for _, fields in Records(lines, Format(delimiter))]
    assert [[cell.strip() for cell in row] for row in found] == expected


@slow
@given(
    cells=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    blank=st.sets(st.integers(0, 12)),
    mark=st.booleans(),
)
def test_a_file_is_read_as_the_csv_module_reads_it(
    tmp_path: Path,
    cells: list[tuple[str, str]],
    delimiter: str,
    end: str,
    quoting: int,
    blank: set[int],
    mark: bool,
) -> None:
    # The csv module quotes no line end but its own, so that it could not read this back either.
    assume(end != "\r" or not any("\n" in cell for row in cells for cell in row))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(["number", "first", "second"])
    # A leading letter keeps texts from being numbers, answers, missing values or totals.
    rows = [[str(i + 0.5), f"t{a}", f"u{b}"] for i, (a, b) in enumerate(cells)]
    for i, row in enumerate(rows):
        buffer.write(end * (i in blank))
        writer.writerow(row)
    path = tmp_path / "table.csv"
    path.write_bytes(buffer.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    table = read_csv(path)
    assert [column.name for column in table.columns] == ["number", "first", "second"]
    assert table.columns[0].values.tolist() == [float(row[0]) for row in rows]
    for i in (1, 2):
        column = table.columns[i]
        assume(column.kind != "yes_no")  # which are told apart without regard to case
        found = [column.categories[code] for code in column.values]
        assert found == [row[i].strip() for row in rows]


NUMBERS = st.one_of(st.just(""), st.floats(-1e6, 1e6, allow_nan=False).map(repr))


@slow
@example(numbers=["0.1", "", "0.2", "0.3"], quoted=True, end="\n", trailing=0)
@given(
    numbers=st.lists(NUMBERS, min_size=2, max_size=20),
    quoted=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    trailing=st.integers(0, 3),
)
def test_there_is_a_prediction_for_every_row(
    tmp_path: Path, numbers: list[str], quoted: bool, end: str, trailing: int
) -> None:
    assume(numbers[-1] and len(set(numbers)) > 2)
    path, out = tmp_path / "new.csv", tmp_path / "predictions.csv"
    path.write_bytes(end.join(['"x"' if quoted else "x", *numbers, *[""] * trailing]).encode())
    table = read_csv(path)
    assert table.rows == len(numbers)
    predict_file(model(tmp_path), path, out)
    with out.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 1 + len(numbers)


def test_a_row_that_was_left_out_keeps_its_place_in_the_predictions(tmp_path: Path) -> None:
    path, out = tmp_path / "new.csv", tmp_path / "predictions.csv"
    rows = [f"{i},{i}" for i in range(12)]
    rows[2], rows[-1] = "2,2,2", "11,11,1"
    path.write_text("\n".join(["x,y", *rows]), encoding="utf-8")
    table = read_csv(path)
    assert table.left_out == (2, 10)
    predict_file(model(tmp_path), path, out)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [i for i, line in enumerate(lines) if line in ("", '""')] == [3, 12]
    assert len(lines) == 13


@cache
def model(folder: Path) -> Model:
    """An untrained network that makes a number of the column x."""
    path = folder / "train.csv"
    path.write_text("x,y\n" + "".join(f"{i}.5,{i * i}.25\n" for i in range(40)), encoding="utf-8")
    table, choices = read_csv(path), DataChoices(target="y")
    task = task_of(resolve(table, choices))
    assert task is not None
    data = prepare(table, choices)
    network = Network(suggested(task), task, np.float64)
    network.initialise(0)
    return Model(suggested(task), data.preparation, network.values.copy())
