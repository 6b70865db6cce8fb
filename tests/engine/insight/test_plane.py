"""Planes through the data: rows and places agree with the preparation, components with scikit-learn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.decomposition import PCA

from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.data.table.table import Table
from engine.insight.frames import number_axis
from engine.insight.plane import Plane, PlaneChoice, default_choice, plane_columns, plane_of
from engine.project.project import DataChoices
from tests.toy_data import network_of
from tests.trained import small_run, write_many_words_csv, write_mixed_csv

SHARES = st.floats(0, 1)


def opened(path: Path | str, **choices: object) -> tuple[Dataset, Table]:
    table = read_csv(path)
    return prepare(table, DataChoices(path=str(path), **choices)), table  # type: ignore[arg-type]


def sample(key: str, target: str = "") -> tuple[Dataset, Table]:
    return opened(sample_path(key), **({"target": target} if target else {}))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Table]:
    return opened(write_mixed_csv(tmp_path_factory.mktemp("plane") / "mixed.csv"))


@pytest.fixture(scope="module")
def iris() -> tuple[Dataset, Table]:
    return sample("iris")


def row_with(dataset: Dataset, tmp_path: Path, values: dict[str, object]) -> np.ndarray:
    """A row of these raw values as it is prepared when it stands in a file."""
    path = tmp_path / "row.csv"
    names = [*values, "answer"]
    path.write_text(f"{','.join(names)}\n{','.join(map(str, values.values()))},high\n", encoding="utf-8")
    table = read_csv(path, rules=dataset.preparation.rules)
    return dataset.preparation.transform(table, np.float32)[0][0]


def test_the_points_stand_in_the_middle_of_their_shares(mixed) -> None:
    plane = plane_of(*mixed, PlaneChoice("size", "weight"), None, 12, 7)
    assert plane.inputs.shape == (84, 6)
    assert plane.inputs.dtype == np.float32
    across, down = np.meshgrid((np.arange(12) + 0.5) / 12, (np.arange(7) + 0.5) / 7)
    assert plane.places(plane.inputs) == pytest.approx(np.stack([across.ravel(), down.ravel()], 1), abs=1e-6)
    assert plane.vertical is not None
    first, last = plane.values_at(0, 0), plane.values_at(1, 1)
    assert first == (plane.horizontal.low, plane.vertical.high)  # the top line comes first
    assert last == (plane.horizontal.high, plane.vertical.low)


@pytest.mark.parametrize(
    "choice", [PlaneChoice("weight", "size"), PlaneChoice("colour", "member"), PlaneChoice("size", "colour")]
)
def test_a_row_of_the_plane_is_what_the_preparation_makes_of_its_values(mixed, tmp_path, choice) -> None:
    dataset, table = mixed
    held = {"size": 11.5, "colour": "green", "member": "no", "weight": 2.25}
    plane = plane_of(dataset, table, choice, row_with(dataset, tmp_path, held), 5, 6)
    for x, y in ((0.1, 0.2), (0.5, 0.9), (0.99, 0.01)):
        values = dict(zip((choice.horizontal, choice.vertical), plane.values_at(x, y), strict=True))
        expected = row_with(dataset, tmp_path, held | values)
        assert plane.row_at(x, y) == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_points_of_the_grid_are_the_rows_of_their_places(mixed) -> None:
    for choice in (PlaneChoice("size", "colour"), PlaneChoice(), PlaneChoice("weight")):
        plane = plane_of(*mixed, choice, None, 9, 4)
        for i in range(plane.width):
            for j in range(plane.height):
                row = plane.row_at((i + 0.5) / plane.width, (j + 0.5) / plane.height)
                assert np.array_equal(row, plane.inputs[j * plane.width + i])


@given(x=SHARES, y=SHARES)
def test_place_row_place_of_numbers(iris, x: float, y: float) -> None:
    for choice in (PlaneChoice("petal_length", "sepal_width"), PlaneChoice()):
        plane = plane_of(*iris, choice, iris[0].validation.inputs[3], 2, 2)
        assert plane.places(plane.row_at(x, y)[None])[0] == pytest.approx([x, y], abs=1e-5)


@given(x=SHARES, y=SHARES)
def test_place_row_place_of_categories(mixed, x: float, y: float) -> None:
    plane = plane_of(*mixed, PlaneChoice("colour", "member"), None, 2, 2)
    back_x, back_y = plane.places(plane.row_at(x, y)[None])[0]
    assert plane.values_at(back_x, back_y) == plane.values_at(x, y)
    assert plane.horizontal.names == ("blue", "green", "red")
    assert back_x == pytest.approx((plane.horizontal.names.index(plane.values_at(x, y)[0]) + 0.5) / 3)


@given(place=st.integers(0, 71), columns=st.permutations(["size", "colour", "member", "weight"]))
def test_a_training_row_stands_where_its_values_are(mixed, place: int, columns: list[str]) -> None:
    dataset, table = mixed
    plane = plane_of(dataset, table, PlaneChoice(columns[0], columns[1]), None, 2, 2)
    found = plane.values_at(*plane.places(dataset.train.inputs[[place]])[0])
    for name, value in zip(columns[:2], found, strict=True):
        column, row = table.column(name), dataset.train.rows[place]
        fill = {each.name: each.fill for each in dataset.preparation.columns}[name]
        if column.kind == "number":
            known = column.values[row]
            assert value == pytest.approx(fill if np.isnan(known) else known, rel=1e-5, abs=1e-5)
        else:
            assert value == (column.categories[column.values[row]] if column.values[row] >= 0 else fill)


def test_all_training_rows_are_on_the_plane(iris) -> None:
    dataset, table = iris
    for choice in (PlaneChoice("petal_length", "sepal_width"), PlaneChoice(), PlaneChoice("petal_width")):
        plane = plane_of(dataset, table, choice, None, 2, 2)
        places = plane.places(dataset.train.inputs)
        assert (places > 0.05).all()  # a margin is left
        assert (places < 0.95).all()
        assert plane.horizontal.outside == 0


def test_a_far_row_is_outside_and_counted(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    far, near = np.where(np.arange(200) == 0, 1e6, rng.normal(size=200)), rng.normal(size=200)
    lines = [f"{a},{b},{'yes' if b > 0 else 'no'}" for a, b in zip(far, near, strict=True)]
    (tmp_path / "far.csv").write_text("\n".join(["far,near,answer", *lines]), encoding="utf-8")
    for seed in range(10):  # until the row is among those that are trained on
        dataset, table = opened(tmp_path / "far.csv", target="answer", seed=seed)
        if 0 in dataset.train.rows:
            break
    plane = plane_of(dataset, table, PlaneChoice("far", "near"), None, 2, 2)
    assert plane.horizontal.high < 10
    assert plane.horizontal.outside == 1
    x, y = plane.places(dataset.train.inputs[dataset.train.rows == 0])[0]
    assert x > 1
    assert 0 < y < 1


@pytest.mark.parametrize("encoding", ["one_hot", "frequent", "hashed"])
def test_of_many_categories_the_most_frequent_have_places(encoding: str, tmp_path: Path) -> None:
    path = write_many_words_csv(tmp_path / "words.csv")
    roles, encodings = dict.fromkeys(("town", "street"), "feature"), {"town": encoding, "street": "hashed"}
    dataset, table = opened(path, target="price", roles=roles, encodings=encodings)
    plane = plane_of(dataset, table, PlaneChoice("town", "street"), None, 8, 8)
    assert len(plane.horizontal.names) == 40
    assert plane.horizontal.outside > 0
    assert np.isfinite(plane.inputs).all()
    for place, name in enumerate(plane.horizontal.names):
        x = (place + 0.5) / 40
        row, back = plane.row_at(x, 0.5), plane.places(plane.row_at(x, 0.5)[None])[0, 0]
        assert plane.values_at(x, 0.5)[0] == name
        # Of names that share their inputs one stands for all.
        assert np.array_equal(row, plane.row_at(back, 0.5))
        assert encoding != "one_hot" or plane.horizontal.value_at(back) == name
    if encoding == "one_hot":
        xs = plane.places(dataset.train.inputs)[:, 0]
        assert (xs < 0).sum() == plane.horizontal.outside


def test_without_a_pinned_row_the_others_are_held_at_the_medians(mixed) -> None:
    dataset, table = mixed
    plane = plane_of(dataset, table, PlaneChoice("colour"), None, 6, 4)
    assert (plane.height, plane.vertical) == (1, None)
    sizes = table.column("size").values[dataset.train.rows]
    first = dataset.preparation.columns[0]
    assert plane.inputs[:, 0] * first.scale + first.offset == pytest.approx(
        np.full(6, np.nanmedian(sizes)), rel=1e-6
    )


def test_components_are_those_of_scikit_learn(iris) -> None:
    dataset, table = iris
    plane = plane_of(dataset, table, PlaneChoice(), None, 3, 3)
    expected = PCA(2, svd_solver="full").fit(dataset.train.inputs.astype(np.float64))
    signs = np.sign((plane.frame.directions * expected.components_).sum(1))
    assert plane.frame.directions == pytest.approx(signs[:, None] * expected.components_, abs=1e-6)
    scores = expected.transform(dataset.validation.inputs) * signs
    places = plane.places(dataset.validation.inputs)
    found = [plane.values_at(x, y) for x, y in places]
    assert np.array(found) == pytest.approx(scores, abs=1e-5)
    assert (plane.frame.directions[[0, 1], np.abs(plane.frame.directions).argmax(1)] > 0).all()


def test_a_plane_of_components_goes_through_the_pinned_row(iris) -> None:
    dataset, table = iris
    held = dataset.test.inputs[4]
    plane = plane_of(dataset, table, PlaneChoice(), held, 3, 3)
    assert plane.row_at(*plane.places(held[None])[0]) == pytest.approx(held, abs=1e-6)
    moved = plane.through(dataset.test.inputs[5])
    assert moved.horizontal is plane.horizontal
    assert np.array_equal(
        moved.inputs, plane_of(dataset, table, PlaneChoice(), dataset.test.inputs[5], 3, 3).inputs
    )
    assert np.array_equal(
        plane.of_size(7, 5).inputs, plane_of(dataset, table, PlaneChoice(), held, 7, 5).inputs
    )


def test_more_inputs_than_rows_have_components_too(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=(30, 2)) @ rng.normal(size=(2, 60))
    names = [f"x{i}" for i in range(60)]
    lines = [",".join(f"{v:.6f}" for v in row) + f",{row[0] > 0}" for row in values]
    (tmp_path / "wide.csv").write_text("\n".join([",".join([*names, "answer"]), *lines]), encoding="utf-8")
    dataset, table = opened(tmp_path / "wide.csv", target="answer")
    plane = plane_of(dataset, table, PlaneChoice(), None, 4, 4)
    assert plane.frame.directions @ plane.frame.directions.T == pytest.approx(np.eye(2), abs=1e-8)
    expected = PCA(2, svd_solver="full").fit(dataset.train.inputs.astype(np.float64))
    assert np.abs((plane.frame.directions * expected.components_).sum(1)) == pytest.approx([1, 1], abs=1e-6)


def test_what_is_chosen_first(iris, mixed) -> None:
    spiral, one = sample("spiral"), sample("digits")
    assert default_choice(*spiral, None) == PlaneChoice(*plane_columns(spiral[0]))
    assert default_choice(*one, None).is_components  # pixels
    # Petal length and width matter most, and tell nearly the same.
    choice = default_choice(*iris, None)
    assert len({choice.horizontal, choice.vertical} & {"petal_length", "petal_width"}) == 1
    assert set(plane_columns(mixed[0])) == {"size", "colour", "member", "weight"}


def test_a_trained_network_says_which_columns_matter(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv")
    trainer = small_run(path, hidden=[], epochs=1)
    weights = trainer.network.arrays_of(0)["W"]
    weights[:] = 0
    weights[:, [4, 5]] = 3  # member and weight, behind the size and three colours
    assert default_choice(trainer.dataset, read_csv(path), trainer.network) == PlaneChoice("member", "weight")


def test_one_column_gives_a_line(tmp_path: Path) -> None:
    lines = [f"{i},{i * i}" for i in range(40)]
    (tmp_path / "one.csv").write_text("\n".join(["x,y", *lines]), encoding="utf-8")
    dataset, table = opened(tmp_path / "one.csv", target="y")
    assert default_choice(dataset, table, None) == PlaneChoice("x")
    plane = plane_of(dataset, table, PlaneChoice(), None, 16, 16)  # one input has one direction
    assert (plane.choice, plane.width, plane.height) == (PlaneChoice("x"), 16, 1)
    assert plane.horizontal.is_whole
    assert len(plane.values_at(0.5, 0.3)) == 1
    assert set(plane.places(dataset.train.inputs)[:, 1]) == {0.5}


def test_a_column_that_is_none_is_refused(iris) -> None:
    with pytest.raises(KeyError):
        plane_of(*iris, PlaneChoice("species", "petal_width"), None, 2, 2)


@pytest.mark.parametrize("values", [[3.0] * 40, [1e300, -1e300] * 20, [np.nan] * 39 + [5.0]])
def test_odd_columns_have_finite_planes(values: list[float]) -> None:
    known = np.array(values)
    axis = number_axis("x", known[np.isfinite(known)])
    assert np.isfinite([axis.low, axis.high]).all()
    assert axis.low < axis.high
    shares = axis.shares_of(axis.numbers_at(np.array([0.0, 0.3, 1.0])))
    assert shares == pytest.approx([0, 0.3, 1])


def test_the_same_plane_each_time(iris) -> None:
    first, second = (plane_of(*iris, PlaneChoice(), None, 5, 5) for _ in range(2))
    assert isinstance(first, Plane)
    assert np.array_equal(first.inputs, second.inputs)
    assert network_of(iris[0].task).predict(first.inputs).shape == (25, 3)


def test_a_row_is_moved_along_the_plane_and_keeps_all_else(iris) -> None:
    dataset, table = iris
    row, across = dataset.validation.inputs[2], PlaneChoice("petal_length", "sepal_width")
    plane = plane_of(dataset, table, across, None, width=2, height=2)
    moved = plane.moved(row, 0.2, 0.7)
    assert plane.places(moved[None])[0] == pytest.approx([0.2, 0.7], abs=1e-5)
    names = dataset.preparation.feature_names
    assert {names[i] for i in np.flatnonzero(moved != row)} == {"petal_length", "sepal_width"}
    components = plane_of(dataset, table, PlaneChoice(), None, width=2, height=2)
    assert components.moved(row, *components.places(row[None])[0]) == pytest.approx(row, abs=1e-5)
