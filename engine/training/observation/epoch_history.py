"""The records of a run's epochs as a table of bounded size: every epoch until some thousands, then fewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import overload

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.training.observation.snapshot import EpochRecord

MOST_RECORDS = 4096
"""Most epochs that are kept; their table takes 300 kB."""

FIELDS = tuple(field.name for field in fields(EpochRecord))
WHOLE = ("epoch", "step")
"""The fields that are whole numbers."""

_values_of = attrgetter(*FIELDS)


class EpochHistory(Sequence[EpochRecord]):
    """Records in the order of their epochs, a row of a table each.

    Where there are too many, those stay whose epoch is a multiple of ``stride``, which doubles as often as it
    must. The first and the last one always stay, and so do those that are named: the best epoch, and those of
    checkpoints, which can be gone back to. As this hangs on the numbers of epochs alone, a run that was saved
    and opened again keeps the same ones.

    Attributes:
        stride: one epoch of so many is kept, a power of two; 1 where all are.
    """

    def __init__(self, records: Iterable[EpochRecord] = ()) -> None:
        self._table = np.empty((64, len(FIELDS)))
        self._count = 0
        self._last: EpochRecord | None = None
        self.stride = 1
        for record in records:
            self.append(record)

    @classmethod
    def of_table(cls, table: Array) -> EpochHistory:
        """History of a :attr:`table`, or of the records of all epochs, however many: see :meth:`thin`."""
        history = cls()
        history._table, history._count = np.array(table, np.float64), len(table)
        history._tell_last()
        history._find_stride()
        return history

    def copy(self) -> EpochHistory:
        """Copy that does not change with this one."""
        return EpochHistory.of_table(self.table)

    # What is kept

    @property
    def table(self) -> Array:
        """All rows ``(n, 9)`` float64, in the order of :data:`FIELDS`; a view."""
        return self._table[: self._count]

    def column(self, name: str) -> Array:
        """One field of all records ``(n,)`` float64; a view."""
        return self._table[: self._count, FIELDS.index(name)]

    @property
    def epochs(self) -> int:
        """Number of epochs that are finished, whether they are kept or not."""
        return self._last.epoch if self._last else 0

    def since(self, epoch: int) -> tuple[EpochRecord, ...]:
        """The records of all later epochs."""
        if self.epochs <= epoch:
            return ()
        return tuple(map(_record, self.table[np.searchsorted(self.column("epoch"), epoch, "right") :]))

    def of_epoch(self, epoch: int) -> EpochRecord | None:
        """The record of one epoch, if it is kept."""
        place = int(np.searchsorted(self.column("epoch"), epoch))
        found = place < self._count and self._table[place, 0] == epoch
        return _record(self._table[place]) if found else None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> EpochRecord: ...
    @overload
    def __getitem__(self, place: slice) -> list[EpochRecord]: ...
    def __getitem__(self, place: int | slice) -> EpochRecord | list[EpochRecord]:
        if isinstance(place, slice):
            return [_record(row) for row in self.table[place]]
        if place == -1 and self._last is not None:
            return self._last  # other threads may ask for it while a row is written
        return _record(self.table[place])

    def __iter__(self) -> Iterator[EpochRecord]:
        return map(_record, self.table)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        rows = other.table if isinstance(other, EpochHistory) else np.array([_values_of(r) for r in other])
        return bool(np.array_equal(self.table, rows.reshape(-1, len(FIELDS)), equal_nan=True))

    def __repr__(self) -> str:
        return f"EpochHistory({list(self)})"

    __hash__ = None  # type: ignore[assignment]

    # Changes

    def append(self, record: EpochRecord, named: Collection[int] = ()) -> None:
        """Take one more, later than all others; ``named`` epochs stay, as the first and the last do."""
        if self.stride > 1 and self._count > 1:
            before = int(self._table[self._count - 1, 0])  # it stayed as the last one
            self._count -= before % self.stride != 0 and before not in named
        if self._count == len(self._table):
            self._grow()
        self._table[self._count] = _values_of(record)
        self._count += 1
        self._last = record
        if self._count >= MOST_RECORDS:
            self.thin(named)

    def _grow(self) -> None:
        grown = np.empty((max(64, 2 * self._count), len(FIELDS)))
        grown[: self._count] = self.table
        self._table = grown

    def thin(self, named: Collection[int] = ()) -> None:
        """Keep fewer records, if there are too many."""
        while self._count >= MOST_RECORDS and self.stride <= self.epochs:
            self.stride *= 2
            epochs = self.column("epoch")
            stays = (epochs % self.stride == 0) | np.isin(epochs, list(named))
            stays[[0, -1]] = True
            self._table = self.table[stays]
            self._count = len(self._table)

    def cut(self, epoch: int) -> None:
        """Forget all later epochs."""
        self._count = int(np.searchsorted(self.column("epoch"), epoch, "right"))
        self._tell_last()
        self._find_stride()

    def _tell_last(self) -> None:
        self._last = _record(self._table[self._count - 1]) if self._count else None

    def _find_stride(self) -> None:
        """Take the stride from the longest gap: it is the same after the table was saved and read."""
        gaps = np.diff(self.column("epoch"))
        longest = int(gaps.max()) if len(gaps) else 1
        self.stride = 1 << max(0, longest - 1).bit_length()


def _record(row: NDArray[np.float64]) -> EpochRecord:
    epoch, step, *numbers = row.tolist()
    return EpochRecord(int(epoch), int(step), *numbers)
