"""Raw values of prepared rows: preparing them gives the rows again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.evaluation.strips.grids import prepared_value
from engine.insight.plane import PlaneChoice, plane_of
from engine.insight.raw_values import raw_values
from engine.project.project import DataChoices
from tests.trained import write_many_words_csv, write_mixed_csv


def test_prepared_again_they_give_the_row(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv")
    dataset = prepare(read_csv(path), DataChoices(path=str(path)))
    for row in dataset.validation.inputs:
        values = raw_values(dataset.preparation, row)
        again = [prepared_value(each, values[each.name]) for each in dataset.preparation.columns]
        assert np.concatenate(again) == pytest.approx(row, abs=1e-4)


def test_a_row_that_is_moved_along_the_components_stays_on_their_plane() -> None:
    path = sample_path("iris")
    table = read_csv(path)
    dataset = prepare(table, DataChoices(path=str(path)))
    plane = plane_of(dataset, table, PlaneChoice(), dataset.validation.inputs[0], width=2, height=2)
    values = raw_values(dataset.preparation, plane.row_at(0.3, 0.8))
    row = np.concatenate([prepared_value(each, values[each.name]) for each in dataset.preparation.columns])
    assert plane.places(row[None])[0] == pytest.approx([0.3, 0.8], abs=1e-4)
    assert plane.through(row).row_at(0.3, 0.8) == pytest.approx(row, abs=1e-3)


@pytest.mark.parametrize("encoding", ["frequent", "hashed"])
def test_texts_that_share_an_input_cannot_be_told(encoding: str, tmp_path: Path) -> None:
    path = write_many_words_csv(tmp_path / "words.csv")
    roles, encodings = {"town": "feature"}, {"town": encoding}
    choices = DataChoices(path=str(path), target="price", roles=roles, encodings=encodings)
    dataset = prepare(read_csv(path), choices)
    fitted = next(each for each in dataset.preparation.columns if each.name == "town")
    told = [raw_values(dataset.preparation, row) for row in dataset.train.inputs]
    assert all("size" in values for values in told)
    assert any("town" not in values for values in told)
    assert {values["town"] for values in told if "town" in values} <= set(fitted.categories)
