"""Runs DuckDB statements: progress is told, the wish to cancel is heard, errors are understood."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from engine.common.messages import Cancelled, UserError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Result = TypeVar("Result")

_POLL_SECONDS = 0.03


@contextmanager
def interruptible(connection: DuckDBPyConnection, cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """Interrupt whatever statement is executed meanwhile as soon as ``cancelled`` says True.

    Raises:
        Cancelled: it did.
        KeyboardInterrupt: Ctrl-C was pressed, of which DuckDB makes an error of its own.
    """
    import duckdb

    done = threading.Event()
    watcher = threading.Thread(
        target=_watch, args=(connection, cancelled, done), name="csv-reader", daemon=True
    )
    if cancelled is not None:
        watcher.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise Cancelled from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise
    finally:
        done.set()
        if cancelled is not None:
            watcher.join()


def _watch(connection: DuckDBPyConnection, cancelled: Callable[[], bool], done: threading.Event) -> None:
    while not done.wait(_POLL_SECONDS):
        if cancelled():
            connection.interrupt()  # again and again: it may come between two statements


@contextmanager
def database_errors(name: str) -> Iterator[None]:
    """Say what is scarce where reading the file ``name`` takes more memory or disk than there is.

    Raises:
        UserError: there is not enough memory.
        OSError: there is not enough space on the disk.
    """
    import duckdb

    try:
        yield
    except (MemoryError, duckdb.OutOfMemoryException) as error:
        raise UserError(
            "There is not enough memory to read {file}: close other programs, or keep only the columns and "
            "rows that matter.",
            file=name,
        ) from error
    except duckdb.IOException as error:
        if _is_disk_full(error):
            raise OSError(errno.ENOSPC, str(error)) from error
        raise


def is_about_text(error: Exception) -> bool:
    """True if DuckDB says that it cannot read the text, and not that it was interrupted or lacks space."""
    import duckdb

    scarce = isinstance(error, (duckdb.OutOfMemoryException, duckdb.InterruptException))
    return isinstance(error, duckdb.Error) and not scarce and not _is_disk_full(error)


def _is_disk_full(error: Exception) -> bool:
    return "no space left" in str(error).lower()


def run(connection: DuckDBPyConnection, work: Callable[[], Result], step: Callable[[float], None]) -> Result:
    """Result of ``work``, which executes and fetches statements of this connection.

    Args:
        connection: to the database.
        work: is called in another thread; what it raises is raised here.
        step: told the share that is done, 0 to 1; what it raises, such as Cancelled, ends the work.
    """
    import duckdb

    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    results: list[Result] = []
    failure: list[BaseException] = []

    def do() -> None:
        try:
            results.append(work())
        except BaseException as error:
            failure.append(error)

    worker = threading.Thread(target=do, name="csv-reader", daemon=True)
    worker.start()
    furthest = 0.0  # each statement counts from its own beginning
    try:
        while worker.is_alive():
            worker.join(_POLL_SECONDS)
            furthest = max(furthest, connection.query_progress())
            step(furthest / 100)
    except BaseException:
        connection.interrupt()
        worker.join()
        raise
    if not failure:
        return results[0]
    if isinstance(failure[0], duckdb.InterruptException):
        raise Cancelled from failure[0]
    raise failure[0]
