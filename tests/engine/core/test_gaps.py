"""Layers taken out of a drawing: what is joined across the gap; and rows of layers put into a connection."""

from __future__ import annotations

import pytest

from engine.core.architecture.architecture import Architecture, Connection


def drawing(*lines: str, joins: str = "") -> Architecture:
    """Layers named by one letter, joined as ``ab`` says; ``a`` is the input, those of ``joins`` take many."""
    architecture, ids = Architecture(), {}
    for letter in sorted(set("".join(lines))):
        kind = "input" if letter == "a" else "concatenate" if letter in joins else "dense"
        architecture, layer = architecture.adding(kind, 0, 0, name=letter)
        ids[letter] = layer.id
    connections = tuple(Connection(ids[source], ids[target]) for source, target in lines)
    return Architecture(architecture.layers, connections)


def lines_of(architecture: Architecture) -> list[str]:
    names = {layer.id: layer.name for layer in architecture.layers}
    return [names[each.source] + names[each.target] for each in architecture.connections]


def without(architecture: Architecture, names: str) -> list[str]:
    ids = [layer.id for layer in architecture.layers if layer.name in names]
    result = without_ids = lines_of(architecture.without(ids))
    assert without_ids == lines_of(architecture.without(reversed(ids)))  # in whatever order they are named
    return result


@pytest.mark.parametrize(
    ("lines", "joins", "gone", "left"),
    [
        (("ab", "bc", "cd"), "", "b", ["ac", "cd"]),
        (("ab", "bc", "cd"), "", "bc", ["ad"]),
        (("ab", "bc", "cd"), "", "d", ["ab", "bc"]),
        (("ab", "bc", "bd"), "", "b", ["ac", "ad"]),  # a fork: both go on from what was before
        (("ab", "ac", "bd", "cd", "de"), "d", "d", ["ab", "ac", "be"]),  # of two branches the first
        (("ab", "bc", "bd", "cd", "de"), "d", "d", ["ab", "bc", "ce"]),  # the way, not the one around it
        (("ab", "bd", "bc", "cd", "de"), "d", "d", ["ab", "bc", "ce"]),  # in whatever order they were drawn
        (("ab", "bc", "bd", "cd", "de"), "d", "cd", ["ab", "be"]),  # a whole block
        (("ab", "bc", "ad", "cd", "de"), "d", "bc", ["ad", "de"]),  # one connection once
        (("ab", "ac", "bd", "cd", "ad", "df", "ef"), "df", "d", ["ab", "ac", "bf", "cf", "af", "ef"]),
        (("ab", "bc", "ca"), "", "b", ["ac", "ca"]),
        (("ab", "bc", "cb"), "", "c", ["ab"]),  # on a cycle: nothing feeds itself
    ],
)
def test_what_stood_on_both_sides_of_a_gap_is_joined(
    lines: tuple[str, ...], joins: str, gone: str, left: list[str]
) -> None:
    assert without(drawing(*lines, joins=joins), gone) == left


def test_a_row_is_put_into_a_connection_in_its_place() -> None:
    drawn = drawing("ac", "bc", "de", joins="c")
    ids = {layer.name: layer.id for layer in drawn.layers}
    grown = drawn.inserting(ids["d"], Connection(ids["a"], ids["c"]), ids["e"])
    assert lines_of(grown) == ["ad", "ec", "bc", "de"]
