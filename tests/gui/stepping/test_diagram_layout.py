"""The geometry of the diagram: arrows meet their boxes and cross none, labels lie free, on any network."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from engine.core.architecture.architecture import Architecture
from gui.stepping.diagram.lanes import make_grid
from gui.stepping.diagram.layout import lay_out
from gui.stepping.diagram.sizes import ArrowId, DiagramLayout, DiagramSizes, LayerSizes
from tests.random_networks import random_graph, random_task

CHAIN = ((0,), (1,), (2,))
RESIDUAL = ((0,), (1,), (2,), (3, 1), (4,))
BRANCHES = ((0,), (0,), (0,), (2,), (1, 4, 3), (5,))
NETWORKS = {"chain": CHAIN, "residual": RESIDUAL, "branches": BRANCHES}


def random_sources(seed: int) -> tuple[tuple[int, ...], ...]:
    rng = np.random.default_rng(seed)
    return sources_of(random_graph(random_task(rng), rng, most=12))


def sources_of(drawn: Architecture) -> tuple[tuple[int, ...], ...]:
    place = {layer.id: l for l, layer in enumerate(drawn.order)}
    return tuple(tuple(place[s] for s in drawn.sources(layer.id)) for layer in drawn.order[1:])


def sizes_for(sources: tuple[tuple[int, ...], ...], seed: int = 0) -> DiagramSizes:
    """Boxes and labels of random sizes; every second layer has weights, and the input never learns."""
    rng = np.random.default_rng(seed)

    def size(width: float, height: float) -> QSizeF:
        return QSizeF(width * rng.uniform(0.5, 1.5), height * rng.uniform(0.5, 1.5))

    last = len(sources)
    layers = [LayerSizes(size(80, 50))]
    for l in range(1, last + 1):
        update = size(140, 40) if l % 2 else None
        gradients = size(60, 34) if l % 2 else None
        layers.append(LayerSizes(size(160, 90), size(100, 24), size(170, 120), update, gradients))
    back = frozenset((s, t) for t, fed_by in enumerate(sources, start=1) for s in fed_by if s)
    labels = {
        ArrowId("output", last, last): size(60, 34),
        ArrowId("gradient", last, last): size(60, 34),
    }
    for s in range(last):
        targets = [t for t, fed_by in enumerate(sources, start=1) if s in fed_by]
        labels[ArrowId("forward", s, targets[0])] = size(60, 34)
        givers = [t for t in targets if (s, t) in back]
        if len(givers) > 1:
            labels[ArrowId("sum", s, s)] = size(60, 34)
        for t in givers:
            labels[ArrowId("backward", t, s)] = size(60, 26)
    for l, layer in enumerate(layers):
        if layer.gradients is not None:
            labels[ArrowId("update", l, l)] = layer.gradients
    return DiagramSizes(sources=sources, layers=layers, back=back, loss=size(110, 80), labels=labels)


CASES = [pytest.param(sources, id=name) for name, sources in NETWORKS.items()]
CASES += [pytest.param(random_sources(seed), id=f"random {seed}") for seed in range(60)]


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[DiagramSizes, DiagramLayout]:
    sizes = sizes_for(request.param, seed=len(request.param))
    return sizes, lay_out(sizes)


def is_on_border(point: QPointF, box: QRectF) -> bool:
    x_inside = box.left() - 0.01 <= point.x() <= box.right() + 0.01
    y_inside = box.top() - 0.01 <= point.y() <= box.bottom() + 0.01
    on_x = min(abs(point.x() - box.left()), abs(point.x() - box.right())) < 0.01
    on_y = min(abs(point.y() - box.top()), abs(point.y() - box.bottom())) < 0.01
    return (on_x and y_inside) or (on_y and x_inside)


def segments(points: tuple[QPointF, ...]) -> list[QRectF]:
    """The straight pieces of an arrow as rectangles without width."""
    return [QRectF(one, other).normalized() for one, other in pairwise(points)]


def crosses(segment: QRectF, box: QRectF) -> bool:
    inner = box.adjusted(1, 1, -1, -1)
    return (
        segment.left() < inner.right()
        and inner.left() < segment.right() + 1e-6
        and segment.top() < inner.bottom()
        and inner.top() < segment.bottom() + 1e-6
    )


def ends_of(arrow: ArrowId, layout: DiagramLayout) -> tuple[QRectF | None, QRectF | None]:
    """The boxes at its start and head; None where a circled plus is."""
    l = arrow.start
    if arrow.kind == "forward":
        return layout.forward[l], layout.forward[arrow.end]
    if arrow.kind == "backward":
        is_shared = ArrowId("sum", arrow.end, arrow.end) in layout.arrows
        return layout.backward[l], None if is_shared else layout.backward[arrow.end]
    if arrow.kind == "cache":
        if not arrow.end:
            return layout.forward[l], layout.cache[l]
        return layout.cache[l], layout.backward[l]
    return {
        "sum": (None, layout.backward[l]),
        "update": (layout.backward[l], layout.update.get(l)),
        "output": (layout.forward[l], layout.loss),
        "gradient": (layout.loss, layout.backward[l]),
    }[arrow.kind]


def test_arrows_meet_their_boxes_exactly(case):
    _, layout = case
    for arrow, points in layout.arrows.items():
        start, end = ends_of(arrow, layout)
        assert start is None or is_on_border(points[0], start), arrow
        assert end is None or is_on_border(points[-1], end), arrow


def test_shares_of_a_gradient_meet_where_their_sum_begins(case):
    _, layout = case
    for arrow, points in layout.arrows.items():
        if arrow.kind == "backward" and (total := layout.arrows.get(ArrowId("sum", arrow.end, arrow.end))):
            assert points[-1].y() == total[0].y()
            assert points[-1].x() - total[0].x() == pytest.approx(14)


def test_arrows_run_straight_across_or_up_and_down(case):
    _, layout = case
    for points in layout.arrows.values():
        assert all(min(piece.width(), piece.height()) < 1e-6 for piece in segments(points))


def test_no_arrow_crosses_a_box(case):
    _, layout = case
    for arrow, points in layout.arrows.items():
        for piece in segments(points):
            assert not [box for box in layout.boxes if crosses(piece, box)], arrow


def test_no_arrow_crosses_a_label_but_its_own(case):
    _, layout = case
    for label, rect in layout.labels.items():
        for arrow, points in layout.arrows.items():
            shares_line = {arrow.start, arrow.end} & {label.start, label.end} and arrow.kind == label.kind
            if not shares_line:
                assert not [piece for piece in segments(points) if crosses(piece, rect)], (label, arrow)


def test_arrows_of_different_quantities_never_lie_upon_each_other(case):
    _, layout = case
    pieces = [(arrow, piece) for arrow, points in layout.arrows.items() for piece in segments(points)]
    for (one, a), (other, b) in combinations(pieces, 2):
        carries = [arrow.end if arrow.kind == "backward" else arrow.start for arrow in (one, other)]
        if one.kind != other.kind or carries[0] != carries[1]:
            both = (a.height(), b.height()) if a.width() > a.height() else (a.width(), b.width())
            shared = a.adjusted(-0.5, -0.5, 0.5, 0.5) & b.adjusted(-0.5, -0.5, 0.5, 0.5)
            assert max(both) > 0.1 or max(shared.width(), shared.height()) < 2, (one, other)


def test_boxes_and_labels_do_not_overlap(case):
    _, layout = case
    rects = [*layout.boxes, *layout.labels.values()]
    overlapping = [
        (one, other) for one, other in combinations(rects, 2) if one.adjusted(1, 1, -1, -1).intersects(other)
    ]
    assert overlapping == []


def test_boxes_are_as_large_as_wanted(case):
    sizes, layout = case
    for l, wanted in enumerate(sizes.layers):
        for name in ("forward", "cache", "backward", "update"):
            size = getattr(wanted, name)
            if size is not None:
                box = getattr(layout, name)[l]
                assert box.width() >= size.width() - 1e-6
                assert box.height() >= size.height() - 1e-6


def test_everything_lies_within_the_bounds(case):
    _, layout = case
    for rect in (*layout.boxes, *layout.labels.values()):
        assert layout.bounds.contains(rect)


def test_layers_stand_behind_what_feeds_them(case):
    sizes, layout = case
    for l, fed_by in enumerate(sizes.sources, start=1):
        assert all(layout.forward[s].right() < layout.forward[l].left() for s in fed_by)


def test_a_chain_is_one_straight_row():
    layout = lay_out(sizes_for(CHAIN))
    for points in [
        points for arrow, points in layout.arrows.items() if arrow.kind in ("forward", "backward")
    ]:
        assert len(points) == 2
        assert points[0].y() == points[1].y()


def test_the_longest_way_goes_straight_on_and_branches_leave_it():
    grid = make_grid(BRANCHES)
    assert [grid.lanes[l] for l in (0, 2, 4, 5, 6)] == [0] * 5
    assert sorted(grid.lanes[l] for l in (1, 3)) == [1, 2]
    assert make_grid(RESIDUAL).skip_edges == {(1, 4): 0}


def test_backward_mirrors_forward():
    layout = lay_out(sizes_for(BRANCHES))
    forward = sorted(layout.forward, key=lambda l: -layout.forward[l].center().y())
    backward = sorted(layout.backward, key=lambda l: layout.backward[l].center().y())
    lanes = make_grid(BRANCHES).lanes
    assert [lanes[l] for l in forward if l] == [lanes[l] for l in backward]
