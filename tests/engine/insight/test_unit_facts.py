"""Facts about one unit: the outputs of the network themselves, NumPy's counts, PyTorch's sum."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.architecture.templates import chain, template_architecture
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.insight.class_units import groups_of
from engine.insight.layer_outputs import per_unit
from engine.insight.unit_facts import BINS, facts_of, unit_facts
from engine.project.project import DataChoices
from tests.trained import small_run


def dataset_of(sample: str) -> Dataset:
    return prepare(read_csv(sample_path(sample)), DataChoices(path=f"sample:{sample}"))


def network_for(dataset: Dataset, activation: str = "tanh") -> Network:
    hidden = [("dense", DenseSettings(5, activation)), ("dense", DenseSettings(4, "relu"))]
    network = Network(chain(hidden, dataset.task), dataset.task)
    network.initialise(3)
    return network


@pytest.mark.parametrize("sample", ["iris", "diabetes"])
def test_values_counts_and_means_are_those_of_the_outputs(sample: str) -> None:
    dataset = dataset_of(sample)
    network, groups = network_for(dataset), groups_of(dataset)
    for spec in (network.graph.specs[0], *network.specs):
        outputs = network.activations(groups.inputs)[spec.id]
        unit = outputs.shape[1] - 1
        found = unit_facts(network, spec.id, unit, groups)
        assert np.array_equal(found.values, outputs[:, unit])
        assert found.counts.shape == (groups.count, BINS)
        assert found.edges[0] <= outputs[:, unit].min() <= outputs[:, unit].max() <= found.edges[-1]
        for group in range(groups.count):
            mine = outputs[groups.group == group, unit]
            assert np.array_equal(found.counts[group], np.histogram(mine, found.edges)[0])
            assert found.means[group] == pytest.approx(mine.astype(np.float64).mean(), rel=1e-12, abs=1e-15)
        assert found.counts.sum() == len(outputs)
        order = sorted(range(len(outputs)), key=lambda row: (-outputs[row, unit], row))
        assert found.best.tolist() == order[:3]
        assert found.here is None
        assert found.output is None


def test_the_sum_of_a_row_is_that_of_pytorch() -> None:
    torch = pytest.importorskip("torch")
    dataset = dataset_of("iris")
    network, groups, row = network_for(dataset), groups_of(dataset), dataset.validation.inputs[2]
    a = torch.from_numpy(row[None].copy())
    for layer, spec in zip(network.layers[:2], network.specs, strict=False):
        z = torch.nn.functional.linear(a, torch.from_numpy(layer.W), torch.from_numpy(layer.b))
        after = torch.tanh(z) if spec is network.specs[0] else torch.relu(z)
        for unit in range(layer.W.shape[0]):
            found = unit_facts(network, spec.id, unit, groups, row=row)
            here = found.here
            assert here is not None
            assert here.z == pytest.approx(float(z[0, unit]), rel=1e-5, abs=1e-6)
            assert here.a == found.output == network.activations(row[None])[spec.id][0, unit]
            assert here.a == pytest.approx(float(after[0, unit]), rel=1e-5, abs=1e-6)
            shares = [here.share_of(source) for source in range(len(here.weights))]
            assert sum(shares) + here.bias == pytest.approx(here.z, rel=1e-5, abs=1e-6)
            assert shares[1] == pytest.approx(float(a[0, 1] * layer.W[unit, 1]), rel=1e-6)
        a = after


def test_a_feature_map_counts_by_the_means_of_its_pixels() -> None:
    trainer = small_run(
        sample_path("digits"), draw=lambda task: template_architecture("lenet", task), epochs=1
    )
    network, groups = trainer.network, groups_of(trainer.dataset, most=40)
    conv = next(spec for spec in network.specs if spec.kind == "conv2d")
    outputs = network.activations(groups.inputs)[conv.id]
    found = unit_facts(network, conv.id, 2, groups, row=groups.inputs[0])
    assert np.array_equal(found.values, per_unit(outputs)[:, 2])
    assert found.output == found.values[0]
    assert found.here is None


def test_what_is_no_number_is_neither_counted_nor_best() -> None:
    groups = groups_of(dataset_of("iris"), most=20)
    values = np.linspace(-1, 1, 20).astype(np.float32)
    values[[3, 19]] = np.nan, np.inf
    found = facts_of(values, groups)
    assert found.counts.sum() == 18
    assert found.best.tolist() == [18, 17, 16]
    assert np.isfinite(found.edges).all()
    assert facts_of(np.full(20, np.nan, np.float32), groups).best.tolist() == []


def test_dead_and_saturated_shares() -> None:
    groups = groups_of(dataset_of("iris"), most=8)
    found = facts_of(np.array([0, 0, 1, -1, 0.99, 0.5, 0.2, -0.99], np.float32), groups)
    assert found.zeros == 4 / 8
    assert found.at_ends(-1.0, 1.0, 0.98) == 4 / 8
    assert found.at_ends(0.0, 1.0, 0.98) == 5 / 8
