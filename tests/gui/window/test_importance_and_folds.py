"""Importance of the columns and rows judged by folds, on the page Evaluate of the real window."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.evaluation.importance import permutation_importance
from engine.experiments.cross_validation import cross_validate
from engine.files.model import Model
from gui.bench.judging import importance_work
from gui.bench.judging.evaluator import FOLDS, TEST, TRAIN
from gui.bench.judging.importance_work import FoundImportance, ImportanceWork
from gui.look.words.translation import language
from gui.window.main_window import MainWindow
from gui.window.pages.evaluate_page import EvaluatePage
from gui.window.pages.profile_page import ProfilePage
from main import main

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 900)


def trained(qtbot: QtBot, window: MainWindow, sample: str = "iris", **data: Any) -> MainWindow:
    window.files.open_path(f"sample:{sample}")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    bench = window.workbench
    if data:
        project = bench.project
        bench.document.edit("", replace(project, data=replace(project.data, **data)))
        qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    bench.edit_training("", replace(bench.project.training, epochs=12))
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=60_000)
    return window


def page_of(qtbot: QtBot, window: MainWindow) -> EvaluatePage:
    window.findChild(QAction, "show_evaluate").trigger()
    page = window.parts.tabs.current_view
    assert isinstance(page, EvaluatePage)
    qtbot.waitUntil(lambda: window.judging.get().evaluator.judged is not None, timeout=20_000)
    return page


def work_of(window: MainWindow) -> ImportanceWork:
    return window.judging.get().importance


def found_by(qtbot: QtBot, window: MainWindow, other_than: object = None) -> FoundImportance:
    work = work_of(window)
    qtbot.waitUntil(
        lambda: work.found is not None and work.found is not other_than and not work.is_busy, timeout=60_000
    )
    assert work.found is not None
    return work.found


def shown_names(page: EvaluatePage) -> list[str]:
    return [line.column for line in page.importance.bars.lines]


def test_it_comes_by_itself_and_is_that_of_the_engine_and_of_explain(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trained(qtbot, window)
    page = page_of(qtbot, window)
    found = found_by(qtbot, window)
    session, judged = window.workbench.session, window.judging.get().evaluator.judged
    trainer = session.trainer
    assert trainer is not None and judged is not None
    model = Model(trainer.network.architecture, trainer.dataset.preparation, trainer.network.values)
    inputs = trainer.dataset.validation.inputs.astype(np.float64)
    expected = permutation_importance(model.network(), model.preparation, inputs, judged.answers.actual)
    assert found.columns == expected.columns
    assert (found.rows, found.of_rows, found.repeats) == (len(judged), len(judged), 10)
    ranked = sorted(expected.columns, key=lambda each: -each.mean)
    assert shown_names(page) == [each.column for each in ranked]
    assert any(set(pair.columns) == {"petal_length", "petal_width"} for pair in found.shared.pairs)
    path = tmp_path / "iris.layerscope"
    window.workbench.files.save_to(str(path))
    qtbot.waitUntil(lambda: window.workbench.document.is_saved and path.exists(), timeout=20_000)
    capsys.readouterr()
    assert main(["explain", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["importance"]
    for each in found.columns:
        assert told[each.column] == pytest.approx({"mean": each.mean, "std": each.std}, abs=1e-12)


def test_it_is_of_the_weights_it_was_computed_with(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importance_work, "QUICK", 0)
    trained(qtbot, window)
    page, evaluator = page_of(qtbot, window), window.judging.get().evaluator
    card = page.importance
    assert card.compute_button.isVisible() and work_of(window).found is None
    qtbot.mouseClick(card.compute_button, LEFT)
    first = found_by(qtbot, window)
    assert not card.again_button.isVisible() and not card.compute_button.isVisible()
    before = evaluator.judged
    window.findChild(QAction, "step").trigger()
    qtbot.waitUntil(lambda: evaluator.judged not in (before, None), timeout=20_000)
    assert work_of(window).is_outdated and card.again_button.isVisible()
    evaluator.choose(TRAIN)
    qtbot.waitUntil(lambda: evaluator.judged is not None, timeout=20_000)
    assert work_of(window).found is None and card.compute_button.isVisible()
    evaluator.choose("validation")
    qtbot.waitUntil(lambda: evaluator.judged is not None, timeout=20_000)
    assert work_of(window).found is first
    qtbot.mouseClick(card.again_button, LEFT)
    again = found_by(qtbot, window, other_than=first)
    assert again.epoch > first.epoch and not work_of(window).is_outdated


def test_it_can_be_ended_and_does_not_come_back_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    trained(qtbot, window)
    page, work = page_of(qtbot, window), work_of(window)
    qtbot.waitUntil(lambda: work.is_busy, timeout=20_000)
    qtbot.mouseClick(page.importance.cancel_button, LEFT)
    assert not work.is_busy and page.importance.compute_button.isVisible()
    window.findChild(QAction, "show_canvas").trigger()
    window.findChild(QAction, "show_evaluate").trigger()
    qtbot.wait(300)
    assert not work.is_busy and work.found is None


def test_test_rows_are_shuffled_only_where_they_are_open_and_it_is_asked_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    trained(qtbot, window)
    page, evaluator = page_of(qtbot, window), window.judging.get().evaluator
    found_by(qtbot, window)
    evaluator.open_test()
    qtbot.waitUntil(lambda: evaluator.judged is not None and evaluator.part == TEST, timeout=20_000)
    qtbot.wait(300)
    assert work_of(window).found is None and not work_of(window).is_busy
    qtbot.mouseClick(page.importance.compute_button, LEFT)
    assert found_by(qtbot, window).of_rows == evaluator.rows_of(TEST)


def test_a_picture_has_a_heat_map_also_after_a_change_of_the_language(
    qtbot: QtBot, window: MainWindow
) -> None:
    trained(qtbot, window, "digits")
    page = page_of(qtbot, window)
    work = work_of(window)
    if work.found is None and not work.is_busy:
        qtbot.mouseClick(page.importance.compute_button, LEFT)
    qtbot.waitUntil(lambda: work.share > 0, timeout=60_000)
    language.choose("ko")
    qtbot.waitUntil(lambda: window.parts.tabs.current_view is not page, timeout=20_000)
    found = found_by(qtbot, window)
    page = window.parts.tabs.current_view
    assert isinstance(page, EvaluatePage)
    assert page.importance.pixels.isVisible() and page.importance.pixels.drops.shape == (8, 8)
    assert page.importance.pixels.drops[3, 4] == pytest.approx(found.columns[3 * 8 + 4].mean)


def test_a_click_on_a_column_shows_its_strip(qtbot: QtBot, window: MainWindow) -> None:
    trained(qtbot, window, "breast_cancer")
    page = page_of(qtbot, window)
    found_by(qtbot, window)
    for line in (7, 0):
        bars = page.importance.bars
        name = bars.lines[line].column
        qtbot.mouseClick(bars, LEFT, Qt.KeyboardModifier.NoModifier, bars.rect_of(line).center().toPoint())
        assert window.parts.tabs.current_key == "profile"
        profile = window.parts.tabs.current_view
        assert isinstance(profile, ProfilePage)
        qtbot.waitUntil(lambda name=name, view=profile: name in view.strips.cards, timeout=20_000)
        card = profile.strips.cards[name]
        qtbot.waitUntil(lambda card=card: window.focusWidget() is card, timeout=20_000)
        qtbot.waitUntil(lambda name=name, view=profile: name in view.strips.in_sight, timeout=20_000)
        assert window.profiling.get().profiler.order.wanted == ""
        window.findChild(QAction, "show_evaluate").trigger()


def test_points_in_a_lasso_become_the_rows_that_are_shown_everywhere(
    qtbot: QtBot, window: MainWindow
) -> None:
    trained(qtbot, window, "diabetes")
    page = page_of(qtbot, window)
    plot, judged = page.numbers.scatter, window.judging.get().evaluator.judged
    assert judged is not None and judged.answers.probabilities is None
    axes, answers = plot.axes(), judged.answers
    middle = axes.area.center()
    corners = [axes.area.topLeft(), axes.area.topRight(), middle, axes.area.bottomLeft()]
    places = [corner.toPoint() for corner in corners]
    qtbot.mousePress(plot, LEFT, Qt.KeyboardModifier.NoModifier, places[0])
    for place in places[1:]:
        qtbot.mouseMove(plot, place)
    qtbot.mouseRelease(plot, LEFT, Qt.KeyboardModifier.NoModifier, places[-1])
    x, y = axes.x_pixels(answers.actual), axes.y_pixels(answers.predicted)
    border = places[3].y() + (x - places[3].x()) * (places[1].y() - places[3].y()) / (
        places[1].x() - places[3].x()
    )
    clearly = np.abs(y - border) > 2  # the pointer has whole pixels
    chosen = window.selection.chosen
    assert chosen is not None and chosen.title == "the lasso" and chosen.part == "validation"
    inside = np.isin(judged.rows, chosen.rows)
    assert (inside == (y < border))[clearly].all() and 0 < inside.sum() < len(judged)
    losses = judged.losses[[judged.rows.tolist().index(row) for row in chosen.rows]]
    assert (np.diff(losses) <= 0).all()
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert window.selection.chosen is None and not len(plot.chosen)


def test_without_validation_rows_the_folds_can_be_shown(qtbot: QtBot, window: MainWindow) -> None:
    trained(qtbot, window, split=(80, 0, 20))
    page, judging = page_of(qtbot, window), window.judging.get()
    evaluator = judging.evaluator
    assert evaluator.part == TRAIN
    button = page.side.findChild(QWidget, "cross_validate_here")
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert judging.folds.is_busy and page.side.findChild(QWidget, "folds_progress").isVisible()
    qtbot.waitUntil(lambda: evaluator.part == FOLDS, timeout=120_000)
    judged, trainer = evaluator.judged, window.workbench.session.trainer
    table = window.workbench.store.table
    assert judged is not None and trainer is not None and table is not None
    dataset = trainer.dataset
    assert judged.rows.tolist() == sorted(dataset.train.rows.tolist())
    assert not set(judged.rows.tolist()) & set(dataset.test.rows.tolist())
    architecture = trainer.network.architecture
    expected = cross_validate(
        table, dataset.choices, lambda _: architecture, trainer.settings, 5, taking_part=dataset.train.rows
    ).judged
    np.testing.assert_array_equal(judged.answers.probabilities, expected.answers.probabilities)
    assert page.side.parts.buttons[FOLDS].isChecked()
    assert not page.importance.isVisible()  # it is of one network
    window.findChild(QAction, "reset").trigger()
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=60_000)
    assert evaluator.folds is None and evaluator.part == TRAIN


def test_a_cross_validation_of_the_page_can_be_ended(qtbot: QtBot, window: MainWindow) -> None:
    trained(qtbot, window, split=(80, 0, 20))
    page, judging = page_of(qtbot, window), window.judging.get()
    bench = window.workbench
    bench.edit_training("", replace(bench.project.training, epochs=50_000, patience=0))  # not done meanwhile
    button = page.side.findChild(QWidget, "cross_validate_here")
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: judging.folds.share > 0, timeout=60_000)
    qtbot.mouseClick(button, LEFT)
    assert not judging.folds.is_busy and judging.evaluator.folds is None
    assert not page.side.findChild(QWidget, "folds_progress").isVisible()


def test_with_validation_rows_no_cross_validation_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    trained(qtbot, window)
    assert not page_of(qtbot, window).side.findChild(QWidget, "folds_line").isVisible()
