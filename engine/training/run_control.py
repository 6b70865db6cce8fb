"""What other threads may do to a run between two steps: pause, step, stop, look at it, change it."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from engine.common.messages import Message
from engine.training.observation.snapshot import ALIVE, Mailbox, RunState, Snapshot, SnapshotRequest

SHORTEST_WAIT = 0.004
"""Waiting for less than these seconds would be less exact than doing a step too early."""


class RunControl(ABC):
    """The part of a run that other threads see.

    Every method without an underscore may be called from any thread, but :meth:`snapshot` and
    :meth:`catch_up`.

    Attributes:
        mailbox: where snapshots are left.
        state: what the run is doing.
        message: why it ended, once it has.
        step_count: steps done.
    """

    def __init__(self) -> None:
        self.mailbox = Mailbox()
        self.state: RunState = "paused"
        self.message: Message | None = None
        self.step_count = 0
        # Other threads set _attention last, after whatever it should draw attention to.
        self._attention = False
        self._wake = threading.Condition()
        self._paused = self._stopped = False
        self._steps_allowed = 0
        self._pace: float | None = None
        self._paced_from = (0.0, 0)  # time and step that the pace is counted from
        self._errands: list[Callable[[], None]] = []
        self._looks: list[Callable[[], None]] = []
        self._walk_target: int | None = None
        self._road_is_free = threading.Event()
        self._road_is_free.set()

    def pause(self) -> None:
        """Stop before the next step and wait there."""
        with self._wake:
            self._paused = True
            self._draw_attention()  # it may be waiting for the next step at a slow pace

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

    def walk_to(self, parts: int) -> None:
        """Pause, and go through the next iteration step by step, for now until so many parts are computed.

        With a higher number it goes on from there; :meth:`step` and :meth:`resume` do the rest of it at once.
        """
        with self._wake:
            self._paused = True
            self._walk_target = parts
            self._draw_attention()

    def stop(self) -> None:
        """End the run before the next step."""
        with self._wake:
            self._stopped = True
            self._draw_attention()

    def set_pace(self, steps_per_second: float | None) -> None:
        """Do no more steps in a second than this, so that they can be watched; None for full speed."""
        with self._wake:
            self._pace = steps_per_second
            self._paced_from = (time.perf_counter(), self.step_count)
            self._draw_attention()

    def ask(self, request: SnapshotRequest) -> None:
        """Ask for a snapshot, answered between two steps, also while paused."""
        self.mailbox.ask(request)
        with self._wake:
            self._draw_attention()

    def between_steps(self, errand: Callable[[], None]) -> None:
        """Have something done in the run's thread between two steps, also while paused.

        Where no run is under way it waits for the next one, or for :meth:`catch_up`.
        """
        with self._wake:
            self._errands.append(errand)
            self._draw_attention()

    def look_between_steps(self, look: Callable[[], None]) -> None:
        """As :meth:`between_steps`, for what changes nothing: an iteration that is walked through stays."""
        with self._wake:
            self._looks.append(look)
            self._draw_attention()

    def catch_up(self) -> None:
        """Do what waits to be done between two steps; only while nothing runs."""
        while self._errands:
            self._errands.pop(0)()
        while self._looks:
            self._looks.pop(0)()

    def hold(self) -> None:
        """Wait between two steps until :meth:`release`: somebody needs the interpreter more."""
        self._road_is_free.clear()
        self._attention = True

    def release(self) -> None:
        """Go on after :meth:`hold`."""
        self._road_is_free.set()

    @abstractmethod
    def snapshot(self, request: SnapshotRequest) -> Snapshot:
        """What was asked for; call it in the run's thread or while nothing runs."""

    def _draw_attention(self) -> None:
        self._attention = True
        self._wake.notify_all()

    # In the run's thread

    def _going_on(self) -> None:  # noqa: B027 - most runs need not know
        """Training begins, or goes on after a pause."""

    def _attend(self) -> None:
        """Do what other threads asked for; waits here while paused or held."""
        while True:
            self._answer()
            if self.state not in ALIVE:
                return  # errands that come after the end may begin it anew, so they wait for catch_up
            self.catch_up()
            self._road_is_free.wait(0.2)  # a holder that died must not stop the training for good
            with self._wake:
                if self._stopped:
                    self._stopped = False  # it is done: the next run is not to end because of it
                    self._walk_target = None
                    self.state, self.message = "stopped", Message("Stopped.")
                    return
                if not self._paused:
                    if self.state == "paused":
                        self._going_on()
                    self.state = "running"
                    early = self._seconds_too_early()
                    if early <= 0:
                        return
                    if not self._attention:
                        self._wake.wait(early)
                    continue
                self.state = "paused"
                if self._walk_target is not None:
                    return  # a step that is allowed as well does the rest of that iteration
                if self._steps_allowed:
                    self._steps_allowed -= 1
                    self._attention = True  # come back here after the one step
                    return
                if not self._attention:
                    self._wake.wait()

    def _answer(self) -> None:
        """Leave the snapshot that was asked for; whatever is asked from now on draws attention again."""
        self._attention = False
        request = self.mailbox.asked()
        if request is not None:
            self.mailbox.answer(self.snapshot(request))

    def _attend_in_validation(self) -> None:
        """Pause and answer in the middle of a long validation too; all else waits for the next step."""
        if not self._attention:
            return
        while True:
            self._answer()
            with self._wake:
                if self._is_called_away or self._looks or self._walk_target is not None:
                    break
                self.state = "paused"
                if not self._attention:
                    self._wake.wait()
        self._attention = True

    @property
    def _is_called_away(self) -> bool:
        """Whether a pause has to end: to go on, to stop, or to do what cannot be done in it."""
        return not self._paused or self._stopped or bool(self._steps_allowed or self._errands)

    def _seconds_too_early(self) -> float:
        """How long to wait for the next step at the chosen pace; several fast steps are done in a row."""
        if not self._pace:
            return 0.0
        now = time.perf_counter()
        since, step = self._paced_from
        early = (self.step_count - step) / self._pace - (now - since)
        if abs(early) > max(1.0, 2 / self._pace):  # the pace is new, or training was paused
            self._paced_from = (now, self.step_count)
            return 0.0
        return early if early > SHORTEST_WAIT else 0.0
