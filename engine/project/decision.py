"""How probabilities become a decision: the threshold of one class, the prices of errors, the temperature."""

from __future__ import annotations

import zlib
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from engine.common.arrays import Array, Indices
from engine.common.messages import UserError
from engine.common.settings import check_types
from engine.core.activations import tempered
from engine.core.task import Task

TEMPERATURES = (0.01, 100.0)
"""The least and the greatest temperature."""
MOST_PRICE = 1e9
"""The greatest price of an error."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Decision which class a row is taken for, from the probabilities that a network gives.

    Attributes:
        threshold: probability from which on a row is taken for the positive class, 0 to 1; None for the most
            probable class.
        positive: name of the class that the threshold is of; empty for the second of two classes.
        false_alarm: price of a row taken for the positive class that is not of it, 0 or more.
        miss: price of a row of the positive class that is taken for another, 0 or more.
        temperature: divides the logarithms of the probabilities; above 1 makes the network less sure.
        fitted_to: :func:`weights_digest` of the weights that the temperature was fitted to, or empty.
    """

    threshold: float | None = None
    positive: str = ""
    false_alarm: float = 1.0
    miss: float = 1.0
    temperature: float = 1.0
    fitted_to: str = ""

    def applies_to(self, task: Task) -> bool:
        """True if it can be made for a task: it has classes, among them the positive one.

        With a threshold for more than two classes the positive one must be named.
        """
        if task.kind == "regression":
            return False
        return self.positive in task.classes or (
            not self.positive and (self.threshold is None or len(task.classes) == 2)
        )

    def for_task(self, task: Task) -> Decision:
        """The same, or the default where it does not apply to the task."""
        return self if self.applies_to(task) else DEFAULT

    def after(self, before: Task | None, after: Task | None) -> Decision:
        """The same where a task has the target and classes of the one before, else the default."""
        is_same = before and after and (before.target, before.classes) == (after.target, after.classes)
        return self if is_same else DEFAULT

    def positive_class(self, classes: tuple[str, ...]) -> int:
        """Number of the positive class; the second one where none is named, or there is none of the name."""
        return classes.index(self.positive) if self.positive in classes else 1

    def tempered(self, probabilities: Array) -> Array:
        """Probabilities ``(m, classes)`` at the temperature, see :func:`engine.core.activations.tempered`."""
        return tempered(probabilities, self.temperature)

    def decide(self, probabilities: Array, classes: tuple[str, ...]) -> Indices:
        """Numbers of the classes ``(m,)`` that rows with these probabilities are taken for.

        The probabilities ``(m, classes)`` are at the temperature already.

        With a threshold that is the positive class where its probability reaches it, else the most probable
        of the others; without one the most probable class.
        """
        if self.threshold is None:
            most_probable: Indices = probabilities.argmax(1)
            return most_probable
        positive = self.positive_class(classes)
        others = np.delete(np.arange(len(classes)), positive)
        decided: Indices = probabilities.argmax(1)
        is_taken = probabilities[:, positive] >= self.threshold
        lost = np.flatnonzero(~is_taken & (decided == positive))
        decided[lost] = others[probabilities[lost][:, others].argmax(1)]
        decided[is_taken] = positive
        return decided

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Any) -> Decision:
        """Read from untrusted values of a file. Raises UserError if one is not possible."""
        if isinstance(values, dict):
            values = {name: value for name, value in values.items() if (name, value) != ("threshold", None)}
        check_types(Decision(threshold=0.5), values, "decision settings")
        read = {each.name: values[each.name] for each in fields(cls) if each.name in values}
        try:
            read |= {name: float(value) for name, value in read.items() if not isinstance(value, str)}
            found = cls(**read)
            is_possible = found._is_possible()
        except OverflowError:
            is_possible = False
        if not is_possible:
            raise UserError("The decision settings in the file are damaged; open another copy of it.")
        return found

    def _is_possible(self) -> bool:
        return (
            (self.threshold is None or 0 <= self.threshold <= 1)
            and all(0 <= price <= MOST_PRICE for price in (self.false_alarm, self.miss))
            and TEMPERATURES[0] <= self.temperature <= TEMPERATURES[1]
        )


DEFAULT = Decision()
"""The most probable class of the probabilities as they are."""


def weights_digest(values: Array) -> str:
    """Digest of weights ``(P + S,)`` by which a temperature knows what it was fitted to, 8 hex digits."""
    return f"{zlib.crc32(np.ascontiguousarray(values, np.float32).tobytes()):08x}"
