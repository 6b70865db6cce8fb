"""The notices of the window: which one stands in the bar and for how long, and the list of all there were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication

from gui.look.notice import Notice
from gui.look.widgets.message_bar import MessageBar
from gui.look.words.translation import retranslated

LEAST_SECONDS, LETTERS_PER_SECOND = 4.0, 15.0
"""Time that a report stays while the window is active: enough to see it and to read it at leisure."""
AFTER_HOVER = 1.0
"""Seconds after which one that was pointed at goes, once the pointer has left it."""
TICK = 0.25
MOST_ENTRIES, MOST_WITH_BUTTONS = 100, 8
"""Length of the list; what a button brings back may be large, so only the newest keep theirs."""


@dataclass(eq=False, slots=True)
class Entry:
    """Line of the list.

    Attributes:
        at: when it was said.
        notice: what was said.
        is_open: whether its buttons still make sense.
    """

    at: datetime
    notice: Notice
    is_open: bool


class Notices(QObject):
    """Shows one notice at a time: reports go by themselves, errors and choices stay.

    Attributes:
        entries: all that were shown, the newest last.
        current: the one in the bar.
    """

    changed = Signal()
    """The list is another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.current: Notice | None = None
        self._staying: Notice | None = None
        self._bar: MessageBar | None = None
        self._left, self._was_hovered = 0.0, False
        self._timer = QTimer(self)
        self._timer.setInterval(round(1000 * TICK))
        self._timer.timeout.connect(lambda: self.pass_time(TICK))

    def attach(self, bar: MessageBar) -> None:
        """Show them in this bar from now on."""
        self._bar = bar
        bar.acted.connect(lambda: self._act_on_current(second=False))
        bar.second_acted.connect(lambda: self._act_on_current(second=True))
        bar.closed.connect(self._dismiss)
        self._display()

    def show(self, notice: Notice | None) -> None:
        """Show a notice in the place of all others; None takes away what is there. The list keeps them."""
        self._staying = notice if notice is not None and not notice.only_reports else self._kept(notice)
        self.current = notice
        if notice is not None:
            self._remember(notice)
        self._display()

    def _kept(self, notice: Notice | None) -> Notice | None:
        """Notice that stays behind a report, and is shown again once that has gone."""
        return self._staying if notice is not None else None

    def withdraw(self, notice: Notice) -> None:
        """Withdraw a notice that is true no longer."""
        self._close(notice)
        self._go(notice)

    def act(self, entry: Entry, second: bool = False) -> None:
        """Do what a button of an entry says."""
        notice = entry.notice
        act = notice.second_act if second else notice.act
        if not entry.is_open or act is None:
            return
        self._close(notice)
        self._go(notice)
        act()

    def pass_time(self, seconds: float) -> None:
        """Let a report go once it had its time, which stands still while it is pointed at or nobody looks."""
        bar, focus = self._bar, QApplication.focusWidget()
        if self.current is None or not self.current.only_reports:
            return
        if bar is None or not bar.isActiveWindow():
            return
        if bar.underMouse() or (focus is not None and bar.isAncestorOf(focus)):
            self._was_hovered = True
            return
        if self._was_hovered:
            self._left, self._was_hovered = min(self._left, AFTER_HOVER), False
        self._left -= seconds
        if self._left <= 0:
            self._go(self.current)

    def _remember(self, notice: Notice) -> None:
        has_buttons = notice.act is not None or notice.second_act is not None
        if self.entries and self.entries[-1].notice.text == notice.text:
            self.entries.pop()
        self.entries.append(Entry(datetime.now(), notice, has_buttons))
        del self.entries[:-MOST_ENTRIES]
        for entry in [each for each in self.entries if each.is_open][:-MOST_WITH_BUTTONS]:
            self._shut(entry)
        self.changed.emit()

    @staticmethod
    def _shut(entry: Entry) -> None:
        """Keep the sentence alone, so that what a button would have brought back is let go."""
        notice = entry.notice
        entry.notice = Notice(notice.text, notice.look, details=notice.details)
        entry.is_open = False

    def _close(self, notice: Notice) -> None:
        for entry in self.entries:
            if entry.notice is notice:
                self._shut(entry)
        self.changed.emit()

    def _act_on_current(self, second: bool) -> None:
        notice = self.current
        entry = next((each for each in self.entries[::-1] if each.notice is notice), None)
        if entry is not None:
            self.act(entry, second)

    def _dismiss(self) -> None:
        if self.current is not None:
            self._go(self.current)

    def _go(self, notice: Notice) -> None:
        """Take it away, and show again what it stood before."""
        if notice is self._staying:
            self._staying = None
        if notice is self.current:
            self.current = self._staying
            self._display()

    def _display(self) -> None:
        notice, bar = self.current, self._bar
        self._timer.stop()
        if bar is None:
            return
        if notice is None:
            bar.clear()
            return
        text, button, second = map(retranslated, (notice.text, notice.button, notice.second_button))
        bar.show_message(
            text, notice.look, button=button, details=notice.details, closable=True, second_button=second
        )
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))
        if notice.only_reports:
            self._left, self._was_hovered = LEAST_SECONDS + len(text) / LETTERS_PER_SECOND, False
            self._timer.start()
