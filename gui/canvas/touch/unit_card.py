"""Card of the unit or the weight that is pointed at: painted beside it, never under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.canvas.touch.card_facts import CardFacts, GroupBars
from gui.look.theme import interface_font, number_font, theme
from gui.look.words.translation import tr

WIDTH, EDGE = 332, 12
"""Width of the card, and room between its border and what stands in it."""
LINE, BARS, NAMES = 17.0, 17.0, 90.0
"""Heights of a line of words and of the bars of a group, and width of the names beside these."""
PICTURE = 64.0
"""Side of the picture of a row."""
GAP = 7.0
BESIDE = 16
"""Pixels between the card and what it is about."""


class UnitCard(QWidget):
    """Words and bars on what is pointed at; the mouse passes through it.

    Attributes:
        lines: name first, then what is known at once.
        facts: what a thread has found out of a unit; None until then, and for a weight.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unit_card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines: tuple[str, ...] = ()
        self.facts: CardFacts | None = None
        self.hide()

    def show_about(self, lines: tuple[str, ...], facts: CardFacts | None, about: QRect) -> None:
        """Say this beside the rectangle ``about`` of the parent."""
        is_other = (lines, facts) != (self.lines, self.facts)
        self.lines, self.facts = lines, facts
        self.setAccessibleName(lines[0] if lines else "")
        self.setAccessibleDescription("\n".join((*lines[1:], *_words(facts))))
        size = self.sizeHint()
        self.setGeometry(place_beside(about, size, self.area.rect()))
        self.show()
        self.raise_()
        if is_other:
            self.update()

    @property
    def area(self) -> QWidget:
        """Widget over which it floats; asked of Qt, for a card that held its parent would outlive it."""
        parent = self.parentWidget()
        assert parent is not None  # noqa: S101 - it is made with one
        return parent

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, round(self._paint(None)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint(painter)

    # Each part paints below the one before, or only measures where there is no painter.

    def _paint(self, painter: QPainter | None) -> float:
        """Paint all, or measure it; gives the height."""
        y, facts = float(EDGE - 2), self.facts
        for number, line in enumerate(self.lines):
            font = interface_font(10, bold=True) if number == 0 else interface_font(9)
            y = self._line(painter, y, line, font, "text" if number == 0 else "muted")
        if facts is not None:
            text, is_good = facts.health
            y = self._line(painter, y, text, interface_font(9), "good" if is_good else "trouble")
            if facts.output is not None:
                y = self._line(painter, y, here_text(facts), interface_font(9), "muted")
            y = self._bars(painter, y + GAP, facts)
            y = self._best(painter, y + GAP, facts) if facts.best.titles else y
        return y + EDGE - 2

    def _line(self, painter: QPainter | None, y: float, text: str, font: QFont, color: str) -> float:
        if painter is not None:
            _write(painter, QRectF(EDGE, y, WIDTH - 2 * EDGE, LINE), text, font=font, color=color)
        return y + LINE

    def _bars(self, painter: QPainter | None, y: float, facts: CardFacts) -> float:
        """The outputs for each group as bars over one scale, whose ends stand below."""
        area = QRectF(EDGE + NAMES, y, WIDTH - 2 * EDGE - NAMES, BARS)
        for group in facts.groups:
            if painter is not None:
                name = QRectF(EDGE, y, NAMES - GAP, BARS)
                _write(painter, name, group.name, font=interface_font(8.5), color="text")
                _paint_bars(painter, QRectF(area.left(), y, area.width(), BARS), group)
            y += BARS
        if painter is not None:
            box = QRectF(area.left(), y, area.width(), LINE)
            font = number_font(8)
            _write(painter, box, facts.ends[0], font=font, color="muted")
            _write(painter, box, facts.ends[1], font=font, color="muted", is_right=True)
        return self._line(painter, y + LINE, facts.sample, interface_font(8.5), "muted")

    def _best(self, painter: QPainter | None, y: float, facts: CardFacts) -> float:
        """The rows that excite it most: a column for each, or its picture."""
        best = facts.best
        y = self._line(painter, y, tr("Excited most by"), interface_font(9, bold=True), "text")
        if best.images:
            return self._pictures(painter, y + 2, facts)
        lines = [("", best.titles), (tr("target"), best.targets)]
        lines += list(zip(best.columns, best.cells, strict=True))
        wide = (WIDTH - 2 * EDGE - NAMES) / 3
        for number, (name, cells) in enumerate(lines):
            if painter is not None:
                box = QRectF(EDGE, y, NAMES - GAP, LINE)
                _write(painter, box, name, font=interface_font(8.5), color="muted")
                for place, cell in enumerate(cells):
                    box = QRectF(EDGE + NAMES + place * wide, y, wide - 4, LINE)
                    font = interface_font(8.5) if number < 2 else number_font(8.5)  # titles and targets
                    color = "text" if number else "muted"
                    _write(painter, box, cell, font=font, color=color, is_right=True)
            y += LINE
        if best.left_out:
            text = tr("and {count:,} more columns, in which they stand out less", count=best.left_out)
            y = self._line(painter, y, text, interface_font(8.5), "muted")
        return y

    def _pictures(self, painter: QPainter | None, y: float, facts: CardFacts) -> float:
        best = facts.best
        for place, image in enumerate(best.images):
            if painter is None:
                continue
            left = EDGE + place * (PICTURE + 3 * GAP)
            size = QSize(image.width(), image.height()).scaled(
                int(PICTURE), int(PICTURE), Qt.AspectRatioMode.KeepAspectRatio
            )
            painter.drawImage(QRectF(left, y, size.width(), size.height()), image)
            for line, text in enumerate((best.titles[place], best.targets[place])):
                box = QRectF(left, y + PICTURE + 2 + line * LINE, PICTURE + 2 * GAP, LINE)
                color = "muted" if line == 0 else "text"
                _write(painter, box, text, font=interface_font(8.5), color=color)
        return y + PICTURE + 2 + 2 * LINE


def place_beside(about: QRect, size: QSize, area: QRect) -> QRect:
    """Where a card of a size stands: right of what it is about, else left, below or above, in the area.

    Where there is no room at any side it stands where most of it is seen beside, never over ``about``.
    """
    wide, tall = size.width(), size.height()
    top = max(area.top() + 4, min(about.center().y() - tall // 3, area.bottom() - tall - 4))
    left = max(area.left() + 4, min(about.center().x() - wide // 2, area.right() - wide - 4))
    right_of, left_of = about.right() + BESIDE, about.left() - BESIDE - wide
    if right_of + wide <= area.right():
        return QRect(right_of, top, wide, tall)
    if left_of >= area.left():
        return QRect(left_of, top, wide, tall)
    if about.bottom() + BESIDE + tall <= area.bottom():
        return QRect(left, about.bottom() + BESIDE, wide, tall)
    if about.top() - BESIDE - tall >= area.top():
        return QRect(left, about.top() - BESIDE - tall, wide, tall)
    is_right = area.right() - about.right() >= about.left() - area.left()
    return QRect(right_of if is_right else left_of, top, wide, tall)


def here_text(facts: CardFacts) -> str:
    """The number of the unit for the followed row, and its z."""
    output = _signed(facts.output or 0.0)
    if facts.here is None:
        return tr("{row}: a = {a}", row=facts.row, a=output)
    return tr("{row}: z = {z}, a = {a}", row=facts.row, z=_signed(facts.here.z), a=output)


def _signed(value: float) -> str:
    return f"{value:+.4g}" if value else "0"


def _words(facts: CardFacts | None) -> tuple[str, ...]:
    """What the card shows, for who cannot see it."""
    if facts is None:
        return ()
    rows = zip(facts.best.titles, facts.best.targets, strict=True)
    best = ", ".join(f"{title} ({target})" for title, target in rows)
    here = here_text(facts) if facts.output is not None else ""
    return tuple(filter(None, (facts.health[0], here, facts.sample, f"{tr('Excited most by')}: {best}")))


def _write(
    painter: QPainter, box: QRectF, text: str, *, font: QFont, color: str, is_right: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(color))
    shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_bars(painter: QPainter, area: QRectF, group: GroupBars) -> None:
    """Paint the counts of a group, the highest as high as its strip, and a mark at its mean."""
    ground, top = area.bottom() - 2, max(int(group.counts.max(initial=0)), 1)
    wide = area.width() / max(len(group.counts), 1)
    painter.setPen(QPen(theme.color("grid"), 1))
    painter.drawLine(QPointF(area.left(), ground), QPointF(area.right(), ground))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(group.color))
    for place, count in enumerate(group.counts.tolist()):
        if count:
            tall = max(1.0, (area.height() - 4) * count / top)
            painter.drawRect(QRectF(area.left() + place * wide, ground - tall, max(wide - 0.6, 1.0), tall))
    if group.mean is not None:
        x = area.left() + group.mean * area.width()
        painter.setPen(QPen(theme.color("text"), 1.4))
        painter.drawLine(QPointF(x, area.top() + 1), QPointF(x, ground + 2))
