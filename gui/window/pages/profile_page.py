"""The page *Profile*: one row, followed through everything."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from engine.common.spreadsheet import write_rows
from engine.data.table.values import value_text
from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.judging.profiling.profiler import Profiler
from gui.bench.judging.row_selection import ChosenRows
from gui.look.drawing.zoom_view import ZoomView
from gui.look.notice import Notice
from gui.look.widgets.empty_page import EmptyPage
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.pages import Pages, ScrollColumn, stack
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr
from gui.profile.row.pinned_panel import PinnedPanel
from gui.profile.row.prediction_card import PredictionCard
from gui.profile.strips.header import StripsHeader
from gui.profile.strips.strips_view import StripsView
from gui.window.lasting import Lasting
from gui.window.pages.pinned_layers import PinnedLayers
from gui.window.pages.profile_cards import ProfileCards

if TYPE_CHECKING:
    from gui.profile.pad.picture_view import PictureView


class ProfilePage(QObject):
    """Joins the widgets of the page to what lasts.

    Attributes:
        strips, pinned, prediction, cards, layers, empty: its parts.
        pictures: the drawing pad, or None while no table of pictures was shown.
    """

    def __init__(self, lasting: Lasting, actions: Mapping[str, QAction]) -> None:
        self._pages = Pages()
        super().__init__(self._pages)
        self._lasting, self._actions = lasting, actions
        profiling = lasting.profiling.get()
        self._profiler: Profiler = profiling.profiler
        self.cards, self.layers = ProfileCards(profiling, self), PinnedLayers(self._profiler)
        self.strips, self.empty = StripsView(self._profiler), EmptyPage("profile_empty")
        self.pinned, self.prediction = PinnedPanel(self._profiler), PredictionCard(self._profiler)
        self._profiler.may_show_test = self._is_test_open
        self._profiler.order.may_move = lambda: not self.strips.is_in_use
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._strips_with_header())
        self.pictures: PictureView | None = None
        self.left: QWidget = self._left_side()
        self.middle: QWidget = self._pages
        self.right: QWidget = ScrollColumn(self.layers, "profile_side")
        self.drawing: ZoomView | None = None
        self._profiler.changed.connect(self._show_state)
        lasting.workbench.problems_changed.connect(self._show_state)
        self._show_state()

    def make_room(self, height: int) -> None:
        self.middle.setContentsMargins(0, height, 0, 0)

    def set_shown(self, is_shown: bool) -> None:
        """Follow the run while the page is in sight."""
        self._profiler.set_shown(is_shown)
        if is_shown:
            self.prediction.show_prediction()  # test rows may have been opened meanwhile

    def wanted(self) -> SnapshotRequest:
        return SnapshotRequest()

    # Parts

    def _left_side(self) -> QWidget:
        """Row, prediction, and what is asked of both; the cards stand in line with their captions."""
        for card in (self.cards.why, self.cards.change):
            card.setContentsMargins(12, 0, 12, 0)
        parts = self.pinned, self.prediction, self.cards.why, self.cards.change, self._buttons()
        return stack("profile_area", *parts)

    def _strips_with_header(self) -> QWidget:
        inside = QWidget()
        layout = set_margins(QVBoxLayout(inside), 0)
        layout.addWidget(StripsHeader(self._profiler))
        layout.addWidget(self.strips, 1)
        return inside

    def _picture_view(self) -> PictureView:
        """The drawing pad, made when it is first wanted."""
        if self.pictures is None:
            from gui.profile.pad.picture_view import PictureView

            self.pictures = PictureView(self._profiler)
            self._pages.addWidget(self.pictures)
        return self.pictures

    def _buttons(self) -> QWidget:
        inside = self._button_box = QWidget()
        grid = set_margins(QGridLayout(inside), 8, (12, 0, 12, 0))
        self.copy_button = QPushButton(tr("Copy row"))
        tip = tr("Copy the pinned row as CSV: a header, and its values")
        set_names(self.copy_button, "copy_row", tr("Copy row"), tip)
        self.copy_button.clicked.connect(self._copy_row)
        self.canvas_button = QPushButton(tr("Show on canvas"))
        set_names(self.canvas_button, "show_row", tr("Show on canvas"))
        self.canvas_button.clicked.connect(self._show_on_canvas)
        grid.addWidget(self.copy_button, 0, 0)
        grid.addWidget(self.canvas_button, 0, 1)
        predict = self._actions.get("predict_file")
        if predict is not None:
            button = QToolButton()
            button.setDefaultAction(predict)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setObjectName("profile_predict")
            grid.addWidget(button, 1, 0, 1, 2)
        self._profiler.pinned.changed.connect(self._show_buttons)
        return inside

    # What it shows

    def _is_test_open(self) -> bool:
        """True if the test rows were opened on the page *Evaluate*."""
        judging = self._lasting.judging.made
        return judging is not None and judging.evaluator.looks.in_all > 0

    def _show_state(self) -> None:
        """Show the strips, or what there is to do first."""
        reason = self._profiler.unavailable
        texts = {
            "table": tr("Open a table and train a network: then this page shows what it says of a row."),
            "reading": tr("The table is being read."),
            "network": tr("Train a network first: then this page shows what it says of a row."),
            "other": tr("The trained network is not of what is drawn and open now; train this one."),
            "columns": tr("The table lacks columns that the network was trained with; open another one."),
        }
        if reason:
            opens = reason in ("table", "columns")
            action = self._actions["open_csv" if opens else "train"]
            asks = self._lasting.workbench.asks_for_target
            told = tr("Say first what to predict: the data panel asks for it.") if asks else texts[reason]
            self.empty.show_text(told, None if reason == "reading" else action, not (opens or asks))
        self._pages.setCurrentIndex(0 if reason else 1)
        if not reason and self._profiler.is_of_pictures:
            self._pages.setCurrentWidget(self._picture_view())
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._profiler.pinned.row
        is_there = self._profiler.ground is not None and row is not None
        self._button_box.setVisible(is_there)
        can_show = is_there and bool(self._profiler.part)
        self.canvas_button.setEnabled(can_show)
        tip = tr("Let the cards of the canvas and the layer view show this row alone, layer by layer")
        why = tr("Only a row of the table can be shown there: take the changes back first.")
        self.canvas_button.setToolTip(plain_tooltip(tip if can_show or not is_there else why))

    # What the buttons do

    def _copy_row(self) -> None:
        """Put the row into the clipboard as a table that *Predict* can read."""
        basis, row = self._profiler.basis, self._profiler.pinned.row
        if basis is None or row is None:
            return
        names = [column.name for column in basis.preparation.columns]
        values = [row.values.get(name) for name in names]
        cells = ["" if v is None else value_text(v) if isinstance(v, float) else v for v in values]
        text = io.StringIO()
        write_rows(text, [names, cells])
        QGuiApplication.clipboard().setText(text.getvalue())
        self._lasting.notices.show(Notice(tr("The row is in the clipboard, as CSV."), "good"))

    def _show_on_canvas(self) -> None:
        row, part = self._profiler.pinned.row, self._profiler.part
        if row is None or row.place is None or not part:
            return
        title = tr("pinned row {row}", row=f"{row.place + 1:,}")
        self._lasting.selection.choose(ChosenRows(part, np.array([row.place]), title))
        self._actions["show_canvas"].trigger()
