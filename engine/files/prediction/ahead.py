"""Does the work of an iterator in a thread, one item ahead of whoever takes the items."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Generic, NamedTuple, Self, TypeVar

Item = TypeVar("Item")

_POLL_SECONDS = 0.05


class _End(NamedTuple):
    """The end of the items, and what went wrong, if anything did."""

    error: BaseException | None


class Ahead(Generic[Item]):
    """The same items, each made while the one before is used; what making them raises is raised here.

    The iterator is used by one thread alone, which begins and ends with the ``with`` block.
    """

    def __init__(self, items: Iterator[Item]) -> None:
        self._items = items
        self._made: queue.Queue[Item | _End] = queue.Queue(maxsize=1)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._make, name="ahead", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def __iter__(self) -> Iterator[Item]:
        while True:
            try:
                what = self._made.get(timeout=_POLL_SECONDS)  # without one Windows could not interrupt it
            except queue.Empty:
                continue
            if not isinstance(what, _End):
                yield what
            elif what.error is None:
                return
            else:
                raise what.error

    def _make(self) -> None:
        end = _End(None)
        try:
            for item in self._items:
                if not self._put(item):
                    break
        except BaseException as error:
            end = _End(error)
        finally:
            close = getattr(self._items, "close", None)
            if close is not None:
                close()
        self._put(end)

    def _put(self, what: Item | _End) -> bool:
        """Hand something over; False if nobody takes it any more."""
        while not self._is_over.is_set():
            try:
                self._made.put(what, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return True
        return False
