"""The dialog that predicts a file: its first rows with their predictions at once, then all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.data.samples import file_name
from gui.bench.judging.file_predictor import Asked
from gui.dialogs.prediction_texts import found_sentence, written_sentence
from gui.dialogs.preview_table import PreviewTable
from gui.look.widgets.collapsible import Collapsible
from gui.look.widgets.helpers import files_of, link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from gui.look.words.translation import tr, tr_message


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionDialogState:
    """State of the dialog, beside what is predicted.

    Attributes:
        is_open: whether it is on the screen.
        size: in pixels.
        keeps: whether the columns of the file are to be written too.
    """

    is_open: bool
    size: QSize
    keeps: bool


class PredictionDialog(QDialog):
    """Shows a file that is predicted; it stops nothing else in the window."""

    file_wanted = Signal()
    """The user wants to choose a file."""
    file_dropped = Signal(str)
    """This file was dropped on the dialog."""
    write_wanted = Signal(bool)
    """Write the predictions; with the columns of the file or without."""
    stop_wanted = Signal()
    """Nobody waits any more, or the user cancelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prediction_dialog")
        self.setWindowTitle(tr("Predict a file"))
        self.setAcceptDrops(True)
        self.resize(880, 560)
        self._asked = Asked()
        self._unavailable_reason = ""
        self._make_parts()
        self._lay_out()
        self.show_asked(self._asked)

    def _make_parts(self) -> None:
        self.choose_button = QPushButton(tr("Choose a file…"))
        set_names(
            self.choose_button,
            "prediction_choose",
            tr("Choose a file…"),
            tr("A table with the columns that the network was trained with, in any order"),
        )
        self.choose_button.clicked.connect(self.file_wanted)
        self.file_label = ElidedLabel(look="title")
        self.file_label.setObjectName("prediction_file")
        self.found = _sentence("prediction_found")
        self.table = PreviewTable()
        self.empty = _sentence("prediction_empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.keep = QCheckBox(tr("Keep the columns of the file, and add a note to each row"))
        set_names(
            self.keep,
            "prediction_keep",
            self.keep.text(),
            tr("The note says where a value was filled in, not seen in training, or outside its range"),
        )
        self.keep.setChecked(True)
        self.keep.toggled.connect(self.table.show_kept)
        self.progress = set_names(QProgressBar(), "prediction_progress", tr("Progress of the prediction"))
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.status = _sentence("prediction_status")
        self.notes_label = _sentence("prediction_notes_text")
        self.notes = Collapsible(tr("Notes"), self.notes_label, "prediction_notes")
        self.folder_link = link_button(
            tr("Open its folder"), "prediction_folder", tr("Show the file in its folder"), self._open_folder
        )
        self.write_button = QPushButton()
        self.write_button.setProperty("look", "primary")
        set_names(self.write_button, "prediction_write", tr("Save as…"))
        self.write_button.clicked.connect(self._write_or_cancel)
        self.close_button = QPushButton(tr("Close"))
        set_names(self.close_button, "prediction_close", tr("Close"), tr("Close this; ends what is running"))
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        text = tr(
            "Any table with the columns that the network was trained with. It is predicted by a copy of the "
            "weights as they are when the file is chosen; a training that goes on is left alone."
        )
        explanation = PlainLabel(text)
        explanation.setWordWrap(True)
        explanation.setProperty("look", "muted")
        top = set_margins(QHBoxLayout(), 10)
        top.addWidget(self.choose_button)
        top.addWidget(self.file_label, 1)
        middle = QWidget()
        self._middle = QStackedLayout(middle)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.table)
        said = set_margins(QHBoxLayout(), 12)
        said.addWidget(self.status, 1)
        said.addWidget(self.folder_link, 0, Qt.AlignmentFlag.AlignTop)
        bottom = set_margins(QHBoxLayout(), 8)
        bottom.addWidget(self.keep, 1)
        bottom.addWidget(self.write_button)
        bottom.addWidget(self.close_button)
        layout = set_margins(QVBoxLayout(self), 12, (18, 16, 18, 16))
        layout.addWidget(explanation)
        layout.addLayout(top)
        layout.addWidget(self.found)
        layout.addWidget(middle, 1)
        layout.addWidget(self.progress)
        layout.addLayout(said)
        layout.addWidget(self.notes)
        layout.addLayout(bottom)

    # What is shown

    def show_unavailable_reason(self, reason: str) -> None:
        """Let a file be chosen, or say why none can be; an empty reason is none."""
        self._unavailable_reason = reason
        self.show_asked(self._asked)

    def show_asked(self, asked: Asked) -> None:
        """Show how all stands."""
        self._asked = asked
        is_busy = asked.is_reading or asked.is_writing
        self.choose_button.setEnabled(not self._unavailable_reason and not asked.is_writing)
        self.file_label.setText(file_name(asked.path) if asked.path else "")
        self._show_preview(asked)
        self.progress.setVisible(is_busy)
        self.show_progress(asked.share)
        self._show_status(asked)
        self.keep.setEnabled(not asked.is_writing)
        self.write_button.setText(tr("Cancel") if is_busy else tr("Save as…"))
        self.write_button.setAccessibleName(self.write_button.text())
        self.write_button.setEnabled(is_busy or asked.can_write)
        set_look(self.write_button, "" if is_busy else "primary")
        self.write_button.setToolTip(
            plain_tooltip(
                tr("End it; no file is written")
                if is_busy
                else tr("Predict the whole file and save that as CSV")
            )
        )

    def show_progress(self, share: float) -> None:
        """Show that the work is that far, 0 to 1."""
        self.progress.setValue(round(1000 * share))

    def _show_preview(self, asked: Asked) -> None:
        preview = asked.preview
        self.table.show_preview(preview)
        self._middle.setCurrentWidget(self.table if preview is not None and preview.rows else self.empty)
        self.found.setVisible(preview is not None)
        if preview is not None and asked.model is not None:
            target = asked.model.preparation.target.name
            self.found.setText(found_sentence(preview, target, asked.is_trained_on))
            set_look(self.found, "trouble_words" if preview.missing else "muted")
        says_nothing = preview is not None or asked.is_reading or asked.failure is not None
        self.empty.setText(
            self._unavailable_reason
            or (
                ""
                if says_nothing
                else tr("Choose a file, or drop one here: its first rows appear with predictions.")
            )
        )

    def _show_status(self, asked: Asked) -> None:
        text, look = "", "muted"
        if asked.failure is not None:
            text, look = tr_message(asked.failure), "trouble_words"
        elif asked.is_reading:
            text = tr("Reading {file}…", file=file_name(asked.path))
        elif asked.is_writing:
            text = tr("Predicting {file}…", file=file_name(asked.path))
        elif asked.written is not None and asked.model is not None:
            text, look = written_sentence(asked.written, asked.model.preparation.target.name), "good_words"
            text = tr("{written} Judging…", written=text) if asked.is_judging else text
        self.status.setText(text)
        self.status.setVisible(bool(text))
        set_look(self.status, look)
        notes = asked.written.found.notes if asked.written is not None else ()
        self.notes_label.setText("\n".join(tr_message(note) for note in notes))
        self.notes.setVisible(bool(notes))
        self.folder_link.setVisible(asked.written is not None and not asked.is_writing)
        if asked.written is not None:
            self.folder_link.setToolTip(plain_tooltip(asked.written.path))

    def view_state(self) -> PredictionDialogState:
        """State of the dialog."""
        return PredictionDialogState(is_open=self.isVisible(), size=self.size(), keeps=self.keep.isChecked())

    def restore_view(self, state: PredictionDialogState) -> None:
        """Show that again."""
        self.resize(state.size)
        self.keep.setChecked(state.keeps)
        self.setVisible(state.is_open)

    # What the user does

    def _write_or_cancel(self) -> None:
        if self._asked.is_reading or self._asked.is_writing:
            self.stop_wanted.emit()
        else:
            self.write_wanted.emit(self.keep.isChecked())

    def _open_folder(self) -> None:
        if self._asked.written is not None:
            folder = Path(self._asked.written.path).resolve().parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.choose_button.isEnabled():
            files_of(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_of(event):
            self.file_dropped.emit(files[0])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # minimised with the window is not closed
            self.stop_wanted.emit()


def _sentence(name: str) -> PlainLabel:
    label = PlainLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setProperty("look", "muted")
    return label
