"""The palette: chips that are dragged, double-clicked or pressed by key, and templates."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag

from engine.core.architecture.templates import TEMPLATES
from engine.core.layers import LAYER_KINDS
from engine.core.task import Task
from gui.look.layer_mime import layer_kind
from gui.look.theme import FAMILY_ACCENTS
from gui.panels.palette_panel import STRIPE_WIDTH, LayerChip, PalettePanel


@pytest.fixture
def panel(qtbot: Any) -> PalettePanel:
    panel = PalettePanel()
    qtbot.addWidget(panel)
    panel.resize(270, 400)
    panel.show()
    return panel


@pytest.fixture
def chip(panel: PalettePanel) -> LayerChip:
    return panel.findChild(LayerChip, "palette_dropout")


def test_there_is_a_chip_for_every_kind_of_layer(panel: PalettePanel) -> None:
    assert [chip.kind for chip in panel.findChildren(LayerChip)] == list(LAYER_KINDS)


def test_double_click_enter_and_space_add_a_layer_and_a_click_does_not(
    qtbot: Any, panel: PalettePanel, chip: LayerChip
) -> None:
    added: list[str] = []
    panel.add_requested.connect(added.append)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert added == []
    qtbot.mouseDClick(chip, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(chip, key)
    assert added == ["dropout"] * 4


def test_dragging_carries_the_kind(
    qtbot: Any, panel: PalettePanel, chip: LayerChip, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[tuple[str | None, QPoint]] = []

    def record(drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        assert not drag.pixmap().isNull()
        dragged.append((layer_kind(drag.mimeData()), drag.hotSpot()))
        return action

    monkeypatch.setattr(QDrag, "exec", record)
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.mouseMove(chip, QPoint(12, 10))
    assert dragged == []  # a tremble of the hand is no drag
    qtbot.mouseMove(chip, QPoint(60, 20))
    qtbot.mouseMove(chip, QPoint(70, 20))
    assert dragged == [("dropout", QPoint(10, 10))]


def test_templates_wait_for_data_and_say_so(qtbot: Any, panel: PalettePanel) -> None:
    assert list(panel.templates) == list(TEMPLATES)
    button = panel.templates["perceptron"]
    assert not button.isEnabled() and "Open a CSV file first" in button.toolTip()
    panel.show_task(Task("regression", 3))
    assert button.isEnabled() and "Open a CSV" not in button.toolTip()
    with qtbot.waitSignal(panel.template_requested) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["perceptron"]


@pytest.mark.parametrize("width", [250, 264, 276])
def test_no_name_is_cut_in_the_widths_of_the_dock(panel: PalettePanel, width: int) -> None:
    panel.resize(width, 700)
    for chip in panel.findChildren(LayerChip):
        words = chip.label_for(chip.width() - STRIPE_WIDTH - 14)
        assert not words.endswith("…"), (chip.kind, words)
        assert LAYER_KINDS[chip.kind].label in chip.toolTip()
        assert LAYER_KINDS[chip.kind].summary in chip.toolTip()


def test_every_kind_has_an_accent() -> None:
    assert {"input", "output", *(kind.family for kind in LAYER_KINDS.values())} == set(FAMILY_ACCENTS)


def test_a_template_that_does_not_suit_the_task_says_why(panel: PalettePanel) -> None:
    panel.show_task(Task("classes", 4, ("a", "b", "c")))
    lenet = panel.templates["lenet"]
    assert not lenet.isEnabled() and "needs pixels as features" in lenet.toolTip()
    assert all(button.isEnabled() for key, button in panel.templates.items() if key != "lenet")
    panel.show_task(Task("classes", 64, ("0", "1", "2"), "digit", (8, 8, 1)))
    assert lenet.isEnabled() and "needs" not in lenet.toolTip()
