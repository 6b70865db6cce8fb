"""Opening, saving, exporting: asks for file names, and asks before unsaved work is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.data.samples import SAMPLE_PREFIX
from engine.files.export.formats import EXPORTS
from engine.files.project_file import SUFFIX
from engine.lessons.library import SUFFIX as LESSON_SUFFIX
from gui.bench.files import Opened
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.widgets.plain_text import message_box
from gui.look.words.translation import tr

RECENT_FILES = 8
TABLES_KEY = "tables_opened"
MOST_TABLES = 500
"""Tables that are remembered as opened before, so that projects may read them."""


class FileCommands(QObject):
    """Commands of the File and Export menus.

    Attributes:
        bench: does the work.
        window: where dialogs appear.
        is_disposable: whether what is open can be left without asking, although it is not saved.
    """

    recent_changed = Signal()
    """``recent_files`` gives another list now."""
    lesson_wanted = Signal(str)
    """The lesson in this file is to be opened."""

    def __init__(self, bench: Workbench, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self.bench, self.window = bench, window
        self.is_disposable: Callable[[], bool] = lambda: False
        self._settings = settings
        self._after_saving: Callable[[], object] | None = None
        bench.files.saved.connect(self._go_after_saving)
        bench.files.not_saved.connect(self._stay)
        bench.files.overtaken.connect(self._say_overtaken)
        bench.table_elsewhere.connect(self._ask_for_table)
        bench.knows_table = self._knows_table
        bench.file_used.connect(self._remember_file)

    def open_path(self, path: str) -> None:
        """Open a CSV, project or lesson file; asks first if one would take unsaved work away."""
        if path.lower().endswith(LESSON_SUFFIX):
            self.lesson_wanted.emit(path)
        elif path.lower().endswith(SUFFIX):
            self.leave(lambda: self.bench.open_path(path))
        else:
            self.bench.open_path(path)

    def open_sample(self, key: str) -> None:
        """Open a data set that comes with the program."""
        self.open_path(SAMPLE_PREFIX + key)

    def new_project(self) -> None:
        """Begin with an empty project."""
        self.leave(self.bench.new_project)

    def choose_csv(self) -> None:
        """Ask for a CSV file and open it."""
        path = self.asked_for_table(tr("Open CSV"))
        if path:
            self.open_path(path)

    def asked_for_table(self, title: str, folder: str = "", over: QWidget | None = None) -> str:
        """Ask for a table; empty if the user chose none.

        Args:
            title: of the question.
            folder: where it begins, or empty for :meth:`folder`.
            over: the window that it is asked over, unless it is the main one.
        """
        kinds = tr("Tables (*.csv *.tsv *.txt *.data);;All files (*)")
        start = folder or self.folder()
        return QFileDialog.getOpenFileName(over or self.window, title, start, kinds)[0]

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        kinds = tr("Layerscope projects (*.layerscope)")
        path, _ = QFileDialog.getOpenFileName(self.window, tr("Open project"), self.folder(), kinds)
        if path:
            self.open_path(path)

    def choose_lesson(self) -> None:
        """Ask for a lesson file and open it."""
        kinds = tr("Lessons (*.toml)")
        path, _ = QFileDialog.getOpenFileName(self.window, tr("Open a lesson"), self.folder(), kinds)
        if path:
            self.open_path(path)

    def save(self) -> None:
        """Save where the project came from, or ask."""
        if self.bench.document.path:
            self.bench.files.save_to(self.bench.document.path)
        else:
            self.save_as()

    def save_as(self) -> None:
        """Ask for a name and save."""
        start = str(Path(self.folder()) / f"{Path(self.bench.title).stem}{SUFFIX}")
        kinds = tr("Layerscope projects (*.layerscope)")
        path, _ = QFileDialog.getSaveFileName(self.window, tr("Save project"), start, kinds)
        if path:
            path = path if path.lower().endswith(SUFFIX) else path + SUFFIX
            self.bench.files.save_to(path)

    def export(self, key: str) -> None:
        """Ask for a file or a folder and export the weights into it, in this format of :data:`EXPORTS`."""
        export = EXPORTS[key]
        title, folder = tr(export.dialog_title), self.folder()
        if export.suffix:
            start = str(Path(folder) / f"{Path(self.bench.weights_title).stem}{export.suffix}")
            kind = f"{export.program} (*{export.suffix})"
            path, _ = QFileDialog.getSaveFileName(self.window, title, start, kind)
        else:
            path = QFileDialog.getExistingDirectory(self.window, title, folder)
        if path:
            self.bench.files.export(export.key, export.with_suffix(path))

    def leave(self, go: Callable[[], object]) -> None:
        """Call ``go`` once no unsaved work can be lost: at once, after saving, or not at all."""
        if self.may_leave(go):
            go()

    def may_leave(self, later: Callable[[], object]) -> bool:
        """True if nothing would be lost or the user does not mind; ``later`` is called after saving."""
        if self.bench.document.is_saved or self.is_disposable():
            return True
        question = tr("Save the changes to {name}?", name=self.bench.title)
        more = tr("What is not saved, trained weights too, would be lost.")
        box = message_box(self.window, "unsaved_box", question, more)
        box.setIcon(QMessageBox.Icon.Question)
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        box.deleteLater()
        if answer == buttons.Save:
            if self.bench.session.state == "running":
                self.bench.toggle_training()  # else new weights would be unsaved again at once
            self._after_saving = later
            self.save()
        return answer == buttons.Discard

    def _go_after_saving(self, _: str) -> None:
        go, self._after_saving = self._after_saving, None
        if go is not None and self.bench.document.is_saved:
            go()

    def _stay(self) -> None:
        """Drop what waited for the saving."""
        self._after_saving = None

    def _say_overtaken(self, path: str) -> None:
        text = tr(
            "{name} was changed by another window or program since it was opened here, so nothing was saved.",
            name=Path(path).name,
        )
        replace_file = partial(self.bench.files.replace_file, path)
        notice = Notice(
            text,
            "trouble",
            tr("Save a copy…"),
            self.save_as,
            second_button=tr("Replace it"),
            second_act=replace_file,
        )
        self.bench.noticed.emit(notice)

    def _ask_for_table(self, opened: Opened) -> None:
        """A project may come from somebody else: what it reads is the user's to decide."""
        text = tr(
            "{name} wants to read {table}, which lies outside its folder and was never opened here.",
            name=Path(opened.path).name,
            table=opened.project.data.path,
        )
        read, other = partial(self._read_table, opened), partial(self._choose_table, opened)
        notice = Notice(
            text, "tip", tr("Read it"), read, second_button=tr("Choose another table…"), second_act=other
        )
        self.bench.noticed.emit(notice)

    def _choose_table(self, opened: Opened) -> None:
        path = self.asked_for_table(tr("Open CSV"), str(Path(opened.path).parent))
        if path:
            self._remember_table(path)
            self.bench.take_opened(opened, path)
        else:
            self._ask_for_table(opened)  # the question went with the click

    def _read_table(self, opened: Opened) -> None:
        self._remember_table(opened.project.data.path)
        self.bench.take_opened(opened)

    def _knows_table(self, path: str) -> bool:
        return path in self.strings(TABLES_KEY) or path in self.recent_files()

    def _remember_table(self, path: str) -> None:
        known = [path, *(each for each in self.strings(TABLES_KEY) if each != path)]
        self._settings.setValue(TABLES_KEY, known[:MOST_TABLES])

    def folder(self) -> str:
        """Folder where file dialogs begin: beside the project, else where the last file was."""
        if self.bench.document.path:
            return str(Path(self.bench.document.path).parent)
        return str(self._settings.value("folder", str(Path.home())))

    def recent_files(self) -> list[str]:
        return self.strings("recent")

    def strings(self, key: str) -> list[str]:
        """A list of texts that the settings remember under this key."""
        value = self._settings.value(key, [])
        return [str(each) for each in value] if isinstance(value, list) else [str(value)]

    def _remember_file(self, path: str) -> None:
        if path.startswith(SAMPLE_PREFIX):
            return
        if not path.lower().endswith(SUFFIX):
            self._remember_table(path)
        path = str(Path(path).resolve())
        recent = [path, *(each for each in self.recent_files() if each != path)]
        self._settings.setValue("recent", recent[:RECENT_FILES])
        self._settings.setValue("folder", str(Path(path).parent))
        self.recent_changed.emit()
