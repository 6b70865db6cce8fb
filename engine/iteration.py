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
        a: a[0] to a[L], as far as they are computed; ``(m, n)`` each.
        caches: what forward l left for backward l, at index l - 1.
        loss: mean loss of the mini-batch, without penalties.
        da: gradient that the next backward step takes: dz[L] where the loss is one on logits, else da[l].
    """

    def __init__(self, network: Network, optimizer: Optimizer) -> None:
        self.network, self.optimizer = network, optimizer
        self.a: list[Array] = []
        self.caches: list[Any] = []
        self.loss = 0.0
        self.da: Array | None = None
        self._y: Array | None = None

    def take(self, inputs: Array, targets: Array) -> None:
        """Begin with the mini-batch a[0] ``(m, n)`` and its targets ``(m, k)``."""
        self.a, self.caches, self._y = [inputs], [], targets

    def forward(self, l: int) -> None:
        """Layer l, counted from 1: a[l-1] -> a[l] and its cache."""
        a, cache = self.network.layers[l - 1].forward(self.a[-1], True)
        self.a.append(a)
        self.caches.append(cache)

    def compute_loss(self) -> None:
        """The loss, and the gradient that backward L starts from."""
        cache = self.caches[-1]
        loss = self.network.loss
        self.loss = loss.forward(cache.z, cache.a, self._y)  # type: ignore[arg-type]
        self.da = loss.backward(cache.z, cache.a, self._y)  # type: ignore[arg-type]

    def backward(self, l: int) -> None:
        """Layer l: da[l] and its cache -> da[l-1], dW[l], db[l]."""
        layer, cache = self.network.layers[l - 1], self.caches[l - 1]
        if l == len(self.caches) and self.network.loss.from_logits:
            self.da, _, _ = self.network.last.backward_from_dz(self.da, cache, l > 1)  # type: ignore[arg-type]
        else:
            self.da, _, _ = layer.backward(self.da, cache, l > 1)  # type: ignore[arg-type]

    def update(self, learning_rate: float) -> None:
        """Every W and b along its gradient."""
        self.optimizer.update(learning_rate)

    def run(self, inputs: Array, targets: Array, learning_rate: float) -> float:
        """All the steps in a row; gives the loss."""
        self.take(inputs, targets)
        count = len(self.network.layers)
        for l in range(1, count + 1):
            self.forward(l)
        self.compute_loss()
        for l in range(count, 0, -1):
            self.backward(l)
        self.update(learning_rate)
        return self.loss
