"""A kind of layer is named in its own class, its mathematics and the templates alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from engine.core.layers import LAYER_KINDS, ActivatedLayer, Layer
from engine.stepping.maths import LAYER_MATHS

ROOT = Path(__file__).resolve().parent.parent
HOMES = ("engine/core/layers/", "engine/stepping/maths/", "engine/core/architecture/templates.py")

OTHER_MEANINGS = {"activation"}
"""Keys of kinds that are words of something else too: a setting of other layers."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the program that is no home of a kind of layer."""
    for path in sorted([*(ROOT / "engine").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(HOMES):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_no_kind_stands_as_a_literal_elsewhere() -> None:
    kinds = LAYER_KINDS.keys() - OTHER_MEANINGS
    found = [
        f"{name}:{node.lineno} names {node.value}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in kinds
    ]
    assert found == []


def test_nothing_elsewhere_asks_for_the_class_of_a_kind() -> None:
    concrete = {kind.__name__ for kind in LAYER_KINDS.values()}
    assert not concrete & {Layer.__name__, ActivatedLayer.__name__}
    found = [
        f"{name}:{node.lineno} asks for {part.id}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("isinstance", "issubclass")
        for part in ast.walk(node)
        if isinstance(part, ast.Name) and part.id in concrete
    ]
    assert found == []


def test_the_mathematics_of_a_kind_is_under_the_same_file_name_as_its_class() -> None:
    def file_of(home: type) -> str:
        return home.__module__.rpartition(".")[2]

    kinds = {kind: file_of(layer) for kind, layer in LAYER_KINDS.items()}
    assert {kind: file_of(maths) for kind, maths in LAYER_MATHS.items()} == kinds
