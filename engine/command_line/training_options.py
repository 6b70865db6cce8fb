"""Turns the options of training, such as ``--epochs 50``, into settings."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any

from engine.command_line.arguments import CLASS_WEIGHTS, CLIPPING_OPTIONS, TRAINING_OPTIONS
from engine.common.messages import UserError
from engine.common.settings import Setting, unused
from engine.core.task import Task
from engine.core.training_settings import TRAINING, WEIGHTINGS, TrainingSettings, check_training, edited

_SET_BY = {**TRAINING_OPTIONS, CLASS_WEIGHTS: "class_weighting"} | dict.fromkeys(
    CLIPPING_OPTIONS, "clip_limit"
)
"""The setting that each option is about."""


def training_settings(base: TrainingSettings, options: Namespace) -> TrainingSettings:
    """The settings with all that the options say.

    Raises:
        UserError: an option is not possible; names it.
    """
    given: dict[str, Any] = {}
    for option, name in _SET_BY.items():
        value = _value(options, option)
        if value is not None and option != CLASS_WEIGHTS:
            _check(option, TRAINING[name], value)
            given[name] = value
    clippings = [key for option, key in CLIPPING_OPTIONS.items() if _value(options, option) is not None]
    if len(clippings) > 1:
        raise UserError("--clip-norm and --clip-value do not go together; give one of them.")
    if clippings:
        given["clipping"] = clippings[0]
    if options.class_weights is not None:
        given |= _class_weights(options.class_weights)
    for name in given:
        base = edited(base, name, given[name])
    settings = check_training(replace(base, **given))
    _check_uses(settings, options)
    return settings


def _check_uses(settings: TrainingSettings, options: Namespace) -> None:
    left_out = unused(settings)
    for option, name in _SET_BY.items():
        if _value(options, option) is not None and name in left_out:
            needed = left_out[name]
            with_it = (key for key, each in TRAINING[needed].choices.items() if name in each.uses)
            raise UserError(
                "{option} changes nothing with {needed} {value}; choose {values}, or leave it out.",
                option=option,
                needed=f"--{needed}",
                value=getattr(settings, needed),
                values=", ".join(with_it),
            )


def check_for_classes(options: Namespace, task: Task) -> None:
    """Check that options about classes are given where there are some.

    Raises:
        UserError: the target is a number.
    """
    for option, name in _SET_BY.items():
        is_given = _value(options, option) is not None
        if task.kind == "regression" and TRAINING[name].for_classes and is_given:
            raise UserError(
                "{option} is for classes, but {target} is a number; leave it out, or give --task classes.",
                option=option,
                target=task.target,
            )


def _value(options: Namespace, option: str) -> Any:
    return getattr(options, option.removeprefix("--").replace("-", "_"))


def _check(option: str, setting: Setting, value: Any) -> None:
    if setting.allows(value):
        return
    if setting.choices:
        raise UserError(
            "{option}: there is no {value}; choose one of {choices}.",
            option=option,
            value=value or "empty name",
            choices=", ".join(setting.choices),
        )
    raise UserError(
        "{option} is {value}, but it must lie between {low} and {high}.",
        option=option,
        value=f"{value:g}" if isinstance(value, float) else str(value)[:40],
        low=f"{setting.minimum:g}",
        high=f"{setting.maximum:g}",
    )


def _class_weights(text: str) -> dict[str, Any]:
    if text in WEIGHTINGS and not WEIGHTINGS[text].uses:
        return {"class_weighting": text}
    try:
        weights = tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise UserError(
            "--class-weights: {text} is neither balanced, none nor one number for each class such as 1,2.5.",
            text=text or "an empty text",
        ) from error
    return {"class_weighting": "given", "class_weights": weights}
