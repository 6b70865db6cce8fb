"""Joins the pictures of units on the canvas to the insight into the network that is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from engine.data.dataset import Dataset
from engine.insight.plane_picture import PlanePicture
from engine.project.decision import Decision
from gui.canvas.canvas import Canvas
from gui.canvas.items.units.output_item import PlaneData
from gui.look.plane.number_scale import scale_of
from gui.look.plane.plane_points import plane_rows
from gui.window.lasting import Lasting
from gui.window.parts.displays.run_texts import layers_of_run


class UnitsDisplay(QObject):
    """Asks for what is in sight of the canvas, and shows it there."""

    def __init__(self, parent: QObject, canvas: Canvas, lasting: Lasting) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._bench, self._insight = lasting.workbench, lasting.insight
        self._data: tuple[Dataset, Decision, PlaneData] | None = None
        self._seen: frozenset[str] = frozenset()
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._look)
        for signal in (canvas.sight_changed, self._bench.session.frame):
            signal.connect(self._look_soon)
        self._bench.problems_changed.connect(self._show)
        self._insight.painted.connect(self._show)
        self._insight.plane_changed.connect(self._show)
        self._show()

    def _look_soon(self, *_: object) -> None:
        if not self._looking.isActive():  # a drag scrolls many times before the next turn
            self._looking.start()

    def _look(self) -> None:
        """Want what is in sight, and nothing else."""
        canvas, known = self._canvas, layers_of_run(self._bench)
        layers, weighed = canvas.pictured_layers() & known, canvas.weighed_layers() & known
        self._insight.want(canvas, layers, predictions=bool(known) and canvas.wants_plane)
        seen, before = canvas.visible_layers() | weighed, self._seen
        self._seen = seen
        if seen - before:
            self._bench.session.show_now()  # a run that has ended gives no frame by itself

    def _show(self, _: PlanePicture | None = None) -> None:
        """Show the picture of now, with the rows that belong to it."""
        known, picture = layers_of_run(self._bench), self._insight.picture
        self._canvas.show_data(self._data_of(picture))
        self._canvas.show_picture(picture if known else None, known)

    def _data_of(self, picture: PlanePicture | None) -> PlaneData | None:
        dataset = self._insight.dataset
        if picture is None or dataset is None:
            return None
        decision = self._bench.project.decision.for_task(dataset.task)
        if self._data is None or self._data[:2] != (dataset, decision):
            rows = plane_rows(dataset)
            names = tuple(dataset.preparation.feature_names)
            scale = scale_of(rows.targets[: rows.training])
            self._data = dataset, decision, PlaneData(dataset.task, decision, rows, scale, names)
        return self._data[2]
