"""Predictions of a trained model, and the ten numpy lines of the documentation that give the same."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.data.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.export.npz import save_npz
from engine.messages import UserError
from engine.model import save_predictions
from engine.project import DataChoices
from tests.trained import small_model, write_many_words_csv, write_mixed_csv

DOCUMENT = Path(__file__).parents[2] / "docs" / "files.md"


@pytest.fixture(scope="module")
def ten_lines() -> str:
    found = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    code = found.group(1)
    assert len(code.splitlines()) == 10
    return code


def table_for(name: str, folder: Path) -> Path:
    if name.startswith("mixed"):
        return write_mixed_csv(folder / "mixed.csv", name.removeprefix("mixed "))
    if name == "many words":
        return write_many_words_csv(folder / "words.csv")
    return sample_path(name)


@pytest.mark.parametrize(
    "name", ["iris", "diabetes", "breast_cancer", "digits", "mixed class", "mixed number", "many words"]
)
def test_ten_lines_agree_with_the_program(ten_lines: str, tmp_path: Path, name: str) -> None:
    path = table_for(name, tmp_path)
    choices = DataChoices(path=str(path))
    if name == "many words":
        roles, encodings = dict.fromkeys(("town", "street"), "feature"), {"street": "hashed"}
        choices = DataChoices(path=str(path), target="price", roles=roles, encodings=encodings)
    model = small_model(path, epochs=20, choices=choices)
    assert (name == "many words") == any(c.kind == "hashed" for c in model.preparation.columns)
    save_npz(tmp_path / "m.npz", model)
    (tmp_path / "script.py").write_text(ten_lines, encoding="utf-8")
    command = [sys.executable, "script.py", "m.npz", str(path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    theirs = np.loadtxt(io.StringIO(done.stdout), delimiter=",", ndmin=2)
    predictions = model.predict(read_csv(path))
    if predictions.probabilities is None:
        ours = np.array(predictions.prediction)[:, None]
        assert np.allclose(ours, theirs, rtol=1e-5, atol=0)
    else:
        ours = predictions.probabilities[:, -theirs.shape[1] :]
        assert np.abs(ours - theirs).max() < 1e-5
    assert len(theirs) == len(predictions.prediction)


def test_prediction_is_the_most_probable_class(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "a.csv")
    predictions = small_model(path, epochs=20).predict(read_csv(path))
    assert predictions.probabilities is not None
    assert predictions.probabilities.dtype == np.float64
    assert np.allclose(predictions.probabilities.sum(1), 1)
    best = [predictions.classes[i] for i in predictions.probabilities.argmax(1)]
    assert list(predictions.prediction) == best
    assert set(best) == {"high", "low"}


def test_unseen_category_is_noted_and_missing_column_refused(tmp_path: Path) -> None:
    model = small_model(write_mixed_csv(tmp_path / "a.csv"))
    (tmp_path / "new.csv").write_text("colour,size,member,weight\n" + "violet,10,yes,3\nred,9,no,\n" * 9)
    predictions = model.predict(read_csv(tmp_path / "new.csv"))
    assert len(predictions.prediction) == 18
    assert any("colour" in str(note) for note in predictions.notes)
    (tmp_path / "less.csv").write_text("colour,size\n" + "red,10\nblue,9\n" * 9)
    with pytest.raises(UserError, match="no column member"):
        model.predict(read_csv(tmp_path / "less.csv"))


def test_predictions_file_keeps_all_digits(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "a.csv")
    predictions = small_model(path).predict(read_csv(path))
    save_predictions(tmp_path / "p.csv", predictions)
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["prediction", "p_high", "p_low"]
    assert [row[0] for row in rows[1:]] == list(predictions.prediction)
    assert predictions.probabilities is not None
    assert np.array_equal(np.array([row[1:] for row in rows[1:]], np.float64), predictions.probabilities)


def test_predictions_of_numbers(tmp_path: Path) -> None:
    predictions = small_model(sample_path("diabetes")).predict(read_csv(sample_path("diabetes")))
    save_predictions(tmp_path / "p.csv", predictions)
    lines = (tmp_path / "p.csv").read_text().splitlines()
    assert lines[0] == "prediction"
    assert [float(line) for line in lines[1:]] == list(predictions.prediction)
