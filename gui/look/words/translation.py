"""Language of the screen, and the one way from English text to its translation."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from engine.common.messages import Message
from gui.look.words.marked_letters import marked
from gui.look.words.qt_texts import QtTranslator

CONTEXT = "Layerscope"
"""Name under which Qt Linguist lists the sentences."""

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations"

LANGUAGES = {"en": "English", "ko": "한국어"}
"""The languages there are, each by the name it has in itself; English needs no file."""


class TranslatedText(str):
    """Text on the screen that knows what it was made of, so that another language can say it again."""

    __slots__ = ("is_lower", "template", "values")

    template: str
    values: dict[str, Any]
    is_lower: bool

    def __new__(
        cls, text: str, template: str, values: dict[str, Any], is_lower: bool = False
    ) -> TranslatedText:
        made = super().__new__(cls, text)
        made.template, made.values, made.is_lower = template, values, is_lower
        return made

    def lower(self) -> TranslatedText:
        return TranslatedText(super().lower(), self.template, self.values, True)


def tr(text: str, /, **values: Any) -> str:
    """``text`` in the language in use, its ``{names}`` filled from ``values``: a :class:`TranslatedText`."""
    translated = language.sentences.get(text, text)
    return TranslatedText(marked(translated.format(**values) if values else translated), text, values)


def tr_message(message: Message) -> str:
    """A sentence of the engine in the user's language; sentences among its values are translated too."""
    values = {
        name: tr_message(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return tr(message.template, **values)


def retranslated(text: str) -> str:
    """Text that :func:`tr` once gave, in the language of now; other text stays as it is."""
    if not isinstance(text, TranslatedText):
        return text
    values = {
        name: retranslated(value) if isinstance(value, str) else value for name, value in text.values.items()
    }
    said = tr(text.template, **values)
    return said.lower() if text.is_lower else said


def read_sentences(path: Path) -> dict[str, str]:
    """English sentences with their translations, from a file of Qt Linguist; unfinished ones are left out."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - comes with the program
    pairs = ((each.findtext("source", ""), each.find("translation")) for each in root.iter("message"))
    return {
        source: found.text
        for source, found in pairs
        if found is not None and found.text and found.get("type") is None
    }


class Language(QObject):
    """The language in use; there is one, :data:`language`.

    Attributes:
        code: ``en`` or ``ko``.
        choice: ``system`` or a code, as the user chose.
        sentences: English text -> its translation; empty for English.
    """

    changed = Signal()
    """Emitted when the language is another: whatever holds text must be made or filled again."""

    def __init__(self) -> None:
        super().__init__()
        self.code, self.choice = "en", "system"
        self.sentences: dict[str, str] = {}
        self._of_qt: QtTranslator | None = None

    def choose(self, choice: str) -> None:
        """Speak this language, or that of the ``system`` where there is a translation into it."""
        self.choice = choice if choice in LANGUAGES else "system"
        code = self.choice if self.choice in LANGUAGES else _language_of_system()
        if code == self.code:
            return
        self.code = code
        self.sentences = {} if code == "en" else read_sentences(FOLDER / f"{code}.ts")
        self._translate_qt(code)
        self.changed.emit()

    def _translate_qt(self, code: str) -> None:
        """Translate the texts of Qt itself, such as buttons of dialogs, into this language."""
        if self._of_qt is not None:
            QCoreApplication.removeTranslator(self._of_qt)
            self._of_qt = None
        if code != "en":
            self._of_qt = QtTranslator(code)
            QCoreApplication.installTranslator(self._of_qt)


def _language_of_system() -> str:
    codes = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in codes if code in LANGUAGES), "en")


language = Language()
"""The language that every text on the screen is in."""
