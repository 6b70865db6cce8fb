"""The curves panel shows, marks and hands out exactly the numbers of the run."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.training.observation.epoch_history import MOST_RECORDS, EpochHistory
from engine.training.observation.snapshot import EpochRecord, Snapshot
from gui.look.theme import theme
from gui.plots.curves.curve_plot import KEY_STEP
from gui.plots.curves.curves_panel import CurvesPanel
from gui.plots.curves.line import Line, value_range

CLASSES = Task("classes", 4, ("a", "b", "c"), "species")
REGRESSION = Task("regression", 4, (), "price <b>")
STEPS = 5


def record(epoch: int, validation: bool = True, mae: float = math.nan) -> EpochRecord:
    loss = 1 / epoch
    return EpochRecord(
        epoch,
        epoch * STEPS,
        train_loss=loss,
        train_metric=0.9,
        validation_loss=loss + 0.1 if validation else math.nan,
        validation_metric=0.8 if validation else math.nan,
        train_mae=mae,
        validation_mae=mae + 1,
        learning_rate=0.01,
    )


def snapshot(epoch: int, records: tuple[EpochRecord, ...], best: int = 0, state: str = "running") -> Snapshot:
    steps = np.arange((epoch - 1) * STEPS + 1, epoch * STEPS + 1)
    losses = (1 / steps).astype(np.float32)
    return Snapshot(
        state=state,
        epoch=epoch,
        epochs=50,
        step=epoch * STEPS,
        steps=250,
        steps_per_second=1.0,
        seconds_left=1.0,
        losses=losses,
        loss_steps=steps,
        records=records,
        best_epoch=best,
    )


@pytest.fixture
def panel(qtbot: QtBot) -> CurvesPanel:
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.resize(640, 230)
    panel.show()
    return panel


def add(panel: CurvesPanel, one: Snapshot) -> None:
    panel.add(one)
    panel.draw()


def train(panel: CurvesPanel, task: Task = CLASSES, epochs: int = 8, validation: bool = True) -> None:
    panel.begin(task, 50, STEPS)
    mae = 12.0 if task.kind == "regression" else math.nan
    for epoch in range(1, epochs + 1):
        add(panel, snapshot(epoch, (record(epoch, validation, mae),), best=min(epoch, 6)))
    panel._texts.now()


def test_an_empty_panel_says_what_to_do(panel: CurvesPanel) -> None:
    assert panel.loss_card.plot.lines == []
    assert "Train" in panel.loss_card.plot._empty_text
    assert not panel.loss_card.values.text()
    panel.grab()


def test_add_gives_the_exact_curves_and_the_best_epoch(panel: CurvesPanel) -> None:
    train(panel)
    loss, validation = panel.loss_card.plot.lines
    np.testing.assert_array_equal(loss.raw, (1 / np.arange(1, 41)).astype(np.float32))
    np.testing.assert_allclose(loss.x, np.arange(1, 41) / STEPS)
    np.testing.assert_array_equal(validation.raw, [1 / e + 0.1 for e in range(1, 9)])
    assert panel.loss_card.plot.best_epoch == panel.metric_card.plot.best_epoch == 6
    assert panel.metric_card.title.text() == "Accuracy"
    assert panel.metric_card.plot.view.viewRange()[1][1] == 1.0
    for text in (f"train</span> {1 / 8:.3f}", f"validation</span> {1 / 8 + 0.1:.3f}"):
        assert text in panel.loss_card.values.text()
    panel.grab()


def test_while_a_run_goes_on_a_frame_draws_one_of_the_plots(panel: CurvesPanel) -> None:
    panel.begin(CLASSES, 50, STEPS)
    drawn = []
    for card in (panel.loss_card, panel.metric_card):
        draw = card.show_lines
        card.show_lines = lambda *lines, card=card, draw=draw: (drawn.append(card), draw(*lines))  # type: ignore[method-assign]
    for epoch in range(1, 5):
        panel.add(snapshot(epoch, (record(epoch),)))
        panel.draw_turn()
    assert len(drawn) == 4
    assert drawn[:2] == drawn[2:]
    assert set(drawn) == {panel.loss_card, panel.metric_card}
    panel.draw()  # as when it stands still
    panel.draw()  # and again, where nothing has come since
    assert len(drawn) == 5
    assert [len(card.plot.lines[-1].raw) for card in (panel.loss_card, panel.metric_card)] == [4, 4]
    panel.hide()
    panel.add(snapshot(5, (record(5),)))
    panel.draw_turn()
    panel.draw_turn()
    panel.draw()
    assert len(drawn) == 5
    panel.show()
    assert len(drawn) == 7


def test_a_narrow_header_leaves_the_words_to_the_tooltip(panel: CurvesPanel) -> None:
    train(panel)
    label = panel.loss_card.values
    assert "validation" in label.text()
    panel.resize(360, 230)
    panel.grab()
    assert "validation" not in label.text()
    assert f"{1 / 8 + 0.1:.3f}" in label.text()
    assert "epoch 8" in label.toolTip()
    assert f"validation {1 / 8 + 0.1:.3f}" in label.toolTip()
    label.resize(40, 20)
    assert f"{1 / 8:.3f}" not in label.text()
    assert f"{1 / 8 + 0.1:.3f}" in label.text()


def test_load_shows_the_same_as_add(panel: CurvesPanel, qtbot: QtBot) -> None:
    train(panel)
    other = CurvesPanel()
    qtbot.addWidget(other)
    history = panel.history
    other.load(
        records=tuple(record(e) for e in range(1, 9)),
        losses=history.step_loss.raw,
        loss_steps=history.steps,
        best_epoch=6,
        steps_per_epoch=STEPS,
        task=CLASSES,
    )
    assert other.history.loss_csv() == history.loss_csv()
    assert other.metric_card.title.text() == "Accuracy"
    assert other.loss_card.plot.best_epoch == 6
    assert other.loss_card.plot.view.viewRange()[0] == [0.0, 8.0]


def test_without_validation_rows_there_is_no_curve_and_no_word_of_it(panel: CurvesPanel) -> None:
    train(panel, validation=False)
    assert [line.name for line in panel.loss_card.plot.lines] == ["train"]
    assert "validation" not in panel.loss_card.values.text()
    assert "validation" not in panel.metric_card.values.text()


def test_regression_switches_between_r2_and_mae(panel: CurvesPanel) -> None:
    train(panel, REGRESSION)
    assert panel.metric_card.title.text() == "R²"
    panel.switch.click()
    assert panel.metric_card.title.text() == "MAE"
    np.testing.assert_array_equal(panel.metric_card.plot.lines[1].raw, np.full(8, 13.0))
    assert "<b>" not in panel.metric_card.title.toolTip()  # a column's name is no mark-up
    panel.switch.click()
    np.testing.assert_array_equal(panel.metric_card.plot.lines[1].raw, np.full(8, 0.8))
    train(panel, CLASSES)
    assert not panel.switch.isVisible()


def test_log_axis_bears_zeros(panel: CurvesPanel) -> None:
    train(panel)
    zeros = snapshot(9, (), best=6)
    add(panel, Snapshot(**{**{f: getattr(zeros, f) for f in zeros.__slots__}, "losses": np.zeros(STEPS)}))
    panel.findChild(QCheckBox, "log_loss").setChecked(True)
    plot = panel.loss_card.plot
    drawn = plot._items_of(plot.lines[0])[0].getData()[1]
    bottom, top = plot.view.viewRange()[1]
    assert np.isfinite(drawn).all()
    assert drawn.min() == pytest.approx(bottom)
    assert 10**top > plot.lines[0].smoothed.max()
    panel.grab()
    panel.findChild(QCheckBox, "log_loss").setChecked(False)
    assert plot._items_of(plot.lines[0])[0].getData()[1].min() == 0


def test_log_axis_bears_zeros_alone(panel: CurvesPanel) -> None:
    panel.begin(CLASSES, 5, STEPS)
    panel.log_box.setChecked(True)
    zeros = np.zeros(STEPS)
    panel.load((), zeros, np.arange(1, STEPS + 1), 0, STEPS)
    assert np.isfinite(panel.loss_card.plot.view.viewRange()).all()
    panel.grab()


def test_smoothing_slider_changes_the_bold_curve_alone(panel: CurvesPanel) -> None:
    train(panel)
    raw = panel.history.step_loss.raw.copy()
    panel.findChild(QSlider, "smoothing").setValue(0)
    np.testing.assert_array_equal(panel.loss_card.plot.lines[0].smoothed, raw)
    assert panel.smoothing_value.text() == "0.00"
    panel.findChild(QSlider, "smoothing").setValue(99)
    assert panel.smoothing_value.text() == "0.99"
    assert np.ptp(panel.loss_card.plot.lines[0].smoothed) < np.ptp(raw)


def test_clipboard_gets_the_exact_values(panel: CurvesPanel) -> None:
    train(panel)
    panel.loss_card.plot.copy_requested.emit()
    rows = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text())))
    assert [float(row["train"]) for row in rows] == panel.history.step_loss.raw.tolist()
    assert [float(r["validation"]) for r in rows if r["validation"]] == [1 / e + 0.1 for e in range(1, 9)]
    assert "40" in panel.note.text()
    panel.metric_card.plot.copy_requested.emit()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 9


def test_zooming_stops_following_until_reset(panel: CurvesPanel) -> None:
    train(panel, epochs=3)
    plot = panel.loss_card.plot
    plot.view.setRange(xRange=(1, 2), yRange=(0, 1), padding=0)
    plot.view.sigRangeChangedManually.emit([True, True])
    assert panel.loss_card.reset.isVisible()
    add(panel, snapshot(4, (record(4),), best=4))
    assert plot.view.viewRange()[0] == [1, 2]
    panel.loss_card.reset.click()
    assert plot.view.viewRange()[0][0] == 0
    assert plot.view.viewRange()[0][1] >= 4
    assert not panel.loss_card.reset.isVisible()


def test_hover_shows_the_exact_values_of_the_nearest_points(panel: CurvesPanel) -> None:
    train(panel)
    plot = panel.loss_card.plot
    plot.hover(QPointF(plot.frame().x_pixel(3.99), 60))
    text = plot._hover_label.text()
    assert f"{np.float32(1 / 20):.6g}" in text
    assert f"{1 / 4 + 0.1:.6g}" in text
    assert plot.rect().contains(plot._hover_label.geometry())
    plot.hover(None)
    assert not plot._hover_label.isVisible()


def test_arrow_keys_move_the_cross_hair(panel: CurvesPanel, qtbot: QtBot) -> None:
    train(panel)
    plot = panel.loss_card.plot
    for _ in range(3):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot._hover_label.isVisible()
    assert plot._pointer.x() == plot.frame().area.left() + 3 * KEY_STEP
    for _ in range(5):
        qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot._pointer.x() == plot.frame().area.left()
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert not plot._hover_label.isVisible()


def test_the_axis_ends_with_the_run(panel: CurvesPanel) -> None:
    train(panel, epochs=7)
    add(panel, snapshot(8, (record(8),), best=6, state="finished"))
    assert panel.loss_card.plot.view.viewRange()[0] == [0.0, 8.0]


def test_picture_is_saved_or_the_footer_says_why_not(panel: CurvesPanel, tmp_path: Path) -> None:
    train(panel)
    panel.save_picture(panel.loss_card, str(tmp_path / "loss"))
    assert not QImage(str(tmp_path / "loss.png")).isNull()
    panel.save_picture(panel.loss_card, str(tmp_path / "nowhere" / "loss.png"))
    assert "could not be written" in panel.note.text()


def test_a_hidden_panel_takes_the_numbers_in_and_draws_them_when_shown(panel: CurvesPanel) -> None:
    train(panel, epochs=3)
    panel.hide()
    add(panel, snapshot(4, (record(4),), best=4))
    assert len(panel.history.steps) == 4 * STEPS
    assert panel.loss_card.plot.best_epoch == 3
    panel.show()
    assert panel.loss_card.plot.best_epoch == 4
    assert len(panel.loss_card.plot.lines[0].raw) == 4 * STEPS


def test_clear_and_begin_forget_the_run(panel: CurvesPanel) -> None:
    train(panel)
    panel.clear()
    assert panel.loss_card.plot.lines == panel.metric_card.plot.lines == []
    assert panel.loss_card.plot.best_epoch == 0
    panel._texts.now()
    assert not panel.loss_card.values.text()


def train_with_rates(panel: CurvesPanel, rates: list[float]) -> None:
    panel.begin(CLASSES, 50, STEPS)
    for epoch, rate in enumerate(rates, 1):
        add(panel, snapshot(epoch, (replace(record(epoch), learning_rate=rate),)))
    panel._texts.now()


def test_a_constant_rate_takes_no_room(panel: CurvesPanel) -> None:
    assert not panel.rate_card.isVisible()
    train(panel)
    assert not panel.rate_card.isVisible()


def test_a_rate_that_varies_is_a_curve_of_its_own_and_exact(panel: CurvesPanel) -> None:
    rates = [0.01, 0.005, 0.0025]
    train_with_rates(panel, rates)
    (line,) = panel.rate_card.plot.lines
    assert panel.rate_card.isVisible() and not panel.rate_card.plot.log
    np.testing.assert_array_equal(line.raw, rates)
    np.testing.assert_array_equal(line.smoothed, rates)
    assert "0.0025" in panel.rate_card.values.toolTip()
    panel.rate_card.plot.copy_requested.emit()
    rows = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text())))
    assert [float(row["learning_rate"]) for row in rows] == rates
    panel.clear()
    assert not panel.rate_card.isVisible()


def test_a_chosen_schedule_has_its_place_before_the_run(panel: CurvesPanel) -> None:
    panel.show_schedule(TrainingSettings(warmup_epochs=3))
    assert panel.rate_card.isVisible()
    panel.show_schedule(TrainingSettings(schedule="step"))
    train(panel)
    assert panel.rate_card.isVisible()
    panel.show_schedule(TrainingSettings())
    assert not panel.rate_card.isVisible()


def test_a_rate_over_decades_has_a_logarithmic_axis_unless_it_is_a_wave(panel: CurvesPanel) -> None:
    rates = [0.1, 0.01, 0.001]
    train_with_rates(panel, rates)
    assert panel.rate_card.plot.log
    panel.grab()
    panel.show_schedule(TrainingSettings(schedule="cosine"))
    assert not panel.rate_card.plot.log


def test_both_schemes_paint(panel: CurvesPanel) -> None:
    train(panel)
    background = {}
    for choice in ("light", "dark"):
        theme.choose(choice)
        picture = panel.loss_card.plot.grab().toImage()
        background[choice] = picture.pixelColor(1, 1).name()
        assert background[choice] == theme.palette.panel
    assert background["light"] != background["dark"]


def test_curves_and_copies_of_a_long_run_say_that_they_are_thinned(panel: CurvesPanel) -> None:
    train(panel)
    assert panel.note.text() == ""
    panel.copy_metric()
    assert panel.note.text() == "Copied 8 rows of values."
    history = EpochHistory(record(epoch) for epoch in range(1, MOST_RECORDS + 1))
    panel.load(tuple(history), np.ones(1), np.ones(1), 1, STEPS)
    assert panel.note.text().startswith("Of this long run, one epoch in 2 is kept")
    panel._texts.now()
    assert f"epoch {MOST_RECORDS}:" in panel.loss_card.values.toolTip()
    panel.copy_metric()
    rows = len(history)
    assert panel.note.text().startswith(f"Copied {rows} rows of values. Of this long run, one epoch in 2 is")
    panel.clear()
    assert panel.note.text() == ""


def spiked(panel: CurvesPanel, value: float = 40.0) -> None:
    """Losses that fall from 1 to a few hundredths, but for one epoch."""
    panel.begin(CLASSES, 50, STEPS)
    for epoch in range(1, 41):
        one = record(epoch)
        one = replace(one, validation_loss=value) if epoch == 20 else one
        add(panel, snapshot(epoch, (one,)))
    panel._texts.now()


def test_a_spike_is_left_outside_marked_and_told(panel: CurvesPanel) -> None:
    spiked(panel)
    plot = panel.loss_card.plot
    assert 1.0 <= plot.view.viewRange()[1][1] < 3.0  # the start is inside, the spike is not
    assert [(spike.curve, spike.x, spike.value) for spike in plot.spikes] == [("validation", 20.0, 40.0)]
    frame = plot.frame()
    place = QPointF(frame.x_pixel(20.0), frame.area.top() + 4)
    assert "40" in plot.spike_tooltip(place) and "epoch 20" in plot.spike_tooltip(place)
    assert plot.spike_tooltip(place + QPointF(60, 0)) == ""
    with_mark = plot.grab().toImage()
    assert with_mark.pixelColor(place.toPoint()).name() == theme.color("backward").name()


def test_a_double_click_takes_spikes_in_and_out_again(panel: CurvesPanel, qtbot: QtBot) -> None:
    spiked(panel)
    plot = panel.loss_card.plot
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton)
    assert plot.whole and plot.view.viewRange()[1][1] >= 40.0 and plot.spikes == []
    state = plot.view_state()
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton)
    assert not plot.whole and plot.view.viewRange()[1][1] < 3.0 and plot.spikes
    plot.restore_view(state)
    assert plot.whole and plot.view.viewRange()[1][1] >= 40.0
    panel.begin(CLASSES, 50, STEPS)
    assert not plot.whole


def test_what_is_no_spike_stays_inside(panel: CurvesPanel) -> None:
    """A small rise, a steep fall at the start, and everything on a logarithmic axis."""
    spiked(panel, 2.0)
    assert panel.loss_card.plot.view.viewRange()[1][1] >= 2.0
    spiked(panel)
    panel.loss_card.plot.set_log(True)
    assert panel.loss_card.plot.spikes == []
    assert panel.loss_card.plot.view.viewRange()[1][1] >= math.log10(40.0)
    falling = Line("train", "forward", np.arange(3000.0), *[100 * 0.5 ** np.arange(3000.0)] * 2)
    assert value_range([falling], False, False)[1] >= 100.0
    late = np.where(np.arange(3000) > 2800, 50.0, 0.1)
    assert value_range([Line("train", "forward", np.arange(3000.0), late, late)], False, False)[1] >= 50.0


class Repaints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_curves_that_need_another_range_are_painted_once(panel: CurvesPanel, qtbot: QtBot) -> None:
    train(panel, epochs=3)
    plot = panel.loss_card.plot
    qtbot.wait(50)
    before, repaints = plot.view.viewRange(), Repaints(plot.viewport())
    add(panel, snapshot(4, (replace(record(4), validation_loss=1.9),)))
    qtbot.wait(50)
    assert plot.view.viewRange() != before
    assert repaints.count == 1
