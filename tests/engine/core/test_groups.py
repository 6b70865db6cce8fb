"""Blocks that are repeated in a row, and the groups that they form in the drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture, Connection, LayerGroup
from engine.core.architecture.architecture_file import architecture_json, read_architecture
from engine.core.architecture.drawing import CARD_SPACING
from engine.core.architecture.graph import Graph
from engine.core.architecture.groups import (
    block_of,
    ends_of,
    folded_group_of,
    is_block,
    is_folded,
    repeated,
    repeats,
    same_line,
    with_group,
)
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.task import Task

TASK = Task("classes", 8, ("a", "b"), "class")
BLOCK = [("dense", DenseSettings(8, "tanh", l2=0.1)), ("dropout", DropoutSettings(0.3))]


def drawn(times: int = 1) -> Architecture:
    return chain(BLOCK * times, TASK)


def hidden(architecture: Architecture) -> list[str]:
    return [layer.id for layer in architecture.order[1:-1]]


def residual() -> tuple[Architecture, list[str]]:
    """Input, Dense, Add of both, output; and the ids of the two in the middle."""
    made = chain([("dense", DenseSettings(8))], TASK)
    first, dense, output = made.order
    made, add = made.adding("add", 0.0, 0.0)
    made = made.disconnecting([Connection(dense.id, output.id)])
    made = made.connecting(dense.id, add.id).connecting(first.id, add.id).connecting(add.id, output.id)
    return made, [dense.id, add.id]


@pytest.mark.parametrize("times", [2, 4, 7])
def test_a_repeated_block_is_the_chain_of_so_many(times: int) -> None:
    once = drawn()
    made, group = repeated(once, hidden(once), times)
    assert made.is_same_network(drawn(times))
    assert group.members == tuple(hidden(made))
    assert made.groups == (group,)
    assert find_problems(made, TASK) == ()
    assert repeats(made, group)


def test_names_are_numbered_on_and_places_laid_out() -> None:
    once = drawn()
    dense, dropout = (once.layer(i) for i in hidden(once))
    once = once.with_layer(replace(dense, name="encoder")).with_layer(replace(dropout, name="Dropout 7"))
    made, group = repeated(once, hidden(once), 3)
    names = [made.layer(i).name for i in group.members]
    assert names == ["encoder", "Dropout 7", "encoder 2", "Dropout 8", "encoder 3", "Dropout 9"]
    places = [(made.layer(i).x, made.layer(i).y) for i in group.members]
    step = places[1][0] - places[0][0] + CARD_SPACING
    for place, (x, y) in enumerate(places):
        assert (x, y) == (places[place % 2][0] + place // 2 * step, places[place % 2][1])


def test_a_block_around_which_a_way_leads_is_repeated_with_it() -> None:
    once, ids = residual()
    block = block_of(once, ids)
    assert block.source == once.order[0].id
    assert set(block.entries) == set(ids)
    made, group = repeated(once, ids, 3)
    assert find_problems(made, TASK) == ()
    adds = [i for i in group.members if made.layer(i).kind == "add"]
    for before, add in zip([once.order[0].id, *adds], adds, strict=False):
        dense = group.members[group.members.index(add) - 1]
        assert made.sources(add) == [dense, before]
    assert made.sources(made.order[-1].id) == [adds[-1]]
    assert sum(Graph.of(made, 8).counts) == 3 * (8 * 8 + 8) + (8 * 2 + 2)


def test_what_is_no_block_is_refused_with_a_reason() -> None:
    network = drawn(2)
    middle = hidden(network)
    for ids, words in (
        ([], "Select"),
        ([network.order[0].id, middle[0]], "input"),
        ([middle[0], middle[2]], "into"),
    ):
        with pytest.raises(UserError, match=words):
            repeated(network, ids, 4)
    with pytest.raises(UserError, match="out of"):
        repeated(_two_ways_out(), middle[:2], 2)
    with pytest.raises(UserError, match="layers do not fit"):
        repeated(network, middle, 2_000)


def _two_ways_out() -> Architecture:
    made = drawn(2)
    made, add = made.adding("add", 0.0, 0.0)
    return made.connecting(hidden(made)[0], add.id)


@given(st.integers(1, 5), st.integers(2, 6), st.data())
def test_any_piece_of_a_chain_is_a_block(length: int, times: int, data: st.DataObject) -> None:
    network = chain([("dense", DenseSettings(8))] * length, TASK)
    begin = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(begin + 1, length))
    made, group = repeated(network, hidden(network)[begin:end], times)
    assert made.is_same_network(
        chain([("dense", DenseSettings(8))] * (length + (times - 1) * (end - begin)), TASK)
    )
    assert len({layer.name for layer in made.layers}) == len(made.layers)
    assert len(group.members) == times * (end - begin)
    assert read_architecture(architecture_json(made)) == made


def test_deleted_layers_leave_their_group() -> None:
    made, group = repeated(drawn(), hidden(drawn()), 2)
    smaller = made.without(group.members[:1])
    assert smaller.groups == (replace(group, members=group.members[1:]),)
    assert not repeats(smaller, smaller.groups[0])
    assert made.without(group.members).groups == ()


def test_a_group_that_is_no_block_any_more_is_only_a_frame() -> None:
    made, group = repeated(drawn(), hidden(drawn()), 2)
    made = with_group(made, group, replace(group, is_folded=True))
    folded = made.groups[0]
    assert is_folded(made, folded)
    made, add = made.adding("add", 0.0, 0.0)
    opened = made.connecting(folded.members[1], add.id)
    assert not is_block(opened, folded.members)
    assert not is_folded(opened, folded)
    assert folded_group_of(opened, folded.members[0]) is None
    assert opened.groups == (folded,)


def test_the_line_into_a_folded_group_stands_for_all_its_ways_in() -> None:
    once, ids = residual()
    made, group = repeated(once, ids, 2)
    made = with_group(made, group, replace(group, is_folded=True))
    source, output = made.order[0].id, made.order[-1].id
    first_in = Connection(source, ids[0])
    assert set(same_line(made, first_in)) == {first_in, Connection(source, ids[1])}
    assert ends_of(made, source, ids[0]) == (source, tuple(ids))
    assert ends_of(made, ids[0], output) == (group.members[-1], (output,))


def test_the_network_knows_nothing_of_groups() -> None:
    made, group = repeated(drawn(), hidden(drawn()), 3)
    folded = with_group(made, group, replace(group, is_folded=True))
    assert folded.computes_like(made)
    assert folded != made
    assert folded.taking_the_place_of(made).groups == folded.groups


def test_files_of_earlier_versions_have_no_groups_and_damaged_ones_are_refused() -> None:
    made, group = repeated(drawn(), hidden(drawn()), 2)
    values = architecture_json(made)
    assert "groups" not in architecture_json(drawn())
    old = {key: each for key, each in values.items() if key != "groups"}
    assert read_architecture(old) == replace(made, groups=())
    for groups in (
        [{"layers": ["layer-99"], "copies": 2, "folded": False}],
        [values["groups"][0], values["groups"][0]],
        [{"layers": [], "copies": 2, "folded": False}],
        [{"layers": list(group.members), "copies": "x", "folded": False}],
        [{"layers": list(group.members), "copies": 0, "folded": False}],
        [{"layers": list(group.members)}],
        [3],
        7,
    ):
        with pytest.raises(UserError, match="damaged"):
            read_architecture({**values, "groups": groups})
    assert read_architecture(values).groups == (LayerGroup(group.members, 2),)
