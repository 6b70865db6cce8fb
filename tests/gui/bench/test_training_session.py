"""A run in a thread: frames, pause, step, errors that reach the window, and the end of the thread."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from engine.core.architecture.templates import suggested
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.columns import resolve, task_of
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.project.project import DataChoices
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from gui.bench.training_session import TrainingSession
from tests.steps import before_each_step


@pytest.fixture(scope="module")
def iris():
    table = read_csv(sample_path("iris"))
    choices = DataChoices(path="sample:iris")
    return prepare(table, choices), task_of(resolve(table, choices))


def make_session(iris, **settings) -> TrainingSession:
    dataset, task = iris
    network = Network(suggested(task), task)
    network.initialise(0)
    trainer = Trainer(network, dataset, TrainingSettings(**settings))
    ids = frozenset(layer.id for layer in network.architecture.layers)
    session = TrainingSession(lambda: SnapshotRequest(ids, ids))
    session.choose_speed("full")
    session.begin(trainer)
    return session


@pytest.fixture
def long_session(iris):
    session = make_session(iris, epochs=1_000_000, patience=0)
    yield session
    session.shut_down()


def test_frames_arrive_while_training_goes_on(qtbot, long_session):
    frames = []
    long_session.frame.connect(frames.append)
    long_session.start()
    qtbot.waitUntil(lambda: len(frames) > 10, timeout=5000)
    steps = [frame.step for frame in frames]
    assert steps == sorted(steps)
    assert steps[-1] > steps[0]
    shown = np.concatenate([frame.loss_steps for frame in frames])
    assert (np.diff(shown) > 0).all()
    assert frames[-1].activations["layer-2"].shape == (32, 16)
    assert frames[-1].parameters["layer-2"]["W"].shape == (16, 4)


def test_a_pause_is_answered_after_the_mini_batch_that_is_under_way(qtbot, long_session):
    before_each_step(long_session.trainer, lambda step: None)  # so that each is counted as it is done
    long_session.start()
    qtbot.wait(100)
    long_session.pause()
    step = long_session.trainer.step_count
    qtbot.waitUntil(lambda: long_session.trainer.state == "paused", timeout=5000)
    assert long_session.trainer.step_count <= step + 1
    step = long_session.trainer.step_count
    qtbot.wait(100)
    assert long_session.trainer.step_count == step


def test_step_does_one_mini_batch_and_a_frame_shows_it(qtbot, long_session):
    frames = []
    long_session.frame.connect(frames.append)
    long_session.step()
    qtbot.waitUntil(lambda: bool(frames) and frames[-1].step == 1, timeout=3000)
    long_session.step()
    qtbot.waitUntil(lambda: frames[-1].step == 2, timeout=3000)
    qtbot.wait(100)
    assert long_session.trainer.step_count == 2
    assert long_session.state == "paused"


def test_the_last_frame_shows_the_end(qtbot, iris):
    session = make_session(iris, epochs=3)
    frames, states = [], []
    session.frame.connect(frames.append)
    session.state_changed.connect(states.append)
    session.start()
    qtbot.waitUntil(lambda: session.state == "finished", timeout=5000)
    assert not session.is_alive
    assert frames[-1].epoch == 3
    assert sum(len(frame.records) for frame in frames) == 3
    assert states == ["running", "finished"]


def test_an_exception_in_the_thread_reaches_the_window(qtbot, iris):
    session = make_session(iris, epochs=3)
    before_each_step(session.trainer, lambda step: 1 / 0)
    with qtbot.waitSignal(session.failed, timeout=5000) as caught:
        session.start()
    message, details = caught.args
    assert "ZeroDivisionError" in str(message)
    assert "Traceback" in details
    assert session.state == "failed"
    assert not session.is_alive


def test_a_state_is_captured_while_training_and_after(qtbot, long_session):
    long_session.start()
    captured = []
    long_session.capture(captured.append)
    qtbot.waitUntil(lambda: len(captured) == 1, timeout=3000)
    long_session.shut_down()
    long_session.capture(captured.append)
    qtbot.waitUntil(lambda: len(captured) == 2, timeout=3000)
    assert captured[1].step == long_session.trainer.step_count
    assert (captured[1].now.values == long_session.trainer.network.values).all()


def test_watching_does_not_change_the_weights(qtbot, iris):
    session = make_session(iris, epochs=30)
    session.start()
    session.pause()
    session.step()
    session.resume()
    qtbot.waitUntil(lambda: session.state == "finished", timeout=5000)
    alone = make_session(iris, epochs=30).trainer
    alone.run()
    assert (alone.network.parameters == session.trainer.network.parameters).all()


def test_an_answer_that_was_not_drawn_is_shown_at_the_end(qtbot, iris):
    session = make_session(iris, epochs=30)
    frames = []
    session.frame.connect(frames.append)
    session.trainer.control.ask(SnapshotRequest())
    session.trainer.run()  # leaves its answer, as in the last moment before the thread ends
    session.start()
    qtbot.waitUntil(lambda: not session.is_alive, timeout=5000)
    shown = np.concatenate([frame.loss_steps for frame in frames])
    np.testing.assert_array_equal(shown, np.arange(1, session.trainer.step_count + 1))
    assert [record.epoch for frame in frames for record in frame.records] == list(range(1, 31))


def test_after_going_back_no_gradients_of_other_weights_are_shown(qtbot, iris):
    session = make_session(iris, epochs=12, checkpoint_every=5)
    frames = []
    session.frame.connect(frames.append)
    session.start()
    qtbot.waitUntil(lambda: not session.is_alive, timeout=5000)
    session.rewind(5)
    session.show_now()
    assert (frames[-1].epoch, session.state) == (5, "paused")
    assert set(frames[-1].parameters) and not frames[-1].gradients
    session.step()
    qtbot.waitUntil(lambda: bool(frames[-1].gradients), timeout=5000)
    session.shut_down()


def test_going_back_does_not_keep_a_run_from_its_end(qtbot, iris):
    session = make_session(iris, epochs=1_000_000, patience=0, checkpoint_every=5)
    session.trainer.on_epoch = lambda record: (
        record.epoch == 7
        and session.trainer.control.run_between_steps(
            lambda: (session.trainer.control.stop(), session._rewind(session.trainer, 5))
        )
    )
    session.start()
    qtbot.waitUntil(lambda: session.state == "stopped", timeout=5000)
    assert session.trainer.epoch == 5


def test_what_is_asked_for_in_the_last_moment_is_done_after_the_end(qtbot, iris):
    session = make_session(iris, epochs=2, checkpoint_every=1)
    session.trainer.on_epoch = lambda record: (
        record.epoch == 2
        and session.trainer.control.run_between_steps(lambda: session._rewind(session.trainer, 1))
    )
    with qtbot.waitSignal(session.rewound, timeout=5000) as told:
        session.start()
    qtbot.waitUntil(lambda: session.state == "paused", timeout=5000)
    assert not session.is_alive
    assert told.args[0].state == "finished"
    assert session.trainer.epoch == 1


def test_a_frame_is_drawn_in_turns_and_the_next_comes_after_its_last_piece(qtbot, long_session):
    notes: list[tuple[str, int]] = []

    def take(snapshot):
        notes.append(("frame", snapshot.step))
        long_session.draw(*(lambda name=name: notes.append((name, snapshot.step)) for name in "abc"))
        assert notes[-1][0] == "frame"  # nothing is drawn at once while the run goes on

    long_session.frame.connect(take)
    long_session.start()
    qtbot.waitUntil(lambda: len(notes) >= 40, timeout=5000)
    names, steps = zip(*notes[:40], strict=True)
    assert names == ("frame", "a", "b", "c") * 10
    assert all(len(set(steps[place : place + 4])) == 1 for place in range(0, 40, 4))


def end_by_stop(session: TrainingSession) -> None:
    session.trainer.control.stop()
    session._thread.wait()  # that it ended is heard with the next events


def end_by_going_back(session: TrainingSession) -> None:
    done, trainer = threading.Event(), session.trainer
    session.pause()
    session.run_between_steps(
        lambda: (session._rewind(trainer, trainer.history.timeline.kept[0].epoch), done.set())
    )
    assert done.wait(5)


@pytest.mark.parametrize("end", [end_by_stop, end_by_going_back, TrainingSession.shut_down])
def test_no_piece_is_lost_where_a_run_ends_between_two(qtbot, iris, end, request):
    session = make_session(iris, epochs=1_000_000, patience=0, checkpoint_every=1)
    request.addfinalizer(session.shut_down)
    notes, ended = [], []

    def end_once():
        notes.append("a")
        if not ended and session.checkpoints:
            ended.append(end(session))

    def take(snapshot):
        notes.append("frame")
        session.draw(end_once, lambda: notes.append("b"), lambda: notes.append("c"))

    session.rewound.connect(lambda before: notes.append("rewound"))
    session.frame.connect(take)
    session.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    qtbot.wait(100)
    qtbot.waitUntil(lambda: notes[-1] in ("c", "rewound"), timeout=5000)  # not in the middle of a frame
    if "rewound" in notes:
        assert notes[notes.index("rewound") - 1] == "c"  # else what was cut off would be drawn after that
        notes.remove("rewound")
    assert notes == ["frame", "a", "b", "c"] * (len(notes) // 4)
    assert session.is_alive == (end is end_by_going_back)


def test_with_a_pause_a_frame_is_drawn_to_its_end(qtbot, long_session):
    notes: list[str] = []

    def pause():
        assert notes == ["frame"]
        long_session.pause()
        assert notes == ["frame", "a", "b"]
        notes.append("paused")

    def take(snapshot):
        notes.append("frame")
        if len(notes) == 1:
            QTimer.singleShot(0, pause)
        long_session.draw(lambda: notes.append("a"), lambda: notes.append("b"))

    long_session.frame.connect(take)
    long_session.start()
    qtbot.waitUntil(lambda: "paused" in notes, timeout=5000)


def test_where_nothing_runs_a_frame_is_drawn_at_once(qtbot, iris):
    session = make_session(iris, epochs=3)
    drawn = []
    session.frame.connect(lambda snapshot: session.draw(lambda: drawn.append(snapshot.step)))
    session.show_now()
    assert drawn == [0]
    session.start()
    qtbot.waitUntil(lambda: session.state == "finished", timeout=5000)
    assert drawn[-1] == session.trainer.step_count


def test_a_run_that_needs_the_interpreter_waits_until_the_last_piece_is_painted(qtbot, iris, monkeypatch):
    session = make_session(iris, epochs=1_000_000, patience=0)
    notes, control = [], session.trainer.control
    monkeypatch.setattr(control, "hold", lambda: notes.append("hold"))
    monkeypatch.setattr(control, "release", lambda: notes.append("release"))
    session.frame.connect(lambda _: session.draw(lambda: notes.append("a"), lambda: notes.append("b")))
    session.start()
    qtbot.waitUntil(lambda: len(notes) >= 12, timeout=5000)
    assert notes[:12] == ["hold", "a", "b", "release"] * 3
    monkeypatch.undo()
    session.shut_down()
