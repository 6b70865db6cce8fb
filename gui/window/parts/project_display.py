"""Shows the project and its data in the parts of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.core.layers.shapes import Reshape
from engine.project.project import Project
from gui.look.theme import theme
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr
from gui.window.parts.action_making import Actions
from gui.window.parts.commands import Commands
from gui.window.parts.widgets import Widgets


class ProjectDisplay(QObject):
    """Keeps what is drawn, set and opened up to date on the screen.

    Attributes:
        selected: ids of the layers that are selected in the drawing.
    """

    def __init__(self, widgets: Widgets, actions: Actions, commands: Commands) -> None:
        super().__init__(widgets)
        self._widgets, self._actions, self._commands = widgets, actions, commands
        self._bench = bench = widgets.lasting.workbench
        self.selected: tuple[str, ...] = ()
        widgets.canvas.selected.connect(self._select)
        bench.problems_changed.connect(self._show_problems)
        bench.document.changed.connect(self._show_changed)
        bench.document.saved_changed.connect(self._show_title)
        bench.document.undo_stack.indexChanged.connect(self._show_undo)
        bench.store.changed.connect(self._show_data)
        bench.store.prepared.connect(self._show_dataset)
        bench.store.failed.connect(self._show_data)
        theme.changed.connect(self._show_title)

    def fill(self) -> None:
        """Fill parts that were just made."""
        self._show_project(self._bench.project)
        self._show_problems()
        self._show_data()
        self._show_dataset()

    def _show_changed(self, before: Project, after: Project) -> None:
        self._show_project(after)
        if not before.architecture.layers or before.data.path != after.data.path:
            self._commands.select_last_hidden()

    def _show_project(self, project: Project) -> None:
        """Show what the workbench does not tell by ``problems_changed``, which comes before."""
        parts = self._widgets
        parts.canvas.show_training(project.training)
        parts.training_bar.show_settings(project.training)
        parts.training_panel.show_settings(project.training)
        parts.curves.show_schedule(project.training)
        parts.data_panel.show_weighting(project.training.class_weighting)
        parts.data_panel.show_pictures_used(
            any(each.kind == Reshape.kind for each in project.architecture.order)
        )
        self._show_title()

    def _show_problems(self) -> None:
        bench = self._bench
        self._widgets.canvas.show_architecture(bench.project.architecture, bench.task, bench.problems)
        self._show_selection()

    def _show_data(self, *_: object) -> None:
        store, panel = self._bench.store, self._widgets.data_panel
        if store.loading:
            panel.show_loading(store.loading)
        elif store.table is not None and store.resolved is not None:
            panel.show_table(store.table, store.choices, store.resolved)
        else:
            panel.show_empty()
        self._widgets.palette_panel.show_task(store.task)

    def _show_dataset(self) -> None:
        dataset = self._bench.store.dataset
        if dataset is not None:
            self._widgets.data_panel.show_dataset_notes(dataset.notes)

    def _select(self, layer_ids: tuple[str, ...]) -> None:
        self.selected = layer_ids
        self._show_selection()
        self._bench.session.show_now()

    def _show_selection(self) -> None:
        bench, parts = self._bench, self._widgets
        architecture = bench.project.architecture
        chosen = [i for i in self.selected if i in architecture]
        one = chosen[0] if len(chosen) == 1 else None
        parts.training_panel.setVisible(not chosen)
        parts.training_panel.show_task(bench.task, bench.problems)
        parts.settings_panel.setVisible(bool(chosen))
        parts.layer_view.setVisible(bool(chosen))
        if len(chosen) > 1:
            parts.settings_panel.show_many(len(chosen))
        else:
            parts.settings_panel.show_layer(architecture, one, bench.task, bench.problems)
        parts.layer_view.show_layer(architecture, one, bench.task)

    def _show_undo(self, _index: int = 0) -> None:
        stack = self._bench.document.undo_stack
        undo, redo = stack.undoText(), stack.redoText()
        for key, can, word, label in (
            ("undo", stack.canUndo(), tr("Undo"), tr("Undo {what}", what=undo)),
            ("redo", stack.canRedo(), tr("Redo"), tr("Redo {what}", what=redo)),
        ):
            action, label = self._actions[key], label if can else word
            action.setEnabled(can)
            action.setText(label.replace("&", "&&"))  # an & of its own marks no key
            action.setIconText(word)
            action.setToolTip(plain_tooltip(f"{label} ({action.shortcut().toString()})"))

    def _show_title(self) -> None:
        window = self._widgets.window
        window.setWindowTitle(f"{self._bench.title}[*]")
        window.setWindowModified(not self._bench.document.is_saved)
        self._show_undo()
