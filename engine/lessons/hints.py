"""Hints for a user who does something else than a step asks for."""

from __future__ import annotations

from pathlib import PurePath

from engine.common.messages import Message
from engine.core.training_settings import TRAINING
from engine.data.samples import SAMPLE_PREFIX
from engine.files.export.formats import EXPORTS
from engine.lessons.conditions import EVALUATE, PROFILE, STAGES, is_beyond, is_met
from engine.lessons.facts import Facts
from engine.lessons.lesson import LessonStep, Text

OF_STEPPING = frozenset({"step", "cell_explained", "path_shown", "gradients_checked"})
"""Words of the vocabulary that only the step-by-step view can fulfil."""
OTHER_WAYS = frozenset(
    (
        *(
            "train",
            "step",
            "reset",
            "find_rate",
            "cross_validate",
            "new",
            "delete",
            *(f"export_{key}" for key in EXPORTS),
        ),
        *("step_forward", "step_back", "run_to_loss", "run_to_update", "run_iteration", "restart_iteration"),
        *("play_steps", "check_gradients", "export_report"),
    )
)
"""Actions that lead somewhere; others, such as those of the zoom, may be used at any time."""
OF_LAYERS = frozenset({"layers", "layer_setting"})
OF_DATA = frozenset({"data", "target"})
OF_TRAINING = frozenset({"epochs", "iterations", "loss_below", "accuracy_above", "validation_loss_below"})
OF_PAGES = {
    EVALUATE: frozenset({"rows_chosen", "decision", "importance_known"}),
    PROFILE: frozenset({"row_pinned", "value_changed", "change_found"}),
}
"""Words of the vocabulary that are met on a page of its own."""
MAY_TRAIN = OF_TRAINING | OF_STEPPING | OF_DATA | {"action", "run", "trained", "loss_above", "exported"}
"""Words of the vocabulary that are met by training, or whatever was trained in between."""


_PAGE_HINTS = {
    EVALUATE: Message("This task happens in the tab Evaluate: go back there."),
    PROFILE: Message("This task happens in the tab Profile: go back there."),
}


def hint_for(step: LessonStep, begun: Facts, facts: Facts) -> Text | Message | None:
    """The hint for what the user did since the step began, or None where nothing is wrong.

    The lesson's own hints come first. Those of the program name what was done and how to go on.
    """
    for hint in step.wrong:
        if is_met(hint.when, facts):
            return hint.text
    return (
        deviation(step, begun, facts)
        or _end_hint(step, begun, facts)
        or _tab_hint(step, facts)
        or _stage_hint(step, begun, facts)
        or _cell_hint(step, facts)
        or _trained_hint(step, begun, facts)
        or _action_hint(step, facts)
    )


def deviation(step: LessonStep, begun: Facts, facts: Facts) -> Message | None:
    """Hint on what was changed that the step did not ask for, and that steps after it may build upon."""
    asked = _asked(step)
    return (
        _data_hint(asked, begun, facts)
        or _weights_hint(step, begun, facts)
        or _layers_hint(asked, begun, facts)
        or _settings_hint(step, begun, facts)
        or _decision_hint(asked, begun, facts)
    )


def lost_place(step: LessonStep, left: Facts, facts: Facts) -> bool:
    """True if a step goes through an iteration that is no longer where the step before left it."""
    order = ("", *STAGES)
    return bool(_asked(step) & OF_STEPPING) and order.index(facts.stage) < order.index(left.stage)


def _asked(step: LessonStep) -> frozenset[str]:
    """The words of the vocabulary that the step asks with."""
    return step.done.kinds() if step.done else frozenset()


def _data_hint(asked: frozenset[str], begun: Facts, facts: Facts) -> Message | None:
    if asked & OF_DATA or (begun.data, begun.target) == (facts.data, facts.target):
        return None
    if not facts.data:
        return Message("The table is gone. Press Put it right to have it back.")
    if begun.data == facts.data:
        return Message("Another column is the target now. Undo that, or press Put it right.")
    name = PurePath(facts.data.removeprefix(SAMPLE_PREFIX)).stem
    return Message("You opened {name}, but this task needs another table. Press Put it right.", name=name)


def _weights_hint(step: LessonStep, begun: Facts, facts: Facts) -> Message | None:
    wants_reset = step.done is not None and "reset" in step.done.values_of("action")
    if begun.iterations and not facts.iterations and not wants_reset:
        return Message("The trained weights are gone. Bring them back, or press Put it right.")
    return None


def _end_hint(step: LessonStep, begun: Facts, facts: Facts) -> Message | None:
    asked = _asked(step)
    if facts.run == "failed" and not asked & {"run", "loss_above"}:
        return Message("The run broke off. Press Put it right to begin this task anew.")
    if facts.run == "finished" and asked & OF_TRAINING and begun.run != "finished":
        return Message("The run is over and the goal of this task was not reached. Press Put it right.")
    return None


def _layers_hint(asked: frozenset[str], begun: Facts, facts: Facts) -> Message | None:
    if asked & (OF_LAYERS | OF_DATA) or begun.architecture.computes_like(facts.architecture):
        return None
    return Message(
        "The network was changed, but this task needs it as it was. Undo that, or press Put it right."
    )


def _settings_hint(step: LessonStep, begun: Facts, facts: Facts) -> Message | None:
    asked = step.done.values_of("setting") if step.done else frozenset()
    for name, each in TRAINING.items():
        if getattr(begun.training, name) != getattr(facts.training, name) and name not in asked:
            return Message(
                "The {setting} was changed, but this task needs it as it was. Undo that, or press "
                "Put it right.",
                setting=Message(each.noun),
            )
    return None


def _decision_hint(asked: frozenset[str], begun: Facts, facts: Facts) -> Message | None:
    if "decision" in asked or begun.decision.threshold == facts.decision.threshold:
        return None
    return Message(
        "The threshold was changed, but this task needs it as it was. Undo that, or press Put it right."
    )


def _tab_hint(step: LessonStep, facts: Facts) -> Message | None:
    asked = _asked(step)
    if asked & OF_STEPPING and "tab" not in asked and step.state.tab == "stepping" != facts.tab:
        return Message("This task happens in the tab Forward / backward: go back there.")
    for tab, words in OF_PAGES.items():
        if asked & words and "tab" not in asked and step.state.tab == tab != facts.tab:
            return _PAGE_HINTS[tab]
    return None


def _stage_hint(step: LessonStep, begun: Facts, facts: Facts) -> Message | None:
    """Hint where the iteration that a step builds upon was left, or gone through further than asked."""
    if step.done is not None and is_beyond(step.done, facts):
        return Message("That was further than this task goes. Press Step back (F7), or Put it right.")
    if not _asked(step) & OF_STEPPING or not begun.stage:
        return None
    if facts.run == "running":
        return Message("Training goes on, so nothing can be stepped through. Press Put it right.")
    order = ("", *STAGES)
    if order.index(facts.stage) < order.index(begun.stage):
        return Message("The iteration is no longer where this task begins. Step on, or press Put it right.")
    return None


def _cell_hint(step: LessonStep, facts: Facts) -> Message | None:
    """Hint where a number of another quantity was looked at."""
    wanted = step.done.values_of("cell_explained") - {True} if step.done else frozenset()
    if not wanted or "cell_explained" not in facts.happened:
        return None
    return Message("That is a number of another quantity. Click one of {wanted}.", wanted=min(wanted))


def _trained_hint(step: LessonStep, begun: Facts, facts: Facts) -> Message | None:
    """Hint where training went on in a step that has nothing to do with it."""
    if step.done is None or _asked(step) & MAY_TRAIN or begun.run == "running":
        return None
    if facts.iterations <= begun.iterations:
        return None
    return Message(
        "The network was trained, but this task needs it as it was. Press Put it right to go back to that."
    )


def _action_hint(step: LessonStep, facts: Facts) -> Message | None:
    """Hint where one button was asked for and another pressed."""
    asked = step.done.values_of("action") if step.done else frozenset()
    if not asked or facts.last not in OTHER_WAYS or facts.last in asked:
        return None
    return Message(
        "That was {action}. This task goes on with the control in the ring.", action=facts.last_label
    )
