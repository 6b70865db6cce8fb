"""Settings of training, each with all that is known of it; imports nothing heavy.

The form, the options of the command line with their help, the files, the lessons and the checks follow from
the description here.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from engine.common.messages import UserError
from engine.common.settings import (
    Choice,
    Meaning,
    Setting,
    check_types,
    choice,
    integer,
    number,
    positive_numbers,
    settings_of,
)
from engine.core.update_rules import UPDATE_RULES

AUTO = "auto"
"""The loss that fits the task and the last layer."""

MOST = 10_000_000
"""Largest value of whatever is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossChoice(Choice):
    """A loss that can be chosen.

    Attributes:
        activations: of the last layer, which it is made for; empty for one that can be taken of any output.
    """

    activations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleChoice(Choice):
    """A schedule that can be chosen.

    Attributes:
        varies: whether the rate changes at all.
        reaches_zero: whether it comes so near 0 that only an even scale shows its form.
    """

    varies: bool = True
    reaches_zero: bool = False


OF_CLASSES = ("label_smoothing", "class_weighting")
LOSS_CHOICES: dict[str, LossChoice] = {
    AUTO: LossChoice(
        label="automatic", tip="The one that fits the target and the last layer", uses=OF_CLASSES
    ),
    "mse": LossChoice(label="mean squared error", tip="Mean of the squared errors: large errors count most"),
    "mae": LossChoice(
        label="mean absolute error", tip="Mean of the sizes of the errors: outliers count little"
    ),
    "huber": LossChoice(label="Huber", tip="Squared for small errors, linear for large ones"),
    "binary_cross_entropy": LossChoice(
        label="binary cross-entropy",
        tip="For two classes and one sigmoid unit",
        uses=OF_CLASSES,
        activations=("sigmoid",),
    ),
    "cross_entropy": LossChoice(
        label="cross-entropy",
        tip="For classes and one softmax unit each",
        uses=OF_CLASSES,
        activations=("softmax",),
    ),
    "focal": LossChoice(
        label="focal",
        tip="Cross-entropy in which rows that are already right count little, for rare classes",
        uses=("class_weighting", "focal_gamma"),
        activations=("sigmoid", "softmax"),
    ),
}
"""The classes are in :data:`engine.core.losses.LOSSES`."""

WEIGHTINGS = {
    "none": Choice(label="all rows alike", tip="Every row counts the same"),
    "balanced": Choice(label="balanced", tip="Each class counts the same in all, however few rows it has"),
    "given": Choice(label="as given", tip="A weight of your own for each class", uses=("class_weights",)),
}
CLIPPINGS = {
    "none": Choice(label="none", tip="Gradients are used as they are"),
    "norm": Choice(
        label="by norm",
        tip="Where the whole gradient is longer than the limit it is shortened; its direction stays",
        uses=("clip_limit",),
        meanings={"clip_limit": Meaning("Longest gradient", "Longer gradients are shortened to this length")},
    ),
    "value": Choice(
        label="by value",
        tip="Each number of the gradient is cut at the limit",
        uses=("clip_limit",),
        meanings={
            "clip_limit": Meaning("Largest number", "Larger numbers in a gradient are cut to this size")
        },
    ),
}
SCHEDULE_CHOICES = {
    "constant": ScheduleChoice(
        label="constant", tip="The same rate in all epochs", uses=("warmup_epochs",), varies=False
    ),
    "step": ScheduleChoice(
        label="staircase",
        tip="Multiplied every so many epochs",
        uses=("schedule_factor", "schedule_epochs", "schedule_floor", "warmup_epochs"),
        meanings={
            "schedule_epochs": Meaning("Every (epochs)", "After every so many epochs the rate is multiplied")
        },
    ),
    "exponential": ScheduleChoice(
        label="exponential",
        tip="Multiplied a little after every epoch",
        uses=("schedule_factor", "schedule_epochs", "schedule_floor", "warmup_epochs"),
        meanings={
            "schedule_epochs": Meaning(
                "Over (epochs)", "Over so many epochs the rate is multiplied once, little by little"
            )
        },
    ),
    "cosine": ScheduleChoice(
        label="cosine",
        tip="Falls along a cosine to 0 at the last epoch",
        uses=("schedule_floor", "warmup_epochs"),
        reaches_zero=True,
    ),
    "plateau": ScheduleChoice(
        label="reduce on plateau",
        tip="Multiplied when the validation loss has not become better for a while",
        uses=("schedule_factor", "schedule_epochs", "schedule_floor", "warmup_epochs"),
        meanings={
            "schedule_epochs": Meaning(
                "After (epochs)",
                "Epochs without a better validation loss after which the rate is multiplied",
            )
        },
    ),
    "one_cycle": ScheduleChoice(
        label="one cycle",
        tip="Grows to the learning rate in the first 30 % of the epochs, then falls along a cosine to 0",
        reaches_zero=True,
    ),
}
"""The classes are in :data:`engine.training.schedules.SCHEDULES`."""


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Settings of training, in the order of the form.

    What the default of ``patience`` is and why: docs/performance.md. Weight decay takes a share of every
    weight, times the learning rate, away in each step: of an update rule with a decoupled decay beside the
    step, of all others as part of the gradient (the gradient of an L2 penalty).
    """

    loss: str = choice(
        AUTO,
        "Loss",
        LOSS_CHOICES,
        "What training makes small. Automatic: cross-entropy for classes, mean squared error for numbers",
        begins="Loss",
        flag_help="what training makes small",
    )
    label_smoothing: float = number(
        0.0,
        "Label smoothing",
        minimum=0.0,
        maximum=0.9,
        decimals=4,
        help="Share of every target that is spread over all classes, so that the network grows less certain; "
        "0 for none, 0.1 is usual",
        step=0.05,
        for_classes=True,
    )
    focal_gamma: float = number(
        2.0,
        "Focusing γ",
        minimum=0.0,
        maximum=10.0,
        decimals=4,
        help="How little the rows count that are already right; 0 for plain cross-entropy, 2 is usual",
        step=0.5,
        for_classes=True,
    )
    class_weighting: str = choice(
        "none",
        "Class weights",
        WEIGHTINGS,
        "How much the rows of each class count. Balanced lets rare classes count as much as frequent ones",
        for_classes=True,
        noun="class weighting",
        flag="",
    )
    class_weights: tuple[float, ...] = positive_numbers(
        "Class weights", "How much each row of this class counts", flag=""
    )
    optimizer: str = choice(
        "adam", "Optimizer", UPDATE_RULES, "How the gradients change the weights", begins="Optimizer"
    )
    learning_rate: float = number(
        0.01,
        "Learning rate",
        minimum=1e-8,
        maximum=100.0,
        decimals=8,
        help="Size of an update, such as 0.01 or 1e-3; changes at once",
        spans_decades=True,
        flag_help="size of an update, such as 0.01 or 1e-3",
    )
    momentum: float = number(
        0.9,
        "Momentum",
        minimum=0.0,
        maximum=0.9999,
        decimals=4,
        help="Share of the last update that is kept; 0.9 is usual",
    )
    weight_decay: float = number(
        0.0,
        "Weight decay",
        minimum=0.0,
        maximum=10.0,
        decimals=8,
        help="Pulls all weights towards 0 a little at every update, against overfitting; 0 for none",
        spans_decades=True,
    )
    clipping: str = choice(
        "none",
        "Clip gradients",
        CLIPPINGS,
        "Keeps an update small where the gradient is suddenly large, as after an odd mini-batch",
        noun="clipping",
        flag="",
    )
    clip_limit: float = number(
        1.0,
        "Limit",
        minimum=1e-6,
        maximum=1e6,
        decimals=8,
        help="Gradients above it are cut to it",
        spans_decades=True,
        noun="limit of the clipping",
        flag="",
    )
    schedule: str = choice(
        "constant",
        "Schedule",
        SCHEDULE_CHOICES,
        "How the learning rate changes from epoch to epoch",
        begins="Schedule",
    )
    schedule_factor: float = number(
        0.5,
        "Multiply by",
        minimum=0.01,
        maximum=1.0,
        decimals=4,
        help="What the learning rate is multiplied by; 0.5 halves it",
        noun="factor of the schedule",
    )
    schedule_epochs: int = integer(
        20,
        "Epochs",
        1,
        MOST,
        "Epochs between two changes of the learning rate",
        flag_help="after or over how many epochs the schedule does so",
        noun="epochs of the schedule",
    )
    schedule_floor: float = number(
        0.0,
        "Lowest share",
        minimum=0.0,
        maximum=1.0,
        decimals=4,
        help="Share of the learning rate below which the schedule does not go; 0.01 keeps long runs learning",
        noun="lowest share of the schedule",
    )
    warmup_epochs: int = integer(
        0,
        "Warm-up epochs",
        0,
        MOST,
        "First epochs in which the learning rate grows to its full size; 0 for none",
        at_minimum="none",
        noun="warm-up",
        flag="warmup",
    )
    epochs: int = integer(
        200, "Epochs", 1, MOST, "Passes over the training rows", begins="Run", noun="number of epochs"
    )
    batch_size: int = integer(
        32, "Batch size", 1, MOST, "Rows of a mini-batch: each one changes the weights once"
    )
    patience: int = integer(
        80,
        "Patience",
        0,
        MOST,
        "Stop after so many epochs without a better validation loss; 0: never",
        at_minimum="unlimited",
    )
    seed: int = integer(
        0,
        "Seed",
        0,
        2**63 - 1,
        "Start of all chance: the first weights, the shuffling and dropout. The same seed, the same run",
        flag_help="of the split, the first weights, the shuffling and dropout",
    )
    checkpoint_every: int = integer(
        10,
        "Checkpoint every",
        0,
        MOST,
        "Epochs between two checkpoints to go back to; 0: only the best epoch is kept",
        at_minimum="only the best",
        noun="distance of the checkpoints",
    )


TRAINING: dict[str, Setting] = settings_of(TrainingSettings)
"""The description of every setting, in the order of the form."""


def edited(settings: TrainingSettings, name: str, value: Any) -> TrainingSettings:
    """The settings after ``value`` was chosen for ``name``, with what that brings along."""
    changes = {name: value}
    if TRAINING[name].choices:
        brought = TRAINING[name].choices[value].brings
        changes |= {other: new for other, new in brought.items() if not getattr(settings, other)}
    return replace(settings, **changes)


def check_training(settings: TrainingSettings) -> TrainingSettings:
    """The same settings, if they are possible.

    Raises:
        UserError: one is out of range; names it and the range.
    """
    for name, setting in TRAINING.items():
        value = getattr(settings, name)
        if setting.allows(value):
            continue
        if setting.type is tuple:
            raise UserError("The class weights must all be numbers above 0, such as 1, 2.5.")
        if setting.choices:
            raise UserError(
                "There is no {setting} {name}; choose one of {choices}.",
                setting=name.replace("_", " "),
                name=str(value)[:40],
                choices=", ".join(setting.choices),
            )
        raise UserError(
            "The setting {setting} is {value}, but it must lie between {low} and {high}.",
            setting=name.replace("_", " "),
            value=f"{value:g}" if isinstance(value, float) else str(value)[:40],
            low=f"{setting.minimum:g}",
            high=f"{setting.maximum:g}",
        )
    return settings


def training_to_json(settings: TrainingSettings) -> dict[str, Any]:
    """Plain values for a JSON file."""
    return asdict(settings) | {"class_weights": list(settings.class_weights)}


def training_from_json(values: Any) -> TrainingSettings:
    """Training settings from untrusted values. Raises UserError."""
    check_types(TrainingSettings(), values, "training settings")
    weights = values.get("class_weights", [])
    if not all(isinstance(weight, (int, float)) and not isinstance(weight, bool) for weight in weights):
        raise UserError("The class weights in the file are damaged; open another copy of it.")
    return check_training(TrainingSettings(**{**values, "class_weights": tuple(map(float, weights))}))
