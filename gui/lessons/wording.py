"""Texts of the lesson bar, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.common.messages import Message
from engine.data.samples import SAMPLE_PREFIX
from engine.lessons.facts import Facts
from engine.lessons.lesson import Lesson, LessonStep, Text
from gui.lessons.lesson_bar import LessonBarView
from gui.lessons.progress import numbered, titles
from gui.look.words.translation import language, tr, tr_message


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonState:
    """State of a lesson.

    Attributes:
        lesson, place: the lesson, and the number of its step from 0; as many as there are steps at the end.
        finished: the steps that are done.
        hint: what to say of something done wrongly, or None.
        answer: number of the answer that was chosen, or 0.
        tried: number of a wrong answer before it, or 0.
        values: what ``{loss}`` and the others stood for when the step was done, by name.
        is_busy: whether the state of the step is being made.
        has_data: whether a table is open.
        following: file of the lesson that comes next, or None.
    """

    lesson: Lesson
    place: int = 0
    finished: frozenset[int] = frozenset()
    hint: Text | Message | None = None
    answer: int = 0
    tried: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    is_busy: bool = False
    has_data: bool = False
    following: Path | None = None

    @property
    def step(self) -> LessonStep | None:
        """The step, or None at the end."""
        return self.lesson.steps[self.place] if self.place < len(self.lesson.steps) else None

    @property
    def is_done(self) -> bool:
        """True if the step is done, or only to be read."""
        return self.step is None or self.step.done is None or self.place in self.finished


def view_of(state: LessonState) -> LessonBarView:
    """Content of the bar in this state."""
    lesson, step = state.lesson, state.step
    hint, is_good = _hint(state)
    texts = (*(each.text for each in lesson.steps), lesson.learnt)
    return LessonBarView(
        title=numbered(lesson.folder / f"{lesson.key}.toml", _said(lesson.title)),
        place=state.place,
        count=len(lesson.steps),
        finished=state.finished,
        text=_said(step.text if step else lesson.learnt),
        texts=tuple(map(_said, texts)),
        hint=hint,
        is_good=is_good,
        is_done=state.is_done,
        choices=tuple(map(_said, step.choices)) if step and not state.is_done else (),
        tried=state.tried,
        can_point=bool(step and step.point),
        can_put_right=step is not None and (bool(step.state.data) or state.has_data),
        next_label=_next_label(state),
        is_busy=state.is_busy,
    )


def placeholder_values(facts: Facts) -> dict[str, str]:
    """Values that the text on a step that is done may speak of: ``{loss}`` and so on."""
    return {
        "loss": f"{facts.loss:.3g}",
        "validation_loss": f"{facts.validation_loss:.3g}",
        "accuracy": f"{facts.accuracy:.3f}",
        "epoch": f"{facts.epoch:,}",
        "learning_rate": f"{facts.training.learning_rate:g}",
        "file": Path(facts.data.removeprefix(SAMPLE_PREFIX)).name,
    }


def _hint(state: LessonState) -> tuple[str, bool]:
    """The line below the text, and whether it is about something well done."""
    step, hint = state.step, state.hint
    if state.is_busy:
        return tr("One moment: the task is being prepared."), True
    if step is not None and step.done is not None and state.is_done:
        return _hint_when_done(step, state)
    if state.tried:
        return tr("Not quite: look once more, then choose another answer."), False
    if isinstance(hint, Message):
        return tr_message(hint), False
    return (_said(hint), False) if hint else ("", False)


def _hint_when_done(step: LessonStep, state: LessonState) -> tuple[str, bool]:
    after = _said(step.after)
    for name, value in state.values.items():
        after = after.replace(f"{{{name}}}", value)
    if not state.answer:
        return after or tr("Done."), True
    is_right, answer = state.answer == step.answer, _said(step.choices[step.answer - 1])
    verdict = tr("Right.") if is_right else tr("Not quite; the answer is “{answer}”.", answer=answer)
    return f"{verdict} {after}".strip(), is_right


def _next_label(state: LessonState) -> str:
    if state.step is not None:
        return tr("Next") if state.is_done else tr("Skip")
    if state.following is None:
        return tr("Close")
    stem = state.following.stem
    return tr("Next lesson: {title}", title=numbered(state.following, titles()[stem]))


def _said(text: Text) -> str:
    return text.within(language.code)
