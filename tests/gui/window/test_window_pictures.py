"""A convolutional network in the whole window: live feature maps, a row to choose, a weight to change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt

from gui.plots.layer.numbers.number_view import LEFT
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size():
    return QSize(1400, 860)


@pytest.fixture
def window(qtbot, window):
    window.files.open_path("sample:digits")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    window.parts.palette_panel.templates["lenet"].click()
    return window


def layer_of(window: MainWindow, kind: str) -> str:
    return next(i.id for i in window.workbench.project.architecture.order if i.kind == kind)


def test_feature_maps_are_live_and_a_row_is_chosen_for_all_cards(qtbot, window):
    convolution, pool = layer_of(window, "conv2d"), layer_of(window, "max_pool2d")
    window.parts.canvas.select([convolution])
    window.workbench.step_training()
    cards = window.parts.canvas.scene.cards
    qtbot.waitUntil(lambda: cards[pool].heat.values is not None, timeout=20_000)
    assert cards[convolution].heat.values.shape[1:] == (8, 8, 8)
    assert cards[pool].heat.values.shape[1:] == (4, 4, 8)
    section = window.parts.layer_view.activation_section
    qtbot.waitUntil(section.mosaic.isVisible, timeout=5_000)
    assert section.chooser.itemText(0).endswith("· 0") and section.chooser.itemText(31).endswith("· 9")
    section.chooser.activated.emit(31)
    assert cards[convolution].heat.row == cards[pool].heat.row == 31
    assert "probe row 32 of 32" in cards[pool].heat.tooltip_at(cards[pool].heat.rect.center())


def test_a_weight_is_changed_by_a_click_while_the_run_waits(qtbot, window):
    convolution = layer_of(window, "conv2d")
    window.parts.canvas.select([convolution])
    window.workbench.step_training()
    kernels = window.parts.layer_view.weight_section.kernels
    qtbot.waitUntil(
        lambda: kernels.isVisible() and window.workbench.session.state == "paused", timeout=20_000
    )
    before = window.workbench.session.trainer.network.values.copy()
    qtbot.mouseClick(kernels, Qt.MouseButton.LeftButton, pos=QPoint(LEFT + 2, 2))
    editor = window.parts.layer_view.editor
    assert editor.isVisible()
    editor.box.lineEdit().setText("0.75")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    network = window.workbench.session.trainer.network
    qtbot.waitUntil(lambda: not np.array_equal(network.values, before), timeout=5_000)
    changed = np.flatnonzero(network.values != before)
    assert list(changed) == [network.slices[1].start]  # W[0, 0, 0, 0] of the first layer with weights
    assert network.values[changed[0]] == 0.75


def test_a_loss_that_does_not_fit_is_fixed_from_the_canvas(qtbot, window):
    bench = window.workbench
    bench.edit_training("Change the loss", replace(bench.project.training, loss="binary_cross_entropy"))
    assert [problem.code for problem in bench.problems] == ["loss_does_not_fit"]
    window.parts.canvas.status.button.click()
    assert bench.project.training.loss == "auto" and not bench.problems
    bench.edit_training("Change the loss", replace(bench.project.training, loss="mse", label_smoothing=0.1))
    assert window.parts.canvas.scene.loss.texts.name == "mean squared error"
