"""An iteration whose steps are the kernel's."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.common.arrays import Array
from engine.core.iteration import Iteration
from engine.core.network import Network
from engine.core.optimizers import Optimizer
from engine.kernel.choice import library_in_use
from engine.kernel.library import Library, loaded
from engine.kernel.program import Program, address, can_run


class CompiledIteration(Iteration):
    """The same steps, with the same working values: views of what the kernel works on.

    What they show holds until the same step is done again.

    Attributes:
        functions: the kernel's.
        program: the network as the kernel has it, with room for the largest mini-batch so far.
    """

    def __init__(self, network: Network, optimizer: Optimizer, library: Library, rows: int = 1) -> None:
        """Take a network that the kernel can run; ``rows`` are those of the mini-batches to come."""
        super().__init__(network, optimizer)
        self._library, self.functions = library, library.functions
        self.program = Program(network, library, rows)
        self._m = 0

    def make_room(self, rows: int) -> None:
        """Have room for mini-batches of so many rows; call it before :meth:`take`."""
        if rows > self.program.rows:
            self.program = Program(self.network, self._library, rows)

    def take(self, inputs: Array, targets: Array) -> None:
        self._m = len(inputs)
        self.make_room(self._m)
        self.program.follow(self.optimizer)
        # Held until the next mini-batch, for the kernel reads them where they lie.
        dtype = self._library.dtype
        inputs, targets = (np.ascontiguousarray(each, dtype) for each in (inputs, targets))
        super().take(inputs, targets)
        arguments = (address(inputs), address(targets), self._m)
        self.functions.kernel_take(self.program.reference, *arguments)

    def forward(self, l: int) -> None:
        self._forward(l, is_training=True)

    def _forward(self, l: int, *, is_training: bool) -> None:
        self.functions.kernel_forward(self.program.reference, l, is_training)
        layer, inputs = self.network.layers[l - 1], self.network.inputs_of(l, self.a)
        self.caches.append(self.program.cache_of(l, layer, inputs, self._m))
        self.a.append(self._rows_of(self.program.a[l]))

    def compute_loss(self) -> None:
        self.loss = self.functions.kernel_loss(self.program.reference)
        self.da[-1] = self._rows_of(self.program.da[-1])

    def backward(self, l: int) -> None:
        program, sources = self.program, self.network.graph.sources[l]
        given: list[Array | None] = []
        start = 0  # the kernel lays what it has to add up in a room of its own, one after the other
        is_new = [self.da[source] is None for source in sources]
        self.functions.kernel_backward(program.reference, l)
        for source, first in zip(sources, is_new, strict=True):
            da = self._rows_of(program.da[source])
            if not self._needs_da_prev[l] or da is None:
                given.append(None)
                continue
            self.da[source] = da
            if not first:
                room = program.given[start : start + da.size].reshape(da.shape)
                start += da.size
            given.append(da if first else room)
        self.given = given if self.network.layers[l - 1].many_inputs else given[0]
        self._show_dz(l)

    def _show_dz(self, l: int) -> None:
        """Show what backward of layer l began with, if it ends in an activation."""
        if self._activated[l]:
            da = self.da[l]
            assert da is not None  # noqa: S101 - some layer after it has given it back
            is_dz = l == self._last and self.network.loss.from_logits
            self.dz = da if is_dz else self.program.dz[: da.size].reshape(da.shape)

    def update(self, learning_rate: float) -> None:
        self.program.follow(self.optimizer)
        self.functions.kernel_update(self.program.reference, learning_rate)
        self.optimizer.steps = self.program.table.optimizer.steps

    def run(self, inputs: Array, targets: Array, learning_rate: float) -> float:
        self.take(inputs, targets)
        self.loss = self.functions.kernel_step(self.program.reference, learning_rate)
        self.optimizer.steps = self.program.table.optimizer.steps
        self.a = [*self.a, *(self._rows_of(a) for a in self.program.a[1:])]
        return self.loss

    def _rows_of(self, array: Array | None) -> Any:
        return None if array is None else array[: self._m]


def library_for(network: Network) -> Library | None:
    """The kernel, if it is to do the steps of this network and can; None where NumPy does them."""
    library = loaded(network.values.dtype) if library_in_use() else None
    return library if library and can_run(network, library) else None


def make_iteration(network: Network, optimizer: Optimizer) -> Iteration:
    """An iteration by the core that is in use, where it can run the network; else by NumPy."""
    library = library_for(network)
    return CompiledIteration(network, optimizer, library) if library else Iteration(network, optimizer)
