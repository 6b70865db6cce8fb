"""Tables of pixels: what is recognised as a picture, in what order, and that a picture stays a picture."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.data.columns import find_picture, resolve, task_of
from engine.data.dataset import prepare
from engine.data.guesses.pictures import possible_sizes
from engine.data.preparation import Preparation
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Column, Table
from engine.data.table.values import number_column
from engine.project.project import DataChoices

ROWS = 60


def blobs(height: int, width: int, rows: int = ROWS, seed: int = 0) -> np.ndarray:
    """Grey levels ``(rows, height, width)``, 0 to 255, of round blobs on black: neighbours are alike."""
    rng = np.random.default_rng(seed)
    y, x = rng.uniform(0.3, 0.7, (2, rows, 1, 1))
    down, across = np.mgrid[:height, :width] / np.array([height, width])[:, None, None]
    bumps = 400 * np.exp(-(np.square(down - y) + np.square(across - x)) / 0.02) - 40
    return np.clip(bumps, 0, 255).round()


def table_of(pictures: np.ndarray, names: list[str], label: str = "label", first: bool = True) -> Table:
    flat = pictures.reshape(len(pictures), -1)
    pixels = [number_column(name, flat[:, i].copy()) for i, name in enumerate(names)]
    answer = number_column(label, np.arange(len(flat)) % 3.0)
    return Table("t.csv", tuple([answer, *pixels] if first else [*pixels, answer]), len(flat))


def shape_of(table: Table, image: str = "auto", **choices: object) -> tuple[int, ...]:
    return resolve(table, DataChoices(image=image, **choices)).image  # type: ignore[arg-type]


NAMES = {
    "pixel0": [f"pixel{i}" for i in range(64)],
    "pixel_0_0": [f"pixel_{i // 8}_{i % 8}" for i in range(64)],
    "1x1": [f"{i // 8 + 1}x{i % 8 + 1}" for i in range(64)],
    "0": [str(i) for i in range(64)],
    "nameless": [f"column {i + 2}" for i in range(64)],
    "V1": [f"V{i + 1}" for i in range(64)],
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("first", [True, False])
def test_names_that_a_picture_has(names: list[str], first: bool) -> None:
    table = table_of(blobs(8, 8), names, first=first)
    resolved = resolve(table, DataChoices())
    assert (resolved.target, resolved.image, resolved.features) == ("label", (8, 8, 1), 64)
    assert [one.column.name for one in resolved.used] == names
    task = task_of(resolved)
    assert task is not None and task.image == (8, 8, 1)
    assert shape_of(table, "none") == ()


@pytest.mark.parametrize(("height", "width"), [(16, 16), (28, 28), (32, 32), (6, 20)])
def test_sizes(height: int, width: int) -> None:
    pictures = blobs(height, width)
    numbered = table_of(pictures, [f"pixel{i}" for i in range(height * width)])
    assert shape_of(numbered) == ((height, width, 1) if height == width else ())
    grid = [f"p_{r}_{c}" for r in range(height) for c in range(width)]
    assert shape_of(table_of(pictures, grid)) == (height, width, 1)


def test_colour_pictures_by_their_count_and_by_their_names() -> None:
    pictures = np.repeat(blobs(8, 8)[..., None], 3, axis=3)
    assert shape_of(table_of(pictures, [f"pixel{i}" for i in range(192)])) == (8, 8, 3)
    named = [f"pixel_{i // 24}_{i // 3 % 8}_{i % 3}" for i in range(192)]
    assert shape_of(table_of(pictures, named)) == (8, 8, 3)


@pytest.mark.parametrize("planes", [True, False])
def test_channels_may_lie_apart_or_together_in_the_file(planes: bool) -> None:
    tint = np.array([0.9, 0.5, 0.2])
    pictures = (blobs(8, 8)[..., None] * tint).round()  # (rows, height, width, channels)
    table = table_of(
        pictures.transpose(0, 3, 1, 2) if planes else pictures, [f"pixel{i}" for i in range(192)]
    )
    dataset = prepare(table, DataChoices(scaling="none"))
    assert dataset.task.image == (8, 8, 3)
    inputs = dataset.train.inputs.reshape(-1, 8, 8, 3)
    np.testing.assert_array_equal(inputs, pictures[dataset.train.rows])


def test_pixels_go_by_the_numbers_in_their_names() -> None:
    names = NAMES["pixel_0_0"]
    by_columns = [names[i % 8 * 8 + i // 8] for i in range(64)]
    resolved = resolve(table_of(blobs(8, 8).transpose(0, 2, 1), by_columns), DataChoices())
    assert [one.column.name for one in resolved.used] == names
    chosen = resolve(table_of(blobs(8, 8), by_columns), DataChoices(image="4x16"))
    assert [one.column.name for one in chosen.used] == by_columns  # their names speak of another size


@pytest.mark.parametrize(
    ("names", "values"),
    [
        ([f"pixel{i}" for i in range(63)], blobs(9, 7)),
        ([f"pixel{i}" for i in range(64)], blobs(8, 8) * 2),
        ([f"pixel{i}" for i in range(64)], blobs(8, 8) - 3),
        ([f"pixel{2 * i}" for i in range(64)], blobs(8, 8)),
        ([f"{'ab'[i % 2]}{i}" for i in range(64)], blobs(8, 8)),
        ([f"V{i}" for i in range(64)], np.random.default_rng(0).integers(0, 255, (ROWS, 8, 8)) * 1.0),
    ],
    ids=["63", "above 255", "below 0", "gaps", "two stems", "no likeness"],
)
def test_what_is_no_picture(names: list[str], values: np.ndarray) -> None:
    assert shape_of(table_of(values, names)) == ()


def test_another_feature_or_a_role_undoes_it() -> None:
    table = table_of(blobs(8, 8), NAMES["pixel0"])
    words = Column(
        name="place",
        kind="category",
        values=np.arange(ROWS, dtype=np.int32) % 2,
        categories=("a", "b"),
        missing=0,
        distinct=2,
    )
    with_words = Table("t.csv", (*table.columns, words), ROWS)
    assert shape_of(with_words, target="label") == ()
    assert shape_of(with_words, target="label", roles={"place": "ignored"}) == (8, 8, 1)
    assert shape_of(table, roles={"pixel5": "ignored"}) == ()
    assert shape_of(table, kinds={"pixel5": "category"}) == ()
    date = Column(
        name="day",
        kind="date",
        values=words.values,
        categories=("1.1.2024", "2.1.2024"),
        missing=0,
        distinct=2,
        can_be=("date", "category"),
    )
    with_date = Table("t.csv", (*table.columns, date), ROWS)
    for choices in (
        {},
        {"kinds": {"day": "text"}},
        {"kinds": {"day": "category"}},
        {"roles": {"day": "feature"}},
    ):
        resolved = resolve(with_date, DataChoices(target="label", **choices))  # type: ignore[arg-type]
        assert resolved.image == ((8, 8, 1) if resolved.features == 64 else ())


def test_the_user_says_that_it_is_a_picture() -> None:
    rng = np.random.default_rng(0)
    table = table_of(rng.normal(size=(ROWS, 4, 4)), [f"a{i * i}" for i in range(16)])
    assert shape_of(table) == ()
    assert shape_of(table, "4x4") == (4, 4, 1)
    assert shape_of(table, "2x8") == (2, 8, 1)
    assert shape_of(table, "5x5") == ()
    assert possible_sizes(16) == [(4, 4), (2, 8), (8, 2)]
    assert possible_sizes(192)[0] == (8, 8)  # of three channels
    assert possible_sizes(3) == []


@pytest.mark.parametrize("scaling", ["standard", "minmax", "none"])
def test_all_pixels_are_scaled_by_the_same_numbers(scaling: str) -> None:
    table = table_of(blobs(8, 8), NAMES["pixel0"])
    dataset = prepare(table, DataChoices(scaling=scaling), dtype=np.float64)
    raw = np.stack([table.column(name).values for name in NAMES["pixel0"]], axis=1)
    train = raw[dataset.train.rows]
    assert train.std(axis=0).min() == 0  # some corner is always blank, and stays an input
    offset, scale = {
        "standard": (train.mean(), train.std()),
        "minmax": (train.min(), np.ptp(train)),
        "none": (0.0, 1.0),
    }[scaling]
    for part in (dataset.train, dataset.validation, dataset.test):
        np.testing.assert_allclose(part.inputs, (raw[part.rows] - offset) / scale, rtol=1e-12, atol=1e-12)
    assert len({(column.offset, column.scale) for column in dataset.preparation.columns}) == 1
    assert dataset.task == dataset.preparation.task
    assert dataset.task.image == (8, 8, 1)


def test_extreme_values_stay_finite() -> None:
    values = np.random.default_rng(0).choice([1e308, -1e308, 0.0, np.nan], (ROWS, 4, 4))
    table = table_of(values, [f"x{i}" for i in range(16)])
    for scaling in ("standard", "minmax"):
        dataset = prepare(table, DataChoices(image="4x4", scaling=scaling))
        assert np.isfinite(dataset.train.inputs).all()


def test_the_size_travels_with_the_weights() -> None:
    preparation = prepare(table_of(blobs(8, 8), NAMES["pixel0"]), DataChoices()).preparation
    values = preparation.to_json()
    assert values["image"] == [8, 8, 1]
    assert Preparation.from_json(values) == preparation
    for damaged in ([8, 8], [8, 8, 2], [-8, -8, 1], [8, 8, True], "8x8", None, []):
        with pytest.raises(UserError, match="size of the picture"):
            Preparation.from_json(values | {"image": damaged})


@pytest.mark.parametrize("header", [True, False])
def test_a_file_like_mnist_with_the_label_first(tmp_path: Path, header: bool) -> None:
    pictures = blobs(28, 28, 400).reshape(400, -1).astype(int)
    path = tmp_path / "mnist.csv"
    lines = [",".join(map(str, [i % 10, *row])) for i, row in enumerate(pictures)]
    names = [",".join(["label", *(f"pixel{i}" for i in range(784))])] if header else []
    path.write_text("\n".join(names + lines) + "\n")
    table = read_csv(path)
    resolved = resolve(table, DataChoices())
    assert (resolved.image, resolved.features) == ((28, 28, 1), 784)
    assert resolved.target == table.columns[0].name
    assert resolved.task_kind == "classes" and len(resolved.classes) == 10


def calls_of(work: Callable[[], object]) -> int:
    """Number of calls of functions that it takes, which is the same on every machine."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_four_times_as_many_pixels_take_about_four_times_the_work() -> None:
    small, large = (
        table_of(blobs(side, side), [f"pixel{i}" for i in range(side * side)]) for side in (14, 28)
    )
    assert shape_of(large) == (28, 28, 1)
    few, many = (calls_of(lambda table=table: resolve(table, DataChoices())) for table in (small, large))
    assert many < 5 * few
    assert many < 200 * len(large.columns)


def test_a_picture_is_found_whatever_the_target() -> None:
    table = table_of(blobs(8, 8), NAMES["pixel0"])
    assert find_picture(table.columns, None, DataChoices()) is None  # 65 columns
    assert find_picture(table.columns, "label", DataChoices()) is not None
