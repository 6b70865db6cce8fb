"""Titles of steps and parts in lists and headings."""

from __future__ import annotations

from engine.stepping.parts import Part, Step
from engine.stepping.plan import Plan
from engine.stepping.tape import Tape
from gui.look.words.translation import tr
from gui.stepping.words.key_texts import key_text

COLORS = {
    "take": "neutral",
    "forward": "forward",
    "loss": "backward",
    "backward": "backward",
    "update": "good",
}
"""Palette name of the colour of each kind of step."""


def step_title(plan: Plan, step: Step) -> str:
    """Title of a step, such as ``backward 2``."""
    if step.kind == "take":
        return tr("take the rows a[0]") if plan.evaluates else tr("take mini-batch a[0]")
    if step.kind == "loss":
        return tr("loss, {gradient}", gradient=plan.loss_math.gradient.text)
    if step.kind == "update":
        return tr("update W, b")
    if step.kind == "forward":
        return tr("forward {layer}", layer=step.layer)
    return tr("backward {layer}", layer=step.layer)


def stop_title(plan: Plan, parts: int, inside: bool) -> str:
    """Title of the place once so many parts are done: a step, or inside a layer a part of it."""
    place = plan.step_at(parts)
    if place is None:
        return tr("the start")
    step = plan.steps[place]
    title = step_title(plan, step)
    return f"{title}, {part_title(plan.parts[parts - 1])}" if inside and step.end > step.start + 1 else title


def part_title(part: Part) -> str:
    """A part by what it computes, such as ``dW[2]``."""
    return ", ".join(key_text(key) for key in part.results)


def heading_of(plan: Plan, part: Part | None) -> str:
    """The heading over the numbers of a part, such as ``Backward 2 · Dense 2``."""
    if part is None:
        return tr("One iteration")
    if part.kind == "forward":
        return tr("Forward {layer}", layer=part.layer) + f" · {plan.graph.names[part.layer]}"
    if part.kind == "backward":
        return tr("Backward {layer}", layer=part.layer) + f" · {plan.graph.names[part.layer]}"
    if part.kind == "loss":
        return tr("The loss")
    if part.kind == "update":
        return tr("Update") + f" · {plan.graph.names[part.layer]}"
    return tr("The chosen rows") if plan.evaluates else tr("The mini-batch")


def letters_text(part: Part, tape: Tape | None) -> str:
    """The numbers of the letters in an update, so that its heat maps can be computed with: ``α = 0.01``."""
    return tape.plan.update_math.letters(tape, part) if tape is not None and part.kind == "update" else ""
