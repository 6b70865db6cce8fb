"""The decision on the command line: what the options change of it, and how it is said."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any

from engine.common.arrays import Array
from engine.common.messages import Message, UserError
from engine.core.task import Task
from engine.project.decision import DEFAULT, Decision, weights_digest


def decision_of(options: Namespace, kept: Decision, task: Task) -> Decision:
    """The decision that is kept with the weights, as far as ``threshold`` and ``positive`` say nothing else.

    Raises:
        UserError: they do not suit the task.
    """
    kept = kept.for_task(task)
    if options.threshold is None and options.positive is None:
        return kept
    if task.kind == "regression":
        raise UserError(
            "--threshold and --positive are for classes; {target} is a number.", target=task.target
        )
    named = options.positive if options.positive is not None else kept.positive
    if named and named not in task.classes:
        raise UserError(
            "--positive: {target} has no class {name}; choose one of {classes}.",
            target=task.target,
            name=named,
            classes=", ".join(task.classes[:20]),
        )
    if not named and len(task.classes) > 2:
        raise UserError("--threshold is of one class; name it with --positive.")
    threshold = options.threshold if options.threshold is not None else kept.threshold
    if threshold is None:
        raise UserError("--positive says which class a threshold is of; give --threshold too.")
    return replace(kept, threshold=threshold, positive=named or task.classes[1])


def decision_json(decision: Decision) -> dict[str, Any]:
    """The decision as an entry of a JSON object, or nothing where it is the default."""
    return {} if decision == DEFAULT else {"decision": decision.to_json()}


def decision_lines(decision: Decision, task: Task) -> list[str]:
    """Sentences on what a decision does; none where it is the default."""
    lines = []
    if decision.threshold is not None:
        name = task.classes[decision.positive_class(task.classes)]
        lines.append(f"Rows are taken for {name} from a probability of {decision.threshold:g} on.")
    if decision.temperature != 1:
        lines.append(f"Probabilities are at temperature {decision.temperature:.4g}.")
    return lines


def decision_notes(decision: Decision, values: Array) -> tuple[Message, ...]:
    """A note where the temperature was fitted to other weights than ``values (P + S,)``."""
    if not decision.fitted_to or decision.fitted_to == weights_digest(values):
        return ()
    return (Message("The temperature was fitted to other weights; fit it again in the window."),)
