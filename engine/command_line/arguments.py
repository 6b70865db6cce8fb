"""What may stand on the command line; imports nothing heavy, so that --help answers at once."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from engine.common.messages import UserError

WINDOW = "window"
COMMANDS = {
    "train": "train a network on a CSV file, or again as a project says",
    "find-rate": "try out learning rates in a short run, and suggest one",
    "predict": "predict the rows of a CSV file with trained weights",
    "info": "say what a model, a project or a CSV file holds",
}


MOST_FOLDS = 1000
_SAMPLES = "Samples can be named in place of a file: sample:iris."
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
    makers = {"train": _train, "find-rate": _find_rate, "predict": _predict, "info": _info, WINDOW: _window}
    parser = makers[command]()
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
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="a .csv, .layerscope or lesson (.toml) file to open"
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    return parser


def _for_command(name: str, **options: Any) -> _Parser:
    prog = f"{argparse.ArgumentParser().prog} {name}"
    parser = _Parser(prog=prog, description=f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}.", **options)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    return parser


def _train() -> _Parser:
    parser = _for_command("train", epilog=_SAMPLES)
    add = parser.add_argument
    add("file", metavar="FILE", help="a .csv file, or a .layerscope project to train from the start")
    add(
        "--out",
        type=_file_name,
        metavar="MODEL.npz",
        help="write the trained weights here, or a .layerscope project",
    )
    add("--resume", action="store_true", help="go on where the run of a project stands")
    add(
        "--folds",
        type=_folds,
        metavar="K",
        help="cross-validate instead: train K times, test on held-out rows",
    )
    _add_data_and_training(parser)
    return parser


def _find_rate() -> _Parser:
    parser = _for_command("find-rate", epilog=_SAMPLES)
    parser.add_argument("file", metavar="FILE", help="a .csv file or a .layerscope project")
    _add_data_and_training(parser)
    return parser


def _add_data_and_training(parser: _Parser) -> None:
    data = parser.add_argument_group("data and network (of a CSV file; a project has its own)")
    data.add_argument("--target", metavar="COLUMN", help="the column to predict; else a guess is named")
    for name, kind, word, words in _DATA:
        data.add_argument(name, type=kind, metavar=word, help=words)
    data.add_argument(
        "--encoding",
        action="append",
        metavar="COLUMN=KIND",
        help="of a column of many categories: one_hot, frequent or hashed; may be given several times",
    )
    training = parser.add_argument_group("training")
    for name, kind, word, words in _TRAINING:
        training.add_argument(name, type=kind, metavar=word, help=words)


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


def _folds(text: str) -> int:
    folds = _whole(text)
    if not 2 <= folds <= MOST_FOLDS:
        raise argparse.ArgumentTypeError(f"{text} must lie between 2 and {MOST_FOLDS}")
    return folds


def _image(text: str) -> str:
    if text not in ("auto", "none") and not re.fullmatch(r"[1-9]\d{0,3}x[1-9]\d{0,3}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text} is neither auto, none nor rows x columns such as 8x8")
    return text


_Row = tuple[str, Callable[[str], Any], str, str]

_DATA: tuple[_Row, ...] = (
    ("--task", _one_of("auto", "classes", "regression"), "KIND", "auto, classes or regression (auto)"),
    (
        "--layers",
        str,
        "LAYERS",
        "hidden layers: 16:relu,8 or reshape,conv:8,maxpool,flatten,64,dropout:0.5 or none",
    ),
    (
        "--template",
        str,
        "NAME",
        "or a ready-made network: perceptron, multi_layer, wider, deeper, dropout, batch_norm, "
        "residual or lenet",
    ),
    ("--split", _split, "T,V,T", "percent of rows for train, validation, test (70,15,15)"),
    ("--scaling", _one_of("standard", "minmax", "none"), "KIND", "standard, minmax or none (standard)"),
    ("--image", _image, "SIZE", "pictures in the columns: auto, none, or rows x columns such as 8x8 (auto)"),
)
_TRAINING: tuple[_Row, ...] = (
    ("--epochs", _whole, "N", "passes over the training rows (200)"),
    ("--batch-size", _whole, "N", "rows of a mini-batch (32)"),
    ("--learning-rate", _number, "N", "size of an update (0.01)"),
    ("--optimizer", str, "NAME", "sgd, momentum, nesterov, adagrad, rmsprop, adam or adamw (adam)"),
    ("--momentum", _number, "N", "of the optimizers momentum and nesterov (0.9)"),
    ("--loss", str, "NAME", "auto, mse, mae, huber, binary_cross_entropy or cross_entropy (auto)"),
    ("--class-weights", str, "WEIGHTS", "balanced, none, or one number for each class such as 1,2.5 (none)"),
    ("--label-smoothing", _number, "N", "share of each target that is spread over all classes (0)"),
    ("--weight-decay", _number, "N", "share of each weight, times the rate, that an update takes away (0)"),
    ("--clip-norm", _number, "N", "longest gradient; a longer one is shortened (no limit)"),
    ("--clip-value", _number, "N", "largest number in the gradient; larger ones are cut (no limit)"),
    (
        "--schedule",
        str,
        "NAME",
        "of the learning rate: constant, step, exponential, cosine or plateau (constant)",
    ),
    ("--schedule-factor", _number, "N", "what the schedule multiplies the rate by (0.5)"),
    ("--schedule-epochs", _whole, "N", "after or over how many epochs the schedule does so (20)"),
    ("--warmup", _whole, "N", "epochs in which the rate first grows to its full size (0)"),
    ("--patience", _whole, "N", "stop after so many epochs without a better validation loss (0: never)"),
    ("--checkpoint-every", _whole, "N", "epochs between two checkpoints to go back to; 0 for none (10)"),
    ("--seed", _whole, "N", "of split, first weights, shuffling and dropout (0)"),
)
"""Option, what reads its value, the word for the value, and what it does."""
