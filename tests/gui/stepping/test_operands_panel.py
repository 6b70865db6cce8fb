"""Operands panel: the maps of a formula show the tape's numbers, no more than is known, and what goes in."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.common.messages import number_text
from engine.core.layers.dense import DenseSettings
from engine.stepping.explanation import explain
from engine.stepping.quantities import Cell, Key
from gui.look.drawing.formulas import FormulaLabel
from gui.stepping.panels.operands_panel import OperandsPanel
from gui.stepping.panels.sum_terms import marked_places, term_values
from tests.stepped_runs import model_of, tape_of

DA1, DZ2, W2, DW2, Z1 = Key("da", 1), Key("dz", 2), Key("W", 2), Key("dW", 2), Key("z", 1)


@pytest.fixture(scope="module")
def tape():
    return tape_of()


@pytest.fixture
def panel(qtbot, tape):
    made = OperandsPanel(model_of(tape))
    qtbot.addWidget(made)
    made.resize(800, 196)
    made.show()
    return made


def choose(panel: OperandsPanel, key: Key) -> None:
    panel.model.choose_part(panel.model.plan.part_of(key))


def is_highlighted(each):
    return bool(each._chosen or each._operands)


def map_of(panel: OperandsPanel, key: Key):
    return next(each for each in panel.maps if each.sheet.key == key)


def test_every_part_shows_its_operands_and_results_with_the_tapes_numbers(panel, tape):
    for part in tape.plan.parts:
        panel.model.choose_part(part)
        keys = [operand.key for operand in part.operands] + list(part.results)
        assert [each.sheet.key for each in panel.maps] == keys
        assert panel.formula_label.latex == part.formula
        for each in panel.maps:
            numbers = tape[each.sheet.key]
            for index in ((0,) * numbers.ndim, tuple(size - 1 for size in numbers.shape)):
                place = each.rect_of(index).center()
                assert each.index_at(place.x(), place.y()) == index
                assert each.picture.value(index) == float(numbers[index])


def test_signs_stand_between_the_maps(panel):
    choose(panel, Key("db", 2))
    signs = [sign.findChild(FormulaLabel) for sign in panel._signs]
    assert [sign.accessibleName() for sign in signs] == ["1/m", "Σ", "="]
    assert [sign.latex.strip() for sign in signs] == [r"\frac{1}{m}", r"\sum", "="]


def test_shapes_are_those_of_the_formula(panel):
    for key, words in (
        (DA1, "(16×8)(8×32) → 16×32"),
        (Z1, "(16×4)(4×32) + 16×1 → 16×32"),
        (DW2, "(8×32)(32×16) → 8×16"),
        (Key("a", 1), "16×32 → 16×32"),
        (DZ2, "8×32 ∘ 8×32 → 8×32"),
    ):
        choose(panel, key)
        assert panel.shapes_label.text() == words


def test_matrices_have_cells_of_one_size(panel):
    choose(panel, DA1)
    sizes = {each.image_rect.width() / each.cells[0] for each in panel.maps}
    sizes |= {each.image_rect.height() / each.cells[1] for each in panel.maps}
    assert sizes == {panel.cell}


def test_a_result_of_few_numbers_has_cells_that_can_be_clicked(qtbot, panel):
    choose(panel, Key("dW", 1))
    dz, a, dW = panel.maps
    sizes = [each.rect_of((0, 0)).width() for each in (dz, a, dW)]
    assert sizes[0] == sizes[1] < sizes[2]
    assert dW.height() > dW.rect_of((15, 0)).bottom()
    assert sum(each.width() for each in panel.maps) < panel.area.viewport().width()


def test_a_single_column_stays_wide_enough_to_be_seen(panel):
    choose(panel, Z1)
    assert map_of(panel, Key("b", 1)).image_rect.width() >= 7


@pytest.mark.parametrize("units", [2, 6, 16])
def test_words_beside_a_small_map_keep_clear_of_those_above(qtbot, units):
    """Its cells are as large as those of the largest matrix, so it may be a few pixels high."""
    tape = tape_of(hidden=[("dense", DenseSettings(units))])
    panel = OperandsPanel(model_of(tape))
    qtbot.addWidget(panel)
    panel.resize(640, 190)
    panel.show()
    for part in tape.plan.parts:
        panel.model.choose_part(part)
        for each in panel.maps:
            above, side = each.word_rects()
            assert not above.intersects(side), each.sheet.key.text


def test_the_loss_is_written_as_a_number(qtbot, panel, tape):
    loss = Key("loss", tape.plan.last)
    choose(panel, loss)
    shown = map_of(panel, loss)
    assert shown._number_text() == number_text(float(tape[loss]))
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.image_rect.center().toPoint())
    assert panel.model.cell == Cell(loss, ())


def test_a_sampled_map_says_so(qtbot):
    tape = tape_of(hidden=[("dense", DenseSettings(150, "tanh"))], rows=40)
    panel = OperandsPanel(model_of(tape))
    qtbot.addWidget(panel)
    panel.resize(800, 196)
    panel.show()
    choose(panel, Key("a", 1))
    result = map_of(panel, Key("a", 1))
    assert result.labels._axis_labels() == ("every 3rd of 150 units", "40 rows")
    assert "every 3rd of 150 units" in result.tooltip_at((0, 0))
    assert panel.read_out.text() == "shown: every 3rd of 150 units"
    result.pointed.emit("a number")
    assert panel.read_out.text() == "a number"
    result.pointed.emit("")
    assert panel.read_out.text() == "shown: every 3rd of 150 units"


def test_nothing_is_shown_before_it_is_known(qtbot, tape):
    plan = tape.plan
    done = plan.known_after(DZ2)
    panel = OperandsPanel(model_of(tape, done))
    qtbot.addWidget(panel)
    panel.show()
    choose(panel, DA1)
    assert [(each.sheet.key, each.picture is None) for each in panel.maps] == [
        (W2, False),
        (DZ2, False),
        (DA1, True),
    ]
    result = panel.maps[-1]
    assert "not computed yet" in result.accessibleName()
    assert "16×32" in result.accessibleName()
    assert result.focusPolicy() == Qt.FocusPolicy.NoFocus
    qtbot.mouseClick(result, Qt.MouseButton.LeftButton, pos=result.image_rect.center().toPoint())
    assert panel.model.cell is None
    panel.model._go(done + 2)  # dW, and db
    choose(panel, DW2)
    assert all(each.picture is not None for each in panel.maps)


def test_a_click_on_a_number_of_the_result_lets_it_be_explained(qtbot, panel):
    choose(panel, DA1)
    result = map_of(panel, DA1)
    place = result.rect_of((16, 3)).center().toPoint()
    qtbot.mouseClick(result, Qt.MouseButton.LeftButton, pos=place)
    assert panel.model.cell == Cell(DA1, (16, 3))


def test_the_numbers_that_go_into_a_sum_are_outlined_and_no_others(panel, tape):
    choose(panel, DA1)
    panel.model.choose_cell(Cell(DA1, (16, 3)))
    marked = marked_places(explain(tape, Cell(DA1, (16, 3))).terms)
    column, row = np.array([(j, 3) for j in range(8)]), np.array([(16, j) for j in range(8)])
    assert {key: places.tolist() for key, places in marked.items()} == {
        W2: column.tolist(),
        DZ2: row.tolist(),
    }
    weights, gradients, result = (map_of(panel, key) for key in (W2, DZ2, DA1))
    assert weights._operands == weights.picture.outline(column)
    assert gradients._operands == gradients.picture.outline(row)
    assert result._chosen == result.picture.outline(np.array([(16, 3)]))
    assert not (weights._chosen or gradients._chosen or result._operands)
    panel.model.choose_cell(None)
    assert not any(is_highlighted(each) for each in panel.maps)


def test_a_click_on_an_operand_goes_back_to_where_it_was_computed(qtbot, panel, tape):
    choose(panel, DA1)
    operand = map_of(panel, DZ2)
    place = operand.rect_of((5, 2)).center().toPoint()
    qtbot.mouseClick(operand, Qt.MouseButton.LeftButton, pos=place)
    assert panel.model.cell == Cell(DZ2, (5, 2))
    assert panel.model.selected is tape.plan.part_of(DZ2)
    assert panel.maps[-1].sheet.key == DZ2
    assert is_highlighted(panel.maps[-1])


def test_a_click_on_a_weight_shows_how_the_loss_depends_on_it(qtbot, panel):
    choose(panel, DA1)
    weights = map_of(panel, W2)
    place = weights.rect_of((5, 2)).center().toPoint()
    qtbot.mouseClick(weights, Qt.MouseButton.LeftButton, pos=place)
    assert panel.model.path == Cell(DW2, (5, 2))


def test_a_weight_whose_gradient_is_not_known_can_not_be_clicked(qtbot, tape):
    panel = OperandsPanel(model_of(tape, tape.plan.known_after(Key("z", 2))))
    qtbot.addWidget(panel)
    panel.show()
    weights = map_of(panel, W2)
    qtbot.mouseClick(weights, Qt.MouseButton.LeftButton, pos=weights.rect_of((5, 2)).center().toPoint())
    assert panel.model.path is None
    assert "Click" not in weights.tooltip_at((5, 2))


def test_keys_move_from_number_to_number_and_enter_chooses(qtbot, panel):
    panel.model.choose_row(4)
    choose(panel, DA1)
    result = map_of(panel, DA1)
    result.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(result, key)
    assert panel.model.cell == Cell(DA1, (5, 1))
    assert "unit 2, row 6" in result.accessibleDescription()
    assert "unit 2, row 6" in panel.read_out.text()


def test_the_chosen_row_is_marked_in_every_map_of_the_batch(panel):
    choose(panel, DW2)
    panel.model.choose_row(7)
    columns = {each.sheet.key: each.picture.column_of(each._row) for each in panel.maps}
    assert columns[DZ2].x() == 7
    assert columns[Key("a", 1)].y() == 7  # it is transposed
    assert columns[DW2] is None


def test_tooltips_say_which_number_it_is_and_its_value(panel, tape):
    choose(panel, DA1)
    words = map_of(panel, DA1).tooltip_at((16, 3))
    assert f"unit 4, row 17 ({tape.row_names[16]})" in words
    assert f"{float(tape[DA1][16, 3]):.7g}" in words


def test_a_hidden_panel_makes_no_pictures(qtbot, tape):
    panel = OperandsPanel(model_of(tape))
    qtbot.addWidget(panel)
    choose(panel, DA1)
    assert panel.maps == []
    panel.show()
    assert len(panel.maps) == 3


def test_painting_computes_nothing(panel, monkeypatch):
    choose(panel, DA1)
    panel.model.choose_cell(Cell(DA1, (16, 3)))
    panel.grab()
    asked = []
    for name in (
        "look.drawing.heatmap_image.diverging_image",
        "look.drawing.heatmap_image.activation_image",
        "look.drawing.number_image.mosaic_image",
        "stepping.numbers.sheet_image.levels",
    ):
        monkeypatch.setattr(f"gui.{name}", lambda *_, name=name: asked.append(name))
    monkeypatch.setattr("gui.stepping.panels.operands_panel.explain", lambda *_: asked.append("explain"))
    for each in panel.maps:
        monkeypatch.setattr(type(each.picture.cells), "corners", lambda *_: asked.append("corners"))
    for _ in range(3):
        panel.grab()
    assert asked == []


def test_another_row_makes_pictures_of_pictures_alone(qtbot, panel):
    choose(panel, DA1)
    before = [each.picture for each in panel.maps]
    panel.model.choose_row(11)
    assert [each.picture for each in panel.maps] == before


def test_what_was_chosen_while_it_was_hidden_is_shown_afterwards(panel):
    choose(panel, DA1)
    panel.hide()
    panel.model.choose_cell(Cell(DA1, (9, 3)))
    panel.show()
    assert map_of(panel, DA1).row == 9
    assert is_highlighted(map_of(panel, DA1))


def test_a_hidden_panel_lets_go_of_the_numbers_when_training_goes_on(panel):
    choose(panel, DA1)
    panel.hide()
    panel.model.set_running(True)
    assert panel.maps == []
    panel.show()
    assert "Training goes on" in panel.hint.text()


def test_without_a_step_it_says_what_to_do(qtbot, tape):
    panel = OperandsPanel(model_of(tape, 0))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.maps == []
    assert "Take a step" in panel.hint.text()


def test_values_of_terms_are_theirs(tape):
    sums = explain(tape, Cell(Z1, (3, 2)))
    assert np.array_equal(term_values(sums.terms), [term.value for term in sums.terms])
    assert term_values(list(sums.terms)[:2]).tolist() == [term.value for term in sums.terms[:2]]


def test_the_marked_numbers_are_those_that_the_terms_name(tape):
    for part in tape.plan.parts[1:]:
        key = part.results[0]
        explained = explain(tape, Cell(key, tuple(size // 2 for size in tape[key].shape)))
        named = {(cell.key, cell.at) for term in explained.terms for cell in term.cells}
        marked = marked_places(explained.terms)
        assert {(key, tuple(at)) for key, places in marked.items() for at in places.tolist()} == named
