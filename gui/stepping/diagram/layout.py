"""Layout of the diagram from the sizes of its boxes and labels alone: pure geometry.

Layers stand in columns by their rank, see :mod:`gui.stepping.diagram.lanes`. The forward band has the longest
way through the network as its lowest lane and branches above it; the backward band is its mirror image, so
that the dashed lines of the caches run straight down for the longest way and around it for branches. Between
two columns lie, from left to right: the labels of what leaves the left column, the tracks in which arrows go
up and down, and the labels of what the right column gives back. So no arrow ever crosses a box or a label.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.stepping.diagram.lanes import Edge, Grid, make_grid
from gui.stepping.diagram.sizes import ArrowId, DiagramLayout, DiagramSizes, Direction
from gui.stepping.diagram.tracks import Track, side_by_side

PORT_GAPS: dict[Direction, float] = {"forward": 28.0, "backward": 50.0}
"""Between two arrows that meet the same side of a box; in backward each has its label there."""
PORT_MARGIN = 18.0
BESIDE_LABEL = 10.0
LEAST_GAP = 48.0
TRACK_GAP = 12.0
ENTRY = 20.0
"""Straight piece of an arrow behind its last bend, with its head."""
SUM_RADIUS = 7.0
"""Radius of the circled plus in which shares of a gradient meet."""
LANE_GAP = 34.0
SKIP_GAP = 26.0
SKIP_CLEARANCE = 22.0
CACHE_GAP = 21.0
CORRIDOR_GAP = 12.0
UPDATE_GAP = 20.0
LOSS_CLEARANCE = 12.0
LEGEND_GAP = 16.0
LOSS_BEND = 34.0
"""Least room above and below the loss for the bends of its arrows."""
CAPTION = 24.0


def lay_out(sizes: DiagramSizes) -> DiagramLayout:
    """Find a place for everything."""
    return _LayoutBuilder(sizes).lay_out()


class _LayoutBuilder:
    """Lays one diagram out; its methods are steps that need what those before them found."""

    def __init__(self, sizes: DiagramSizes) -> None:
        self.sizes = sizes
        self.grid: Grid = make_grid(sizes.sources)
        self.last = len(sizes.sources)
        self.made = DiagramLayout()
        self.edges: dict[Direction, list[Edge]] = {
            "forward": [(s, t) for t, fed_by in enumerate(sizes.sources, start=1) for s in fed_by],
            "backward": sorted(sizes.back),
        }
        self.givers = {s: [t for one, t in self.edges["backward"] if one == s] for s in range(self.last + 1)}
        self.ports = {direction: self._ports(direction) for direction in self.edges}

    def lay_out(self) -> DiagramLayout:
        self._find_rows()
        self._find_tracks()
        self._find_columns()
        self._place_boxes()
        for direction in self.edges:
            for edge in self.edges[direction]:
                self._draw_edge(direction, edge)
        self._draw_sums()
        self._draw_loss()
        self._draw_caches_and_updates()
        self._label()
        self._finish()
        return self.made

    # Up and down

    def _lane_order(self, direction: Direction, edge: Edge) -> float:
        """Key by which arrows are sorted: how far down an arrow comes in."""
        if edge in self.grid.skip_edges:
            return -1000.0 - self.grid.skip_edges[edge]
        s, _ = edge
        lane = self.grid.lane_edges.get(edge, self.grid.lanes[s])
        return float(lane if direction == "backward" else -lane)

    def _ports(self, direction: Direction) -> dict[Edge, float]:
        """Offsets from the middle of the box at which each arrow meets layer t; straight arrows have none."""
        ports: dict[Edge, float] = {}
        for t in range(1, self.last + 1):
            arriving = [edge for edge in self.edges[direction] if edge[1] == t]
            arriving.sort(key=lambda edge: (self._lane_order(direction, edge), edge[0]))
            own = float(self.grid.lanes[t] if direction == "backward" else -self.grid.lanes[t])
            straight = [i for i, edge in enumerate(arriving) if self._lane_order(direction, edge) == own]
            middle = straight[0] if straight else (len(arriving) - 1) / 2
            for place, edge in enumerate(arriving):
                ports[edge] = (place - middle) * PORT_GAPS[direction]
        return ports

    def _half(self, direction: Direction, l: int) -> float:
        """Half the height of a box."""
        sizes = self.sizes.layers[l]
        size = sizes.forward if direction == "forward" else sizes.backward
        reach = [abs(at) + PORT_MARGIN for edge, at in self.ports[direction].items() if edge[1] == l]
        return max([size.height() / 2 if size else 0.0, *reach])

    def _lane_half(self, direction: Direction, lane: int) -> float:
        halves = [self._half(direction, l) for l, own in enumerate(self.grid.lanes) if own == lane]
        return max([PORT_MARGIN, *halves])

    def _tallest(self, name: str, lane: int) -> float:
        sizes = [getattr(self.sizes.layers[l], name) for l, own in enumerate(self.grid.lanes) if own == lane]
        return max((size.height() for size in sizes if size), default=0.0)

    def _find_rows(self) -> None:
        """The y of the middle of every lane, and of the bands between them."""
        self.rows: dict[tuple[Direction, int], float] = {}
        self.skip_rows: dict[tuple[Direction, int], float] = {}
        self.update_tops: dict[int, float] = {}
        self.chip_tops: dict[int, float] = {}
        lanes, skips = self.grid.lane_count, self.grid.skip_count
        y = self._find_skip_rows("forward", CAPTION)
        for lane in reversed(range(lanes)):
            half = self._lane_half("forward", lane)
            self.rows["forward", lane] = y + half
            self.chip_tops[lane] = y + 2 * half + (CACHE_GAP if lane == 0 else 9)
            chip = self._tallest("cache", lane)
            y = self.chip_tops[lane] + chip + (CACHE_GAP if lane == 0 else LANE_GAP)
        # Half way between the two rows of the last layer there must be room for the loss.
        least = self.rows["forward", 0] + self.sizes.loss.height() + 2 * LOSS_BEND
        above = skips * SKIP_GAP + (SKIP_CLEARANCE if skips else 0) + self._half("backward", self.last)
        y = self._find_skip_rows("backward", max(y, least - above))
        for lane in range(lanes):
            half = self._lane_half("backward", lane)
            self.rows["backward", lane] = y + half
            y += 2 * half
            if update := self._tallest("update", lane):
                self.update_tops[lane] = y + UPDATE_GAP + self._tallest("gradients", lane)
                y = self.update_tops[lane] + update
            y += LANE_GAP

    def _find_skip_rows(self, direction: Direction, y: float) -> float:
        skips = self.grid.skip_count
        for skip in range(skips):
            self.skip_rows[direction, skip] = y + (skips - skip - 0.5) * SKIP_GAP
        return y + skips * SKIP_GAP + (SKIP_CLEARANCE if skips else 0)

    def _row(self, direction: Direction, l: int) -> float:
        return self.rows[direction, self.grid.lanes[l]]

    def _way(self, direction: Direction, edge: Edge) -> float | None:
        """The y at which a long arrow passes the columns between; None for a short one."""
        if edge in self.grid.skip_edges:
            return self.skip_rows[direction, self.grid.skip_edges[edge]]
        if edge in self.grid.lane_edges:
            return self.rows[direction, self.grid.lane_edges[edge]]
        return None

    # Across

    def _find_tracks(self) -> None:
        """Places of the tracks in every gap, from its left; a gap is named by the rank at its left."""
        self.tracks: dict[tuple[int, Direction, tuple[object, ...]], int] = {}
        self.track_counts = [0] * (max(self.grid.ranks) + 1)
        for direction in self.edges:
            wanted: dict[tuple[int, tuple[object, ...]], list[float]] = {}
            starts: dict[tuple[int, tuple[object, ...]], float] = {}
            for edge in self.edges[direction]:
                for gap, group, start, end in self._turns(direction, edge):
                    if start != end:
                        starts[gap, group] = start
                        wanted.setdefault((gap, group), []).append(end)
            for gap in range(len(self.track_counts)):
                here = [
                    Track(group, starts[at, group], tuple(ends))
                    for (at, group), ends in wanted.items()
                    if at == gap
                ]
                for track, place in side_by_side(here).items():
                    self.tracks[gap, direction, track] = place
                    self.track_counts[gap] = max(self.track_counts[gap], place + 1)

    def _turns(self, direction: Direction, edge: Edge) -> list[tuple[int, tuple[object, ...], float, float]]:
        """Turns of an arrow up or down: gap, group, y before and y behind it."""
        s, t = edge
        start, end = self._row(direction, s), self._row(direction, t) + self.ports[direction][edge]
        way = self._way(direction, edge)
        first, last = self.grid.ranks[s], self.grid.ranks[t] - 1
        if way is None:
            return [(first, (s,), start, end)]
        return [(first, (s,), start, way), (last, edge, way, end)]

    def _find_columns(self) -> None:
        """The x of every column's left and right, of the ends of labels and of tracks."""
        ranks = max(self.grid.ranks)
        self.width, self.left, self.corridors = [0.0] * (ranks + 1), [0.0] * (ranks + 1), [0.0] * (ranks + 1)
        self.label_end, self.entry = [0.0] * (ranks + 1), [0.0] * (ranks + 1)
        x = 0.0
        for rank in range(ranks + 1):
            column = self.grid.column(rank)
            self.width[rank] = max(self._width(l) for l in column)
            self.corridors[rank] = CORRIDOR_GAP * (len(column) - 1)
            self.left[rank] = x + self.corridors[rank]
            right = self.left[rank] + self.width[rank]
            own, given = self._label_widths(rank)
            self.label_end[rank] = right + max(own + 2 * BESIDE_LABEL if own else 0.0, ENTRY)
            has_sum = any(len(self.givers[l]) > 1 for l in column)
            tracks = self.track_counts[rank] * TRACK_GAP
            if has_sum:
                self.label_end[rank] += SUM_RADIUS
            start = self.label_end[rank] + (SUM_RADIUS + 4 if has_sum else 0.0)
            self.entry[rank] = start
            entry = given + 2 * BESIDE_LABEL if given else (ENTRY if tracks else 0.0)
            x = max(start + tracks + entry, right + LEAST_GAP)
            self.entry[rank] = x - entry - tracks

    def _width(self, l: int) -> float:
        sizes = self.sizes.layers[l]
        boxes = (sizes.forward, sizes.cache, sizes.backward, sizes.update)
        return max(box.width() for box in (*boxes, sizes.gradients) if box)

    def _label_widths(self, rank: int) -> tuple[float, float]:
        """Widths of the labels behind a rank: of what its layers give and get back, and of shares of that."""
        own, given = 0.0, 0.0
        for arrow, size in self.sizes.labels.items():
            if arrow.kind in ("forward", "sum", "output", "gradient"):
                layer = arrow.start if arrow.kind in ("forward", "output") else arrow.end
                if self.grid.ranks[layer] == rank:
                    own = max(own, size.width())
            elif arrow.kind == "backward":
                if len(self.givers[arrow.end]) > 1:
                    if self.grid.ranks[arrow.start] - 1 == rank:
                        given = max(given, size.width())
                elif self.grid.ranks[arrow.end] == rank:
                    own = max(own, size.width())
        return own, given

    def _track_x(self, direction: Direction, gap: int, group: tuple[object, ...]) -> float:
        return self.entry[gap] + (self.tracks[gap, direction, group] + 0.5) * TRACK_GAP

    # Boxes

    def _place_boxes(self) -> None:
        for l, sizes in enumerate(self.sizes.layers):
            rank, lane = self.grid.ranks[l], self.grid.lanes[l]
            left, width = self.left[rank], self.width[rank]
            for direction, boxes in (("forward", self.made.forward), ("backward", self.made.backward)):
                if direction == "forward" or sizes.backward is not None:
                    half = self._half(direction, l)  # type: ignore[arg-type]
                    middle = self._row(direction, l)  # type: ignore[arg-type]
                    boxes[l] = QRectF(left, middle - half, width, 2 * half)
            if sizes.cache is not None:
                chip = sizes.cache
                at = left + (width - chip.width()) / 2
                self.made.cache[l] = QRectF(QPointF(at, self.chip_tops[lane]), chip)
            if sizes.update is not None:
                self.made.update[l] = QRectF(left, self.update_tops[lane], width, sizes.update.height())

    # Arrows

    def _draw_edge(self, direction: Direction, edge: Edge) -> None:
        """The arrow along an edge, drawn from s to t and turned around for backward."""
        s, t = edge
        boxes = self.made.forward if direction == "forward" else self.made.backward
        start = QPointF(boxes[s].right(), self._row(direction, s))
        if direction == "backward" and len(self.givers[s]) > 1:
            start.setX(self.label_end[self.grid.ranks[s]] + SUM_RADIUS)
        points, y = [start], start.y()
        for gap, group, before, after in self._turns(direction, edge):
            if before != after:
                x = self._track_x(direction, gap, group)
                points += [QPointF(x, before), QPointF(x, after)]
            y = after
        points.append(QPointF(boxes[t].left(), y))
        if direction == "forward":
            self.made.arrows[ArrowId("forward", s, t)] = tuple(points)
        else:
            self.made.arrows[ArrowId("backward", t, s)] = tuple(reversed(points))

    def _draw_sums(self) -> None:
        """The circled plus where several layers give back, and the arrow from it."""
        for s, givers in self.givers.items():
            if len(givers) > 1:
                y, end = self._row("backward", s), self.label_end[self.grid.ranks[s]] - SUM_RADIUS
                right = self.made.backward[s].right()
                self.made.arrows[ArrowId("sum", s, s)] = (QPointF(end, y), QPointF(right, y))

    def _draw_loss(self) -> None:
        """The loss behind the last layer, half way down, and the bends to and from it."""
        size, last = self.sizes.loss, self.last
        forward, backward = self.made.forward[last], self.made.backward[last]
        label = self.label_end[self.grid.ranks[last]] + 8
        x = max(forward.right() + LOSS_CLEARANCE + size.width() / 2, label + LOSS_BEND / 2)
        top, bottom = self._row("forward", last), self._row("backward", last)
        middle = (top + bottom) / 2
        self.made.loss = QRectF(QPointF(x - size.width() / 2, middle - size.height() / 2), size)
        self.made.arrows[ArrowId("output", last, last)] = (
            QPointF(forward.right(), top),
            QPointF(x, top),
            QPointF(x, self.made.loss.top()),
        )
        self.made.arrows[ArrowId("gradient", last, last)] = (
            QPointF(x, self.made.loss.bottom()),
            QPointF(x, bottom),
            QPointF(backward.right(), bottom),
        )

    def _draw_caches_and_updates(self) -> None:
        for l, chip in self.made.cache.items():
            above = QPointF(chip.center().x(), self.made.forward[l].bottom())
            way = [above, QPointF(chip.center().x(), chip.top())]
            self.made.arrows[ArrowId("cache", l, 0)] = tuple(way)
            if l in self.made.backward:
                self.made.arrows[ArrowId("cache", l, l)] = self._way_down(l, chip)
        for l, box in self.made.update.items():
            x = box.center().x()
            self.made.arrows[ArrowId("update", l, l)] = (
                QPointF(x, self.made.backward[l].bottom()),
                QPointF(x, box.top()),
            )

    def _way_down(self, l: int, chip: QRectF) -> tuple[QPointF, ...]:
        """Corners from a cache to backward: straight down, or around the layers below it."""
        rank, box = self.grid.ranks[l], self.made.backward[l]
        inner = self.grid.column(rank).index(l)
        x = box.center().x()
        if self.grid.lanes[l] == 0:
            return QPointF(x, chip.bottom()), QPointF(x, box.top())
        corridor, above = self.left[rank] - CORRIDOR_GAP * inner, box.top() - LANE_GAP / 2
        return (
            QPointF(chip.left(), chip.center().y()),
            QPointF(corridor, chip.center().y()),
            QPointF(corridor, above),
            QPointF(x, above),
            QPointF(x, box.top()),
        )

    # Labels

    def _label(self) -> None:
        for arrow, size in self.sizes.labels.items():
            points = self.made.arrows[arrow]
            begins, ends = points[0], points[-1]
            if arrow.kind == "output":
                middle = QPointF((begins.x() + self.label_end[self.grid.ranks[self.last]]) / 2, begins.y())
            elif arrow.kind == "gradient":
                middle = QPointF((ends.x() + self.label_end[self.grid.ranks[self.last]]) / 2, ends.y())
            elif arrow.kind == "update":
                middle = (begins + ends) / 2
            elif arrow.kind == "backward" and len(self.givers[arrow.end]) > 1:
                corridors = self.corridors[self.grid.ranks[arrow.start]]
                middle = begins - QPointF(corridors + BESIDE_LABEL + size.width() / 2, 0)
            else:
                middle = self._label_middle(arrow, points)
            self.made.labels[arrow] = QRectF(middle - QPointF(size.width(), size.height()) / 2, size)

    def _label_middle(self, arrow: ArrowId, points: tuple[QPointF, ...]) -> QPointF:
        """Between the box of the layer that it is about and the tracks, or the next box."""
        left, right = (points[0], points[1]) if arrow.kind == "forward" else (points[-1], points[-2])
        if arrow.kind == "sum" or len(points) > 2:
            right = QPointF(min(right.x(), self.label_end[self.grid.ranks[self._about(arrow)]]), left.y())
        gap_end = left.x() + LEAST_GAP
        end = max(
            min(right.x(), self.label_end[self.grid.ranks[self._about(arrow)]]), min(right.x(), gap_end)
        )
        return QPointF((left.x() + end) / 2, left.y())

    @staticmethod
    def _about(arrow: ArrowId) -> int:
        return arrow.start if arrow.kind == "forward" else arrow.end

    def _finish(self) -> None:
        made = self.made
        made.captions["forward"] = QPointF(0, CAPTION / 2)
        made.captions["backward"] = QPointF(0, min(box.top() for box in made.backward.values()) + 8)
        if made.update:
            made.captions["update"] = QPointF(0, min(box.top() for box in made.update.values()) + 8)
        bounds = QRectF(0, 0, 1, 1)
        for rect in (*made.boxes, *made.labels.values()):
            bounds = bounds.united(rect)
        for points in made.arrows.values():
            for point in points:
                bounds = bounds.united(QRectF(point, QSizeF(1, 1)))
        if self.sizes.legend is not None and made.update:
            left = min(box.left() for box in made.update.values())
            made.legend = QRectF(QPointF(left, bounds.bottom() + LEGEND_GAP), self.sizes.legend)
            bounds = bounds.united(made.legend)
        made.bounds = bounds
