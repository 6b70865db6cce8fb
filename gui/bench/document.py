"""The current project, the undo stack, and whether it is saved."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.project.project import Project
from gui.look.words.translation import retranslated


class EditProject(QUndoCommand):
    """The only undo command there is: one project value replaced by another."""

    def __init__(
        self, document: Document, text: str, before: Project, after: Project, merge_key: Any
    ) -> None:
        super().__init__(text)
        self.label = text  # Qt's copy does not know what it was made of
        self.document, self.before, self.after, self.merge_key = document, before, after, merge_key

    def undo(self) -> None:
        self.document.show(self.before)

    def redo(self) -> None:
        self.document.show(self.after)

    def id(self) -> int:
        return 1 if self.merge_key is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditProject) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.before == self.after)
        return True


class Document(QObject):
    """Holds the project that the window shows.

    Attributes:
        project: the current value; changed by :meth:`edit` alone.
        undo_stack: for the undo and redo actions.
    """

    changed = Signal(object, object)
    """The project was replaced: before, after."""
    saved_changed = Signal()
    """The path or the answer to :meth:`is_saved` may have changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = Project()
        self.undo_stack = QUndoStack(self)
        self._file = self._table = ""
        self._weights_saved = True
        self.undo_stack.cleanChanged.connect(self.saved_changed)

    @property
    def path(self) -> str:
        """The project file, or an empty string.

        It is the file of a project about one table: after another table was opened, saving must not replace
        it unasked, and after an undo of that it is the file again.
        """
        return self._file if self.project.data.path == self._table else ""

    def edit(self, text: str, new_project: Project, merge_key: Any = None) -> None:
        """Replace the project as one undo step called ``text``.

        Edits in a row with the same ``merge_key`` that is not None become one step, so that a drag or
        a turn of a spin box is undone at once.
        """
        if new_project != self.project:
            command = EditProject(self, text, self.project, new_project, merge_key)
            self.undo_stack.push(command)

    def retranslate(self) -> None:
        """Retranslate the texts of the undo steps into the language of now."""
        for place in range(self.undo_stack.count()):
            command = self.undo_stack.command(place)
            if isinstance(command, EditProject):
                command.setText(retranslated(command.label))

    def end_gesture(self) -> None:
        """Let the next edit be a step of its own, whatever its merge key."""
        if self.undo_stack.count():
            command = self.undo_stack.command(self.undo_stack.index() - 1)
            if isinstance(command, EditProject):
                command.merge_key = object()

    def show(self, project: Project) -> None:
        """Make ``project`` the current one without an undo step; for the undo command alone."""
        before, path = self.project, self.path
        self.project = project
        self.changed.emit(before, project)
        if path != self.path:
            self.saved_changed.emit()

    def load(self, project: Project, path: str, saved: bool = True) -> None:
        """Start over with a project that was opened; ``saved`` is False for a recovered one."""
        self.undo_stack.clear()
        self._file, self._table, self._weights_saved = path, project.data.path, saved
        self.show(project)
        self.saved_changed.emit()

    def mark_saved(self, path: str, weights: bool = True) -> None:
        """Remember that the project now stands in this file, and whether the weights as they are do."""
        self._file, self._table, self._weights_saved = path, self.project.data.path, weights
        self.undo_stack.setClean()
        self.saved_changed.emit()

    def mark_weights_changed(self) -> None:
        """Remember that training changed weights that no file holds."""
        if self._weights_saved:
            self._weights_saved = False
            self.saved_changed.emit()

    @property
    def is_saved(self) -> bool:
        """True if closing the window would lose nothing."""
        return self.undo_stack.isClean() and self._weights_saved
