"""Tab goes through the whole window as one reads it, and one always sees where the keyboard is."""

from __future__ import annotations

import gc
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QMainWindow,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from gui.look.theme import theme
from gui.window.keys.tab_order import tab_stops
from gui.window.main_window import MainWindow

SEEN = 40
"""Steps of 255 in one colour by which a pixel is plainly another."""


@pytest.fixture(params=["dark", "light"])
def scheme(request):
    QSettings().setValue("theme", request.param)  # which the window reads
    return request.param


@pytest.fixture
def window_size():
    return QSize(1440, 900)


@pytest.fixture
def window(qtbot, scheme, iris_window):
    assert theme.choice == scheme
    iris_window.activateWindow()
    qtbot.waitActive(iris_window)
    return iris_window


def press_tab(forward: bool = True) -> QWidget:
    key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()
    return QApplication.focusWidget()


def walk(window: MainWindow, forward: bool = True) -> list[QWidget]:
    """All stops from the first button of the toolbar on, until it comes again."""
    first = window.findChild(QAbstractButton, "open_csv_button")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    stops = [first]
    for _ in range(400):
        now = press_tab(forward)
        if now is first:
            return stops
        if now is not stops[-1]:  # the drawing goes through its layers first
            stops.append(now)
    raise AssertionError(f"{stops[-1].objectName()} keeps the keyboard, or there is no end")


def picture(window: MainWindow, widget: QWidget) -> QImage:
    around = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-2, -2, 2, 2)
    return window.grab(around & window.rect()).toImage()


def colors_in(image: QImage) -> np.ndarray:
    """Blue, green and red ``(height, width, 3)``; of a tall picture every seventh column."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    shape = plain.height(), plain.width(), 4
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(shape).astype(np.int16)
    return pixels[:, :: 1 if plain.height() < 80 else 7, :3]


def changed_pixels(one: QImage, other: QImage) -> int:
    assert one.size() == other.size()
    return int((np.abs(colors_in(one) - colors_in(other)) > SEEN).any(axis=2).sum())


def area_of(window: MainWindow, stop: QWidget) -> int:
    return next(place for place, area in enumerate(window.parts.areas) if area.isAncestorOf(stop))


def check_stops(qtbot, window: MainWindow) -> list[QWidget]:
    window.notices.show(None)  # a report would go by itself, perhaps in the middle
    stops = walk(window)
    assert stops == tab_stops(window.parts.areas)
    areas = [area_of(window, stop) for stop in stops]
    assert areas == sorted(areas)
    for before, stop in zip([stops[-1], *stops], stops, strict=False):
        words = stop.accessibleName() or (stop.text() if isinstance(stop, QAbstractButton) else "")
        assert stop.objectName() and words, stop
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        for _ in stops:
            if QApplication.focusWidget() is stop:
                break
            press_tab()
        assert QApplication.focusWidget() is stop, stop.objectName()
        seen = stop.viewport() if isinstance(stop, QAbstractScrollArea) else stop  # which may cover all of it
        assert not seen.visibleRegion().isEmpty(), stop.objectName()
        with_focus = picture(window, stop)
        stop.clearFocus()
        QApplication.processEvents()
        assert changed_pixels(with_focus, picture(window, stop)) >= 20, stop.objectName()
    return stops


def test_tab_goes_through_the_window_and_shows_where_it_is(qtbot, window):
    names = [stop.objectName() for stop in check_stops(qtbot, window)]
    wanted = ["open_csv_button", "save_button", "train_button", "step_button", "learning_rate"]
    assert names[: len(wanted)] == wanted
    for one, other in pairwise(["more_training_settings", "columns", "palette_dense", "view_tabs"]):
        assert names.index(one) < names.index(other)
    for one, other in pairwise(["view_tabs", "canvas_view", "zoom_out", "loss_plot", "log_loss"]):
        assert names.index(one) < names.index(other)


def test_undo_is_reached_once_there_is_something_to_undo(qtbot, window):
    window.parts.canvas.add_layer("dense")
    names = [stop.objectName() for stop in walk(window)]
    assert names[:3] == ["open_csv_button", "save_button", "undo_button"]


def test_nothing_in_sight_is_collected_after_its_stops_were_found(qtbot):
    window, gone = QMainWindow(), []
    qtbot.addWidget(window)
    area = QWidget()
    window.setCentralWidget(area)
    layout = QVBoxLayout(area)
    for made in (QTableWidget(2, 2), QScrollArea(), QSpinBox(), QComboBox(editable=True)):
        layout.addWidget(made)
    for each in area.findChildren(QWidget):
        each.destroyed.connect(partial(gone.append, type(each).__name__))
    window.show()
    del made, each
    stops = [type(stop).__name__ for stop in tab_stops([area])]
    gc.collect()
    assert stops == ["QTableWidget", "QScrollArea", "QSpinBox", "QComboBox"]
    assert not gone


def test_back_goes_the_same_way_back(qtbot, window):
    there = walk(window)
    back = walk(window, forward=False)
    assert back[1:] == there[:0:-1]


def test_fields_that_are_made_again_keep_their_place(qtbot, window):
    window.parts.canvas.select(["layer-3"])
    before = [stop.objectName() for stop in walk(window)]
    window.parts.canvas.select(["layer-2"])
    assert [stop.objectName() for stop in walk(window)] == before


def test_tab_goes_through_an_iteration_and_shows_where_it_is(qtbot, window):
    window.parts.tabs.show_page("stepping")
    model = window.stepping.get().model
    model.run_to_loss()
    qtbot.waitUntil(lambda: not model.is_waiting and model.tape is not None, timeout=20_000)
    qtbot.wait(300)
    names = [stop.objectName() for stop in check_stops(qtbot, window)]
    for one, other in pairwise(["step_list", "view_tabs", "stepping_diagram_view", "table_key_box"]):
        assert names.index(one) < names.index(other)


def trained_on_iris(qtbot, window: MainWindow) -> None:
    window.parts.training_bar.epochs.setValue(5)
    window.parts.actions_by_key["train"].trigger()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)


def test_tab_goes_through_what_is_judged_and_shows_where_it_is(qtbot, window):
    trained_on_iris(qtbot, window)
    window.parts.tabs.show_page("evaluate")
    verdicts = window.judging.get().verdicts
    qtbot.waitUntil(
        lambda: verdicts.verdict is not None and len(verdicts.verdict.rivals) == 3, timeout=60_000
    )
    window.parts.tabs.current_view.classes.choose(0, 0)
    importance = window.judging.get().importance
    qtbot.waitUntil(lambda: not (verdicts.is_fitting or importance.is_busy), timeout=60_000)
    qtbot.wait(300)
    names = [stop.objectName() for stop in check_stops(qtbot, window)]
    for one, other in pairwise(["part_validation", "view_tabs", "matrix_shares_counts", "confusion_matrix"]):
        assert names.index(one) < names.index(other)


def test_tab_goes_through_a_profile_and_shows_where_it_is(qtbot, window):
    trained_on_iris(qtbot, window)
    window.parts.tabs.show_page("profile")
    why = window.profiling.get().why
    qtbot.waitUntil(lambda: why.found is not None, timeout=60_000)
    qtbot.wait(500)
    names = [stop.objectName() for stop in check_stops(qtbot, window)]
    assert names.index("view_tabs") < len(names) - 1
