"""The main window: docks, menus and toolbar around the canvas, wired to the workbench; no logic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QMainWindow,
    QMenuBar,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from engine.common.messages import Message
from engine.core.architecture.templates import template_architecture
from engine.core.layers.shapes import Reshape
from engine.experiments.cross_validation import FoldResult
from engine.experiments.rate_finder import RateCurve
from engine.project.project import DataChoices, Project
from engine.training.metrics import Scores
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from engine.training.state.belonging import file_words
from engine.training.trainer import Trainer
from gui.bench.document import Document
from gui.bench.training_session import SPEEDS
from gui.bench.workbench import Workbench
from gui.canvas.canvas import Canvas
from gui.dialogs.about import show_about
from gui.dialogs.cross_validation import CrossValidationDialog
from gui.dialogs.notices_dialog import NoticesDialog
from gui.dialogs.rate_finder import RateFinderDialog
from gui.dialogs.shortcuts import show_shortcuts
from gui.lessons.controller import Lessons
from gui.look.drawing.zoom_view import ZoomView
from gui.look.icons import set_icon
from gui.look.notice import Notice
from gui.look.theme import theme
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.notices import Notices
from gui.look.widgets.pages import Pages, ScrollColumn
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import language, said_anew, tr, tr_message
from gui.look.words.weights_words import weights_words, where_it_goes_on
from gui.panels.data.data_panel import DataPanel
from gui.panels.layer_settings_panel import LayerSettingsPanel
from gui.panels.palette_panel import PalettePanel
from gui.panels.training.pace_box import PaceBox
from gui.panels.training.result_section import ShownResult
from gui.panels.training.timeline_bar import TimelineBar
from gui.panels.training.training_bar import TrainingBar, tool_button
from gui.panels.training.training_panel import TrainingPanel
from gui.plots.curves.curves_panel import CurvesPanel
from gui.plots.layer.layer_view import LayerView
from gui.plots.rate_plot import RatePlot
from gui.stepping.check.check_words import badges_of
from gui.stepping.check.gradient_badge import GradientBadge
from gui.stepping.gradient_checker import GradientChecker
from gui.stepping.panels.numbers_panel import NumbersPanel
from gui.stepping.step_list import StepListPanel
from gui.stepping.stepping_view import SteppingView
from gui.window import view_state
from gui.window.actions import ITERATION_ACTIONS, make_actions
from gui.window.files.file_commands import FileCommands
from gui.window.files.recovery import Recovery
from gui.window.jobs.cross_validator import CrossValidator
from gui.window.jobs.rate_search import RateSearch
from gui.window.keys.focus_ring import FocusRing
from gui.window.keys.keyboard import Keyboard
from gui.window.keys.tab_order import go_on
from gui.window.lesson_room import LessonRoom
from gui.window.menus import Menus
from gui.window.overfitting_advice import OverfittingAdvice
from gui.window.stepping.report_dialog import choose_report
from gui.window.stepping.step_report import StepReport
from gui.window.stepping.step_through import StepThrough
from gui.window.view_tabs import STEPPING, ViewTabs

LAYOUT_VERSION = 1
"""Raised when docks change, so that an old layout is not forced upon them."""


class MainWindow(QMainWindow):
    """The window.

    Attributes:
        workbench: what it shows.
        files: what the File and Export menus do.
        lessons: the lesson that is open, and its strip and ring.
        actions_by_key: its actions.
        canvas, data_panel, palette, settings_panel, training_panel, layer_view, curves, training_bar:
            its parts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.settings = QSettings()
        theme.choose(str(self.settings.value("theme", "system")))
        language.choose(str(self.settings.value("language", "system")))
        self.workbench = Workbench(self._wanted, self)
        self.files = FileCommands(self.workbench, self.settings, self)
        self.recovery = Recovery(self.workbench, self.files, self.settings, self)
        self.rate_search = RateSearch(self.workbench, self)
        self.overfitting = OverfittingAdvice(self.workbench, self)
        self.cross_validator = CrossValidator(self.workbench, self)
        self.stepping = StepThrough(self.workbench, self)
        self.gradient_checker = GradientChecker(self.stepping.model, self)
        self.step_report = StepReport(self.workbench, self.stepping.model, self.gradient_checker, self)
        self.lessons = Lessons(self.workbench, self.files.leave, self.settings, self)
        self.files.lesson_wanted.connect(self.lessons.open_path)
        self.files.is_disposable = self.lessons.is_disposable
        middle = QWidget()
        self.setCentralWidget(middle)
        self._middle = set_margins(QVBoxLayout(middle), 0)
        self.keyboard = Keyboard(self, lambda: self.tabs.main_view)
        self.docks: dict[str, QDockWidget] = {}
        self._selected: tuple[str, ...] = ()
        self.notices = Notices(self)
        self._snapshot: Snapshot | None = None
        self.focus_ring = FocusRing(self)
        self._is_of_something_else = False
        self._curves_hidden = False
        self._make_everything()
        self._connect_workbench()
        self._connect_jobs()
        self._restore_layout()
        self.workbench.session.choose_speed(str(self.settings.value("pace", "watch")))
        self._show_everything()
        self.keyboard.go_to_main_view()

    @property
    def document(self) -> Document:
        """The document of the workbench; actions refer to it."""
        return self.workbench.document

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """The parts of the window in the order in which Tab goes through them."""
        left, right, below = (self.docks[name] for name in ("data_dock", "layer_dock", "curves_dock"))
        return self.toolbar, left, self._frame, right, below

    @property
    def drawing(self) -> ZoomView:
        """What the actions of the View menu zoom."""
        shown = self.stepping_view.diagram if self.tabs.current == STEPPING else self.canvas
        return shown.view

    # Building

    def _make_everything(self) -> None:
        """Whatever holds words. It is made once at the start and once for every change of the language.

        What is made here is connected by what this calls; Qt ends these connections with the parts. What
        lasts and calls the window itself is connected once, by ``_connect_workbench`` and ``_connect_jobs``.
        """
        self._make_parts()
        self.actions_by_key = make_actions(self)
        self._make_toolbar()
        self._make_docks()
        self.menus = Menus(self)
        bell = tool_button(self.actions_by_key["notices"], "notices", shows_text=False)
        for button in (bell, self._curves_button()):
            button.setProperty("look", "corner")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.tabs.add_corner(button)
        self._connect_parts()
        self._connect_dialogs()
        self.keyboard.set_actions(self.actions_by_key)

    def _make_anew(self) -> None:
        """Say everything in another language: each part takes its words when it is made."""
        self.setUpdatesEnabled(False)
        try:
            self._replace_everything()
        finally:
            self.setUpdatesEnabled(True)

    def _replace_everything(self) -> None:
        state, dialogs = view_state.remember(self), self._dialogs_of_the_moment()
        selected, size = self._selected, self.size()
        self._discard_everything()
        self._make_everything()
        self.document.say_anew()
        self._show_everything()
        self.canvas.select(selected)
        view_state.restore(self, state)
        for show in dialogs:
            show()
        self.resize(size)  # words of another length may have widened it
        # The parts come into sight with the next events, and only what is in sight gets numbers.
        QTimer.singleShot(0, self, self.workbench.session.show_now)

    def _dialogs_of_the_moment(self) -> list[Callable[[], None]]:
        """What shows the dialogs again that are made only for as long as they are open."""
        makers = {
            "shortcuts_dialog": self.show_shortcuts,
            "about_box": self.show_about,
            "notices_dialog": self.show_notices,
        }
        return [makers[d.objectName()] for d in self.findChildren(QDialog) if d.objectName() in makers]

    def _discard_everything(self) -> None:
        """Take all parts away at once: later they would be found beside the new ones, by the same names."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # what is being typed counts, as long as all is there to take it
        for dialog in self.findChildren(QDialog):
            dialog.blockSignals(True)  # it is not closed by the user, so its work goes on
            dialog.hide()
            delete(dialog)
        for action in self.actions_by_key.values():
            self.removeAction(action)
        self.removeToolBar(self.toolbar)
        menus = self.menuBar()
        self.setMenuBar(QMenuBar())
        # The docks and the middle stay, with their places and sizes.
        inside = [self._frame, *(dock.widget() for dock in self.docks.values())]
        for each in (*inside, self.toolbar, menus, *self.actions_by_key.values()):
            delete(each)

    def _make_parts(self) -> None:
        self.canvas, self.curves, self.layer_view = Canvas(), CurvesPanel(), LayerView()
        self.data_panel, self.palette_panel = DataPanel(), PalettePanel()
        self.settings_panel, self.training_bar = LayerSettingsPanel(), TrainingBar()
        self.training_panel, self.pace_box = TrainingPanel(), PaceBox(SPEEDS)
        self.layer_view.setContentsMargins(14, 0, 14, 0)  # in line with the settings above it
        self.rate_plot, self.timeline_bar = RatePlot(), TimelineBar()
        self.overfitting_bar = MessageBar("overfitting_message")
        self.rate_dialog = RateFinderDialog(self.rate_plot, self)
        self.cross_dialog = CrossValidationDialog(self)
        self.message_bar = MessageBar("window_message")
        self.step_list = StepListPanel(self.stepping.model)
        self.stepping_view = SteppingView(self.stepping.model, self.gradient_checker)
        self.numbers_panel = NumbersPanel(self.stepping.model, self.workbench.files.run_job)
        self.tabs = ViewTabs(self.canvas, self.stepping_view)
        self.tabs.float_over(self.message_bar)
        # Kept, and not asked of the layout: the Python object of its item stays after Qt has deleted the
        # item, and PySide then takes it for whatever comes to lie at the same address, or crashes.
        self._frame = self.lessons.framed(self.tabs)
        self._middle.addWidget(self._frame)

    def _make_toolbar(self) -> None:
        bar = QToolBar(tr("Tools"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        actions = self.actions_by_key
        self.training_bar.set_actions(*(actions[key] for key in ("train", "step", "reset")))
        of_files = ("open_csv", "save", "undo", "redo")
        self.training_bar.set_file_actions({key: actions[key] for key in of_files})
        self.training_bar.add_beside_settings(self.pace_box)
        bar.addWidget(self.training_bar)  # one widget, so that it is the bar that says what goes first
        self.addToolBar(bar)
        self.toolbar = bar

    def _make_docks(self) -> None:
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.TopLeftCorner):
            self.setCorner(corner, Qt.DockWidgetArea.LeftDockWidgetArea)
        for corner in (Qt.Corner.BottomRightCorner, Qt.Corner.TopRightCorner):
            self.setCorner(corner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._inspector = self._stack("layer_area", self.training_panel, self.settings_panel, self.layer_view)
        self.step_list.set_actions(self.actions_by_key)
        self.step_list.add_section(
            GradientBadge(self.gradient_checker, self.actions_by_key["check_gradients"])
        )
        # One page for each of the tabs over the middle.
        left, right = Pages(), Pages()
        left.addWidget(self._stack("data_area", self.data_panel, self.palette_panel))
        left.addWidget(ScrollColumn(self.step_list, "steps_area"))
        right.addWidget(self._inspector)
        right.addWidget(ScrollColumn(self.numbers_panel, "numbers_area"))
        self._pages = (left, right)
        self.docks = {
            "data_dock": self._dock("data_dock", tr("Data and layers"), left, "left"),
            "layer_dock": self._dock("layer_dock", tr("Layer and training"), right, "right"),
            "curves_dock": self._dock("curves_dock", tr("Curves"), self._below(), "bottom"),
        }

    def _curves_button(self) -> QToolButton:
        """Folds the curves away, and shows them again."""
        show, button = self.docks["curves_dock"].toggleViewAction(), QToolButton()
        set_names(button, "curves_button", tr("Curves"), tr("Show or hide the curves"))
        set_icon(button, "mdi6.chart-line")
        button.setCheckable(True)
        button.setChecked(show.isChecked())
        button.clicked.connect(show.trigger)
        show.toggled.connect(button.setChecked)
        return button

    def _below(self) -> QWidget:
        """The curves over the timeline, and above them what they say of overfitting."""
        inside = QWidget()
        layout = set_margins(QVBoxLayout(inside), 0)
        layout.addWidget(self.overfitting_bar)
        layout.addWidget(self.curves, 1)
        layout.addWidget(self.timeline_bar)
        return inside

    def _stack(self, name: str, *parts: QWidget) -> ScrollColumn:
        inside = QWidget()
        layout = set_margins(QVBoxLayout(inside), 12, (2, 2, 2, 8))
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        return ScrollColumn(inside, name)

    def _dock(self, name: str, title: str, widget: QWidget, side: str) -> QDockWidget:
        if name in self.docks:
            dock = self.docks[name]
            dock.setWindowTitle(title)
            dock.setWidget(widget)
            return dock
        dock = QDockWidget(title)
        dock.setObjectName(name)
        dock.setTitleBarWidget(QWidget())  # the headings inside say what it is
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setWidget(widget)
        areas = {
            "left": Qt.DockWidgetArea.LeftDockWidgetArea,
            "right": Qt.DockWidgetArea.RightDockWidgetArea,
            "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
        }
        self.addDockWidget(areas[side], dock)
        return dock

    # Wiring

    def _connect_parts(self) -> None:
        bench = self.workbench
        self.canvas.edited.connect(bench.edit_architecture)
        self.canvas.gesture_ended.connect(bench.document.end_gesture)
        self.canvas.selected.connect(self._select)
        self.canvas.settings_wanted.connect(self.settings_panel.take_focus)
        self.canvas.hint.connect(self._show_hint)
        self.canvas.loss_wanted.connect(self._choose_loss)
        self.canvas.lesson_wanted.connect(self.lessons.offer)
        self.lessons.attach(self.canvas)
        self.layer_view.row_chosen.connect(self.canvas.show_row)
        self.layer_view.weight_edited.connect(bench.edit_number)
        self.palette_panel.add_requested.connect(self.canvas.add_layer)
        self.palette_panel.template_requested.connect(self._use_template)
        self.settings_panel.edited.connect(bench.edit_architecture)
        self.settings_panel.loss_wanted.connect(self._choose_loss)
        for part in (self.training_bar, self.training_panel):
            part.settings_edited.connect(bench.edit_training)
        self.training_bar.all_settings_wanted.connect(self.show_training_settings)
        self.pace_box.pace_chosen.connect(self._choose_pace)
        self.data_panel.choices_edited.connect(bench.edit_choices)
        self.data_panel.weighting_wanted.connect(self._weight_classes)
        self.data_panel.open_requested.connect(self.files.choose_csv)
        self.data_panel.sample_requested.connect(self.files.open_sample)
        self.data_panel.cancel_requested.connect(bench.store.cancel)
        bench.store.progress.connect(self.data_panel.set_progress)
        self.timeline_bar.rewind_wanted.connect(bench.session.rewind)
        self.overfitting_bar.acted.connect(self.overfitting.act)
        self.overfitting_bar.close_button.clicked.connect(self.overfitting.dismiss)
        self.tabs.about_to_change.connect(self._make_room)
        self.tabs.changed.connect(self._show_tab)
        self.tabs.covered.connect(self.canvas.make_room)
        self.notices.attach(self.message_bar)

    def _connect_dialogs(self) -> None:
        search, plot, dialog = self.rate_search, self.rate_plot, self.rate_dialog
        search.began.connect(plot.clear)
        search.began.connect(dialog.begin)
        search.found.connect(plot.show_curve)
        plot.rate_picked.connect(dialog.show_rate)
        dialog.rate_chosen.connect(self.training_bar.choose_rate)
        dialog.closed.connect(search.cancel)
        self.workbench.store.changed.connect(dialog.reject)  # a curve of other data would mislead
        validator, table = self.cross_validator, self.cross_dialog
        validator.began.connect(table.begin)
        validator.done.connect(table.show_done)
        table.start_wanted.connect(validator.start)
        table.closed.connect(validator.cancel)

    def _connect_jobs(self) -> None:
        """What comes from another thread goes by way of the window: it would be lost with a part."""
        self.overfitting.changed.connect(self._show_overfitting)
        self.rate_search.progress.connect(self._show_search_progress)
        self.cross_validator.progress.connect(self._show_validation_progress)
        self.cross_validator.fold_done.connect(self._show_fold)
        LessonRoom(self, self.lessons, self.docks["curves_dock"], lambda: self.canvas)
        self.lessons.keeper.watch(self.stepping.model, self.gradient_checker)
        self.rate_search.found.connect(self._show_found_rate)
        self.rate_search.failed.connect(self._show_failed_search)
        self.cross_validator.failed.connect(self._show_failed_validation)
        self.gradient_checker.changed.connect(self._show_check)
        self.stepping.model.moved.connect(self._show_stepping)
        self.stepping.model.changed.connect(self._show_iteration_actions)
        self.stepping.model.playback_changed.connect(self._show_iteration_actions)

    def _show_overfitting(self) -> None:
        notice = self.overfitting.notice
        if notice is None:
            self.overfitting_bar.clear()
        else:
            text, button = said_anew(notice.text), said_anew(notice.button)
            self.overfitting_bar.show_message(text, notice.look, button, closable=True)

    def _show_search_progress(self, share: float) -> None:
        self.rate_dialog.show_progress(share)

    def _show_validation_progress(self, fold: int, share: float) -> None:
        self.cross_dialog.show_progress(fold, share)

    def _show_fold(self, result: FoldResult) -> None:
        self.cross_dialog.add_fold(result)

    def _show_found_rate(self, curve: RateCurve) -> None:
        if curve.reason is not None:
            self.rate_dialog.show_failure(tr_message(curve.reason))
        else:
            self.rate_dialog.show_found(curve.suggestion, self.rate_search.origin)

    def _show_failed_search(self, message: Message) -> None:
        self.rate_dialog.show_failure(tr_message(message))

    def _show_failed_validation(self, message: Message) -> None:
        self.cross_dialog.show_failure(tr_message(message))

    def _connect_workbench(self) -> None:
        bench = self.workbench
        bench.noticed.connect(self._show_notice)
        bench.withdrawn.connect(self.notices.withdraw)
        bench.problems_changed.connect(self._show_problems)
        bench.document.changed.connect(self._show_changed_project)
        bench.document.saved_changed.connect(self._show_title)
        bench.document.undo_stack.indexChanged.connect(self._show_undo)
        bench.store.changed.connect(self._show_data)
        bench.store.prepared.connect(self._show_dataset)
        bench.store.failed.connect(self._show_data)
        bench.session.began.connect(self._show_run)
        bench.session.gone.connect(self._show_no_run)
        bench.session.rewound.connect(self._show_curves)
        bench.session.frame.connect(self._show_frame)
        bench.session.state_changed.connect(self._show_run_state)
        bench.session.state_changed.connect(self._show_end)
        self.files.recent_changed.connect(self._show_recent_files)
        self.recovery.changed.connect(self._show_recent_files)
        theme.changed.connect(self._show_title)
        # Queued, since the action that chose the language is among what is made anew.
        language.changed.connect(self._make_anew, Qt.ConnectionType.QueuedConnection)

    # Showing

    def _show_recent_files(self) -> None:
        self.menus.fill_recent()
        self.menus.fill_recovery()

    def _show_everything(self) -> None:
        """Fill parts that were just made."""
        self.pace_box.show_pace(self.workbench.session.speed)
        self._show_project(self.workbench.project)
        self._show_problems()
        self._show_data()
        self._show_dataset()
        self._show_check()
        self._show_overfitting()
        if self._snapshot is not None:
            self._show_numbers(self._snapshot)

    def _show_changed_project(self, before: Project, after: Project) -> None:
        self._show_project(after)
        if not before.architecture.layers or before.data.path != after.data.path:
            self._select_last_hidden()

    def _select_last_hidden(self) -> None:
        """So that the right dock has something to show."""
        chain = self.workbench.project.architecture.order
        self.canvas.select([chain[-2].id] if len(chain) > 2 else [])

    def _show_project(self, project: Project) -> None:
        """What the workbench does not tell by ``problems_changed``, which comes before."""
        self.canvas.show_training(project.training)
        self.training_bar.show_settings(project.training)
        self.training_panel.show_settings(project.training)
        self.curves.show_schedule(project.training)
        self.data_panel.show_weighting(project.training.class_weighting)
        self.data_panel.show_pictures_used(
            any(each.kind == Reshape.kind for each in project.architecture.order)
        )
        self._show_title()

    def _show_problems(self) -> None:
        bench = self.workbench
        self.canvas.show_architecture(bench.project.architecture, bench.task, bench.problems)
        self._show_selection()
        self._show_run_state(bench.session.state)

    def _show_origin(self) -> None:
        """Grey what is of a run with which Train would not go on, and say of what it is."""
        bench, whose = self.workbench, self.workbench.former.run_origin
        words = tr("Run on {origin}", origin=tr_message(whose)) if whose is not None else ""
        for part in (self.curves, self.timeline_bar, self.training_bar):
            part.show_origin(words)
        self._show_result(words)
        before, self._is_of_something_else = self._is_of_something_else, bench.run_is_of_something_else
        shows_it = bool(words) and not self._is_of_something_else  # else the drawing has no number of it
        self.canvas.show_faded(shows_it)
        self.layer_view.show_origin(words if shows_it else "")
        if self._is_of_something_else:
            self.canvas.clear_live()
            self.layer_view.clear_live()
        elif before:
            bench.session.show_now()

    def _show_result(self, words: str) -> None:
        """Show what the last run came to; ``words`` say of what it is where Train would begin anew."""
        bench = self.workbench
        trainer, stored = bench.session.trainer, bench.weights.stored
        shown = None
        if trainer is not None and trainer.result is not None and bench.session.dataset is not None:
            since = "" if trainer.result_holds else tr("The weights have changed since.")
            data = data_words(bench.session.dataset.choices, trainer.network.task.target)
            shown = ShownResult(trainer.result, data, words or since)
        elif trainer is None and stored is not None and stored.result is not None and stored.data is not None:
            data = data_words(stored.data, stored.task.target)
            shown = ShownResult(stored.result, data, tr("The weights are kept in the file."))
        self.training_panel.show_result(shown)

    def _show_data(self, *_: object) -> None:
        store = self.workbench.store
        if store.loading:
            self.data_panel.show_loading(store.loading)
        elif store.table is not None and store.resolved is not None:
            self.data_panel.show_table(store.table, store.choices, store.resolved)
        else:
            self.data_panel.show_empty()
        self.palette_panel.show_task(store.task)

    def _show_dataset(self) -> None:
        dataset = self.workbench.store.dataset
        if dataset is not None:
            self.data_panel.show_dataset_notes(dataset.notes)

    def _select(self, layer_ids: tuple[str, ...]) -> None:
        self._selected = layer_ids
        self._show_selection()
        self.workbench.session.show_now()

    def _show_selection(self) -> None:
        bench = self.workbench
        architecture = bench.project.architecture
        chosen = [i for i in self._selected if i in architecture]
        one = chosen[0] if len(chosen) == 1 else None
        self.training_panel.setVisible(not chosen)
        self.training_panel.show_task(bench.task, bench.problems)
        self.settings_panel.setVisible(bool(chosen))
        self.layer_view.setVisible(bool(chosen))
        if len(chosen) > 1:
            self.settings_panel.show_many(len(chosen))
        else:
            self.settings_panel.show_layer(architecture, one, bench.task, bench.problems)
        self.layer_view.show_layer(architecture, one, bench.task)

    def _show_run(self, _trainer: Trainer) -> None:
        self._show_no_run()
        self._show_curves()

    def _show_curves(self, _before: object = None) -> None:
        """Draw the curves anew, as after going back to a checkpoint."""
        trainer = self.workbench.session.trainer
        if trainer is None:
            return
        batch, rows = trainer.settings.batch_size, len(trainer.dataset.train)
        steps_per_epoch = -(-rows // batch)
        self.curves.begin(trainer.network.task, trainer.settings.epochs, steps_per_epoch)
        if trainer.step_count:
            steps, losses = trainer.history.losses.since(0)
            self.curves.load(
                tuple(trainer.history.records), losses, steps, trainer.history.best_epoch, steps_per_epoch
            )

    def _show_no_run(self) -> None:
        self._snapshot = None
        self.curves.clear()
        self.canvas.clear_live()
        self.layer_view.clear_live()
        self.training_bar.show_status(None)
        self.timeline_bar.clear()

    def _show_frame(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.curves.add(snapshot)
        self._show_numbers(snapshot)

    def _show_numbers(self, snapshot: Snapshot) -> None:
        """What a snapshot has, but for the curves, which keep what earlier ones had."""
        shown = snapshot.of_layers(self._known_layers())  # it may be from before an edit
        self.canvas.show_snapshot(shown)
        trainer, architecture = self.workbench.session.trainer, self.workbench.runs.architecture
        if trainer is not None:
            self.layer_view.show_run(architecture, trainer.network.task, trainer.dataset.preparation)
        self.layer_view.show_snapshot(shown)
        self.training_bar.show_status(snapshot)
        best = self.workbench.session.best_epoch
        self.timeline_bar.show_marks(snapshot.checkpoints, best, snapshot.epoch, snapshot.epochs)
        if snapshot.state != "running":
            self._show_result(self.curves.origin.text())
            train = self.actions_by_key["train"]
            train.setToolTip(plain_tooltip(self._train_tip(train.text())))  # which says from where it goes on
        self.timeline_bar.show_weights(snapshot.weights_epoch, weights_words(snapshot))

    def _show_run_state(self, state: str) -> None:
        bench = self.workbench
        words = {
            "none": (tr("Train"), "mdi6.play"),
            "running": (tr("Pause"), "mdi6.pause"),
            "paused": (tr("Resume"), "mdi6.play"),
        }
        text, icon_name = words.get(state, (tr("Go on"), "mdi6.play"))
        if bench.run_is_stale:
            text, icon_name = words["none"]
        self._show_origin()
        train, step = self.actions_by_key["train"], self.actions_by_key["step"]
        train.setText(text)
        train.setIconText(text)
        train.setToolTip(plain_tooltip(self._train_tip(text)))
        asks = bench.asks_for_target and not bench.can_train
        set_icon(train, icon_name, "text" if asks else "on_accent" if bench.can_train else "faint")
        for action in (train, step):
            action.setEnabled(bench.can_train or asks)
        self.training_bar.show_main_button(not asks)
        self.actions_by_key["reset"].setEnabled(bench.session.trainer is not None)
        self._offer("find_rate", self.rate_search.hindrance)
        self._show_cross_validation()
        self.training_panel.set_running(state)
        self._show_iteration_actions()
        self.layer_view.set_editable(state not in ("none", "running") and not bench.run_is_stale)

    def _make_room(self, tab: int) -> None:
        """No curves beside the iteration; gone before it comes, or the window would grow for both."""
        curves = self.docks["curves_dock"]
        if tab == STEPPING and curves.isVisibleTo(self):
            curves.hide()
            self._curves_hidden = True

    def _show_tab(self, tab: int) -> None:
        """Show what belongs to a tab: other pages in the docks, and the curves beside the drawing."""
        is_stepping = tab == STEPPING
        for pages in self._pages:
            pages.setCurrentIndex(tab)
        if not is_stepping and self._curves_hidden:
            self.docks["curves_dock"].show()
            self._curves_hidden = False
        self.stepping.set_shown(is_stepping)
        self._show_iteration_actions()
        self.actions_by_key["tidy"].setEnabled(not is_stepping)  # nothing is changed that is out of sight
        if not is_stepping:
            self.workbench.session.show_now()

    def _show_stepping(self) -> None:
        self.tabs.show_stepping()

    def _show_check(self) -> None:
        """Show what the check of the gradients says of each layer."""
        self.step_list.show_badges(badges_of(self.gradient_checker.found))

    def _show_iteration_actions(self) -> None:
        """Let those actions be chosen that would do something."""
        model = self.stepping.model
        can = model.plan is not None or self.workbench.can_train
        for key in ITERATION_ACTIONS:
            needs_past = key in ("step_back", "restart_iteration")
            self.actions_by_key[key].setEnabled(can and (model.done > 0 or not needs_past))
        self._offer("check_gradients", self.gradient_checker.hindrance)
        self._offer("export_report", self.step_report.hindrance)
        play = self.actions_by_key["play_steps"]
        set_icon(play, "mdi6.pause-circle-outline" if model.is_playing else "mdi6.play-circle-outline")

    def _show_cross_validation(self) -> None:
        reason = self.cross_validator.hindrance
        self._offer("cross_validate", reason)
        self.cross_dialog.show_hindrance(reason)

    def _offer(self, key: str, hindrance: str) -> None:
        """Let an action be chosen, or say why it cannot be done."""
        action = self.actions_by_key[key]
        action.setEnabled(not hindrance)
        action.setToolTip(
            plain_tooltip(hindrance or f"{action.statusTip()} ({action.shortcut().toString()})")
        )

    def _show_end(self, state: str) -> None:
        """Say why the run ended: once, not again with every edit that follows."""
        trainer = self.workbench.session.trainer
        if trainer and trainer.control.message and state in ("finished", "failed"):
            notice = Notice(tr_message(trainer.control.message))
            if state == "finished":
                figures = figures_of_test_rows(trainer.result.scores.get("test") if trainer.result else None)
                told = tr("{end} {figures}", end=notice.text, figures=figures) if figures else notice.text
                notice = Notice(told, "good")
            if self.workbench.can_continue:
                words, act = tr("Continue with the changed network"), self.workbench.continue_training
                notice = replace(notice, button=words, act=act)
            self._show_notice(notice)

    def _train_tip(self, text: str) -> str:
        bench, keys = self.workbench, self.actions_by_key["train"].shortcut().toString()
        if not bench.can_train:
            if bench.asks_for_target:
                return tr("Say first what to predict: the data panel asks for it.")
            waiting = tr("The data are being prepared.")
            return tr_message(bench.problems[0].message) if bench.problems else waiting
        if bench.run_is_stale:
            return f"{tr('Train anew with what is drawn and open')} ({keys})"
        if bench.session.state == "finished" and not bench.is_outdated:
            text = tr("Train {epochs} epochs more", epochs=f"{bench.project.training.epochs:,}")
        trainer = bench.session.trainer
        if trainer is not None and bench.session.state != "running":
            if bench.session.state == "finished" and trainer.epoch < trainer.settings.epochs:  # stopped early
                text = tr("Go on, to epoch {epochs} at most", epochs=f"{trainer.settings.epochs:,}")
            return f"{text} ({keys})\n{where_it_goes_on(trainer)}"
        return f"{text} ({keys})"

    def _show_undo(self, _index: int = 0) -> None:
        stack = self.document.undo_stack
        undo, redo = stack.undoText(), stack.redoText()
        for key, can, word, words in (
            ("undo", stack.canUndo(), tr("Undo"), tr("Undo {what}", what=undo)),
            ("redo", stack.canRedo(), tr("Redo"), tr("Redo {what}", what=redo)),
        ):
            action, words = self.actions_by_key[key], words if can else word
            action.setEnabled(can)
            action.setText(words.replace("&", "&&"))  # an & of its own marks no key
            action.setIconText(word)
            action.setToolTip(plain_tooltip(f"{words} ({action.shortcut().toString()})"))

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.workbench.title}[*]")
        self.setWindowModified(not self.document.is_saved)
        self._show_undo()

    def _show_notice(self, notice: Notice | None) -> None:
        self.notices.show(notice)

    def _show_hint(self, text: str) -> None:
        self._show_notice(Notice(text) if text else None)

    def _wanted(self) -> SnapshotRequest:
        """What is visible now."""
        layer = self.layer_view.wanted()
        known = self._known_layers()
        activations = self.canvas.visible_layers() | layer.activations
        if self.stepping.is_shown:
            activations = frozenset[str]()  # neither the drawing nor a layer's numbers are in sight
        return SnapshotRequest(activations & known, layer.parameters & known)

    def _known_layers(self) -> frozenset[str]:
        if self.workbench.run_is_of_something_else:
            return frozenset()
        return self.workbench.runs.layers_shared_with(self.workbench.project.architecture)

    # What actions and parts call

    def undo(self) -> None:
        """Take the last edit back, where it can be seen."""
        self._in_sight(self.document.undo_stack.undo)

    def redo(self) -> None:
        """Do it again, where it can be seen."""
        self._in_sight(self.document.undo_stack.redo)

    def _in_sight(self, move: Callable[[], object]) -> None:
        before = self.workbench.project
        move()
        after = self.workbench.project
        if replace(before, training=after.training) != after:  # all but training lies beside the drawing
            self.tabs.show_canvas()

    def toggle_training(self) -> None:
        """Train, pause, resume or go on; while it is not said what to predict, ask that."""
        if self._asks_first():
            return
        self._clear_old_notice()
        self.workbench.toggle_training()

    def step_training(self) -> None:
        """Train one mini-batch and wait."""
        if self._asks_first():
            return
        self._clear_old_notice()
        self.workbench.step_training()

    def _asks_first(self) -> bool:
        """Bring the question what to predict into sight where it has to be answered first."""
        if self.workbench.can_train or not self.workbench.asks_for_target:
            return False
        self.tabs.show_canvas()
        self.docks["data_dock"].show()
        self.data_panel.ask_for_target()
        return True

    def reset(self) -> None:
        """Forget the weights."""
        self._show_notice(None)
        self.workbench.reset()

    def show_training_settings(self) -> None:
        """Show all settings of training in the place of a layer's, and give them the keyboard."""
        self.canvas.select([])
        self.docks["layer_dock"].show()
        self._inspector.verticalScrollBar().setValue(0)
        self.training_panel.take_focus()

    def export_report(self) -> None:
        """Ask for a file and write a report of the iteration into it."""
        chosen = choose_report(self, self.files.folder(), self.workbench.title)
        if chosen:
            self.step_report.write(*chosen, self.stepping_view.diagram)

    def show_shortcuts(self) -> None:
        """Show the list of shortcuts."""
        show_shortcuts(self, list(self.actions_by_key.values()))

    def show_notices(self) -> None:
        """Show the list of all notices."""
        NoticesDialog(self.notices, self).show()

    def show_about(self) -> None:
        """Show version and licence."""
        show_about(self)

    def _clear_old_notice(self) -> None:
        if self.workbench.session.state != "running":
            self._show_notice(None)

    def _use_template(self, key: str) -> None:
        if self.workbench.task is not None:
            drawn = self.workbench.project.architecture
            architecture = template_architecture(key, self.workbench.task).taking_the_place_of(drawn)
            self.workbench.edit_architecture(tr("Use a template"), architecture)
            self.canvas.fit()
            self._select_last_hidden()

    def _weight_classes(self, weighting: str) -> None:
        training = replace(self.workbench.project.training, class_weighting=weighting)
        self.workbench.edit_training(tr("Weight the classes"), training)

    def _choose_loss(self, loss: str) -> None:
        training = replace(self.workbench.project.training, loss=loss)
        self.workbench.edit_training(tr("Choose another loss"), training)

    def _choose_pace(self, pace: str) -> None:
        self.settings.setValue("pace", pace)
        self.workbench.session.choose_speed(pace)

    # Leaving, and what is remembered

    def _restore_layout(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width()), min(900, room.height() - 30))
        geometry, state = self.settings.value("geometry"), self.settings.value("state")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if not (isinstance(state, QByteArray) and self.restoreState(state, LAYOUT_VERSION)):
            self._share_room()

    def _share_room(self) -> None:
        """Give the docks their first sizes: less in a small window, so that the drawing stays readable."""
        left = max(264, min(276, self.width() // 5))
        right = max(292, min(336, self.width() // 4))
        below = max(200, min(270, self.height() * 3 // 10))
        docks = [self.docks["data_dock"], self.docks["layer_dock"]]
        self.resizeDocks(docks, [left, right], Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks["curves_dock"]], [below], Qt.Orientation.Vertical)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave(self.close):
            event.ignore()
            return
        self.lessons.shut_down()
        self.settings.setValue("geometry", self.saveGeometry())
        self.tabs.show_canvas()  # the layout that is remembered is the one with the curves
        self.settings.setValue("state", self.saveState(LAYOUT_VERSION))
        self.rate_search.shut_down()
        self.gradient_checker.shut_down()
        self.step_report.shut_down()
        self.cross_validator.shut_down()
        self.recovery.shut_down()
        self.workbench.shut_down()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        is_elsewhere = self.keyboard.is_rescued() or go_on(self.areas, forward)
        self.focus_ring.mark(self.focusWidget())
        return is_elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape end the typing in a field of the toolbar: the keyboard goes back to the view."""
        focus, ends = self.focusWidget(), (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.key() in ends and focus is not None and self.toolbar.isAncestorOf(focus):
            self.keyboard.go_to_main_view()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)  # a file is read, never moved here
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files.open_path(files[0])


def data_words(data: DataChoices, target: str) -> str:
    """The table and the target of a run."""
    return tr("{file}, target {target}", file=file_words(data), target=target)


def figures_of_test_rows(scores: Scores | None) -> str:
    """How well the network does on rows that took no part in training; empty where there are none."""
    if scores is None:
        return ""
    if scores.accuracy is not None:
        return tr("Accuracy on the test rows: {accuracy:.3f}.", accuracy=scores.accuracy)
    figures = {"r2": scores.r2, "mae": scores.mae}
    return tr("On the test rows: R² {r2:.3f}, mean absolute error {mae:.4g}.", **figures)
