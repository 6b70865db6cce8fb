"""Chosen rows in the whole window: the same ones on the cards, in the layer view and step by step."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, Qt

from engine.stepping.quantities import Key
from engine.training.observation.probe import PROBE_ROWS
from gui.bench.judging.row_selection import ChosenRows
from gui.look.words.translation import language
from gui.stepping.stepping_model import SteppingModel
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size():
    return QSize(1400, 860)


@pytest.fixture
def window(qtbot, iris_window: MainWindow) -> MainWindow:
    window = iris_window
    window.parts.training_bar.epochs.setValue(3)
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=20_000)
    return window


def choose(window: MainWindow, count: int = 5) -> ChosenRows:
    rows = window.workbench.session.dataset.validation.rows[::-1][:count]
    window.selection.choose(ChosenRows("validation", rows, "8 → 1"))
    return window.selection.chosen


def expected_on(window: MainWindow, rows: np.ndarray) -> list[np.ndarray]:
    """What each layer gives for rows of the table, computed anew: inputs, tanh or ReLU, then softmax."""
    trainer = window.workbench.session.trainer
    dataset = trainer.dataset
    part = next(p for p in (dataset.train, dataset.validation, dataset.test) if set(rows) <= set(p.rows))
    places = [list(part.rows).index(row) for row in rows]
    a = part.inputs[places]
    found = [a]
    for layer, spec in zip(trainer.network.layers, trainer.network.specs, strict=True):
        z = a @ layer.W.T + layer.b
        exp = np.exp(z - z.max(1, keepdims=True))
        a = {"softmax": exp / exp.sum(1, keepdims=True), "relu": np.maximum(z, 0), "tanh": np.tanh(z)}[
            spec.settings.activation
        ]
        found.append(a)
    return found


def assert_cards_show(window: MainWindow, rows: np.ndarray) -> None:
    order = window.workbench.project.architecture.order
    for spec, expected in zip(order, expected_on(window, rows), strict=True):
        values = window.parts.canvas.scene.cards[spec.id].heat.values
        assert values.shape == expected.shape
        assert np.allclose(values, expected, rtol=0, atol=1e-6)


def test_cards_and_the_layer_view_show_the_chosen_rows(window):
    hidden = window.workbench.project.architecture.order[1].id
    window.parts.canvas.select([hidden])
    usual = window.parts.canvas.scene.cards[hidden].heat.values
    assert len(usual) == PROBE_ROWS
    chosen = choose(window)
    assert_cards_show(window, chosen.rows)
    shown = window.parts.layer_view.activation_section.values
    assert np.allclose(shown, expected_on(window, chosen.rows)[1], rtol=0, atol=1e-6)
    window.selection.clear()
    assert np.array_equal(window.parts.canvas.scene.cards[hidden].heat.values, usual)
    assert np.array_equal(window.parts.layer_view.activation_section.values, usual)


def test_chosen_rows_stay_while_training_goes_on_and_over_a_change_of_the_language(qtbot, window):
    chosen = choose(window)
    window.parts.training_bar.epochs.setValue(40)
    session = window.workbench.session
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: session.state == "finished", timeout=20_000)
    assert_cards_show(window, chosen.rows)
    before = window.parts.canvas
    language.choose("ko")
    qtbot.waitUntil(lambda: window.parts.canvas is not before, timeout=20_000)
    assert list(window.selection.chosen.rows) == list(chosen.rows)
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: session.state == "finished", timeout=20_000)
    assert_cards_show(window, chosen.rows)


def test_chosen_rows_stay_after_going_back(qtbot, window):
    chosen = choose(window)
    session = window.workbench.session
    epoch = session.best_epoch
    with qtbot.waitSignal(session.rewound, timeout=20_000):
        session.rewind(epoch)
    assert_cards_show(window, chosen.rows)


def test_the_canvas_and_the_layer_view_say_which_rows_these_are(window):
    parts = window.parts
    hidden = window.workbench.project.architecture.order[1].id
    parts.canvas.select([hidden])
    pill, section = parts.canvas.probe_pill, parts.layer_view.activation_section
    action = parts.actions_by_key["default_rows"]
    assert not pill.isVisible()
    assert not action.isEnabled()
    assert section.probed.label.text() == "training rows that stand for all"
    chosen = choose(window)
    assert pill.isVisible()
    assert pill.line.label.text() == section.probed.label.text() == "8 → 1 · 5 rows · validation"
    assert action.isEnabled()
    row = int(chosen.rows[1])
    heat = parts.canvas.scene.cards[hidden].heat
    place = heat.rect.topLeft() + QPointF(heat.rect.width() * 0.3, 2)
    assert f"row {row + 1}:" in heat.tooltip_at(place)
    where = section.heat_map.geometry()
    section.probed.back.click()
    assert window.selection.chosen is None
    assert not pill.isVisible()
    assert not action.isEnabled()
    assert section.heat_map.geometry() == where  # nothing moves under the pointer
    choose(window)
    pill.line.back.click()
    assert window.selection.chosen is None
    choose(window)
    action.trigger()
    assert window.selection.chosen is None


def test_test_rows_are_said_to_be_such(window):
    rows = window.workbench.session.dataset.test.rows[:4]
    window.selection.choose(ChosenRows("test", rows, "8 → 1"))
    label = window.parts.canvas.probe_pill.line.label
    assert label.text() == "8 → 1 · 4 rows · test"
    assert "test rows" in label.own_tooltip
    assert label.property("look") == "trouble_words"
    choose(window)
    assert label.property("look") == "muted"
    assert "test rows" not in label.own_tooltip


def test_the_words_never_reach_beyond_the_canvas(qtbot, window):
    rows = window.workbench.session.dataset.validation.rows[:4]
    window.selection.choose(
        ChosenRows("validation", rows, "very long words on what these have in common" * 4)
    )
    canvas = window.parts.canvas
    for width in (1400, 900):
        window.resize(width, 760)
        qtbot.wait(50)
        pill = canvas.probe_pill
        assert canvas.status.geometry().right() < pill.x()
        assert pill.geometry().right() < canvas.zoom_pill.x()


def walk(qtbot, window: MainWindow) -> SteppingModel:
    window.parts.actions_by_key["walk_rows"].trigger()
    model = window.stepping.get().model
    qtbot.waitUntil(lambda: model.is_walk, timeout=20_000)
    return model


def test_the_chosen_rows_are_gone_through_step_by_step(qtbot, window):
    chosen = choose(window)
    trainer = window.workbench.session.trainer
    before = trainer.network.values.copy()
    model = walk(qtbot, window)
    assert window.parts.tabs.current_key == "stepping"
    assert list(model.tape.rows) == list(chosen.rows)
    assert model.done == model.plan.steps[0].end
    while not model.is_over:
        window.parts.actions_by_key["step_forward"].trigger()
    for l, expected in enumerate(expected_on(window, chosen.rows)):
        assert np.allclose(model.tape[Key("a", l)], expected, rtol=0, atol=1e-6)
    assert not window.parts.actions_by_key["step_forward"].isEnabled()
    assert np.array_equal(trainer.network.values, before)
    panel = window.parts.tabs.view("stepping").step_list
    assert panel.chosen_rows.label.text() == "8 → 1 · 5 rows · validation"
    panel.row_box.setValue(3)
    assert f"row {chosen.rows[2] + 1}" in panel.row_label.text()
    titles = [panel.steps.item(i).text() for i in range(panel.steps.count())]
    assert titles[0] == "take the rows a[0]"
    assert "update W, b" not in titles


def test_the_mini_batch_of_the_training_comes_back(qtbot, window):
    window.parts.actions_by_key["run_to_update"].trigger()
    model = window.stepping.get().model
    qtbot.waitUntil(lambda: model.tape is not None, timeout=20_000)
    of_training, done = model.tape, model.done
    choose(window)
    assert model.tape is of_training  # until they are asked for
    walk(qtbot, window)
    window.parts.tabs.view("stepping").step_list.chosen_rows.back.click()
    assert window.selection.chosen is None
    assert model.tape is of_training
    assert model.done == done
    assert not model.is_walk
    window.parts.actions_by_key["run_iteration"].trigger()  # and goes on as if nothing had been
    step = of_training.iteration
    qtbot.waitUntil(lambda: window.workbench.session.trainer.step_count == step, timeout=20_000)


def test_other_weights_and_other_rows_are_gone_through_at_once(qtbot, window):
    choose(window)
    model = walk(qtbot, window)
    model.run_to_loss()
    done, first = model.done, model.tape
    session, last = window.workbench.session, model.plan.last

    def shows_new_weights() -> bool:
        if not model.is_walk or model.tape is first:
            return False
        output = session.trainer.network.predict(model.tape[Key("a", 0)])
        return np.array_equal(model.tape[Key("a", last)], output)

    steps = session.trainer.end.step if session.trainer.end else session.trainer.step_count
    window.workbench.step_training()
    qtbot.waitUntil(lambda: session.trainer.step_count == steps + 1 and shows_new_weights(), timeout=20_000)
    assert model.done == done
    second = model.tape
    others = choose(window, count=2)
    qtbot.waitUntil(lambda: model.is_walk and model.tape is not second, timeout=20_000)
    assert list(model.tape.rows) == list(others.rows)
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: model.is_running, timeout=20_000)
    assert model.tape is None
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: session.state == "finished" or model.is_walk, timeout=20_000)
    qtbot.waitUntil(lambda: model.is_walk, timeout=20_000)
    assert list(model.tape.rows) == list(others.rows)


def test_a_walk_goes_on_in_another_language(qtbot, window):
    choose(window)
    model = walk(qtbot, window)
    tape, before = model.tape, window.parts.canvas
    language.choose("ko")
    qtbot.waitUntil(lambda: window.parts.canvas is not before, timeout=20_000)
    assert model.tape is tape
    panel = window.parts.tabs.view("stepping").step_list
    assert panel.chosen_rows.label.text() == window.selection.chosen.text == "8 → 1 · 행 5개 · 검증"
    assert panel.chosen_rows.back.isVisible()
    assert window.parts.canvas.probe_pill.line.label.text() == window.selection.chosen.text


def test_the_gradients_of_chosen_rows_can_be_checked(qtbot, window):
    choose(window)
    model = walk(qtbot, window)
    model.run_to_update()
    checker = window.stepping.get().checker
    window.parts.actions_by_key["check_gradients"].trigger()
    qtbot.waitUntil(lambda: checker.found is not None, timeout=20_000)
    assert checker.found.agrees
    assert checker.found.is_whole


def test_without_chosen_rows_there_is_nothing_to_go_through(window):
    action = window.parts.actions_by_key["walk_rows"]
    assert not action.isEnabled()
    choose(window)
    assert action.isEnabled()
    window.selection.clear()
    assert not action.isEnabled()


def test_a_reset_ends_it(qtbot, window):
    choose(window)
    model = walk(qtbot, window)
    window.workbench.reset()
    assert not model.is_walk
    assert not window.stepping.get().is_walking
    assert model.tape is None
    assert model.plan is not None
    assert not model.plan.evaluates


def test_a_cell_of_the_matrix_is_seen_layer_by_layer_everywhere(qtbot, window):
    window.parts.actions_by_key["show_evaluate"].trigger()
    page, evaluator = window.parts.tabs.view("evaluate"), window.judging.get().evaluator
    qtbot.waitUntil(lambda: evaluator.judged is not None, timeout=20_000)
    found = evaluator.judged.answers
    place = int(np.argmax(evaluator.judged.losses))  # of the row that is most wrong
    actual, predicted = int(found.actual[place]), int(found.predicted[place])
    matrix = page.classes.matrix
    spot = matrix.cell_rect(actual, predicted).center().toPoint()
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    in_cell = np.flatnonzero((found.actual == actual) & (found.predicted == predicted))
    rows = evaluator.judged.rows[evaluator.judged.worst_first(in_cell)]
    assert list(window.selection.chosen.rows) == list(rows)
    shown = rows[:PROBE_ROWS]
    cards = list(page.rows.column.cards.values())
    expected = expected_on(window, shown)
    qtbot.waitUntil(lambda: cards[0].picture.values is not None, timeout=20_000)
    seen = [card for card in cards if not card.visibleRegion().isEmpty()]
    assert len(seen) >= 2
    for card, values in zip(seen, expected, strict=False):
        assert np.allclose(card.picture.values, values, rtol=0, atol=1e-6)
    page.rows.column.canvas.click()
    assert window.parts.tabs.current_key == "canvas"
    assert_cards_show(window, shown)
    window.parts.actions_by_key["show_evaluate"].trigger()
    page.rows.column.walk.click()
    model = window.stepping.get().model
    qtbot.waitUntil(lambda: model.is_walk, timeout=20_000)
    model.run_to_update()
    for l, values in enumerate(expected):
        assert np.allclose(model.tape[Key("a", l)], values, rtol=0, atol=1e-6)
    loss = evaluator.judged.losses[evaluator.judged.worst_first(in_cell)][:PROBE_ROWS].mean()
    assert float(model.tape[Key("loss", model.plan.last)]) == pytest.approx(loss, rel=1e-4)
    window.parts.actions_by_key["show_evaluate"].trigger()
    page.rows.table.back.click()
    assert window.selection.chosen is None
    assert not model.is_walk
    assert page.rows.table.empty.isVisible()
