"""Turns what can go wrong in a command into one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

from engine.common.messages import UserError

DONE, USER_ERROR, INTERRUPTED = 0, 2, 130


def guarded(work: Callable[[], int]) -> int:
    """The exit code of ``work``; errors that the user can put right become one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may lack a letter of a name
    try:
        code = _exit_code(work)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except UserError as error:
        complain(str(error))
        return USER_ERROR
    except MemoryError:
        complain("There is not enough memory for this; use fewer units, a smaller batch or a smaller file.")
        return USER_ERROR
    except KeyboardInterrupt:
        complain("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return DONE
    except OSError as error:
        # Files that a command names are told of where they are used; what is left is mostly the output.
        _silence_stdout()
        what, reason = error.filename or "The output", error.strerror or type(error).__name__
        complain(f"{what} could not be written ({reason}); free some space or choose another place.")
        return USER_ERROR


def _exit_code(work: Callable[[], int]) -> int:
    try:
        return work()
    except SystemExit as stop:  # argparse printed its help
        return stop.code if isinstance(stop.code, int) else DONE


def complain(sentence: str) -> None:
    """Write one line to standard error, if there is one."""
    if sys.stderr:
        print(" ".join(sentence.split()), file=sys.stderr)


def _silence_stdout() -> None:
    """Nobody takes our output; let the interpreter's last flush go nowhere."""
    if not sys.stdout:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
