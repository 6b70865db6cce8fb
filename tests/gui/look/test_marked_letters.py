"""Letters with a hat, a bar or a tilde can be told from those without, whatever the fonts of the system."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.stepping.quantities import Cell, Key
from gui.look.theme import interface_font, number_font
from gui.look.words.marked_letters import FAMILY, MARKS, latex_of, marked, unmarked
from gui.stepping.panels.numbers_panel import NumbersPanel
from gui.stepping.report.report_page import ReportSource, report_page
from tests.stepped_runs import model_of, tape_of

NAMES = ("m", "m\u0302", "v", "v\u0302", "x", "x\u0302", "y", "ŷ", "ỹ", "μ", "μ\u0304", "σ", "σ\u0304")
SIDE, LEFT = 60, 16
HIDDEN = [("dense", DenseSettings(4, "identity")), ("batch_norm", BatchNormSettings())]


def picture(text: str, font: QFont) -> np.ndarray:
    """Where there is ink, ``(SIDE, SIDE)``."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(QPointF(LEFT, 2 * SIDE / 3), text)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, image.bytesPerLine())[:, :SIDE] < 160


def families() -> list[str]:
    """Every family that may be the system's; one that is not there stands for a font without any letter."""
    systems = QFontDatabase.WritingSystem
    return [
        name
        for name in QFontDatabase.families(systems.Latin)
        if QFontDatabase.isSmoothlyScalable(name) and systems.Symbol not in QFontDatabase.writingSystems(name)
    ] + ["No such font"]


@pytest.mark.parametrize("make", [interface_font, number_font])
def test_distinct_quantities_give_distinct_pictures_with_every_font(qapp, monkeypatch, make):
    for family in families():
        monkeypatch.setattr(QFontDatabase, "systemFont", lambda kind, family=family: QFont(family))
        font = make(18)
        pictures = {name: picture(marked(name), font) for name in NAMES}
        seen = {each.tobytes() for each in pictures.values()}
        assert len(seen) == len(NAMES), family
        for name in NAMES:
            if marked(name) != name:
                ink = np.flatnonzero(pictures[name].any(0))
                wide = QFontMetricsF(font).horizontalAdvance(marked(name))
                assert ink.min() >= LEFT - 2 and ink.max() <= LEFT + wide + 2, (family, name)
                assert family_of(marked(name), font) == FAMILY, (family, name)


def family_of(letter: str, font: QFont) -> str:
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()[0].rawFont().familyName()


def test_what_leaves_the_screen_is_written_as_unicode_has_it():
    for name in NAMES:
        assert marked(unmarked(marked(name))) == marked(name)
        assert len(marked(name)) == 1
        if name.isascii() or name in "μσ":
            assert marked(name) == name
    assert unmarked(marked("m\u0302 ÷ (√v\u0302 + ε)")) == "m\u0302 ÷ (√v\u0302 + ε)"
    assert latex_of(marked("μ\u0304")) == r"\bar{\mu}"
    assert latex_of(marked("ŷ")) == r"\hat{y}"


def shown_texts(widget: QWidget) -> list[str]:
    labels = widget.findChildren(QLabel)
    texts = [QLabel.text(each) for each in labels] + [each.toolTip() for each in labels]
    boxes = widget.findChildren(QComboBox)
    return texts + [box.itemText(place) for box in boxes for place in range(box.count())]


def test_no_text_of_the_steps_has_a_mark_of_its_own(qtbot: QtBot) -> None:
    model = model_of(tape_of(hidden=HIDDEN, optimizer="adam"))
    panel = NumbersPanel(model, lambda work, done, failed: done(work()))
    qtbot.addWidget(panel)
    panel.show()
    seen = ""
    for key in (Key("normalized", 2), Key("da", 1), Key("new W", 1)):
        model.choose_cell(Cell(key, (0, 0)))
        terms = panel.sum_view.terms
        seen += " ".join(shown_texts(panel))
        seen += " ".join(terms.data(terms.index(place)) for place in range(terms.rowCount()))
    assert not set(seen) & set(MARKS)
    for name in ("x\u0302", "m\u0302", "v\u0302"):
        assert marked(name) in seen


def test_a_page_typesets_them(qapp) -> None:
    source = ReportSource(
        tape=tape_of(hidden=HIDDEN, optimizer="adam"), done=10**6, row=0, title="p", data="d", date="today"
    )
    page = report_page(source, source.steps)
    assert "aria-label='x\u0302'><svg" in page
    assert not [text for text in re.findall(r">([^<]+)<", page) if set(text) & set(MARKS)]
    assert unmarked(page) == page


@pytest.mark.parametrize("pixels", [10, 11, 12, 13])
def test_marks_stand_clear_of_their_letters_in_small_text(qapp, pixels: int) -> None:
    font = interface_font(9)
    font.setPixelSize(pixels)
    for name in ("m\u0302", "v\u0302", "x\u0302", "y\u0302", "μ\u0304"):
        rows = np.flatnonzero(picture(marked(name), font).any(1))
        assert (np.diff(rows) > 1).any(), name  # else ŷ is a rhomb with a stem
