"""Pictures for pages and slides, as SVG in light colours: a formula, what goes in and what comes out."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from engine.common.messages import number_text
from engine.stepping.parts import Operand, Part
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from gui.look.drawing.formulas import Formula, formula
from gui.look.drawing.heatmap_image import color_table
from gui.look.theme import LIGHT
from gui.look.words.translation import tr
from gui.stepping.numbers.sheet import Sheet, dimensions
from gui.stepping.numbers.sheet_image import SheetImage, image_of
from gui.stepping.numbers.signs import sign_latex

WIDTH = 900.0
"""Pixels that a picture may be wide."""
TALLEST = 260.0
"""Pixels that a heat map may be tall."""
MOST_CELL, READABLE = 18.0, 6.0
"""Pixels of a cell: at most, and for what a long formula may be wider than usual."""
ABOVE, BELOW = 18.0, 46.0
"""Pixels over a heat map, for the label of its columns; below it, for its name and its colour bar."""
MOST_PIXELS = 640
"""Most pixels on a side of an image in a picture."""
SIGN_SIZE = 16.0
LEFT = 16.0
"""Pixels before a heat map, for the label of its lines."""
GAP = 12.0
LETTER = 6.4
"""Pixels that a letter of the labels takes, about."""
_ATTRIBUTE = re.compile(r'(width|viewBox)="([^"]*)"')
FIXED = "'Consolas','Menlo','DejaVu Sans Mono',monospace"
FAMILIES = "'Segoe UI','Helvetica Neue','Noto Sans','DejaVu Sans','Malgun Gothic','NanumSquare',sans-serif"


@dataclass(frozen=True, slots=True)
class SvgPicture:
    """A part of a page.

    Attributes:
        svg: a whole picture.
        width, height: its size in pixels.
    """

    svg: str
    width: float
    height: float


def formula_picture(latex: str, size: float = 20.0) -> SvgPicture:
    """A formula in a line of its own."""
    typeset = formula(latex, size, LIGHT.text, display=True)
    return SvgPicture(typeset.svg, typeset.width, typeset.height)


def part_picture(tape: Tape, part: Part, row: int, *, enlarged: bool = True) -> SvgPicture:
    """A formula with what goes in and what comes out as heat maps, in cells of one size.

    ``enlarged`` are the images for programs that would smooth their pixels; browsers do not.
    """
    maps: list[_Map | str] = []
    for shown in part.shown:
        maps.append(shown if isinstance(shown, str) else _Map(tape, shown, row, enlarged))
    if part.operands:
        maps.append("=")
    for place, key in enumerate(part.results):
        maps += (
            [",", _Map(tape, Operand(key), row, enlarged)]
            if place
            else [_Map(tape, Operand(key), row, enlarged)]
        )
    cell = _largest_cell(maps)
    tall = max(each.height(cell) for each in maps if isinstance(each, _Map))
    x, pieces = 0.0, []
    for each in maps:
        if isinstance(each, str):
            width, sign = _sign_width(each), _sign(each)
            middle = ABOVE + tall / 2 - sign.height / 2
            pieces.append(_placed(sign.svg, x + (width - sign.width) / 2, middle))
        else:
            width = each.width(cell)
            pieces.append(each.svg(x, width, tall, cell))
        x += width + GAP
    return _whole("".join(pieces), x - GAP, ABOVE + tall + BELOW)


def titled(picture: SvgPicture, latex: str, text: str) -> SvgPicture:
    """Picture below its formula, with a title above: something that can stand alone on a slide."""
    above = formula_picture(latex)
    margin, top = 20.0, 34.0
    width = max(picture.width, above.width, LETTER * 1.5 * len(text)) + 2 * margin
    height = top + above.height + 18 + picture.height + margin
    inside = (
        f'<rect width="{width:.1f}" height="{height:.1f}" fill="#ffffff"/>'
        + _text(margin, 22, text, 13, LIGHT.muted, anchor="start")
        + _placed(above.svg, margin, top)
        + _placed(picture.svg, margin, top + above.height + 18)
    )
    return _whole(inside, width, height)


class _Map:
    """Heat map of one quantity."""

    def __init__(self, tape: Tape, operand: Operand, row: int, enlarged: bool) -> None:
        self.operand, self._enlarged = operand, enlarged
        array = tape[operand.key]
        self.sheet = Sheet.of(tape.plan, operand.key, tape.m).fitting(array)
        self.picture: SheetImage = image_of(self.sheet, array, row, operand.transposed)
        self.is_mosaic = self.sheet.is_pictures or self.sheet.form == "kernels"

    def _scale(self, cell: float) -> float:
        if not self.is_mosaic:
            return cell
        across, down = self.picture.size
        return min(4.0, TALLEST / down, 240.0 / across)

    def height(self, cell: float) -> float:
        return self.picture.size[1] * self._scale(cell)

    def width(self, cell: float) -> float:
        """Width with its labels, which may be wider than the map."""
        text_width = max(len(self._across()), len("".join(self._range())) + 8) * LETTER
        return LEFT + max(self.picture.size[0] * self._scale(cell), text_width, self._name_width() + 4)

    def _name_width(self) -> float:
        return formula(self._latex, 15.0, LIGHT.text).width

    @property
    def _latex(self) -> str:
        return self.operand.key.latex_of(transposed=self.operand.transposed)

    def _range(self) -> tuple[str, str]:
        return number_text(self.picture.low), number_text(self.picture.high)

    def _axes(self) -> tuple[str, str]:
        """Labels of the lines and of the columns."""
        sheet = self.sheet
        pairs = [
            tr("{count:,} {things}", count=count, things=word) if word and count > 1 else word
            for count, word in ((sheet.lines, sheet.down_word), (sheet.columns, sheet.across_word))
        ]
        return (pairs[1], pairs[0]) if self.operand.transposed else (pairs[0], pairs[1])

    def _across(self) -> str:
        if not self.is_mosaic:
            return self._axes()[1]
        if self.sheet.form == "kernels":
            return dimensions(self.sheet.shape)
        return tr("{shape} of one row", shape=dimensions(self.sheet.shape[1:]))

    def svg(self, x: float, width: float, tall: float, cell: float) -> str:
        scale, (across, down) = self._scale(cell), self.picture.size
        wide, high = across * scale, down * scale
        left, top = x + LEFT + (width - LEFT - wide) / 2, ABOVE + (tall - high) / 2
        middle, bottom = left + wide / 2, ABOVE + tall
        name = formula(self._latex, 15.0, LIGHT.text)
        pieces = [
            f'<image x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" '
            f'preserveAspectRatio="none" style="image-rendering:pixelated" href="{self._data(scale)}"/>',
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="none" '
            f'stroke="{LIGHT.border}"/>',
            _text(middle, top - 5, self._across(), 10, LIGHT.muted),
            _placed(name.svg, middle - name.width / 2, bottom + 6),
            self._bar(middle, bottom + 36),
        ]
        lines = "" if self.is_mosaic else self._axes()[0]
        if lines and high > LETTER * len(lines):
            turned = f'transform="rotate(-90 {left - 6:.1f} {top + high / 2:.1f})"'
            pieces.append(
                _text(left - 6, top + high / 2, lines, 10, LIGHT.muted, anchor="middle", more=turned)
            )
        return "".join(pieces)

    def _data(self, scale: float) -> str:
        """The image in light colours."""
        image = self.picture.image.copy()
        image.setColorTable(_colors(self.picture.is_signed))
        if self._enlarged:
            zoom = max(1, min(round(2 * scale), MOST_PIXELS // max(self.picture.size)))
            image = image.convertToFormat(QImage.Format.Format_ARGB32).scaled(image.size() * zoom)
        return data_url(image)

    def _bar(self, middle: float, y: float) -> str:
        """The colour bar, between the numbers at its ends; a single number has none."""
        low, high = self._range()
        if self.sheet.form == "number":
            return _text(middle, y, high, 10, LIGHT.muted)
        bar = QImage(bytes(range(254)), 254, 1, 254, QImage.Format.Format_Indexed8).copy()
        bar.setColorTable(_colors(self.picture.is_signed))
        long = 34.0
        whole = long + LETTER * (len(low) + len(high)) + 8
        left = middle - whole / 2 + LETTER * len(low) + 4
        url = data_url(bar.convertToFormat(QImage.Format.Format_RGB32))
        return (
            _text(left - 4, y, low, 10, LIGHT.muted, anchor="end")
            + f'<image x="{left:.1f}" y="{y - 7:.1f}" width="{long}" height="6" preserveAspectRatio="none" '
            f'href="{url}"/>' + _text(left + long + 4, y, high, 10, LIGHT.muted, anchor="start")
        )


def sampling_of(tape: Tape, key: Key, row: int) -> str:
    """Phrase on which part of a quantity its heat map shows; empty if all of it."""
    sheet = Sheet.of(tape.plan, key, tape.m).fitting(tape[key])
    return image_of(sheet, tape[key], row).sampling


def data_url(image: QImage) -> str:
    """An image as PNG inside a link."""
    return "data:image/png;base64," + base64.b64encode(png(image)).decode()


def png(image: QImage) -> bytes:
    """An image as the bytes of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def png_of(svg: str, scale: float = 2.0) -> bytes:
    """An SVG picture as the bytes of a PNG file, on white."""
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize() * scale, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.setDevicePixelRatio(scale)
    return png(image)


def _largest_cell(maps: list[_Map | str]) -> float:
    """Pixels of a cell with which all finds room."""
    matrices = [each.picture.size for each in maps if isinstance(each, _Map) and not each.is_mosaic]
    tallest = max((down for _, down in matrices), default=1)
    cell = min(MOST_CELL, TALLEST / tallest)
    room = max(WIDTH, min(_width(maps, READABLE), 1.5 * WIDTH))  # labels alone may take all of it
    while cell > 1 and _width(maps, cell) > room:
        cell -= 0.5 if cell <= 4 else 1
    return max(cell, 1.0)


def _width(maps: list[_Map | str], cell: float) -> float:
    return sum((_sign_width(each) if isinstance(each, str) else each.width(cell)) + GAP for each in maps)


def _sign(text: str) -> Formula:
    return formula(sign_latex(text), SIGN_SIZE, LIGHT.text)


def _sign_width(text: str) -> float:
    return _sign(text).width + 6


def _colors(is_signed: bool) -> list[int]:
    return color_table("diverging" if is_signed else "sequential", dark=False)


def _text(
    x: float, y: float, text: str, size: float, color: str, *, anchor: str = "middle", more: str = ""
) -> str:
    font = f'font-family="{FAMILIES}" font-size="{size:g}"'
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}'
    return f'<text {place} {font} fill="{color}">{escape(text)}</text>'


def _placed(svg: str, x: float, y: float) -> str:
    """A whole picture as a group of another one; many programs cannot read pictures inside pictures."""
    head, body = svg.split(">", 1)
    numbers = {name: [float(each) for each in value.split()] for name, value in _ATTRIBUTE.findall(head)}
    left, top, wide, _ = numbers["viewBox"]
    scale = numbers["width"][0] / wide
    place = f"translate({x:.2f} {y:.2f}) scale({scale:.5f}) translate({-left:.3f} {-top:.3f})"
    return f'<g transform="{place}">{body.removesuffix("</svg>")}</g>'


def _whole(inside: str, width: float, height: float) -> SvgPicture:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.1f} {height:.1f}">'
    )
    return SvgPicture(f"{head}{inside}</svg>", width, height)
