"""The palette: layers to drag onto the canvas and ready-made networks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.core.architecture.templates import TEMPLATES, Template
from engine.core.layers import LAYER_KINDS
from engine.core.task import Task
from gui.look.layer_mime import layer_mime
from gui.look.theme import accent_of, theme
from gui.look.widgets.helpers import is_enter_or_space, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, heading, plain_tooltip
from gui.look.words.translation import tr, tr_message

STRIPE_WIDTH = 3


class LayerChip(QPushButton):
    """Chip of a kind of layer: drag it, double-click it, or press Enter upon it."""

    add_requested = Signal(str)
    """A layer of this kind is wanted where the canvas thinks best."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(tr(LAYER_KINDS[kind].label), parent)
        self.kind = kind
        self._pressed_at: QPoint | None = None
        self._texts = (self.text(), *map(tr, LAYER_KINDS[kind].short_labels))
        summary = f"{self.text()}: {tr(LAYER_KINDS[kind].summary)}"
        hint = tr("Drag it onto the canvas, or double-click to add it.")
        set_names(self, f"palette_{kind}", tr("Add a {layer} layer", layer=self.text()), f"{summary}\n{hint}")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # The mouse never clicks it (see below): this is a key or a screen reader.
        self.clicked.connect(lambda: self.add_requested.emit(self.kind))

    def sizeHint(self) -> QSize:
        return QSize(90, self.fontMetrics().height() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def label_for(self, width: int) -> str:
        """The longest of its names that ``width`` pixels have room for; if none has, the shortest cut."""
        metrics = self.fontMetrics()
        fitting = (text for text in self._texts if metrics.horizontalAdvance(text) <= width)
        return next(fitting, metrics.elidedText(self._texts[-1], Qt.TextElideMode.ElideRight, width))

    def drag_picture(self) -> QPixmap:
        """Picture that hangs at the pointer while the chip is dragged."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(0.9)
        self._paint_chip(painter, is_raised=True)
        painter.end()
        return pixmap

    def _paint_chip(self, painter: QPainter, is_raised: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.fillPath(shape, theme.color("raised" if is_raised else "card"))
        painter.setClipPath(shape)
        painter.fillRect(
            QRectF(0, 0, STRIPE_WIDTH + 0.5, self.height()),
            theme.color(accent_of(self.kind)),
        )
        painter.setClipping(False)
        painter.setPen(theme.color("forward" if self.hasFocus() else "border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        area = self.rect().adjusted(STRIPE_WIDTH + 9, 0, -5, 0)
        painter.setPen(theme.color("text"))
        text = self.label_for(area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_chip(QPainter(self), is_raised=self.underMouse())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if moved >= QApplication.startDragDistance():
            grip, self._pressed_at = self._pressed_at, None
            self._drag(grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.add_requested.emit(self.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter_or_space(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _drag(self, grip: QPoint) -> None:
        drag = QDrag(self)
        drag.setMimeData(layer_mime(self.kind))
        drag.setPixmap(self.drag_picture())
        drag.setHotSpot(grip)
        drag.exec(Qt.DropAction.CopyAction)


class PalettePanel(QWidget):
    """Layer chips in two columns, and templates below."""

    add_requested = Signal(str)
    """A layer of this kind is wanted where the canvas thinks best."""
    template_requested = Signal(str)
    """The drawing should become the template of this key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.templates: dict[str, QPushButton] = {}
        hint = PlainLabel(tr("drag onto the canvas, double-click, or type a name there"))
        hint.setProperty("look", "small")
        hint.setWordWrap(True)
        layout = set_margins(QVBoxLayout(self), 8, (12, 8, 12, 12))
        layout.addWidget(heading(tr("Layers")))
        layout.addLayout(self._chips())
        layout.addWidget(hint)
        layout.addSpacing(6)
        layout.addWidget(heading(tr("Templates")))
        layout.addLayout(self._template_buttons())
        layout.addStretch(1)
        self.show_task(None)

    def _chips(self) -> QGridLayout:
        grid = set_margins(QGridLayout(), 6)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for i, kind in enumerate(LAYER_KINDS):
            chip = LayerChip(kind)
            chip.add_requested.connect(self.add_requested)
            grid.addWidget(chip, i // 2, i % 2)
        return grid

    def _template_buttons(self) -> QVBoxLayout:
        column = set_margins(QVBoxLayout(), 0)
        for key, template in TEMPLATES.items():
            button = QPushButton(tr(template.label))
            button.setProperty("look", "row")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            set_names(button, f"template_{key}", button.text())
            button.clicked.connect(lambda _=False, key=key: self.template_requested.emit(key))
            self.templates[key] = button
            column.addWidget(button)
        return column

    def show_task(self, task: Task | None) -> None:
        """Offer the templates that suit a task; of the others say why they cannot be used."""
        for key, button in self.templates.items():
            reason = self._unavailable_reason(TEMPLATES[key], task)
            button.setEnabled(not reason)
            summary = tr(TEMPLATES[key].summary)
            button.setToolTip(plain_tooltip(f"{summary}\n{reason}" if reason else summary))

    @staticmethod
    def _unavailable_reason(template: Template, task: Task | None) -> str:
        """Reason why a template cannot be used, or an empty string."""
        if task is None:
            return tr("Open a CSV file first: a template is made to fit its columns.")
        problem = template.problem(task)
        return tr_message(problem) if problem is not None else ""
