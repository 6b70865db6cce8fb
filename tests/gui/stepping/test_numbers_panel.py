"""Numbers panel: every number in it is the tape's, sums are written out, and nothing is shown too early."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication

from engine.common.messages import Message, number_text
from engine.stepping.explanation import explain
from engine.stepping.parts import Explanation, SumLine, Term
from engine.stepping.quantities import Cell, Key
from engine.stepping.sums import Terms
from gui.bench.work.background import Background
from gui.stepping.numbers.values_section import MOST_AT_ONCE, MOST_COPIED
from gui.stepping.panels.numbers_panel import NumbersPanel
from gui.stepping.panels.sum_view import MOST_TERMS, SumView, elided_term
from tests.stepped_runs import model_of, tape_of

DA1, DZ2, DW2, Z1, B2 = Key("da", 1), Key("dz", 2), Key("dW", 2), Key("z", 1), Key("b", 2)


@pytest.fixture(scope="module")
def tape():
    return tape_of()


@pytest.fixture
def jobs():
    return []


@pytest.fixture
def panel(qtbot, tape, jobs):
    made = NumbersPanel(model_of(tape), lambda *job: jobs.append(job))
    qtbot.addWidget(made)
    made.resize(320, 800)
    made.show()
    return made


def choose(panel: NumbersPanel, key: Key, at: tuple[int, ...] | None = None) -> None:
    panel.model.choose_part(panel.model.plan.part_of(key))
    if at is not None:
        panel.model.choose_cell(Cell(key, at))


def lines(panel: NumbersPanel) -> list[str]:
    model = panel.sum_view.terms
    return [model.data(model.index(i)) for i in range(model.rowCount())]


def test_every_part_has_its_words_and_its_numbers(panel, tape):
    for part in tape.plan.parts:
        panel.model.choose_part(part)
        assert panel.sentence_label.text() == str(part.description)
        model = panel.values.table.values
        key = part.results[0]
        assert panel.values.key == key
        numbers = model.sheet.numbers(tape[key])
        shown = {
            (line, column): model.data(model.index(line, column))
            for line in range(model.rowCount())
            for column in range(model.columnCount())
        }
        assert shown == {place: number_text(float(numbers[place])) for place in np.ndindex(numbers.shape)}


def test_a_chosen_number_is_explained(panel, tape):
    choose(panel, DA1, (16, 3))
    explained = explain(tape, Cell(DA1, (16, 3)))
    view = panel.sum_view
    assert view.isVisible()
    assert panel.heading.text() == "BACKWARD 2, ONE NUMBER AT A TIME"
    assert panel.cell_label.text() == f"da[1]: unit 4, row 17 ({tape.row_names[16]})"
    assert view.formula_label.latex == explained.formula
    products = [
        f"{number_text(w)} × {number_text(g)} = {number_text(w * g)}   unit {j + 1}"
        for j, (w, g) in enumerate(
            zip(tape[Key("W", 2)][:, 3].astype(float), tape[DZ2][16].astype(float), strict=True)
        )
    ]
    assert lines(panel) == products
    assert view.total_label.text() == f"sum = {number_text(explained.total)}"
    assert view.stored_label.text() == f"stored: {float(tape[DA1][16, 3]):.7g}"


def test_what_follows_the_sum_is_said_line_by_line(panel, tape):
    choose(panel, DW2, (2, 4))
    explained = explain(tape, Cell(DW2, (2, 4)))
    assert panel.sum_view.endings_label.text() == f"sum = {number_text(explained.lines_after[0].value)}"
    assert panel.sum_view.total_label.text() == f"÷ m = 32 = {number_text(explained.total)}"


def test_remarkable_numbers_get_a_note(panel, tape):
    row, unit = (int(each) for each in np.argwhere(tape[Key("z", 2)] < 0)[0])
    choose(panel, DZ2, (row, unit))
    assert "lets nothing through here" in panel.sum_view.notes_label.text()


def test_without_a_chosen_number_it_says_how_to_choose_one(panel):
    choose(panel, DA1)
    assert not panel.sum_view.isVisible()
    assert "Click any cell" in panel.hint.text()
    assert "ONE NUMBER" not in panel.heading.text()


@pytest.mark.parametrize("height", [480, 620, 800])
def test_no_click_on_a_number_moves_another_number(qtbot, panel, tape, height):
    panel.resize(panel.width(), height)
    table = panel.values.table

    def places() -> list[tuple[int, int]]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        inside = [table.visualRect(table.values.index(line, 0)).topLeft() for line in range(3)]
        found = [table.viewport().mapTo(panel, point) for point in inside]
        return [(point.x(), point.y()) for point in found]

    tops = set()
    for part in tape.plan.parts:
        panel.model.choose_part(part)
        before = places()
        tops.add(table.mapTo(panel, QPoint(0, 0)).y())
        for line in range(min(2, table.values.rowCount())):
            spot = table.visualRect(table.values.index(line, 0)).center()
            qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            assert places() == before, part.results[0]
            assert table.currentIndex().row() == line
            assert panel.model.cell == table.values.cell_at(table.values.index(line, 0))
        spot = panel.values.copy_csv.rect().center()
        qtbot.mouseClick(panel.values.copy_csv, Qt.MouseButton.LeftButton, pos=spot)
        assert places() == before
        assert table.height() >= 100 or table.height() == table.whole_height
    assert len(tops) == 1, "the table begins at one height for all steps"


def test_a_given_number_is_no_sum(panel):
    choose(panel, Key("a", 0), (3, 1))
    assert not panel.sum_view.isVisible()
    assert "given" in panel.hint.text()
    assert panel.cell_label.text().startswith("a[0]: sepal_width, row 4 (")


def test_a_term_is_whole_as_long_as_what_it_is_about_has_room(qapp):
    term = Term("-0.0881 × -0.1476", 0.013, (), Message("pixel {i}, {j} of channel {c}", i=13, j=3, c=12))
    whole = "-0.0881 × -0.1476 = +0.01300"
    for room in range(270, 420):
        line, label = elided_term(term, room)
        assert line == whole
        assert label.startswith("p") and label.endswith("2")
    assert elided_term(term, 420) == (whole, "pixel 13, 3 of channel 12")
    assert elided_term(term, 160)[0] != whole


def test_tooltips_have_all_digits(panel, tape):
    choose(panel, DW2, (2, 4))
    view = panel.sum_view
    terms = view.terms
    for place in range(terms.rowCount()):
        words = terms.data(terms.index(place), Qt.ItemDataRole.ToolTipRole)
        factors, _, value = words.partition("   ")[0].partition(" = ")
        product = np.prod([float(factor) for factor in factors.split(" × ")])
        assert product == pytest.approx(float(value), rel=1e-7, abs=0)
    total = float(view.total_label.toolTip().partition(" = ")[2].split(" = ")[-1])
    assert total == pytest.approx(view.explanation.total, rel=1e-8)
    shown = float(view.total_label.text().split(" = ")[-1])
    assert shown == pytest.approx(view.explanation.total, rel=5e-4)


def test_terms_can_be_ordered_by_size(panel, tape):
    choose(panel, DW2, (2, 4))
    assert panel.sum_view.count_label.text() == "32 terms"
    assert panel.sum_view.order_box.isVisible()
    panel.sum_view.order_box.show_key("size")
    panel.sum_view.order_box.chosen.emit("size")
    model = panel.sum_view.terms
    sizes = [abs(model.data(model.index(i), Qt.ItemDataRole.UserRole).value) for i in range(model.rowCount())]
    assert len(sizes) == tape.m
    assert sizes == sorted(sizes, reverse=True)


def test_of_a_long_sum_some_terms_are_made_and_the_rest_is_said(qtbot):
    values, made = np.linspace(-1, 2, 1000), []

    def term(place):
        made.append(place)
        value = float(values[place])
        return Term(number_text(value), value, (), Message("row {row}", row=place + 1))

    view = SumView()
    qtbot.addWidget(view)
    view.show()
    total = float(values.sum())
    explanation = Explanation(
        Cell(Z1, (0, 0)), "z", Terms(values, term), (SumLine(Message("sum"), total),), total
    )
    view.show_explanation(explanation, explanation, total, False)
    view.grab()
    rest = number_text(float(values[MOST_TERMS:].sum()))
    assert view.rest_label.text() == f"and 900 more, together {rest}"
    assert view.terms.rowCount() == MOST_TERMS
    assert set(made) <= set(range(MOST_TERMS))


def test_nothing_is_shown_before_it_is_known(qtbot, tape):
    panel = NumbersPanel(model_of(tape, tape.plan.known_after(DZ2)), lambda *_: None)
    qtbot.addWidget(panel)
    panel.show()
    choose(panel, DA1)
    assert [panel.values.key_box.itemText(i) for i in range(panel.values.key_box.count())] == [
        "W[2]",
        "dz[2]",
    ]
    choose(panel, Key("new W", 1))
    assert panel.values.key == Key("W", 1)
    choose(panel, Key("dz", 1))
    assert panel.values.key == Key("z", 1)
    assert "dz[1]" not in [panel.values.key_box.itemText(i) for i in range(panel.values.key_box.count())]
    choose(panel, Key("db", 1))
    assert not panel.values.isVisible()
    assert panel.values.table.values.rowCount() == 0


def test_the_table_shows_operands_too(panel, tape):
    choose(panel, DA1)
    panel.values.key_box.setCurrentIndex(1)
    panel.values.key_box.chosen.emit("W[2]")
    assert panel.values.key == Key("W", 2)
    assert panel.values.fact.text() == "8 × 16"


def test_a_number_of_the_table_is_chosen_by_a_click(qtbot, panel):
    choose(panel, DA1)
    table = panel.values.table
    place = table.visualRect(table.values.index(3, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.model.cell == Cell(DA1, (0, 3))
    assert panel.sum_view.isVisible()


def test_the_chosen_row_alone_follows_the_model(panel, tape):
    choose(panel, DA1)
    panel.values.rows_box.show_key("one")
    panel.values.rows_box.chosen.emit("one")
    panel.model.choose_row(5)
    model = panel.values.table.values
    assert [model.data(model.index(i, 0)) for i in range(16)] == [number_text(float(v)) for v in tape[DA1][5]]


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_numbers_are_copied_for_numpy_as_they_are_shown(qtbot, panel, tape):
    choose(panel, DA1)
    qtbot.mouseClick(panel.values.copy_numpy, Qt.MouseButton.LeftButton)
    again = eval(copied(), {"np": np})  # noqa: S307 - it is our own
    assert again.dtype == tape[DA1].dtype
    assert np.array_equal(again, tape[DA1].T)
    assert panel.values.note.text() == "copied 16×32: units × rows"


def test_numbers_are_copied_for_a_spreadsheet(qtbot, panel, tape):
    choose(panel, DW2)
    qtbot.mouseClick(panel.values.copy_csv, Qt.MouseButton.LeftButton)
    head, *rest = [line.split(",") for line in copied().splitlines()]
    assert head[0] == "dW[2]"
    assert np.array_equal(np.array(rest)[:, 1:].astype(np.float32), tape[DW2])


def test_the_context_menu_copies_too(panel, tape):
    choose(panel, B2)
    panel.model.choose_part(panel.model.plan.part_of(Key("new b", 2)))
    numpy_action = panel.values.table.menu.actions()[1]
    numpy_action.trigger()
    again = eval(copied(), {"np": np})  # noqa: S307 - it is our own
    assert np.array_equal(again, tape[Key("new b", 2)])


def test_many_numbers_are_written_beside_the_window(panel, jobs, monkeypatch):
    choose(panel, DA1)
    monkeypatch.setattr("gui.stepping.numbers.values_section.MOST_AT_ONCE", 100)
    QGuiApplication.clipboard().setText("before")
    panel.values.copy_numpy.click()
    assert copied() == "before"
    [(function, done, _)] = jobs
    done(function())
    assert "np.array" in copied()
    assert MOST_AT_ONCE < MOST_COPIED


def test_too_many_numbers_are_offered_to_a_file(qtbot, tape, tmp_path, monkeypatch):
    background = Background()
    panel = NumbersPanel(model_of(tape), background.run)
    qtbot.addWidget(panel)
    panel.show()
    choose(panel, DA1)
    monkeypatch.setattr("gui.stepping.numbers.values_section.MOST_COPIED", 500)
    QGuiApplication.clipboard().setText("before")
    panel.values.copy_csv.click()
    assert copied() == "before"
    assert "512 numbers" in panel.values.message.label.text()
    path = tmp_path / "da1.npy"
    monkeypatch.setattr(
        "gui.stepping.numbers.values_section.QFileDialog.getSaveFileName", lambda *_: (str(path), "")
    )
    panel.values.message.button.click()
    qtbot.waitUntil(lambda: "saved" in panel.values.note.text())
    assert np.array_equal(np.load(path), tape[DA1].T)
    panel.values.save_to(tmp_path / "missing" / "da1.npy")
    qtbot.waitUntil(panel.values.message.isVisible)
    assert "missing" in panel.values.message.label.text()
    background.shut_down()


def test_what_was_chosen_survives_a_new_panel(qtbot, panel, tape):
    panel.values.rows_box.show_key("one")
    panel.sum_view.order_box.show_key("size")
    again = NumbersPanel(model_of(tape), lambda *_: None)
    qtbot.addWidget(again)
    again.restore_view(panel.view_state())
    assert again.sum_view.largest_first
    assert again.values.rows_box.currentData() == "one"


def test_without_a_network_it_says_why(qtbot):
    from gui.stepping.stepping_model import SteppingModel

    model = SteppingModel()
    panel = NumbersPanel(model, lambda *_: None)
    qtbot.addWidget(panel)
    panel.show()
    model.show_plan(None, Message("Open a CSV file first."))
    assert panel.sentence_label.text() == "Open a CSV file first."
    assert not panel.values.isVisible()


def test_before_the_first_step_it_says_what_an_iteration_is(qtbot, tape):
    panel = NumbersPanel(model_of(tape, 0), lambda *_: None)
    qtbot.addWidget(panel)
    panel.show()
    assert "take a mini-batch" in panel.sentence_label.text()


def test_what_was_chosen_while_it_was_hidden_is_shown_afterwards(panel):
    choose(panel, DA1)
    panel.hide()
    panel.model.choose_cell(Cell(DA1, (9, 3)))
    panel.show()
    assert panel.sum_view.explanation.cell == Cell(DA1, (9, 3))


def test_a_hidden_panel_lets_go_of_the_numbers_when_training_goes_on(panel):
    choose(panel, DA1, (9, 3))
    panel.hide()
    panel.model.set_running(True)
    assert panel.values.table.values.rowCount() == 0
    assert panel.sum_view.explanation is None
    panel.show()
    assert not panel.values.isVisible()
    assert not panel.sum_view.isVisible()
