"""Signs between the maps: every one that a formula has can be typeset."""

from __future__ import annotations

import pytest

from engine.core.update_rules import UPDATE_RULES
from engine.stepping.parts import Operand
from gui.look.drawing.formulas import formula
from gui.stepping.numbers.signs import sign_latex
from tests.stepped_runs import tape_of

SIGNS = {
    sign
    for rule in UPDATE_RULES.values()
    for each in rule.equations
    for sign in each.shown
    if "{" not in sign
}
WRITTEN = [
    *sorted(SIGNS),
    "− α (",
    "(1 − α λ)",
    "min(1, 0.5 ÷",
    "max(−0.5, min(0.5,",
    "))",
    "1/m Σ |",
    ")²",
    "; ",
    "[ u < 0.7 ] ÷ 0.7",
]


@pytest.mark.parametrize("sign", WRITTEN)
def test_rare_signs_can_be_typeset(qapp, sign):
    assert formula(sign_latex(sign), 16, "#000000").width > 0


def test_the_signs_of_an_iteration_can_be_typeset(qapp):
    signs = {each for part in tape_of().plan.parts for each in part.shown if not isinstance(each, Operand)}
    assert len(signs) > 5
    for sign in signs:
        assert formula(sign_latex(sign), 16, "#000000").width > 0


def test_signs_are_those_of_the_formula():
    assert sign_latex("∘").strip() == r"\odot"
    assert sign_latex("1/m") == r"\frac{1}{m}"
    assert sign_latex("m̂") == r"\hat{m}"
    assert sign_latex("g′").strip() == r"g^{\prime}"
