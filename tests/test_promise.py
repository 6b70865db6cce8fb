"""Kinds of things are named in their own home alone, so that nothing else has to follow."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from engine.core.training_settings import AUTO, LOSS_CHOICES, SCHEDULE_CHOICES
from engine.core.update_rules import UPDATE_RULES
from engine.files.export.formats import EXPORTS

ROOT = Path(__file__).resolve().parent.parent

HOMES: dict[str, tuple[Iterable[str], tuple[str, ...]]] = {
    "optimizer": (UPDATE_RULES, ("engine/core/update_rules.py", "engine/core/optimizers.py")),
    "loss": (LOSS_CHOICES, ("engine/core/losses.py",)),
    "schedule": (SCHEDULE_CHOICES, ("engine/training/schedules.py",)),
    "export format": (EXPORTS, ("engine/files/export/",)),
}
"""Keys of each sort, and the files or folders in which they may stand."""

SETTINGS = "engine/core/training_settings.py"
"""Declares what can be chosen, and which of it by default."""

OTHER_MEANINGS = {AUTO, "momentum", "step", "mae", "constant"}
"""Keys that are words of something else too: choices of data, a setting, a part of an iteration, a figure,
and what may be wrong with an output."""


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("sort", HOMES)
def test_each_is_named_in_its_home_alone(sort: str) -> None:
    keys, homes = HOMES[sort]
    named = set(keys) - OTHER_MEANINGS
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line} names the {sort} {text}"
        for path in sorted([*(ROOT / "engine").rglob("*.py"), *(ROOT / "gui").rglob("*.py")])
        if not path.relative_to(ROOT).as_posix().startswith((*homes, SETTINGS))
        for line, text in literals(path)
        if text in named
    ]
    assert named and found == []
