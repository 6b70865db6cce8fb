"""Objects that a window keeps for as long as it is open, whatever language its parts speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDockWidget, QVBoxLayout

from gui.bench.workbench import Workbench
from gui.lessons.lesson_shelf import LessonShelf
from gui.look.widgets.notices import Notices
from gui.window.files.file_commands import FileCommands
from gui.window.files.recovery import Recovery
from gui.window.jobs.cross_validator import CrossValidator
from gui.window.jobs.overfitting_advice import OverfittingAdvice
from gui.window.jobs.rate_search import RateSearch
from gui.window.keys.keyboard import Keyboard
from gui.window.lazy import Lazy

if TYPE_CHECKING:
    from gui.window.stepping.step_through import StepThrough


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
    overfitting: OverfittingAdvice
    stepping: Lazy[StepThrough]
    lessons: LessonShelf
    notices: Notices
    keyboard: Keyboard
    middle: QVBoxLayout
    docks: dict[str, QDockWidget]
