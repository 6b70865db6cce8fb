"""Installing where there is no compiler, and over a kernel that was built of other sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def test_without_a_compiler_nothing_is_built_and_nothing_old_stays(tmp_path: Path) -> None:
    pytest.importorskip("setuptools")
    shutil.copy(ROOT / "setup.py", tmp_path)
    kernel = tmp_path / "engine" / "kernel"
    shutil.copytree(ROOT / "engine" / "kernel" / "source", kernel / "source")
    (kernel / f"kernel_plain{EXTENSION_SUFFIXES[0]}").write_bytes(b"built of other sources")
    done = subprocess.run(
        [sys.executable, "setup.py", "build_ext", "--inplace"],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "CC": str(tmp_path / "no_compiler")},
    )
    assert done.returncode == 0, done.stderr
    assert [each.name for each in kernel.iterdir()] == ["source"]
