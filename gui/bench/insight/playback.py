"""Shows the weights of checkpoints without going back to them, one after the other if wanted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.messages import Message
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from gui.bench.work.long_work import LongWork
from gui.bench.workbench import Workbench

if TYPE_CHECKING:
    from engine.training.played_back import PlayedBack
    from engine.training.state.training_state import Checkpoint

WHOLE_MS = 8000
"""Milliseconds that all checkpoints take together."""
SHORTEST_MS, LONGEST_MS = 84, 1000
"""From one checkpoint to the next: at most twelve a second, and no few that seem to stand still."""
LOOK_MS = 100
"""How often it is asked whether other layers are in sight; a run that has ended gives no frames."""


class Playback(QObject):
    """Knows which weights are shown: those of the run, or of a checkpoint that is only looked at.

    At most one checkpoint is computed at a time, in a thread; of those that are wanted meanwhile the newest
    is next. The run goes on, is paused or has ended; nothing of it is changed.

    Attributes:
        shown_epoch: the epoch of the checkpoint that is shown; None while the weights of the run are.
        snapshot: what is shown of it, or None.
        is_playing: whether one checkpoint is shown after the other.
    """

    changed = Signal()
    """Another epoch is shown, or playing began or ended."""
    frame = Signal(object)
    """A Snapshot of the epoch that is shown, to be drawn in place of those of the run."""
    failed = Signal(object)
    """A checkpoint could not be shown: the Message."""

    def __init__(
        self, workbench: Workbench, wanted: Callable[[], SnapshotRequest], parent: QObject | None = None
    ) -> None:
        """Show the run; ``wanted`` tells what is in sight of a network."""
        super().__init__(parent)
        self.shown_epoch: int | None = None
        self.snapshot: Snapshot | None = None
        self.is_playing = False
        self._is_drawn = True
        self._bench, self._session, self._wanted = workbench, workbench.session, wanted
        self._player: PlayedBack | None = None
        self._shown: Checkpoint | None = None
        self._next: Checkpoint | None = None
        self._to_come: deque[Checkpoint] = deque()
        self._request = SnapshotRequest()
        self._work = LongWork(self)
        self._work.failed.connect(self._give_up)
        self._pace, self._look = QTimer(self), QTimer(self, interval=LOOK_MS)
        self._pace.timeout.connect(self._play_next)
        self._look.timeout.connect(self._look_again)
        for signal in (self._session.began, self._session.gone, self._session.rewound):
            signal.connect(self._forget)
        workbench.problems_changed.connect(self._follow_project)
        self._session.state_changed.connect(self._follow_project)

    @property
    def is_shown(self) -> bool:
        """True if what is shown are not the weights of the run."""
        return self.shown_epoch is not None

    @property
    def can_play(self) -> bool:
        """True if there is a checkpoint that can be shown."""
        return bool(self._checkpoints()) and not self._bench.run_is_stale

    @property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Checkpoints that can be shown, in order; one that the run drops later stays whole."""
        return tuple(self._checkpoints().values()) if self.can_play else ()

    @property
    def is_busy(self) -> bool:
        """True if a checkpoint is being computed or drawn, so that something else may be seen as yet."""
        return self._work.is_wanted or self._next is not None or not self._is_drawn

    def note_drawn(self) -> None:
        """Know that the last frame is drawn, whole."""
        self._is_drawn = True

    def _checkpoints(self) -> dict[int, Checkpoint]:
        """Checkpoints of the run by epoch, in order. What the run's thread drops meanwhile stays whole."""
        trainer = self._session.trainer
        if trainer is None:
            return {}
        all_of_them = (*trainer.history.timeline.kept, *filter(None, [trainer.history.best]))
        return {each.epoch: each for each in sorted(all_of_them, key=lambda each: each.epoch)}

    # What the user does

    def show(self, epoch: int) -> None:
        """Show the weights of this epoch, where there is a checkpoint of it; playing ends."""
        checkpoint = self._checkpoints().get(epoch)
        if checkpoint is not None:
            self.show_checkpoint(checkpoint)

    def show_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Show this one of the run, which may have dropped it since; playing ends."""
        if self.can_play:
            self.stop()
            self._show(checkpoint)

    def show_now(self) -> None:
        """Show the weights of the run again."""
        if self._forget():
            self._session.show_now()

    def play(self) -> None:
        """Show one checkpoint after the other: those after the shown one, or all where there are none."""
        if not self.can_play:
            return
        kept = self._checkpoints()
        later = [
            each for epoch, each in kept.items() if self.shown_epoch is not None and epoch > self.shown_epoch
        ]
        self._to_come = deque(later or kept.values())
        self.is_playing = True
        self._pace.start(min(LONGEST_MS, max(SHORTEST_MS, WHOLE_MS // len(kept))))
        self.changed.emit()
        self._play_next()

    def stop(self) -> None:
        """Stay at the checkpoint that is shown."""
        if self.is_playing:
            self._pace.stop()
            self.is_playing = False
            self.changed.emit()

    def toggle(self) -> None:
        """Play, or stay at what is shown."""
        if self.is_playing:
            self.stop()
        else:
            self.play()

    def shut_down(self) -> None:
        """End the thread."""
        self._pace.stop()
        self._look.stop()
        self._work.shut_down()

    # What follows

    def _play_next(self) -> None:
        if self._work.is_wanted:
            return  # it takes longer than the pace: none is left out
        if self._to_come:
            self._show(self._to_come.popleft())
        else:
            self.stop()

    def _show(self, checkpoint: Checkpoint) -> None:
        self._next = checkpoint
        self._go_on()

    def _go_on(self) -> None:
        """Compute what is wanted next, unless something is being computed."""
        checkpoint, player = self._next, self._player_of_run()
        if checkpoint is None or player is None or self._work.is_wanted:
            return
        self._next, request = None, self._wanted()
        self._work.run(
            lambda _: player.snapshot(checkpoint, request), partial(self._take, checkpoint, request)
        )

    def _player_of_run(self) -> PlayedBack | None:
        """The player of the run as it computes now: its layers may follow the drawing."""
        dataset, architecture = self._session.dataset, self._bench.runs.architecture
        if dataset is None:
            return None
        player = self._player
        if player is None or player.dataset is not dataset or player.architecture is not architecture:
            from engine.training.played_back import PlayedBack

            self._player = PlayedBack(architecture, dataset)
        return self._player

    def _take(self, checkpoint: Checkpoint, request: SnapshotRequest, snapshot: Snapshot) -> None:
        before, self.shown_epoch = self.shown_epoch, checkpoint.epoch
        self._shown, self._request, self.snapshot = checkpoint, request, snapshot
        self._is_drawn = False
        self._look.start()
        if before != self.shown_epoch:
            self.changed.emit()
        self.frame.emit(snapshot)
        self._go_on()

    def _look_again(self) -> None:
        """Compute more of what is shown, where other layers or rows came into sight."""
        if self._next is None and not self._work.is_wanted and not _has_all(self._request, self._wanted()):
            self._next = self._shown
            self._go_on()

    def _follow_project(self, _: object = None) -> None:
        """Show the checkpoint as the run computes now, or the run where Train would not go on with it."""
        if not self.is_shown:
            return
        if self._bench.run_is_stale:
            self.show_now()
        elif self._player is not self._player_of_run():
            self._next = self._next or self._shown
            self._go_on()

    def _give_up(self, message: Message) -> None:
        self.show_now()
        self.failed.emit(message)

    def _forget(self, _: object = None) -> bool:
        """Show nothing of the past any more, nor what is under way; gives whether anything was shown."""
        self._work.cancel()
        self._pace.stop()
        self._look.stop()
        self._to_come.clear()
        was_shown, was_playing = self.is_shown, self.is_playing
        self._next = self._shown = self.snapshot = self.shown_epoch = self._player = None
        self.is_playing, self._is_drawn = False, True
        if was_shown or was_playing:
            self.changed.emit()
        return was_shown


def _has_all(request: SnapshotRequest, wanted: SnapshotRequest) -> bool:
    """True if what was asked for has all that is wanted."""
    return (
        wanted.activations <= request.activations
        and wanted.parameters <= request.parameters
        and wanted.values <= request.values
        and wanted.probe is request.probe
    )
