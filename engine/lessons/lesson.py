"""A lesson as a value: its texts in every language, its steps, and the state that each begins with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.lessons.conditions import Condition


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language or several.

    Attributes:
        texts: pairs of a language such as ``ko`` and the text in it; the language of a plain text is empty.
    """

    texts: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts)

    def within(self, language: str) -> str:
        """The text in this language; else in English; else in the first that there is."""
        found = dict(self.texts)
        first = self.texts[0][1] if self.texts else ""
        return found.get(language) or found.get("en") or first


@dataclass(frozen=True, slots=True)
class StartState:
    """State that a step begins with; "Put it right" makes it so.

    Attributes:
        data: a sample such as ``sample:iris`` or the name of a CSV file beside the lesson; empty for none.
        keeps_data: whether a table that the user opened stays instead.
        target: the column to predict; empty for the default.
        template: key of a ready-made network, where no layers are given.
        layers: hidden layers as on the command line, such as ``16:relu,8``; None for the template.
        initializer: key of the initializer of all layers; empty for that of each kind.
        training: names and values of settings that differ from the usual ones.
        trained: epochs that the network has been trained for.
        iterations: mini-batches that are trained after these, so that there are gradients to see.
        select: the layer that is selected: a number, a kind or ``output``; empty for none.
        threshold: from which probability on a row is taken for the second of two classes; None for the most
            probable class.
        row: number of the row that the page Profile follows; 0 for any.
        tab: key of the page in sight.
        stage, stage_layer: how far the next iteration was gone through step by step; empty for not at all.
    """

    data: str = ""
    keeps_data: bool = False
    target: str = ""
    template: str = "multi_layer"
    layers: str | None = None
    initializer: str = ""
    training: tuple[tuple[str, Any], ...] = ()
    trained: int = 0
    iterations: int = 0
    select: str | int = ""
    threshold: float | None = None
    row: int = 0
    tab: str = "canvas"
    stage: str = ""
    stage_layer: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """Hint for a user who did something else: its condition and its text."""

    when: Condition
    text: Text


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One step: texts, the control that they speak of, and what has to be done.

    Attributes:
        text: one to three sentences.
        state: what it begins with, all told.
        loads: whether that state is loaded when the step begins.
        point: the control: a key of an action, an objectName, or a name behind ``layer:``, ``tab:`` or
            ``dock:``.
        done: what has to be done; None where the step is only to be read.
        after: text once it is done.
        wrong: hints for what is likely to go wrong, before those that the program has.
        choices: answers to choose from, where the step asks a question.
        answer: number of the right one, from 1.
    """

    text: Text
    state: StartState
    loads: bool = False
    point: str = ""
    done: Condition | None = None
    after: Text = Text()
    wrong: tuple[Hint, ...] = ()
    choices: tuple[Text, ...] = ()
    answer: int = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """A whole lesson.

    Attributes:
        key: name of its file without the ending; finished lessons are remembered by it.
        folder: where its file lies, and CSV files beside it.
        title: for the menu.
        steps: at least one.
        learnt: what was learnt, shown at the end.
        hide: actions and controls that are not there while it is open.
    """

    key: str
    folder: Path
    title: Text
    steps: tuple[LessonStep, ...]
    learnt: Text = Text()
    hide: tuple[str, ...] = ()
