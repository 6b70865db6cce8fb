"""Make the font of letters with a hat, a bar or a tilde, which running text takes for m̂, v̂, x̂ ...

Each is one letter, at the code points of :mod:`gui.look.words.marked_letters`, which says why. The outlines
are NanumSquare's. It needs fonttools (``pip install fonttools``), and writes the same file each time:

    python tools/make_marks.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gui.look.words.marked_letters import FAMILY, LETTERS, MARKS, code_of

FONTS = ROOT / "resources" / "fonts"
GAP, THICK, FIXED = 130, 62, 3_870_000_000
"""Thousandths between a letter and its mark (a pixel even in small text) and of a bar; the file's date."""
STACKED = 1060
"""Height to which a mark may reach, so that lines are not pushed apart."""


def main() -> None:
    """Write the font."""
    source = TTFont(FONTS / "NanumSquareR.ttf")
    glyphs, names = source.getGlyphSet(), source.getBestCmap()
    empty = TTGlyphPen(None)
    drawn: dict[str, Any] = {".notdef": empty.glyph()}
    widths = {".notdef": (500, 0)}
    codes: dict[int, str] = {}
    for mark in MARKS:
        for letter in LETTERS:
            name = f"u{code_of(letter, mark):X}"
            base = glyphs[names[ord(letter)]]
            pen = TTGlyphPen(None)
            base.draw(pen)
            _draw_mark(pen, mark, glyphs, names, _bounds(base, glyphs))
            drawn[name], widths[name] = pen.glyph(), (round(base.width), 0)
            codes[code_of(letter, mark)] = name
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap(codes)
    builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(widths)
    hhea = source["hhea"]
    builder.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "licenseDescription": "OFL 1.1"})
    builder.setupOS2(sTypoAscender=hhea.ascent, sTypoDescender=hhea.descent, usWinAscent=hhea.ascent)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = FIXED
    builder.font.recalcTimestamp = False
    builder.save(FONTS / "LayerscopeMarks.ttf")


def _bounds(glyph: Any, glyphs: Any) -> tuple[float, float, float, float]:
    pen = BoundsPen(glyphs)
    glyph.draw(pen)
    assert pen.bounds is not None  # noqa: S101 - every letter has an outline
    return pen.bounds


def _draw_mark(
    pen: Any, mark: str, glyphs: Any, names: dict[int, str], box: tuple[float, float, float, float]
) -> None:
    """A mark over the middle of a letter with this box."""
    left, _, right, top = box
    middle = (left + right) / 2
    if mark == "\u0304":
        half, low = min((right - left) / 2, 230), min(top + GAP, STACKED - THICK)
        high, ends = low + THICK, (middle - half, middle + half)
        _polygon(pen, [(ends[0], low), (ends[0], high), (ends[1], high), (ends[1], low)])
        return
    sign = glyphs[names[ord("^" if mark == "\u0302" else "~")]]
    x0, y0, x1, y1 = _bounds(sign, glyphs)
    wide = min(max((right - left) * 0.75, 300), 420)
    scale = wide / (x1 - x0)
    tall = (y1 - y0) * scale
    low = min(top + GAP, STACKED - tall)
    sign.draw(TransformPen(pen, (scale, 0, 0, scale, middle - wide / 2 - x0 * scale, low - y0 * scale)))


def _polygon(pen: Any, corners: list[tuple[float, float]]) -> None:
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


if __name__ == "__main__":
    main()
