"""Work of a library that hears of no cancelling: in a process of its own, which can be ended at any time.

It also leaves the interpreter to the training and the window, which a thread would share.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from engine.common.messages import Cancelled, Message, UserError

Result = TypeVar("Result")

LOOK_SECONDS = 0.05
"""How often it is asked whether the result is still wanted."""
ENDED = Message("The work ended before its time, as for want of memory; try it with fewer rows.")


class ProcessFault(Exception):
    """An error of the program in the process; its text is the traceback there."""


def from_process(
    function: Callable[..., Iterator[Result]], *arguments: Any, cancelled: Callable[[], bool]
) -> Iterator[Result]:
    """What a generator of a module gives with these arguments, from a process; for a thread that may wait.

    Raises:
        Cancelled: ``cancelled`` said so; the process is ended then.
        UserError: the generator raised one, or the process ended by itself.
        ProcessFault: the generator raised anything else.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, function, arguments), daemon=True)
    try:
        process.start()
        there.close()  # so that the end of the process is the end of what can be heard
        yield from _heard(here, cancelled)
    finally:
        here.close()
        if process.pid is not None:
            process.terminate()
            process.join()


def _heard(here: Connection, cancelled: Callable[[], bool]) -> Iterator[Any]:
    while True:
        while not here.poll(LOOK_SECONDS):
            if cancelled():
                raise Cancelled
        try:
            kind, what = here.recv()
        except EOFError:
            raise UserError.of(ENDED) from None
        if kind == "end":
            return
        if kind != "next":
            raise UserError.of(what) if kind == "user" else ProcessFault(what)
        yield what


def _work(told: Connection, function: Callable[..., Iterator[Any]], arguments: tuple[Any, ...]) -> None:
    with suppress(BrokenPipeError), told:  # where nobody waits any more, as the window was killed
        try:
            for each in function(*arguments):
                told.send(("next", each))
            told.send(("end", None))
        except UserError as error:
            told.send(("user", error.message))
        except BrokenPipeError:
            raise
        except Exception:  # whatever happens here must reach the one who waits
            told.send(("fault", traceback.format_exc()))
