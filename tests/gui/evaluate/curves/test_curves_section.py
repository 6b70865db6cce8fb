"""The section on probabilities: what it shows, and a decision made with the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from scipy import special
from sklearn import metrics

from engine.core.task import Task
from engine.evaluation.answers import Answers, confusion_of, decided
from engine.evaluation.figures import calibration_error
from engine.evaluation.judged import Judged, losses_of
from engine.project.decision import DEFAULT, Decision
from gui.evaluate.curves.curves_section import CurvesSection
from gui.look.theme import theme

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def judged(classes: int = 2, rows: int = 300, seed: int = 0) -> Judged:
    """Rows of a network that is too sure of itself."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 1.6, (rows, classes))
    actual = (special.softmax(logits, axis=1).cumsum(1) < rng.random((rows, 1))).sum(1)
    chances = special.softmax(logits * 2.5, axis=1)
    names = ("benign", "malignant") if classes == 2 else tuple("abcdefghij"[:classes])
    task = Task("binary" if classes == 2 else "classes", 1, names, "diagnosis")
    answers = Answers(task, actual, chances.argmax(1), chances)
    return Judged("validation", np.arange(100, 100 + rows), answers, losses_of(answers))


class Page:
    """What the window does with the section: it keeps the decision, and shows it again.

    Attributes:
        section: on the screen.
        decision: that was made last.
        keys: of all edits, by which the window merges them.
    """

    def __init__(self, section: CurvesSection) -> None:
        self.section, self.decision = section, DEFAULT
        self.keys: list[object] = []
        self.judged = judged()
        section.decision_edited.connect(self._edit)

    def _edit(self, decision: Decision, key: object) -> None:
        self.decision = decision
        self.keys.append(key)
        self.section.show_judged(self.judged, decision)

    def open(self, shown: Judged, decision: Decision = DEFAULT, weights: str = "") -> None:
        self.judged, self.decision = shown, decision
        self.section.show_judged(shown, decision, weights)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    section = CurvesSection()
    qtbot.addWidget(section)
    section.resize(380, 700)
    section.show()
    page = Page(section)
    page.open(page.judged)
    yield page


def place_of(page: Page, probability: float) -> QPoint:
    strip = page.section.strip
    return QPoint(round(strip.x_of(probability)), strip.height() // 2)


def drag(qtbot: QtBot, page: Page, *places: float) -> None:
    """Drag the line over these probabilities."""
    strip = page.section.strip
    qtbot.mousePress(strip, LEFT, NO_KEY, place_of(page, places[0]))
    for probability in places[1:]:
        qtbot.mouseMove(strip, place_of(page, probability))
    qtbot.mouseRelease(strip, LEFT, NO_KEY, place_of(page, places[-1]))


def test_a_drag_sets_the_threshold_of_the_class_in_one_step(qtbot: QtBot, page: Page) -> None:
    drag(qtbot, page, 0.5, 0.4, 0.25)
    assert page.decision.threshold == pytest.approx(0.25, abs=0.005)
    assert page.decision.positive == "malignant"
    assert len(page.keys) >= 2
    assert len(set(page.keys)) == 1
    drag(qtbot, page, 0.7)
    assert page.keys[-1] != page.keys[0]  # another gesture is another step
    assert page.section.field.value() == pytest.approx(page.decision.threshold)


def test_the_point_goes_along_on_both_curves_and_the_errors_are_counted(qtbot: QtBot, page: Page) -> None:
    drag(qtbot, page, 0.5, 0.3)
    threshold, answers = page.decision.threshold, page.judged.answers
    assert answers.probabilities is not None
    taken, truth = answers.probabilities[:, 1] >= threshold, answers.actual == 1
    recall, precision = metrics.recall_score(truth, taken), metrics.precision_score(truth, taken)
    assert page.section.precision_recall.point == pytest.approx((recall, precision))
    alarms = (taken & ~truth).sum()
    assert page.section.roc.point == pytest.approx((alarms / (~truth).sum(), recall))
    assert f"False alarms: {alarms}" in page.section.panel.errors.text()
    (_, false_alarms), (misses, _) = confusion_of(decided(page.judged.answers, page.decision))
    assert page.section.panel.errors.text() == f"False alarms: {false_alarms}\nMisses: {misses}"


def test_the_point_lies_on_the_curve(qtbot: QtBot, page: Page) -> None:
    drag(qtbot, page, 0.5, 0.61)
    for plot in (page.section.roc, page.section.precision_recall):
        assert plot.point is not None
        assert plot.curve is not None
        assert np.hypot(plot.curve.x - plot.point[0], plot.curve.y - plot.point[1]).min() < 0.01


def test_keys_move_the_threshold(qtbot: QtBot, page: Page) -> None:
    strip = page.section.strip
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert page.decision.threshold == 0.51
    qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.decision.threshold == 0.41
    for key, expected in ((Qt.Key.Key_End, 1.0), (Qt.Key.Key_Right, 1.0), (Qt.Key.Key_Home, 0.0)):
        qtbot.keyClick(strip, key)
        assert page.decision.threshold == expected
    qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert page.decision.threshold is None


def test_the_field_takes_a_number_and_a_dash_is_none(qtbot: QtBot, page: Page) -> None:
    field = page.section.field
    assert field.text() == "–"
    field.stepBy(1)
    assert page.decision.threshold == 0.5
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.125")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.decision.threshold == 0.125
    field.setValue(0.0)
    field.stepBy(-1)
    assert page.decision.threshold == 0.0
    qtbot.mouseClick(page.section.panel.most_probable, LEFT)
    assert page.decision.threshold is None
    assert field.text() == "–"
    assert not page.section.panel.most_probable.isEnabled()


def test_prices_make_the_cost_and_the_best_threshold(qtbot: QtBot, page: Page) -> None:
    panel = page.section.panel
    panel.miss.setValue(10)
    panel.false_alarm.setValue(2)
    assert (page.decision.false_alarm, page.decision.miss) == (2, 10)
    qtbot.mouseClick(panel.best, LEFT)
    answers, decision = page.judged.answers, page.decision
    assert answers.probabilities is not None
    assert decision.threshold is not None
    truth, chances = answers.actual == 1, answers.probabilities[:, 1]

    def cost(threshold: float) -> float:
        taken = chances >= threshold
        return 2 * (taken & ~truth).sum() + 10 * (~taken & truth).sum()

    assert cost(decision.threshold) == min(map(cost, [*chances, 1.0]))
    assert panel.cost.text() == f"cost {cost(decision.threshold):,}"


def test_many_classes_have_faint_curves_and_a_choice(qtbot: QtBot, page: Page) -> None:
    page.open(judged(5))
    section = page.section
    assert [section.positive.itemText(i) for i in range(section.positive.count())] == list("abcde")
    assert len(section.roc.others) == len(section.precision_recall.others) == 4
    drag(qtbot, page, 0.3)
    section.positive.chosen.emit("d")
    assert page.decision == Decision(positive="d")  # a threshold of b says nothing about d
    assert section.strip.threshold is None
    answers = page.judged.answers
    assert answers.probabilities is not None
    assert section.roc.curve is not None
    areas = [
        metrics.roc_auc_score(answers.actual == number, answers.probabilities[:, number])
        for number in range(5)
    ]
    assert section.roc.curve.area == pytest.approx(areas[3])
    assert section.roc.legend == f"d: AUC {areas[3]:.3f}"
    said = section.roc.text_at(section.roc.area().center())
    assert all(f"{name}: AUC {area:.3f}" in said for name, area in zip("abcde", areas, strict=True))


def test_calibration_is_of_the_tempered_probabilities(page: Page) -> None:
    warm = Decision(temperature=2.5, fitted_to="0000")
    answers = page.judged.answers
    assert answers.probabilities is not None
    before = calibration_error(answers.actual, answers.probabilities)
    tempered = decided(answers, warm).probabilities
    assert tempered is not None
    after = calibration_error(answers.actual, tempered)
    words = page.section.words
    assert words.temperature.isHidden()
    assert f"ECE {before:.3f}" in words.figures.text()
    page.open(page.judged, warm, "0000")
    assert f"ECE {after:.3f}" in words.figures.text()
    assert words.temperature.text() == f"temperature 2.5: ECE {before:.3f} → {after:.3f}"
    assert words.stale.isHidden()
    page.open(page.judged, warm, "1111")
    assert words.stale.isVisible()


def test_the_temperature_is_asked_for_and_put_back(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.section.temperature_wanted):
        qtbot.mouseClick(page.section.words.fit, LEFT)
    page.open(page.judged, Decision(0.3, "malignant", temperature=2.5, fitted_to="0000"))
    qtbot.mouseClick(page.section.words.back, LEFT)
    assert page.decision == Decision(0.3, "malignant")


@pytest.mark.parametrize("classes", [2, 4])
def test_a_bin_gives_its_rows(qtbot: QtBot, page: Page, classes: int) -> None:
    page.open(judged(classes))
    answers = page.judged.answers
    assert answers.probabilities is not None
    plot, heard = page.section.calibration, []
    page.section.rows_chosen.connect(lambda places, title: heard.append((places, title)))
    probability = answers.probabilities[:, 1] if classes == 2 else answers.probabilities.max(1)
    expected = np.flatnonzero((probability >= 0.7) & (probability < 0.8))
    place = plot.pixel_of(0.75, 0.9).toPoint()
    qtbot.mouseClick(plot, LEFT, NO_KEY, place)
    assert heard[-1][0].tolist() == expected.tolist() != []
    assert "0.7" in heard[-1][1]
    assert plot.chosen == 7
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.chosen == 8
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert heard[-1] == (None, "")
    assert plot.chosen == -1


def test_rows_of_one_class_and_numbers_that_are_not_finite_are_told(page: Page) -> None:
    shown = page.judged
    alone = replace(shown, answers=replace(shown.answers, actual=np.zeros(len(shown), int)))
    page.open(alone)
    assert page.section.roc.words == "No row is of malignant."
    assert not page.section.panel.best.isEnabled()
    page.open(alone, Decision(positive="benign"))
    assert page.section.roc.words == "All rows are of benign."
    page.open(shown)
    assert page.section.roc.words == ""
    assert page.section.panel.best.isEnabled()
    assert shown.answers.probabilities is not None
    bad = replace(shown.answers, probabilities=np.full_like(shown.answers.probabilities, np.nan))
    page.open(replace(shown, answers=bad))
    assert "no finite numbers" in page.section.roc.words
    page.open(shown)
    assert page.section.roc.words == ""
    page.open(judged(rows=0))
    assert page.section.roc.words == "There are no rows."
    page.section.show_nothing()
    assert not page.section.isEnabled()


def test_what_did_not_change_is_not_computed_again(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drag asks for nothing but counts."""

    def refuse(*_: object) -> None:
        raise AssertionError

    for name in ("AgainstRest", "other_curves", "decided", "class_calibration"):
        monkeypatch.setattr(f"gui.evaluate.curves.curves_section.{name}", refuse)
    page.open(page.judged, Decision(0.2, "malignant"))
    page.open(page.judged, Decision(0.3, "malignant", 2.0, 7.0))
    assert page.section.field.value() == 0.3


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_all_of_it_is_painted_in_little_room(page: Page, scheme: str) -> None:
    theme.choose(scheme)
    try:
        section = page.section
        assert section.minimumSizeHint().width() <= 380
        image = section.grab().toImage()
        for plot, color in ((section.roc, "violet"), (section.calibration, "forward")):
            seen = {
                image.pixelColor(plot.mapTo(section, QPoint(x, y))).name()
                for x in range(plot.width())
                for y in range(plot.height())
            }
            assert theme.color(color).name() in seen
    finally:
        theme.choose("dark")
