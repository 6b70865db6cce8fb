"""Commands of the window's actions that need more than one of its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from engine.core.architecture.templates import template_architecture
from engine.lessons.conditions import CANVAS, EVALUATE, STEPPING
from gui.dialogs.about import show_about
from gui.dialogs.notices_dialog import NoticesDialog
from gui.dialogs.shortcuts import show_shortcuts
from gui.look.drawing.zoom_view import ZoomView
from gui.look.notice import Notice
from gui.look.words.translation import tr
from gui.window.lasting import Lasting
from gui.window.parts.widgets import Widgets

MINIMAP = "minimap"
"""Setting of whether large drawings have a map."""


class Commands(QObject):
    """The commands of the user.

    Attributes:
        widgets, lasting: what they act on.
    """

    def __init__(self, widgets: Widgets) -> None:
        super().__init__(widgets)
        self.widgets: Widgets = widgets
        self.lasting: Lasting = widgets.lasting
        self._bench = widgets.lasting.workbench

    @property
    def drawing(self) -> ZoomView:
        """Drawing that the actions of the View menu zoom. Raises LookupError on a page without one."""
        drawing = self.widgets.tabs.current_view.drawing
        if drawing is None:
            raise LookupError(self.widgets.tabs.current_key)
        return drawing

    def close_window(self) -> None:
        """Close the window."""
        self.widgets.window.close()

    # Edits

    def undo(self) -> None:
        """Take the last edit back, where it can be seen."""
        self._in_sight(self._bench.document.undo_stack.undo)

    def redo(self) -> None:
        """Do it again, where it can be seen."""
        self._in_sight(self._bench.document.undo_stack.redo)

    def _in_sight(self, move: Callable[[], object]) -> None:
        before = self._bench.project
        move()
        after = self._bench.project
        if before.decision != after.decision:
            self.widgets.tabs.show_page(EVALUATE)
        elif replace(before, training=after.training) != after:  # all but training lies beside the drawing
            self.widgets.tabs.show_page(CANVAS)

    def use_template(self, key: str) -> None:
        """Draw this template in the place of what is drawn."""
        if self._bench.task is not None:
            drawn = self._bench.project.architecture
            architecture = template_architecture(key, self._bench.task).taking_the_place_of(drawn)
            self._bench.edit_architecture(tr("Use a template"), architecture)
            self.widgets.canvas.fit()
            self.select_last_hidden()

    def select_last_hidden(self) -> None:
        """Select the last hidden layer, so that the right dock has something to show."""
        chain = self._bench.project.architecture.order
        self.widgets.canvas.select([chain[-2].id] if len(chain) > 2 else [])

    def weight_classes(self, weighting: str) -> None:
        """Weight the classes of the target in this way."""
        training = replace(self._bench.project.training, class_weighting=weighting)
        self._bench.edit_training(tr("Weight the classes"), training)

    def choose_loss(self, loss: str) -> None:
        """Train with this loss."""
        training = replace(self._bench.project.training, loss=loss)
        self._bench.edit_training(tr("Choose another loss"), training)

    # Training

    def toggle_training(self) -> None:
        """Train, pause, resume or go on; while it is not said what to predict, ask that."""
        if self._asks_first():
            return
        self._clear_old_notice()
        self._bench.toggle_training()

    def step_training(self) -> None:
        """Train one mini-batch and wait."""
        if self._asks_first():
            return
        self._clear_old_notice()
        self._bench.step_training()

    def _asks_first(self) -> bool:
        """Bring the question what to predict into sight where it has to be answered first."""
        if self._bench.can_train or not self._bench.asks_for_target:
            return False
        self.widgets.tabs.show_page(CANVAS)
        self.lasting.docks["data_dock"].show()
        self.widgets.data_panel.ask_for_target()
        return True

    def _clear_old_notice(self) -> None:
        if self._bench.session.state != "running":
            self.lasting.notices.show(None)

    def find_rate(self) -> None:
        """Try out learning rates in a dialog."""
        self.widgets.make_dialogs(("rate_finder_dialog",))
        self.lasting.rate_search.start()

    def predict_file(self) -> None:
        """Show the dialog that predicts a file; one that was chosen is predicted with the weights of now."""
        self.widgets.prediction_dialog.show()
        self.widgets.prediction_dialog.activateWindow()
        self.lasting.file_predictor.look_again()

    def reset(self) -> None:
        """Forget the weights."""
        self.lasting.notices.show(None)
        self._bench.reset()

    def choose_speed(self, speed: str) -> None:
        """Train at this speed, in later windows too."""
        self.lasting.settings.setValue("pace", speed)
        self._bench.session.choose_speed(speed)

    # Showing

    def show_training_settings(self) -> None:
        """Show all settings of training in the place of a layer's, and give them the keyboard."""
        self.widgets.canvas.select([])
        self.lasting.docks["layer_dock"].show()
        self.widgets.inspector.verticalScrollBar().setValue(0)
        self.widgets.training_panel.take_focus()

    def toggle_minimap(self) -> None:
        """Show a map of large drawings, or do not, in later windows too."""
        is_wanted = not self.widgets.canvas.minimap.is_wanted
        self.lasting.settings.setValue(MINIMAP, is_wanted)
        self.widgets.canvas.minimap.set_wanted(is_wanted)

    def toggle_plane(self) -> None:
        """Show the large plane beside the drawing, or close it."""
        from gui.window.pages.canvas_page import CanvasPage

        page = self.widgets.tabs.view(CANVAS)
        assert isinstance(page, CanvasPage)  # noqa: S101 - so says the table of pages
        page.plane.toggle_large()

    def export_animation(self) -> None:
        """Show the dialog that writes the training as an animation."""
        if not self.lasting.animation.unavailable_reason:
            self.widgets.animation.show()

    def export_report(self) -> None:
        """Ask for a file and write a report of the iteration into it."""
        from gui.window.stepping.report_dialog import choose_report
        from gui.window.stepping.stepping_page import SteppingPage

        folder, title = self.lasting.files.folder(), self._bench.title
        chosen = choose_report(self.widgets.window, folder, title)
        if chosen:
            page = self.widgets.tabs.view(STEPPING)
            assert isinstance(page, SteppingPage)  # noqa: S101 - so says the table of pages
            self.lasting.stepping.get().report.write(*chosen, page.stepping_view.diagram)

    def export_picture(self) -> None:
        """Ask for a file and write a picture of the drawing into it."""
        from gui.window.files.picture_files import choose_picture, writer_of

        canvas, files = self.widgets.canvas, self.lasting.files
        chosen = choose_picture(self.widgets.window, files.folder(), self._bench.title)
        picture = canvas.pictures.picture(chosen[0], self._bench.title) if chosen else None
        if chosen and picture is not None:
            self._bench.files.run_job(writer_of(picture, chosen[1]), self._tell_written, self._bench.fail)

    def _tell_written(self, path: str) -> None:
        self._bench.noticed.emit(Notice(tr("The picture was written to {path}.", path=path), "good"))

    def show_shortcuts(self) -> None:
        """Show the list of shortcuts."""
        show_shortcuts(self.widgets.window, self.widgets.window.actions())

    def show_notices(self) -> None:
        """Show the list of all notices."""
        NoticesDialog(self.lasting.notices, self.widgets.window).show()

    def show_about(self) -> None:
        """Show version, licence and the core."""
        show_about(self.widgets.window)

    def show_again(self, dialogs: tuple[str, ...]) -> None:
        """Show these dialogs, by their names, of those that are made only for as long as they are open."""
        makers = {
            "shortcuts_dialog": self.show_shortcuts,
            "about_box": self.show_about,
            "notices_dialog": self.show_notices,
        }
        for name in dialogs:
            if name in makers:
                makers[name]()
