"""Groups on the canvas: frames, cards, and edits of a folded group that act on all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from engine.core.architecture.architecture import Architecture, Connection, LayerGroup
from engine.core.architecture.groups import is_folded
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.task import Task
from gui.canvas.canvas import Canvas
from gui.canvas.editing.menus import menu_at
from gui.canvas.groups.group_item import GroupItem
from gui.canvas.items.layer_item import LayerItem

TASK = Task("classes", 8, ("a", "b", "c"), "class")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
BLOCK = [("dense", DenseSettings(8)), ("dropout", DropoutSettings(0.3))]


class Edits:
    """Does what the window does with edits, and remembers them, for undo too."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.before = canvas, list[Architecture]()
        self.texts: list[str] = []
        self.hints: list[str] = []
        canvas.edited.connect(self._edit)
        canvas.hint.connect(self.hints.append)

    def _edit(self, text: str, architecture: Architecture, _: object) -> None:
        self.before.append(self.now)
        self.texts.append(text)
        self.show(architecture)

    def show(self, architecture: Architecture) -> None:
        self.canvas.show_architecture(architecture, TASK, find_problems(architecture, TASK))

    def undo(self) -> None:
        self.show(self.before.pop())

    @property
    def now(self) -> Architecture:
        return self.canvas.editor.architecture

    @property
    def group(self) -> LayerGroup:
        return self.now.groups[0]

    @property
    def item(self) -> GroupItem:
        return self.canvas.scene.groups.items[0]

    @property
    def face(self) -> LayerItem:
        return self.canvas.scene.cards[self.group.members[0]]


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(1300, 600)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    QGuiApplication.clipboard().clear()


@pytest.fixture
def edits(canvas: Canvas) -> Edits:
    """Input, the block of two layers three times as a group, one more layer, output."""
    made = Edits(canvas)
    made.show(chain([*BLOCK, ("dense", DenseSettings(4))], TASK))
    canvas.select(layer.id for layer in made.now.order[1:3])
    canvas.grouping.repeat(3)
    canvas.fit()
    return made


@pytest.fixture
def folded(edits: Edits) -> Edits:
    edits.canvas.grouping.fold()
    edits.canvas.fit()
    return edits


def press_at(canvas: Canvas, point: QPointF) -> None:
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, canvas.view.mapFromScene(point))


def drag(canvas: Canvas, start: QPointF, end: QPointF) -> None:
    port, place = canvas.view.viewport(), canvas.view.mapFromScene
    QTest.mousePress(port, LEFT, NONE, place(start))
    QTest.mouseMove(port, place((start + end) / 2))
    QTest.mouseMove(port, place(end))
    QTest.mouseRelease(port, LEFT, NONE, place(end))


def seen(canvas: Canvas) -> list[str]:
    return [i for i, card in canvas.scene.cards.items() if card.is_seen]


def test_a_block_is_repeated_as_one_step_that_can_be_undone(edits: Edits) -> None:
    assert edits.texts == ["Repeat the block × 3"]
    assert edits.now.is_same_network(chain([*BLOCK * 3, ("dense", DenseSettings(4))], TASK))
    assert edits.canvas.selection == edits.group.members
    places = [layer.x for layer in edits.now.order]
    assert all(b - a >= 190 for a, b in pairwise(places))  # nothing lies on another
    texts = edits.item.texts
    assert (texts.title, texts.about[0]) == ("Block × 3", "6 layers · 216 parameters")
    before = edits.before[-1]
    edits.undo()
    assert edits.now == before
    assert edits.canvas.scene.groups.items == []


def test_the_number_is_asked_for_and_is_four_at_first(qtbot: QtBot, edits: Edits) -> None:
    edits.undo()
    edits.canvas.select([edits.now.order[1].id])
    edits.canvas.grouping.ask_and_repeat()
    dialog = edits.canvas.findChild(QInputDialog, "repeat_dialog")
    assert dialog.intValue() == 4
    dialog.setIntValue(5)
    repeat = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Repeat")
    repeat.click()
    assert edits.group.copies == 5
    assert len(edits.group.members) == 5


def test_what_is_no_block_is_refused_with_a_hint(edits: Edits) -> None:
    edits.canvas.select([edits.now.order[0].id, edits.now.order[1].id])
    edits.canvas.grouping.ask_and_repeat()
    assert "input" in edits.hints[-1]
    assert edits.canvas.findChild(QInputDialog) is None


def test_the_button_of_the_frame_folds_and_unfolds_it(edits: Edits) -> None:
    open_places = edits.now
    press_at(edits.canvas, edits.item.button_rect.center())
    assert edits.texts[-1] == "Fold Block × 3"
    assert is_folded(edits.now, edits.group)
    first, *_, last = edits.now.order
    assert seen(edits.canvas) == [i for i in seen(edits.canvas) if i not in edits.group.members[1:]]
    shown = [line.connection for line in edits.canvas.scene.lines.values() if line.isVisible()]
    assert len(shown) == 3
    assert edits.now.layer(last.id).x < open_places.layer(last.id).x  # closed up
    press_at(edits.canvas, edits.item.button_rect.center())
    assert edits.texts[-1] == "Unfold Block × 3"
    assert edits.now == open_places  # everything where it was
    assert first.id in seen(edits.canvas)
    assert len(seen(edits.canvas)) == len(edits.now.layers)


def test_a_folded_group_is_selected_and_moved_as_a_whole(folded: Edits) -> None:
    canvas, before = folded.canvas, folded.now
    canvas.select(())
    start = folded.face.pos() + folded.face.card.center()
    press_at(canvas, start)
    assert canvas.selection == folded.group.members
    drag(canvas, start, start + QPointF(0, 120))
    for layer in before.layers:
        moved = folded.now.layer(layer.id).y - layer.y
        assert moved == (pytest.approx(120, abs=10) if layer.id in folded.group.members else 0)


def test_a_folded_group_is_deleted_as_a_whole(folded: Edits) -> None:
    folded.canvas.select(folded.group.members[:1])
    folded.canvas.delete_selection()
    assert [layer.kind for layer in folded.now.order] == ["input", "dense", "dense"]
    assert folded.now.groups == ()


def test_a_folded_group_is_duplicated_as_a_whole(folded: Edits) -> None:
    folded.canvas.select(folded.group.members[:1])
    folded.canvas.duplicate()
    assert folded.now.is_same_network(chain([*BLOCK * 6, ("dense", DenseSettings(4))], TASK))
    one, two = folded.now.groups
    assert (two.copies, two.is_folded, len(two.members)) == (3, True, 6)
    faces = [folded.now.layer(group.members[0]).x for group in (one, two)]
    assert faces[1] - faces[0] == 190
    assert find_problems(folded.now, TASK) == ()


def test_copied_groups_are_pasted_as_groups(folded: Edits) -> None:
    folded.canvas.select(folded.group.members)
    folded.canvas.copy()
    folded.canvas.paste(QPointF(0, 900))
    one, two = folded.now.groups
    assert set(one.members).isdisjoint(two.members)
    assert (two.copies, two.is_folded, len(two.members)) == (3, True, 6)


def test_a_line_from_a_folded_group_begins_at_its_last_layer(folded: Edits) -> None:
    canvas, output = folded.canvas, folded.now.order[-1].id
    middle = folded.now.order[-2].id
    begin = folded.face.pos() + QPointF(folded.face.card.right(), folded.face.card.center().y())
    end = canvas.scene.cards[output].input_port()
    assert end is not None
    drag(canvas, begin, end)
    assert folded.now.sources(output) == [folded.group.members[-1]]
    assert folded.now.targets(middle) == []


def test_a_line_to_a_folded_group_feeds_all_that_it_begins_with(edits: Edits) -> None:
    """A residual block, whose way around it begins where the block does."""
    drawn = chain([("dense", DenseSettings(8))] * 2, TASK)
    source, before, dense, output = (layer.id for layer in drawn.order)
    drawn, add = drawn.adding("add", 600.0, 0.0)
    drawn = drawn.disconnecting([Connection(dense, output)])
    drawn = drawn.connecting(dense, add.id).connecting(before, add.id).connecting(add.id, output)
    edits.show(drawn)
    edits.canvas.select([dense, add.id])
    edits.canvas.grouping.repeat(2)
    edits.canvas.grouping.fold()
    lines = [line.connection for line in edits.canvas.scene.lines.values() if line.isVisible()]
    assert {(c.source, c.target) for c in lines} == {
        (source, before),
        (before, dense),
        (edits.group.members[-1], output),
    }
    edits.canvas.editor.connect_layers(source, dense)
    assert edits.now.sources(dense) == [source]
    assert sorted(edits.now.sources(add.id)) == sorted([dense, source])
    edits.undo()
    edits.canvas.editor.disconnect_layers([Connection(before, dense)])
    assert edits.now.targets(before) == []
    edits.undo()
    (new,) = edits.canvas.editor.insert("dense", Connection(before, dense))
    assert edits.now.sources(dense) == [new]
    assert new in edits.now.sources(add.id)
    assert edits.now.targets(before) == [new]


def test_tidy_gives_a_folded_group_the_room_of_one_card(folded: Edits) -> None:
    inside = [folded.now.layer(i).x - folded.face.layer.x for i in folded.group.members]
    folded.canvas.editor.move({folded.now.order[-1].id: QPointF(2_000, 900)})
    folded.canvas.tidy()
    shown = [layer for layer in folded.now.order if layer.id in seen(folded.canvas)]
    assert [b.x - a.x for a, b in pairwise(shown)] == [190.0] * 3
    assert len({layer.y for layer in shown}) == 1
    assert [folded.now.layer(i).x - folded.face.layer.x for i in folded.group.members] == inside


def test_ungroup_leaves_the_layers(folded: Edits) -> None:
    folded.canvas.select(folded.group.members)
    folded.canvas.grouping.ungroup()
    assert folded.texts[-1] == "Ungroup"
    assert folded.now.groups == ()
    assert len(seen(folded.canvas)) == len(folded.now.layers)
    assert find_problems(folded.now, TASK) == ()


def test_a_group_that_is_no_block_any_more_shows_its_layers(folded: Edits) -> None:
    drawn, add = folded.now.adding("add", 0.0, 700.0)
    folded.show(drawn.connecting(folded.group.members[1], add.id))
    assert len(seen(folded.canvas)) == len(folded.now.layers)
    assert folded.item.texts.title == "Group"
    assert folded.item.button_rect.isEmpty()
    other = folded.now.with_layer(
        replace(folded.now.layer(folded.group.members[0]), settings=DenseSettings(9))
    )
    folded.show(other)
    assert folded.item.texts.title == "Group"


def test_what_is_folded_costs_nothing(folded: Edits) -> None:
    canvas = folded.canvas
    for zoom in (0.3, 1.0):
        canvas.view.set_zoom(zoom)
        assert not canvas.visible_layers() & set(folded.group.members)
        assert not canvas.weighed_layers() & set(folded.group.members)


def test_the_menu_of_a_group_folds_it_and_takes_it_apart(edits: Edits) -> None:
    words = [a.text() for a in menu_at(edits.canvas, edits.item.title_rect.center()).actions() if a.text()]
    assert words[-3:] == ["Repeat this block…", "Fold", "Ungroup"]
    assert edits.canvas.selection == edits.group.members
    edits.canvas.grouping.fold()
    inside = edits.face.pos() + edits.face.card.center()
    words = [a.text() for a in menu_at(edits.canvas, inside).actions() if a.text()]
    assert words[-3:] == ["Repeat this block…", "Unfold", "Ungroup"]


def test_tooltips_and_pictures_of_groups(folded: Edits) -> None:
    canvas, inside = folded.canvas, folded.face.pos() + folded.face.card.center()
    assert canvas.scene.tooltip_at(inside) == "Block × 3\n6 layers · 216 parameters"
    picture = canvas.pictures.picture("looks", "")
    assert picture is not None
    assert b"Block \xc3\x97 3" in picture.svg()
