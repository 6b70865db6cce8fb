"""Writes the run as an animation: one picture of each checkpoint as the window shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, Queue
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.messages import Cancelled, Message
from gui.bench.insight.playback import Playback
from gui.bench.work.long_work import Job, LongWork
from gui.look.words.translation import tr

if TYPE_CHECKING:
    from engine.files.animation import Pixels
    from engine.training.state.training_state import Checkpoint

LOOK_MS = 8
"""How often it is asked whether a checkpoint is drawn."""
WAIT_SECONDS = 0.05
"""How often the thread that waits for a picture asks whether it is still wanted."""


@dataclass(frozen=True, slots=True)
class AnimationWish:
    """Wish for an animation.

    Attributes:
        path: of the file.
        kind: ``gif`` or ``apng``.
        seconds: that it takes.
        repeats: whether it begins again at its end.
    """

    path: str
    kind: str
    seconds: float
    repeats: bool


class PictureSource(Protocol):
    """Takes pictures of a view."""

    @property
    def is_ready(self) -> bool:
        """True if the view shows all that there is of the checkpoint."""

    def picture(self, epoch: int) -> Pixels:
        """Pixels of the view, which shows this epoch."""

    def end(self) -> None:
        """Leave the view as it was."""


class AnimationExport(LongWork):
    """Shows one checkpoint after the other by the playback, takes a picture of each, and writes them.

    Pictures are taken in the thread of the window, one in a turn of the event loop; the file is written in a
    thread, which asks for the next picture when it has taken in the one before. The run is left alone, and
    at the end the window shows what it showed before.
    """

    progress = Signal(int, int)
    """So many pictures of so many are taken."""
    written = Signal(str)
    """The file at this path is written."""
    refused = Signal(object)
    """No file is written: the Message that says why."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._checkpoints: tuple[Checkpoint, ...] = ()
        self._before: Checkpoint | None = None
        self._source: PictureSource | None = None
        self._number = 0
        self._taken: Queue[Pixels] = Queue()
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._take)
        playback.failed.connect(self._refuse)

    @property
    def unavailable_reason(self) -> str:
        """Sentence on why there is nothing to write; empty where there is."""
        return "" if self._playback.can_play else tr("There is no checkpoint of a run to show yet.")

    def start(self, wish: AnimationWish, source: PictureSource) -> None:
        """Write all checkpoints that there are now."""
        self.stop()
        playback = self._playback
        checkpoints = playback.checkpoints
        if not checkpoints:
            source.end()
            return
        shown = playback.shown_epoch
        self._before = next((each for each in checkpoints if each.epoch == shown), None)
        self._checkpoints, self._source, self._taken = checkpoints, source, Queue()
        taken = self._taken

        def work(job: Job) -> str:
            from engine.files.animation import durations, write_animation

            write_animation(
                wish.path,
                self._pictures(job, taken, len(checkpoints)),
                durations(len(checkpoints), wish.seconds),
                kind=wish.kind,
                repeats=wish.repeats,
                cancelled=job.cancelled,
            )
            return wish.path

        self.run(work, self._finish, self._fail)

    def stop(self) -> None:
        """Write nothing any more; what was begun is taken away."""
        self.cancel()
        self._restore()

    def shut_down(self) -> None:
        self._look.stop()
        super().shut_down()

    # In the thread

    def _pictures(self, job: Job, taken: Queue[Pixels], count: int) -> Iterator[Pixels]:
        for number in range(count):
            job.tell(self._show, number)
            yield _next_of(taken, job.cancelled)

    # In the window

    def _show(self, number: int) -> None:
        self._number = number
        self._playback.show_checkpoint(self._checkpoints[number])
        self._look.start()

    def _take(self) -> None:
        """Take the picture of the checkpoint, once it is drawn."""
        playback, source, epoch = self._playback, self._source, self._checkpoints[self._number].epoch
        if not playback.can_play:
            self._refuse(
                Message("The run is not there any more, so no animation was written; train and export again.")
            )
        elif source is None or playback.is_busy or not source.is_ready:
            return
        elif playback.shown_epoch != epoch:  # somebody wanted to see another one
            playback.show_checkpoint(self._checkpoints[self._number])
        else:
            self._look.stop()
            self._taken.put(source.picture(epoch))
            self.progress.emit(self._number + 1, len(self._checkpoints))

    def _finish(self, path: str) -> None:
        self._restore()
        self.written.emit(path)

    def _fail(self, message: Message, _details: str) -> None:
        self._restore()
        self.refused.emit(message)

    def _refuse(self, message: Message) -> None:
        if self.is_wanted:
            self.stop()
            self.refused.emit(message)

    def _restore(self) -> None:
        """Show what was shown before, and leave the view as it was."""
        self._look.stop()
        source, before, self._source, self._before = self._source, self._before, None, None
        if source is None:
            return
        source.end()
        if before is not None:
            self._playback.show_checkpoint(before)
        else:
            self._playback.show_now()


def _next_of(taken: Queue[Pixels], cancelled: Callable[[], bool]) -> Pixels:
    """The next picture, as soon as there is one. Raises Cancelled."""
    while not cancelled():
        try:
            return taken.get(timeout=WAIT_SECONDS)
        except Empty:
            continue
    raise Cancelled
