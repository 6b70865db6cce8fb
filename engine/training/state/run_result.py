"""Result of a run that has finished: why it ended, whose weights it kept, and their figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, TypedDict

from engine.common.messages import Message
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.training.metrics import Scores, evaluate

Ending = Literal["epochs", "patience"]
"""All epochs were done, or there was no better one for as many as ``patience`` says."""

PARTS = ("train", "validation", "test")
OPEN_PARTS = ("train", "validation")
"""Those that may be looked at as often as one likes."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """The result of a run; it stays with the run until there is another.

    Attributes:
        ending: why the run ended.
        epochs: that it had done then.
        patience: of its settings.
        weights_epoch: the epoch whose weights it kept, the best on the validation rows if there are any.
        scores: of these weights, in evaluation mode, by the names of :data:`PARTS` that were measured.
        rows: how many there are, by the same names.
    """

    ending: Ending
    epochs: int
    patience: int
    weights_epoch: int
    scores: dict[str, Scores]
    rows: dict[str, int]

    @property
    def message(self) -> Message:
        """Sentences on why the run ended, and whose weights it kept."""
        reason = Message("Finished all {epochs} epochs.", epochs=f"{self.epochs:,}")
        if self.ending == "patience":
            reason = Message("No better epoch for {patience} epochs: stopped early.", patience=self.patience)
        if self.weights_epoch == self.epochs:
            return reason
        return Message(
            "{reason} Restored the weights of epoch {best}, the best on the validation rows.",
            reason=reason,
            best=self.weights_epoch,
        )

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file; a figure that is no finite number is None."""
        scores = {part: _finite(asdict(figures)) for part, figures in self.scores.items()}
        return {name: getattr(self, name) for name in _PLAIN} | {"scores": scores}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> RunResult:
        """Read from untrusted values of a file. Raises ValueError, KeyError or TypeError."""
        if values["ending"] not in ("epochs", "patience"):
            raise ValueError(values["ending"])
        counts = {name: _count(values[name]) for name in ("epochs", "patience", "weights_epoch")}
        rows = {part: _count(values["rows"][part]) for part in values["scores"]}
        scores = {part: _scores_from(figures) for part, figures in values["scores"].items()}
        if not set(scores) <= set(PARTS) or counts["weights_epoch"] > counts["epochs"]:
            raise ValueError
        return cls(ending=values["ending"], scores=scores, rows=rows, **counts)


_PLAIN = ("ending", "epochs", "patience", "weights_epoch", "rows")


def not_finite(step: int, learning_rate: float) -> Message:
    """Reason why a run failed whose loss was not finite in this step."""
    return Message(
        "The loss is no longer a finite number at iteration {step}: the learning rate {rate} is probably "
        "too large. The last good weights were kept; lower the rate and press Train.",
        step=step,
        rate=f"{learning_rate:g}",
    )


class Measured(TypedDict):
    """What a result holds of the parts, as its fields are called."""

    scores: dict[str, Scores]
    rows: dict[str, int]


def scores_and_rows(network: Network, dataset: Dataset, names: Sequence[str]) -> Measured:
    """Figures and numbers of rows, of those of these parts of a dataset that have rows."""
    parts = {name: dataset.part(name) for name in names}
    there = {name: part for name, part in parts.items() if len(part)}
    scores = {name: evaluate(network, part, dataset.preparation) for name, part in there.items()}
    return {"scores": scores, "rows": {name: len(part) for name, part in there.items()}}


def _finite(figures: dict[str, float | None]) -> dict[str, float | None]:
    known = {name: value for name, value in figures.items() if value is not None}
    return {name: value if math.isfinite(value) else None for name, value in known.items()}


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise ValueError(value)
    return value


def _scores_from(values: Mapping[str, Any]) -> Scores:
    if "loss" not in values or not set(values) <= {field.name for field in fields(Scores)}:
        raise ValueError(sorted(values))
    known = {name: math.nan if value is None else value for name, value in values.items()}
    if any(isinstance(value, bool) or not isinstance(value, (int, float)) for value in known.values()):
        raise ValueError(values)
    return Scores(**{name: float(value) for name, value in known.items()})
