"""What is out of sight computes nothing, while a run goes on and while it is played back."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize

from engine.insight.health import layer_state
from gui.bench.insight import class_watch, separation_watch
from gui.bench.insight.health_watch import HealthWatch
from gui.bench.insight.plane import plane_painter
from gui.canvas.items.heat_item import HeatItem
from gui.plane.plane_card import PlaneCard
from gui.plots.curves.curve_card import CurveCard
from gui.plots.layer.numbers.heat_map import HeatMap
from gui.plots.layer.numbers.histogram import Histogram
from gui.window.main_window import MainWindow
from gui.window.pages.plane_beside import PlaneBeside
from gui.window.parts.displays.curves_or_health import CURVES, HEALTH

FRAMES = 6


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 1300)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often something was computed, or drawn anew, for each view."""
    made: Counter[str] = Counter()
    work = (
        ("plane", plane_painter, "picture_over"),
        ("classes", class_watch, "class_units_of"),
        ("points", separation_watch, "separation"),
        ("health", layer_state, "network_state"),
        ("cards", HeatItem, "_color"),
        ("layer", HeatMap, "color_images"),
        ("layer", Histogram, "_count"),
        ("curves", CurveCard, "show_lines"),
    )
    for view, owner, name in work:
        compute = getattr(owner, name)

        def counted(
            *given: Any, view: str = view, compute: Callable[..., Any] = compute, **named: Any
        ) -> Any:
            made["units" if named.get("layers") else view] += 1
            return compute(*given, **named)

        monkeypatch.setattr(owner, name, counted)
    # Advice asks when there are twice as many checkpoints, whatever is in sight.
    monkeypatch.setattr(HealthWatch, "ask", lambda _: None)
    return made


def views(window: MainWindow) -> dict[str, Callable[[bool], object]]:
    """What shows or hides each view, all of them on the page of the drawing."""
    canvas, docks, beside = window.parts.canvas, window.docks, window.findChild(PlaneBeside)
    card = window.findChild(PlaneCard)
    assert beside is not None
    assert card is not None

    def zoom(far: float, near: float, is_near: bool) -> None:
        canvas.view.set_zoom(near if is_near else far)
        canvas.view.centerOn(canvas.scene.content_rect().center())

    def show_health(is_shown: bool) -> None:
        window.parts.below.show_key(HEALTH if is_shown else CURVES)
        docks["curves_dock"].setVisible(is_shown)

    return {
        "cards": lambda is_shown: zoom(0.2, 1.0, is_shown),
        "units": lambda is_shown: zoom(0.2, 1.3, is_shown),
        "plane": card.restore_view,
        "plane, large": beside.show_large,
        "points": window.parts.separation.fold.button.setChecked,
        "layer": docks["layer_dock"].setVisible,
        "curves": docks["curves_dock"].setVisible,
        "health": show_health,
    }


COUNTED = {"plane, large": ("plane",), "layer": ("layer", "classes"), "health": ("health",)}
"""What is counted of a view, where that is not what its name says."""


def rest(qtbot: Any, window: MainWindow) -> None:
    """Let what is under way end, and everything be painted."""
    qtbot.wait(20)
    learnt = window.learnt.made

    def is_over() -> bool:
        is_learning = learnt is not None and any(watch.is_busy for watch in learnt.watches)
        return not (is_learning or window.health.is_busy or window.playback.is_busy)

    qtbot.waitUntil(is_over, timeout=20_000)
    qtbot.wait(20)


def frames(qtbot: Any, window: MainWindow, count: int = FRAMES) -> None:
    """Wait for so many frames of the run."""
    told: list[object] = []
    window.workbench.session.frame.connect(told.append)
    qtbot.waitUntil(lambda: len(told) >= count, timeout=20_000)
    window.workbench.session.frame.disconnect(told.append)


def seen(qtbot: Any, calls: Counter[str], name: str) -> None:
    """Wait until what belongs to a view was computed: so it is counted where there is any."""
    wanted = COUNTED.get(name, (name,))
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: all(calls[each] for each in wanted), timeout=10_000)
    assert all(calls[each] for each in wanted), (name, calls)


@pytest.fixture
def hidden(qtbot: Any, iris_window: MainWindow) -> MainWindow:
    """The window with nothing of the network in sight, in which a run goes on at full speed."""
    bench, canvas = iris_window.workbench, iris_window.parts.canvas
    canvas.select([bench.project.architecture.order[1].id])
    for show in views(iris_window).values():
        show(False)
    bench.edit_training(
        "", replace(bench.project.training, epochs=1_000_000, checkpoint_every=50, patience=0)
    )
    bench.toggle_training()
    frames(qtbot, iris_window, 2)
    rest(qtbot, iris_window)
    return iris_window


def test_a_hidden_view_computes_nothing_while_a_run_goes_on(qtbot, calls, hidden):
    calls.clear()
    frames(qtbot, hidden)
    assert calls == {}
    for name, show in views(hidden).items():
        show(True)
        seen(qtbot, calls, name)
        show(False)
        rest(qtbot, hidden)
        calls.clear()
        frames(qtbot, hidden)
        assert calls == {}, name
    hidden.workbench.session.shut_down()


def test_a_hidden_view_computes_nothing_while_it_is_played_back(qtbot, calls, hidden):
    session, playback = hidden.workbench.session, hidden.playback
    qtbot.waitUntil(lambda: len(session.checkpoints) >= 4, timeout=20_000)
    session.shut_down()
    rest(qtbot, hidden)
    calls.clear()
    first, second, *_ = session.checkpoints
    for epoch in (first, second):
        playback.show(epoch)
        qtbot.waitUntil(lambda epoch=epoch: playback.shown_epoch == epoch, timeout=20_000)
        rest(qtbot, hidden)
    assert calls == {}
    for name, show in views(hidden).items():
        if name in ("curves", "health"):
            continue  # of the whole run, whichever epoch is shown
        show(True)
        seen(qtbot, calls, name)
        show(False)
        rest(qtbot, hidden)
        calls.clear()
        playback.show(first if playback.shown_epoch == second else second)
        rest(qtbot, hidden)
        assert calls == {}, name
