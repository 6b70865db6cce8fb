"""Conditions: what a step of a lesson can ask for, as data, and whether the facts meet it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from engine.common.messages import Message
from engine.core.layers import LAYER_KINDS
from engine.core.training_settings import TrainingSettings
from engine.data.samples import SAMPLE_PREFIX
from engine.files.export.formats import EXPORTS
from engine.lessons.facts import Facts, layers_meant

STAGES = ("take", "forward", "loss", "backward", "update")
"""The steps of an iteration, in their order."""
RUN_STATES = ("none", "running", "paused", "finished", "stopped", "failed")
CANVAS, STEPPING, EVALUATE, PROFILE = TABS = ("canvas", "stepping", "evaluate", "profile")
"""Keys of the pages of the window, in the order of their tabs; the first is shown at the start."""
DETAILS = ("blocks", "cards", "units")
"""What a zoom shows of the layers, from far to near."""
MOST_NESTED = 8
"""Depth to which ``all``, ``any`` and ``not`` may stand in one another."""

QUANTITY = r"[A-Za-z]{1,10}(\[\d{1,4}\])?"
"""Form of a quantity of an iteration: z[1], dW[2], y."""

Check = Callable[[Any], Message | None]
"""Says why a value is not possible, or gives None."""
Test = Callable[[Any, Mapping[str, Any], Facts], object]
"""Test that is true if the facts meet a value and its options."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a step asks for.

    Attributes:
        kind: a key of :data:`VOCABULARY`, or ``all``, ``any``, ``not`` or ``answered``.
        value: what stands behind it.
        options: names and values that make it more precise.
        parts: the conditions inside ``all``, ``any`` and ``not``.
    """

    kind: str
    value: Any = True
    options: tuple[tuple[str, Any], ...] = ()
    parts: tuple[Condition, ...] = ()

    def kinds(self) -> frozenset[str]:
        """Words of this condition and of all inside of it."""
        return frozenset({self.kind}).union(*(part.kinds() for part in self.parts))

    def values_of(self, kind: str) -> frozenset[Any]:
        """The values of this word, here and inside."""
        own = {self.value} if self.kind == kind and not isinstance(self.value, list | tuple) else set()
        return frozenset(own).union(*(part.values_of(kind) for part in self.parts))


class Word(NamedTuple):
    """One word of the vocabulary: what may stand behind it, its options, and when it is met."""

    check: Check
    options: Mapping[str, Check]
    is_met: Test
    needs: tuple[str, ...] = ()


def is_met(condition: Condition, facts: Facts) -> bool:
    """True if the facts are as the condition asks."""
    match condition.kind:
        case "all":
            return all(is_met(part, facts) for part in condition.parts)
        case "any":
            return any(is_met(part, facts) for part in condition.parts)
        case "not":
            return not any(is_met(part, facts) for part in condition.parts)
        case "answered":
            return facts.answer > 0
    return bool(VOCABULARY[condition.kind].is_met(condition.value, dict(condition.options), facts))


# What may stand behind a word


def _text(value: Any) -> Message | None:
    if isinstance(value, str) and 0 < len(value) <= 200:
        return None
    return Message("give a short text in quotation marks")


def _number(value: Any) -> Message | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return None
    return Message("give a number such as {example}", example="0.3")


def _count(value: Any) -> Message | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 10_000_000:
        return None
    return Message("give a whole number above 0 such as {example}", example="20")


def _true(value: Any) -> Message | None:
    return None if value is True else Message("write true")


def _true_or_quantity(value: Any) -> Message | None:
    if value is True or (isinstance(value, str) and re.fullmatch(QUANTITY, value)):
        return None
    return Message("write true, or a quantity such as {example}", example='"z[1]"')


def _true_or_text(value: Any) -> Message | None:
    return None if value is True else _text(value)


def _scalar(value: Any) -> Message | None:
    if isinstance(value, str | bool) or _number(value) is None:
        return None
    return Message("give a number or a text in quotation marks")


def _one_of(*names: str) -> Check:
    def check(value: Any) -> Message | None:
        if isinstance(value, str) and value in names:
            return None
        return Message("choose one of {choices}", choices=", ".join(names))

    return check


def _layer(value: Any) -> Message | None:
    names = ("input", "hidden", "output", "all", *LAYER_KINDS)
    if _count(value) is None or (isinstance(value, str) and value in names):
        return None
    return Message("give the number of a layer, or one of {choices}", choices=", ".join(names))


def _kinds(value: Any) -> Message | None:
    if isinstance(value, list) and all(isinstance(kind, str) and kind in LAYER_KINDS for kind in value):
        return None
    return Message("give a list of kinds such as {example}", example='["dense", "dense"]')


_of_decision = _one_of("threshold", "false_alarm", "miss", "temperature")
_setting = _one_of(*(each.name for each in fields(TrainingSettings)))


# When a word is met


def _compare(value: Any, options: Mapping[str, Any]) -> bool:
    """True if a setting is what ``is``, ``above`` and ``below`` say."""
    is_number = _number(value) is None
    for name, wanted in options.items():
        if name == "is":
            both = is_number and _number(wanted) is None
            if not (math.isclose(value, wanted, rel_tol=1e-6) if both else value == wanted):
                return False
        elif name in ("above", "below") and not (
            is_number and (value > wanted if name == "above" else value < wanted)
        ):
            return False
    return True


def _layer_setting_is(name: str, options: Mapping[str, Any], facts: Facts) -> bool:
    meant = layers_meant(facts.architecture, options.get("layer", "hidden"))
    found = [getattr(layer.settings, name) for layer in meant if hasattr(layer.settings, name)]
    return bool(found) and all(_compare(value, options) for value in found)


def _is_selected(name: Any, _: Mapping[str, Any], facts: Facts) -> bool:
    return any(layer.id in facts.selected for layer in layers_meant(facts.architecture, name))


def _has_reached(stage: str, options: Mapping[str, Any], facts: Facts) -> bool:
    if facts.stage not in STAGES:
        return False
    wanted, now = STAGES.index(stage), STAGES.index(facts.stage)
    layer = options.get("layer")
    if now != wanted or layer is None:
        return now >= wanted
    return bool(facts.stage_layer >= layer if stage == "forward" else 0 < facts.stage_layer <= layer)


def _is_data(wanted: str, _: Mapping[str, Any], facts: Facts) -> bool:
    if wanted == "any":
        return bool(facts.data)
    if wanted == "own":
        return bool(facts.data) and not facts.data.startswith(SAMPLE_PREFIX)
    return facts.data == wanted or facts.data.replace("\\", "/").endswith(f"/{wanted}")


def _is_exported(kind: str, _: Mapping[str, Any], facts: Facts) -> bool:
    kinds = EXPORTS if kind == "any" else (kind,)
    return any(f"exported {each}" in facts.happened for each in kinds)


def is_beyond(condition: Condition, facts: Facts) -> bool:
    """True if the iteration was gone through further than the condition asks: other numbers are shown."""
    if condition.kind != "step" or not _has_reached(condition.value, dict(condition.options), facts):
        return False
    layer = dict(condition.options).get("layer")
    return facts.stage != condition.value or (layer is not None and facts.stage_layer != layer)


def _is_explained(wanted: Any, _: Mapping[str, Any], facts: Facts) -> bool:
    return ("cell_explained" if wanted is True else f"cell_explained {wanted}") in facts.happened


def _happened(name: str) -> Test:
    return lambda _value, _options, facts: name in facts.happened


_BOUNDS: dict[str, Check] = {"is": _scalar, "above": _number, "below": _number}

VOCABULARY: dict[str, Word] = {
    "action": Word(_text, {}, lambda value, _, facts: value in facts.happened),
    "epochs": Word(_count, {}, lambda value, _, facts: facts.epoch >= value),
    "iterations": Word(_count, {}, lambda value, _, facts: facts.iterations - facts.begun_at >= value),
    "loss_below": Word(_number, {}, lambda value, _, facts: facts.loss < value),
    "loss_above": Word(_number, {}, lambda value, _, facts: facts.loss > value),
    "validation_loss_below": Word(_number, {}, lambda value, _, facts: facts.validation_loss < value),
    "accuracy_above": Word(_number, {}, lambda value, _, facts: facts.accuracy > value),
    "run": Word(_one_of(*RUN_STATES), {}, lambda value, _, facts: facts.run == value),
    "trained": Word(_true, {}, lambda _value, _options, facts: facts.is_trained),
    "setting": Word(
        _setting,
        _BOUNDS,
        lambda value, options, facts: _compare(getattr(facts.training, value), options),
        ("is", "above", "below"),
    ),
    "layers": Word(
        _kinds,
        {},
        lambda value, _, facts: value == [layer.kind for layer in facts.architecture.order[1:]],
    ),
    "layer_setting": Word(_text, {**_BOUNDS, "layer": _layer}, _layer_setting_is, ("is", "above", "below")),
    "selected": Word(_layer, {}, _is_selected),
    "tab": Word(_one_of(*TABS), {}, lambda value, _, facts: facts.tab == value),
    "zoomed": Word(_one_of(*DETAILS), {}, lambda value, _, facts: facts.detail == value),
    "unit_pointed": Word(_true, {}, _happened("unit_pointed")),
    "checkpoint_shown": Word(_true, {}, lambda _value, _options, facts: facts.shown > 0),
    "rows_chosen": Word(
        _true_or_text, {}, lambda value, _, facts: bool(facts.rows) if value is True else facts.rows == value
    ),
    "decision": Word(
        _of_decision,
        _BOUNDS,
        lambda value, options, facts: _compare(getattr(facts.decision, value), options),
        ("is", "above", "below"),
    ),
    "importance_known": Word(_true, {}, lambda _value, _options, facts: facts.importance),
    "row_pinned": Word(_count, {}, lambda value, _, facts: facts.pinned == value),
    "value_changed": Word(
        _true_or_text,
        {},
        lambda value, _, facts: (
            bool(facts.changed_values) if value is True else value in facts.changed_values
        ),
    ),
    "change_found": Word(_true, {}, _happened("change_found")),
    "step": Word(_one_of(*STAGES), {"layer": _count}, _has_reached),
    "data": Word(_text, {}, _is_data),
    "target": Word(_text, {}, lambda value, _, facts: facts.target == value),
    "exported": Word(_one_of("any", *EXPORTS), {}, _is_exported),
    "cell_explained": Word(_true_or_quantity, {}, _is_explained),
    "path_shown": Word(_true, {}, _happened("path_shown")),
    "gradients_checked": Word(_true, {}, _happened("gradients_checked")),
}
"""Every word but ``all``, ``any`` and ``not``, which hold other conditions."""


# Reading


class NotPossible(Exception):
    """A value of a lesson file cannot be used; ``problem`` says why and what to write instead."""

    def __init__(self, problem: Message) -> None:
        super().__init__(str(problem))
        self.problem = problem


def condition_from(values: Any, depth: int = 0) -> Condition:
    """A condition from what a lesson file says. Raises NotPossible."""
    if not isinstance(values, dict) or not values or depth > MOST_NESTED:
        raise NotPossible(Message("a condition is a table such as {example}", example="{ epochs = 20 }"))
    joins = [name for name in ("all", "any", "not") if name in values]
    words = [name for name in values if name in VOCABULARY]
    if joins and len(values) == 1:
        return _joined(joins[0], values[joins[0]], depth)
    if len(words) != 1 or joins:
        raise NotPossible(
            Message(
                "the condition {given} needs exactly one of {words}; join several by all or any",
                given=", ".join(values)[:80],
                words=", ".join((*VOCABULARY, "all", "any", "not")),
            )
        )
    return _simple(words[0], values)


def _joined(kind: str, inside: Any, depth: int) -> Condition:
    several = [inside] if kind == "not" else inside
    if not isinstance(several, list) or not several:
        raise NotPossible(
            Message(
                "{key} needs a list of conditions such as {example}", key=kind, example="[{ epochs = 20 }]"
            )
        )
    return Condition(kind, parts=tuple(condition_from(each, depth + 1) for each in several))


def _simple(kind: str, values: dict[str, Any]) -> Condition:
    word = VOCABULARY[kind]
    options = {name: value for name, value in values.items() if name != kind}
    for name, value in ((kind, values[kind]), *options.items()):
        check = word.check if name == kind else word.options.get(name)
        if check is None:
            raise NotPossible(
                Message("nothing is known about {key} beside {word}; leave it out", key=name, word=kind)
            )
        problem = check(value)
        if problem is not None:
            raise NotPossible(Message("{key}: {problem}", key=name, problem=problem))
    if word.needs and not options.keys() & set(word.needs):
        raise NotPossible(
            Message("{word} needs one of {choices} beside it", word=kind, choices=", ".join(word.needs))
        )
    return Condition(kind, values[kind], tuple(options.items()))
