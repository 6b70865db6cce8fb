"""Rows on a plane: a seeded sample without test rows, the nearest, and the next in a direction."""

from __future__ import annotations

import numpy as np
import pytest

from gui.look.plane.plane_points import (
    MOST_TRAIN,
    MOST_VALIDATION,
    nearest,
    next_towards,
    plane_rows,
    spread_in_categories,
)
from tests.toy_data import dataset_of


@pytest.mark.parametrize("kind", ["binary", "classes", "regression"])
def test_all_rows_of_a_small_dataset_are_shown_but_those_of_the_test(kind):
    dataset = dataset_of(kind, rows=(30, 12, 9))
    rows = plane_rows(dataset)
    assert (rows.training, rows.validation, rows.is_sample) == (30, 12, False)
    assert not set(rows.rows.tolist()) & set(dataset.test.rows.tolist())
    known = dataset.subset_of(rows.rows)
    assert np.array_equal(rows.inputs, known.inputs) and np.array_equal(rows.rows, known.rows)
    targets = known.targets.argmax(1) if kind == "classes" else known.targets[:, 0]
    assert np.array_equal(rows.targets, targets.astype(float))


def test_of_many_rows_the_same_some_are_shown():
    dataset = dataset_of("classes", rows=(3000, 900, 100))
    rows, again = plane_rows(dataset), plane_rows(dataset)
    assert (rows.training, rows.validation, rows.is_sample) == (MOST_TRAIN, MOST_VALIDATION, True)
    assert (rows.of_training, rows.of_validation) == (3000, 900)
    assert np.array_equal(rows.rows, again.rows)
    assert set(rows.rows[: rows.training].tolist()) <= set(dataset.train.rows.tolist())
    assert set(rows.rows[rows.training :].tolist()) <= set(dataset.validation.rows.tolist())
    assert len(set(rows.rows.tolist())) == len(rows.rows)


def test_the_nearest_point_is_within_reach_or_none():
    points = np.array([[0.0, 0.0], [10.0, 0.0], [np.nan, 5.0]])
    assert nearest(points, (8.0, 1.0), 4.0) == 1
    assert nearest(points, (5.0, 4.0), 4.0) == -1
    assert nearest(np.empty((0, 2)), (5.0, 4.0), 4.0) == -1


def test_the_next_point_in_a_direction():
    points = np.array([[0.0, 0.0], [4.0, 1.0], [3.0, 5.0], [0.5, -3.0], [9.0, 0.0]])
    here = (0.0, 0.0)
    assert next_towards(points, here, (1, 0)) == 1
    assert next_towards(points, here, (0, 1)) == 2
    assert next_towards(points, here, (0, -1)) == 3
    assert next_towards(points, here, (-1, 0)) == -1
    assert next_towards(points, (4.0, 1.0), (1, 0)) == 4


def test_from_any_point_arrows_lead_to_others_and_back_is_possible():
    points = np.random.default_rng(0).uniform(0, 1, (200, 2))
    for here in points[:20]:
        for direction in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = next_towards(points, tuple(here), direction)
            assert found < 0 or (points[found] - here) @ np.array(direction) > 0


class OfCategories:
    """Stands for a plane whose axes have four names, and none."""

    class horizontal:
        names = ("a", "b", "c", "d")

    class vertical:
        names = ()


def test_rows_of_a_category_are_spread_over_its_part_of_the_axis():
    places = np.full((300, 2), [0.375, 0.5])
    spread = spread_in_categories(places, OfCategories())  # type: ignore[arg-type]
    assert np.array_equal(spread[:, 1], places[:, 1])
    assert spread[:, 0].min() > 0.25 and spread[:, 0].max() < 0.5 and np.ptp(spread[:, 0]) > 0.15
    assert np.array_equal(spread, spread_in_categories(places, OfCategories()))  # type: ignore[arg-type]
