"""The file of judged rows, read back by Python's own reader of CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import Cancelled, UserError
from engine.data.reading.csv_reader import read_csv
from engine.evaluation.judged import Judged, judged_rows
from engine.files.judged_rows import save_rows
from tests.trained import small_run, write_mixed_csv


def judged_of(path: Path, target: str) -> Judged:
    write_mixed_csv(path, target)
    trainer = small_run(path)
    trainer.run()
    preparation, rows = trainer.dataset.preparation, trainer.dataset.validation.rows
    return judged_rows(trainer.network, preparation, read_csv(path), "validation", rows)


def saved(path: Path, table_path: Path, judged: Judged, places: np.ndarray) -> list[dict[str, str]]:
    found = judged.answers.of_rows(places)
    save_rows(path, read_csv(table_path), judged.rows[places], found, judged.losses[places])
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_values_of_the_table_stand_beside_the_answers(tmp_path):
    table, out = tmp_path / "t.csv", tmp_path / "out.csv"
    judged = judged_of(table, "class")
    places = np.array([4, 0, 9])
    written, original = saved(out, table, judged, places), lines_of(table)
    found, losses = judged.answers, judged.losses
    for line, place in zip(written, places, strict=True):
        row = int(judged.rows[place])
        assert line["row"] == str(row + 1)
        for name, text in original[row].items():
            assert line[name] == text or float(line[name]) == float(text)
        probabilities = found.probabilities[place]
        assert line["actual"] == original[row]["answer"]
        assert line["prediction"] == found.task.classes[int(probabilities.argmax())]
        assert float(line["confidence"]) == probabilities.max()
        assert float(line["loss"]) == losses[place]
        right = probabilities[found.task.classes.index(original[row]["answer"])]
        assert float(line["loss"]) == pytest.approx(-np.log(right), abs=1e-12)


def test_numbers_are_written_with_all_their_digits(tmp_path):
    table, out = tmp_path / "t.csv", tmp_path / "out.csv"
    judged = judged_of(table, "number")
    written = saved(out, table, judged, np.arange(len(judged)))
    assert "confidence" not in written[0]
    assert [float(line["prediction"]) for line in written] == judged.answers.predicted.tolist()
    for line in written:
        error = abs(float(line["prediction"]) - float(line["actual"]))
        assert float(line["loss"]) == pytest.approx(error, abs=1e-12)


def test_names_of_the_table_are_left_to_it_and_its_texts_are_no_formulas(tmp_path):
    table, out = tmp_path / "t.csv", tmp_path / "out.csv"
    lines = ["loss,row,colour,answer"]
    lines += [f"{i / 7:.3f},{i},{('=1+1', 'red')[i % 2]},{'ab'[i % 2]}" for i in range(80)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    trainer = small_run(table)
    trainer.run()
    rows = trainer.dataset.validation.rows
    judged = judged_rows(trainer.network, trainer.dataset.preparation, read_csv(table), "validation", rows)
    written = saved(out, table, judged, np.arange(4))
    assert {"row", "row_", "loss", "loss_"} <= written[0].keys()
    for line, row in zip(written, judged.rows, strict=False):
        assert (int(line["row_"]), int(line["row"])) == (row + 1, row)
        assert line["colour"] == ("'=1+1", "red")[row % 2]


def test_a_file_that_is_not_wanted_any_more_is_as_it_was(tmp_path):
    table, out = tmp_path / "t.csv", tmp_path / "out.csv"
    judged = judged_of(table, "class")
    out.write_text("before", encoding="utf-8")
    with pytest.raises(Cancelled):
        save_rows(out, read_csv(table), judged.rows, judged.answers, judged.losses, lambda: True)
    assert out.read_text(encoding="utf-8") == "before"
    with pytest.raises(UserError):
        save_rows(tmp_path / "no" / "x.csv", read_csv(table), judged.rows, judged.answers, judged.losses)
