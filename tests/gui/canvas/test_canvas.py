"""The canvas driven by real mouse and key events, with a window's part played by a recorder."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from engine.core.architecture.architecture import Architecture, Connection
from engine.core.architecture.drawing import CARD_SPACING
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import suggested
from engine.core.layers import LAYER_KINDS
from engine.core.task import Task
from gui.canvas.canvas import Canvas
from gui.canvas.editing.menus import menu_at
from gui.canvas.geometry import CARD_WIDTH, SLOT_HEIGHT
from gui.look.layer_mime import layer_mime
from gui.look.theme import theme

TASK = Task("classes", 4, ("setosa", "versicolor", "virginica"), "species")
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Recorder:
    """Does what the window does with edits, and remembers them."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.edits: list[tuple[str, Architecture, object]] = []
        self.hints: list[str] = []
        self.selections: list[tuple[str, ...]] = []
        self.gestures = 0
        canvas.edited.connect(self.edit)
        canvas.hint.connect(self.hints.append)
        canvas.selected.connect(self.selections.append)
        canvas.gesture_ended.connect(self.end_gesture)

    def edit(self, text: str, architecture: Architecture, merge_key: object) -> None:
        self.edits.append((text, architecture, merge_key))
        self.show(architecture)

    def end_gesture(self) -> None:
        self.gestures += 1

    def show(self, architecture: Architecture, task: Task | None = TASK) -> None:
        self.canvas.show_architecture(architecture, task, find_problems(architecture, task))

    @property
    def last(self) -> Architecture:
        return self.edits[-1][1]

    @property
    def texts(self) -> list[str]:
        return [text for text, _, _ in self.edits]


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    QGuiApplication.clipboard().clear()


@pytest.fixture
def window(canvas: Canvas) -> Recorder:
    recorder = Recorder(canvas)
    recorder.show(suggested(TASK))
    canvas.view.zoom_reset()
    return recorder


def named(architecture: Architecture, name: str) -> str:
    return next(layer.id for layer in architecture.layers if layer.name == name)


def pairs(architecture: Architecture) -> set[tuple[str, str]]:
    return {
        (architecture.layer(c.source).name, architecture.layer(c.target).name)
        for c in architecture.connections
    }


def in_view(canvas: Canvas, point: QPointF) -> QPoint:
    return canvas.view.mapFromScene(point)


def header(canvas: Canvas, layer_id: str) -> QPointF:
    card = canvas.scene.cards[layer_id]
    return card.pos() + card.card.topLeft() + QPointF(60, 20)


def out_port(canvas: Canvas, layer_id: str) -> QPointF:
    return canvas.scene.cards[layer_id].output_port()


def in_port(canvas: Canvas, layer_id: str) -> QPointF:
    port = canvas.scene.cards[layer_id].input_port()
    assert port is not None
    return port


def press(canvas: Canvas, point: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(canvas.view.viewport(), LEFT, modifiers, in_view(canvas, point))


def move(canvas: Canvas, point: QPointF) -> None:
    QTest.mouseMove(canvas.view.viewport(), in_view(canvas, point))


def release(canvas: Canvas, point: QPointF) -> None:
    QTest.mouseRelease(canvas.view.viewport(), LEFT, NONE, in_view(canvas, point))


def drag(canvas: Canvas, start: QPointF, end: QPointF) -> None:
    press(canvas, start)
    move(canvas, start + (end - start) / 2)
    move(canvas, end)
    release(canvas, end)


def click(canvas: Canvas, point: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(canvas.view.viewport(), LEFT, modifiers, in_view(canvas, point))


def drag_enter(place: QPoint, *rest: object) -> QDragEnterEvent:
    """PySide6 6.12 calls the only way that 6.11 knows deprecated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return QDragEnterEvent(place, *rest)  # type: ignore[call-overload]


def drop(canvas: Canvas, mime: QMimeData, point: QPointF) -> tuple[bool, bool]:
    """Drag ``mime`` in and drop it; gives whether entering and dropping were accepted."""
    place, viewport = in_view(canvas, point), canvas.view.viewport()
    rest = (Qt.DropAction.CopyAction, mime, LEFT, NONE)
    enter = drag_enter(place, *rest)
    QApplication.sendEvent(viewport, enter)
    dropped = QDropEvent(QPointF(place), *rest)
    QApplication.sendEvent(viewport, dropped)
    return enter.isAccepted(), dropped.isAccepted()


def key(canvas: Canvas, code: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(canvas.view, code, modifiers)


# Drops from the palette


def test_a_layer_dropped_on_empty_canvas_stands_there_on_the_grid(canvas: Canvas, window: Recorder) -> None:
    point = QPointF(303, 381)
    assert drop(canvas, layer_mime("dropout"), point) == (True, True)
    layer = window.last.layers[-1]
    assert (layer.kind, layer.x % 10, layer.y % 10) == ("dropout", 0, 0)
    assert abs(layer.x + CARD_WIDTH / 2 - 303) <= 5
    assert abs(layer.y + SLOT_HEIGHT / 2 - 381) <= 5
    assert not window.last.sources(layer.id)
    assert window.selections[-1] == (layer.id,)
    assert window.texts == ["Add Dropout 1"]


def test_a_layer_dropped_on_a_connection_goes_between_and_gets_room(canvas: Canvas, window: Recorder) -> None:
    before = suggested(TASK)
    first, second = named(before, "Dense 1"), named(before, "Dense 2")
    gap = (out_port(canvas, first) + in_port(canvas, second)) / 2
    drop(canvas, layer_mime("dense"), gap)
    assert {("Dense 1", "Dense 3"), ("Dense 3", "Dense 2")} <= pairs(window.last)
    assert ("Dense 1", "Dense 2") not in pairs(window.last)
    xs = [window.last.layer(named(window.last, n)).x for n in ("Dense 1", "Dense 3", "Dense 2", "Output")]
    assert all(after - x >= 180 for x, after in pairwise(xs))


def test_a_dropped_layer_is_drawn_to_the_line_of_the_others(canvas: Canvas, window: Recorder) -> None:
    x = suggested(TASK).layer(named(suggested(TASK), "Dense 2")).x + CARD_WIDTH / 2
    point = QPointF(x + 6, 420)
    rest = (Qt.DropAction.CopyAction, layer_mime("dense"), LEFT, NONE)
    QApplication.sendEvent(canvas.view.viewport(), drag_enter(in_view(canvas, point), *rest))
    assert canvas.scene._guides.isVisible()
    drop(canvas, layer_mime("dense"), point)
    assert window.last.layers[-1].x == window.last.layer(named(window.last, "Dense 2")).x
    assert not canvas.scene._guides.isVisible()


def test_ports_say_what_a_line_can_do(canvas: Canvas, window: Recorder) -> None:
    layer = named(suggested(TASK), "Dense 1")
    assert canvas.scene.tooltip_at(out_port(canvas, layer)).startswith("Drag to a layer")
    assert canvas.scene.tooltip_at(in_port(canvas, layer)).startswith("Drag from here")


def test_foreign_drops_are_refused_and_leaving_takes_the_ghost_away(canvas: Canvas, window: Recorder) -> None:
    text = QMimeData()
    text.setText("hello")
    assert drop(canvas, text, QPointF(300, 400)) == (False, False)
    assert drop(canvas, layer_mime("transformer"), QPointF(300, 400)) == (False, False)
    assert window.edits == []
    rest = (Qt.DropAction.CopyAction, layer_mime("dense"), LEFT, NONE)
    QApplication.sendEvent(canvas.view.viewport(), drag_enter(QPoint(300, 600), *rest))
    assert canvas.scene._ghost.isVisible()
    QApplication.sendEvent(canvas.view.viewport(), QDragLeaveEvent())
    assert not canvas.scene._ghost.isVisible()


# Connections


def test_dragging_from_port_to_port_connects(canvas: Canvas, window: Recorder) -> None:
    loose, layer = suggested(TASK).adding("dense", 190, 320)
    window.show(loose)
    canvas.fit()
    drag(canvas, out_port(canvas, named(loose, "Dense 1")), in_port(canvas, layer.id))
    assert ("Dense 1", "Dense 3") in pairs(window.last)
    assert window.texts == ["Connect Dense 1 to Dense 3"]


def test_dragging_backwards_from_an_input_port_connects_too(canvas: Canvas, window: Recorder) -> None:
    loose, layer = suggested(TASK).adding("dense", 190, 320)
    window.show(loose)
    canvas.fit()
    drag(canvas, in_port(canvas, layer.id), header(canvas, named(loose, "Dense 1")))
    assert ("Dense 1", "Dense 3") in pairs(window.last)


def test_an_invalid_target_refuses_with_the_reason_beside_the_pointer(
    canvas: Canvas, window: Recorder, qtbot: QtBot
) -> None:
    shown = suggested(TASK)
    target = header(canvas, named(shown, "Dense 1"))
    press(canvas, out_port(canvas, named(shown, "Output")))
    move(canvas, target + QPointF(30, 30))
    move(canvas, target)
    beside = canvas.view._hint
    assert beside.isVisible()
    assert beside.text() == "Dense 1 already leads to Output: that would be a cycle."
    beside._timer.setInterval(50)
    release(canvas, target)
    assert beside.isVisible()  # long enough to be read
    qtbot.waitUntil(lambda: not beside.isVisible())
    assert window.edits == []


def test_pulling_an_end_off_disconnects(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    drag(canvas, in_port(canvas, named(shown, "Dense 2")), QPointF(400, 400))
    assert pairs(window.last) == pairs(shown) - {("Dense 1", "Dense 2")}


def test_pulling_an_end_to_another_layer_reconnects_as_one_edit(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    drag(canvas, in_port(canvas, named(shown, "Dense 2")), header(canvas, named(shown, "Output")))
    assert pairs(window.last) == {("Input", "Dense 1"), ("Dense 1", "Output")}
    assert len(window.edits) == 1


def test_putting_a_pulled_end_back_changes_nothing(canvas: Canvas, window: Recorder) -> None:
    port = in_port(canvas, named(suggested(TASK), "Dense 2"))
    press(canvas, port)
    move(canvas, port + QPointF(-10, 60))
    move(canvas, port)
    release(canvas, port)
    assert window.edits == []


def test_a_selected_connection_can_be_deleted(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    first, second = named(shown, "Dense 1"), named(shown, "Dense 2")
    click(canvas, (out_port(canvas, first) + in_port(canvas, second)) / 2)
    assert canvas.scene.selected_connections() == (Connection(first, second),)
    key(canvas, Qt.Key.Key_Delete)
    assert pairs(window.last) == pairs(shown) - {("Dense 1", "Dense 2")}


def test_escape_ends_a_gesture_without_an_edit(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    card = named(shown, "Dense 1")
    start = header(canvas, card)
    press(canvas, start)
    move(canvas, start + QPointF(50, 90))
    assert canvas.scene.cards[card].pos() != QPointF(190, 0)
    key(canvas, Qt.Key.Key_Escape)
    assert canvas.scene.cards[card].pos() == QPointF(190, 0)
    release(canvas, start + QPointF(50, 90))
    assert window.edits == []


# Selecting and moving


def test_a_card_is_moved_on_the_grid_as_one_edit(canvas: Canvas, window: Recorder) -> None:
    card = named(suggested(TASK), "Dense 1")
    start = header(canvas, card)
    press(canvas, start)
    for step in range(1, 8):
        move(canvas, start + QPointF(-3, 19) * step)
    assert window.edits == []
    release(canvas, start + QPointF(-21, 133))
    moved = window.last.layer(card)
    assert (moved.x, moved.y) == (170, 130)
    assert len(window.edits) == 1
    assert window.gestures == 1


def test_a_card_is_drawn_to_the_line_of_the_others(canvas: Canvas, window: Recorder) -> None:
    moved = suggested(TASK).moved({named(suggested(TASK), "Output"): (570, 83)})
    window.show(moved)
    card = named(moved, "Output")
    start = header(canvas, card)
    press(canvas, start)
    move(canvas, start + QPointF(20, -40))
    move(canvas, start + QPointF(30, -78))
    assert canvas.scene._guides.isVisible()
    release(canvas, start + QPointF(30, -78))
    assert (window.last.layer(card).x, window.last.layer(card).y) == (600, 0)
    assert not canvas.scene._guides.isVisible()


def test_a_loose_card_dragged_onto_a_connection_goes_into_it(canvas: Canvas, window: Recorder) -> None:
    loose, layer = suggested(TASK).adding("dropout", 200, 300)
    window.show(loose)
    first, second = named(loose, "Dense 1"), named(loose, "Dense 2")
    gap = (out_port(canvas, first) + in_port(canvas, second)) / 2
    canvas.fit()
    offset = header(canvas, layer.id) - QPointF(200 + CARD_WIDTH / 2, 300 + SLOT_HEIGHT / 2)
    drag(canvas, header(canvas, layer.id), gap + offset)
    assert {("Dense 1", "Dropout 1"), ("Dropout 1", "Dense 2")} <= pairs(window.last)


def test_selecting_several_and_moving_them_together(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    first, second = named(shown, "Dense 1"), named(shown, "Dense 2")
    click(canvas, header(canvas, first))
    click(canvas, header(canvas, second), CONTROL)
    assert window.selections[-1] == (first, second)
    start = header(canvas, second)
    drag(canvas, start, start + QPointF(0, 150))
    assert [window.last.layer(i).y for i in (first, second)] == [150, 150]
    assert window.texts == ["Move 2 layers"]
    click(canvas, header(canvas, first), SHIFT)
    assert canvas.scene.selected_ids() == (second,)
    click(canvas, QPointF(20, 330))
    assert canvas.scene.selected_ids() == ()


def test_a_rubber_band_selects_what_it_touches(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    drag(canvas, QPointF(170, -30), QPointF(400, 100))
    assert set(window.selections[-1]) == {named(shown, "Dense 1"), named(shown, "Dense 2")}
    assert window.edits == []


def test_selecting_tells_once(canvas: Canvas, window: Recorder) -> None:
    canvas.select_all()
    assert window.selections == [tuple(layer.id for layer in suggested(TASK).layers)]
    canvas.select_all()
    assert len(window.selections) == 1


# Keyboard


def test_arrows_move_the_selected_card_and_merge(canvas: Canvas, window: Recorder) -> None:
    card = named(suggested(TASK), "Dense 1")
    canvas.select((card,))
    key(canvas, Qt.Key.Key_Down)
    key(canvas, Qt.Key.Key_Right, SHIFT)
    assert (window.last.layer(card).x, window.last.layer(card).y) == (290, 10)
    assert window.edits[0][2] == window.edits[1][2] is not None
    assert window.gestures == 2


def test_tab_goes_through_the_layers_and_leaves_after_the_last(canvas: Canvas, window: Recorder) -> None:
    canvas.view.setFocus()
    for layer in suggested(TASK).order:
        key(canvas, Qt.Key.Key_Tab)
        assert canvas.scene.selected_ids() == (layer.id,)
    key(canvas, Qt.Key.Key_Backtab, SHIFT)
    assert canvas.scene.selected_ids() == (suggested(TASK).order[-2].id,)
    key(canvas, Qt.Key.Key_Tab)
    key(canvas, Qt.Key.Key_Tab)
    assert canvas.scene.selected_ids() == ()
    assert not canvas.view.hasFocus()


def test_escape_without_a_gesture_selects_nothing(canvas: Canvas, window: Recorder) -> None:
    canvas.select_all()
    key(canvas, Qt.Key.Key_Escape)
    assert canvas.scene.selected_ids() == ()


# Adding, deleting, copying


def test_a_double_clicked_layer_goes_before_the_output(canvas: Canvas, window: Recorder) -> None:
    canvas.add_layer("dropout")
    assert {("Dense 2", "Dropout 1"), ("Dropout 1", "Output")} <= pairs(window.last)
    assert window.selections[-1] == (named(window.last, "Dropout 1"),)
    assert not find_problems(window.last, TASK)


def test_or_after_the_selected_one(canvas: Canvas, window: Recorder) -> None:
    canvas.select((named(suggested(TASK), "Input"),))
    canvas.add_layer("dense")
    assert {("Input", "Dense 3"), ("Dense 3", "Dense 1")} <= pairs(window.last)


def test_or_behind_the_last_where_there_is_no_output(canvas: Canvas, window: Recorder) -> None:
    alone, _ = Architecture().adding("input", 0, 0, name="Input")
    window.show(alone)
    canvas.add_layer("dense")
    assert pairs(window.last) == {("Input", "Dense 1")}
    window.show(Architecture())
    canvas.add_layer("dense")
    assert pairs(window.last) == {("Input", "Dense 1")}  # the first layer brings the input with it


def test_deleting_joins_the_chain_and_spares_the_input(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    canvas.select((named(shown, "Input"), named(shown, "Dense 1")))
    key(canvas, Qt.Key.Key_Backspace)
    assert pairs(window.last) == {("Input", "Dense 2"), ("Dense 2", "Output")}
    canvas.select((named(shown, "Input"),))
    canvas.delete_selection()
    assert len(window.edits) == 1
    assert window.hints == ["The input stays: it stands for the data."]


def test_copy_and_paste_keep_settings_and_connections_under_new_ids(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    canvas.select_all()
    canvas.copy()
    canvas.paste()
    assert len(window.last.layers) == 2 * len(shown.layers) - 1
    assert {("Dense 3", "Dense 4")} <= pairs(window.last)
    assert set(window.selections[-1]).isdisjoint(layer.id for layer in shown.layers)
    copied = window.last.layer(window.selections[-1][0])
    assert copied.settings == shown.layer(named(shown, "Dense 1")).settings
    assert (copied.x, copied.y) == (230, 40)


def test_cut_and_paste_into_another_canvas(qtbot: QtBot, canvas: Canvas, window: Recorder) -> None:
    canvas.select((named(suggested(TASK), "Dense 2"),))
    canvas.cut()
    assert "Dense 2" not in [layer.name for layer in window.last.layers]
    other = Canvas()
    qtbot.addWidget(other)
    elsewhere = Recorder(other)
    other.paste()
    assert [layer.name for layer in elsewhere.last.layers] == ["Dense 2"]


def test_duplicate_leaves_the_clipboard_alone(canvas: Canvas, window: Recorder) -> None:
    QGuiApplication.clipboard().setText("mine")
    canvas.select((named(suggested(TASK), "Dense 2"),))
    canvas.duplicate()
    assert window.texts == ["Duplicate Dense 3"]
    assert QGuiApplication.clipboard().text() == "mine"


def test_copies_stand_behind_what_they_are_copies_of(canvas: Canvas, window: Recorder) -> None:
    drawn = suggested(TASK)
    first, second, output = (named(drawn, name) for name in ("Dense 1", "Dense 2", "Output"))
    canvas.select((second,))
    canvas.duplicate()
    copy = named(window.last, "Dense 3")
    assert window.last.sources(copy) == [second]
    assert window.last.sources(output) == [copy]
    assert window.last.layer(output).x >= window.last.layer(copy).x + CARD_SPACING
    assert find_problems(window.last, TASK) == ()
    canvas.select((first, second))
    canvas.duplicate()
    assert window.texts[-1] == "Duplicate 2 layers"
    assert [layer.name for layer in window.last.order] == [
        *("Input", "Dense 1", "Dense 2", "Dense 4", "Dense 5", "Dense 3", "Output")
    ]


def test_a_copy_of_the_last_layer_follows_it(canvas: Canvas, window: Recorder) -> None:
    output = named(suggested(TASK), "Output")
    canvas.select((output,))
    canvas.duplicate()
    (copy,) = window.last.targets(output)
    assert window.last.output == window.last.layer(copy)


def test_the_input_cannot_be_copied(canvas: Canvas, window: Recorder) -> None:
    canvas.select((named(suggested(TASK), "Input"),))
    for method in (canvas.copy, canvas.cut, canvas.duplicate):
        method()
    assert len(window.hints) == 3
    assert window.edits == []


DENSE = {
    "id": "a",
    "kind": "dense",
    "name": "D",
    "x": 0,
    "y": 0,
    "settings": {"units": 8, "activation": "relu", "initializer": "he_normal", "l2": 0.0},
}
MARK = {"format": "layerscope layers"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[" * 50_000,
        "null",
        json.dumps({"layers": [DENSE], "connections": []}),
        json.dumps({**MARK, "layers": [], "connections": []}),
        json.dumps({**MARK, "layers": [{**DENSE, "settings": {"units": 10**9}}], "connections": []}),
        json.dumps({**MARK, "layers": [{**DENSE, "kind": "os.system"}], "connections": []}),
        json.dumps({**MARK, "layers": [{**DENSE, "kind": "input", "settings": {}}], "connections": []}),
        json.dumps({**MARK, "layers": [{**DENSE, "x": float("inf")}], "connections": []}),
        json.dumps({**MARK, "layers": [DENSE], "connections": [["a", "b"]]}),
        json.dumps({**MARK, "layers": [DENSE], "connections": "x" * 1_000_001}),
    ],
)
def test_anything_else_on_the_clipboard_is_ignored_with_a_hint(
    canvas: Canvas, window: Recorder, text: str
) -> None:
    QGuiApplication.clipboard().setText(text)
    canvas.paste()
    assert window.edits == []
    assert len(window.hints) == 1


def test_pasted_layers_far_apart_come_together_and_names_are_clean(canvas: Canvas, window: Recorder) -> None:
    far = {**DENSE, "id": "b", "x": 1e300, "name": "two\nlines"}
    QGuiApplication.clipboard().setText(json.dumps({**MARK, "layers": [DENSE, far], "connections": []}))
    canvas.paste()
    assert [layer.name for layer in window.last.layers[-2:]] == ["D", "two lines"]
    assert max(layer.x for layer in window.last.layers) < 30_000


# Zoom and scrolling


def turn_wheel(canvas: Canvas, delta: QPoint, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    viewport = canvas.view.viewport()
    everywhere = QPointF(viewport.mapToGlobal(at))
    no_phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(at), everywhere, QPoint(), delta, Qt.MouseButton.NoButton, modifiers, no_phase, False
    )
    QApplication.sendEvent(viewport, event)


def test_control_and_wheel_zoom_about_the_pointer(canvas: Canvas, window: Recorder) -> None:
    at = QPoint(700, 200)
    before = canvas.view.mapToScene(at)
    turn_wheel(canvas, QPoint(0, 240), at, CONTROL)
    assert canvas.view.zoom == pytest.approx(1.44)
    after = canvas.view.mapToScene(at)
    assert (after - before).manhattanLength() < 3
    for _ in range(30):
        turn_wheel(canvas, QPoint(0, 240), at, CONTROL)
    assert canvas.view.zoom == 3.0


def test_the_wheel_scrolls_and_the_middle_button_pans(canvas: Canvas, window: Recorder) -> None:
    before = canvas.view.mapFromScene(QPointF(0, 0))
    turn_wheel(canvas, QPoint(0, -120), QPoint(300, 300))
    assert canvas.view.mapFromScene(QPointF(0, 0)) == before - QPoint(0, 60)
    viewport, middle = canvas.view.viewport(), Qt.MouseButton.MiddleButton
    QTest.mousePress(viewport, middle, NONE, QPoint(300, 300))
    QTest.mouseMove(viewport, QPoint(350, 320))
    QTest.mouseRelease(viewport, middle, NONE, QPoint(350, 320))
    assert canvas.view.mapFromScene(QPointF(0, 0)) == before + QPoint(50, -40)
    assert window.edits == []


def test_the_loss_is_in_view_when_the_data_come_after_the_drawing(canvas: Canvas) -> None:
    recorder = Recorder(canvas)
    canvas.resize(700, 700)
    recorder.show(suggested(TASK), None)
    recorder.show(suggested(TASK), TASK)
    assert canvas.view.shown_rect().contains(canvas.scene.content_rect())


def test_the_zoom_pill_works_and_fit_shows_everything(canvas: Canvas, window: Recorder) -> None:
    QTest.mouseClick(canvas.findChild(QToolButton, "zoom_in"), LEFT)
    assert canvas.zoom_pill.percent.text() == "120 %"
    QTest.mouseClick(canvas.zoom_pill.percent, LEFT)
    assert canvas.view.zoom == 1.0
    canvas.resize(500, 400)
    key(canvas, Qt.Key.Key_F)
    assert canvas.view.shown_rect().contains(canvas.scene.content_rect())
    canvas.resize(420, 400)
    assert canvas.view.shown_rect().contains(canvas.scene.content_rect())


def test_tidy_lays_a_row(canvas: Canvas, window: Recorder) -> None:
    messy = suggested(TASK).moved({named(suggested(TASK), "Dense 2"): (33.0, 777.0)})
    window.show(messy)
    canvas.tidy()
    assert [layer.x for layer in window.last.order] == [0, 190, 380, 570]


# Status and looks


def test_the_pill_says_that_the_network_is_complete(canvas: Canvas, window: Recorder) -> None:
    assert canvas.status.label.text() == "network is complete, 243 parameters · 972 B"
    assert canvas.findChild(QPushButton, "mend_button").isHidden()
    whole = canvas.status.width()
    for room, words in (
        (whole - 1, "network is complete, 243 parameters"),
        (whole // 2, "243 parameters"),
        (120, "complete"),
    ):
        canvas.status.fit_into(room)
        assert canvas.status.label.text() == words
        assert canvas.status.width() <= room


def test_the_pill_says_what_is_wrong_and_fixes_it(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    output = shown.output
    assert output is not None
    wrong = shown.with_layer(replace(output, settings=replace(output.settings, units=5)))
    window.show(wrong)
    assert canvas.status.label.text() == "Output has 5 units, but target species needs 3."
    assert "5 units" in canvas.scene.cards[output.id].tooltip_at(QPointF())
    QTest.mouseClick(canvas.findChild(QPushButton, "mend_button"), LEFT)
    assert window.texts == ["Make it 3 × softmax"]
    assert not find_problems(window.last, TASK)


def test_several_problems_are_all_in_the_tooltip(canvas: Canvas, window: Recorder) -> None:
    loose, _ = suggested(TASK).adding("dense", 0, 400)
    loose, _ = loose.adding("dropout", 200, 400)
    window.show(loose)
    assert canvas.status.toolTip().count("is not connected") == 2


def test_the_pill_says_the_shortest_where_the_canvas_is_narrow(canvas: Canvas, window: Recorder) -> None:
    canvas.resize(340, 300)
    assert canvas.status.label.text() == "complete"
    assert canvas.status.geometry().right() < canvas.zoom_pill.geometry().left()
    assert "243 parameters" in canvas.status.accessibleName()


@pytest.mark.parametrize(("task", "words"), [(None, "Open a CSV file"), (TASK, "Type the name")])
def test_an_empty_canvas_says_what_to_do(canvas: Canvas, task: Task | None, words: str) -> None:
    Recorder(canvas).show(Architecture(), task)
    assert canvas.empty.isVisible()
    assert canvas.empty.text().startswith(words)
    assert not canvas.status.isVisible()


@pytest.mark.parametrize("choice", ["dark", "light"])
def test_it_can_be_painted_in_both_schemes(canvas: Canvas, window: Recorder, choice: str) -> None:
    before = theme.choice
    theme.choose(choice)
    try:
        corner = canvas.view.grab().toImage().pixelColor(2, 2)
        assert corner == theme.color("canvas")
    finally:
        theme.choose(before)


def test_undoing_while_dragging_ends_the_drag(canvas: Canvas, window: Recorder) -> None:
    card = named(suggested(TASK), "Dense 1")
    start = header(canvas, card)
    press(canvas, start)
    move(canvas, start + QPointF(50, 90))
    window.show(Architecture())
    release(canvas, start + QPointF(50, 90))
    assert window.edits == []


def test_all_stays_in_sight_while_the_user_has_not_zoomed(canvas: Canvas, window: Recorder) -> None:
    canvas.resize(800, 500)
    canvas.fit()
    canvas.add_layer("dense")
    assert canvas.view.shown_rect().contains(canvas.scene.content_rect())
    canvas.view.zoom_reset()
    canvas.add_layer("dense")
    assert canvas.view.zoom == 1.0
    added = canvas.scene.cards[window.selections[-1][0]]
    assert canvas.view.shown_rect().contains(added.sceneBoundingRect())


def test_context_menus_offer_what_fits_the_place(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    first, second = named(shown, "Dense 1"), named(shown, "Dense 2")
    gap = (out_port(canvas, first) + in_port(canvas, second)) / 2
    card, line, empty = (menu_at(canvas, p) for p in (header(canvas, first), gap, QPointF(100, 330)))
    words = [[action.text() for action in menu.actions() if action.text()] for menu in (card, line, empty)]
    ends = ["Disconnect", "Delete", "Repeat this block…"]
    assert words[0] == ["Add after", "Connect to", "Copy", "Duplicate", *ends]
    assert words[1] == ["Insert", "Delete"]
    pictures = ["Copy as a picture", "Save a picture…"]
    assert words[2] == ["Add here", "Paste", "Select all", "Tidy up", "Fit", *pictures]
    after, inserted, here = (menu.actions()[0].menu().actions() for menu in (card, line, empty))
    kinds = [family.label for family in LAYER_KINDS.values()]
    assert [[a.text() for a in actions] for actions in (after, inserted, here)] == [kinds] * 3
    next(action for action in after if action.text() == "Dropout").trigger()
    assert {("Dense 1", "Dropout 1"), ("Dropout 1", "Dense 2")} <= pairs(window.last)
    here[0].trigger()
    assert not window.last.sources(window.selections[-1][0])
    own = menu_at(canvas, header(canvas, named(shown, "Input")))
    assert [a.text() for a in own.actions() if not a.isEnabled()] == [
        *("Copy", "Duplicate", "Delete", "Repeat this block…")
    ]


def test_disconnecting_a_card_by_its_menu(canvas: Canvas, window: Recorder) -> None:
    card = named(suggested(TASK), "Dense 1")
    menu = menu_at(canvas, header(canvas, card))
    next(action for action in menu.actions() if action.text() == "Disconnect").trigger()
    assert pairs(window.last) == {("Dense 2", "Output")}


def test_the_menu_key_connects_and_disconnects_the_selected_layer(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    canvas.select((named(shown, "Input"),))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    points: list[QPointF] = []
    canvas.view.menu_wanted.disconnect()
    canvas.view.menu_wanted.connect(lambda _place, point: points.append(point))
    QApplication.sendEvent(canvas.view, event)
    menu = menu_at(canvas, points[0])
    (targets,) = (each for each in menu.findChildren(QMenu) if each.title() == "Connect to")
    offered = {action.text(): action for action in targets.actions()}
    assert {text for text, action in offered.items() if action.isChecked()} == {"Dense 1"}
    assert set(offered) == {"Dense 1", "Dense 2", "Output"}
    offered["Output"].trigger()
    assert ("Input", "Output") in pairs(window.last) and ("Dense 2", "Output") not in pairs(window.last)
    offered["Dense 1"].trigger()
    assert ("Input", "Dense 1") not in pairs(window.last)


def test_loose_layers_that_follow_one_another_are_dropped_into_a_line_together(
    canvas: Canvas, window: Recorder
) -> None:
    loose, first = suggested(TASK).adding("dense", 0, 330)
    loose, second = loose.adding("dropout", 190, 330)
    window.show(loose.connecting(first.id, second.id))
    canvas.fit()
    canvas.select((first.id, second.id))
    ends = named(loose, "Dense 1"), named(loose, "Dense 2")
    gap = (out_port(canvas, ends[0]) + in_port(canvas, ends[1])) / 2
    offset = header(canvas, first.id) - QPointF(CARD_WIDTH / 2, 330 + SLOT_HEIGHT / 2)
    drag(canvas, header(canvas, first.id), gap + offset)
    assert {("Dense 1", "Dense 3"), ("Dense 3", "Dropout 1"), ("Dropout 1", "Dense 2")} <= pairs(window.last)
    assert ("Dense 1", "Dense 2") not in pairs(window.last)
    assert window.texts == ["Insert 2 layers"]
    xs = [window.last.layer(i).x for i in (ends[0], first.id, second.id, ends[1])]
    assert all(after - before >= CARD_SPACING for before, after in pairwise(xs))


def test_holding_space_pans_with_the_left_button(canvas: Canvas, window: Recorder) -> None:
    before, viewport = canvas.view.mapFromScene(QPointF(0, 0)), canvas.view.viewport()
    QTest.keyPress(canvas.view, Qt.Key.Key_Space)
    start = in_view(canvas, header(canvas, named(suggested(TASK), "Dense 1")))
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, start + QPoint(-40, 30))
    QTest.mouseRelease(viewport, LEFT, NONE, start + QPoint(-40, 30))
    QTest.keyRelease(canvas.view, Qt.Key.Key_Space)
    assert canvas.view.mapFromScene(QPointF(0, 0)) == before + QPoint(-40, 30)
    assert window.edits == []
    assert canvas.scene.selected_ids() == ()


def test_words_stay_readable_in_a_small_drawing_and_inside_their_cards(
    canvas: Canvas, window: Recorder
) -> None:
    card = canvas.scene.cards[named(suggested(TASK), "Dense 1")]
    large = card.heat.rect.height()
    canvas.view.set_zoom(0.5)
    assert card.text_scale == pytest.approx(1.6)
    assert card.card.contains(card.badge.rect)
    assert card.card.contains(card.heat.rect)
    assert 0 < card.heat.rect.height() < large
    assert card.heat.rect.bottom() < card.badge.rect.top()
    canvas.view.zoom_reset()
    assert card.heat.rect.height() == large


def test_the_loss_stands_behind_the_output_unless_a_card_does(canvas: Canvas, window: Recorder) -> None:
    shown = suggested(TASK)
    assert canvas.scene.loss.isVisible()
    assert canvas.scene.loss.pos() == out_port(canvas, named(shown, "Output"))
    cut = shown.disconnecting([shown.connections[-1]])
    window.show(cut)
    assert not canvas.scene.loss.isVisible()


def test_a_drag_past_the_edge_scrolls(canvas: Canvas, window: Recorder) -> None:
    card = named(suggested(TASK), "Dense 1")
    start = header(canvas, card)
    width = canvas.view.viewport().width()
    before = canvas.view.mapFromScene(QPointF(0, 0)).x()
    press(canvas, start)
    QTest.mouseMove(canvas.view.viewport(), QPoint(width // 2, 200))
    QTest.mouseMove(canvas.view.viewport(), QPoint(width + 60, 200))
    assert canvas.view.mapFromScene(QPointF(0, 0)).x() < before - 60
    QTest.mouseRelease(canvas.view.viewport(), LEFT, NONE, QPoint(width - 100, 200))
    assert len(window.edits) == 1


def test_the_way_to_the_lessons_is_not_covered_on_a_low_canvas(canvas: Canvas) -> None:
    canvas.show_architecture(Architecture(), None, ())
    canvas.offer_lessons(True)
    for height in (700, 190, 150):
        canvas.resize(400, height)
        offer = canvas.lesson_offer
        assert offer.isVisible() and canvas.rect().contains(offer.geometry())
        for pill in (canvas.zoom_pill, canvas.status):
            assert not offer.geometry().intersects(pill.geometry())
        assert not offer.geometry().intersects(canvas.empty.geometry())
