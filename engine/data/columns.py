"""Gives every column its role, and tells from the target what has to be learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Indices, Shape
from engine.common.messages import Message, UserError
from engine.core.task import Task, TaskKind
from engine.data.fit import MOST_FREQUENT
from engine.data.fitted_column import HASHED_INPUTS
from engine.data.guesses.pictures import Picture, label_beside_picture, picture_of
from engine.data.guesses.target import SURE, guess_target
from engine.data.guesses.task_kind import task_kind
from engine.data.samples import target_of_sample
from engine.data.splitting import Parts, split_rows
from engine.data.table.table import LEARNABLE_KINDS, Column, ColumnKind, Table
from engine.data.table.text_columns import MOST_CATEGORIES, MOST_CLASSES
from engine.data.table.values import as_kind, class_codes, class_names, present_codes
from engine.project.project import DataChoices

Role = Literal["feature", "target", "ignored"]

LEAST_ROWS = 4
"""Rows with a target below which nothing is learnt; the table of a logical function has four."""

LEAST_TO_ENCODE = 31
"""Different texts from which there is a choice of how they become inputs."""
_MOST_DIFFERENT = 0.9
"""Share of the rows of a column of texts that may differ, for the texts to be worth learning from."""


@dataclass(frozen=True, slots=True, eq=False)
class ResolvedColumn:
    """A column and what becomes of it.

    Attributes:
        column: already of the kind that was detected or chosen.
        role: what it is used for.
        reason: why it is ignored; None otherwise.
        chosen_by_user: whether the user said so, and not the defaults.
        encoding: of a feature of categories, a key of :data:`~engine.project.project.ENCODING_LABELS`; else
            empty.
    """

    column: Column
    role: Role
    reason: Message | None = None
    chosen_by_user: bool = False
    encoding: str = ""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Resolved:
    """A table with all choices and defaults applied.

    Attributes:
        columns: in the order of the table.
        target: name of the target column, or None if there can be none.
        task_kind: what has to be learnt, or None while the target does not allow it.
        classes: names of the classes in the order of the outputs; empty for regression.
        features: width of a prepared input row.
        rows_without_target: rows that are left out.
        problem: what keeps the table from being learnt from, and what to do about it.
        used: the feature columns in the order of the inputs.
        image: ``(height, width, channels)`` where the features are the pixels of a picture; else empty.
        class_counts: rows of each of the classes, in their order.
        is_guess: whether nobody has said what is to be predicted, and the target is the most likely column.
        parts: train, validation and test rows among those with a target, or None while there is a problem.
    """

    columns: tuple[ResolvedColumn, ...]
    target: str | None = None
    task_kind: TaskKind | None = None
    classes: tuple[str, ...] = ()
    features: int
    rows_without_target: int = 0
    problem: Message | None
    used: tuple[ResolvedColumn, ...] = ()
    image: Shape = ()
    class_counts: tuple[int, ...] = ()
    is_guess: bool = False
    parts: Parts | None = None

    @property
    def target_column(self) -> Column:
        """The column to predict. Raises StopIteration while there can be none."""
        return next(one.column for one in self.columns if one.role == "target")

    @property
    def asks_for_target(self) -> bool:
        """True if the table can be learnt from, but nobody has said what is to be predicted."""
        return self.is_guess and self.problem is None

    @property
    def rare_class(self) -> str | None:
        """The rarest class, where it has less than half the rows that equally frequent classes would have."""
        if not self.classes or min(self.class_counts) >= sum(self.class_counts) / len(self.classes) / 2:
            return None
        return self.classes[self.class_counts.index(min(self.class_counts))]


def resolve(table: Table, choices: DataChoices) -> Resolved:
    """Roles, task, classes and split of a table; never raises, a ``problem`` says what is wrong."""
    name = _target_name(table, choices)
    columns, used, image = _roles(table, choices, name)
    if name is None:
        why = _no_target(table, choices)
        return Resolved(columns=columns, features=_width(used), problem=why, used=used, image=image)
    target = next(one.column for one in columns if one.role == "target")
    kind, problem = task_kind(target, choices.task, table.rows - target.missing)
    if kind is not None and kind != "regression" and target.kind == "number":
        target = as_kind(target, "category")  # sorted once for all that is asked of the classes
    classes, counts = _classes_of(target, kind)
    problem = problem or _too_little(table, target, len(used))
    parts = None
    if problem is None and kind is not None:
        try:
            parts = split_rows(*rows_with_target(target, kind), choices.split, choices.seed)
        except UserError as error:
            problem = error.message
    return Resolved(
        columns=columns,
        target=name,
        task_kind=kind,
        classes=classes,
        features=_width(used, parts),
        rows_without_target=target.missing,
        problem=problem,
        used=used,
        image=image,
        class_counts=counts,
        is_guess=target_is_guess(choices),
        parts=parts,
    )


def _classes_of(target: Column, kind: TaskKind | None) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Names of the classes in the order of the outputs, and rows of each; none for regression."""
    if kind in (None, "regression"):
        return (), ()
    codes = class_codes(target)
    return class_names(target), tuple(np.bincount(codes[codes >= 0]).tolist())


def _width(used: Sequence[ResolvedColumn], parts: Parts | None = None) -> int:
    """Inputs of the network that the features become."""
    train = None if parts is None else parts.train
    return sum(prepared_width(one.column, one.encoding, train) for one in used)


def target_is_guess(choices: DataChoices) -> bool:
    """True if neither the user nor a sample says what is to be predicted."""
    return not (choices.target or target_of_sample(choices.path))


def role_of(table: Table, choices: DataChoices, name: str) -> Role:
    """The role of a column, without looking at the rows as :func:`resolve` does. Raises KeyError."""
    columns, _, _ = _roles(table, choices, _target_name(table, choices))
    return {one.column.name: one.role for one in columns}[name]


def _roles(
    table: Table, choices: DataChoices, target: str | None
) -> tuple[tuple[ResolvedColumn, ...], tuple[ResolvedColumn, ...], Shape]:
    """All columns, the features in the order of the inputs, and the size of the picture that they are."""
    picture = find_picture(table.columns, target, choices)
    place = {name: i for i, name in enumerate(picture.pixels)} if picture else {}
    columns = tuple(
        _resolve_column(column, choices, column.name == target, column.name in place)
        for column in table.columns
    )
    used = tuple(one for one in columns if one.role == "feature")
    if picture is None:
        return columns, used, ()
    return columns, tuple(sorted(used, key=lambda one: place[one.column.name])), picture.shape


def find_picture(columns: Sequence[Column], target: str | None, choices: DataChoices) -> Picture | None:
    """The picture that the number columns beside the target are, or None."""
    return picture_of(pixel_columns(columns, target, choices), choices.image)


def pixel_columns(columns: Sequence[Column], target: str | None, choices: DataChoices) -> list[Column]:
    """The columns that would be the pixels; empty where a feature is of another kind than a number."""
    found = []
    for column in columns:
        role, wanted = choices.roles.get(column.name), choices.kinds.get(column.name)
        if column.name == target or role == "ignored":
            continue
        kind = wanted if wanted in column.can_be else column.kind
        if kind == column.kind == "number":
            found.append(column)
        elif role == "feature" or (
            kind in LEARNABLE_KINDS and (column.reason is None or kind != column.kind)
        ):
            return []
    return found


def _too_little(table: Table, target: Column, features: int) -> Message | None:
    """Sentence on what is missing for anything to be learnt, or None."""
    if len(table.columns) == 1:
        return _one_column()
    if not features:
        return Message(
            "No column is left to learn from beside {target}: give another column the role of a feature.",
            target=target.name,
        )
    rows = table.rows - target.missing
    if rows >= LEAST_ROWS:
        return None
    return Message(
        "Rows with a value in {target}: {rows}, but at least {least} are needed: add rows.",
        rows=rows,
        target=target.name,
        least=LEAST_ROWS,
    )


def task_of(resolved: Resolved) -> Task | None:
    """Task of the network; None while there is a problem."""
    if resolved.problem is not None or resolved.task_kind is None or resolved.target is None:
        return None
    return Task(resolved.task_kind, resolved.features, resolved.classes, resolved.target, resolved.image)


def required_task(resolved: Resolved) -> Task:
    """Task of the network. Raises UserError with the problem while there is one."""
    task = task_of(resolved)
    if task is None:
        raise UserError.of(resolved.problem or Message("The table has nothing to learn."))
    return task


def rows_with_target(target: Column, kind: TaskKind) -> tuple[Indices, NDArray[np.int32] | None]:
    """The rows that have a target, and the class of each; no classes for regression."""
    if kind == "regression":
        return np.flatnonzero(~np.isnan(target.values)), None
    codes = class_codes(target)
    rows = np.flatnonzero(codes >= 0)
    return rows, codes[rows]


def prepared_width(column: Column, encoding: str = "", train: Indices | None = None) -> int:
    """Inputs of the network that a feature becomes: one, or more for categories.

    One-hot gives one for each category of the training rows.
    """
    if column.kind != "category":
        return 1
    if encoding == "hashed":
        return HASHED_INPUTS
    present = len(column.categories) if train is None else len(present_codes(column.values[train]))
    return min(present, MOST_FREQUENT) + 1 if encoding == "frequent" else max(1, present)


def possible_encodings(column: Column) -> tuple[str, ...]:
    """Keys of :data:`engine.project.project.ENCODING_LABELS` for a column of texts, the default first.

    Empty for numbers, for few categories, and for texts that hardly ever come twice.
    """
    if column.kind not in ("category", "text") or column.distinct < LEAST_TO_ENCODE:
        return ()
    if column.kind == "text" and column.distinct > _MOST_DIFFERENT * (column.values.size - column.missing):
        return ()
    if column.distinct <= MOST_CATEGORIES:
        return ("one_hot", "frequent", "hashed")
    return ("frequent", "hashed", "one_hot") if column.distinct <= MOST_CLASSES else ("frequent", "hashed")


def _target_name(table: Table, choices: DataChoices) -> str | None:
    """The column to predict: the chosen one, that of a sample, else the one that is most likely meant."""
    names = [column.name for column in table.columns]
    if choices.target:
        return choices.target if choices.target in names else None
    if (of_sample := target_of_sample(choices.path)) in names and choices.roles.get(of_sample) != "ignored":
        return of_sample
    possible = [
        column
        for column in table.columns
        if choices.roles.get(column.name) != "ignored"
        and choices.kinds.get(column.name, column.kind) in LEARNABLE_KINDS
        and (column.reason is None or column.name in choices.kinds)
    ]
    guess = guess_target(possible)
    if guess is None:
        return None
    name, points = guess
    if points < SURE and choices.image != "none":
        beside = label_beside_picture(table.columns)
        if beside is not None and any(column.name == beside for column in possible):
            return beside
    return name


def _resolve_column(column: Column, choices: DataChoices, is_target: bool, is_pixel: bool) -> ResolvedColumn:
    if is_pixel:
        return ResolvedColumn(column, "feature", None, column.name in choices.roles)
    name, wanted = column.name, choices.kinds.get(column.name)
    chosen: ColumnKind = next((kind for kind in column.can_be if kind == wanted), column.kind)
    role = choices.roles.get(name)
    asked = is_target or role == "feature"
    if asked and chosen not in LEARNABLE_KINDS:
        chosen = next((kind for kind in column.can_be if kind in LEARNABLE_KINDS), chosen)
    encodings = possible_encodings(column)
    if role == "feature" and chosen == "text" and encodings:
        chosen = "category"
    # Texts need nothing but the other name, and there may be a million of them.
    is_text = (column.kind, chosen) == ("text", "category")
    changed = replace(column, kind=chosen) if is_text else as_kind(column, chosen)
    if is_target:
        return ResolvedColumn(changed, "target", None, chosen_by_user=bool(choices.target))
    if role == "ignored":
        return ResolvedColumn(changed, "ignored", Message("You chose to ignore it."), chosen_by_user=True)
    by_user = role == "feature" or chosen == wanted != column.kind
    if chosen not in LEARNABLE_KINDS or (column.reason is not None and not by_user):
        reason = _too_many_texts(column) if encodings else column.reason or _unlearnable(changed)
        return ResolvedColumn(changed, "ignored", reason, by_user)
    if not by_user and prepared_width(changed) > MOST_CATEGORIES:
        return ResolvedColumn(changed, "ignored", _unlearnable(changed))
    encoding = _encoding(changed, choices.encodings.get(name)) if chosen == "category" else ""
    return ResolvedColumn(changed, "feature", None, by_user, encoding)


def _encoding(column: Column, wanted: str | None) -> str:
    """Encoding that the user wants, where it is possible; else the default."""
    possible = possible_encodings(column)
    return wanted if wanted in possible else next(iter(possible), "one_hot")


def _too_many_texts(column: Column) -> Message:
    return Message(
        "{reason} Use it as a feature to learn from the most frequent ones.",
        reason=column.reason or _unlearnable(column),
    )


def _unlearnable(column: Column) -> Message:
    return Message("It has {count} different values, too many to learn from.", count=column.distinct)


def _no_target(table: Table, choices: DataChoices) -> Message:
    if choices.target:
        return Message(
            "The table has no column {target}: choose another column to predict.", target=choices.target
        )
    if all(column.kind == "empty" for column in table.columns):
        return Message("All values of the table are missing: choose a file with values.")
    if len(table.columns) == 1:
        return _one_column()
    return Message("No column can be predicted: all are ignored, for the reason that each one shows.")


def _one_column() -> Message:
    return Message("The table has only one column: one to predict and one to learn from are needed.")
