"""What stands in the place of the strips where the columns are the pixels of a picture: the drawing pad."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.bench.judging.profiling.profile_work import Ground
from gui.bench.judging.profiling.profiler import Profiler
from gui.look.widgets.helpers import set_margins
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr
from gui.profile.pad.canvas import MOST_SIDE
from gui.profile.pad.drawing_pad import DrawingPad
from gui.profile.pad.pixel_scale import PixelScale


class PictureView(QWidget):
    """The picture of the pinned row, to paint on.

    Attributes:
        pad: the drawing pad.
    """

    def __init__(self, profiler: Profiler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._profiler = profiler
        self._ground: Ground | None = None
        self.pad = DrawingPad()
        self.pad.setMaximumWidth(MOST_SIDE + 2)
        self.pad.painted.connect(profiler.pinned.set_values)
        title = ElidedLabel(tr("What the network says of what you paint"), look="title")
        hint = PlainLabel(tr("The prediction, what it rests on and every layer follow each stroke."))
        hint.setProperty("look", "muted")
        hint.setWordWrap(True)
        layout = set_margins(QVBoxLayout(self), 6, (14, 12, 14, 14))
        layout.addWidget(title)
        layout.addWidget(hint)
        line = set_margins(QHBoxLayout(), 0)
        line.addStretch(1)
        line.addWidget(self.pad, 20)
        line.addStretch(1)
        layout.addSpacing(10)
        layout.addLayout(line)
        layout.addStretch(1)
        profiler.changed.connect(self._follow)
        profiler.pinned.changed.connect(self._show_row)
        self._follow()

    def _follow(self) -> None:
        ground = self._profiler.ground
        if ground is self._ground:
            return
        self._ground = ground
        if ground is not None and ground.dataset.task.image:
            preparation = ground.dataset.preparation
            names = [column.name for column in preparation.columns]
            shape = ground.dataset.task.image
            self.pad.show_pictures(names, shape, PixelScale.of(preparation))
            self._show_row()

    def _show_row(self) -> None:
        row = self._profiler.pinned.row
        if row is not None and self._ground is not None and self._ground.dataset.task.image:
            self.pad.show_row(row.values)
