"""The lines of weights: which are drawn, how wide, where they run, and which one the pointer means."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainterPath
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView
from pytestqt.qtbot import QtBot

from gui.canvas.items.units.weight_lines import (
    MOST_LINES,
    WIDTHS,
    bend,
    joined,
    nearest_curve,
    sampled_curves,
    strongest,
)
from gui.canvas.items.units.weights_item import WeightsItem


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_the_strongest_weights_are_drawn_and_no_other(targets: int, sources: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    weights = rng.normal(size=(targets + 3, sources + 2)).astype(np.float32)
    rows = np.sort(rng.choice(targets + 3, targets, replace=False))
    columns = np.sort(rng.choice(sources + 2, sources, replace=False))
    lines = strongest(weights, rows, columns)
    found = {(int(t), int(s)) for t, s in zip(lines.targets, lines.sources, strict=True)}
    pairs = [(int(t), int(s)) for t in rows for s in columns]
    expected = sorted(pairs, key=lambda pair: -abs(weights[pair]))[:MOST_LINES]
    assert found == set(expected)
    assert lines.count == weights.size
    # The numbers are those of the network, the thinnest lines first.
    assert np.array_equal(lines.weights, weights[lines.targets, lines.sources])
    assert np.all(np.diff(lines.widths) >= 0)


def test_widths_follow_the_size_of_weights() -> None:
    lines = strongest(np.array([[0.05, -0.5, 1.0, 0.0]]), np.arange(1), np.arange(4))
    assert lines.weights.tolist() == [0.05, 0.0, -0.5, 1.0]
    assert lines.widths.tolist() == [0, 0, WIDTHS // 2, WIDTHS - 1]


def test_weights_without_bounds_are_left_out() -> None:
    lines = strongest(np.array([[np.nan, 2.0], [np.inf, -1.0]]), np.arange(2), np.arange(2))
    assert lines.weights.tolist() == [-1.0, 2.0]
    nothing = strongest(np.zeros((2, 2)), np.arange(2), np.arange(2))
    assert nothing.widths.tolist() == [0, 0, 0, 0]


def test_only_what_looks_different_is_another_picture() -> None:
    units = np.arange(2)
    first = strongest(np.array([[1.0, -0.56], [0.54, 0.75]]), units, units)
    assert strongest(np.array([[1.001, -0.54], [0.56, 0.75]]), units, units).looks_like(first)
    assert not strongest(np.array([[1.0, 0.56], [0.54, 0.75]]), units, units).looks_like(first)
    assert not strongest(np.array([[1.0, -0.9], [0.54, 0.75]]), units, units).looks_like(first)
    assert not first.looks_like(None)


def test_a_unit_that_hands_its_number_on_has_a_plain_line() -> None:
    lines = joined(np.array([0, 2, 5]), np.array([10, 11, 12, 13]), 10, 20)
    assert lines.sources.tolist() == [0, 2]
    assert lines.targets.tolist() == [10, 12]
    assert lines.is_plain
    assert not strongest(np.ones((1, 1)), np.arange(1), np.arange(1)).is_plain


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.8, 1.0])
def test_curves_are_those_that_qt_draws(share: float) -> None:
    starts, ends = np.array([[0.0, 10.0], [5.0, 80.0]]), np.array([[150.0, 90.0], [140.0, 0.0]])
    first, second = bend(starts, ends)
    curves = sampled_curves(starts, ends)
    for line in range(2):
        path = QPainterPath(QPointF(*starts[line]))
        path.cubicTo(*first[line], *second[line], *ends[line])
        point = path.pointAtPercent(share)
        assert nearest_curve(curves, point.x(), point.y(), 0.6) is not None
    assert nearest_curve(curves, 75.0, 200.0, 5.0) is None
    assert nearest_curve(np.zeros((0, 24, 2)), 0.0, 0.0, 5.0) is None


def test_the_pointer_means_the_nearest_line() -> None:
    starts = np.array([[0.0, y] for y in (0.0, 10.0, 20.0)])
    curves = sampled_curves(starts, starts + np.array([100.0, 0.0]))
    assert [nearest_curve(curves, 50.0, y, 4.0) for y in (1.0, 9.0, 23.0, 15.0)] == [0, 1, 2, None]


def test_lines_that_fade_while_the_view_is_scrolled_fade_everywhere(qtbot: QtBot) -> None:
    lines = WeightsItem("a", "b")
    starts = np.stack([np.zeros(8), np.linspace(0, 900, 8)], axis=1)
    weights = strongest(np.eye(8) + 0.5, np.arange(8), np.arange(8))
    ends = np.tile(starts + np.array([400.0, 0.0]), (8, 1))
    lines.show_lines(weights, starts.repeat(8, 0), ends)
    scene = QGraphicsScene(QRectF(0, 0, 400, 900))
    scene.addItem(lines)
    view = QGraphicsView(scene)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    qtbot.waitExposed(view)
    shown_by(view)
    lines.light(frozenset())
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - 60)
    shown = shown_by(view)
    lines.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    assert np.abs(shown - shown_by(view)).max() < 10


def shown_by(view: QGraphicsView) -> np.ndarray:
    """Grey of each pixel that a view shows once all is painted."""
    QApplication.processEvents()
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return np.array(image.constBits()).reshape(image.height(), -1)[:, : image.width()].astype(int)
