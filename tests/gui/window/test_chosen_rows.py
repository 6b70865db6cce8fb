"""Chosen rows in the whole window: the same ones on the cards, in the layer view and step by step."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize

from engine.training.observation.probe import PROBE_ROWS
from gui.bench.judging.row_selection import ChosenRows
from gui.look.words.translation import language
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
