"""Another process that keeps one core busy, as an open browser or a build does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

MOST_BUSY = 2.5
"""A network may take so many times its quiet time where one of two cores is busy."""


@contextmanager
def busy_core() -> Iterator[None]:
    """Within it, a process computes without a pause."""
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        process.kill()
        process.wait()
