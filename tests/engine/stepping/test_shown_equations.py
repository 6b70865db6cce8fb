"""Equations of heat maps in the update hold, for every optimizer with every setting.

Signs and operands are read as a student would: put in the numbers of the heat maps, compute, compare.
"""

from __future__ import annotations

import re

import numpy as np
import pytest

from engine.common.arrays import Array
from engine.core.architecture.templates import chain
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.core.optimizers import OPTIMIZERS
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.core.update_rules import UPDATE_RULES
from engine.stepping.parts import Operand, Part
from engine.stepping.tape import Tape
from tests.iterations import made, taped
from tests.taped import tape_of as single_tape_of

TASK = Task("classes", 4, ("a", "b", "c"), "y")
NETWORK = chain([("dense", DenseSettings(5, "identity")), ("batch_norm", BatchNormSettings())], TASK)

PLAIN = {
    "−": "-",
    "÷": "/",
    "²": "**2",
    "ᵗ": "**t",
    "√": " sqrt ",
    "α": " alpha ",
    "λ": " decay ",
    "ε": " eps ",
}
LETTERS = sorted(
    {"β"}.union(*({*rule.constants, *rule.at_step(1)} for rule in UPDATE_RULES.values())) - {"ε", "t"},
    key=len,
    reverse=True,
)
"""Letters of numbers in formulas; longer ones first, as ``β`` is the beginning of ``β₁``."""
TOKEN = re.compile(r"\*\*|[A-Za-z_]\w*|\d+(?:\.\d+)?|[-+/(),]")
FUNCTIONS = ("sqrt", "min", "max")

MORE: list[dict[str, object]] = [
    {},
    {"weight_decay": 0.1},
    {"clipping": "norm", "clip_limit": 0.3},
    {"clipping": "norm", "clip_limit": 1000.0, "weight_decay": 0.05},
    {"clipping": "value", "clip_limit": 0.02},
    {"clipping": "value", "clip_limit": 0.02, "weight_decay": 0.2},
]


def expression(part: Part) -> str:
    """The shown formula in Python; ``x0``, ``x1`` ... are its operands."""
    written, count = "", 0
    for each in part.shown:
        if isinstance(each, Operand):
            written += f" x{count} "
            count += 1
        else:
            words = each
            for place, letter in enumerate(LETTERS):
                words = words.replace(letter, f" k{place} ")
            written += " " + "".join(PLAIN.get(letter, letter) for letter in words) + " "
    words, found, before = TOKEN.findall(written), "", ""
    assert re.sub(r"\s", "", written) == "".join(words)
    for word in words:
        begins = word == "(" or word[0].isalnum()
        ends = before == ")" or (before[:1].isalnum() and before not in FUNCTIONS)
        found += "*" if begins and ends else ""
        found += f"({word})" if before == "sqrt" and word != "(" else word
        before = word
    return found


def computed(tape: Tape, part: Part) -> Array:
    """Result of the shown operands."""
    settings, rule = tape.settings, UPDATE_RULES[tape.settings.optimizer]
    constants = {"β": settings.momentum, **rule.constants, **rule.at_step(tape.optimizer_steps)}
    values = {f"x{i}": np.asarray(tape[o.key], np.float64) for i, o in enumerate(part.operands)}
    letters = {
        "alpha": tape.learning_rate,
        "decay": settings.weight_decay,
        **{f"k{place}": constants.get(letter) for place, letter in enumerate(LETTERS)},
        "eps": constants.get("ε", 0.0),
        "t": tape.optimizer_steps,
        "sqrt": np.sqrt,
        "min": np.minimum,
        "max": np.maximum,
    }
    return np.asarray(eval(expression(part), {"__builtins__": {}}, letters | values))  # noqa: S307 - own text


@pytest.mark.parametrize("more", MORE, ids=str)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_each_shown_equation_of_an_update_is_true(optimizer: str, more: dict[str, object]) -> None:
    settings = TrainingSettings(optimizer=optimizer, **more)  # type: ignore[arg-type]
    exact = taped(made(NETWORK, TASK), settings, steps=3)
    single = single_tape_of(NETWORK, TASK, settings=settings)
    for tape, precision in ((exact, 1e-6), (single, 2e-5)):
        update = tape.plan.steps[-1]
        assert update.kind == "update"
        for part in tape.plan.parts[update.start : update.end]:
            (result,) = part.results
            said = dict(
                each.split(" = ") for each in tape.plan.update_math.letters(tape, part).split(", ") if each
            )
            signs = "".join(each for each in part.shown if isinstance(each, str)).replace("ᵗ", "t")
            assert set(said) == set(re.findall("[αβλεμΠ](?:[₁₂]|ₜ₊₁|ₜ)?|t", signs))
            np.testing.assert_allclose(
                computed(tape, part),
                tape[result],
                rtol=precision,
                atol=precision * float(np.abs(tape[result]).max()),
                err_msg=f"{expression(part)} = {result.text}",
            )


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_all_that_goes_in_is_shown_and_nothing_twice(optimizer: str) -> None:
    """The result of one equation is an operand of a later one, up to the new parameter."""
    tape = single_tape_of(NETWORK, TASK, settings=TrainingSettings(optimizer=optimizer, clipping="norm"))
    update = tape.plan.steps[-1]
    parts = tape.plan.parts[update.start : update.end]
    used = {operand.key for part in parts for operand in part.operands}
    for part in parts:
        (result,) = part.results
        assert (result in used) == result.is_memory
        assert len({operand.key for operand in part.operands}) == len(part.operands)
        assert result.text != result.latex


def test_a_shown_equation_that_is_wrong_is_found() -> None:
    tape = single_tape_of(NETWORK, TASK, settings=TrainingSettings(optimizer="adam"))
    part = tape.plan.parts[-1]
    assert expression(part).replace(" ", "") == "x0-alpha*x1/(sqrt(x2)+eps)"
    wrong = Part(
        kind=part.kind,
        layer=part.layer,
        results=part.results,
        formula="",
        shown=(*part.shown[:-1], "+ 1 )"),
        description=part.description,
    )
    assert not np.allclose(computed(tape, wrong), tape[part.results[0]], rtol=1e-3)
