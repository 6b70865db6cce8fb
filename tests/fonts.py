"""Lets tests run as on a system with one family of fonts: ``LAYERSCOPE_TEST_FONT=noto pytest tests/gui``.

    python -m tests.fonts              which families this system has
    python -m tests.fonts noto nanum   the same as an exit code: 0 where it has all of these

Nothing is installed or changed: fontconfig is given a file of its own, which knows a single folder of fonts.
That works wherever Qt finds its fonts by fontconfig, so not on Windows and macOS.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

VARIABLE = "LAYERSCOPE_TEST_FONT"
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class Family(NamedTuple):
    """Name of a family, the file it is found by, and the Debian package that brings it."""

    words: str
    digits: str
    file: str
    package: str


FAMILIES = {
    "dejavu": Family("DejaVu Sans", "DejaVu Sans Mono", "DejaVuSans.ttf", "fonts-dejavu-core"),
    "noto": Family("Noto Sans", "Noto Sans Mono", "NotoSans-Regular.ttf", "fonts-noto-core"),
    "liberation": Family(
        "Liberation Sans", "Liberation Mono", "LiberationSans-Regular.ttf", "fonts-liberation"
    ),
    "nanum": Family("NanumGothic", "NanumGothicCoding", "NanumGothic.ttf", "fonts-nanum"),
}
"""The widest and the narrowest of the usual ones, and a Korean one."""

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>{words}</family></prefer></alias>
  <alias binding="same"><family>Sans</family><prefer><family>{words}</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>{digits}</family></prefer></alias>
  <match target="pattern">
    <test qual="all" name="family" compare="not_eq"><string>{words}</string></test>
    <test qual="all" name="family" compare="not_eq"><string>{digits}</string></test>
    <edit name="family" mode="append_last"><string>{words}</string></edit>
  </match>
</fontconfig>
"""


def folder_of(name: str) -> Path | None:
    """The folder in which a family is installed; None where it is not."""
    if not sys.platform.startswith("linux"):
        return None
    for folder in FOLDERS:
        for found in Path(folder).expanduser().rglob(FAMILIES[name].file):
            return found.parent
    return None


def use_only(name: str) -> None:
    """Let fontconfig know this family alone; call it before there is an application.

    Raises:
        LookupError: there is no such family, or this system does not have it.
    """
    if name not in FAMILIES:
        raise LookupError(f"{VARIABLE}={name}: choose one of {', '.join(FAMILIES)}.")
    family, folder = FAMILIES[name], folder_of(name)
    if folder is None:
        raise LookupError(f"{VARIABLE}={name}: it is not here; Debian has it in {family.package}.")
    place = Path(tempfile.gettempdir()) / f"layerscope-fonts-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    path, beside = place / f"{name}.conf", place / f"{name}.{os.getpid()}"
    words = {"folder": folder, "cache": place, "words": family.words, "digits": family.digits}
    beside.write_text(CONFIGURATION.format(**words), encoding="utf-8")
    beside.replace(path)  # other processes may be reading it
    os.environ["FONTCONFIG_FILE"] = str(path)


def main(names: list[str]) -> int:
    """Say which families there are; gives the exit code."""
    missing = [name for name in names or FAMILIES if name not in FAMILIES or folder_of(name) is None]
    for name, family in FAMILIES.items():
        print(f"{name:12}{folder_of(name) or f'not here; Debian has it in {family.package}'}")
    return 1 if names and missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
