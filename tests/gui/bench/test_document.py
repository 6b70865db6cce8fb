"""The document: undo steps, merging, and the answer to "is it saved?"."""

from __future__ import annotations

from dataclasses import replace

from engine.core.training_settings import TrainingSettings
from engine.project.project import DataChoices, Project
from gui.bench.document import Document


def with_epochs(epochs: int) -> Project:
    return Project(training=TrainingSettings(epochs=epochs))


def test_edit_undo_redo(qtbot):
    document = Document()
    seen = []
    document.changed.connect(
        lambda before, after: seen.append((before.training.epochs, after.training.epochs))
    )
    document.edit("Change epochs", with_epochs(5))
    document.undo_stack.undo()
    document.undo_stack.redo()
    assert seen == [(200, 5), (5, 200), (200, 5)]
    assert document.undo_stack.undoText() == "Change epochs"


def test_an_edit_that_changes_nothing_is_no_step(qtbot):
    document = Document()
    document.edit("Nothing", Project())
    assert document.undo_stack.count() == 0


def test_edits_of_one_gesture_are_one_step(qtbot):
    document = Document()
    for epochs in (1, 2, 3):
        document.edit("Change epochs", with_epochs(epochs), "epochs")
    assert document.undo_stack.count() == 1
    document.end_gesture()
    document.edit("Change epochs", with_epochs(4), "epochs")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.project.training.epochs == 3
    document.undo_stack.undo()
    assert document.project.training.epochs == 200


def test_a_gesture_that_ends_where_it_began_leaves_no_step(qtbot):
    document = Document()
    document.edit("Change epochs", with_epochs(1), "epochs")
    document.edit("Change epochs", Project(), "epochs")
    assert document.undo_stack.count() == 0


def test_other_keys_do_not_merge(qtbot):
    document = Document()
    document.edit("Change epochs", with_epochs(1), "epochs")
    project = replace(document.project, training=replace(document.project.training, seed=3))
    document.edit("Change seed", project, "seed")
    assert document.undo_stack.count() == 2


def test_saved_follows_edits_weights_and_undo(qtbot):
    document = Document()
    assert document.is_saved
    document.edit("Change epochs", with_epochs(1))
    assert not document.is_saved
    document.mark_saved("a.layerscope")
    assert document.is_saved
    assert document.path == "a.layerscope"
    document.undo_stack.undo()
    assert not document.is_saved
    document.undo_stack.redo()
    assert document.is_saved
    document.mark_weights_changed()
    assert not document.is_saved
    document.mark_saved("a.layerscope")
    assert document.is_saved


def test_a_recovered_project_is_not_saved(qtbot):
    document = Document()
    document.load(with_epochs(7), "a.layerscope", saved=False)
    assert not document.is_saved
    assert document.project.training.epochs == 7
    document.load(Project(), "", saved=True)
    assert document.is_saved


def test_a_project_file_is_that_of_one_table():
    document = Document()
    mine = Project(DataChoices(path="mine.csv"))
    document.load(mine, "mine.layerscope")
    document.edit("seed", replace(mine, training=TrainingSettings(seed=1)))
    assert document.path == "mine.layerscope"
    told = []
    document.saved_changed.connect(lambda: told.append(document.path))
    document.edit("open", replace(document.project, data=DataChoices(path="other.csv")))
    assert document.path == ""  # so that Save asks, and replaces nothing
    assert told[-1] == ""
    document.undo_stack.undo()
    assert document.path == "mine.layerscope"
    document.undo_stack.redo()
    document.mark_saved("other.layerscope")
    assert document.path == "other.layerscope"
