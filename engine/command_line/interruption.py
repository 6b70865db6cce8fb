"""Lets Ctrl-C and SIGTERM end a command in good order: training between two steps, best weights in hand."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.training.trainer import Trainer

POLL_SECONDS = 0.1
Handler = Callable[[int, FrameType | None], None]


def run_in_thread(trainer: Trainer, watch: Callable[[Trainer], None]) -> None:
    """Train to the end in a thread of its own, so that a signal can reach :meth:`Trainer.stop`.

    ``watch`` is called about ten times a second meanwhile.
    """
    failures: list[BaseException] = []
    thread = threading.Thread(target=_run, args=(trainer, failures), name="training", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(POLL_SECONDS)
        watch(trainer)
    if failures:
        raise failures[0]


def _run(trainer: Trainer, failures: list[BaseException]) -> None:
    try:
        trainer.run()
    except BaseException as error:  # it is raised again in the main thread
        failures.append(error)


@contextmanager
def signals_stop(trainer: Trainer) -> Iterator[list[int]]:
    """While it lasts, the first Ctrl-C or SIGTERM stops the trainer between two steps.

    Gives the list of signals that came. A second one raises KeyboardInterrupt.
    """
    came: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)
        trainer.control.stop()

    with _handling({signal.SIGINT: stop, signal.SIGTERM: stop}):
        yield came


@contextmanager
def termination_interrupts() -> Iterator[None]:
    """While it lasts, SIGTERM raises KeyboardInterrupt as Ctrl-C does, so that everything is tidied up."""
    with _handling({signal.SIGTERM: signal.default_int_handler}):
        yield


@contextmanager
def _handling(handlers: Mapping[signal.Signals, Handler]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may handle signals
        return
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
