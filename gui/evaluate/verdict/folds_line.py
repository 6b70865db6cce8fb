"""Line that offers a cross-validation where there are no validation rows, and shows how far it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.bench.judging.evaluator import VALIDATION, Evaluator
from gui.bench.judging.folds_work import FOLDS_DEALT, FoldsWork
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr


class FoldsLine(QWidget):
    """A link that begins or ends it, and a bar meanwhile.

    Attributes:
        button, progress: its widgets.
    """

    def __init__(self, evaluator: Evaluator, work: FoldsWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("folds_line")
        self._evaluator, self._work = evaluator, work
        self.button = link_button("", "cross_validate_here", "", self._act)
        self._text = PlainLabel()
        self._text.setProperty("look", "muted")
        self.progress = set_names(QProgressBar(), "folds_progress", tr("Progress"))
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        line = set_margins(QHBoxLayout(), 8)
        line.addWidget(self._text, 1)
        line.addWidget(self.button)
        layout = set_margins(QVBoxLayout(self), 4, (24, 0, 20, 0))
        layout.addLayout(line)
        layout.addWidget(self.progress)
        evaluator.changed.connect(self.show_now)
        work.changed.connect(self.show_now)
        work.progress.connect(self._show_progress)
        self.show_now()

    def show_now(self) -> None:
        """Show how it stands; nothing where there are validation rows."""
        work, evaluator = self._work, self._evaluator
        self.setVisible(work.is_busy or (work.can_start and not evaluator.rows_of(VALIDATION)))
        self._text.setVisible(work.is_busy)
        self.progress.setVisible(work.is_busy)
        if work.is_busy:
            label, tip = tr("Cancel"), tr("End it; what was shown stays")
        else:
            label = tr("Cross-validate") if evaluator.folds is None else tr("Cross-validate again")
            tip = tr(
                "Train {count} networks like this one, each without a part of the rows, and have each answer "
                "the rows that it did not see; the test rows stay out of it",
                count=FOLDS_DEALT,
            )
        self.button.setText(label)
        set_names(self.button, "cross_validate_here", label, tip)
        self._show_progress()

    def _show_progress(self) -> None:
        self.progress.setValue(round(1000 * self._work.share))
        self._text.setText(tr("Fold {fold} of {folds}…", fold=self._work.fold, folds=FOLDS_DEALT))

    def _act(self) -> None:
        if self._work.is_busy:
            self._work.cancel()
        else:
            self._work.start()
