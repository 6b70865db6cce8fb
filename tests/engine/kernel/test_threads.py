"""Work of the compiled core that is cut into pieces: by several callers at once, after a fork, at the end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import Any

import numpy as np
import pytest

from engine.core.optimizers import make_optimizer
from engine.core.training_settings import TrainingSettings
from engine.kernel.compiled_iteration import CompiledIteration
from tests.kernels import library_for
from tests.toy_data import network_of, task_of

STEPS = 30

SCRIPT = """
import os, sys, threading, time
from tests.engine.kernel.test_threads import parameters_after, updating
"""


def updating() -> CompiledIteration:
    """An iteration with so many parameters that their update is cut into pieces."""
    library = library_for(np.float32)
    network = network_of(task_of("classes", 700), (400,))
    network.gradients[...] = np.random.default_rng(0).normal(size=network.gradients.size)
    settings = TrainingSettings(optimizer="momentum", clipping="norm", clip_limit=0.5)
    return CompiledIteration(
        network, make_optimizer(network.parameters, network.gradients, settings), library
    )


def parameters_after(steps: int = STEPS) -> bytes:
    iteration = updating()
    for _ in range(steps):
        iteration.update(0.01)
    return iteration.network.parameters.tobytes()


def run_script(script: str) -> None:
    """Run it in a process of its own, which must end by itself and well."""
    library_for(np.float32)
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT + script], capture_output=True, timeout=60, check=False, text=True
    )
    assert ended.returncode == 0, ended.stderr


def test_two_runs_at_once_give_the_bits_of_one() -> None:
    alone = parameters_after()
    found: list[bytes] = []
    runs = [threading.Thread(target=lambda: found.append(parameters_after())) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert found == [alone] * 4


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not bind to cores")
def test_one_core_gives_the_bits_of_many() -> None:
    run_script(
        "several = parameters_after()\n"
        "if os.fork() == 0:\n"
        "    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        "    os._exit(parameters_after() != several)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.wait()[1]))\n"
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_child_works_on_even_if_it_was_made_in_the_middle() -> None:
    run_script(
        "expected = parameters_after()\n"
        "busy = threading.Thread(target=parameters_after, args=(3000,), daemon=True)\n"
        "busy.start()\n"
        "for _ in range(20):\n"
        "    time.sleep(0.002)\n"
        "    child = os.fork()\n"
        "    if child == 0:\n"
        "        os._exit(parameters_after() != expected)\n"
        "    assert os.waitpid(child, 0)[1] == 0\n"
        "assert parameters_after() == expected\n"
    )


def test_a_process_ends_while_pieces_are_done() -> None:
    run_script(
        "for _ in range(2):\n"
        "    threading.Thread(target=parameters_after, args=(10**9,), daemon=True).start()\n"
        "time.sleep(0.1)\n"
    )


def test_threads_that_wait_take_no_time() -> None:
    iteration: Any = updating()
    for _ in range(3):
        iteration.update(0.01)
        before = time.process_time()
        time.sleep(0.2)
        assert time.process_time() - before < 0.1
