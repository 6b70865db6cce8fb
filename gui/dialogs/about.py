"""The About box."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from engine.version import VERSION
from gui.translation import tr


def show_about(parent: QWidget) -> None:
    """Show version and licence, without stopping what runs."""
    box = QMessageBox(parent)
    box.setObjectName("about_box")
    box.setWindowTitle(tr("About Layerscope"))
    box.setText(f"<b>Layerscope {VERSION}</b>")
    box.setInformativeText(
        tr("Shows a neural network learn, layer by layer, from your own table. MIT licence.")
    )
    box.setModal(False)
    box.show()
