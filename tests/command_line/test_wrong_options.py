"""Options and files that ``train`` refuses, each with one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core.architecture.layer_text import IN_A_ROW
from engine.core.training_settings import SCHEDULE_CHOICES
from engine.core.update_rules import UPDATE_RULES
from engine.files.project_file import save_project
from tests.command_line.calling import IRIS, Capture, assert_refused, run
from tests.trained import (
    small_project,
    write_mixed_csv,
)

WRONG_OPTIONS: list[tuple[str, str]] = [
    ("--target speces", "did you mean species?"),
    ("--target SPECIES", "did you mean species?"),
    ("--target zzz", "choose one of sepal_length, sepal_width"),
    ("--optimizer adm", f"choose one of {', '.join(UPDATE_RULES)}"),
    ("--layers 16:rely", "choose one of identity, relu"),
    ("--layers x", f"or one of {', '.join(IN_A_ROW)}."),
    ("--layers 8,,8", "is no layer"),
    ("--layers 0", "between 1 and 16384"),
    ("--layers dropout:1.5", "between 0 and 0.95"),
    ("--layers dropout:x", "nothing is known about x in dropout:x"),
    ("--layers dropout:0.1:0.2", "nothing is known about 0.2"),
    ("--layers 8.5", "the units must be a whole number"),
    ("--layers -8", "between 1 and 16384"),
    ("--layers conv:8:99", "the kernel must lie between 1 and 64"),
    ("--layers conv:8:3:1:1", "there is no 1 in conv:8:3:1:1"),
    ("--layers conv:8:sme", "choose one of identity, relu"),
    ("--layers flatten:2", "nothing is known about 2"),
    ("--layers reshape:8", "such as reshape:8x8"),
    ("--layers reshape:5x5", "makes pictures of 5 × 5 × 1 = 25 numbers, but gets 4"),
    ("--layers reshape:2x2,maxpool,8", "put a Flatten layer before it"),
    ("--layers conv:8,flatten", "put a Reshape layer before it"),
    ("--layers 8,add,8", "give --template residual"),
    ("--template lenet", "needs pixels as features"),
    ("--template lenett", "choose one of perceptron, multi_layer"),
    ("--template wider --layers 8", "--layers and --template do not go together"),
    ("--image 3x3", "are no pictures of 3x3 pixels"),
    ("--image big", "neither auto, none nor"),
    ("--encoding petal_length", "write COLUMN=KIND"),
    ("--encoding petal_length=twice", "one of the kinds one_hot, frequent, hashed"),
    ("--encoding petal_length=hashed", "only columns of many categories have a choice"),
    ("--encoding petal_lenth=hashed", "did you mean petal_length"),
    ("--loss logs", "choose one of auto, mse, mae, huber"),
    ("--loss binary_cross_entropy", "does not fit"),
    ("--class-weights heavy", "neither balanced, none nor"),
    ("--class-weights 1,2", "There are 2 class weights for the 3 classes"),
    ("--class-weights 1,2,-3", "above 0"),
    ("--label-smoothing 1", "--label-smoothing is 1, but it must lie between 0 and 0.9"),
    ("--weight-decay -1", "--weight-decay is -1"),
    ("--clip-norm 0", "--clip-norm is 0"),
    ("--clip-value 1e9", "--clip-value is 1e+09"),
    ("--clip-value 1 --clip-norm 1", "do not go together"),
    ("--schedule stairs", f"choose one of {', '.join(SCHEDULE_CHOICES)}"),
    ("--schedule-factor 0.5", "changes nothing with --schedule constant"),
    ("--schedule cosine --schedule-epochs 5", "choose step, exponential, plateau"),
    ("--momentum 0.5", "changes nothing with --optimizer adam"),
    ("--loss mse --class-weights balanced", "changes nothing with --loss mse"),
    ("--label-smoothing 0.1 --loss huber", "choose auto, binary_cross_entropy, cross_entropy"),
    ("--warmup -1", "--warmup is -1"),
    ("--checkpoint-every -1", "--checkpoint-every is -1"),
    ("--folds 1", "must lie between 2 and 1000"),
    ("--folds 200", "fold"),
    ("--folds 5 --out m.npz", "--out cannot be given with --folds"),
    ("--split 70,30", "three percentages"),
    ("--split 60,15,15", "add up to 100"),
    ("--split 0,50,50", "does not work"),
    ("--split a,b,c", "a is not a number"),
    ("--epochs 0", "--epochs is 0"),
    ("--epochs 1.5", "not a whole number"),
    ("--batch-size -3", "--batch-size is -3"),
    ("--learning-rate nan", "not a finite number"),
    ("--learning-rate 1e9", "--learning-rate is 1e+09"),
    ("--task cluster", "choose one of auto, classes, regression"),
    ("--scaling log", "choose one of standard, minmax, none"),
    ("--patience 5 --split 80,0,20", "needs validation rows"),
    ("--seed -1", "--seed is -1"),
    ("--frobnicate", "Nothing is known about --frobnicate"),
    ("--epo 5", "Nothing is known about --epo"),
    ("--out missing/m.npz", "there is no folder"),
    ("--out .", "is a folder"),
]


@pytest.mark.parametrize(("options", "words"), WRONG_OPTIONS)
def test_wrong_options_are_one_sentence(capsys: Capture, options: str, words: str) -> None:
    assert_refused(capsys, words, "train", IRIS, *options.split())


def test_an_empty_name_is_no_file(capsys: Capture) -> None:
    assert_refused(capsys, "the name of the file is missing", "train", IRIS, "--out", "")


def test_out_is_checked_before_the_work(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train = "engine.command_line.commands.train"
    monkeypatch.setattr(f"{train}.read_requested_table", lambda *_: pytest.fail("it is read already"))
    assert_refused(
        capsys, "there is no folder", "train", IRIS, "--epochs", 10_000_000, "--out", tmp_path / "a" / "m.npz"
    )


def test_the_data_are_never_overwritten(capsys: Capture, tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "a.csv")
    before = path.read_bytes()
    assert_refused(capsys, "which is read", "train", path, "--out", path)
    project, _ = small_project(path)
    save_project(tmp_path / "p.layerscope", project, None)
    assert_refused(capsys, "which is read", "train", tmp_path / "p.layerscope", "--out", path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"a,b\n", b"x\n1\n2\n", bytes(range(256)) * 50])
def test_bad_csv_is_one_sentence(capsys: Capture, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    code, out, err = run(capsys, "train", path)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_missing_file_is_one_sentence(capsys: Capture) -> None:
    assert_refused(capsys, "nosuch.csv", "train", "nosuch.csv")
    assert_refused(capsys, "no sample called iriss", "train", "sample:iriss")


def test_options_for_classes_are_refused_for_numbers(capsys: Capture) -> None:
    for option in (("--class-weights", "balanced"), ("--label-smoothing", "0.1")):
        assert_refused(capsys, f"{option[0]} is for classes", "train", "sample:diabetes", *option)
