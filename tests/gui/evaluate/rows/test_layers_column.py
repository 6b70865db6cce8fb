"""All layers beside the table: what is shown for which rows, and what is asked of the run."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from engine.core.architecture.templates import TEMPLATES, suggested
from engine.data.samples import sample_path
from engine.training.observation.probe import probe_of
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from gui.evaluate.rows.layers_column import LayersColumn
from tests.trained import small_run


@pytest.fixture
def column(qtbot) -> LayersColumn:
    made = LayersColumn()
    qtbot.addWidget(made)
    made.resize(220, 900)
    made.show()
    return made


def trained(sample: str = "iris", draw=suggested) -> Trainer:
    trainer = small_run(sample_path(sample), draw=draw, epochs=1)
    trainer.run()
    return trainer


def show(column: LayersColumn, trainer: Trainer, rows: np.ndarray) -> None:
    column.show_architecture(trainer.network.architecture)
    probe = probe_of(trainer.dataset, rows)
    column.show_snapshot(trainer.snapshot(SnapshotRequest(frozenset(column.cards), probe=probe)))


def test_each_layer_shows_what_it_gives_for_the_rows(column):
    trainer = trained()
    rows = trainer.dataset.validation.rows[[5, 1, 3]]
    show(column, trainer, rows)
    shown = [card.picture.values for card in column.cards.values()]
    inputs = trainer.dataset.validation.inputs[[5, 1, 3]]
    assert np.array_equal(shown[0], inputs)
    assert np.array_equal(shown[-1], trainer.network.predict(inputs))
    captions = [card.caption.text() for card in column.cards.values()]
    assert captions == [f"{values.shape[1]} × 3 rows" for values in shown]


def test_a_tooltip_names_row_and_number(qtbot, column):
    trainer = trained()
    rows = trainer.dataset.validation.rows[[5, 1, 3]]
    show(column, trainer, rows)
    picture = next(iter(column.cards.values())).picture
    place = QPointF(picture.width() / 2, picture.height() * 0.99)
    name = trainer.dataset.target_names(trainer.dataset.validation.targets[[1]])[0]
    value = f"{float(picture.values[1, -1]):.4g}"
    assert picture.tooltip_at(place) == f"unit 4, row {rows[1] + 1} ({name}): {value}"


def test_pictures_of_all_rows_and_feature_maps_of_one(column):
    trainer = trained("digits", TEMPLATES["lenet"].build)
    rows = trainer.dataset.validation.rows[[5, 1, 3]]
    column.show_row(int(rows[2]))
    show(column, trainer, rows)
    cards = list(column.cards.values())
    assert cards[0].caption.text() == "64 × 3 rows"
    assert cards[1].caption.text() == "3 pictures of 8 × 8"
    convolution = next(card for card in cards if card.layer.kind == "conv2d")
    assert convolution.caption.text().startswith("8 maps of 8 × 8 · row ")
    assert f"row {rows[2] + 1:,} (" in convolution.caption.text()
    assert convolution.picture.row == 2


def test_only_what_is_in_sight_is_asked_for(qtbot, column):
    trainer = trained()
    column.show_architecture(trainer.network.architecture)
    qtbot.waitUntil(lambda: column.wanted().activations == frozenset(column.cards), timeout=5_000)
    column.hide()
    assert column.wanted() == SnapshotRequest()


def test_buttons_are_for_chosen_rows(qtbot, column):
    buttons = (column.walk, column.canvas, column.save)
    assert not any(button.isEnabled() for button in buttons)
    column.show_chosen("8 → 1 · 6 rows · validation")
    assert column.which.text() == "8 → 1 · 6 rows · validation"
    signals = (column.walk_wanted, column.canvas_wanted, column.save_wanted)
    for button, signal in zip(buttons, signals, strict=True):
        with qtbot.waitSignal(signal):
            button.click()


def test_cards_of_layers_that_stay_are_kept(column):
    trainer = trained()
    drawn = trainer.network.architecture
    column.show_architecture(drawn)
    before = dict(column.cards)
    first = drawn.order[1]
    column.show_architecture(drawn.without([first.id]))
    assert first.id not in column.cards
    assert all(column.cards[i] is before[i] for i in column.cards)
