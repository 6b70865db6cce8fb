"""What is shown belongs to what is drawn and opened, else it is greyed, says of what it is, and is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.core.architecture.templates import template_architecture
from engine.core.layers.dense import DenseSettings
from engine.files.project_file import load_project
from engine.training.state.belonging import Change
from engine.training.trainer import Trainer
from gui.bench.workbench import Notice, Workbench
from gui.look.theme import theme
from gui.window.main_window import MainWindow


@pytest.fixture
def window(iris_window: MainWindow) -> MainWindow:
    return iris_window


def of_data(**changes: object) -> Callable[[MainWindow], None]:
    def edit(window: MainWindow) -> None:
        bench = window.workbench
        bench.edit_choices("edit", replace(bench.project.data, **changes))  # type: ignore[arg-type]

    return edit


def of_training(**changes: object) -> Callable[[MainWindow], None]:
    def edit(window: MainWindow) -> None:
        bench = window.workbench
        bench.edit_training("edit", replace(bench.project.training, **changes))  # type: ignore[arg-type]

    return edit


def of_layer(settings: DenseSettings) -> Callable[[MainWindow], None]:
    def edit(window: MainWindow) -> None:
        bench = window.workbench
        drawn = bench.project.architecture
        bench.edit_architecture("edit", drawn.with_layer(replace(drawn.order[1], settings=settings)))

    return edit


def another_file(window: MainWindow) -> None:
    window.files.open_path("sample:wine")


def a_template(window: MainWindow) -> None:
    window.parts.commands.use_template("deeper")


def a_layer_more(window: MainWindow) -> None:
    bench = window.workbench
    drawn, layer = bench.project.architecture.adding("dropout", 0.0, 0.0)
    bench.edit_architecture("edit", drawn.inserting(layer.id, drawn.connections[0]))


@dataclass(frozen=True)
class Case:
    """A row of the table of engine.training.state.belonging: a change, what it makes of a run, its words."""

    edit: Callable[[MainWindow], None]
    alive: Change
    ended: Change
    words: str = ""


CASES = {
    "another file": Case(another_file, "data", "data", "Run on iris, target species"),
    "another target": Case(of_data(target="sepal_width"), "data", "data", "Run on iris, target species"),
    "another role": Case(of_data(roles={"petal_width": "ignored"}), "data", "data", "prepared otherwise"),
    "another preparation": Case(of_data(scaling="minmax"), "data", "data", "prepared otherwise"),
    "another split": Case(of_data(split=(60.0, 20.0, 20.0)), "data", "data", "with another split"),
    "another seed of the split": Case(of_data(seed=7), "data", "data", "with another split"),
    "a template": Case(a_template, "drawing", "drawing", "of another network"),
    "a layer's shape": Case(of_layer(DenseSettings(5)), "network", "network", "before the network"),
    "a layer more": Case(a_layer_more, "network", "network", "before the network"),
    "no shape": Case(of_layer(DenseSettings(16, "tanh")), "", "network", "before the network"),
    "the seed": Case(of_training(seed=9), "settings", "settings", "another seed or loss"),
    "a loss that does not fit": Case(
        of_training(loss="binary_cross_entropy"), "settings", "settings", "seed or loss"
    ),
    "a loss that fits": Case(of_training(loss="mse"), "", ""),
    "the learning rate": Case(of_training(learning_rate=0.5, batch_size=9), "", ""),
    "the length": Case(of_training(epochs=2_000_000), "", ""),
}


def train(qtbot: QtBot, bench: Workbench, ended: bool) -> Trainer:
    """A run that has ended, or is paused for a while."""
    epochs = 4 if ended else 1_000_000
    bench.edit_training("edit", replace(bench.project.training, epochs=epochs, patience=0))
    bench.toggle_training()
    trainer = bench.session.trainer
    assert trainer is not None
    if ended:
        qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    else:
        qtbot.waitUntil(lambda: trainer.epoch > 2, timeout=20_000)
    return trainer


def settle(qtbot: QtBot, bench: Workbench) -> None:
    """Until what was opened is prepared."""
    qtbot.waitUntil(lambda: bench.store.dataset is not None or bool(bench.problems), timeout=20_000)
    qtbot.waitUntil(lambda: bench.store.dataset is not None, timeout=20_000)


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "going on"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_belongs_goes_on_and_what_does_not_is_greyed_and_kept(
    qtbot: QtBot, window: MainWindow, case: Case, ended: bool
) -> None:
    bench = window.workbench
    trainer = train(qtbot, bench, ended)
    train_action = window.parts.actions_by_key["train"]
    qtbot.waitUntil(lambda: bool(window.parts.curves.loss_card.plot.lines), timeout=20_000)
    label = train_action.text()
    path = bench.project.data.path
    case.edit(window)
    if case.edit is another_file:
        qtbot.waitUntil(lambda: bench.project.data.path != path, timeout=20_000)
    settle(qtbot, bench)
    change = case.ended if ended else case.alive
    is_other = change in ("data", "drawing")
    is_stale = is_other or (bool(change) and ended)
    assert bench.runs.outdated_by(bench.project, bench.store.dataset) == change
    assert bench.session.trainer is trainer
    if is_other:
        assert bench.session.state != "running"
    assert train_action.text() == ("Train" if is_stale else label)

    assert window.parts.curves.loss_card.plot.is_greyed == is_stale
    assert window.parts.curves.loss_card.plot.lines  # still there
    assert bool(window.parts.curves.origin.text()) == is_stale
    assert not is_stale or case.words in window.parts.curves.origin.text()
    assert window.parts.layer_view.origin.text() == ("" if is_other else window.parts.curves.origin.text())
    assert window.parts.timeline_bar.track.isEnabled() != is_stale
    assert ("earlier run" in window.parts.training_bar.status.text.text()) == is_stale
    shown = {i for i, card in window.parts.canvas.scene.cards.items() if card.heat.values is not None}
    badges = [card.badge.badge for card in window.parts.canvas.scene.cards.values()]
    opacities = {card.heat.opacity() for card in window.parts.canvas.scene.cards.values()}
    assert (opacities == {1.0}) == (not is_stale or is_other)
    if is_other:
        assert not shown and badges == [None] * len(badges)

    bench.document.undo_stack.undo()
    qtbot.waitUntil(lambda: not bench.is_outdated and bench.store.dataset is not None, timeout=20_000)
    assert bench.session.trainer is trainer
    assert not window.parts.curves.origin.text() and not window.parts.curves.loss_card.plot.is_greyed
    goes_on = "Go on" if ended else ("Resume" if bench.session.state == "paused" else "Pause")
    assert train_action.text() == goes_on
    if is_other:
        qtbot.waitUntil(
            lambda: any(card.heat.values is not None for card in window.parts.canvas.scene.cards.values()),
            timeout=20_000,
        )


def notices(bench: Workbench) -> list[Notice]:
    found: list[Notice] = []
    bench.noticed.connect(lambda notice: notice and found.append(notice))
    return found


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "paused"])
def test_train_starts_over_and_a_notice_brings_the_run_back_with_its_data_and_drawing(
    qtbot: QtBot, window: MainWindow, ended: bool
) -> None:
    bench = window.workbench
    trainer = train(qtbot, bench, ended)
    before = bench.project
    of_data(target="sepal_width")(window)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: trainer.state != "running", timeout=20_000)
    values, records = trainer.network.values.copy(), trainer.history.records.copy()
    found = notices(bench)
    bench.step_training()
    qtbot.waitUntil(lambda: bench.session.trainer.step_count == 1, timeout=20_000)
    assert bench.session.trainer is not trainer
    assert bench.session.trainer.network.task.kind == "regression"
    assert not bench.is_outdated
    plot = window.parts.curves.loss_card.plot
    qtbot.waitUntil(lambda: bool(plot.lines), timeout=20_000)
    bold = plot._curves[plot.lines[0].name][1]
    assert bold.opts["pen"].color() == theme.color(plot.lines[0].color)  # in colour, as it is of this run
    offer = next(notice for notice in found if notice.button == "Bring them back")
    assert "run on iris, target species" in offer.text
    offer.act()
    qtbot.waitUntil(lambda: bench.store.dataset is not None and not bench.is_outdated, timeout=20_000)
    assert bench.project.data == replace(before.data, target="species")
    assert bench.project.architecture.computes_like(before.architecture)
    brought = bench.session.trainer
    assert np.array_equal(brought.network.values, values)
    # One that was paused while it measured an epoch has its record when it is given up.
    np.testing.assert_array_equal(brought.history.records.table[: len(records)], records.table)
    assert bench.session.state == ("finished" if ended else "paused")
    assert "target sepal_width" in found[-1].text  # and the other one is offered in its turn


def test_what_is_kept_beside_other_data_is_gone_back_to_by_the_notice(
    qtbot: QtBot, window: MainWindow
) -> None:
    bench = window.workbench
    trainer = train(qtbot, bench, ended=True)
    before, found = bench.project, notices(bench)
    a_template(window)
    of_data(seed=3)(window)
    settle(qtbot, bench)
    assert found[-1].button == "Back to that run"
    found[-1].act()
    qtbot.waitUntil(lambda: bench.store.dataset is not None and not bench.is_outdated, timeout=20_000)
    assert bench.project == replace(before, data=replace(before.data, target="species"))
    assert bench.session.trainer is trainer


def test_undo_after_a_new_run_offers_the_old_one_again(qtbot: QtBot, window: MainWindow) -> None:
    bench = window.workbench
    trainer = train(qtbot, bench, ended=True)
    values = trainer.network.values.copy()
    of_data(target="sepal_width")(window)
    settle(qtbot, bench)
    train(qtbot, bench, ended=True)
    found = notices(bench)
    while bench.project.data.target == "sepal_width":
        bench.document.undo_stack.undo()
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert found[-1].button == "Bring it back"
    found[-1].act()
    qtbot.waitUntil(lambda: not bench.is_outdated, timeout=20_000)
    assert np.array_equal(bench.session.trainer.network.values, values)


def test_an_export_says_whose_weights_it_has(qtbot: QtBot, window: MainWindow, tmp_path) -> None:
    bench = window.workbench
    train(qtbot, bench, ended=True)
    another_file(window)
    qtbot.waitUntil(lambda: bench.project.data.path == "sample:wine", timeout=20_000)
    settle(qtbot, bench)
    assert bench.title == "wine" and bench.weights_title == "iris"
    found = notices(bench)
    with qtbot.waitSignal(bench.files.exported, timeout=20_000):
        bench.files.export("npz", str(tmp_path / "a.npz"))
    assert "run on iris, target species" in found[-1].text


def test_a_project_saved_beside_another_run_says_whose_it_is_and_gives_it_back(
    qtbot: QtBot, window: MainWindow, tmp_path
) -> None:
    bench = window.workbench
    trainer = train(qtbot, bench, ended=True)
    values = trainer.network.values.copy()
    another_file(window)
    qtbot.waitUntil(lambda: bench.project.data.path == "sample:wine", timeout=20_000)
    settle(qtbot, bench)
    path = str(tmp_path / "a.layerscope")
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        bench.files.save_to(path)
    project, state = load_project(path)
    assert project.data.path == "sample:wine"
    assert state is not None and state.data is not None and state.data.path == "sample:iris"
    bench.new_project()
    found = notices(bench)
    bench.open_path(path)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert "run on iris, target species" in found[-1].text
    assert bench.session.trainer is None
    found[-1].act()
    qtbot.waitUntil(lambda: bench.session.trainer is not None, timeout=20_000)
    assert bench.project.data.path == "sample:iris"
    assert np.array_equal(bench.session.trainer.network.values, values)
    assert not bench.is_outdated


def test_an_iteration_of_another_run_is_not_shown_and_comes_back_with_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    bench, model = window.workbench, window.stepping.get().model
    window.parts.tabs.show_page("stepping")
    window.stepping.get().run_to_loss()
    qtbot.waitUntil(lambda: model.tape is not None, timeout=20_000)
    tape = model.tape
    of_data(target="sepal_width")(window)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: model.plan is not None and model.plan.task.kind == "regression", timeout=20_000)
    assert model.tape is None
    bench.document.undo_stack.undo()
    qtbot.waitUntil(lambda: bench.store.dataset is not None and not bench.is_outdated, timeout=20_000)
    qtbot.waitUntil(lambda: model.tape is not None, timeout=20_000)
    assert model.tape.iteration == tape.iteration
    assert np.array_equal(model.tape.rows, tape.rows)
    assert model.plan.task.kind == "classes"


def test_a_lesson_takes_no_run_of_something_else_for_its_own(qtbot: QtBot, window: MainWindow) -> None:
    bench = window.workbench
    train(qtbot, bench, ended=True)
    assert window.lessons.keeper.facts().run == "finished"
    a_template(window)
    facts = window.lessons.keeper.facts()
    assert (facts.run, facts.epoch, facts.iterations) == ("none", 0, 0)


def test_a_template_that_is_drawn_already_changes_nothing_of_a_run(qtbot: QtBot, window: MainWindow) -> None:
    bench = window.workbench
    train(qtbot, bench, ended=True)
    window.parts.commands.use_template("multi_layer")
    assert not bench.is_outdated
    task = bench.task
    assert task is not None
    other = template_architecture("deeper", task).taking_the_place_of(bench.project.architecture)
    assert not {layer.id for layer in other.layers} & {i.id for i in bench.project.architecture.layers}
    assert other.is_same_network(template_architecture("deeper", task))
