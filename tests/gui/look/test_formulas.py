"""Formulas: their boxes hold their ink, they are sharp and quick, and can be read aloud."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer
from pytestqt.qtbot import QtBot

from gui.look.drawing import formulas
from gui.look.drawing.formula_text import plain_text
from gui.look.drawing.formulas import FormulaLabel, formula

FORMULAS = (
    r"z^{[2]} = W^{[2]}\, a^{[1]} + b^{[2]}",
    r"a^{[2]} = \mathrm{softmax}(z^{[2]})",
    r"db^{[2]} = \frac{1}{m} \sum_{i=1}^{m} dz_{i}^{[2]}",
    r"\hat{x}^{[3]} = \frac{x - \mu^{[3]}}{\sqrt{\sigma^{2[3]} + \epsilon}}",
)
MARGIN = 30


def painted(latex: str, size: float, scale: float = 1.0, display: bool = False) -> np.ndarray:
    """How much ink lies where, the formula's box ``MARGIN`` pixels from the left and top."""
    one = formula(latex, size, "#000000", display=display)
    side = (
        round(one.width * scale) + 2 * MARGIN,
        round(one.height * scale) + 2 * MARGIN,
    )
    image = QImage(*side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(MARGIN, MARGIN)
    painter.scale(scale, scale)
    one.paint(painter, 0, one.ascent)
    painter.end()
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    return 255 - rows[:, : gray.width()].astype(int)


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("latex", FORMULAS)
def test_all_ink_lies_in_the_box(qtbot: QtBot, latex, display):
    ink = painted(latex, 20, display=display)
    assert ink.sum() > 2000
    around = ink.copy()
    around[MARGIN - 2 : 2 - MARGIN, MARGIN - 2 : 2 - MARGIN] = 0
    assert around.sum() == 0


def test_a_larger_formula_is_the_same_one_larger(qtbot: QtBot):
    small, large = formula(FORMULAS[0], 10, "#000000"), formula(FORMULAS[0], 30, "#ff0000")
    assert large.width == pytest.approx(3 * small.width)
    assert large.height == pytest.approx(3 * small.height)
    assert large.ascent == pytest.approx(3 * small.ascent)


def test_zoomed_it_is_drawn_again_and_not_blown_up(qtbot: QtBot):
    once, larger = painted(FORMULAS[0], 20), painted(FORMULAS[0], 20, scale=4)
    assert larger.sum() == pytest.approx(16 * once.sum(), rel=0.05)
    gray_share = [((ink > 40) & (ink < 215)).sum() / (ink >= 215).sum() for ink in (once, larger)]
    assert gray_share[1] < 0.4 * gray_share[0]


def is_typeset(latex: str) -> bool:
    return (formulas._without_numbers(latex)[0], False) in formulas._typeset_before


def test_it_is_typeset_once(qtbot: QtBot, monkeypatch):
    formula(r"q^{[7]}", 12, "#000000")
    assert is_typeset(r"q^{[7]}")
    monkeypatch.setattr("ziamath.zmath.Latex", None)
    assert formula(r"q^{[7]}", 25, "#123456").color == "#123456"
    assert not is_typeset(r"q^{[7]} - 1")


@pytest.mark.parametrize(
    "latex",
    [
        r"z^{[7]} = W^{[7]}\, a^{[6]} + b^{[7]}",
        r"\hat{x}^{[12]} = \frac{x - \mu^{[12]}}{\sqrt{\sigma^{2[10]} + \epsilon}}",
        r"\max(0, z^{[9]})",
    ],
)
def test_the_numbers_of_layers_are_put_in_as_if_they_had_been_typeset(qtbot: QtBot, latex):
    put_in, typeset = formulas._outline(latex, False), formulas._typeset(latex, False)
    assert len(put_in.shapes) == len(typeset.shapes)
    numbers = latex.count("[")
    for one, other in zip(put_in.shapes, typeset.shapes, strict=True):
        apart = one.boundingRect().center() - other.boundingRect().center()
        assert (
            abs(apart.x()) < 0.06 * numbers * formulas.REFERENCE
        )  # a digit is up to so much narrower than 0
        assert abs(apart.y()) < 0.02 * formulas.REFERENCE
        assert one.elementCount() == other.elementCount()


def test_a_formula_of_another_layer_needs_no_typesetting(qtbot: QtBot, monkeypatch):
    formula(r"q^{[4]} + r", 12, "#000000")
    formula(r"q^{[1]}", 12, "#000000")
    assert is_typeset(r"q^{[9]} + r")
    monkeypatch.setattr("ziamath.zmath.Latex", None)
    formula(r"q^{[1]} + r", 12, "#000000")


def test_its_svg_is_a_picture_in_its_colour(qtbot: QtBot):
    one = formula(FORMULAS[2], 16, "#4c9fff")
    picture = ElementTree.fromstring(one.svg)  # noqa: S314 - our own
    assert float(picture.get("width", 0)) == pytest.approx(one.width, abs=0.01)
    assert "#4c9fff" in one.svg
    assert "black" not in one.svg
    assert QSvgRenderer(one.svg.encode()).isValid()


def test_painted_into_an_svg_it_stays_outlines(qtbot: QtBot):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRectF(0, 0, 300, 40))
    painter = QPainter(generator)
    formula(FORMULAS[0], 16, "#000000").paint(painter, 10, 25)
    painter.end()
    text = buffer.data().data().decode()
    assert "<path" in text
    assert "<image" not in text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"dW^{[2]} = \frac{1}{m}\, dz^{[2]}\, a^{[1]\mathsf{T}}", "dW[2] = 1/m dz[2] a[1]ᵀ"),
        (FORMULAS[0], "z[2] = W[2] a[1] + b[2]"),
        (FORMULAS[1], "a[2] = softmax(z[2])"),
        (FORMULAS[2], "db[2] = 1/m Σ(i=1..m) dz[2]_i"),
        (r"dz^{[2]} = da^{[2]} \odot g^{\prime}(z^{[2]})", "dz[2] = da[2] ⊙ g′(z[2])"),
        (r"da_{\leftarrow 3}^{[2]}", "da[2]←3"),
        (r"\sigma^{2[1]}", "σ²[1]"),
        (r"\frac{x - \mu}{\sqrt{v + \epsilon}}", "(x − μ)/(√(v + ε))"),
        (r"W_{\text{new}}^{[1]} = W^{[1]} - \alpha\, dW^{[1]}", "W[1]_new = W[1] − α dW[1]"),
    ],
)
def test_it_can_be_read_in_letters(latex, text):
    assert plain_text(latex) == text


def test_a_label_shows_it_and_says_it(qtbot: QtBot):
    label = FormulaLabel(FORMULAS[0], 18)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert label.accessibleName() == "z[2] = W[2] a[1] + b[2]"
    filled = label.grab().toImage()
    label.set_formula("")
    label.resize(filled.size())
    assert label.sizeHint().isEmpty()
    assert filled != label.grab(QRectF(QPoint(0, 0), filled.size()).toRect()).toImage()
