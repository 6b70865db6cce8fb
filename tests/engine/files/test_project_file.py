"""Projects survive saving bit by bit, and damaged or hostile files are told in one sentence."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.common.messages import UserError
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.update_rules import UPDATE_RULES
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.files.project_file import load_project, save_project
from engine.project.project import DataChoices, Project
from engine.training.observation.epoch_history import EpochHistory
from engine.training.observation.snapshot import EpochRecord
from engine.training.state.timeline import MOST_CHECKPOINTS
from engine.training.state.training_state import Checkpoint, TrainingState
from engine.training.trainer import Trainer
from tests.trained import small_project, small_run

IRIS = sample_path("iris")
FILES = Path(__file__).parent / "old"
"""Written by the last version that knew format 1: a run in its fifth epoch, and the same run at its end."""
Contents = dict[str, bytes]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "iris.layerscope"
    save_project(path, *small_project(IRIS, checkpoint_every=2))
    return path


def contents_of(path: Path) -> Contents:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, contents: Contents, compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return path


def npy(array: np.ndarray, allow_pickle: bool = False) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=allow_pickle)
    return stream.getvalue()


def assert_same(one: object, other: object) -> None:
    """Compare two values of one dataclass: every field alike, arrays bit by bit."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray):
        assert one.dtype == other.dtype  # type: ignore[attr-defined]
        assert one.tobytes() == other.tobytes()  # type: ignore[attr-defined]
    elif isinstance(one, (TrainingState, Checkpoint)):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    elif isinstance(one, dict):
        assert list(one) == list(other)  # type: ignore[call-overload]
        for name in one:
            assert_same(one[name], other[name])  # type: ignore[index]
    elif isinstance(one, tuple):
        assert len(one) == len(other)  # type: ignore[arg-type]
        for mine, theirs in zip(one, other, strict=True):  # type: ignore[call-overload]
            assert_same(mine, theirs)
    else:
        assert repr(one) == repr(other)  # NaN differs from itself


@pytest.mark.parametrize("optimizer", UPDATE_RULES)
def test_round_trip_is_exact(tmp_path: Path, optimizer: str) -> None:
    trainer = small_run(IRIS, optimizer=optimizer, checkpoint_every=1)
    trainer.run()
    state = trainer.capture()
    project = Project(DataChoices(path=str(IRIS)), state.architecture, state.settings)
    save_project(tmp_path / "a.layerscope", project, state)
    loaded, found = load_project(tmp_path / "a.layerscope")
    assert loaded == project
    assert found is not None
    assert [one.epoch for one in found.checkpoints] == [1, 2, 3]
    assert found.best is not None
    assert_same(state, found)


def test_without_validation_rows_and_best_weights(tmp_path: Path) -> None:
    trainer = small_run(IRIS, DataChoices(path=str(IRIS), split=(80.0, 0.0, 20.0)))
    trainer.run()
    state = trainer.capture()
    save_project(tmp_path / "a.layerscope", Project(), state)
    _, found = load_project(tmp_path / "a.layerscope")
    assert found is not None
    assert found.best is None
    assert_same(state, found)


def test_untrained_project(tmp_path: Path) -> None:
    save_project(tmp_path / "a.layerscope", Project(), None)
    assert load_project(tmp_path / "a.layerscope") == (Project(), None)


def saved_and_opened(folder: Path, trainer: Trainer) -> Trainer:
    """The same run after a detour over a file, in the middle of which it was."""
    save_project(folder / "a.layerscope", Project(), replace(trainer.capture(), state="paused"))
    _, state = load_project(folder / "a.layerscope")
    assert state is not None
    return Trainer.from_state(state, trainer.dataset)


def test_a_run_goes_on_as_if_it_had_not_been_saved(tmp_path: Path) -> None:
    whole = small_run(IRIS, epochs=6)
    whole.run()
    first = small_run(IRIS, epochs=6)
    first.on_epoch = lambda record: first.control.stop() if record.epoch == 3 else None
    first.run()
    second = saved_and_opened(tmp_path, first)
    second.run()
    assert second.network.values.tobytes() == whole.network.values.tobytes()


def test_a_run_goes_back_to_a_checkpoint_from_a_file(tmp_path: Path) -> None:
    whole = small_run(IRIS, epochs=9, checkpoint_every=2)
    whole.run()
    opened = saved_and_opened(tmp_path, whole)
    assert [one.epoch for one in opened.history.timeline.kept] == [2, 4, 6, 8]
    opened.rewind(opened.history.timeline.kept[1])
    assert (opened.epoch, len(opened.history.records)) == (4, 4)
    opened.control.resume()
    opened.run()
    assert opened.network.values.tobytes() == whole.network.values.tobytes()


def test_most_checkpoints_of_a_network_with_statistics(tmp_path: Path) -> None:
    trainer = small_run(
        IRIS, hidden=[("batch_norm", BatchNormSettings())], epochs=200, patience=0, checkpoint_every=1
    )
    trainer.run()
    kept = [one.epoch for one in trainer.history.timeline.kept]
    save_project(tmp_path / "a.layerscope", Project(), trainer.capture())
    _, state = load_project(tmp_path / "a.layerscope")
    assert state is not None
    assert 30 <= len(kept) <= MOST_CHECKPOINTS
    assert [one.epoch for one in state.checkpoints] == kept
    assert state.now.values.size == trainer.network.parameters.size + 8  # means and variances of 4 features


def test_a_negative_variance_is_one_sentence(tmp_path: Path) -> None:
    project, state = small_project(IRIS, hidden=[("batch_norm", BatchNormSettings())])
    save_project(tmp_path / "a.layerscope", project, state)
    contents = contents_of(tmp_path / "a.layerscope")
    values = np.load(io.BytesIO(contents["best/values.npy"]))
    values[-1] = -1
    bad = write(tmp_path / "bad.layerscope", contents | {"best/values.npy": npy(values)})
    with pytest.raises(UserError, match=r"bad\.layerscope: The running variance of BatchNorm 1 is negative"):
        load_project(bad)


@pytest.mark.parametrize("optimizer", ["adam", "momentum"])
def test_a_file_of_format_1_goes_on_as_the_old_program_did(optimizer: str) -> None:
    _, begun = load_project(FILES / f"version_1_{optimizer}_begun.layerscope")
    project, ended = load_project(FILES / f"version_1_{optimizer}_ended.layerscope")
    assert begun is not None and ended is not None
    dataset = prepare(read_csv(IRIS), project.data)
    trainer = Trainer.from_state(begun, dataset)
    assert (trainer.epoch, trainer.step_count, trainer.row_in_epoch) == (5, 31, 48)
    trainer.run()
    assert (trainer.epoch, trainer.step_count, trainer.history.best_epoch) == (8, 56, ended.best_epoch)
    np.testing.assert_allclose(trainer.network.values, ended.now.values, atol=2e-6)
    losses = [record.validation_loss for record in trainer.history.records]
    np.testing.assert_allclose(losses, [record.validation_loss for record in ended.records], rtol=1e-5)


def test_the_best_epoch_of_format_1_can_be_gone_back_to(tmp_path: Path) -> None:
    project, state = load_project(FILES / "version_1_adam_begun.layerscope")
    assert state is not None and state.best is not None
    dataset = prepare(read_csv(IRIS), project.data)
    opened = saved_and_opened(tmp_path, Trainer.from_state(state, dataset))
    assert opened.history.best is not None
    opened.rewind(opened.history.best)
    assert (opened.epoch, opened.step_count) == (4, 28)
    assert opened.row_in_epoch == len(dataset.train)
    assert opened.network.values.tobytes() == state.best.values.tobytes()
    opened.control.resume()
    opened.run()
    assert opened.state == "finished"
    assert opened.step_count == 56


def test_an_optimizer_that_was_just_changed_starts_from_rest(tmp_path: Path) -> None:
    trainer = small_run(IRIS, optimizer="momentum")
    trainer.run()
    state = trainer.capture()
    save_project(
        tmp_path / "a.layerscope",
        Project(),
        replace(state, settings=replace(state.settings, optimizer="adam")),
    )
    _, found = load_project(tmp_path / "a.layerscope")
    assert found is not None
    assert found.now.optimizer_steps == 0
    assert {name: float(np.abs(one).max()) for name, one in found.now.optimizer.items()} == {"m": 0, "v": 0}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numbers=st.lists(st.floats(width=64), min_size=9, max_size=9),
    has_gauss=st.integers(0, 1),
    generator=st.integers(0, 2**128 - 1),
    counts=st.lists(st.integers(0, 2**53 - 10_000), min_size=2, max_size=2),  # the rest is added below
    losses=st.lists(st.floats(), max_size=8),
    stride=st.sampled_from([1, 2, 64]),
)
def test_any_state_round_trips(
    saved: Path,
    tmp_path: Path,
    numbers: list[float],
    has_gauss: int,
    generator: int,
    counts: list[int],
    losses: list[float],
    stride: int,
) -> None:
    project, state = load_project(saved)
    assert state is not None
    inner = {"state": generator, "inc": generator | 1}
    bits = {"bit_generator": "PCG64", "state": inner, "has_uint32": has_gauss, "uinteger": 7}
    epoch, step = counts[0] + 3, counts[1] + stride * len(losses) + state.step
    state = replace(
        state,
        now=replace(state.now, epoch=epoch, step=step, dropout_generator=bits),
        records=EpochHistory([EpochRecord(epoch, step, *numbers[2:])]),
        losses=np.array(losses, np.float64),
        loss_steps=stride * np.arange(1.0, len(losses) + 1),
    )
    path = tmp_path / "any.layerscope"
    save_project(path, project, state)
    _, found = load_project(path)
    assert found is not None
    assert_same(state, found)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_never_gives_a_traceback(saved: Path, tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(saved.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "bent.layerscope"
    path.write_bytes(raw)
    try:
        load_project(path)
    except UserError as error:
        assert "bent.layerscope" in str(error)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**400)])
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_json_in_any_place_is_one_sentence(saved: Path, tmp_path: Path, data: st.DataObject) -> None:
    contents = contents_of(saved)
    entry = data.draw(st.sampled_from(["project.json", "training.json"]))
    root = json.loads(contents[entry])
    at: Any = root
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else list(range(len(at)))))
        if not isinstance(at[key], (dict, list)) or not at[key] or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = data.draw(JSON_VALUES)
    contents[entry] = json.dumps(root).encode()
    path = write(tmp_path / "odd.layerscope", contents)
    try:
        load_project(path)
    except UserError as error:
        assert "odd.layerscope" in str(error)
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "place",
    [
        ("training", "learning_rate"),
        ("training", "epochs"),
        ("data", "split", 0),
        ("architecture", "layers", 0, "x"),
        ("architecture", "layers", 1, "settings", "units"),
        ("architecture", "layers", 1, "settings", "l2"),
    ],
)
def test_numbers_too_large_for_a_float(saved: Path, tmp_path: Path, place: tuple[str | int, ...]) -> None:
    contents = contents_of(saved)
    root = json.loads(contents["project.json"])
    at: Any = root
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = 10**400
    contents["project.json"] = json.dumps(root).encode()
    with pytest.raises(UserError, match=r"huge\.layerscope"):
        load_project(write(tmp_path / "huge.layerscope", contents))


@pytest.mark.parametrize("epoch", [np.nan, np.inf, 1e300, -1.0])
def test_epochs_that_no_run_has(saved: Path, tmp_path: Path, epoch: float) -> None:
    contents = contents_of(saved)
    records = np.load(io.BytesIO(contents["records.npy"]))
    records[0, 0] = epoch
    with pytest.raises(UserError, match="damaged"):
        load_project(write(tmp_path / "odd.layerscope", contents | {"records.npy": npy(records)}))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_and_devices_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.layerscope")
    (tmp_path / "zeros.layerscope").symlink_to("/dev/zero")
    for name in ("pipe", "zeros"):
        with pytest.raises(UserError, match="not a plain file"):
            load_project(tmp_path / f"{name}.layerscope")


def changed_json(contents: Contents, entry: str, **changes: Any) -> Contents:
    values = json.loads(contents[entry])
    return {**contents, entry: json.dumps({**values, **changes}).encode()}


class Harmful:
    """Would run code when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("echo harm > harm.txt",)


def pickled(contents: Contents) -> Contents:
    return {**contents, "now/values.npy": npy(np.array([Harmful()], object), allow_pickle=True)}


def raw_pickle(contents: Contents) -> Contents:
    return {**contents, "now/values.npy": pickle.dumps(Harmful())}


def with_nan(contents: Contents) -> Contents:
    values = np.load(io.BytesIO(contents["best/values.npy"]))
    values[3] = np.nan
    return {**contents, "best/values.npy": npy(values)}


def without(name: str) -> Callable[[Contents], Contents]:
    return lambda contents: {key: data for key, data in contents.items() if key != name}


def with_array(name: str, array: np.ndarray) -> Callable[[Contents], Contents]:
    return lambda contents: {**contents, name: npy(array)}


def with_json(entry: str, **changes: Any) -> Callable[[Contents], Contents]:
    return lambda contents: changed_json(contents, entry, **changes)


def with_checkpoint(name: str, **changes: Any) -> Callable[[Contents], Contents]:
    def change(contents: Contents) -> Contents:
        checkpoints = json.loads(contents["training.json"])["checkpoints"]
        checkpoints[name].update(changes)
        return changed_json(contents, "training.json", checkpoints=checkpoints)

    return change


def more_losses(contents: Contents) -> Contents:
    losses = np.arange(1.0, 1000.0)
    return {**contents, "losses.npy": npy(losses), "loss_steps.npy": npy(losses)}


def with_text(entry: str, text: str) -> Callable[[Contents], Contents]:
    return lambda contents: {**contents, entry: text.encode()}


GENERATOR = {"bit_generator": "PCG64", "state": {"state": -1, "inc": 2**200}, "has_uint32": 0, "uinteger": 0}

DAMAGED: dict[str, tuple[Callable[[Contents], Contents], str]] = {
    "pickled objects": (pickled, "could run code"),
    "a bare pickle": (raw_pickle, "damaged"),
    "NaN weights": (with_nan, "not finite"),
    "newer version": (with_json("project.json", version=99), "newer than this program"),
    "a folder without a name": (lambda c: {**c, "0/values.npy": b""}, "never writes"),
    "version is text": (with_json("project.json", version="1"), "version is damaged"),
    "another format": (with_json("project.json", format="something"), "not a Layerscope project"),
    "list for object": (with_text("project.json", "[]"), "damaged"),
    "deep nesting": (with_text("project.json", "[" * 200_000), "damaged"),
    "broken JSON": (with_text("training.json", '{"epoch": '), "damaged"),
    "NaN in JSON": (with_text("project.json", '{"version": NaN}'), "damaged"),
    "endless number": (with_text("project.json", '{"version": ' + "9" * 9000 + "}"), "damaged"),
    "project missing": (without("project.json"), "project.json is missing"),
    "weights missing": (without("2/values.npy"), "2/values is missing"),
    "optimizer missing": (without("now/m.npy"), "now/m is missing"),
    "wrong shape": (with_array("now/values.npy", np.zeros(7, np.float32)), "has the shape 7"),
    "wrong dimensions": (with_array("now/values.npy", np.zeros((3, 3), np.float32)), "has the shape 3 × 3"),
    "whole numbers": (with_array("now/values.npy", np.zeros(53, np.int32)), "damaged"),
    "half precision": (with_array("now/values.npy", np.zeros(53, np.float16)), "damaged"),
    "steps out of order": (with_array("loss_steps.npy", np.array([1.0, 5.0, 2.0])), "loss_steps"),
    "records too narrow": (with_array("records.npy", np.zeros((2, 4))), "has the shape 2 × 4"),
    "records without epoch": (with_array("records.npy", np.full((2, 9), np.nan)), "damaged"),
    "negative epoch": (with_checkpoint("now", epoch=-1), "damaged"),
    "epoch before its checkpoints": (with_checkpoint("now", epoch=1), "damaged"),
    "step before its checkpoints": (with_checkpoint("now", step=2), "damaged"),
    "checkpoint of another epoch": (with_checkpoint("2", epoch=3), "damaged"),
    "best of another epoch": (with_json("training.json", best_epoch=1), "damaged"),
    "best that is to come": (with_checkpoint("best", step=10**6), "damaged"),
    "no checkpoints": (with_json("training.json", checkpoints={}), "damaged"),
    "checkpoints as a list": (with_json("training.json", checkpoints=[]), "damaged"),
    "a checkpoint outside": (with_json("training.json", checkpoints={"../now": {}}), "damaged"),
    "unknown optimizer": (with_checkpoint("2", optimizer=["m", "s"]), "damaged"),
    "optimizer of another size": (with_array("2/m.npy", np.zeros(5, np.float32)), "has the shape 5"),
    "losses of steps to come": (more_losses, "damaged"),
    "unknown state": (with_json("training.json", state="asleep"), "damaged"),
    "bent generator": (with_checkpoint("2", dropout_generator=GENERATOR), "damaged"),
    "path traversal": (lambda c: {**c, "../../evil.npy": b""}, "never writes"),
    "absolute path": (lambda c: {**c, "/etc/passwd": b""}, "never writes"),
    "entry is a folder": (lambda c: {**c, "now/": b""}, "never writes"),
    "foreign entry": (lambda c: {**c, "readme.txt": b"hello"}, "never writes"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_one_sentence(saved: Path, tmp_path: Path, name: str) -> None:
    change, words = DAMAGED[name]
    path = write(tmp_path / "bad.layerscope", change(contents_of(saved)))
    with pytest.raises(UserError, match=words) as caught:
        load_project(path)
    assert "bad.layerscope" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not Path("harm.txt").exists()


@pytest.mark.parametrize("length", [0, 1, 100, -1, -30, -400])
def test_cut_off_file(saved: Path, tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.layerscope"
    path.write_bytes(saved.read_bytes()[:length])
    with pytest.raises(UserError, match=r"cut\.layerscope"):
        load_project(path)


def test_not_a_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "text.layerscope"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UserError, match=r"text\.layerscope is damaged"):
        load_project(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        load_project(tmp_path / "none.layerscope")
    with pytest.raises(UserError, match="is a folder"):
        load_project(tmp_path)


def test_zip_bomb_is_not_unfolded(saved: Path, tmp_path: Path) -> None:
    contents = {**contents_of(saved), "losses.npy": bytes(300_000_000)}
    path = write(tmp_path / "bomb.layerscope", contents, zipfile.ZIP_DEFLATED)
    start = time.process_time()
    with pytest.raises(UserError, match="would unfold to"):
        load_project(path)
    assert time.process_time() - start < 1


def test_entry_given_twice(saved: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "twice.layerscope", contents_of(saved))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("project.json", "{}")
    with pytest.raises(UserError, match="never writes"):
        load_project(path)


def test_header_that_promises_too_much(saved: Path, tmp_path: Path) -> None:
    contents = contents_of(saved)
    contents["losses.npy"] = contents["losses.npy"].replace(b"'shape': (", b"'shape': (9999999999,  ", 1)[
        :300
    ]
    with pytest.raises(UserError, match="damaged"):
        load_project(write(tmp_path / "bad.layerscope", contents))


SAVES_FOR_EVER = """
import sys
from engine.files.project_file import load_project, save_project
project, state = load_project(sys.argv[1])
print("ready", flush=True)
while True:
    save_project(sys.argv[1], project, state)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_save_never_harms_the_file(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.layerscope"
    path.write_bytes(saved.read_bytes())
    delays = np.random.default_rng(0).uniform(0, 0.02, 20)
    for delay in delays:
        process = subprocess.Popen([sys.executable, "-c", SAVES_FOR_EVER, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout:
            assert process.stdout.readline() == b"ready\n"
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
        _, state = load_project(path)
        assert state is not None
