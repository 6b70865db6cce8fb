"""Work in a process: results as they come, an end at any time, and faults that reach the one who waits."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from engine.common.messages import Cancelled, UserError
from gui.bench.work.process import ProcessFault, from_process


def squares(count: int) -> Iterator[int]:
    for number in range(count):
        yield number * number


def sleeps(_: int) -> Iterator[int]:
    yield os.getpid()
    time.sleep(600)


def fails(kind: str) -> Iterator[int]:
    yield 1
    if kind == "user":
        raise UserError("There are {count} rows; give more.", count=2)
    if kind == "fault":
        raise ZeroDivisionError(kind)
    os._exit(3)


def never() -> bool:
    return False


def test_results_come_one_after_the_other():
    assert list(from_process(squares, 4, cancelled=never)) == [0, 1, 4, 9]


def test_it_can_be_ended_in_the_middle_of_anything():
    asked: list[int] = []
    with pytest.raises(Cancelled):
        for pid in from_process(sleeps, 0, cancelled=lambda: bool(asked)):
            asked.append(pid)
    with pytest.raises(ProcessLookupError):
        os.kill(asked[0], 0)


def test_a_sentence_for_the_user_comes_as_one():
    with pytest.raises(UserError, match="There are 2 rows; give more"):
        list(from_process(fails, "user", cancelled=never))


def test_a_fault_comes_with_its_traceback():
    with pytest.raises(ProcessFault, match="ZeroDivisionError: fault"):
        list(from_process(fails, "fault", cancelled=never))


def test_the_end_of_the_process_is_told():
    with pytest.raises(UserError, match="ended before its time"):
        list(from_process(fails, "exit", cancelled=never))
