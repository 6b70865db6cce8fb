"""The window on small screens: it fits, what matters most is in sight, and the rest can be scrolled to."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget

from gui.look.theme import RESOURCES, theme
from gui.look.words.translation import language
from gui.window.main_window import MainWindow

TITLE_BAR = 36
"""Pixels that the system takes for itself above a window."""
LEAST = QSize(960, 540 - TITLE_BAR)
"""A screen of 1920 x 1080 at 200 %."""


@pytest.fixture(params=["en", "ko"])
def chosen_language(request):
    theme.choose("dark")
    QSettings().setValue("language", request.param)  # which the window reads
    return request.param


@pytest.fixture
def window_size():
    return LEAST


@pytest.fixture
def window(chosen_language, iris_window):
    assert language.code == chosen_language
    return iris_window


def place_of(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def check_fits(qtbot, window: MainWindow) -> None:
    qtbot.wait(20)
    least = window.minimumSizeHint()
    assert least.width() <= LEAST.width() and least.height() <= LEAST.height()
    assert window.size() == LEAST
    parts = [window.parts.toolbar, window.centralWidget(), *window.docks.values()]
    places = [place_of(window, part) for part in parts if part.isVisible()]
    assert all(window.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    for name in ("train_button", "step_button", "more_training_settings"):
        button = window.findChild(QToolButton, name)
        assert button.isVisible() and window.parts.toolbar.rect().contains(
            QRect(button.mapTo(window.parts.toolbar, QPoint()), button.size())
        )
    assert not window.parts.toolbar.findChild(QToolButton, "qt_toolbar_ext_button").isVisible()
    assert window.menuBar().sizeHint().width() <= window.width()
    for area in window.findChildren(QScrollArea):
        never_scrolls = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if area.isVisible() and never_scrolls:  # nothing is cut at the side
            qtbot.waitUntil(lambda area=area: area.widget().width() <= area.viewport().width())


def test_the_window_fits_while_drawing_training_and_stepping(qtbot, window):
    check_fits(qtbot, window)
    assert window.parts.canvas.view.height() >= 150
    window.parts.canvas.select([])  # the settings of training
    check_fits(qtbot, window)
    window.parts.training_bar.epochs.setValue(5)
    window.parts.actions_by_key["train"].trigger()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)
    qtbot.waitUntil(window.parts.message_bar.isVisible, timeout=5_000)
    check_fits(qtbot, window)
    window.parts.canvas.select(["layer-2"])
    check_fits(qtbot, window)
    window.parts.tabs.show_page("stepping")
    check_fits(qtbot, window)
    model = window.stepping.get().model
    model.run_to_loss()
    qtbot.waitUntil(lambda: not model.is_waiting and model.tape is not None, timeout=20_000)
    qtbot.wait(100)
    check_fits(qtbot, window)
    window.parts.tabs.show_page("canvas")
    assert window.docks["curves_dock"].isVisible()
    check_fits(qtbot, window)


@pytest.mark.parametrize("sample", ["iris", "diabetes"])
def test_the_window_fits_while_judging_and_profiling(qtbot, window, sample):
    window.files.open_path(f"sample:{sample}")
    bench = window.workbench
    qtbot.waitUntil(lambda: bench.can_train and sample in bench.store.dataset.choices.path, timeout=20_000)
    window.parts.training_bar.epochs.setValue(5)
    window.parts.actions_by_key["train"].trigger()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=30_000)
    window.parts.tabs.show_page("evaluate")
    judging = window.judging.get()
    qtbot.waitUntil(lambda: judging.verdicts.verdict is not None, timeout=30_000)
    check_fits(qtbot, window)
    window.parts.tabs.show_page("profile")
    qtbot.wait(400)
    check_fits(qtbot, window)


def test_the_window_fits_with_a_lesson(qtbot, window):
    for path in sorted((RESOURCES / "lessons").glob("*.toml")):
        window.lessons.open(path)
        qtbot.waitUntil(window.lessons.bar.isVisible, timeout=20_000)
        qtbot.waitUntil(lambda: not window.lessons.is_busy, timeout=20_000)
        check_fits(qtbot, window)
        window.lessons.close()


def test_a_lesson_takes_its_room_from_the_curves_and_gives_it_back(qtbot, window):
    window.resize(LEAST.width(), 600 - TITLE_BAR)  # 1440 x 900 at 150 %
    curves = window.docks["curves_dock"]
    qtbot.waitUntil(lambda: window.parts.canvas.isVisible() and window.height() == 600 - TITLE_BAR)
    qtbot.wait(200)  # until the docks have their places
    before = curves.height()
    window.lessons.open(RESOURCES / "lessons" / "1_one_neuron.toml")
    qtbot.waitUntil(window.lessons.bar.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: not window.lessons.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: window.parts.canvas.height() >= 120)  # the lesson says which card to click
    assert curves.height() < before
    window.lessons.close()
    qtbot.waitUntil(lambda: curves.height() == before)


def test_the_curves_are_folded_by_one_click_and_come_back(qtbot, window):
    button = window.findChild(QToolButton, "curves_button")
    assert button.accessibleName() and button.toolTip() and button.isChecked()
    before = window.parts.canvas.height()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.parts.canvas.height() > before + 50)
    assert not window.docks["curves_dock"].isVisible() and not button.isChecked()
    check_fits(qtbot, window)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.parts.canvas.height() == before)
