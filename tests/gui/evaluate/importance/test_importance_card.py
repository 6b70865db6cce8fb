"""The card on importance: its states, bars and heat map, and columns chosen with mouse and keyboard."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.evaluation.associations import Association, Associations
from engine.evaluation.importance import Importance
from engine.project.decision import DEFAULT
from gui.bench.judging.importance_work import FoundImportance
from gui.evaluate.importance.importance_bars import drop_text
from gui.evaluate.importance.importance_card import FIRST_SHOWN, ImportanceCard, ShownImportance
from gui.look.theme import theme

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def importances(count: int, name: str = "column") -> tuple[Importance, ...]:
    """The more important the later."""
    return tuple(
        Importance(f"{name}_{i}", (0.01 * i - 0.02, 0.01 * i, 0.01 * i + 0.02)) for i in range(count)
    )


def found(columns: tuple[Importance, ...] | None = None, **fields: Any) -> FoundImportance:
    given: dict[str, Any] = {
        "columns": importances(4) if columns is None else columns,
        "metric": "accuracy",
        "image": (),
        "shared": Associations(),
        "digest": "0a",
        "decision": DEFAULT,
        "rows": 90,
        "of_rows": 90,
        "repeats": 10,
        "epoch": 12,
    }
    return FoundImportance(**given | fields)


@pytest.fixture
def card(qtbot: QtBot) -> ImportanceCard:
    card = ImportanceCard()
    qtbot.addWidget(card)
    card.resize(264, 600)
    card.show()
    QApplication.processEvents()
    return card


@pytest.fixture
def chosen(card: ImportanceCard) -> list[str]:
    names: list[str] = []
    card.column_chosen.connect(names.append)
    return names


def words(card: ImportanceCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def test_before_it_is_computed_it_says_what_it_is_and_has_a_button(
    card: ImportanceCard, qtbot: QtBot
) -> None:
    card.show_importance(ShownImportance())
    assert "By how much does accuracy drop" in words(card)
    with qtbot.waitSignal(card.compute_wanted):
        qtbot.mouseClick(card.compute_button, LEFT)
    card.show_importance(ShownImportance(metric="r2"))
    assert "drop of R²" in words(card)


def test_while_it_is_computed_it_shows_how_far_and_can_be_ended(card: ImportanceCard, qtbot: QtBot) -> None:
    card.show_importance(ShownImportance(share=0.25))
    assert card.progress.isVisible() and card.progress.value() == 250
    assert not card.compute_button.isVisible()
    card.show_share(0.5)
    assert card.progress.value() == 500
    with qtbot.waitSignal(card.cancel_wanted):
        qtbot.mouseClick(card.cancel_button, LEFT)


def test_bars_stand_in_the_order_of_importance_and_others_unfold(card: ImportanceCard, qtbot: QtBot) -> None:
    card.show_importance(ShownImportance(found=found(importances(FIRST_SHOWN + 3))))
    assert [line.column for line in card.bars.lines[:2]] == ["column_14", "column_13"]
    assert len(card.bars.lines) == FIRST_SHOWN
    assert "shuffled 10 times each" in words(card)
    assert card.others_button.text() == "3 others"
    QApplication.processEvents()
    before = card.bars.height()
    qtbot.mouseClick(card.others_button, LEFT)
    QApplication.processEvents()
    assert len(card.bars.lines) == FIRST_SHOWN + 3
    assert card.bars.height() > before
    qtbot.mouseClick(card.others_button, LEFT)
    assert len(card.bars.lines) == FIRST_SHOWN
    assert not card.progress.isVisible() and not card.again_button.isVisible()


def test_a_line_chooses_its_column(card: ImportanceCard, chosen: list[str], qtbot: QtBot) -> None:
    card.show_importance(ShownImportance(found=found()))
    bars = card.bars
    qtbot.mouseClick(bars, LEFT, NO_KEY, bars.rect_of(1).center().toPoint())
    bars.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(bars, key)
    qtbot.keyClick(bars, Qt.Key.Key_End)
    qtbot.keyClick(bars, Qt.Key.Key_Enter)
    assert chosen == ["column_2", "column_1", "column_3", "column_0"]
    assert "column_3: 0.030 ± 0.016" in bars.accessibleDescription()


def test_columns_that_share_their_information_are_marked_and_named(card: ImportanceCard) -> None:
    pairs = (
        Association(("column_0", "column_1"), "correlation", 0.963),
        Association(("column_1", "column_2"), "cramers_v", 0.91),
    )
    card.show_importance(ShownImportance(found=found(shared=Associations(pairs, 90))))
    assert "* column_0 and column_1 (|r| 0.96) share their information" in words(card)
    assert "More such pairs: 1" in words(card)
    lines = {line.column: card.bars.describe(place) for place, line in enumerate(card.bars.lines)}
    assert "column_1 and column_2 (V 0.91)" in lines["column_1"]
    assert "Shares its information" not in lines["column_3"]


def test_what_is_of_other_weights_says_so_and_can_be_computed_again(
    card: ImportanceCard, qtbot: QtBot
) -> None:
    card.show_importance(ShownImportance(found=found(), is_outdated=True))
    assert "of epoch 12" in words(card)
    with qtbot.waitSignal(card.compute_wanted):
        qtbot.mouseClick(card.again_button, LEFT)
    card.show_importance(ShownImportance(found=found(), is_outdated=True, share=0.1))
    assert card.cancel_button.isVisible() and not card.again_button.isVisible()
    card.show_importance(ShownImportance(found=found()))
    assert "of epoch 12" not in words(card)


def test_a_sample_is_said(card: ImportanceCard) -> None:
    card.show_importance(ShownImportance(found=found(rows=2000, of_rows=5000, repeats=3)))
    assert "shuffled 3 times each; 2,000 of 5,000 rows, drawn" in words(card)


@pytest.mark.parametrize("channels", [1, 3])
def test_pixels_are_a_heat_map_whose_cells_tell_their_drop(
    card: ImportanceCard, chosen: list[str], qtbot: QtBot, channels: int
) -> None:
    columns = importances(8 * 6 * channels, "pixel")
    card.show_importance(ShownImportance(found=found(columns, image=(8, 6, channels))))
    QApplication.processEvents()
    pixels = card.pixels
    assert pixels.isVisible() and not card.bars.isVisible()
    assert "pixels, shuffled 10 times each" in words(card)
    means = np.array([each.mean for each in columns]).reshape(8, 6, channels).mean(2)
    np.testing.assert_allclose(pixels.drops, means)
    area, side = pixels.area(), pixels.area().width() / 6
    where = QPointF(area.left() + 2.5 * side, area.top() + 3.5 * side)
    assert pixels.cell_at(where) == (3, 2)
    first = (3 * 6 + 2) * channels
    for each in columns[first : first + channels]:
        assert f"{each.column}: {drop_text(each.mean)} ± " in pixels.describe(3, 2)
    qtbot.mouseClick(pixels, LEFT, NO_KEY, where.toPoint())
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(pixels, key)
    assert chosen == [f"pixel_{first}", f"pixel_{first + 7 * channels}"]
    image = pixels.grab().toImage()
    low = image.pixelColor((area.topLeft() + QPointF(side / 2, side / 2)).toPoint())
    high = image.pixelColor((area.bottomRight() - QPointF(side / 2, side / 2)).toPoint())
    assert high.lightness() > low.lightness() + 50
    assert pixels.cell_at(QPointF(area.right() + 5, 5)) is None
    qtbot.mouseClick(pixels, LEFT, NO_KEY, QPoint(int(area.right()) + 5, 5))
    assert len(chosen) == 2


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_it_is_painted_in_both_schemes_also_where_nothing_matters(card: ImportanceCard, scheme: str) -> None:
    theme.choose(scheme)
    try:
        nothing = tuple(
            Importance(f"a very long name of a column, number {i}", (0.0,) * 10) for i in range(4)
        )
        card.show_importance(ShownImportance(found=found(nothing)))
        QApplication.processEvents()
        empty = card.bars.grab().toImage()
        card.show_importance(ShownImportance(found=found()))
        assert card.bars.grab().toImage() != empty
        card.show_importance(ShownImportance(found=found(nothing, image=(2, 2, 1))))
        card.grab()
        assert card.minimumSizeHint().width() <= 264
    finally:
        theme.choose("system")


def test_a_drop_that_rounds_to_nothing_has_no_sign() -> None:
    assert drop_text(-0.0001) == "0.000"
    assert drop_text(-0.012) == "-0.012"
