"""The table of pages: a new tab is one row here, its key among the TABS of lessons, and its own folder."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from engine.lessons.conditions import CANVAS, STEPPING
from gui.window.pages.canvas_page import CanvasPage
from gui.window.pages.page import Page, WindowWidgets
from gui.window.pages.page_tabs import PageView


def _stepping(widgets: WindowWidgets, actions: Mapping[str, QAction]) -> PageView:
    from gui.window.stepping.stepping_page import SteppingPage

    lasting = widgets.lasting
    return SteppingPage(lasting.stepping.get(), lasting.workbench.files.run_job, actions)


PAGES = {
    page.key: page
    for page in (
        Page(
            key=CANVAS,
            text="&Canvas",
            tip="Draw the network and watch it train",
            action_tip="Show the drawing of the network",
            actions=("tidy",),
            shows_curves=True,
            make=lambda widgets, _actions: CanvasPage(widgets),
        ),
        Page(
            key=STEPPING,
            text="Fo&rward / backward",
            tip="Go through one iteration step by step",
            action_tip="Go through one iteration step by step, forward and backward, with all its numbers",
            actions=(),
            shows_curves=False,
            make=_stepping,
        ),
    )
}
"""The pages by their keys, in the order of their tabs; the first is shown at the start."""
