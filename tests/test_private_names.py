"""Private names of a class are used by itself alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.test_imports import Source, sources

ITSELF = ("self", "cls")


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def private_names(node: ast.AST) -> set[str]:
    """Private names that a class defines, or a whole module."""
    found = {each.name for each in ast.walk(node) if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    for each in ast.walk(node):
        if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store):
            found.add(each.attr)
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            found.add(each.id)
    return {name for name in found if is_private(name)}


def foreign(node: ast.AST, own: set[str]) -> Iterator[ast.Attribute]:
    """Private names of other objects, unless they are in ``own``: those of the class around."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            stored = {each for each in private_names(child) if each not in foreign_stores(child)}
            yield from foreign(child, stored)
            continue
        if isinstance(child, ast.Attribute) and is_private(child.attr) and child.attr not in own:
            inside = isinstance(child.value, ast.Name) and child.value.id in ITSELF
            of_parent = isinstance(child.value, ast.Call) and ast.unparse(child.value.func) == "super"
            if not inside and not of_parent:
                yield child
        yield from foreign(child, own)


def foreign_stores(node: ast.ClassDef) -> set[str]:
    """Private names that a class only ever sets on other objects, so that they are none of its own."""
    sets: dict[str, set[bool]] = {}
    for each in ast.walk(node):
        if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store):
            inside = isinstance(each.value, ast.Name) and each.value.id in ITSELF
            sets.setdefault(each.attr, set()).add(inside)
    return {name for name, inside in sets.items() if inside == {False}}


def used_from_outside(source: Source, known: set[str]) -> list[str]:
    return [
        f"{source.at(found.lineno)} uses {ast.unparse(found)}"
        for found in foreign(source.tree, set())
        if found.attr in known  # others are those of a library
    ]


def test_no_class_uses_a_private_name_of_another():
    known = set().union(*(private_names(source.tree) for source in sources()))
    assert [line for source in sources() for line in used_from_outside(source, known)] == []


def test_a_foreign_private_name_is_found():
    text = "class A:\n def __init__(self):\n  self._own = 1\n def same(self, other):\n  return other._own\n"
    foreign_text = f"{text}class B:\n def look(self, a):\n  a._own = 2\n  return a._own\n"
    assert list(foreign(ast.parse(text), set())) == []
    assert [found.lineno for found in foreign(ast.parse(foreign_text), set())] == [8, 9]
