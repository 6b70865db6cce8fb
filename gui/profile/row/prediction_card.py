"""What the network predicts for the pinned row: a number with its interval, or a bar for each class."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.evaluation.strips.curves import COVERED
from gui.bench.judging.profiling.profile_work import RowCurves
from gui.bench.judging.profiling.profiler import Profiler
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, heading, plain_tooltip, show_tooltip
from gui.look.words.translation import tr

MOST_CLASSES = 10
"""Classes with a bar; of more, the most probable."""
LINE = 24
"""Pixels from one bar to the next."""


def number_text(value: float, span: float, sign: str = "") -> str:
    """A predicted number for people, to a thousandth of the ``span`` of its column, with its unit."""
    if not math.isfinite(value):
        return "–"
    size = max(abs(value), span)
    if not 1e-6 < size < 1e9 or span <= 0:
        return f"{value:.4g} {sign}".rstrip()
    decimals = max(0, 3 - math.floor(math.log10(span)))
    return f"{value:,.{decimals}f} {sign}".rstrip()


@dataclass(frozen=True, slots=True)
class ClassShare:
    """Bar of one class.

    Attributes:
        name: of the class.
        here, beside: its probability for the pinned row, and for the one beside it or None.
        is_predicted, is_actual: whether it is the most probable one; whether it is the true one.
    """

    name: str
    here: float
    beside: float | None
    is_predicted: bool
    is_actual: bool


class ClassBars(QWidget):
    """Probabilities of the classes.

    Attributes:
        shares: what is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares: tuple[ClassShare, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_names(self, "class_bars", tr("Probabilities of the classes"))
        theme.changed.connect(self.update)

    def show_shares(self, shares: tuple[ClassShare, ...]) -> None:
        """Show these bars."""
        has_grown = len(shares) != len(self.shares)
        self.shares = shares
        said = " · ".join(f"{each.name} {percent(each.here)}" for each in shares)
        self.setAccessibleDescription(said)
        if has_grown:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, LINE * max(1, len(self.shares)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, share in enumerate(self.shares):
            self._paint_share(painter, line * LINE, share)

    def _paint_share(self, painter: QPainter, top: float, share: ClassShare) -> None:
        names, numbers = interface_font(9, bold=share.is_predicted), number_font(9)
        color = "good" if share.is_predicted else "text"
        width, text = QFontMetricsF(numbers).horizontalAdvance("100.0 %"), percent(share.here)
        line = QRectF(0, top, self.width(), LINE - 7)
        painter.setPen(theme.color(color))
        painter.setFont(numbers)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(names)
        room = self.width() - width - 8
        tag = tr("actual") if share.is_actual else ""
        tag_width = QFontMetricsF(interface_font(8)).horizontalAdvance(tag) + 8 if tag else 0.0
        metrics = QFontMetricsF(names)
        name = metrics.elidedText(share.name, Qt.TextElideMode.ElideRight, room - tag_width)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if tag:
            painter.setFont(interface_font(8))
            painter.setPen(theme.color("muted"))
            line.setLeft(metrics.horizontalAdvance(name) + 8)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tag)
        painter.setPen(Qt.PenStyle.NoPen)
        y = top + LINE - 6
        for value, height, shown in (
            (1.0, 3, "border"),
            (share.here, 3, "good" if share.is_predicted else "forward"),
        ):
            painter.setBrush(theme.color(shown))
            length = self.width() * (value if np.isfinite(value) else 0.0)
            painter.drawRoundedRect(QRectF(0, y, max(length, 1.0), height), 1.5, 1.5)
        if share.beside is not None:
            painter.setBrush(theme.color("violet"))
            painter.drawEllipse(
                QPointF(min(max(self.width() * share.beside, 3), self.width() - 3), y + 1.5), 3, 3
            )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = int(event.pos().y() // LINE)
            if 0 <= line < len(self.shares):
                share = self.shares[line]
                said = f"{share.name}: {share.here:.6g}"
                if share.beside is not None:
                    said += "\n" + tr("beside: {value}", value=f"{share.beside:.6g}")
                show_tooltip(event.globalPos(), said, self)
            return True
        return super().event(event)


def percent(share: float) -> str:
    """A probability in percent."""
    return f"{share:.1%}".replace("%", " %") if math.isfinite(share) else "–"


class PredictionCard(QWidget):
    """The prediction.

    Attributes:
        value, interval, actual, error, beside: lines on a number.
        bars: of the classes.
        note: what is to be known beside it.
    """

    def __init__(self, profiler: Profiler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiler = profiler
        self.value, self.interval = ElidedLabel(), ElidedLabel(look="number")
        self.actual, self.error, self.beside = ElidedLabel(), ElidedLabel(look="number"), ElidedLabel()
        self.note, self.bars = ElidedLabel(look="muted"), ClassBars()
        self.value.setFont(interface_font(19, bold=True))
        self.interval.setFont(number_font(9))
        self.error.setFont(number_font(9))
        set_names(self.value, "predicted_value", tr("Prediction"))
        set_look(self.value, "good_words")
        set_look(self.beside, "violet_words")
        card = QFrame()
        card.setProperty("look", "card")
        truth = set_margins(QHBoxLayout(), 8)
        truth.addWidget(self.actual, 1)
        truth.addWidget(self.error)
        self.error.setAlignment(Qt.AlignmentFlag.AlignRight)
        inside = set_margins(QVBoxLayout(card), 4, (12, 10, 12, 10))
        for part in (self.value, self.interval, self.bars):
            inside.addWidget(part)
        inside.addLayout(truth)
        inside.addWidget(self.beside)
        inside.addWidget(self.note)
        layout = set_margins(QVBoxLayout(self), 6, (12, 0, 12, 0))
        self.title = heading(tr("Prediction"))
        layout.addWidget(self.title)
        layout.addWidget(card)
        profiler.changed.connect(self.show_prediction)
        profiler.row_changed.connect(self.show_prediction)
        self.show_prediction()

    def show_prediction(self) -> None:
        """Show what is predicted now."""
        ground, here = self._profiler.ground, self._profiler.here
        is_there = ground is not None and here is not None
        self.setVisible(is_there)
        if ground is None or here is None:
            return
        target = ground.dataset.task.target
        self.title.setText(tr("Prediction: {target}", target=target).upper())
        is_number = ground.dataset.task.kind == "regression"
        for part in (self.value, self.interval, self.actual, self.error, self.beside):
            part.setVisible(is_number)
        self.bars.setVisible(not is_number)
        self.note.setText("")
        actual = self._actual()
        if is_number:
            self._show_number(float(here.prediction[0]), actual)
        else:
            self._show_classes(here, actual)
        self.note.setVisible(bool(self.note.text()))

    def _actual(self) -> float | str | None:
        """The target of the row of the table that is pinned, where it may be shown."""
        ground, row = self._profiler.ground, self._profiler.pinned.row
        if ground is None or row is None or row.place is None:
            return None
        if ground.part(row.place) == "test" and not self._profiler.may_show_test():
            self.note.setText(tr("A test row: what is true of it stays closed."))
            return None
        return row.values.get(ground.dataset.task.target)

    def _show_number(self, predicted: float, actual: float | str | None) -> None:
        ground, interval, beside = self._profiler.ground, self._profiler.interval, self._profiler.beside
        if ground is None:
            return
        sign = ground.basis.table.column(ground.dataset.task.target).sign
        lowest, highest = ground.basis.target_range
        span = highest - lowest
        self.value.setText(number_text(predicted, span, sign))
        self.value.setToolTip(plain_tooltip(repr(predicted)))
        share, rows = f"{COVERED:.0%}".replace("%", " %"), len(ground.checked_targets)
        if interval is not None:
            low, high = (number_text(end, span) for end in interval)
            text = tr("{share} interval {low} – {high}", share=share, low=low, high=high)
            room = self.interval.contentsRect().width()
            if self.interval.isVisible() and self.interval.fontMetrics().horizontalAdvance(text) > room:
                text = tr("{share}: {low} – {high}", share=share, low=low, high=high)
            self.interval.setText(text)
            self.interval.own_tooltip = tr(
                "{share} of the errors on {rows} validation rows, with the weights of now, lie in this range "
                "around the prediction.",
                share=share,
                rows=f"{rows:,}",
            )
        else:
            self.interval.setText(tr("no interval: too few validation rows") if rows else tr("no interval"))
            self.interval.own_tooltip = tr("It is measured on validation rows; give them a share under Data.")
        is_known = isinstance(actual, float)
        self.actual.setVisible(is_known)
        self.error.setVisible(is_known)
        if isinstance(actual, float):
            self.actual.setText(tr("actual {value}", value=number_text(actual, span, sign)))
            self.error.setText(tr("error {value}", value=_signed(predicted - actual, span)))
        self.beside.setVisible(beside is not None)
        if beside is not None:
            other = float(beside.prediction[0])
            value, more = number_text(other, span, sign), _signed(other - predicted, span)
            self.beside.setText(tr("beside {value} ({difference})", value=value, difference=more))

    def _show_classes(self, here: RowCurves, actual: float | str | None) -> None:
        ground, beside = self._profiler.ground, self._profiler.beside
        if ground is None:
            return
        found, classes = here.prediction, ground.dataset.task.classes
        predicted = self._profiler.decided(here)
        places = list(range(len(classes)))
        if len(classes) > MOST_CLASSES:
            places = sorted(np.argsort(-found, kind="stable")[:MOST_CLASSES].tolist())
            self.note.setText(tr("the {shown} most probable of {all}", shown=MOST_CLASSES, all=len(classes)))
        true = ground.class_of(actual)
        self.bars.show_shares(
            tuple(
                ClassShare(
                    classes[place],
                    float(found[place]),
                    float(beside.prediction[place]) if beside is not None else None,
                    is_predicted=place == predicted,
                    is_actual=place == true,
                )
                for place in places
            )
        )


def _signed(value: float, span: float) -> str:
    return f"{'+' if value > 0 else ''}{number_text(value, span)}"
