"""Every template is complete for every task that it suits, and says why it does not suit others."""

import pytest

from engine.common.messages import UserError
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import TEMPLATES, template_architecture
from engine.core.task import Task
from engine.data.samples import sample_path
from engine.project.project import DataChoices
from engine.training.metrics import evaluate
from tests.trained import small_run

TASKS = (
    Task("binary", 2, ("no", "yes"), "y"),
    Task("classes", 13, ("a", "b", "c"), "y"),
    Task("regression", 100, (), "y"),
    Task("classes", 64, ("a", "b", "c"), "y", (8, 8, 1)),
    Task("binary", 48, ("no", "yes"), "y", (4, 4, 3)),
    Task("regression", 12, (), "y", (3, 4, 1)),
)


@pytest.mark.parametrize("key", TEMPLATES)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: f"{task.kind} {task.features}")
def test_template_can_be_trained_at_once(key: str, task: Task) -> None:
    template = TEMPLATES[key]
    if not template.suits(task):
        assert "needs pixels" in str(template.problem(task))
        with pytest.raises(UserError, match=r"at least 4 × 4"):
            template.build(task)
        return
    architecture = template.build(task)
    assert architecture == template_architecture(key, task)
    assert find_problems(architecture, task) == ()
    assert Graph.of(architecture, task.features).shapes[-1] == (task.output_units,)
    places = {(layer.x, layer.y) for layer in architecture.layers}
    assert len(places) == len(architecture.layers)  # no card lies on another


def test_which_tasks_are_pictures() -> None:
    assert [TEMPLATES["lenet"].suits(task) for task in TASKS] == [False, False, False, True, True, False]
    assert all(TEMPLATES[key].suits(task) for key in TEMPLATES if key != "lenet" for task in TASKS)


def test_templates_are_what_their_names_say() -> None:
    task = TASKS[1]
    layers = {key: TEMPLATES[key].build(task).order for key in TEMPLATES if TEMPLATES[key].suits(task)}
    kinds = {key: [layer.kind for layer in order] for key, order in layers.items()}
    assert kinds["perceptron"] == ["input", "dense"]
    assert len(layers["multi_layer"]) == 4
    assert layers["wider"][1].settings.units == 4 * layers["multi_layer"][1].settings.units
    assert len(layers["deeper"]) == 6
    assert kinds["dropout"][1:5] == ["dense", "dropout"] * 2
    assert kinds["batch_norm"][1:7] == ["dense", "batch_norm", "activation"] * 2


def test_the_residual_block_has_a_way_around_it() -> None:
    architecture = TEMPLATES["residual"].build(TASKS[1])
    (add,) = [layer for layer in architecture.layers if layer.kind == "add"]
    inside, around = (architecture.layer(source) for source in architecture.sources(add.id))
    assert (inside.kind, around.kind) == ("batch_norm", "dense")
    assert len(architecture.targets(around.id)) == 2


@pytest.mark.parametrize(
    ("key", "sample", "epochs", "least"),
    [
        ("residual", "breast_cancer", 200, 0.95),
        ("batch_norm", "wine", 60, 0.9),
        ("lenet", "digits", 40, 0.97),
    ],
)
def test_templates_learn(key: str, sample: str, epochs: int, least: float) -> None:
    path = sample_path(sample)
    target = {"breast_cancer": "diagnosis", "wine": "cultivar", "digits": "digit"}[sample]
    trainer = small_run(
        path,
        DataChoices(path=str(path), target=target),
        draw=TEMPLATES[key].build,
        epochs=epochs,
        batch_size=32,
    )
    trainer.run()
    scores = evaluate(trainer.network, trainer.dataset.test, trainer.dataset.preparation)
    assert scores.accuracy is not None
    assert scores.accuracy >= least
