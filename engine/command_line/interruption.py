"""Runs a trainer so that Ctrl-C ends it between two steps, with its best weights in hand."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from engine.trainer import Trainer

POLL_SECONDS = 0.1


def run_interruptible(trainer: Trainer, watch: Callable[[Trainer], None]) -> bool:
    """Train to the end, or until Ctrl-C or SIGTERM; True if it was interrupted.

    The trainer runs in a thread of its own, so that a signal can reach :meth:`Trainer.stop`, which
    ends it where its state is sound. ``watch`` is called about ten times a second meanwhile. A second
    Ctrl-C raises KeyboardInterrupt.
    """
    failures: list[BaseException] = []
    thread = threading.Thread(target=_run, args=(trainer, failures), name="training", daemon=True)
    with _signals_stop(trainer) as interrupted:
        thread.start()
        while thread.is_alive():
            thread.join(POLL_SECONDS)
            watch(trainer)
    if failures:
        raise failures[0]
    return bool(interrupted)


def _run(trainer: Trainer, failures: list[BaseException]) -> None:
    try:
        trainer.run()
    except BaseException as error:  # it is raised again in the main thread
        failures.append(error)


@contextmanager
def _signals_stop(trainer: Trainer) -> Iterator[list[int]]:
    """While it lasts, the first signal stops the trainer; gives the list of signals that came."""
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came  # only the main thread may handle signals
        return

    def stop(number: int, _frame: FrameType | None) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)
        trainer.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
