"""The strongest way from the loss to a number, from unit to unit: one of those whose sum is its gradient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from engine.common.arrays import Array, Indices
from engine.stepping.chain.links import Fork, Link
from engine.stepping.quantities import Key


class Stop(NamedTuple):
    """A unit on the way.

    Attributes:
        key: the gradient that has a number for it.
        place: which number of the row, counted from 0 in the order of the engine.
        factor: what the product is multiplied with to come here; at the first stop the loss's own gradient.
        product: of all factors so far.
    """

    key: Key
    place: int
    factor: float
    product: float


@dataclass(frozen=True, slots=True)
class Path:
    """The way with the largest product.

    Attributes:
        stops: from the output to the number; the last one may be the factor of a weight.
        value: the product of all factors.
        count: how many ways there are on which no factor is zero; their sum is what the row gives.
    """

    stops: tuple[Stop, ...]
    value: float
    count: int


@dataclass(slots=True)
class _Best:
    """Strongest way to each number of a quantity.

    Attributes:
        key: its gradient.
        products: along that way, with signs.
        counts: how many ways lead to it.
        origins: the quantity before it and, for each number, which of its numbers the way comes from.
        factors: of the last step.
    """

    key: Key
    products: Array
    counts: Array
    origins: list[tuple[_Best, Indices]] = field(default_factory=list)
    chosen: Indices | None = None
    factors: Array | None = None


def strongest_path(
    start: tuple[Key, Array], links: Sequence[Link | Fork], end: Key, place: int, last_factor: float | None
) -> Path | None:
    """The strongest way to number ``place`` of the gradient ``end`` of the chosen row.

    None where every way has a zero, where rows meet, or where a factor is too large to be written out.
    ``last_factor`` is that of a weight.
    """
    key, gradient = start
    flat = np.asarray(gradient, np.float64).ravel()
    known = {key: _Best(key, flat, (flat != 0).astype(np.float64), factors=flat)}
    for link in links:
        if isinstance(link, Fork):
            known[link.key] = _joined(link.key, [known[share] for share, _ in link.shares])
        elif link.matrix is None:
            return None
        else:
            before = known[_arriving(link, known)]
            known[link.stored] = _through(link.stored, before, link.matrix)
    best = known[end]
    if not best.counts[place]:
        return None
    stops = _stops(best, place)
    value, count = float(best.products[place]), int(min(best.counts[place], 2**53))
    if last_factor is not None:
        value *= last_factor
        stops.append(Stop(end, place, last_factor, value))
    return Path(tuple(stops), value, count)


def _arriving(link: Link, known: dict[Key, _Best]) -> Key:
    """Key under which the gradient with respect to ``derivative.of`` is known."""
    of = link.derivative.of
    return next(key for key in reversed(known) if key.name == f"d{of.name}" and key.layer == of.layer)


def _through(key: Key, before: _Best, matrix: Array) -> _Best:
    products = before.products[:, None] * matrix
    origins = np.abs(products).argmax(0)
    columns = np.arange(matrix.shape[1])
    counts = before.counts @ (matrix != 0)
    found = _Best(key, products[origins, columns], counts, [(before, origins)])
    found.factors = matrix[origins, columns]
    return found


def _joined(key: Key, shares: list[_Best]) -> _Best:
    """Strongest of all ways that come together at a fork, for each number."""
    products = np.stack([share.products for share in shares])
    chosen = np.abs(products).argmax(0)
    columns = np.arange(products.shape[1])
    here = [(share, columns) for share in shares]
    counts = np.sum([share.counts for share in shares], axis=0)
    return _Best(key, products[chosen, columns], counts, here, chosen)


def _stops(best: _Best, place: int) -> list[Stop]:
    """The way to a number, from its beginning."""
    stops: list[Stop] = []
    here: _Best | None = best
    while here is not None:
        if here.factors is not None:  # a fork is no stop of its own
            factor, product = float(here.factors[place]), float(here.products[place])
            stops.append(Stop(here.key, place, factor, product))
        if not here.origins:
            break
        before, origins = here.origins[int(here.chosen[place]) if here.chosen is not None else 0]
        here, place = before, int(origins[place])
    return stops[::-1]
