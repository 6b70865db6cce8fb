"""Section on probabilities of classes: curves, threshold, costs, calibration and temperature."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.evaluation.answers import Answers, decided
from engine.evaluation.diagnostics.against_rest import AgainstRest, other_curves
from engine.evaluation.diagnostics.curves import RankCurve
from engine.evaluation.figures import (
    Calibration,
    brier_score,
    calibration_error,
    class_calibration,
    confidence_calibration,
)
from engine.evaluation.judged import Judged
from engine.project.decision import DEFAULT, Decision
from gui.bench.judging.evaluator import TEST
from gui.evaluate.curves.calibration_plot import CalibrationPlot
from gui.evaluate.curves.calibration_words import CalibrationWords
from gui.evaluate.curves.decision_panel import DecisionPanel
from gui.evaluate.curves.rank_plot import RankPlot
from gui.evaluate.curves.threshold_field import ThresholdField
from gui.evaluate.curves.threshold_strip import ThresholdStrip
from gui.look.widgets.fields import ChoiceBox
from gui.look.widgets.helpers import GestureKey, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr

MOST_NAMES = 24
"""Classes that a tooltip names."""


class CurvesSection(QWidget):
    """Curves of the judged rows, and the decision that is made by their probabilities.

    Attributes:
        roc, precision_recall, calibration: the plots.
        strip, field: the threshold, to drag and as a number.
        panel: errors and their costs.
        words: calibration in words, and the temperature.
        positive: choice of the class that the threshold is of.
    """

    decision_edited = Signal(object, object)
    """The user made another Decision; with a key by which the steps of one gesture are merged."""
    temperature_wanted = Signal()
    """The temperature is to be fitted on the validation rows."""
    rows_chosen = Signal(object, str)
    """Places among the judged rows that the user chose, and what they are; None and no text for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("curves_section")
        self._judged: Judged | None = None
        self._tempered: Answers | None = None
        self._against: AgainstRest | None = None
        self._decision = DEFAULT
        self._shown: tuple[object, ...] = ()  # what curves and calibration are of
        self._errors = (np.nan, np.nan)  # calibration errors at temperature 1 and at that of the decision
        self._best: tuple[float, float, float] | None = None
        self._key = GestureKey("decision")
        self._make_plots()
        self.positive = ChoiceBox({})
        tip = tr("The class against all others: false alarms and misses are of it")
        set_names(self.positive, "positive_class", tr("Class"), tip)
        self.positive.setMaximumWidth(150)
        self.strip, self.field = ThresholdStrip(), ThresholdField()
        self.panel, self.words = DecisionPanel(), CalibrationWords()
        self.no_choosing = PlainLabel(
            tr("Threshold and temperature are chosen on other rows than the test's.")
        )
        self.no_choosing.setObjectName("no_choosing")
        self.no_choosing.setProperty("look", "muted")
        self.no_choosing.setWordWrap(True)
        self.no_choosing.hide()
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _make_plots(self) -> None:
        self.roc = RankPlot(
            "roc_plot",
            tr("ROC"),
            tr(
                "Up: rows of the class that are found. Across: others that are taken for it. The nearer to "
                "the upper left, the better; the dashed line is guessing."
            ),
            in_steps=False,
        )
        self.roc.name_axis(tr("false alarms"))
        self.precision_recall = RankPlot(
            "precision_recall_plot",
            tr("Precision-recall"),
            tr(
                "Up: precision, the share of rows taken for the class that are of it. Across: recall, the "
                "share of its rows that are found."
            ),
            in_steps=True,
        )
        self.precision_recall.name_axis(tr("recall"))
        self.calibration = CalibrationPlot()

    def _lay_out(self) -> None:
        grid = set_margins(QGridLayout(), 4)
        grid.setHorizontalSpacing(16)
        grid.addWidget(_title(tr("ROC")), 0, 0)
        grid.addWidget(_title(tr("Calibration")), 0, 1)
        grid.addWidget(self.roc, 1, 0)
        grid.addWidget(self.calibration, 1, 1)
        grid.addWidget(self.words, 2, 0, 1, 2)
        threshold = _line(_title(tr("Threshold")), self.positive, self.field)
        grid.addLayout(threshold, 3, 0, 1, 2)
        grid.addWidget(self.no_choosing, 4, 0, 1, 2)
        grid.addWidget(self.strip, 5, 0, 1, 2)
        grid.addWidget(_title(tr("Precision-recall")), 6, 0)
        grid.addWidget(self.precision_recall, 7, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.panel, 6, 1, 2, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for line in (3, 6):
            grid.setRowMinimumHeight(line, 28)
        set_margins(QVBoxLayout(self), 0).addLayout(grid)

    def _connect(self) -> None:
        for moved in (self.strip.moved, self.field.chosen):
            moved.connect(self._set_threshold)
        for removed in (self.strip.removed, self.field.removed, self.panel.most_probable_wanted):
            removed.connect(self._remove_threshold)
        for over in (self.strip.released, self.field.editingFinished, self.panel.settled):
            over.connect(self._key.end)
        self.positive.chosen.connect(self._choose_class)
        self.panel.priced.connect(self._set_prices)
        self.panel.best_wanted.connect(self._take_best)
        self.words.fit_wanted.connect(self.temperature_wanted)
        self.words.back_wanted.connect(self._forget_temperature)
        self.calibration.bin_chosen.connect(self._choose_bin)

    # What is shown

    def show_nothing(self) -> None:
        """Show empty plots."""
        self._judged = self._tempered = self._against = None
        self._shown = ()
        for plot in (self.roc, self.precision_recall):
            plot.show_curves(None, ())
            plot.show_point(np.nan, np.nan, "")
        self.calibration.show_calibration(None)
        self.strip.clear()
        self.setEnabled(False)

    def show_judged(self, judged: Judged, decision: Decision, weights: str = "") -> None:
        """Show answers of a network of temperature 1, and the decision that is made by them.

        ``weights`` is the digest of those that were judged, by which a temperature is known to be theirs.
        """
        answers = judged.answers
        self._judged, self._decision = judged, decision.for_task(answers.task)
        self.setEnabled(True)
        self._show_classes(answers.task.classes)
        number = self._decision.positive_class(answers.task.classes)
        shown = (judged, self._decision.temperature)
        if shown != self._shown[:2]:
            if words := _reason_against(answers):
                self._show_words(words)
                return
            self._show_calibration(answers)
        if (*shown, number) != self._shown:
            self._show_class(number)
            self._shown = (*shown, number)
        self._show_threshold()
        self._allow_choosing(judged.part != TEST)
        fitted_to = self._decision.fitted_to
        is_stale = bool(weights and fitted_to) and weights != fitted_to
        self.words.show_temperature(self._decision.temperature, *self._errors, is_stale=is_stale)

    def _allow_choosing(self, may_choose: bool) -> None:
        """Let nothing be chosen by the test rows, which would no longer be a test."""
        self.no_choosing.setVisible(not may_choose)
        for part in (self.strip, self.field, self.panel, self.words):
            part.setEnabled(may_choose)

    def _show_classes(self, classes: tuple[str, ...]) -> None:
        if [self.positive.itemText(place) for place in range(self.positive.count())] != list(classes):
            self.positive.clear()
            for name in classes:
                self.positive.addItem(name, name)
        self.positive.show_key(classes[self._decision.positive_class(classes)])

    def _show_words(self, words: str) -> None:
        judged, decision = self._judged, self._decision
        self.show_nothing()
        self._judged, self._decision = judged, decision
        for plot in self._plots:
            plot.show_words(words)

    def _show_calibration(self, answers: Answers) -> None:
        tempered = self._tempered = decided(answers, self._decision)
        assert tempered.probabilities is not None  # noqa: S101 - they are of classes
        after = before = calibration_error(answers.actual, tempered.probabilities)
        if answers.probabilities is not None and self._decision.temperature != 1:
            before = calibration_error(answers.actual, answers.probabilities)
        self._errors = before, after
        self.words.show_figures(after, brier_score(answers.actual, tempered.probabilities))

    def _show_class(self, number: int) -> None:
        tempered = self._tempered
        if tempered is None or tempered.probabilities is None:
            return
        against = self._against = AgainstRest.of(tempered, number)
        self._best = None
        others = () if self._is_binary else other_curves(tempered, number)
        words = ""
        if not against.sweep.has_both:
            name, none = against.name, not against.sweep.positives
            words = (
                tr("No row is of {name}.", name=name) if none else tr("All rows are of {name}.", name=name)
            )
        rocs, precisions = [other[0] for other in others], [other[1] for other in others]
        for plot, curve, rest, head in (
            (self.roc, against.roc, rocs, "AUC"),
            (self.precision_recall, against.precision_recall, precisions, "AP"),
        ):
            figure = f"{head} {curve.area:.3f}"
            legend = figure if self._is_binary else f"{against.name}: {figure}"
            plot.show_words(words)
            plot.show_curves(curve, rest, legend, _areas(head, tempered.task.classes, number, [curve, *rest]))
        self.calibration.show_words("")
        self.calibration.show_calibration(self._bins(tempered, number))
        self.calibration.name_axis(
            tr("probability of {name}", name=against.name) if self._is_binary else tr("confidence")
        )

    @staticmethod
    def _bins(tempered: Answers, number: int) -> Calibration:
        """Bins of the probability of the class, or of more than two classes of the most probable one."""
        assert tempered.probabilities is not None  # noqa: S101 - they are of classes
        if len(tempered.task.classes) == 2:
            return class_calibration(tempered.actual, tempered.probabilities, number)
        return confidence_calibration(tempered.actual, tempered.probabilities)

    def _show_threshold(self) -> None:
        against, decision = self._against, self._decision
        if against is None:
            return
        counts = against.counts(decision.threshold)
        bars = against.histogram(decision.threshold)
        self.strip.show_bars(against.name, decision.threshold, bars, is_binary=self._is_binary)
        self.field.show_threshold(decision.threshold)
        self.panel.show_counts(counts, decision, len(against.probabilities))
        what = (
            tr("most probable class")
            if decision.threshold is None
            else tr("threshold {threshold}", threshold=f"{decision.threshold:g}")
        )
        recall, alarms, precision = (
            f"{share:.3f}" for share in (counts.recall, counts.false_alarm_rate, counts.precision)
        )
        text = tr("{what}\nfound {recall}\nfalse alarms {alarms}", what=what, recall=recall, alarms=alarms)
        self.roc.show_point(counts.false_alarm_rate, counts.recall, text)
        text = tr(
            "{what}\nrecall {recall}\nprecision {precision}", what=what, recall=recall, precision=precision
        )
        self.precision_recall.show_point(counts.recall, counts.precision, text)
        prices = (decision.false_alarm, decision.miss)
        if self._best is None or self._best[:2] != prices:
            self._best = (*prices, against.best_threshold(decision))
            self.panel.show_best(self._best[2] if against.sweep.has_both else None)

    @property
    def _is_binary(self) -> bool:
        return self.positive.count() == 2

    @property
    def _plots(self) -> tuple[RankPlot | CalibrationPlot, ...]:
        return self.roc, self.precision_recall, self.calibration

    def show_chosen(self, number: int) -> None:
        """Ring a bin of the calibration, or with -1 none, as after a choice elsewhere on the page."""
        self.calibration.show_chosen(number)

    # What the user does

    def _edit(self, what: str, **changes: object) -> None:
        """Tell of another decision, in which the class that it is about is named."""
        if self._against is None:
            return
        edited = replace(self._decision, **{"positive": self._against.name, **changes})  # type: ignore[arg-type]
        if edited != self._decision:
            self.decision_edited.emit(edited, self._key.of(what))

    def _set_threshold(self, threshold: float) -> None:
        self._edit("threshold", threshold=threshold)

    def _remove_threshold(self) -> None:
        self._key.end()
        self._edit("threshold", threshold=None)
        self._key.end()

    def _set_prices(self, false_alarm: float, miss: float) -> None:
        self._edit("prices", false_alarm=false_alarm, miss=miss)

    def _take_best(self) -> None:
        if self._best is not None:
            self._key.end()
            self._edit("threshold", threshold=self._best[2])
            self._key.end()

    def _choose_class(self, name: str) -> None:
        """Take another class for the positive one; a threshold of the one before says nothing about it."""
        if self._against is not None and name != self._against.name:
            self._edit("class", positive=name, threshold=None)

    def _forget_temperature(self) -> None:
        self._edit("temperature", temperature=1.0, fitted_to="")

    def _choose_bin(self, number: int) -> None:
        found = self.calibration.calibration
        self.calibration.show_chosen(number)
        if number < 0 or found is None:
            self.rows_chosen.emit(None, "")
            return
        low, high = self.calibration.range_of(number)
        title = tr("probability {low} to {high}", low=low, high=high)
        self.rows_chosen.emit(np.flatnonzero(found.bins == number), title)


def _reason_against(answers: Answers) -> str:
    """Why there are no curves of answers, or an empty text."""
    if not len(answers):
        return tr("There are no rows.")
    is_sound = answers.probabilities is not None and bool(np.isfinite(answers.probabilities).all())
    return "" if is_sound else tr("The network gives no finite numbers.")


def _areas(head: str, classes: tuple[str, ...], number: int, curves: list[RankCurve]) -> str:
    """Areas of all curves with their classes; the class by its number comes first."""
    names = [classes[number], *(name for place, name in enumerate(classes) if place != number)]
    return "\n".join(
        f"{name}: {head} {curve.area:.3f}" for name, curve in zip(names[:MOST_NAMES], curves, strict=False)
    )


def _title(text: str) -> ElidedLabel:
    return ElidedLabel(text, look="title")


def _line(title: QWidget, *aside: QWidget) -> QHBoxLayout:
    """A title with what stands at its right."""
    layout = set_margins(QHBoxLayout(), 6)
    layout.addWidget(title, 1)
    for widget in aside:
        layout.addWidget(widget)
    return layout
