"""Runs DuckDB statements in a thread, so that progress is told and the wish to cancel is heard meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from engine.messages import Cancelled

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Result = TypeVar("Result")

_POLL_SECONDS = 0.03


def run(connection: DuckDBPyConnection, work: Callable[[], Result], step: Callable[[float], None]) -> Result:
    """What ``work`` returns, which executes and fetches statements of this connection.

    Args:
        connection: to the database.
        work: is called in another thread; what it raises is raised here.
        step: told the share that is done, 0 to 1; what it raises, such as Cancelled, ends the work.
    """
    import duckdb  # noqa: PLC0415

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
