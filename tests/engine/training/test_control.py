"""The part of a run that other threads see: what they ask for is done between two steps, in order."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

import pytest

from engine.training.control import Control, Turn
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from tests.threads import PATIENCE, running, wait_until


class Counting:
    """A run whose steps only count."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.control = Control(self.snapshot)
        self.seconds = seconds
        self.step_count = self.snapshots = 0

    def snapshot(self, request: SnapshotRequest) -> Snapshot:
        self.snapshots += 1
        return self.step_count  # type: ignore[return-value]

    def run(self) -> None:
        self.control.begin(self.step_count)
        while self.control.is_alive:
            if self.control.attention and self.control.wait_turn(self.step_count) is Turn.LEAVE:
                break
            self.step_count += 1
            time.sleep(self.seconds)
        self.control.serve()


def come_round(run: Counting) -> None:
    """Wait until the run has looked twice at what it may do: whatever it could do by now is done then."""
    for _ in range(2):
        seen: list[int] = []
        run.control.run_between_steps(lambda seen=seen: seen.append(run.step_count))
        wait_until(lambda seen=seen: seen)


def test_tasks_are_done_in_order_in_the_thread_of_the_run():
    run, done = Counting(), []
    with running(run) as thread:
        for number in range(50):
            run.control.run_between_steps(
                lambda number=number: done.append((number, threading.current_thread()))
            )
        wait_until(lambda: len(done) == 50)
    assert done == [(number, thread) for number in range(50)]


def test_tasks_are_done_while_paused_without_a_step():
    run, done = Counting(), []
    with running(run):
        run.control.pause()
        wait_until(lambda: run.control.state == "paused")
        at = run.step_count
        run.control.run_between_steps(lambda: done.append(run.step_count))
        wait_until(lambda: done)
        assert run.step_count == at
    assert done == [at]


def test_a_task_may_ask_for_another_one():
    run, done = Counting(), []
    with running(run):
        run.control.run_between_steps(lambda: run.control.run_between_steps(lambda: done.append(True)))
        wait_until(lambda: done)


def test_what_is_asked_after_the_end_waits_to_be_drained():
    run, done = Counting(), []
    with running(run):
        wait_until(lambda: run.step_count)
    run.control.run_between_steps(lambda: done.append(1))
    run.control.run_between_steps(lambda: done.append(2))
    assert done == []
    run.control.drain()
    assert done == [1, 2]
    run.control.drain()
    assert done == [1, 2]


@pytest.mark.parametrize("count", [1, 7])
def test_as_many_steps_as_were_asked_for(count):
    run = Counting()
    run.control.pause()
    with running(run):
        wait_until(lambda: run.control.state == "paused")
        for _ in range(count):
            run.control.step()
        wait_until(lambda: run.step_count == count)
        come_round(run)
        assert (run.step_count, run.control.state) == (count, "paused")


def test_resume_forgets_nothing_and_runs_on():
    run = Counting()
    run.control.pause()
    with running(run):
        run.control.step()
        wait_until(lambda: run.step_count == 1)
        run.control.resume()
        wait_until(lambda: run.step_count > 100)
        assert run.control.state == "running"


@pytest.mark.parametrize("speed", [50.0, 400.0])
def test_no_more_steps_in_a_second_than_the_speed(speed, monkeypatch):
    now = 0.0
    monkeypatch.setattr("engine.training.control.time", SimpleNamespace(perf_counter=lambda: now))
    run = Counting()
    run.control.set_speed(speed)
    with running(run):
        wait_until(lambda: run.step_count)
        come_round(run)
        at = run.step_count
        for _ in range(10):
            now += 0.03
            wait_until(lambda now=now: run.step_count - at >= int(speed * now))
            come_round(run)
            assert run.step_count - at <= speed * now + 1


def test_full_speed_again_and_pausing_at_a_slow_speed_are_at_once(monkeypatch):
    run = Counting()
    run.control.set_speed(0.5)
    wake, waits = run.control._wake, threading.Event()
    wait = wake.wait

    def wait_for_ever(seconds=None):
        waits.set()
        return wait()  # a run that is not woken by what is asked for never does it

    monkeypatch.setattr(wake, "wait", wait_for_ever)
    with running(run):
        assert waits.wait(PATIENCE)
        assert run.step_count >= 1
        run.control.pause()
        wait_until(lambda: run.control.state == "paused")
        run.control.set_speed(None)
        run.control.resume()
        wait_until(lambda: run.step_count > 1000)


def test_only_the_last_of_several_requests_is_answered_and_each_only_once():
    run = Counting()
    run.control.pause()
    with running(run):
        wait_until(lambda: run.control.state == "paused")
        run.control.ask(SnapshotRequest())
        wait_until(lambda: run.snapshots == 1)
        wait_until(lambda: run.control.mailbox.take() is not None)
        assert run.control.mailbox.take() is None
        come_round(run)
        assert run.snapshots == 1


def test_a_holder_that_never_lets_go_slows_but_does_not_stop_the_run():
    run = Counting(0.001)
    with running(run):
        wait_until(lambda: run.step_count)
        run.control.hold()
        at = run.step_count
        wait_until(lambda: run.step_count > at + 2)
        run.control.release()


def test_a_stop_counts_for_one_run():
    run = Counting()
    first = threading.Thread(target=run.run)
    first.start()
    run.control.stop()
    first.join(20)
    assert run.control.state == "stopped"
    with running(run):
        for _ in range(3):  # whatever is asked for has the run look at all that other threads want of it
            at = run.step_count
            run.control.ask(SnapshotRequest())
            wait_until(lambda at=at: run.step_count > at + 2 and run.control.mailbox.take() is not None)
        assert run.control.state == "running"


def test_stop_ends_a_run_that_is_paused_or_slow_or_held():
    for prepare in ("pause", "hold", "slow"):
        run = Counting()
        with running(run) as thread:
            wait_until(lambda run=run: run.step_count)
            if prepare == "slow":
                run.control.set_speed(0.01)
            else:
                getattr(run.control, prepare)()
            run.control.stop()
            thread.join(20)
            assert run.control.state == "stopped"
            assert str(run.control.message) == "Stopped."
