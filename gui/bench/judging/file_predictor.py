"""Predicts a file with a copy of the weights, in a thread: first its beginning to look at, then all of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.common.messages import Message
from engine.data.samples import resolve_path
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench
from gui.look.words.translation import tr

if TYPE_CHECKING:
    from engine.evaluation.figures import Figures
    from engine.files.model import Model
    from engine.files.prediction.prediction_file import PredictedFile
    from engine.files.prediction.preview import Preview

TELL_SECONDS = 0.05
"""From one report of the progress to the next."""
BYTES_AT_ONCE = 1 << 22
"""Of a file; more would take less time, but keep the interpreter from the window for longer."""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Predictions that were written.

    Attributes:
        path: of their file.
        found: what is to be said of it.
        figures: how good they are, where the target is known.
    """

    path: str
    found: PredictedFile
    figures: Figures | None


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """State of what was asked last.

    Attributes:
        path: of the file that is predicted, or empty.
        is_trained_on: whether the network was trained on rows of this very file.
        model: the copy that predicts it, or None.
        preview: its first rows, or None while there are none.
        is_reading, is_writing, is_judging: what is under way; the file is there while it is judged.
        share: how far that is, 0 to 1.
        written: what was written last, or None.
        failure: why the last work failed, or None.
    """

    path: str = ""
    is_trained_on: bool = False
    model: Model | None = None
    preview: Preview | None = None
    is_reading: bool = False
    is_writing: bool = False
    is_judging: bool = False
    share: float = 0.0
    written: Written | None = None
    failure: Message | None = None

    @property
    def can_write(self) -> bool:
        """True if the file can be predicted as a whole now."""
        is_busy = self.is_reading or self.is_writing
        return self.preview is not None and not self.preview.missing and not is_busy


def _at_rest(asked: Asked) -> Asked:
    return replace(asked, is_reading=False, is_writing=False, is_judging=False, share=0.0)


class FilePredictor(LongWork):
    """Keeps one file that is predicted, whatever language the window speaks.

    Attributes:
        asked: how all stands.
    """

    changed = Signal()
    """``asked`` is another, but for its share."""
    progress = Signal(float)
    """The work is that far, 0 to 1."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.asked = Asked()

    @property
    def unavailable_reason(self) -> str:
        """Sentence on why nothing can be predicted; empty where it can."""
        bench = self._workbench
        if bench.session.trainer is None and bench.weights.stored is None:
            return tr("There is no trained network yet: open a table and press Train first.")
        return ""

    def look_at(self, path: str) -> None:
        """Predict the first rows of this file with the weights as they are now."""
        self.cancel()
        asked = Asked(path=path, is_trained_on=self._is_trained_on(path), is_reading=True)
        self._set(asked)
        self._with_model(partial(self._look, asked))

    def _is_trained_on(self, path: str) -> bool:
        bench = self._workbench
        stored, dataset = bench.weights.stored, bench.session.dataset
        data = dataset.choices if dataset is not None else stored.data if stored is not None else None
        if data is None or not data.path:
            return False
        one, other = (os.path.abspath(resolve_path(each)) for each in (path, data.path))
        return os.path.normcase(one) == os.path.normcase(other)

    def look_again(self) -> None:
        """The same of the file that was looked at last, if there is one and nothing is under way."""
        asked = self.asked
        if asked.path and not (asked.is_reading or asked.is_writing or self.unavailable_reason):
            self.look_at(asked.path)

    def write(self, path: str, keep: bool) -> None:
        """Write the predictions of the whole file, with the weights that its first rows were predicted by."""
        asked, model = self.asked, self.asked.model
        if not asked.can_write or model is None:
            return

        def work(job: Job) -> Written:
            from engine.files.prediction.prediction_file import predict_file

            found = predict_file(
                model,
                asked.path,
                path,
                keep=keep,
                bytes_at_once=BYTES_AT_ONCE,
                progress=self._teller(job),
                cancelled=job.cancelled,
            )
            job.tell(self._take_file, Written(path, found, None))
            return Written(path, found, found.figures())

        self._set(replace(asked, is_writing=True, share=0.0, written=None, failure=None))
        self.run(work, self._take_written, self._fail)

    def stop(self) -> None:
        """End what is under way; what was written before stays."""
        self.cancel()
        if self.asked.is_reading or self.asked.is_writing or self.asked.is_judging:
            self._set(_at_rest(self.asked))

    def _with_model(self, then: Callable[[Model], None]) -> None:
        """Call ``then`` soon with a copy of the weights, taken between two steps."""
        from engine.files.model import Model

        bench = self._workbench

        def decided(model: Model) -> None:
            decision = bench.project.decision.for_task(model.preparation.task)
            then(replace(model, decision=decision))

        if bench.session.trainer is not None:
            bench.session.copy_soon(decided)
        elif bench.weights.stored is not None:
            then(Model.of_run(bench.weights.stored, bench.project.decision))

    def _look(self, asked: Asked, model: Model) -> None:
        if asked is not self.asked:
            return  # another file was chosen meanwhile, or nobody waits any more

        def work(job: Job) -> Preview:
            from engine.files.prediction.preview import preview

            return preview(model, asked.path, progress=self._teller(job), cancelled=job.cancelled)

        self._set(replace(asked, model=model))
        self.run(work, self._take_preview, self._fail)

    def _teller(self, job: Job) -> Callable[[float], None]:
        """Tells how far a job is, not too often, as it is far more often than anybody can see."""
        last = 0.0

        def tell(share: float) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= TELL_SECONDS:
                last = now
                job.tell(self._take_share, share)

        return tell

    def _take_share(self, share: float) -> None:
        self.asked = replace(self.asked, share=share)
        self.progress.emit(share)

    def _take_preview(self, found: Preview) -> None:
        self._set(replace(self.asked, preview=found, is_reading=False, share=0.0))

    def _take_file(self, written: Written) -> None:
        is_judging = written.found.answers is not None
        asked = replace(self.asked, written=written, is_writing=False, is_judging=is_judging, share=0.0)
        self._set(asked)

    def _take_written(self, written: Written) -> None:
        self._set(replace(self.asked, written=written, is_judging=False))

    def _fail(self, message: Message, _details: str) -> None:
        self._set(replace(_at_rest(self.asked), failure=message))

    def _set(self, asked: Asked) -> None:
        self.asked = asked
        self.changed.emit()
