"""How often the test rows were looked at: each look makes them a little less of a test."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TestLooks:
    """Counted for one split of one table, as long as the window has it.

    Attributes:
        since_change: since the network last changed.
        in_all: with this split.
    """

    __test__ = False  # no tests of pytest

    since_change: int = 0
    in_all: int = 0

    def once_more(self) -> TestLooks:
        """The count after another look."""
        return TestLooks(self.since_change + 1, self.in_all + 1)

    def of_another_network(self) -> TestLooks:
        """The count once the network is another one."""
        return replace(self, since_change=0)
