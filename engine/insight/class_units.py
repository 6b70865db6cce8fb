"""Units beside classes: what each unit gives for the rows of each class, and how well it tells them apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.network import Network
from engine.data.dataset import Dataset, targets_of
from engine.insight.layer_outputs import layer_outputs, per_unit

LEAST_ROWS, MOST_ROWS = 200, 2_000
"""Training rows that means are taken over; of more, as many are drawn. Fewer for large networks."""
PARTS = 5
"""Groups of about equal size that the rows of a regression are put into by their targets."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Training rows by their classes, or by fifths of the target.

    Attributes:
        inputs: ``(m, n)`` prepared.
        group: ``(m,)`` number of the class, or of the fifth, of each row.
        classes: their names; empty for regression.
        bounds: of each fifth the lowest and the highest target in it, in the target's own units; empty for
            classes. Where many targets are equal there are fewer than five.
        of: how many training rows there are; m of them are drawn.
        rows: ``(m,)`` their places in the table.
    """

    inputs: Array
    group: Indices
    classes: tuple[str, ...]
    bounds: tuple[tuple[float, float], ...]
    of: int
    rows: Indices

    @property
    def count(self) -> int:
        """Number of groups."""
        return len(self.classes) or len(self.bounds)


@dataclass(frozen=True, slots=True, eq=False)
class ClassUnits:
    """Answers of the units of a layer to the groups of rows; of a feature map the mean over its pixels.

    Attributes:
        means: ``(units, groups)`` mean output; NaN for a class of which no row was drawn.
        spread: ``(units, groups)`` standard deviation of the output among the rows of a group.
        eta_squared: ``(units,)`` share of a unit's variance that lies between the groups, 0 to 1; 0 where it
            gives the same for every row.
        order: ``(units,)`` numbers of the units, the one with the largest share first, ties by number.
        pinned: ``(units,)`` output for one row more, or None.
    """

    means: Array
    spread: Array
    eta_squared: Array
    order: Indices
    pinned: Array | None = None


def groups_of(dataset: Dataset, most: int = MOST_ROWS, seed: int = 0) -> Groups:
    """Training rows by class or by fifth of the target; of many, ``most`` that are drawn by the seed."""
    drawn, of = dataset.train.sample(most, seed), len(dataset.train)
    targets = targets_of(drawn, dataset.preparation)
    if dataset.task.kind == "regression":
        group, bounds = _fifths(targets)
        return Groups(drawn.inputs, group, (), bounds, of=of, rows=drawn.rows)
    return Groups(drawn.inputs, targets, dataset.task.classes, (), of=of, rows=drawn.rows)


def _fifths(targets: Array) -> tuple[Indices, tuple[tuple[float, float], ...]]:
    inner = np.unique(np.quantile(targets, np.arange(1, PARTS) / PARTS))
    _, group = np.unique(np.digitize(targets, inner), return_inverse=True)
    parts = [targets[group == number] for number in range(int(group.max()) + 1)]
    return group, tuple((float(part.min()), float(part.max())) for part in parts)


def class_units(outputs: Array, groups: Groups) -> ClassUnits:
    """Means, spread and order of the units of a layer.

    The share of variance is the correlation ratio, eta² = SS_between / SS_total (Fisher, Statistical Methods
    for Research Workers, 1925, chapter VIII); F of the analysis of variance of k groups of m rows is
    ``eta² / (1 - eta²) * (m - k) / (k - 1)``, so both order the units alike.

    Args:
        outputs: ``(m, units)`` or ``(m, h, w, maps)`` for the rows of the groups.
        groups: k of them.
    """
    values = per_unit(outputs).astype(np.float64)
    first = values[:1].copy()
    belongs = (groups.group[:, None] == np.arange(groups.count)).astype(np.float64)
    counts = belongs.sum(0)
    with np.errstate(all="ignore"):  # classes without rows, and outputs that have run away
        values -= first  # so that a unit that is always the same gives exact zeros
        means = (belongs.T @ values) / counts[:, None]
        deviations = values - means[groups.group]
        spread = np.sqrt((belongs.T @ deviations**2) / counts[:, None])
        within, total = (deviations**2).sum(0), ((values - values.mean(0)) ** 2).sum(0)
        shares = np.where(total > 0, 1 - within / total, 0.0)
    eta_squared = np.clip(np.nan_to_num(shares), 0.0, 1.0)
    order = np.argsort(-eta_squared, kind="stable")
    return ClassUnits((means + first).T, spread.T, eta_squared, order)


def class_units_of(
    network: Network,
    layer: str,
    groups: Groups,
    pinned: Array | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ClassUnits:
    """The same of a layer of a network, and what its units give for a pinned row ``(n,)``, if there is one.

    Raises:
        KeyError: the network has no such layer.
        Cancelled: ``cancelled`` said so.
    """
    found = class_units(layer_outputs(network, groups.inputs, {layer}, per_unit, cancelled)[layer], groups)
    if pinned is None:
        return found
    here = per_unit(network.activations(pinned[None])[layer])[0]
    return replace(found, pinned=here)
