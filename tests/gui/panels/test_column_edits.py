"""Clicks on roles become the fewest overrides that say what was meant."""

from pathlib import Path

import pytest

from engine.data.columns import ResolvedColumn, resolve
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Table
from engine.project.project import DataChoices
from gui.panels.data.column_edits import (
    role_refusal,
    with_encoding,
    with_kind,
    with_role,
    with_split_part,
    with_target,
)
from tests.trained import write_many_words_csv


@pytest.fixture
def table(tmp_path: Path) -> Table:
    path = tmp_path / "people.csv"
    lines = [f"{i},{18 + i % 50},2020-01-{1 + i % 28:02d},{i % 3},,{'yn'[i % 2]}" for i in range(90)]
    path.write_text("id,age,joined,stars,remarks,bought\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return read_csv(path)


def resolved(table: Table, choices: DataChoices, name: str) -> ResolvedColumn:
    return next(c for c in resolve(table, choices).columns if c.column.name == name)


def test_ignoring_and_using_again_leaves_no_override(table: Table) -> None:
    start = DataChoices(target="bought")
    ignored = with_role(start, table, "age", "ignored")
    assert ignored.roles == {"age": "ignored"}
    assert resolved(table, ignored, "age").role == "ignored"
    assert with_role(ignored, table, "age", "feature") == start


def test_a_column_that_is_ignored_by_default_needs_an_override_to_be_used(table: Table) -> None:
    start = DataChoices(target="bought")
    assert resolved(table, start, "id").role == "ignored"
    used = with_role(start, table, "id", "feature")
    assert used.roles == {"id": "feature"}
    assert resolved(table, used, "id").role == "feature"
    assert with_role(used, table, "id", "ignored") == start


def test_a_new_target_drops_its_role_and_the_task_of_the_old_one(table: Table) -> None:
    before = DataChoices(target="age", task="regression", roles={"bought": "ignored", "id": "feature"})
    after = with_target(before, "bought")
    assert after == DataChoices(target="bought", roles={"id": "feature"})
    assert resolve(table, after).target == "bought"


def test_a_kind_is_an_override_only_where_it_is_not_the_detected_one(table: Table) -> None:
    stars = table.column("stars")
    changed = with_kind(DataChoices(), stars, "category")
    assert changed.kinds == {"stars": "category"}
    assert with_kind(changed, stars, stars.kind) == DataChoices()


def test_the_target_keeps_its_role_and_a_column_without_values_gets_none(table: Table) -> None:
    choices = DataChoices(target="bought")
    target, empty, date, age = (
        resolved(table, choices, name) for name in ("bought", "remarks", "joined", "age")
    )
    assert "another column the target" in str(role_refusal(target, "ignored"))
    assert role_refusal(target, "target") is None
    assert role_refusal(empty, "feature") == empty.reason
    assert role_refusal(empty, "target") is not None
    for column in (age, date):  # few different dates can be read as categories
        assert all(role_refusal(column, role) is None for role in ("feature", "target", "ignored"))


def test_an_encoding_makes_a_feature_and_is_an_override_only_where_it_is_not_the_default(
    tmp_path: Path,
) -> None:
    towns = read_csv(write_many_words_csv(tmp_path / "words.csv"))
    start = DataChoices(target="price")
    street = resolved(towns, start, "street")
    assert role_refusal(street, "feature") is None
    hashed = with_encoding(start, towns, street, "hashed")
    assert (hashed.roles, hashed.encodings) == ({"street": "feature"}, {"street": "hashed"})
    frequent = with_encoding(hashed, towns, resolved(towns, hashed, "street"), "frequent")
    assert (frequent.roles, frequent.encodings) == ({"street": "feature"}, {})
    assert resolved(towns, frequent, "street").encoding == "frequent"


@pytest.mark.parametrize(
    ("part", "percent", "expected"),
    [
        (0, 80.0, (80.0, 15.0, 5.0)),
        (0, 95.0, (95.0, 5.0, 0.0)),
        (1, 20.0, (70.0, 20.0, 10.0)),
        (1, 60.0, (70.0, 30.0, 0.0)),
    ],
)
def test_split_always_adds_up(part: int, percent: float, expected: tuple[float, float, float]) -> None:
    assert with_split_part((70.0, 15.0, 15.0), part, percent) == expected
