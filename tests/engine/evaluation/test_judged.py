"""Rows of a table judged: the answers that ``predict`` gives, and the loss of each row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn import metrics

from engine.common.messages import UserError
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Table
from engine.evaluation.judged import Judged, judged_rows
from engine.files.model import Model, Predictions
from tests.trained import small_model, write_mixed_csv

ROWS = np.array([3, 77, 119, 5])


def judged_and_predicted(folder: Path, target: str) -> tuple[Judged, Predictions]:
    path = write_mixed_csv(folder / "mixed.csv", target)
    model = small_model(path)
    table = read_csv(path, rules=model.preparation.rules)
    return judged_rows(model.network(), model.preparation, table, "test", ROWS), model.predict(table)


def test_judged_rows_are_answered_as_predict_does(tmp_path: Path) -> None:
    judged, predicted = judged_and_predicted(tmp_path, "class")
    assert predicted.probabilities is not None
    assert judged.answers.probabilities is not None
    assert np.allclose(judged.answers.probabilities, predicted.probabilities[ROWS], rtol=0, atol=1e-15)
    expected = metrics.log_loss(judged.answers.actual, judged.answers.probabilities, labels=[0, 1])
    assert judged.losses.mean() == pytest.approx(expected, abs=1e-12)
    assert judged.part == "test"


def test_the_loss_of_a_number_is_its_distance(tmp_path: Path) -> None:
    judged, predicted = judged_and_predicted(tmp_path, "number")
    expected = np.array(predicted.prediction)[ROWS]
    assert np.allclose(judged.answers.predicted, expected, rtol=1e-14)
    assert (judged.losses == np.abs(judged.answers.predicted - judged.answers.actual)).all()


def test_a_table_without_the_target_has_nothing_to_judge_by(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv")
    model: Model = small_model(path)
    table = read_csv(path, rules=model.preparation.rules)
    without = Table(table.path, tuple(c for c in table.columns if c.name != "answer"), table.rows)
    with pytest.raises(UserError, match="no column answer"):
        judged_rows(model.network(), model.preparation, without, "test", ROWS)
