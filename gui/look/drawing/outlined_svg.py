"""SVG pictures that look alike everywhere: letters become outlines, and names are data."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter, QPainterPath

from gui.look.theme import interface_font, number_font

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file can hold, whatever they are written as."""
_WRITTEN_FILL = ("fill", "fill-opacity")


def svg_of(paint: Callable[[QPainter], object], size: QSizeF, title: str) -> bytes:
    """A whole SVG file of what ``paint`` paints from the origin to ``size``, in pixels.

    Programs that lack a font write other letters of another width; outlines need none. Each keeps what it
    says as its label, for those who cannot see it.
    """
    root = ElementTree.fromstring(_painted(paint, size))  # noqa: S314 - Qt has just written it
    for side, length in (("width", size.width()), ("height", size.height())):
        root.set(side, f"{length:.0f}")
    for child in [*root.iterfind(f"{{{SVG}}}title"), *root.iterfind(f"{{{SVG}}}desc")]:
        root.remove(child)
    name = ElementTree.Element(f"{{{SVG}}}title")
    name.text = in_xml(title)
    root.insert(0, name)
    for parent in [*root.iter()]:
        for place, child in enumerate(parent):
            if child.tag == f"{{{SVG}}}text":
                parent[place] = _outlined(child)
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _painted(paint: Callable[[QPainter], object], size: QSizeF) -> str:
    """What Qt writes, without the characters that it should not have written."""
    # It takes some milliseconds to import, and few ask for a picture.
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(QPointF(), size))
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    return in_xml(bytes(data.data()).decode("utf-8", errors="replace"))


def in_xml(text: str) -> str:
    """A text without the characters that no XML file can hold."""
    return _NOT_XML.sub("\ufffd", text)


def _outlined(text: ElementTree.Element) -> ElementTree.Element:
    """The outlines of a piece of text."""
    path, said = QPainterPath(), text.text or ""
    path.addText(float(text.get("x", 0)), float(text.get("y", 0)), _font_of(text), said)
    outline = ElementTree.Element(f"{{{SVG}}}path")
    outline.set("d", path_data(path))
    outline.set("stroke", "none")
    outline.set("aria-label", said)
    for name in _WRITTEN_FILL:
        if (value := text.get(name)) is not None:
            outline.set(name, value)
    return outline


def _font_of(text: ElementTree.Element) -> QFont:
    """The font that a piece of text was painted in; Qt writes the first of its families alone."""
    family = text.get("font-family", "")
    ours = (font for font in (interface_font(), number_font()) if font.family() == family)
    font = QFont(next(ours, QFont(family)))
    font.setPixelSize(max(round(float(text.get("font-size", "12").removesuffix("px"))), 1))
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    font.setItalic(text.get("font-style", "normal") != "normal")
    return font


def path_data(path: QPainterPath) -> str:
    """A path as SVG writes it."""
    kinds = QPainterPath.ElementType
    signs = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
    written = []
    for place in range(path.elementCount()):
        element = path.elementAt(place)
        written.append(f"{signs.get(element.type, '')}{element.x:.2f} {element.y:.2f}")
    return " ".join(written)
