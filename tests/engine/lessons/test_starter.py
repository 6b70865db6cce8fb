"""Beginning of a step: the project and the run that a state describes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import Cancelled, UserError
from engine.core.training_settings import TrainingSettings
from engine.data.samples import sample_path
from engine.lessons.lesson import StartState
from engine.lessons.library import lesson_paths
from engine.lessons.reader import read_lesson
from engine.lessons.starter import started
from engine.project.decision import Decision
from engine.project.project import DataChoices, Project
from engine.training.trainer import Trainer

NOTHING = DataChoices()
IRIS = StartState(
    data="sample:iris", layers="8:relu", initializer="he_uniform", training=(("epochs", 9), ("seed", 4))
)


def changed(state: StartState, **changes: object) -> StartState:
    from dataclasses import replace

    return replace(state, **changes)


def test_a_state_is_made_as_it_says():
    project, run = started(IRIS, Path(), NOTHING)
    assert run is None
    assert project.training == TrainingSettings(epochs=9, seed=4)
    hidden, output = project.architecture.order[1:]
    assert (hidden.settings.units, hidden.settings.initializer) == (8, "he_uniform")
    assert output.settings.initializer == "he_uniform"


def test_a_threshold_is_part_of_the_project_where_there_are_two_classes():
    state = StartState(data="sample:breast_cancer", threshold=0.2)
    assert started(state, Path(), NOTHING)[0].decision == Decision(threshold=0.2)
    assert started(changed(IRIS, threshold=0.2), Path(), NOTHING)[0].decision == Decision()


def test_without_data_there_is_an_empty_project():
    assert started(StartState(), Path(), NOTHING) == (Project(), None)


def test_a_run_stands_after_its_epochs_and_goes_on_as_if_it_had_never_paused():
    project, run = started(changed(IRIS, trained=4), Path(), NOTHING)
    assert run is not None
    assert (run.state, run.epoch, len(run.records), run.settings.epochs) == ("paused", 4, 4, 9)
    _, at_once = started(changed(IRIS, trained=9), Path(), NOTHING)
    assert at_once is not None and at_once.state == "finished"
    from engine.data.dataset import prepare
    from engine.data.reading.csv_reader import read_csv

    trainer = Trainer.from_state(run, prepare(read_csv(sample_path("iris")), project.data))
    trainer.control.resume()
    trainer.run()
    assert np.array_equal(trainer.network.values, at_once.now.values)


def test_a_table_beside_the_lesson_and_one_that_is_kept(tmp_path):
    (tmp_path / "mine.csv").write_bytes(sample_path("wine").read_bytes())
    project, _ = started(StartState(data="mine.csv", target="cultivar"), tmp_path, NOTHING)
    assert project.data.path == str(tmp_path / "mine.csv")
    kept = changed(IRIS, keeps_data=True)
    assert started(kept, Path(), project.data)[0].data == project.data
    assert started(kept, Path(), NOTHING)[0].data.path == "sample:iris"


def test_what_cannot_be_made_is_one_sentence(tmp_path):
    with pytest.raises(UserError, match=r"gone\.csv"):
        started(StartState(data="gone.csv"), tmp_path, NOTHING)
    with pytest.raises(UserError, match="needs pixels"):
        started(StartState(data="sample:iris", template="lenet"), Path(), NOTHING)


def test_nobody_waits_for_what_was_cancelled():
    with pytest.raises(Cancelled):
        started(changed(IRIS, trained=4), Path(), NOTHING, lambda: True)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_the_lesson_on_the_spiral_shows_holds_with_other_seeds(seed):
    """One sum cannot part the arms, one layer parts them in places, and two part nearly all of them."""
    lesson = read_lesson(next(path for path in lesson_paths() if path.stem.startswith("9_")))
    accuracies = []
    for place in (2, 5, -1):  # after the line, after eight units, after two layers
        state = lesson.steps[place].state
        assert state.trained == 100
        training = (*state.training, ("seed", seed))
        _, run = started(changed(state, training=training), lesson.folder, NOTHING)
        accuracies.append(run.records[-1].train_metric)
    line, one_layer, two_layers = accuracies
    assert line < 0.65 < two_layers - 0.2
    assert line < one_layer < two_layers
