"""Words of a file are shown as they are: nothing that looks like HTML in them is taken for HTML."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.look.widgets.plain_text import message_box
from gui.window.main_window import MainWindow

GUI = Path(__file__).resolve().parents[3] / "gui"
SOURCES = sorted(GUI.rglob("*.py"))
HOME = "plain_text.py"
"""Here the plain label and the plain tooltip are made."""


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def is_safe(words: ast.expr) -> bool:
    """Whether an argument is no more than a sentence of the program, or was made plain."""
    if isinstance(words, ast.Constant):
        return True
    if isinstance(words, ast.IfExp):
        return is_safe(words.body) and is_safe(words.orelse)
    if not isinstance(words, ast.Call):
        return False
    name = ast.unparse(words.func)
    return name == "plain_tooltip" or (name == "tr" and not words.keywords)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(GUI)))
def test_no_text_is_left_for_qt_to_guess(path: Path) -> None:
    if path.name == HOME:
        return
    for call, name in calls(path):
        where = f"{path.relative_to(GUI)}:{call.lineno}"
        assert name not in ("QLabel", "QMessageBox", "QToolTip.showText"), (
            f"{where}: use PlainLabel, message_box or show_tooltip of gui/look/widgets/plain_text.py"
        )
        if name.endswith(".setToolTip"):
            assert is_safe(call.args[-1]), f"{where}: wrap the words in plain_tooltip(...)"


HOSTILE = "<img src=x><b>bold</b>"


def tooltips(window: MainWindow) -> Iterator[str]:
    yield from (widget.toolTip() for widget in window.findChildren(QWidget))
    yield from (action.toolTip() for action in window.findChildren(QAction))
    for view in window.findChildren(QAbstractItemView):
        model, role = view.model(), Qt.ItemDataRole.ToolTipRole
        for row in range(model.rowCount(QModelIndex()) if model is not None else 0):
            yield str(model.index(row, 0, QModelIndex()).data(role) or "")


def test_hostile_names_are_shown_as_they_are(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / f"{HOSTILE.replace('/', '')}.csv"
    rows = "".join(f"{i % 7},{i % 3},{HOSTILE if i % 2 else 'no'}\n" for i in range(60))
    table.write_text(f"{HOSTILE} a,b,{HOSTILE} target\n{rows}")
    window.files.open_path(str(table))
    bench = window.workbench
    qtbot.waitUntil(lambda: bench.asks_for_target, timeout=20_000)
    window.parts.data_panel.table.question.button.click()
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    for layer in bench.project.architecture.layers:
        drawn = bench.project.architecture.with_layer(replace(layer, name=f"{HOSTILE} {layer.name}"))
        bench.edit_architecture(f"Rename {HOSTILE}", drawn)
    for key in ("step", "show_stepping"):
        window.parts.actions_by_key[key].trigger()
    qtbot.waitUntil(lambda: bench.session.state == "paused", timeout=20_000)
    qtbot.wait(200)
    shown = [tip for tip in tooltips(window) if "bold" in tip]
    assert shown
    assert not [tip for tip in shown if "<b>" in tip and Qt.mightBeRichText(tip)]
    labels = [label for label in window.findChildren(QLabel) if HOSTILE in label.text()]
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_the_boxes_show_names_as_they_are(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert message_box(parent, "box", HOSTILE, HOSTILE).textFormat() == Qt.TextFormat.PlainText
