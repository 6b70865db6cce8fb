"""Layerscope's entry point: a command without a window, or else the window."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.command_line.arguments import COMMANDS, PICTURE, WINDOW, parse
from engine.command_line.guard import guarded
from engine.command_line.interruption import termination_interrupts
from engine.common.messages import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says, and give the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    return guarded(lambda: _run(parse(given)))


def _run(options: argparse.Namespace) -> int:
    if options.command == PICTURE:
        return _draw_picture(options)
    if options.command in COMMANDS:
        with termination_interrupts():
            return COMMANDS[options.command].run(options)
    if options.version:
        from engine.common.version import VERSION

        print(f"layerscope {VERSION}")
        return 0
    return _open_window(options.file)


def _draw_picture(options: argparse.Namespace) -> int:
    """Paint with what paints the window, which the engine does not know."""
    from engine.command_line.commands.picture import drawn_in, tell

    drawn = drawn_in(options)
    from gui.window.files.picture_command import write_picture

    write_picture(options.out, options.style, *drawn)
    return tell(options)


def _open_window(path: str | None) -> int:
    from engine.command_line.display import require_display
    from engine.data.samples import SAMPLE_PREFIX

    if path is not None and not path.startswith(SAMPLE_PREFIX):
        _check_there(path)
    require_display()
    from gui.window.collector import collector_held

    with collector_held():
        from gui.window.application import OpenWindow

        opened = OpenWindow(path)
    return opened.run()


def _check_there(path: str) -> None:
    if Path(path).is_file():
        return
    if Path(path).exists():
        raise UserError("{file} is not a file; give a .csv, .layerscope or .toml file.", file=path)
    meant = difflib.get_close_matches(path, [*COMMANDS, WINDOW], 1)
    if meant and meant[0] in COMMANDS:
        raise UserError("There is no file {file}; did you mean the command {name}?", file=path, name=meant[0])
    raise UserError("There is no file {file}; check its name.", file=path)


if __name__ == "__main__":
    sys.exit(main())
