"""Goes through lessons in the real window as a person would: clicks what a step says, and waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox, QTableView, QToolButton, QWidget

from gui.evaluate.classes.matrix import ConfusionMatrix, MatrixCell
from gui.evaluate.curves.threshold_strip import ThresholdStrip
from gui.look.widgets.fields import ChoiceBox
from gui.profile.strips.strip_card import StripCard
from gui.window.main_window import MainWindow

WAIT = 20_000
"""Milliseconds that anything may take."""


class Driver:
    """One person at one window."""

    def __init__(self, qtbot: Any, window: MainWindow) -> None:
        self.qtbot, self.window, self.lessons = qtbot, window, window.lessons

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)

    def press(self, key: str) -> None:
        """Choose an action that can be seen and chosen."""
        action = self.window.findChild(QAction, key)
        assert action is not None and action.isVisible(), key
        self.wait(action.isEnabled)
        action.trigger()

    def click(self, name: str) -> None:
        """Click a control that can be seen."""
        self.wait(lambda: any(each.isVisible() for each in self.window.findChildren(QWidget, name)))
        widget = next(each for each in self.window.findChildren(QWidget, name) if each.isVisible())
        assert widget.isEnabled(), name
        self.wait(lambda: not widget.visibleRegion().isEmpty())  # it may just have been shown
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def click_card(self, name: str) -> None:
        """Click the card of a layer on the canvas, by its words."""
        layer = next(each for each in self.window.workbench.project.architecture.order if each.name == name)
        view, card = self.window.parts.canvas.view, self.window.parts.canvas.scene.cards[layer.id]
        top = card.sceneBoundingRect().topLeft()
        place = view.mapFromScene(top + type(top)(60.0, 25.0))
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def type(self, name: str, text: str) -> None:
        """Type into a field, and press Enter."""
        field = self.window.findChild(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def choose_tab(self, index: int) -> None:
        """Click a tab over the middle of the window."""
        bar = self.window.parts.tabs.bar
        self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())

    def click_action(self, key: str) -> None:
        """Click the button of an action."""
        action = self.window.findChild(QAction, key)
        self.wait(action.isEnabled)
        buttons = self.window.findChildren(QToolButton)
        shown = next(each for each in buttons if each.defaultAction() is action and each.isVisible())
        self.qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)

    def type_number(self, name: str, number: int) -> None:
        """Type a number into a field for numbers, and press Enter."""
        box = self.window.findChild(QSpinBox, name)
        self.wait(box.isVisible)
        box.setFocus()
        box.selectAll()
        self.qtbot.keyClicks(box, str(number))
        self.qtbot.keyClick(box, Qt.Key.Key_Return)

    def click_cell(self, actual: str, predicted: str) -> None:
        """Click a cell of the confusion matrix, on the page Evaluate, unless its rows are chosen."""
        self.window.parts.tabs.show_page("evaluate")
        matrix = self.window.findChild(ConfusionMatrix)
        names = self.window.workbench.task.classes
        cell = MatrixCell(names.index(actual), names.index(predicted))
        self.wait(lambda: matrix.isVisible() and matrix.count_of(cell))
        if matrix.chosen != cell:
            place = matrix.cell_rect(*cell).center().toPoint()
            self.qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def drag_threshold(self, probability: float) -> None:
        """Drag the line of the threshold on the page Evaluate."""
        self.window.parts.tabs.show_page("evaluate")
        strip = self.window.findChild(ThresholdStrip)
        self.wait(lambda: strip.isVisible() and strip.accessibleName())
        self.window.lessons.show_me()  # scrolls to it
        y = round(strip.bars_area().center().y())
        begin, end = (QPoint(round(strip.x_of(share)), y) for share in (0.5, probability))
        QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(strip, end)
        QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=end)

    def drag_strip(self, column: str, share: float) -> None:
        """Drag the line of a strip of the page Profile to a share of its width."""
        cards = self.window.findChildren

        def found() -> list[StripCard]:
            return [each for each in cards(StripCard, f"strip_{column}") if each.isVisible() and each.here]

        self.lessons.show_me()  # scrolls to it, and only what is in sight is computed
        self.wait(found)
        card = found()[0]
        place = QPointF(card.plot.left() + share * card.plot.width(), card.plot.center().y()).toPoint()
        self.qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)

    def click_number(self, name: str) -> None:
        """Click a number of a table."""
        table = self.window.findChild(QTableView, name)
        place = table.visualRect(table.model().index(1, 1)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def type_setting(self, name: str, number: int) -> None:
        """Type a number into a field for a setting of the selected layer, and press Enter."""
        self.type_number(f"layer_{name}", number)

    def choose_setting(self, name: str, label: str) -> None:
        """Choose a setting of the selected layer from its list, by its first letters."""
        box = self.window.findChild(ChoiceBox, f"layer_{name}")
        self.wait(box.isVisible)
        box.setFocus()
        self.qtbot.keyClicks(box, label)
        assert box.currentText() == label

    def add_dense(self) -> None:
        """Double-click Dense among the layers."""
        before = len(self.window.workbench.project.architecture.layers)
        self.lessons.show_me()  # scrolls to it
        chip = self.window.findChild(QPushButton, "palette_dense")
        self.wait(lambda: not chip.visibleRegion().isEmpty())
        self.qtbot.mouseDClick(chip, Qt.MouseButton.LeftButton)
        self.wait(lambda: len(self.window.workbench.project.architecture.layers) == before + 1)

    def zoom_to_units(self) -> None:
        """Zoom in until units have pictures, over the first hidden layer."""
        canvas = self.window.parts.canvas
        while canvas.scene.units.detail != "units":
            self.press("zoom_in")
        card = canvas.scene.cards[self.window.workbench.project.architecture.order[1].id]
        canvas.view.centerOn(card.sceneBoundingRect().center())
        self.wait(lambda: card.pictures is not None and card.form == "units")

    def point_at_unit(self) -> None:
        """Move the pointer to a picture of the first hidden layer that can be seen."""
        self.zoom_to_units()
        canvas = self.window.parts.canvas
        card = canvas.scene.cards[self.window.workbench.project.architecture.order[1].id]
        rect = card.sceneBoundingRect() & canvas.view.shown_rect().adjusted(2, 2, -2, -2)
        places = [
            QPointF(x, y)
            for y in np.linspace(rect.top(), rect.bottom(), 40)
            for x in np.linspace(rect.left(), rect.right(), 20)
        ]
        found = next(each for each in places if card.pictures.place_at(each - card.pos()) is not None)
        port = canvas.view.viewport()
        place = QPointF(canvas.view.mapFromScene(found))
        kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
        at = QPointF(port.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(port, QMouseEvent(kind, place, at, none, none, Qt.KeyboardModifier.NoModifier))

    def scrub(self, epoch: int) -> None:
        """Press on the mark of a checkpoint."""
        track = self.window.parts.timeline_bar.track
        self.wait(lambda: track.isVisible() and epoch in track.epochs)
        self.qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=track.place(epoch).toPoint())

    # The lesson

    def open(self, number: int) -> None:
        """Open a lesson from the menu."""
        self.press(f"lesson_{number}")
        self.wait(
            lambda: self.lessons.lesson is not None and self.lessons.lesson.key.startswith(f"{number}_")
        )
        self.settle()

    def settle(self) -> None:
        """Wait until the step can be worked at."""
        self.wait(lambda: not self.lessons.is_busy)

    def answer(self, number: int) -> None:
        """Choose an answer."""
        self.click(f"lesson_choice_{number}")

    def wait_until_done(self) -> None:
        """Wait until the lesson bar says that the step is done."""
        place = self.lessons.place
        self.wait(lambda: self.lessons.is_done)
        assert place == self.lessons.place
        assert self.window.findChild(QPushButton, "lesson_next").text() == "Next"

    def go_on(self) -> None:
        """Wait until the step is done, and press Next."""
        self.wait_until_done()
        self.click("lesson_next")
        self.settle()

    @property
    def hint(self) -> str:
        """Text that the lesson bar shows below that of the step."""
        return self.lessons.bar.hint.text()

    # What each step of each lesson says

    def train_to_the_end(self) -> None:
        self.press("train")
        self.wait(lambda: self.window.workbench.session.state == "finished")

    def step_once(self) -> None:
        session = self.window.workbench.session
        trainer, before = session.trainer, session.trainer.step_count if session.trainer else 0
        self.press("step")  # which begins another run where the one that is there is of something else
        self.wait(lambda: session.trainer is not trainer or trainer.step_count != before)
        self.wait(lambda: session.trainer.step_count > 0)

    def choose_speed(self, speed: str) -> None:
        self.window.parts.speed_box.speed_chosen.emit(speed)

    def pause(self) -> None:
        if self.window.workbench.session.state != "running":
            self.press("train")
        self.press("train")

    def open_sample(self, key: str) -> None:
        self.press(f"sample_{key}")
        self.wait(lambda: self.window.workbench.project.data.path == f"sample:{key}")
        self.wait(lambda: self.window.workbench.can_train)

    def open_file(self, path: str) -> None:
        self.window.files.open_path(path)
        bench = self.window.workbench
        self.wait(lambda: bench.project.data.path == path)
        self.wait(lambda: bench.can_train or bench.asks_for_target)
        if bench.asks_for_target:
            self.click("accept_target")
        self.wait(lambda: bench.can_train)


Deed = Callable[[Driver], object] | None
"""Action that a step asks for; None where it is only to be read."""

DEEDS: dict[int, list[Deed]] = {
    1: [
        None,
        lambda user: user.click_card("Output"),
        lambda user: user.answer(2),
        lambda user: user.step_once(),
        lambda user: user.train_to_the_end(),
        None,
        lambda user: user.open_sample("xor"),
        lambda user: (user.answer(1), user.answer(2)),
        lambda user: user.train_to_the_end(),
    ],
    2: [
        lambda user: user.choose_tab(1),
        lambda user: user.click_action("step_forward"),
        lambda user: user.answer(1),
        lambda user: user.click_action("step_forward"),
        lambda user: user.click_number("numbers_table"),
        lambda user: user.answer(2),
        lambda user: user.click_action("step_forward"),
        lambda user: user.answer(3),
        lambda user: user.click_action("run_to_loss"),
    ],
    3: [
        None,
        lambda user: user.answer(2),
        lambda user: user.click_action("step_forward"),
        lambda user: user.click_number("numbers_table"),
        lambda user: (user.click_number("numbers_table"), user.click("show_chain")),
        lambda user: (user.answer(1), user.answer(2)),
        lambda user: user.click_action("step_forward"),
        lambda user: user.click("check_gradients_button"),
    ],
    4: [
        lambda user: user.answer(1),
        lambda user: user.click_action("step_forward"),
        lambda user: user.choose_tab(0),
        lambda user: user.train_to_the_end(),
        lambda user: user.answer(2),
        lambda user: user.train_to_the_end(),
        lambda user: (user.type("learning_rate", "0.1"), user.train_to_the_end()),
    ],
    7: [
        lambda user: user.choose_tab(2),
        lambda user: (user.answer(1), user.answer(2)),
        lambda user: user.answer(1),
        lambda user: user.click_cell("malignant", "benign"),
        lambda user: (user.click_cell("malignant", "benign"), user.choose_tab(0)),
        lambda user: user.drag_threshold(0.2),
        lambda user: user.answer(1),
        None,
    ],
    8: [
        lambda user: user.choose_tab(2),
        lambda user: user.answer(2),
        lambda user: (user.answer(3), user.answer(1)),
        lambda user: user.choose_tab(3),
        lambda user: user.type_number("pinned_row", 84),
        lambda user: user.answer(2),
        lambda user: user.drag_strip("petal_length", 0.4),
        lambda user: user.click("find_change"),
    ],
    9: [
        lambda user: user.answer(1),
        lambda user: user.train_to_the_end(),
        lambda user: (
            user.add_dense(),
            user.type_setting("units", 2),
            user.choose_setting("activation", "tanh"),
        ),
        lambda user: user.train_to_the_end(),
        lambda user: (
            user.type_setting("units", 4),
            user.train_to_the_end(),
            user.type_setting("units", 8),
            user.train_to_the_end(),
        ),
        lambda user: user.point_at_unit(),
        lambda user: (user.add_dense(), user.choose_setting("activation", "tanh")),
        lambda user: user.train_to_the_end(),
        lambda user: user.scrub(30),
    ],
    5: [
        None,
        lambda user: user.step_once(),
        lambda user: user.click_card("Output"),
        lambda user: user.answer(3),
        lambda user: user.click_card("Dense 1"),
        lambda user: user.train_to_the_end(),
        lambda user: user.click("template_deeper"),
        lambda user: (user.step_once(), user.click_card("Dense 1")),
        lambda user: user.train_to_the_end(),
    ],
}
"""Actions by number of the lesson, for each step; lesson 6 has a file and a name of its own."""
