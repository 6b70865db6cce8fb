"""Asks what to report of the iteration on the screen, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui.look.words.translation import tr
from gui.window.stepping.step_report import KINDS


def choose_report(window: QWidget, folder: str, title: str) -> tuple[str, str] | None:
    """A key of :data:`KINDS` and the chosen file, or None; offers a name after ``title`` in this folder."""
    labels = {tr(kind.label): key for key, kind in KINDS.items()}
    dialog = QFileDialog(window, tr("Step-by-step report"), folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(labels))
    dialog.setDefaultSuffix(next(iter(KINDS.values())).suffix)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(KINDS[labels[chosen]].suffix))
    dialog.selectFile(Path(title).stem)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    path, kind = "".join(dialog.selectedFiles()[:1]), labels[dialog.selectedNameFilter()]
    dialog.deleteLater()
    if not (accepted and path):
        return None
    suffix = Path(path).suffix.lower()
    if suffix != KINDS[kind].suffix:  # what was typed counts more than what was chosen from the list
        kind = next((key for key, each in KINDS.items() if each.suffix == suffix), kind)
    return kind, path if Path(path).suffix.lower() == KINDS[kind].suffix else path + KINDS[kind].suffix
