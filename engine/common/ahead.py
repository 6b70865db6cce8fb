"""Does the work of an iterator in a thread, one item ahead of whoever takes the items."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")

_POLL_SECONDS = 0.05


@contextmanager
def ahead(items: Iterator[Item]) -> Iterator[Iterator[Item]]:
    """The same items, each made while the one before is used; what making them raises is raised here.

    The iterator is used by one thread alone, which has ended when the block ends.
    """
    made: queue.Queue[tuple[bool, Item | BaseException | None]] = queue.Queue(maxsize=1)
    is_over = threading.Event()

    def put(is_item: bool, what: Item | BaseException | None) -> bool:
        while not is_over.is_set():
            try:
                made.put((is_item, what), timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return True
        return False

    def make() -> None:
        try:
            for item in items:
                if not put(True, item):
                    return
            put(False, None)
        except BaseException as error:
            put(False, error)
        finally:
            close = getattr(items, "close", None)
            if close is not None:
                close()

    def taken() -> Iterator[Item]:
        while True:
            is_item, what = made.get()
            if is_item:
                yield what  # type: ignore[misc]
            elif what is None:
                return
            else:
                raise what  # type: ignore[misc]

    thread = threading.Thread(target=make, name="ahead", daemon=True)
    thread.start()
    try:
        yield taken()
    finally:
        is_over.set()
        thread.join()
