"""Reads lesson files (*.toml): small texts in which nothing can run, checked word by word."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from engine.common.messages import Message, UserError
from engine.common.plain_file import NotPlainFileError, open_plain
from engine.core.architecture.layer_text import parse_layers
from engine.core.architecture.templates import TEMPLATES
from engine.core.initializers import INITIALIZERS
from engine.core.training_settings import TrainingSettings, training_from_json
from engine.data.samples import SAMPLE_PREFIX, sample_path
from engine.lessons.conditions import STAGES, TABS, Condition, NotPossible, condition_from
from engine.lessons.lesson import Hint, Lesson, LessonStep, StartState, Text

MOST_BYTES = 1_000_000
MOST_STEPS = 100
MOST_LETTERS = 2000
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?")
POINTABLE = re.compile(r"[\w:.-]{1,80}")

_LESSON_KEYS = ("title", "learnt", "hide", "start", "step")
_STEP_KEYS = ("text", "point", "done", "after", "wrong", "choices", "answer", "state", "load")
_BEGINS_ANEW = ("data", "target", "template", "layers", "initializer", "training")
"""Keys of a state that make another network or other data of it, which nothing was trained on yet."""
_STATE_KEYS = (
    *("data", "keep_data", "target", "template", "layers", "initializer"),
    *("training", "trained", "iterations", "threshold", "row", "select", "tab", "at"),
)


_SETTINGS = asdict(TrainingSettings())
"""Every setting of training with what it is when nothing is said."""


def read_lesson(path: str | Path) -> Lesson:
    """The lesson in a file.

    Raises:
        UserError: it cannot be read, or is no lesson; names the file, the step, the key and what to do.
    """
    path = Path(path)
    try:
        with open_plain(path) as stream:
            read = stream.read(MOST_BYTES + 1)  # not as many as the file is said to have: it may be growing
        if len(read) > MOST_BYTES:
            raise UserError("{file} is too large for a lesson; choose a lesson file (.toml).", file=path.name)
        text = read.decode("utf-8-sig")
    except NotPlainFileError as error:
        raise UserError(
            "{file} is a device or a pipe, not a plain file; choose a lesson file (.toml).", file=path.name
        ) from error
    except UnicodeDecodeError as error:
        raise UserError("{file} is no text in UTF-8; save it as UTF-8.", file=path.name) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            "The lesson {file} cannot be read ({reason}); choose another.", file=path.name, reason=reason
        ) from error
    return parse_lesson(text, path)


def parse_lesson(text: str, path: Path) -> Lesson:
    """The lesson in this text, which stands in the file at ``path``. Raises UserError."""
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise UserError(
            "{file} is no lesson, since it is not written in TOML ({error}); mend that place.",
            file=path.name,
            error=str(error)[:120] or "nested too deeply",
        ) from error
    return _lesson(_Table(values, path.name, Message("the head"), _LESSON_KEYS), path)


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file, and where it stands; its readers refuse what is not possible."""

    values: dict[str, Any]
    file: str
    where: Message
    known: tuple[str, ...]

    def __post_init__(self) -> None:
        for key in self.values:
            if key not in self.known:
                self.refuse(
                    Message(
                        "there is no key {key}; leave it out or use one of {keys}",
                        key=str(key)[:40],
                        keys=", ".join(self.known),
                    )
                )

    def refuse(self, problem: Message) -> Any:
        """Raise a UserError that says where, and what to do."""
        raise UserError("{file}, {where}: {problem}.", file=self.file, where=self.where, problem=problem)

    def refuse_with(self, error: UserError) -> Any:
        """Raise what another part found, with where it stands."""
        raise UserError(
            "{file}, {where}: {problem}", file=self.file, where=self.where, problem=error.message
        ) from error

    def refuse_key(self, key: str, problem: Message) -> Any:
        return self.refuse(Message("{key}: {problem}", key=key, problem=problem))

    def text(self, key: str, required: bool = False) -> Text:
        if key not in self.values:
            if required:
                self.refuse(
                    Message("{key} is missing; give it, such as {example}", key=key, example=f'{key} = "…"')
                )
            return Text()
        return self.text_of(key, self.values[key])

    def text_of(self, key: str, value: Any) -> Text:
        pairs = {"": value} if isinstance(value, str) else value
        sound = isinstance(pairs, dict) and bool(pairs)
        for language, text in pairs.items() if sound else ():
            sound &= isinstance(text, str) and 0 < len(text.strip()) <= MOST_LETTERS
            sound &= not language or LANGUAGE.fullmatch(language) is not None
        if not sound:
            example = f'{key}.en = "…"'
            self.refuse_key(
                key, Message("give a text, or one for each language such as {example}", example=example)
            )
        return Text(tuple((language, " ".join(text.split())) for language, text in pairs.items()))

    def word(self, key: str, default: str = "") -> str:
        value = self.values.get(key, default)
        if not isinstance(value, str) or len(value) > 200:
            self.refuse_key(key, Message("give a short text in quotation marks"))
        return str(value)

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.refuse_key(key, Message("write true or false"))
        return bool(value)

    def count(self, key: str, default: int, most: int) -> int:
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self.refuse_key(key, Message("give a whole number from 0 to {most}", most=most))
        return int(value)

    def share(self, key: str, default: float | None) -> float | None:
        value = self.values.get(key, default)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and not (is_number and 0 <= value <= 1):
            self.refuse_key(key, Message("give a number from 0 to 1"))
        return None if value is None else float(value)

    def one_of(self, key: str, choices: tuple[str, ...], default: str) -> str:
        value = self.values.get(key, default)
        if value not in (*choices, default) or not isinstance(value, str):
            self.refuse_key(key, Message("choose one of {choices}", choices=", ".join(choices)))
        return str(value)

    def list_of(self, key: str) -> list[Any]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or len(value) > MOST_STEPS:
            self.refuse_key(key, Message("give a list of at most {most}", most=MOST_STEPS))
        return list(value)

    def inside(self, key: str, values: Any, known: tuple[str, ...], where: Message | None = None) -> _Table:
        if not isinstance(values, dict):
            self.refuse_key(key, Message("give a table with some of {keys}", keys=", ".join(known)))
        return _Table(values, self.file, where or self.where, known)

    def condition(self, key: str, values: Any) -> Condition:
        try:
            return condition_from(values)
        except NotPossible as error:
            self.refuse_key(key, error.problem)
            raise


def _lesson(table: _Table, path: Path) -> Lesson:
    title = table.text("title", required=True)
    hide = table.list_of("hide")
    if not all(isinstance(name, str) and POINTABLE.fullmatch(name) for name in hide):
        table.refuse_key("hide", Message("give a list of names such as {example}", example='["find_rate"]'))
    start = table.inside("start", table.values.get("start", {}), _STATE_KEYS, Message("the start"))
    state = _state(StartState(), start)
    rows, steps = table.list_of("step"), list[LessonStep]()
    if not rows:
        table.refuse(Message("there is no step; add one that begins with [[step]]"))
    for number, row in enumerate(rows, 1):
        where = Message("step {number}", number=number)
        step = _step(table.inside("step", row, _STEP_KEYS, where), state)
        state = step.state
        steps.append(step)
    return Lesson(
        key=path.stem,
        folder=path.parent,
        title=title,
        steps=tuple(steps),
        learnt=table.text("learnt"),
        hide=tuple(hide),
    )


def _step(table: _Table, before: StartState) -> LessonStep:
    values = table.values
    state = _state(before, table.inside("state", values.get("state", {}), _STATE_KEYS))
    point = table.word("point")
    if point and not POINTABLE.fullmatch(point):
        table.refuse_key("point", Message("give the name of a control such as {example}", example='"train"'))
    choices = tuple(table.text_of("choices", each) for each in table.list_of("choices"))
    answer = table.count("answer", 0, max(1, len(choices)))
    done = table.condition("done", values["done"]) if "done" in values else None
    if choices:
        if not answer or done is not None or not 2 <= len(choices) <= 4:
            table.refuse(
                Message(
                    "choices come two to four at a time, with the number of the right one as answer, and "
                    "no done"
                )
            )
        done = Condition("answered")
    elif answer:
        table.refuse_key("answer", Message("there are no choices; add them or leave the answer out"))
    return LessonStep(
        text=table.text("text", required=True),
        state=state,
        loads=table.flag("load"),
        point=point,
        done=done,
        after=table.text("after"),
        wrong=tuple(_hint(table, each) for each in table.list_of("wrong")),
        choices=choices,
        answer=answer,
    )


def _hint(table: _Table, values: Any) -> Hint:
    inside = table.inside("wrong", values, ("when", "hint"))
    return Hint(inside.condition("when", inside.values.get("when")), inside.text("hint", required=True))


def _state(before: StartState, table: _Table) -> StartState:
    """The state before with what the table says of it."""
    values = table.values
    data = _data(table, before.data)
    layers = table.word("layers") if "layers" in values else None
    if layers is not None:
        try:
            parse_layers(layers)
        except UserError as error:
            table.refuse_with(error)
    template = table.one_of("template", tuple(TEMPLATES), before.template)
    training = _training(table, before)
    is_new = any(key in values for key in _BEGINS_ANEW)
    trained = table.count("trained", 0 if is_new else before.trained, 10_000)
    kept = 0 if is_new or "trained" in values else before.iterations
    select = values.get("select", before.select)
    if isinstance(select, bool) or not isinstance(select, str | int):
        table.refuse_key("select", Message("give the number of a layer, a kind or output"))
    return replace(
        before,
        data=data,
        keeps_data=table.flag("keep_data", before.keeps_data),
        target=table.word("target", before.target if data == before.data else ""),
        template=template,
        # A template that is named here takes the place of layers that were given before.
        layers=layers if layers is not None else (None if "template" in values else before.layers),
        initializer=table.one_of("initializer", tuple(INITIALIZERS), before.initializer),
        training=training,
        trained=trained,
        iterations=table.count("iterations", kept, 100),
        **_stage(table, before, is_new),
        threshold=table.share("threshold", None if is_new else before.threshold),
        row=table.count("row", 0 if is_new else before.row, 10_000_000),
        select=select,
        tab=table.one_of("tab", TABS, before.tab),
    )


def _stage(table: _Table, before: StartState, is_new: bool) -> dict[str, Any]:
    """Place up to which the iteration is gone through: ``at``, such as ``loss`` or ``backward 2``."""
    if "at" not in table.values:
        return {"stage": "", "stage_layer": 0} if is_new else {}
    kind, _, layer = table.word("at").partition(" ")
    if (
        kind not in ("", *STAGES)
        or not (layer == "" or (layer.isascii() and layer.isdigit()))
        or len(layer) > 3
    ):
        choices = ", ".join(STAGES)
        table.refuse_key(
            "at", Message("give one of {choices}, and the number of a layer behind it", choices=choices)
        )
    return {"stage": kind, "stage_layer": int(layer or 0)}


def _data(table: _Table, before: str) -> str:
    data = table.word("data", before)
    if data.startswith(SAMPLE_PREFIX):
        try:
            sample_path(data.removeprefix(SAMPLE_PREFIX))
        except UserError as error:
            table.refuse_with(error)
    elif data and not (re.fullmatch(r"[^/\\:]+", data) and data not in (".", "..")):
        table.refuse_key(
            "data", Message("give a sample such as sample:iris, or a CSV file beside the lesson")
        )
    return data


def _training(table: _Table, before: StartState) -> tuple[tuple[str, Any], ...]:
    given = table.inside("training", table.values.get("training", {}), tuple(_SETTINGS))
    for name, value in given.values.items():
        usual = _SETTINGS[name]
        if isinstance(usual, str):
            given.word(name)
        elif isinstance(usual, int) and (not isinstance(value, int) or isinstance(value, bool)):
            given.refuse_key(name, Message("give a whole number such as {example}", example=f"{usual}"))
        elif isinstance(usual, float) and (not isinstance(value, int | float) or isinstance(value, bool)):
            given.refuse_key(name, Message("give a number such as {example}", example=f"{usual}"))
        elif isinstance(usual, tuple):
            given.list_of(name)
    merged = dict(before.training) | given.values
    try:
        training_from_json(merged)
    except UserError as error:
        table.refuse_with(error)
    return tuple(merged.items())
