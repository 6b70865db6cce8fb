"""Lines of words and numbers: the numbers keep their font beside words of any script."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from gui.stepping.numbers.number_lines import NumberLines, as_number, line_of

NUMBER = "1.307161e-05"


def families(label: NumberLines) -> list[str]:
    """The font of each glyph of the first line, as Qt lays it out."""
    page = QTextDocument()
    page.setDefaultFont(label.font())
    page.setHtml(QLabel.text(label))
    page.documentLayout().documentSize()
    runs = page.firstBlock().layout().lineAt(0).glyphRuns()
    return [run.rawFont().familyName() for run in runs for _ in run.glyphIndexes()]


@pytest.mark.parametrize("words", ["stored: ", "저장된 값: "])
def test_all_digits_of_a_number_come_from_the_font_of_numbers(qtbot, words):
    alone, line = NumberLines(8.5), NumberLines(8.5)
    for label in (alone, line):
        qtbot.addWidget(label)
    alone.setText(as_number(NUMBER))
    line.setText(words + as_number(NUMBER))
    (digits,) = set(families(alone))
    assert families(line).count(digits) >= len(NUMBER)
    assert families(line)[-len(NUMBER) :] == families(alone)


def test_a_reader_sees_the_words_as_they_are(qtbot):
    label = NumberLines(8.5)
    qtbot.addWidget(label)
    label.setText(line_of("<b> & y", 0.25) + "\n" + line_of("합", -2))
    assert label.text() == "<b> & y = +0.2500\n합 = -2"
    page = QTextDocument()
    page.setHtml(QLabel.text(label))
    assert page.toPlainText() == label.text()
    assert label.accessibleDescription() == label.text()
