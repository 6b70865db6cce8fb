"""Conditions of every test: no screen, no trace in the user's folders, no thread left behind."""

from __future__ import annotations

import functools
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when the application is made, so set it first of all
os.environ["LANGUAGE"] = "en"  # tests read what the window says
# Each core passes tests of its own; threads of a library that wait for one another take many times as long.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QSettings, QThread, QThreadPool

from engine.common.messages import UserError
from engine.kernel.choice import choose, chosen
from tests import fonts

if family := os.environ.get(fonts.VARIABLE):
    try:
        fonts.use_only(family)
    except LookupError as error:
        pytest.exit(str(error), returncode=2)

try:
    chosen()  # as the environment says
except UserError as error:
    pytest.exit(str(error), returncode=2)

# A busy machine is no failure, and the same source gives the same verdict; new examples are found by hand,
# with --hypothesis-profile=explore.
settings.register_profile("layerscope", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("layerscope")

_started: list[weakref.ref[QThread]] = []
"""Every QThread that was started; looking for them among all objects takes longer than most tests."""


def _remember(start: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(start)
    def started(thread: QThread, *priority: QThread.Priority) -> None:
        _started.append(weakref.ref(thread))
        start(thread, *priority)

    return started


QThread.start = _remember(QThread.start)  # type: ignore[method-assign]

GRACE = 2.0
"""Seconds that a thread gets to end after its test."""


@pytest.fixture
def numpy_core() -> Iterator[None]:
    """Runs are done by NumPy, whatever the environment says."""
    before = chosen()
    choose("numpy")
    yield
    choose(before)


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands for the user's own: settings, recovery files and caches go there."""
    folder = tmp_path_factory.mktemp("user")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):  # the same on Windows
        monkeypatch.setenv(name, str(folder))
    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(folder / "settings"))
    return folder


@pytest.fixture(autouse=True)
def core_as_it_was() -> Iterator[None]:
    """Train with the core that was chosen before the test, whatever it chose."""
    before = chosen()
    yield
    choose(before)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + GRACE
    while (left := _left_running(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    if left:
        pytest.fail(f"The test left threads running: {', '.join(left)}", pytrace=False)


def _left_running(before: set[threading.Thread]) -> list[str]:
    started = [thread.name for thread in threading.enumerate() if thread not in before]
    # A thread that Qt started and that called into Python looks alive to Python for ever.
    left = [name for name in started if not name.startswith("Dummy")]
    if QCoreApplication.instance():
        threads = [thread for each in _started if (thread := each()) is not None]
        running = [thread for thread in threads if _is_running(thread)]
        _started[:] = [weakref.ref(thread) for thread in running]
        left += [repr(thread) for thread in running]
        if QThreadPool.globalInstance().activeThreadCount():
            left.append("a worker of the global thread pool")
    return left


def _is_running(thread: QThread) -> bool:
    try:
        return thread.isRunning() and thread is not QThread.currentThread()
    except RuntimeError:  # its C++ half is gone, so it ended
        return False
