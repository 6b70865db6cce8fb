"""Chain view: the factors lead from the loss to the number that is stored, and back to its sum."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.common.messages import number_text
from engine.stepping.chain.chain import chain_to
from engine.stepping.quantities import Cell, Key
from gui.look.drawing import formulas
from gui.look.drawing.formulas import FormulaLabel
from gui.look.theme import theme
from gui.stepping.numbers.heat_strip import HeatStrip
from gui.stepping.panels.chain_view import ChainView
from gui.stepping.panels.numbers_panel import NumbersPanel, has_chain
from tests.stepped_runs import model_of, tape_of

DW2, DA1 = Key("dW", 2), Key("da", 1)


@pytest.fixture(scope="module")
def tape():
    return tape_of()


@pytest.fixture
def view(qtbot):
    made = ChainView()
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    return made


def strips(view: ChainView) -> list[HeatStrip]:
    return view.area.widget().findChildren(HeatStrip)


def test_each_factor_is_shown_with_the_product_up_to_it(view, tape):
    row, cell = 20, Cell(DW2, (1, 4))
    chain = chain_to(tape, cell, row)
    view.show_chain(chain, "virginica")
    products = [chain.start[1], *(link.product for link in chain.links), chain.by_row]
    assert [strip.values.tolist() for strip in strips(view)] == [np.ravel(each).tolist() for each in products]
    shown = [label.latex for label in view.area.widget().findChildren(FormulaLabel)]
    assert shown[0] == chain.formula
    assert [link.derivative.symbol for link in chain.factors] == [
        latex for latex in shown if latex in {link.derivative.symbol for link in chain.factors}
    ]
    assert chain.factor in shown


def test_the_last_line_is_the_stored_gradient(view, tape):
    row, cell = 20, Cell(DW2, (1, 4))
    chain = chain_to(tape, cell, row)
    view.show_chain(chain, "")
    stored = float(tape[DW2][cell.at])
    assert view.total_label.text() == f"dW[2][2, 5] = {number_text(chain.total)}"
    assert view.stored_label.text() == f"stored: {stored:.7g}"
    assert chain.total == pytest.approx(stored, rel=1e-4)
    assert view.endings_label.text().splitlines() == [
        f"row 21 = {number_text(float(chain.by_row[row]))}",
        f"mean of all 32 rows = {number_text(chain.total)}",
    ]


def test_an_activations_gradient_belongs_to_its_row_alone(view, tape):
    view.show_chain(chain_to(tape, Cell(DA1, (16, 3)), 0), "")
    assert view.total_label.text() == f"da[1][4, 17] = {number_text(float(tape[DA1][16, 3]))}"
    assert not view.endings_label.isVisible()


def test_another_theme_keeps_the_chain(view, tape):
    view.show_chain(chain_to(tape, Cell(DW2, (1, 4)), 3), "")
    before = len(strips(view))
    choice = theme.choice
    theme.choose("light")
    assert theme.palette.backward in view.total_label.styleSheet()
    assert len(strips(view)) == before
    theme.choose(choice)


def test_a_strip_tells_each_number(qtbot):
    values = np.array([0.5, -2.0, 1.0])
    strip = HeatStrip(values, "unit", 1)
    qtbot.addWidget(strip)
    strip.resize(200, strip.height())
    width = strip.image_rect.width()
    assert [strip.place_at(width * (i + 0.5) / 3) for i in range(3)] == [0, 1, 2]
    assert strip.place_at(width + 1) is None
    assert strip.tooltip_at(1) == "unit 2: -2"


@pytest.fixture
def jobs():
    return []


@pytest.fixture
def panel(qtbot, tape, jobs):
    made = NumbersPanel(model_of(tape), lambda *job: jobs.append(job))
    qtbot.addWidget(made)
    made.resize(320, 800)
    made.show()
    made.model.choose_cell(Cell(DW2, (1, 4)))
    return made


def finish(jobs: list) -> None:
    while jobs:
        function, done, _ = jobs.pop(0)
        done(function())


def test_from_a_sum_a_link_leads_to_the_chain_and_back(qtbot, panel, jobs):
    assert panel.path_link.isVisible()
    qtbot.mouseClick(panel.path_link, Qt.MouseButton.LeftButton)
    assert panel.model.path == Cell(DW2, (1, 4))
    finish(jobs)
    assert panel.chain_view.isVisible()
    assert panel.chain_view.chain.cell == Cell(DW2, (1, 4))
    assert not panel.sum_view.isVisible()
    qtbot.mouseClick(panel.chain_view.back, Qt.MouseButton.LeftButton)
    assert panel.model.path is None
    assert panel.sum_view.isVisible()
    assert panel.values.isVisible()
    assert not panel.chain_view.isVisible()


def test_a_path_brings_the_formula_of_its_number_into_view(panel, tape, jobs):
    panel.model.choose_cell(Cell(DA1, (16, 3)))
    panel.model.choose_path(Cell(Key("dW", 1), (1, 2)))
    finish(jobs)
    assert panel.model.selected is tape.plan.part_of(Key("dW", 1))
    assert panel.heading.text().startswith("BACKWARD 1")
    panel.chain_view.back.click()
    assert panel.model.cell == Cell(Key("dW", 1), (1, 2))
    assert panel.sum_view.explanation.cell == Cell(Key("dW", 1), (1, 2))


def test_another_row_shows_its_own_factors(panel, jobs):
    panel.model.choose_path(Cell(DW2, (1, 4)))
    finish(jobs)
    panel.model.choose_row(9)
    finish(jobs)
    assert panel.chain_view.chain.row == 9


def test_what_was_asked_for_before_is_not_shown_any_more(qtbot, panel, jobs):
    panel.model.choose_path(Cell(DW2, (1, 4)))
    panel.model.choose_path(Cell(DW2, (2, 4)))
    assert panel.chain_view.chain is None
    first, second = jobs
    second[1](second[0]())
    first[1](first[0]())
    qtbot.waitUntil(lambda: panel.chain_view.chain is not None)
    assert panel.chain_view.chain.cell == Cell(DW2, (2, 4))


def test_a_chain_is_typeset_in_slices_before_it_is_shown(qtbot, panel, jobs, monkeypatch):
    """Its formulas are as many as the layers it goes through: at once they would stop the window."""
    for cached in (formulas._outline, formulas._typeset):
        cached.cache_clear()
    monkeypatch.setattr("gui.look.drawing.typesetter.SLICE", 0)
    panel.model.choose_path(Cell(DW2, (1, 4)))
    compute, show, _ = jobs[0]
    show(compute())
    assert panel.chain_view.chain is None
    made = []
    show_chain = panel.chain_view.show_chain
    monkeypatch.setattr(
        panel.chain_view,
        "show_chain",
        lambda *what: (made.append(formulas._outline.cache_info().misses), show_chain(*what)),
    )
    qtbot.waitUntil(lambda: panel.chain_view.chain is not None)
    assert formulas._outline.cache_info().misses == made[0]  # nothing was left to typeset


def test_only_gradients_have_a_chain(panel):
    keys = [Key("da", 1), Key("dW", 2), Key("dz", 2), Key("a", 1), Key("W", 1), Key("da", 1, 3)]
    assert [has_chain(key) for key in keys] == [True, True, True, False, False, False]
    panel.model.choose_cell(Cell(Key("a", 1), (0, 0)))
    assert not panel.path_link.isVisible()


def test_before_the_gradient_is_known_there_is_no_chain(qtbot, tape, jobs):
    panel = NumbersPanel(model_of(tape, tape.plan.known_after(Key("z", 3))), lambda *job: jobs.append(job))
    qtbot.addWidget(panel)
    panel.show()
    panel.model.choose_path(Cell(DW2, (1, 4)))
    assert panel.model.path is None
    assert not panel.chain_view.isVisible()
    assert jobs == []
