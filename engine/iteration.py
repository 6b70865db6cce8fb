"""One iteration as named steps: forward 1..L, the loss, backward L..1, the update.

The training loop and every view that goes step by step run these same functions.
"""

from __future__ import annotations

from typing import Any

from engine.arrays import Array
from engine.network import Network
from engine.optimizers import Optimizer


class Iteration:
    """The working values of one iteration.

    Attributes:
        a: a[0] to a[L], as far as they are computed; ``(m, ...)`` each.
        caches: what forward l left for backward l, at index l - 1.
        loss: mean loss of the mini-batch, without penalties.
        da: da[0] to da[L], as far as they are computed, else None; at L it is dz[L] where the loss is one on
            logits. Where a layer feeds several others it is the sum of what they gave back so far.
        backward_order: the layers that backward visits, from L down; those before which nothing learns are
            left out.
    """

    def __init__(self, network: Network, optimizer: Optimizer) -> None:
        self.network, self.optimizer = network, optimizer
        self.a: list[Array] = []
        self.caches: list[Any] = []
        self.loss = 0.0
        self.da: list[Array | None] = []
        self._y: Array | None = None
        learns = network.learns
        self._last = len(network.layers)
        self._nothing: list[Array | None] = [None] * (self._last + 1)
        self.backward_order = [l for l in range(self._last, 0, -1) if learns[l]]
        self._needs_da_prev = [any(learns[s] for s in sources) for sources in network.sources]
        self._joins = [layer.many_inputs for layer in network.layers]
        self._source = [sources[0] for sources in network.sources]

    def take(self, inputs: Array, targets: Array) -> None:
        """Begin with the mini-batch a[0] ``(m, n)`` and its targets ``(m, k)``."""
        self.a, self.caches, self._y = [inputs], [], targets
        self.da = self._nothing.copy()

    def forward(self, l: int) -> None:
        """Layer l, counted from 1: a[l-1], or what all feeding layers gave -> a[l] and its cache."""
        network, a = self.network, self.a
        a_prev = network.inputs_of(l, a) if self._joins[l - 1] else a[self._source[l - 1]]
        output, cache = network.layers[l - 1].forward(a_prev, True)
        a.append(output)
        self.caches.append(cache)

    def compute_loss(self) -> None:
        """The loss, and the gradient that backward L starts from."""
        loss, (_, z, a) = self.network.loss, self.caches[-1]
        self.loss = loss.forward(z, a, self._y)  # type: ignore[arg-type]
        self.da[-1] = loss.backward(z, a, self._y)  # type: ignore[arg-type]

    def backward(self, l: int) -> None:
        """Layer l: da[l] and its cache -> da[l-1] of every layer that feeds it; fills dW[l], db[l]."""
        network, da, cache = self.network, self.da[l], self.caches[l - 1]
        needs = self._needs_da_prev[l - 1]
        if l == self._last and network.loss.from_logits:
            da_prev: Any = network.last.backward_from_dz(da, cache, needs)  # type: ignore[arg-type]
        else:
            da_prev = network.layers[l - 1].backward(da, cache, needs)  # type: ignore[arg-type]
        if not needs:
            return
        if self._joins[l - 1]:
            for source, part in zip(network.sources[l - 1], da_prev, strict=True):
                self._add(source, part)
        else:
            self._add(self._source[l - 1], da_prev)

    def _add(self, source: int, da: Array) -> None:
        so_far = self.da[source]
        # Not in place: the layers of an Add are given one and the same array.
        self.da[source] = da if so_far is None else so_far + da

    def update(self, learning_rate: float) -> None:
        """Every W and b along its gradient."""
        self.optimizer.update(learning_rate)

    def run(self, inputs: Array, targets: Array, learning_rate: float) -> float:
        """All the steps in a row; gives the loss."""
        self.take(inputs, targets)
        for l in range(1, self._last + 1):
            self.forward(l)
        self.compute_loss()
        for l in self.backward_order:
            self.backward(l)
        self.update(learning_rate)
        return self.loss
