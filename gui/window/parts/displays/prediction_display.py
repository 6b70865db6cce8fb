"""Shows the file that is predicted in its dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.data.samples import SAMPLE_PREFIX, file_name
from gui.dialogs.prediction import PredictionDialog
from gui.look.words.translation import tr
from gui.window.lasting import Lasting

SUFFIX = ".csv"


class PredictionDisplay(QObject):
    """Makes the dialog and keeps it up to date.

    Attributes:
        dialog: what it keeps up to date; hidden at first.
    """

    def __init__(self, owner: QObject, window: QWidget, lasting: Lasting) -> None:
        super().__init__(owner)
        self._lasting = lasting
        self._predictor = predictor = lasting.file_predictor
        self.dialog = dialog = PredictionDialog(window)
        predictor.changed.connect(self._show)
        predictor.progress.connect(dialog.show_progress)
        dialog.file_wanted.connect(self._choose)
        dialog.file_dropped.connect(predictor.look_at)
        dialog.write_wanted.connect(self._write)
        dialog.stop_wanted.connect(predictor.stop)
        lasting.workbench.session.state_changed.connect(self._show_unavailable_reason)
        lasting.workbench.session.began.connect(self._show_unavailable_reason)
        self._show_unavailable_reason()
        self._show()

    def _show(self) -> None:
        self.dialog.show_asked(self._predictor.asked)

    def _show_unavailable_reason(self, _: object = None) -> None:
        self.dialog.show_unavailable_reason(self._predictor.unavailable_reason)

    def _choose(self) -> None:
        path = self._lasting.files.asked_for_table(tr("Predict a file"), over=self.dialog)
        if path:
            self._predictor.look_at(path)

    def _write(self, keep: bool) -> None:
        path = self._predictor.asked.path
        folder = self._lasting.files.folder() if path.startswith(SAMPLE_PREFIX) else str(Path(path).parent)
        name = tr("{name} predictions", name=Path(file_name(path)).stem)
        kinds = tr("Tables (*.csv)")
        start = str(Path(folder) / f"{name}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self.dialog, tr("Save predictions"), start, kinds)
        if chosen:
            self._predictor.write(chosen if Path(chosen).suffix else chosen + SUFFIX, keep)
