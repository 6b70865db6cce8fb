"""Takes the README's pictures of the real window in the middle of training, or of an iteration.

    .venv/bin/python tools/screenshot.py
    .venv/bin/python tools/screenshot.py PICTURE.png --sample digits --template lenet --layer conv2d
    .venv/bin/python tools/screenshot.py PICTURE.png --steps 7 --language ko

Needs no screen. Nothing of the user's own settings is read or changed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from engine.stepping.quantities import Cell
from gui.window.application import make_application
from gui.window.main_window import MainWindow

SETTLED = 1.0
"""Seconds until formulas are typeset and the diagram has scrolled."""

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
    window.parts.palette_panel.template_requested.emit(arguments.template)
    *before, _ = window.workbench.project.architecture.order
    layers = [layer for layer in before if layer.kind == arguments.layer]
    window.parts.canvas.fit()
    window.parts.canvas.select([layers[-1].id])
    if arguments.steps:
        step_through(window, arguments.steps)
    else:
        train_half_way(window)
    window.grab().save(str(arguments.picture))
    window.workbench.shut_down()
    application.quit()


def train_half_way(window: MainWindow) -> None:
    """Train, and come back in the middle of it."""
    window.parts.commands.toggle_training()
    half_way, session = 0.4 * window.workbench.project.training.epochs, window.workbench.session
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
