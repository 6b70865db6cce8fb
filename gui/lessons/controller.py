"""Leads through a lesson: opens it, judges each step, points, hints, and puts things right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSettings, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QTabBar, QVBoxLayout, QWidget

from engine.data.samples import SAMPLE_PREFIX
from engine.lessons.conditions import is_met
from engine.lessons.facts import Facts, layers_meant
from engine.lessons.hints import deviation, hint_for
from engine.lessons.lesson import Lesson, State, Step, Text
from engine.lessons.library import lesson_paths
from engine.lessons.reader import read_lesson
from engine.lessons.starter import started
from engine.messages import Message
from engine.project import Project
from engine.training_state import TrainingState
from gui.background import Background
from gui.file_commands import FileCommands
from gui.lessons.facts_keeper import CanvasLike, FactsKeeper
from gui.lessons.hiding import Hider
from gui.lessons.pointer import Pointer
from gui.lessons.progress import Progress, numbered, titles
from gui.lessons.strip import LessonStrip, StripView, connected
from gui.lessons.targets import TABS, action_named
from gui.translation import language, tr, tr_message
from gui.widgets import tight
from gui.workbench import Workbench

CHANGED_SINCE = Message(
    "Something was changed after the last step was done, and this one needs it. Press Put it right."
)


class Lessons(QObject):
    """The lesson that is open, if there is one, and where it stands.

    Attributes:
        lesson: the open one, or None.
        place: number of its step, from 0; as many as there are steps at the end.
        strip: shows it; another one after a change of the language.
        pointer: the ring.
        keeper: the facts; the window tells it what no signal of the workbench does.
    """

    changed = Signal()
    """Another lesson or step is shown, or this one is done."""

    def __init__(
        self, bench: Workbench, files: FileCommands, settings: QSettings, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._bench, self._files, self._window = bench, files, window
        self.lesson: Lesson | None = None
        self.place = 0
        self._finished: set[int] = set()
        self._begun = self._at_done = Facts()
        self._hint: Text | Message | None = None
        self._stale: Message | None = None  # stays until the step is done or put right
        self._done_values: dict[str, str] = {}
        self._answer = self._jobs = self._asked = 0
        self._is_busy = self._stage_asked = False  # busy: a state is being made and has not come yet
        self._coming: tuple[Project, TrainingState | None] | None = None
        self._canvas: CanvasLike | None = None
        self._menu: QMenu | None = None
        self.strip = LessonStrip()
        self.keeper = FactsKeeper(bench, window)
        self.pointer, self._hider = Pointer(window, self._drawn_place), Hider(window)
        self.progress = Progress(settings, self.open)
        self._background = Background(self)
        self.keeper.changed.connect(self._look)
        bench.store.failed.connect(self._give_up_waiting)
        files.lesson_wanted.connect(lambda path: self.open(Path(path)))
        files.is_disposable = self.is_disposable

    # The window makes its parts

    def framed(self, centre: QWidget) -> QWidget:
        """The middle of the window with a strip above it."""
        frame = QWidget()
        self.strip = connected(
            LessonStrip(),
            back_wanted=self.go_back,
            next_wanted=self.go_on,
            show_wanted=self.show_me,
            put_right_wanted=self.put_right,
            close_wanted=self.close,
            answered=self._answered,
        )
        layout = tight(QVBoxLayout(frame), 0)
        layout.addWidget(self.strip)
        layout.addWidget(centre, 1)
        return frame

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

    def fill_menu(self, menu: QMenu) -> None:
        """Put the lessons that come with the program into a menu."""
        self._menu = menu
        self.progress.fill_menu(menu)

    def offer(self, where: QPoint) -> None:
        """Let the user choose a lesson, at this place of the screen."""
        if self._menu is not None:
            self._menu.popup(where)

    # Opening and closing

    def open(self, path: Path, _checked: bool = False) -> None:
        """Open the lesson in this file; asks first if unsaved work would be lost."""
        self._background.run(
            lambda: read_lesson(path),
            lambda lesson: self._files.leave(partial(self.begin, lesson)),
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
        self._jobs += 1
        self.lesson, self._is_busy, self._coming = None, False, None
        self._hider.give_back()
        self.pointer.point_at("")
        self.strip.hide()
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
        """Give everything back, and end the thread."""
        self.close()
        self._background.shut_down()

    def is_disposable(self) -> bool:
        """Whether what is open is the lesson's own project, which nobody wants to be asked about."""
        if self.lesson is None or self._bench.document.path:
            return False
        data = self._bench.project.data.path
        is_own = not data.startswith(SAMPLE_PREFIX) and Path(data).parent != self.lesson.folder
        return not data or not is_own

    # Going through the steps

    @property
    def step(self) -> Step | None:
        """The step that is shown; None without a lesson and at its end."""
        return self.lesson.steps[self.place] if self.lesson and self.place < len(self.lesson.steps) else None

    @property
    def is_done(self) -> bool:
        """Whether the step that is shown is done, or only to be read."""
        step = self.step
        return step is None or step.done is None or self.place in self._finished

    def go_on(self) -> None:
        """Go to the next step; at the end to the next lesson."""
        if self.lesson is None or self._is_busy:
            return
        step = self.step
        if step is None:
            self._open_next()
            return
        skipped, deviates = not self.is_done, self._deviates(step)
        if step.done is None:
            self._finished.add(self.place)
        self.place += 1
        if self.step is None:
            self._end()
        elif skipped or (self.step.loads and self.place not in self._finished):
            self._load()
        else:
            self._enter(CHANGED_SINCE if deviates else None)

    def go_back(self) -> None:
        """Go back one step; what was done stays done."""
        if self.lesson is not None and self.place > 0 and not self._is_busy:
            self.place -= 1
            self._enter(None)

    def show_me(self) -> None:
        """Point at the control once more, and bring it into sight."""
        if self.step is not None:
            self._show_tab(self.step.state.tab)
            self.pointer.point_at(self.step.point)

    def put_right(self) -> None:
        """Bring back what the step begins with; asks before unsaved work of the user's own is lost."""
        if self.step is not None and not self._is_busy:
            self._files.leave(self._load)

    def _deviates(self, step: Step) -> bool:
        """Whether the user changed something that the steps after this one build upon."""
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
        """Make the state of the step so, and begin it anew."""
        step, lesson = self.step, self.lesson
        if step is None or lesson is None:
            return
        self._jobs += 1
        self._is_busy, self._coming = True, None
        self._asked, self._stage_asked = 0, False
        self._finished.discard(self.place)
        self.pointer.point_at("")
        self._hint = None
        self._show()
        number, current = self._jobs, self._bench.project.data
        self._background.run(
            lambda: started(step.state, lesson.folder, current, lambda: number != self._jobs),
            partial(self._take_started, number),
            partial(self._take_failure, number),
        )

    def _take_started(self, number: int, made: tuple[Project, TrainingState | None]) -> None:
        if number == self._jobs:
            self._coming = made
            self._bench.begin(*made)
            self._look()

    def _take_failure(self, number: int, message: Message, details: str) -> None:
        if number == self._jobs:
            self._is_busy = False
            self._show()
            self._bench.fail(message, details)

    def _give_up_waiting(self, *_: object) -> None:
        """The data of the state could not be prepared; the window says why."""
        if self._coming is not None:
            self._settle()

    def _has_come(self) -> bool:
        """Whether the project that was loaded is ready to be worked with."""
        if self._coming is None:
            return False
        (project, state), store = self._coming, self._bench.store
        if self._bench.project.data != project.data:
            return True  # somebody opened another table meanwhile, so this one will never be there
        if store.loading:
            return False
        ready = not project.data.path or store.dataset is not None or bool(self._bench.problems)
        is_there = ready and (state is None or self._bench.runs.session is not None)
        return is_there and self._has_stepped(state) and self._is_at_stage()

    def _has_stepped(self, state: TrainingState | None) -> bool:
        """Whether the mini-batches are done that belong to the state; asks for the next where not."""
        wanted = self.step.state.iterations if self.step and self._bench.can_train else 0
        first, trainer = state.step if state else 0, self._bench.runs.trainer
        done = (trainer.step_count if trainer else first) - first
        if done >= wanted or self._bench.runs.state == "failed":
            return True
        if trainer is None:
            self._asked = done  # there is no run yet, or it was reset meanwhile
        if done == self._asked:
            self._asked += 1
            self._bench.step_training()
        return False

    def _is_at_stage(self) -> bool:
        """Whether the iteration was gone through as far as the state says; asks for it where not."""
        state, stepping = self.step.state if self.step else State(), self.keeper.stepping
        if not state.stage or stepping is None or not self._bench.can_train:
            return True
        self._show_tab("stepping")  # it is planned once it is in sight
        steps = stepping.plan.steps if stepping.plan is not None else ()
        wanted = [each for each in steps if each.kind == state.stage and state.stage_layer in (0, each.layer)]
        if not wanted or stepping.done >= wanted[0].end:
            return True
        if not self._stage_asked and not stepping.is_waiting:
            self._stage_asked = True
            stepping.go_to(wanted[0].end)
        return not stepping.is_waiting  # it gives up where the run does not answer

    def _settle(self) -> None:
        was_left = self._coming is None or self._bench.project.data != self._coming[0].data
        self._is_busy, self._coming = False, None
        if self.step is not None:
            self._show_tab(self.step.state.tab)
            self._select(self.step.state)
            self._enter(CHANGED_SINCE if was_left else None)

    def _select(self, state: State) -> None:
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
        self._answer = 0
        self._begun, self._hint = self.keeper.facts(), hint
        self._at_done = self._begun
        self._stale = hint
        self.pointer.point_at(step.point if step and self.place not in self._finished else "")
        self._show()
        self._look()

    def _look(self) -> None:
        """Look whether the step is done, or something is wrong."""
        if self._is_busy:
            if self._has_come():
                self._settle()
            return
        step = self.step
        if step is None or self.is_done or self._bench.store.loading:
            return
        facts = self.keeper.facts()
        if step.done is not None and is_met(step.done, facts):
            self._finished.add(self.place)
            self._hint, self._done_values, self._at_done = None, self._values(facts), facts
            self.pointer.point_at("")
            self._show()
            return
        hint = hint_for(step, self._begun, facts) or self._stale
        if hint != self._hint:
            self._hint = hint
            self._show()

    def _answered(self, number: int) -> None:
        self._answer = number
        self.keeper.note_answer(number)

    def _drawn_place(self, name: str) -> QRect | None:
        """Where the card of a layer is on the screen, or a box of the diagram."""
        prefix, _, rest = name.partition(":")
        if prefix == "stage":
            kind, _, layer = rest.partition(":")
            diagram: Any = self._window.findChild(QWidget, "stepping_diagram")
            is_number = layer.isascii() and layer.isdigit()
            place: QRect | None = (
                diagram.place_on_screen(kind, int(layer) if is_number else 0) if diagram else None
            )
            return place
        is_number = rest.isascii() and rest.isdigit()
        meant = layers_meant(self._bench.project.architecture, int(rest) if is_number else rest)
        return self._canvas.place_on_screen(meant[0].id) if meant and self._canvas is not None else None

    # Words

    def _show(self) -> None:
        if self.lesson is not None:
            self.strip.show_view(self._view(self.lesson))
            self.changed.emit()

    def _view(self, lesson: Lesson) -> StripView:
        step = self.step
        hint, is_good = self._hint_words()
        path = lesson.folder / f"{lesson.key}.toml"
        return StripView(
            title=numbered(path, self._said(lesson.title)),
            place=self.place,
            count=len(lesson.steps),
            finished=frozenset(self._finished),
            text=self._said(step.text if step else lesson.learnt),
            texts=tuple(map(self._said, (*(each.text for each in lesson.steps), lesson.learnt))),
            hint=hint,
            is_good=is_good,
            is_done=self.is_done,
            choices=tuple(self._said(choice) for choice in step.choices) if step else (),
            chosen=self._answer if self.is_done else 0,
            answer=step.answer if step else 0,
            can_point=bool(step and step.point),
            can_put_right=step is not None and (bool(step.state.data) or bool(self._bench.project.data.path)),
            next_words=self._next_words(),
            is_busy=self._is_busy,
        )

    def _hint_words(self) -> tuple[str, bool]:
        """The line below the text, and whether it is about something well done."""
        step = self.step
        if self._is_busy:
            return tr("One moment: the step is being prepared."), True
        if step is not None and step.done is not None and self.place in self._finished:
            after = self._said(step.after)
            if step.choices and self._answer:
                right = self._answer == step.answer
                verdict = (
                    tr("Right.")
                    if right
                    else tr(
                        "Not quite; the answer is “{answer}”.",
                        answer=self._said(step.choices[step.answer - 1]),
                    )
                )
                return f"{verdict} {after}".strip(), right
            return after or tr("Done."), True
        if isinstance(self._hint, Message):
            return tr_message(self._hint), False
        return (self._said(self._hint), False) if self._hint else ("", False)

    def _next_words(self) -> str:
        if self.step is not None:
            return tr("Next") if self.is_done else tr("Skip")
        following = self._following()
        if following is None:
            return tr("Close")
        return tr("Next lesson: {title}", title=numbered(following, titles()[following.stem]))

    def _said(self, text: Text) -> str:
        """A text of the lesson in the user's language, with the numbers it speaks of."""
        words = text.within(language.code)
        for name, value in self._done_values.items():
            words = words.replace(f"{{{name}}}", value)
        return words

    @staticmethod
    def _values(facts: Facts) -> dict[str, str]:
        """What a text may speak of: ``{loss}`` and so on, as of when the step was done."""
        return {
            "loss": f"{facts.loss:.3g}",
            "validation_loss": f"{facts.validation_loss:.3g}",
            "accuracy": f"{facts.accuracy:.3f}",
            "epoch": f"{facts.epoch:,}",
            "learning_rate": f"{facts.training.learning_rate:g}",
            "file": Path(facts.data.removeprefix(SAMPLE_PREFIX)).name,
        }
