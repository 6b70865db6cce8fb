"""Cross-validation: every row tested once, nothing learnt from held-out rows, as good as scikit-learn."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.common.messages import Cancelled, UserError
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain, suggested
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.data.table.table import Table
from engine.data.table.values import category_column, number_column
from engine.evaluation.judged import Judged
from engine.experiments import cross_validation
from engine.experiments.cross_validation import CrossValidation, FoldResult, cross_validate
from engine.files.model import Model
from engine.project.project import DataChoices
from engine.training.metrics import Scores
from engine.training.trainer import Trainer

QUICK = TrainingSettings(epochs=3)


def linear(task: Task) -> Architecture:
    """No hidden layer: logistic or linear regression."""
    return chain([], task)


@pytest.fixture(scope="module")
def iris() -> Table:
    return read_csv(sample_path("iris"))


@pytest.fixture
def datasets(monkeypatch: pytest.MonkeyPatch) -> list[Dataset]:
    """The datasets that trainers are made for."""
    seen: list[Dataset] = []

    class Watched(Trainer):
        def __init__(self, network: Any, dataset: Dataset, settings: TrainingSettings) -> None:
            seen.append(dataset)
            super().__init__(network, dataset, settings)

    monkeypatch.setattr(cross_validation, "Trainer", Watched)
    return seen


def test_every_row_is_held_out_once_and_classes_are_in_equal_shares(
    iris: Table, datasets: list[Dataset]
) -> None:
    found = cross_validate(iris, DataChoices(), linear, QUICK, 5)
    assert [fold.rows for fold in found.folds] == [30] * 5
    held_out = [dataset.test.rows for dataset in datasets]
    assert np.sort(np.concatenate(held_out)).tolist() == list(range(150))
    for dataset in datasets:
        assert dataset.test.targets.sum(axis=0).tolist() == [10, 10, 10]
        sizes = (len(dataset.train), len(dataset.validation), len(dataset.test))
        assert sizes == (99, 21, 30)  # 70 to 15 of the 120 that are left
        everything = np.concatenate([part.rows for part in (dataset.train, dataset.validation, dataset.test)])
        assert np.sort(everything).tolist() == list(range(150))
        # Fitted on the training rows of this fold alone.
        np.testing.assert_allclose(dataset.train.inputs.mean(axis=0), 0, atol=1e-5)
    assert len({dataset.preparation.columns[0].offset for dataset in datasets}) == 5


def test_held_out_rows_change_nothing_of_the_training(iris: Table, datasets: list[Dataset]) -> None:
    cross_validate(iris, DataChoices(), linear, QUICK, 5)
    values = iris.columns[0].values.copy()
    values[datasets[0].test.rows] = 1e6
    columns = (number_column(iris.columns[0].name, values), *iris.columns[1:])
    cross_validate(replace(iris, columns=columns), DataChoices(), linear, QUICK, 5)
    before, after = datasets[0], datasets[5]
    assert before.preparation == after.preparation
    np.testing.assert_array_equal(before.train.inputs, after.train.inputs)
    np.testing.assert_array_equal(before.validation.inputs, after.validation.inputs)


def test_without_validation_rows_all_others_are_trained_on(iris: Table, datasets: list[Dataset]) -> None:
    cross_validate(iris, DataChoices(split=(80, 0, 20)), linear, QUICK, 3)
    assert [(len(d.train), len(d.validation), len(d.test)) for d in datasets] == [(100, 0, 50)] * 3


def test_the_same_seed_gives_the_same_figures(iris: Table) -> None:
    first, again, other = (
        cross_validate(iris, DataChoices(seed=seed), suggested, QUICK, 3) for seed in (0, 0, 1)
    )
    assert first == again != other


def test_mean_and_deviation() -> None:
    folds = tuple(
        FoldResult(Scores(loss, r2=None, accuracy=accuracy), 10, 5, 4)
        for loss, accuracy in ((0.5, 0.9), (0.7, 0.8), (0.9, 1.0))
    )
    found = CrossValidation(folds)
    assert found.mean.loss == pytest.approx(0.7)
    assert found.mean.accuracy == pytest.approx(0.9)
    assert found.deviation.accuracy == pytest.approx(0.1)  # divided by 2
    assert found.mean.r2 is None and found.deviation.mae is None


def test_as_good_as_logistic_regression_on_wine() -> None:
    sklearn_linear = pytest.importorskip("sklearn.linear_model")
    from sklearn.datasets import load_wine
    from sklearn.model_selection import StratifiedKFold, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    inputs, labels = load_wine(return_X_y=True)
    model = make_pipeline(StandardScaler(), sklearn_linear.LogisticRegression(max_iter=1000))
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    theirs = cross_val_score(model, inputs, labels, cv=folds).mean()
    table = read_csv(sample_path("wine"))
    ours = cross_validate(table, DataChoices(), linear, TrainingSettings(epochs=60), 5)
    assert ours.mean.accuracy == pytest.approx(theirs, abs=0.03)


def test_as_good_as_a_multi_layer_perceptron_on_iris(iris: Table) -> None:
    network = pytest.importorskip("sklearn.neural_network")
    from sklearn.datasets import load_iris
    from sklearn.model_selection import StratifiedKFold, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    inputs, labels = load_iris(return_X_y=True)
    theirs, ours = [], []
    for seed in range(3):  # one seed more or less is worth 0.02
        model = network.MLPClassifier((16, 8), learning_rate_init=0.01, max_iter=1000, random_state=seed)
        folds = StratifiedKFold(5, shuffle=True, random_state=seed)
        theirs.append(
            cross_val_score(make_pipeline(StandardScaler(), model), inputs, labels, cv=folds).mean()
        )
        settings = TrainingSettings(epochs=100, seed=seed)
        ours.append(cross_validate(iris, DataChoices(seed=seed), suggested, settings, 5))
    assert np.mean([found.mean.accuracy for found in ours]) == pytest.approx(np.mean(theirs), abs=0.03)
    assert all(0 < found.deviation.loss < found.mean.loss < math.inf for found in ours)


def test_as_good_as_linear_regression_on_diabetes() -> None:
    sklearn_linear = pytest.importorskip("sklearn.linear_model")
    from sklearn.datasets import load_diabetes
    from sklearn.model_selection import KFold, cross_val_score

    inputs, targets = load_diabetes(return_X_y=True)
    folds = KFold(5, shuffle=True, random_state=0)
    theirs = cross_val_score(sklearn_linear.LinearRegression(), inputs, targets, cv=folds).mean()
    table = read_csv(sample_path("diabetes"))
    ours = cross_validate(table, DataChoices(), linear, TrainingSettings(epochs=60), 5)
    assert ours.mean.r2 == pytest.approx(theirs, abs=0.05)
    assert ours.deviation.rmse is not None and 0 < ours.deviation.rmse < 15


def test_a_rare_class_may_be_missing_from_some_folds() -> None:
    values = np.arange(40) % 3 * 1.0 + np.random.default_rng(0).normal(size=40) / 9
    codes = np.array([0] * 20 + [1] * 18 + [2] * 2, np.int32)
    columns = (number_column("x", values), category_column("kind", "category", codes, ("a", "b", "c")))
    found = cross_validate(Table("t.csv", columns, 40), DataChoices(), linear, QUICK, 5)
    assert len(found.folds) == 5
    assert all(fold.scores.accuracy is not None for fold in found.folds)


def test_categories_that_only_some_folds_have(datasets: list[Dataset]) -> None:
    colours = np.array([*([0, 1] * 15)[:29], 2], np.int32)
    columns = (
        category_column("colour", "category", colours, ("blue", "red", "violet")),
        number_column("y", np.random.default_rng(0).normal(size=30)),
    )
    cross_validate(Table("t.csv", columns, 30), DataChoices(target="y"), linear, QUICK, 3)
    assert sorted({dataset.task.features for dataset in datasets}) == [2, 3]


def test_progress_rises_to_one_and_results_come_one_by_one(iris: Table) -> None:
    told: list[tuple[int, float]] = []
    results: list[FoldResult] = []
    found = cross_validate(
        iris,
        DataChoices(),
        suggested,
        TrainingSettings(epochs=60),
        3,
        progress=lambda fold, share: told.append((fold, share)),
        finished=results.append,
    )
    shares = [share for _, share in told]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert {fold for fold, _ in told} == {1, 2, 3}
    assert tuple(results) == found.folds
    assert all(1 <= fold.best_epoch <= fold.epochs == 60 for fold in found.folds)


def test_it_can_be_cancelled_in_the_middle_of_a_training(iris: Table) -> None:
    told: list[float] = []
    with pytest.raises(Cancelled):
        cross_validate(
            iris,
            DataChoices(),
            suggested,
            TrainingSettings(epochs=10_000_000, patience=0),
            3,
            progress=lambda _, share: told.append(share),
            cancelled=lambda: len(told) > 2,
        )
    assert max(told) < 0.34


def test_a_fault_of_the_caller_ends_the_training_too(iris: Table) -> None:
    def fail(_: int, __: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cross_validate(
            iris, DataChoices(), suggested, TrainingSettings(epochs=10_000_000, patience=0), 3, fail
        )


def test_what_cannot_be_validated(iris: Table) -> None:
    with pytest.raises(UserError, match="cannot be 1 folds: give a number from 2 to 150"):
        cross_validate(iris, DataChoices(), linear, QUICK, 1)
    with pytest.raises(UserError, match="no column nowhere"):
        cross_validate(iris, DataChoices(target="nowhere"), linear, QUICK, 5)
    with pytest.raises(UserError, match="loss of fold 1 is no longer a finite number"):
        settings = TrainingSettings(optimizer="sgd", learning_rate=100.0, epochs=50)
        table = read_csv(sample_path("diabetes"))
        cross_validate(table, DataChoices(), suggested, settings, 3)


def test_each_row_is_answered_by_the_network_that_did_not_see_it(
    iris: Table, datasets: list[Dataset]
) -> None:
    """Against folds by hand: each network trained again, and asked for the raw rows that it never saw."""
    settings = TrainingSettings(epochs=20, learning_rate=0.02)
    found = cross_validate(iris, DataChoices(), linear, settings, 4).judged
    assert found.part == "folds"
    assert found.rows.tolist() == list(range(150))
    expected = np.full((150, 3), np.nan)
    for dataset in datasets[:4]:
        assert not set(dataset.test.rows) & {*dataset.train.rows, *dataset.validation.rows}
        network = Network(linear(dataset.task), dataset.task)
        network.initialise(settings.seed)
        trainer = Trainer(network, dataset, settings)
        trainer.run()
        model = Model(network.architecture, dataset.preparation, network.values)
        rows = dataset.test.rows
        expected[rows] = np.asarray(model.predict(iris).probabilities)[rows]
    assert found.answers.probabilities is not None
    np.testing.assert_allclose(found.answers.probabilities, expected, rtol=0, atol=1e-12)
    target = next(column for column in iris.columns if column.name == found.answers.task.target)
    classes = found.answers.task.classes
    assert [classes[i] for i in found.answers.actual] == [target.categories[i] for i in target.values]
    assert (found.answers.predicted == expected.argmax(1)).all()
    right = expected[np.arange(150), found.answers.actual]
    np.testing.assert_allclose(found.losses, -np.log(right), atol=1e-9)


def test_the_target_of_a_held_out_row_changes_nothing_of_its_prediction() -> None:
    rng = np.random.default_rng(0)
    inputs, target = rng.normal(size=60), rng.normal(100, 20, 60)

    def predicted(target: NDArray[Any]) -> tuple[Judged, list[NDArray[Any]]]:
        columns = (number_column("x", inputs), number_column("y", target))
        table = Table("t.csv", columns, 60)
        found = cross_validate(table, DataChoices(target="y"), suggested, QUICK, 3)
        return found.judged, [fold.judged.rows for fold in found.folds if fold.judged is not None]

    before, folds = predicted(target)
    assert [len(rows) for rows in folds] == [20, 20, 20]
    other = target.copy()
    other[folds[1]] = 1e4
    after, _ = predicted(other)
    held_out = np.isin(before.rows, folds[1])
    assert (before.answers.predicted[held_out] == after.answers.predicted[held_out]).all()
    assert (before.answers.predicted[~held_out] != after.answers.predicted[~held_out]).any()
    assert (after.answers.actual == other).all()  # in the units of the target


def test_what_cannot_be_known_is_not_known() -> None:
    """Labels by chance: a network that had seen a row could have learnt it by heart."""
    rng = np.random.default_rng(1)
    columns = (
        *(number_column(f"x{i}", rng.normal(size=200)) for i in range(20)),
        category_column("kind", "category", rng.integers(0, 2, 200).astype(np.int32), ("a", "b")),
    )
    table = Table("t.csv", columns, 200)
    settings = TrainingSettings(epochs=100, learning_rate=0.02, patience=0)

    def wide(task: Task) -> Architecture:
        return chain([("dense", DenseSettings(64))], task)

    choices = DataChoices(target="kind", split=(80, 0, 20))
    found = cross_validate(table, choices, wide, settings, 4).judged.answers
    assert abs((found.predicted == found.actual).mean() - 0.5) < 0.12


def test_some_rows_may_stay_out_of_it(iris: Table, datasets: list[Dataset]) -> None:
    taking_part = np.arange(0, 150, 2)
    found = cross_validate(iris, DataChoices(), linear, QUICK, 5, taking_part=taking_part)
    assert found.judged.rows.tolist() == taking_part.tolist()
    for dataset in datasets:
        seen = np.concatenate([part.rows for part in (dataset.train, dataset.validation, dataset.test)])
        assert set(seen) <= set(taking_part)


def test_folds_that_tell_no_answers_have_none_together() -> None:
    with pytest.raises(ValueError, match="missing"):
        _ = CrossValidation((FoldResult(Scores(0.5), 10, 5, 4),)).judged
