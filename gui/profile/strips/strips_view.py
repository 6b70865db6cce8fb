"""All strips of a table, as many side by side as there is room for; what is out of sight costs nothing."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from engine.common.arrays import Array
from engine.evaluation.strips.grids import Strip
from gui.bench.judging.pinned_row import Value
from gui.bench.judging.profiling.profile_work import RowCurves
from gui.bench.judging.profiling.profiler import Profiler
from gui.look.theme import theme
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr
from gui.profile.strips.category_strip import CategoryStrip
from gui.profile.strips.number_strip import NumberStrip
from gui.profile.strips.scale import Scale, scale_of
from gui.profile.strips.strip_card import Marked, StripCard

GAP = 8
"""Pixels between two cards, and around them."""
LEAST_WIDTH, WIDE, LEAST_HEIGHT, MOST_HEIGHT = 250, 440, 190, 300
"""Pixels of a card; there are more than three side by side only where each has as many as ``WIDE``."""

CARDS_AT_ONCE, CATCH_UP = 3, 25
"""Cards that are painted with new weights while training goes on, and milliseconds to the next ones."""

LOOK_EVERY, IDLE, IDLE_LOOKS = 1500, 4.0, 3
"""Milliseconds from one look at the mouse to the next; seconds and looks after which nobody works here."""


class StripsView(QScrollArea):
    """The strips of the columns that the network uses, in the order of the profiler.

    Attributes:
        cards: by the names of the columns.
    """

    def __init__(self, profiler: Profiler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiler = profiler
        self.cards: dict[str, StripCard] = {}
        self._strips: tuple[Strip, ...] = ()
        self._placed: tuple[object, ...] = ()
        self._grid = (1, LEAST_HEIGHT)  # cards side by side, and pixels from one row of them to the next
        self._filled: frozenset[str] = frozenset()
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.timeout.connect(self._catch_up)
        self._watching = QTimer(self)
        self._watching.setInterval(LOOK_EVERY)
        self._watching.timeout.connect(self._look_at_mouse)
        self._mouse, self._looks_still, self._used = QPoint(), 0, 0.0
        self._inside = QWidget()
        self._inside.setObjectName("strips")
        self.setWidget(self._inside)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to the strips
        set_names(self, "strips_area", tr("Strips of the columns"))
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._look)
        profiler.changed.connect(self.show_all)
        profiler.row_changed.connect(self._show_rows)
        self.show_all()

    @property
    def is_in_use(self) -> bool:
        """True if the strips must stay where they are: the mouse moves over them, or one is worked with."""
        if not self.isVisible():
            return False
        is_over = self.viewport().rect().contains(self.viewport().mapFromGlobal(QCursor.pos()))
        is_worked_with = time.perf_counter() - self._used < IDLE or any(
            c.is_dragging for c in self.cards.values()
        )
        return is_worked_with or (is_over and self._looks_still < IDLE_LOOKS)

    def _look_at_mouse(self) -> None:
        """Note how long the mouse has stayed, and let the strips be sorted if nobody works with them."""
        place = QCursor.pos()
        self._looks_still = self._looks_still + 1 if place == self._mouse else 0
        self._mouse = place
        if not self.is_in_use:
            self._profiler.settle()

    def _choose(self, column: str, value: Value) -> None:
        self._used = time.perf_counter()
        self._profiler.pinned.set_value(column, value)

    @property
    def in_sight(self) -> tuple[str, ...]:
        """The columns whose cards are in sight, at least in part."""
        if not self.isVisible() or not self.cards:
            return ()
        columns, height = self._grid
        top = self.verticalScrollBar().value()
        first, last = top // height, (top + self.viewport().height()) // height
        return self._order[first * columns : (last + 1) * columns]

    @property
    def _order(self) -> tuple[str, ...]:
        names = self._profiler.order.names
        return names if len(names) == len(self.cards) else ()

    # Filling

    def show_all(self) -> None:
        """Show the strips of the run, and what is known of them."""
        basis = self._profiler.basis
        strips = basis.strips if basis is not None and not self._profiler.is_of_pictures else ()
        if strips is not self._strips:
            self._make_cards(strips)
        self._place()
        self._look()
        self._show_known()
        self._show_wanted()

    def _show_wanted(self) -> None:
        """Bring the strip that is wanted into sight, with the keyboard on it."""
        card = self.cards.get(self._profiler.order.wanted)
        if card is not None and self.isVisible():
            self._profiler.order.wanted = ""
            self.ensureWidgetVisible(card)
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_cards(self, strips: tuple[Strip, ...]) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards, self._strips = {}, strips
        for strip in strips:
            kind = NumberStrip if strip.grid.kind == "number" else CategoryStrip
            card = self.cards[strip.column] = kind(strip, self._inside)
            card.value_chosen.connect(self._choose)
            card.show()
        self.verticalScrollBar().setValue(0)

    def _look(self) -> None:
        """Ask for the curves of what is in sight."""
        self._profiler.set_in_sight(self.in_sight)
        self._show_known()

    def _show_known(self) -> None:
        """Show the other rows' curves of the cards in sight, and forget how the others were painted."""
        weighed, output, scale = self._profiler.weighed, self._profiler.output, self._scale()
        in_sight = self.in_sight
        for name in self._filled.difference(in_sight).intersection(self.cards):
            self.cards[name].repaint_all()
        for name in in_sight:
            found = weighed.others.get(name) if weighed is not None else None
            self.cards[name].show_others(scale, found, output)
        self._filled = frozenset(in_sight)
        self._show_rows()
        if not self._catching_up.isActive():
            self._catch_up()

    def _catch_up(self) -> None:
        """Paint a few of the cards whose curves are of former weights, and the others a little later."""
        behind = [self.cards[name] for name in self.in_sight if self.cards[name].is_behind]
        if not behind:
            return
        at_once = CARDS_AT_ONCE if self._profiler.hold_until_painted() else len(behind)
        for card in behind[:at_once]:
            card.catch_up()
        if len(behind) > at_once:
            self._catching_up.start(CATCH_UP)

    def _show_rows(self) -> None:
        here, beside = self._profiler.here, self._profiler.beside
        for name in self.in_sight:
            self.cards[name].show_rows(self._marked(here, name), self._marked(beside, name))

    def _marked(self, row: RowCurves | None, name: str) -> Marked | None:
        if row is None:
            return None
        output, curve = self._profiler.output, row.curves.get(name)
        along = curve[:, output] if curve is not None else None
        return Marked(row.row.values.get(name), along, float(row.prediction[output]))

    def _scale(self) -> Scale:
        basis = self._profiler.basis
        if basis is None:
            return Scale(0.0, 1.0, (), ())
        rows = [row for row in (self._profiler.here, self._profiler.beside) if row is not None]
        predicted: Array = np.array([float(row.prediction[0]) for row in rows])
        is_share = basis.preparation.task.kind != "regression"
        return scale_of(basis.target_range, predicted, is_share=is_share)

    # Places

    def _place(self) -> None:
        """Put the cards into rows and columns, in their order."""
        order = self._order
        size = self.viewport().size()
        if (order, size) == self._placed:
            return
        self._placed = order, size
        room = size.width() - GAP
        most = max(3, room // WIDE)
        columns = max(1, min(len(order), most, room // (LEAST_WIDTH + GAP)))
        width = min(room // columns, 2 * WIDE) - GAP
        rows = max(1, (size.height() - GAP) // (LEAST_HEIGHT + GAP))
        height = min(max((size.height() - GAP) // rows - GAP, LEAST_HEIGHT), MOST_HEIGHT)
        self._grid = columns, height + GAP
        before: QWidget | None = None
        for place, name in enumerate(order):
            row, column = divmod(place, columns)
            card = self.cards[name]
            card.setGeometry(GAP + column * (width + GAP), row * (height + GAP), width, height)
            if before is not None:
                QWidget.setTabOrder(before, card)
            before = card
        lines = -(-len(order) // columns) if order else 0
        self._inside.resize(size.width(), max(size.height(), lines * (height + GAP)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watching.start()
        self._look()
        QTimer.singleShot(0, self, self._show_wanted)  # the page has the keyboard first

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watching.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("canvas"))
