"""RunFacts about a run that findings are made of, and what a finding is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.core.architecture.architecture import LayerSpec
from engine.data.dataset import Dataset
from engine.insight.health.columns import ColumnFacts
from engine.insight.health.layer_state import LayerState, NetworkState
from engine.project.project import Project
from engine.training.observation.epoch_history import EpochHistory
from engine.training.observation.remedies import Remedy
from engine.training.observation.snapshot import ALIVE, Overfitting, RunState

if TYPE_CHECKING:
    from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True, eq=False)
class RunFacts:
    """All that is known about a run.

    Attributes:
        project: with the architecture and settings of the run; remedies are edits of it.
        dataset: that is trained on.
        columns: what its columns say, from :func:`engine.insight.health.columns.column_facts`.
        states: at some checkpoints, oldest first; may be none.
        records: of the finished epochs.
        losses: of the steps that are kept, ``(k,)``.
        state: of the run.
        after: losses of the epochs until here are of another kind, or belong to what the run was before an
            edit.
        overfitting: what was seen of it in the course of the run; long after, curves may be level again.
    """

    project: Project
    dataset: Dataset
    columns: ColumnFacts
    states: Sequence[NetworkState]
    records: EpochHistory
    losses: Array
    state: RunState
    after: int = 0
    overfitting: Overfitting | None = None

    @classmethod
    def of(
        cls, trainer: Trainer, project: Project, columns: ColumnFacts, states: Sequence[NetworkState]
    ) -> RunFacts:
        """RunFacts of a run; call it in the run's thread or while nothing runs.

        ``project`` says what the run does not know: the choices about the data.
        """
        history = trainer.history
        own = Project(project.data, trainer.network.architecture, trainer.settings, project.decision)
        return cls(
            project=own,
            dataset=trainer.dataset,
            columns=columns,
            states=states,
            records=history.records.copy(),
            losses=history.losses.since(0)[1],
            state=trainer.state,
            after=history.compared_from,
            overfitting=trainer.overfitting,
        )

    @property
    def goes_on(self) -> bool:
        """True if the run has not ended."""
        return self.state in ALIVE

    @property
    def hidden(self) -> tuple[LayerSpec, ...]:
        """The layers between input and output, in the order of computation."""
        return self.project.architecture.order[1:-1]

    def of_hidden(self, state: NetworkState) -> list[tuple[LayerSpec, LayerState]]:
        """Hidden layers with their states."""
        return [(spec, state.layers[spec.id]) for spec in self.hidden if spec.id in state.layers]


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One disease that a run has.

    Attributes:
        disease: key of :data:`engine.insight.health.findings.DISEASES`.
        layer: id of the layer that it is about, or None.
        sentence: what is wrong, where and since when, with the figure that shows it.
        remedies: edits of the project that help, the best first; none where the cure is no edit.
        weight: how grave it is, see :func:`engine.insight.health.findings.find`, which sets it.
    """

    disease: str
    layer: str | None
    sentence: Message
    remedies: tuple[Remedy, ...]
    weight: float = 0.0
