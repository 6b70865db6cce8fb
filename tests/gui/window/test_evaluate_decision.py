"""The decision on the page Evaluate in the real window: a threshold that is dragged, and what follows it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from sklearn import metrics

from engine.evaluation.diagnostics.temperature import fit_temperature
from engine.files.export.npz import load_npz
from engine.files.project_file import load_project
from engine.project.decision import Decision, weights_digest
from gui.window.main_window import MainWindow
from gui.window.pages.evaluate_page import EvaluatePage
from tests.gui.window.test_evaluate_page import page_of, trained, wait_for_verdict

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 900)


def drag(page: EvaluatePage, *places: float) -> None:
    strip = page.curves.strip
    points = [QPoint(round(strip.x_of(place)), strip.height() // 2) for place in places]
    QTest.mousePress(strip, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(strip, point)
    QTest.mouseRelease(strip, LEFT, pos=points[-1])


def test_matrix_and_figures_follow_the_threshold_and_one_undo_takes_it_back(qtbot, window: MainWindow):
    trained(qtbot, window, "breast_cancer", epochs=2)
    page = page_of(qtbot, window)
    wait_for_verdict(qtbot, window)
    bench, judged = window.workbench, window.judging.get().evaluator.judged
    before = bench.document.undo_stack.count()
    drag(page, 0.5, 0.3, 0.08)
    decision = bench.project.decision
    assert decision.threshold == pytest.approx(0.08, abs=0.01)
    assert decision.positive == judged.answers.task.classes[1]
    assert bench.document.undo_stack.count() == before + 1
    taken = judged.answers.probabilities[:, 1] >= decision.threshold
    expected = metrics.confusion_matrix(judged.answers.actual == 1, taken)
    table = page.classes.table.classes
    assert table.figures.per_class[decision.positive].recall == pytest.approx(
        expected[1, 1] / expected[1].sum()
    )
    verdicts = window.judging.get().verdicts
    qtbot.waitUntil(
        lambda: verdicts.verdict is not None and (verdicts.verdict.figures.confusion == expected).all(),
        timeout=20_000,
    )
    bench.document.undo_stack.undo()
    assert bench.project.decision == Decision()
    assert page.curves.strip.threshold is None


def test_the_threshold_is_kept_in_project_and_export(qtbot, window: MainWindow, tmp_path):
    trained(qtbot, window, "breast_cancer", epochs=2)
    page, bench = page_of(qtbot, window), window.workbench
    drag(page, 0.2)
    decision = bench.project.decision
    with qtbot.waitSignal(bench.files.exported, timeout=20_000):
        bench.files.export("npz", str(tmp_path / "a.npz"))
    assert load_npz(tmp_path / "a.npz").decision == decision
    bench.files.save_to(str(tmp_path / "a.layerscope"))
    qtbot.waitUntil(lambda: bench.document.is_saved, timeout=20_000)
    assert load_project(tmp_path / "a.layerscope")[0].decision == decision


def test_the_temperature_is_fitted_on_the_validation_rows(qtbot, window: MainWindow):
    trained(qtbot, window, "iris", epochs=4)
    page, bench = page_of(qtbot, window), window.workbench
    evaluator = window.judging.get().evaluator
    expected = fit_temperature(evaluator.judged.answers)
    QTest.mouseClick(page.curves.words.fit, LEFT)
    qtbot.waitUntil(lambda: bench.project.decision.temperature != 1, timeout=20_000)
    decision = bench.project.decision
    assert decision.temperature == expected.temperature
    assert decision.fitted_to == weights_digest(bench.session.trainer.network.values)
    assert page.curves.words.stale.isHidden()
    assert (
        f"ECE {expected.error_before:.3f} → {expected.error_after:.3f}"
        in page.curves.words.temperature.text()
    )
    judged, layer = evaluator.judged, bench.runs.architecture.order[-1]
    bench.edit_number(layer.id, "b", (0,), 0.25)
    qtbot.waitUntil(lambda: evaluator.judged is not judged, timeout=20_000)
    assert page.curves.words.stale.isVisible()
    bench.document.undo_stack.undo()
    assert bench.project.decision.temperature == 1


def test_without_validation_rows_it_is_said_what_to_do(qtbot, window: MainWindow):
    window.files.open_path("sample:iris")
    bench = window.workbench
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    bench.edit_choices("", replace(bench.project.data, split=(80.0, 0.0, 20.0)))
    trained_here(qtbot, window)
    page = page_of(qtbot, window)
    QTest.mouseClick(page.curves.words.fit, LEFT)
    assert "validation rows" in window.parts.message_bar.label.text()
    assert bench.project.decision == Decision()


def trained_here(qtbot, window: MainWindow) -> None:
    """Train what is open."""
    bench = window.workbench
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    bench.edit_training("", replace(bench.project.training, epochs=3))
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=60_000)


def test_a_bin_of_the_calibration_changes_the_rows_that_are_looked_at(qtbot, window: MainWindow):
    trained(qtbot, window, "breast_cancer", epochs=2)
    page = page_of(qtbot, window)
    judged, plot = window.judging.get().evaluator.judged, page.curves.calibration
    number = int(np.argmax(plot.calibration.counts))
    QTest.mouseClick(plot, LEFT, pos=plot.pixel_of((number + 0.5) / 10, 0.5).toPoint())
    places = np.flatnonzero(plot.calibration.bins == number)
    assert set(window.selection.chosen.rows) == set(judged.rows[places])
    window.selection.clear()
    assert plot.chosen == -1
