"""Cost of a frame while a large drawing is panned and zoomed, and while it shows live heat maps.

    python -m tests.benchmarks.large_drawings [--layers 100] [--frames 60] [--profile]

A drawing of 100 layers with 20 branches fills a canvas of 1200 x 760 pixels. A frame is what the window's
thread does from the gesture until the canvas is painted, as time of the processor; at most 16 ms of it keep
60 frames a second. ``heat maps`` counts those that a live frame shows: what is out of sight costs nothing.
"""

from __future__ import annotations

import argparse
import cProfile
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.drawing import tidied
from engine.core.architecture.problems import find_problems
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from gui.canvas.canvas import Canvas
from tests.benchmarks.live_training import flag
from tests.benchmarks.own_application import own_application
from tests.benchmarks.speed.turns import print_head, print_row

MOST = 16.0
"""Milliseconds of a frame that keep 60 in a second."""
BRANCHES, SIZE = 20, (1200, 760)
TASK = Task("classes", 16, ("a", "b", "c"), "class")
HEAD = ("gesture", "zoom", "layers in sight", "median", f"95 % within (at most {MOST:.0f} ms)", "heat maps")


class Place(NamedTuple):
    """A zoom to look at the drawing with: its name, the zoom, or None to fit all in."""

    name: str
    zoom: float | None


PLACES = (
    Place("all of it", None),
    Place("blocks, 30 %", 0.3),
    Place("cards, 45 %", 0.45),
    Place("cards, 100 %", 1.0),
)


def drawing(layers: int) -> Architecture:
    """A chain of residual blocks: so many layers with so many ways around some of them."""
    drawn, last = Architecture().adding("input", 0.0, 0.0)
    block = max((layers - 2) // BRANCHES, 3)
    for _ in range(BRANCHES):
        begun = last
        for _ in range(block - 1):
            drawn, layer = drawn.adding("dense", 0.0, 0.0, DenseSettings(16))
            drawn = drawn.connecting(last.id, layer.id)
            last = layer
        drawn, join = drawn.adding("add", 0.0, 0.0)
        drawn = drawn.connecting(last.id, join.id).connecting(begun.id, join.id)
        last = join
    while len(drawn.layers) < layers:
        settings = DenseSettings(3, "softmax") if len(drawn.layers) == layers - 1 else DenseSettings(16)
        drawn, layer = drawn.adding("dense", 0.0, 0.0, settings)
        drawn = drawn.connecting(last.id, layer.id)
        last = layer
    return tidied(drawn)


def pan(canvas: Canvas, frame: int) -> None:
    """Move the paper by some pixels, there and back."""
    canvas.view.scroll_by(QPoint(14, 9) * (1 if frame % 20 < 10 else -1))


def zoom(canvas: Canvas, frame: int) -> None:
    """Zoom by a notch of a fine wheel, in and out."""
    canvas.view.set_zoom(canvas.view.zoom * (1.04 if frame % 10 < 5 else 1 / 1.04))


def live(canvas: Canvas, frame: int) -> int:
    """Show other activations of all that is in sight; how many these are."""
    wanted = canvas.visible_layers()
    numbers = np.random.default_rng(frame)
    for layer_id in wanted:
        heat = canvas.scene.cards[layer_id].heat
        heat.show_values(numbers.random((32, *heat.row_shape), np.float32))
    return len(wanted)


def frames(application: QApplication, gesture: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of the processor that each frame takes of this thread."""
    taken = []
    for frame in range(count):
        begun = time.thread_time()
        gesture(frame)
        application.processEvents()
        taken.append(1000 * (time.thread_time() - begun))
    return taken


def report(application: QApplication, canvas: Canvas, place: Place, count: int) -> None:
    """The rows of a zoom."""
    shown = [0]

    def live_frame(frame: int) -> None:
        shown[0] = live(canvas, frame)

    for name, gesture in (
        ("pan", lambda frame: pan(canvas, frame)),
        ("zoom", lambda frame: zoom(canvas, frame)),
        ("live heat maps", live_frame),
    ):
        canvas.view.fit()
        if place.zoom is not None:
            canvas.view.set_zoom(place.zoom)
            canvas.view.look_at(canvas.scene.content_rect().center())
        frames(application, gesture, 10)
        taken = frames(application, gesture, count)
        slow = float(np.percentile(taken, 95))
        rect = canvas.view.shown_rect()
        in_sight = sum(card.sceneBoundingRect().intersects(rect) for card in canvas.scene.cards.values())
        print_row(
            (
                name,
                place.name,
                str(in_sight),
                f"{np.median(taken):.1f} ms",
                f"{slow:.1f} ms{flag(slow <= MOST)}",
                str(shown[0]) if name.startswith("live") else "",
            )
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--layers", type=int, default=100)
    parser.add_argument("--frames", type=int, default=60, help="for each row")
    parser.add_argument("--profile", action="store_true", help="print what takes the time")
    arguments = parser.parse_args()
    with own_application() as (application, _):
        canvas = Canvas()
        canvas.resize(*SIZE)
        canvas.show()
        architecture = drawing(arguments.layers)
        canvas.show_architecture(architecture, TASK, find_problems(architecture, TASK))
        print(f"{len(architecture.layers)} layers, drawn by Qt's {application.platformName()}.\n")
        print_head(HEAD)
        profiler = cProfile.Profile()
        if arguments.profile:
            profiler.enable()
        for place in PLACES:
            report(application, canvas, place, arguments.frames)
        if arguments.profile:
            profiler.disable()
            profiler.print_stats("tottime")
        canvas.deleteLater()


if __name__ == "__main__":
    main()
