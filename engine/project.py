"""Everything the user decided, as one frozen value: the choices, never the data or the weights."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from engine.architecture import Architecture
from engine.messages import UserError

FORMAT_VERSION = 1
"""Of project files; raised when an older program could not read a newer file."""

SCALINGS = {
    "standard": "standard (mean 0, deviation 1)",
    "minmax": "min-max (0 to 1)",
    "none": "none",
}
OPTIMIZER_WORDS = {"sgd": "Gradient descent", "momentum": "Momentum", "adam": "Adam"}
ROLES = ("feature", "target", "ignored")
TASK_CHOICES = ("auto", "classes", "regression")


@dataclass(frozen=True, slots=True)
class DataChoices:
    """Which table is learnt from, and how.

    Attributes:
        path: the CSV file; empty while there is none. A sample is ``sample:iris``.
        target: name of the column to predict; empty for the default.
        task: ``auto``, or ``classes`` or ``regression`` where the user overrode it.
        roles: ``feature`` or ``ignored`` by column name, only where the user overrode the default.
        kinds: column kind by column name, only where the user overrode the detected one.
        scaling: a key of :data:`SCALINGS`.
        split: percent of rows for train, validation and test; they add up to 100.
        seed: of the split.
    """

    path: str = ""
    target: str = ""
    task: str = "auto"
    roles: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    scaling: str = "standard"
    split: tuple[float, float, float] = (70.0, 15.0, 15.0)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How the network is trained.

    Attributes:
        optimizer: a key of :data:`OPTIMIZER_WORDS`.
        learning_rate: size of a step.
        momentum: share of the last step that is kept, for the momentum optimizer only.
        batch_size: rows of a mini-batch.
        epochs: passes over the training rows.
        patience: epochs without a better validation loss after which training stops; 0 for never.
        seed: of the first weights, the shuffling and the dropout masks.
    """

    optimizer: str = "adam"
    learning_rate: float = 0.01
    momentum: float = 0.9
    batch_size: int = 32
    epochs: int = 200
    patience: int = 0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """Everything the user decided.

    Attributes:
        data: the choices about the table.
        architecture: the drawn network.
        training: the settings of a run.
    """

    data: DataChoices = field(default_factory=DataChoices)
    architecture: Architecture = field(default_factory=Architecture)
    training: TrainingSettings = field(default_factory=TrainingSettings)

    def to_json(self) -> dict[str, Any]:
        """As plain values for a JSON file."""
        data = asdict(self.data)
        data["split"] = list(self.data.split)
        return {
            "format": "layerscope project",
            "version": FORMAT_VERSION,
            "data": data,
            "architecture": self.architecture.to_json(),
            "training": asdict(self.training),
        }

    @classmethod
    def from_json(cls, values: Any) -> Project:
        """From untrusted values read from a file.

        Raises:
            UserError: the file is of another format or version, or a value is not possible.
        """
        if not isinstance(values, dict) or values.get("format") != "layerscope project":
            raise UserError("The file is not a Layerscope project; choose a .layerscope file.")
        version = values.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise UserError("The project's version is damaged; open another copy of the file.")
        if version > FORMAT_VERSION:
            raise UserError(
                "The project is of format {version}, newer than this program knows ({known}); "
                "update Layerscope to open it.",
                version=version,
                known=FORMAT_VERSION,
            )
        return cls(
            _data_from_json(values.get("data")),
            Architecture.from_json(values.get("architecture")),
            training_from_json(values.get("training")),
        )


def check_training(settings: TrainingSettings) -> TrainingSettings:
    """The same settings, if they are possible.

    Raises:
        UserError: one is out of range; names it and the range.
    """
    if settings.optimizer not in OPTIMIZER_WORDS:
        raise UserError(
            "There is no optimizer {name}; choose one of {choices}.",
            name=settings.optimizer,
            choices=", ".join(OPTIMIZER_WORDS),
        )
    ranges: dict[str, tuple[float, float]] = {
        "learning_rate": (1e-8, 100.0),
        "momentum": (0.0, 0.9999),
        "batch_size": (1, 10_000_000),
        "epochs": (1, 10_000_000),
        "patience": (0, 10_000_000),
        "seed": (0, 2**63 - 1),
    }
    for name, (low, high) in ranges.items():
        value = getattr(settings, name)
        if not low <= value <= high:  # as nothing compares with NaN, it is refused too
            raise UserError(
                "The setting {setting} is {value}, but it must lie between {low} and {high}.",
                setting=name.replace("_", " "),
                value=f"{value:g}" if isinstance(value, float) else str(value)[:40],
                low=f"{low:g}",
                high=f"{high:g}",
            )
    return settings


def check_split(split: tuple[float, float, float]) -> tuple[float, float, float]:
    """The same percentages, if they can split a table.

    Raises:
        UserError: they are not three numbers that add up to 100 with something left to train on.
    """
    sound = all(math.isfinite(part) and part >= 0 for part in split)
    if not sound or abs(sum(split) - 100) > 1e-6 or split[0] <= 0:
        raise UserError(
            "The split {split} does not work: give three percentages for train, validation and "
            "test that add up to 100, such as 70,15,15.",
            split=",".join(f"{part:g}" for part in split),
        )
    return split


def training_from_json(values: Any) -> TrainingSettings:
    """Training settings from untrusted values. Raises UserError."""
    _check_types(TrainingSettings(), values, "training settings")
    return check_training(TrainingSettings(**values))


def _data_from_json(values: Any) -> DataChoices:
    _check_types(DataChoices(), values, "data choices")
    values = dict(values)
    try:
        values["split"] = check_split(tuple(float(part) for part in values.get("split", (70, 15, 15))))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError) as error:
        raise UserError("The split in the file is damaged; open another copy of it.") from error
    for name in ("roles", "kinds"):
        pairs = values.get(name, {})
        if not all(isinstance(k, str) and isinstance(v, str) for k, v in pairs.items()):
            raise UserError("The column choices in the file are damaged; open another copy of it.")
    choices = DataChoices(**values)
    if choices.scaling not in SCALINGS or choices.task not in TASK_CHOICES or choices.seed < 0:
        raise UserError("The data choices in the file are damaged; open another copy of it.")
    return choices


def _check_types(default: Any, values: Any, what: str) -> None:
    known = {f.name: getattr(default, f.name) for f in fields(default)}
    if not isinstance(values, dict) or not set(values) <= set(known):
        raise UserError("The {what} in the file are damaged; open another copy of it.", what=what)
    for name, value in values.items():
        wanted = type(known[name])
        allowed = {float: (int, float), tuple: (list, tuple)}.get(wanted, (wanted,))
        if not isinstance(value, allowed) or (isinstance(value, bool) and wanted is not bool):
            raise UserError(
                "The {what} in the file are damaged at {name}; open another copy of it.",
                what=what,
                name=name,
            )
