"""Everything the user decided, as one frozen value: the choices, never the data or the weights."""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture
from engine.project.rules import READING, check_reading

FORMAT_VERSION = 3
"""Of project files; raised when an older program could not read a newer file."""

SCALINGS = {
    "standard": "standard (mean 0, deviation 1)",
    "minmax": "min-max (0 to 1)",
    "none": "none",
}
ENCODING_WORDS = {
    "one_hot": "one input per category",
    "frequent": "the most frequent and one for all others",
    "hashed": "hashed into 32 inputs",
}
"""How a column of categories becomes inputs."""
OPTIMIZER_WORDS = {
    "sgd": "Gradient descent",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "Adagrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
}
"""In the order of how much each adds to the ones before."""
ADAMW_DECAY = 0.01
"""The weight decay that comes with the choice of ``adamw``, which without one is Adam; as in PyTorch."""

LOSS_WORDS = {
    "auto": "automatic",
    "mse": "mean squared error",
    "mae": "mean absolute error",
    "huber": "Huber",
    "binary_cross_entropy": "binary cross-entropy",
    "cross_entropy": "cross-entropy",
}
WEIGHTING_WORDS = {"none": "all rows alike", "balanced": "balanced", "given": "as given"}
SCHEDULE_WORDS = {
    "constant": "constant",
    "step": "staircase",
    "exponential": "exponential",
    "cosine": "cosine",
    "plateau": "reduce on plateau",
}
CLIPPING_WORDS = {"none": "none", "norm": "by norm", "value": "by value"}
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
        encodings: a key of :data:`ENCODING_WORDS` by column name, only where the user overrode the default.
        image: ``auto`` (as the columns suggest), ``none``, or rows x columns of pixels such as ``8x8``.
        scaling: a key of :data:`SCALINGS`.
        split: percent of rows for train, validation and test; they add up to 100.
        seed: of the split.
        reading: the rules that the table is read by, a key of :data:`engine.project.rules.MISSING_WORDS`.
    """

    path: str = ""
    target: str = ""
    task: str = "auto"
    roles: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    encodings: dict[str, str] = field(default_factory=dict)
    image: str = "auto"
    scaling: str = "standard"
    split: tuple[float, float, float] = (70.0, 15.0, 15.0)
    seed: int = 0
    reading: int = READING


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How the network is trained.

    Attributes:
        optimizer: a key of :data:`OPTIMIZER_WORDS`.
        learning_rate: size of a step.
        momentum: share of the last step that is kept, for ``momentum`` and ``nesterov`` only.
        batch_size: rows of a mini-batch.
        epochs: passes over the training rows.
        patience: epochs without a better validation loss after which training stops; 0 for never. What the
            default is and why: docs/performance.md.
        seed: of the first weights, the shuffling and the dropout masks.
        loss: a key of :data:`LOSS_WORDS`; ``auto`` is the one that fits the task.
        class_weighting: a key of :data:`WEIGHTING_WORDS`: how much the rows of each class count in a
            cross-entropy; ``balanced`` gives every class the same sum.
        class_weights: for ``given``, one weight per class in the order of the classes.
        label_smoothing: share of a row's target that is spread evenly over all classes.
        weight_decay: share of every weight, times the learning rate, that a step takes away: for ``adamw``
            beside the step, for all others as part of the gradient (the gradient of an L2 penalty).
        clipping: a key of :data:`CLIPPING_WORDS`.
        clip_limit: the largest length of the whole gradient (``norm``), or of each number (``value``).
        schedule: a key of :data:`SCHEDULE_WORDS`: how the learning rate changes from epoch to epoch.
        schedule_factor: what ``step``, ``exponential`` and ``plateau`` multiply the rate by.
        schedule_epochs: ``step`` does it after so many epochs, ``exponential`` gradually over as many,
            ``plateau`` after so many without a better validation loss.
        warmup_epochs: epochs in which the rate first grows to its full size; 0 for none.
        checkpoint_every: epochs between two checkpoints to go back to; 0 for none but the best.
    """

    optimizer: str = "adam"
    learning_rate: float = 0.01
    momentum: float = 0.9
    batch_size: int = 32
    epochs: int = 200
    patience: int = 80
    seed: int = 0
    loss: str = "auto"
    class_weighting: str = "none"
    class_weights: tuple[float, ...] = ()
    label_smoothing: float = 0.0
    weight_decay: float = 0.0
    clipping: str = "none"
    clip_limit: float = 1.0
    schedule: str = "constant"
    schedule_factor: float = 0.5
    schedule_epochs: int = 20
    warmup_epochs: int = 0
    checkpoint_every: int = 10


TRAINING_RANGES: dict[str, tuple[float, float]] = {
    "learning_rate": (1e-8, 100.0),
    "momentum": (0.0, 0.9999),
    "batch_size": (1, 10_000_000),
    "epochs": (1, 10_000_000),
    "patience": (0, 10_000_000),
    "seed": (0, 2**63 - 1),
    "label_smoothing": (0.0, 0.9),
    "weight_decay": (0.0, 10.0),
    "clip_limit": (1e-6, 1e6),
    "schedule_factor": (0.01, 1.0),
    "schedule_epochs": (1, 10_000_000),
    "warmup_epochs": (0, 10_000_000),
    "checkpoint_every": (0, 10_000_000),
}
"""Lowest and highest value of every setting that is a number."""

TRAINING_CHOICES: dict[str, dict[str, str]] = {
    "optimizer": OPTIMIZER_WORDS,
    "loss": LOSS_WORDS,
    "class_weighting": WEIGHTING_WORDS,
    "schedule": SCHEDULE_WORDS,
    "clipping": CLIPPING_WORDS,
}
"""The words of every setting that is one of a list, by its keys."""


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
        return {
            "format": "layerscope project",
            "version": FORMAT_VERSION,
            "data": data_to_json(self.data),
            "architecture": self.architecture.to_json(),
            "training": training_to_json(self.training),
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
            data_from_json(values.get("data")),
            Architecture.from_json(values.get("architecture")),
            training_from_json(values.get("training")),
        )


def check_training(settings: TrainingSettings) -> TrainingSettings:
    """The same settings, if they are possible.

    Raises:
        UserError: one is out of range; names it and the range.
    """
    for name, choices in TRAINING_CHOICES.items():
        if getattr(settings, name) not in choices:
            raise UserError(
                "There is no {setting} {name}; choose one of {choices}.",
                setting=name.replace("_", " "),
                name=str(getattr(settings, name))[:40],
                choices=", ".join(choices),
            )
    if not all(math.isfinite(weight) and weight > 0 for weight in settings.class_weights):
        raise UserError("The class weights must all be numbers above 0, such as 1, 2.5.")
    for name, (low, high) in TRAINING_RANGES.items():
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


def training_to_json(settings: TrainingSettings) -> dict[str, Any]:
    """As plain values for a JSON file."""
    return asdict(settings) | {"class_weights": list(settings.class_weights)}


def training_from_json(values: Any) -> TrainingSettings:
    """Training settings from untrusted values. Raises UserError."""
    _check_types(TrainingSettings(), values, "training settings")
    weights = values.get("class_weights", [])
    if not all(isinstance(weight, (int, float)) and not isinstance(weight, bool) for weight in weights):
        raise UserError("The class weights in the file are damaged; open another copy of it.")
    return check_training(TrainingSettings(**{**values, "class_weights": tuple(map(float, weights))}))


def data_to_json(choices: DataChoices) -> dict[str, Any]:
    """As plain values for a JSON file."""
    return asdict(choices) | {"split": list(choices.split)}


def data_from_json(values: Any) -> DataChoices:
    """Choices about the data from untrusted values. Raises UserError."""
    _check_types(DataChoices(), values, "data choices")
    values = dict(values)
    try:
        values["split"] = check_split(tuple(float(part) for part in values.get("split", (70, 15, 15))))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError) as error:
        raise UserError("The split in the file is damaged; open another copy of it.") from error
    for name in ("roles", "kinds", "encodings"):
        pairs = values.get(name, {})
        if not all(isinstance(k, str) and isinstance(v, str) for k, v in pairs.items()):
            raise UserError("The column choices in the file are damaged; open another copy of it.")
    # A project that does not say so was made by the first rules, and keeps them so that its numbers stay.
    choices = DataChoices(**{"reading": 1, **values})
    check_reading(choices.reading)
    sound_encodings = set(choices.encodings.values()) <= set(ENCODING_WORDS)
    sound_image = re.fullmatch(r"auto|none|[1-9]\d{0,3}x[1-9]\d{0,3}", choices.image)
    known = choices.scaling in SCALINGS and choices.task in TASK_CHOICES and choices.seed >= 0
    if not (known and sound_encodings and sound_image):
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
