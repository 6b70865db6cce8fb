"""The table of pages: a new tab is one row here, its key among the TABS of lessons, and its own folder."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from engine.lessons.conditions import CANVAS, EVALUATE, PROFILE, STEPPING
from gui.window.pages.canvas_page import CanvasPage
from gui.window.pages.page import Page, WindowWidgets
from gui.window.pages.page_tabs import PageView


def _stepping(widgets: WindowWidgets, actions: Mapping[str, QAction]) -> PageView:
    from gui.window.stepping.stepping_page import SteppingPage

    lasting = widgets.lasting
    return SteppingPage(lasting.stepping.get(), lasting.workbench.files.run_job, actions)


def _evaluate(widgets: WindowWidgets, actions: Mapping[str, QAction]) -> PageView:
    from gui.window.pages.evaluate_page import EvaluatePage

    return EvaluatePage(widgets.lasting, actions)


def _profile(widgets: WindowWidgets, actions: Mapping[str, QAction]) -> PageView:
    from gui.window.pages.profile_page import ProfilePage

    return ProfilePage(widgets.lasting, actions)


ZOOM = ("zoom_in", "zoom_out", "zoom_reset", "fit")
"""Actions of pages with a drawing."""
PAGES = {
    page.key: page
    for page in (
        Page(
            key=CANVAS,
            text="&Canvas",
            tip="Draw the network and watch it train",
            action_tip="Show the drawing of the network",
            actions=("add_layer", "tidy", "plane", *ZOOM),
            shows_curves=True,
            make=CanvasPage,
        ),
        Page(
            key=STEPPING,
            text="Fo&rward / backward",
            tip="Go through one iteration step by step",
            action_tip="Go through one iteration step by step, forward and backward, with all its numbers",
            actions=ZOOM,
            shows_curves=False,
            make=_stepping,
        ),
        Page(
            key=EVALUATE,
            text="&Evaluate",
            tip="See how good the network is, and which rows it gets wrong",
            action_tip="Show how good the network is, beside fair rivals, and which rows it gets wrong",
            actions=(),
            shows_curves=False,
            make=_evaluate,
        ),
        Page(
            key=PROFILE,
            text="&Profile",
            tip="Follow one row: what the network says as its values change",
            action_tip="Follow one row: what the network says as its values change, and why",
            actions=(),
            shows_curves=False,
            make=_profile,
        ),
    )
}
"""The pages by their keys, in the order of their tabs; the first is shown at the start."""
