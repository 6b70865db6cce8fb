"""Builds the compiled core for each set of instructions, if there is a compiler; else NumPy computes."""

from __future__ import annotations

import hashlib
import platform
import sys
from copy import copy
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = Path(__file__).resolve().parent
SOURCES = sorted((HERE / "engine" / "kernel" / "source").rglob("*.[ch]"))
OPTIMIZED = ["-std=gnu11", "-O3", "-fno-math-errno", "-fno-trapping-math", "-ffp-contract=fast"]
PLAIN = [*OPTIMIZED, "-fvisibility=hidden", "-pthread"]
AVX2 = ["-mavx2", "-mfma", "-mprefer-vector-width=256"]
AVX512 = [*AVX2[:2], "-mavx512f", "-mavx512dq", "-mavx512bw", "-mavx512vl", "-mprefer-vector-width=512"]


def fingerprint() -> str:
    """What tells one state of the sources from another; a test sees that what is built is of these."""
    return hashlib.sha256(b"".join(source.read_bytes() for source in SOURCES)).hexdigest()[:16]


def extension(name: str, *flags: str) -> Extension:
    """The kernel for one set of instructions; no Python module, but found as one."""
    return Extension(
        f"engine.kernel.{name}",
        ["engine/kernel/source/kernel.c"],
        depends=[source.relative_to(HERE).as_posix() for source in SOURCES],
        extra_compile_args=[*PLAIN, f'-DFINGERPRINT="{fingerprint()}"', *flags],
        extra_link_args=["-pthread", "-lm"],
        optional=True,
    )


def extensions() -> list[Extension]:
    """All that suit this machine; which of them it can run is found out when one is loaded."""
    if sys.platform == "win32":
        return []  # its usual compiler has no vectors
    found = [extension("kernel_plain"), extension("kernel_double", "-DREAL=double")]
    if platform.machine() in ("x86_64", "AMD64"):
        found += [extension("kernel_avx2", *AVX2), extension("kernel_avx512", *AVX512)]
    return found


class BuildApart(build_ext):
    """Gives each library a folder of its own: all are compiled from one file, with other flags."""

    def finalize_options(self) -> None:
        """Build as many at a time as there are cores, where nothing else was said."""
        super().finalize_options()
        self.parallel = self.parallel or True

    def run(self) -> None:
        """Build what is not built of these sources yet."""
        self.remove_outdated()
        super().run()

    def remove_outdated(self) -> None:
        """Remove what was built of other sources, or it would stay in use where building fails now."""
        for folder in [Path(self.build_lib), *([HERE] if self.inplace else [])]:
            for built in folder.glob("engine/kernel/kernel_*.so"):
                if fingerprint().encode() not in built.read_bytes():
                    built.unlink()

    def build_extension(self, ext: Extension) -> None:
        """Build one of them."""
        apart = copy(self)  # for several are built at a time
        apart.build_temp = str(Path(self.build_temp) / ext.name)
        build_ext.build_extension(apart, ext)


if __name__ == "__main__":
    setup(ext_modules=extensions(), cmdclass={"build_ext": BuildApart})
