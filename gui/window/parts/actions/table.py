"""The table of all actions: key, text, shortcut, icon, tooltip, and what they call."""

from __future__ import annotations

from collections.abc import Callable

from engine.files.export.formats import EXPORTS
from gui.window.pages.table import PAGES
from gui.window.parts.actions.action_row import ActionRow
from gui.window.parts.actions.edit_actions import EDIT_ACTIONS
from gui.window.parts.commands import Commands


def _export(key: str) -> Callable[[Commands], object]:
    return lambda it: it.lasting.files.export(key)


def _show(key: str) -> Callable[[Commands], object]:
    return lambda it: it.widgets.tabs.show_page(key)


ACTIONS = (
    ActionRow(
        "new",
        "&New",
        shortcut="Ctrl+N",
        tip="Begin with an empty project",
        call=lambda it: it.lasting.files.new_project(),
    ),
    ActionRow(
        "open_csv",
        "&Open CSV…",
        shortcut="Ctrl+O",
        icon="mdi6.table",
        tip="Open a table of data",
        call=lambda it: it.lasting.files.choose_csv(),
    ),
    ActionRow(
        "open_project",
        "Open &project…",
        shortcut="Ctrl+Shift+O",
        tip="Open a saved project with its trained weights",
        call=lambda it: it.lasting.files.choose_project(),
    ),
    ActionRow(
        "save",
        "&Save",
        shortcut="Ctrl+S",
        icon="mdi6.content-save-outline",
        tip="Save project and weights",
        call=lambda it: it.lasting.files.save(),
    ),
    ActionRow(
        "save_as",
        "Save &as…",
        shortcut="Ctrl+Shift+S",
        tip="Save under another name",
        call=lambda it: it.lasting.files.save_as(),
    ),
    ActionRow(
        "predict_file",
        "Predict a &file…",
        shortcut="Ctrl+Shift+P",
        icon="mdi6.table-arrow-right",
        tip="Predict the rows of a table with the trained network, and save them as CSV",
        call=lambda it: it.predict_file(),
    ),
    ActionRow("quit", "&Quit", shortcut="Ctrl+Q", tip="Close the window", call=lambda it: it.close_window()),
    *EDIT_ACTIONS,
    ActionRow(
        "zoom_in",
        "Zoom &in",
        shortcut="Ctrl++|Ctrl+=",
        tip="Make the drawing larger",
        call=lambda it: it.drawing.zoom_in(),
    ),
    ActionRow(
        "zoom_out",
        "Zoom &out",
        shortcut="Ctrl+-",
        tip="Make the drawing smaller",
        call=lambda it: it.drawing.zoom_out(),
    ),
    ActionRow(
        "zoom_reset",
        "&Actual size",
        shortcut="Ctrl+0",
        tip="Show the drawing at 100 %",
        call=lambda it: it.drawing.zoom_reset(),
    ),
    ActionRow(
        "fit",
        "&Fit to window",
        shortcut="Ctrl+9",
        tip="Show the whole drawing",
        call=lambda it: it.drawing.fit(),
    ),
    ActionRow(
        "minimap",
        "&Map of the drawing",
        shortcut="Ctrl+M",
        tip="Show a map of a large drawing in a corner of the canvas, or do not",
        call=lambda it: it.toggle_minimap(),
        is_checkable=True,
    ),
    ActionRow(
        "plane",
        "Lar&ge plane",
        shortcut="Ctrl+P",
        icon="mdi6.arrow-expand",
        tip="Show large what the network says over a plane through the data, or close it",
        call=lambda it: it.toggle_plane(),
    ),
    ActionRow(
        "default_rows",
        "Back to the default ro&ws",
        shortcut="Ctrl+Shift+D",
        tip="Show the rows that stand for all in every heat map, in place of those that were chosen",
        call=lambda it: it.lasting.selection.clear(),
    ),
    ActionRow(
        "train",
        "&Train",
        shortcut="F5|Ctrl+Return",
        icon="mdi6.play",
        tip="Start, pause or go on",
        call=lambda it: it.toggle_training(),
    ),
    ActionRow(
        "step",
        "Iter&ate",
        shortcut="F6",
        icon="mdi6.skip-next",
        tip="Train one mini-batch, that is one iteration, and wait",
        call=lambda it: it.step_training(),
    ),
    ActionRow(
        "reset",
        "&Reset",
        shortcut="Ctrl+R",
        icon="mdi6.restart",
        tip="Forget the trained weights and begin anew",
        call=lambda it: it.reset(),
    ),
    ActionRow(
        "play_back",
        "Play the training &back",
        shortcut="Ctrl+B",
        icon="mdi6.play",
        tip="Show the weights of one checkpoint after the other; the run stays where it is",
        call=lambda it: it.lasting.playback.toggle(),
    ),
    ActionRow(
        "show_now",
        "Back to &now",
        shortcut="Ctrl+Shift+B",
        tip="Show the weights of the run again, in place of those of a checkpoint",
        call=lambda it: it.lasting.playback.show_now(),
    ),
    ActionRow(
        "export_animation",
        "Export an ani&mation…",
        shortcut="Ctrl+Shift+M",
        icon="mdi6.filmstrip",
        tip="Write the checkpoints one after the other into an animation, for slides and pages",
        call=lambda it: it.export_animation(),
    ),
    ActionRow(
        "step_forward",
        "Step &forward inside the iteration",
        shortcut="F8",
        icon="mdi6.step-forward",
        tip="Pause and compute the next step of the iteration: one layer, or one formula inside it",
        call=lambda it: it.lasting.stepping.get().step_forward(),
    ),
    ActionRow(
        "step_back",
        "Step &back inside the iteration",
        shortcut="F7",
        icon="mdi6.step-backward",
        tip="Go back one step; the numbers stay as they were computed",
        call=lambda it: it.lasting.stepping.get().step_back(),
    ),
    ActionRow(
        "run_to_loss",
        "To the &loss",
        shortcut="Ctrl+F7",
        tip="Forward through all layers, to the loss and its gradient",
        call=lambda it: it.lasting.stepping.get().run_to_loss(),
    ),
    ActionRow(
        "run_to_update",
        "To the &update",
        shortcut="Ctrl+F8",
        tip="Forward and backward through all layers, to where the weights are about to change",
        call=lambda it: it.lasting.stepping.get().run_to_update(),
    ),
    ActionRow(
        "run_iteration",
        "&Whole iteration",
        shortcut="F9",
        icon="mdi6.skip-forward",
        tip="All steps of the iteration, the update included",
        call=lambda it: it.lasting.stepping.get().run_iteration(),
    ),
    ActionRow(
        "restart_iteration",
        "Back to the s&tart of the iteration",
        shortcut="Shift+F9",
        icon="mdi6.skip-backward",
        tip="Go through the same mini-batch again from its first step",
        call=lambda it: it.lasting.stepping.get().restart_iteration(),
    ),
    ActionRow(
        "play_steps",
        "&Play the steps",
        shortcut="Ctrl+F9",
        icon="mdi6.play-circle-outline",
        tip="Step forward by itself, slowly, and stop before the update; pressed there, it goes across",
        call=lambda it: it.lasting.stepping.get().toggle_playback(),
    ),
    ActionRow(
        "check_gradients",
        "Check gra&dients",
        shortcut="Ctrl+G",
        icon="mdi6.check-decagram-outline",
        tip="Compare every gradient that is computed with central differences of the loss",
        call=lambda it: it.lasting.stepping.get().checker.start(),
    ),
    ActionRow(
        "walk_rows",
        "Go &through the chosen rows",
        shortcut="Ctrl+Shift+G",
        icon="mdi6.table-arrow-right",
        tip="Go through the rows that were chosen forward and backward, as in prediction; nothing is learnt",
        call=lambda it: it.lasting.stepping.get().walk(),
    ),
    ActionRow(
        "back_to_network",
        "&Back to the network",
        shortcut="Alt+Left",
        icon="mdi6.arrow-left",
        tip="Show the drawing as you left it when you opened one of its units",
        call=lambda it: it.lasting.stepping.get().leave_unit(),
    ),
    *(
        ActionRow(
            f"show_{page.key}",
            page.text,
            shortcut=f"Ctrl+{number}",
            tip=page.action_tip,
            call=_show(page.key),
        )
        for number, page in enumerate(PAGES.values(), start=1)
    ),
    ActionRow(
        "training_settings",
        "Trainin&g settings",
        shortcut="Ctrl+T",
        icon="mdi6.tune",
        tip="Show all settings of training: loss, optimizer, schedule, run",
        call=lambda it: it.show_training_settings(),
    ),
    ActionRow(
        "find_rate",
        "&Find a learning rate…",
        shortcut="Ctrl+Shift+T",
        icon="mdi6.chart-bell-curve",
        tip="Try learning rates from new weights and see which one suits; leaves the run alone",
        call=lambda it: it.find_rate(),
    ),
    ActionRow(
        "cross_validate",
        "&Cross-validate…",
        shortcut="Ctrl+Shift+K",
        icon="mdi6.table-check",
        tip="Train several networks anew, each tested on rows that it never saw; leaves the run alone",
        call=lambda it: it.widgets.cross_dialog.show(),
    ),
    *(
        ActionRow(
            f"export_{each.key}",
            each.label,
            shortcut=each.shortcut,
            icon="mdi6.export-variant" if each.suffix else "",
            tip=each.tip,
            call=_export(each.key),
        )
        for each in EXPORTS.values()
    ),
    ActionRow(
        "open_lesson",
        "&Open a lesson…",
        tip="Open a lesson file (.toml)",
        call=lambda it: it.lasting.files.choose_lesson(),
    ),
    ActionRow(
        "close_lesson",
        "&Close the lesson",
        tip="Leave what is on the canvas",
        call=lambda it: it.lasting.lessons.close(),
    ),
    ActionRow(
        "export_report",
        "&Step-by-step report…",
        shortcut="Ctrl+Shift+R",
        tip="The iteration or a step of it as a page (HTML) or a picture (SVG, PNG), for homework and slides",
        call=lambda it: it.export_report(),
    ),
    ActionRow(
        "export_picture",
        "P&icture of the network…",
        shortcut="Ctrl+Shift+X",
        icon="mdi6.image-outline",
        tip="Save the drawing as SVG or PNG: as it looks, or as a plain figure for a publication",
        call=lambda it: it.export_picture(),
    ),
    ActionRow(
        "notices",
        "&Notices…",
        shortcut="Ctrl+Shift+N",
        icon="mdi6.bell-outline",
        tip="Everything that was said in the bar over the drawing, with its buttons while they make sense",
        call=lambda it: it.show_notices(),
    ),
    ActionRow(
        "shortcuts",
        "&Keyboard shortcuts",
        shortcut="F1",
        tip="Show all shortcuts",
        call=lambda it: it.show_shortcuts(),
    ),
    ActionRow(
        "about",
        "&About Layerscope",
        tip="Version, licence, and which core trains",
        call=lambda it: it.show_about(),
    ),
)

ITERATION_ACTIONS = (
    *("step_forward", "step_back", "run_to_loss", "run_to_update"),
    *("run_iteration", "restart_iteration", "play_steps"),
)
"""Keys of the actions that move through one iteration step by step."""
