"""The table of all actions: key, text, shortcut, icon, tooltip, and what they call."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from engine.files.export.formats import EXPORTS
from gui.look.icons import set_icon
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.menu_texts import without_key
from gui.look.words.translation import tr
from gui.window.pages.table import PAGES
from gui.window.parts.commands import Commands

Actions = dict[str, QAction]
"""The actions of the window by their keys."""


class ActionRow(NamedTuple):
    """Action of the window.

    Attributes:
        key: its objectName, for tests and assistive tools.
        text: words in the menu; ``&`` marks the letter to press.
        shortcut: keys, several separated by ``|``, or an empty string.
        icon: a name in qtawesome's Material Design Icons, or an empty string.
        tip: what it does, for the tooltip.
        call: what it does, with the commands of the window.
    """

    key: str
    text: str
    shortcut: str
    icon: str
    tip: str
    call: Callable[[Commands], object]


def _export(key: str) -> Callable[[Commands], object]:
    return lambda it: it.lasting.files.export(key)


def _show(key: str) -> Callable[[Commands], object]:
    return lambda it: it.widgets.tabs.show_page(key)


ACTIONS = (
    ActionRow(
        "new", "&New", "Ctrl+N", "", "Begin with an empty project", lambda it: it.lasting.files.new_project()
    ),
    ActionRow(
        "open_csv",
        "&Open CSV…",
        "Ctrl+O",
        "mdi6.table",
        "Open a table of data",
        lambda it: it.lasting.files.choose_csv(),
    ),
    ActionRow(
        "open_project",
        "Open &project…",
        "Ctrl+Shift+O",
        "",
        "Open a saved project with its trained weights",
        lambda it: it.lasting.files.choose_project(),
    ),
    ActionRow(
        "save",
        "&Save",
        "Ctrl+S",
        "mdi6.content-save-outline",
        "Save project and weights",
        lambda it: it.lasting.files.save(),
    ),
    ActionRow(
        "save_as",
        "Save &as…",
        "Ctrl+Shift+S",
        "",
        "Save under another name",
        lambda it: it.lasting.files.save_as(),
    ),
    ActionRow("quit", "&Quit", "Ctrl+Q", "", "Close the window", lambda it: it.close_window()),
    ActionRow("undo", "&Undo", "Ctrl+Z", "mdi6.undo", "Undo the last edit", lambda it: it.undo()),
    ActionRow("redo", "&Redo", "Ctrl+Shift+Z|Ctrl+Y", "mdi6.redo", "Redo it", lambda it: it.redo()),
    ActionRow(
        "cut",
        "Cu&t",
        "Ctrl+X",
        "",
        "Cut what is selected where the keyboard is: layers, or text",
        lambda it: it.lasting.keyboard.cut(),
    ),
    ActionRow(
        "copy",
        "&Copy",
        "Ctrl+C",
        "",
        "Copy what is selected where the keyboard is: layers, numbers, or text",
        lambda it: it.lasting.keyboard.copy(),
    ),
    ActionRow(
        "paste", "&Paste", "Ctrl+V", "", "Paste layers, or text", lambda it: it.lasting.keyboard.paste()
    ),
    ActionRow(
        "duplicate",
        "&Duplicate",
        "Ctrl+D",
        "",
        "Copy and paste the selected layers at once",
        lambda it: it.lasting.keyboard.duplicate(),
    ),
    ActionRow(
        "delete",
        "De&lete",
        "Del|Backspace",
        "",
        "Delete what is selected where the keyboard is; a chain of layers is joined again",
        lambda it: it.lasting.keyboard.delete(),
    ),
    ActionRow(
        "select_all",
        "Select &all",
        "Ctrl+A",
        "",
        "Select every layer, or all of a text",
        lambda it: it.lasting.keyboard.select_all(),
    ),
    ActionRow(
        "tidy", "T&idy up", "Ctrl+L", "", "Put the layers in a row", lambda it: it.widgets.canvas.tidy()
    ),
    ActionRow(
        "zoom_in", "Zoom &in", "Ctrl++|Ctrl+=", "", "Make the drawing larger", lambda it: it.drawing.zoom_in()
    ),
    ActionRow(
        "zoom_out", "Zoom &out", "Ctrl+-", "", "Make the drawing smaller", lambda it: it.drawing.zoom_out()
    ),
    ActionRow(
        "zoom_reset",
        "&Actual size",
        "Ctrl+0",
        "",
        "Show the drawing at 100 %",
        lambda it: it.drawing.zoom_reset(),
    ),
    ActionRow("fit", "&Fit to window", "Ctrl+9", "", "Show the whole drawing", lambda it: it.drawing.fit()),
    ActionRow(
        "train",
        "&Train",
        "F5|Ctrl+Return",
        "mdi6.play",
        "Start, pause or go on",
        lambda it: it.toggle_training(),
    ),
    ActionRow(
        "step",
        "Iter&ate",
        "F6",
        "mdi6.skip-next",
        "Train one mini-batch, that is one iteration, and wait",
        lambda it: it.step_training(),
    ),
    ActionRow(
        "reset",
        "&Reset",
        "Ctrl+R",
        "mdi6.restart",
        "Forget the trained weights and begin anew",
        lambda it: it.reset(),
    ),
    ActionRow(
        "step_forward",
        "Step &forward inside the iteration",
        "F8",
        "mdi6.step-forward",
        "Pause and compute the next step of the iteration: one layer, or one formula inside it",
        lambda it: it.lasting.stepping.get().step_forward(),
    ),
    ActionRow(
        "step_back",
        "Step &back inside the iteration",
        "F7",
        "mdi6.step-backward",
        "Go back one step; the numbers stay as they were computed",
        lambda it: it.lasting.stepping.get().step_back(),
    ),
    ActionRow(
        "run_to_loss",
        "To the &loss",
        "Ctrl+F7",
        "",
        "Forward through all layers, to the loss and its gradient",
        lambda it: it.lasting.stepping.get().run_to_loss(),
    ),
    ActionRow(
        "run_to_update",
        "To the &update",
        "Ctrl+F8",
        "",
        "Forward and backward through all layers, to where the weights are about to change",
        lambda it: it.lasting.stepping.get().run_to_update(),
    ),
    ActionRow(
        "run_iteration",
        "&Whole iteration",
        "F9",
        "mdi6.skip-forward",
        "All steps of the iteration, the update included",
        lambda it: it.lasting.stepping.get().run_iteration(),
    ),
    ActionRow(
        "restart_iteration",
        "Back to the s&tart of the iteration",
        "Shift+F9",
        "mdi6.skip-backward",
        "Go through the same mini-batch again from its first step",
        lambda it: it.lasting.stepping.get().restart_iteration(),
    ),
    ActionRow(
        "play_steps",
        "&Play the steps",
        "Ctrl+F9",
        "mdi6.play-circle-outline",
        "Step forward by itself, slowly, and stop before the update; pressed there, it goes across",
        lambda it: it.lasting.stepping.get().toggle_playback(),
    ),
    ActionRow(
        "check_gradients",
        "Check gra&dients",
        "Ctrl+G",
        "mdi6.check-decagram-outline",
        "Compare every gradient that is computed with central differences of the loss",
        lambda it: it.lasting.stepping.get().checker.start(),
    ),
    *(
        ActionRow(f"show_{page.key}", page.text, f"Ctrl+{number}", "", page.action_tip, _show(page.key))
        for number, page in enumerate(PAGES.values(), start=1)
    ),
    ActionRow(
        "training_settings",
        "Trainin&g settings",
        "Ctrl+T",
        "mdi6.tune",
        "Show all settings of training: loss, optimizer, schedule, run",
        lambda it: it.show_training_settings(),
    ),
    ActionRow(
        "find_rate",
        "&Find a learning rate…",
        "Ctrl+Shift+T",
        "mdi6.chart-bell-curve",
        "Try learning rates from new weights and see which one suits; leaves the run alone",
        lambda it: it.find_rate(),
    ),
    ActionRow(
        "cross_validate",
        "&Cross-validate…",
        "Ctrl+Shift+K",
        "mdi6.table-check",
        "Train several networks anew, each tested on rows that it never saw; leaves the run alone",
        lambda it: it.widgets.cross_dialog.show(),
    ),
    *(
        ActionRow(
            f"export_{each.key}",
            each.label,
            each.shortcut,
            "mdi6.export-variant" if each.suffix else "",
            each.tip,
            _export(each.key),
        )
        for each in EXPORTS.values()
    ),
    ActionRow(
        "open_lesson",
        "&Open a lesson…",
        "",
        "",
        "Open a lesson file (.toml)",
        lambda it: it.lasting.files.choose_lesson(),
    ),
    ActionRow(
        "close_lesson",
        "&Close the lesson",
        "",
        "",
        "Leave what is on the canvas",
        lambda it: it.lasting.lessons.close(),
    ),
    ActionRow(
        "export_report",
        "&Step-by-step report…",
        "Ctrl+Shift+R",
        "",
        "The iteration or a step of it as a page (HTML) or a picture (SVG, PNG), for homework and slides",
        lambda it: it.export_report(),
    ),
    ActionRow(
        "notices",
        "&Notices…",
        "Ctrl+Shift+N",
        "mdi6.bell-outline",
        "Everything that was said in the bar over the drawing, with its buttons while they make sense",
        lambda it: it.show_notices(),
    ),
    ActionRow(
        "shortcuts", "&Keyboard shortcuts", "F1", "", "Show all shortcuts", lambda it: it.show_shortcuts()
    ),
    ActionRow("about", "&About Layerscope", "", "", "Version and licence", lambda it: it.show_about()),
)

ITERATION_ACTIONS = (
    *("step_forward", "step_back", "run_to_loss", "run_to_update"),
    *("run_iteration", "restart_iteration", "play_steps"),
)
"""Keys of the actions that move through one iteration step by step."""


def make_actions(commands: Commands, window: QMainWindow, parent: QObject) -> Actions:
    """Make a QAction for each row, a child of ``parent`` whose keys work in the window; by key."""
    actions = {}
    for row in ACTIONS:
        action = QAction(tr(row.text), parent)
        action.setObjectName(row.key)
        action.setIconText(without_key(action.text()).rstrip("…"))
        keys = [QKeySequence(key) for key in row.shortcut.split("|") if key]
        action.setShortcuts(keys)
        shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(plain_tooltip(tr(row.tip) + shown))
        action.setStatusTip(tr(row.tip))
        if row.icon:
            set_icon(action, row.icon)
        action.triggered.connect(_caller(row, commands))
        window.addAction(action)
        actions[row.key] = action
    return actions


def _caller(row: ActionRow, commands: Commands) -> Callable[..., None]:
    def call(_checked: bool = False) -> None:
        row.call(commands)

    return call


def set_available(action: QAction, unavailable_reason: str) -> None:
    """Let an action be chosen, or say in its tooltip why it cannot be done."""
    action.setEnabled(not unavailable_reason)
    usual = f"{action.statusTip()} ({action.shortcut().toString()})"
    action.setToolTip(plain_tooltip(unavailable_reason or usual))
