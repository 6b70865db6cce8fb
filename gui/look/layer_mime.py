"""Drag and drop of a kind of layer from the palette to the canvas."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from engine.core.layers import LAYER_KINDS

LAYER_MIME = "application/x-layerscope-layer"
"""MIME type of a dragged layer: its kind as UTF-8."""


def layer_mime(kind: str) -> QMimeData:
    """Data that a drag of this kind of layer carries."""
    mime = QMimeData()
    mime.setData(LAYER_MIME, kind.encode())
    return mime


def layer_kind(mime: QMimeData) -> str | None:
    """The kind of layer in a drag, or None if it carries none that can be drawn."""
    if not mime.hasFormat(LAYER_MIME):
        return None
    kind = bytes(mime.data(LAYER_MIME).data()).decode(errors="replace")
    return kind if kind in LAYER_KINDS else None
