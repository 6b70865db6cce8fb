"""The compiled core under the address and undefined-behaviour sanitizers, and compiled without a warning."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

import pytest

from engine.kernel.library import FOLDER_VARIABLE, loaded

ROOT = Path(__file__).resolve().parents[3]
CHECKED = ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
QUICKLY = "-O1"  # the last such flag counts; -O3 takes the compiler minutes

HERE = Path(__file__).resolve()
TESTS_OF_ALL = [
    HERE.with_name("test_networks.py"),
    ROOT / "tests" / "engine" / "training" / "test_every_setting.py",
]
"""Of every kind of layer and every setting."""
TESTS = sorted({*HERE.parent.glob("test_*.py")} - {HERE, HERE.with_name("test_choice.py"), *TESTS_OF_ALL})

READS_BEHIND = '__attribute__((visibility("default"))) float third(const float *x) { return x[2]; }'
CALLS_IT = """
import ctypes, sys, numpy as np
function = ctypes.CDLL(sys.argv[1]).third
function.restype = ctypes.c_float
array = np.arange(300, dtype=np.float32)[-int(sys.argv[2]) :]
print(function(ctypes.c_void_p(array.ctypes.data)))
"""


def variants() -> dict[str, Any]:
    """What is built when the program is installed, by the name of the variant."""
    pytest.importorskip("setuptools")
    return {
        each.name.rpartition("_")[2]: each for each in runpy.run_path(str(ROOT / "setup.py"))["extensions"]()
    }


def compiled(compiler: str, source: Path, target: Path, *flags: str) -> None:
    """Compile a library; the test fails where that says anything."""
    if shutil.which(compiler) is None:
        pytest.skip(f"there is no {compiler} here")
    command = [compiler, *flags, "-fPIC", "-shared", str(source), "-o", str(target), "-pthread", "-lm"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def under_sanitizers(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments, its memory watched, and with the kernels of a folder."""
    asked = ("libasan.so", "libstdc++.so.6")  # the latter for libraries that throw exceptions of C++
    found = [
        subprocess.run(["gcc", f"-print-file-name={each}"], check=True, capture_output=True, text=True).stdout
        for each in asked
    ]
    environment = {
        **os.environ,
        "LD_PRELOAD": " ".join(each.strip() for each in found),
        "ASAN_OPTIONS": "detect_leaks=0",  # the interpreter keeps what it has until its end
        "LAYERSCOPE_CORE": "compiled",
        FOLDER_VARIABLE: str(folder),
    }
    return subprocess.run(
        [sys.executable, *arguments], check=False, cwd=ROOT, capture_output=True, text=True, env=environment
    )


on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there can a library be put before others"
)


@on_linux
def test_a_number_behind_an_array_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "third.c").write_text(READS_BEHIND)
    compiled("gcc", tmp_path / "third.c", tmp_path / "third.so", QUICKLY, *CHECKED)
    call = ("-c", CALLS_IT, str(tmp_path / "third.so"))
    assert under_sanitizers(*call, "3", folder=tmp_path).stdout == "299.0\n"
    behind = under_sanitizers(*call, "2", folder=tmp_path)
    assert behind.returncode != 0
    assert "heap-buffer-overflow" in behind.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the kernels that are used here, their memory watched."""
    library, folder = loaded(), tmp_path_factory.mktemp("kernels")
    best = library.instructions if library else "plain"
    for name, extension in variants().items():
        if name in {"plain", "double", best}:
            target = folder / f"kernel_{name}{EXTENSION_SUFFIXES[0]}"
            flags = [*extension.extra_compile_args, QUICKLY, *CHECKED]
            compiled("gcc", ROOT / extension.sources[0], target, *flags)
    return folder


@pytest.fixture(scope="module", params=["best", "plain"])
def watched(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """A folder with those of the ``best`` instructions or of ``plain`` C alone."""
    if request.param == "best":
        return built, request.param
    slower = [path for path in built.iterdir() if path.name.startswith(("kernel_plain", "kernel_double"))]
    if len(slower) == len(list(built.iterdir())):
        pytest.skip("plain C is the best there is here")
    folder = tmp_path_factory.mktemp("kernels")
    for path in slower:
        shutil.copy(path, folder)
    return folder, request.param


@on_linux
@pytest.mark.parametrize("tests", [*TESTS, *TESTS_OF_ALL], ids=lambda path: path.stem)
def test_nothing_is_noticed_in_the_tests_of_the_kernel(watched: tuple[Path, str], tests: Path) -> None:
    folder, variant = watched
    if variant == "plain" and tests not in TESTS_OF_ALL:
        pytest.skip("it passes with the best instructions; those of whole networks pass with plain C too")
    quiet = ["-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "tests.exact_arrays"]
    done = under_sanitizers("-m", "pytest", *quiet, str(tests), folder=folder)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert " passed" in done.stdout


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("name", ["plain", "double", "avx2", "avx512"])
def test_the_kernel_compiles_without_a_warning(tmp_path: Path, compiler: str, name: str) -> None:
    extension = variants().get(name)
    if extension is None:
        pytest.skip("these instructions are not those of this machine")
    strict = [*extension.extra_compile_args, QUICKLY, "-Wall", "-Wextra", "-Werror"]
    compiled(compiler, ROOT / extension.sources[0], tmp_path / "kernel.so", *strict)
