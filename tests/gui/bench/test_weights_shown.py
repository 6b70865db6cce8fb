"""The window says which weights are in the network, shows their figures, and keeps the result readable."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.training.trainer import Trainer
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import number_font
from gui.plots.curves.plot_frame import LABEL_GAP, LEFT, Mark, PlotFrame
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size():
    return QSize(1440, 900)


@pytest.fixture
def window(iris_window: MainWindow) -> MainWindow:
    return iris_window


def restored_run(qtbot: QtBot, window: MainWindow, epochs: int = 60) -> Trainer:
    """A run that has ended and went back to an epoch before its last."""
    bench = window.workbench
    settings = replace(bench.project.training, epochs=epochs, learning_rate=0.1, checkpoint_every=7)
    bench.edit_training("edit", settings)
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=30_000)
    trainer = bench.session.trainer
    assert trainer is not None and trainer.weights_of is not None
    qtbot.waitUntil(lambda: bool(window.parts.curves.loss_card.plot.lines), timeout=20_000)
    return trainer


def test_after_the_end_everything_says_whose_weights_these_are(qtbot: QtBot, window: MainWindow) -> None:
    trainer = restored_run(qtbot, window)
    best = trainer.history.best_epoch
    assert window.parts.timeline_bar.hint.text() == f"weights of epoch {best}"
    assert f"weights of epoch {best}" in window.parts.training_bar.status.text.own_tooltip
    plot = window.parts.curves.loss_card.plot
    (mark,) = plot.marks()
    assert mark == Mark(best, f"best, in the network: epoch {best}", is_dotted=False)
    record = next(each for each in trainer.history.records if each.epoch == best)
    window.parts.curves._texts.now()
    values = window.parts.curves.loss_card.values
    assert f"At the end of epoch {best}:" in values.toolTip()
    assert axis_number(record.validation_loss) in values.toolTip()
    assert f"epoch {best}" in values.text() and axis_number(record.validation_loss) in values.text()
    assert (
        "from epoch 60, where training ended, to the same bits"
        in window.parts.actions_by_key["train"].toolTip()
    )


def test_going_on_and_going_back_are_those_of_now_again(qtbot: QtBot, window: MainWindow) -> None:
    trainer = restored_run(qtbot, window)
    window.workbench.step_training()
    qtbot.waitUntil(lambda: trainer.state == "paused" and trainer.step_count > 240, timeout=20_000)
    qtbot.waitUntil(lambda: window.parts.timeline_bar.hint.text() == "now: epoch 61", timeout=20_000)
    assert [mark.is_dotted for mark in window.parts.curves.loss_card.plot.marks()] == [True]
    window.workbench.session.rewind(7)
    qtbot.waitUntil(lambda: window.parts.timeline_bar.hint.text() == "now: epoch 7", timeout=20_000)
    assert "Goes on from epoch 7, iteration 28." in window.parts.actions_by_key["train"].toolTip()


def test_weights_set_by_hand_are_said_and_so_that_the_figures_are_older(
    qtbot: QtBot, window: MainWindow
) -> None:
    trainer = restored_run(qtbot, window)
    best = trainer.history.best_epoch
    window.workbench.edit_number("layer-2", "W", (0, 0), 4.0)
    assert window.parts.timeline_bar.hint.text() == f"weights of epoch {best}, edited"
    window.parts.curves._texts.now()
    assert f"epoch {best}, unedited" in window.parts.curves.loss_card.values.text()
    assert "as they were edited" in window.parts.actions_by_key["train"].toolTip()
    assert result_note(window) == "The weights have changed since."


def result_note(window: MainWindow) -> str:
    note = window.findChild(QLabel, "result_note")
    assert note is not None
    return note.text()


def cell(window: MainWindow, part: str, column: int) -> str:
    label = [
        each for each in window.findChildren(QLabel, f"result_{part}_{column}") if each.isVisibleTo(window)
    ]
    return label[-1].text()


@pytest.mark.parametrize("sample", ["iris", "diabetes"])
def test_the_result_can_be_read_again_with_the_figures_of_each_part(
    qtbot: QtBot, window: MainWindow, tmp_path, sample: str
) -> None:
    bench = window.workbench
    if sample != "iris":
        window.files.open_path(f"sample:{sample}")
        qtbot.waitUntil(lambda: bench.project.data.path == f"sample:{sample}", timeout=20_000)
        qtbot.waitUntil(lambda: bench.store.dataset is not None, timeout=20_000)
    assert not window.parts.training_panel.result.isVisibleTo(window)
    trainer = restored_run(qtbot, window)
    window.parts.commands.show_training_settings()
    window.notices.show(None)
    assert trainer.result is not None
    for part, scores in trainer.result.scores.items():
        assert cell(window, part, 1) == f"{trainer.result.rows[part]:,}"
        assert cell(window, part, 2) == f"{scores.loss:.4g}"
        figure = scores.r2 if scores.accuracy is None else scores.accuracy
        assert cell(window, part, 3) == f"{figure:.3f}"
    assert window.parts.training_panel.result.data.text() == f"{sample}, target {trainer.network.task.target}"
    assert result_note(window) == f"Figures of the weights of epoch {trainer.history.best_epoch}"
    path = str(tmp_path / "a.layerscope")
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        bench.files.save_to(path)
    bench.new_project()
    assert not window.parts.training_panel.result.isVisibleTo(window)
    bench.open_path(path)
    qtbot.waitUntil(lambda: bench.session.trainer is not None, timeout=20_000)
    window.parts.commands.show_training_settings()
    assert window.parts.training_panel.result.isVisibleTo(window)
    assert result_note(window) == f"Figures of the weights of epoch {trainer.history.best_epoch}"
    assert window.parts.timeline_bar.hint.text() == f"weights of epoch {trainer.history.best_epoch}"


def test_the_result_of_another_run_says_so(qtbot: QtBot, window: MainWindow) -> None:
    restored_run(qtbot, window)
    window.parts.commands.use_template("deeper")
    assert result_note(window) == "Run on iris, target species, of another network"
    window.workbench.document.undo_stack.undo()
    assert "Figures of the weights" in result_note(window)


@pytest.mark.parametrize("width", [90.0, 240.0, 330.0, 600.0])
@pytest.mark.parametrize(("one", "other"), [(5, 6), (0, 100), (99, 100), (50, 50), (0, 1)])
def test_words_of_two_marks_overlap_nowhere(qtbot: QtBot, width: float, one: int, other: int) -> None:
    frame = PlotFrame(width, 150, low=0, high=100, bottom=0, top=1, log=False)
    marks = [Mark(one, f"best: epoch {one}"), Mark(other, f"in the network: epoch {other}")]
    metrics = QFontMetricsF(number_font(8))
    placed = frame.places_of_labels(marks, metrics)
    both = sum(metrics.horizontalAdvance(mark.label) for mark in marks)
    assert width < 1.4 * both or len(placed) == 2
    assert [mark for mark, _, _ in placed][-1:] in ([], [marks[1]], [marks[0]])
    end = -np.inf
    for _, left, wide in placed:
        assert left >= min(LEFT - 6, end + LABEL_GAP) - 1e-6 and left >= end
        assert left + wide <= width
        end = left + wide
