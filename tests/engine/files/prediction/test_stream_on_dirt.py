"""Prediction piece by piece against that of the whole table, on each kind of dirt."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core import network
from engine.data.reading.stream import pieces, text_codes
from engine.files.export.npz import load_npz, save_npz
from engine.files.model import Model
from engine.files.prediction.prediction_file import predict_file
from engine.project.project import DataChoices
from tests.engine.files.test_script_on_dirt import (
    DIRT,
    ENDS,
    NAMES,
    REFUSED,
    ROWS,
    changed,
    full_lines,
    training_rows,
    written,
)
from tests.trained import small_model


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many pieces and many blocks, which never end at the same row."""
    monkeypatch.setattr(pieces, "FIRST_BYTES", 900)
    monkeypatch.setattr(pieces, "PIECE_BYTES", 3000)
    monkeypatch.setattr(network, "NUMBERS_AT_ONCE", 700)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Trained on a dirty table with columns of every kind."""
    path = tmp_path_factory.mktemp("dirt")
    (path / "train.csv").write_text(written(training_rows()), encoding="utf-8")
    choices = DataChoices(
        path=str(path / "train.csv"),
        target="kind",
        roles=dict.fromkeys(("town", "street"), "feature"),
        kinds={"grade": "category"},
        encodings={"street": "hashed", "town": "frequent"},
    )
    save_npz(path / "m.npz", small_model(path / "train.csv", choices=choices, epochs=30))
    return load_npz(path / "m.npz")


def assert_same(model: Model, path: Path, content: str | bytes, keeps: tuple[bool, ...] = (True,)) -> None:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    out = path.with_name("out.csv")
    try:
        table = model.read(path)
        whole = model.predict(table)
    except UserError as error:
        out.unlink(missing_ok=True)
        with pytest.raises(UserError) as found:
            predict_file(model, path, out)
        assert str(found.value) == str(error)
        assert not out.exists()
        return
    for keep in keeps:
        found = predict_file(model, path, out, keep=keep)
        with out.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header[-len(found.names) :] == list(found.names)
        left = [i for i, row in enumerate(rows) if not any(row[: len(row) - keep])]
        assert [place - number for number, place in enumerate(left)] == list(whole.left_out)
        read = [row[-len(found.names) :] for i, row in enumerate(rows) if i not in left]
        assert [row[0] for row in read] == [str(each) for each in whole.prediction]
        if whole.probabilities is not None:
            ours = np.array([row[1 : 1 + len(whole.classes)] for row in read], np.float64)
            np.testing.assert_array_equal(ours, whole.probabilities)
        if not found.unused and "kind" not in header:
            assert list(map(str, found.notes)) == list(map(str, (*table.notes, *whole.notes)))
        assert found.rows == table.rows
        if keep:
            assert header[: -len(found.names)] == [column.name for column in table.columns]


@pytest.mark.parametrize("dirt", DIRT)
def test_dirty_values(model: Model, tmp_path: Path, dirt: str) -> None:
    rows = [row[:-1] for row in training_rows()]
    for row, value in zip(rows[60:], DIRT[dirt][1], strict=False):
        row[NAMES.index(DIRT[dirt][0])] = value
    assert_same(model, tmp_path / "a.csv", written(rows))
    assert_same(model, tmp_path / "a.csv", written(changed(*DIRT[dirt]), ";"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(model: Model, tmp_path: Path, delimiter: str) -> None:
    assert_same(model, tmp_path / "a.csv", written(training_rows(), delimiter), (False, True))


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_decimal_commas(model: Model, tmp_path: Path, delimiter: str) -> None:
    rows = [
        [cell.translate(str.maketrans(",.", ".,")) if i < 5 else cell for i, cell in enumerate(row)]
        for row in training_rows()
    ]
    assert_same(model, tmp_path / "a.csv", written(rows, delimiter))
    only = [["20", *row[1:]] for row in rows]  # decimals in the amounts alone
    assert_same(model, tmp_path / "a.csv", written(only, delimiter))


def test_what_is_decided_by_a_later_row_counts_for_all(model: Model, tmp_path: Path) -> None:
    """Amounts with another decimal mark than the file, of which the first could be read either way."""
    rows = [row[:-1] for row in training_rows()]
    for i, row in enumerate(rows):
        row[1] = "$5" if i < ROWS // 2 else f"${i},25"
    assert_same(model, tmp_path / "a.csv", written(rows))
    for row in rows[: ROWS // 2]:
        row[1] = "$1,274"
    assert_same(model, tmp_path / "a.csv", written(rows))


def test_other_order_and_more_columns(model: Model, tmp_path: Path) -> None:
    rows = training_rows()
    lines = [["id", *reversed(NAMES)], *([str(i), *reversed(row[:-1])] for i, row in enumerate(rows))]
    assert_same(model, tmp_path / "a.csv", written(lines, ";", header=False))


def test_lines_above_blank_lines_and_line_ends(model: Model, tmp_path: Path) -> None:
    text = written(training_rows(), ";")
    assert_same(model, tmp_path / "a.csv", "Crashes of the year\n\n" + text)
    assert_same(model, tmp_path / "a.csv", text.replace("\n", "\r\n") + "\r\n\r\n")
    assert_same(model, tmp_path / "a.csv", text.replace("\n", "\r"))
    assert_same(model, tmp_path / "a.csv", text.replace("\n", "\n\n"))


def test_texts_with_quotes_line_ends_and_delimiters(model: Model, tmp_path: Path) -> None:
    towns = ["a,b", "a;b", 'a "b"', "a\nb", "", '"', "'Town 1'", "Town 1", "x\n\ny", 'p\n"q"\n,']
    rows = changed("town", towns * 6)
    for delimiter, quoting in ((",", csv.QUOTE_ALL), (",", csv.QUOTE_MINIMAL), (";", csv.QUOTE_MINIMAL)):
        buffer = io.StringIO(newline="")
        csv.writer(buffer, delimiter=delimiter, quoting=quoting).writerows([NAMES, *rows])  # type: ignore[arg-type]
        assert_same(model, tmp_path / "a.csv", buffer.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "cp949"])
def test_encodings(model: Model, tmp_path: Path, encoding: str) -> None:
    word = "서울특별시" if encoding == "cp949" else "Zürich"
    content = written(changed("town", [word] * 20 + ["Town 1"] * 20)).encode(encoding)
    assert_same(model, tmp_path / "a.csv", content)


@pytest.mark.parametrize("kind", [*ENDS, *REFUSED])
def test_lines_of_every_kind(model: Model, tmp_path: Path, kind: str) -> None:
    change = ENDS[kind] if kind in ENDS else REFUSED[kind][0]
    assert_same(model, tmp_path / "a.csv", "\n".join(change(full_lines())) + "\n")


@pytest.mark.parametrize("place", [3, 60, ROWS - 1])
@pytest.mark.parametrize("line", ["1,2,3", "1,2,3,4,5,6,7,8,9,10,11,12", ",,,,,,,,,,,,", "# note"])
def test_rows_of_another_length_anywhere(model: Model, tmp_path: Path, place: int, line: str) -> None:
    lines = full_lines()
    lines[place] = line
    assert_same(model, tmp_path / "a.csv", "\n".join(lines) + "\n")
    lines[place:place] = [lines[place]] * 3
    assert_same(model, tmp_path / "a.csv", "\n".join(lines))


def test_more_texts_than_can_be_known(model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_codes, "MOST_KNOWN", 60)
    assert_same(model, tmp_path / "a.csv", written(changed("street", [f"Way {i}" for i in range(130)])))


def test_texts_alone_and_pieces_without_any_row(tmp_path: Path) -> None:
    train = tmp_path / "train.csv"
    rows = [f"{'abc'[i % 3]},{'xy'[i % 2]},{'no' if i % 5 else 'yes'}" for i in range(60)]
    train.write_text("\n".join(["one,two,kind", *rows]), encoding="utf-8")
    model = small_model(train, choices=DataChoices(path=str(train), target="kind"))
    text = "one,two\n" + "a,x\nb,\nd,y\n" * 400
    assert_same(model, tmp_path / "a.csv", text + "\n" * 9000)
    assert_same(model, tmp_path / "a.csv", text + "\n" * 9000 + "c,y\n")
    assert_same(model, tmp_path / "a.csv", "one,two\n\n\n")


def test_a_column_of_more_texts_than_can_be_known_from_the_start(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_codes, "MOST_KNOWN", 2)
    assert_same(model, tmp_path / "a.csv", written(training_rows()))


def test_the_target_is_judged_where_rows_are_left_out(model: Model, tmp_path: Path) -> None:
    rows = training_rows()
    lines = written(rows).splitlines()
    lines[100:100] = [",".join("1" * 14), ",".join("2" * 15)]
    path, out = tmp_path / "a.csv", tmp_path / "out.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = predict_file(model, path, out)
    assert found.rows_left_out == 2
    assert found.answers is not None
    assert [model.preparation.task.classes[i] for i in found.answers.actual] == [row[-1] for row in rows]
    assert_same(model, path, path.read_text())


def test_a_column_is_missing_and_there_are_no_rows(model: Model, tmp_path: Path) -> None:
    assert_same(model, tmp_path / "a.csv", written([row[1:] for row in training_rows()], header=False))
    assert_same(model, tmp_path / "a.csv", ",".join(NAMES) + "\n")
    assert_same(model, tmp_path / "a.csv", ",".join(NAMES[1:]) + "\n" + ",".join("x" * 10) + "\n")


def test_one_column_with_blank_lines(tmp_path: Path) -> None:
    table = tmp_path / "train.csv"
    table.write_text("x,y\n" + "".join(f"{i}.5,{i * 2}\n" for i in range(40)), encoding="utf-8")
    model = small_model(table, choices=DataChoices(path=str(table), target="y"))
    assert_same(model, tmp_path / "a.csv", '"x"\n0.1\n\n0.2\n0.3\n\n' + "7\n\n" * 300)
