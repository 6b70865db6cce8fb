"""The split: exact sizes, equal shares of classes, the same rows for the same seed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.messages import UserError
from engine.data.splitting import fold_rows, part_sizes, split_rows

SPLITS = st.tuples(st.integers(1, 100), st.integers(0, 100)).map(
    lambda pair: (
        float(pair[0]),
        (100.0 - pair[0]) * pair[1] / 100,
        (100.0 - pair[0]) * (100 - pair[1]) / 100,
    )
)


@pytest.mark.parametrize(
    ("rows", "sizes"),
    [(150, (105, 22, 23)), (1797, (1258, 269, 270)), (4, (3, 0, 1)), (1, (1, 0, 0)), (0, (0, 0, 0))],
)
def test_sizes(rows: int, sizes: tuple[int, int, int]) -> None:
    assert part_sizes(rows, (70.0, 15.0, 15.0)) == sizes


def test_train_is_never_empty() -> None:
    assert part_sizes(4, (1.0, 49.0, 50.0))[0] == 1


def test_impossible_splits() -> None:
    for split in [(50.0, 20.0, 20.0), (0.0, 50.0, 50.0), (float("nan"), 50.0, 50.0)]:
        with pytest.raises(UserError, match="does not work"):
            part_sizes(10, split)


@given(
    classes=st.lists(st.integers(0, 5), min_size=1, max_size=120),
    split=SPLITS,
    seed=st.integers(0, 2**63 - 1),
)
def test_every_row_once_in_exact_and_equal_shares(
    classes: list[int], split: tuple[float, float, float], seed: int
) -> None:
    rows = np.arange(len(classes)) * 3
    labels = np.array(classes, np.int32)
    parts = split_rows(rows, labels, split, seed)
    assert tuple(map(len, parts)) == part_sizes(len(rows), split)
    assert sorted(np.concatenate(parts)) == rows.tolist()
    assert all((np.diff(part) > 0).all() for part in parts)
    present = np.unique(labels)
    if len(parts[0]) >= len(present):
        assert set(labels[parts[0] // 3]) == set(present)
    again = split_rows(rows, labels, split, seed)
    assert all(np.array_equal(a, b) for a, b in zip(parts, again, strict=True))


def test_iris_shares() -> None:
    labels = np.repeat(np.arange(3, dtype=np.int32), 50)
    parts = split_rows(np.arange(150), labels, (70.0, 15.0, 15.0), 0)
    counts = [np.bincount(labels[part]).tolist() for part in parts]
    assert [sum(part) for part in counts] == [105, 22, 23]
    assert all(max(part) - min(part) <= 1 for part in counts)


def test_a_rare_class_is_trained_on() -> None:
    labels = np.array([0] * 50 + [1], np.int32)
    for seed in range(20):
        train, _, _ = split_rows(np.arange(51), labels, (10.0, 45.0, 45.0), seed)
        assert 50 in train


def test_another_seed_gives_another_split() -> None:
    rows = np.arange(100)
    first, second = (split_rows(rows, None, (70.0, 15.0, 15.0), seed)[0] for seed in (0, 1))
    assert not np.array_equal(first, second)


@given(
    st.lists(st.integers(0, 3), min_size=2, max_size=60), st.integers(2, 12), st.integers(0, 5), st.booleans()
)
def test_folds_deal_out_every_row_once(labels: list[int], folds: int, seed: int, stratified: bool) -> None:
    rows = np.arange(len(labels)) * 3 + 7
    codes = np.array(labels, np.int32)
    classes = codes if stratified else None
    if folds > len(rows):
        with pytest.raises(UserError, match=f"cannot be {folds} folds"):
            fold_rows(rows, classes, folds, seed)
        return
    found = fold_rows(rows, classes, folds, seed)
    assert np.sort(np.concatenate(found)).tolist() == rows.tolist()
    assert all((np.diff(fold) > 0).all() for fold in found)
    sizes = [len(fold) for fold in found]
    assert max(sizes) - min(sizes) <= 1
    if stratified:
        for label in set(labels):
            counts = [int((codes[(fold - 7) // 3] == label).sum()) for fold in found]
            assert max(counts) - min(counts) <= 1
    again = fold_rows(rows, classes, folds, seed)
    assert all(np.array_equal(a, b) for a, b in zip(found, again, strict=True))


def test_folds_are_as_large_as_those_of_scikit_learn() -> None:
    selection = pytest.importorskip("sklearn.model_selection")
    labels = np.repeat([0, 1, 2], [59, 71, 48]).astype(np.int32)
    theirs = selection.StratifiedKFold(5, shuffle=True, random_state=0).split(labels, labels)
    ours = fold_rows(np.arange(178), labels, 5, 0)
    assert [len(fold) for fold in ours] == [len(test) for _, test in theirs]
    plain = selection.KFold(5, shuffle=True, random_state=0).split(labels)
    assert [len(fold) for fold in fold_rows(np.arange(178), None, 5, 0)] == [len(test) for _, test in plain]
    assert not np.array_equal(ours[0], fold_rows(np.arange(178), labels, 5, 1)[0])
