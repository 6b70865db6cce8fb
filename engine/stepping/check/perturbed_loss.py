"""The loss after one number of a network was moved: only the layers behind it are run, for many at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.common.arrays import Array, Flags, Indices
from engine.core.layers import ActivatedLayer, Layer
from engine.core.network import Network
from engine.stepping.check.replay import RecordedMask


class PerturbedLoss:
    """One mini-batch and its loss, to be asked what becomes of the loss.

    What is run together lies in one array, group after group; each group is the whole mini-batch, or one row
    of it where rows do not meet.

    Attributes:
        network: in float64; dropout masks come from a :class:`RecordedMask`.
        a: outputs of the input and all layers as they are, ``(m, ...)`` each.
        z: what goes into the last activation, ``(m, k)``.
    """

    def __init__(self, network: Network, inputs: Array, targets: Array, *, evaluates: bool = False) -> None:
        """Run the mini-batch once; with ``evaluates`` the layers behave as in prediction."""
        self.network, self.m, self._evaluates = network, len(inputs), evaluates
        self._y, self._last = targets, len(network.layers)
        self._weight = network.loss.weight(targets)
        self._all_rows = np.arange(self.m)
        self.a: list[Array] = [inputs]
        self._sides: list[Flags | None] = [None]
        for l in range(1, self._last + 1):
            output, self.z, sides = self._run(l, network.inputs_of(l, self.a), self._all_rows, self.m)
            self.a.append(output.copy())
            self._sides.append(sides)
        self.z = self.z.copy()
        self._sides[0] = self.network.loss.sides(self.a[-1], targets)
        self.rows_meet = self._where_rows_meet()

    def _where_rows_meet(self) -> list[bool]:
        """Mask of the layers, the input's at 0, whose rows meet on the way from their output to the loss."""
        meet = [False] * (self._last + 1)
        for l in range(self._last, 0, -1):
            here = meet[l] or self._meets(self.network.layers[l - 1])
            for source in self.network.graph.sources[l]:
                meet[source] = meet[source] or here
        return meet

    def _meets(self, layer: Layer) -> bool:
        """True if what a layer gives for a row hangs on the other rows."""
        return layer.rows_meet and not self._evaluates

    def after_parameter(self, l: int, array: Array, entries: Indices, steps: Array) -> tuple[Array, Flags]:
        """The loss when numbers of what layer l learns are moved, each alone.

        Args:
            l: the layer.
            array: its parameter.
            entries: which numbers, in the order of ``array.ravel()``, ``(K,)``.
            steps: how far each is moved, ``(K,)``.

        Returns:
            The loss with the layer's penalty ``(K,)``, and where a kink was crossed ``(K,)``.
        """
        flat, layer = array.reshape(-1), self.network.layers[l - 1]
        inputs = self.network.inputs_of(l, self.a)
        outputs, zs, penalties = [], [], np.empty(len(entries))
        crossed = np.zeros(len(entries), bool)
        for k, (entry, step) in enumerate(zip(entries, steps, strict=True)):
            kept = flat[entry]
            flat[entry] = kept + step
            output, z, sides = self._run(l, inputs, self._all_rows, self.m)
            penalties[k] = layer.penalty()
            flat[entry] = kept
            outputs.append(output.copy())
            zs.append(z.copy())
            crossed[k] = _differ(sides, self._sides[l], self._all_rows, 1)[0]
            if getattr(layer.settings, "l1", 0) and np.sign(kept) != np.sign(kept + step):
                crossed[k] = True  # |w| has a kink at 0
        rows = np.tile(self._all_rows, len(entries))
        losses, behind = self._behind(l, np.concatenate(outputs), np.concatenate(zs), rows, self.m)
        return losses + penalties, crossed | behind

    def after_output(self, l: int, entries: Indices, steps: Array) -> tuple[Array, Flags]:
        """The loss when numbers of ``a[l]`` are moved, each alone; as :meth:`after_parameter`."""
        moved, rows, group = self._moved(self.a[l], entries, steps, self.rows_meet[l])
        return self._behind(l, moved, self.z[rows], rows, group)

    def after_logit(self, entries: Indices, steps: Array) -> tuple[Array, Flags]:
        """The loss when numbers of ``z[L]`` are moved, each alone; as :meth:`after_parameter`."""
        z, rows, group = self._moved(self.z, entries, steps, False)
        return self._behind(self._last, self.network.last.activation.forward(z), z, rows, group)

    def _moved(self, array: Array, entries: Indices, steps: Array, whole: bool) -> tuple[Array, Indices, int]:
        """Groups in each of which one number is moved, the rows that they have, and how many each has."""
        row, inside = np.divmod(entries, array[0].size)
        rows = np.tile(self._all_rows, len(entries)) if whole else row
        moved = array[rows]
        places = np.arange(len(entries)) * self.m + row if whole else np.arange(len(entries))
        moved.reshape(len(moved), -1)[places, inside] += steps
        return moved, rows, self.m if whole else 1

    def _behind(self, start: int, output: Array, z: Array, rows: Indices, group: int) -> tuple[Array, Flags]:
        """Run what is behind layer ``start``, whose output is given; loss of each group, and crossings."""
        known = {start: output}
        crossed = np.zeros(len(rows) // group, bool)
        for l in range(start + 1, self._last + 1):
            sources = self.network.graph.sources[l]
            if not any(source in known for source in sources):
                continue
            inputs = [known[s] if s in known else self.a[s][rows] for s in sources]
            taken = inputs if self.network.layers[l - 1].many_inputs else inputs[0]
            known[l], z, sides = self._run(l, taken, rows, group)
            crossed |= _differ(sides, self._sides[l], rows, len(crossed))
        output = known[self._last]
        crossed |= _differ(self.network.loss.sides(output, self._y[rows]), self._sides[0], rows, len(crossed))
        return self._losses(z, output, rows, group), crossed

    def _losses(self, z: Array, output: Array, rows: Indices, group: int) -> Array:
        """The part of the mean loss that each group makes up."""
        loss, found = self.network.loss, np.empty(len(rows) // group)
        for k in range(len(found)):
            part = slice(k * group, (k + 1) * group)
            y = self._y[rows[part]]
            found[k] = loss.forward(z[part], output[part], y)
            if group < self.m:
                found[k] *= loss.weight(y) / self._weight
        return found

    def _run(self, l: int, inputs: Any, rows: Indices, group: int) -> tuple[Array, Array, Flags | None]:
        """One layer as in training: its output, its z (or the output), the sides of its kinks."""
        layer = self.network.layers[l - 1]
        if self._meets(layer) and len(rows) > group:
            parts = (inputs[i : i + group] for i in range(0, len(rows), group))
            output = np.concatenate([layer.forward(part, training=True)[0] for part in parts])
            return output, output, None
        if layer.draws and isinstance(layer.rng, RecordedMask):
            layer.rng.rows = rows
        # Other layers compute alike in training and in evaluation, which keeps no memory for the next step.
        is_other = layer.rows_meet or layer.draws
        output, cache = layer.forward(inputs, training=is_other and not self._evaluates)
        z = cache.z if isinstance(layer, ActivatedLayer) else output
        return output, z, layer.sides(cache)


def _differ(sides: Flags | None, base: Flags | None, rows: Indices, groups: int) -> Flags:
    """Mask of the groups in which a number is on another side than in the mini-batch as it is."""
    if sides is None or base is None:
        return np.zeros(groups, bool)
    return np.asarray((sides != base[rows]).reshape(groups, -1).any(1))
