"""The training settings of the command line: each option reaches the run."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.command_line.arguments import TRAINING_OPTIONS, parse
from engine.command_line.training_options import training_settings
from engine.common.settings import unused
from engine.core.training_settings import SCHEDULE_CHOICES, TRAINING, TrainingSettings
from engine.core.update_rules import UPDATE_RULES
from engine.files.project_file import load_project
from tests.command_line.calling import IRIS, ROOT, Capture, run_json


@pytest.mark.parametrize(
    ("options", "decay"),
    [("--optimizer adamw", 0.01), ("--optimizer adamw --weight-decay 0", 0.0), ("", 0.0)],
)
def test_adamw_comes_with_its_decay(options: str, decay: float) -> None:
    chosen = parse(["train", "sample:iris", *options.split()])
    assert training_settings(TrainingSettings(), chosen).weight_decay == decay


def test_the_documentation_names_every_option() -> None:
    text = (ROOT / "docs" / "command_line.md").read_text(encoding="utf-8")
    options = vars(parse(["train", "a.csv"]))
    assert [name for name in options if name not in ("file", "command") and option_of(name) not in text] == []


def option_of(name: str) -> str:
    return f"`--{name.replace('_', '-')}"


def with_number(option: str, name: str) -> tuple[str, dict[str, Any]]:
    """An option for a number, beside the first choice that uses it where the usual one does not."""
    setting = TRAINING[name]
    value = max(2, int(setting.minimum)) if setting.type is int else setting.minimum + 0.5
    fields: dict[str, Any] = {name: value}
    chooser = unused(TrainingSettings()).get(name)
    if chooser is None:
        return f"{option} {value}", fields
    key = next(key for key, each in TRAINING[chooser].choices.items() if name in each.uses)
    return f"--{chooser} {key} {option} {value}", {chooser: key, **fields}


SETTINGS: list[tuple[str, dict[str, Any]]] = [
    *(
        with_number(option, name)
        for option, name in TRAINING_OPTIONS.items()
        if TRAINING[name].type in (int, float)
    ),
    *((f"--optimizer {name}", {"optimizer": name}) for name in UPDATE_RULES if name != "adamw"),
    ("--optimizer adamw", {"optimizer": "adamw", "weight_decay": 0.01}),
    *((f"--schedule {name}", {"schedule": name}) for name in SCHEDULE_CHOICES),
    *((f"--loss {name}", {"loss": name}) for name in ("mse", "mae", "huber", "cross_entropy", "focal")),
    ("--optimizer nesterov --momentum 0.5", {"optimizer": "nesterov", "momentum": 0.5}),
    ("--class-weights balanced", {"class_weighting": "balanced"}),
    ("--class-weights 1,2,0.5", {"class_weighting": "given", "class_weights": (1.0, 2.0, 0.5)}),
    ("--label-smoothing 0.1", {"label_smoothing": 0.1}),
    ("--weight-decay 0.01", {"weight_decay": 0.01}),
    ("--clip-norm 0.5", {"clipping": "norm", "clip_limit": 0.5}),
    ("--clip-value 0.25", {"clipping": "value", "clip_limit": 0.25}),
    (
        "--schedule step --schedule-factor 0.1 --schedule-epochs 2",
        {"schedule": "step", "schedule_factor": 0.1, "schedule_epochs": 2},
    ),
    ("--warmup 2", {"warmup_epochs": 2}),
    ("--checkpoint-every 1", {"checkpoint_every": 1}),
]


@pytest.mark.parametrize(("options", "fields"), SETTINGS, ids=[options for options, _ in SETTINGS])
def test_every_setting_reaches_the_run(
    capsys: Capture, tmp_path: Path, options: str, fields: dict[str, Any]
) -> None:
    out = tmp_path / "run.layerscope"
    run_json(capsys, "train", IRIS, "--epochs", 4, "--out", out, *options.split())
    project, state = load_project(out)
    assert state is not None
    assert project.training == state.settings == replace(TrainingSettings(epochs=4), **fields)


def test_every_field_of_the_settings_has_an_option() -> None:
    reached = {name for _, fields in SETTINGS for name in fields}
    common = {"epochs", "batch_size", "learning_rate", "patience", "seed"}
    assert reached | common == {field.name for field in fields_of(TrainingSettings)}


def test_options_do_not_share_state() -> None:
    assert parse(["train", "a.csv"]).epochs is None
    assert parse(["a.csv"]).command == "window"
