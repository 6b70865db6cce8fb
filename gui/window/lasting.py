"""Objects that a window keeps for as long as it is open, whatever language its parts speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QDockWidget, QVBoxLayout

from gui.bench.insight.first_weights import FirstWeights
from gui.bench.insight.health_watch import HealthWatch
from gui.bench.insight.insight import Insight
from gui.bench.insight.playback import Playback
from gui.bench.judging.file_predictor import FilePredictor
from gui.bench.judging.pinned_row import PinnedRow
from gui.bench.judging.row_selection import RowSelection
from gui.bench.workbench import Workbench
from gui.lessons.lesson_shelf import LessonShelf
from gui.look.widgets.notices import Notices
from gui.window.files.file_commands import FileCommands
from gui.window.files.recovery import Recovery
from gui.window.jobs.advice import Advice
from gui.window.jobs.animation_export import AnimationExport
from gui.window.jobs.cross_validator import CrossValidator
from gui.window.jobs.rate_search import RateSearch
from gui.window.keys.keyboard import Keyboard

if TYPE_CHECKING:
    from gui.bench.insight.learnt import Learnt
    from gui.bench.judging.judging import Judging
    from gui.bench.judging.profiling.profiling import Profiling
    from gui.window.stepping.step_through import StepThrough


Made = TypeVar("Made")


class Lazy(QObject, Generic[Made]):
    """Something that is made, and its modules imported, when it is first wanted.

    Attributes:
        made: it, or None while nobody has wanted it.
    """

    was_made = Signal(object)
    """Emitted with it, before the one who wanted it gets it."""

    def __init__(self, make: Callable[[], Made], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.made: Made | None = None

    def once_made(self, call: Callable[[Made], object]) -> None:
        """Call this with it once it is there; at once if it is."""
        if self.made is not None:
            call(self.made)
        else:
            self.was_made.connect(call)  # not from within a function, which would keep parts that are gone

    def get(self) -> Made:
        """Object, made now if need be."""
        if self.made is None:
            self.made = self._make()
            self.was_made.emit(self.made)
        return self.made


@dataclass(frozen=True, slots=True)
class Lasting:
    """Objects that the parts of the window show and call.

    Their signals are all emitted in the thread of the window, so that none is on its way while the parts
    are swapped. The middle of the window and the docks stay too, with their places and sizes.
    """

    settings: QSettings
    workbench: Workbench
    files: FileCommands
    recovery: Recovery
    rate_search: RateSearch
    cross_validator: CrossValidator
    file_predictor: FilePredictor
    advice: Advice
    stepping: Lazy[StepThrough]
    judging: Lazy[Judging]
    lessons: LessonShelf
    playback: Playback
    animation: AnimationExport
    selection: RowSelection
    pinned: PinnedRow
    profiling: Lazy[Profiling]
    insight: Insight
    first_weights: FirstWeights
    learnt: Lazy[Learnt]
    health: HealthWatch
    notices: Notices
    keyboard: Keyboard
    middle: QVBoxLayout
    docks: dict[str, QDockWidget]
