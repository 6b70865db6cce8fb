"""A page as one value, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from PySide6.QtGui import QAction

from gui.canvas.canvas import Canvas
from gui.look.widgets.pages import ScrollColumn
from gui.panels.data.data_panel import DataPanel
from gui.panels.palette_panel import PalettePanel
from gui.plots.layer.layer_view import LayerView
from gui.plots.separation.separation_card import SeparationCard
from gui.window.lasting import Lasting
from gui.window.pages.page_tabs import PageView


class WindowWidgets(Protocol):
    """Objects of the window for its pages: what lasts, and the widgets that it shares with them."""

    lasting: Lasting
    canvas: Canvas
    data_panel: DataPanel
    palette_panel: PalettePanel
    separation: SeparationCard
    layer_view: LayerView
    inspector: ScrollColumn


class Page(NamedTuple):
    """Row of the table of pages.

    Attributes:
        key: one of the TABS of lessons; the action that shows the page is called ``show_`` and this.
        text: label of that action, with ``&``; without it the title of the tab.
        tip, action_tip: tooltips of the tab and of the action.
        actions: keys of those that can be chosen while the page is in sight, and on no page without them.
        shows_curves: whether the curves stand below it.
        make: makes its widgets; imports their modules.
    """

    key: str
    text: str
    tip: str
    action_tip: str
    actions: tuple[str, ...]
    shows_curves: bool
    make: Callable[[WindowWidgets, Mapping[str, QAction]], PageView]
