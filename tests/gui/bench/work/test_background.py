"""Functions in a thread: their order, their results, their errors, and the end."""

from __future__ import annotations

import time

import pytest

from engine.common.messages import UserError
from gui.bench.work.background import Background


@pytest.fixture
def background(qtbot):
    background = Background()
    yield background
    background.shut_down()


def test_jobs_are_done_in_order_and_tell_their_results(qtbot, background):
    results = []
    for number in range(5):
        background.run(lambda n=number: n * n, results.append, lambda *_: pytest.fail("no error"))
    assert background.is_busy
    qtbot.waitUntil(lambda: results == [0, 1, 4, 9, 16], timeout=20_000)
    assert not background.is_busy


def test_an_error_of_the_user_is_a_sentence_without_details(qtbot, background):
    def work():
        raise UserError("{name} is not here.", name="a.csv")

    errors = []
    background.run(work, lambda _: None, lambda message, details: errors.append((str(message), details)))
    qtbot.waitUntil(lambda: bool(errors), timeout=20_000)
    assert errors == [("a.csv is not here.", "")]


def test_an_error_of_the_program_is_a_sentence_with_details(qtbot, background):
    errors = []
    background.run(lambda: 1 / 0, lambda _: None, lambda *error: errors.append(error))
    qtbot.waitUntil(lambda: bool(errors), timeout=20_000)
    assert "ZeroDivisionError" in str(errors[0][0])
    assert "Traceback" in errors[0][1]


def test_jobs_that_were_asked_for_are_done_before_the_end(qtbot):
    done = []
    background = Background()
    for number in range(3):
        background.run(lambda n=number: (time.sleep(0.05), done.append(n)), lambda _: None, lambda *_: None)
    background.shut_down()
    assert done == [0, 1, 2]


def test_a_job_that_comes_after_the_end_starts_no_thread(qtbot):
    background = Background()
    background.shut_down()
    background.run(lambda: pytest.fail("too late"), lambda _: None, lambda *_: None)
    qtbot.wait(50)
    assert not background.is_busy


def test_what_was_on_its_way_at_the_end_is_told_to_nobody(qtbot):
    background = Background()
    background.run(lambda: None, lambda _: pytest.fail("too late"), lambda *_: pytest.fail("too late"))
    background.shut_down()
    qtbot.waitUntil(lambda: not background.is_busy, timeout=20_000)
