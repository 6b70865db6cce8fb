"""The verdict: the main figure with its interval, rivals beside it, and one plain sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading, plain_tooltip
from gui.look.words.translation import tr

BAR_WIDTH, BAR_HEIGHT = 54, 9


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """The network or a rival.

    Attributes:
        label: what it is.
        figure: accuracy or R²; NaN while it is not known.
        tip: interval and seconds, in words.
        is_network: whether it is the network.
    """

    label: str
    figure: float
    tip: str = ""
    is_network: bool = False


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """What the card shows.

    Attributes:
        figure: the main figure, NaN for none.
        name: what it is called.
        interval: its interval in words, or what is to be said in its place.
        lines: the network and its rivals, the best first.
        sentence: what follows from that.
        action: label of the link below, or an empty string; ``busy`` says that it ends something.
    """

    figure: float
    name: str
    interval: str
    lines: Sequence[VerdictLine] = ()
    sentence: str = ""
    action: str = ""


class VerdictBars(QWidget):
    """A line with a bar for the network and each rival."""

    def __init__(self) -> None:
        super().__init__()
        set_names(self, "verdict_bars", tr("Rivals"))
        self.lines: Sequence[VerdictLine] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_lines(self, lines: Sequence[VerdictLine]) -> None:
        """Show these lines."""
        if len(lines) != len(self.lines):
            self.updateGeometry()
        self.lines = lines
        said = "\n".join(f"{each.label}: {figure_text(each.figure)}. {each.tip}".strip() for each in lines)
        self.setToolTip(plain_tooltip(said))
        self.setAccessibleDescription(said)
        self.setVisible(bool(lines))
        self.update()

    def _line_height(self) -> float:
        return QFontMetricsF(interface_font(9)).height() + 8

    def sizeHint(self) -> QSize:
        return QSize(200, round(self._line_height() * max(len(self.lines), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, middle = self._line_height(), Qt.AlignmentFlag.AlignVCenter
        number_width = QFontMetricsF(number_font(9)).horizontalAdvance("-0.000") + 2
        bar_left = self.width() - number_width - BAR_WIDTH - 6
        for place, line in enumerate(self.lines):
            row = QRectF(0, place * height, self.width(), height)
            font = interface_font(9)
            painter.setFont(font)
            painter.setPen(theme.color("text" if line.is_network else "muted"))
            room = QRectF(0, row.top(), bar_left - 6, height)
            label = QFontMetricsF(font).elidedText(line.label, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, label)
            painter.setFont(number_font(9))
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, figure_text(line.figure))
            if math.isfinite(line.figure):
                share = min(max(line.figure, 0.0), 1.0)
                bar = QRectF(
                    bar_left, row.center().y() - BAR_HEIGHT / 2, max(3, BAR_WIDTH * share), BAR_HEIGHT
                )
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("good") if line.is_network else theme.color("neutral", 0.5))
                painter.drawRoundedRect(bar, 2, 2)


class VerdictCard(QWidget):
    """The card."""

    acted = Signal()
    """The link below was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "verdict_card", tr("Verdict"))
        self.figure, self.name, self.interval = (
            PlainLabel(),
            ElidedLabel(look="muted"),
            ElidedLabel(look="number"),
        )
        self.figure.setObjectName("verdict_figure")
        self.interval.setObjectName("verdict_interval")
        self.bars, self.sentence = VerdictBars(), PlainLabel()
        self.sentence.setObjectName("verdict_sentence")
        self.sentence.setProperty("look", "muted")
        self.sentence.setWordWrap(True)
        self.link = link_button("", "verdict_link", "", self.acted.emit)
        frame = QFrame()
        set_look(frame, "card")
        inside = set_margins(QVBoxLayout(frame), 4, (12, 8, 12, 8))
        line = set_margins(QHBoxLayout(), 6)
        line.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.name, 1, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(line)
        for part in (self.interval, self.bars, self.sentence, self.link):
            inside.addWidget(part)
        layout = set_margins(QVBoxLayout(self), 4, (12, 8, 12, 0))
        layout.addWidget(heading(tr("Verdict")))
        layout.addWidget(frame)
        theme.changed.connect(self._style)
        self._style()

    def _style(self) -> None:
        self.figure.setStyleSheet(f"color: {theme.color('good').name()}; font-size: 18pt; font-weight: bold;")

    def show_verdict(self, shown: ShownVerdict) -> None:
        """Show a verdict."""
        self.figure.setText(figure_text(shown.figure))
        self.name.setText(shown.name)
        self.interval.setText(shown.interval)
        self.interval.setVisible(bool(shown.interval))
        self.bars.show_lines(shown.lines)
        self.sentence.setText(shown.sentence)
        self.sentence.setVisible(bool(shown.sentence))
        self.link.setText(shown.action)
        self.link.setAccessibleName(shown.action)
        self.link.setVisible(bool(shown.action))


def figure_text(value: float) -> str:
    """A share or an R² with three decimals; a dash for none."""
    return f"{value:.3f}" if math.isfinite(value) else "–"
