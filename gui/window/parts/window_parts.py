"""Parts of the window that hold text: its widgets, their wiring and their filling, swapped as one."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from engine.lessons.conditions import CANVAS
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from gui.look.notice import Notice
from gui.look.words.menu_texts import without_key
from gui.look.words.translation import retranslated, tr
from gui.window.lasting import Lasting
from gui.window.layout.view_state import ViewState, remember_view, restore_view
from gui.window.pages.canvas_page import CanvasPage
from gui.window.pages.plane_beside import PlaneBeside
from gui.window.pages.table import PAGES
from gui.window.parts.action_making import make_actions
from gui.window.parts.commands import MINIMAP, Commands
from gui.window.parts.displays.health_display import HealthDisplay
from gui.window.parts.displays.units.unit_way import UnitWay
from gui.window.parts.displays.units.units_display import UnitsDisplay
from gui.window.parts.iteration_display import IterationDisplay
from gui.window.parts.menus import Menus
from gui.window.parts.playback_display import PlaybackDisplay
from gui.window.parts.project_display import ProjectDisplay
from gui.window.parts.run_display import RunDisplay
from gui.window.parts.widgets import Widgets


class PartsState(NamedTuple):
    """State that parts hand on to those that take their place.

    Attributes:
        view: what the user arranged.
        selected: ids of the selected layers.
        snapshot: the last one of the run, or None.
        curves_hidden: whether the curves make room for the iteration.
        dialogs: object names of those that are open.
        pages: keys of the pages whose widgets were there.
    """

    view: ViewState
    selected: tuple[str, ...]
    snapshot: Snapshot | None
    curves_hidden: bool
    dialogs: tuple[str, ...]
    pages: tuple[str, ...]


class WindowParts(Widgets):
    """The widgets of the window with all that joins them to what lasts.

    Everything here is a child of this object, or of the window and listed by :meth:`close`; Qt ends the
    connections with the parts that they lead to.

    Attributes:
        actions_by_key: the actions of the window.
        commands: what they call.
        menus: the menu bar.
    """

    def __init__(self, owner: QObject, window: QMainWindow, lasting: Lasting) -> None:
        super().__init__(owner, window, lasting)
        self.commands = Commands(self)
        self.actions_by_key = make_actions(self.commands, window, self)
        for page in PAGES.values():
            title, make = without_key(tr(page.text)), partial(page.make, self, self.actions_by_key)
            self.tabs.add(page.key, title, tr(page.tip), make)
        self.place(self.actions_by_key)
        self.menus = Menus(window, lasting, self.actions_by_key)
        self._curves_hidden = False
        self._project = ProjectDisplay(self, self.actions_by_key, self.commands)
        self._run = RunDisplay(self, self.actions_by_key)
        self._iteration = IterationDisplay(self, self.actions_by_key)
        self._playback = PlaybackDisplay(self, self.actions_by_key, self._run.show_editable)
        self._units = UnitsDisplay(self, self.canvas, self._plane, lasting)
        self._health = HealthDisplay(lasting, self.layer_view, self.below, self.canvas, self)
        self._unit_way = UnitWay(self, self.canvas, self.tabs, lasting)
        self._connect()
        lasting.lessons.attach(self.canvas)
        lasting.notices.attach(self.message_bar)
        lasting.keyboard.set_actions(self.actions_by_key)

    @property
    def _plane(self) -> PlaneBeside:
        page = self.tabs.view(CANVAS)
        assert isinstance(page, CanvasPage)  # noqa: S101 - so says the table of pages
        return page.plane

    def _connect(self) -> None:
        lasting, bench, commands = self.lasting, self.lasting.workbench, self.commands
        self.canvas.edited.connect(bench.edit_architecture)
        self.canvas.gesture_ended.connect(bench.document.end_gesture)
        self.canvas.settings_wanted.connect(self.settings_panel.take_focus)
        self.canvas.hint.connect(self._show_hint)
        self.canvas.loss_wanted.connect(commands.choose_loss)
        self.canvas.pictures.wanted.connect(commands.export_picture)
        self.canvas.lesson_wanted.connect(lasting.lessons.offer)
        self.layer_view.row_chosen.connect(self.canvas.show_row)
        self.layer_view.weight_edited.connect(bench.edit_number)
        self.canvas.number_touch.edited.connect(bench.edit_number)
        self.palette_panel.add_requested.connect(self.canvas.add_layer)
        self.palette_panel.template_requested.connect(commands.use_template)
        self.settings_panel.edited.connect(bench.edit_architecture)
        self.settings_panel.loss_wanted.connect(commands.choose_loss)
        for part in (self.training_bar, self.training_panel):
            part.settings_edited.connect(bench.edit_training)
        self.training_bar.all_settings_wanted.connect(commands.show_training_settings)
        self.speed_box.speed_chosen.connect(commands.choose_speed)
        self.data_panel.choices_edited.connect(bench.edit_choices)
        self.data_panel.weighting_wanted.connect(commands.weight_classes)
        self.data_panel.open_requested.connect(lasting.files.choose_csv)
        self.data_panel.sample_requested.connect(lasting.files.open_sample)
        self.data_panel.cancel_requested.connect(bench.store.cancel)
        bench.store.progress.connect(self.data_panel.set_progress)
        self.tabs.about_to_change.connect(self._make_room)
        self.tabs.changed.connect(self._show_page)
        self.tabs.made.connect(lasting.lessons.hide_controls)
        self.advice_bar.acted.connect(lasting.advice.act)
        self.advice_bar.close_button.clicked.connect(lasting.advice.dismiss)
        lasting.advice.changed.connect(self._show_advice)
        lasting.files.recent_changed.connect(self._fill_file_menus)
        lasting.recovery.changed.connect(self._fill_file_menus)

    def fill(self, snapshot: Snapshot | None = None) -> None:
        """Show how all stands; ``snapshot`` is the last one of the run."""
        self._project.fill()
        self._run.fill(snapshot)
        self._iteration.show_actions()
        self._playback.fill()
        self._show_advice()
        has_map = str(self.lasting.settings.value(MINIMAP, True)).lower() == "true"
        self.canvas.minimap.set_wanted(has_map)
        self.actions_by_key["minimap"].setChecked(has_map)

    def wanted(self) -> SnapshotRequest:
        """Parts that a snapshot of the run should hold now."""
        return self._run.wanted()

    def wanted_of_past(self) -> SnapshotRequest:
        """Parts that a snapshot of a checkpoint should hold now."""
        return self._run.wanted_of_past()

    def _fill_file_menus(self) -> None:
        self.menus.fill_recent()
        self.menus.fill_recovery()

    def _show_advice(self) -> None:
        """Show what is wrong with the run and may help, or nothing."""
        notice, bar = self.lasting.advice.notice, self.advice_bar
        if notice is None:
            bar.clear()
        else:
            bar.show_message(
                retranslated(notice.text), notice.look, button=retranslated(notice.button), closable=True
            )

    def _show_hint(self, text: str) -> None:
        self.lasting.notices.show(Notice(text) if text else None)

    def _make_room(self, key: str) -> None:
        """Hide the curves before a page that has none comes, or the window would grow for both."""
        curves = self.lasting.docks["curves_dock"]
        if not PAGES[key].shows_curves and curves.isVisibleTo(self.window):
            curves.hide()
            self._curves_hidden = True

    def _show_page(self, key: str) -> None:
        """Show what belongs to the page that came into sight: the curves, and its actions."""
        if PAGES[key].shows_curves and self._curves_hidden:
            self.lasting.docks["curves_dock"].show()
            self._curves_hidden = False
        for other in self.tabs.made_keys:
            if other != key:
                self.tabs.view(other).set_shown(False)
        self.tabs.view(key).set_shown(True)
        self._iteration.show_actions()
        for action in {action for page in PAGES.values() for action in page.actions}:
            self.actions_by_key[action].setEnabled(action in PAGES[key].actions)

    # Handing on

    def remember(self) -> PartsState:
        """Record what the parts that take the place of these are to show again."""
        dialogs = tuple(each.objectName() for each in self.window.findChildren(QDialog))
        return PartsState(
            view=remember_view(self.window),
            selected=self._project.selected,
            snapshot=self._run.snapshot,
            curves_hidden=self._curves_hidden,
            dialogs=dialogs,
            pages=self.tabs.made_keys,
        )

    def restore(self, state: PartsState) -> None:
        """Fill parts that were just made, and let them look like those before."""
        self.fill(state.snapshot)
        self.canvas.select(state.selected)
        self.make_dialogs(state.dialogs)
        for key in state.pages:
            self.tabs.view(key)
        restore_view(self.window, state.view)
        self._curves_hidden = state.curves_hidden
        self.commands.show_again(state.dialogs)
        # The parts come into sight with the next events, and only what is in sight gets numbers.
        QTimer.singleShot(0, self, self._show_numbers)

    def _show_numbers(self) -> None:
        self.lasting.workbench.session.show_now()

    def close(self) -> None:
        """Take all parts away at once: later they would be found beside the new ones, by the same names."""
        focus = QApplication.focusWidget()
        if focus is not None and self.window.isAncestorOf(focus):
            focus.clearFocus()  # what is being typed counts, as long as all is there to take it
        dialogs = self.window.findChildren(QDialog)
        for dialog in dialogs:
            dialog.blockSignals(True)  # it is not closed by the user, so its work goes on
            dialog.hide()
        self.window.removeToolBar(self.toolbar)
        inside = [dock.widget() for dock in self.lasting.docks.values()]
        tops: list[QObject] = [*dialogs, self.frame, *inside, self.toolbar, self.window.menuBar(), self]
        for each in tops:
            each.deleteLater()
            QCoreApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)
