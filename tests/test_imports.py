"""Rules of the architecture that can be read off the source: who imports whom, how words reach the screen."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
ISLANDS = (
    "gui.canvas",
    "gui.panels",
    "gui.plots",
    "gui.dialogs",
    "gui.stepping",
    "gui.evaluate",
    "gui.profile",
    "gui.lessons",
)
"""Packages that know nothing of one another; the main window joins them."""
HEAVY = (
    "duckdb",
    "charset_normalizer",
    "rich",
    "scipy",
    "sklearn",
    "qtawesome",
    "PIL",
    "onnx",
    "safetensors",
    "threadpoolctl",
    "ziamath",
)
"""Slow to import, so imported by the function that needs them."""
QT = ("PySide6", "pyqtgraph", "qtawesome", "shiboken6")
LEAST_WORD = re.compile(r"[A-Za-z]{3,}")
"""Shorter runs of letters are notation such as a[1] or dW, the same in every language."""
NOT_A_WORD = re.compile(r"<[^<>]*>|Layerscope|NumPy")
"""Tags and names are the same in every language too."""
SHOWING = {
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setStatusTip",
    "setTitle",
    "setLabelText",
    "addAction",
    "addMenu",
    "addTab",
    "QLabel",
    "QPushButton",
    "QToolButton",
    "QAction",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QMenu",
    "QDockWidget",
    "ElidedLabel",
    "Heading",
}
"""Functions and widgets whose first text argument a user reads."""


class Import(NamedTuple):
    """One imported name: ``module`` is what is imported, ``top_level`` whether it happens on import.

    What is imported for the type checker alone is knowledge too, but does not happen on import.
    """

    module: str
    line: int
    top_level: bool


class Source(NamedTuple):
    """One module of the program."""

    name: str
    path: Path
    tree: ast.Module

    def at(self, line: int) -> str:
        """A place as an editor understands it."""
        return f"{self.path.relative_to(ROOT)}:{line}"


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the program."""
    paths = [ROOT / "main.py", *sorted(ROOT.glob("engine/**/*.py")), *sorted(ROOT.glob("gui/**/*.py"))]
    return tuple(
        Source(module_name(path), path, ast.parse(path.read_text(encoding="utf-8")))
        for path in paths
        if path.exists()
    )


def module_name(path: Path) -> str:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: Source) -> Iterator[Import]:
    """Every import of a module, those for the type checker alone among them."""
    yield from _imports(source, source.tree, top_level=True)


def _imports(source: Source, node: ast.AST, top_level: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, top_level)
        elif isinstance(child, ast.ImportFrom):
            package = _absolute(source, child)
            for alias in child.names:
                yield Import(f"{package}.{alias.name}", child.lineno, top_level)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or (
                isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            )
            yield from _imports(source, child, top_level and not inside)


def _absolute(source: Source, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = source.name.split(".")
    package = parts if source.path.name == "__init__.py" else parts[:-1]
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, node.module] if node.module else kept)


def within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def test_the_engine_knows_neither_qt_nor_the_window():
    wrong = [
        f"{source.at(found.line)} imports {found.module}"
        for source in sources()
        if within(source.name, ("engine",))
        for found in imports(source)
        if within(found.module, ("gui", "main", "tests", *QT))
    ]
    assert wrong == []


def test_the_window_does_not_import_the_command_line():
    wrong = [
        f"{source.at(found.line)} imports {found.module}"
        for source in sources()
        if within(source.name, ("gui",))
        for found in imports(source)
        if within(found.module, ("main", "tests"))
    ]
    assert wrong == []


def test_the_islands_do_not_import_one_another():
    wrong = []
    for source in sources():
        home = next((island for island in ISLANDS if within(source.name, (island,))), None)
        others = tuple(island for island in ISLANDS if island != home)
        if home:
            wrong += [
                f"{source.at(found.line)} imports {found.module}"
                for found in imports(source)
                if within(found.module, others)
            ]
    assert wrong == []


def test_pyqtgraph_lives_where_there_are_plots():
    wrong = [
        source.at(found.line)
        for source in sources()
        if not within(source.name, ("gui.plots", "gui.evaluate"))
        for found in imports(source)
        if within(found.module, ("pyqtgraph",))
    ]
    assert wrong == []


def test_heavy_modules_are_imported_where_they_are_used():
    wrong = [
        f"{source.at(found.line)} imports {found.module}"
        for source in sources()
        for found in imports(source)
        if found.top_level and within(found.module, HEAVY)
    ]
    assert wrong == []


def test_the_engine_starts_without_loading_qt_or_a_heavy_module():
    names = [s.name for s in sources() if within(s.name, ("engine",))]
    script = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        f"print(*sorted({ {*HEAVY, *QT}!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.split() == []


def test_what_the_first_screen_does_not_show_is_not_imported_at_the_start():
    script = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
application = QApplication([])
from gui.window.main_window import MainWindow
window = MainWindow()
window.show()
application.processEvents()
print(*(name for name in sys.modules if name.startswith(("engine.stepping", "gui.stepping"))))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def calls(source: Source) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of the called name."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def is_put_together(text: ast.expr) -> bool:
    """True if a text already holds its values, so that no translation can be found by it."""
    if isinstance(text, ast.Call):
        return isinstance(text.func, ast.Attribute) and text.func.attr == "format"
    return isinstance(text, ast.JoinedStr | ast.BinOp)


@pytest.mark.parametrize("function", ["tr", "Message", "UserError"])
def test_values_stay_out_of_what_is_translated(function):
    wrong = [
        source.at(call.lineno)
        for source in sources()
        for name, call in calls(source)
        if name == function and call.args and is_put_together(call.args[0])
    ]
    assert wrong == []


def literal_words(text: ast.expr) -> str:
    """The fixed words in a literal or an f-string."""
    if isinstance(text, ast.JoinedStr):
        return " ".join(literal_words(part) for part in text.values)
    if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
        return ""
    return text.value


def test_what_a_user_reads_goes_through_tr():
    wrong = [
        f"{source.at(call.lineno)} {name}({ast.unparse(argument)})"
        for source in sources()
        if within(source.name, ("gui",))
        for name, call in calls(source)
        if name in SHOWING
        for argument in call.args[:2]
        if LEAST_WORD.search(NOT_A_WORD.sub("", literal_words(argument)))
    ]
    assert wrong == []


def test_placeholders_and_values_of_a_sentence_agree():
    wrong = []
    for source in sources():
        for name, call in calls(source):
            if name not in ("tr", "Message", "UserError") or not call.args:
                continue
            text = literal_words(call.args[0])
            given = {keyword.arg for keyword in call.keywords}
            if not text or None in given:  # a variable, or **values
                continue
            wanted = set(re.findall(r"{(\w+)[^{}]*}", text))
            if wanted != given:
                wrong.append(f"{source.at(call.lineno)} wants {wanted}, is given {given}")
    assert wrong == []
