"""Export format: one row for the menu, the dialog, the lessons and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.files.model import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One way to write trained weights for other programs.

    Attributes:
        key: in lessons and names of actions.
        label: text in the menu; ``&`` marks the letter to press.
        tip: what is written, in one line.
        dialog_title: of the dialog that asks for a path.
        program: what reads it, as dialogs name kinds of files; the same in every language.
        suffix: of the file, with its point; empty for a folder.
        shortcut: keys, or an empty string.
        write: writes a model to a path. Raises UserError where that cannot be written.
    """

    key: str
    label: str
    tip: str
    dialog_title: str
    program: str = ""
    suffix: str
    shortcut: str = ""
    write: Callable[[str, Model], None]

    def with_suffix(self, path: str) -> str:
        """A path with the suffix, which is added where it is missing."""
        return path if path.lower().endswith(self.suffix) else path + self.suffix
