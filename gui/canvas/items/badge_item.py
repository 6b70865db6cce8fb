"""The badge on a card that says how its layer is doing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gui.canvas.items.card_texts import Badge
from gui.canvas.items.fonts import NUMBERS
from gui.look.theme import theme


class BadgeItem(QGraphicsItem):
    """Badge on how a layer is doing, on a tint of its own."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.badge: Badge | None = None
        self.rect = QRectF()
        self.text_scale = 1.0

    def place(self, rect: QRectF, text_scale: float) -> None:
        """Set its place and the scale of its text."""
        self.text_scale = text_scale
        if rect != self.rect:
            self.prepareGeometryChange()
            self.rect = QRectF(rect)

    def show_badge(self, badge: Badge | None) -> None:
        """Show another badge, or none."""
        if badge != self.badge:
            self.badge = badge
            self.update()

    def tooltip_at(self, point: QPointF) -> str:
        """Tooltip: the text in full and what to do."""
        if self.badge is None or not self.rect.contains(point):
            return ""
        return f"{self.badge.texts[0]}\n{self.badge.tooltip}"

    def boundingRect(self) -> QRectF:
        return self.rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.badge is None:
            return
        good = self.badge.is_good
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("good_tint" if good else "trouble_tint"))
        painter.drawRoundedRect(self.rect, 4, 4)
        painter.setPen(theme.color("good" if good else "trouble"))
        font = NUMBERS.at(self.text_scale)
        painter.setFont(font.font())
        area = self.rect.adjusted(6, 0, -3, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, font.fitting(self.badge.texts, area.width()))
