"""Cost of the views that show what a network has learnt, beside the same run without them.

    python -m tests.benchmarks.live_views [--seconds 3] [--only spiral]

The same run trains in the program's own window at full speed, with a layer selected; each view takes turns
with none, three times, and its share is taken of the mean of the turns before and after. What a picture and
a frame take is the time of their threads on a processor, which other programs hardly change. ``calls hidden``
counts passes of the network for the view, over the plane or over rows, while nobody sees it: there is none;
of health over time, a few for the advice.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QObject

from engine.core.architecture.architecture import Hidden
from engine.core.architecture.templates import chain
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.training_settings import TrainingSettings
from engine.insight.health import layer_state
from engine.kernel.choice import core_message
from gui.bench.insight import class_watch, separation_watch
from gui.bench.insight.plane import plane_painter
from gui.plane.plane_card import PlaneCard
from gui.window.main_window import MainWindow
from gui.window.pages.plane_beside import PlaneBeside
from gui.window.parts.displays.curves_or_health import CURVES, HEALTH
from tests.benchmarks.live_training import flag, latencies, live, wait
from tests.benchmarks.own_application import own_application
from tests.benchmarks.speed.turns import print_head, print_row

TURNS = 3
MOST_HEIGHT = 16_777_215
"""Pixels of a widget that may be as high as it wants, Qt's own limit."""
LEAST_SHARE, LEAST_FRAMES, MOST_SLOW = 0.80, 15.0, 16.0
"""Bounds: of the speed without the view, of frames in a second, of 95 % of the latencies in milliseconds."""
HEAD = (
    "network / batch",
    "view",
    f"share of the speed without (at least {100 * LEAST_SHARE:.0f} %)",
    f"frames/s (at least {LEAST_FRAMES:.0f})",
    "pictures/s",
    "points a side",
    "computing a picture",
    "window's thread, a frame",
    "without it",
    f"latency, 95 % within (at most {MOST_SLOW:.0f} ms)",
    "the same without it",
    "calls hidden",
)

LENET: Hidden = [
    ("reshape", ReshapeSettings(8, 8, 1)),
    ("conv2d", Conv2DSettings(6, 3, 1, "same", "relu")),
    ("max_pool2d", PoolSettings(2, 2)),
    ("conv2d", Conv2DSettings(16, 3, 1, "same", "relu")),
    ("flatten", None),
    ("dense", DenseSettings(64, "relu")),
]


class Case(NamedTuple):
    """A network to train on a table."""

    name: str
    path: str
    hidden: Hidden
    batch: int


CASES = (
    Case("spiral 2-8-8", "sample:spiral", [("dense", DenseSettings(8, "tanh"))] * 2, 10),
    Case("iris 4-8-8", "sample:iris", [("dense", DenseSettings(8, "tanh"))] * 2, 10),
    Case(
        "breast cancer 30-32-16", "sample:breast_cancer", [("dense", DenseSettings(n)) for n in (32, 16)], 32
    ),
    Case("diabetes 10-32-16", "sample:diabetes", [("dense", DenseSettings(n)) for n in (32, 16)], 32),
    Case("digits, convolutions", "sample:digits", LENET, 64),
)


@dataclass
class Turn:
    """Figures of one turn.

    Attributes:
        steps, frames, pictures: in a second.
        side: points along a side of a picture of the plane.
        computing: seconds that a picture takes of the processor.
        window: seconds that a frame takes of the processor in the window's thread.
        latencies: of events, in milliseconds.
        passes: pictures that were computed.
    """

    steps: float
    frames: float
    pictures: float
    side: float
    computing: float
    window: float
    latencies: tuple[float, ...]
    passes: int


class Passes:
    """Calls of some functions that compute a picture, and what each took."""

    def __init__(self, *places: tuple[ModuleType, str]) -> None:
        """Follow the functions of these names in these modules."""
        self.seconds: list[float] = []
        for module, name in places:
            setattr(module, name, partial(self._timed, getattr(module, name)))

    def _timed(self, compute: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        begun = time.thread_time()
        try:
            return compute(*args, **kwargs)
        finally:
            self.seconds.append(time.thread_time() - begun)


def window_of(case: Case) -> MainWindow:
    """The program's window, in which the run has just begun."""
    window = MainWindow()
    window.resize(1440, 900)
    window.show()
    window.files.open_path(case.path)
    bench = window.workbench
    wait(lambda: bench.can_train)
    assert bench.task is not None
    settings = TrainingSettings(learning_rate=1e-4, batch_size=case.batch, epochs=1_000_000, patience=0)
    architecture = chain(case.hidden, bench.task)
    bench.document.edit("", replace(bench.project, architecture=architecture, training=settings))
    bench.session.choose_speed("full")
    window.parts.canvas.fit()
    window.parts.canvas.select([architecture.order[1].id])
    wait(lambda: bench.can_train)
    window.parts.commands.toggle_training()
    live(1.0)
    return window


def turn(window: MainWindow, passes: Passes, seconds: float) -> Turn:
    """Figures of the run for so long."""
    trainer, frames, pictures = window.workbench.session.trainer, list[Any](), list[Any]()
    assert trainer is not None
    window.workbench.session.frame.connect(frames.append)
    window.insight.painted.connect(pictures.append)
    live(0.5)  # what was under way has ended
    del frames[:], pictures[:], passes.seconds[:]
    steps, begun = trainer.step_count, time.thread_time()
    passed = live(seconds)
    found = Turn(
        window=(time.thread_time() - begun) / max(1, len(frames)),
        steps=(trainer.step_count - steps) / passed,
        frames=len(frames) / passed,
        pictures=len(passes.seconds) / passed,
        side=float(np.median([each.plane.width for each in pictures])) if pictures else 0.0,
        computing=float(np.median(passes.seconds)) if passes.seconds else 0.0,
        passes=len(passes.seconds),
        latencies=latencies(seconds),
    )
    window.workbench.session.frame.disconnect(frames.append)
    window.insight.painted.disconnect(pictures.append)
    return found


class View(NamedTuple):
    """A view: its name, how it is shown and hidden, and what is computed for it."""

    name: str
    show: Callable[[MainWindow], None]
    hide: Callable[[MainWindow], None]
    passes: Passes


def numbers_alone(passes: Passes) -> View:
    """All outputs over the plane, which nobody draws."""
    who = QObject()

    def show(window: MainWindow) -> None:
        layers = frozenset(layer.id for layer in window.workbench.project.architecture.layers)
        window.insight.want(who, layers, predictions=True)

    return View("numbers alone", show, lambda window: window.insight.want(who), passes)


def zoomed_units(passes: Passes) -> View:
    """The canvas zoomed so far that units are pictures, with the weights between them."""

    def show(window: MainWindow) -> None:
        canvas = window.parts.canvas
        canvas.view.set_zoom(1.25)
        canvas.view.centerOn(canvas.scene.content_rect().center())

    return View("units on the canvas", show, lambda window: window.parts.canvas.fit(), passes)


def plane_card(passes: Passes) -> View:
    """The plane as a card beside the drawing."""
    return View(
        "plane as a card", partial(fold_plane, is_open=True), partial(fold_plane, is_open=False), passes
    )


def large_plane(passes: Passes) -> View:
    """The plane in a large view over the drawing."""

    def show(window: MainWindow, *, is_shown: bool) -> None:
        window.findChild(PlaneBeside).show_large(is_shown)

    return View("plane, large", partial(show, is_shown=True), partial(show, is_shown=False), passes)


def fold_plane(window: MainWindow, *, is_open: bool) -> None:
    """Show or hide the plane beside the drawing, which a new window shows."""
    window.findChild(PlaneCard).restore_view(is_open)


def classes(passes: Passes) -> View:
    """Units beside the classes, and the rows as points in every layer."""

    def show(window: MainWindow, *, is_shown: bool) -> None:
        window.parts.separation.fold.button.setChecked(is_shown)
        window.parts.layer_view.class_section.setMaximumHeight(MOST_HEIGHT if is_shown else 0)

    return View("classes", partial(show, is_shown=True), partial(show, is_shown=False), passes)


def health(passes: Passes) -> View:
    """Outputs of all layers over the epochs, below the drawing, and what flows along the wires."""

    def show(window: MainWindow, *, key: str) -> None:
        window.parts.below.show_key(key)

    return View("health over time", partial(show, key=HEALTH), partial(show, key=CURVES), passes)


def report(case: Case, view: View, seconds: float) -> None:
    """A row of the table."""
    window = window_of(case)
    name, show, hide, passes = view
    fold_plane(window, is_open=False)
    hide(window)
    without, with_it = [turn(window, passes, seconds)], list[Turn]()
    for _ in range(TURNS):
        show(window)
        with_it.append(turn(window, passes, seconds))
        hide(window)
        without.append(turn(window, passes, seconds))
    around = [(before.steps + after.steps) / 2 for before, after in pairwise(without)]
    share = float(np.median([each.steps / alone for each, alone in zip(with_it, around, strict=True)]))
    mean = partial(_median, with_it)
    slow, usual = (_slow(turns) for turns in (with_it, without))
    frames = mean("frames")
    print_row(
        (
            f"{case.name} / {case.batch}",
            name,
            f"{100 * share:.0f} %{flag(share >= LEAST_SHARE)}",
            f"{frames:.1f}{flag(frames >= LEAST_FRAMES)}",
            f"{mean('pictures'):.1f}",
            f"{mean('side'):.0f}",
            f"{1000 * mean('computing'):.1f} ms",
            f"{1000 * mean('window'):.1f} ms",
            f"{1000 * _median(without, 'window'):.1f} ms",
            f"{slow:.1f} ms{flag(slow <= MOST_SLOW)}",
            f"{usual:.1f} ms",
            str(sum(each.passes for each in without)),
        )
    )
    hide(window)
    window.hide()  # closed, it would ask whether to save
    window.insight.shut_down()
    window.health.shut_down()
    if window.learnt.made is not None:
        window.learnt.made.shut_down()
    window.workbench.shut_down()
    window.deleteLater()
    live(0.2)


def _median(turns: list[Turn], name: str) -> float:
    return float(np.median([getattr(each, name) for each in turns]))


def _slow(turns: list[Turn]) -> float:
    return float(np.percentile(np.concatenate([each.latencies for each in turns]), 95))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="for each turn")
    parser.add_argument("--only", default="", help="the network whose name begins so")
    arguments = parser.parse_args()
    with own_application() as (application, _):
        print(f"{core_message()} Window drawn by Qt's {application.platformName()}.\n")
        print_head(HEAD)
        over_plane = Passes((plane_painter, "picture_over"))
        over_rows = Passes((class_watch, "class_units_of"), (separation_watch, "separation"))
        of_plane = numbers_alone, zoomed_units, plane_card, large_plane
        of_health = Passes((layer_state, "network_state"))
        views = *(make(over_plane) for make in of_plane), classes(over_rows), health(of_health)
        for case in (each for each in CASES if each.name.startswith(arguments.only)):
            for view in views:
                report(case, view, arguments.seconds)


if __name__ == "__main__":
    main()
