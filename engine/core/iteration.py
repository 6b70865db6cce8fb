"""One iteration as named steps: forward 1..L, the loss, backward L..1, the update.

The training loop and every view that goes step by step run these same functions.
"""

from __future__ import annotations

from typing import Any

from engine.common.arrays import Array
from engine.core.layers import ActivatedLayer
from engine.core.network import Network
from engine.core.optimizers import Optimizer


class Iteration:
    """The working values of one iteration.

    Attributes:
        a: a[0] to a[L], as far as they are computed; ``(m, ...)`` each.
        caches: what forward l left for backward l, at index l - 1.
        loss: mean loss of the mini-batch, without penalties.
        da: da[0] to da[L], as far as they are computed, else None; at L it is dz[L] where the loss is one on
            logits. Where a layer feeds several others it is the sum of what they gave back so far.
        given: what the last backward gave back to the layers before it, or None.
        dz: what the last backward of a layer with an activation began with.
        backward_order: the layers that backward visits, from L down; those before which nothing learns are
            left out.
    """

    def __init__(self, network: Network, optimizer: Optimizer) -> None:
        self.network, self.optimizer = network, optimizer
        self.a: list[Array] = []
        self.caches: list[Any] = []
        self.loss = 0.0
        self.da: list[Array | None] = []
        self.given: Any = None
        self.dz: Array | None = None
        self._y: Array | None = None
        graph, self._last = network.graph, len(network.layers)
        self._nothing: list[Array | None] = [None] * (self._last + 1)
        self.backward_order = graph.backward_order
        self._forward_order = range(1, self._last + 1)
        # Looked up once, since the smallest networks take no longer than looking up: what each layer takes
        # (the number of one other layer, or a tuple of them), and whether anything before it learns.
        self._layers: list[Any] = [None, *network.layers]
        self._activated = [isinstance(layer, ActivatedLayer) for layer in self._layers]
        self._sources: list[Any] = [None]
        for layer, sources in zip(network.layers, graph.sources[1:], strict=True):
            self._sources.append(sources if layer.many_inputs else sources[0])
        self._needs_da_prev = [any(graph.learns[s] for s in sources) for sources in graph.sources]

    def take(self, inputs: Array, targets: Array) -> None:
        """Begin with the mini-batch a[0] ``(m, n)`` and its targets ``(m, k)``."""
        self.a, self.caches, self._y = [inputs], [], targets
        self.da = self._nothing.copy()

    def forward(self, l: int) -> None:
        """Layer l, counted from 1: a[l-1], or what all feeding layers gave -> a[l] and its cache."""
        a, source = self.a, self._sources[l]
        a_prev = a[source] if source.__class__ is int else [a[s] for s in source]
        output, cache = self._layers[l].forward(a_prev, True)
        a.append(output)
        self.caches.append(cache)

    def compute_loss(self) -> None:
        """The loss, and the gradient that backward L starts from."""
        loss, y, cache = self.network.loss, self._y, self.caches[-1]
        self.loss = loss.forward(cache.z, cache.a, y)  # type: ignore[arg-type]
        self.da[-1] = loss.backward(cache.z, cache.a, y)  # type: ignore[arg-type]

    def backward(self, l: int) -> None:
        """Layer l: da[l] and its cache -> da[l-1] of every layer that feeds it; fills dW[l], db[l]."""
        das, layer, needs = self.da, self._layers[l], self._needs_da_prev[l]
        da, cache = das[l], self.caches[l - 1]
        if self._activated[l]:
            is_dz = l == self._last and self.network.loss.from_logits
            dz = self.dz = da if is_dz else layer.activation.backward(da, cache.z, cache.a)
            da_prev: Any = layer.backward_from_dz(dz, cache, needs)
        else:
            da_prev = layer.backward(da, cache, needs)
        self.given = da_prev
        if not needs:
            return
        source = self._sources[l]
        if source.__class__ is not int:
            for one, part in zip(source, da_prev, strict=True):
                # Not in place: the layers of an Add are given one and the same array.
                das[one] = part if das[one] is None else das[one] + part
        elif das[source] is None:
            das[source] = da_prev
        else:
            das[source] = das[source] + da_prev

    def needs_da_prev(self, l: int) -> bool:
        """True if anything before layer l learns, so that backward l gives something back."""
        return self._needs_da_prev[l]

    def update(self, learning_rate: float) -> None:
        """Move every W and b along its gradient."""
        self.optimizer.update(learning_rate)

    def run(self, inputs: Array, targets: Array, learning_rate: float) -> float:
        """All the steps in a row; gives the loss."""
        self.take(inputs, targets)
        for l in self._forward_order:
            self.forward(l)
        self.compute_loss()
        for l in self.backward_order:
            self.backward(l)
        self.update(learning_rate)
        return self.loss


class EvaluationIteration(Iteration):
    """The same steps with layers that behave as in prediction, for rows that nothing is learnt from."""

    def forward(self, l: int) -> None:
        network = self.network
        a_prev = network.inputs_of(l, self.a)
        output, cache = network.layers[l - 1].forward(a_prev, training=False)
        self.a.append(output)
        self.caches.append(cache)

    def update(self, learning_rate: float) -> None:
        """Leave every W and b as it is."""
