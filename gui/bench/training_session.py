"""The run that the window shows: its thread, its commands, and its frames, for which the training waits."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal

from engine.common.messages import Message
from engine.data.dataset import Dataset
from engine.training.observation.snapshot import RunState, SnapshotRequest
from engine.training.state.run_result import OPEN_PARTS
from engine.training.state.training_state import TrainingState
from gui.bench.work.background import described
from gui.bench.work.turns import AFTER_PAINTING, Turns

if TYPE_CHECKING:
    from engine.files.model import Model
    from engine.stepping.tape import Tape
    from engine.training.trainer import Trainer

SHORTEST_FRAME, LONGEST_FRAME = 33, 49
"""Milliseconds from frame to frame: at most 30 a second, and no fewer than 20 where drawing is slow."""

DRAWING_SHARE = 0.10
"""The share of the time that drawing may take before frames become rarer."""

SPEEDS = {"watch": "Watch", "full": "Full", "ten": "10 it/s", "one": "1 it/s"}
"""Speeds at which training may go, with titles for a list."""

WATCHED_SECONDS = 10
"""Least seconds of a run that is to be watched; small ones would be over in an instant."""

CHANGE_IS_PAINTED = QEvent.Type(QEvent.registerEventType())


class RunThread(QThread):
    """Thread that calls ``trainer.run()`` and keeps what went wrong.

    Attributes:
        error: the sentence for the user, or None.
        details: the traceback behind it.
    """

    def __init__(self, trainer: Trainer, parent: QObject) -> None:
        super().__init__(parent)
        self.trainer = trainer
        self.error: Message | None = None
        self.details = ""

    def run(self) -> None:
        try:
            self.trainer.run()
        except MemoryError:
            self.error = Message("There is not enough memory to go on; use fewer units or smaller batches.")
            self.details = traceback.format_exc()
        except Exception as error:  # whatever happens in the thread must reach the window
            fault = Message(
                "Training stopped at iteration {step} because of an error in the program ({error}); "
                "your project is unharmed.",
                step=self.trainer.step_count + 1,
                error=type(error).__name__,
            )
            self.error, self.details = described(error, fault)
        if self.error:
            self.trainer.control.finish("failed")


class TrainingSession(QObject):
    """Shows one run after the other; each is given by :meth:`begin`, and its thread starts and ends here.

    Attributes:
        trainer: the run, or None; touch only its ``control`` while the thread is alive.
        state: what the window last knew of it.
        speed: a key of :data:`SPEEDS`.
    """

    began = Signal(object)
    """Another Trainer is shown now: a new run, or one that was opened from a file."""
    gone = Signal()
    """Emitted when there is no run any more."""
    frame = Signal(object)
    """A Snapshot to take in; what takes time to draw goes to :meth:`draw`."""
    state_changed = Signal(str)
    """The run is in this RunState, or ``none``."""
    failed = Signal(object, str)
    """Something went wrong: the Message and the traceback."""
    rewound = Signal(object)
    """The run went back to a checkpoint: the TrainingState it was in before."""
    taped = Signal(object)
    """More of an iteration is computed that is gone through step by step: its Tape."""

    # Emitted in the run's thread, so that they arrive through the event loop.
    _tape_made = Signal(object, object)
    """A Trainer, and a Tape of it."""
    _captured = Signal(object, object)
    """A function that waits for a TrainingState or a Model, and that."""
    _went_back = Signal(object, object)
    """A Trainer that went back to a checkpoint, and the TrainingState it was in before."""

    def __init__(self, wanted: Callable[[], SnapshotRequest], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trainer: Trainer | None = None
        self.state: RunState | Literal["none"] = "none"
        self.speed = "watch"
        self._wanted = wanted
        self._thread: RunThread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._draw_frame)
        self._frame_begun, self._is_held = 0.0, False
        self._turns = Turns(self)
        self._turns.ended.connect(self._end_frame)
        self._tape_made.connect(self._tell_tape)
        self._captured.connect(self._tell_captured)
        self._went_back.connect(self._tell_rewound)

    @property
    def is_alive(self) -> bool:
        """True if the thread is there: the run goes on or is paused."""
        return self._thread is not None

    @property
    def dataset(self) -> Dataset | None:
        """Dataset that the run is trained on."""
        return self.trainer.dataset if self.trainer else None

    @property
    def checkpoints(self) -> tuple[int, ...]:
        """The epochs that the run can go back to, beside the best."""
        return tuple(one.epoch for one in self.trainer.history.timeline.kept) if self.trainer else ()

    @property
    def best_epoch(self) -> int:
        """The epoch whose weights are kept as the best on the validation rows, or 0."""
        best = self.trainer.history.best if self.trainer else None
        return best.epoch if best else 0

    # Runs come and go

    def begin(self, trainer: Trainer) -> None:
        """Show this run in place of the one before; it waits where it is."""
        self.shut_down()
        self.trainer, self.state = trainer, trainer.state
        trainer.measured_parts = OPEN_PARTS  # the test rows stay closed until the user opens them
        trainer.on_tape = lambda tape: self._tape_made.emit(trainer, tape)
        self.choose_speed(self.speed)
        self.began.emit(trainer)

    def end(self) -> None:
        """Show no run any more."""
        self.shut_down()
        self.trainer, self.state = None, "none"
        self.gone.emit()
        self.state_changed.emit("none")

    def shut_down(self) -> None:
        """End the run's thread; blocks for one step at most."""
        if self._thread is None or self.trainer is None:
            return
        self.trainer.control.stop()
        self.trainer.control.release()
        self._thread.wait()
        self._end_thread()

    # Commands; none does anything without a run

    def start(self, paused: bool = False) -> None:
        """Begin, or go on with a run that was opened or has ended; ``paused`` waits before the first step."""
        if self._thread is not None or self.trainer is None:
            return
        if paused:
            self.trainer.control.pause()
        self._thread = RunThread(self.trainer, self)
        self._thread.finished.connect(self._thread_ended)
        self.state = "paused" if paused else "running"
        self.state_changed.emit(self.state)  # a new run may begin as paused as it was made
        self._thread.start()
        self._timer.start(SHORTEST_FRAME)

    def pause(self) -> None:
        """Wait before the next step."""
        if self.trainer is not None:
            self.trainer.control.pause()
            self._set_state("paused")

    def resume(self) -> None:
        """Go on after a pause."""
        if self.trainer is not None:
            self.trainer.control.resume()
            self._set_state("running")

    def step(self) -> None:
        """Do one mini-batch and wait again."""
        if self.trainer is not None:
            self.trainer.control.step()
            self.start(paused=True)
            self._set_state("paused")

    def step_to(self, parts: int) -> None:
        """Go through an iteration step by step, as far as so many parts; ``taped`` is emitted then."""
        if self.trainer is not None:
            self.trainer.control.step_to(parts)
            self.start(paused=True)
            self._set_state("paused")

    def choose_speed(self, speed: str) -> None:
        """Let training go as fast as this key of :data:`SPEEDS` says, from now on."""
        self.speed = speed
        trainer = self.trainer
        if trainer is None:
            return
        batches = -(-len(trainer.dataset.train) // trainer.settings.batch_size)
        steps = batches * max(1, trainer.settings.epochs - trainer.epoch)
        watched = steps / WATCHED_SECONDS
        trainer.control.set_speed({"watch": watched, "ten": 10.0, "one": 1.0}.get(speed))

    def capture(self, then: Callable[[TrainingState | None], None]) -> None:
        """Call ``then`` soon or at once with a state from between two steps; with None without a run."""
        if self.trainer is None:
            then(None)
            return
        self.trainer.capture_soon(lambda state: self._captured.emit(then, state))
        self.drain()

    def copy_soon(self, then: Callable[[Model], None]) -> None:
        """Call ``then`` in the window's thread with a copy of the weights, taken between two steps.

        An iteration that is gone through step by step stays open. Nothing is called where there is no run.
        """
        trainer = self.trainer
        if trainer is None:
            return
        from engine.files.model import Model

        def copy() -> None:
            network, preparation = trainer.network, trainer.dataset.preparation
            self._captured.emit(then, Model(network.architecture, preparation, network.values.copy()))

        trainer.control.read_between_steps(copy)
        self.drain()

    def rewind(self, epoch: int) -> None:
        """Pause and go back to the checkpoint of this epoch, or to the best; ``rewound`` is emitted then."""
        trainer = self.trainer
        if trainer is not None:
            trainer.control.pause()
            self.run_between_steps(lambda: self._rewind(trainer, epoch))
            self._set_state("paused" if self.is_alive else trainer.state)

    def _rewind(self, trainer: Trainer, epoch: int) -> None:
        """Go back, in the run's thread: only there is it certain which checkpoints there still are."""
        found = [
            one
            for one in (*trainer.history.timeline.kept, trainer.history.best)
            if one and one.epoch == epoch
        ]
        if found:
            before = trainer.capture()
            trainer.rewind(found[0])
            self._went_back.emit(trainer, before)

    def run_between_steps(self, task: Callable[[], None]) -> None:
        """Have something done between two steps; at once where nothing runs."""
        if self.trainer is not None:
            self.trainer.control.run_between_steps(task)
            self.drain()

    def drain(self) -> None:
        """Let what was changed count at once, and not with the next run, where nothing runs."""
        if self.trainer is not None and not self.is_alive:
            self.trainer.control.drain()

    def show_now(self) -> None:
        """Emit a frame although nothing runs, as after another layer was selected."""
        if self.trainer is not None and not self.is_alive:
            self.frame.emit(self.trainer.snapshot(self._wanted()))

    def draw(self, *pieces: Callable[[], None]) -> None:
        """Draw what belongs to the snapshot that ``frame`` is telling; at once where nothing runs.

        While the run goes on each piece gets a turn of the event loop, so that no event waits for all of
        them. A newer snapshot comes after the last piece of the one before.
        """
        self._turns.add(*pieces)
        if not self._frame_begun:
            self._turns.finish()

    def finish_frame(self) -> None:
        """Draw at once what is still to be drawn, as before parts of the window go."""
        self._turns.finish()
        self._frame_begun = 0.0
        self._release()

    def hold_until_painted(self) -> None:
        """Let the training wait until what changes now is painted, as it does for a frame."""
        if self.state == "running" and self.trainer is not None and not self._is_held:
            self._is_held = True
            self.trainer.control.hold()
            QCoreApplication.postEvent(self, QEvent(CHANGE_IS_PAINTED), AFTER_PAINTING)

    # What comes from the run's thread

    def _tell_tape(self, trainer: Trainer, tape: Tape) -> None:
        if trainer is self.trainer and self.is_alive:  # else it was on its way when the run was shut down
            self.taped.emit(tape)

    def _tell_captured(self, then: Callable[[Any], None], captured: Any) -> None:
        then(captured)

    def _tell_rewound(self, trainer: Trainer, before: TrainingState) -> None:
        if trainer is self.trainer:
            trainer.control.mailbox.take()  # a picture from before would bring back what was cut off
            self.finish_frame()
            self.rewound.emit(before)
            self.show_now()

    def _end_thread(self) -> None:
        self.finish_frame()
        self._timer.stop()
        if self._thread is not None and self.trainer is not None:
            self._thread.deleteLater()
            self._thread = None
            self.trainer.control.release()
            self.trainer.control.drain()

    def _thread_ended(self) -> None:
        thread, trainer = self._thread, self.trainer
        if thread is None or trainer is None or not thread.isFinished():
            return  # it was of a run that was shut down
        self.finish_frame()
        undrawn = trainer.control.mailbox.take()
        if undrawn is not None:  # it alone holds its steps and epochs: without it the curves had a gap
            self.frame.emit(undrawn)
        error, details = thread.error, thread.details
        self._end_thread()
        self.show_now()
        self._set_state(trainer.state)
        if error:
            self.failed.emit(error, details)

    def _set_state(self, state: RunState) -> None:
        if state != "running":
            self.finish_frame()  # what stands still is shown whole
        if state != self.state or state == "running":
            self.state = state
            self.state_changed.emit(state)

    # Frames

    def _draw_frame(self) -> None:
        """Draw the last answer piece by piece, then ask for the next: never more than one is under way.

        The training waits meanwhile. Python runs one thread at a time, and nearly every call into Qt would
        hand the interpreter to the training and wait to get it back.
        """
        if self._frame_begun or self.trainer is None:
            return
        control = self.trainer.control
        snapshot = control.mailbox.take()
        if snapshot is None:
            control.ask(self._wanted())
            return
        self._frame_begun = time.perf_counter()
        control.hold()
        self.frame.emit(snapshot)
        self._turns.begin()

    def event(self, event: QEvent) -> bool:
        if event.type() == CHANGE_IS_PAINTED:
            self._is_held = False
            self._release()
            return True
        return super().event(event)

    def _release(self) -> None:
        """Let the training go on, unless something is still to be painted."""
        if self.trainer is not None and not self._frame_begun and not self._is_held:
            self.trainer.control.release()

    def _end_frame(self) -> None:
        """Let the training go on, and make frames rarer the longer they take."""
        if not self._frame_begun or self.trainer is None:
            return  # it was finished at once
        cost = (time.perf_counter() - self._frame_begun) * 1000
        self._frame_begun = 0.0
        self.trainer.control.ask(self._wanted())
        self._release()
        wanted = max(SHORTEST_FRAME, min(LONGEST_FRAME, cost / DRAWING_SHARE))
        # Half way to the wanted interval each time: one slow frame alone says little. Setting it starts the
        # timer again, so what the frame took comes off.
        self._timer.setInterval(max(1, round((self._timer.interval() + wanted - cost) / 2)))
