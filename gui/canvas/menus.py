"""The context menus of the canvas: of a card, of a connection and of the empty canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu

from engine.core.architecture.architecture import Connection
from engine.core.layers import LAYER_KINDS
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr

if TYPE_CHECKING:
    from gui.canvas.canvas import Canvas


def menu_at(canvas: Canvas, point: QPointF) -> QMenu:
    """The menu for a point of the canvas; selects what it is about."""
    scene = canvas.scene
    card = scene.card_at(point)
    if card is not None:
        if not card.isSelected():
            scene.select((card.layer.id,))
        return _card_menu(canvas, card.layer.id)
    line = scene.line_at(point)
    if line is not None:
        scene.select((), [line.connection])
        return _line_menu(canvas, line.connection)
    return _canvas_menu(canvas, point)


def _menu(canvas: Canvas) -> QMenu:
    menu = QMenu(canvas)
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, words: str, tooltip: str, do: Callable[[], object], enabled: bool = True) -> None:
    action = menu.addAction(words)
    action.setToolTip(plain_tooltip(tooltip))
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: do())


def _add_kinds(menu: QMenu, words: str, do: Callable[[str], object]) -> None:
    """A submenu with an entry for every kind of layer."""
    kinds = menu.addMenu(words)
    kinds.setToolTipsVisible(True)
    for kind, family in LAYER_KINDS.items():
        _add(kinds, tr(family.words), tr(family.summary), partial(do, kind))
    menu.addSeparator()


def _card_menu(canvas: Canvas, layer_id: str) -> QMenu:
    menu, editor = _menu(canvas), canvas.editor
    is_input = editor.architecture.layer(layer_id).kind == "input"
    lines = [c for c in editor.architecture.connections if layer_id in (c.source, c.target)]
    _add_kinds(menu, tr("Add after"), lambda kind: canvas.reveal(editor.add_after(kind, layer_id)))
    _add(menu, tr("Copy"), tr("Copy the selected layers"), canvas.copy, not is_input)
    _add(menu, tr("Duplicate"), tr("Copy and paste at once"), canvas.duplicate, not is_input)
    _add(
        menu,
        tr("Disconnect"),
        tr("Take away all its connections"),
        lambda: editor.disconnect_layers(lines),
        bool(lines),
    )
    _add(menu, tr("Delete"), tr("Delete the selected layers"), canvas.delete_selection, not is_input)
    return menu


def _line_menu(canvas: Canvas, connection: Connection) -> QMenu:
    menu, editor = _menu(canvas), canvas.editor
    _add_kinds(menu, tr("Insert"), lambda kind: canvas.reveal(editor.insert(kind, connection)))
    _add(menu, tr("Delete"), tr("Disconnect the two layers"), canvas.delete_selection)
    return menu


def _canvas_menu(canvas: Canvas, point: QPointF) -> QMenu:
    menu, editor = _menu(canvas), canvas.editor
    _add_kinds(menu, tr("Add here"), lambda kind: canvas.reveal(editor.add_loose(kind, point)))
    _add(menu, tr("Paste"), tr("Paste layers here"), lambda: canvas.paste(point))
    _add(menu, tr("Select all"), tr("Select every layer"), canvas.select_all)
    _add(menu, tr("Tidy up"), tr("Put the layers in columns, branches below one another"), canvas.tidy)
    _add(menu, tr("Fit"), tr("Show the whole drawing"), canvas.view.fit)
    return menu
