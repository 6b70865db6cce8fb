"""Labels, tooltips and boxes that show their text as it is, even where text of a file looks like HTML."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QLabel,
    QMessageBox,
    QSizePolicy,
    QToolTip,
    QWidget,
)


def plain_tooltip(text: str) -> str:
    """Tooltip that shows ``text`` as it is, even where text of a file looks like HTML."""
    if not GuiQt.mightBeRichText(text):
        return text
    return f"<div style='white-space: pre-wrap'>{html.escape(text)}</div>"


def show_tooltip(where: QPoint, text: str, widget: QWidget) -> None:
    """Show a tooltip at this place of the screen, as :func:`plain_tooltip` has it; none for an empty text."""
    QToolTip.showText(where, plain_tooltip(text), widget)


def message_box(parent: QWidget, name: str, text: str, more: str = "") -> QMessageBox:
    """Box of the system's look whose text is shown as it is."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    return box


class PlainLabel(QLabel):
    """Label that shows its text as it is: Qt would guess that text of a file is HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


def heading(text: str) -> QLabel:
    """Caption of a section."""
    label = PlainLabel(text.upper())
    label.setProperty("look", "heading")
    return label


class ElidedLabel(PlainLabel):
    """Label of one line that ends in an ellipsis where it does not fit; the tooltip then has all of it."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.own_tooltip = ""
        if look:
            self.setProperty("look", look)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._update_tooltip()

    def _update_tooltip(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip(plain_tooltip(self.own_tooltip if fits else self.text()))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("…") * 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.style().drawItemText(
            painter, area, self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class StillPlace(QWidget):
    """Place of a label, as high as its line, and as wide as the layout lets it be.

    Qt lays out the whole window anew, docks and toolbars too, whenever the text of a label changes that
    stands in a layout itself. That takes longer than to paint the text.
    """

    def __init__(self, label: QLabel, width: int = 0) -> None:
        """Take the label in; ``width`` is what it would have in pixels, where there is room."""
        super().__init__()
        self._label, self._width = label, width
        self._height = label.sizeHint().height()
        label.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._width, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            height = self._label.sizeHint().height()
            if height != self._height:  # another font, as of a style sheet
                self._height = height
                self.updateGeometry()
        return super().event(event)
