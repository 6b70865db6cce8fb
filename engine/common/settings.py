"""Describes settings once, so that forms, files, checks and the command line read the same description."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from engine.common.messages import UserError


@dataclass(frozen=True, slots=True)
class Meaning:
    """The label and the help of a setting beside a choice that gives it a meaning of its own."""

    label: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a setting that is picked from a list.

    Attributes:
        label: its name for people, in English.
        tip: one line on what it does.
        uses: names of the settings that count with it, and not with choices that leave them out here.
        meanings: by the name of a setting that it uses, what that means with it.
        brings: by the name of a setting, the value that it gets with the choice while it is 0.
    """

    label: str
    tip: str = ""
    uses: tuple[str, ...] = ()
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    brings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Description of one setting.

    Attributes:
        type: ``int``, ``float``, ``str`` for one of the choices, or ``tuple`` for any number of numbers.
        label: the text before the field, in English.
        help: one sentence for the tooltip.
        choices: by the value, for a setting picked from a list; else empty.
        minimum, maximum: bounds of a number, both included; of the numbers of a tuple, both excluded.
        decimals: digits after the point in a form; 0 for whole numbers.
        step: of the arrow keys; 0 for one that grows with the number.
        at_minimum: what a form shows for the lowest value, or an empty string for the number.
        spans_decades: whether a form writes it with an exponent.
        for_classes: whether it changes nothing where the target is a number.
        begins: title of the section of a form that begins with it, or an empty string.
        noun: its name within a sentence.
        flag: its option on the command line without dashes; None for the name of the field, an empty string
            where it has no such option of its own.
        flag_help: its line in ``--help``, where the help does not fit there.
    """

    type: type
    label: str
    help: str
    choices: Mapping[str, Choice] = field(default_factory=dict)
    minimum: float = -math.inf
    maximum: float = math.inf
    decimals: int = 0
    step: float = 0.0
    at_minimum: str = ""
    spans_decades: bool = False
    for_classes: bool = False
    begins: str = ""
    noun: str = ""
    flag: str | None = None
    flag_help: str = ""

    @property
    def used(self) -> tuple[str, ...]:
        """Names of the settings that count with some of its choices."""
        return tuple(name for each in self.choices.values() for name in each.uses)

    def has_type(self, value: object) -> bool:
        """True if a value read from a file is of the right type; a whole number may stand for any."""
        allowed = {float: (int, float), tuple: (list, tuple)}.get(self.type, (self.type,))
        return isinstance(value, allowed) and not isinstance(value, bool)

    def allows(self, value: Any) -> bool:
        """True if a value of the right type is one of the choices, or within the range; NaN never is."""
        if self.choices:
            return value in self.choices
        if self.type is tuple:
            return all(self.minimum < each < self.maximum for each in value)
        return bool(self.minimum <= value <= self.maximum)


def integer(default: int, label: str, minimum: int, maximum: int, help: str, **more: Any) -> Any:
    """A dataclass field that holds a whole number; ``more`` are attributes of its :class:`Setting`."""
    return _field(
        default, Setting(type=int, label=label, help=help, minimum=minimum, maximum=maximum, **more)
    )


def number(
    default: float, label: str, minimum: float, maximum: float, decimals: int, help: str, **more: Any
) -> Any:
    """A dataclass field that holds a decimal number; ``more`` are attributes of its :class:`Setting`."""
    setting = Setting(
        type=float, label=label, help=help, minimum=minimum, maximum=maximum, decimals=decimals, **more
    )
    return _field(default, setting)


def choice(default: str, label: str, choices: Mapping[str, Choice], help: str, **more: Any) -> Any:
    """A dataclass field that holds a key of ``choices``; ``more`` are attributes of its :class:`Setting`."""
    return _field(default, Setting(type=str, label=label, help=help, choices=choices, **more))


def positive_numbers(label: str, help: str, **more: Any) -> Any:
    """A dataclass field that holds any number of numbers above 0, at first none."""
    return _field((), Setting(type=tuple, label=label, help=help, minimum=0, **more))


def _field(default: Any, setting: Setting) -> Any:
    return field(
        default=default,
        metadata={"setting": replace(setting, noun=setting.noun or setting.label.lower())},
    )


def settings_of(settings_type: Any) -> dict[str, Setting]:
    """The settings of a settings class or value, in the order of a form."""
    return {f.name: f.metadata["setting"] for f in fields(settings_type)}


def unused(settings: Any) -> dict[str, str]:
    """Settings that change nothing beside the choices made, each with the one whose choice leaves it out."""
    found = {}
    for name, setting in settings_of(settings).items():
        if setting.choices:
            chosen = setting.choices[getattr(settings, name)]
            found.update({other: name for other in setting.used if other not in chosen.uses})
    return found


def with_used(settings_type: Any, name: str) -> set[str]:
    """Names of a setting, of those that count with some of its choices, and of what these use in turn."""
    described, found, more = settings_of(settings_type), set[str](), {name}
    while more:
        found |= more
        more = {other for each in more for other in described[each].used} - found
    return found


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
    for name, value in values.items():
        if not (described[name].has_type(value) and described[name].allows(value)):
            raise UserError(
                "{where} has {setting} = {value}, which is not possible; correct the file.",
                where=where,
                setting=name,
                value=str(value)[:40],
            )
    return settings_type(**{name: described[name].type(value) for name, value in values.items()})


def check_types(default: Any, values: Any, what: str) -> None:
    """Check that untrusted ``values`` are a dict of fields of a dataclass, each of the type that it has in
    ``default``.

    Raises:
        UserError: they are not; names ``what`` they are.
    """
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
