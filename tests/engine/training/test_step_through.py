"""A run that is gone through step by step: bit for bit the run that is not, whatever happens in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from engine.core.architecture.architecture import Hidden
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.data.samples import sample_path
from engine.stepping.maths import LAYER_MATHS
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.state.training_state import TrainingState
from engine.training.trainer import Trainer
from tests.threads import running, wait_until
from tests.trained import small_run

EPOCHS = 2
HIDDEN: Hidden = [
    ("dense", DenseSettings(7, "relu")),
    ("batch_norm", BatchNormSettings()),
    ("dropout", DropoutSettings(0.3)),
    ("dense", DenseSettings(5, "tanh")),
]
"""Everything that an iteration leaves a trace in: running statistics and the generator of masks."""


def make_run(**settings: object) -> Trainer:
    hidden = [each for each in HIDDEN if each[0] in LAYER_MATHS]
    return small_run(sample_path("iris"), hidden=hidden, **{"epochs": EPOCHS, **settings})


class Walked:
    """A run that waits before its first step, and the tapes it has told of."""

    def __init__(self, **settings: object) -> None:
        self.trainer = make_run(**settings)
        self.tapes: list[Tape] = []
        self.trainer.on_tape = self.tapes.append
        self.trainer.control.pause()

    @contextmanager
    def at_work(self) -> Iterator[Walked]:
        with running(self.trainer):
            yield self

    def to(self, parts: int) -> Tape:
        self.trainer.control.step_to(parts)
        wait_until(lambda: self.tapes and (self.tapes[-1].computed >= parts or self.tapes[-1].is_complete))
        return self.tapes[-1]

    def finish(self) -> None:
        self.trainer.control.resume()
        wait_until(lambda: self.trainer.state == "finished")


def undisturbed(**settings: object) -> Trainer:
    trainer = make_run(**settings)
    trainer.run()
    return trainer


def same_run(one: Trainer, other: Trainer) -> bool:
    return bool(
        np.array_equal(one.network.values, other.network.values)
        and one.step_count == other.step_count
        and [record.train_loss for record in one.history.records]
        == [record.train_loss for record in other.history.records]
    )


def test_a_run_walked_through_part_by_part_is_the_same_to_the_bit():
    walked = Walked()
    with walked.at_work():
        first = walked.to(1)
        for parts in range(2, first.plan.steps[-1].start + 2):  # the last step computes all its parts at once
            walked.to(parts)
        assert walked.tapes[-1].is_complete
        wait_until(lambda: walked.trainer.step_count == 1)
        walked.to(4)  # the second iteration, left in the middle of forward
        walked.finish()
    assert same_run(walked.trainer, undisturbed())


@pytest.mark.parametrize("parts", [1, 3, 9, 12])
def test_a_single_step_does_the_rest_of_the_iteration(parts: int):
    walked = Walked()
    with walked.at_work():
        walked.to(parts)
        walked.trainer.control.step()
        wait_until(lambda: walked.trainer.step_count == 1 and walked.trainer.state == "paused")
        assert walked.tapes[-1].is_complete
        walked.finish()
    assert same_run(walked.trainer, undisturbed())


def test_a_step_asked_for_before_the_walk_began_does_the_rest_of_its_iteration():
    walked = Walked()
    walked.trainer.control.step_to(3)
    walked.trainer.control.step()
    with walked.at_work():
        wait_until(lambda: walked.trainer.step_count == 1 and walked.trainer.state == "paused")
        wait_until(lambda: walked.tapes[-1].is_complete)
        assert [tape.iteration for tape in walked.tapes] == [1, 1]
        walked.finish()
    assert same_run(walked.trainer, undisturbed())


def test_who_hears_of_the_last_part_may_at_once_ask_for_the_next_iteration():
    walked = Walked()

    def ask(tape: Tape) -> None:
        walked.tapes.append(tape)
        if tape.is_complete and tape.iteration == 1:
            walked.trainer.control.step_to(1)

    walked.trainer.on_tape = ask
    with walked.at_work():
        walked.trainer.control.step_to(10_000)
        wait_until(lambda: walked.tapes and walked.tapes[-1].iteration == 2)
        assert walked.tapes[-1].computed == 1
        walked.finish()
    assert same_run(walked.trainer, undisturbed())


def test_what_is_saved_right_after_a_weight_was_set_has_it():
    walked, states = Walked(), list[TrainingState]()
    trainer = walked.trainer

    def set_and_save(tape: Tape) -> None:
        walked.tapes.append(tape)
        if len(walked.tapes) == 1:
            first = trainer.network.specs[0].id
            trainer.control.run_between_steps(lambda: trainer.edit_number(first, "W", (0, 0), 2.5))
            trainer.capture_soon(states.append)

    trainer.on_tape = set_and_save
    with walked.at_work():
        walked.to(5)
        wait_until(lambda: states)
    again = Trainer.from_state(states[0], trainer.dataset)
    assert again.network.layers[0].W[0, 0] == 2.5


def test_what_is_saved_in_the_middle_is_the_state_before_the_iteration():
    walked, states = Walked(), list[TrainingState]()
    with walked.at_work():
        walked.to(1)
        walked.trainer.control.step()
        wait_until(lambda: walked.trainer.step_count == 1)
        before = walked.trainer.network.values.copy()
        told = len(walked.tapes)
        walked.to(9)
        wait_until(lambda: walked.tapes[-1].iteration == 2)
        walked.trainer.capture_soon(states.append)
        wait_until(lambda: states)
        assert len(walked.tapes) == told + 1  # the walk itself was not disturbed
        walked.finish()
    assert np.array_equal(states[0].now.values, before)
    again = Trainer.from_state(states[0], walked.trainer.dataset)
    again.run()
    assert np.array_equal(again.network.values, walked.trainer.network.values)
    assert same_run(walked.trainer, undisturbed())


def test_a_stop_in_the_middle_leaves_the_run_before_the_iteration():
    walked = Walked()
    with walked.at_work():
        walked.to(9)
        before = make_run().network.values
    assert walked.trainer.state == "stopped"
    assert np.array_equal(walked.trainer.network.values, before)
    assert walked.trainer.step_count == 0
    walked.trainer.control.resume()
    walked.trainer.control.step_to(0)  # a walk that nobody goes on with must not hold up what comes
    walked.trainer.control.resume()
    walked.trainer.run()
    assert same_run(walked.trainer, undisturbed())


def test_a_weight_set_by_hand_in_the_middle_starts_the_iteration_over_with_it():
    walked = Walked()
    with walked.at_work():
        tape = walked.to(5)
        layer_id = walked.trainer.network.specs[0].id
        walked.trainer.control.run_between_steps(
            lambda: walked.trainer.edit_number(layer_id, "W", (0, 0), 2.5)
        )
        wait_until(lambda: walked.tapes[-1] is not tape)
        again = walked.tapes[-1]
    assert again.computed == tape.computed
    assert again[Key("W", 1)][0, 0] == 2.5
    assert tape[Key("W", 1)][0, 0] != 2.5
    assert np.array_equal(again.rows, tape.rows)
    assert not np.array_equal(again[Key("z", 1)][:, 0], tape[Key("z", 1)][:, 0])
    assert np.array_equal(again[Key("z", 1)][:, 1:], tape[Key("z", 1)][:, 1:])


def test_another_rate_in_the_middle_counts_in_this_update():
    walked = Walked(optimizer="sgd", learning_rate=0.1)
    with walked.at_work():
        tape = walked.to(5)
        walked.trainer.change(learning_rate=0.5)
        wait_until(lambda: walked.tapes[-1] is not tape)
        done = walked.to(len(tape.plan.parts))
    new, old, gradient = (done[Key(name, 1)] for name in ("new W", "W", "dW"))
    assert done.learning_rate == 0.5
    assert np.allclose(new, old - 0.5 * gradient, atol=1e-6)


def test_another_batch_size_in_the_middle_takes_another_mini_batch():
    walked = Walked(batch_size=8)
    with walked.at_work():
        tape = walked.to(5)
        walked.trainer.change(batch_size=4)
        wait_until(lambda: walked.tapes[-1] is not tape)
        assert walked.tapes[-1].m == 4
        walked.finish()
    assert walked.trainer.state == "finished"


def test_going_back_to_a_checkpoint_ends_the_walk():
    walked = Walked(epochs=3, checkpoint_every=1)
    trainer = walked.trainer
    with walked.at_work():
        walked.to(1)
        while trainer.epoch < 2:
            before = trainer.step_count
            trainer.control.step()
            wait_until(lambda before=before: trainer.step_count > before and trainer.state == "paused")
        walked.to(6)
        trainer.control.run_between_steps(lambda: trainer.rewind(trainer.history.timeline.kept[0]))
        wait_until(lambda: trainer.epoch == 1 and trainer.row_in_epoch == len(trainer.dataset.train))
        walked.finish()
    assert same_run(trainer, undisturbed(epochs=3, checkpoint_every=1))


def test_snapshots_are_answered_in_the_middle():
    walked = Walked()
    with walked.at_work():
        walked.to(5)
        walked.trainer.control.ask(SnapshotRequest())
        wait_until(lambda: walked.trainer.control.mailbox.take() is not None)
        walked.finish()
    assert same_run(walked.trainer, undisturbed())


def test_nothing_is_known_before_it_is_computed_and_nothing_changes_afterwards():
    walked, seen = Walked(), dict[Key, np.ndarray]()
    with walked.at_work():
        update = walked.to(1).plan.steps[-1]
        for parts in range(1, update.start + 2):  # which computes all its parts at once
            tape = walked.to(parts)
            for part in tape.plan.parts[tape.computed :]:
                assert not any(tape.knows(key) for key in part.results)
            for part in tape.plan.parts[: tape.computed]:
                for key in part.results:
                    assert tape.knows(key)
                    assert np.array_equal(seen.setdefault(key, tape[key].copy()), tape[key])
                    assert not tape[key].flags.writeable
        assert tape.is_complete


def test_the_tape_holds_what_the_engine_computed():
    walked = Walked()
    reference = make_run()
    with walked.at_work():
        tape = walked.to(10_000)
    rows = [int(np.flatnonzero(reference.dataset.train.rows == row)[0]) for row in tape.rows]
    inputs, targets = reference.dataset.train.inputs[rows], reference.dataset.train.targets[rows]
    loss = reference.iteration.run(inputs, targets, reference.learning_rate)
    assert float(tape[Key("loss", tape.plan.last)]) == loss
    for l, layer in enumerate(reference.network.layers, start=1):
        assert np.array_equal(tape[Key("a", l)], reference.iteration.a[l])
        for name in layer.names:
            assert np.array_equal(tape[Key(f"d{name}", l)], getattr(layer, f"d{name}"))
            assert np.array_equal(tape[Key(f"new {name}", l)], getattr(layer, name))
