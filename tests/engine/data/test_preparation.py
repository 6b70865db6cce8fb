"""The preparation: fitted on training rows only, the same as scikit-learn's, exact through JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.common.messages import Cancelled, UserError
from engine.data.columns import resolve, task_of
from engine.data.dataset import prepare
from engine.data.fitted_column import FILLED, LARGEST, OUTSIDE, UNSEEN
from engine.data.preparation import Preparation
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Column, Table
from engine.data.table.values import category_column, number_column
from engine.project.project import DataChoices

ROWS = 60
RANDOM = np.random.default_rng(7)


def words(name: str, values: list[str | None], kind: Any = "category") -> Column:
    categories = tuple(sorted({value for value in values if value is not None}))
    codes = [categories.index(value) if value is not None else -1 for value in values]
    return category_column(name, kind, np.array(codes, np.int32), categories)


def make_table() -> Table:
    size = RANDOM.normal(50, 20, ROWS)
    size[[3, 8, 21]] = np.nan
    colour: list[str | None] = [str(c) for c in RANDOM.choice(["red", "green", "blue"], ROWS)]
    colour[5] = None
    smokes: list[str | None] = [str(c) for c in RANDOM.choice(["no", "yes"], ROWS)]
    smokes[9] = None
    columns = (
        number_column("size", size),
        words("colour", colour),
        words("smokes", smokes, "yes_no"),
        words("kind", [str(c) for c in RANDOM.choice(["a", "b", "c"], ROWS)]),
    )
    return Table("made.csv", columns, ROWS)


TABLE = make_table()
CHOICES = DataChoices(target="kind")


@pytest.mark.parametrize("scaling", ["standard", "minmax", "none"])
def test_the_same_as_scikit_learn(scaling: str) -> None:
    impute = pytest.importorskip("sklearn.impute")
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    dataset = prepare(TABLE, DataChoices(target="kind", scaling=scaling), dtype=np.float64)
    train = dataset.train.rows
    size = TABLE.column("size").values[:, None]
    filled = impute.SimpleImputer(strategy="median").fit(size[train]).transform(size)
    scaler: Any = {
        "standard": preprocessing.StandardScaler(),
        "minmax": preprocessing.MinMaxScaler(),
        "none": preprocessing.FunctionTransformer(),
    }[scaling]
    expected = scaler.fit(filled[train]).transform(filled)
    colour = TABLE.column("colour")
    raw = np.array([colour.categories[c] if c >= 0 else None for c in colour.values], object)[:, None]
    most = impute.SimpleImputer(strategy="most_frequent", missing_values=None).fit(raw[train]).transform(raw)
    encoder = preprocessing.OneHotEncoder(sparse_output=False).fit(most[train])
    for part in (dataset.train, dataset.validation, dataset.test):
        np.testing.assert_allclose(part.inputs[:, :1], expected[part.rows], rtol=1e-12, atol=1e-12)
        np.testing.assert_array_equal(part.inputs[:, 1:4], encoder.transform(most)[part.rows])
        assert part.inputs.flags.c_contiguous
        assert part.targets.sum(axis=1).tolist() == [1] * len(part)
        assert part.targets.argmax(axis=1).tolist() == TABLE.column("kind").values[part.rows].tolist()
    assert dataset.preparation.feature_names == (
        *("size", "colour = blue", "colour = green", "colour = red", "smokes"),
    )


def test_only_training_rows_are_looked_at() -> None:
    before = prepare(TABLE, CHOICES)
    values = TABLE.column("size").values.copy()
    values[np.concatenate([before.validation.rows, before.test.rows])] = 1e9
    changed = Table("", (number_column("size", values), *TABLE.columns[1:]), ROWS)
    assert prepare(changed, CHOICES).preparation == before.preparation


def test_sizes_agree_with_the_task_and_the_parts() -> None:
    dataset = prepare(TABLE, CHOICES)
    assert dataset.task == task_of(resolve(TABLE, CHOICES)) == dataset.preparation.task
    assert dataset.train.inputs.shape == (42, dataset.task.features)
    assert dataset.train.inputs.dtype == dataset.train.targets.dtype == np.float32
    assert "5, in columns: 3" in str(dataset.notes[0])


def test_a_category_outside_the_training_rows_is_no_input() -> None:
    rare = ["common", "other"] * 10 + ["rare"]
    table = Table("", (words("c", [*rare]), number_column("y", np.arange(21) * 1.5)), 21)
    seen = set()
    for seed in range(12):
        choices = DataChoices(target="y", seed=seed)
        dataset = prepare(table, choices)
        assert resolve(table, choices).features == dataset.task.features == dataset.train.inputs.shape[1]
        assert dataset.train.inputs.any(axis=0).all()
        if 20 not in dataset.train.rows:
            seen.add(len(dataset.preparation.columns[0].categories))
    assert seen == {2}


def test_binary_and_regression_targets() -> None:
    binary = prepare(TABLE, DataChoices(target="smokes"))
    assert binary.task.classes == ("no", "yes")
    raw = TABLE.column("smokes").values
    assert binary.train.targets[:, 0].tolist() == raw[binary.train.rows].tolist()
    assert "smokes is missing there: 1" in str(binary.notes[0])
    regression = prepare(TABLE, DataChoices(target="size"), dtype=np.float64)
    assert regression.train.targets.mean() == pytest.approx(0, abs=1e-12)
    assert regression.train.targets.std() == pytest.approx(1)
    units = regression.preparation.original_units(regression.train.targets)
    np.testing.assert_allclose(units[:, 0], TABLE.column("size").values[regression.train.rows], rtol=1e-12)
    raw_target = regression.preparation.targets(TABLE)
    np.testing.assert_array_equal(raw_target, TABLE.column("size").values)


def test_numbers_as_classes() -> None:
    table = Table("", (TABLE.columns[0], number_column("digit", np.arange(ROWS) % 3 + 7.0)), ROWS)
    dataset = prepare(table, DataChoices(target="digit"))
    assert dataset.task.classes == ("7", "8", "9")
    assert dataset.train.targets.argmax(axis=1).tolist() == [row % 3 for row in dataset.train.rows]
    assert dataset.preparation.targets(table).tolist() == [row % 3 for row in range(ROWS)]  # type: ignore[union-attr]


def test_new_rows() -> None:
    preparation = prepare(TABLE, CHOICES).preparation
    new = Table(
        "new.csv",
        (
            words("smokes", ["YES", "No", None, "maybe"]),
            words("size", ["5", "x", None, "7.5"]),
            words("colour", ["purple", "red", None, "blue"]),
            number_column("extra", np.arange(4.0)),
        ),
        4,
    )
    inputs, notes = preparation.transform(new, np.float64)
    size, colour, smokes = preparation.columns
    expected = [(value - size.offset) / size.scale for value in (5, size.fill, size.fill, 7.5)]
    np.testing.assert_allclose(inputs[:, 0], expected)
    assert inputs[0, 1:4].tolist() == [0, 0, 0]
    assert inputs[1, 1:4].tolist() == [0, 0, 1]
    assert inputs[2, 1:4].argmax() == colour.categories.index(str(colour.fill))
    assert inputs[:, 4].tolist() == [1, 0, float(smokes.fill == "yes"), 0]
    assert [str(note).rsplit(": ", maxsplit=1)[1] for note in notes] == ["1.", "1.", "1."]
    assert preparation.targets(new) is None
    with pytest.raises(UserError, match="no column smokes"):
        preparation.transform(Table("", new.columns[1:], 4))


def test_extreme_values_stay_finite() -> None:
    values = np.array([1e308, -1e308, 1e300, 5e-324, 0.0, np.nan] * 5)
    rows = len(values)
    table = Table(
        "",
        (number_column("x", values), number_column("y", values[::-1].copy()), words("k", ["a", "b"] * 15)),
        rows,
    )
    for target in ("k", "y"):
        for scaling in ("standard", "minmax", "none"):
            dataset = prepare(table, DataChoices(target=target, scaling=scaling))
            for part in (dataset.train, dataset.validation, dataset.test):
                assert np.isfinite(part.inputs).all()
                assert np.isfinite(part.targets).all()
                assert np.abs(part.inputs).max() <= LARGEST * 1.001


def test_a_feature_that_is_constant_in_training_is_not_divided_by_zero() -> None:
    table = Table("", (number_column("x", np.full(20, 3.5)), words("k", ["a", "b"] * 10)), 20)
    dataset = prepare(table, DataChoices(target="k", roles={"x": "feature"}))
    assert not dataset.train.inputs.any()
    assert dataset.preparation.columns[0].scale == 1


@pytest.mark.parametrize("target", ["kind", "smokes", "size"])
def test_json_keeps_every_bit(target: str) -> None:
    preparation = prepare(TABLE, DataChoices(target=target)).preparation
    again = Preparation.from_json(json.loads(json.dumps(preparation.to_json(), allow_nan=False)))
    assert again == preparation
    np.testing.assert_array_equal(again.transform(TABLE)[0], preparation.transform(TABLE)[0])


def test_the_range_of_the_training_rows_is_kept() -> None:
    dataset = prepare(TABLE, CHOICES)
    values = TABLE.column("size").values[dataset.train.rows]
    size = dataset.preparation.columns[0]
    assert (size.minimum, size.maximum) == (np.nanmin(values), np.nanmax(values))


def test_a_preparation_of_an_older_file_has_no_range_and_is_alike() -> None:
    preparation = prepare(TABLE, CHOICES).preparation
    values = preparation.to_json()
    del values["columns"][0]["minimum"], values["columns"][0]["maximum"]
    old = Preparation.from_json(values)
    assert old.columns[0].minimum is None
    assert old != preparation
    assert old.is_like(preparation)
    assert preparation.is_like(old)
    assert not old.is_like(replace(preparation, columns=preparation.columns[:1]))


def test_remarks_say_what_is_special_about_a_value() -> None:
    columns = prepare(TABLE, CHOICES).preparation.columns
    low, high = columns[0].minimum, columns[0].maximum
    assert low is not None
    assert high is not None
    numbers = number_column("size", np.array([low, high, np.nan, low - 1, high + 1]))
    assert columns[0].remarks(numbers).tolist() == [0, 0, FILLED, OUTSIDE, OUTSIDE]
    some_text = columns[1].categories[0]
    assert columns[1].remarks(words("colour", [some_text, "unheard of", None])).tolist() == [
        0,
        UNSEEN,
        FILLED,
    ]
    unranged = replace(columns[0], minimum=None, maximum=None)
    assert unranged.remarks(numbers).tolist() == [0, 0, FILLED, 0, 0]


def test_ten_lines_of_numpy_do_the_same() -> None:
    preparation = prepare(TABLE, CHOICES).preparation
    row = {"size": 61.5, "colour": "green", "smokes": "yes"}
    inputs: list[float] = []
    for column in preparation.to_json()["columns"]:
        value = row[column["name"]]
        if column["kind"] == "number":
            inputs.append((value - column["offset"]) / column["scale"])
        elif column["kind"] == "yes_no":
            inputs.append(float(value == column["yes"]))
        else:
            inputs.extend(float(value == category) for category in column["categories"])
    one = Table(
        "",
        (
            number_column("size", np.array([61.5])),
            words("colour", ["green"]),
            words("smokes", ["yes"]),
        ),
        1,
    )
    np.testing.assert_allclose(preparation.transform(one, np.float64)[0][0], inputs)


def damaged(path: list[Any], value: Any) -> Any:
    values: Any = prepare(TABLE, CHOICES).preparation.to_json()
    inner = values
    for key in path[:-1]:
        inner = inner[key]
    if value is KeyError:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return values


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["columns"], []),
        (["columns"], "size"),
        (["columns", 0], None),
        (["columns", 0, "name"], ""),
        (["columns", 0, "name"], "colour"),
        (["columns", 0, "name"], "kind"),
        (["columns", 0, "kind"], "date"),
        (["columns", 0, "kind"], ["number"]),
        (["columns", 0, "fill"], "x"),
        (["columns", 0, "fill"], True),
        (["columns", 0, "fill"], KeyError),
        (["columns", 0, "offset"], float("nan")),
        (["columns", 0, "offset"], 10**400),
        (["columns", 0, "scale"], 0),
        (["columns", 0, "scale"], -1.0),
        (["columns", 0, "more"], 1),
        (["columns", 0, "minimum"], KeyError),
        (["columns", 0, "minimum"], "low"),
        (["columns", 0, "minimum"], 1e300),
        (["columns", 1, "minimum"], 1.0),
        (["columns", 1, "categories"], []),
        (["columns", 1, "categories"], ["red", "red"]),
        (["columns", 1, "categories"], ["red", 1]),
        (["columns", 1, "fill"], "purple"),
        (["columns", 1, "fill"], []),
        (["columns", 2, "yes"], "no"),
        (["target"], None),
        (["target", "kind"], "binary"),
        (["target", "kind"], "regression"),
        (["target", "kind"], 3),
        (["target", "classes"], ["a"]),
        (["target", "classes"], {}),
        (["target", "scale"], float("inf")),
        (["target"], KeyError),
    ],
)
def test_damaged_json_is_refused(path: list[Any], value: Any) -> None:
    with pytest.raises(UserError, match="open another copy"):
        Preparation.from_json(damaged(path, value))


def test_json_that_is_no_preparation() -> None:
    for values in (None, [], 3, "x", {}):
        with pytest.raises(UserError):
            Preparation.from_json(values)


def test_texts_that_are_the_same_number_are_different_categories() -> None:
    codes = [text for text in ("01", "1", "1.0", "x") for _ in range(10)]
    target = number_column("y", np.arange(40.0))
    table = Table("codes.csv", (words("code", list(codes)), target), 40)
    data = prepare(table, DataChoices(target="y", split=(100, 0, 0)))
    assert data.preparation.feature_names == ("code = 01", "code = 1", "code = 1.0", "code = x")
    assert data.train.inputs.sum(axis=0).tolist() == [10, 10, 10, 10]
    # A column of numbers has lost how they were written.
    seen = Table("new.csv", (number_column("code", np.array([1.0, 7.0])),), 2)
    assert data.preparation.transform(seen)[0].tolist() == [[0, 1, 0, 0], [0, 0, 0, 0]]
    other = Table("new.csv", (words("code", ["1.00", "z", None]),), 3)
    assert data.preparation.transform(other)[0].tolist() == [[1, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]]


def test_cancel() -> None:
    with pytest.raises(Cancelled):
        prepare(TABLE, CHOICES, cancelled=lambda: True)


def test_a_file_for_prediction_with_other_looks(tmp_path: Path) -> None:
    train = tmp_path / "train.csv"
    rows = [f"{i * 0.5},{'yes' if i % 3 else 'no'},{i % 4},{'ab'[i % 2]}" for i in range(40)]
    train.write_text("x,smokes,grade,kind\n" + "\n".join(rows), encoding="utf-8")
    preparation = prepare(read_csv(train), DataChoices(kinds={"grade": "category"})).preparation
    new = tmp_path / "new.csv"
    new.write_text("grade;smokes;x\n2;Yes;1,5\n3;YES;2,5\n", encoding="utf-8")
    inputs, notes = preparation.transform(read_csv(new), np.float64)
    x = preparation.columns[0]
    np.testing.assert_allclose(inputs[:, 0], [(1.5 - x.offset) / x.scale, (2.5 - x.offset) / x.scale])
    assert inputs[:, 1].tolist() == [1, 1]
    assert inputs[:, 2:].tolist() == [[0, 0, 1, 0], [0, 0, 0, 1]]
    assert notes == ()
