"""The menu of layers that fit: opened by typing, by a double click and by a line that is let go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.architecture.architecture import Architecture, Connection
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain, suggested, template_architecture
from engine.core.layers import LAYER_KINDS
from engine.core.task import Task
from gui.canvas.canvas import Canvas
from gui.canvas.editing.additions import WantedPlace
from gui.canvas.editing.suggestions import matching, suggestions
from gui.look.words.translation import language

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
IMAGES = Task("classes", 64, ("0", "1", "2"), "digit", (8, 8, 1))
LEFT = Qt.MouseButton.LeftButton


class Drawing:
    """A canvas that shows every edit at once."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.architecture = canvas, suggested(TASK)
        self.texts: list[str] = []
        canvas.edited.connect(self._edit)
        self.show(self.architecture)

    def _edit(self, text: str, architecture: Architecture, key: object) -> None:
        self.texts.append(text)
        self.show(architecture)

    def show(self, architecture: Architecture, task: Task | None = TASK) -> None:
        self.architecture = architecture
        self.canvas.show_architecture(architecture, task, find_problems(architecture, task))

    def id(self, name: str) -> str:
        return next(layer.id for layer in self.architecture.layers if layer.name == name)

    def around(self, name: str) -> tuple[list[str], list[str]]:
        names = {layer.id: layer.name for layer in self.architecture.layers}
        layer_id = self.id(name)
        return (
            [names[i] for i in self.architecture.sources(layer_id)],
            [names[i] for i in self.architecture.targets(layer_id)],
        )

    def pull(self, start: QPointF, end: QPointF) -> None:
        view = self.canvas.view
        places = [view.mapFromScene(point) for point in (start, (start + end) / 2, end)]
        QTest.mousePress(view.viewport(), LEFT, pos=places[0])
        QTest.mouseMove(view.viewport(), places[1])
        QTest.mouseMove(view.viewport(), places[2])
        QTest.mouseRelease(view.viewport(), LEFT, pos=places[2])

    def type(self, text: str) -> None:
        """Type it wherever the keyboard is, as a user would who looks at the canvas alone."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)

    @property
    def offered(self) -> list[str]:
        shown = self.canvas.search.finder.list
        return [shown.item(row).text() for row in range(shown.count())]

    @property
    def is_open(self) -> bool:
        return self.canvas.search.finder.isVisible()


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.view.hasFocus)
    return widget


@pytest.fixture
def drawing(canvas: Canvas) -> Drawing:
    return Drawing(canvas)


@pytest.fixture
def korean() -> Iterator[None]:
    language.choose("ko")
    yield
    language.choose("en")


def fitting(drawn: Architecture, wanted: WantedPlace, task: Task | None = TASK) -> list[str]:
    return [each.kind for each in suggestions(drawn, task, wanted) if not each.refusal]


# What fits, and what comes first


def test_every_layer_that_is_offered_leaves_no_problem_of_shapes() -> None:
    drawn = template_architecture("lenet", IMAGES)
    for connection in drawn.connections:
        kinds = fitting(drawn, WantedPlace(into=connection), IMAGES)
        for kind in LAYER_KINDS:
            grown, layer = drawn.adding(kind, 0, 0)
            grown = grown.inserting(layer.id, connection)
            shapes = [p for p in find_problems(grown, IMAGES) if p.code == "shape_does_not_fit"]
            if kind not in kinds:
                assert shapes
            elif not LAYER_KINDS[kind].many_inputs and kind != "reshape":  # which gets the size of the data
                assert not shapes, (kind, connection)


def test_what_most_likely_comes_next_is_first() -> None:
    lenet = template_architecture("lenet", IMAGES)
    kinds = {layer.kind: layer.id for layer in lenet.layers}
    assert fitting(lenet, WantedPlace(source=kinds["conv2d"]), IMAGES)[0] == "batch_norm"
    assert fitting(lenet, WantedPlace(source=kinds["max_pool2d"]), IMAGES)[:2] == ["conv2d", "flatten"]
    assert fitting(suggested(TASK), WantedPlace(source=suggested(TASK).order[1].id))[0] == "dense"
    habit = chain([(kind, None) for kind in ("dense", "layer_norm") * 4], TASK)
    assert fitting(habit, WantedPlace(source=habit.order[1].id))[0] == "layer_norm"


def test_a_layer_that_joins_is_offered_where_a_second_one_could_feed_it() -> None:
    drawn = suggested(TASK)
    first, second = drawn.order[1].id, drawn.order[2].id
    assert "concatenate" in fitting(drawn, WantedPlace(into=Connection(first, second)))
    assert "add" not in fitting(drawn, WantedPlace(into=Connection(first, second)))  # nothing else is as wide
    residual = chain([("dense", None), ("dense", None)], TASK)
    last, output = residual.order[2].id, residual.order[3].id
    assert "add" in fitting(residual, WantedPlace(into=Connection(last, output)))


def test_before_a_layer_stands_what_some_layer_could_feed() -> None:
    drawn, pool = template_architecture("lenet", IMAGES).adding("max_pool2d", 0, 600)
    kinds = fitting(drawn, WantedPlace(target=pool.id), IMAGES)
    assert "conv2d" in kinds and "dropout" in kinds
    assert "dense" not in kinds and "flatten" not in kinds


def test_without_data_all_fits_that_is_not_known_not_to() -> None:
    drawn, _ = Architecture().adding("input", 0, 0)
    assert set(fitting(drawn, WantedPlace(after="layer-1"), None)) >= {"dense", "conv2d", "flatten"}
    drawn = suggested(TASK)
    assert "conv2d" not in fitting(drawn, WantedPlace(after=drawn.order[1].id), None)  # units are no picture


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("d", "Dense"),
        ("drop", "Dropout"),
        ("pool", ""),
        ("norm", "BatchNorm"),
        ("fully", "Dense"),
        ("linear", "Dense"),
        ("bn", "BatchNorm"),
        ("tanh", "tanh"),
        ("latten", "Flatten"),
        ("ㅇ둔ㄷ", "Dense"),  # "dense" with the Korean layout on
        ("overfitting", "Dropout"),
        ("xyz", ""),
    ],
)
def test_typing_finds_a_layer_by_any_of_its_names(typed: str, best: str) -> None:
    drawn = suggested(TASK)
    found = matching(suggestions(drawn, TASK, WantedPlace(after=drawn.order[1].id)), typed)
    assert next((each.name for each in found if not each.refusal), "") == best


def test_what_does_not_fit_is_named_where_the_typed_word_means_it() -> None:
    drawn = suggested(TASK)
    every = suggestions(drawn, TASK, WantedPlace(after=drawn.order[1].id))

    def refused(typed: str) -> list[str]:
        return [each.name for each in matching(every, typed) if each.refusal]

    assert refused("d") == []
    assert set(refused("pool")) == {each.name for each in every if "Pool" in each.name}


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(
    ("typed", "best"), [("드롭", "Dropout"), ("드로", "Dropout"), ("완전", "Dense"), ("dhkswjs", "Dense")]
)
def test_korean_names_are_found_while_a_syllable_is_not_finished(typed: str, best: str) -> None:
    drawn = suggested(TASK)
    found = matching(suggestions(drawn, TASK, WantedPlace(after=drawn.order[1].id)), typed)
    assert found[0].name == best


def test_the_field_is_not_below_what_covers_the_top_of_the_drawing(drawing: Drawing) -> None:
    drawing.canvas.make_room(60)
    shown = drawing.canvas.view.shown_rect()
    drawing.canvas.search.find(WantedPlace(point=QPointF(shown.center().x(), shown.top())))
    assert drawing.is_open
    assert drawing.canvas.search.finder.y() > 60


def test_what_does_not_fit_says_why_and_cannot_be_chosen(drawing: Drawing) -> None:
    drawing.type("conv")
    assert drawing.offered == ["Conv2D"]
    finder = drawing.canvas.search.finder
    assert "picture" in finder.list.item(0).toolTip()
    drawing.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert drawing.is_open and not drawing.texts


# Opening and choosing


def test_typing_inserts_before_the_output(drawing: Drawing) -> None:
    drawing.type("drop")
    assert drawing.is_open and drawing.offered == ["Dropout"]
    drawing.press(Qt.Key.Key_Return)
    assert drawing.around("Dropout 1") == (["Dense 2"], ["Output"])
    assert drawing.canvas.selection == (drawing.id("Dropout 1"),)
    assert not drawing.is_open and drawing.canvas.view.hasFocus()
    assert drawing.texts == ["Insert Dropout 1"]


def test_typing_with_a_layer_selected_adds_after_it(drawing: Drawing) -> None:
    drawing.canvas.select([drawing.id("Dense 1")])
    drawing.type("tan")
    drawing.press(Qt.Key.Key_Return)
    assert drawing.around("Activation 1") == (["Dense 1"], ["Dense 2"])
    assert drawing.architecture.layer(drawing.id("Activation 1")).activation == "tanh"


def test_typing_with_a_line_selected_inserts_there(drawing: Drawing) -> None:
    line = Connection(drawing.id("Input"), drawing.id("Dense 1"))
    drawing.canvas.scene.select((), [line])
    drawing.type("bat")
    assert drawing.canvas.scene.lines[line]._is_target
    drawing.press(Qt.Key.Key_Return)
    assert drawing.around("BatchNorm 1") == (["Input"], ["Dense 1"])


def test_arrows_go_round_and_escape_leaves_all_as_it_was(drawing: Drawing) -> None:
    drawing.canvas.search.find()
    finder = drawing.canvas.search.finder
    first, count = finder.suggestion, finder.list.count()
    drawing.press(Qt.Key.Key_Up)
    assert finder.list.currentRow() == count - 1
    drawing.press(Qt.Key.Key_Down)
    assert finder.suggestion == first
    drawing.press(Qt.Key.Key_Escape)
    assert not drawing.is_open and not drawing.texts and drawing.canvas.view.hasFocus()
    assert not drawing.canvas.scene._ghost.isVisible()


def test_a_line_let_go_on_the_empty_canvas_begins_a_branch_there(drawing: Drawing) -> None:
    port = drawing.canvas.scene.cards[drawing.id("Dense 1")].output_port()
    end = port + QPointF(60, 260)
    drawing.pull(port, end)
    assert drawing.is_open and drawing.canvas.scene._ghost.isVisible()
    drawing.type("dense")
    drawing.press(Qt.Key.Key_Return)
    assert drawing.around("Dense 3") == (["Dense 1"], [])
    card = drawing.canvas.scene.cards[drawing.id("Dense 3")]
    reached = card.input_port()
    assert reached is not None and (reached - end).manhattanLength() <= 12


def test_a_line_pulled_from_an_input_gets_a_layer_before_it(drawing: Drawing) -> None:
    loose, layer = suggested(TASK).adding("dense", 300, 330)
    drawing.show(loose)
    port = drawing.canvas.scene.cards[layer.id].input_port()
    assert port is not None
    drawing.pull(port, port + QPointF(-60, 40))
    drawing.type("dropout")
    drawing.press(Qt.Key.Key_Return)
    assert drawing.around("Dropout 1") == ([], ["Dense 3"])


def test_a_double_click_adds_at_that_place_or_into_a_line(drawing: Drawing) -> None:
    view = drawing.canvas.view
    place = view.mapFromScene(QPointF(100, 420))
    QTest.mouseDClick(view.viewport(), LEFT, pos=place)
    drawing.press(Qt.Key.Key_Return)
    added = drawing.architecture.layers[-1]
    assert abs(added.x + 80 - 100) <= 6 and abs(added.y + 125 - 420) <= 6
    assert not drawing.architecture.sources(added.id)
    scene = drawing.canvas.scene
    end = scene.cards[drawing.id("Dense 2")].input_port()
    assert end is not None
    middle = (scene.cards[drawing.id("Dense 1")].output_port() + end) / 2
    QTest.mouseDClick(view.viewport(), LEFT, pos=view.mapFromScene(middle))
    drawing.type("drop")
    drawing.press(Qt.Key.Key_Return)
    assert drawing.around("Dropout 1") == (["Dense 1"], ["Dense 2"])


def test_an_empty_canvas_takes_a_first_layer(drawing: Drawing) -> None:
    drawing.show(Architecture())
    drawing.type("dense")
    drawing.press(Qt.Key.Key_Return)
    assert [layer.kind for layer in drawing.architecture.layers] == ["input", "dense"]
    assert drawing.around("Dense 1") == (["Input"], [])


def test_letters_that_a_command_has_are_left_to_it(drawing: Drawing) -> None:
    QTest.keyClick(drawing.canvas.view, Qt.Key.Key_F)
    assert not drawing.is_open and drawing.canvas.view.is_fitted
    QTest.keyClick(drawing.canvas.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not drawing.is_open


def test_an_input_method_may_begin_on_the_canvas(drawing: Drawing) -> None:
    view, finder = drawing.canvas.view, drawing.canvas.search.finder
    QApplication.sendEvent(view, QInputMethodEvent("ㅇ", []))
    assert drawing.is_open and finder.field.hasFocus() and finder.field.typed == "ㅇ"
    assert "Dense" in drawing.offered
    done = QInputMethodEvent("ㄷ", [])
    done.setCommitString("ㅇ")
    QApplication.sendEvent(finder.field, done)
    assert finder.field.typed == "ㅇㄷ" and drawing.offered[0] == "Dense"


def test_an_edit_from_elsewhere_closes_the_menu(drawing: Drawing) -> None:
    drawing.canvas.search.find()
    drawing.show(suggested(TASK))
    assert not drawing.is_open
