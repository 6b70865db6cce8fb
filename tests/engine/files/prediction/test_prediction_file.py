"""The file that predictions are written to: what is kept, what is noted, and how good they are."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from engine.common.messages import Cancelled, UserError
from engine.core import network
from engine.data.reading.csv_reader import read_csv
from engine.data.reading.stream import pieces
from engine.data.samples import sample_path
from engine.evaluation.figures import ClassFigures, NumberFigures
from engine.files.model import Model
from engine.files.prediction import judged_sample, row_notes
from engine.files.prediction.ahead import Ahead
from engine.files.prediction.cells import PredictionCells
from engine.files.prediction.prediction_file import predict_file
from engine.files.prediction.preview import preview
from engine.project.decision import Decision
from engine.project.project import DataChoices
from tests.trained import small_model

WORDS = ("red", "green", "blue")


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "FIRST_BYTES", 500)
    monkeypatch.setattr(pieces, "PIECE_BYTES", 1500)
    monkeypatch.setattr(network, "NUMBERS_AT_ONCE", 400)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    path = tmp_path_factory.mktemp("model") / "train.csv"
    lines = [f"{i % 50},{WORDS[i % 3]},{'yes' if i % 2 else 'no'},{'ab'[i % 3 == 0]}" for i in range(200)]
    path.write_text("\n".join(["age,colour,member,kind", *lines]), encoding="utf-8")
    return small_model(path, epochs=10, choices=DataChoices(path=str(path), target="kind", split=(100, 0, 0)))


def test_rows_are_kept_as_they_stand(model: Model, tmp_path: Path) -> None:
    lines = ['7 ,"red",no,x', "07.50,  blue,YES,", '8,red,no,"say ""a, b"""', "+9,=red,no,=1+1"]
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member,other", *lines]), encoding="utf-8")
    predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    header, *written = (tmp_path / "p.csv").read_text(encoding="utf-8").splitlines()
    assert header == "age,colour,member,other,prediction,p_a,p_b,note"
    assert [line[: len(given)] for line, given in zip(written, lines, strict=True)] == lines
    assert [row["note"] for row in rows_of(tmp_path / "p.csv")] == ["", "", "", "colour not seen in training"]


def test_notes_name_what_was_special(model: Model, tmp_path: Path) -> None:
    lines = ["7,red,no", ",red,no", "7,pink,no", "50,,maybe", "-1,red,", "x,red,yes", "49,green,yes"]
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member", *lines * 30]), encoding="utf-8")
    found = predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    expected = [
        "",
        "age filled in",
        "colour not seen in training",
        "age outside the training range; colour filled in; member not seen in training",
        "age outside the training range; member filled in",
        "age filled in",
        "",
    ]
    assert [row["note"] for row in rows_of(tmp_path / "p.csv")] == expected * 30
    assert found.rows_noted == 150
    assert found.values_noted == (120, 60, 60)


def test_a_model_of_an_older_file_knows_no_range(model: Model, tmp_path: Path) -> None:
    columns = tuple(
        dataclasses.replace(column, minimum=None, maximum=None) for column in model.preparation.columns
    )
    old = dataclasses.replace(model, preparation=dataclasses.replace(model.preparation, columns=columns))
    (tmp_path / "a.csv").write_text("age,colour,member\n1000,red,no\n", encoding="utf-8")
    assert predict_file(old, tmp_path / "a.csv", tmp_path / "p.csv", keep=True).rows_noted == 0
    assert predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True).rows_noted == 1


def test_long_notes_are_shortened(tmp_path: Path) -> None:
    model = small_model(sample_path("breast_cancer"))
    names = [column.name for column in model.preparation.columns]
    (tmp_path / "a.csv").write_text(
        ",".join(names) + "\n" + "," * 29 + "\n" + "1," * 29 + "1\n", encoding="utf-8"
    )
    predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    note = rows_of(tmp_path / "p.csv")[0]["note"]
    assert note.count("filled in") == row_notes.MOST_NAMED
    assert note.endswith("; and 25 more")


def test_columns_of_the_file_keep_their_names(model: Model, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "age,prediction,colour,member,p_a,p_a_\n7,x,red,no,1,2\n", encoding="utf-8"
    )
    found = predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    assert found.names == ("prediction_", "p_a__", "p_b", "note")
    assert found.unused == ("prediction", "p_a", "p_a_")
    row = rows_of(tmp_path / "p.csv")[0]
    assert (row["prediction"], row["p_a"], row["p_a_"]) == ("x", "1", "2")
    assert row["prediction_"] in ("a", "b")
    assert predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv").names == ("prediction", "p_a", "p_b")


def test_a_row_that_cannot_be_read_keeps_its_place_and_says_so(model: Model, tmp_path: Path) -> None:
    lines = [f"{i % 50},red,no" for i in range(300)]
    lines[200] = "1,2,3,4,5"
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member", *lines]), encoding="utf-8")
    found = predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    rows = rows_of(tmp_path / "p.csv")
    assert [i for i, row in enumerate(rows) if not row["prediction"]] == [200]
    assert set(rows[200].values()) == {"", row_notes.NOT_READ}
    assert (found.rows, found.rows_left_out) == (299, 1)
    assert [row["age"] for i, row in enumerate(rows) if i != 200] == [
        str(i % 50) for i in range(300) if i != 200
    ]


@pytest.mark.parametrize("name", ["iris", "breast_cancer", "digits"])
def test_figures_are_those_of_scikit_learn_on_what_is_written(tmp_path: Path, name: str) -> None:
    path = sample_path(name)
    model = small_model(path, epochs=10)
    figures = predict_file(model, path, tmp_path / "p.csv").figures()
    assert isinstance(figures, ClassFigures)
    target, classes = model.preparation.target.name, model.preparation.task.classes
    actual = [row[target] for row in rows_of(Path(path))]
    rows = rows_of(tmp_path / "p.csv")
    said = [row["prediction"] for row in rows]
    probabilities = np.array([[row[f"p_{name}"] for name in classes] for row in rows], np.float64)
    assert figures.accuracy == pytest.approx(metrics.accuracy_score(actual, said), abs=1e-12)
    assert figures.log_loss == pytest.approx(
        metrics.log_loss(actual, probabilities, labels=classes), abs=1e-9
    )
    np.testing.assert_array_equal(figures.confusion, metrics.confusion_matrix(actual, said, labels=classes))


def test_figures_of_a_number_skip_rows_without_it(tmp_path: Path) -> None:
    path = sample_path("diabetes")
    model = small_model(path, epochs=10)
    target = model.preparation.target.name
    rows = rows_of(Path(path))
    for row in rows[100:200]:
        row[target] = "?"
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    found = predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv")
    figures = found.figures()
    assert isinstance(figures, NumberFigures)
    assert (found.rows, found.rows_judged) == (len(rows), len(rows) - 100)
    known = [i for i, row in enumerate(rows) if row[target] != "?"]
    actual = np.array([rows[i][target] for i in known], np.float64)
    said = np.array([row["prediction"] for row in rows_of(tmp_path / "p.csv")], np.float64)[known]
    assert figures.r2 == pytest.approx(metrics.r2_score(actual, said), abs=1e-9)
    assert figures.median_absolute_error == pytest.approx(np.median(np.abs(actual - said)), abs=1e-9)


def test_a_target_that_the_network_does_not_know_is_not_judged(model: Model, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("age,colour,member,kind\n7,red,no,c\n8,red,no,\n", encoding="utf-8")
    found = predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv")
    assert found.answers is None
    assert found.figures() is None


def test_very_many_rows_are_judged_by_a_sample(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{i % 50},{WORDS[i % 3]},no,{'ab'[i % 4 == 0]}" for i in range(2000)]
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member,kind", *lines]), encoding="utf-8")
    whole = predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv").answers
    monkeypatch.setattr(judged_sample, "MOST_JUDGED", 300)
    found = predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv")
    assert found.rows_judged == 2000
    assert whole is not None
    assert found.answers is not None
    assert len(found.answers) == 300
    share, drawn = (np.mean(each.predicted == each.actual) for each in (whole, found.answers))
    assert abs(share - drawn) < 4 * np.sqrt(share * (1 - share) / 300)
    assert 0.15 < np.mean(found.answers.actual == 1) < 0.35


def test_the_decision_counts(model: Model, tmp_path: Path) -> None:
    surely = dataclasses.replace(model, decision=Decision(threshold=0.0, positive="b"))
    (tmp_path / "a.csv").write_text("age,colour,member\n" + "7,red,no\n" * 20, encoding="utf-8")
    predict_file(surely, tmp_path / "a.csv", tmp_path / "p.csv")
    assert {row["prediction"] for row in rows_of(tmp_path / "p.csv")} == {"b"}


def test_tables_of_the_first_rules_are_read_whole(model: Model, tmp_path: Path) -> None:
    old = dataclasses.replace(model, preparation=dataclasses.replace(model.preparation, reading=1))
    lines = [f"{i % 50},{WORDS[i % 3]},{'no' if i % 3 else 'yes'}" for i in range(200)]
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member", *lines]), encoding="utf-8")
    predict_file(old, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    whole = old.predict(old.read(tmp_path / "a.csv"))
    rows = rows_of(tmp_path / "p.csv")
    assert [row["prediction"] for row in rows] == list(whole.prediction)
    assert whole.probabilities is not None
    assert [float(row["p_a"]) for row in rows] == whole.probabilities[:, 0].tolist()
    assert [row["age"] for row in rows] == [str(i % 50) for i in range(200)]


def test_it_ends_when_it_is_cancelled_and_leaves_nothing(model: Model, tmp_path: Path) -> None:
    lines = [f"{i % 50},red,no" for i in range(2000)]
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member", *lines]), encoding="utf-8")
    (tmp_path / "p.csv").write_text("before", encoding="utf-8")
    shares: list[float] = []
    with pytest.raises(Cancelled):
        predict_file(
            model,
            tmp_path / "a.csv",
            tmp_path / "p.csv",
            progress=shares.append,
            cancelled=lambda: bool(shares) and shares[-1] > 0.5,
        )
    assert shares[-1] < 1
    assert (tmp_path / "p.csv").read_text(encoding="utf-8") == "before"
    assert {each.name for each in tmp_path.iterdir()} == {"a.csv", "p.csv"}


def test_progress_never_goes_back(model: Model, tmp_path: Path) -> None:
    lines = [f"{i % 50},red,no" for i in range(2000)]
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member", *lines]), encoding="utf-8")
    shares: list[float] = []
    predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(set(shares)) > 5


def test_the_file_that_is_predicted_is_not_overwritten(model: Model, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("age,colour,member\n7,red,no\n", encoding="utf-8")
    with pytest.raises(UserError, match="choose another name"):
        predict_file(model, tmp_path / "a.csv", tmp_path / "a.csv")


def test_a_column_that_is_missing_is_named(model: Model, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("age,member\n7,no\n", encoding="utf-8")
    with pytest.raises(UserError, match="no column colour"):
        predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv")
    assert not (tmp_path / "p.csv").exists()


@settings(deadline=None, max_examples=50)
@given(st.lists(st.floats(), min_size=1, max_size=300))
def test_numbers_are_written_as_python_writes_them(numbers: list[float]) -> None:
    cells = PredictionCells(())
    try:
        assert cells.lines(np.array(numbers), None) == [repr(number) for number in numbers]
    finally:
        cells.close()


def test_every_kind_of_number_is_written_as_python_writes_it() -> None:
    bits = np.random.default_rng(0).integers(0, 2**64, 100_000, dtype=np.uint64).view(np.float64)
    powers = 10.0 ** np.arange(-323, 309)
    numbers = np.concatenate([bits, powers, 1 / np.arange(1, 3000), np.arange(9e15, 1.1e17, 1e14)])
    cells = PredictionCells(("a,b", "=c"))
    try:
        assert cells.lines(numbers, None) == [*map(repr, numbers.tolist())]
        lines = cells.lines(np.arange(len(numbers)) % 2, np.stack([numbers, -numbers], axis=1))
    finally:
        cells.close()
    names = ['"a,b"', "'=c"]
    assert lines == [f"{names[i % 2]},{number},{-number}" for i, number in enumerate(numbers.tolist())]


def test_work_ahead_gives_the_same_and_raises_what_went_wrong() -> None:
    with Ahead(iter(range(100))) as items:
        assert list(items) == list(range(100))

    def broken() -> object:
        yield 1
        raise UserError("broken")

    with pytest.raises(UserError, match="broken"), Ahead(iter(broken())) as items:  # type: ignore[call-overload]
        list(items)
    with Ahead(iter(range(10**9))) as items:
        assert next(iter(items)) == 0


def test_what_is_written_is_read_again_as_numbers(model: Model, tmp_path: Path) -> None:
    lines = [f"{i % 50},{WORDS[i % 3]},no" for i in range(100)]
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member", *lines]), encoding="utf-8")
    predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    table = read_csv(tmp_path / "p.csv")
    whole = model.predict(model.read(tmp_path / "a.csv"))
    assert whole.probabilities is not None
    np.testing.assert_array_equal(table.column("p_a").values, whole.probabilities[:, 0])


def test_the_preview_is_the_beginning_of_what_is_written(model: Model, tmp_path: Path) -> None:
    lines = [f"{i % 60},{WORDS[i % 3]},no,{'ab'[i % 2]},x" for i in range(400)]
    lines[5] = "1,2"
    (tmp_path / "a.csv").write_text("\n".join(["age,colour,member,kind,more", *lines]), encoding="utf-8")
    found = preview(model, tmp_path / "a.csv")
    predict_file(model, tmp_path / "a.csv", tmp_path / "p.csv", keep=True)
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert list(found.names) == header
    assert 0 < len(found.rows) < 400
    assert found.rows == rows[: len(found.rows)]
    assert (found.kept, found.unused, found.missing) == (5, ("more",), ())
    assert found.has_target
    assert not found.is_all


def test_the_preview_names_all_that_is_missing(model: Model, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n3,4\n", encoding="utf-8")
    found = preview(model, tmp_path / "a.csv")
    assert found.missing == ("age", "colour", "member")
    assert not found.rows
    (tmp_path / "a.csv").write_text("age,colour,member\n1,red,no\n3,blue,no\n", encoding="utf-8")
    found = preview(model, tmp_path / "a.csv")
    assert found.is_all
    assert len(found.rows) == 2
