"""The actions of the Edit menu."""

from __future__ import annotations

from gui.window.parts.actions.action_row import ActionRow

EDIT_ACTIONS = (
    ActionRow(
        "undo",
        "&Undo",
        shortcut="Ctrl+Z",
        icon="mdi6.undo",
        tip="Undo the last edit",
        call=lambda it: it.undo(),
    ),
    ActionRow(
        "redo",
        "&Redo",
        shortcut="Ctrl+Shift+Z|Ctrl+Y",
        icon="mdi6.redo",
        tip="Redo it",
        call=lambda it: it.redo(),
    ),
    ActionRow(
        "cut",
        "Cu&t",
        shortcut="Ctrl+X",
        tip="Cut what is selected where the keyboard is: layers, or text",
        call=lambda it: it.lasting.keyboard.cut(),
    ),
    ActionRow(
        "copy",
        "&Copy",
        shortcut="Ctrl+C",
        tip="Copy what is selected where the keyboard is: layers, numbers, or text",
        call=lambda it: it.lasting.keyboard.copy(),
    ),
    ActionRow(
        "paste",
        "&Paste",
        shortcut="Ctrl+V",
        tip="Paste layers, or text",
        call=lambda it: it.lasting.keyboard.paste(),
    ),
    ActionRow(
        "duplicate",
        "&Duplicate",
        shortcut="Ctrl+D",
        tip="Copy and paste the selected layers at once",
        call=lambda it: it.lasting.keyboard.duplicate(),
    ),
    ActionRow(
        "delete",
        "De&lete",
        shortcut="Del|Backspace",
        tip="Delete what is selected where the keyboard is; a chain of layers is joined again",
        call=lambda it: it.lasting.keyboard.delete(),
    ),
    ActionRow(
        "select_all",
        "Select &all",
        shortcut="Ctrl+A",
        tip="Select every layer, or all of a text",
        call=lambda it: it.lasting.keyboard.select_all(),
    ),
    ActionRow(
        "add_layer",
        "Add la&yer…",
        shortcut="Ctrl+K",
        tip="Choose a layer by its name; typing on the drawing does the same",
        call=lambda it: it.widgets.canvas.search.find(),
    ),
    ActionRow(
        "tidy",
        "T&idy up",
        shortcut="Ctrl+L",
        tip="Put the layers in columns, branches below one another in the order they have",
        call=lambda it: it.widgets.canvas.tidy(),
    ),
    ActionRow(
        "repeat_block",
        "Repeat this &block…",
        shortcut="Ctrl+J",
        icon="mdi6.repeat",
        tip="Let the selected layers stand several times in a row, as a group that folds to one card",
        call=lambda it: it.widgets.canvas.grouping.ask_and_repeat(),
    ),
    ActionRow(
        "fold_group",
        "Fold or unf&old",
        shortcut="Ctrl+Shift+L",
        tip="Fold the selected group to one card, or show its layers again",
        call=lambda it: it.widgets.canvas.grouping.fold(),
    ),
    ActionRow(
        "ungroup",
        "Un&group",
        shortcut="Ctrl+Shift+U",
        tip="Take the frame of the selected group away; its layers stay",
        call=lambda it: it.widgets.canvas.grouping.ungroup(),
    ),
    ActionRow(
        "copy_picture",
        "Copy as a pictur&e",
        shortcut="Ctrl+Shift+C",
        icon="mdi6.image-outline",
        tip="Copy the whole drawing as it looks, as SVG and in pixels: paste it into a document",
        call=lambda it: it.widgets.canvas.pictures.copy("looks"),
    ),
    ActionRow(
        "copy_figure",
        "Copy as a plain &figure",
        shortcut="Ctrl+Shift+F",
        icon="mdi6.image-filter-none",
        tip="Copy the network as a figure for a publication: black on white, with names, shapes and counts",
        call=lambda it: it.widgets.canvas.pictures.copy("plain"),
    ),
)
