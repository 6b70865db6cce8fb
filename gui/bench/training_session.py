"""One run in a thread: its commands, and its frames, for which the training waits."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal

from engine.common.messages import Message, UserError
from engine.stepping.tape import Tape
from engine.training.observation.snapshot import RunState, Snapshot, SnapshotRequest
from engine.training.trainer import Trainer

SHORTEST_FRAME, LONGEST_FRAME = 33, 62
"""Milliseconds from frame to frame: at most 30 a second, and no fewer than 15 where drawing is slow."""

DRAWING_SHARE = 0.10
"""The share of the time that drawing may take before frames become rarer."""


FRAME_IS_PAINTED = QEvent.Type(QEvent.registerEventType())
AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Qt posts its own repaints with low priority, so what is posted below that comes after them."""


class RunThread(QThread):
    """Only calls ``trainer.run()``; keeps what went wrong.

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
        except UserError as error:
            self.error = error.message
        except MemoryError:
            self.error = Message("There is not enough memory to go on; use fewer units or smaller batches.")
            self.details = traceback.format_exc()
        except Exception as error:  # whatever happens in the thread must reach the window
            self.error = Message(
                "Training stopped at iteration {step} because of an error in the program ({error}); "
                "your project is unharmed.",
                step=self.trainer.step_count + 1,
                error=type(error).__name__,
            )
            self.details = traceback.format_exc()
        if self.error:
            self.trainer.control.finish("failed")


class TrainingSession(QObject):
    """One run from its start to its end; pausing is not an end.

    Attributes:
        trainer: the run; touch it only through this class while the thread is alive.
        state: what the window last knew of it.
    """

    frame = Signal(object)
    """A Snapshot to draw."""
    state_changed = Signal(str)
    """The run is now in this RunState."""
    failed = Signal(object, str)
    """The thread ended with an error: the Message and the traceback."""
    captured = Signal(object, object)
    """A TrainingState that was asked for, and the purpose it was asked for."""
    rewound = Signal(object)
    """The run went back to a checkpoint: the TrainingState it was in before."""
    taped = Signal(object)
    """More of an iteration is computed that is gone through step by step: its Tape."""

    _computed = Signal(object)
    """A tape is there; emitted in the run's thread."""

    def __init__(
        self, trainer: Trainer, wanted: Callable[[], SnapshotRequest], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.trainer, self._wanted = trainer, wanted
        self.state: RunState = trainer.state
        self._is_shut = False
        trainer.on_tape = self._computed.emit  # from the run's thread, so it arrives through the event loop
        self._computed.connect(self._tell_tape)
        self._thread: RunThread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._draw_frame)
        self._frame_begun = 0.0

    @property
    def is_alive(self) -> bool:
        """Whether the thread is there: the run goes on or is paused."""
        return self._thread is not None

    def start(self, paused: bool = False) -> None:
        """Begin, or go on with a run that was opened or has ended; ``paused`` waits before the first step."""
        if self._thread is not None:
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
        self.trainer.control.pause()
        self._set_state("paused")

    def resume(self) -> None:
        """Go on after a pause."""
        self.trainer.control.resume()
        self._set_state("running")

    def step(self) -> None:
        """Do one mini-batch and wait again."""
        self.trainer.control.step()
        if not self.is_alive:
            self.start(paused=True)
        self._set_state("paused")

    def walk_to(self, parts: int) -> None:
        """Go through an iteration step by step, as far as so many parts; ``taped`` is emitted then."""
        self.trainer.control.step_to(parts)
        if not self.is_alive:
            self.start(paused=True)
        self._set_state("paused")

    def capture(self, purpose: object) -> None:
        """Have ``captured`` emitted soon, with a state from between two steps."""
        self.trainer.capture_soon(lambda state: self.captured.emit(state, purpose))
        self.catch_up()

    def rewind(self, epoch: int) -> None:
        """Pause and go back to the checkpoint of this epoch; ``rewound`` is emitted then."""
        self.trainer.control.pause()
        self.between_steps(lambda: self._rewind(epoch))
        self._set_state("paused" if self.is_alive else self.trainer.state)

    def _rewind(self, epoch: int) -> None:
        """In the run's thread: only there is it certain which checkpoints there still are."""
        trainer = self.trainer
        found = [one for one in (*trainer.timeline.kept, trainer.best) if one and one.epoch == epoch]
        if found:
            before = trainer.capture()
            trainer.rewind(found[0])
            self.rewound.emit(before)

    def between_steps(self, errand: Callable[[], None]) -> None:
        """Have something done between two steps; at once where nothing runs."""
        self.trainer.control.run_between_steps(errand)
        self.catch_up()

    def catch_up(self) -> None:
        """Where nothing runs, let what was changed count at once and not with the next run."""
        if not self.is_alive:
            self.trainer.control.drain()

    def show_now(self) -> None:
        """Emit a frame although nothing runs, as after another layer was selected."""
        if not self.is_alive:
            self.frame.emit(self.trainer.snapshot(self._wanted()))

    def _tell_tape(self, tape: Tape) -> None:
        if not self._is_shut:  # else it was on its way when the run was given up, and belongs to no run now
            self.taped.emit(tape)

    def shut_down(self) -> None:
        """End the run and its thread; blocks for one step at most."""
        self._is_shut = True
        if self._thread is None:
            return
        self._thread.finished.disconnect(self._thread_ended)
        self.trainer.control.stop()
        self.trainer.control.release()
        self._thread.wait()
        self._end_thread()

    def _end_thread(self) -> None:
        self._timer.stop()
        self.trainer.control.release()
        if self._thread:
            self._thread.deleteLater()
        self._thread = None
        self.trainer.control.drain()

    def _thread_ended(self) -> None:
        error, details = (self._thread.error, self._thread.details) if self._thread else (None, "")
        undrawn = self.trainer.control.mailbox.take()
        if undrawn is not None:  # it alone holds its steps and epochs: without it the curves had a gap
            self.frame.emit(undrawn)
        self._end_thread()
        self.show_now()
        self._set_state(self.trainer.state)
        if error:
            self.failed.emit(error, details)

    def _set_state(self, state: RunState) -> None:
        if state != self.state or state == "running":
            self.state = state
            self.state_changed.emit(state)

    def _draw_frame(self) -> None:
        """Draw the last answer, then ask for the next: never more than one is under way.

        The training waits meanwhile. Python runs one thread at a time, and nearly every call into Qt would
        hand the interpreter to the training and wait to get it back.
        """
        if self._frame_begun:
            return
        snapshot: Snapshot | None = self.trainer.control.mailbox.take()
        if snapshot is None:
            self.trainer.control.ask(self._wanted())
            return
        self._frame_begun = time.perf_counter()
        self.trainer.control.hold()
        self.frame.emit(snapshot)
        QCoreApplication.postEvent(self, QEvent(FRAME_IS_PAINTED), AFTER_PAINTING)

    def event(self, event: QEvent) -> bool:
        if event.type() == FRAME_IS_PAINTED:
            self._end_frame()
            return True
        return super().event(event)

    def _end_frame(self) -> None:
        """Let the training go on, and make frames rarer the longer they take."""
        cost = (time.perf_counter() - self._frame_begun) * 1000
        self._frame_begun = 0.0
        self.trainer.control.ask(self._wanted())
        self.trainer.control.release()
        wanted = max(SHORTEST_FRAME, min(LONGEST_FRAME, cost / DRAWING_SHARE))
        # Half way to the wanted interval each time: one slow frame alone says little. Setting it starts the
        # timer anew, so what the frame took comes off.
        self._timer.setInterval(max(1, round((self._timer.interval() + wanted - cost) / 2)))
