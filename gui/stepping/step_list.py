"""The list of an iteration's steps, with what moves through them and the row that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.stepping.parts import Part, Step
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.fields import ChoiceBox, WholeNumberBox
from gui.look.widgets.helpers import ModelIndex, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading, plain_tooltip
from gui.look.words.translation import tr
from gui.stepping.diagram.box import BoxBadge
from gui.stepping.journey import journey_text, step_by_key
from gui.stepping.panels.chosen_rows_line import ChosenRowsLine
from gui.stepping.stepping_model import FASTEST_PLAYBACK, SteppingModel
from gui.stepping.words.step_texts import COLORS, part_title, step_title

ROW_HEIGHT, PART_HEIGHT = 28, 23
MOST_LINES = 13
"""Lines that the list shows before it scrolls."""

KIND, DONE, IS_PART, BADGE = (Qt.ItemDataRole.UserRole + i for i in range(4))
"""Roles of a line: kind of step; whether it is done, the last one done, or to come; what it is; its badge."""

TO_COME, PASSED, CURRENT = range(3)

INTERVALS = {"4000": "4 s", "2000": "2 s", "1000": "1 s", "500": "½ s", str(FASTEST_PLAYBACK): "¼ s"}
"""Labels of the milliseconds from step to step."""


class _LinePainter(QStyledItemDelegate):
    """Paints a line of the list: a dot that says whether the step is done, and its title."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(60, PART_HEIGHT if index.data(IS_PART) else ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: ModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state, is_part = QRectF(option.rect), index.data(DONE), index.data(IS_PART)
        accent = theme.color(COLORS[index.data(KIND)])
        if state == CURRENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(COLORS[index.data(KIND)], 0.18))
            painter.drawRoundedRect(rect.adjusted(4, 1, -2, -1), 5, 5)
            painter.setBrush(accent)
            painter.drawRect(QRectF(rect.left() + 1, rect.top() + 1, 3, rect.height() - 2))
        if option.state & QStyle.StateFlag.State_HasFocus and index.row() == self._focused(option):
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4.5, 1.5, -2.5, -1.5), 5, 5)
        self._paint_dot(painter, QPointF(rect.left() + (36 if is_part else 18), rect.center().y()), index)
        area = rect.adjusted(50 if is_part else 34, 0, -6 - self._paint_badge(painter, rect, index), 0)
        painter.setPen(theme.color("faint" if state == TO_COME else "text"))
        painter.setFont(number_font(8.5) if is_part else interface_font(bold=state == CURRENT))
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_badge(self, painter: QPainter, rect: QRectF, index: ModelIndex) -> float:
        """Paint what the check of the gradients says of a layer; gives how wide that is."""
        badge: BoxBadge | None = index.data(BADGE)
        if badge is None or index.data(DONE) == TO_COME:
            return 0.0
        painter.setFont(number_font(8))
        painter.setPen(theme.color("good" if badge.is_good else "wrong"))
        text = f"{'✓' if badge.is_good else '✗'} {badge.text}"
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width() / 2))
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -8, 0), aligned, text)
        return painter.fontMetrics().horizontalAdvance(text) + 10.0

    def _focused(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.currentRow() if isinstance(view, QListWidget) else -1

    def _paint_dot(self, painter: QPainter, centre: QPointF, index: ModelIndex) -> None:
        state, radius = index.data(DONE), 3.5 if index.data(IS_PART) else 5.0
        if state == TO_COME:
            painter.setPen(QPen(theme.color("faint"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            color = "good" if state == PASSED else COLORS[index.data(KIND)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(color))
        painter.drawEllipse(centre, radius, radius)


class StepList(QListWidget):
    """The steps; inside the layers, the parts below each.

    Attributes:
        badges: what the check of the gradients says of each layer.
        step_by_key: moves through the iteration if a key says so, and tells whether it did.
    """

    stop_chosen = Signal(int)
    """Go to where so many parts are done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_LinePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget { background: transparent; border: none; outline: none; }")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.badges: Mapping[int, BoxBadge] = {}
        self.step_by_key: Callable[[QKeyEvent], bool] = lambda event: False
        set_names(self, "step_list", tr("Steps of the iteration"))
        self.itemClicked.connect(self._choose)

    def show_lines(
        self, lines: list[tuple[str, Step | Part, int, int]], click_text: Callable[[int], str]
    ) -> None:
        """Show these lines: text, what it stands for, whether it is done, and where it ends.

        ``click_text`` says what going to such an end will do.
        """
        if [line[0] for line in lines] != [self.item(i).text() for i in range(self.count())]:
            self.clear()
            for text, *_ in lines:
                self.addItem(QListWidgetItem(text))
        for place, (_, what, state, end) in enumerate(lines):
            item = self.item(place)
            item.setData(KIND, what.kind)
            item.setData(DONE, state)
            item.setData(IS_PART, isinstance(what, Part))
            item.setData(Qt.ItemDataRole.UserRole + 5, end)
            tip = click_text(end)
            badge = (
                self.badges.get(what.layer) if what.kind == "backward" and isinstance(what, Step) else None
            )
            item.setData(BADGE, badge)
            item.setToolTip(plain_tooltip(f"{badge.tooltip}\n{tip}" if badge is not None else tip))
            if state == CURRENT:
                self.setCurrentItem(item)
                self.scrollToItem(item)
        if not any(line[2] == CURRENT for line in lines):
            self.setCurrentRow(-1)
            self.scrollToTop()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        heights = [self.sizeHintForRow(place) for place in range(min(self.count(), MOST_LINES))]
        return QSize(200, sum(heights) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 4 * ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.step_by_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._choose(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.stop_chosen.emit(item.data(Qt.ItemDataRole.UserRole + 5))


class StepListPanel(QWidget):
    """Panel of the left dock about the steps.

    Attributes:
        steps: the list.
        row_box: the chosen row of the mini-batch, counted from 1.
        granularity_box, speed_box: layer by layer or inside; the speed of playback.
    """

    walk_wanted = Signal()
    """The rows that were chosen should be gone through."""
    default_wanted = Signal()
    """Rows should be chosen no more, and mini-batches of the training gone through."""
    drawing_wanted = Signal()
    """The way should lead back to the drawing."""

    def __init__(self, model: SteppingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.steps = StepList()
        self.chosen_rows = ChosenRowsLine(model)
        self.chosen_rows.walk_wanted.connect(self.walk_wanted)
        self.chosen_rows.default_wanted.connect(self.default_wanted)
        self.chosen_rows.drawing_wanted.connect(self.drawing_wanted)
        self.iteration_label = ElidedLabel(look="muted")
        self.row_box, self.row_label = WholeNumberBox(1, 1), ElidedLabel(look="muted")
        choices = {"layer": tr("layer by layer"), "inside": tr("inside the layers")}
        self.granularity_box = ChoiceBox(choices)
        self.speed_box = ChoiceBox({key: tr(label) for key, label in INTERVALS.items()})
        self._buttons: dict[str, QToolButton] = {}
        self._column = set_margins(QVBoxLayout(self), 8, (12, 8, 12, 8))
        self._name_parts()
        self._connect()
        self._show()

    def _name_parts(self) -> None:
        set_names(self.row_box, "row_box", tr("Row shown"), tr("Which row of the mini-batch is looked at"))
        tip = tr("Whether a step is a whole layer, or one formula inside it: z, then a; dz, then dW, db, da")
        set_names(self.granularity_box, "granularity_box", tr("Step size"), tip)
        set_names(self.speed_box, "speed_box", tr("Time from step to step"), tr("How slow the playback goes"))

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions and lay everything out."""
        row = set_margins(QHBoxLayout(), 4)
        for key in ("restart_iteration", "step_back", "play_steps", "step_forward", "run_iteration"):
            row.addWidget(self._button(actions[key], key), 1)
        more = set_margins(QHBoxLayout(), 4)
        for key in ("run_to_loss", "run_to_update"):
            more.addWidget(self._button(actions[key], key, with_text=True), 1)
        self._column.addWidget(heading(tr("One iteration")))
        self._column.addWidget(self.iteration_label)
        self._column.addWidget(self.steps)
        self._column.addLayout(row)
        self._column.addLayout(more)
        self._column.addLayout(self._settings())
        self._column.addWidget(heading(tr("Row shown")))
        shown = set_margins(QHBoxLayout(), 8)
        shown.addWidget(self.row_box)
        shown.addWidget(self.row_label, 1)
        self._column.addLayout(shown)
        self._column.addWidget(self.chosen_rows)
        self._column.addStretch(1)

    def add_section(self, widget: QWidget) -> None:
        """Put more below, such as the check of the gradients."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_badges(self, badges: Mapping[int, BoxBadge]) -> None:
        """Show what the check of the gradients says of each layer; empty takes all away."""
        if badges != self.steps.badges:
            self.steps.badges = badges
            self._show()

    def _button(self, action: QAction, key: str, with_text: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if with_text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        set_names(button, f"{key}_button", action.statusTip())
        self._buttons[key] = button
        return button

    def _settings(self) -> QGridLayout:
        grid = set_margins(QGridLayout(), 6)
        for place, (text, box) in enumerate(
            ((tr("Step size"), self.granularity_box), (tr("Playback"), self.speed_box))
        ):
            label = PlainLabel(text)
            label.setProperty("look", "muted")
            label.setBuddy(box)
            grid.addWidget(label, place, 0)
            grid.addWidget(box, place, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        model = self._model
        self.steps.stop_chosen.connect(model.go_to)
        self.steps.step_by_key = partial(step_by_key, model)
        self.row_box.valueChanged.connect(lambda number: model.choose_row(number - 1))
        self.granularity_box.chosen.connect(lambda key: model.set_inside(key == "inside"))
        self.speed_box.chosen.connect(lambda key: model.set_interval(int(key)))
        model.changed.connect(self._show)
        model.row_changed.connect(self._show_row)
        model.playback_changed.connect(self._show_playback)
        theme.changed.connect(self.steps.viewport().update)
        self._show_playback()

    def _show(self) -> None:
        model = self._model
        self.granularity_box.show_key("inside" if model.inside else "layer")
        self.steps.show_lines(self._lines(), partial(journey_text, model))
        if model.is_walk:
            text = tr("As in prediction; no weight changes")
        elif model.tape is not None:
            text = tr(
                "Iteration {number}, epoch {epoch}",
                number=f"{model.tape.iteration:,}",
                epoch=model.tape.epoch,
            )
        elif model.is_running:
            text = tr("Training is running; a step pauses it.")
        else:
            text = tr("Nothing is computed yet.")
        self.iteration_label.setText(text)
        self._show_row()

    def _lines(self) -> list[tuple[str, Step | Part, int, int]]:
        model, plan = self._model, self._model.plan
        if plan is None:
            return []
        lines: list[tuple[str, Step | Part, int, int]] = []
        for step in plan.steps:
            is_current = step.start < model.done <= step.end
            state = CURRENT if is_current and not model.inside else self._state(step.end, is_current)
            lines.append((step_title(plan, step), step, state, step.end))
            if model.inside and len(plan.parts[step.start : step.end]) > 1:
                for place, part in enumerate(plan.parts[step.start : step.end], start=step.start + 1):
                    of_part = CURRENT if place == model.done else self._state(place, False)
                    lines.append((part_title(part), part, of_part, place))
            elif model.inside and is_current:
                lines[-1] = (*lines[-1][:2], CURRENT, step.end)
        return lines

    def _state(self, end: int, is_begun: bool) -> int:
        return PASSED if self._model.done >= end or is_begun else TO_COME

    def _show_row(self) -> None:
        tape = self._model.tape
        self.row_box.setEnabled(tape is not None)
        if tape is None:
            self.row_label.setText(tr("no mini-batch yet"))
            return
        self.row_box.blockSignals(True)
        self.row_box.setRange(1, tape.m)
        self.row_box.blockSignals(False)
        self.row_box.show_value(self._model.row + 1)
        name, number = tape.row_names[self._model.row], int(tape.rows[self._model.row]) + 1
        if self._model.is_walk:
            name = tr("row {row} ({name})", row=f"{number:,}", name=name)
        self.row_label.setText(tr("of {m} · {name}", m=tape.m, name=name))
        self.row_label.own_tooltip = tr("Row {number} of the table", number=f"{number:,}")

    def _show_playback(self) -> None:
        self.speed_box.show_key(str(self._model.interval))
