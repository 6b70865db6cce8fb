"""Contestants that take turns, each library in a process of its own so that their threads do not meet."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from typing import Any

Timed = Callable[[float], float]
"""Trains for about so many seconds and gives the seconds per step."""


def time_steps(step: Callable[[], int], seconds: float) -> float:
    """Seconds per step of a function that does some steps and says how many."""
    done, began = 0, time.perf_counter()
    while (passed := time.perf_counter() - began) < seconds:
        done += step()
    return passed / done


@dataclass(frozen=True)
class Process:
    """What a process is for; 0 threads where the library decides on them."""

    name: str
    threads: int = 0

    @contextmanager
    def started(self) -> Iterator[Connection]:
        """The process, as the end of a pipe: it is told what to time, and answers."""
        here, there = get_context("spawn").Pipe()
        process = get_context("spawn").Process(target=_answer, args=(there, self), daemon=False)
        process.start()
        there.close()
        try:
            yield here
        finally:
            here.close()
            process.join()


@dataclass(frozen=True)
class Contestant:
    """One way to train a network.

    Attributes:
        column: where its time stands; of several with the same column, the quickest counts.
        process: that it runs in.
        module, function: that make it from a plan, in ``tests.benchmarks.speed``.
        options: values for the function by name.
    """

    column: str
    process: Process
    module: str
    function: str
    options: tuple[tuple[str, Any], ...] = ()

    def made(self, plan: Any) -> Timed:
        """The function that is timed."""
        make = getattr(import_module(f"tests.benchmarks.speed.{self.module}"), self.function)
        timed: Timed = make(plan, **dict(self.options))
        return timed


def _answer(pipe: Connection, process: Process) -> None:
    """Serve in a process of its own: make contestants of a plan, and time one of them."""
    _settle(process)
    made: dict[Contestant, Timed] = {}
    while True:
        try:
            work, *values = pipe.recv()
        except EOFError:
            return
        try:
            if work == "forget":
                made.clear()
                answer: Any = None
            elif work == "make":
                contestant, plan = values
                made[contestant] = contestant.made(plan)
                answer = None
            else:
                contestant, seconds = values
                answer = made[contestant](seconds)
        except Exception as error:  # of another library; the table goes on without it
            answer = f"{type(error).__name__}: {error}".partition("\n")[0]
        pipe.send(answer)


def _settle(process: Process) -> None:
    """Set what a library reads when it is imported."""
    if process.threads == 1 and process.name == "jax" and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(list(os.sched_getaffinity(0))[:1]))  # XLA asks how many cores it has
    if process.name == "torch":
        os.environ.setdefault("TORCHINDUCTOR_COMPILE_THREADS", "1")
        import_module("torch").set_num_threads(process.threads)


State = Callable[[], AbstractContextManager[object]]
"""Makes what holds while a turn is taken, such as another busy process."""
Turns = dict[Contestant, list[float]]
"""Microseconds per step of every turn that counts."""


class Contest:
    """Processes that stay from network to network, and contestants that take turns in them."""

    def __init__(self, contestants: Iterable[Contestant]) -> None:
        self.contestants = tuple(contestants)
        self.faults: dict[str, str] = {}

    def __enter__(self) -> Contest:
        self._stack = ExitStack()
        processes = dict.fromkeys(each.process for each in self.contestants)
        self._pipes = {each: self._stack.enter_context(each.started()) for each in processes}
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _ask(self, process: Process, *question: object) -> Any:
        self._pipes[process].send(question)
        return self._pipes[process].recv()

    def measure(self, plan: Any, seconds: float, repeats: int) -> dict[str, float]:
        """Median microseconds per step by column, after a first, unwarmed turn that is left out.

        A contestant that cannot train the plan is left out; why stands in ``faults``.
        """
        return self.measure_within(plan, seconds, repeats, (nullcontext,))[0]

    def measure_within(
        self, plan: Any, seconds: float, repeats: int, states: Sequence[State]
    ) -> list[dict[str, float]]:
        """As :meth:`measure`, for the machine in each of these states in turn."""
        taking_part = [each for each in self.contestants if self._is_made(each, plan)]
        turns: list[Turns] = [{each: [] for each in taking_part} for _ in states]
        for turn in range(repeats + 1):
            for state, times in zip(states, turns, strict=True):
                with state():
                    self._take_turns(times, seconds, counts=turn > 0)
        for process in self._pipes:
            self._ask(process, "forget")
        return [_quickest(times) for times in turns]

    def _take_turns(self, times: Turns, seconds: float, counts: bool) -> None:
        for contestant in list(times):
            found = self._ask(contestant.process, "time", contestant, seconds)
            if isinstance(found, str):
                self.faults[contestant.column] = found
                del times[contestant]
            elif counts:
                times[contestant].append(1e6 * found)

    def _is_made(self, contestant: Contestant, plan: Any) -> bool:
        fault = self._ask(contestant.process, "make", contestant, plan)
        if fault is not None:
            self.faults[contestant.column] = fault
        return fault is None


def _quickest(turns: Turns) -> dict[str, float]:
    """Median of each contestant; of those of a column the least."""
    best: dict[str, float] = {}
    for contestant, times in turns.items():
        best[contestant.column] = min(best.get(contestant.column, math.inf), median(times))
    return best


def print_row(cells: Iterable[object]) -> None:
    """Print a row of a table in Markdown."""
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def print_head(columns: Iterable[str]) -> None:
    """Print the head of a table in Markdown."""
    columns = list(columns)
    print_row(columns)
    print("|" + "---|" * len(columns))


def microseconds(time_of_step: float) -> str:
    """As it stands in a table; a decimal where it is short."""
    return f"{time_of_step:,.1f}" if time_of_step < 100 else f"{time_of_step:,.0f}"
