"""The commands that repeat a block of layers, fold it and take it apart."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QSpinBox, QWidget

from engine.common.messages import UserError
from engine.core.architecture.groups import COPIES, LEAST_COPIES, MOST_COPIES, block_of
from gui.canvas.editing.editor import Editor
from gui.canvas.scene import Scene
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr, tr_message


class GroupCommands(QObject):
    """Does with the selected layers what can be done with groups."""

    added = Signal(object)
    """Layers were added; ids of all in the group."""

    def __init__(self, scene: Scene, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._editor, self._window = scene, editor, parent

    def ask_and_repeat(self) -> None:
        """Ask how often the selected block is to stand in a row, and repeat it; say why where it is none."""
        ids = self._scene.selected_ids()
        try:
            block_of(self._editor.architecture, ids)
        except UserError as error:
            self._editor.hint.emit(tr_message(error.message))
            return
        dialog = QInputDialog(self._window)
        dialog.setObjectName("repeat_dialog")
        dialog.setWindowTitle(tr("Repeat this block"))
        dialog.setLabelText(tr("How many times should it stand in a row?"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(LEAST_COPIES, MOST_COPIES)
        dialog.setIntValue(COPIES)
        dialog.setOkButtonText(tr("Repeat"))  # before the mode it would make a button that stays disabled
        for box in dialog.findChildren(QSpinBox):
            set_names(box, "copies", tr("Times in a row"))
        dialog.intValueSelected.connect(self.repeat)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def repeat(self, copies: int = COPIES) -> None:
        """Let the selected block stand so many times in a row, as a group."""
        ids = self._editor.repeat(self._scene.selected_ids(), copies)
        if ids:
            self.added.emit(ids)

    def fold(self) -> None:
        """Fold the selected groups to cards; where all are, show their layers."""
        self._editor.fold_all(self._scene.selected_ids())

    def ungroup(self) -> None:
        """Take the frames of the selected groups away; the layers stay."""
        self._editor.ungroup(self._scene.selected_ids())
