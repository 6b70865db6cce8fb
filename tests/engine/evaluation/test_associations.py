"""Measures of what two columns share, against scipy, a regression and tables made for it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import contingency
from sklearn.linear_model import LinearRegression

from engine.common.messages import Cancelled
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.evaluation import associations as module
from engine.evaluation.associations import (
    associations,
    associations_with_target,
    correlation_ratios,
    cramers_v,
)
from engine.project.project import DataChoices


def flags_of(codes: NDArray[np.int64]) -> NDArray[np.float64]:
    return (codes[:, None] == np.unique(codes)).astype(float)


def write_table(path: Path, rows: int = 400) -> Path:
    """``twice`` is nearly ``size``; ``land`` follows from ``town``; a ``level`` has its ``height``."""
    rng = np.random.default_rng(3)
    size, town = rng.normal(size=rows), rng.integers(6, size=rows)
    level, free = rng.integers(4, size=rows), rng.integers(5, size=rows)
    lines = ["size,twice,town,land,level,height,free,noise,answer"]
    for i in range(rows):
        lines.append(
            f"{size[i]:.5f},{2 * size[i] + rng.normal() / 4:.5f},town {town[i]},land {town[i] // 2},"
            f"level {level[i]},{level[i] ** 2 + rng.normal() / 9:.5f},free {free[i]},{rng.normal():.5f},"
            f"{size[i] + rng.normal():.5f}"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def prepared(path: Path | str) -> Dataset:
    return prepare(read_csv(path), DataChoices(path=str(path), target="answer"))


def test_pairs_that_share_their_information_are_found(tmp_path: Path) -> None:
    dataset = prepared(write_table(tmp_path / "table.csv"))
    found = associations(dataset.preparation, dataset.train.inputs)
    assert found.rows == len(dataset.train)
    kinds = {pair.columns: pair.kind for pair in found.pairs}
    assert kinds == {
        ("size", "twice"): "correlation",
        ("town", "land"): "cramers_v",
        ("level", "height"): "correlation_ratio",
    }
    strengths = [pair.strength for pair in found.pairs]
    assert strengths == sorted(strengths, reverse=True)
    assert [pair.columns for pair in found.partners_of("height")] == [("level", "height")]
    assert found.partners_of("free") == ()


def test_a_correlation_is_that_of_numpy(tmp_path: Path) -> None:
    dataset = prepared(write_table(tmp_path / "table.csv"))
    columns = {column.name: i for i, column in enumerate(dataset.preparation.columns)}
    inputs = dataset.train.inputs.astype(float)
    expected = abs(np.corrcoef(inputs[:, columns["size"]], inputs[:, columns["twice"]])[0, 1])
    (pair,) = associations(dataset.preparation, inputs).partners_of("twice")
    assert pair.strength == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("classes", [(2, 2), (2, 7), (5, 4)])
@pytest.mark.parametrize("noise", [0.0, 0.1, 0.6])
def test_cramers_v(classes: tuple[int, int], noise: float) -> None:
    rng = np.random.default_rng(classes[0] + int(10 * noise))
    one = rng.integers(classes[0], size=300)
    other = np.where(rng.random(300) < noise, rng.integers(classes[1], size=300), one % classes[1])
    table = contingency.crosstab(one, other).count
    plain = contingency.association(table, method="cramer")
    rows, columns = table.shape
    phi2 = plain**2 * (min(rows, columns) - 1)  # Bergsma, 2013, by hand
    corrected = max(0, phi2 - (columns - 1) * (rows - 1) / 299)
    sides = [side - (side - 1) ** 2 / 299 for side in (rows, columns)]
    expected = np.sqrt(corrected / (min(sides) - 1))
    assert cramers_v(flags_of(one).T @ flags_of(other)) == pytest.approx(expected, abs=1e-12)


def test_cramers_v_of_independent_categories_with_few_rows_is_small() -> None:
    """Without the correction it is about 0.7 here."""
    rng = np.random.default_rng(0)
    values = [
        cramers_v(flags_of(rng.integers(12, size=30)).T @ flags_of(rng.integers(12, size=30)))
        for _ in range(50)
    ]
    assert np.mean(values) < 0.25


def test_a_correlation_ratio_is_the_adjusted_fit_of_a_regression_on_the_categories() -> None:
    rng = np.random.default_rng(5)
    codes, noise = rng.integers(7, size=200), rng.normal(size=(200, 3))
    numbers = codes[:, None] * np.array([1.0, 0.2, 0.0]) + noise
    numbers = (numbers - numbers.mean(0)) / numbers.std(0)
    flags = flags_of(codes)
    fit = LinearRegression(fit_intercept=False)
    shares = np.array([fit.fit(flags, each).score(flags, each) for each in numbers.T])
    expected = np.sqrt(np.clip(1 - (1 - shares) * 199 / 193, 0, None))
    assert correlation_ratios(flags, numbers) == pytest.approx(expected, abs=1e-12)


def test_constant_columns_share_nothing() -> None:
    assert cramers_v(np.array([[5.0, 3.0]])) == 0
    assert (correlation_ratios(np.ones((9, 1)), np.zeros((9, 2))) == 0).all()
    assert (correlation_ratios(np.eye(3), np.ones((3, 1))) == 0).all()  # a category for each row tells all


def test_long_tables_are_sampled_and_wide_ones_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = prepared(write_table(tmp_path / "table.csv"))
    preparation, inputs = dataset.preparation, dataset.train.inputs
    monkeypatch.setattr(module, "MOST_ROWS", 150)
    found = associations(preparation, inputs)
    assert found.rows == 150
    assert {pair.columns for pair in found.pairs} >= {("size", "twice"), ("town", "land")}
    assert found == associations(preparation, inputs)
    monkeypatch.setattr(module, "_NUMBERS_AT_ONCE", 1)
    monkeypatch.setattr(module, "LEAST_ROWS", 90)
    assert associations(preparation, inputs).rows == 90


def test_blocks_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    base = rng.normal(size=(80, 4))
    names = [f"x{i}" for i in range(12)]
    values = np.hstack([base + rng.normal(size=base.shape) * spread for spread in (0, 0.1, 0.3)])
    lines = [",".join([*names, "answer"])]
    lines += [",".join(f"{value:.6f}" for value in [*row, row.sum()]) for row in values]
    (tmp_path / "table.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    dataset = prepared(tmp_path / "table.csv")
    whole = associations(dataset.preparation, dataset.train.inputs)
    assert len(whole.pairs) >= 8
    monkeypatch.setattr(module, "_BLOCK", 5)
    pieces = associations(dataset.preparation, dataset.train.inputs)
    assert [pair.columns for pair in pieces.pairs] == [pair.columns for pair in whole.pairs]


def test_pixels_are_skipped() -> None:
    path = sample_path("digits")
    dataset = prepare(read_csv(path), DataChoices(path=str(path)))
    assert dataset.preparation.image
    assert associations(dataset.preparation, dataset.train.inputs) == module.Associations()


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    dataset = prepared(write_table(tmp_path / "table.csv"))
    with pytest.raises(Cancelled):
        associations(dataset.preparation, dataset.train.inputs, cancelled=lambda: True)


@pytest.mark.parametrize("target", ["answer", "level"])
def test_association_with_the_target(target: str, tmp_path: Path) -> None:
    path = write_table(tmp_path / "table.csv")
    dataset = prepare(read_csv(path), DataChoices(path=str(path), target=target))
    train, names = dataset.train, dataset.preparation.feature_names
    found = associations_with_target(dataset.preparation, train.inputs, train.targets)
    assert found.keys() == {column.name for column in dataset.preparation.columns}
    assert all(0 <= each <= 1 for each in found.values())
    strongest = "size" if target == "answer" else "height"
    assert max(found, key=found.__getitem__) == strongest
    values = train.inputs[:, names.index("noise")]
    if target == "answer":
        assert found["noise"] == pytest.approx(abs(np.corrcoef(values, train.targets[:, 0])[0, 1]), abs=1e-5)
    else:
        standard = (values - values.mean()) / values.std()
        ratio = correlation_ratios(train.targets.astype(float), standard[:, None].astype(float))[0]
        assert found["noise"] == pytest.approx(ratio, abs=1e-4)
