"""Sets everything up on a fresh machine and opens Layerscope, or passes its tests. Needs Python alone.

    python3 tools/start.py                     open the window
    python3 tools/start.py FILE.csv            anything that main.py takes
    python3 tools/start.py test                pass the tests
    python3 tools/start.py test -k losses      anything that pytest takes

Everything goes into ``.venv`` beside the program. Only what changed is done again, so the second start
is quick. Written for Python 3.8 as well, so that an older Python can be told what is missing.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
WITHOUT_WINDOW = ("train", "predict", "info")
WHOLE_SUITE = ["-n", "auto", "--dist", "loadfile"]
"""Arguments of pytest where no others are given: all tests, those of a file together, on all cores."""

QT_LIBRARIES = {
    # What Qt needs from the system to open a window, and the Debian package that holds it.
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgthread-2.0.so.0": "libglib2.0-0",  # newer releases offer libglib2.0-0t64 under this name too
}
COMPILER_PACKAGES = ["gcc", "libc6-dev"]
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class SetUpError(Exception):
    """The set-up cannot go on; says why and what to do."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then become the program or its tests; gives the exit code."""
    testing = arguments[:1] == ["test"]
    try:
        if sys.version_info < OLDEST:
            return start_with_newer_python(arguments)
        set_up("test" if testing else "app", arguments[0] if arguments else "")
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    if testing:
        os.chdir(ROOT)
        return become([str(PYTHON), "-m", "pytest", *(arguments[1:] or WHOLE_SUITE)])
    return become([str(PYTHON), str(ROOT / "main.py"), *arguments])


def start_with_newer_python(arguments: list[str]) -> int:
    """Go on with a newer Python of this machine, if it has one that works."""
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which("python3." + str(minor))
        if newer and subprocess.call([newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return become([newer, __file__, *arguments])
    raise SetUpError(
        "Layerscope needs Python 3.11 or newer, but this is Python {}.{}: install a newer one and start "
        "this script with it.".format(*sys.version_info[:2])
    )


def become(command: list[str]) -> int:
    """Run ``command`` in place of this process, so that signals reach it; Windows cannot, and waits."""
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)


def set_up(purpose: str, first_argument: str) -> None:
    """Make the virtual environment ready for ``app`` or ``test`` unless it already is."""
    # An environment with the tests' packages has the program's as well.
    if any(is_ready(ready) for ready in {purpose, "test"}):
        return
    install_system_packages(with_window=first_argument not in WITHOUT_WINDOW)
    install_compiler()
    if not venv_fits():
        say(f"Creating a virtual environment in {VENV.name} ...")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment failed")
    say("Installing what Layerscope needs (some minutes the first time) ...")
    wanted = str(ROOT) + ("[test]" if purpose == "test" else "")
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*install, "--editable", wanted], "The installation failed")
    stamp(purpose).write_text(fingerprint(), encoding="utf-8")
    say("Ready.")


def is_ready(purpose: str) -> bool:
    """True if the environment was completed for ``purpose`` and nothing that matters changed since."""
    path = stamp(purpose)
    return PYTHON.exists() and path.exists() and path.read_text(encoding="utf-8") == fingerprint()


def stamp(purpose: str) -> Path:
    """The file that remembers what the environment was completed from."""
    return VENV / f"layerscope-{purpose}.stamp"


def fingerprint() -> str:
    """Everything that the environment depends on: this Python, this folder, packages, and what is compiled.

    Where there was no compiler and is one now, it is made ready again as well.
    """
    kernel = sorted((ROOT / "engine" / "kernel" / "source").rglob("*.[ch]"))
    sources = b"".join(path.read_bytes() for path in [ROOT / "pyproject.toml", ROOT / "setup.py", *kernel])
    digest = hashlib.sha256(sources).hexdigest()
    return f"{sys.version}\n{ROOT}\n{digest}\n{shutil.which(compiler())}\n"


def venv_fits() -> bool:
    """True if there is an environment of this very Python, with pip."""
    if not PYTHON.exists():
        return False
    ask = [str(PYTHON), "-c", "import pip, sys; print(sys.version)"]
    answer = subprocess.run(ask, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return answer.stdout.decode().strip() == sys.version.strip()


def install_system_packages(with_window: bool) -> None:
    """Install what Debian and its relatives leave out, or say how to."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries() if with_window else {}
    packages = sorted(missing.values())
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python{}.{}-venv".format(*sys.version_info[:2]))
    if with_window and not has_font():
        packages.append("fonts-dejavu-core")
    if not packages:
        return
    if not shutil.which("apt-get"):
        names = ", ".join([*missing, *packages[len(missing) :]])
        raise SetUpError(f"This system lacks {names}: install them with its package manager and start again.")
    say(f"Installing system packages: {' '.join(packages)} ...")
    apt_install(packages)


def install_compiler() -> None:
    """Bring a C compiler where apt-get can; without one everything works, only more slowly."""
    if not sys.platform.startswith("linux") or compiles():
        return
    if shutil.which("apt-get"):
        say(f"Installing a C compiler, which makes training quicker: {' '.join(COMPILER_PACKAGES)} ...")
        with contextlib.suppress(SetUpError):
            apt_install(COMPILER_PACKAGES)
    if not compiles():
        say("There is no C compiler: Layerscope will compute with NumPy alone, which is slower.")


def compiler() -> str:
    """The command with which Python compiles extensions here; there need not be one."""
    return shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]


def compiles() -> bool:
    """True if the compiler is there and has the headers of C."""
    program = b"#include <math.h>\n#include <pthread.h>\nint main(void) { return 0; }\n"
    with tempfile.TemporaryDirectory() as folder:
        command = [compiler(), "-x", "c", "-", "-o", os.path.join(folder, "program")]
        try:
            done = subprocess.run(
                command, input=program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            )
        except OSError:
            return False
    return done.returncode == 0


def missing_libraries() -> dict[str, str]:
    """The libraries that cannot be loaded, with their packages."""
    missing = {}
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    return missing


def has_font() -> bool:
    """True if there is any font to write with."""
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return any(True for folder in folders for _ in folder.rglob("*.[to]t[fc]"))


def apt_install(packages: list[str]) -> None:
    """Install packages of Debian and its relatives."""
    for step in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]):
        run_as_root(step, packages)


def run_as_root(command: list[str], packages: list[str]) -> None:
    """Run apt-get with the rights it needs; sudo may ask for the password."""
    by_hand = "apt-get install -y " + " ".join(packages)
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise SetUpError(f"System packages are missing: as root, run `{by_hand}` and start again.")
        silent = [] if sys.stdin.isatty() else ["--non-interactive"]
        command = ["sudo", *silent, *command]
    elif shutil.which("env"):
        command = ["env", "DEBIAN_FRONTEND=noninteractive", *command]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode and "install" in command:
        said = done.stdout.decode(errors="replace")[-2000:]
        raise SetUpError(f"{said}\nSystem packages are missing: run `sudo {by_hand}` and start again.")


def run(command: list[str], failure: str) -> None:
    """Run a stage of the set-up; its own words are shown where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        print(done.stdout.decode(errors="replace")[-4000:], file=sys.stderr)
        raise SetUpError(f"{failure}: see above; put it right and start again.")


def say(text: str) -> None:
    """One line about the stage that begins."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
