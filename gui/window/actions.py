"""The table of all actions: key, words, shortcut, icon, tooltip, and the method of the window's parts."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from engine.files.export.formats import EXPORTS
from gui.look.icons import set_icon
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.menu_words import without_key
from gui.look.words.translation import tr


class ActionRow(NamedTuple):
    """One action.

    Attributes:
        key: its objectName, for tests and assistive tools.
        text: words in the menu; ``&`` marks the letter to press.
        shortcut: keys, several separated by ``|``, or an empty string.
        icon: a name in qtawesome's Material Design Icons, or an empty string.
        tip: what it does, for the tooltip.
        method: dotted name below the main window, such as ``canvas.zoom_in``.
    """

    key: str
    text: str
    shortcut: str
    icon: str
    tip: str
    method: str


ACTIONS = (
    ActionRow("new", "&New", "Ctrl+N", "", "Begin with an empty project", "files.new_project"),
    ActionRow("open_csv", "&Open CSV…", "Ctrl+O", "mdi6.table", "Open a table of data", "files.choose_csv"),
    ActionRow(
        "open_project",
        "Open &project…",
        "Ctrl+Shift+O",
        "",
        "Open a saved project with its trained weights",
        "files.choose_project",
    ),
    ActionRow(
        "save", "&Save", "Ctrl+S", "mdi6.content-save-outline", "Save project and weights", "files.save"
    ),
    ActionRow("save_as", "Save &as…", "Ctrl+Shift+S", "", "Save under another name", "files.save_as"),
    ActionRow("quit", "&Quit", "Ctrl+Q", "", "Close the window", "close"),
    ActionRow("undo", "&Undo", "Ctrl+Z", "mdi6.undo", "Undo the last edit", "undo"),
    ActionRow("redo", "&Redo", "Ctrl+Shift+Z|Ctrl+Y", "mdi6.redo", "Redo it", "redo"),
    ActionRow(
        "cut",
        "Cu&t",
        "Ctrl+X",
        "",
        "Cut what is selected where the keyboard is: layers, or text",
        "keyboard.cut",
    ),
    ActionRow(
        "copy",
        "&Copy",
        "Ctrl+C",
        "",
        "Copy what is selected where the keyboard is: layers, numbers, or text",
        "keyboard.copy",
    ),
    ActionRow("paste", "&Paste", "Ctrl+V", "", "Paste layers, or text", "keyboard.paste"),
    ActionRow(
        "duplicate",
        "&Duplicate",
        "Ctrl+D",
        "",
        "Copy and paste the selected layers at once",
        "keyboard.duplicate",
    ),
    ActionRow(
        "delete",
        "De&lete",
        "Del|Backspace",
        "",
        "Delete what is selected where the keyboard is; a chain of layers is joined again",
        "keyboard.delete",
    ),
    ActionRow(
        "select_all",
        "Select &all",
        "Ctrl+A",
        "",
        "Select every layer, or all of a text",
        "keyboard.select_all",
    ),
    ActionRow("tidy", "T&idy up", "Ctrl+L", "", "Put the layers in a row", "canvas.tidy"),
    ActionRow("zoom_in", "Zoom &in", "Ctrl++|Ctrl+=", "", "Make the drawing larger", "drawing.zoom_in"),
    ActionRow("zoom_out", "Zoom &out", "Ctrl+-", "", "Make the drawing smaller", "drawing.zoom_out"),
    ActionRow("zoom_reset", "&Actual size", "Ctrl+0", "", "Show the drawing at 100 %", "drawing.zoom_reset"),
    ActionRow("fit", "&Fit to window", "Ctrl+9", "", "Show the whole drawing", "drawing.fit"),
    ActionRow("train", "&Train", "F5|Ctrl+Return", "mdi6.play", "Start, pause or go on", "toggle_training"),
    ActionRow(
        "step",
        "Iter&ate",
        "F6",
        "mdi6.skip-next",
        "Train one mini-batch, that is one iteration, and wait",
        "step_training",
    ),
    ActionRow(
        "reset", "&Reset", "Ctrl+R", "mdi6.restart", "Forget the trained weights and begin anew", "reset"
    ),
    ActionRow(
        "step_forward",
        "Step &forward inside the iteration",
        "F8",
        "mdi6.step-forward",
        "Pause and compute the next step of the iteration: one layer, or one formula inside it",
        "stepping.step_forward",
    ),
    ActionRow(
        "step_back",
        "Step &back inside the iteration",
        "F7",
        "mdi6.step-backward",
        "Go back one step; the numbers stay as they were computed",
        "stepping.step_back",
    ),
    ActionRow(
        "run_to_loss",
        "To the &loss",
        "Ctrl+F7",
        "",
        "Forward through all layers, to the loss and its gradient",
        "stepping.run_to_loss",
    ),
    ActionRow(
        "run_to_update",
        "To the &update",
        "Ctrl+F8",
        "",
        "Forward and backward through all layers, to where the weights are about to change",
        "stepping.run_to_update",
    ),
    ActionRow(
        "run_iteration",
        "&Whole iteration",
        "F9",
        "mdi6.skip-forward",
        "All steps of the iteration, the update included",
        "stepping.run_iteration",
    ),
    ActionRow(
        "restart_iteration",
        "Back to the s&tart of the iteration",
        "Shift+F9",
        "mdi6.skip-backward",
        "Go through the same mini-batch again from its first step",
        "stepping.restart_iteration",
    ),
    ActionRow(
        "play_steps",
        "&Play the steps",
        "Ctrl+F9",
        "mdi6.play-circle-outline",
        "Step forward by itself, slowly, and stop before the update; pressed there, it goes across",
        "stepping.toggle_playback",
    ),
    ActionRow(
        "check_gradients",
        "Check gra&dients",
        "Ctrl+G",
        "mdi6.check-decagram-outline",
        "Compare every gradient that is computed with central differences of the loss",
        "gradient_checker.start",
    ),
    ActionRow("show_canvas", "&Canvas", "Ctrl+1", "", "Show the drawing of the network", "tabs.show_canvas"),
    ActionRow(
        "show_stepping",
        "Fo&rward / backward",
        "Ctrl+2",
        "",
        "Go through one iteration step by step, forward and backward, with all its numbers",
        "tabs.show_stepping",
    ),
    ActionRow(
        "training_settings",
        "Trainin&g settings",
        "Ctrl+T",
        "mdi6.tune",
        "Show all settings of training: loss, optimizer, schedule, run",
        "show_training_settings",
    ),
    ActionRow(
        "find_rate",
        "&Find a learning rate…",
        "Ctrl+Shift+T",
        "mdi6.chart-bell-curve",
        "Try learning rates from new weights and see which one suits; leaves the run alone",
        "rate_search.start",
    ),
    ActionRow(
        "cross_validate",
        "&Cross-validate…",
        "Ctrl+Shift+K",
        "mdi6.table-check",
        "Train several networks anew, each tested on rows that it never saw; leaves the run alone",
        "cross_dialog.show",
    ),
    *(
        ActionRow(
            f"export_{each.key}",
            each.label,
            each.shortcut,
            "mdi6.export-variant" if each.suffix else "",
            each.tip,
            f"files.exports.{each.key}",
        )
        for each in EXPORTS.values()
    ),
    ActionRow("open_lesson", "&Open a lesson…", "", "", "Open a lesson file (.toml)", "files.choose_lesson"),
    ActionRow("close_lesson", "&Close the lesson", "", "", "Leave what is on the canvas", "lessons.close"),
    ActionRow(
        "export_report",
        "&Step-by-step report…",
        "Ctrl+Shift+R",
        "",
        "The iteration or a step of it as a page (HTML) or a picture (SVG, PNG), for homework and slides",
        "export_report",
    ),
    ActionRow(
        "notices",
        "&Notices…",
        "Ctrl+Shift+N",
        "mdi6.bell-outline",
        "Everything that was said in the bar over the drawing, with its buttons while they make sense",
        "show_notices",
    ),
    ActionRow("shortcuts", "&Keyboard shortcuts", "F1", "", "Show all shortcuts", "show_shortcuts"),
    ActionRow("about", "&About Layerscope", "", "", "Version and licence", "show_about"),
)

MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "file_menu",
        "&File",
        ("new", "open_csv", "open_project", "#recent", "-", "save", "save_as", "#recovery", "-", "quit"),
    ),
    (
        "edit_menu",
        "&Edit",
        (
            *("undo", "redo", "-", "cut", "copy", "paste", "duplicate", "delete", "-"),
            *("select_all", "tidy"),
        ),
    ),
    (
        "view_menu",
        "&View",
        (
            *("show_canvas", "show_stepping", "-", "zoom_in", "zoom_out", "zoom_reset", "fit", "-"),
            *("#docks", "notices", "-", "#themes", "-", "#languages"),
        ),
    ),
    ("samples_menu", "Sa&mples", ("#samples",)),
    (
        "train_menu",
        "&Train",
        (
            *("train", "step", "reset", "#rewind", "-", "#iteration", "check_gradients", "-"),
            *("training_settings", "find_rate", "cross_validate"),
        ),
    ),
    ("export_menu", "E&xport", (*(f"export_{key}" for key in EXPORTS), "-", "export_report")),
    ("learn_menu", "&Learn", ("#lessons", "-", "open_lesson", "close_lesson")),
    ("help_menu", "&Help", ("shortcuts", "about")),
)
"""Menus with the keys of their actions; ``-`` is a line, ``#name`` a list that the window fills."""


ITERATION_ACTIONS = (
    *("step_forward", "step_back", "run_to_loss", "run_to_update"),
    *("run_iteration", "restart_iteration", "play_steps"),
)
"""Keys of the actions that move through one iteration step by step."""


def make_actions(window: Any) -> dict[str, QAction]:
    """One QAction per row, connected to its method; by key."""
    actions = {}
    for row in ACTIONS:
        action = QAction(tr(row.text), window)
        action.setObjectName(row.key)
        action.setIconText(without_key(action.text()).rstrip("…"))
        keys = [QKeySequence(key) for key in row.shortcut.split("|") if key]
        action.setShortcuts(keys)
        shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(plain_tooltip(tr(row.tip) + shown))
        action.setStatusTip(tr(row.tip))
        if row.icon:
            set_icon(action, row.icon)
        action.triggered.connect(_caller(window, row.method))
        window.addAction(action)
        actions[row.key] = action
    return actions


def _caller(window: Any, method: str) -> Any:
    # Looked up when it is called: parts of the window may be made after the actions.
    return lambda _checked=False: attrgetter(method)(window)()
