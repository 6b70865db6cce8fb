"""Turns what the workbench and the window tell into the facts that a step of a lesson is judged by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QTabBar

from engine.files.export.csv_folder import CSV_FOLDER
from engine.files.export.formats import format_of
from engine.lessons.conditions import TABS
from engine.lessons.facts import Facts
from gui.bench.insight.playback import Playback
from gui.bench.judging.pinned_row import PinnedRow, row_of
from gui.bench.judging.row_selection import RowSelection
from gui.bench.workbench import Workbench
from gui.look.words.menu_texts import without_key

if TYPE_CHECKING:
    from engine.training.trainer import Trainer


class CanvasLike(Protocol):
    """Canvas as far as a lesson needs it."""

    selected: Any
    """Signal: other layers are selected; their ids, a tuple."""
    sight_changed: Any
    """Signal: another part is in sight, or at another zoom."""
    scene: Any
    """Its items: the signal ``unit_pointed``, and ``units.detail``, which says what the zoom shows."""

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected layers."""

    def select(self, ids: list[str], /) -> None:
        """Select these layers alone."""

    def place_on_screen(self, layer_id: str, /) -> QRect | None:
        """Rectangle of the card of a layer, or None while it is not in sight."""

    def offer_lessons(self, is_offered: bool, /) -> None:
        """Show the way to the lessons while the canvas is empty, or do not."""


class SteppingLike(Protocol):
    """Model of the iteration that is gone through step by step, as far as a lesson needs it."""

    changed: Any
    cell_changed: Any
    plan: Any
    done: int
    cell: Any
    path: Any

    @property
    def is_waiting(self) -> bool:
        """True if more was asked for and has not come."""

    @property
    def step(self) -> Any:
        """The step that was done last: its ``kind`` and ``layer``, or None."""

    def go_to(self, parts: int, /) -> None:
        """Go to where so many parts are done."""


class ImportanceLike(Protocol):
    """Importance of the columns, as far as a lesson needs it."""

    changed: Any

    @property
    def found(self) -> object | None:
        """What was found, or None."""

    @property
    def is_outdated(self) -> bool:
        """True if that is of other weights than those of now."""


class ChangeLike(Protocol):
    """Search for what would change a prediction, as far as a lesson needs it."""

    changed: Any
    outcome: Any


class LessonFactsSource(QObject):
    """Knows how all stands, and what has happened since the step of the lesson began.

    Attributes:
        stepping: the model of the step-by-step view, or None while there is none.
    """

    changed = Signal()
    """The facts may be others now."""

    def __init__(self, bench: Workbench, window: QMainWindow) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._selected: tuple[str, ...] = ()
        self._canvas: CanvasLike | None = None
        self._playback: Playback | None = None
        self._happened: set[str] = set()
        self.stepping: SteppingLike | None = None
        self._selection: RowSelection | None = None
        self._pinned: PinnedRow | None = None
        self._importance: ImportanceLike | None = None
        self._change: ChangeLike | None = None
        self._seen: object = None  # the outcome that was heard of last
        self._begun_at = self._answer = 0
        self._last, self._last_label = "", ""
        self._soon = QTimer(self)  # several signals often tell of one deed
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.changed)
        session, store = bench.session, bench.store
        for signal in (
            *(bench.document.changed, bench.problems_changed, store.changed, store.prepared, store.failed),
            *(session.began, session.gone, session.frame, session.state_changed, session.rewound),
        ):
            signal.connect(self.tell_soon)
        session.began.connect(self._take_run)
        bench.files.exported.connect(lambda path: self.note(f"exported {format_of(path, CSV_FOLDER).key}"))

    def attach(self, canvas: CanvasLike) -> None:
        """Listen to the parts of the window, which are others after a change of the language."""
        self._selected, self._canvas = canvas.selection, canvas
        canvas.selected.connect(self._take_selected)
        canvas.sight_changed.connect(self.tell_soon)
        canvas.scene.unit_pointed.connect(lambda: self.note("unit_pointed"))
        for action in self._window.actions():
            action.triggered.connect(partial(self._note_action, action))
        tabs = self._window.findChild(QTabBar, "view_tabs")
        if tabs is not None:
            tabs.currentChanged.connect(self.tell_soon)

    def watch(self, stepping: SteppingLike, checked: Any) -> None:
        """Listen to the step-by-step view, and to what checks its gradients (``changed``, ``found``)."""
        self.stepping = stepping
        stepping.changed.connect(self.tell_soon)
        stepping.cell_changed.connect(self._take_cell)
        checked.changed.connect(lambda: self.note("gradients_checked") if checked.found else None)

    def _take_cell(self) -> None:
        if self.stepping is not None:
            if self.stepping.cell is not None:
                self.note("cell_explained")
                self.note(f"cell_explained {self.stepping.cell.key.text}")
            if self.stepping.path is not None:
                self.note("path_shown")

    def watch_rows(self, selection: RowSelection, pinned: PinnedRow) -> None:
        """Listen to which rows are chosen, and which is followed through everything."""
        self._selection, self._pinned = selection, pinned
        selection.changed.connect(self.tell_soon)
        pinned.changed.connect(self.tell_soon)

    def watch_playback(self, playback: Playback) -> None:
        """Listen to which weights are shown."""
        self._playback = playback
        playback.changed.connect(self.tell_soon)

    def watch_importance(self, importance: ImportanceLike) -> None:
        """Listen to the importance of the columns."""
        self._importance = importance
        importance.changed.connect(self.tell_soon)

    def watch_change(self, change: ChangeLike) -> None:
        """Listen to what would change the prediction of the row that is followed."""
        self._change = change
        change.changed.connect(self._take_change)

    def _take_change(self) -> None:
        outcome = self._change.outcome if self._change is not None else None
        if outcome is not None and outcome is not self._seen:
            self.note("change_found")
        self._seen = outcome

    def pin(self, number: int) -> None:
        """Follow the row of this number, where the table has it."""
        table = self._bench.store.table
        if self._pinned is not None and table is not None and 0 < number <= table.rows:
            self._pinned.pin(row_of(table, number - 1))

    def begin_step(self) -> None:
        """Forget what happened until now."""
        self._happened.clear()
        self._answer = 0
        self._last = self._last_label = ""
        trainer = self._bench.session.trainer
        self._begun_at = trainer.step_count if trainer else 0

    def note(self, event: str) -> None:
        """Remember that this happened, such as ``cell_explained``."""
        self._happened.add(event)
        self.tell_soon()

    def note_answer(self, number: int) -> None:
        """Remember which answer was chosen, from 1."""
        self._answer = number
        self.tell_soon()

    def facts(self) -> Facts:
        """Facts of now."""
        bench, trainer = self._bench, self._bench.session.trainer
        if bench.run_is_of_something_else:  # what a run of something else has reached is not reached here
            trainer = None
        record = trainer.history.records[-1] if trainer and trainer.history.records else None
        step = self.stepping.step if self.stepping else None
        nan = float("nan")
        return Facts(
            data=bench.project.data.path,
            target=bench.task.target if bench.task else "",
            architecture=bench.project.architecture,
            training=bench.project.training,
            run=bench.session.state if trainer else "none",
            is_trained=trainer is not None and bench.session.state == "finished" and not bench.run_is_stale,
            epoch=record.epoch if record else 0,
            iterations=trainer.step_count if trainer else 0,
            begun_at=self._begun_at,
            loss=record.train_loss if record else nan,
            validation_loss=record.validation_loss if record else nan,
            accuracy=record.train_metric if record else nan,
            selected=self._selected,
            tab=self._tab(),
            detail=self._canvas.scene.units.detail if self._canvas is not None else "cards",
            shown=(self._playback.shown_epoch or 0) if self._playback is not None else 0,
            rows=self._selection.chosen.title if self._selection and self._selection.chosen else "",
            decision=bench.project.decision,
            importance=self._has_importance(),
            **self._pinned_facts(),
            stage=step.kind if step else "",
            stage_layer=step.layer if step else 0,
            happened=frozenset(self._happened),
            answer=self._answer,
            last=self._last,
            last_label=self._last_label,
        )

    def _has_importance(self) -> bool:
        known = self._importance
        return known is not None and known.found is not None and not known.is_outdated

    def _pinned_facts(self) -> dict[str, Any]:
        row = self._pinned.row if self._pinned is not None else None
        if row is None:
            return {}
        place = (row.base or row).place
        return {"pinned": 0 if place is None else place + 1, "changed_values": row.changes}

    def _tab(self) -> str:
        tabs = self._window.findChild(QTabBar, "view_tabs")
        index = tabs.currentIndex() if tabs is not None else 0
        return TABS[index] if 0 <= index < len(TABS) else TABS[0]

    def _take_run(self, trainer: Trainer) -> None:
        self._begun_at = trainer.step_count

    def _take_selected(self, layer_ids: tuple[str, ...]) -> None:
        self._selected = layer_ids
        self.tell_soon()

    def _note_action(self, action: QAction, _checked: bool = False) -> None:
        self._last, self._last_label = action.objectName(), without_key(action.text()).rstrip("…")
        self.note(action.objectName())

    def tell_soon(self, *_: object) -> None:
        """Emit ``changed`` once all that is going on now is over."""
        if not self._soon.isActive():
            self._soon.start(0)
