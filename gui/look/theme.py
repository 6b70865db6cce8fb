"""Colours, fonts, colour maps and the style sheet, for the dark and the light scheme."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from engine.core.layers import LAYER_KINDS


@dataclass(frozen=True, slots=True)
class Palette:
    """The named colours of one scheme, as ``#rrggbb``.

    Attributes:
        canvas: background of the drawing and of plots; the deepest.
        bar: background of the menu bar.
        panel: background of docks and the toolbar.
        card: background of cards, buttons and fields.
        raised: a card or button under the pointer.
        border: quiet lines around cards and between panels, which nothing depends on.
        frame: lines that show where a field, a layer or a scroll bar is.
        grid: dots of the canvas and grid lines of plots.
        text, muted, faint: text; secondary text; text of what is to come or cannot be chosen now.
        forward: blue, for forward, features, training curves and the selection.
        backward: orange, for backward, targets and validation curves.
        good: green, for update, all is well and the main button.
        trouble: orange-red text and marks of problems.
        neutral: grey marks, such as the input's and the test rows'.
        violet, yellow: more accents for families of layers.
        on_accent: text upon a filled accent.
        wrong: red, for a gradient that is wrong; nothing a user does leads there, so nothing else is red.
        good_tint, trouble_tint, wrong_tint, forward_tint: dim backgrounds behind text of that colour.
    """

    canvas: str
    bar: str
    panel: str
    card: str
    raised: str
    border: str
    frame: str
    grid: str
    text: str
    muted: str
    faint: str
    forward: str
    backward: str
    good: str
    trouble: str
    neutral: str
    violet: str
    yellow: str
    on_accent: str
    good_tint: str
    trouble_tint: str
    wrong: str
    wrong_tint: str
    forward_tint: str


DARK = Palette(
    canvas="#14171d",
    bar="#101318",
    panel="#1b1f27",
    card="#232833",
    raised="#2c323f",
    border="#323947",
    frame="#737d8f",
    grid="#232833",
    text="#e6e9ef",
    muted="#a6aebc",
    faint="#8a93a2",
    forward="#4c9fff",
    backward="#ff9a4a",
    good="#4fd08a",
    trouble="#ff9a4a",
    neutral="#8a91a0",
    violet="#b084f5",
    yellow="#f2c84b",
    on_accent="#0d1a12",
    good_tint="#22433a",
    trouble_tint="#4d3626",
    wrong="#ff6b6b",
    wrong_tint="#4f262b",
    forward_tint="#22364f",
)
LIGHT = Palette(
    canvas="#f6f7f9",
    bar="#ffffff",
    panel="#ffffff",
    card="#ffffff",
    raised="#eef1f6",
    border="#cfd5df",
    frame="#808a99",
    grid="#e2e6ec",
    text="#1c222c",
    muted="#4d5766",
    faint="#667080",
    forward="#155fbd",
    backward="#b04c00",
    good="#0f7343",
    trouble="#b04c00",
    neutral="#79828f",
    violet="#7a47d1",
    yellow="#a87a00",
    on_accent="#ffffff",
    good_tint="#dcf3e6",
    trouble_tint="#fdebd9",
    wrong="#c1121f",
    wrong_tint="#fde3e4",
    forward_tint="#dfecfc",
)

FADED = 0.4
"""Opacity of numbers that are not of what is drawn and opened."""

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
STYLE_FILE = RESOURCES / "style.qss"

FAMILY_ACCENTS: dict[str, str] = {
    "units": "forward",
    "windows": "backward",
    "activations": "good",
    "norms": "violet",
    "noise": "neutral",
    "joins": "yellow",
    "shapes": "neutral",
    "input": "neutral",
    "output": "backward",
}
"""Palette name of the stripe of each family of layers; ``output`` is the last layer of a network."""


def accent_of(kind: str) -> str:
    """Palette name of the stripe of a kind of layer, of ``input`` or of ``output``."""
    return FAMILY_ACCENTS[LAYER_KINDS[kind].family if kind in LAYER_KINDS else kind]


class Theme(QObject):
    """The scheme in use; there is one, :data:`theme`.

    Attributes:
        palette: its colours.
        is_dark: whether it is the dark one.
        choice: ``system``, ``dark`` or ``light``, as the user chose.
    """

    changed = Signal()
    """The colours are others now: repaint, and set colours that were copied again."""

    def __init__(self) -> None:
        super().__init__()
        self.palette = DARK
        self.is_dark = True
        self.choice = "system"

    def choose(self, choice: str) -> None:
        """Use ``dark``, ``light`` or what the ``system`` uses, and restyle the whole application."""
        self.choice = choice if choice in ("dark", "light") else "system"
        hints = QGuiApplication.styleHints()
        self.is_dark = (
            hints.colorScheme() != Qt.ColorScheme.Light if self.choice == "system" else self.choice == "dark"
        )
        self.palette = DARK if self.is_dark else LIGHT
        application = QApplication.instance()
        if isinstance(application, QApplication):
            sheet = style_sheet(self.palette)
            if application.styleSheet() == sheet:
                return  # every widget would be styled, laid out and painted again as it is
            application.setPalette(self._qt_palette())
            application.setStyleSheet(sheet)
        self.changed.emit()

    def follow_system(self) -> None:
        """Choose again whenever the system's scheme changes; call once at the start."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.choose(self.choice))

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """The palette colour of this name, at most ``alpha`` opaque."""
        color = QColor(_parsed(getattr(self.palette, name)))
        if alpha != 1:
            color.setAlphaF(alpha)
        return color

    def _qt_palette(self) -> QPalette:
        p, role = self.palette, QPalette.ColorRole
        palette = QPalette()
        for name, value in {
            role.Window: p.panel,
            role.WindowText: p.text,
            role.Base: p.card,
            role.AlternateBase: p.panel,
            role.Text: p.text,
            role.Button: p.card,
            role.ButtonText: p.text,
            role.ToolTipBase: p.raised,
            role.ToolTipText: p.text,
            role.PlaceholderText: p.muted,
            role.Highlight: p.forward,
            role.HighlightedText: p.on_accent,
            role.Link: p.forward,
        }.items():
            palette.setColor(name, QColor(value))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(p.faint))
        return palette


@cache
def _parsed(color: str) -> QColor:
    return QColor(color)


theme = Theme()
"""The scheme that every widget reads its colours from."""


def use_fonts(application: QApplication) -> None:
    """Give the whole application the interface font at the size of the design; before any icon is made."""
    application.setFont(interface_font())


def interface_font(size: float = 10.0, bold: bool = False) -> QFont:
    """The system's interface font, ``size`` in points."""
    font = _with_ours(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def number_font(size: float = 9.0) -> QFont:
    """A font whose digits are all equally wide, ``size`` in points."""
    font = _with_ours(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(size)
    return font


def _with_ours(kind: QFontDatabase.SystemFont) -> QFont:
    """A font of the system; letters that it lacks come from ours where no other has them."""
    font = QFontDatabase.systemFont(kind)
    font.setFamilies([_own_names()[kind], *_added("LayerscopeMarks.ttf"), *korean_families()])
    return font


@cache
def _own_names() -> dict[QFontDatabase.SystemFont, str]:
    """Real names of the system's fonts.

    Qt takes "Sans Serif" and the like for missing once a font of the program is loaded, and writes all
    letters in that one, be it ours or that of the icons; so ask before any is.
    """
    kinds = (QFontDatabase.SystemFont.GeneralFont, QFontDatabase.SystemFont.FixedFont)
    return {kind: QFontInfo(QFontDatabase.systemFont(kind)).family() for kind in kinds}


@cache
def korean_families() -> tuple[str, ...]:
    """The families of our own fonts, which are taken in where none that is installed has Korean letters."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
        return ()
    return _added("Nanum*.ttf")


@cache
def _added(pattern: str) -> tuple[str, ...]:
    """The families of some of our own fonts, which can be used from now on."""
    paths = sorted((RESOURCES / "fonts").glob(pattern))
    ids = [QFontDatabase.addApplicationFont(str(path)) for path in paths]
    return tuple(dict.fromkeys(name for i in ids for name in QFontDatabase.applicationFontFamilies(i)))


# Viridis, the colour map of matplotlib (CC0), at every 1/16 of its length.
_VIRIDIS = [
    "440154",
    "481a6c",
    "472f7d",
    "414487",
    "39568c",
    "31688e",
    "2a788e",
    "23888e",
    "1f988b",
    "22a884",
    "35b779",
    "54c568",
    "7ad151",
    "a5db36",
    "d2e21b",
    "ece51b",
    "fde725",
]


def _table(stops: list[str]) -> NDArray[np.uint8]:
    """256 colours ``(256, 3)`` on straight lines between equally spaced ``stops``."""
    known = np.array([[int(stop[i : i + 2], 16) for i in (0, 2, 4)] for stop in stops], float)
    places = np.linspace(0, len(stops) - 1, 256)
    columns = [np.interp(places, np.arange(len(stops)), known[:, i]) for i in range(3)]
    return np.stack(columns, axis=1).round().astype(np.uint8)


@cache
def sequential_map() -> NDArray[np.uint8]:
    """Colours ``(256, 3)`` for activations: viridis, dark is low."""
    return _table(_VIRIDIS)


@cache
def diverging_map(dark: bool) -> NDArray[np.uint8]:
    """Colours ``(256, 3)`` for weights and gradients: orange below 0, blue above, background at 0."""
    if dark:
        return _table(["ff9a4a", "a3622f", "232833", "2c6bb5", "4c9fff"])
    return _table(["b34e00", "e79a55", "f4f5f7", "6ca6ea", "0f5ec4"])


def style_sheet(p: Palette) -> str:
    """The Qt style sheet in the colours of a palette.

    Widgets ask for a look by a dynamic property ``look``: ``heading`` (small capitals over a section),
    ``title``, ``muted``, ``number``, ``card`` (a rounded frame), ``primary`` (the main button),
    ``flat`` (a button without a frame), ``link``, ``row`` (a button that is a line of a list), ``unfold``,
    ``good``, ``trouble``, ``tip`` (message boxes), ``drop`` (where files can be dropped), ``small`` text,
    ``bare`` and ``name`` (fields that show their frame under the pointer only).
    """
    values = {f.name: getattr(p, f.name) for f in fields(p)}
    sheet = STYLE_FILE.read_text(encoding="utf-8")
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name};", f"{values[name]};").replace(f"@{name} ", f"{values[name]} ")
    return sheet
