"""Networks that are timed, said once for every library that trains them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from engine.data.dataset import Dataset
from tests.toy_data import dataset_of

RATE = 1e-4
"""Small, so that every network goes on learning for as long as the clock runs."""
SIDE = 28
"""Rows and columns of pixels of a picture."""


class Filters(NamedTuple):
    """Conv2D with so many filters of size x size, valid, ReLU, then MaxPool2D of 2 x 2."""

    count: int
    size: int


@dataclass(frozen=True)
class Plan:
    """A network, and the rows that it is trained on with Adam.

    Attributes:
        widths: of the input, the hidden Dense layers with ReLU, and the output with softmax.
        batch, batches: rows of a mini-batch, mini-batches of an epoch.
        filters: convolutions before the Dense layers; the input is a picture of 28 x 28 then.
        shuffles: whether PyTorch shuffles too, in place of taking ready slices.
    """

    widths: tuple[int, ...]
    batch: int
    batches: int
    filters: tuple[Filters, ...] = ()
    shuffles: bool = False

    @property
    def name(self) -> str:
        """What stands in a table."""
        first = "" if self.filters else f"{self.widths[0]}-"
        convolved = "".join(f"conv {count} {size}x{size}, pool, " for count, size in self.filters)
        return f"{convolved}{first}{'-'.join(map(str, self.widths[1:]))} / {self.batch}"

    def dataset(self) -> Dataset:
        """Random rows with as many classes as there are output units; for training alone."""
        return dataset_of("classes", (self.batch * self.batches, 0, 0), self.widths[0], self.widths[-1])

    def side_after_filters(self) -> int:
        """Rows and columns of what the last pooling gives."""
        side = SIDE
        for _, size in self.filters:
            side = (side - size + 1) // 2
        return side

    def dense_sizes(self) -> list[tuple[int, int]]:
        """Inputs and units of every Dense layer."""
        first = self.filters[-1].count * self.side_after_filters() ** 2 if self.filters else self.widths[0]
        return list(pairwise((first, *self.widths[1:])))

    def filter_sizes(self) -> list[tuple[int, int, int]]:
        """Channels, filters and kernel size of every convolution."""
        channels = (1, *(count for count, _ in self.filters))
        return [(before, count, size) for before, (count, size) in zip(channels, self.filters, strict=False)]


@dataclass(frozen=True)
class Bound:
    """The most that Layerscope's time may be of that of the quickest of some columns."""

    ratio: float
    columns: tuple[str, ...]
    words: str


PYTORCH = ("PyTorch", "PyTorch fused", "PyTorch compiled")


def _of_scan(ratio: float, words: str) -> Bound:
    return Bound(ratio, ("JAX scan",), f"{words} JAX scan")


def _convolution(*filters: tuple[int, int], dense: tuple[int, ...] = (10,)) -> Plan:
    return Plan((SIDE * SIDE, *dense), 64, 20, tuple(Filters(*each) for each in filters))


DENSE = {
    Plan((2, 8, 8, 2), 10, 50): _of_scan(1 / 3, "0.33 x"),
    Plan((30, 32, 16, 2), 32, 50): _of_scan(1 / 3, "0.33 x"),
    Plan((64, 128, 64, 10), 64, 50): _of_scan(0.8, "0.80 x"),
    Plan((784, 256, 128, 10), 128, 30): _of_scan(1.0, "1.00 x"),
    Plan((784, 1024, 1024, 10), 512, 8): _of_scan(1.0, "1.00 x"),
}
CONVOLUTIONS = dict.fromkeys(
    (
        _convolution((16, 3)),
        _convolution((6, 5), (16, 5), dense=(120, 84, 10)),
        _convolution((32, 3), (64, 3)),
        _convolution((32, 5), (64, 5)),
    ),
    Bound(1.1, PYTORCH, "1.10 x PyTorch"),
)
