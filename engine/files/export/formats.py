"""The export formats that there are; a new one is a file of its own and a line here."""

from __future__ import annotations

from engine.files.export.csv_folder import CSV_FOLDER
from engine.files.export.export_format import ExportFormat
from engine.files.export.npz import NPZ

EXPORTS: dict[str, ExportFormat] = {each.key: each for each in (NPZ, CSV_FOLDER)}
"""The formats by key, in the order of the menu."""


def format_of(path: str, default: ExportFormat) -> ExportFormat:
    """The format of a file by its suffix; ``default`` where that is no format's own."""
    return next(
        (each for each in EXPORTS.values() if each.suffix and path.lower().endswith(each.suffix)), default
    )
