"""Model of the table of judged rows: looks values up as they are drawn, however many there are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QImage

from engine.common.arrays import Array, Indices, Shape
from engine.common.messages import number_text, size_text
from engine.data.preparation import Preparation
from engine.data.table.table import Column, Table
from engine.data.table.values import value_text
from engine.evaluation.answers import Answers, decided
from engine.evaluation.judged import Judged, losses_of
from engine.evaluation.profile import value_label, value_of
from engine.project.decision import Decision
from gui.look.drawing.heatmap_image import grey_image
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import ModelIndex
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr

ColumnRole = Literal[
    "row", "picture", "actual", "predicted", "confidence", "residual", "loss", "probability", "value"
]

FEW_CLASSES = 10
"""Up to so many classes their bars stand before the values of the table, else behind them."""

PICTURES_KEPT = 256

BAR_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role of a cell that gives a :class:`Bar`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Probability of a class as a bar: its height from 0 to 1, and the palette name of its colour."""

    share: float
    color: str


@dataclass(frozen=True, slots=True)
class RowColumn:
    """Column of the table.

    Attributes:
        role: what it shows.
        title: over it.
        number: of the class, or place of the column in the table that was read.
    """

    role: ColumnRole
    title: str
    number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ShownRows:
    """Rows with all that is said of them.

    Attributes:
        table: where they are from.
        rows: ``(m,)`` their places in it, counted from 0.
        found: what the network answered.
        losses: ``(m,)`` how wrong it is on each.
        confidence: ``(m,)`` probability of the predicted class; None for regression.
        image: ``(height, width, channels)`` of a row; empty where it is no picture.
        pixels: the columns of that picture.
    """

    table: Table
    rows: Indices
    found: Answers
    losses: Array
    confidence: Array | None
    image: Shape
    pixels: tuple[Column, ...]

    @classmethod
    def of(
        cls, judged: Judged, places: Indices, table: Table, decision: Decision, preparation: Preparation
    ) -> ShownRows:
        """Rows at these places among judged ones, as a decision has them."""
        found = decided(judged.answers.of_rows(places), decision)
        columns = {column.name: column for column in table.columns}
        pixels = tuple(columns[each.name] for each in preparation.columns) if preparation.image else ()
        return cls(
            table=table,
            rows=judged.rows[places],
            found=found,
            losses=losses_of(found),
            confidence=found.confidence,
            image=preparation.image,
            pixels=pixels,
        )

    def columns(self) -> tuple[RowColumn, ...]:
        """Columns of the table, from left to right."""
        task, pixels = self.found.task, {column.name for column in self.pixels}
        told = [RowColumn("row", tr("row"))]
        if pixels:
            told.append(RowColumn("picture", tr("picture")))
        told += [RowColumn("actual", tr("actual")), RowColumn("predicted", tr("predicted"))]
        if self.found.probabilities is None:
            told.append(RowColumn("residual", tr("residual")))
        else:
            told += [RowColumn("confidence", tr("confidence")), RowColumn("loss", tr("loss"))]
        bars = [RowColumn("probability", name, number) for number, name in enumerate(task.classes)]
        names = pixels | {task.target}
        values = [
            RowColumn("value", column.name, place)
            for place, column in enumerate(self.table.columns)
            if column.name not in names
        ]
        return (*told, *bars, *values) if len(bars) <= FEW_CLASSES else (*told, *values, *bars)

    def keys(self, column: RowColumn) -> Array:
        """``(m,)`` numbers by whose order the rows are sorted; NaN where a value is missing."""
        found = self.found
        if column.role in ("row", "picture"):
            return self.rows.astype(np.float64)
        if column.role == "value":
            return _keys_of(self.table.columns[column.number], self.rows)
        if column.role == "probability":
            assert found.probabilities is not None  # noqa: S101 - or there were no such column
            return found.probabilities[:, column.number]
        if column.role == "residual":
            return self.losses
        known = {"actual": found.actual, "predicted": found.predicted, "loss": self.losses}
        keys: Array = np.asarray(known.get(column.role, found.confidence), np.float64)
        return keys

    def text(self, place: int, column: RowColumn) -> str:
        """What stands in a cell; empty where it is drawn."""
        found, number = self.found, column.number
        if column.role == "row":
            return f"{self.rows[place] + 1:,}"
        if column.role == "value":
            return value_label(value_of(self.table.columns[number], int(self.rows[place])))
        if column.role in ("actual", "predicted"):
            value = (found.actual if column.role == "actual" else found.predicted)[place]
            return self._target_text(value)
        if column.role == "residual":
            return number_text(float(found.actual[place] - found.predicted[place]))
        if column.role == "confidence":
            assert self.confidence is not None  # noqa: S101 - or there were no such column
            return f"{self.confidence[place]:.2f}"
        return f"{self.losses[place]:.2f}" if column.role == "loss" else ""

    def _target_text(self, value: float) -> str:
        classes = self.found.task.classes
        return classes[int(value)] if classes else size_text(float(value))

    def is_wrong(self, place: int) -> bool:
        """True if another class was predicted than the actual one."""
        return bool(self.found.task.classes) and self.found.actual[place] != self.found.predicted[place]

    def bar(self, place: int, number: int) -> Bar:
        """Bar of a class: green for the actual one, orange for another that was predicted, else grey."""
        assert self.found.probabilities is not None  # noqa: S101 - or there were no such column
        color = "neutral"
        if number == self.found.actual[place]:
            color = "good"
        elif number == self.found.predicted[place]:
            color = "trouble"
        return Bar(float(self.found.probabilities[place, number]), color)

    def tooltip(self, place: int, column: RowColumn) -> str:
        """Whole content of a cell, in words."""
        if column.role == "probability":
            assert self.found.probabilities is not None  # noqa: S101 - or there were no such column
            value = f"{self.found.probabilities[place, column.number]:.4g}"
            return tr("probability of {class_name}: {value}", class_name=column.title, value=value)
        if column.role == "picture":
            return tr("row {row}", row=f"{self.rows[place] + 1:,}")
        return f"{column.title}: {self._whole_text(place, column)}"

    def _whole_text(self, place: int, column: RowColumn) -> str:
        found = self.found
        if column.role == "confidence" and self.confidence is not None:
            return f"{self.confidence[place]:.4g}"
        if column.role == "loss":
            return f"{self.losses[place]:.4g}"
        if not found.task.classes and column.role in ("actual", "predicted"):
            return value_text((found.actual if column.role == "actual" else found.predicted)[place])
        return self.text(place, column)

    def picture(self, place: int) -> QImage:
        """The pixels of a row."""
        values = np.array([column.values[self.rows[place]] for column in self.pixels], np.float64)
        low, high = min(column.low for column in self.pixels), max(column.high for column in self.pixels)
        return grey_image(values, self.image, low, high)


def _keys_of(column: Column, rows: Indices) -> Array:
    values = np.asarray(column.values[rows], np.float64)
    return values if column.kind == "number" else np.where(values < 0, math.nan, values)


class RowsModel(QAbstractTableModel):
    """Rows in an order that can be chosen.

    Attributes:
        shown: what is shown, or None.
        columns: from left to right.
        order: ``(m,)`` places among the rows, from top to bottom.
        sorted_by: the role and number of the column that they are sorted by, and whether downwards.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: ShownRows | None = None
        self.columns: tuple[RowColumn, ...] = ()
        self.order: Indices = np.empty(0, np.intp)
        self.sorted_by: tuple[str, int, bool] = ("loss", 0, True)
        self._pictures: dict[int, QImage] = {}
        self._fonts = {"number": number_font(9), "text": interface_font(9)}

    def show_rows(self, shown: ShownRows | None, keeps_order: bool = False) -> None:
        """Show other rows, the worst first; ``keeps_order`` for the same rows with new answers."""
        before = self.shown
        is_same = before is not None and shown is not None and before.table is shown.table
        if not is_same:
            self._pictures.clear()
        columns = shown.columns() if shown is not None else ()
        if keeps_order and columns == self.columns:
            self.shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.order) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self.shown, self.columns = shown, columns
        self.sorted_by = ("residual" if shown and shown.found.probabilities is None else "loss", 0, True)
        self.order = self._ordered() if shown is not None else np.empty(0, np.intp)
        self.endResetModel()

    def sort_again(self) -> None:
        """Sort by the same column, after its values have changed."""
        self.layoutAboutToBeChanged.emit()
        self.order = self._ordered()
        self.layoutChanged.emit()

    def _ordered(self) -> Indices:
        shown, column = self.shown, self.sorted_column
        if shown is None or column is None:
            return np.empty(0, np.intp)
        keys = shown.keys(column)
        ordered: Indices = np.argsort(-keys if self.sorted_by[2] else keys, kind="stable")
        return ordered

    @property
    def sorted_column(self) -> RowColumn | None:
        """The column that the rows are sorted by."""
        return next((c for c in self.columns if (c.role, c.number) == self.sorted_by[:2]), None)

    @property
    def is_worst_first(self) -> bool:
        """True if the rows with the highest losses stand above."""
        return self.sorted_by[0] in ("loss", "residual") and self.sorted_by[2]

    def row_at(self, line: int) -> int:
        """Place in the table that was read of the row in a line."""
        assert self.shown is not None  # noqa: S101 - or there were no lines
        return int(self.shown.rows[self.order[line]])

    def line_of(self, row: int) -> int:
        """Line of a row of the table; -1 where it is not shown."""
        rows = self.shown.rows[self.order] if self.shown is not None else self.order[:0]
        return next(iter(np.flatnonzero(rows == row).tolist()), -1)

    # What Qt asks for

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.order)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            by = self.columns[column]
            self.sorted_by = by.role, by.number, order == Qt.SortOrder.DescendingOrder
            self.sort_again()

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.shown is None:
            return None
        place, column = int(self.order[index.row()]), self.columns[index.column()]
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return self.shown.text(place, column)
        if role == roles.ForegroundRole:
            return theme.color(self._color(place, column))
        if role == roles.TextAlignmentRole:
            return self._alignment(column) | Qt.AlignmentFlag.AlignVCenter
        if role == roles.FontRole:
            return self._fonts["number" if self._is_number(column) else "text"]
        if role == roles.ToolTipRole:
            return plain_tooltip(self.shown.tooltip(place, column))
        if role == roles.AccessibleTextRole:
            return self.shown.tooltip(place, column)
        if role == roles.DecorationRole and column.role == "picture":
            return self._picture(place)
        if role == BAR_ROLE and column.role == "probability":
            return self.shown.bar(place, column.number)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title_of(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(header_tip(column))
        return None

    def _title_of(self, column: RowColumn) -> str:
        """Title of a column, with a mark where the rows are sorted by it."""
        if column is not self.sorted_column or column.role == "probability":
            return column.title
        return f"{column.title} {'▾' if self.sorted_by[2] else '▴'}"

    def _is_number(self, column: RowColumn) -> bool:
        if column.role == "value" and self.shown is not None:
            return self.shown.table.columns[column.number].kind == "number"
        is_class = self.shown is not None and bool(self.shown.found.task.classes)
        return not (is_class and column.role in ("actual", "predicted"))

    def _alignment(self, column: RowColumn) -> Qt.AlignmentFlag:
        if column.role in ("picture", "probability"):
            return Qt.AlignmentFlag.AlignHCenter
        is_right = self._is_number(column)
        return Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft

    def _color(self, place: int, column: RowColumn) -> str:
        assert self.shown is not None  # noqa: S101 - the caller has looked
        if column.role == "predicted" and self.shown.is_wrong(place):
            return "trouble"
        if column.role == "row":
            return "muted"
        return "faint" if column.role == "value" and self.shown.text(place, column) == "–" else "text"

    def _picture(self, place: int) -> QImage:
        assert self.shown is not None  # noqa: S101 - the caller has looked
        row = int(self.shown.rows[place])
        if row not in self._pictures:
            if len(self._pictures) >= PICTURES_KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[row] = self.shown.picture(place)
        return self._pictures[row]


def header_tip(column: RowColumn) -> str:
    """Explanation of a column."""
    tips = {
        "row": tr("Number of the row in the table, counted from 1"),
        "confidence": tr("Probability of the class that was predicted"),
        "loss": tr("-ln of the probability of the actual class: 0 where the network is sure and right"),
        "residual": tr("Actual less predicted; sorted by how far they are apart"),
        "probability": tr("Probability of {class_name}", class_name=column.title),
    }
    return tips.get(column.role, column.title)
