"""The plane on the page of the drawing: a card at its left, and a large view beside it or in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.common.arrays import Flags
from gui.canvas.canvas import Canvas
from gui.look.widgets.helpers import set_margins
from gui.look.words.translation import tr
from gui.window.lasting import Lasting

if TYPE_CHECKING:
    from gui.plane.large_plane import LargePlane
    from gui.plane.plane_card import PlaneCard
    from gui.plane.plane_model import PlaneModel

LEAST_CANVAS = 280
"""Pixels of the width of the drawing beside the plane, so that the pills over it find room."""
HANDLE = 9
"""Pixels of the handle between the two; the style sheet paints a third of it."""
SETTING = "plane_share"
WHOLE = 1000
"""Parts of the width that are shared: the splitter makes pixels of them."""


class PlaneBeside(QWidget):
    """The drawing, and beside it the plane once it is wanted; without a table nothing of that is made.

    Attributes:
        card: small, for the left side; an empty place while there is no table.
        made_card, large: the views, or None while they are not made.
    """

    wrong_changed = Signal()
    """Other rows are known to be classified wrong, or they are no longer asked for."""

    def __init__(self, canvas: Canvas, lasting: Lasting, large_action: QAction) -> None:
        super().__init__()
        self.setObjectName("canvas_and_plane")
        self._canvas, self._lasting, self._action = canvas, lasting, large_action
        self._model: PlaneModel | None = None
        self.card = QWidget()
        set_margins(QVBoxLayout(self.card))
        self.made_card: PlaneCard | None = None
        self.large: LargePlane | None = None
        self._room = 0
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.setObjectName("plane_splitter")
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(HANDLE)
        self._halves.addWidget(canvas)
        self._halves.splitterMoved.connect(self._keep_share)
        set_margins(QVBoxLayout(self)).addWidget(self._halves)
        self.setFocusProxy(canvas)
        large_action.setCheckable(True)
        self._owner = QObject(self)
        self.card.hide()
        lasting.workbench.store.changed.connect(self.show_card)

    def show_card(self) -> None:
        """Show the card where there is a table; first once it has its place, or it would be a window."""
        is_there = self._lasting.workbench.store.table is not None
        if is_there and self.made_card is None:
            from gui.plane.plane_card import PlaneCard

            self.made_card = PlaneCard(self.model, self._action)
            layout = self.card.layout()
            assert layout is not None  # noqa: S101 - it was made with the widget
            layout.addWidget(self.made_card)
        self.card.setVisible(is_there)

    @property
    def wrong(self) -> Flags | None:
        """Which of the rows of the plane are classified wrong; None while that is not asked or not known."""
        return self._model.wrong if self._model is not None else None

    @property
    def model(self) -> PlaneModel:
        """Model of both views, made when it is first asked for."""
        if self._model is None:
            from gui.plane.plane_model import PlaneModel

            lasting = self._lasting
            self._model = PlaneModel(lasting.insight, lasting.workbench, lasting.pinned, self._owner)
            self._model.wrong_changed.connect(self.wrong_changed)
        return self._model

    # The large view

    @property
    def is_large_shown(self) -> bool:
        """True if the large view is open."""
        return self.large is not None and not self.large.isHidden()

    def toggle_large(self) -> None:
        """Show the large view, or close it."""
        self.show_large(not self.is_large_shown)

    def show_large(self, is_shown: bool) -> None:
        """Show the large view beside the drawing, with the keyboard in it, or close it."""
        self._action.setChecked(is_shown)
        if is_shown == self.is_large_shown:
            return
        large = self._made_large()
        if not is_shown:
            large.alone_button.setChecked(False)
        self._canvas.setMinimumWidth(LEAST_CANVAS if is_shown else 0)
        large.setVisible(is_shown)
        if is_shown:
            self._share_width()
            large.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_large(self) -> LargePlane:
        if self.large is None:
            from gui.plane.large_plane import LargePlane

            self.large = LargePlane(self.model)
            self.large.hide()
            self.large.make_room(self._room)
            self.large.closed.connect(lambda: self.show_large(False))
            self.large.alone_wanted.connect(self._show_alone)
            self._halves.addWidget(self.large)
            handle = self._halves.handle(1)
            handle.setToolTip(tr("Drag to share the width between the drawing and the plane"))
        return self.large

    def _share_width(self) -> None:
        """Give both their widths: as the user dragged them last, in earlier windows too, else half each."""
        kept = str(self._lasting.settings.value(SETTING, WHOLE // 2))
        share = int(kept) if kept.isdecimal() else WHOLE // 2
        self._halves.setSizes([share, WHOLE - share])

    def _keep_share(self) -> None:
        canvas, large = self._halves.sizes()
        self._lasting.settings.setValue(SETTING, round(WHOLE * canvas / max(canvas + large, 1)))

    def _show_alone(self, is_alone: bool) -> None:
        self._canvas.setVisible(not is_alone)
        self.setFocusProxy(self.large if is_alone and self.large is not None else self._canvas)

    def make_room(self, height: int) -> None:
        """Leave so many pixels at the top free for what floats there."""
        self._room = height
        self._canvas.make_room(height)
        if self.large is not None:
            self.large.make_room(height)

    def view_state(self) -> tuple[bool, bool, bool]:
        """Whether the large view is open, whether alone, and whether wrong rows are ringed."""
        is_alone = self.large is not None and self.large.is_alone
        is_ringing = self._model is not None and self._model.is_ringing
        return self.is_large_shown, is_alone, is_ringing

    def restore_view(self, state: tuple[bool, bool, bool]) -> None:
        """Show it so again."""
        is_shown, is_alone, is_ringing = state
        self.show_large(is_shown)
        if is_shown and self.large is not None:
            self.large.alone_button.setChecked(is_alone)
        if is_ringing:
            self.model.ring_wrong(True)
