"""Shows on the canvas what is found out of the unit that is pointed at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from engine.common.arrays import Array, Shape
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.evaluation.profile import value_label, value_of
from engine.evaluation.strips.grids import begins_of
from gui.canvas.canvas import Canvas
from gui.canvas.touch.card_facts import BestRows, card_facts
from gui.look.drawing.heatmap_image import grey_image
from gui.look.words.translation import tr
from gui.window.lasting import Lasting

if TYPE_CHECKING:
    from gui.bench.insight.learnt import Learnt
    from gui.bench.insight.unit_watch import UnitAnswer

MOST_COLUMNS = 6
"""Columns of which the card shows values."""


class UnitCardDisplay(QObject):
    """Asks for the facts about a unit while its card is there.

    Args:
        look: fetches weights where something came into sight that gets none by itself.
    """

    def __init__(self, canvas: Canvas, lasting: Lasting, look: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._lasting, self._look = canvas, lasting, look
        canvas.card_touch.wanted.connect(self._want)
        lasting.pinned.changed.connect(self._want_again)
        lasting.selection.changed.connect(self._want_again)
        lasting.learnt.once_made(self._join)

    def _join(self, learnt: Learnt) -> None:
        learnt.unit.found.connect(self._show)

    def _want(self, unit: tuple[str, int] | None) -> None:
        if unit is None and self._lasting.learnt.made is None:
            return
        self._lasting.learnt.get().unit.want(unit)
        if unit is not None:
            self._look()

    def _want_again(self) -> None:
        if self._canvas.card_touch.asked is not None:
            self._want(self._canvas.card_touch.asked)

    def _show(self, answer: UnitAnswer) -> None:
        question = answer.question
        architecture = self._lasting.workbench.runs.architecture
        if question.layer not in architecture:
            return
        output, spec = architecture.output, architecture.layer(question.layer)
        is_output = output is not None and output.id == question.layer
        row, best = question.row.title, self._best(answer)
        facts = card_facts(answer.facts, answer.groups, spec.activation, best, row=row, is_output=is_output)
        self._canvas.card_touch.show_facts((question.layer, question.unit), facts)

    def _best(self, answer: UnitAnswer) -> BestRows:
        """The rows that excite it most, with their values in the table."""
        dataset, places = answer.question.dataset, answer.facts.best
        rows, inputs = answer.groups.rows[places], answer.groups.inputs
        titles = tuple(tr("row {row}", row=f"{row + 1:,}") for row in rows.tolist())
        targets = dataset.target_names(dataset.subset_of(rows).targets)
        image = dataset.task.image
        if image and image[2] in (1, 3):
            images = tuple(_picture(inputs[place], image, inputs) for place in places.tolist())
            return BestRows(titles, targets, images=images)
        table = self._lasting.workbench.store.table
        if table is None or table.path != dataset.choices.path:
            return BestRows(titles, targets)
        names = outstanding_columns(dataset.preparation, inputs, inputs[places])
        cells = tuple(cells_of(table, name, rows.tolist()) for name in names)
        left_out = len(dataset.preparation.columns) - len(names)
        return BestRows(titles, targets, names, cells, left_out=left_out)


def outstanding_columns(preparation: Preparation, inputs: Array, best: Array) -> tuple[str, ...]:
    """Columns in which some prepared rows stand out most from all, in the order of the table.

    What counts is the distance of their mean from that of all rows, in standard deviations of these.
    """
    apart = np.abs(best.mean(0, dtype=np.float64) - inputs.mean(0, dtype=np.float64))
    apart /= np.maximum(inputs.std(0, dtype=np.float64), 1e-9)
    columns, begins = preparation.columns, begins_of(preparation)
    sizes = [
        float(apart[begin : begin + len(column.feature_names)].max(initial=0.0))
        for column, begin in zip(columns, begins, strict=True)
    ]
    chosen = sorted(np.argsort(-np.array(sizes), kind="stable")[:MOST_COLUMNS].tolist())
    return tuple(columns[place].name for place in chosen)


def cells_of(table: Table, name: str, rows: list[int]) -> tuple[str, ...]:
    """Values of a column as they stand in some rows of the table."""
    column = next(column for column in table.columns if column.name == name)
    return tuple(value_label(value_of(column, row)) for row in rows)


def _picture(pixels: Array, shape: Shape, all_rows: Array) -> QImage:
    low, high = float(all_rows.min()), float(all_rows.max())
    return grey_image(pixels.astype(np.float64), shape, low, high)
