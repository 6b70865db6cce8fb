"""Requests of other threads to a run between two steps: pause, step, stop, look at it, change it."""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum

from engine.common.messages import Message
from engine.training.observation.snapshot import ALIVE, Mailbox, RunState, Snapshot, SnapshotRequest

SHORTEST_WAIT = 0.004
"""Waiting for less than these seconds would be less exact than doing a step too early."""

TO_THE_END = sys.maxsize
"""Number of parts that stands for the whole iteration."""


class Turn(Enum):
    """Next work of the run's thread."""

    STEP = "train a mini-batch"
    STEP_THROUGH = "go through a mini-batch step by step"
    LEAVE = "end, since the run has ended"


class Control:
    """Mailbox and condition variable between a run's own thread and all others.

    Attributes:
        attention: whether the run's thread has to call :meth:`wait_turn` before its next step; the only thing
            that it looks at while nobody wants anything.
        shares_interpreter: whether its steps need the interpreter, so that it may have to be held.
        mailbox: where snapshots are left.
        state: what the run is doing.
        message: why it ended, once it has.
        running_since: time, as of ``time.perf_counter``, and steps done when training last began or went on.
    """

    def __init__(self, snapshot: Callable[[SnapshotRequest], Snapshot]) -> None:
        """Control of a run that waits for its first step.

        Args:
            snapshot: makes what was asked for; called in the run's thread.
        """
        # Other threads set attention last, after whatever it should draw attention to.
        self._attention = ctypes.c_int32(0)
        self.shares_interpreter = True
        self.mailbox = Mailbox()
        self.state: RunState = "paused"
        self.message: Message | None = None
        self.running_since = (0.0, 0)
        self._snapshot = snapshot
        self._wake = threading.Condition()
        self._paused = self._stopped = False
        self._steps_allowed = self._steps_granted = 0
        self._speed: float | None = None
        self._speed_from: tuple[float, int] | None = None  # time and step that the speed is counted from
        self._tasks: list[Callable[[], None]] = []
        self._read_only_tasks: list[Callable[[], None]] = []
        self._target: int | None = None
        self._released = threading.Event()
        self._released.set()

    @property
    def attention(self) -> bool:
        """Whether something is wanted of the run's thread."""
        return self._attention.value != 0

    @attention.setter
    def attention(self, is_drawn: bool) -> None:
        self._attention.value = is_drawn

    @property
    def attention_address(self) -> int:
        """Address of a 32-bit number that is not 0 where :attr:`attention` is drawn."""
        return ctypes.addressof(self._attention)

    # From any thread

    def pause(self) -> None:
        """Stop before the next step and wait there."""
        with self._wake:
            self._paused = True
            self._draw_attention()  # it may be waiting for the next step at a slow speed

    def resume(self) -> None:
        """Go on after a pause."""
        with self._wake:
            self._paused = False
            self._draw_attention()

    def step(self) -> None:
        """Pause if it is running, and do one mini-batch more."""
        with self._wake:
            self._paused = True
            self._steps_allowed += 1
            self._draw_attention()

    def step_to(self, parts: int) -> None:
        """Pause, and go through the next iteration step by step, for now until so many parts are computed.

        With a higher number it goes on from there; :meth:`step` and :meth:`resume` do the rest of it at once.
        """
        with self._wake:
            self._paused = True
            self._target = parts
            self._draw_attention()

    def stop(self) -> None:
        """End the run before the next step."""
        with self._wake:
            self._stopped = True
            self._draw_attention()

    def set_speed(self, steps_per_second: float | None) -> None:
        """Do no more steps in a second than this, so that they can be watched; None for full speed."""
        with self._wake:
            self._speed, self._speed_from = steps_per_second, None
            self._draw_attention()

    def ask(self, request: SnapshotRequest) -> None:
        """Ask for a snapshot, answered between two steps, also while paused."""
        self.mailbox.ask(request)
        with self._wake:
            self._draw_attention()

    def run_between_steps(self, task: Callable[[], None]) -> None:
        """Have something done in the run's thread between two steps, also while paused.

        Where no run is under way it waits for the next one, or for :meth:`drain`.
        """
        with self._wake:
            self._tasks.append(task)
            self._draw_attention()

    def read_between_steps(self, task: Callable[[], None]) -> None:
        """Do the same as :meth:`run_between_steps` for what changes nothing: an open iteration stays."""
        with self._wake:
            self._read_only_tasks.append(task)
            self._draw_attention()

    def hold(self) -> None:
        """Wait between two steps until :meth:`release`: somebody needs the interpreter more."""
        if not self.shares_interpreter:
            return
        self._released.clear()
        self.attention = True

    def release(self) -> None:
        """Go on after :meth:`hold`."""
        self._released.set()

    def _draw_attention(self) -> None:
        self.attention = True
        self._wake.notify_all()

    # In the run's thread, or while nothing runs

    @property
    def is_alive(self) -> bool:
        """True if the run has not ended."""
        return self.state in ALIVE

    @property
    def is_pausing(self) -> bool:
        """True if the run waits, or will before its next step."""
        return self._paused

    def begin(self, step: int) -> None:
        """Start, or go on after an end, with so many steps done."""
        self.state = "paused" if self._paused else "running"
        self.running_since = (time.perf_counter(), step)

    def finish(self, state: RunState, message: Message | None = None) -> None:
        """End the run in this state, for this reason."""
        self.state, self.message = state, message

    def rewind(self) -> None:
        """Wait as if no step had been asked for, also after an end."""
        self.message = None
        with self._wake:
            self._paused, self._steps_allowed, self._target = True, 0, None
            # A run that was stopped can go on; one that somebody waits to see stopped is not to forget it.
            self._stopped = self._stopped and self.is_alive
        self.state = "paused"

    def drain(self) -> None:
        """Run all tasks that wait for a place between two steps."""
        while self._tasks:
            self._tasks.pop(0)()
        while self._read_only_tasks:
            self._read_only_tasks.pop(0)()

    def serve(self) -> None:
        """Leave the snapshot that was asked for; whatever is asked from now on draws attention again."""
        self.attention = False
        request = self.mailbox.asked()
        if request is not None:
            self.mailbox.answer(self._snapshot(request))

    # In the run's thread

    def wait_turn(self, step: int) -> Turn:
        """Do what other threads asked for after so many steps; waits here while paused or held."""
        self._steps_granted = 0
        while True:
            self.serve()
            if not self.is_alive:
                return Turn.LEAVE  # tasks that come after the end may begin it again, so they wait for drain
            self.drain()
            self._released.wait(0.2)  # a holder that died must not stop the training for good
            with self._wake:
                turn = self._turn(step)
                if turn is not None:
                    return turn

    def give_back_turn(self) -> None:
        """Do nothing with the last turn: a step that was asked for is still to be done."""
        with self._wake:
            self._steps_allowed, self._steps_granted = self._steps_allowed + self._steps_granted, 0

    def _turn(self, step: int) -> Turn | None:
        """Turn that may be done now, or None after some waiting where things may be different."""
        if self._stopped:
            self._stopped = False  # it is done: the next run is not to end because of it
            self._target = None
            self.finish("stopped", Message("Stopped."))
            return Turn.LEAVE
        if self._paused:
            return self._turn_in_pause()
        self._note_running(step)
        early = self._seconds_too_early(step)
        if early > 0:
            if not self.attention:
                self._wake.wait(early)
            return None
        if self._speed or self._target is not None:
            self.attention = True  # come back here after the one step
        return Turn.STEP if self._target is None else Turn.STEP_THROUGH

    def _note_running(self, step: int) -> None:
        if self.state == "paused":
            self.running_since = (time.perf_counter(), step)
        self.state = "running"

    def _turn_in_pause(self) -> Turn | None:
        self.state = "paused"
        if self._target is not None or self._steps_allowed:
            self.attention = True  # come back here after the one step
        if self._target is not None:
            return Turn.STEP_THROUGH  # a step that is allowed as well does the rest of that iteration
        if self._steps_allowed:
            self._steps_allowed, self._steps_granted = self._steps_allowed - 1, 1
            return Turn.STEP
        if not self.attention:
            self._wake.wait()
        return None

    def wait_in_validation(self, step: int) -> None:
        """Pause and answer within the validation after so many steps; all else waits for the next step."""
        if not self.attention:
            return
        while True:
            self.serve()
            with self._wake:
                if not self._paused and not self._stopped:
                    self._note_running(step)
                if self._is_called_away or self._read_only_tasks or self._target is not None:
                    break
                self.state = "paused"
                if not self.attention:
                    self._wake.wait()
        self.attention = True

    @property
    def _is_called_away(self) -> bool:
        """True if a pause has to end: to go on, to stop, or to do what cannot be done in it."""
        return not self._paused or self._stopped or bool(self._steps_allowed or self._tasks)

    def _seconds_too_early(self, step: int) -> float:
        """Seconds to wait for the next step at the chosen speed; several fast steps are done in a row."""
        if not self._speed:
            return 0.0
        now = time.perf_counter()
        since, first = self._speed_from or (now, step)
        early = (step - first) / self._speed - (now - since)
        # The speed is new, or training was paused.
        if self._speed_from is None or abs(early) > max(1.0, 2 / self._speed):
            self._speed_from = (now, step)
            return 0.0
        return early if early > SHORTEST_WAIT else 0.0

    # In the run's thread, inside an iteration that is gone through step by step

    @property
    def target(self) -> int:
        """Number of parts of the iteration that are wanted by now."""
        return TO_THE_END if self._target is None else self._target

    def reach_end(self, target: int) -> None:
        """Note that the iteration is complete, unless more than this target was wanted meanwhile."""
        with self._wake:
            if self._target == target:
                self._target = None
            self.attention = True  # whatever was asked in the meantime is seen to now

    def wait_for_more(self, computed: int, as_before: Callable[[], AbstractContextManager[None]]) -> bool:
        """Wait until more than the ``computed`` parts are wanted; False where it has to be aborted.

        Args:
            computed: parts of the iteration that are computed.
            as_before: puts the network back to what it was before the iteration, for a while.
        """
        while True:
            self.serve()
            while self._read_only_tasks and not self._tasks:  # what came before a look is to be seen by it
                with as_before():
                    self._read_only_tasks.pop(0)()
            with self._wake:
                if self._stopped or self._tasks:
                    self.attention = True
                    return False
                if self._steps_allowed or not self._paused:
                    self._steps_allowed = max(0, self._steps_allowed - 1)
                    self._target = TO_THE_END
                    return True
                if self._target is not None and self._target > computed:
                    return True
                if not self.attention:
                    self._wake.wait()
