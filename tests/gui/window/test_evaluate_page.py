"""The page Evaluate in the real window: what is judged and chosen, and that the test rows stay closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sklearn import metrics

from engine.evaluation.diagnostics.temperature import fit_temperature
from engine.evaluation.judged import judged_rows
from engine.files.model import Model
from engine.project.decision import weights_digest
from gui.bench.judging.evaluator import TEST, TRAIN, VALIDATION
from gui.evaluate.classes.matrix import WHOLE, MatrixCell
from gui.window.main_window import MainWindow
from gui.window.pages.evaluate_page import EvaluatePage


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 900)


def train(qtbot, window: MainWindow, epochs: int) -> None:
    bench = window.workbench
    bench.edit_training("", replace(bench.project.training, epochs=epochs))
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=60_000)


def trained(qtbot, window: MainWindow, sample: str = "iris", epochs: int = 15) -> MainWindow:
    window.files.open_path(f"sample:{sample}")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    train(qtbot, window, epochs)
    return window


def page_of(qtbot, window: MainWindow) -> EvaluatePage:
    window.findChild(QAction, "show_evaluate").trigger()
    page = window.parts.tabs.current_view
    assert isinstance(page, EvaluatePage)
    evaluator = window.judging.get().evaluator
    qtbot.waitUntil(lambda: evaluator.judged is not None, timeout=20_000)
    return page


def wait_for_verdict(qtbot, window: MainWindow) -> Any:
    verdicts = window.judging.get().verdicts
    qtbot.waitUntil(
        lambda: verdicts.verdict is not None and len(verdicts.verdict.rivals) == 3, timeout=60_000
    )
    return verdicts.verdict


def test_the_figures_are_those_of_what_predict_says(qtbot, window):
    trained(qtbot, window)
    page = page_of(qtbot, window)
    verdict = wait_for_verdict(qtbot, window)
    bench = window.workbench
    trainer, table = bench.session.trainer, bench.store.table
    rows = trainer.dataset.validation.rows
    predicted = Model.of_run(trainer.capture()).predict(table)
    names = np.array(predicted.classes)
    column = table.column("species")
    actual = np.array([column.categories[code] for code in column.values[rows]])
    said = np.array(predicted.prediction)[rows]
    assert verdict.figures.accuracy == pytest.approx(metrics.accuracy_score(actual, said), abs=1e-12)
    numbers = np.searchsorted(names, actual)
    loss = metrics.log_loss(numbers, predicted.probabilities[rows], labels=range(len(names)))
    assert verdict.figures.log_loss == pytest.approx(loss, abs=1e-9)
    balanced = metrics.balanced_accuracy_score(actual, said)
    assert page.classes.balanced.text() == f"balanced accuracy {balanced:.3f}"
    assert (verdict.figures.confusion == metrics.confusion_matrix(actual, said, labels=names)).all()


def test_a_cell_of_the_matrix_changes_the_rows_that_are_looked_at(qtbot, window):
    trained(qtbot, window)
    page = page_of(qtbot, window)
    evaluator = window.judging.get().evaluator
    matrix = page.classes.matrix
    QTest.mouseClick(
        matrix.viewport(), Qt.MouseButton.LeftButton, pos=matrix.cell_rect(1, 1).center().toPoint()
    )
    chosen = window.selection.chosen
    answers = evaluator.judged.answers
    places = np.flatnonzero((answers.actual == 1) & (answers.predicted == 1))
    assert set(chosen.rows) == set(evaluator.judged.rows[places])
    losses = dict(zip(evaluator.judged.rows.tolist(), evaluator.judged.losses.tolist(), strict=True))
    found = [losses[row] for row in chosen.rows.tolist()]
    assert found == sorted(found, reverse=True)
    assert matrix.chosen == MatrixCell(1, 1)
    QTest.keyClick(matrix, Qt.Key.Key_Escape)
    assert window.selection.chosen is None


def test_the_test_rows_are_not_touched_until_they_are_opened(qtbot, window, monkeypatch):
    touched: list[int] = []
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    dataset = window.workbench.store.dataset
    test_rows = set(dataset.test.rows.tolist())
    spy_on_inputs(monkeypatch, dataset, touched)
    watch_judging(monkeypatch, test_rows, touched)
    train(qtbot, window, epochs=8)
    page = page_of(qtbot, window)
    wait_for_verdict(qtbot, window)
    for part in (TRAIN, VALIDATION):
        page.side.parts.buttons[part].click()
        qtbot.waitUntil(lambda: window.judging.get().evaluator.judged is not None, timeout=20_000)
        wait_for_verdict(qtbot, window)
    assert not touched
    assert "not looked at" in page.side.parts.sentence.text()
    page.side.parts.buttons[TEST].click()
    qtbot.waitUntil(lambda: window.judging.get().evaluator.judged is not None, timeout=20_000)
    wait_for_verdict(qtbot, window)
    assert touched
    assert page.side.parts.sentence.text().endswith("1.")


def spy_on_inputs(monkeypatch: pytest.MonkeyPatch, dataset: Any, touched: list[int]) -> None:
    """Tell of every network that computes with the prepared test rows."""
    from engine.core.network import Network

    before = Network.predict
    prepared = {row.tobytes() for row in dataset.test.inputs} - {
        row.tobytes() for part in (dataset.train, dataset.validation) for row in part.inputs
    }

    def predict(network: Network, inputs: Any) -> Any:
        touched.extend(1 for row in np.asarray(inputs, np.float32) if row.tobytes() in prepared)
        return before(network, inputs)

    monkeypatch.setattr(Network, "predict", predict)


def watch_judging(monkeypatch: pytest.MonkeyPatch, test_rows: set[int], touched: list[int]) -> None:
    """Tell of every preparation of test rows, and of every rival that is asked about them."""
    from engine.data.preparation import Preparation

    before = Preparation.transform

    def transform(preparation: Preparation, table: Any, *args: Any, **kwargs: Any) -> Any:
        rows = kwargs.get("rows", args[2] if len(args) > 2 else None)
        asked = range(table.rows) if rows is None else rows
        touched.extend(row for row in asked if int(row) in test_rows)
        return before(preparation, table, *args, **kwargs)

    monkeypatch.setattr(Preparation, "transform", transform)


def test_the_test_rows_are_closed_again_once_the_network_changes(qtbot, window):
    trained(qtbot, window)
    page = page_of(qtbot, window)
    evaluator = window.judging.get().evaluator
    page.side.parts.buttons[TEST].click()
    qtbot.waitUntil(lambda: evaluator.judged is not None and evaluator.judged.part == TEST, timeout=20_000)
    assert evaluator.looks.since_change == 1
    window.findChild(QAction, "step").trigger()
    qtbot.waitUntil(lambda: evaluator.part == VALIDATION and evaluator.judged is not None, timeout=20_000)
    assert (evaluator.looks.since_change, evaluator.looks.in_all) == (0, 1)
    assert "in all: 1" in page.side.parts.sentence.text()


def test_while_training_the_test_rows_cannot_be_opened(qtbot, window):
    trained(qtbot, window)
    bench = window.workbench
    bench.edit_training("", replace(bench.project.training, epochs=1_000_000, patience=0))
    window.findChild(QAction, "train").trigger()
    page = page_of(qtbot, window)
    button = page.side.parts.buttons[TEST]
    qtbot.waitUntil(lambda: not button.isEnabled(), timeout=20_000)
    window.judging.get().evaluator.open_test()
    assert window.judging.get().evaluator.part == VALIDATION
    first = window.judging.get().evaluator.judged
    qtbot.waitUntil(lambda: window.judging.get().evaluator.judged is not first, timeout=20_000)
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(button.isEnabled, timeout=20_000)


def test_once_training_rests_its_weights_are_judged_however_long_that_took_before(qtbot, window, monkeypatch):
    trained(qtbot, window)
    page_of(qtbot, window)
    bench, evaluator = window.workbench, window.judging.get().evaluator
    monkeypatch.setattr("gui.bench.judging.evaluator.JUDGING_SHARE", 1e-5)
    bench.edit_training("", replace(bench.project.training, epochs=1_000_000, patience=0))
    first = evaluator.judged
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(lambda: evaluator.judged is not first, timeout=20_000)
    qtbot.wait(1_000)  # until the next is a long way off
    window.findChild(QAction, "train").trigger()
    trainer = bench.session.trainer
    qtbot.waitUntil(lambda: trainer.state == "paused", timeout=20_000)
    qtbot.waitUntil(lambda: evaluator.digest == weights_digest(trainer.network.values), timeout=20_000)


def test_hidden_the_page_judges_nothing(qtbot, window):
    trained(qtbot, window)
    page_of(qtbot, window)
    evaluator = window.judging.get().evaluator
    window.findChild(QAction, "show_canvas").trigger()
    before = evaluator.judged
    window.findChild(QAction, "step").trigger()
    qtbot.wait(900)
    assert evaluator.judged is before
    window.findChild(QAction, "show_evaluate").trigger()
    qtbot.waitUntil(lambda: evaluator.judged is not before, timeout=20_000)


def test_the_verdict_names_rivals_and_how_sure_it_is(qtbot, window):
    trained(qtbot, window, "diabetes", 4)
    page = page_of(qtbot, window)
    wait_for_verdict(qtbot, window)
    card = page.side.verdict
    qtbot.waitUntil(lambda: len(card.bars.lines) == 4, timeout=20_000)
    assert {line.label for line in card.bars.lines} == {
        "this network",
        "the mean",
        "linear model",
        "boosted trees",
    }
    figures = [line.figure for line in card.bars.lines]
    assert figures == sorted(figures, reverse=True)
    assert card.interval.text().startswith("95 % interval")
    *sentences, seconds = card.sentence.text().splitlines()
    assert len(sentences) == 3
    assert seconds.startswith("Seconds to fit: the mean ")


def test_the_end_of_a_run_leads_here(qtbot, window):
    trained(qtbot, window)
    bar = window.parts.message_bar
    assert "Accuracy on the validation rows" in bar.label.text()
    bar.button.click()
    assert window.parts.tabs.current_key == "evaluate"


def test_the_result_of_a_run_leaves_the_test_rows_closed(qtbot, window):
    trained(qtbot, window)
    assert set(window.workbench.session.trainer.result.scores) == {"train", "validation"}
    assert window.findChild(QWidget, "result_test_1") is None


def test_without_a_network_the_page_says_what_to_do(qtbot, window):
    window.findChild(QAction, "show_evaluate").trigger()
    page = window.parts.tabs.current_view
    assert page.empty.isVisible()
    assert "Open a table" in page.empty.text()
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: "Train a network first" in page.empty.text(), timeout=20_000)
    qtbot.waitUntil(page.empty.button.isEnabled, timeout=20_000)
    page.empty.button.click()
    qtbot.waitUntil(page.classes.isVisible, timeout=30_000)


def test_another_language_keeps_what_was_judged(qtbot, window):
    from gui.look.words.translation import language

    trained(qtbot, window)
    page_of(qtbot, window)
    judged = window.judging.get().evaluator.judged
    language.choose("ko")
    qtbot.waitUntil(lambda: window.parts.tabs.bar.tabText(2) == "평가", timeout=20_000)
    page = window.parts.tabs.current_view
    assert window.judging.get().evaluator.judged is judged
    assert page.classes.matrix.count_of(MatrixCell(-1, -1)) == len(judged)


def test_a_threshold_moves_matrix_and_verdict_and_is_undone(qtbot, window):
    trained(qtbot, window, "breast_cancer")
    page = page_of(qtbot, window)
    wait_for_verdict(qtbot, window)
    bench, evaluator = window.workbench, window.judging.get().evaluator
    page.curves.decision_edited.emit(replace(bench.project.decision, threshold=0.05, positive="malignant"), 1)
    probabilities = evaluator.judged.answers.probabilities[:, 1]
    taken = int((probabilities >= 0.05).sum())
    assert page.classes.matrix.count_of(MatrixCell(WHOLE, 1)) == taken
    verdicts = window.judging.get().verdicts
    accuracy = float(((probabilities >= 0.05) == evaluator.judged.answers.actual).mean())
    qtbot.waitUntil(lambda: verdicts.verdict.figures.accuracy == pytest.approx(accuracy), timeout=20_000)
    window.findChild(QAction, "show_canvas").trigger()
    window.findChild(QAction, "undo").trigger()
    assert window.parts.tabs.current_key == "evaluate"
    assert bench.project.decision.threshold is None


def test_the_temperature_is_fitted_on_the_validation_rows(qtbot, window):
    trained(qtbot, window, "digits", 4)
    page = page_of(qtbot, window)
    judging = window.judging.get()
    page.side.parts.buttons[TRAIN].click()
    qtbot.waitUntil(lambda: judging.evaluator.judged is not None, timeout=20_000)
    page.curves.temperature_wanted.emit()
    qtbot.waitUntil(lambda: window.workbench.project.decision.temperature != 1, timeout=20_000)
    decision = window.workbench.project.decision
    trainer, table = window.workbench.session.trainer, window.workbench.store.table
    model, rows = Model.of_run(trainer.capture()), trainer.dataset.validation.rows
    judged = judged_rows(model.network(), model.preparation, table, "validation", rows)
    assert decision.temperature == fit_temperature(judged.answers).temperature
    assert decision.fitted_to == weights_digest(model.values)


def test_nothing_is_chosen_by_the_test_rows(qtbot, window):
    trained(qtbot, window, "breast_cancer", 6)
    page = page_of(qtbot, window)
    assert page.curves.field.isEnabled()
    page.side.parts.buttons[TEST].click()
    evaluator = window.judging.get().evaluator
    qtbot.waitUntil(lambda: evaluator.judged is not None and evaluator.judged.part == TEST, timeout=20_000)
    for part in (page.curves.field, page.curves.strip, page.curves.panel, page.curves.words):
        assert not part.isEnabled()
