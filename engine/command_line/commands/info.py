"""The command ``info``: what a model, a project or a CSV file holds."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from engine.command_line.decision_options import decision_json
from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json, print_notes, print_table, score_label
from engine.command_line.tables import read_table
from engine.common.version import VERSION
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.columns import resolve
from engine.data.table.table import KIND_LABELS
from engine.files.export.npz import load_npz
from engine.files.project_file import SUFFIX, load_project
from engine.kernel.choice import core_in_use, core_message, library_in_use
from engine.project.decision import DEFAULT
from engine.project.project import DataChoices
from engine.training.observation.trained_by import TRAINED_BY_TEXTS
from engine.training.state.belonging import file_label, is_same
from engine.training.state.run_result import PARTS, RunResult
from engine.training.state.training_state import TrainingState

ALWAYS_SHOWN = ("optimizer", "learning_rate", "batch_size", "epochs", "seed")


def run(options: Namespace) -> int:
    """Print a summary of the file, if one is named, and of the program; give the exit code."""
    found = _of_file(options.file) if options.file else {"kind": "program"}
    if options.json:
        print_json({**found, "program": _of_program()})
        return DONE
    if options.file:
        _PRINTERS[found["kind"]](found)
    print(f"Layerscope {VERSION}: {core_message()}")
    return DONE


def _of_file(path: str) -> dict[str, Any]:
    name = path.lower()
    if name.endswith(".npz"):
        return _of_model(path)
    return _of_project(path) if name.endswith(SUFFIX) else _of_table(path)


def _of_program() -> dict[str, Any]:
    """Version of the program, and which core it trains with."""
    library = library_in_use()
    return {
        "version": VERSION,
        "core": core_in_use(),
        "instructions": library.instructions if library else None,
        "message": str(core_message()),
    }


def _of_model(path: str) -> dict[str, Any]:
    model = load_npz(path)
    graph = Graph.of(model.architecture, model.preparation.task.features)
    return {
        "file": path,
        "kind": "model",
        **_of_task(model.preparation.task),
        "features": list(model.preparation.feature_names),
        "parameters": sum(graph.counts),
        **decision_json(model.decision),
        "layers": _of_layers(model.architecture),
    }


def _of_task(task: Task) -> dict[str, Any]:
    return {"task": task.kind, "target": task.target, "classes": list(task.classes)}


def _of_layers(architecture: Architecture) -> list[dict[str, Any]]:
    graph = Graph.of(architecture)
    return [
        {
            "number": l,
            "name": layer.name,
            "kind": layer.kind,
            "inputs": [graph.names[source] for source in graph.sources[l]],
            "settings": asdict(layer.settings),
        }
        for l, layer in enumerate(graph.specs)
    ]


def _of_project(path: str) -> dict[str, Any]:
    project, state = load_project(path)
    training = None
    if state is not None:
        graph = Graph.of(state.architecture, state.task.features)
        training = {
            **_of_task(state.task),
            "parameters": sum(graph.counts),
            "state": state.state,
            "epoch": state.epoch,
            "step": state.step,
            "best_epoch": state.best_epoch,
            "checkpoints": [one.epoch for one in state.checkpoints],
            "data": asdict(state.data) if state.data else None,
            "of_this_data": state.data is None or is_same(state.data, project.data, state.task.target),
            "of_this_network": state.architecture.computes_like(project.architecture),
            "weights_epoch": state.weights_epoch,
            "weights_edited": state.is_edited,
            "trained_by": state.trained_by or None,
            "result": _of_result(state),
        }
        if state.records:
            last = state.records[-1]
            training.update(loss=last.train_loss, validation_loss=last.validation_loss)
    return {
        "file": path,
        "kind": "project",
        "data": asdict(project.data),
        "layers": _of_layers(project.architecture),
        "settings": asdict(project.training),
        **decision_json(project.decision),
        "training": training,
    }


def _of_result(state: TrainingState) -> dict[str, Any] | None:
    """Result of the run when it finished last."""
    if state.result is None:
        return None
    figures = {part: {"rows": state.result.rows[part], **scores} for part, scores in _scores(state.result)}
    return {
        "message": str(state.result.message),
        "weights_epoch": state.result.weights_epoch,
        "holds": state.result_holds,
        **figures,
    }


def _scores(result: RunResult) -> list[tuple[str, dict[str, float]]]:
    found = {part: asdict(scores) for part, scores in result.scores.items()}
    return [(part, {k: v for k, v in each.items() if v is not None}) for part, each in found.items()]


def _of_table(path: str) -> dict[str, Any]:
    with ProgressBar() as bar:
        table = read_table(path, bar)
    resolved = resolve(table, DataChoices(path=path))
    return {
        "file": path,
        "kind": "table",
        "rows": table.rows,
        "target": resolved.target,
        "target_is_guess": resolved.is_guess,
        "task": resolved.task_kind,
        "classes": list(resolved.classes),
        "features": resolved.features,
        "image": list(resolved.image) or None,
        "columns": [
            {
                "name": one.column.name,
                "kind": one.column.kind,
                "role": one.role,
                "sign": one.column.sign or None,
                "missing": one.column.missing,
                "distinct": one.column.distinct,
                "encoding": one.encoding or None,
                "reason": str(one.reason) if one.reason else None,
            }
            for one in resolved.columns
        ],
        "problem": str(resolved.problem) if resolved.problem else None,
        "rows_left_out": len(table.left_out),
        "notes": [str(note) for note in table.notes],
    }


def _print_model(found: dict[str, Any]) -> None:
    classes = f" ({', '.join(found['classes'])})" if found["classes"] else ""
    print(f"{found['file']}: a model that predicts {found['target']}{classes}")
    print(f"{counted(len(found['features']), 'feature')}: {', '.join(found['features'])}")
    _print_decision(found)
    print(f"{counted(found['parameters'], 'parameter')} in these layers:")
    _print_layers(found["layers"])


def _print_decision(found: dict[str, Any]) -> None:
    """Print what is not as by default in how rows are taken for a class."""
    usual = DEFAULT.to_json()
    shown = {name: value for name, value in found.get("decision", {}).items() if value != usual[name]}
    if shown:
        texts = (f"{name.replace('_', ' ')} {_value_text(value)}" for name, value in shown.items())
        print("Decision: " + ", ".join(texts))


def _print_layers(layers: list[dict[str, Any]]) -> None:
    """A line for each layer with its l; what feeds it is said where it is not the layer above alone."""
    digits = len(str(len(layers) - 1))
    width, kinds = (max((len(layer[key]) for layer in layers), default=0) for key in ("name", "kind"))
    above: list[str] = []
    for layer in layers:
        parts = [f"{key} {value}" for key, value in layer["settings"].items()]
        if layer["inputs"] != above:
            parts.insert(0, f"from {' and '.join(layer['inputs'])}")
        number = f"{layer['number']:>{digits}}"
        print(f"  {number}  {layer['name']:{width}}  {layer['kind']:{kinds}}  {', '.join(parts)}".rstrip())
        above = [layer["name"]]


def _print_project(found: dict[str, Any]) -> None:
    data, settings, training = found["data"], found["settings"], found["training"]
    print(f"{found['file']}: a project")
    target = f", target {data['target']}" if data["target"] else ""
    print(f"Data: {data['path'] or 'none yet'}{target}")
    print("Layers:")
    _print_layers(found["layers"])
    print("Training: " + ", ".join(_setting_texts(settings)))
    _print_decision(found)
    if training is None:
        print("Not trained yet.")
        return
    by = f" by {TRAINED_BY_TEXTS[training['trained_by']]}" if training["trained_by"] else ""
    print(
        f"Trained for {counted(training['epoch'], 'epoch')} ({counted(training['step'], 'iteration')}){by}, "
        f"{training['state']}; {counted(training['parameters'], 'parameter')}, "
        f"{counted(len(training['checkpoints']), 'checkpoint')}."
    )
    _print_weights(training)
    if training["result"] is not None:
        _print_result(training["result"])


def _print_weights(training: dict[str, Any]) -> None:
    """Origin of the weights of the project, where that is not plain."""
    if not training["of_this_data"]:
        file = file_label(DataChoices(**training["data"]))
        print(f"Note: the run is on {file}, target {training['target']}, not on the data above.")
    if not training["of_this_network"]:
        print("Note: the run is of another network than the layers above, which were drawn since.")
    if training["weights_edited"]:
        print(f"The weights are those of epoch {training['weights_epoch']}, edited by hand.")
    elif training["weights_epoch"] != training["epoch"]:
        print(f"The weights are those of epoch {training['weights_epoch']}.")


def _print_result(result: dict[str, Any]) -> None:
    """Print why the run ended, and the figures of each part."""
    since = "" if result["holds"] else " The weights have changed since."
    print(f"Result: {result['message']}{since}")
    parts = [part for part in PARTS if part in result]
    names = [name for name in result[parts[0]] if name != "rows"]
    rows = [[part, result[part]["rows"], *(result[part][name] for name in names)] for part in parts]
    print_table(["", "rows", *map(score_label, names)], rows)


def _setting_texts(settings: dict[str, Any]) -> list[str]:
    """The settings that are always of interest, and all that are not as they are by default."""
    usual = asdict(TrainingSettings())
    shown = [key for key, value in settings.items() if key in ALWAYS_SHOWN or value != usual[key]]
    return [f"{key.replace('_', ' ')} {_value_text(settings[key])}" for key in shown]


def _value_text(value: Any) -> str:
    return " and ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _print_table(found: dict[str, Any]) -> None:
    print(f"{found['file']}: {counted(found['rows'], 'row')}, {counted(len(found['columns']), 'column')}")
    print_notes(found["notes"])
    print_table(
        ["column", "kind", "role", "missing", "different"],
        [
            (c["name"], KIND_LABELS[c["kind"]], c["role"], c["missing"], c["distinct"])
            for c in found["columns"]
        ],
    )
    if found["image"]:
        print(f"The features are the pixels of pictures of {' × '.join(map(str, found['image']))}.")
    if found["target_is_guess"]:
        print(f"{found['target']} as the target is a guess: train --target COLUMN chooses another one.")
    for column in found["columns"]:
        if column["reason"]:
            print(f"{column['name']}: {column['reason']}")
    if found["problem"]:
        print(found["problem"])


_PRINTERS = {"model": _print_model, "project": _print_project, "table": _print_table}
