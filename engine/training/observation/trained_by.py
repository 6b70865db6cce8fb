"""Core that did the steps of a run, and what it means that the other one goes on with it."""

from __future__ import annotations

from typing import Literal

from engine.common.messages import Message

TrainedBy = Literal["", "numpy", "compiled", "mixed"]
"""The core of all steps; ``mixed`` where both did some, empty before the first."""

TRAINED_BY_TEXTS: dict[TrainedBy, str] = {
    "numpy": "NumPy",
    "compiled": "the compiled core",
    "mixed": "NumPy and the compiled core",
}


def joined(before: TrainedBy, core: TrainedBy) -> TrainedBy:
    """The core of a run whose steps were done by ``before``, after more of them by ``core``."""
    return core if before in ("", core) else "mixed"


def change_of_core(before: TrainedBy, after: TrainedBy) -> Message | None:
    """Sentence on a run that the other core went on with; None where it was the same one."""
    if after != "mixed" or before in ("", "mixed"):
        return None
    if before == "numpy":
        return Message(
            "NumPy trained this run so far and the compiled core goes on: the last digits may differ from "
            "those that NumPy would have come to."
        )
    return Message(
        "The compiled core trained this run so far and NumPy goes on: the last digits may differ from those "
        "that the compiled core would have come to."
    )
