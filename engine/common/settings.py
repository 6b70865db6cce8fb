"""Describes a layer's settings once, so that forms, files and checks all read the same description."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any

from engine.common.messages import UserError


@dataclass(frozen=True, slots=True)
class Setting:
    """What one setting may be.

    Attributes:
        label: the words before the field, in English.
        help: one sentence for the tooltip.
        choices: ``(value, words)`` pairs for a setting picked from a list, else empty.
        minimum, maximum: bounds of a number, both included.
        decimals: digits after the point in a form; 0 for whole numbers.
    """

    label: str
    help: str
    choices: tuple[tuple[str, str], ...] = ()
    minimum: float = -math.inf
    maximum: float = math.inf
    decimals: int = 0


def integer(default: int, label: str, minimum: int, maximum: int, help: str) -> Any:
    """A dataclass field that holds a whole number."""
    return field(default=default, metadata={"setting": Setting(label, help, (), minimum, maximum)})


def number(default: float, label: str, minimum: float, maximum: float, decimals: int, help: str) -> Any:
    """A dataclass field that holds a decimal number."""
    setting = Setting(label, help, (), minimum, maximum, decimals)
    return field(default=default, metadata={"setting": setting})


def choice(default: str, label: str, choices: dict[str, str], help: str) -> Any:
    """A dataclass field that holds one key of ``choices``, which maps each key to its words."""
    setting = Setting(label, help, tuple(choices.items()))
    return field(default=default, metadata={"setting": setting})


def settings_of(settings_type: Any) -> dict[str, Setting]:
    """The settings of a settings class or value, in the order of a form."""
    return {f.name: f.metadata["setting"] for f in fields(settings_type)}


def checked(settings_type: type[Any], values: Any, where: str) -> Any:
    """A settings value from untrusted ``values`` (a dict read from a file).

    Raises:
        UserError: a value is missing, unknown, of the wrong type or out of range; names ``where``.
    """
    described = settings_of(settings_type)
    if not isinstance(values, dict) or not set(values) <= set(described):
        raise UserError(
            "{where} has settings that this version does not know; open it with a newer version.",
            where=where,
        )
    clean: dict[str, Any] = {}
    for name, value in values.items():
        setting = described[name]
        if setting.choices:
            sound = isinstance(value, str) and value in dict(setting.choices)
        else:
            whole = setting.decimals == 0
            sound = (
                isinstance(value, int if whole else (int, float))
                and not isinstance(value, bool)
                and setting.minimum <= value <= setting.maximum
            )
        if not sound:
            raise UserError(
                "{where} has {setting} = {value}, which is not possible; correct the file.",
                where=where,
                setting=name,
                value=str(value)[:40],
            )
        clean[name] = value if setting.choices or setting.decimals == 0 else float(value)
    return settings_type(**clean)
