"""Lesson bar: the text of the step, what was done well or wrongly, and the buttons."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.look.theme import theme
from gui.look.widgets.helpers import letters_wide, set_look, set_margins, set_names
from gui.look.widgets.pages import ScrollColumn
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from gui.look.words.marked_letters import marked
from gui.look.words.translation import tr

CHOICE_GAP = 8
DOT, DOT_DISTANCE = 7.0, 13.0
"""Pixels of a dot, and from one to the next."""
MARGINS = 16, 8, 12, 9
MOST_OF_WINDOW = 0.1
"""Share of the window's height that the text of a step may take."""
HINT_LETTERS = 30
"""Digits that a hint needs beside the buttons; else these go below it."""
BOLD = re.compile(r"\*\*(.+?)\*\*")
"""Pattern of what is shown bold between double stars: the label of the control that is spoken of."""


@dataclass(frozen=True, slots=True)
class LessonBarView:
    """Content of the bar.

    Attributes:
        title: of the lesson, with its number where it has one.
        place, count: which step this is, from 0, and how many there are; ``place == count`` is the end.
        finished: the steps that are done.
        text: of the step.
        texts: those of all steps, so that the bar keeps one height.
        hint: what was wrong, or what was done; may be empty.
        is_good: whether ``hint`` is about something done well.
        is_done: whether the step is done, so that Next is the thing to do.
        choices: answers to choose from.
        tried: number of the answer that was wrong, from 1, or 0.
        can_point: whether there is a control to show.
        can_put_right: whether the step has a state that it can be put into.
        next_label: of the last button.
        is_busy: whether a state is being prepared.
    """

    title: str = ""
    place: int = 0
    count: int = 1
    finished: frozenset[int] = frozenset()
    text: str = ""
    texts: tuple[str, ...] = ()
    hint: str = ""
    is_good: bool = False
    is_done: bool = False
    choices: tuple[str, ...] = ()
    tried: int = 0
    can_point: bool = False
    can_put_right: bool = True
    next_label: str = ""
    is_busy: bool = False


def rich(text: str) -> str:
    """Text of a lesson with its bold parts; whatever else it holds is shown as it is."""
    return BOLD.sub(r"<b>\1</b>", html.escape(marked(text), quote=False))


class StepDots(QWidget):
    """Dots, one for each step: green where it is done, blue where the lesson is now."""

    def __init__(self) -> None:
        super().__init__()
        self._view = LessonBarView()
        self.setObjectName("lesson_dots")

    def show_view(self, view: LessonBarView) -> None:
        """Show how far the lesson is."""
        self._view = view
        text = tr("task {step} of {steps}", step=min(view.place + 1, view.count), steps=view.count)
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._view.count * DOT_DISTANCE), 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(self._view.count):
            is_here = place == self._view.place
            color = "forward" if is_here else "good" if place in self._view.finished else "border"
            painter.setBrush(theme.color(color))
            radius = DOT / 2 + (1.0 if is_here else 0.0)
            painter.drawEllipse(QPointF((place + 0.5) * DOT_DISTANCE, self.height() / 2), radius, radius)


class ChoiceRow(QWidget):
    """Buttons for the answers of a question: side by side, or one below the other where they do not fit."""

    answered = Signal(int)
    """The answer of this number was chosen, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lesson_choices")
        self.buttons = [self._button(number) for number in (1, 2, 3, 4)]
        self._row = set_margins(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), CHOICE_GAP)
        for button in self.buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        # It takes the room there is, and asks for none: a long answer must not make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def _button(self, number: int) -> QPushButton:
        button = set_names(QPushButton(), f"lesson_choice_{number}", "")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.answered.emit(number))
        return button

    def show_choices(self, choices: tuple[str, ...], tried: int = 0) -> None:
        """Show these, or nothing; the one that was tried can be chosen no more."""
        self.setVisible(bool(choices))
        for button, choice in zip(self.buttons, choices, strict=False):
            button.setText(choice.replace("&", "&&"))
            button.setAccessibleName(choice)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(choices))
            button.setEnabled(place != tried - 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [button for button in self.buttons if not button.isHidden()]
        wanted = sum(button.sizeHint().width() + CHOICE_GAP for button in shown)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if wanted <= self.width() else down)


class LessonBar(QFrame):
    """A calm card above the drawing; hidden while no lesson is open."""

    back_wanted, next_wanted, show_wanted, put_right_wanted, close_wanted = (
        Signal(),
        Signal(),
        Signal(),
        Signal(),
        Signal(),
    )
    """The button for this was pressed."""
    answered = Signal(int)
    """The answer of this number was chosen, from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_strip")
        self._view = LessonBarView()
        self.title, self.step_label, self.dots = ElidedLabel(), PlainLabel(), StepDots()
        self.text, self.mark, self.hint = PlainLabel(), PlainLabel(), PlainLabel()
        self._prepare_labels()
        self.close_button = self._button(
            "lesson_close", "✕", tr("Close the lesson"), self.close_wanted, "unfold"
        )
        self.back = self._button("lesson_back", tr("Back"), tr("Go back one task"), self.back_wanted, "flat")
        self.show_me = self._button(
            "lesson_show", tr("Show me"), tr("Point at the control once more"), self.show_wanted, "flat"
        )
        self.put_right = self._button(
            "lesson_put_right",
            tr("Put it right"),
            tr("Bring back what this task begins with, and begin it anew"),
            self.put_right_wanted,
            "flat",
        )
        self.next = self._button("lesson_next", "", tr("Go on to the next task"), self.next_wanted)
        self.choices = ChoiceRow()
        self.choices.answered.connect(self.answered)
        self._text_area = ScrollColumn(self.text, "lesson_text_area")
        self._lay_out()
        theme.changed.connect(self._apply_theme)
        self.hide()

    def _prepare_labels(self) -> None:
        set_names(self.title, "lesson_title", tr("Lesson")).setProperty("look", "title")
        set_names(self.step_label, "lesson_step", tr("Task")).setProperty("look", "muted")
        set_names(self.text, "lesson_text", tr("What to do"))
        set_names(self.hint, "lesson_hint", tr("Hint"))
        self.mark.setFixedWidth(14)
        for label in (self.text, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setMinimumWidth(40)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _button(self, name: str, label: str, tooltip: str, wanted: object, look: str = "") -> QPushButton:
        button = set_names(QPushButton(label), name, label or tooltip, tooltip)
        button.setProperty("look", look)
        # A click must not take the keyboard from the control that the lesson is about.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        top = set_margins(QHBoxLayout(), 10)
        for widget in (self.title, self.dots, self.step_label):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.close_button)
        said, self._buttons = set_margins(QHBoxLayout(), 4), set_margins(QHBoxLayout(), 4)
        said.addWidget(self.choices, 1)
        said.addWidget(self.mark)
        said.addWidget(self.hint, 1)
        for button in (self.back, self.show_me, self.put_right, self.next):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._below = set_margins(QBoxLayout(QBoxLayout.Direction.LeftToRight), 4)
        self._below.addLayout(said, 1)
        self._below.addLayout(self._buttons)
        layout = set_margins(QVBoxLayout(self), 4, MARGINS)
        layout.addLayout(top)
        layout.addWidget(self._text_area)
        layout.addLayout(self._below)

    # What is shown

    def show_view(self, view: LessonBarView) -> None:
        """Show this, and the bar itself."""
        self._view = view
        self.title.setText(view.title)
        is_end = view.place >= view.count
        text = tr("task {step} of {steps}", step=view.place + 1, steps=view.count)
        self.step_label.setText(tr("finished") if is_end else text)
        self.dots.show_view(view)
        self.text.setText(rich(view.text))
        self.text.setAccessibleDescription(BOLD.sub(r"\1", view.text))
        self._show_hint(view)
        self.choices.show_choices(view.choices, view.tried)
        self.hint.setVisible(not view.choices or bool(view.hint))
        self.back.setEnabled(view.place > 0 and not view.is_busy)
        self.show_me.setVisible(view.can_point and not is_end)
        self.put_right.setVisible(view.can_put_right and not is_end)
        self.put_right.setEnabled(not view.is_busy)
        self.next.setText(view.next_label)
        self.next.setAccessibleName(view.next_label)
        self.next.setVisible(bool(view.next_label))
        self.next.setEnabled(not view.is_busy)
        set_look(self.next, "primary" if view.is_done else "flat")
        self._keep_height()
        self.show()

    def _show_hint(self, view: LessonBarView) -> None:
        self.hint.setText(rich(view.hint))
        self.hint.setAccessibleDescription(view.hint)
        self.mark.setText(("✓" if view.is_good else "!") if view.hint else "")
        look = "good_words" if view.is_good else "trouble_words"
        for label in (self.mark, self.hint):
            set_look(label, look)

    def _keep_height(self) -> None:
        """Keep one height for all steps of a lesson, so that the drawing below stays where it is."""
        width = self.width() - MARGINS[0] - MARGINS[2]
        metrics, flags = self.text.fontMetrics(), Qt.TextFlag.TextWordWrap
        heights = [
            metrics.boundingRect(QRect(0, 0, width, 2000), flags, BOLD.sub(r"\1", text)).height()
            for text in self._view.texts
        ]
        whole = max(heights, default=0) + 2
        # In a small window a long text scrolls, or it would leave no room for what it speaks of.
        most = max(2 * metrics.lineSpacing() + 2, round(MOST_OF_WINDOW * self.window().height()))
        self._text_area.setFixedHeight(min(whole, most))
        least = 2 * self.hint.fontMetrics().lineSpacing() + 2
        self.hint.setMinimumHeight(least)
        self.choices.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._buttons.sizeHint().width() + letters_wide(self.hint, HINT_LETTERS)
        directions = QBoxLayout.Direction
        self._below.setDirection(directions.LeftToRight if has_room else directions.TopToBottom)
        self._keep_height()

    def _apply_theme(self) -> None:
        self.dots.update()


def connected(bar: LessonBar, **slots: Callable[..., object]) -> LessonBar:
    """The same bar, its signals (by name) connected."""
    for name, slot in slots.items():
        getattr(bar, name).connect(slot)
    return bar
