"""Facts of a dataset beside which curves are drawn, and which columns matter most."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core.network import Network
from engine.data.reading.csv_reader import read_csv
from engine.evaluation.strips.basis import basis_of, importance
from engine.files.model import Model
from tests.trained import small_run, write_mixed_csv


def test_other_rows_are_training_rows_and_the_same_each_time(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv", "number")
    dataset, table = small_run(path).dataset, read_csv(path)
    basis = basis_of(dataset, table)
    assert set(basis.others) <= set(dataset.train.rows)
    assert len(set(basis.others)) == 20
    assert np.array_equal(basis.others, basis_of(dataset, table).others)
    expected, _ = dataset.preparation.transform(table, np.float64)
    assert np.array_equal(basis.inputs, expected[basis.others])
    answers = table.column("answer").values[dataset.train.rows]
    assert basis.target_range == pytest.approx(np.quantile(answers, (0.01, 0.99)), rel=1e-5)
    assert basis.strip_of("size").column == "size"


def test_a_column_without_weights_matters_nothing(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv")
    trainer = small_run(path)
    trainer.run()
    network: Network = Model.of_run(trainer.capture()).network()
    basis = basis_of(trainer.dataset, read_csv(path))
    weights = network.arrays_of(0)["W"]
    weights[:, basis.strip_of("weight").grid.place] = 0
    weights[:, basis.strip_of("colour").grid.place] *= 50
    found = importance(network, basis, basis.inputs[:1])
    assert found["weight"] == 0
    assert max(found, key=found.__getitem__) == "colour"
    assert set(found) == {"size", "colour", "member", "weight"}
