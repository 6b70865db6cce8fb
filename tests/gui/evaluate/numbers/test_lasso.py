"""A lasso takes the points that Qt's own polygon takes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from gui.evaluate.numbers.lasso import Lasso, inside

corner = st.tuples(st.floats(0, 300), st.floats(0, 200))


@given(st.lists(corner, min_size=3, max_size=12), st.integers(0, 1000))
def test_points_inside_are_those_of_qt(corners: list[tuple[float, float]], seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(-20, 320, 60), rng.uniform(-20, 220, 60)
    polygon = QPolygonF([QPointF(*each) for each in corners])
    expected = [
        polygon.containsPoint(QPointF(a, b), Qt.FillRule.OddEvenFill)
        for a, b in zip(x.tolist(), y.tolist(), strict=True)
    ]
    assert inside(x, y, np.array(corners)).tolist() == expected


def test_a_lasso_grows_by_some_pixels_and_knows_a_click() -> None:
    lasso = Lasso(QPointF(0, 0))
    assert not lasso.go_to(QPointF(1, 1))
    assert lasso.is_click
    for place in (QPointF(100, 0), QPointF(100, 100), QPointF(0, 100)):
        assert lasso.go_to(place)
    assert not lasso.is_click
    x, y = np.array([50.0, 150.0, -5.0, 99.0]), np.array([50.0, 50.0, 50.0, 99.0])
    assert lasso.places_in(x, y).tolist() == [0, 3]
