"""Work that can be superseded: who hears of it, and who does not any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThread

from engine.common.messages import Cancelled, Message, UserError
from gui.bench.work.long_work import Job, LongWork
from tests.threads import PATIENCE

WAIT = int(PATIENCE * 1000)


@pytest.fixture
def work(qtbot: Any) -> Iterator[LongWork]:
    work = LongWork()
    yield work
    work.shut_down()


def no_failure(message: Message, details: str) -> None:
    pytest.fail(f"{message} {details}")


class Held:
    """Work that goes on until it is let go or cancelled."""

    def __init__(self, result: str = "") -> None:
        self.result = result
        self.begun, self.let_go, self.was_cancelled = threading.Event(), threading.Event(), False

    def __call__(self, job: Job) -> str:
        self.begun.set()
        while not self.let_go.wait(0.001):
            if job.cancelled():
                self.was_cancelled = True
                raise Cancelled
        return self.result


def until_all_is_answered(qtbot: Any, work: LongWork) -> None:
    qtbot.waitUntil(lambda: not work.is_busy, timeout=WAIT)


def test_progress_and_result_arrive_in_order_in_the_thread_of_the_window(qtbot: Any, work: LongWork) -> None:
    told: list[tuple[object, bool]] = []
    worked: list[bool] = []

    def listen(what: object) -> None:
        told.append((what, QThread.isMainThread()))

    def count(job: Job) -> str:
        worked.append(QThread.isMainThread())
        for number in range(3):
            job.tell(listen, number)
        return "done"

    work.run(count, listen, no_failure)
    assert work.is_wanted and work.is_busy
    until_all_is_answered(qtbot, work)
    assert worked == [False]
    assert told == [(0, True), (1, True), (2, True), ("done", True)]
    assert not work.is_wanted


def queued_answer(work: LongWork) -> threading.Event:
    """What is set once the next answer waits in the queue of the window."""
    queued = threading.Event()
    worker = work._background._worker
    worker.ended.connect(lambda *_: queued.set(), Qt.ConnectionType.DirectConnection)
    return queued


def test_an_answer_that_waits_in_the_queue_is_dropped_once_it_is_superseded(
    qtbot: Any, work: LongWork
) -> None:
    told: list[str] = []

    def quick(job: Job) -> str:
        job.tell(told.append, "progress of the first")
        return "first"

    queued = queued_answer(work)
    work.run(quick, told.append, no_failure)
    assert queued.wait(PATIENCE)  # nothing is heard before the window is back in its loop
    work.run(lambda _: "second", told.append, no_failure)
    until_all_is_answered(qtbot, work)
    assert told == ["second"]


def test_a_failure_that_waits_in_the_queue_is_dropped_once_it_is_cancelled(
    qtbot: Any, work: LongWork
) -> None:
    def fail(_: Job) -> None:
        raise UserError("Too late.")

    queued = queued_answer(work)
    work.run(fail, lambda _: pytest.fail("no result"), no_failure)
    assert queued.wait(PATIENCE)
    work.cancel()
    assert not work.is_wanted
    until_all_is_answered(qtbot, work)


def test_new_work_ends_the_one_before_and_is_done_after_it(qtbot: Any, work: LongWork) -> None:
    told: list[str] = []
    held = Held("old")
    work.run(held, told.append, no_failure)
    assert held.begun.wait(PATIENCE)
    work.run(lambda _: "new", told.append, no_failure)
    until_all_is_answered(qtbot, work)
    assert held.was_cancelled
    assert told == ["new"]


def test_work_that_begins_other_work_once_it_is_done_is_followed_by_it(qtbot: Any, work: LongWork) -> None:
    told: list[str] = []

    def go_on(result: str) -> None:
        told.append(result)
        work.run(lambda _: "second", told.append, no_failure)

    work.run(lambda _: "first", go_on, no_failure)
    qtbot.waitUntil(lambda: told == ["first", "second"], timeout=WAIT)
    assert not work.is_wanted


def test_a_result_of_none_is_a_result(qtbot: Any, work: LongWork) -> None:
    told: list[None] = []
    work.run(lambda _: None, told.append, no_failure)
    until_all_is_answered(qtbot, work)
    assert told == [None]


def test_a_failure_is_told_to_who_asked_or_else_by_a_signal(qtbot: Any, work: LongWork) -> None:
    def divide(_: Job) -> float:
        return 1 / 0

    def fault(error: Exception) -> Message:
        return Message("It broke: {error}.", error=type(error).__name__)

    asked: list[tuple[str, bool]] = []
    signalled: list[str] = []
    work.failed.connect(lambda message: signalled.append(str(message)))
    work.run(
        divide,
        lambda _: None,
        lambda message, details: asked.append((str(message), "Traceback" in details)),
        fault,
    )
    until_all_is_answered(qtbot, work)
    assert (asked, signalled) == ([("It broke: ZeroDivisionError.", True)], [])
    work.run(divide, lambda _: None)
    until_all_is_answered(qtbot, work)
    assert len(signalled) == 1 and "ZeroDivisionError" in signalled[0]


def test_a_window_that_closes_ends_the_work_that_is_under_way(qtbot: Any) -> None:
    work, held = LongWork(), Held()
    work.run(held, lambda _: pytest.fail("too late"), no_failure)
    assert held.begun.wait(PATIENCE)
    work.shut_down()
    assert held.was_cancelled and not work.is_wanted
    until_all_is_answered(qtbot, work)


def test_a_window_that_closes_hears_no_answer_that_waits_in_its_queue(qtbot: Any) -> None:
    work = LongWork()
    queued = queued_answer(work)
    work.run(lambda _: None, lambda _: pytest.fail("too late"), no_failure)
    assert queued.wait(PATIENCE)
    work.shut_down()
    until_all_is_answered(qtbot, work)


def test_nothing_is_begun_after_the_end(qtbot: Any) -> None:
    work = LongWork()
    work.shut_down()
    work.run(lambda _: pytest.fail("too late"), lambda _: None, no_failure)
    assert not work.is_wanted and not work.is_busy


def test_many_questions_in_a_row_get_the_last_answer_alone(qtbot: Any, work: LongWork) -> None:
    told: list[int] = []

    def number(n: int) -> Callable[[Job], int]:
        return lambda _: n

    for n in range(200):
        work.run(number(n), told.append, no_failure)
        if n % 7 == 0:
            QCoreApplication.processEvents()
    until_all_is_answered(qtbot, work)
    assert told == sorted(set(told)) and told[-1] == 199
