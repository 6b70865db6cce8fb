"""No English is left in the dialogs and menus that Qt itself makes, in Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from gui.look.widgets.fields import WholeNumberBox
from gui.look.words.translation import language

ENGLISH = re.compile(r"[A-Za-z]{3,}")
KEYS = re.compile(r"\(&?[A-Z]\)|\b(Ctrl|Shift|Alt|Del|Esc|Backspace)\b[+\w]*")
MARKED = re.compile(r"\(&[A-Z]\)|&")


@pytest.fixture(autouse=True)
def korean(qapp: Any) -> Iterator[None]:
    language.choose("ko")
    yield
    language.choose("en")


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a person can read in a widget and its children, hidden ones and tooltips too."""
    for each in (widget, *widget.findChildren(QObject)):
        if isinstance(each, (QLabel, QAbstractButton, QAction)):
            yield each.text()
        if isinstance(each, (QWidget, QAction)):
            yield each.toolTip()
        if isinstance(each, QHeaderView) and each.model() is not None:
            horizontal = Qt.Orientation.Horizontal
            yield from (
                str(each.model().headerData(i, horizontal) or "") for i in range(each.model().columnCount())
            )


def english_in(widget: QWidget, *known: str) -> list[str]:
    texts = {KEYS.sub("", text) for text in texts_of(widget)}
    return sorted(text for text in texts if ENGLISH.search(text) and text not in known)


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode))
def test_the_file_dialog_is_korean(
    qtbot: Any, tmp_path: Path, mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog(None, "제목", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    assert any("찾는 위치" in text for text in texts_of(dialog))
    assert english_in(dialog, tmp_path.name) == []


def test_the_buttons_of_a_message_are_korean_and_discard_is_not_to_ignore(qtbot: Any) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel | buttons.Ok | buttons.Close)
    box.setDetailedText("세부")
    assert english_in(box) == []
    words = {MARKED.sub("", box.button(b).text()) for b in (buttons.Save, buttons.Discard, buttons.Cancel)}
    assert words == {"저장", "저장 안 함", "취소"}


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, lambda: WholeNumberBox(0, 9)])
def test_the_menus_of_fields_are_korean(qtbot: Any, make: Any) -> None:
    field = make()
    qtbot.addWidget(field)
    menu = (field.lineEdit() if isinstance(field, WholeNumberBox) else field).createStandardContextMenu()
    texts = [MARKED.sub("", each.text()).partition("\t")[0] for each in menu.actions() if each.text()]
    assert texts[:2] == ["실행 취소", "다시 실행"]
    assert {"잘라내기", "복사", "붙여넣기", "모두 선택"} <= set(texts)
    assert english_in(menu) == []


def test_english_is_as_qt_has_it(qtbot: Any) -> None:
    language.choose("en")
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Discard)
    assert "Discard" in box.button(QMessageBox.StandardButton.Discard).text()
