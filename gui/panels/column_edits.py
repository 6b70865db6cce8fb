"""What a click on a column's role makes of the data choices; overrides are kept as few as possible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.data.table import LEARNABLE_KINDS, Column
from engine.messages import Message
from engine.project import DataChoices

if TYPE_CHECKING:
    from engine.data.columns import ResolvedColumn


def _default_role(resolved: ResolvedColumn) -> str:
    if not resolved.chosen_by_user and resolved.role != "target":
        return resolved.role
    return "ignored" if resolved.column.reason is not None else "feature"


def with_role(choices: DataChoices, resolved: ResolvedColumn, role: str) -> DataChoices:
    """The column as ``feature`` or ``ignored``; no override where that is its default."""
    roles = {name: kept for name, kept in choices.roles.items() if name != resolved.column.name}
    if role != _default_role(resolved):
        roles[resolved.column.name] = role
    return replace(choices, roles=roles)


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


def role_refusal(resolved: ResolvedColumn, role: str) -> Message | None:
    """Why the column cannot have this role, or None if it can."""
    column = resolved.column
    if resolved.role == "target" and role != "target":
        return Message("{column} is the target; make another column the target first.", column=column.name)
    if role != "ignored" and column.kind not in LEARNABLE_KINDS:
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
