"""Sums can be computed with a pocket calculator from the digits that are shown."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from engine.common.messages import number_text
from engine.core.architecture.templates import chain
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.core.optimizers import OPTIMIZERS
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.explanation import explain
from engine.stepping.parts import Explanation
from engine.stepping.quantities import Cell
from tests.taped import tape_of

TASK = Task("classes", 4, ("a", "b", "c"), "y")
NETWORK = chain([("dense", DenseSettings(5, "identity")), ("batch_norm", BatchNormSettings())], TASK)
ROUNDING = 2e-3
"""Four digits of each of a few factors; a difference of two like numbers has fewer, so it is left out."""


def calculated(words: str) -> float:
    """Result of a person who types this in."""
    typed = words.replace("−", "-").replace("×", "*").replace("÷", "/").replace("²", "**2")
    typed = typed.replace("^", "**").replace("e**(", "exp(")
    typed = re.sub(
        r"(√|\blog) ?([0-9.e+-]+)", lambda found: f"{found[1].replace('√', 'sqrt')}({found[2]})", typed
    )
    names = {"__builtins__": {}, "exp": math.exp, "sqrt": math.sqrt, "log": math.log}
    return float(eval(typed, names))  # noqa: S307 - own text


def check(explanation: Explanation) -> int:
    """Compare every line with what it comes to as it is shown; gives how many there were."""
    pairs = [(term.text, term.value) for term in list(explanation.terms)[:6] if "(" not in term.text]
    for line in explanation.lines_before:
        formula = str(line.label).split("=")
        if len(formula) > 1:
            pairs.append((formula[-1], line.value))
    for words, value in pairs:
        shown = float(number_text(value))
        assert calculated(words) == pytest.approx(shown, rel=ROUNDING, abs=1e-30), words
    return len(pairs)


@pytest.mark.parametrize(
    "more", [{}, {"weight_decay": 0.1}, {"clipping": "norm", "clip_limit": 0.3}], ids=str
)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_each_line_can_be_computed_from_what_stands_in_it(optimizer: str, more: dict[str, object]) -> None:
    tape = tape_of(NETWORK, TASK, settings=TrainingSettings(optimizer=optimizer, **more))  # type: ignore[arg-type]
    checked = 0
    for part in tape.plan.parts:
        for key in part.results:
            for at in list(np.ndindex(tape[key].shape))[:4]:
                explanation = explain(tape, Cell(key, at))
                checked += check(explanation) if explanation is not None else 0
    assert checked > 200
