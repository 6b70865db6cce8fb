"""Finds where the table of a project lies from the words of its path alone: nothing on a disk is asked."""

from __future__ import annotations

import os
import re
from pathlib import Path, PureWindowsPath

from engine.data.samples import SAMPLE_PREFIX

_NETWORK = re.compile(r"[\\/]{2}")
"""Beginning of a path of another computer: asking Windows whether it exists is enough to log on there."""


def is_within_folder(path: str, project_file: str | Path) -> bool:
    """True if a table is a sample, or lies in the folder of the project or below it."""
    if not path or path.startswith(SAMPLE_PREFIX):
        return True
    if is_on_network(path) and not is_on_network(str(project_file)):
        return False
    folder = os.path.abspath(os.path.dirname(project_file))
    absolute = os.path.abspath(os.path.join(folder, path))
    return os.path.normcase(absolute).startswith(os.path.join(os.path.normcase(folder), ""))


def is_on_network(path: str) -> bool:
    """True if a path names another computer, as Windows writes it."""
    return _NETWORK.match(path) is not None


def beside(path: str, project_file: str | Path) -> Path:
    """Path that the table would have if it had been moved along with the project."""
    return Path(project_file).with_name(PureWindowsPath(path).name)  # reads every system's separators
