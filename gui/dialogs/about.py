"""The About box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.common.version import VERSION
from engine.kernel.choice import core_message
from gui.look.widgets.plain_text import message_box
from gui.look.words.translation import tr, tr_message


def show_about(parent: QWidget) -> None:
    """Show version, licence and which core trains, without stopping what runs."""
    about = tr("Shows a neural network learn, layer by layer, from your own table. MIT licence.")
    text = f"{about}\n\n{tr_message(core_message())}"
    box = message_box(parent, "about_box", f"Layerscope {VERSION}", text)
    box.setWindowTitle(tr("About Layerscope"))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setModal(False)
    box.show()
