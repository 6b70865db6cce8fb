"""A network of a thread's own, which takes weights that are shown: that of the run is left alone."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.core.task import Task


class OwnNetwork:
    """Keeps the network for as long as the weights are of the same; for one thread alone."""

    def __init__(self) -> None:
        self._made: Network | None = None

    def holding(self, architecture: Architecture, task: Task, values: Array) -> Network | None:
        """The network with these weights, as in ``Network.values``; None where they are of another one."""
        made = self._made
        if made is None or made.architecture is not architecture or made.task != task:
            made = self._made = Network(architecture, task, values.dtype)
        if made.values.shape != values.shape:
            return None  # weights of what the run was before an edit
        np.copyto(made.values, values)
        return made
