"""Texts of Qt's own dialogs and menus: its own translation, with what that lacks or says badly."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QLibraryInfo, QTranslator

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations" / "qt"


class QtTranslator(QTranslator):
    """Qt's translation into one language, behind the sentences of a file of ours.

    Attributes:
        corrections: (context, English text) -> translation, which goes before Qt's own.
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self._of_qt = QTranslator()
        self._of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self.corrections = _read(FOLDER / f"{code}.ts")

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Translate a text of Qt; an empty string where there is none, so that the English one is shown."""
        found = self.corrections.get((context, source))
        return found or self._of_qt.translate(context, source, disambiguation, n) or ""

    def isEmpty(self) -> bool:
        return False


def _read(path: Path) -> dict[tuple[str, str], str]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - comes with the program
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in root.iter("context")
        for message in context.iter("message")
    }
