"""Every template is complete for every task."""

import pytest

from engine.problems import find_problems
from engine.task import Task
from engine.templates import TEMPLATES, template_architecture

TASKS = (
    Task("binary", 2, ("no", "yes"), "y"),
    Task("classes", 13, ("a", "b", "c"), "y"),
    Task("regression", 100, (), "y"),
)


@pytest.mark.parametrize("key", TEMPLATES)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.kind)
def test_template_can_be_trained_at_once(key: str, task: Task) -> None:
    architecture = template_architecture(key, task)
    assert find_problems(architecture, task) == ()
    assert architecture.shapes(task.features)[architecture.order[-1].id] == (task.output_units,)


def test_templates_are_what_their_names_say() -> None:
    task = TASKS[1]
    layers = {key: template_architecture(key, task).order for key in TEMPLATES}
    assert [layer.kind for layer in layers["perceptron"]] == ["input", "dense"]
    assert len(layers["multi_layer"]) == 4
    assert layers["wider"][1].settings.units == 4 * layers["multi_layer"][1].settings.units
    assert len(layers["deeper"]) == 6
    assert [layer.kind for layer in layers["dropout"]][1:5] == ["dense", "dropout"] * 2
