"""Finds out whether a window can be shown at all, since Qt ends the program where it cannot."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping

from engine.common.messages import UserError

SECONDS_TO_ANSWER = 3.0


def require_display(environment: Mapping[str, str] = os.environ) -> None:
    """Check that there is a screen.

    Raises:
        UserError: there is none; names what works without one.
    """
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY", "")
    if not display or not _answers(display):
        raise UserError(
            "There is no display to open a window on; "
            "run 'python main.py train FILE.csv --target COLUMN' to train without one."
        )


def _answers(display: str) -> bool:
    """True if an X server listens at ``[host]:number[.screen]``."""
    host, _, number = display.rpartition(":")
    number = number.split(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the address that X defines
        return any(_connects(socket.AF_UNIX, address) for address in (path, f"\0{path}"))
    if host.startswith("/"):
        return True  # a launch socket whose name only the X library understands
    return _connects(socket.AF_INET, (host, 6000 + int(number)))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(SECONDS_TO_ANSWER)
            connection.connect(address)
    except (OSError, OverflowError):
        return False
    return True
