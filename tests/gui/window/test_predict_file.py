"""A file is predicted from the menu, with the weights as they are at that moment."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from engine.data.samples import sample_path
from engine.files.model import Model
from gui.window.main_window import MainWindow

IRIS = str(sample_path("iris"))


def press(window: MainWindow, key: str) -> None:
    action = window.findChild(QAction, key)
    assert action is not None
    assert action.isEnabled()
    action.trigger()


def step(qtbot, window: MainWindow) -> None:
    trainer = window.workbench.session.trainer
    before = trainer.step_count if trainer is not None else 0
    press(window, "step")
    qtbot.waitUntil(lambda: window.workbench.session.trainer.step_count > before, timeout=20_000)


def answer(monkeypatch: pytest.MonkeyPatch, path: str | Path) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: (str(path), "")))


def predicted(path: Path) -> np.ndarray:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return np.array([[row[name] for name in rows[0] if name.startswith("p_")] for row in rows], np.float64)


def test_it_waits_for_a_trained_network(qtbot, iris_window: MainWindow) -> None:
    action = iris_window.findChild(QAction, "predict_file")
    assert not action.isEnabled()
    assert "press Train first" in action.toolTip()
    step(qtbot, iris_window)
    qtbot.waitUntil(action.isEnabled, timeout=5000)


def test_a_file_is_previewed_and_written(
    qtbot, iris_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = iris_window
    step(qtbot, window)
    press(window, "predict_file")
    dialog, predictor = window.parts.prediction_dialog, window.file_predictor
    assert dialog.isVisible()
    answer(monkeypatch, IRIS)
    dialog.choose_button.click()
    qtbot.waitUntil(lambda: predictor.asked.preview is not None, timeout=30_000)
    assert dialog.table.model().rowCount() == 100
    assert "trained on rows of this very file" in dialog.found.text()
    trainer = window.workbench.session.trainer
    network, preparation = trainer.network, trainer.dataset.preparation
    model = Model(network.architecture, preparation, network.values.copy())
    step(qtbot, window)  # what is written is what was shown, whatever the training does meanwhile
    answer(monkeypatch, tmp_path / "out")
    dialog.write_button.click()
    qtbot.waitUntil(lambda: predictor.asked.written is not None, timeout=30_000)
    expected = model.predict(model.read(IRIS)).probabilities
    np.testing.assert_array_equal(predicted(tmp_path / "out.csv"), expected)
    assert "150 rows were predicted" in dialog.status.text()
    press(window, "predict_file")  # the same file by the weights of now
    qtbot.waitUntil(lambda: predictor.asked.preview is not None and predictor.asked.written is None)
    assert not np.array_equal(predictor.asked.model.values, model.values)
    dialog.close()


def test_closing_ends_it(qtbot, iris_window: MainWindow, tmp_path: Path) -> None:
    window = iris_window
    step(qtbot, window)
    press(window, "predict_file")
    predictor = window.file_predictor
    predictor.look_at(IRIS)
    window.parts.prediction_dialog.close()
    assert not predictor.asked.is_reading
    qtbot.waitUntil(lambda: not predictor.is_busy, timeout=30_000)
    assert predictor.asked.preview is None
    press(window, "predict_file")
    qtbot.waitUntil(lambda: predictor.asked.preview is not None, timeout=30_000)
    predictor.write(str(tmp_path / "p.csv"), keep=True)
    window.parts.prediction_dialog.close()
    qtbot.waitUntil(lambda: not predictor.is_busy, timeout=30_000)
    assert predictor.asked.written is None


def test_the_file_that_is_predicted_cannot_be_chosen_for_the_predictions(
    qtbot, iris_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = iris_window
    path = tmp_path / "a.csv"
    path.write_bytes(Path(IRIS).read_bytes())
    step(qtbot, window)
    press(window, "predict_file")
    dialog, predictor = window.parts.prediction_dialog, window.file_predictor
    dialog.file_dropped.emit(str(path))
    qtbot.waitUntil(lambda: predictor.asked.preview is not None, timeout=30_000)
    assert "species is in the file" in dialog.found.text()
    assert "this very file" not in dialog.found.text()  # as far as names tell
    answer(monkeypatch, path)
    dialog.write_button.click()
    qtbot.waitUntil(lambda: predictor.asked.failure is not None, timeout=30_000)
    assert "choose another name" in dialog.status.text()
    assert path.read_bytes() == Path(IRIS).read_bytes()
    assert dialog.write_button.isEnabled()
    dialog.close()


def test_it_stays_over_a_change_of_the_language(qtbot, iris_window: MainWindow) -> None:
    window = iris_window
    step(qtbot, window)
    press(window, "predict_file")
    window.file_predictor.look_at(IRIS)
    qtbot.waitUntil(lambda: window.file_predictor.asked.preview is not None, timeout=30_000)
    window.parts.prediction_dialog.keep.setChecked(False)
    before = window.parts.canvas
    press(window, "language_ko")
    qtbot.waitUntil(lambda: window.parts.canvas is not before, timeout=20_000)
    dialog = window.parts.prediction_dialog
    assert dialog.isVisible()
    assert dialog.table.model().rowCount() == 100
    assert not dialog.keep.isChecked()
    assert dialog.windowTitle() != "Predict a file"
    dialog.close()
