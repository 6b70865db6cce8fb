"""Joins the pictures of units on the canvas to the insight into the network that is shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from engine.data.dataset import Dataset
from engine.insight.plane_picture import PlanePicture
from engine.project.decision import Decision
from gui.bench.judging.pinned_row import Row
from gui.bench.judging.profiling.row_inputs import WholeRows
from gui.canvas.canvas import Canvas
from gui.canvas.items.units.plane_data import PlaneData
from gui.look.words.translation import tr
from gui.window.lasting import Lasting
from gui.window.pages.plane_beside import PlaneBeside
from gui.window.parts.displays.run_texts import layers_of_run


class UnitsDisplay(QObject):
    """Asks for what is in sight of the canvas, and shows it there."""

    def __init__(self, parent: QObject, canvas: Canvas, plane: PlaneBeside, lasting: Lasting) -> None:
        super().__init__(parent)
        self._canvas, self._plane = canvas, plane
        plane.wrong_changed.connect(self._show_wrong)
        self._bench, self._insight, self._pinned = lasting.workbench, lasting.insight, lasting.pinned
        self._whole_rows = WholeRows()
        self._data: PlaneData | None = None
        self._data_of_what: tuple[Dataset, Decision] | None = None
        self._row: Row | None = None
        self._seen: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._look)
        canvas.sight_changed.connect(self._look_soon)
        self._bench.session.frame.connect(self._want)
        self._bench.problems_changed.connect(self._show)
        self._pinned.changed.connect(self._show)
        self._insight.painted.connect(self._show)
        self._insight.plane_changed.connect(self._show)
        self._first = lasting.first_weights
        self._first.changed.connect(self._show_first)
        for signal in (self._bench.session.gone, self._bench.problems_changed):
            signal.connect(self._look_soon)
        self._show_first()

    def _look_soon(self) -> None:
        if not self._looking.isActive():  # a drag scrolls many times before the next turn
            self._looking.start()

    def _look(self) -> None:
        """Show what came into sight: a run that has ended gives no frame by itself."""
        before = self._seen
        self._want()
        if any(now - then for now, then in zip(self._seen, before, strict=True)):
            self._bench.session.show_now()

    def _want(self, _: object = None) -> None:
        """Want what is in sight, and nothing else."""
        canvas = self._canvas
        self._first.want(not self._first.has_run and self._shows_units)
        known = self._known
        layers, weighed = canvas.pictured_layers() & known, canvas.weighed_layers() & known
        self._insight.want(canvas, layers, predictions=bool(known) and canvas.wants_plane)
        self._seen = canvas.visible_layers() & known, weighed

    @property
    def _shows_units(self) -> bool:
        return self._canvas.isVisible() and self._canvas.scene.units.detail == "units"

    @property
    def _known(self) -> frozenset[str]:
        """Layers that are drawn as in the network whose weights are shown."""
        first = self._first.network
        if first is not None:
            return frozenset(spec.id for spec in first.architecture.order)
        return layers_of_run(self._bench)

    def _show_first(self) -> None:
        """Show the weights that Train would begin with, or that these are gone."""
        first = self._first.network
        if first is not None:
            self._canvas.scene.units.show_first(first.parameters)
        elif not self._first.has_run:
            self._canvas.clear_live()
        self._canvas.status.show_note(tr("before training") if first is not None else "")
        self._want()
        self._show()

    def _show_wrong(self) -> None:
        """Ring the wrong rows where the plane does."""
        self._canvas.scene.units.show_wrong(self._plane.wrong)

    def _show(self, _: PlanePicture | None = None) -> None:
        """Show the picture of now, with the rows that belong to it."""
        known, picture = self._known, self._insight.picture
        self._canvas.show_data(self._data_of(picture))
        self._canvas.show_picture(picture if known else None, known)

    def _data_of(self, picture: PlanePicture | None) -> PlaneData | None:
        dataset = self._insight.dataset
        if picture is None or dataset is None:
            return None
        decision = self._bench.project.decision.for_task(dataset.task)
        of = dataset, decision
        if self._data is None or self._data_of_what != of:
            kept, names = self._insight.rows.of(dataset), tuple(dataset.preparation.feature_names)
            self._data_of_what, self._row = of, None
            self._data = PlaneData(dataset.task, decision, kept.rows, kept.scale, input_names=names)
        if self._pinned.row is not self._row:
            self._row = self._pinned.row
            self._data = replace(self._data, pinned=self._whole_rows.of(dataset.preparation, self._row))
        return self._data
