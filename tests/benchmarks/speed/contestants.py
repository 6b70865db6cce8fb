"""Contestants of the tables, as many as there are libraries and numbers of threads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec

from engine.kernel.library import loaded
from tests.benchmarks.speed.turns import Contestant, Process

THREADS = sorted({1, os.cpu_count() or 1})


CORES = ("numpy", "compiled") if loaded() else ("numpy",)
"""The cores that are there."""


def layerscope(cores: tuple[str, ...] = CORES) -> Iterator[Contestant]:
    """The Trainer with each core; it chooses its threads itself."""
    for core in cores:
        process = Process(f"Layerscope {core}")
        yield Contestant(process.name, process, "layerscope", "layerscope", (("core", core),))


def jax(pictures: bool = False) -> Iterator[Contestant]:
    """A compiled step, and a compiled epoch; not of pictures, whose loop by XLA takes four times a step."""
    if not find_spec("jax"):
        return
    for threads in THREADS:
        process = Process("jax", threads)
        yield Contestant("JAX step", process, "jax_steps", "by_step")
        if not pictures:
            yield Contestant("JAX scan", process, "jax_steps", "by_epoch")


def pytorch(pictures: bool = False, compiled: bool = True) -> Iterator[Contestant]:
    """Eager, fused and compiled; of pictures with their channels first and last."""
    if not find_spec("torch"):
        return
    for threads in THREADS:
        process = Process("torch", threads)
        for layout in ({}, {"channels_last": True}) if pictures else ({},):
            for column, function, options in (
                ("PyTorch", "eager", {"fused": False}),
                ("PyTorch fused", "eager", {"fused": True}),
                ("PyTorch compiled", "compiled", {}),
                ("PyTorch compiled", "compiled_model", {}),
            ):
                if compiled or column != "PyTorch compiled":
                    values = tuple({**options, **layout}.items())
                    yield Contestant(column, process, "pytorch", function, values)


def scikit_learn() -> Iterator[Contestant]:
    """Mini-batches, and whole epochs."""
    if find_spec("sklearn"):
        process = Process("sklearn")
        yield Contestant("partial_fit", process, "scikit_learn", "scikit_learn", (("whole_epochs", False),))
        yield Contestant("fit", process, "scikit_learn", "scikit_learn", (("whole_epochs", True),))
