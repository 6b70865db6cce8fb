"""Runs in a thread of their own, for tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from engine.training.control import Control

PATIENCE = 20.0
"""Seconds that a test waits for a thread before it fails."""


def wait_until(condition: Callable[[], Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.0005)


class Controlled(Protocol):
    control: Control

    def run(self) -> None: ...


@contextmanager
def running(run: Controlled) -> Iterator[threading.Thread]:
    """The run at work in a thread of its own; stopped at the end."""
    thread = threading.Thread(target=run.run)
    thread.start()
    try:
        yield thread
    finally:
        run.control.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
