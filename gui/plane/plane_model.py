"""What the views of the plane show: made once for all of them, and only when one of them is painted."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Array, Flags
from engine.core.task import Task
from engine.data.dataset import Dataset
from engine.insight.frames import PlaneAxis
from engine.insight.plane import Plane
from engine.insight.plane_picture import PlanePicture
from engine.insight.raw_values import raw_values
from engine.project.decision import Decision
from gui.bench.insight.insight import Insight
from gui.bench.judging.pinned_row import PinnedRow, Row, Value, row_of
from gui.bench.judging.profiling.row_inputs import WholeRows
from gui.bench.workbench import Workbench
from gui.look.plane.number_scale import SHARES, NumberScale
from gui.look.plane.plane_points import PlaneRows, spread_in_categories
from gui.look.plane.plane_scene import PlaneScene, scene_of
from gui.look.theme import theme

Lack = Literal["", "table", "reading", "target", "plane"]
"""Reason why there is no plane: no table, one that is being read, no target, or it is being computed."""
STEPS = 200
"""Values from end to end of an axis that the pinned row can be dragged to."""


class PlaneModel(QObject):
    """Joins what is computed over the plane with the rows of the dataset and the pinned one.

    Attributes:
        insight: computes the picture.
        pinned: the row that is followed.
        is_ringing: whether the rows that are classified wrong are to be ringed.
    """

    changed = Signal()
    """Another plane or none, other rows or colours: all is different."""
    painted = Signal()
    """The network says something else."""
    pinned_moved = Signal()
    """Another row is pinned, or it has other values."""
    wrong_changed = Signal()
    """Other rows are known to be classified wrong, or they are no longer asked for."""

    def __init__(self, insight: Insight, bench: Workbench, pinned: PinnedRow, parent: QObject) -> None:
        super().__init__(parent)
        self.insight, self.pinned, self._bench = insight, pinned, bench
        self.is_ringing = False
        self._drawn: tuple[object, object] = (None, None)
        self._places: tuple[Plane, PlaneRows, Array] | None = None
        self._whole_rows = WholeRows()
        self._ring: tuple[Row, object, tuple[float, float]] | None = None
        self._scene: tuple[PlanePicture, Decision, PlaneScene] | None = None
        insight.plane_changed.connect(self._follow_plane)
        insight.painted.connect(self._follow_picture)
        pinned.changed.connect(self.pinned_moved)
        bench.problems_changed.connect(self.changed)
        bench.document.changed.connect(lambda before, after: self._follow(before.decision != after.decision))
        theme.changed.connect(self._begin_anew)

    def _begin_anew(self) -> None:
        self._scene = None
        self.ring_wrong(self.is_ringing)
        self.changed.emit()

    def _follow_plane(self) -> None:
        """Begin anew, unless the same plane merely goes through another row."""
        frame = self.plane.frame if self.plane is not None else None
        if frame is None or (frame, self.dataset) != self._drawn:
            self._drawn = frame, self.dataset
            self._begin_anew()
        else:
            self.painted.emit()

    def _follow(self, is_other_decision: bool) -> None:
        if is_other_decision:
            self._begin_anew()

    def _follow_picture(self, _: PlanePicture) -> None:
        self.painted.emit()
        if self.is_ringing:
            self.wrong_changed.emit()

    # What there is

    @property
    def lack(self) -> Lack:
        """Reason why there is no plane, empty where there is one."""
        store = self._bench.store
        if store.loading:
            return "reading"
        if store.table is None:
            return "table"
        if self._bench.asks_for_target or self._bench.task is None:
            return "target"
        return "" if self.plane is not None and self.dataset is not None else "plane"

    @property
    def plane(self) -> Plane | None:
        """Plane that is shown: that of the picture, where there is one."""
        picture = self.picture
        return picture.plane if picture is not None else self.insight.plane

    @property
    def picture(self) -> PlanePicture | None:
        """What the network says over it; None while nothing is trained."""
        if self.insight.is_before_training:
            return None
        picture, plane = self.insight.picture, self.insight.plane
        is_of_it = picture is not None and plane is not None and picture.plane.frame is plane.frame
        return picture if is_of_it else None

    @property
    def dataset(self) -> Dataset | None:
        """Dataset whose rows are shown."""
        return self.insight.dataset

    @property
    def task(self) -> Task | None:
        """Task of the dataset."""
        return self.dataset.task if self.dataset is not None else None

    @property
    def decision(self) -> Decision:
        """Decision of the project, as far as it applies."""
        task = self.task
        decision = self._bench.project.decision
        return decision.for_task(task) if task is not None else decision

    # What is drawn

    @property
    def rows(self) -> PlaneRows | None:
        """Rows that stand for all."""
        return self.insight.rows.of(self.dataset).rows if self.dataset is not None else None

    @property
    def scale(self) -> NumberScale | None:
        """Scale of the target; None for classes."""
        dataset = self.dataset
        is_number = dataset is not None and dataset.task.kind == "regression"
        return self.insight.rows.of(dataset).scale if is_number and dataset is not None else None

    def places(self) -> Array:
        """Places ``(m, 2)`` of the rows on the plane, those of categories spread; none without a plane."""
        plane, rows = self.plane, self.rows
        if plane is None or rows is None:
            return np.empty((0, 2))
        known = self._places
        if known is None or known[0].frame is not plane.frame or known[1] is not rows:
            places = spread_in_categories(plane.places(rows.inputs), plane)
            if plane.vertical is None:
                places[:, 1] = self._heights(rows)
            self._places = known = plane, rows, places
        return known[2]

    def _heights(self, rows: PlaneRows) -> Array:
        """Places down of rows along one axis: their targets, those of classes spread a bit."""
        scale, task = self.scale, self.task
        if scale is not None:
            return 1 - scale.shares(rows.targets)
        aside = np.random.default_rng(1).uniform(0.02, 0.09, len(rows.rows))
        is_second = rows.targets == 1
        return np.where(is_second, aside, 1 - aside) if task and len(task.classes) == 2 else 1 - aside

    def scene(self) -> PlaneScene | None:
        """Drawing of what the network says; None while it is not known."""
        picture, task, decision = self.picture, self.task, self.decision
        if picture is None or task is None:
            return None
        known = self._scene
        if known is None or known[0] is not picture or known[1] != decision:
            scale = self.scale or SHARES
            self._scene = known = picture, decision, scene_of(picture, task, decision, scale)
        return known[2]

    @property
    def is_colored(self) -> bool:
        """True if rows have colours of their own: beside a curve their height says what their target is."""
        return self.scale is None or (self.plane is not None and self.plane.vertical is not None)

    @property
    def is_faded(self) -> bool:
        """True if the weights are not those of what is drawn and opened."""
        return self._bench.run_is_stale

    def set_in_sight(self, view: QObject, is_in_sight: bool) -> None:
        """Say whether a view is in sight; without one nothing is computed for any."""
        self.insight.want(view, frozenset(), predictions=is_in_sight)

    # The rows that are classified wrong

    @property
    def wrong(self) -> Flags | None:
        """Which of the rows are taken for another class; None while it is not asked or not known."""
        answers, rows, task = self.insight.answers, self.rows, self.task
        if not self.is_ringing or answers is None or rows is None or task is None or not task.classes:
            return None
        if len(answers) != len(rows.rows):
            return None
        wrong: Flags = self.decision.decide(answers, task.classes) != rows.targets
        return wrong

    def ring_wrong(self, is_ringing: bool) -> None:
        """Ring them, or do not."""
        self.is_ringing = is_ringing
        rows = self.rows
        self.insight.watch(rows.inputs if is_ringing and rows is not None else None)
        self.wrong_changed.emit()

    # The pinned row

    def pinned_place(self) -> tuple[float, float] | None:
        """Place of the pinned row, beyond [0, 1] where it does not lie on the plane; None without one."""
        row, plane, dataset = self.pinned.row, self.plane, self.dataset
        if row is None or plane is None or dataset is None:
            return None
        rows = self.rows
        if row.place is not None and rows is not None:
            found = np.flatnonzero(rows.rows == row.place)
            if len(found):
                x, y = self.places()[found[0]].tolist()
                return x, y
        if self._ring is None or self._ring[0] is not row or self._ring[1] is not plane.frame:
            inputs = self._pinned_inputs()
            if inputs is None:
                return None
            x, y = plane.places(inputs[None])[0].tolist()
            self._ring = row, plane.frame, (x, y)
        return self._on_curve(self._ring[2]) if plane.vertical is None else self._ring[2]

    def _pinned_inputs(self) -> Array | None:
        """``(n,)`` the pinned row prepared; None where there is none with the columns of the dataset."""
        dataset = self.dataset
        return self._whole_rows.of(dataset.preparation, self.pinned.row) if dataset is not None else None

    def _on_curve(self, place: tuple[float, float]) -> tuple[float, float]:
        """The place of a row along one axis, whose target is not known, on the curve where there is one."""
        scene = self.scene()
        if scene is None or scene.curves.shape[1] != 1 or not 0 <= place[0] <= 1:
            return place
        point = min(int(place[0] * len(scene.curves)), len(scene.curves) - 1)
        height = float(scene.curves[point, 0])
        return place[0], 1 - min(max(height, 0.0), 1.0) if math.isfinite(height) else place[1]

    def pin(self, number: int) -> None:
        """Pin the row of this number among those that are shown."""
        table, rows = self._bench.store.table, self.rows
        if table is not None and rows is not None:
            self.pinned.pin(row_of(table, int(rows.rows[number])))

    @property
    def can_move(self) -> bool:
        """True if there is a pinned row that can be moved along the plane."""
        return self.plane is not None and self._pinned_inputs() is not None

    def move_pinned(self, x: float, y: float) -> None:
        """Give the pinned row the values of the axes at a place; along components, all that it has there."""
        plane = self.plane
        if plane is None or not self.can_move:
            return
        if plane.choice.is_components:
            self._move_along_components(plane, x, y)
            return
        changes: dict[str, Value] = {plane.horizontal.title: _round_value(plane.horizontal, x)}
        if plane.vertical is not None:
            changes[plane.vertical.title] = _round_value(plane.vertical, 1 - y)
        self.pinned.set_values(changes)

    def _move_along_components(self, plane: Plane, x: float, y: float) -> None:
        dataset, row = self.dataset, self._pinned_inputs()
        if dataset is None or row is None:
            return
        before, after = (raw_values(dataset.preparation, each) for each in (row, plane.moved(row, x, y)))
        # A value that stays is left as it stands, one that is missing too.
        self.pinned.set_values({name: value for name, value in after.items() if value != before.get(name)})


def _round_value(axis: PlaneAxis, share: float) -> Value:
    """The value of an axis at a share of it, of a number with few digits."""
    value = axis.value_at(min(max(share, 0.0), 1.0))
    if isinstance(value, str):
        return value
    if axis.is_whole:
        return float(round(value))
    half = axis.high / 2 - axis.low / 2  # the whole may be more than a float holds
    digits = -math.floor(math.log10(max(half / STEPS * 2, 1e-300)))
    return round(value, digits)
