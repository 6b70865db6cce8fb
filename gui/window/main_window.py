"""The main window: keeps what lasts, and swaps its parts whole when the language changes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from engine.common.messages import UserError
from engine.kernel.choice import choose, chosen
from engine.lessons.conditions import CANVAS
from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.insight.first_weights import FirstWeights
from gui.bench.insight.health_watch import HealthWatch
from gui.bench.insight.insight import Insight
from gui.bench.insight.playback import Playback
from gui.bench.judging.file_predictor import FilePredictor
from gui.bench.judging.pinned_row import PinnedRow
from gui.bench.judging.row_selection import RowSelection
from gui.bench.workbench import Workbench
from gui.lessons.lesson_shelf import LessonShelf
from gui.look.theme import theme
from gui.look.widgets.helpers import files_of, set_margins
from gui.look.widgets.notices import Notices
from gui.look.words.translation import language
from gui.window.files.file_commands import FileCommands
from gui.window.files.recovery import Recovery
from gui.window.jobs.advice import Advice
from gui.window.jobs.animation_export import AnimationExport
from gui.window.jobs.cross_validator import CrossValidator
from gui.window.jobs.rate_search import RateSearch
from gui.window.keys.focus_ring import FocusRing
from gui.window.keys.keyboard import Keyboard
from gui.window.keys.tab_order import go_on
from gui.window.lasting import Lasting, Lazy
from gui.window.layout.docks import LAYOUT_VERSION, make_docks, restore_layout
from gui.window.parts.window_parts import WindowParts

if TYPE_CHECKING:
    from gui.bench.insight.learnt import Learnt
    from gui.bench.judging.judging import Judging
    from gui.bench.judging.profiling.profiling import Profiling
    from gui.lessons.controller import Lessons
    from gui.window.stepping.step_through import StepThrough


class MainWindow(QMainWindow):
    """The window.

    Attributes:
        workbench: what it shows.
        stepping: the iteration that is gone through step by step.
        judging: judges the network on rows whose target is known.
        profiling: what the network says of the pinned row.
        insight: what the network that is shown says over a plane through the data.
        first_weights: the weights that Train would begin with, while nothing is trained.
        learnt: what its units answer to, and how it parts the rows.
        health: how its layers were at the checkpoints of the run.
        advice: the worst that is wrong with the run.
        files: what the File and Export menus do.
        lesson_shelf: the lessons that can be opened.
        playback: knows which weights are shown, those of the run or of a checkpoint.
        animation: writes what the playback shows as an animation.
        selection, pinned: the rows that are looked at on all pages, and the one that is followed.
        docks: by name; what is in them is among the parts.
        parts: all that holds text; others after a change of the language.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self._owner = QObject(self)  # of the parts: Qt deletes it first, before what they show
        self.settings = QSettings()
        theme.choose(str(self.settings.value("theme", "system")))
        language.choose(str(self.settings.value("language", "system")))
        core = str(self.settings.value("core", chosen()))
        with suppress(UserError):  # it may have been built when that was chosen, and not now
            choose(core)
        self.workbench = Workbench(self._wanted, self)
        self.files = FileCommands(self.workbench, self.settings, self)
        self.recovery = Recovery(self.workbench, self.files, self.settings, self)
        self.rate_search = RateSearch(self.workbench, self)
        self.cross_validator = CrossValidator(self.workbench, self)
        self.file_predictor = FilePredictor(self.workbench, self)
        self.stepping = Lazy(self._make_stepping, self)
        self.judging, self.profiling = Lazy(self._make_judging, self), Lazy(self._make_profiling, self)
        self.learnt = Lazy(self._make_learnt, self)
        self.lesson_shelf = LessonShelf(self.workbench, self.files.leave, self.settings, self)
        self.selection, self.pinned = RowSelection(self.workbench, self), PinnedRow(self)
        self.playback = Playback(self.workbench, self._wanted_of_past, self)
        self.animation = AnimationExport(self.playback, self)
        self.insight = Insight(self.workbench, self.pinned, self)
        self.first_weights = FirstWeights(self.workbench, self)
        self.health = HealthWatch(self.workbench, self)
        self.advice = Advice(self.workbench, self.health, self)
        self.notices, self.focus_ring = Notices(self), FocusRing(self)
        self.keyboard = Keyboard(self, lambda: self.parts.tabs.main_view)
        middle = QWidget()
        self.setCentralWidget(middle)
        self._middle = set_margins(QVBoxLayout(middle), 0)
        self.docks = make_docks(self)
        self._connect()
        self.workbench.session.choose_speed(str(self.settings.value("pace", "watch")))
        self.parts = WindowParts(self._owner, self, self._lasting())
        restore_layout(self, self.docks, self.settings)
        self.parts.fill()
        self.keyboard.go_to_main_view()

    def _lasting(self) -> Lasting:
        return Lasting(
            settings=self.settings,
            workbench=self.workbench,
            files=self.files,
            recovery=self.recovery,
            rate_search=self.rate_search,
            cross_validator=self.cross_validator,
            file_predictor=self.file_predictor,
            advice=self.advice,
            stepping=self.stepping,
            judging=self.judging,
            lessons=self.lesson_shelf,
            playback=self.playback,
            animation=self.animation,
            selection=self.selection,
            pinned=self.pinned,
            profiling=self.profiling,
            insight=self.insight,
            first_weights=self.first_weights,
            learnt=self.learnt,
            health=self.health,
            notices=self.notices,
            keyboard=self.keyboard,
            middle=self._middle,
            docks=self.docks,
        )

    def _connect(self) -> None:
        """Join what lasts; the parts join themselves to it."""
        self.files.lesson_wanted.connect(self.lesson_shelf.open_path)
        self.files.is_disposable = self.lesson_shelf.is_disposable
        self.lesson_shelf.made.connect(self._join_lessons)
        self.workbench.noticed.connect(self.notices.show)
        self.workbench.withdrawn.connect(self.notices.withdraw)
        self.playback.failed.connect(self.workbench.fail)
        self.first_weights.changed.connect(lambda: self.insight.show_first(self.first_weights.network))
        # Queued, since the action that chose the language is among what is swapped.
        language.changed.connect(self._retranslate, Qt.ConnectionType.QueuedConnection)

    def _make_profiling(self) -> Profiling:
        from gui.bench.judging.profiling.profiling import Profiling

        return Profiling(self.workbench, self.pinned, self)

    def _make_learnt(self) -> Learnt:
        from gui.bench.insight.learnt import Learnt

        return Learnt(self.workbench, self.pinned, self.selection, self)

    def _make_stepping(self) -> StepThrough:
        from gui.window.stepping.step_through import StepThrough

        return StepThrough(self.workbench, self.selection, self)

    def _make_judging(self) -> Judging:
        from gui.bench.judging.judging import Judging

        return Judging(self.workbench, self)

    def _join_lessons(self, lessons: Lessons) -> None:
        from gui.window.layout.lesson_room import LessonRoom

        stepping = self.stepping.get()
        lessons.keeper.watch(stepping.model, stepping.checker)
        lessons.keeper.watch_rows(self.selection, self.pinned)
        lessons.keeper.watch_playback(self.playback)
        self.judging.once_made(lambda judging: lessons.keeper.watch_importance(judging.importance))
        self.profiling.once_made(lambda profiling: lessons.keeper.watch_change(profiling.change))
        LessonRoom(self, lessons, self.docks["curves_dock"], lambda: self.parts.canvas)

    @property
    def lessons(self) -> Lessons:
        """Controller of lessons, made when it is first asked for."""
        return self.lesson_shelf.lessons

    def _wanted(self) -> SnapshotRequest:
        return self.parts.wanted()

    def _wanted_of_past(self) -> SnapshotRequest:
        return self.parts.wanted_of_past()

    def _retranslate(self) -> None:
        """Show everything in another language: each part takes its texts when it is made."""
        self.setUpdatesEnabled(False)
        try:
            self.workbench.session.finish_frame()
            size, state = self.size(), self.parts.remember()
            self.parts.close()
            self.workbench.document.retranslate()
            self.selection.retranslate()
            if self.stepping.made is not None:
                self.stepping.made.retranslate()
            self.parts = WindowParts(self._owner, self, self._lasting())
            self.parts.restore(state)
            self.resize(size)  # texts of another length may have widened it
        finally:
            self.setUpdatesEnabled(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave(self.close):
            event.ignore()
            return
        self.lesson_shelf.shut_down()
        self.settings.setValue("geometry", self.saveGeometry())
        self.parts.tabs.show_page(CANVAS)  # the layout that is remembered is the one with the curves
        self.settings.setValue("state", self.saveState(LAYOUT_VERSION))
        self.rate_search.shut_down()
        for lazy in (self.stepping, self.judging, self.profiling, self.learnt):
            if lazy.made is not None:
                lazy.made.shut_down()
        self.cross_validator.shut_down()
        self.file_predictor.shut_down()
        self.animation.shut_down()
        self.playback.shut_down()
        self.insight.shut_down()
        self.first_weights.shut_down()
        self.health.shut_down()
        self.recovery.shut_down()
        self.workbench.shut_down()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        is_elsewhere = self.keyboard.is_rescued() or go_on(self.parts.areas, forward)
        self.focus_ring.mark(self.focusWidget())
        return is_elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape end the typing in a field of the toolbar: the keyboard goes back to the view."""
        focus, ends = self.focusWidget(), (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.key() in ends and focus is not None and self.parts.toolbar.isAncestorOf(focus):
            self.keyboard.go_to_main_view()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files_of(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_of(event):
            self.files.open_path(files[0])
