"""Turns the options of training, such as ``--epochs 50``, into settings."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any

from engine.common.messages import UserError
from engine.core.task import Task
from engine.project.project import (
    ADAMW_DECAY,
    TRAINING_CHOICES,
    TRAINING_RANGES,
    WEIGHTING_WORDS,
    TrainingSettings,
    check_training,
)

SETTINGS = {
    "epochs": "epochs",
    "batch_size": "batch_size",
    "learning_rate": "learning_rate",
    "optimizer": "optimizer",
    "momentum": "momentum",
    "patience": "patience",
    "seed": "seed",
    "loss": "loss",
    "label_smoothing": "label_smoothing",
    "weight_decay": "weight_decay",
    "clip_norm": "clip_limit",
    "clip_value": "clip_limit",
    "schedule": "schedule",
    "schedule_factor": "schedule_factor",
    "schedule_epochs": "schedule_epochs",
    "warmup": "warmup_epochs",
    "checkpoint_every": "checkpoint_every",
}
"""The field of TrainingSettings that each option sets; ``--class-weights`` sets two."""

NEEDED: dict[str, tuple[str, tuple[str, ...]]] = {
    "momentum": ("optimizer", ("momentum", "nesterov")),
    "label_smoothing": ("loss", ("auto", "binary_cross_entropy", "cross_entropy")),
    "class_weights": ("loss", ("auto", "binary_cross_entropy", "cross_entropy")),
    "schedule_factor": ("schedule", ("step", "exponential", "plateau")),
    "schedule_epochs": ("schedule", ("step", "exponential", "plateau")),
}
"""Options that do nothing unless another setting is one of these."""


def training_settings(base: TrainingSettings, options: Namespace) -> TrainingSettings:
    """The settings with all that the options say.

    Raises:
        UserError: an option is not possible; names it.
    """
    given: dict[str, Any] = {}
    for option, field in SETTINGS.items():
        value = getattr(options, option)
        if value is not None:
            _check(_words(option), field, value)
            given[field] = value
    if options.clip_norm is not None or options.clip_value is not None:
        if options.clip_norm is not None and options.clip_value is not None:
            raise UserError("--clip-norm and --clip-value do not go together; give one of them.")
        given["clipping"] = "value" if options.clip_norm is None else "norm"
    if options.class_weights is not None:
        given |= _class_weights(options.class_weights)
    if options.optimizer == "adamw" and not base.weight_decay:
        given.setdefault("weight_decay", ADAMW_DECAY)
    settings = check_training(replace(base, **given))
    for option, (field, values) in NEEDED.items():
        if getattr(options, option) is not None and getattr(settings, field) not in values:
            raise UserError(
                "{option} changes nothing with {needed} {value}; choose {values}, or leave it out.",
                option=_words(option),
                needed=_words(field),
                value=getattr(settings, field),
                values=", ".join(values),
            )
    return settings


def check_for_classes(options: Namespace, task: Task) -> None:
    """Check that options about classes are given where there are some.

    Raises:
        UserError: the target is a number.
    """
    for option in ("class_weights", "label_smoothing"):
        if task.kind == "regression" and getattr(options, option) is not None:
            raise UserError(
                "{option} is for classes, but {target} is a number; leave it out, or give --task classes.",
                option=_words(option),
                target=task.target,
            )


def _words(option: str) -> str:
    return f"--{option.replace('_', '-')}"


def _check(option: str, field: str, value: Any) -> None:
    if field in TRAINING_CHOICES:
        if value not in TRAINING_CHOICES[field]:
            raise UserError(
                "{option}: there is no {value}; choose one of {choices}.",
                option=option,
                value=value or "empty name",
                choices=", ".join(TRAINING_CHOICES[field]),
            )
        return
    low, high = TRAINING_RANGES[field]
    if not low <= value <= high:
        raise UserError(
            "{option} is {value}, but it must lie between {low} and {high}.",
            option=option,
            value=f"{value:g}" if isinstance(value, float) else str(value)[:40],
            low=f"{low:g}",
            high=f"{high:g}",
        )


def _class_weights(text: str) -> dict[str, Any]:
    if text in WEIGHTING_WORDS and text != "given":
        return {"class_weighting": text}
    try:
        weights = tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise UserError(
            "--class-weights: {text} is neither balanced, none nor one number for each class such as 1,2.5.",
            text=text or "an empty text",
        ) from error
    return {"class_weighting": "given", "class_weights": weights}
