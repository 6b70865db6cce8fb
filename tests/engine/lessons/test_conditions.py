"""Conditions and hints: when a step is done, and what is said where something else was done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.common.messages import Message
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.lessons.conditions import VOCABULARY, NotPossible, condition_from, is_beyond, is_met
from engine.lessons.facts import Facts, layers_meant
from engine.lessons.hints import deviation, hint_for
from engine.lessons.lesson import Hint, LessonStep, StartState, Text
from engine.project.decision import Decision

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
NETWORK = chain([("dense", DenseSettings(8)), ("dense", DenseSettings(4, "tanh"))], TASK)
FIRST, SECOND, OUTPUT = (layer.id for layer in NETWORK.order[1:])
FACTS = Facts(
    data="sample:iris",
    target="species",
    architecture=NETWORK,
    run="paused",
    epoch=20,
    iterations=84,
    begun_at=80,
    loss=0.4,
    validation_loss=0.5,
    accuracy=0.9,
    selected=(SECOND,),
    stage="backward",
    stage_layer=2,
    rows="b → c",
    decision=Decision(threshold=0.3),
    pinned=84,
    changed_values=("width",),
    happened=frozenset({"train", "exported npz", "cell_explained"}),
)

MET = [
    {"action": "train"},
    {"epochs": 20},
    {"iterations": 4},
    {"loss_below": 0.41},
    {"loss_above": 0.39},
    {"validation_loss_below": 0.6},
    {"accuracy_above": 0.8},
    {"run": "paused"},
    {"setting": "learning_rate", "is": 0.01},
    {"setting": "learning_rate", "above": 0.001, "below": 0.1},
    {"setting": "optimizer", "is": "adam"},
    {"layers": ["dense", "dense", "dense"]},
    {"layer_setting": "units", "above": 3},
    {"layer_setting": "activation", "is": "tanh", "layer": 2},
    {"layer_setting": "activation", "is": "softmax", "layer": "output"},
    {"selected": 2},
    {"selected": "dense"},
    {"selected": "hidden"},
    {"tab": "canvas"},
    {"rows_chosen": True},
    {"rows_chosen": "b → c"},
    {"decision": "threshold", "below": 0.4},
    {"decision": "miss", "is": 1},
    {"row_pinned": 84},
    {"value_changed": True},
    {"value_changed": "width"},
    {"step": "loss"},
    {"step": "forward", "layer": 3},
    {"step": "backward", "layer": 3},
    {"step": "backward", "layer": 2},
    {"data": "any"},
    {"data": "sample:iris"},
    {"target": "species"},
    {"exported": "any"},
    {"exported": "npz"},
    {"cell_explained": True},
    {"all": [{"epochs": 3}, {"run": "paused"}]},
    {"any": [{"epochs": 300}, {"run": "paused"}]},
    {"not": {"run": "running"}},
]
NOT_MET = [
    {"action": "step"},
    {"epochs": 21},
    {"iterations": 5},
    {"loss_below": 0.4},
    {"loss_above": 0.4},
    {"validation_loss_below": 0.5},
    {"accuracy_above": 0.9},
    {"run": "running"},
    {"setting": "learning_rate", "above": 0.01},
    {"setting": "optimizer", "above": 1},
    {"layers": ["dense", "dense"]},
    {"layer_setting": "activation", "is": "relu"},
    {"layer_setting": "rate", "is": 0.5},
    {"selected": "output"},
    {"tab": "stepping"},
    {"trained": True},
    {"zoomed": "units"},
    {"unit_pointed": True},
    {"checkpoint_shown": True},
    {"rows_chosen": "a → c"},
    {"decision": "threshold", "below": 0.2},
    {"importance_known": True},
    {"row_pinned": 83},
    {"value_changed": "length"},
    {"change_found": True},
    {"step": "update"},
    {"step": "backward", "layer": 1},
    {"data": "own"},
    {"data": "sample:wine"},
    {"target": "petal_width"},
    {"exported": "csv"},
    {"cell_explained": True},
    {"path_shown": True},
    {"gradients_checked": True},
    {"all": [{"epochs": 3}, {"run": "running"}]},
    {"any": [{"epochs": 300}, {"run": "running"}]},
    {"not": {"run": "paused"}},
]


@pytest.mark.parametrize("values", MET, ids=str)
def test_what_is_so_is_met(values):
    assert is_met(condition_from(values), FACTS)


@pytest.mark.parametrize("values", NOT_MET, ids=str)
def test_what_is_not_so_is_not_met(values):
    assert not is_met(condition_from(values), replace(FACTS, happened=FACTS.happened - {"cell_explained"}))


def test_every_word_is_tested():
    assert {next(iter(values)) for values in NOT_MET} == {*VOCABULARY, "all", "any", "not"}


def test_nothing_is_chosen_pinned_or_decided_at_the_beginning():
    for values in (
        {"rows_chosen": True},
        {"decision": "threshold", "below": 1.0},
        {"importance_known": True},
        {"row_pinned": 1},
        {"value_changed": True},
    ):
        assert not is_met(condition_from(values), Facts())
    assert is_met(condition_from({"importance_known": True}), Facts(importance=True))
    assert is_met(condition_from({"trained": True}), Facts(is_trained=True))
    assert is_met(condition_from({"zoomed": "units"}), Facts(detail="units"))
    assert is_met(condition_from({"unit_pointed": True}), Facts(happened=frozenset({"unit_pointed"})))
    assert is_met(condition_from({"checkpoint_shown": True}), Facts(shown=10))
    assert is_met(condition_from({"change_found": True}), Facts(happened=frozenset({"change_found"})))


def test_before_the_first_epoch_no_loss_is_above_or_below():
    assert not is_met(condition_from({"loss_below": 9.0}), Facts())
    assert not is_met(condition_from({"loss_above": 0.0}), Facts())


def test_ones_own_table_is_a_file():
    own = Facts(data="/home/me/mine.csv")
    assert is_met(condition_from({"data": "own"}), own)
    assert is_met(condition_from({"data": "mine.csv"}), own)
    assert not is_met(condition_from({"data": "own"}), Facts())


def test_conditions_may_not_be_nested_without_end():
    values: dict = {"epochs": 1}
    for _ in range(20):
        values = {"not": values}
    with pytest.raises(NotPossible):
        condition_from(values)


def test_layers_are_meant_by_number_kind_and_place():
    def meant(name: str | int) -> list[str]:
        return [layer.name for layer in layers_meant(NETWORK, name)]

    assert meant(2) == ["Dense 2"]
    assert meant("dense") == meant("all") == ["Dense 1", "Dense 2", "Output"]
    assert meant("hidden") == ["Dense 1", "Dense 2"]
    assert meant("output") == ["Output"]
    assert meant("input") == ["Input"]
    assert meant(9) == meant("conv2d") == []


# Hints


def step(done: dict | None = None, *hints: tuple[dict, str], tab: str = "canvas") -> LessonStep:
    wrong = tuple(Hint(condition_from(when), Text((("", words),))) for when, words in hints)
    return LessonStep(
        Text((("", "Do."),)), StartState(tab=tab), done=condition_from(done) if done else None, wrong=wrong
    )


def said(step: LessonStep, **changes: object) -> str:
    hint = hint_for(step, FACTS, replace(FACTS, **changes))
    return hint.within("en") if isinstance(hint, Text) else str(hint or "")


TRAIN = step({"epochs": 30})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ""),
        ({"data": ""}, "The table is gone"),
        ({"data": "sample:wine"}, "You opened wine"),
        ({"data": "/home/me/mine.csv"}, "You opened mine"),
        ({"target": "petal_width"}, "Another column is the target"),
        ({"iterations": 0, "run": "none"}, "The trained weights are gone"),
        ({"run": "failed"}, "The run broke off"),
        ({"run": "finished"}, "The run is over"),
        ({"architecture": NETWORK.without([FIRST])}, "The network was changed"),
        ({"architecture": NETWORK.moved({FIRST: (5.0, 5.0)})}, ""),
        ({"training": TrainingSettings(epochs=3)}, "The number of epochs was changed"),
        ({"training": TrainingSettings(optimizer="sgd")}, "The optimizer was changed"),
        ({"selected": (FIRST,)}, ""),
    ],
)
def test_what_leads_nowhere_gets_a_hint_that_says_what_to_do(changes, expected):
    hint = said(TRAIN, **changes)
    assert hint.startswith(expected) if expected else hint == ""
    assert not expected or "Put it right" in hint


def test_what_the_step_asks_for_is_not_wrong():
    assert (
        said(step({"setting": "learning_rate", "above": 1}), training=TrainingSettings(learning_rate=0.5))
        == ""
    )
    assert (
        said(step({"data": "own"}), data="sample:wine", target="cultivar", architecture=chain([], TASK)) == ""
    )
    assert said(step({"layer_setting": "units", "is": 9}), architecture=chain([], TASK)) == ""
    assert said(step({"action": "reset"}), iterations=0, run="none", happened=frozenset({"reset"})) == ""


def test_the_hints_of_the_lesson_come_first():
    own = step({"epochs": 30}, ({"run": "failed"}, "Lower the rate."))
    assert said(own, run="failed") == "Lower the rate."


def test_another_button_than_asked_for_is_named():
    asked = step({"action": "step"})
    assert said(asked, last="train", last_label="Train").startswith("That was Train.")
    assert said(asked, last="zoom_in", last_label="Zoom in") == ""
    assert said(asked, last="step", last_label="Step") == ""


def test_a_step_of_the_other_tab_leads_back_there():
    there = step({"step": "update"}, tab="stepping")
    assert said(there, tab="stepping") == ""
    assert "Forward / backward" in said(there, tab="canvas")


@pytest.mark.parametrize(
    ("tab", "done"),
    [
        ("evaluate", {"rows_chosen": "a → b"}),
        ("evaluate", {"decision": "threshold", "above": 0.4}),
        ("profile", {"row_pinned": 3}),
        ("profile", {"change_found": True}),
    ],
)
def test_a_step_of_a_page_leads_back_there(tab, done):
    assert said(step(done, tab=tab), tab=tab) == ""
    assert tab.capitalize() in said(step(done, tab=tab), tab="canvas")
    assert said(step({"all": [done, {"tab": "canvas"}]}, tab=tab), tab="stepping") == ""


def test_another_threshold_is_a_deviation_unless_it_is_asked_for():
    other = Decision(threshold=0.7)
    assert said(step({"rows_chosen": True}), decision=other).startswith("The threshold was changed")
    assert said(step({"decision": "threshold", "below": 0.1}), decision=other) == ""
    assert said(step({"rows_chosen": True}), decision=Decision(threshold=0.3, miss=9.0)) == ""


def test_the_end_of_a_run_is_no_deviation_but_a_reset_is():
    assert deviation(TRAIN, FACTS, replace(FACTS, run="finished")) is None
    assert isinstance(deviation(TRAIN, FACTS, replace(FACTS, iterations=0)), Message)


def test_further_than_asked_is_met_but_said_to_be_beyond():
    asked = condition_from({"step": "forward", "layer": 1})
    at = replace(FACTS, tab="stepping", stage="forward", stage_layer=1)
    assert is_met(asked, at)
    assert not is_beyond(asked, at)
    for stage, layer in (("forward", 2), ("loss", 0), ("update", 1)):
        further = replace(at, stage=stage, stage_layer=layer)
        assert is_beyond(asked, further)
        assert "Step back" in str(hint_for(step({"step": "forward", "layer": 1}), at, further))
    assert not is_beyond(asked, replace(at, stage="take", stage_layer=0))
    assert not is_beyond(condition_from({"step": "loss"}), replace(at, stage="loss", stage_layer=3))


def test_a_number_of_another_quantity_gets_the_name_of_the_one_that_is_meant():
    asked = step({"cell_explained": "z[1]"})
    assert asked.done is not None
    other = frozenset({"cell_explained", "cell_explained a[1]"})
    assert not is_met(asked.done, replace(FACTS, happened=other))
    assert said(asked, happened=other).endswith("Click one of z[1].")
    assert is_met(asked.done, replace(FACTS, happened=other | {"cell_explained z[1]"}))
    assert is_met(condition_from({"cell_explained": True}), replace(FACTS, happened=other))
    with pytest.raises(NotPossible, match=r"cell_explained: write true, or a quantity"):
        condition_from({"cell_explained": "the first"})


def test_training_in_a_step_that_has_nothing_to_do_with_it_gets_a_hint():
    asked, later = step({"selected": "output"}), FACTS.iterations + 5
    assert said(asked, iterations=later).startswith("The network was trained")
    assert said(asked) == ""
    assert hint_for(asked, replace(FACTS, run="running"), replace(FACTS, iterations=later)) is None
    assert said(TRAIN, iterations=later) == ""
    assert said(step({"data": "own"}), iterations=later) == ""
