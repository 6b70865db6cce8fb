"""The figures that ``train`` ends with."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from engine.command_line.report import counted, print_notes, print_table, score_label
from engine.command_line.run_request import RunRequest
from engine.command_line.tables import print_left_out
from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.layers import LAYER_KINDS
from engine.core.network import Network
from engine.data.dataset import Dataset, Subset
from engine.insight.health.survey import survey
from engine.project.project import Project
from engine.training.metrics import evaluate
from engine.training.observation.overfitting import find_overfitting
from engine.training.observation.trained_by import TRAINED_BY_TEXTS
from engine.training.trainer import Trainer


def figures_of(trainer: Trainer, steps: int, seconds: float, notes: tuple[Message, ...]) -> dict[str, Any]:
    """All that ``train --json`` prints, after so many steps now; docs/command_line.md explains each value."""
    dataset, network = trainer.dataset, trainer.network
    task = dataset.task
    parts = {"train": dataset.train, "validation": dataset.validation, "test": dataset.test}
    scores = {name: {"rows": len(part), **_scores(network, part, dataset)} for name, part in parts.items()}
    return {
        "task": task.kind,
        "target": task.target,
        "rows": sum(len(part) for part in parts.values()),
        "features": task.features,
        "classes": list(task.classes),
        "parameters": int(network.parameters.size),
        "epochs_run": trainer.history.records.epochs,
        "best_epoch": trainer.history.best_epoch,
        **scores,
        "seconds": seconds,
        "steps_per_second": steps / max(seconds, 1e-9),
        "trained_by": trainer.history.trained_by or None,
        "state": trainer.state,
        "message": ending(trainer),
        "overfitting": asdict(found) if (found := find_overfitting(trainer.history.records)) else None,
        "notes": [str(note) for note in notes],
    }


def findings_of(trainer: Trainer, request: RunRequest) -> list[dict[str, Any]]:
    """What is wrong with a run that has ended, the gravest first, with what helps."""
    architecture = trainer.network.architecture
    return [
        {
            "disease": found.disease,
            "layer": None if found.layer is None else architecture.layer(found.layer).name,
            "sentence": str(found.sentence),
            "remedies": [{"button": str(one.button), "effect": str(one.effect)} for one in found.remedies],
        }
        for found in survey(trainer, Project(request.data, decision=request.decision))
    ]


def ending(trainer: Trainer) -> str:
    """Reason why the run ended, and what to do about it here, where there is no button to press."""
    if trainer.state != "failed":
        return str(trainer.control.message or "")
    return (
        f"The loss is no longer a finite number at iteration {trainer.step_count + 1}: the learning rate "
        f"{trainer.settings.learning_rate:g} is probably too large; give a smaller --learning-rate."
    )


def _scores(network: Network, part: Subset, dataset: Dataset) -> dict[str, float]:
    with np.errstate(all="ignore"):  # weights of a run that went wrong may overflow
        scores = asdict(evaluate(network, part, dataset.preparation))
    return {name: value for name, value in scores.items() if value is not None}


def print_figures(figures: dict[str, Any], network: Network, file: str) -> None:
    """The same for people, the figures of the test rows last."""
    classes = f", {counted(len(figures['classes']), 'class')}" if figures["classes"] else ""
    print(
        f"{file}: {counted(figures['rows'], 'row')}, {counted(figures['features'], 'feature')}"
        f"{classes}, target {figures['target']}"
    )
    print_notes(figures["notes"])
    print_left_out(figures["ignored"])
    layers = network_line(network.architecture, network.task.features)
    print(f"Network: {layers}, {counted(figures['parameters'], 'parameter')}")
    epochs = counted(figures["epochs_run"], "epoch")
    speed = f"{figures['steps_per_second']:,.0f} it/s"
    by = f" by {TRAINED_BY_TEXTS[figures['trained_by']]}" if figures["trained_by"] else ""
    print(f"Trained {epochs}{by} in {figures['seconds']:.1f} s ({speed}). {figures['message']}\n")
    names = [name for name in figures["test"] if name != "rows"]
    rows = [
        [part, figures[part]["rows"], *(figures[part][name] for name in names)]
        for part in ("train", "validation", "test")
    ]
    print_table(["", "rows", *map(score_label, names)], rows)
    for worst in figures["findings"][:1]:
        remedy = next((f" {one['button']}: {one['effect']}" for one in worst["remedies"]), "")
        print(f"\nAdvice: {worst['sentence']}{remedy}")


def network_line(architecture: Architecture, features: int) -> str:
    """Every layer in the order of computation, such as ``4 > 16 relu > 3 softmax``.

    A layer that is not fed by the one before it alone says by which: ``Add (Dense 1 + BatchNorm 2)``.
    """
    words, before = [str(features)], architecture.order[0]
    for layer in architecture.order[1:]:
        sources = architecture.sources(layer.id)
        of = "" if sources == [before.id] else f" ({' + '.join(architecture.layer(s).name for s in sources)})"
        words.append(LAYER_KINDS[layer.kind].in_one_line(layer.settings) + of)
        before = layer
    return " > ".join(words)
