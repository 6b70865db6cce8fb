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

from engine.data.samples import sample_path
from engine.messages import UserError
from engine.project import DataChoices, Project
from engine.project_file import load_project, save_project
from engine.snapshot import EpochRecord
from engine.trainer import Trainer
from engine.training_state import TrainingState
from tests.trained import small_project, small_run

IRIS = sample_path("iris")
Contents = dict[str, bytes]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "iris.layerscope"
    save_project(path, *small_project(IRIS))
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


def assert_same(one: TrainingState, other: TrainingState) -> None:
    for field in fields(TrainingState):
        before, after = getattr(one, field.name), getattr(other, field.name)
        if isinstance(before, np.ndarray):
            assert before.dtype == after.dtype
            assert before.tobytes() == after.tobytes()
        elif field.name == "optimizer":
            assert before.keys() == after.keys()
            assert all(before[name].tobytes() == after[name].tobytes() for name in before)
        elif field.name == "records":
            assert repr(before) == repr(after)  # NaN differs from itself
        else:
            assert before == after


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_round_trip_is_exact(tmp_path: Path, optimizer: str) -> None:
    trainer = small_run(IRIS, optimizer=optimizer)
    trainer.run()
    state = trainer.capture()
    project = Project(DataChoices(path=str(IRIS)), state.architecture, state.settings)
    save_project(tmp_path / "a.layerscope", project, state)
    loaded, found = load_project(tmp_path / "a.layerscope")
    assert loaded == project
    assert found is not None
    assert_same(state, found)


def test_without_validation_rows_and_best_weights(tmp_path: Path) -> None:
    trainer = small_run(IRIS, DataChoices(path=str(IRIS), split=(80, 0, 20)))
    trainer.run()
    state = trainer.capture()
    save_project(tmp_path / "a.layerscope", Project(), state)
    _, found = load_project(tmp_path / "a.layerscope")
    assert found is not None
    assert found.best_parameters is None
    assert_same(state, found)


def test_untrained_project(tmp_path: Path) -> None:
    save_project(tmp_path / "a.layerscope", Project(), None)
    assert load_project(tmp_path / "a.layerscope") == (Project(), None)


def test_a_run_goes_on_as_if_it_had_not_been_saved(tmp_path: Path) -> None:
    whole = small_run(IRIS, epochs=6)
    whole.run()
    first = small_run(IRIS, epochs=6)
    first.on_epoch = lambda record: first.stop() if record.epoch == 3 else None
    first.run()
    save_project(tmp_path / "a.layerscope", Project(), replace(first.capture(), state="paused"))
    _, state = load_project(tmp_path / "a.layerscope")
    assert state is not None
    second = Trainer.from_state(state, first.dataset)
    second.run()
    assert second.network.parameters.tobytes() == whole.network.parameters.tobytes()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numbers=st.lists(st.floats(width=64), min_size=9, max_size=9),
    has_gauss=st.integers(0, 1),
    generator=st.integers(0, 2**128 - 1),
    counts=st.lists(st.integers(0, 2**53), min_size=2, max_size=2),
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
    state = replace(
        state,
        records=(EpochRecord(counts[0], counts[1], *numbers[2:]),),
        dropout_generator={"bit_generator": "PCG64", "state": inner, "has_uint32": has_gauss, "uinteger": 7},
        losses=np.array(losses, np.float64),
        loss_steps=stride * np.arange(1.0, len(losses) + 1),
        step=counts[1],
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
    return {**contents, "parameters.npy": npy(np.array([Harmful()], object), allow_pickle=True)}


def raw_pickle(contents: Contents) -> Contents:
    return {**contents, "parameters.npy": pickle.dumps(Harmful())}


def with_nan(contents: Contents) -> Contents:
    parameters = np.load(io.BytesIO(contents["parameters.npy"]))
    parameters[3] = np.nan
    return {**contents, "parameters.npy": npy(parameters)}


def without(name: str) -> Callable[[Contents], Contents]:
    return lambda contents: {key: data for key, data in contents.items() if key != name}


def with_array(name: str, array: np.ndarray) -> Callable[[Contents], Contents]:
    return lambda contents: {**contents, name: npy(array)}


def with_json(entry: str, **changes: Any) -> Callable[[Contents], Contents]:
    return lambda contents: changed_json(contents, entry, **changes)


def with_text(entry: str, text: str) -> Callable[[Contents], Contents]:
    return lambda contents: {**contents, entry: text.encode()}


GENERATOR = {"bit_generator": "PCG64", "state": {"state": -1, "inc": 2**200}, "has_uint32": 0, "uinteger": 0}

DAMAGED: dict[str, tuple[Callable[[Contents], Contents], str]] = {
    "pickled objects": (pickled, "could run code"),
    "a bare pickle": (raw_pickle, "damaged"),
    "NaN weights": (with_nan, "not finite"),
    "newer version": (with_json("project.json", version=99), "newer than this program"),
    "version is text": (with_json("project.json", version="1"), "version is damaged"),
    "another format": (with_json("project.json", format="something"), "not a Layerscope project"),
    "list for object": (with_text("project.json", "[]"), "damaged"),
    "deep nesting": (with_text("project.json", "[" * 200_000), "damaged"),
    "broken JSON": (with_text("training.json", '{"epoch": '), "damaged"),
    "NaN in JSON": (with_text("project.json", '{"version": NaN}'), "damaged"),
    "endless number": (with_text("project.json", '{"version": ' + "9" * 9000 + "}"), "damaged"),
    "project missing": (without("project.json"), "project.json is missing"),
    "weights missing": (without("parameters.npy"), "parameters is missing"),
    "optimizer missing": (without("optimizer_m.npy"), "optimizer_m is missing"),
    "wrong shape": (with_array("parameters.npy", np.zeros(7, np.float32)), "has the shape 7"),
    "wrong dimensions": (with_array("parameters.npy", np.zeros((3, 3), np.float32)), "has the shape 3 × 3"),
    "whole numbers": (with_array("parameters.npy", np.zeros(53, np.int32)), "damaged"),
    "half precision": (with_array("parameters.npy", np.zeros(53, np.float16)), "damaged"),
    "steps out of order": (with_array("loss_steps.npy", np.array([1.0, 5.0, 2.0])), "loss_steps"),
    "records too narrow": (with_array("records.npy", np.zeros((2, 4))), "has the shape 2 × 4"),
    "records without epoch": (with_array("records.npy", np.full((2, 9), np.nan)), "damaged"),
    "negative epoch": (with_json("training.json", epoch=-1), "damaged"),
    "unknown state": (with_json("training.json", state="asleep"), "damaged"),
    "bent generator": (with_json("training.json", dropout_generator=GENERATOR), "damaged"),
    "path traversal": (lambda c: {**c, "../../evil.npy": b""}, "never writes"),
    "absolute path": (lambda c: {**c, "/etc/passwd": b""}, "never writes"),
    "entry is a folder": (lambda c: {**c, "parameters.npy/": b""}, "never writes"),
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
from engine.project_file import load_project, save_project
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
