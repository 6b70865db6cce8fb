"""The lessons that come with the program."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".toml"
"""Ending of the name of a lesson file."""

LESSON_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lessons"


def lesson_paths() -> tuple[Path, ...]:
    """Their files, in the order in which they are learnt."""
    return tuple(sorted(LESSON_FOLDER.glob("[1-9]_*.toml")))
