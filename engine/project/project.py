"""Everything the user decided, as one frozen value: the choices, never the data or the weights."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any

from engine.common.messages import UserError
from engine.common.settings import check_types
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.architecture_file import architecture_json, read_architecture
from engine.core.training_settings import TrainingSettings, training_from_json, training_to_json
from engine.project.decision import DEFAULT, Decision
from engine.project.image_size import is_image_choice
from engine.project.rules import READING, check_reading

FORMAT_VERSION = 4
"""Version of project files; raised when an older program could not read a newer file."""

SCALINGS = {
    "standard": "standard (mean 0, deviation 1)",
    "minmax": "min-max (0 to 1)",
    "none": "none",
}
ENCODING_LABELS = {
    "one_hot": "one input per category",
    "frequent": "the most frequent and one for all others",
    "hashed": "hashed into 32 inputs",
}
"""Names of the ways in which a column of categories becomes inputs."""
TASK_CHOICES = ("auto", "classes", "regression")


@dataclass(frozen=True, slots=True)
class DataChoices:
    """Choice of the table that is learnt from, and how.

    Attributes:
        path: the CSV file; empty while there is none. A sample is ``sample:iris``.
        target: name of the column to predict; empty for the default.
        task: ``auto``, or ``classes`` or ``regression`` where the user overrode it.
        roles: ``feature`` or ``ignored`` by column name, only where the user overrode the default.
        kinds: column kind by column name, only where the user overrode the detected one.
        encodings: a key of :data:`ENCODING_LABELS` by column name, only where the user overrode the default.
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
class Project:
    """Everything the user decided.

    Attributes:
        data: the choices about the table.
        architecture: the drawn network.
        training: the settings of a run.
        decision: which class a row is taken for.
    """

    data: DataChoices = field(default_factory=DataChoices)
    architecture: Architecture = field(default_factory=Architecture)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    decision: Decision = DEFAULT

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return {
            "format": "layerscope project",
            "version": FORMAT_VERSION,
            "data": data_to_json(self.data),
            "architecture": architecture_json(self.architecture),
            "training": training_to_json(self.training),
            **({} if self.decision == DEFAULT else {"decision": self.decision.to_json()}),
        }

    @classmethod
    def from_json(cls, values: Any) -> Project:
        """Read from untrusted values of a file.

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
            read_architecture(values.get("architecture")),
            training_from_json(values.get("training")),
            Decision.from_json(values.get("decision", {})),
        )


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


def data_to_json(choices: DataChoices) -> dict[str, Any]:
    """Plain values for a JSON file."""
    return asdict(choices) | {"split": list(choices.split)}


def data_from_json(values: Any) -> DataChoices:
    """Choices about the data from untrusted values. Raises UserError."""
    check_types(DataChoices(), values, "data choices")
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
    sound_encodings = set(choices.encodings.values()) <= set(ENCODING_LABELS)
    known = choices.scaling in SCALINGS and choices.task in TASK_CHOICES and choices.seed >= 0
    if not (known and sound_encodings and is_image_choice(choices.image)):
        raise UserError("The data choices in the file are damaged; open another copy of it.")
    return choices
