"""Numbers that are left over where terms cancel: said where it is so, and not said of a wrong number."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.stepping.chain.chain import chain_to
from engine.stepping.explanation import explain
from engine.stepping.quantities import Cell, Key
from gui.stepping.panels.cancellation import cancellation_text
from gui.stepping.panels.chain_view import ChainView
from gui.stepping.panels.sum_view import SumView
from tests.stepped_runs import tape_of

TERMS = np.array([0.02, -0.05, 0.03])


@pytest.mark.parametrize(
    ("total", "stored", "is_said"),
    [
        (1e-10, -3e-9, True),
        (1e-10, 0.0, True),
        (0.0, 0.0, False),
        (0.01, 0.0100001, False),
        (0.01, 0.02, False),  # too far off for rounding: it is wrong, and nothing excuses it
        (0.0, 0.001, False),
    ],
)
def test_it_is_said_of_rounding_alone(total, stored, is_said):
    assert bool(cancellation_text(total, stored, TERMS)) == is_said


def test_the_bias_before_a_batch_norm_is_such_a_number(qtbot):
    tape = tape_of(hidden=[("dense", DenseSettings(3, "identity")), ("batch_norm", BatchNormSettings())])
    chains, sums = ChainView(), SumView()
    for view in (chains, sums):
        qtbot.addWidget(view)
        view.show()
    for key, is_left_over in ((Key("db", 1), True), (Key("dW", 1), False)):
        said = []
        for index in np.ndindex(tape[key].shape):
            cell = Cell(key, index)
            chains.show_chain(chain_to(tape, cell, 0), "")
            explanation = explain(tape, cell)
            sums.show_explanation(explanation, explanation, float(tape[key][index]), is_single=True)
            said.append((chains.note_label.isVisible(), sums.notes_label.isVisible()))
        assert any(map(any, said)) == is_left_over
