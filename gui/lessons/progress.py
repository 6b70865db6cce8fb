"""Progress in the lessons of the menu: which there are, and which of them were finished."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from engine.lessons.library import lesson_paths
from gui.look.icons import set_icon
from gui.look.words.translation import tr

FINISHED_KEY = "finished_lessons"


def titles() -> dict[str, str]:
    """Titles by file name, as the lessons have them too, so that the menu need not read their files."""
    return {
        "1_one_neuron": tr("One neuron"),
        "2_forward": tr("Forward propagation"),
        "3_backward": tr("The cache and backward propagation"),
        "4_update": tr("The update and the learning rate"),
        "5_deep": tr("Deep networks: gradients and first weights"),
        "6_own_csv": tr("Your own CSV, to the exported weights"),
        "7_matrix": tr("Reading a confusion matrix"),
        "8_rests": tr("What does it rest on?"),
        "9_hidden": tr("Why hidden layers? Spiral with your own hands"),
    }


def numbered(path: Path, title: str) -> str:
    """A title with the number that the file's name begins with, if it has one."""
    number = path.stem.split("_")[0]
    return f"{number} · {title}" if number.isdigit() else title


class Progress:
    """The finished lessons, remembered by their names, and the menu that shows them."""

    def __init__(self, settings: QSettings, open_lesson: Callable[[Path], object]) -> None:
        self._settings, self._open = settings, open_lesson
        self._actions: dict[str, QAction] = {}

    @property
    def finished(self) -> frozenset[str]:
        """Names of the lessons that were finished."""
        value = self._settings.value(FINISHED_KEY, [])
        return frozenset(map(str, value)) if isinstance(value, list) else frozenset({str(value)})

    def mark_finished(self, key: str) -> None:
        """Remember this one too."""
        self._settings.setValue(FINISHED_KEY, sorted({*self.finished, key}))
        self._show_finished()

    def fill_menu(self, menu: QMenu) -> None:
        """Put an entry for each lesson into a menu."""
        self._actions, all_titles = {}, titles()
        for path in lesson_paths():
            action = menu.addAction(numbered(path, all_titles[path.stem]))
            action.setObjectName(f"lesson_{path.stem.split('_')[0]}")
            action.triggered.connect(partial(self._open, path))
            self._actions[path.stem] = action
        self._show_finished()

    def _show_finished(self) -> None:
        for key, action in self._actions.items():
            if key in self.finished:
                set_icon(action, "mdi6.check-circle", "good")
                action.setToolTip(tr("Finished; it can be done again"))
            else:
                action.setToolTip(tr("A guided lesson with a project of its own"))
