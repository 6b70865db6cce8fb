"""The diagram driven by real mouse and key events, on tapes of real iterations."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain, template_architecture
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.quantities import Key
from gui.look.drawing import formulas
from gui.look.drawing.formula_text import plain_text
from gui.look.theme import theme
from gui.stepping.diagram.box import BoxBadge, BoxItem
from gui.stepping.diagram.diagram import Diagram
from gui.stepping.diagram.items import ArrowItem, ChipItem, LabelItem, LegendItem
from gui.stepping.diagram.view import LEGIBLE
from gui.stepping.stepping_model import SteppingModel
from tests.random_networks import random_graph, random_task
from tests.taped import tape_of

TASK = Task("classes", 4, ("setosa", "versicolor", "virginica"), "species")
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def dense(*units: int) -> Architecture:
    return chain([("dense", DenseSettings(count, "relu")) for count in units], TASK)


class Stage:
    """A diagram in a window, its model, and what it has asked for."""

    def __init__(
        self,
        qtbot: QtBot,
        architecture: Architecture,
        task: Task = TASK,
        shows: bool = True,
        settings: TrainingSettings | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.model, self.diagram = SteppingModel(), Diagram()
        qtbot.addWidget(self.diagram)
        self.diagram.resize(1000, 600)
        self.tape = tape_of(architecture, task, m=6, settings=settings)
        self.plan = self.tape.plan
        self.diagram.show_model(self.model)
        if shows:
            self.diagram.show()
        self.model.show_plan(self.plan)
        if shows:
            self.wait()
        self.steps: list[int] = []
        self.parts: list[object] = []
        self.keys: list[Key] = []
        self.diagram.step_chosen.connect(self.steps.append)
        self.diagram.part_chosen.connect(self.parts.append)
        self.diagram.key_chosen.connect(self.keys.append)

    def wait(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.scene.content is not None and self.scene.content.plan is self.plan, timeout=20_000
        )

    @property
    def scene(self):
        return self.diagram.scene

    def show_until(self, kind: str, layer: int | None = None) -> None:
        """As after this step."""
        step = next(s for s in self.plan.steps if s.kind == kind and layer in (None, s.layer))
        self.model.take_tape(self.tape)
        self.model._show_parts(step.end)

    def box(self, kind: str, layer: int) -> BoxItem:
        return self.scene.boxes[kind, layer]

    def place(self, point: QPointF) -> QPoint:
        return self.diagram.view.mapFromScene(point)

    def click(self, point: QPointF) -> None:
        QTest.mouseClick(self.diagram.view.viewport(), LEFT, NONE, self.place(point))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.diagram.view, key, modifiers)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    yield Stage(qtbot, dense(16, 8))


def test_every_layer_has_its_boxes(stage: Stage):
    kinds = {(kind, l) for kind, l in stage.scene.boxes}
    layers = {(kind, l) for kind in ("forward", "backward", "update") for l in (1, 2, 3)}
    assert kinds == layers | {("input", 0), ("loss", 3)}
    assert [stage.box("forward", l).text.title for l in (1, 2, 3)] == list(stage.plan.graph.names[1:])
    for kind in ("forward", "backward"):
        step = next(s for s in stage.plan.steps if s.kind == kind and s.layer == 2)
        assert [row.part for row in stage.box(kind, 2).rows] == list(range(step.start, step.end))


def test_nothing_counts_as_computed_before_it_is(stage: Stage):
    assert {box.state for box in stage.scene.boxes.values()} == {"future"}
    labels = [item for item in stage.scene.items_made if isinstance(item, LabelItem)]
    assert not any(known for label in labels for known in label._known)
    assert all(label._m is None for label in labels)
    assert stage.scene.content is not None
    assert stage.scene.content.shape_text(Key("a", 1), None) == "16×m"


@pytest.mark.parametrize("kind", ["forward", "loss", "backward", "update"])
def test_what_is_computed_is_shown_step_by_step(stage: Stage, kind: str):
    layer = None if kind in ("loss", "update") else 2
    stage.show_until(kind, layer)
    for box in stage.scene.boxes.values():
        assert box.text.step is not None
        step = stage.plan.steps[box.text.step]
        expected = "future" if stage.model.done <= step.start else "done"
        is_current = stage.plan.step_at(stage.model.done) == box.text.step
        assert box.state == ("current" if is_current else expected)
    for item in stage.scene.items_made:
        if isinstance(item, ArrowItem):
            assert item._known == all(stage.model.knows(key) for key in item.keys)
    value = stage.box("loss", 3)._loss
    knows_loss = stage.model.knows(Key("loss", 3))
    assert bool(value) == knows_loss
    if knows_loss:
        assert float(value) == pytest.approx(float(stage.tape[Key("loss", 3)]), rel=1e-3)


def test_what_goes_into_the_formula_that_is_shown_is_marked(stage: Stage):
    stage.show_until("backward", 2)
    assert stage.model.selected is not None
    assert stage.model.selected.results == (Key("da", 1),)
    chips = {item.layer: item for item in stage.scene.items_made if isinstance(item, ChipItem)}
    assert Key("W", 2) in chips[2]._inputs
    assert not chips[1]._inputs | chips[3]._inputs | stage.box("forward", 2)._inputs
    stage.show_until("forward", 2)
    assert Key("W", 2) in stage.box("forward", 2)._inputs
    assert not chips[2]._inputs
    label = next(
        item
        for item in stage.scene.items_made
        if isinstance(item, LabelItem) and item.arrow == ("forward", 1, 2)
    )
    assert Key("a", 1) in label._inputs


def test_stepping_back_hides_what_was_shown(stage: Stage):
    stage.show_until("loss")
    stage.show_until("forward", 1)
    assert stage.box("loss", 3)._loss == ""
    assert stage.box("forward", 2).state == "future"


def test_a_box_is_clicked_for_its_step_and_a_formula_for_its_part(stage: Stage):
    stage.show_until("backward", 2)
    box = stage.box("backward", 2)
    stage.click(box.title_rect.center())
    assert stage.steps == [box.text.step]
    row = box.rows[1]
    stage.click(row.rect.center())
    assert stage.parts == [stage.plan.parts[row.part]]
    later = stage.box("backward", 1)
    stage.click(later.rows[0].rect.center())
    assert stage.steps == [box.text.step, later.text.step]


def test_arrows_chips_and_weights_are_clicked_for_their_quantities(stage: Stage):
    chip = next(item for item in stage.scene.items_made if isinstance(item, ChipItem) and item.layer == 2)
    stage.click(chip.zones[1].rect.center())
    stage.click(stage.box("forward", 1).zones[-2].rect.center())
    arrow = next(
        item
        for item in stage.scene.items_made
        if isinstance(item, ArrowItem) and item.arrow == ("backward", 2, 1)
    )
    stage.click((arrow.points[0] + arrow.points[-1]) / 2 + QPointF(0, 3))
    assert stage.keys == [stage.plan.maths[1].cache[0], Key("W", 1), Key("da", 1)]


def test_what_is_under_the_pointer_is_said_in_words(stage: Stage):
    chip = next(item for item in stage.scene.items_made if isinstance(item, ChipItem) and item.layer == 2)
    view = stage.diagram.view
    QTest.mouseMove(view.viewport(), stage.place(chip.zones[3].rect.center()))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    words = stage.scene.tooltip_for(chip.zones[3].target)
    assert words == f"W[2] · 8×16\nthe weights of {stage.plan.graph.names[2]}"
    QTest.mouseMove(view.viewport(), QPoint(3, 3))
    assert view.viewport().cursor().shape() != Qt.CursorShape.PointingHandCursor


def test_what_a_click_on_a_box_will_do_is_said(stage: Stage):
    stage.show_until("forward", 1)

    def words(kind: str, layer: int) -> str:
        box = stage.box(kind, layer)
        return stage.scene.tooltip_for(box.zones[0].target).splitlines()[-1]

    assert words("forward", 1) == "Click: shows its numbers."
    assert words("forward", 2) == "Click: runs 1 step forward, to forward 2."
    assert words("backward", 2).startswith("Click: runs ") and "to backward 2." in words("backward", 2)
    # All is computed, so the weights have changed already.
    assert words("update", 1).endswith("steps forward, to update W, b.")


def test_a_drag_scrolls_and_chooses_nothing(stage: Stage):
    view = stage.diagram.view
    stage.diagram.view.set_zoom(2.0)
    start = stage.place(stage.box("forward", 2).rect.center())
    before = view.mapToScene(QPoint(0, 0))
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    QTest.mouseMove(view.viewport(), start + QPoint(-60, -40))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, start + QPoint(-60, -40))
    moved = view.mapToScene(QPoint(0, 0)) - before
    assert (moved.x(), moved.y()) == (pytest.approx(30, abs=1), pytest.approx(20, abs=1))
    assert stage.steps == stage.parts == stage.keys == []


def test_the_keyboard_goes_from_box_to_box(stage: Stage):
    stage.show_until("forward", 1)
    stage.press(Qt.Key.Key_Right, CONTROL)
    assert stage.scene.focused is stage.box("forward", 1)
    stage.press(Qt.Key.Key_Right, CONTROL)
    assert stage.scene.focused is stage.box("forward", 2)
    stage.press(Qt.Key.Key_Down)
    assert stage.scene.focused is stage.box("backward", 2)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Left, CONTROL)
    assert stage.scene.focused is stage.box("update", 1)
    stage.press(Qt.Key.Key_Return)
    assert stage.steps == [len(stage.plan.steps) - 1]
    stage.press(Qt.Key.Key_Escape)
    assert stage.scene.focused is None


def test_keys_and_buttons_zoom(stage: Stage):
    diagram = stage.diagram
    stage.press(Qt.Key.Key_0, CONTROL)
    assert diagram.view.zoom == 1.0
    stage.press(Qt.Key.Key_Plus, CONTROL)
    assert diagram.view.zoom == pytest.approx(1.2)
    QTest.mouseClick(diagram.findChild(QToolButton, "stepping_zoom_out"), LEFT)
    assert diagram.zoom_pill.percent.text() == "100 %"
    stage.press(Qt.Key.Key_F)
    shown = diagram.view.mapToScene(diagram.view.viewport().rect()).boundingRect()
    assert shown.contains(stage.scene.content_rect.adjusted(16, 16, -16, -16))


@pytest.mark.parametrize("units", [(), (5,), (16, 8), (16, 16, 16, 16)])
@pytest.mark.parametrize("size", [(720, 490), (830, 560), (1000, 600)])
def test_the_zoom_hides_nothing_of_what_it_opens_with(qtbot: QtBot, units, size):
    stage = Stage(qtbot, dense(*units), shows=False, settings=TrainingSettings(optimizer="adam"))
    stage.diagram.resize(*size)
    stage.diagram.show()
    stage.wait()
    view, pill = stage.diagram.view, stage.diagram.zoom_pill
    hidden = view.mapToScene(pill.geometry()).boundingRect()
    found = [item for item in stage.scene.items(hidden) if item.sceneBoundingRect().intersects(hidden)]
    assert [type(item).__name__ for item in found] == []


def test_the_first_network_of_a_beginner_is_all_in_sight_in_a_small_window(qtbot: QtBot):
    """The middle of a window of 1280 x 800, docks at both sides."""
    stage = Stage(qtbot, dense(16, 8), shows=False)
    stage.diagram.resize(666, 466)
    stage.diagram.show()
    stage.wait()
    view = stage.diagram.view
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    assert shown.contains(stage.scene.content_rect.adjusted(16, 16, -16, -16))


def test_a_deep_network_opens_so_that_it_can_be_read(qtbot: QtBot):
    stage = Stage(qtbot, dense(*[16] * 11))
    view = stage.diagram.view
    assert view.zoom >= LEGIBLE
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    assert shown.contains(stage.box("forward", 1).rect)
    assert not shown.contains(stage.box("forward", 9).rect)
    stage.show_until("forward", 9)
    qtbot.waitUntil(
        lambda: view.mapToScene(view.viewport().rect()).boundingRect().contains(stage.box("forward", 9).rect)
    )


def test_it_is_typeset_in_slices_while_the_window_lives(qtbot: QtBot, monkeypatch):
    """Nothing is typeset at once when a plan comes, if it has to be typeset."""
    for cached in (formulas._outline, formulas._typeset):
        cached.cache_clear()
    monkeypatch.setattr("gui.look.drawing.typesetter.SLICE", 0)
    stage = Stage(qtbot, dense(5), shows=False)
    stage.diagram.show()
    assert stage.scene.content is None
    stage.wait()


def test_while_another_network_is_typeset_nothing_of_the_one_before_can_be_clicked(qtbot: QtBot, monkeypatch):
    """A box of a deep network would be a step that a shallow one does not have."""
    stage = Stage(qtbot, dense(*[5] * 6))
    for cached in (formulas._outline, formulas._typeset):
        cached.cache_clear()
    monkeypatch.setattr("gui.look.drawing.typesetter.SLICE", 0)
    monkeypatch.setattr("gui.look.drawing.typesetter.LATE", 1_000_000)
    monkeypatch.setattr("gui.look.drawing.typesetter.is_loaded", lambda: False)
    place = stage.box("forward", 6).rect.center()
    stage.plan = tape_of(dense(5), TASK, m=6).plan
    stage.model.show_plan(stage.plan)
    stage.click(place)
    assert stage.steps == []


def test_a_network_that_is_typeset_for_long_takes_the_one_before_away(qtbot: QtBot, monkeypatch):
    stage = Stage(qtbot, dense(5))
    for cached in (formulas._outline, formulas._typeset):
        cached.cache_clear()
    monkeypatch.setattr("gui.look.drawing.typesetter.SLICE", 0)
    monkeypatch.setattr("gui.look.drawing.typesetter.LATE", -1)
    stage.plan = tape_of(dense(5, 5), TASK, m=6).plan
    stage.model.show_plan(stage.plan)
    assert stage.scene.content is None
    assert stage.diagram.empty.isVisible()
    stage.wait()
    assert not stage.diagram.empty.isVisible()


@pytest.mark.parametrize(
    ("optimizer", "step", "before"),
    [("sgd", "W[1] −= α dW[1]", ()), ("momentum", "W[1] −= α v", ("v ≔ βv + dW",))],
)
def test_the_update_is_that_of_the_optimizer(qtbot: QtBot, optimizer, step, before):
    stage = Stage(qtbot, dense(5), settings=TrainingSettings(optimizer=optimizer))
    assert stage.box("update", 1).rows[0].formula.text == step
    assert stage.scene.content is not None
    assert (
        tuple(plain_text(line).replace("β v", "βv") for line in stage.scene.content.optimizer_lines) == before
    )
    legend = [item for item in stage.scene.items_made if isinstance(item, LegendItem)]
    assert len(legend) == bool(before)


def test_layers_that_backward_does_not_visit_say_why(qtbot: QtBot):
    task = Task("classes", 64, tuple("0123456789"), "digit", image=(8, 8, 1))
    stage = Stage(qtbot, template_architecture("lenet", task), task)
    stage.show_until("update")
    box = stage.box("backward", 1)
    assert box.state == "absent"
    assert "does not visit" in stage.scene.tooltip_for(box.zones[0].target)
    stage.click(box.rect.center())
    assert stage.steps == []
    without_weights = next(
        l for l, math in enumerate(stage.plan.maths, 1) if not stage.scene.content.parameters(l)
    )
    assert ("update", without_weights) not in stage.scene.boxes


def test_badges_stand_on_the_backward_boxes(stage: Stage):
    stage.show_until("update")
    right, wrong = BoxBadge("2e-9", True, "agrees"), BoxBadge("0.01", False, "differs")
    stage.diagram.show_badges({2: right, 3: wrong})
    assert [stage.box("backward", l).badge for l in (1, 2, 3)] == [None, right, wrong]
    found = stage.scene.target_at(stage.box("backward", 3).badge_rect.center())
    assert found is not None
    assert stage.scene.tooltip_for(found[2]).splitlines()[0] == "differs"  # then what a click does
    stage.diagram.show_badges({})
    assert stage.box("backward", 2).badge is None


def test_without_a_plan_it_says_what_to_do(stage: Stage):
    stage.model.show_plan(None)
    assert stage.diagram.empty.isVisible()
    assert "Samples" in stage.diagram.empty.text()
    assert stage.scene.items() == []
    stage.model.show_plan(None, Message("Layer {layer} is fed by nothing.", layer="Dense 2"))
    assert stage.diagram.empty.text() == "Layer Dense 2 is fed by nothing."
    assert not stage.diagram.zoom_pill.isVisible()


def painted(diagram: Diagram, light: bool) -> np.ndarray:
    size = diagram.content_size().toSize()
    image = QImage(size, QImage.Format.Format_Grayscale8)
    painter = QPainter(image)
    diagram.paint_to(painter, QRectF(image.rect()), light)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return pixels[:, : image.width()].copy()


def test_it_paints_itself_on_white_whatever_the_scheme(stage: Stage):
    theme.choose("dark")
    stage.show_until("backward", 2)
    on_white, as_shown = painted(stage.diagram, True), painted(stage.diagram, False)
    assert np.median(on_white) == 255
    assert np.median(as_shown) < 60
    assert (on_white < 120).sum() > 2000


def test_its_svg_holds_outlines_and_no_pictures(qtbot: QtBot):
    stage = Stage(qtbot, dense(3), shows=False)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    rect = QRectF(QPointF(0, 0), stage.diagram.content_size())
    generator.setViewBox(rect)
    painter = QPainter(generator)
    stage.diagram.paint_to(painter, rect)
    painter.end()
    text = buffer.data().data().decode()
    assert text.count("<path") > 50
    assert "<image" not in text


@pytest.mark.parametrize("seed", range(12))
def test_any_network_can_be_drawn_and_no_formula_is_wider_than_its_box(qtbot: QtBot, seed: int):
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    stage = Stage(qtbot, random_graph(task, rng), task, shows=False)
    stage.diagram._finish_typesetting()
    stage.show_until("update")
    painted(stage.diagram, True)
    for box in stage.scene.boxes.values():
        for row in box.rows:
            assert row.rect.left() <= row.start.x()
            assert row.start.x() + row.formula.width <= row.rect.right()
            assert box.rect.contains(row.rect)
        for zone in box.zones:
            assert box.rect.adjusted(-1, -1, 1, 1).contains(zone.rect)
