"""What may stand on the command line; imports nothing heavy, so that --help answers at once."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from engine.messages import UserError

WINDOW = "window"
COMMANDS = {
    "train": "train a network on a CSV file, or again as a project says",
    "predict": "predict the rows of a CSV file with trained weights",
    "info": "say what a model, a project or a CSV file holds",
}


_OUR_WORDS = {
    "the following arguments are required:": "Something is missing:",
    "unrecognized arguments:": "Nothing is known about",
}
"""Shorter and plainer than what argparse says."""


class _Parser(argparse.ArgumentParser):
    """Answers a mistake with one sentence instead of the whole usage."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        problem = message.removeprefix("argument ")
        for words, ours in _OUR_WORDS.items():
            problem = problem.replace(words, ours)
        raise UserError("{problem}; see {program} --help.", problem=problem, program=self.prog)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; ``command`` is a key of COMMANDS, or ``window``.

    Raises:
        UserError: an option is unknown, missing or not possible.
        SystemExit: help or the version was asked for, and printed.
    """
    command = arguments[0] if arguments and arguments[0] in COMMANDS else WINDOW
    parser = {"train": _train, "predict": _predict, "info": _info, WINDOW: _window}[command]()
    options = parser.parse_args(arguments[command != WINDOW :])
    options.command = command
    return options


def _window() -> _Parser:
    commands = "\n".join(f"  {name:10}{words}" for name, words in COMMANDS.items())
    parser = _Parser(
        description="Opens the window. A command does its work without one.",
        epilog=f"commands:\n{commands}\n\nSee '%(prog)s train --help' and so on.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a .csv or .layerscope file to open")
    parser.add_argument("--version", action="store_true", help="print the version")
    return parser


def _for_command(name: str, **options: Any) -> _Parser:
    prog = f"{argparse.ArgumentParser().prog} {name}"
    parser = _Parser(prog=prog, description=f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}.", **options)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    return parser


def _train() -> _Parser:
    parser = _for_command("train", epilog="Samples can be named in place of a file: sample:iris.")
    add = parser.add_argument
    add("file", metavar="FILE", help="a .csv file, or a .layerscope project to train from the start")
    add("--out", type=_file_name, metavar="MODEL.npz", help="write the trained weights here")
    data = parser.add_argument_group("data (of a CSV file; a project has its own)")
    data.add_argument("--target", metavar="COLUMN", help="the column to predict; suggested if not given")
    choices: tuple[tuple[str, Callable[[str], Any], str, str], ...] = (
        ("--task", _one_of("auto", "classes", "regression"), "KIND", "auto, classes or regression (auto)"),
        ("--layers", str, "LAYERS", "hidden layers, as 16:relu,8:relu or 32:tanh,dropout:0.2,8 or none"),
        ("--split", _split, "T,V,T", "percent of rows for train, validation, test (70,15,15)"),
        ("--scaling", _one_of("standard", "minmax", "none"), "KIND", "standard, minmax or none (standard)"),
    )
    for name, kind, word, words in choices:
        data.add_argument(name, type=kind, metavar=word, help=words)
    training = parser.add_argument_group("training")
    numbers: tuple[tuple[str, Callable[[str], Any], str], ...] = (
        ("--epochs", _whole, "passes over the training rows (200)"),
        ("--batch-size", _whole, "rows of a mini-batch (32)"),
        ("--learning-rate", _number, "size of a step (0.01)"),
        ("--optimizer", str, "sgd, momentum or adam (adam)"),
        ("--momentum", _number, "of the momentum optimizer (0.9)"),
        ("--patience", _whole, "stop after so many epochs without a better validation loss (0: never)"),
        ("--seed", _whole, "of split, first weights, shuffling and dropout (0)"),
    )
    for name, kind, words in numbers:
        training.add_argument(name, type=kind, metavar="NAME" if kind is str else "N", help=words)
    return parser


def _predict() -> _Parser:
    parser = _for_command("predict")
    parser.add_argument(
        "model", metavar="MODEL", help="a .npz file, or a .layerscope project that was trained"
    )
    parser.add_argument("file", metavar="FILE.csv", help="the rows to predict")
    parser.add_argument(
        "--out",
        type=_file_name,
        metavar="PREDICTIONS.csv",
        required=True,
        help="write the predictions here",
    )
    return parser


def _info() -> _Parser:
    parser = _for_command("info")
    parser.add_argument("file", metavar="FILE", help="a .npz, .layerscope or .csv file")
    return parser


def _file_name(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is missing")
    return text


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number") from error


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a number") from error
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{text} is not a finite number")
    return value


def _split(text: str) -> tuple[float, ...]:
    parts = tuple(_number(part) for part in text.split(","))
    if len(parts) != 3:
        raise argparse.ArgumentTypeError(f"{text} is not three percentages such as 70,15,15")
    return parts


def _one_of(*names: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in names:
            raise argparse.ArgumentTypeError(f"there is no {text}; choose one of {', '.join(names)}")
        return text

    return check
