"""Units beside classes: against scikit-learn's analysis of variance and the outputs of the network."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.architecture.templates import chain, template_architecture
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.insight.class_units import Groups, class_units, class_units_of, groups_of
from engine.project.project import DataChoices


def dataset_of(sample: str) -> Dataset:
    return prepare(read_csv(sample_path(sample)), DataChoices(path=f"sample:{sample}"))


def network_for(dataset: Dataset, units: int = 7, activation: str = "tanh") -> Network:
    network = Network(chain([("dense", DenseSettings(units, activation))], dataset.task), dataset.task)
    network.initialise(3)
    return network


def group_of(group: np.ndarray, classes: tuple[str, ...]) -> Groups:
    return Groups(
        np.zeros((len(group), 1), np.float32), group, classes, (), of=len(group), rows=np.arange(len(group))
    )


@pytest.mark.parametrize("sample", ["spiral", "iris", "breast_cancer", "diabetes"])
def test_means_and_shares_are_those_of_the_outputs_themselves(sample):
    selection = pytest.importorskip("sklearn.feature_selection")
    dataset = dataset_of(sample)
    network, groups = network_for(dataset), groups_of(dataset)
    hidden = network.specs[0].id
    outputs = network.activations(groups.inputs)[hidden]
    found = class_units_of(network, hidden, groups, pinned=groups.inputs[5])
    for number in range(groups.count):
        mine = outputs[groups.group == number].astype(np.float64)
        np.testing.assert_allclose(found.means[:, number], mine.mean(0), rtol=1e-12, atol=1e-14)
        np.testing.assert_allclose(found.spread[:, number], mine.std(0), rtol=1e-10, atol=1e-12)
    f, _ = selection.f_classif(outputs.astype(np.float64), groups.group)
    m, k, eta = len(outputs), groups.count, found.eta_squared
    np.testing.assert_allclose(eta / (1 - eta) * (m - k) / (k - 1), f, rtol=1e-9)
    assert (np.diff(f[found.order]) <= 0).all()
    assert np.array_equal(found.pinned, network.activations(groups.inputs[5:6])[hidden][0])


def test_the_groups_are_the_classes_of_all_training_rows():
    dataset = dataset_of("iris")
    groups = groups_of(dataset)
    assert groups.classes == dataset.task.classes and groups.of == len(dataset.train) == len(groups.group)
    assert np.array_equal(groups.group, dataset.train.targets.argmax(1))


def test_of_many_rows_the_same_are_drawn_each_time():
    dataset = dataset_of("breast_cancer")
    one, other = groups_of(dataset, most=50), groups_of(dataset, most=50)
    assert len(one.inputs) == 50 and one.of == len(dataset.train)
    assert np.array_equal(one.inputs, other.inputs)
    assert not np.array_equal(one.inputs, groups_of(dataset, most=50, seed=1).inputs)


def test_a_regression_has_fifths_of_its_target():
    dataset = dataset_of("diabetes")
    groups = groups_of(dataset)
    targets = dataset.preparation.original_units(dataset.train.targets[:, 0])
    sizes = np.bincount(groups.group)
    assert groups.count == 5 and sizes.min() > 0.15 * len(targets)
    for number, (low, high) in enumerate(groups.bounds):
        mine = targets[groups.group == number]
        assert (low, high) == (mine.min(), mine.max())
    assert all(one[1] < other[0] for one, other in zip(groups.bounds, groups.bounds[1:], strict=False))


def test_equal_targets_stay_in_one_group(tmp_path):
    path = tmp_path / "counts.csv"
    rows = [f"{i * 0.37 % 5:.3f},{i % 2 and 1 + i // 2 % 2}.5" for i in range(120)]
    path.write_text("x,y\n" + "\n".join(rows) + "\n", encoding="utf-8")
    dataset = prepare(read_csv(path), DataChoices(path=str(path), target="y", task="regression"))
    groups = groups_of(dataset)
    np.testing.assert_allclose(groups.bounds, ((0.5, 0.5), (1.5, 1.5), (2.5, 2.5)), rtol=1e-6)
    assert set(groups.group.tolist()) == {0, 1, 2}


def test_units_that_tell_nothing_are_last_and_ties_go_by_number():
    group = np.array([0, 0, 1, 1])
    outputs = np.array(
        [[0.1, 5, 1, 0, 1], [0.1, 6, 1, 0, 1], [0.1, 5, 3, 1, 3], [0.1, 6, 3, 0, 3]], np.float32
    )
    found = class_units(outputs, group_of(group, ("a", "b")))
    assert found.eta_squared[[0, 1]].tolist() == [0, 0] and found.eta_squared[2] == 1
    assert found.order.tolist() == [2, 4, 3, 0, 1]


def test_a_class_without_rows_has_no_mean_and_disturbs_no_other():
    outputs, group = np.array([[1.0], [2.0], [5.0], [6.0]], np.float32), np.array([0, 0, 2, 2])
    found = class_units(outputs, group_of(group, ("a", "b", "c")))
    assert found.means[0].tolist()[::2] == [1.5, 5.5] and np.isnan(found.means[0, 1])
    assert found.eta_squared[0] == pytest.approx(16 / 17)


def test_outputs_that_have_run_away_are_last():
    outputs = np.array([[np.inf, 1], [1, 1], [np.nan, 2], [0, 2]], np.float32)
    found = class_units(outputs, group_of(np.array([0, 0, 1, 1]), ("a", "b")))
    assert found.order.tolist() == [1, 0] and found.eta_squared[0] == 0


def test_of_feature_maps_the_mean_over_pixels_counts():
    dataset = dataset_of("digits")
    task, inputs = dataset.task, dataset.train.inputs[:40]
    network = Network(template_architecture("lenet", task), task)
    network.initialise(1)
    layer = next(spec.id for spec in network.specs if spec.kind == "conv2d")
    group = np.arange(len(inputs)) % len(task.classes)
    groups = Groups(inputs, group, task.classes, (), of=len(inputs), rows=np.arange(len(inputs)))
    maps = network.activations(inputs)[layer]
    assert maps.ndim == 4
    found = class_units_of(network, layer, groups, pinned=inputs[0])
    expected = [maps[group == number].astype(np.float64).mean((0, 1, 2)) for number in range(groups.count)]
    np.testing.assert_allclose(found.means.T, expected, rtol=1e-10)
    np.testing.assert_allclose(found.pinned, maps[0].astype(np.float64).mean((0, 1)), rtol=1e-10)


def test_pieces_give_what_the_whole_gives(monkeypatch):
    dataset = dataset_of("breast_cancer")
    network, groups = network_for(dataset), groups_of(dataset)
    hidden = network.specs[0].id
    whole = class_units_of(network, hidden, groups)
    monkeypatch.setattr(Network, "rows_at_once", 37)
    pieces = class_units_of(network, hidden, groups)
    np.testing.assert_allclose(pieces.means, whole.means, rtol=1e-5, atol=1e-6)
