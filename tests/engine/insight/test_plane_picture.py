"""Pictures of a network over a plane: the numbers of Network.activations, to the bit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.common.messages import Cancelled
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.network import Network
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.evaluation.profile import predictions
from engine.insight.frames import ComponentFrame
from engine.insight.plane import Plane, PlaneAxis, PlaneChoice, plane_of
from engine.insight.plane_picture import picture_over, shown_units
from engine.training.trainer import Trainer
from tests.random_networks import random_graph, random_task
from tests.toy_data import Unprepared
from tests.trained import small_run, write_mixed_csv


def run_on(path: Path | str, **options: object) -> tuple[Trainer, Plane]:
    trainer = small_run(path, **options)  # type: ignore[arg-type]
    trainer.run()
    table = read_csv(path)
    choice = PlaneChoice(*[column.name for column in trainer.dataset.preparation.columns][:2])
    return trainer, plane_of(trainer.dataset, table, choice, None, 24, 17)


def ids_of(network: Network) -> frozenset[str]:
    return frozenset(spec.id for spec in network.architecture.order)


@pytest.mark.parametrize("kind", ["regression", "binary", "classes", "one column"])
def test_outputs_are_those_of_the_network_to_the_bit(kind: str, tmp_path: Path) -> None:
    path = sample_path("iris")
    if kind == "one column":
        lines = [f"{i},{i * i}" for i in range(40)]
        path = tmp_path / "one.csv"
        path.write_text("\n".join(["x,y", *lines]), encoding="utf-8")
    elif kind != "classes":
        path = write_mixed_csv(tmp_path / "mixed.csv", "number" if kind == "regression" else "class")
    hidden = [("dense", DenseSettings(7, "tanh")), ("dense", DenseSettings(5, "relu"))]
    trainer, plane = run_on(path, hidden=hidden)
    network, preparation = trainer.network, trainer.dataset.preparation
    picture = picture_over(network, preparation, plane, ids_of(network), 3)
    expected = network.activations(plane.inputs)
    assert picture.outputs.keys() == expected.keys()
    for layer_id, outputs in expected.items():
        assert picture.outputs[layer_id].dtype == np.float32
        assert np.array_equal(picture.outputs[layer_id], outputs)
    assert np.array_equal(picture.predictions, predictions(network, preparation, plane.inputs))
    assert (picture.epoch, picture.plane) == (3, plane)


def test_what_is_not_asked_for_is_not_kept(tmp_path: Path) -> None:
    trainer, plane = run_on(write_mixed_csv(tmp_path / "mixed.csv"))
    network, preparation = trainer.network, trainer.dataset.preparation
    first = network.specs[0].id
    assert set(picture_over(network, preparation, plane, {first, "unknown"}, 1).outputs) == {first}
    alone = picture_over(network, preparation, plane, set(), 1)
    assert alone.outputs == {}
    assert np.array_equal(alone.predictions, predictions(network, preparation, plane.inputs))


def test_pictures_are_computed_in_pieces_and_feature_maps_not_kept() -> None:
    hidden = [
        ("reshape", ReshapeSettings(8, 8, 1)),
        ("conv2d", Conv2DSettings(4, 3, activation="relu")),
        ("flatten", None),
        ("dense", DenseSettings(6, "tanh")),
    ]
    path = sample_path("digits")
    trainer = small_run(path, hidden=hidden, epochs=1)
    network, dataset = trainer.network, trainer.dataset
    plane = plane_of(dataset, read_csv(path), PlaneChoice(), None, 96, 96)
    assert len(plane.inputs) > network.rows_at_once  # else there were no pieces
    picture = picture_over(network, dataset.preparation, plane, ids_of(network), 1)
    assert all(outputs.ndim == 2 for outputs in picture.outputs.values())
    assert network.specs[1].id not in picture.outputs
    piece = network.activations(plane.inputs[: network.rows_at_once])
    for layer_id, outputs in picture.outputs.items():
        assert np.array_equal(outputs[: network.rows_at_once], piece[layer_id])
        assert len(outputs) == len(plane.inputs)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        picture_over(network, dataset.preparation, plane, set(), 1, cancelled)
    assert len(asked) == 2


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 3e38])
@pytest.mark.parametrize("target", ["class", "number"])
def test_weights_without_bounds_warn_of_nothing(value: float, target: str, tmp_path: Path) -> None:
    trainer, plane = run_on(
        write_mixed_csv(tmp_path / "mixed.csv", target), hidden=[("dense", DenseSettings(3))]
    )
    network = trainer.network
    network.values[::2] = value
    network.temperature = 1.5
    picture = picture_over(network, trainer.dataset.preparation, plane, ids_of(network), 1)
    assert len(picture.predictions) == len(plane.inputs)
    for outputs in picture.outputs.values():
        shown_units(outputs, 2)


def test_the_units_that_vary_most_are_shown_in_their_order() -> None:
    rng = np.random.default_rng(0)
    spreads = np.array([1.0, 5.0, 0.0, 3.0, 4.0, np.nan, 2.0])
    outputs = (rng.normal(size=(500, 7)) * spreads).astype(np.float32)
    assert shown_units(outputs, 3).tolist() == [1, 3, 4]
    assert shown_units(outputs, 7).tolist() == list(range(7))
    assert shown_units(outputs).tolist() == list(range(7))
    assert 5 not in shown_units(outputs, 6)


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_any_network_gives_its_own_numbers(seed: int) -> None:
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    network = Network(random_graph(task, rng), task)
    network.initialise(seed)
    across = ComponentFrame(
        PlaneAxis("", -3, 3),
        PlaneAxis("", -2, 2),
        np.zeros(task.features),
        rng.normal(size=(2, task.features)),
    )
    inputs = across.rows(across.middle, np.linspace(0, 1, 6), np.linspace(0, 1, 5)).reshape(30, -1)
    plane = Plane(PlaneChoice(), across, across.middle, width=6, height=5, inputs=inputs)
    picture = picture_over(network, Unprepared(task), plane, ids_of(network), 1)  # type: ignore[arg-type]
    expected = network.activations(inputs)
    assert picture.outputs.keys() == {i for i, outputs in expected.items() if outputs.ndim == 2}
    assert all(np.array_equal(outputs, expected[i]) for i, outputs in picture.outputs.items())
    last = expected[network.architecture.order[-1].id]
    assert np.array_equal(
        picture.predictions, last if task.kind == "regression" else network.probabilities(last)
    )
