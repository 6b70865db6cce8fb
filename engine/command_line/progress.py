"""A progress bar on standard error where that is a terminal, and nothing where it is not."""

from __future__ import annotations

import sys
import time
from typing import Any, Self

REFRESH_SECONDS = 0.1


class ProgressBar:
    """One line that says what is being done, how far it is, and how long it will take.

    It draws only when it is told something new, from the caller's thread, so that it costs training nothing.
    """

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._drawn = 0.0

    def __enter__(self) -> Self:
        if sys.stderr and sys.stderr.isatty():
            self._bar = _make_bar()
            self._task = self._bar.add_task("", total=1.0)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def begin(self, label: str) -> None:
        """Start again from 0 with other work."""
        if self._bar:
            self._bar.reset(self._task, total=1.0, description=label)

    def show(self, share: float, label: str | None = None) -> None:
        """The share that is done, 0 to 1, and, if they changed, the label before the bar."""
        if not self._bar or time.monotonic() - self._drawn < REFRESH_SECONDS:
            return
        self._drawn = time.monotonic()
        changed = {} if label is None else {"description": label}
        self._bar.update(self._task, completed=share, refresh=True, **changed)


def _make_bar() -> Any:
    from rich.console import Console  # noqa: PLC0415 - slow to import, and needed on a terminal only
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
