"""Survey of a run: the states of some of its checkpoints, and what is wrong with it."""

from __future__ import annotations

from engine.core.network import Network
from engine.insight.health.columns import column_facts
from engine.insight.health.findings import find
from engine.insight.health.layer_state import network_state
from engine.insight.health.run_facts import Finding, RunFacts
from engine.project.project import Project
from engine.training.state.training_state import Checkpoint
from engine.training.trainer import Trainer

MOST_STATES = 5
"""Checkpoints that are looked at: the first, the last, and some between."""


def survey(trainer: Trainer, project: Project) -> tuple[Finding, ...]:
    """Findings of a run that rests, the gravest first.

    ``project`` says what the run does not know: the choices about the data.

    Raises:
        UserError: the network is too large to be there twice.
    """
    return find(facts_of(trainer, project))


def facts_of(trainer: Trainer, project: Project, most: int = MOST_STATES) -> RunFacts:
    """Facts about a run that rests, with the states of up to ``most`` of its checkpoints."""
    network = Network(trainer.network.architecture, trainer.dataset.task, trainer.network.values.dtype)
    states = [network_state(network, trainer.dataset, trainer.settings, one) for one in _some(trainer, most)]
    return RunFacts.of(trainer, project, column_facts(trainer.dataset), states)


def _some(trainer: Trainer, most: int) -> list[Checkpoint]:
    """Some checkpoints, oldest first, spread evenly; the last is where the run ended."""
    end = trainer.end or trainer.checkpoint()
    kept = [one for one in trainer.history.timeline.kept if one.epoch < end.epoch]
    count = min(len(kept), most - 1)
    places = [round(i * (len(kept) - 1) / max(1, count - 1)) for i in range(count)]
    return [*(kept[place] for place in places), end]
