"""Takes the README's pictures of the real window in the middle of training, or of an iteration.

    .venv/bin/python tools/screenshot.py
    .venv/bin/python tools/screenshot.py PICTURE.png --sample digits --template lenet --layer conv2d
    .venv/bin/python tools/screenshot.py PICTURE.png --steps 7 --language ko
    .venv/bin/python tools/screenshot.py PICTURE.png --sample spiral --units 8 8

Needs no screen. Nothing of the user's own settings is read or changed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QDockWidget

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.stepping.quantities import Cell
from gui.window.application import make_application
from gui.window.main_window import MainWindow

SETTLED = 1.0
"""Seconds until formulas are typeset and the diagram has scrolled."""

SHOWN_AT = 0.85
"""Share of the epochs after which the picture is taken."""

UNIT_ZOOM, MARGIN = 1.42, 14
"""Zoom at which each unit is a picture, and what is left free beside the output."""

LOW_CURVES = 190
"""Pixels of the curves below it."""

PATIENCE = 60.0
"""Seconds until the window counts as stuck."""


def main() -> None:
    """Open the window, train, and save what it shows half way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("picture", nargs="?", type=Path, default=ROOT / "docs/images/window.png")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--size", default="1440x900", help="width and height of the window")
    parser.add_argument("--sample", default="iris", help="the data set to train on")
    parser.add_argument("--template", default="multi_layer", help="the network to train")
    parser.add_argument("--layer", default="dense", help="kind of the layer to select")
    parser.add_argument(
        "--units",
        type=int,
        nargs="+",
        help="Dense layers with so many tanh units, of which each is a picture",
    )
    parser.add_argument("--language", default="en", help="of the interface, such as ko")
    parser.add_argument(
        "--steps", type=int, help="show so many steps of an iteration, and the sum of a number"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        take(arguments)


def take(arguments: argparse.Namespace) -> None:
    """Drive the window through its own parts and save its picture."""
    application = make_application(sys.argv[:1])
    QSettings().setValue("theme", arguments.theme)
    QSettings().setValue("language", arguments.language)
    window = MainWindow()
    window.resize(*map(int, arguments.size.split("x")))
    window.show()
    window.files.open_sample(arguments.sample)
    wait(lambda: window.workbench.can_train)
    if arguments.units:
        draw(window, arguments.units)
    else:
        window.parts.palette_panel.template_requested.emit(arguments.template)
    *before, _ = window.workbench.project.architecture.order
    layers = [layer for layer in before if layer.kind == arguments.layer]
    window.parts.canvas.fit()
    window.parts.canvas.select([layers[-1].id])
    if arguments.units:
        look_at_units(window)
    if arguments.steps:
        step_through(window, arguments.steps)
    else:
        train_half_way(window)
    window.grab().save(str(arguments.picture))
    window.workbench.document.mark_saved("")  # so that nothing is asked
    window.close()
    application.quit()


def draw(window: MainWindow, units: list[int]) -> None:
    """Draw a chain of Dense layers, and make the curves low so that the canvas has room."""
    document, project = window.workbench.document, window.workbench.project
    layers = [("dense", DenseSettings(count, "tanh", initializer="xavier_normal")) for count in units]
    architecture = chain(layers, window.workbench.store.task)
    document.edit("Layers", replace(project, architecture=architecture))
    window.resizeDocks(window.findChildren(QDockWidget, "curves_dock"), [LOW_CURVES], Qt.Orientation.Vertical)


def look_at_units(window: MainWindow) -> None:
    """Zoom in until units are pictures, with the output at the right edge."""
    view = window.parts.canvas.view
    view.set_zoom(UNIT_ZOOM)
    output = list(window.parts.canvas.scene.cards.values())[-1].sceneBoundingRect()
    view.centerOn(output.right() - view.shown_rect().width() / 2 + MARGIN, output.center().y() - MARGIN)


def train_half_way(window: MainWindow) -> None:
    """Train, and come back in the middle of it."""
    window.parts.commands.toggle_training()
    half_way, session = SHOWN_AT * window.workbench.project.training.epochs, window.workbench.session
    wait(lambda: session.trainer is not None and session.trainer.epoch >= half_way)


def step_through(window: MainWindow, steps: int) -> None:
    """Go so many steps into the first iteration, and have a number of the result explained."""
    model = window.stepping.model
    for _ in range(steps):
        window.stepping.step_forward()
        wait(lambda: not model.is_waiting)
    if model.selected is not None and model.tape is not None:
        key = model.selected.results[0]
        model.choose_cell(Cell(key, tuple(size // 2 for size in model.tape[key].shape)))
    began = time.monotonic()
    wait(lambda: time.monotonic() - began > SETTLED)


def wait(condition: Callable[[], bool]) -> None:
    """Let the window live, in an event loop like its own, until the condition holds."""
    loop, timer, began = QEventLoop(), QTimer(), time.monotonic()

    def look() -> None:
        if condition() or time.monotonic() - began > PATIENCE:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(20)
    loop.exec()
    if not condition():
        raise SystemExit("The window did not get there in time.")


if __name__ == "__main__":
    main()
