"""The training part of the toolbar: settings, status, and that nothing overlaps."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from engine.common.messages import Message
from engine.core.training_settings import TrainingSettings
from engine.core.update_rules import UPDATE_RULES
from engine.training.observation.snapshot import Snapshot
from gui.look.theme import theme
from gui.panels.training.learning_rate_field import LearningRateField, parse_rate, rate_text
from gui.panels.training.training_bar import TrainingBar, duration_text, status_parts


@pytest.fixture
def bar(qtbot: Any) -> TrainingBar:
    theme.choose("dark")  # widths are those of the style sheet
    bar = TrainingBar()
    qtbot.addWidget(bar)
    bar.set_actions(QAction("Pause", bar), QAction("Step", bar), QAction("Reset", bar))
    bar.resize(950, 40)
    bar.show()
    return bar


def edits_of(bar: TrainingBar) -> list[tuple[str, TrainingSettings, object]]:
    edits: list[tuple[str, TrainingSettings, object]] = []
    bar.settings_edited.connect(lambda *args: edits.append(args))
    return edits


def snapshot(**changes: Any) -> Snapshot:
    none = np.zeros(0)
    return replace(
        Snapshot(
            state="running",
            epoch=42,
            epochs=200,
            step=1260,
            steps=6000,
            steps_per_second=21_300.0,
            seconds_left=9.0,
            losses=none,
            loss_steps=none,
            records=(),
            best_epoch=38,
        ),
        **changes,
    )


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        *(("0.01", 0.01), (" 1e-3 ", 0.001), ("0,5", 0.5)),
        *((text, None) for text in ("", "fast", "-1", "0", "nan", "inf", "1e9")),
    ],
)
def test_rates_are_read_in_every_usual_form(text: str, rate: float | None) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize("rate", [0.01, 0.001, 1.0, 0.5, 2e-5, 1e-8, 0.0123, 100.0])
def test_a_shown_rate_reads_back_as_itself(rate: float) -> None:
    assert parse_rate(rate_text(rate)) == pytest.approx(rate)


@pytest.mark.parametrize("rate", [100.0, 12.5, 0.123, 0.0123, 2e-5])
def test_every_rate_fits_its_field(qtbot: Any, bar: TrainingBar, rate: float) -> None:
    text = bar.learning_rate.text
    bar.learning_rate.show_rate(rate)
    assert text.fontMetrics().horizontalAdvance(text.text()) <= text.width() - 8


def test_a_typed_rate_counts_once_it_is_finished(qtbot: Any, bar: TrainingBar) -> None:
    edits, field = edits_of(bar), bar.learning_rate
    field.text.selectAll()
    qtbot.keyClicks(field.text, "1e-3")
    assert edits == []
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert [settings.learning_rate for _, settings, _ in edits] == [0.001]
    assert field.slider.value() == -60
    field.text.selectAll()
    qtbot.keyClicks(field.text, "oops")
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert field.text.text() == "0.001" and len(edits) == 1


def test_leaving_a_rounded_rate_alone_does_not_change_it(qtbot: Any) -> None:
    field = LearningRateField()
    qtbot.addWidget(field)
    field.show_rate(0.0123456)
    told: list[float] = []
    field.changed.connect(told.append)
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert told == []


def test_the_slider_is_logarithmic_and_one_drag_is_one_gesture(bar: TrainingBar) -> None:
    edits, slider = edits_of(bar), bar.learning_rate.slider
    slider.setSliderDown(True)
    slider.setValue(-60)
    slider.setValue(-20)
    slider.setSliderDown(False)
    slider.setValue(0)
    assert [settings.learning_rate for _, settings, _ in edits] == [0.001, 0.1, 1.0]
    keys = [key for _, _, key in edits]
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize("name", ["batch_size", "epochs"])
def test_numbers_are_edited_and_shown(bar: TrainingBar, name: str) -> None:
    edits = edits_of(bar)
    box = getattr(bar, name)
    assert box.objectName() == name and box.accessibleName()
    box.setValue(77)
    assert edits[0][1] == replace(TrainingSettings(), **{name: 77})
    assert edits[0][0] == f"Change {name.replace('_', ' ')}"
    bar.show_settings(replace(TrainingSettings(), **{name: 5}))
    assert box.value() == 5 and len(edits) == 1


def test_every_optimizer_can_be_chosen_and_says_what_it_adds(qtbot: Any, bar: TrainingBar) -> None:
    edits, box = edits_of(bar), bar.optimizer
    assert [box.itemData(index) for index in range(box.count())] == list(UPDATE_RULES)
    tips = [box.itemData(index, Qt.ItemDataRole.ToolTipRole) for index in range(box.count())]
    assert all(tips) and len(set(tips)) == len(UPDATE_RULES)
    for key in UPDATE_RULES:
        bar.show_settings(TrainingSettings(optimizer=key))
        assert box.currentData() == key and tips[box.currentIndex()] in box.toolTip()
    assert edits == []


def test_adamw_brings_weight_decay_along_in_the_same_step(qtbot: Any, bar: TrainingBar) -> None:
    edits = edits_of(bar)
    bar.optimizer.setFocus()
    qtbot.keyClick(bar.optimizer, Qt.Key.Key_Down)  # after Adam
    assert [settings for _, settings, _ in edits] == [TrainingSettings(optimizer="adamw", weight_decay=0.01)]
    bar.show_settings(TrainingSettings(weight_decay=0.5))
    qtbot.keyClick(bar.optimizer, Qt.Key.Key_Down)
    assert edits[1][1].weight_decay == 0.5


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)  # of the offscreen plugin
def test_more_leads_to_all_settings_and_to_what_does_not_fit(qtbot: Any, bar: TrainingBar) -> None:
    with qtbot.waitSignal(bar.all_settings_wanted):
        qtbot.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    assert not bar.menu.isVisible()
    bar.resize(bar.minimumSizeHint().width(), 40)
    qtbot.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    assert bar.menu.isVisible() and bar.optimizer.isVisible()
    with qtbot.waitSignal(bar.all_settings_wanted):
        qtbot.mouseClick(bar.all_settings, Qt.MouseButton.LeftButton)
    assert not bar.menu.isVisible()


def test_buttons_follow_the_actions(qtbot: Any, bar: TrainingBar) -> None:
    button = bar.findChild(QToolButton, "train_button")
    action = button.defaultAction()
    action.setText("Resume")
    assert button.text() == "Resume"
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_status_in_words() -> None:
    assert " · ".join(status_parts(snapshot())) == "epoch 42 / 200 · iteration 1,260 · 21,300 it/s · 9 s left"
    assert status_parts(snapshot(steps_per_second=0.0, seconds_left=math.nan)) == [
        "epoch 42 / 200",
        "iteration 1,260",
    ]
    assert status_parts(snapshot(state="paused"))[-1] == "paused"
    reason = Message("The loss is not a number any more.")  # the window has a line of its own for it
    assert status_parts(snapshot(state="failed", message=reason))[-1] == "failed"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (59, "59 s"), (125, "2 min 05 s"), (4800, "1 h 20 min")]
)
def test_durations(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_the_status_tells_how_far_the_run_is(bar: TrainingBar) -> None:
    bar.show_status(snapshot(epoch=39))
    assert bar.status.text.text().startswith("epoch 39 ")
    assert bar.status.bar.value() == 210
    bar.show_status(None)
    assert bar.status.text.text() == "not trained yet" and not bar.status.bar.isVisible()


def test_a_narrow_status_drops_its_lesser_parts_and_the_tooltip_has_all(bar: TrainingBar) -> None:
    bar.show_status(snapshot())
    bar.resize(2000, 40)
    full = bar.status.text.text()
    assert full.count("·") == 3
    bar.resize(bar.minimumSizeHint().width(), 40)
    assert bar.status.text.text().count("·") < 3
    assert bar.status.text.text().startswith("epoch 42")
    assert full in bar.status.text.toolTip()


def in_sight(bar: TrainingBar) -> list[QWidget]:
    """The parts of the bar from left to right, checked to lie beside one another and inside."""
    bar.row.activate()
    parts = [bar.row.itemAt(place).widget() for place in range(bar.row.count())]
    boxes = [QRect(part.mapTo(bar, QPoint()), part.size()) for part in parts]
    assert all(left.right() < right.left() for left, right in pairwise(boxes))
    assert boxes[-1].right() < bar.width()
    for box, part in zip(boxes, parts, strict=True):
        assert box.width() >= (part.minimumWidth() or part.minimumSizeHint().width())
    return parts


def under_more(bar: TrainingBar) -> list[QWidget]:
    return [bar.overflow.itemAt(place).widget() for place in range(bar.overflow.count())]


def test_the_narrower_the_bar_the_more_is_under_more_and_nothing_is_lost(bar: TrainingBar) -> None:
    bar.show_status(snapshot())
    bar.resize(2000, 44)
    everything, folded_before = in_sight(bar), 0
    assert under_more(bar) == []
    least = bar.minimumSizeHint().width()
    for width in range(1100, least - 1, -20):
        bar.resize(width, 44)
        shown, folded = in_sight(bar), under_more(bar)
        assert sorted(map(id, [*shown, *folded])) == sorted(map(id, everything))
        assert shown == [part for part in everything if part in shown]
        assert folded == [part for part in everything if part in folded]
        assert len(folded) >= folded_before
        folded_before = len(folded)
    bar.resize(least, 44)
    names = [part.objectName() for part in in_sight(bar)]
    assert names == ["train_button", "step_button", "more_training_settings", ""]
    assert bar.status in in_sight(bar)


def test_what_matters_least_goes_first(bar: TrainingBar) -> None:
    bar.resize(2000, 44)
    row = in_sight(bar)
    gone: list[str] = []
    fields = {"learning_rate": bar.learning_rate, "batch_size": bar.batch_size}
    fields |= {"epochs": bar.epochs, "optimizer": bar.optimizer, "reset": row[2]}
    for width in range(1200, bar.minimumSizeHint().width() - 1, -1):
        bar.resize(width, 44)
        folded = under_more(bar)
        for name, field in fields.items():
            if name not in gone and any(part is field or part.isAncestorOf(field) for part in folded):
                gone.append(name)
    assert gone == ["optimizer", "epochs", "batch_size", "reset", "learning_rate"]


def test_fields_come_back_in_order_when_there_is_room_again(bar: TrainingBar) -> None:
    bar.resize(2000, 44)
    before = in_sight(bar)
    bar.resize(bar.minimumSizeHint().width(), 44)
    assert bar.overflow.count() == 5
    bar.resize(2000, 44)
    assert bar.overflow.count() == 0
    assert in_sight(bar) == before
    assert all(field.isVisible() for field in (bar.batch_size, bar.epochs, bar.optimizer))


def test_a_button_goes_with_its_action(bar: TrainingBar) -> None:
    bar.resize(2000, 44)
    button = bar.findChild(QToolButton, "reset_button")
    button.defaultAction().setVisible(False)
    assert button.isHidden()
    for width in (bar.minimumSizeHint().width(), 2000):
        bar.resize(width, 44)
        assert button.isHidden()
    button.defaultAction().setVisible(True)
    assert button.isVisible()


def test_numbers_and_choices_are_read_in_full(bar: TrainingBar) -> None:
    bar.resize(2000, 44)
    bar.row.activate()
    for box in (bar.batch_size, bar.epochs):
        box.show_value(10_000)
        assert box.fontMetrics().horizontalAdvance("10,000") <= box.lineEdit().width() - 2
    optimizer = bar.optimizer
    words = (optimizer.itemText(place) for place in range(optimizer.count()))
    widest = max(map(optimizer.fontMetrics().horizontalAdvance, words))
    assert widest <= optimizer.width() - 20  # but for its arrow
