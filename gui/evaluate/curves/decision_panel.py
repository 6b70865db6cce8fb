"""What a threshold costs: errors, prices, and buttons for the best threshold and for none."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from engine.evaluation.diagnostics.sweep import Counts
from engine.project.decision import MOST_PRICE, Decision
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import number_font
from gui.look.widgets.fields import DecimalBox
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from gui.look.words.translation import tr


class DecisionPanel(QWidget):
    """Errors at the threshold, the price of each, and what they cost.

    Attributes:
        false_alarm, miss: fields of the prices.
        errors, shares, cost: labels.
        best, most_probable: buttons.
    """

    priced = Signal(float, float)
    """The user set the prices of a false alarm and of a miss."""
    settled = Signal()
    """The user is done with a field."""
    best_wanted = Signal()
    """The threshold with the lowest cost is wanted."""
    most_probable_wanted = Signal()
    """No threshold is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.errors = set_names(PlainLabel(), "threshold_errors", tr("Errors at the threshold"))
        self.errors.setWordWrap(True)
        self.shares = ElidedLabel(look="muted")
        self.cost = set_names(PlainLabel(), "threshold_cost", tr("Cost"))
        self.cost.setFont(number_font(12))
        self.false_alarm = self._price_box("price_false_alarm", tr("Price of a false alarm"))
        self.miss = self._price_box("price_miss", tr("Price of a miss"))
        self.best = QPushButton(tr("Best for these costs"))
        set_names(self.best, "best_threshold", self.best.text())
        self.best.clicked.connect(lambda _checked: self.best_wanted.emit())
        self.most_probable = QPushButton(tr("Most probable class"))
        tip = tr("No threshold: each row is taken for its most probable class")
        set_names(self.most_probable, "no_threshold", self.most_probable.text(), tip)
        self.most_probable.clicked.connect(lambda _checked: self.most_probable_wanted.emit())
        self._lay_out()

    def _price_box(self, name: str, accessible: str) -> DecimalBox:
        box = set_names(DecimalBox(0, MOST_PRICE, 4), name, accessible)
        box.valueChanged.connect(lambda _value: self.priced.emit(self.false_alarm.value(), self.miss.value()))
        box.editingFinished.connect(self.settled)
        return box

    def _lay_out(self) -> None:
        prices = set_margins(QGridLayout(), 4)
        texts = (tr("per false alarm"), tr("per miss"))
        tips = (
            tr("Price of a row that is taken for the class and is not of it"),
            tr("Price of a row of the class that is taken for another"),
        )
        for line, (text, tip, box) in enumerate(zip(texts, tips, (self.false_alarm, self.miss), strict=True)):
            label = ElidedLabel(text, look="muted")
            label.own_tooltip = tip
            label.setBuddy(box)
            box.setToolTip(plain_tooltip(tip))
            box.setMaximumWidth(76)
            prices.addWidget(label, line, 0)
            prices.addWidget(box, line, 1)
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addWidget(self.errors)
        layout.addWidget(self.shares)
        layout.addLayout(prices)
        layout.addWidget(self.cost)
        layout.addWidget(self.best)
        layout.addWidget(self.most_probable)
        layout.addStretch(1)

    def show_counts(self, counts: Counts, decision: Decision, rows: int) -> None:
        """Show the errors of a decision on so many rows."""
        self.errors.setText(
            tr(
                "False alarms: {alarms}\nMisses: {misses}",
                alarms=f"{counts.false_alarms:,}",
                misses=f"{counts.misses:,}",
            )
        )
        precision, recall = (
            "–" if math.isnan(share) else f"{share:.3f}" for share in (counts.precision, counts.recall)
        )
        self.shares.setText(tr("precision {precision} · recall {recall}", precision=precision, recall=recall))
        cost = counts.cost(decision)
        self.cost.setText(tr("cost {cost}", cost=f"{cost:,.6g}"))
        per_row = tr(
            "Of all {rows} rows together; {mean} a row",
            rows=f"{rows:,}",
            mean=axis_number(cost / max(rows, 1)),
        )
        self.cost.setToolTip(plain_tooltip(per_row))
        self.false_alarm.show_value(decision.false_alarm)
        self.miss.show_value(decision.miss)
        self.most_probable.setEnabled(decision.threshold is not None)

    def show_best(self, threshold: float | None) -> None:
        """Name the best threshold in the tooltip of its button; None where there is none."""
        self.best.setEnabled(threshold is not None)
        tip = (
            ""
            if threshold is None
            else tr("Threshold {threshold}: the lowest cost on these rows", threshold=f"{threshold:g}")
        )
        self.best.setToolTip(plain_tooltip(tip))
