"""The settings of training as fields: their words, which of them matter when, and what an edit brings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt

from engine.core.task import Task
from engine.project.project import ADAMW_DECAY, TRAINING_CHOICES, TRAINING_RANGES, TrainingSettings
from gui.look.widgets.fields import ChoiceBox, DecimalBox, WholeNumberBox
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr
from gui.panels.training.exponent_box import ExponentBox

LARGEST_WHOLE = 2**31 - 1
"""What a field for whole numbers can hold."""

MOST_CLASSES = 100
"""Above so many classes nobody types a weight for each."""

WITH_EXPONENT = ("weight_decay", "clip_limit")
"""Settings whose numbers span many decades."""

CROSS_ENTROPIES = ("auto", "binary_cross_entropy", "cross_entropy")


@dataclass(frozen=True, slots=True)
class FieldWords:
    """How one setting is shown.

    Attributes:
        label: the words beside its field.
        help: its tooltip.
        decimals: digits behind the point; 0 for whole numbers.
        at_minimum: words for the lowest value, or an empty string.
        step: of the arrow keys; 0 for one that grows with the number.
    """

    label: str
    help: str
    decimals: int = 0
    at_minimum: str = ""
    step: float = 0.0


FIELD_WORDS: dict[str, FieldWords] = {
    "loss": FieldWords(
        "Loss",
        "What training makes small. Automatic: cross-entropy for classes, mean squared error for numbers",
    ),
    "label_smoothing": FieldWords(
        "Label smoothing",
        "Share of every target that is spread over all classes, so that the network grows less certain; "
        "0 for none, 0.1 is usual",
        decimals=4,
        step=0.05,
    ),
    "class_weighting": FieldWords(
        "Class weights",
        "How much the rows of each class count. Balanced lets rare classes count as much as frequent ones",
    ),
    "optimizer": FieldWords("Optimizer", "How the gradients change the weights"),
    "learning_rate": FieldWords("Learning rate", "Size of an update, such as 0.01 or 1e-3; changes at once"),
    "momentum": FieldWords("Momentum", "Share of the last update that is kept; 0.9 is usual", decimals=4),
    "weight_decay": FieldWords(
        "Weight decay",
        "Pulls all weights towards 0 a little at every update, against overfitting; 0 for none",
        decimals=8,
    ),
    "clipping": FieldWords(
        "Clip gradients",
        "Keeps an update small where the gradient is suddenly large, as after an odd mini-batch",
    ),
    "clip_limit": FieldWords("Limit", "Gradients above it are cut to it", decimals=8),
    "schedule": FieldWords("Schedule", "How the learning rate changes from epoch to epoch"),
    "schedule_factor": FieldWords(
        "Multiply by", "What the learning rate is multiplied by; 0.5 halves it", decimals=4
    ),
    "schedule_epochs": FieldWords("Epochs", "Epochs between two changes of the learning rate"),
    "warmup_epochs": FieldWords(
        "Warm-up epochs",
        "First epochs in which the learning rate grows to its full size; 0 for none",
        at_minimum="none",
    ),
    "epochs": FieldWords("Epochs", "Passes over the training rows"),
    "batch_size": FieldWords("Batch size", "Rows of a mini-batch: each one changes the weights once"),
    "patience": FieldWords(
        "Patience",
        "Stop after so many epochs without a better validation loss; 0: never",
        at_minimum="unlimited",
    ),
    "seed": FieldWords(
        "Seed",
        "Start of all chance: the first weights, the shuffling and dropout. The same seed, the same run",
    ),
    "checkpoint_every": FieldWords(
        "Checkpoint every",
        "Epochs between two checkpoints to go back to; 0: only the best epoch is kept",
        at_minimum="only the best",
    ),
}
"""By the names of :class:`TrainingSettings`."""

CHOICE_TIPS: dict[str, dict[str, str]] = {
    "optimizer": {
        "sgd": "A move against the gradient, nothing more",
        "momentum": "Gradient descent that keeps part of its last update, so that zigzags cancel",
        "nesterov": "Momentum that takes the gradient where the kept update leads to",
        "adagrad": "Gradient descent with a rate for each weight, smaller the more it has changed so far",
        "rmsprop": "Adagrad that forgets old gradients, so that the rates do not shrink for ever",
        "adam": "RMSProp with momentum, both corrected for their start at 0",
        "adamw": "Adam with weight decay beside the update, where the rates of the weights do not distort it",
    },
    "loss": {
        "auto": "The one that fits the target and the last layer",
        "mse": "Mean of the squared errors: large errors count most",
        "mae": "Mean of the sizes of the errors: outliers count little",
        "huber": "Squared for small errors, linear for large ones",
        "binary_cross_entropy": "For two classes and one sigmoid unit",
        "cross_entropy": "For classes and one softmax unit each",
    },
    "class_weighting": {
        "none": "Every row counts the same",
        "balanced": "Each class counts the same in all, however few rows it has",
        "given": "A weight of your own for each class",
    },
    "clipping": {
        "none": "Gradients are used as they are",
        "norm": "Where the whole gradient is longer than the limit it is shortened; its direction stays",
        "value": "Each number of the gradient is cut at the limit",
    },
    "schedule": {
        "constant": "The same rate in all epochs",
        "step": "Multiplied every so many epochs",
        "exponential": "Multiplied a little after every epoch",
        "cosine": "Falls along a cosine to 0 at the last epoch",
        "plateau": "Multiplied when the validation loss has not become better for a while",
    },
}
"""What each choice means, in one line."""

EPOCHS_WORDS = {
    "step": FieldWords("Every (epochs)", "After every so many epochs the rate is multiplied"),
    "exponential": FieldWords(
        "Over (epochs)", "Over so many epochs the rate is multiplied once, little by little"
    ),
    "plateau": FieldWords(
        "After (epochs)", "Epochs without a better validation loss after which the rate is multiplied"
    ),
}
"""What ``schedule_epochs`` means to each schedule that has it."""

Field = ChoiceBox | DecimalBox | WholeNumberBox


def make_field(name: str, prefix: str = "") -> Field:
    """The input widget for a setting, called ``name`` after the ``prefix``; the learning rate has its own."""
    words = FIELD_WORDS[name]
    field: Field
    if name in TRAINING_CHOICES:
        field = ChoiceBox({})
        list_choices(field, name, tuple(TRAINING_CHOICES[name]))
    else:
        low, high = TRAINING_RANGES[name]
        if name in WITH_EXPONENT:
            field = ExponentBox(low, high, words.decimals)
        elif words.decimals:
            field = DecimalBox(low, high, words.decimals)
            if words.step:
                field.setStepType(field.StepType.DefaultStepType)
                field.setSingleStep(words.step)
        else:
            field = WholeNumberBox(int(low), int(min(high, LARGEST_WHOLE)))
        field.setSpecialValueText(tr(words.at_minimum) if words.at_minimum else "")
    return set_names(field, prefix + name, tr(words.label), tr(words.help))


def list_choices(field: ChoiceBox, name: str, keys: tuple[str, ...]) -> None:
    """Let the user choose among these keys, each with a tooltip that says what it means."""
    if tuple(field.itemData(index) for index in range(field.count())) == keys:
        return
    field.clear()
    for index, key in enumerate(keys):
        field.addItem(tr(TRAINING_CHOICES[name][key]), key)
        field.setItemData(index, tr(CHOICE_TIPS[name][key]), Qt.ItemDataRole.ToolTipRole)


def show_choice(field: ChoiceBox, name: str, key: str) -> None:
    """Show a choice, and what it means in the tooltip."""
    field.show_key(key)
    field.setToolTip(
        plain_tooltip(f"{tr(FIELD_WORDS[name].help)}\n{field.currentText()}: {tr(CHOICE_TIPS[name][key])}")
    )


def edited(settings: TrainingSettings, name: str, value: Any) -> TrainingSettings:
    """The settings after the user chose ``value`` for ``name``, with what that brings along."""
    changed = replace(settings, **{name: value})
    if name == "optimizer" and value == "adamw" and not settings.weight_decay:
        changed = replace(changed, weight_decay=ADAMW_DECAY)
    return changed


def edit_words(name: str) -> str:
    """Words for undo."""
    return tr("Change {setting}", setting=tr(FIELD_WORDS[name].label).lower())


def suitable_choices(name: str, task: Task | None, current: str) -> tuple[str, ...]:
    """The keys of a setting that can suit the task, and the current one in any case."""
    unsuitable: set[str] = set()
    if name == "loss" and task is not None:
        if task.kind == "regression":
            unsuitable = {"binary_cross_entropy", "cross_entropy"}
        elif task.kind == "classes":
            unsuitable = {"binary_cross_entropy"}
    elif name == "class_weighting" and not classes_to_weight(task):
        unsuitable = {"given"}
    return tuple(key for key in TRAINING_CHOICES[name] if key == current or key not in unsuitable)


def classes_to_weight(task: Task | None) -> tuple[str, ...]:
    """The classes that can be given a weight each; none where they are too many or unknown."""
    return task.classes if task is not None and len(task.classes) <= MOST_CLASSES else ()


def irrelevant_fields(settings: TrainingSettings, task: Task | None) -> set[str]:
    """Names of the settings that change nothing for this task and these other settings."""
    hidden = set()
    is_regression = task is not None and task.kind == "regression"
    if is_regression or settings.loss not in CROSS_ENTROPIES:
        hidden |= {"label_smoothing", "class_weighting"}
    if settings.optimizer not in ("momentum", "nesterov"):
        hidden.add("momentum")
    if settings.clipping == "none":
        hidden.add("clip_limit")
    if settings.schedule not in EPOCHS_WORDS:
        hidden |= {"schedule_factor", "schedule_epochs"}
    return hidden
