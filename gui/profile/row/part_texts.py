"""What rows of each part of the split are called."""

from __future__ import annotations

from gui.look.words.translation import tr


def part_text(part: str) -> str:
    """What a row of this part of the split is called."""
    texts = {"train": tr("training row"), "validation": tr("validation row"), "test": tr("test row")}
    return texts.get(part, tr("a row without a target"))
