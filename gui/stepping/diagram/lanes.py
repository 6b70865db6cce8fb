"""Grid of the diagram: ranks across, lanes up and down, thin lanes for long arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[int, int]
"""Numbers of the layer that feeds and of the layer that is fed."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of all layers.

    Attributes:
        ranks: of each layer, the input's at 0: the longest way from the input.
        lanes: of each layer; 0 is the longest way through the network, branches have others.
        lane_edges: edges over several ranks that run in a lane in which no box is in the way.
        skip_edges: the other edges over several ranks, each with its own thin lane, counted from 0.
    """

    ranks: tuple[int, ...]
    lanes: tuple[int, ...]
    lane_edges: dict[Edge, int]
    skip_edges: dict[Edge, int]

    @property
    def lane_count(self) -> int:
        """Number of lanes for boxes."""
        return 1 + max([*self.lanes, *self.lane_edges.values()])

    @property
    def skip_count(self) -> int:
        """Number of thin lanes for long arrows."""
        return 1 + max(self.skip_edges.values(), default=-1)

    def column(self, rank: int) -> tuple[int, ...]:
        """The layers of a rank, the longest way's first, outwards."""
        found = (l for l, own in enumerate(self.ranks) if own == rank)
        return tuple(sorted(found, key=lambda l: self.lanes[l]))


def make_grid(sources: Sequence[Sequence[int]]) -> Grid:
    """Find a place for every layer; ``sources`` has for layer l at l - 1 those that feed it."""
    ranks = [0]
    for fed_by in sources:
        ranks.append(1 + max(ranks[s] for s in fed_by))
    chains = _chains(sources, ranks)
    lanes, lane_edges = _lanes_of(chains, sources, ranks)
    skips = [
        (s, t)
        for t, fed_by in enumerate(sources, start=1)
        for s in fed_by
        if ranks[t] - ranks[s] > 1 and (s, t) not in lane_edges
    ]
    return Grid(tuple(ranks), tuple(lanes), lane_edges, _skip_lanes(skips, ranks))


def _chains(sources: Sequence[Sequence[int]], ranks: Sequence[int]) -> list[list[int]]:
    """Chains of layers, each layer fed by the one before it; the longest way is the first chain."""
    way = [len(sources)]
    while way[-1]:
        way.append(max(sources[way[-1] - 1], key=lambda s: ranks[s]))
    chains = [way[::-1]]
    for l in range(1, len(ranks)):
        if l in chains[0]:
            continue
        before = next((chain for chain in chains[1:] if chain[-1] in sources[l - 1]), None)
        if before is None:
            chains.append([l])
        else:
            before.append(l)
    return chains


def _lanes_of(
    chains: list[list[int]], sources: Sequence[Sequence[int]], ranks: Sequence[int]
) -> tuple[list[int], dict[Edge, int]]:
    """A lane for each chain, which it shares with chains that end before it begins or begin after it."""
    lanes, edges = [0] * len(ranks), {}
    taken: list[list[tuple[int, int]]] = []
    for chain in chains[1:]:
        way_on = _way_on(chain[-1], sources, ranks)
        first, last = ranks[chain[0]], ranks[way_on] - 1 if way_on else ranks[chain[-1]]
        lane = _take(taken, first, last)
        followers = [*chain, way_on] if way_on else chain
        for l, follower in pairwise(followers):
            if ranks[follower] - ranks[l] > 1:
                edges[l, follower] = lane + 1
        for l in chain:
            lanes[l] = lane + 1
    return lanes, edges


def _way_on(l: int, sources: Sequence[Sequence[int]], ranks: Sequence[int]) -> int:
    """The nearest layer beyond the next rank that layer l feeds; 0 if there is none."""
    fed = [t for t in range(1, len(ranks)) if l in sources[t - 1] and ranks[t] - ranks[l] > 1]
    return min(fed, key=lambda t: ranks[t], default=0)


def _skip_lanes(skips: list[Edge], ranks: Sequence[int]) -> dict[Edge, int]:
    """Thin lanes, the shortest edges in the innermost."""
    lanes: dict[Edge, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for s, t in sorted(skips, key=lambda edge: (ranks[edge[1]] - ranks[edge[0]], edge)):
        lanes[s, t] = _take(taken, ranks[s] + 1, ranks[t] - 1)
    return lanes


def _take(taken: list[list[tuple[int, int]]], first: int, last: int) -> int:
    """The innermost lane that is free from one rank to another, and beside, lest neighbours seem joined."""
    for lane, spans in enumerate(taken):
        if all(last + 1 < begin or end + 1 < first for begin, end in spans):
            spans.append((first, last))
            return lane
    taken.append([(first, last)])
    return len(taken) - 1
