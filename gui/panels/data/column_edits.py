"""Edits of the data choices by a click on a column's role; overrides are kept as few as possible."""

from __future__ import annotations

from dataclasses import replace

from engine.common.messages import Message
from engine.data.columns import ResolvedColumn, possible_encodings, role_of
from engine.data.table.table import LEARNABLE_KINDS, Column, Table
from engine.project.project import DataChoices


def with_role(choices: DataChoices, table: Table, name: str, role: str) -> DataChoices:
    """The column as ``feature`` or ``ignored``; no override where it has that role without one."""
    others = {column: kept for column, kept in choices.roles.items() if column != name}
    without = replace(choices, roles=others)
    return (
        without if role_of(table, without, name) == role else replace(choices, roles={**others, name: role})
    )


def with_target(choices: DataChoices, name: str) -> DataChoices:
    """The column as the target; its role override and the old target's task override go."""
    roles = {column: role for column, role in choices.roles.items() if column != name}
    return replace(choices, target=name, roles=roles, task="auto")


def with_kind(choices: DataChoices, detected: Column, kind: str) -> DataChoices:
    """The column read as another kind; no override where that is the ``detected`` one's own."""
    kinds = {name: kept for name, kept in choices.kinds.items() if name != detected.name}
    if kind != detected.kind:
        kinds[detected.name] = kind
    return replace(choices, kinds=kinds)


def with_encoding(choices: DataChoices, table: Table, resolved: ResolvedColumn, encoding: str) -> DataChoices:
    """The column as a feature whose texts become inputs in this way; no override where it is the default."""
    name = resolved.column.name
    encodings = {column: kept for column, kept in choices.encodings.items() if column != name}
    if encoding != possible_encodings(resolved.column)[0]:
        encodings[name] = encoding
    return with_role(replace(choices, encodings=encodings), table, name, "feature")


def role_refusal(resolved: ResolvedColumn, role: str) -> Message | None:
    """Reason why the column cannot have this role, or None if it can."""
    column = resolved.column
    if resolved.role == "target" and role != "target":
        return Message("{column} is the target; make another column the target first.", column=column.name)
    if role == "feature" and possible_encodings(column):
        return None
    if role != "ignored" and not any(kind in LEARNABLE_KINDS for kind in (column.kind, *column.can_be)):
        if resolved.reason is not None:
            return resolved.reason
        return Message("A network cannot learn from the kind of values in {column}.", column=column.name)
    return None


def with_split_part(
    split: tuple[float, float, float], part: int, percent: float
) -> tuple[float, float, float]:
    """The split with another percentage for train (0) or validation (1); test has the rest.

    Validation gives way where train leaves too little for it.
    """
    train, validation = (percent, split[1]) if part == 0 else (split[0], percent)
    train = min(train, 100.0)
    validation = min(validation, 100.0 - train)
    return (train, validation, 100.0 - train - validation)
