"""The whole window in Korean, walked with data opened, a run trained and every part filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from shiboken6 import delete

from engine.core.layers import LAYER_KINDS
from engine.core.training_settings import LOSS_CHOICES
from engine.core.update_rules import UPDATE_RULES
from engine.stepping.quantities import Cell
from gui.canvas.editing.menus import menu_at
from gui.look.words.translation import FOLDER, language, read_sentences
from gui.window.main_window import MainWindow

KOREAN = read_sentences(FOLDER / "ko.ts")
NAMES = {
    # of optimizers and losses that have no other name in Korean
    *(
        word
        for each in (*UPDATE_RULES.values(), *LOSS_CHOICES.values())
        if KOREAN[each.label] == each.label
        for word in re.findall("[a-z]{3,}", each.label.lower())
    ),
    # of the program, of files and of keys
    *("layerscope", "csv", "numpy", "npz", "float", "toml", "html", "svg", "png", "mit", "english"),
    *("enter", "ctrl", "alt", "shift", "del", "backspace", "tab", "esc", "return"),
    # of methods and functions, which Korean courses write like this
    *("relu", "elu", "gelu", "silu", "leaky", "softplus", "tanh", "sigmoid", "softmax", "mae"),
    *("lecun", "xavier", "lenet", "xor", "same", "valid"),
    *(
        name.rstrip("D2").lower()
        for kind in LAYER_KINDS.values()
        for name in (kind.label, *kind.short_labels)
    ),
    *("prev", "new", "log", "exp", "max", "sign"),
    # of this data set and of the layers in the drawing
    *("iris", "sepal", "petal", "length", "width", "species", "setosa", "versicolor", "virginica"),
    *("input", "output"),
}
"""The only words with three or more Latin letters that a Korean reader meets, in small letters."""


@pytest.fixture
def window_size():
    return QSize(1440, 900)


@pytest.fixture
def painted(monkeypatch) -> list[str]:
    """What is painted from now on by code of ours."""
    texts: list[str] = []
    draw = QPainter.drawText

    def spy(painter: QPainter, *arguments: object) -> object:
        texts.extend(each for each in arguments if isinstance(each, str))
        return draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", spy)
    return texts


def choose_korean(qtbot, window: MainWindow) -> None:
    before = window.parts.canvas
    window.findChild(QAction, "language_ko").trigger()
    qtbot.waitUntil(lambda: window.parts.canvas is not before, timeout=20_000)


def train_iris(qtbot, window: MainWindow) -> None:
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    window.parts.training_bar.epochs.setValue(20)
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)
    qtbot.waitUntil(window.parts.message_bar.isVisible, timeout=5_000)


def texts_of_actions(actions: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    for action in actions:
        if not action.associatedObjects():  # nobody can see it
            continue
        for text in (action.text(), action.toolTip(), action.statusTip()):
            yield f"action {action.objectName()}", text


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    name = f"{type(widget).__name__} {widget.objectName()}"
    for text in (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()):
        yield name, text
    if isinstance(widget, QLabel | QAbstractButton):
        yield name, widget.text()
    if isinstance(widget, QComboBox):
        for place in range(widget.count()):
            yield name, widget.itemText(place)
            yield name, widget.itemData(place, Qt.ItemDataRole.ToolTipRole) or ""
    if isinstance(widget, QLineEdit):
        yield name, widget.placeholderText()
    if isinstance(widget, QAbstractSpinBox):
        yield name, widget.specialValueText()


def texts_on_canvas(window: MainWindow) -> Iterator[tuple[str, str]]:
    scene = window.parts.canvas.scene
    for card in scene.cards.values():
        for text in (*card.texts.subtitles, *card.texts.captions, card.texts.tooltip):
            yield f"card {card.layer.name}", text
        if card.badge.badge is not None:
            for text in (*card.badge.badge.texts, card.badge.badge.tooltip):
                yield f"badge of {card.layer.name}", text
        menu = menu_at(window.parts.canvas, card.sceneBoundingRect().center())
        yield from texts_of_actions(menu.findChildren(QAction))
        delete(menu)  # or all that were made are looked through each time
    for text in (scene.loss.texts.name, scene.loss.texts.tooltip):
        yield "loss", text


def everything(window: MainWindow) -> list[tuple[str, str]]:
    return [*around_the_canvas(window), *texts_on_canvas(window)]


def around_the_canvas(window: MainWindow) -> list[tuple[str, str]]:
    texts = [("title", window.windowTitle())]
    for widget in window.findChildren(QWidget):
        if not widget.objectName().startswith("qt_dockwidget_"):  # our docks have no title, so no buttons
            texts += texts_of(widget)
    texts += texts_of_actions(window.findChildren(QAction))
    columns = window.parts.data_panel.table.columns.model()
    for row in range(columns.rowCount()):
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            texts.append(("column", columns.index(row, 0).data(role) or ""))
    return texts


def is_name(word: str) -> bool:
    """True for one of the names, which may be cut short where there is no room."""
    if word.endswith("…"):
        return any(name.startswith(word[:-1]) for name in NAMES)
    return word in NAMES


@cache
def english_words(text: str) -> tuple[str, ...]:
    plain = re.sub(r"<[^>]*>|&nbsp;|\(&[A-Z]\)|Batch…", " ", text)
    return tuple(word for word in re.findall(r"[A-Za-z]{3,}…?", plain) if not is_name(word.lower()))


def english_in(texts: Iterable[tuple[str, str]]) -> list[str]:
    found = {f"{place}: {text!r}: {words}" for place, text in texts if (words := english_words(text))}
    return sorted(found)


def test_no_english_word_is_left_after_the_switch(qtbot, window, painted):
    train_iris(qtbot, window)
    choose_korean(qtbot, window)
    painted.clear()
    window.grab()
    assert len(painted) > 30
    assert english_in([("painted", text) for text in painted]) == []
    assert english_in(everything(window)) == []


def test_no_english_word_is_left_in_the_settings_of_any_layer(qtbot, window):
    train_iris(qtbot, window)
    choose_korean(qtbot, window)
    for kind in LAYER_KINDS:
        window.parts.canvas.add_layer(kind)
        assert english_in(everything(window)) == [], kind
    window.parts.canvas.select([])
    assert english_in(everything(window)) == []


def test_a_window_that_begins_in_korean_is_so_from_the_first_word(qtbot, window):
    assert english_in(texts_of_actions(window.findChildren(QAction))) != []
    choose_korean(qtbot, window)
    assert english_in(everything(window)) == []
    window.settings.sync()
    second = MainWindow()
    assert (language.choice, language.code) == ("ko", "ko")
    assert second.findChild(QAction, "language_ko").isChecked()
    assert english_in(everything(second)) == []
    second.close()
    second.deleteLater()


def test_no_english_word_is_left_while_an_iteration_is_gone_through(qtbot, window, painted):
    train_iris(qtbot, window)
    model = window.stepping.get().model
    window.parts.tabs.show_page("stepping")
    model.run_to_loss()
    qtbot.waitUntil(lambda: not model.is_waiting and model.tape is not None, timeout=20_000)
    before = model.step
    choose_korean(qtbot, window)
    assert window.parts.tabs.view("stepping").stepping_view.isVisible()
    assert model.step == before
    model.set_inside(True)
    model.restart_iteration()
    seen = 0
    while not model.is_at_end:
        model.step_forward()
        qtbot.waitUntil(lambda: not model.is_waiting, timeout=20_000)
        part = model.part
        if part is not None and seen % 3 == 0:
            key = part.results[0]
            model.choose_cell(Cell(key, (0,) * np.ndim(model.tape[key])))
            qtbot.wait(20)
        seen += 1
        painted.clear()
        window.grab()
        assert english_in([("painted", text) for text in painted]) == [], part
        assert english_in(around_the_canvas(window)) == [], part
    assert seen > 15
    assert english_in(everything(window)) == []
