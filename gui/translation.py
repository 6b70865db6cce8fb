"""The one way from English text to the words on the screen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.messages import Message

CONTEXT = "Layerscope"


def tr(text: str, /, **values: Any) -> str:
    """``text`` in the user's language, its ``{names}`` filled from ``values``."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def tr_message(message: Message) -> str:
    """A sentence of the engine in the user's language; sentences among its values are translated too."""
    values = {
        name: tr_message(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return tr(message.template, **values)
