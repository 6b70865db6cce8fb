"""The context menus of the canvas: of a card, of a connection and of the empty canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from engine.core.architecture.architecture import Connection
from engine.core.architecture.groups import is_block
from engine.core.layers import LAYER_KINDS
from gui.canvas.editing.editor import Editor
from gui.canvas.editing.group_commands import GroupCommands
from gui.canvas.editing.picture_commands import PictureCommands
from gui.canvas.figure.pictures import styles
from gui.canvas.scene import Scene
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr

MOST_TARGETS = 40
"""Layers, the nearest ones, among which the menu offers connections."""


class CanvasCommands(Protocol):
    """Commands of the canvas that the menus need."""

    scene: Scene
    editor: Editor
    pictures: PictureCommands
    grouping: GroupCommands

    @property
    def view(self) -> QWidget: ...
    def reveal(self, ids: tuple[str, ...]) -> None: ...
    def copy(self) -> None: ...
    def duplicate(self) -> None: ...
    def delete_selection(self) -> None: ...
    def paste(self, at: QPointF | None = None) -> None: ...
    def select_all(self) -> None: ...
    def tidy(self) -> None: ...
    def fit(self) -> None: ...


def menu_at(commands: CanvasCommands, point: QPointF) -> QMenu:
    """The menu for a point of the canvas; selects what it is about."""
    scene, menu = commands.scene, _menu(commands.view)
    card = scene.card_at(point)
    if card is not None:
        if not card.isSelected():
            scene.select((card.layer.id,))
        _fill_for_card(menu, commands, card.layer.id)
        return menu
    titled = scene.groups.title_at(point)
    if titled is not None:
        scene.select(titled.members)
        _fill_for_card(menu, commands, titled.members[-1])
        return menu
    line = scene.line_at(point)
    if line is not None:
        scene.select((), [line.connection])
        _fill_for_line(menu, commands, line.connection)
        return menu
    _fill_for_canvas(menu, commands, point)
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, label: str, tooltip: str, do: Callable[[], object], enabled: bool = True) -> QAction:
    action = menu.addAction(label)
    action.setToolTip(plain_tooltip(tooltip))
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: do())
    return action


def _add_kinds(menu: QMenu, label: str, do: Callable[[str], object]) -> None:
    """A submenu with an entry for every kind of layer."""
    kinds = menu.addMenu(label)
    kinds.setToolTipsVisible(True)
    for kind, family in LAYER_KINDS.items():
        _add(kinds, tr(family.label), tr(family.summary), partial(do, kind))
    menu.addSeparator()


def _add_targets(menu: QMenu, commands: CanvasCommands, layer_id: str) -> None:
    """A submenu with the layers that this one feeds, ticked, and those that it could feed."""
    editor, drawn = commands.editor, commands.editor.architecture
    here, fed = drawn.layer(layer_id), set(drawn.targets(layer_id))
    others = sorted(drawn.layers, key=lambda each: abs(each.x - here.x) + abs(each.y - here.y))
    feeds = menu.addMenu(tr("Connect to"))
    for other in others[:MOST_TARGETS]:
        if other.id in fed:
            cut = partial(editor.disconnect_layers, [Connection(layer_id, other.id)])
            action = _add(feeds, other.name, tr("Disconnect the two layers"), cut)
            action.setCheckable(True)
            action.setChecked(True)
        elif editor.refusal(layer_id, other.id) is None:
            join = partial(editor.connect_layers, layer_id, other.id)
            _add(feeds, other.name, tr("Connect the two layers"), join)
    feeds.setEnabled(bool(feeds.actions()))


def _fill_for_card(menu: QMenu, commands: CanvasCommands, layer_id: str) -> None:
    editor = commands.editor
    is_input = editor.architecture.layer(layer_id).kind == "input"
    lines = [c for c in editor.architecture.connections if layer_id in (c.source, c.target)]
    _add_kinds(menu, tr("Add after"), lambda kind: commands.reveal(editor.add_after(kind, layer_id)))
    _add_targets(menu, commands, layer_id)
    _add(menu, tr("Copy"), tr("Copy the selected layers"), commands.copy, not is_input)
    _add(menu, tr("Duplicate"), tr("Copy and paste at once"), commands.duplicate, not is_input)
    _add(
        menu,
        tr("Disconnect"),
        tr("Take away all its connections"),
        lambda: editor.disconnect_layers(lines),
        bool(lines),
    )
    _add(menu, tr("Delete"), tr("Delete the selected layers"), commands.delete_selection, not is_input)
    menu.addSeparator()
    _fill_for_groups(menu, commands, is_input)


def _fill_for_groups(menu: QMenu, commands: CanvasCommands, is_input: bool) -> None:
    drawn, selected = commands.editor.architecture, set(commands.scene.selected_ids())
    groups = [group for group in drawn.groups if selected.intersection(group.members)]
    tip = tr("Let the selected layers stand several times in a row, as a group that folds to one card")
    _add(menu, tr("Repeat this block…"), tip, commands.grouping.ask_and_repeat, not is_input)
    if groups:
        are_folded = all(group.is_folded for group in groups)
        label = tr("Unfold") if are_folded else tr("Fold")
        tip = tr("Show its layers") if are_folded else tr("Fold it to one card")
        _add(menu, label, tip, commands.grouping.fold, any(is_block(drawn, each.members) for each in groups))
        tip = tr("Take the frame away; the layers stay")
        _add(menu, tr("Ungroup"), tip, commands.grouping.ungroup)


def _fill_for_line(menu: QMenu, commands: CanvasCommands, connection: Connection) -> None:
    editor = commands.editor
    _add_kinds(menu, tr("Insert"), lambda kind: commands.reveal(editor.insert(kind, connection)))
    _add(menu, tr("Delete"), tr("Disconnect the two layers"), commands.delete_selection)


def _fill_for_canvas(menu: QMenu, commands: CanvasCommands, point: QPointF) -> None:
    editor = commands.editor
    _add_kinds(menu, tr("Add here"), lambda kind: commands.reveal(editor.add_loose(kind, point)))
    _add(menu, tr("Paste"), tr("Paste layers here"), lambda: commands.paste(point))
    _add(menu, tr("Select all"), tr("Select every layer"), commands.select_all)
    _add(menu, tr("Tidy up"), tr("Put the layers in columns, branches below one another"), commands.tidy)
    _add(menu, tr("Fit"), tr("Show the whole drawing"), commands.fit)
    menu.addSeparator()
    copies = menu.addMenu(tr("Copy as a picture"))
    copies.setToolTipsVisible(True)
    tip = tr("Copy the whole drawing, as SVG and in pixels")
    for style, label in styles().items():
        _add(copies, label, tip, partial(commands.pictures.copy, style))
    _add(menu, tr("Save a picture…"), tr("Save the drawing as SVG or PNG"), commands.pictures.wanted.emit)
