"""Description of what a click on a step will do, and the keys that move through an iteration."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.look.words.translation import tr
from gui.stepping.stepping_model import SteppingModel
from gui.stepping.words.step_texts import stop_title


def journey_text(model: SteppingModel, parts: int) -> str:
    """Sentence on going to where so many parts are shown: how far, where to, and whether weights change."""
    plan = model.plan
    if plan is None or parts == model.done:
        return tr("Click: shows its numbers.") if plan is not None else ""
    target = model.reached(parts)
    to = stop_title(plan, target, model.inside)
    if target < model.done:
        count = sum(target < stop <= model.done for stop in model.stops)
        return (
            tr("Click: goes 1 step back, to {step}.", step=to)
            if count == 1
            else tr("Click: goes {count:,} steps back, to {step}.", count=count, step=to)
        )
    count = sum(model.done < stop <= target for stop in model.stops)
    ran = (
        tr("Click: runs 1 step forward, to {step}.", step=to)
        if count == 1
        else tr("Click: runs {count:,} steps forward, to {step}.", count=count, step=to)
    )
    if target < parts:
        return f"{ran} {tr('It stops before the update; click again, and the weights change.')}"
    start = model.update_start
    return f"{ran} {tr('The weights change.')}" if start is not None and target > start else ran


def step_by_key(model: SteppingModel, event: QKeyEvent) -> bool:
    """Step, play or go to an end as a key says, wherever the diagram or the list has the keyboard.

    Returns:
        Whether the key is one of these.
    """
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    moves = {
        Qt.Key.Key_Right: model.step_forward,
        Qt.Key.Key_Left: model.step_back,
        Qt.Key.Key_Home: model.restart_iteration,
        Qt.Key.Key_End: model.go_to_update,
    }
    move = moves.get(Qt.Key(event.key()))
    if move is not None:
        move()
    elif event.key() == Qt.Key.Key_Space:
        if not event.isAutoRepeat():
            model.toggle_playback()
    else:
        return False
    return True
