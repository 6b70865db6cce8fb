"""Settings and choices of training that suit a task."""

from __future__ import annotations

from engine.common.settings import unused
from engine.core.task import Task
from engine.core.training_settings import TRAINING, TrainingSettings
from gui.look.words.translation import tr

MOST_CLASSES = 100
"""Above so many classes nobody types a weight for each."""


def edit_text(name: str) -> str:
    """Text of the undo command for an edit of a setting."""
    return tr("Change {setting}", setting=tr(TRAINING[name].label).lower())


def suitable_choices(name: str, task: Task | None, current: str) -> tuple[str, ...]:
    """The keys of a setting that can suit the task, and the current one in any case."""

    def suits(key: str) -> bool:
        if name == "loss":
            return task is None or task.can_have_loss(key)
        return "class_weights" not in TRAINING[name].choices[key].uses or bool(classes_to_weight(task))

    return tuple(key for key in TRAINING[name].choices if key == current or suits(key))


def classes_to_weight(task: Task | None) -> tuple[str, ...]:
    """The classes that can be given a weight each; none where they are too many or unknown."""
    return task.classes if task is not None and len(task.classes) <= MOST_CLASSES else ()


def without_effect(settings: TrainingSettings, task: Task | None) -> set[str]:
    """Names of the settings that change nothing for this task and these other settings."""
    is_regression = task is not None and task.kind == "regression"
    return {
        *unused(settings),
        *(name for name, each in TRAINING.items() if each.for_classes and is_regression),
    }
