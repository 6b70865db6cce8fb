"""Checks the gradients of a tape: against central differences, and against float64."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.common.arrays import Array, Flags, Indices
from engine.common.messages import Cancelled, Message
from engine.core.network import Network
from engine.stepping.check.perturbed_loss import PerturbedLoss
from engine.stepping.check.replay import exact_values, rebuilt_network, recomputed_gradients
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape

AGREES = 1e-5
"""Relative error up to which a gradient agrees with central differences. A right one comes to about 1e-9 in
float64, a wrong factor or a forgotten term to more than 1e-3."""

STEPS = (1e-5, 1e-6, 1e-7)
"""Distances by which a number is moved each way; the smaller where a larger one crosses a kink."""

ROUNDING_AGREES = {np.dtype(np.float32): 4e-3, np.dtype(np.float64): 1e-7}
"""Tolerance between a number of the tape and the same one in float64, see :func:`_rounding_error`.
The usual is 1e-6 in float32, and a thousand times that before a BatchNorm of two rows, where all cancels."""

WHOLE = 4000
"""Numbers of an array up to which all are checked, if the network is small."""

FEWEST, PRODUCTS = 20, 3e9
"""Size of the sample of a large array: as many as so many multiplications allow, but not fewer."""

NUMBERS_AT_ONCE = 2_000_000
"""Numbers in the widest layer of what is run together."""


ROUNDING = 1e-9
"""Two gradients that are both shorter are only the rounding of a loss near 1, divided by the step."""


@dataclass(frozen=True, slots=True)
class QuantityCheck:
    """Result of the check of one gradient, such as dW[2].

    Attributes:
        key: which one.
        size: how many numbers it has.
        checked: how many of them were compared with central differences.
        left_out: how many were looked at, but left out, since a kink is so near that no difference tells.
        error: ``|a - n| / (|a| + |n|)``, with the lengths of backward's numbers and the differences.
        lost: whether it is so short that the rounding of the loss hides it; then there is no error.
        rounding: the largest deviation of the tape's numbers from the same in float64.
        agrees: whether both are small enough.
    """

    key: Key
    size: int
    checked: int
    left_out: int
    error: float
    lost: bool
    rounding: float
    agrees: bool


@dataclass(frozen=True, slots=True)
class LayerCheck:
    """Result of the check of the gradients of one layer.

    Attributes:
        layer: its number l.
        name: what the user calls it.
        quantities: its gradients.
    """

    layer: int
    name: str
    quantities: tuple[QuantityCheck, ...]

    @property
    def error(self) -> float:
        """The largest relative error."""
        return max(each.error for each in self.quantities)

    @property
    def agrees(self) -> bool:
        """True if all agree."""
        return all(each.agrees for each in self.quantities)

    @property
    def wrong(self) -> tuple[Key, ...]:
        """Keys of the gradients that do not agree."""
        return tuple(each.key for each in self.quantities if not each.agrees)


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """Result of one gradient check.

    Attributes:
        layers: of each layer of which a gradient is known, in order.
        iteration: the number of the iteration.
        m: rows of its mini-batch.
        precision: that of the tape, in words.
        is_whole: whether the gradients of all layers that learn were there.
    """

    layers: tuple[LayerCheck, ...]
    iteration: int
    m: int
    precision: str
    is_whole: bool
    _about: Mapping[Key, Array] = field(repr=False)

    @property
    def error(self) -> float:
        """The largest relative error."""
        return max(each.error for each in self.layers)

    @property
    def agrees(self) -> bool:
        """True if all gradients agree."""
        return all(each.agrees for each in self.layers)

    @property
    def verdict(self) -> Message:
        """The verdict in one sentence."""
        wrong = next((each for each in self.layers if not each.agrees), None)
        if wrong is not None:
            return Message(
                "{layer}: {gradients} does not agree with central differences",
                layer=wrong.name,
                gradients=", ".join(key.text for key in wrong.wrong),
            )
        if self.is_whole:
            return Message("all layers agree with central differences")
        return Message("the layers so far agree with central differences")

    def is_about(self, tape: Tape | None) -> bool:
        """True if the tape still has the very numbers that were checked."""
        return tape is not None and all(tape.values.get(key) is array for key, array in self._about.items())


def checkable(tape: Tape) -> tuple[Key, ...]:
    """The gradients on the tape that a check compares, layer by layer."""
    return tuple(key for l in range(1, tape.plan.last + 1) for key in _keys_of(tape, l))


def _keys_of(tape: Tape, l: int) -> Iterator[Key]:
    if Key("da", l) in tape.values:
        yield Key("da", l)
    gradient = tape.plan.loss_math.gradient
    if l == gradient.layer and gradient.name == "dz" and gradient in tape.values:
        yield gradient
    layer = tape.plan.maths[l - 1].layer
    for name in layer.parameter_shapes(layer.settings, *layer.input_shapes):
        if Key(f"d{name}", l) in tape.values:
            yield Key(f"d{name}", l)


def check_tape(
    tape: Tape,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> GradientCheck:
    """Compare every gradient that the tape has.

    Backward of the engine is run in float64 for the same mini-batch, weights and dropout masks. Its gradients
    are compared with central differences of the loss, and the tape's numbers with it.

    Args:
        tape: with at least one gradient.
        progress: told the share that is done, 0 to 1.
        cancelled: asked every now and then.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    checker = _Checker(tape, cancelled)
    keys = checkable(tape)
    found = []
    for number, key in enumerate(keys, start=1):
        found.append(checker.check(key))
        if progress:
            progress(number / len(keys))
    layers = tuple(
        LayerCheck(l, tape.plan.graph.names[l], tuple(each for each in found if each.key.layer == l))
        for l in sorted({key.layer for key in keys})
    )
    learnt = [
        l
        for l, math in enumerate(tape.plan.maths, start=1)
        if math.layer.parameter_shapes(math.layer.settings, *math.layer.input_shapes)
    ]
    checked_layers = {key.layer for key in keys if key.name != "da"}
    about = {key: tape[key] for key in keys}
    precision = str(tape[Key("a", 0)].dtype)
    whole = checked_layers.issuperset(learnt)
    return GradientCheck(layers, tape.iteration, tape.m, precision, is_whole=whole, _about=about)


class _Checker:
    """Checks one gradient after the other; holds what they share."""

    def __init__(self, tape: Tape, cancelled: Callable[[], bool] | None) -> None:
        self._tape, self._cancelled = tape, cancelled
        with np.errstate(all="ignore"):  # a run that has gone astray has numbers that are none
            self._network: Network = rebuilt_network(tape)
            self._recomputed = recomputed_gradients(tape, self._network)
            self._exact = exact_values(tape, self._network)
            inputs, y = self._exact[Key("a", 0)], self._exact[Key("y", tape.plan.last)]
            self._moved = PerturbedLoss(self._network, inputs, y, evaluates=tape.plan.evaluates)
        self._rng = np.random.default_rng(tape.iteration)
        self._loss = float(self._exact[Key("loss", tape.plan.last)])

    def check(self, key: Key) -> QuantityCheck:
        """Compare one gradient."""
        analytic = self._exact[key].ravel()
        entries = self._chosen(key, analytic)
        error, lost, left_out = np.inf, False, 0
        for first in range(len(STEPS)):
            # Where the loss bends sharply a step may be too long; a wrong gradient is wrong with all of them.
            with np.errstate(all="ignore"):
                numeric, noise, open_ = self._differences(key, entries, STEPS[first:])
                told, numeric, noise = analytic[entries][~open_], numeric[~open_], noise[~open_]
                now = relative_error(told, numeric)
                apart, of_rounding = (float(np.linalg.norm(each)) for each in (told - numeric, noise))
                lost = not now < AGREES and apart < of_rounding
            if first == 0 or now < error:
                error, left_out = now, int(open_.sum())
            if lost or now < AGREES:
                break
        error = 0.0 if lost else error
        rounding = _rounding_error(self._tape, key, self._recomputed)
        agrees = error < AGREES and rounding < ROUNDING_AGREES[self._tape[key].dtype]
        checked = len(entries) - left_out
        return QuantityCheck(
            key=key,
            size=analytic.size,
            checked=checked,
            left_out=left_out,
            error=error,
            lost=lost,
            rounding=rounding,
            agrees=agrees,
        )

    def _chosen(self, key: Key, analytic: Array) -> Indices:
        """Indices of the numbers that are compared: all, or the largest and some at random."""
        most = int(min(WHOLE, max(FEWEST, PRODUCTS / self._products(key))))
        if analytic.size <= most:
            return np.arange(analytic.size)
        most = min(most, 120)
        largest = np.argsort(-np.abs(analytic), kind="stable")[: most // 2]
        others = np.setdiff1d(np.arange(analytic.size), largest)
        at_random = self._rng.choice(others, most - len(largest), replace=False)
        return np.sort(np.concatenate([largest, at_random]))

    def _rows_of(self, key: Key) -> int:
        """Number of rows that have to be run for each number that is moved."""
        alone = key.name == "dz" or (key.name == "da" and not self._moved.rows_meet[key.layer])
        return 1 if alone else self._tape.m

    def _products(self, key: Key) -> float:
        """About how many multiplications, or what takes as long, one difference costs."""
        layers = self._network.layers[key.layer - 1 :]
        row = sum(layer.multiplications_per_row + 10 * layer.values_per_row for layer in layers)
        return 2.0 * (self._rows_of(key) * row + 20_000)

    def _differences(
        self, key: Key, entries: Indices, lengths: tuple[float, ...]
    ) -> tuple[Array, Array, Flags]:
        """Central differences for these numbers, how large their rounding may be, and where there is none."""
        numeric, noise = np.zeros(len(entries)), np.zeros(len(entries))
        open_ = np.ones(len(entries), bool)
        scale = self._tape.m if key.name in ("da", "dz") else 1  # they are of the rows' own losses
        for step in lengths:
            places = np.flatnonzero(open_)
            for piece in self._pieces(key, places):
                up, crossed_up = self._loss_after(key, entries[piece], step)
                down, crossed_down = self._loss_after(key, entries[piece], -step)
                numeric[piece] = (up - down) / (2 * step) * scale
                sizes = np.maximum(np.abs(up), abs(self._loss) / self._tape.m) + 1
                noise[piece] = 4 * np.finfo(np.float64).eps * sizes / step * scale
                open_[piece] = crossed_up | crossed_down
            if not open_.any():
                break
        return numeric, noise, open_

    def _pieces(self, key: Key, places: Indices) -> Iterator[Indices]:
        widest = max(layer.values_per_row for layer in self._network.layers)
        at_once = max(1, NUMBERS_AT_ONCE // (self._rows_of(key) * widest))
        for start in range(0, len(places), at_once):
            if self._cancelled and self._cancelled():
                raise Cancelled
            yield places[start : start + at_once]

    def _loss_after(self, key: Key, entries: Indices, step: float) -> tuple[Array, Flags]:
        steps = np.full(len(entries), step)
        if key.name == "da":
            return self._moved.after_output(key.layer, entries, steps)
        if key.name == "dz":
            return self._moved.after_logit(entries, steps)
        parameter = getattr(self._network.layers[key.layer - 1], key.name.removeprefix("d"))
        return self._moved.after_parameter(key.layer, parameter, entries, steps)


def _rounding_error(tape: Tape, key: Key, recomputed: Mapping[Key, Array]) -> float:
    """Largest distance of the tape's numbers from the same in float64, each relative to its own size.

    To that size a hundredth of the largest is added, and a thousandth of the largest gradient on the way from
    the loss: a number that is small since large ones have cancelled out has the rounding of those.
    """
    of_tape, exact = tape[key].astype(np.float64), recomputed[key]
    apart = np.abs(of_tape - exact)
    if not np.isfinite(apart).all():
        return float("inf")
    on_the_way = (
        float(np.abs(array).max(initial=0))
        for other, array in recomputed.items()
        if other.name in ("da", "dz") and other.layer >= key.layer
    )
    size = 0.01 * float(np.abs(exact).max(initial=0)) + 0.001 * max(on_the_way, default=0.0)
    tiny = np.finfo(tape[key].dtype).tiny
    return float((apart / (np.abs(exact) + size + tiny)).max(initial=0))


def relative_error(analytic: Array, numeric: Array) -> float:
    """``|a - n| / (|a| + |n|)`` with Euclidean lengths, as in the course; 0 where both are zero.

    Zero but for rounding, that is: nothing depends on the b of a layer before BatchNorm, for example.
    """
    lengths = float(np.linalg.norm(analytic)), float(np.linalg.norm(numeric))
    if max(lengths) < ROUNDING:
        return 0.0
    return float(np.linalg.norm(analytic - numeric)) / sum(lengths)
