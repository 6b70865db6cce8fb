"""One name is one thing, and a call with many values says which is which."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest

from tests.test_imports import Source, sources

MOST = 5
"""Values that a call may give by their order alone."""


def defined(tree: ast.Module) -> Iterator[str]:
    """Classes of a module and other names for types."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and not isinstance(node.value, ast.Call):
            yield from (
                name.id for name in node.targets if isinstance(name, ast.Name) and is_of_type(name.id)
            )


def is_of_type(name: str) -> bool:
    return name[0].isupper() and not name.isupper()


def called_name(call: ast.Call) -> str:
    """Name of what is called; empty where it is a method of arrays too, whose owner cannot be told."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    if isinstance(call.func, ast.Attribute) and not hasattr(np.ndarray, call.func.attr):
        return call.func.attr
    return ""


def own_callables() -> set[str]:
    """Functions, methods and classes of the program that take a fixed number of values."""
    nodes = [node for source in sources() for node in ast.walk(source.tree)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)}
    of_any_count = {function.name for function in functions if function.args.vararg is not None}
    return ({function.name for function in functions} - of_any_count) | classes | {"cls"}


def too_long(source: Source, own: set[str]) -> list[str]:
    return [
        f"{source.at(node.lineno)} {ast.unparse(node.func)}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and len(node.args) > MOST and called_name(node) in own
    ]


def test_no_class_has_the_name_of_another():
    modules: dict[str, list[str]] = defaultdict(list)
    for source in sources():
        for name in defined(source.tree):
            modules[name].append(source.name)
    assert {name: found for name, found in modules.items() if len(found) > 1} == {}


def test_calls_with_many_values_name_them():
    own = own_callables()
    assert [line for source in sources() for line in too_long(source, own)] == []


@pytest.mark.parametrize(("values", "is_found"), [("1, 2, 3, 4, 5", False), ("1, 2, 3, 4, 5, 6", True)])
def test_a_call_with_many_values_is_found(values, is_found):
    source = next(iter(sources()))._replace(tree=ast.parse(f"make({values})"))
    assert bool(too_long(source, {"make"})) == is_found
