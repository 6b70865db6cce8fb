"""Stress run: the window switches its language again and again while a run goes on.

    python -m tests.benchmarks.language_switches [--rounds 1000]

A round is six switches, between which the run trains and frames are drawn. Ends with an error at the first
warning of Qt, at a run that stopped, or at parts that stay behind; prints how many rounds went well.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEventLoop, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from gui.window.application import make_application
from gui.window.main_window import MainWindow

SWITCHES = ("ko", "en", "ko", "en", "ko", "en")
PATIENCE = 20.0
"""Seconds after which something that was waited for has failed."""
HARMLESS = "This plugin does not support propagateSizeHints"
"""Messages of the offscreen platform about itself."""


def main() -> None:
    """Run the rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1000)
    options = parser.parse_args()
    faulthandler.enable()
    warnings: list[str] = []
    qInstallMessageHandler(lambda kind, _, text: note(warnings, kind, text))
    with tempfile.TemporaryDirectory() as folder:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = folder
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        application = make_application(sys.argv[:1])
        window = training_window()
        widgets = 0
        for done in range(1, options.rounds + 1):
            one_round(window)
            gc.collect()
            now = len(window.findChildren(QWidget))
            if warnings or (widgets and now != widgets):
                sys.exit(f"round {done}: {warnings or f'{now} widgets, {widgets} before'}")
            widgets = now
            if done % 10 == 0:
                print(f"{done} rounds of {len(SWITCHES)} switches", flush=True)
        window.workbench.shut_down()
        del application
    os._exit(0)


def note(warnings: list[str], kind: QtMsgType, text: str) -> None:
    """Keep what Qt complains of."""
    if kind != QtMsgType.QtDebugMsg and HARMLESS not in text:
        warnings.append(text)


def training_window() -> MainWindow:
    """A window in which iris trains on and on."""
    window = MainWindow()
    window.show()
    window.workbench.session.choose_speed("full")
    window.files.open_path("sample:iris")
    wait_until(lambda: window.workbench.can_train)
    endless = replace(window.workbench.project.training, epochs=1_000_000, patience=0)
    window.workbench.edit_training("Train on and on", endless)
    trigger(window, "train")
    wait_until(lambda: window.workbench.session.state == "running")
    return window


def one_round(window: MainWindow) -> None:
    """Switch to each language in turn; the run goes on meanwhile."""
    for language in SWITCHES:
        before, steps = window.parts, steps_of(window)
        trigger(window, f"language_{language}")
        wait_until(lambda before=before: window.parts is not before)
        wait_until(lambda steps=steps: steps_of(window) > steps)


def steps_of(window: MainWindow) -> int:
    """Mini-batches that the run has done."""
    trainer = window.workbench.session.trainer
    return trainer.step_count if trainer is not None else 0


def trigger(window: MainWindow, key: str) -> None:
    """Choose an action."""
    window.findChild(QAction, key).trigger()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.monotonic() > end:
            sys.exit("Waited in vain.")


if __name__ == "__main__":
    main()
