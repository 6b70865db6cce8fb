"""Columns of many different texts: the most frequent ones, or hashed; unseen texts; exact through JSON."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.data.columns import ResolvedColumn, possible_encodings, resolve, task_of
from engine.data.dataset import prepare
from engine.data.fit import MOST_FREQUENT, fit_column
from engine.data.fitted_column import HASHED_INPUTS, FittedColumn
from engine.data.preparation import Preparation
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Column, Table
from engine.data.table.values import category_column, number_column
from engine.project.project import DataChoices
from tests.trained import write_many_words_csv

ROWS = 400


def words(values: list[str | None], name: str = "town", kind: Any = "text") -> Column:
    categories = tuple(sorted({value for value in values if value is not None}))
    place = {text: i for i, text in enumerate(categories)}
    codes = [-1 if value is None else place[value] for value in values]
    return category_column(name, kind, np.array(codes, np.int32), categories)


def towns(different: int, rows: int = ROWS) -> list[str | None]:
    """The i-th town more often than the one after it."""
    random = np.random.default_rng(0)
    share = 1 / np.arange(1, different + 1)
    chosen = random.choice(different, rows, p=share / share.sum())
    chosen[:different] = np.arange(different)[:rows]
    return [f"town {i:03}" for i in chosen]


def table_of(column: Column) -> Table:
    rows = len(column.values)
    return Table("t.csv", (column, number_column("price", np.arange(rows) * 0.5)), rows)


def first(column: Column, **choices: Any) -> ResolvedColumn:
    return resolve(table_of(column), DataChoices(target="price", **choices)).columns[0]


@pytest.mark.parametrize("different", [150, 1500])
def test_many_texts_are_ignored_until_the_user_wants_them(different: int) -> None:
    column = words(towns(different, 4 * different))
    ignored = first(column)
    assert (ignored.role, ignored.encoding) == ("ignored", "")
    assert f"{different} different" in str(ignored.reason) and "Use it as a feature" in str(ignored.reason)
    wanted = first(column, roles={"town": "feature"})
    assert (wanted.role, wanted.column.kind, wanted.encoding) == ("feature", "category", "frequent")
    assert wanted.column.values is column.values  # nothing is copied
    hashed = first(column, roles={"town": "feature"}, encodings={"town": "hashed"})
    assert hashed.encoding == "hashed"
    one_hot = first(column, roles={"town": "feature"}, encodings={"town": "one_hot"})
    assert one_hot.encoding == ("one_hot" if different <= 1000 else "frequent")


def test_where_there_is_a_choice() -> None:
    assert possible_encodings(words(towns(30), kind="category")) == ()
    assert possible_encodings(words(towns(31), kind="category")) == ("one_hot", "frequent", "hashed")
    assert possible_encodings(words(towns(200))) == ("frequent", "hashed", "one_hot")
    assert possible_encodings(words(towns(1001, 4000))) == ("frequent", "hashed")
    assert possible_encodings(words(towns(390))) == ()  # nearly every one is different
    assert possible_encodings(number_column("x", np.arange(50.0))) == ()
    few = first(words(towns(40), kind="category"))
    assert (few.role, few.encoding) == ("feature", "one_hot")


@pytest.mark.parametrize("encoding", ["one_hot", "frequent", "hashed"])
def test_sizes_agree(encoding: str) -> None:
    table = table_of(words(towns(150)))
    choices = DataChoices(target="price", roles={"town": "feature"}, encodings={"town": encoding})
    resolved, dataset = resolve(table, choices), prepare(table, choices)
    assert task_of(resolved) == dataset.task
    assert dataset.task.features == resolved.features == dataset.train.inputs.shape[1]
    assert len(set(dataset.preparation.feature_names)) == resolved.features
    if encoding != "one_hot":
        assert resolved.features == 32
        for part in (dataset.train, dataset.validation, dataset.test):
            assert (part.inputs.sum(axis=1) == 1).all()


def test_the_most_frequent_of_the_training_rows_and_other() -> None:
    values = [*["b"] * 5, *["c"] * 9, *["a"] * 5, *(f"x{i:02}" for i in range(40)), None]
    column = words(values, kind="category")
    fitted = fit_column(column, np.arange(len(values)), "standard", "frequent")
    assert fitted.categories == ("a", "b", "c", *(f"x{i:02}" for i in range(28)))  # ties: the first ones
    assert len(fitted.categories) == MOST_FREQUENT
    assert fitted.fill == "c"
    assert fitted.feature_names[-1] == "town: other"
    out = np.full((4, 32), np.nan)
    notes = fitted.transform(words(["a", "x39", "never seen", None], kind="category"), out)
    assert notes == []
    assert out.argmax(axis=1).tolist() == [0, 31, 31, 2]
    assert out.sum() == 4
    in_training = fit_column(column, np.arange(10), "standard", "frequent")
    assert in_training.categories == ("b", "c")


def test_hashes_are_those_of_zlib() -> None:
    texts: list[str | None] = ["Seoul", "서울", "never seen", None]
    column = words(towns(150), kind="category")
    fitted = fit_column(column, np.arange(ROWS), "standard", "hashed")
    out = np.full((4, HASHED_INPUTS), np.nan)
    assert fitted.transform(words(texts, kind="text"), out) == []
    expected = [zlib.crc32(str(text or fitted.fill).encode("utf-8")) % 32 for text in texts]
    assert out.argmax(axis=1).tolist() == expected
    assert out.sum() == 4
    assert zlib.crc32(b"Seoul") % 32 == 10  # the same on every machine and in every version
    assert fitted.feature_names[10] == "town # 10"


def test_numbers_in_place_of_texts() -> None:
    column = words(["1", "2.5", "x"] * 40, kind="category")
    for encoding, places in (
        ("hashed", [zlib.crc32(t) % 32 for t in (b"1", b"2.5", b"7")]),
        ("frequent", [0, 1, 3]),
    ):
        fitted = fit_column(column, np.arange(120), "standard", encoding)
        out = np.zeros((3, len(fitted.feature_names)))
        fitted.transform(number_column("town", np.array([1.0, 2.5, 7.0])), out)
        assert out.argmax(axis=1).tolist() == places


@pytest.mark.parametrize("encoding", ["frequent", "hashed"])
def test_json_keeps_everything(encoding: str) -> None:
    table = table_of(words(towns(150)))
    choices = DataChoices(target="price", roles={"town": "feature"}, encodings={"town": encoding})
    preparation = prepare(table, choices).preparation
    again = Preparation.from_json(json.loads(json.dumps(preparation.to_json())))
    assert again == preparation
    np.testing.assert_array_equal(again.transform(table)[0], preparation.transform(table)[0])


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "frequent"},
        {"kind": "frequent", "categories": []},
        {"kind": "frequent", "categories": ["b"]},
        {"kind": "frequent", "categories": ["a"], "inputs": 32},
        {"kind": "hashed"},
        {"kind": "hashed", "inputs": 1},
        {"kind": "hashed", "inputs": 10**9},
        {"kind": "hashed", "inputs": 32.0},
        {"kind": "hashed", "inputs": True},
        {"kind": "hashed", "inputs": 32, "fill": 3},
        {"kind": "hashed", "inputs": 32, "categories": ["a"]},
    ],
)
def test_damaged_json_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="open another copy"):
        FittedColumn.from_json({"name": "town", "fill": "a"} | change)


def test_a_file_with_many_texts(tmp_path: Path) -> None:
    table = read_csv(write_many_words_csv(tmp_path / "words.csv"))
    resolved = resolve(table, DataChoices(target="price"))
    assert [column.role for column in resolved.columns] == ["ignored", "ignored", "feature", "target"]
    roles = {"town": "feature", "street": "feature"}
    choices = DataChoices(target="price", roles=roles, encodings={"street": "hashed"})
    dataset = prepare(table, choices)
    assert dataset.task.features == 32 + 32 + 1
    assert [column.kind for column in dataset.preparation.columns] == ["frequent", "hashed", "number"]
