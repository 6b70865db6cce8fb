"""Formulas typeset from LaTeX: outlines that are made once and painted at any size, in any colour."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from xml.etree import ElementTree

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.drawing.formula_text import plain_text
from gui.look.drawing.outlined_svg import path_data
from gui.look.theme import theme

REFERENCE = 48.0
"""Size in which formulas are typeset once, so that three decimals of an outline are enough at any zoom."""
MOST_OUTLINES = 4096
"""Most typeset formulas that are kept; a large network has some hundred."""
MOST_IMAGES = 1024
"""Most formulas that are kept in pixels."""
MOST_SCALE = 4.0
"""A formula that is larger than this, as a multiple of :data:`REFERENCE`, would be a picture too large."""
LEAST_SHRINK = 0.6
"""Least scale to which a label shrinks its formula before it is cut."""

_ROOM = {r"\odot": r"\;\odot\;", r"]\mathsf{T}": r"]\,\mathsf{T}"}
"""Signs that ziamath sets so tight that they touch."""
_LAYER_NUMBER = re.compile(r"(?<=\[)\d+(?=\])")
_NUMBER_OR_LETTER = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")


@dataclass(frozen=True)
class _Outline:
    """A formula at :data:`REFERENCE` size; its baseline is y = 0.

    Attributes:
        shapes: its glyphs and bars, from left to right as they were set.
        width, ascent, descent: of the box around it.
    """

    shapes: tuple[QPainterPath, ...]
    width: float
    ascent: float
    descent: float

    @cached_property
    def path(self) -> QPainterPath:
        """Path of the whole formula."""
        whole = QPainterPath()
        whole.setFillRule(Qt.FillRule.WindingFill)
        for shape in self.shapes:
            whole.addPath(shape)
        return whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula of one size and colour.

    Attributes:
        latex: its source.
        color: as ``#rrggbb``.
        width, height: of its box.
        ascent: from the top of the box down to the baseline.
    """

    latex: str
    color: str
    width: float
    height: float
    ascent: float
    _outline: _Outline
    _scale: float
    _display: bool

    def paint(self, painter: QPainter, x: float, baseline: float, color: QColor | None = None) -> None:
        """Paint it with its left end at ``x``, in its own colour or another one.

        Upright on a screen or picture it lies on whole pixels, as a picture that was made before; everywhere
        else as outlines.
        """
        color = color if color is not None else QColor(self.color)
        to_device = painter.deviceTransform()
        engine = painter.paintEngine()
        upright = to_device.m12() == to_device.m21() == 0 and to_device.m11() == to_device.m22() > 0
        painter.save()
        scale = self._scale * to_device.m11()
        if upright and scale < MOST_SCALE and engine.type() == QPaintEngine.Type.Raster:
            image, left, top = _image(self.latex, self._display, round(scale, 5), color.rgba())
            place = to_device.map(QPointF(x, baseline))
            painter.resetTransform()
            to_pixels = painter.deviceTransform()  # the screen's own scale, and where the widget lies
            image.setDevicePixelRatio(to_pixels.m11())
            pixel = QPointF(round(place.x()) + left, round(place.y()) + top)
            painter.drawImage(to_pixels.inverted()[0].map(pixel), image)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(x, baseline)
            painter.scale(self._scale, self._scale)
            painter.fillPath(self._outline.path, color)
        painter.restore()

    @property
    def text(self) -> str:
        """Plain text, for screen readers and tooltips: ``dW[2] = 1/m dz[2] a[1]ᵀ``."""
        return plain_text(self.latex)

    @property
    def svg(self) -> str:
        """A whole SVG picture of it, for pages and files."""
        o = self._outline
        box = f"0 {-o.ascent:.3f} {o.width:.3f} {o.ascent + o.descent:.3f}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:.3f}" height="{self.height:.3f}" '
            f'viewBox="{box}"><path fill="{self.color}" d="{path_data(o.path)}"/></svg>'
        )


def formula(latex: str, size: float, color: str, *, display: bool = False) -> Formula:
    """A formula, typeset the first time that it is asked for, which takes about 10 ms.

    Args:
        latex: its source, without dollar signs.
        size: of its letters in pixels or scene units, as a font's.
        color: as ``#rrggbb``.
        display: with tall fractions, and limits above and below sums, as in a line of its own.
    """
    outline, scale = _outline(latex, display), size / REFERENCE
    return Formula(
        latex=latex,
        color=color,
        width=outline.width * scale,
        height=(outline.ascent + outline.descent) * scale,
        ascent=outline.ascent * scale,
        _outline=outline,
        _scale=scale,
        _display=display,
    )


_typeset_before: set[tuple[str, bool]] = set()

_importing = threading.Lock()
"""Held while ziamath is imported: its modules import one another, and two threads see them half made."""


class _Loading(threading.Thread):
    """Loads what typesets, with its font: a tenth of a second in which the window should not stand still."""

    def __init__(self) -> None:
        super().__init__(name="loading of formulas", daemon=True)

    def run(self) -> None:
        _typeset("x", False)


_loading: _Loading | None = None


def is_loaded() -> bool:
    """True if formulas can be typeset at once; if not, that is prepared in a thread, so ask again soon."""
    global _loading  # noqa: PLW0603 - it is loaded once for all
    if _loading is None:
        _loading = _Loading()
        _loading.start()
    return not _loading.is_alive()


@lru_cache(MOST_OUTLINES)
def _outline(latex: str, display: bool) -> _Outline:
    """The formula, from the same one with zeros for the numbers of layers, which is typeset once for all."""
    pattern, digits = _without_numbers(latex)
    zeros = _typeset(pattern, display)
    if not digits.strip("0"):
        return zeros
    shapes, rest = [], list(digits)
    for shape in zeros.shapes:
        digit = _other_digit(shape, rest[0]) if rest else None
        shapes.append(shape if digit is None else digit)
        if digit is not None:
            del rest[0]
    if rest:  # zeros are written some other way here
        return _typeset(latex, display)
    return replace(zeros, shapes=tuple(shapes))


def _without_numbers(latex: str) -> tuple[str, str]:
    """The formula with a 0 for every digit in brackets, and these; unchanged where that is ambiguous."""
    pattern = _LAYER_NUMBER.sub(lambda found: "0" * len(found[0]), latex)
    digits = "".join(_LAYER_NUMBER.findall(latex))
    return (pattern, digits) if pattern.count("0") == len(digits) else (latex, "")


def _other_digit(zero: QPainterPath, digit: str) -> QPainterPath | None:
    """The digit that belongs where a 0 in an exponent was set; None if the shape is none."""
    for level in (1, 2):
        own_zero = _exponent(level, "0")
        if own_zero.elementCount() == zero.elementCount():
            box, own = zero.boundingRect(), own_zero.boundingRect()
            if abs(box.width() - own.width()) < 0.1 > abs(box.height() - own.height()):
                other = _exponent(level, digit)
                across = box.center().x() - other.boundingRect().center().x()  # a 0 is the widest
                return other.translated(across, box.top() - own.top())
    return None


@lru_cache
def _exponent(level: int, digit: str) -> QPainterPath:
    """A digit in an exponent, or in the exponent of one, from the start of the base."""
    latex = f"x^{{[{digit}]}}" if level == 1 else f"x^{{x^{{[{digit}]}}}}"
    return _typeset(latex, display=False).shapes[-2]


@lru_cache(MOST_OUTLINES)
def _typeset(latex: str, display: bool) -> _Outline:
    # It takes a tenth of a second, and nobody needs it before a formula is seen.
    with _importing:
        from ziamath.config import config
        from ziamath.zmath import Latex

    _typeset_before.add((latex, display))
    config.svg2 = False  # shapes as they are, instead of references that few programs follow
    for tight, roomy in _ROOM.items():
        latex = latex.replace(tight, roomy)
    picture = Latex(latex, size=REFERENCE, inline=not display, margin=0).svgxml()
    _, top, width, height = map(float, picture.get("viewBox", "").split())
    return _Outline(tuple(map(_shape, picture)), width, -top, height + top)


@lru_cache(MOST_IMAGES)
def _image(latex: str, display: bool, scale: float, rgba: int) -> tuple[QImage, int, int]:
    """A formula in pixels, and where its left and top lie from the start of its baseline.

    Filling the outlines of 80 formulas takes 6 ms, copying their pictures less than 1 ms.
    """
    path = QTransform.fromScale(scale, scale).map(_outline(latex, display).path)
    box = path.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
    image = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-box.left(), -box.top())
    painter.fillPath(path, QColor.fromRgba(rgba))
    painter.end()
    return image, box.left(), box.top()


def _shape(element: ElementTree.Element) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if element.tag == "rect":
        path.addRect(QRectF(*(float(element.get(name, 0)) for name in ("x", "y", "width", "height"))))
    elif element.tag == "path" and element.get("stroke") is None:
        _trace(path, element.get("d", ""))
    else:
        raise ValueError(f"a formula has a shape that cannot be drawn: {element.tag}")
    return path


def _trace(path: QPainterPath, data: str) -> None:
    """Add the commands of an SVG path, which ziamath writes with absolute places alone."""
    tokens = _NUMBER_OR_LETTER.findall(data)
    place = 0
    steps: dict[str, tuple[Callable[..., None], int]] = {
        "M": (path.moveTo, 2),
        "L": (path.lineTo, 2),
        "Q": (path.quadTo, 4),
        "C": (path.cubicTo, 6),
    }
    while place < len(tokens):
        command = tokens[place]
        place += 1
        if command == "Z":
            path.closeSubpath()
            continue
        draw, count = steps[command]
        draw(*map(float, tokens[place : place + count]))
        place += count


class FormulaLabel(QWidget):
    """Label of a formula in a colour of the palette; it shrinks a little where the room is narrow."""

    def __init__(
        self,
        latex: str = "",
        size: float = 16.0,
        color: str = "text",
        *,
        display: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._color, self._display = size, color, display
        self._alignment = Qt.AlignmentFlag.AlignLeft
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.set_formula(latex)

    def set_formula(self, latex: str) -> None:
        """Show another formula; an empty one shows nothing."""
        self._latex = latex
        self.setAccessibleName(plain_text(latex))
        self.updateGeometry()
        self.update()

    def set_alignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Put it at the left, in the middle or at the right of the label."""
        self._alignment = alignment
        self.update()

    @property
    def latex(self) -> str:
        """LaTeX that is shown."""
        return self._latex

    def _formula(self) -> Formula:
        return formula(self._latex, self._size, theme.color(self._color).name(), display=self._display)

    def sizeHint(self) -> QSize:
        if not self._latex:
            return QSize(0, 0)
        wanted = self._formula()
        return QSize(round(wanted.width) + 3, round(wanted.height) + 5)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(round(hint.width() * LEAST_SHRINK), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._latex:
            return
        painter = QPainter(self)
        wanted = self._formula()
        room = max(1.0, self.width() - 2.0)
        scale = min(1.0, max(LEAST_SHRINK, room / wanted.width)) if wanted.width else 1.0
        left = 1.0
        if self._alignment & Qt.AlignmentFlag.AlignHCenter:
            left = max(left, (self.width() - scale * wanted.width) / 2)
        elif self._alignment & Qt.AlignmentFlag.AlignRight:
            left = max(left, self.width() - 1 - scale * wanted.width)
        top = (self.height() - scale * wanted.height) / 2
        painter.translate(QPointF(left, top + scale * wanted.ascent))
        painter.scale(scale, scale)
        wanted.paint(painter, 0, 0)
