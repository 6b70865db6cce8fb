"""The picture of docs/architecture.md, held against the source: storeys, circles, and the size of everything.

What is not yet as it should be stands in a list, and a test fails as soon as the list says more than is true.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.test_imports import ROOT, imports, sources, within

STOREYS = (
    ("engine.common",),
    ("engine.core",),
    ("engine.project", "engine.kernel"),
    ("engine.data", "engine.stepping"),
    ("engine.training",),
    ("engine.evaluation",),
    ("engine.experiments", "engine.insight"),
    ("engine.files",),
    ("engine.lessons",),
    ("gui.look", "engine.command_line"),
    ("gui.bench",),
    (
        "gui.canvas",
        "gui.dialogs",
        "gui.evaluate",
        "gui.lessons",
        "gui.panels",
        "gui.plane",
        "gui.plots",
        "gui.profile",
        "gui.stepping",
    ),
    ("gui.window",),
    ("main",),
)
"""The packages from the lowest to the highest: each imports what is below it alone, none its neighbour."""
CORE_STOREYS = (
    ("activations", "initializers", "update_rules"),
    ("training_settings", "layers"),
    ("task", "optimizers"),
    ("losses", "architecture"),
    ("network",),
    ("iteration",),
)
MOST_ENTRIES, MOST_LINES, MOST_LINES_OF_A_FUNCTION = 12, 400, 40

AGAINST_THE_STOREYS: set[str] = set()
CIRCLES: set[str] = set()
FULL_FOLDERS: set[str] = {"engine", "gui"}  # one folder a storey or an island, and there are more
LONG_MODULES: set[str] = set()
LONG_FUNCTIONS: set[str] = set()

Graph = Mapping[str, set[str]]


@cache
def graph() -> Graph:
    """The modules of the program that each module imports, those for the type checker alone among them."""
    names = {source.name for source in sources()}
    found: dict[str, set[str]] = {}
    for source in sources():
        asked = (each.module for each in imports(source))
        homes = (each if each in names else each.rpartition(".")[0] for each in asked)
        found[source.name] = {home for home in homes if home in names and home != source.name}
    return found


def among(folder: str, whole: Graph) -> Graph:
    """Imports of the entries of a folder from one another."""
    found: dict[str, set[str]] = {}
    for module, others in whole.items():
        if module.startswith(f"{folder}."):
            entry = entry_of(folder, module)
            inside = (each for each in others if each.startswith(f"{folder}."))
            found.setdefault(entry, set()).update({entry_of(folder, each) for each in inside} - {entry})
    return found


def entry_of(folder: str, module: str) -> str:
    return ".".join(module.split(".")[: folder.count(".") + 2])


def circles(whole: Graph) -> list[str]:
    """Groups of which each member leads to all others, as lines of names."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            new = whole.get(waiting.pop(), set()) - seen
            seen |= new
            waiting += new
        return seen

    reach = {module: reached(module) for module in whole}
    groups = {
        " ".join(sorted({module} | {other for other in reach[module] if module in reach.get(other, ())}))
        for module in whole
        if module in reach[module]
    }
    return sorted(groups)


def levels(storeys: Iterable[tuple[str, ...]]) -> dict[str, int]:
    return {package: level for level, storey in enumerate(storeys) for package in storey}


def upward(storeys: tuple[tuple[str, ...], ...], whole: Graph) -> list[str]:
    """Imports that lead to a higher storey, or to a neighbour."""
    level = levels(storeys)

    def home(module: str) -> str | None:
        return next((package for package in level if within(module, (package,))), None)

    return [
        f"{module} imports {other}"
        for module, others in sorted(whole.items())
        for other in sorted(others)
        if (here := home(module)) and (there := home(other)) and here != there
        if level[there] >= level[here]
    ]


def test_every_package_has_a_storey():
    level = levels(STOREYS)
    loose = [
        source.name
        for source in sources()
        if source.name not in ("engine", "gui") and not any(within(source.name, (each,)) for each in level)
    ]
    assert loose == []


def test_packages_import_what_is_below_them():
    assert set(upward(STOREYS, graph())) == AGAINST_THE_STOREYS


def test_nothing_imports_the_command_line_but_main():
    wrong = [
        f"{module} imports {other}"
        for module, others in graph().items()
        for other in others
        if within(other, ("engine.command_line",)) and not within(module, ("engine.command_line", "main"))
    ]
    assert set(wrong) <= AGAINST_THE_STOREYS


def test_the_storeys_inside_the_core():
    storeys = tuple(tuple(f"engine.core.{each}" for each in storey) for storey in CORE_STOREYS)
    assert upward(storeys, graph()) == []


def test_no_module_leads_back_to_itself():
    assert set(circles(graph())) <= CIRCLES


def test_no_entry_of_a_folder_leads_back_to_itself():
    folders = {source.name.rpartition(".")[0] for source in sources()} - {""}
    found = {circle for folder in folders for circle in circles(among(folder, graph()))}
    assert found == CIRCLES


def test_circles_are_found():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a", "d"}}) == ["b c", "d"]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def folders() -> Iterator[Path]:
    for top in ("engine", "gui"):
        yield from (each.parent for each in (ROOT / top).glob("**/__init__.py"))


def test_a_folder_has_at_most_a_dozen_entries():
    full = {
        str(folder.relative_to(ROOT).as_posix())
        for folder in folders()
        if sum(each.name != "__pycache__" for each in folder.iterdir()) > MOST_ENTRIES
    }
    assert full == FULL_FOLDERS


def test_a_module_fits_on_a_few_screens():
    lengths = {each.name: len(each.path.read_text(encoding="utf-8").splitlines()) for each in sources()}
    assert {name for name, length in lengths.items() if length > MOST_LINES} == LONG_MODULES


def test_a_function_fits_on_a_screen():
    long = {
        f"{source.name}.{node.name}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    }
    assert long == LONG_FUNCTIONS
