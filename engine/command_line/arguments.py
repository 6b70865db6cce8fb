"""Arguments of the command line; imports nothing heavy, so that --help answers at once."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from engine.common.messages import UserError
from engine.core.training_settings import CLIPPINGS, TRAINING, TrainingSettings
from engine.project.image_size import is_image_choice

WINDOW, PICTURE = "window", "picture"
PICTURE_STYLES = ("looks", "plain", "units")
TRAINING_OPTIONS = {
    f"--{name.replace('_', '-') if setting.flag is None else setting.flag}": name
    for name, setting in TRAINING.items()
    if setting.flag != ""
}
"""Options that each set one setting of training, with its name."""
CLASS_WEIGHTS = "--class-weights"
"""An option that sets two."""
CLIPPING_OPTIONS = {f"--clip-{key}": key for key, each in CLIPPINGS.items() if each.uses}
"""Options that set the limit of a way of clipping and choose that, with its key."""

MOST_FOLDS = 1000
_SAMPLES = "Samples can be named in place of a file: sample:iris."
_OUR_SENTENCES = {
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
        for words, ours in _OUR_SENTENCES.items():
            problem = problem.replace(words, ours)
        raise UserError("{problem}; see {program} --help.", problem=problem, program=self.prog)


class Command(NamedTuple):
    """A command that does its work without a window.

    Attributes:
        summary: what it does, for help.
        declare: adds its arguments to a parser.
        module: of :mod:`engine.command_line.commands`, with a function ``run``.
        has_samples: whether a sample can stand in place of a file.
    """

    summary: str
    declare: Callable[[_Parser], None]
    module: str
    has_samples: bool = False

    def run(self, options: argparse.Namespace) -> int:
        """Do the work, and give the exit code; what it takes is imported now, so that no other waits."""
        work: Callable[[argparse.Namespace], int]
        work = import_module(f"engine.command_line.commands.{self.module}").run
        return work(options)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; ``command`` is a key of COMMANDS, or ``window``.

    Raises:
        UserError: an option is unknown, missing or not possible.
        SystemExit: help or the version was asked for, and printed.
    """
    command = arguments[0] if arguments and arguments[0] in COMMANDS else WINDOW
    parser = _parser_of_window() if command == WINDOW else _parser_of(command)
    options = parser.parse_args(arguments[command != WINDOW :])
    options.command = command
    return options


def _parser_of_window() -> _Parser:
    commands = "\n".join(f"  {name:10}{command.summary}" for name, command in COMMANDS.items())
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


def _parser_of(name: str) -> _Parser:
    command = COMMANDS[name]
    parser = _Parser(
        prog=f"{argparse.ArgumentParser().prog} {name}",
        description=f"{command.summary[0].upper()}{command.summary[1:]}.",
        epilog=_SAMPLES if command.has_samples else None,
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    command.declare(parser)
    return parser


def _declare_train(parser: _Parser) -> None:
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
    add(
        "--predictions",
        type=_file_name,
        metavar="OUT.csv",
        help="with --folds: write each row as it was predicted while it was held out",
    )
    _add_data_and_training(parser)


def _declare_find_rate(parser: _Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .csv file or a .layerscope project")
    _add_data_and_training(parser)


def _add_data_and_training(parser: _Parser) -> None:
    data = parser.add_argument_group("data and network (of a CSV file; a project has its own)")
    data.add_argument("--target", metavar="COLUMN", help="the column to predict; else a guess is named")
    for name, kind, word, text in _DATA:
        data.add_argument(name, type=kind, metavar=word, help=text)
    data.add_argument(
        "--encoding",
        action="append",
        metavar="COLUMN=KIND",
        help="of a column of many categories: one_hot, frequent or hashed; may be given several times",
    )
    _add_training(parser.add_argument_group("training"))


def _add_training(group: argparse._ArgumentGroup) -> None:
    for option, name in TRAINING_OPTIONS.items():
        setting, default = TRAINING[name], getattr(TrainingSettings(), name)
        text = setting.flag_help or setting.help[0].lower() + setting.help[1:]
        if setting.choices:
            text = f"{text}: {', '.join(setting.choices)}"
        reads = _READERS[setting.type]
        default = default if setting.choices else f"{default:g}"
        word = "NAME" if setting.choices else "N"
        group.add_argument(option, type=reads, metavar=word, help=f"{text} ({default})")
    group.add_argument(
        CLASS_WEIGHTS,
        metavar="WEIGHTS",
        help="balanced, none, or one number for each class such as 1,2.5 (none)",
    )
    group.add_argument(
        "--core",
        type=_one_of("auto", "compiled", "numpy"),
        metavar="NAME",
        help="what computes: auto, compiled or numpy (auto: compiled where it was built)",
    )
    for option, key in CLIPPING_OPTIONS.items():
        text = CLIPPINGS[key].meanings["clip_limit"].help
        group.add_argument(option, type=_number, metavar="N", help=f"{text[0].lower()}{text[1:]} (no limit)")


def _declare_predict(parser: _Parser) -> None:
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
    parser.add_argument(
        "--keep", action="store_true", help="write the columns of the file too, and a note on each row"
    )


def _declare_evaluate(parser: _Parser) -> None:
    _add_judged_rows(parser)
    _add_decision(parser)
    parser.add_argument(
        "--baselines", action="store_true", help="compare with models fitted on the same training rows"
    )


def _declare_explain(parser: _Parser) -> None:
    _add_judged_rows(parser)
    _add_decision(parser)
    add = parser.add_argument
    add("--repeats", type=_repeats, metavar="N", default=10, help="how often each column is shuffled (10)")
    add("--seed", type=_seed, metavar="N", default=0, help="of the shuffling (0)")


def _add_judged_rows(parser: _Parser) -> None:
    add = parser.add_argument
    add("model", metavar="MODEL", help="a .npz file, or a .layerscope project that was trained")
    add("file", metavar="FILE.csv", nargs="?", help="rows with their target; of a project not needed")
    add("--rows", choices=("train", "validation", "test"), help="which part of a project (validation)")


def _add_decision(parser: _Parser) -> None:
    add = parser.add_argument
    add(
        "--threshold",
        type=_share,
        metavar="P",
        help="take rows for one class from this probability on (as kept with the weights)",
    )
    add("--positive", metavar="CLASS", help="the class that the threshold is of (the second of two)")


def _declare_profile(parser: _Parser) -> None:
    add = parser.add_argument
    add("model", metavar="MODEL", help="a .npz file, or a .layerscope project that was trained")
    add("file", metavar="FILE.csv", help="holds the row, and others to compare it with")
    add("--row", type=_row, metavar="N", required=True, help="number of the row, counted from 1")
    add("--column", action="append", metavar="NAME", help="a curve of this column alone; may be repeated")
    add("--seed", type=_seed, metavar="N", default=0, help="of what is drawn for the contributions (0)")
    wish = parser.add_mutually_exclusive_group()
    text = "find the nearest row of another class, or of this one"
    wish.add_argument("--change", metavar="CLASS", nargs="?", const="", help=text)
    for flag, side in (("--at-least", "no less than"), ("--at-most", "no more than")):
        wish.add_argument(flag, type=_number, metavar="X", help=f"find the nearest row with {side} this")
    add("--lock", action="append", metavar="NAME", help="leave this column as it is; may be repeated")


def _declare_picture(parser: _Parser) -> None:
    add = parser.add_argument
    add("model", metavar="MODEL", help="a .npz file, or a .layerscope project")
    add("--out", type=_file_name, metavar="FILE", required=True, help="write the picture here: .svg or .png")
    add(
        "--style",
        choices=PICTURE_STYLES,
        default="looks",
        help="as the drawing looks, plain in black on white, or plain with units as circles (looks)",
    )


def _declare_info(parser: _Parser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a .npz, .layerscope or .csv file",
    )


COMMANDS = {
    "train": Command(
        "train a network on a CSV file, or again as a project says", _declare_train, "train", has_samples=True
    ),
    "find-rate": Command(
        "try out learning rates in a short run, and suggest one",
        _declare_find_rate,
        "find_rate",
        has_samples=True,
    ),
    "predict": Command("predict the rows of a CSV file with trained weights", _declare_predict, "predict"),
    "evaluate": Command(
        "judge a trained network on rows whose target is known", _declare_evaluate, "evaluate"
    ),
    "explain": Command("say what the predictions of a network rest on", _declare_explain, "explain"),
    "profile": Command("say how the prediction of one row comes about", _declare_profile, "profile"),
    PICTURE: Command("draw a network into a file, as SVG or PNG", _declare_picture, PICTURE),
    "info": Command(
        "say what a model, a project or a CSV file holds, and which core trains", _declare_info, "info"
    ),
}


def _row(text: str) -> int:
    return _whole_within(text, 1, 10**12)


def _repeats(text: str) -> int:
    return _whole_within(text, 1, 1000)


def _seed(text: str) -> int:
    return _whole_within(text, 0, 2**32 - 1)


def _share(text: str) -> float:
    value = _number(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} must lie between 0 and 1")
    return value


def _whole_within(text: str, least: int, most: int) -> int:
    value = _whole(text)
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"{text} must lie between {least} and {most}")
    return value


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


_READERS: dict[type, Callable[[str], Any]] = {int: _whole, float: _number, str: str}
"""Functions that read the value of an option of training."""


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
    if not is_image_choice(text):
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
"""Option, what reads its value, the word for the value, and what it does."""
