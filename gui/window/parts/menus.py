"""The menus of the main window, those that are filled from lists among them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from engine.data.samples import SAMPLES
from engine.files.export.formats import EXPORTS
from engine.kernel.choice import choose, chosen, why_not_compiled
from gui.look.theme import theme
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import LANGUAGES, language, tr, tr_message
from gui.window.files.recovery import name_of, time_of
from gui.window.lasting import Lasting
from gui.window.pages.table import PAGES
from gui.window.parts.action_making import Actions
from gui.window.parts.actions.table import ITERATION_ACTIONS

MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "file_menu",
        "&File",
        (
            *("new", "open_csv", "open_project", "#recent", "-", "save", "save_as", "#recovery", "-"),
            *("predict_file", "-", "quit"),
        ),
    ),
    (
        "edit_menu",
        "&Edit",
        (
            *("undo", "redo", "-", "cut", "copy", "paste", "duplicate", "delete", "-"),
            *("select_all", "-", "add_layer", "tidy", "-", "repeat_block", "fold_group", "ungroup", "-"),
            *("copy_picture", "copy_figure"),
        ),
    ),
    (
        "view_menu",
        "&View",
        (
            *(f"show_{key}" for key in PAGES),
            *("-", "zoom_in", "zoom_out", "zoom_reset", "fit", "minimap", "-", "plane"),
            *("default_rows", "back_to_network", "-"),
            *("#docks", "notices", "-", "#themes", "-", "#languages"),
        ),
    ),
    ("samples_menu", "Sa&mples", ("#samples",)),
    (
        "train_menu",
        "&Train",
        (
            *(
                "train",
                "step",
                "reset",
                "-",
                "play_back",
                "show_now",
                "export_animation",
                "#rewind",
                "-",
                "#iteration",
                "check_gradients",
                "-",
            ),
            *("training_settings", "find_rate", "cross_validate", "-", "#cores"),
        ),
    ),
    (
        "export_menu",
        "E&xport",
        (
            *(f"export_{key}" for key in EXPORTS),
            *("-", "export_animation", "export_report", "export_picture"),
        ),
    ),
    ("learn_menu", "&Learn", ("#lessons", "-", "open_lesson", "close_lesson")),
    ("help_menu", "&Help", ("shortcuts", "about")),
)
"""Menus with the keys of their actions; ``-`` is a line, ``#name`` a list that the window fills."""


class Menus:
    """Fills the menu bar of a window.

    Attributes:
        recent_menu, recovery_menu, rewind_menu: the menus whose entries change.
    """

    def __init__(self, window: QMainWindow, lasting: Lasting, actions: Actions) -> None:
        self._lasting, self._actions = lasting, actions
        fillers = {
            "#recent": self._add_recent_menu,
            "#recovery": self._add_recovery_menu,
            "#docks": self._add_dock_actions,
            "#themes": self._add_theme_actions,
            "#languages": self._add_language_menu,
            "#samples": self._add_sample_actions,
            "#lessons": lasting.lessons.fill_menu,
            "#rewind": self._add_rewind_menu,
            "#iteration": self._add_iteration_menu,
            "#cores": self._add_core_menu,
        }
        for name, title, keys in MENUS:
            menu = window.menuBar().addMenu(tr(title))
            menu.setObjectName(name)
            menu.setToolTipsVisible(True)
            for key in keys:
                if key == "-":
                    menu.addSeparator()
                elif key in fillers:
                    fillers[key](menu)
                else:
                    menu.addAction(actions[key])

    def _add_recent_menu(self, menu: QMenu) -> None:
        self.recent_menu = menu.addMenu(tr("Open &recent"))
        self.recent_menu.setObjectName("recent_menu")
        self.fill_recent()

    def fill_recent(self) -> None:
        """List the files that were used last."""
        self.recent_menu.clear()
        for path in self._lasting.files.recent_files():
            action = self.recent_menu.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(plain_tooltip(path))
            action.triggered.connect(partial(self._lasting.files.open_path, path))
        self.recent_menu.setEnabled(not self.recent_menu.isEmpty())

    def _add_recovery_menu(self, menu: QMenu) -> None:
        self.recovery_menu = menu.addMenu(tr("&Recover unsaved work"))
        self.recovery_menu.setObjectName("recovery_menu")
        self.fill_recovery()

    def fill_recovery(self) -> None:
        """List what windows that were killed left behind."""
        self.recovery_menu.clear()
        recovery = self._lasting.recovery
        for work in recovery.works:
            label = tr("{name}, {time}", name=name_of(work).replace("&", "&&"), time=time_of(work))
            choices = self.recovery_menu.addMenu(label)
            choices.addAction(tr("Recover it")).triggered.connect(partial(recovery.recover, work))
            choices.addAction(tr("Discard it")).triggered.connect(partial(recovery.decline, work))
        self.recovery_menu.setEnabled(bool(recovery.works))

    def _add_dock_actions(self, menu: QMenu) -> None:
        for name, dock in self._lasting.docks.items():
            action = dock.toggleViewAction()
            action.setObjectName(f"show_{name}")
            action.setToolTip(tr("Show or hide this part of the window"))
            menu.addAction(action)

    def _add_theme_actions(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        labels = {"system": tr("Colours of the system"), "light": tr("Light"), "dark": tr("Dark")}
        for choice, text in labels.items():
            action = menu.addAction(text)
            action.setObjectName(f"theme_{choice}")
            action.setCheckable(True)
            action.setChecked(theme.choice == choice)
            action.triggered.connect(partial(self._choose_theme, choice))
            group.addAction(action)

    def _add_language_menu(self, menu: QMenu) -> None:
        languages = menu.addMenu(tr("&Language"))
        languages.setObjectName("language_menu")
        group = QActionGroup(languages)
        for choice, text in {"system": tr("Language of the system"), **LANGUAGES}.items():
            action = languages.addAction(text)
            action.setObjectName(f"language_{choice}")
            action.setCheckable(True)
            action.setChecked(language.choice == choice)
            action.triggered.connect(partial(self._choose_language, choice))
            group.addAction(action)

    def _add_sample_actions(self, menu: QMenu) -> None:
        for sample in SAMPLES:
            action = menu.addAction(tr(sample.title))
            action.setObjectName(f"sample_{sample.key}")
            action.setToolTip(tr(sample.description))
            action.triggered.connect(partial(self._lasting.files.open_sample, sample.key))

    def _add_rewind_menu(self, menu: QMenu) -> None:
        self.rewind_menu = menu.addMenu(tr("Re&wind to"))
        self.rewind_menu.setObjectName("rewind_menu")
        self.rewind_menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.fill_rewind)

    def _add_iteration_menu(self, menu: QMenu) -> None:
        steps = menu.addMenu(tr("&Inside the iteration"))
        steps.setObjectName("iteration_menu")
        steps.setToolTipsVisible(True)
        steps.addActions([self._actions[key] for key in (*ITERATION_ACTIONS, "walk_rows")])

    def _add_core_menu(self, menu: QMenu) -> None:
        cores = menu.addMenu(tr("C&ore"))
        cores.setObjectName("core_menu")
        cores.setToolTipsVisible(True)
        group, missing = QActionGroup(cores), why_not_compiled()
        labels = {"auto": tr("Automatic"), "compiled": tr("Compiled core"), "numpy": tr("NumPy")}
        tips = {
            "auto": tr("Train with the compiled core where it was built, else with NumPy"),
            "compiled": tr_message(missing)
            if missing
            else tr("Train with the compiled core, the quicker one"),
            "numpy": tr("Train with NumPy, the slower one, by which the other is measured"),
        }
        counts = tr("It counts from the next start on; a run that goes on or is paused keeps its core.")
        for choice, text in labels.items():
            action = cores.addAction(text)
            action.setObjectName(f"core_{choice}")
            action.setToolTip(plain_tooltip(f"{tips[choice]}\n{counts}"))
            action.setCheckable(True)
            action.setChecked(chosen() == choice)
            action.setEnabled(choice != "compiled" or missing is None)
            action.triggered.connect(partial(self._choose_core, choice))
            group.addAction(action)

    def fill_rewind(self) -> None:
        """The best epoch and the checkpoints, the latest first."""
        session = self._lasting.workbench.session
        best, epochs = session.best_epoch, session.checkpoints[::-1]
        self.rewind_menu.clear()
        choices = {tr("The &best: epoch {epoch}", epoch=f"{best:,}"): best} if best else {}
        choices |= {tr("Epoch {epoch}", epoch=f"{epoch:,}"): epoch for epoch in epochs}
        for text, epoch in choices.items():
            action = self.rewind_menu.addAction(text)
            action.setToolTip(tr("Pause and go back to where the run stood after this epoch"))
            action.triggered.connect(partial(session.rewind, epoch))
        self.rewind_menu.setEnabled(bool(choices) and not self._lasting.workbench.run_is_stale)

    def _choose_theme(self, choice: str) -> None:
        self._lasting.settings.setValue("theme", choice)
        theme.choose(choice)

    def _choose_language(self, choice: str) -> None:
        self._lasting.settings.setValue("language", choice)
        language.choose(choice)

    def _choose_core(self, choice: str) -> None:
        self._lasting.settings.setValue("core", choice)
        choose(choice)
