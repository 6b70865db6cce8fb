"""How the classes come apart: against scikit-learn's components, SciPy's Procrustes and the network."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.network import Network
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.insight.plane import PlaneChoice, plane_of
from engine.insight.separation import (
    GRID_LINES,
    GRID_POINTS,
    LayerPlaces,
    layer_places,
    points_of,
    principal_components,
    rotation,
    separating_layers,
    separation,
    with_grid,
)
from engine.project.project import DataChoices


def dataset_of(sample: str, **choices: object) -> Dataset:
    return prepare(read_csv(sample_path(sample)), DataChoices(path=f"sample:{sample}", **choices))  # type: ignore[arg-type]


def network_for(dataset: Dataset) -> Network:
    hidden = [
        ("dense", DenseSettings(2, "tanh")),
        ("dropout", DropoutSettings(0.5)),
        ("dense", DenseSettings(9, "relu")),
    ]
    network = Network(chain(hidden, dataset.task), dataset.task)
    network.initialise(3)
    return network


@pytest.mark.parametrize("sample", ["spiral", "iris", "breast_cancer", "digits", "diabetes"])
def test_places_are_the_outputs_of_two_units_to_the_bit_and_else_components(sample):
    decomposition = pytest.importorskip("sklearn.decomposition")
    dataset = dataset_of(sample)
    network, points = network_for(dataset), points_of(dataset)
    layers = separating_layers(network.architecture)
    found = separation(network, points, set(layers))
    activations = network.activations(points.inputs)
    assert set(found) == set(layers)
    for layer_id, seen in found.items():
        outputs = activations[layer_id].reshape(len(points.inputs), -1)
        assert seen.units == outputs.shape[1]
        if seen.units <= 2:
            assert (
                seen.places.dtype == np.float32 and np.array_equal(seen.places, outputs) and seen.share == 1
            )
            continue
        theirs = decomposition.PCA(2, svd_solver="full").fit(outputs.astype(np.float64))
        scores = theirs.transform(outputs.astype(np.float64))
        signs = np.sign((scores * seen.places).sum(0))
        np.testing.assert_allclose(seen.places * signs, scores, atol=1e-8 * np.abs(scores).max())
        assert seen.share == pytest.approx(theirs.explained_variance_ratio_.sum(), rel=1e-9)


def test_more_units_than_rows_have_the_same_components():
    decomposition = pytest.importorskip("sklearn.decomposition")
    values = np.random.default_rng(0).normal(size=(20, 64)) * np.linspace(3, 0.1, 64)
    places, share = principal_components(values)
    theirs = decomposition.PCA(2, svd_solver="full").fit(values)
    np.testing.assert_allclose(np.abs(places), np.abs(theirs.transform(values)), rtol=1e-8)
    assert share == pytest.approx(theirs.explained_variance_ratio_.sum())


def test_the_rotation_is_the_orthogonal_procrustes_solution():
    linalg = pytest.importorskip("scipy.linalg")
    rng = np.random.default_rng(0)
    for _ in range(20):
        one, other = rng.normal(size=(30, 2)), rng.normal(size=(30, 2))
        np.testing.assert_allclose(
            rotation(one, other), linalg.orthogonal_procrustes(one, other)[0], atol=1e-12
        )


def test_components_neither_flip_nor_turn_from_one_frame_to_the_next():
    rng = np.random.default_rng(0)
    values = rng.normal(size=(200, 6)) * [3, 2.9, 1, 0.5, 0.5, 0.5]
    turned = layer_places(values)
    flipped = LayerPlaces(turned.places @ np.array([[0.0, 1.0], [-1.0, 0.0]]) * [1, -1], 6, turned.share)
    for before in (turned, flipped):
        last = before
        for _ in range(30):
            values = values + rng.normal(size=values.shape) * 0.02
            now = layer_places(values, last)
            moved = np.linalg.norm(now.places - last.places) / np.linalg.norm(last.places)
            assert moved < 0.05
            alone = layer_places(values).places  # the same components, but for a turn or a reflection
            np.testing.assert_allclose(now.places @ now.places.T, alone @ alone.T, atol=1e-9)
            last = now


def test_points_are_validation_rows_or_else_training_rows():
    dataset = dataset_of("breast_cancer")
    points = points_of(dataset)
    assert (points.part, points.of, len(points.rows)) == ("validation", len(dataset.validation), points.of)
    assert np.array_equal(points.rows, dataset.validation.rows)
    few = points_of(dataset, most=20)
    places = np.searchsorted(dataset.validation.rows, few.rows)
    assert len(set(few.rows.tolist())) == 20 and few.of == points.of
    assert np.array_equal(few.inputs, dataset.validation.inputs[places])
    assert np.array_equal(few.values, dataset.validation.targets[places, 0].astype(int))
    alone = dataset_of("iris", split=(100, 0, 0))
    assert points_of(alone).part == "train"


def test_a_regression_keeps_its_target_in_its_own_units():
    dataset = dataset_of("diabetes")
    points = points_of(dataset)
    expected = dataset.preparation.original_units(dataset.validation.targets[:, 0])
    assert points.classes == () and np.array_equal(points.values, expected)


def test_layers_that_only_pass_numbers_on_are_left_out():
    dataset = dataset_of("iris")
    network = network_for(dataset)
    kinds = {spec.id: spec.kind for spec in network.graph.specs}
    assert [kinds[i] for i in separating_layers(network.architecture)] == ["input", "dense", "dense", "dense"]


def test_outputs_that_have_run_away_have_no_places_and_spoil_none_that_follow():
    bad = layer_places(np.full((5, 3), np.nan))
    assert np.isnan(bad.places).all() and bad.places.shape == (5, 2)
    after = layer_places(np.random.default_rng(0).normal(size=(5, 3)), bad)
    assert np.isfinite(after.places).all()


def test_constant_outputs_are_one_point():
    constant = layer_places(np.full((8, 4), 0.3, np.float32))
    assert not constant.places.any() and constant.share == 1


def test_the_grid_of_the_plane_lies_where_the_layer_maps_it_to_the_bit():
    dataset = dataset_of("spiral")
    table = read_csv(sample_path("spiral"))
    network, points = network_for(dataset), points_of(dataset)
    source, two, _, many, output = (layer.id for layer in network.architecture.order)
    plane = plane_of(dataset, table, PlaneChoice("x1", "x2"), None, 32, 32)
    places = separation(network, points, {source, two, many})
    found = with_grid(network, places, plane, {source, two, many, output})
    assert found[many].grid is None and output not in found
    for layer_id in (source, two):
        grid = found[layer_id].grid
        assert grid is not None and grid.shape == (2 * GRID_LINES, GRID_POINTS, 2)
        np.testing.assert_array_equal(found[layer_id].places, places[layer_id].places)
    expected = network.activations(found[source].grid.reshape(-1, 2))[two]
    np.testing.assert_array_equal(found[two].grid.reshape(-1, 2), expected)
    upright, level = found[source].grid[:GRID_LINES], found[source].grid[GRID_LINES:]
    assert np.ptp(upright[..., 0], axis=1).max() == 0 == np.ptp(level[..., 1], axis=1).max()
    corners = plane.places(found[source].grid.reshape(-1, 2))
    assert corners.min() == pytest.approx(0, abs=1e-6) and corners.max() == pytest.approx(1, abs=1e-6)
    assert (np.diff(upright[:, 0, 0]) > 0).all() and (np.diff(level[:, 0, 1]) > 0).all()


def test_without_a_plane_of_two_axes_there_is_no_grid():
    dataset = dataset_of("spiral")
    network, points = network_for(dataset), points_of(dataset)
    plane = plane_of(dataset, read_csv(sample_path("spiral")), PlaneChoice("x1"), None, 32, 1)
    layers = set(separating_layers(network.architecture))
    places = separation(network, points, layers)
    assert with_grid(network, places, plane, layers) is places
