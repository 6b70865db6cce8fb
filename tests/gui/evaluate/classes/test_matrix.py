"""The confusion matrix: what it says, and what a mouse and keys choose in it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sklearn import metrics

from engine.core.task import Task
from engine.evaluation.answers import Answers, confusion_of
from engine.evaluation.figures import matrix_figures
from gui.evaluate.classes.class_table import ClassTable
from gui.evaluate.classes.classes_view import places_of
from gui.evaluate.classes.matrix import WHOLE, ConfusionMatrix, MatrixCell
from gui.evaluate.classes.matrix_order import MOST_UNSORTED, shown_order

COUNTS = np.array([[8, 2, 0], [1, 9, 0], [0, 3, 7]])
NAMES = ("setosa", "versicolor", "virginica")


@pytest.fixture
def matrix(qtbot) -> ConfusionMatrix:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(420, 400)
    matrix.show_counts(COUNTS, NAMES)
    matrix.show()
    return matrix


def answers_of(actual: list[int], predicted: list[int], classes: int) -> Answers:
    probabilities = np.eye(classes)[predicted]
    task = Task("classes", 1, tuple(f"c{i}" for i in range(classes)))
    return Answers(task, np.array(actual), np.array(predicted), probabilities)


def click(matrix: ConfusionMatrix, place: QPoint) -> None:
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_chooses_the_cell_under_it(qtbot, matrix):
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        click(matrix, matrix.cell_rect(2, 1).center().toPoint())
    assert chosen.args == [MatrixCell(2, 1)]


def test_a_second_click_takes_the_choice_back(qtbot, matrix):
    matrix.show_chosen(MatrixCell(2, 1))
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        click(matrix, matrix.cell_rect(2, 1).center().toPoint())
    assert chosen.args == [None]


def test_a_cell_without_rows_cannot_be_chosen(matrix):
    told = []
    matrix.cell_chosen.connect(told.append)
    click(matrix, matrix.cell_rect(0, 2).center().toPoint())
    assert not told


def test_a_name_chooses_all_rows_of_its_class(qtbot, matrix):
    middle = matrix.cell_rect(1, 0).center().toPoint()
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        click(matrix, QPoint(3, middle.y()))
    assert chosen.args == [MatrixCell(1, WHOLE)]
    below = QPoint(matrix.cell_rect(0, 2).center().toPoint().x(), round(matrix.cell_rect(2, 2).bottom()) + 8)
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        click(matrix, below)
    assert chosen.args == [MatrixCell(WHOLE, 2)]


def test_keys_go_from_cell_to_cell_and_choose(qtbot, matrix):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(matrix, key)
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert chosen.args == [MatrixCell(2, 1)]
    matrix.show_chosen(MatrixCell(2, 1))
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        QTest.keyClick(matrix, Qt.Key.Key_Escape)
    assert chosen.args == [None]


def test_shares_are_of_the_line_they_say(matrix):
    matrix.show_shares("row")
    assert matrix.text_of(MatrixCell(2, 1)) == "30"
    matrix.show_shares("column")
    assert matrix.text_of(MatrixCell(2, 1)) == f"{100 * 3 / 14:.0f}"


def test_many_classes_are_sorted_by_their_mistakes_and_scroll(qtbot):
    classes = MOST_UNSORTED + 15
    counts = np.diag(np.full(classes, 5))
    counts[30, 4] = 9
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(400, 400)
    matrix.show()
    matrix.show_counts(counts, [f"class {i}" for i in range(classes)])
    assert matrix.is_sorted
    assert set(shown_order(counts, np.zeros(0, int))[:2]) == {4, 30}
    assert matrix.verticalScrollBar().maximum() > 0
    rect = matrix.cell_rect(30, 4)
    assert matrix.cell_at(rect.center().toPoint()) == MatrixCell(30, 4)


def test_the_order_stays_while_training_goes_on():
    counts = np.diag(np.arange(30))
    before = shown_order(counts, np.zeros(0, int))
    counts[7, 3] = 50
    assert (shown_order(counts, before) == before).all()


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_figures_of_the_matrix_are_those_of_scikit_learn(classes):
    rng = np.random.default_rng(classes)
    actual = rng.integers(classes, size=200)
    predicted = np.where(rng.random(200) < 0.7, actual, rng.integers(classes, size=200))
    answers = answers_of(actual.tolist(), predicted.tolist(), classes)
    counts = confusion_of(answers)
    assert (counts == metrics.confusion_matrix(actual, predicted)).all()
    figures = matrix_figures(counts, answers.task.classes)
    for average, found in (("macro", figures.macro), ("weighted", figures.weighted)):
        expected = metrics.precision_recall_fscore_support(actual, predicted, average=average)[:3]
        assert found == pytest.approx(expected, abs=1e-12)
    assert figures.balanced_accuracy == pytest.approx(metrics.balanced_accuracy_score(actual, predicted))


def test_rows_behind_a_cell_are_those_of_it():
    answers = answers_of([0, 1, 1, 2, 2, 2], [0, 1, 2, 1, 1, 2], 3)
    assert places_of(answers, MatrixCell(2, 1)).tolist() == [3, 4]
    assert places_of(answers, MatrixCell(2, WHOLE)).tolist() == [3, 4, 5]
    assert places_of(answers, MatrixCell(WHOLE, 2)).tolist() == [2, 5]


def test_a_class_clearly_below_the_mean_is_marked(qtbot):
    table = ClassTable()
    qtbot.addWidget(table)
    table.show_figures(matrix_figures(COUNTS, NAMES))
    model = table.classes
    texts = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
    assert texts[2][:4] == ["virginica", "1.00", "0.70", "0.82"]
    assert texts[-1][4] == "30"
    color = model.index(2, 2).data(Qt.ItemDataRole.ForegroundRole)
    assert color != model.index(2, 1).data(Qt.ItemDataRole.ForegroundRole)
    with qtbot.waitSignal(table.class_chosen) as chosen:
        place = table.visualRect(model.index(1, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1]
