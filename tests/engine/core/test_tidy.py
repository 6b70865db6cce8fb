"""A tidy drawing: columns by the distance from the input, rows by branches, and what was placed by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.drawing import CARD_SPACING, ROW_SPACING, tidied

PLACES = st.floats(-900, 900).map(round)


@st.composite
def drawings(draw: st.DrawFn) -> Architecture:
    """Any graph without cycles, its layers anywhere."""
    drawn, first = Architecture().adding("input", 0, 0)
    ids = [first.id]
    for _ in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(("dense", "dense", "concatenate")))
        drawn, layer = drawn.adding(kind, draw(PLACES), draw(PLACES))
        for source in draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)):
            drawn = drawn.connecting(source, layer.id)
        ids.append(layer.id)
    return drawn


def forked(*heights: float) -> Architecture:
    """An input that feeds a Dense layer at each of these heights, all of them joined by an Add."""
    drawn, source = Architecture().adding("input", 0, 0)
    drawn, join = drawn.adding("add", 600, 0, name="join")
    for number, height in enumerate(heights):
        drawn, layer = drawn.adding("dense", 300, height, name=f"branch {number}")
        drawn = drawn.connecting(source.id, layer.id).connecting(layer.id, join.id)
    return drawn


def heights(drawn: Architecture) -> dict[str, float]:
    return {layer.name: layer.y for layer in tidied(drawn).layers}


@settings(max_examples=150, deadline=None)
@given(drawings())
def test_no_two_cards_lie_upon_one_another_and_tidying_again_changes_nothing(drawn: Architecture) -> None:
    tidy = tidied(drawn)
    assert len({(layer.x, layer.y) for layer in tidy.layers}) == len(tidy.layers)
    assert tidied(tidy) == tidy
    assert [replaced.id for replaced in tidy.layers] == [layer.id for layer in drawn.layers]


def test_branches_stay_in_the_order_in_which_they_were_placed() -> None:
    found = heights(forked(200, -300, 700))
    assert found["branch 1"] < found["branch 0"] < found["branch 2"]
    assert sorted(found[f"branch {i}"] for i in range(3)) == [0, ROW_SPACING, 2 * ROW_SPACING]
    assert heights(forked(0, 0, 0)) == {
        "Input 1": 0,
        "join": 0,
        "branch 0": 0,
        "branch 1": ROW_SPACING,
        "branch 2": 2 * ROW_SPACING,
    }


def test_the_straightest_way_goes_on_in_the_row() -> None:
    found = heights(forked(400, 20))
    assert found["Input 1"] == found["branch 1"] == found["join"] == 0
    assert found["branch 0"] == ROW_SPACING


def test_a_way_around_a_block_leaves_the_block_in_the_row() -> None:
    drawn, source = Architecture().adding("input", 0, 0)
    drawn, inner = drawn.adding("dense", 0, 0)
    drawn, join = drawn.adding("add", 0, 0)
    for pair in ((source, join), (source, inner), (inner, join)):
        drawn = drawn.connecting(pair[0].id, pair[1].id)
    assert [(i.x, i.y) for i in tidied(drawn).order] == [(CARD_SPACING * place, 0) for place in range(3)]
