"""Runs in a thread of their own, for tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from engine.training.run_control import RunControl

PATIENCE = 20.0
"""Seconds that a test waits for a thread before it fails."""


def wait_until(condition: Callable[[], Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.0005)


@contextmanager
def running(run: RunControl) -> Iterator[threading.Thread]:
    """The run, which has a method ``run``, at work in a thread of its own; stopped at the end."""
    thread = threading.Thread(target=run.run)  # type: ignore[attr-defined]
    thread.start()
    try:
        yield thread
    finally:
        run.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
