"""Fits the temperature of a network on the validation rows, in a thread, and edits the project by it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.common.messages import Message
from engine.project.decision import weights_digest
from gui.bench.judging.evaluator import Evaluator
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.words.translation import tr

if TYPE_CHECKING:
    from engine.evaluation.diagnostics.temperature import FittedTemperature
    from engine.files.model import Model

NO_ROWS = Message("There are no validation rows to fit the temperature on; change the split under Options.")


class TemperatureWork(LongWork):
    """Fits when it is asked to, whatever rows are looked at: never on those of the test."""

    def __init__(self, workbench: Workbench, evaluator: Evaluator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._evaluator = workbench, evaluator

    def start(self) -> None:
        """Fit the temperature to a copy of the weights of now."""
        dataset = self._evaluator.dataset
        if dataset is None or self._evaluator.table is None:
            return
        if not len(dataset.validation):
            self.failed.emit(NO_ROWS)
            return
        self._workbench.session.copy_soon(self._fit)

    def _fit(self, model: Model) -> None:
        dataset, table = self._evaluator.dataset, self._evaluator.table
        if dataset is None or table is None:
            return
        rows = dataset.validation.rows

        def work(job: Job) -> FittedTemperature:
            from engine.evaluation.diagnostics.temperature import fit_temperature
            from engine.evaluation.judged import judged_rows

            arguments = model.network(), model.preparation, table, "validation", rows
            return fit_temperature(judged_rows(*arguments, cancelled=job.cancelled).answers)

        self.run(work, partial(self._take, weights_digest(model.values)))

    def _take(self, fitted_to: str, found: FittedTemperature) -> None:
        project = self._workbench.project
        decision = replace(project.decision, temperature=found.temperature, fitted_to=fitted_to)
        self._workbench.document.edit(tr("Fit the temperature"), replace(project, decision=decision))
        text = tr(
            "Temperature {temperature}, fitted on the validation rows ({rows}): their calibration error goes "
            "from {before} to {after}.",
            temperature=f"{found.temperature:.3g}",
            rows=f"{found.rows:,}",
            before=f"{found.error_before:.3f}",
            after=f"{found.error_after:.3f}",
        )
        self._workbench.noticed.emit(Notice(text, "good"))
