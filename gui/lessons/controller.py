"""Leads through a lesson: opens it, judges each step, points, hints, and puts things right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget

from engine.common.messages import Message
from engine.data.samples import SAMPLE_PREFIX
from engine.lessons.conditions import TABS, is_beyond, is_met
from engine.lessons.facts import Facts, layers_meant
from engine.lessons.hints import deviation, hint_for, lost_place
from engine.lessons.lesson import Lesson, LessonStep, StartState, Text
from engine.lessons.library import lesson_paths
from engine.lessons.reader import read_lesson
from gui.bench.work.long_work import LongWork
from gui.bench.workbench import Workbench
from gui.lessons.facts_source import CanvasLike, LessonFactsSource
from gui.lessons.hiding import ControlHider
from gui.lessons.lesson_bar import LessonBar, connected
from gui.lessons.pointer import Pointer
from gui.lessons.progress import Progress
from gui.lessons.state_setter import LessonStateSetter
from gui.lessons.targets import action_named
from gui.lessons.wording import LessonState, placeholder_values, view_of

CHANGED_SINCE = Message(
    "Something was changed after the last task was done, and this one needs it. Press Put it right."
)

Leave = Callable[[Callable[[], object]], None]


class Lessons(QObject):
    """The lesson that is open, if there is one, and where it stands.

    Attributes:
        lesson: the open one, or None.
        place: number of its step, from 0; as many as there are steps at the end.
        bar: shows it; another one after a change of the language.
        progress: which lessons were finished.
        pointer: the ring.
        keeper: the facts; the window tells it what no signal of the workbench does.
    """

    changed = Signal()
    """Another lesson or step is shown, or this one is done."""

    def __init__(self, bench: Workbench, leave: Leave, progress: Progress, window: QMainWindow) -> None:
        """``leave`` calls a function once no unsaved work can be lost."""
        super().__init__(window)
        self._bench, self._leave, self._window = bench, leave, window
        self.lesson: Lesson | None = None
        self.place = 0
        self._finished: set[int] = set()
        self._begun = self._at_done = Facts()
        self._hint: Text | Message | None = None
        self._stale: Message | None = None  # stays until the step is done or put right
        self._values: dict[int, dict[str, str]] = {}  # for each step that is done, what its text speaks of
        self._answer = self._tried = 0
        self._canvas: CanvasLike | None = None
        self.bar: LessonBar
        self.keeper = LessonFactsSource(bench, window)
        self.pointer, self._hider = (
            Pointer(window, self._drawn_place, self._reveal_drawn),
            ControlHider(window),
        )
        self._maker = LessonStateSetter(bench, self.keeper, lambda: self._show_tab("stepping"))
        self.progress = progress
        self._reading = LongWork(self)
        self.keeper.changed.connect(self._look)
        self._maker.ready.connect(self._take_state)
        self._maker.failed.connect(self._take_failure)

    # The window makes its parts

    def new_bar(self) -> LessonBar:
        """The bar, made for the language of the window, which puts it above its middle."""
        self.bar = connected(
            LessonBar(),
            back_wanted=self.go_back,
            next_wanted=self.go_on,
            show_wanted=self.show_me,
            put_right_wanted=self.put_right,
            close_wanted=self.close,
            answered=self._answered,
        )
        return self.bar

    def attach(self, canvas: CanvasLike) -> None:
        """Listen to the parts of the window once all are there, and show the lesson in them."""
        self._canvas = canvas
        self.keeper.attach(canvas)
        self._show_openness()
        if self.lesson is not None:
            self._hider.give_back()
            self._hider.hide(self.lesson.hide)
            self._show()
            self.pointer.point_at(self.pointer.name)

    def hide_controls(self) -> None:
        """Hide what the lesson hides among controls that were just made."""
        if self.lesson is not None:
            self._hider.hide(self.lesson.hide)

    # Opening and closing

    def open(self, path: Path) -> None:
        """Open the lesson in this file, if no other is asked for soon; asks before unsaved work is lost."""
        self._reading.run(
            lambda _: read_lesson(path),
            lambda lesson: self._leave(partial(self.begin, lesson)),
            self._bench.fail,
        )

    def begin(self, lesson: Lesson) -> None:
        """Begin a lesson with its first step."""
        self.close()
        self.lesson, self.place = lesson, 0
        self._finished = set()
        self._hider.hide(lesson.hide)
        self._show_openness()
        self._load()

    def close(self) -> None:
        """Close the lesson; what is on the canvas stays."""
        if self.lesson is None:
            return
        self._maker.cancel()
        self.lesson = None
        self._hider.give_back()
        self.pointer.point_at("")
        self.bar.hide()
        self._show_openness()
        self.changed.emit()

    def _show_openness(self) -> None:
        """Offer lessons while none is open, and the way out while one is."""
        if self._canvas is not None:
            self._canvas.offer_lessons(self.lesson is None)
        way_out = action_named(self._window, "close_lesson")
        if way_out is not None:
            way_out.setEnabled(self.lesson is not None)

    def shut_down(self) -> None:
        """Give everything back, and end the threads."""
        self.close()
        self._maker.shut_down()
        self._reading.shut_down()

    def is_disposable(self) -> bool:
        """True if what is open is the lesson's own project, which nobody wants to be asked about."""
        if self.lesson is None or self._bench.document.path:
            return False
        data = self._bench.project.data.path
        is_own = not data.startswith(SAMPLE_PREFIX) and Path(data).parent != self.lesson.folder
        return not data or not is_own

    # Going through the steps

    @property
    def step(self) -> LessonStep | None:
        """The step that is shown; None without a lesson and at its end."""
        return self.lesson.steps[self.place] if self.lesson and self.place < len(self.lesson.steps) else None

    @property
    def is_done(self) -> bool:
        """True if the step that is shown is done, or only to be read."""
        step = self.step
        return step is None or step.done is None or self.place in self._finished

    @property
    def is_busy(self) -> bool:
        """True if the state of the step is being made."""
        return self._maker.is_busy

    def go_on(self) -> None:
        """Go to the next step; at the end to the next lesson."""
        if self.lesson is None or self.is_busy:
            return
        step = self.step
        if step is None:
            self._open_next()
            return
        skipped, deviates = not self.is_done, self._deviates(step)
        left = self._at_done if self.place in self._finished else self._begun
        if step.done is None:
            self._finished.add(self.place)
        self.place += 1
        if self.step is None:
            self._end()
        elif skipped or (self.step.loads and self.place not in self._finished):
            self._load()
        else:
            deviates = deviates or lost_place(self.step, left, self.keeper.facts())
            self._enter(CHANGED_SINCE if deviates else None)

    def go_back(self) -> None:
        """Go back one step; what was done stays done."""
        if self.lesson is not None and self.place > 0 and not self.is_busy:
            self.place -= 1
            self._enter(None)

    def show_me(self) -> None:
        """Point at the control once more, and bring it into sight."""
        if self.step is not None:
            self._show_tab(self.step.state.tab)
            self.pointer.point_at(self.step.point)

    def put_right(self) -> None:
        """Bring back what the step begins with; asks before unsaved work of the user's own is lost."""
        if self.step is not None and not self.is_busy:
            self._leave(self._load)

    def _deviates(self, step: LessonStep) -> bool:
        """True if the user changed something that the steps after this one build upon."""
        facts = self.keeper.facts()
        if self.place in self._finished:  # then nothing is asked any more, and all counts from there on
            return deviation(replace(step, done=None), self._at_done, facts) is not None
        return deviation(step, self._begun, facts) is not None

    def _open_next(self) -> None:
        following = self._following()
        if following is not None:
            self.open(following)
        else:
            self.close()

    def _following(self) -> Path | None:
        """The lesson that comes after this one."""
        paths = lesson_paths()
        keys = [path.stem for path in paths]
        if self.lesson is None or self.lesson.key not in keys[:-1]:
            return None
        return paths[keys.index(self.lesson.key) + 1]

    def _end(self) -> None:
        assert self.lesson is not None  # noqa: S101 - the caller has looked
        if len(self._finished) == len(self.lesson.steps):
            self.progress.mark_finished(self.lesson.key)
        self.pointer.point_at("")
        self._hint = None
        self._show()

    # The state that a step begins with

    def _load(self) -> None:
        """Make the state of the step, and restart the step."""
        if self.step is None or self.lesson is None:
            return
        self._finished.discard(self.place)
        self.pointer.point_at("")
        self._hint = None
        self._maker.make(self.step.state, self.lesson.folder)
        self._show()

    def _take_state(self, is_there: bool) -> None:
        """Begin the step with the state that was made, or say that it was not."""
        if self.step is not None:
            self._show_tab(self.step.state.tab)
            self._select(self.step.state)
            self.keeper.pin(self.step.state.row)
            self._enter(None if is_there else CHANGED_SINCE)
            # What had the keyboard may be gone or disabled now, and Qt would hand it to the next field.
            self.bar.show_me.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_failure(self, message: Message, details: str) -> None:
        self._show()
        self._bench.fail(message, details)

    def _select(self, state: StartState) -> None:
        if self._canvas is not None:
            meant = layers_meant(self._bench.project.architecture, state.select) if state.select else []
            self._canvas.select([layer.id for layer in meant[:1]])

    def _show_tab(self, tab: str) -> None:
        tabs = self._window.findChild(QTabBar, "view_tabs")
        if tabs is not None and tabs.isVisible():
            tabs.setCurrentIndex(TABS.index(tab))

    # Judging

    def _enter(self, hint: Message | None) -> None:
        """Begin the step as all stands now."""
        step = self.step
        self.keeper.begin_step()
        self._answer = self._tried = 0
        self._begun, self._hint = self.keeper.facts(), hint
        self._at_done = self._begun
        self._stale = hint
        self.pointer.point_at(step.point if step and self.place not in self._finished else "")
        self._show()
        self._look()

    def _look(self) -> None:
        """Look whether the step is done, or something is wrong."""
        step = self.step
        if step is None or self.is_done or self.is_busy or self._bench.store.loading:
            return
        facts = self.keeper.facts()
        if step.done is not None and is_met(step.done, facts) and not is_beyond(step.done, facts):
            self._finished.add(self.place)
            self._hint, self._at_done, self._values[self.place] = None, facts, placeholder_values(facts)
            self.pointer.point_at("")
            self._show()
            return
        hint = hint_for(step, self._begun, facts) or self._stale
        if hint != self._hint:
            self._hint = hint
            self._show()

    def _answered(self, number: int) -> None:
        """A wrong answer gets a second try, before the right one is told."""
        step = self.step
        if step is not None and number != step.answer and not self._tried:
            self._tried = number
            self._show()
            return
        self._answer = number
        self.keeper.note_answer(number)

    def _drawn_place(self, name: str) -> QRect | None:
        """Rectangle of the card of a layer on the screen, or of a box of the diagram."""
        diagram, kind, number = self._box_of_diagram(name)
        if kind:
            place: QRect | None = diagram.place_on_screen(kind, number) if diagram else None
            return place
        layer_id = self._layer_named(name)
        return self._canvas.place_on_screen(layer_id) if layer_id and self._canvas is not None else None

    def _reveal_drawn(self, name: str) -> bool:
        """Scroll the diagram to one of its boxes; whether that was done."""
        diagram, kind, number = self._box_of_diagram(name)
        return bool(kind and diagram and diagram.reveal(kind, number))

    def _box_of_diagram(self, name: str) -> tuple[Any, str, int]:
        """The diagram, and kind and number of the box that ``stage:KIND:NUMBER`` names, or no kind."""
        prefix, _, rest = name.partition(":")
        kind, _, number = rest.partition(":")
        diagram: Any = self._window.findChild(QWidget, "stepping_diagram") if prefix == "stage" else None
        return diagram, kind if prefix == "stage" else "", _number(number)

    def _layer_named(self, name: str) -> str:
        rest = name.partition(":")[2]
        meant = layers_meant(self._bench.project.architecture, _number(rest) or rest)
        return meant[0].id if meant else ""

    def _show(self) -> None:
        if self.lesson is not None:
            self.bar.show_view(view_of(self._lesson_state(self.lesson)))
            self.changed.emit()

    def _lesson_state(self, lesson: Lesson) -> LessonState:
        return LessonState(
            lesson=lesson,
            place=self.place,
            finished=frozenset(self._finished),
            hint=self._hint,
            answer=self._answer,
            tried=self._tried,
            values=self._values.get(self.place, {}),
            is_busy=self.is_busy,
            has_data=bool(self._bench.project.data.path),
            following=self._following(),
        )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
