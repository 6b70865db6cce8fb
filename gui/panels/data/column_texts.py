"""Texts of the list of columns: role and facts of each, and one row for all pixels of a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from engine.common.arrays import Shape
from engine.data.columns import Resolved, ResolvedColumn, prepared_width
from engine.data.table.table import KIND_LABELS
from engine.project.project import ENCODING_LABELS
from gui.look.words.translation import tr, tr_message
from gui.panels.data.class_balance import class_lines
from gui.panels.data.column_edits import role_refusal
from gui.panels.data.picture_strip import average_image

MOST_BARS = 16
"""Classes up to which each has a bar of its own."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """Row of the list.

    Attributes:
        resolved: the column with its role.
        role_label: the role as it is shown.
        role_color: palette name of its colour.
        class_text: how many classes the target has, or how many inputs a feature of many texts becomes; else
            an empty string.
        place: which column of the table it is, counted from 0.
        class_lines: of the target, its classes with their rows.
        heights: of the bars, if they are not those of the column: the rows of each class.
        asked: whether a click on it answers what is to be predicted.
    """

    resolved: ResolvedColumn
    role_label: str
    role_color: str
    class_text: str = ""
    place: int = 0
    class_lines: tuple[str, ...] = ()
    heights: tuple[int, ...] = ()
    asked: bool = False

    @property
    def name(self) -> str:
        """Name of the row."""
        return self.resolved.column.name

    @property
    def spoken(self) -> str:
        """Text of the row for a screen reader."""
        facts = [self.name, tr(KIND_LABELS[self.resolved.column.kind]), self.role_label, self.class_text]
        return ", ".join(fact for fact in facts if fact)


@dataclass(frozen=True, slots=True)
class PictureRow:
    """The row that stands for all pixels of a picture.

    Attributes:
        shape: ``(height, width, channels)``.
        average: the mean of every pixel.
        is_open: whether the columns follow below it.
    """

    shape: Shape
    average: QImage
    is_open: bool

    @property
    def name(self) -> str:
        """Name of the row."""
        size = self.shape if self.shape[2] > 1 else self.shape[:2]
        return tr("Pixels {size}", size=" × ".join(map(str, size)))

    @property
    def count_text(self) -> str:
        """Text on the number of columns that it stands for."""
        return tr("{count} columns", count=f"{math.prod(self.shape):,}")

    @property
    def spoken(self) -> str:
        """Text of the row for a screen reader."""
        state = tr("unfolded") if self.is_open else tr("folded")
        return ", ".join((self.name, self.count_text, state))


def row_of(resolved: ResolvedColumn, class_count: int, place: int = 0) -> ColumnRow:
    """Row that shows a column; ``class_count`` is 0 for regression."""
    if resolved.role == "target":
        classes = tr("{count} classes", count=f"{class_count:,}") if class_count else ""
        return ColumnRow(resolved, tr("target"), "backward", classes, place)
    if resolved.role == "feature":
        inputs = ""
        if resolved.encoding in ("frequent", "hashed"):
            inputs = tr("{count} inputs", count=prepared_width(resolved.column, resolved.encoding))
        return ColumnRow(resolved, tr("feature"), "forward", inputs, place)
    return ColumnRow(resolved, tr("ignored"), "muted", place=place)


def rows_of(resolved: Resolved, unfolded: bool) -> tuple[ColumnRow | PictureRow, ...]:
    """A row for each column; one alone for the pixels of a picture, unless it is ``unfolded``."""
    classes = len(resolved.classes)
    rows: list[ColumnRow | PictureRow] = []
    picture = PictureRow(resolved.image, average_image(resolved), unfolded) if resolved.image else None
    for place, column in enumerate(resolved.columns):
        if picture is not None and column.role == "feature":
            rows.append(picture)
            picture = None
        if column.role == "target" and classes:
            lines = tuple(class_lines(resolved))
            heights = resolved.class_counts if classes <= MOST_BARS else ()
            rows.append(replace(row_of(column, classes, place), class_lines=lines, heights=heights))
        elif unfolded or not resolved.image or column.role != "feature":
            rows.append(row_of(column, classes, place))
    if not resolved.asks_for_target:
        return tuple(rows)
    return tuple(row if isinstance(row, PictureRow) else _asked(row) for row in rows)


def _asked(row: ColumnRow) -> ColumnRow:
    """The row while nobody has said what is to be predicted."""
    text = tr("target?") if row.resolved.role == "target" else row.role_label
    return replace(row, role_label=text, asked=role_refusal(row.resolved, "target") is None)


def describe_picture(row: PictureRow) -> str:
    """Tooltip on what the row of a picture stands for, a line each."""
    return "\n".join(
        (
            f"{row.name} · {row.count_text}",
            tr("All are scaled by the same numbers; the little picture is the average of all rows."),
            tr("Click to hide the columns.") if row.is_open else tr("Click to see the columns."),
        )
    )


def column_tooltip(row: ColumnRow) -> str:
    """Tooltip of a column with everything about it, a line each."""
    column = row.resolved.column
    facts = [column.name, tr(KIND_LABELS[column.kind]), row.role_label, row.class_text]
    lines = [" · ".join(fact for fact in facts if fact)]
    if row.resolved.reason is not None:
        lines.append(tr_message(row.resolved.reason))
    if column.sign:
        lines.append(tr("Read as numbers: {sign}", sign=column.sign))
    if row.resolved.encoding:
        lines.append(tr("Encoded: {how}", how=tr(ENCODING_LABELS[row.resolved.encoding])))
    lines.append(
        tr(
            "{distinct} different, {missing} missing",
            distinct=f"{column.distinct:,}",
            missing=f"{column.missing:,}",
        )
    )
    if column.kind == "number" and math.isfinite(column.low):
        numbers = {"low": column.low, "high": column.high, "mean": column.mean}
        lines.append(tr("{low} to {high}, mean {mean}", **{k: f"{v:,.6g}" for k, v in numbers.items()}))
    lines.extend(row.class_lines)
    if column.examples and not row.class_lines:
        examples = ", ".join(text if len(text) <= 40 else text[:39] + "…" for text in column.examples)
        lines.append(tr("such as {examples}", examples=examples))
    lines.append(
        tr("Click it, or press Enter, to predict it.")
        if row.asked
        else tr("Click the role, or press Enter, to change it.")
    )
    return "\n".join(lines)
