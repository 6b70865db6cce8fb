"""Commands say how a table was read, and read new rows as the old ones were."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from engine.core.architecture.templates import suggested
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.files.project_file import save_project
from engine.project.project import DataChoices, Project
from engine.project.rules import Rules
from engine.training.trainer import Trainer
from tests.command_line.calling import Capture, run, run_json


def write_crashes(path: Path) -> Path:
    """Crash data as they are published: words for nothing that mean something, and prices with a sign."""
    rows = ["case,speed,airbag,seatbelt,damage,age,report,country,outcome"]
    for i in range(80):
        speed, belt = 10 + i * 7 % 60, ("none", "belted")[i % 3 > 0]
        age = ("-", "none", "NA")[i % 3] if i % 10 == 0 else 18 + i % 60
        airbag, outcome = ("none", "airbag")[i % 2], ("hurt", "unhurt")[speed < 40 or belt == "belted"]
        rows.append(f'C{i}x,{speed},{airbag},{belt},"$1,{i:03}.50",{age},r{i}@police.example,KR,{outcome}')
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_train_says_what_was_missing_what_was_read_and_what_is_left_out(
    capsys: Capture, tmp_path: Path
) -> None:
    table = write_crashes(tmp_path / "crash.csv")
    arguments = ["train", table, "--target", "outcome", "--epochs", 2]
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    for line in (
        "Note: Read as numbers, without their sign or unit: $ (damage).",
        'Note: Taken as missing, beside empty values: "-" × 3 (age), "none" × 3 (age), "NA" × 2 (age).',
        "Left out: country: It has the same value in every row.",
        "Left out: report: It holds e-mail addresses, and every value is different, so there is nothing",
    ):
        assert line in out
    assert "airbag" not in out and "seatbelt" not in out
    ignored = {one["column"]: one["reason"] for one in run_json(capsys, *arguments)["ignored"]}
    assert set(ignored) == {"case", "report", "country"}
    folds = run_json(capsys, *arguments, "--folds", 2)
    assert {one["column"] for one in folds["ignored"]} == set(ignored)
    found = run_json(capsys, "info", table)
    assert {c["name"]: c["sign"] for c in found["columns"]}["damage"] == "$"


def test_predict_reads_columns_as_what_they_were(capsys: Capture, tmp_path: Path) -> None:
    table, model = write_crashes(tmp_path / "crash.csv"), tmp_path / "m.npz"
    run_json(capsys, "train", table, "--target", "outcome", "--epochs", 5, "--out", model)
    rows = ["21,none,none,{},33", "60,airbag,none,{},none", "60,none,none,{},41"]
    written = []
    for number, damages in enumerate((["$1,005.50", "$7", "$8"], ["1005.5", "7", "$ 8.00"])):
        new, out = tmp_path / f"new{number}.csv", tmp_path / f"p{number}.csv"
        lines = [row.format(f'"{damage}"') for row, damage in zip(rows, damages, strict=True)]
        new.write_text("speed,airbag,seatbelt,damage,age\n" + "\n".join(lines) + "\n", encoding="utf-8")
        run_json(capsys, "predict", model, new, "--out", out)
        written.append(out.read_text(encoding="utf-8"))
    assert written[0] == written[1]
    found = run_json(capsys, "predict", model, table, "--out", tmp_path / "all.csv")
    assert found["unused"] == ["case", "report", "country"]
    code, out, _ = run(capsys, "predict", model, table, "--out", tmp_path / "all.csv")
    assert code == 0
    assert "Not used by the model: case, report, country." in out


def test_a_project_made_before_goes_on_by_its_own_rules(capsys: Capture, tmp_path: Path) -> None:
    """A run whose table has none as a word: read again by the present rules, it would be another table."""
    table = tmp_path / "old.csv"
    rows = "".join(f"{i % 17},{('none', 'red', 'blue')[i % 3]},{'ab'[i % 2]}\n" for i in range(60))
    table.write_text("x,colour,kind\n" + rows, encoding="utf-8")
    choices = DataChoices(path=str(table), target="kind", reading=1)
    dataset = prepare(read_csv(table, rules=Rules(1)), choices)
    network = Network(suggested(dataset.task), dataset.task)
    network.initialise(0)
    trainer = Trainer(network, dataset, TrainingSettings(epochs=3))
    trainer.run()
    state = trainer.capture()
    project = tmp_path / "old.layerscope"
    save_project(project, Project(choices, state.architecture, state.settings), state)
    with zipfile.ZipFile(project) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    values = json.loads(entries["project.json"])
    del values["data"]["reading"]
    values["version"] = 2
    entries["project.json"] = json.dumps(values).encode()
    assert "reading" not in json.loads(entries["training.json"])["preparation"]
    with zipfile.ZipFile(project, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    found = run_json(capsys, "train", project, "--resume", "--epochs", 5)
    assert found["epochs_run"] == 5
    assert any("Open the table again to read it by the present rules" in note for note in found["notes"])
    predicted = run_json(capsys, "predict", project, table, "--out", tmp_path / "p.csv")
    assert predicted["rows"] == 60
