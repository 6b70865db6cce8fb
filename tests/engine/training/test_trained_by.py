"""The core that did the steps of a run stands with it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.files.project_file import load_project, save_project
from engine.kernel.choice import choose
from engine.kernel.library import loaded
from engine.training.observation.trained_by import TrainedBy, change_of_core, joined
from engine.training.trainer import Trainer
from tests.trained import small_project, small_run

IRIS = "sample:iris"


@pytest.mark.parametrize(
    ("before", "core", "after", "begins"),
    [
        ("", "numpy", "numpy", None),
        ("numpy", "numpy", "numpy", None),
        ("numpy", "compiled", "mixed", "NumPy trained this run so far and the compiled core goes on"),
        ("compiled", "numpy", "mixed", "The compiled core trained this run so far and NumPy goes on"),
        ("mixed", "compiled", "mixed", None),
    ],
)
def test_two_cores_are_told_once(
    before: TrainedBy, core: TrainedBy, after: TrainedBy, begins: str | None
) -> None:
    assert joined(before, core) == after
    told = change_of_core(before, after)
    assert told is None if begins is None else str(told).startswith(begins)


def test_the_core_stands_in_the_project_and_goes_on(tmp_path: Path) -> None:
    choose("numpy")
    project, state = small_project(IRIS)
    assert state.trained_by == "numpy"
    path = tmp_path / "p.layerscope"
    save_project(path, project, replace(state, trained_by="compiled"))
    _, restored = load_project(path)
    assert restored is not None
    assert restored.trained_by == "compiled"


def rewritten(path: Path, changes: dict[str, Any]) -> None:
    """Write other values, or none for None, into what a project file says of its run."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    values = {**json.loads(entries["training.json"]), **changes}
    entries["training.json"] = json.dumps({k: v for k, v in values.items() if v is not None}).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


def test_files_from_before_there_were_two_cores_are_of_numpy(tmp_path: Path) -> None:
    path = tmp_path / "p.layerscope"
    save_project(path, *small_project(IRIS))
    rewritten(path, {"trained_by": None})
    _, state = load_project(path)
    assert state is not None
    assert state.trained_by == "numpy"
    rewritten(path, {"trained_by": ["fortran"]})
    with pytest.raises(UserError, match="damaged"):
        load_project(path)


def test_a_run_that_goes_on_with_the_other_core_knows_both() -> None:
    choose("numpy")
    _, state = small_project(IRIS)
    trainer = Trainer.from_state(replace(state, trained_by="compiled"), small_run(IRIS).dataset)
    assert trainer.history.trained_by == "compiled"
    trainer.change(epochs=state.epoch + 1)
    trainer.run()
    assert trainer.capture().trained_by == "mixed"


def test_the_core_is_taken_anew_where_a_run_goes_on() -> None:
    library_for_tests()
    choose("numpy")
    trainer = small_run(IRIS)
    trainer.run()
    assert (trainer.core, trainer.history.trained_by) == ("numpy", "numpy")
    choose("compiled")
    assert trainer.core == "numpy"  # until it goes on
    steps = trainer.step_count
    trainer.change(epochs=5)
    trainer.run()
    assert (trainer.core, trainer.history.trained_by) == ("compiled", "mixed")
    assert trainer.step_count == steps * 5 // 3
    assert trainer.history.losses.since(0)[0][-1] == trainer.step_count


def test_the_cores_agree_where_one_goes_on_for_the_other() -> None:
    library_for_tests()
    values = []
    for cores in (("numpy", "numpy"), ("numpy", "compiled"), ("compiled", "numpy")):
        trainer = small_run(IRIS, epochs=1)
        for epochs, core in enumerate(cores, 1):
            choose(core)
            trainer.change(epochs=epochs)
            trainer.run()
        values.append(trainer.capture().now.values)
    np.testing.assert_allclose(values[1], values[0], rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(values[2], values[0], rtol=1e-3, atol=1e-4)


def library_for_tests() -> None:
    if loaded() is None:
        pytest.skip("the compiled core was not built here")
