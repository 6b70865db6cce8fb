"""Weights of a network after a run, result of the run, and both in project files."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core.network import Network
from engine.data.samples import sample_path
from engine.files.project_file import load_project, save_project
from engine.project.project import DataChoices, Project
from engine.training.metrics import evaluate
from engine.training.state.training_state import TrainingState
from engine.training.trainer import Trainer
from tests.trained import small_run, write_mixed_csv


def overfitted(path: Path, **settings: object) -> Trainer:
    """A run whose best epoch is not its last."""
    defaults = {"epochs": 40, "learning_rate": 0.05, "checkpoint_every": 5}
    trainer = small_run(write_mixed_csv(path / "mixed.csv"), hidden=None, **{**defaults, **settings})
    trainer.run()
    assert 0 < trainer.history.best_epoch < trainer.epoch
    return trainer


def saved(path: Path, trainer: Trainer) -> TrainingState:
    """The run as it comes back from a file."""
    project = Project(trainer.dataset.choices, trainer.network.architecture, trainer.settings)
    save_project(path / "a.layerscope", project, trainer.capture())
    state = load_project(path / "a.layerscope")[1]
    assert state is not None
    return state


def test_a_finished_run_knows_whose_weights_it_restored_and_from_where_it_goes_on(tmp_path):
    trainer = overfitted(tmp_path)
    assert trainer.weights_of == trainer.history.best_epoch
    assert trainer.end is not None and trainer.end.epoch == 40
    for state in (trainer.capture(), saved(tmp_path, trainer)):
        assert state.weights_epoch == trainer.history.best_epoch
        assert Trainer.from_state(state, trainer.dataset).weights_of == trainer.history.best_epoch
    trainer.change(epochs=99)
    trainer.control.resume()
    trainer.on_epoch = lambda _: trainer.control.stop()
    trainer.run()
    assert trainer.epoch > 40 and trainer.weights_of is None
    assert trainer.history.records[40].epoch == 41


def test_a_run_whose_last_epoch_was_the_best_has_the_weights_of_now(tmp_path):
    trainer = small_run(sample_path("iris"), epochs=4)
    trainer.run()
    assert trainer.history.best_epoch == 4
    assert trainer.weights_of is None and trainer.capture().weights_epoch == 4


def test_early_stopping_and_going_back_say_whose_weights_there_are(tmp_path):
    trainer = overfitted(tmp_path, epochs=400, patience=5)
    assert trainer.result is not None
    assert trainer.result.ending == "patience" and trainer.result.epochs == trainer.history.best_epoch + 5
    assert trainer.weights_of == trainer.history.best_epoch
    trainer.rewind(trainer.history.timeline.kept[0])
    assert trainer.weights_of is None and trainer.epoch == 5
    assert not trainer.result_holds


def test_numbers_set_by_hand_count_until_they_are_put_back_or_trained_on(tmp_path):
    trainer = overfitted(tmp_path)
    spec, end = trainer.network.specs[0], trainer.end
    before = float(trainer.network.layers[0].W[1, 1])
    trainer.edit_number(spec.id, "W", (1, 1), 2.5)
    assert trainer.is_edited and trainer.end is None and not trainer.result_holds
    assert saved(tmp_path, trainer).is_edited
    trainer.edit_number(spec.id, "W", (1, 1), before)
    assert not trainer.is_edited and trainer.result_holds
    assert trainer.end is end  # and training goes on from where it ended after all
    trainer.edit_number(spec.id, "W", (1, 1), 2.5)
    again = Trainer.from_state(saved(tmp_path, trainer), trainer.dataset)
    assert again.is_edited and again.weights_of == trainer.history.best_epoch
    again.change(epochs=41)
    again.control.resume()
    again.run()
    assert not again.is_edited


@pytest.mark.parametrize("failing_epoch", [1, 3])
def test_a_run_that_failed_has_the_weights_of_its_last_good_epoch(tmp_path, failing_epoch):
    trainer = small_run(sample_path("iris"), epochs=9)

    def spoil(record: Any) -> None:
        if record.epoch == failing_epoch - 1:
            trainer.change(learning_rate=100.0, optimizer="sgd")
            trainer.network.gradients[:] = np.inf

    trainer.on_epoch = spoil
    if failing_epoch == 1:
        trainer.dataset.train.inputs[3] = np.inf
    else:
        real = trainer.end_epoch
        trainer.end_epoch = lambda *ended: real(*ended) if trainer.epoch < 3 else trainer.fail(9)
    trainer.run()
    assert trainer.state == "failed"
    assert trainer.weights_of == failing_epoch - 1


@pytest.mark.parametrize("target", ["class", "number"])
def test_the_result_has_the_figures_of_every_part_and_stays_in_the_file(tmp_path, target):
    trainer = small_run(write_mixed_csv(tmp_path / "mixed.csv", target), epochs=30, learning_rate=0.03)
    trainer.run()
    result = trainer.result
    assert result is not None and trainer.result_holds
    for name in ("train", "validation", "test"):
        part = getattr(trainer.dataset, name)
        assert result.scores[name] == evaluate(trainer.network, part, trainer.dataset.preparation)
        assert result.rows[name] == len(part)
    state = saved(tmp_path, trainer)
    assert state.result == result and state.result_holds
    assert state.data == replace(trainer.dataset.choices, target=trainer.network.task.target)
    assert str(result.message) == str(trainer.control.message)
    trainer.change(epochs=60)
    trainer.control.resume()
    trainer.on_epoch = lambda _: trainer.control.stop()
    trainer.run()
    state = saved(tmp_path, trainer)
    assert state.result == result and not state.result_holds  # it can still be read, and says that it is old


def test_parts_without_rows_have_no_figures_and_numbers_that_are_none_are_kept(tmp_path):
    choices = DataChoices(path=str(sample_path("iris")), split=(100.0, 0.0, 0.0))
    trainer = small_run(sample_path("iris"), choices, epochs=2)
    trainer.run()
    assert trainer.result is not None and set(trainer.result.scores) == {"train"}
    scores = replace(trainer.result.scores["train"], loss=float("inf"))
    trainer.result = replace(trainer.result, scores={"train": scores})
    kept = saved(tmp_path, trainer).result
    assert kept is not None and np.isnan(kept.scores["train"].loss)


def changed(path: Path, **changes: Any) -> Path:
    """The project with other values in its training.json; None takes one away."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    values = json.loads(contents["training.json"])
    values |= changes
    contents["training.json"] = json.dumps({k: v for k, v in values.items() if v != "gone"}).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return path


def test_files_that_do_not_know_of_it_open_and_say_what_can_be_said(tmp_path):
    trainer = overfitted(tmp_path)
    saved(tmp_path, trainer)
    path = changed(tmp_path / "a.layerscope", data="gone", weights_of="gone", is_edited="gone", result="gone")
    state = load_project(path)[1]
    assert state is not None
    assert (state.data, state.result, state.is_edited) == (None, None, False)
    assert state.weights_epoch == trainer.history.best_epoch


RESULT = {"ending": "epochs", "epochs": 3, "patience": 0, "weights_epoch": 3, "rows": {}, "scores": {}}


@pytest.mark.parametrize(
    "changes",
    [
        {"weights_of": -1},
        {"weights_of": 10**6},
        {"weights_of": "3"},
        {"data": {"path": 3}},
        {"result": []},
        {"result": {**RESULT, "ending": "{0.__class__}"}},
        {"result": {**RESULT, "weights_epoch": 4}},
        {"result": {**RESULT, "scores": {"train": {"loss": 1.0}}}},
        {"result": {**RESULT, "rows": {"all": 3}, "scores": {"all": {"loss": 1.0}}}},
        {"result": {**RESULT, "rows": {"train": 3}, "scores": {"train": {"loss": "1"}}}},
        {"result": {**RESULT, "rows": {"train": 3}, "scores": {"train": {"loss": 1.0, "cost": 1.0}}}},
    ],
)
def test_what_is_not_possible_is_told_in_a_sentence(tmp_path, changes):
    trainer = small_run(sample_path("iris"), epochs=3)
    trainer.run()
    saved(tmp_path, trainer)
    with pytest.raises(UserError, match="damaged"):
        load_project(changed(tmp_path / "a.layerscope", **changes))


def test_a_changed_shape_forgets_whose_weights_there_were(tmp_path):
    from engine.training.state.transfer import carried_over

    trainer = overfitted(tmp_path)
    after, _ = carried_over(trainer.capture(), trainer.network.architecture)
    assert (after.weights_of, after.is_edited, after.result) == (None, False, None)
    assert isinstance(Trainer.from_state(after, trainer.dataset).network, Network)
