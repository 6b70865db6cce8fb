"""Figures of how good answers are: for classes and for numbers, as scikit-learn defines them.

scikit-learn is imported with the first figure of classes, since that takes a second.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Flags, Indices
from engine.evaluation.answers import Answers, confusion_of
from engine.training.metrics import NAN, r2

CALIBRATION_BINS = 10
"""Bins of equal width, from 0 to 1, in which probabilities and shares are compared."""


@dataclass(frozen=True, slots=True)
class OfClass:
    """Figures of one class.

    Attributes:
        precision: share of the rows taken for this class that are of it; 0 where none was.
        recall: share of the rows of this class that were taken for it; 0 where there are none.
        f1: harmonic mean of both.
        support: rows of this class.
    """

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True, eq=False)
class MatrixFigures:
    """Figures that a confusion matrix tells, quick enough to follow a hand that drags a threshold.

    Attributes:
        accuracy, balanced_accuracy, macro_f1, weighted_f1: see :class:`ClassFigures`.
        macro: mean precision, recall and F1 of the classes that the rows or the predictions have.
        weighted: the same of the classes by their rows.
        per_class: by the names of the classes, in the order of the outputs.
    """

    accuracy: float
    balanced_accuracy: float
    macro: tuple[float, float, float]
    weighted: tuple[float, float, float]
    per_class: dict[str, OfClass]

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the classes, all alike."""
        return self.macro[2]

    @property
    def weighted_f1(self) -> float:
        """Mean F1 of the classes by their rows."""
        return self.weighted[2]


@dataclass(frozen=True, slots=True, eq=False)
class ClassFigures:
    """Figures for classes; NaN where one has no meaning, such as an AUC without rows of some class.

    Attributes:
        accuracy: share of rows whose predicted class is the right one.
        balanced_accuracy: mean recall of the classes that have rows.
        macro_f1, weighted_f1: mean F1 of the classes, all alike or by their rows.
        log_loss: mean negative logarithm of the probability of the right class.
        roc_auc: area under the ROC curve; of more than two classes the mean of one against the rest.
        average_precision: the same of the precision-recall curve.
        brier: mean squared error of the probability of the second of two classes; of more classes the mean
            sum of squared errors of all probabilities.
        calibration_error: see :func:`calibration_error`.
        confusion: ``(classes, classes)`` rows by actual class (down) and predicted class (across).
        per_class: by the names of the classes, in the order of the outputs.
    """

    accuracy: float
    balanced_accuracy: float
    macro_f1: float
    weighted_f1: float
    log_loss: float
    roc_auc: float
    average_precision: float
    brier: float
    calibration_error: float
    confusion: NDArray[np.int64]
    per_class: dict[str, OfClass]

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self) | {"confusion": self.confusion.tolist()}


@dataclass(frozen=True, slots=True)
class NumberFigures:
    """Figures for a number that is predicted, in the units of the target; NaN where one has no meaning.

    Attributes:
        r2: one minus the squared error over that of the mean.
        mae, rmse, median_absolute_error: mean, root mean squared and median error.
    """

    r2: float
    mae: float
    rmse: float
    median_absolute_error: float

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


Figures = ClassFigures | NumberFigures


def figures_of(answers: Answers) -> Figures:
    """All figures of some answers; NaN without rows, or where an answer is no finite number."""
    if answers.probabilities is None:
        return number_figures(answers)
    return _of_classes(answers, answers.probabilities)


def main_figure(figures: Figures) -> float:
    """The figure of the verdict: accuracy for classes, R² for a number."""
    return figures.accuracy if isinstance(figures, ClassFigures) else figures.r2


def number_figures(answers: Answers) -> NumberFigures:
    """The figures of a regression, without importing scikit-learn."""
    actual, predicted = answers.actual.astype(np.float64), answers.predicted.astype(np.float64)
    if not len(answers) or not np.isfinite(predicted).all():
        return NumberFigures(NAN, NAN, NAN, NAN)
    missed = np.abs(predicted - actual)
    with np.errstate(over="ignore"):  # predictions may be as large as numbers go
        return NumberFigures(
            r2=r2(predicted, actual) if (actual != actual[0]).any() else NAN,
            mae=float(missed.mean()),
            rmse=float(np.sqrt((missed * missed).mean())),
            median_absolute_error=float(np.median(missed)),
        )


def _of_classes(answers: Answers, probabilities: Array) -> ClassFigures:
    from sklearn import metrics

    actual, names = answers.actual, answers.task.classes
    numbers = np.arange(len(names))
    confusion = confusion_of(answers)
    is_sound = len(answers) > 0 and bool(np.isfinite(probabilities).all())
    ranks = _rank_figures(actual, probabilities) if is_sound else (NAN, NAN)
    told = matrix_figures(confusion, names)
    return ClassFigures(
        accuracy=told.accuracy,
        balanced_accuracy=told.balanced_accuracy,
        macro_f1=told.macro_f1,
        weighted_f1=told.weighted_f1,
        log_loss=float(metrics.log_loss(actual, probabilities, labels=numbers)) if is_sound else NAN,
        roc_auc=ranks[0],
        average_precision=ranks[1],
        brier=brier_score(actual, probabilities) if is_sound else NAN,
        calibration_error=calibration_error(actual, probabilities) if is_sound else NAN,
        confusion=confusion,
        per_class=told.per_class,
    )


def matrix_figures(confusion: NDArray[np.int64], names: Sequence[str]) -> MatrixFigures:
    """The figures of a confusion matrix of the classes with these names; NaN without rows."""
    precision, recall, f1, support = _each_class(confusion)
    rows = int(support.sum())
    present = np.flatnonzero(support)
    met = np.flatnonzero(confusion.sum(0) + support)  # the rows or the predictions have them
    scores = np.stack([precision, recall, f1], axis=1)
    macro = scores[met].mean(0) if len(met) else np.full(3, NAN)
    weighted = np.average(scores, axis=0, weights=support) if rows else np.full(3, NAN)
    return MatrixFigures(
        accuracy=float(np.trace(confusion) / rows) if rows else NAN,
        balanced_accuracy=float(recall[present].mean()) if rows else NAN,
        macro=(float(macro[0]), float(macro[1]), float(macro[2])),
        weighted=(float(weighted[0]), float(weighted[1]), float(weighted[2])),
        per_class={
            name: OfClass(float(precision[i]), float(recall[i]), float(f1[i]), int(support[i]))
            for i, name in enumerate(names)
        },
    )


def _each_class(confusion: NDArray[np.int64]) -> tuple[Array, Array, Array, NDArray[np.int64]]:
    """Precision, recall, F1 and rows of each class ``(classes,)``; 0 where there is nothing to divide by."""
    right, taken, support = np.diag(confusion), confusion.sum(0), confusion.sum(1)
    precision = right / np.maximum(taken, 1)
    recall = right / np.maximum(support, 1)
    f1 = 2 * right / np.maximum(taken + support, 1)
    return precision, recall, f1, support


def _rank_figures(actual: NDArray[Any], probabilities: Array) -> tuple[float, float]:
    """Area under the ROC curve and average precision, of two classes or the mean of one against the rest."""
    from sklearn import metrics

    count = probabilities.shape[1]
    asked = (1,) if count == 2 else range(count)
    truths = [actual == number for number in asked]
    if not all(truth.any() and not truth.all() for truth in truths):
        return NAN, NAN
    areas, precisions = [], []
    for number, truth in zip(asked, truths, strict=True):
        areas.append(metrics.roc_auc_score(truth, probabilities[:, number]))
        precisions.append(metrics.average_precision_score(truth, probabilities[:, number]))
    return math.fsum(areas) / len(areas), math.fsum(precisions) / len(precisions)


def brier_score(actual: NDArray[Any], probabilities: Array) -> float:
    """Brier, Verification of Forecasts Expressed in Terms of Probability, 1950; halved for two classes."""
    wrong = probabilities - (actual[:, None] == np.arange(probabilities.shape[1]))
    per_row = wrong[:, 1] ** 2 if probabilities.shape[1] == 2 else (wrong * wrong).sum(1)
    return float(per_row.mean())


def calibration_error(actual: NDArray[Any], probabilities: Array) -> float:
    """Expected calibration error: the mean distance between confidence and accuracy.

    Rows are put into bins by the probability of their most probable class; each bin counts by its rows.
    """
    return confidence_calibration(actual, probabilities).error


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """Rows in bins of equal width by a probability.

    Attributes:
        probability: ``(bins,)`` mean in each; NaN where it is empty.
        share: ``(bins,)`` of its rows for which it came true.
        counts: ``(bins,)`` its rows.
        bins: ``(m,)`` number of the bin of each row.
    """

    probability: Array
    share: Array
    counts: NDArray[np.int64]
    bins: Indices

    @property
    def intervals(self) -> tuple[Array, Array]:
        """Lower and upper ends ``(bins,)`` of the 95 % interval of each share; NaN where a bin is empty.

        Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927.
        """
        z, rows = NormalDist().inv_cdf(0.975), np.where(self.counts > 0, self.counts, np.nan)
        middle = (self.share + z * z / (2 * rows)) / (1 + z * z / rows)
        spread = np.sqrt(self.share * (1 - self.share) / rows + z * z / (4 * rows * rows))
        reach = z * spread / (1 + z * z / rows)
        return np.maximum(middle - reach, 0), np.minimum(middle + reach, 1)

    @property
    def error(self) -> float:
        """Mean distance between probability and share, each bin by its rows; NaN without rows."""
        filled = self.counts > 0
        if not filled.any():
            return NAN
        gaps = np.abs(self.probability - self.share)[filled]
        return float((gaps * self.counts[filled]).sum() / self.counts.sum())


def calibration_of(probabilities: Array, came_true: Flags, bins: int = CALIBRATION_BINS) -> Calibration:
    """Put rows into bins by their probabilities ``(m,)``."""
    places = np.minimum((probabilities * bins).astype(np.intp), bins - 1)
    counts = np.bincount(places, minlength=bins)
    with np.errstate(invalid="ignore"):  # 0 / 0 in an empty bin
        means = np.bincount(places, probabilities, bins) / counts
        shares = np.bincount(places, came_true, bins) / counts
    return Calibration(means, shares, counts, places)


def confidence_calibration(
    actual: NDArray[Any], probabilities: Array, bins: int = CALIBRATION_BINS
) -> Calibration:
    """Calibration of the most probable class, of probabilities ``(m, classes)``.

    Its error is the expected calibration error (Guo et al., On Calibration of Modern Neural Networks, 2017).
    """
    return calibration_of(probabilities.max(1), probabilities.argmax(1) == actual, bins)


def class_calibration(
    actual: NDArray[Any], probabilities: Array, number: int, bins: int = CALIBRATION_BINS
) -> Calibration:
    """Calibration of the probability of one class."""
    return calibration_of(probabilities[:, number], actual == number, bins)
