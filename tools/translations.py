"""Keeps the translations in step with the source: finds every sentence that reaches the screen.

python tools/translations.py           add new sentences to resources/translations/*.ts, as unfinished
python tools/translations.py --check   change nothing; list what is missing or unfinished, and exit with 1
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from engine.common.settings import Setting, settings_of
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.templates import TEMPLATES
from engine.core.layers import LAYER_KINDS
from engine.core.training_settings import TRAINING
from engine.data.reading.source import _FOREIGN_SIGNATURES
from engine.data.samples import SAMPLES
from engine.data.table.table import KIND_LABELS
from engine.files.export.formats import EXPORTS
from engine.project import project
from gui.bench import former_runs, training_session
from gui.look.words.translation import CONTEXT, FOLDER
from gui.panels.training import training_bar
from gui.stepping import step_list
from gui.window.pages.table import PAGES
from gui.window.parts.actions.table import ACTIONS
from gui.window.parts.menus import MENUS
from gui.window.stepping import step_report

FUNCTIONS = ("tr", "Message", "UserError")
"""Calls whose first argument is a sentence."""

GIVING = ("_foreign_sentence",)
"""Functions that give a sentence."""

ENGLISH_ALONE = "engine/command_line/"
"""The command line is not translated."""

DECLARED = (
    *("words", "summary", "role", "parameters_tip"),
    *("label", "help", "tip", "noun", "begins", "at_minimum", "dialog_title"),
)
"""Attributes that hold a sentence wherever something declares what it is; see :func:`sentences_of_tables`."""

THROUGH_VARIABLES = {
    "engine/core/architecture/architecture.py": {"refusal.template"},
    "engine/data/reading/source.py": {"sentence"},
    "engine/common/messages.py": {"template"},
    "engine/core/architecture/fitting.py": {"problem.template"},
    "gui/canvas/editing/suggestions.py": {"LAYER_KINDS[each.kind].other_names"},
    "engine/core/architecture/problems.py": {
        "message.template",
        "problem.template",
    },
    "gui/look/words/translation.py": {"text.template", "message.template"},
    "gui/window/parts/action_making.py": {"row.text", "row.tip"},
    "gui/window/parts/window_parts.py": {"page.text", "page.tip"},
    "gui/window/parts/menus.py": {"title", "sample.title", "sample.description"},
    "gui/bench/former_runs.py": {"OUTDATED_TEXTS[by]"},
    "gui/panels/data/column_texts.py": {
        "KIND_LABELS[self.resolved.column.kind]",
        "KIND_LABELS[column.kind]",
        "ENCODING_LABELS[row.resolved.encoding]",
    },
    "gui/panels/data/data_options.py": {"label"},
    "gui/panels/data/data_panel.py": {
        "sample.title",
        "sample.description",
    },
    "gui/panels/data/table_card.py": {
        "KIND_LABELS[kind]",
        "ENCODING_LABELS[key]",
    },
    "gui/panels/layer_settings_panel.py": {
        "words",
    },
    "gui/panels/training/speed_box.py": {"label"},
    "gui/window/stepping/report_dialog.py": {"kind.label"},
    "gui/stepping/step_list.py": {"label"},
    "gui/panels/training/training_bar.py": {"STATE_LABELS[snapshot.state]"},
}
"""Arguments that are neither literals nor names of literals, by file.

They are the template of another message, or what :func:`sentences_of_tables` lists. Parameters of the
function that says them are no matter: what its callers give is looked for.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a translation file.

    Attributes:
        source: the English text.
        place: the file it is in.
        translation: the text in the other language, or an empty string.
        is_finished: whether a translator has said that they are right.
    """

    source: str
    place: str
    translation: str = ""
    is_finished: bool = False


def source_files() -> list[Path]:
    """Everything that can say something to a user of the window."""
    files = [*(ROOT / "engine").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]
    return sorted(path for path in files if ENGLISH_ALONE not in path.as_posix())


def literals(argument: ast.expr, named: dict[str, ast.expr]) -> Iterator[str | None]:
    """The sentences that an argument can be; None for one that only the running program knows."""
    if isinstance(argument, ast.IfExp):
        yield from literals(argument.body, named)
        yield from literals(argument.orelse, named)
    elif isinstance(argument, ast.Name) and argument.id in named:
        yield from literals(named[argument.id], {})
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    else:
        yield None


def named_literals(nodes: list[ast.AST]) -> dict[str, ast.expr]:
    """Names in a file that stand for a literal, or for one of two."""
    found = {}
    for node in nodes:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant | ast.IfExp)
            and None not in literals(node.value, {})
        ):
            found[node.targets[0].id] = node.value
    return found


def sentences_given(function: ast.FunctionDef) -> Iterator[str]:
    """The literals that a function gives."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield from (text for text in literals(node.value, {}) if text)


class File:
    """One parsed file.

    Attributes:
        name: from the folder of the project on.
        calls: with arguments, in the order of the file.
        named: names that stand for literals.
        functions: what each call is in, innermost last.
    """

    def __init__(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        self.name = path.relative_to(ROOT).as_posix()
        self.nodes = list(ast.walk(tree))
        self.named = named_literals(self.nodes)
        calls = [node for node in self.nodes if isinstance(node, ast.Call)]
        self.calls = sorted(calls, key=lambda call: (call.lineno, call.col_offset))
        self.functions: dict[ast.Call, list[ast.FunctionDef]] = {}
        for function in (node for node in self.nodes if isinstance(node, ast.FunctionDef)):
            for node in ast.walk(function):
                if isinstance(node, ast.Call):
                    self.functions.setdefault(node, []).append(function)


@dataclass(frozen=True, slots=True)
class Saying:
    """A function that says one of its arguments.

    Attributes:
        function: its name.
        place: of the argument, or None where it is given by name only.
        parameter: name of the argument.
        file: the only one in which it can be called, or an empty string.
    """

    function: str
    place: int | None
    parameter: str
    file: str = ""

    def argument(self, call: ast.Call, file: str) -> ast.expr | None:
        """Argument that a call gives for it, if it is a call of this function."""
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name != self.function or self.file not in ("", file):
            return None
        by_name = (each.value for each in call.keywords if each.arg == self.parameter)
        given = call.args[self.place : self.place + 1] if self.place is not None else []
        return next(iter(given), next(by_name, None))


def saying_parameter(argument: ast.expr, functions: list[ast.FunctionDef], file: str) -> Saying | None:
    """The function whose parameter this argument is."""
    for function in reversed(functions):
        inside, by_name = function.args, [each.arg for each in function.args.kwonlyargs]
        names = [each.arg for each in (*inside.posonlyargs, *inside.args)]
        if isinstance(argument, ast.Name) and argument.id in (*names, *by_name):
            place = names.index(argument.id) if argument.id in names else None
            is_bound = place is not None and names[0] in ("self", "cls")
            name = function.name if function.name != "__init__" else ""
            only = file if name.startswith("_") else ""
            return Saying(name, place - is_bound if place is not None else None, argument.id, only)
    return None


def sentences_of_calls() -> Iterator[tuple[str, int, str]]:
    """File, line and sentence of every call of :data:`FUNCTIONS`, or of what passes a sentence on to them.

    Raises:
        LookupError: an argument is no literal, no parameter, and not in :data:`THROUGH_VARIABLES`.
    """
    files = [File(path) for path in source_files()]
    for file in files:
        for node in file.nodes:
            if isinstance(node, ast.FunctionDef) and node.name in GIVING:
                yield from ((file.name, node.lineno, text) for text in sentences_given(node))
    known = [Saying(name, 0, "") for name in FUNCTIONS]
    for saying in known:  # it grows meanwhile
        for file in files:
            for call in file.calls:
                argument = saying.argument(call, file.name)
                if argument is None:
                    continue
                for text in literals(argument, file.named):
                    if text is not None:
                        yield file.name, call.lineno, text
                    elif not _is_listed(argument, file.name):
                        more = saying_parameter(argument, file.functions.get(call, []), file.name)
                        if more is None:
                            raise LookupError(_unknown(file.name, call, argument))
                        if more not in known:
                            known.append(more)


def _is_listed(argument: ast.expr, file: str) -> bool:
    """True if :func:`sentences_of_tables` lists what an argument can be."""
    is_declared = isinstance(argument, ast.Attribute) and argument.attr in DECLARED
    return is_declared or ast.unparse(argument) in THROUGH_VARIABLES.get(file, ())


def _unknown(file: str, call: ast.Call, argument: ast.expr) -> str:
    return (
        f"{file}:{call.lineno}: tools/translations.py does not know what {ast.unparse(argument)} can be: "
        "add it to THROUGH_VARIABLES and sentences_of_tables"
    )


def sentences_of_tables() -> Iterator[tuple[str, str]]:
    """File and sentence of everything that reaches ``tr`` through a variable."""
    for row in ACTIONS:
        yield from _all_in("gui/window/parts/actions/table.py", row.text, row.tip)
    for page in PAGES.values():
        yield from _all_in("gui/window/pages/table.py", page.text, page.tip)
    yield from _all_in("gui/window/parts/menus.py", *(title for _, title, _ in MENUS))
    for kind in LAYER_KINDS.values():
        file = f"{kind.__module__.replace('.', '/')}.py"
        yield from _all_in(file, kind.label, *kind.short_labels, kind.summary, kind.parameters_tip)
        yield from _all_in(file, kind.other_names)
        yield from _all_in(file, *(each.role for each in (*kind.parameters, *kind.statistics)))
        for setting in settings_of(kind.settings_type).values():
            yield from _all_in(file, *_said_of(setting))
    for export in EXPORTS.values():
        yield from _all_in("engine/files/export/formats.py", export.label, export.tip, export.dialog_title)
    for setting in TRAINING.values():
        yield from _all_in("engine/core/training_settings.py", setting.noun, *_said_of(setting))
    yield from _all_in("engine/core/activations.py", *(each.label for each in ACTIVATIONS.values()))
    for template in TEMPLATES.values():
        yield from _all_in("engine/core/architecture/templates.py", template.label, template.summary)
    for sample in SAMPLES:
        yield from _all_in("engine/data/samples.py", sample.title, sample.description)
    yield from _all_in("engine/data/reading/source.py", *(sentence for _, sentence in _FOREIGN_SIGNATURES))
    yield from _all_in("engine/data/table/table.py", *KIND_LABELS.values())
    for table in (project.SCALINGS, project.ENCODING_LABELS):
        yield from _all_in("engine/project/project.py", *table.values())
    yield from _all_in("gui/bench/training_session.py", *training_session.SPEEDS.values())
    yield from _all_in(
        "gui/window/stepping/step_report.py", *(each.label for each in step_report.KINDS.values())
    )
    yield from _all_in("gui/stepping/step_list.py", *step_list.INTERVALS.values())
    yield from _all_in("gui/bench/former_runs.py", *former_runs.OUTDATED_TEXTS.values())
    yield from _all_in("gui/panels/training/training_bar.py", *training_bar.STATE_LABELS.values())


def _said_of(setting: Setting) -> Iterator[str]:
    """All that a form says of a setting."""
    yield from (setting.label, setting.help, setting.at_minimum, setting.begins)
    for choice in setting.choices.values():
        yield from (choice.label, choice.tip)
        yield from (text for meaning in choice.meanings.values() for text in (meaning.label, meaning.help))


def _all_in(file: str, *texts: str) -> Iterator[tuple[str, str]]:
    return ((file, text) for text in texts if text)


def sentences_of_source() -> list[Sentence]:
    """Every sentence once, by its first file and then in the order of that."""
    found = [*sentences_of_calls(), *((file, 0, text) for file, text in sentences_of_tables())]
    places: dict[str, str] = {}
    for file, _, text in sorted((each for each in found if each[2]), key=lambda each: each[:2]):
        places.setdefault(text, file)
    return [Sentence(text, file) for text, file in places.items()]


def read(path: Path) -> list[Sentence]:
    """The sentences of a translation file; none where it does not exist yet."""
    if not path.exists():
        return []
    found = []
    for message in ElementTree.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        translation, place = message.find("translation"), message.find("location")
        text = (translation.text or "") if translation is not None else ""
        finished = bool(text) and translation is not None and translation.get("type") is None
        file = place.get("filename", "") if place is not None else ""
        found.append(Sentence(message.findtext("source", ""), file.removeprefix("../../"), text, finished))
    return found


def merged(known: list[Sentence], wanted: list[Sentence]) -> list[Sentence]:
    """The wanted sentences with the translations that are known."""
    by_source = {each.source: each for each in known}
    return [
        replace(by_source[each.source], place=each.place) if each.source in by_source else each
        for each in wanted
    ]


def text_of(sentences: list[Sentence], code: str) -> str:
    """A translation file as Qt Linguist writes it."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{code}" sourcelanguage="en">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for each in sentences:
        state = "" if each.is_finished else ' type="unfinished"'
        lines += [
            "    <message>",
            f'        <location filename="../../{each.place}"/>',
            f"        <source>{escape(each.source)}</source>",
            f"        <translation{state}>{escape(each.translation)}</translation>",
            "    </message>",
        ]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def problems_of(known: list[Sentence], wanted: list[Sentence]) -> list[str]:
    """Work to be done, a line each."""
    sources, texts = {each.source for each in wanted}, {each.source for each in known}
    lines = [f"missing: {each.place}: {each.source}" for each in wanted if each.source not in texts]
    lines += [f"gone: {each.place}: {each.source}" for each in known if each.source not in sources]
    lines += [f"unfinished: {each.place}: {each.source}" for each in known if not each.is_finished]
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Bring the files up to date, or check them; gives the exit code."""
    parser = argparse.ArgumentParser(description="Keep the translations in step with the source.")
    parser.add_argument("--check", action="store_true", help="change nothing, exit with 1 if there is work")
    only_check = parser.parse_args(arguments).check
    wanted, work = sentences_of_source(), 0
    for path in sorted(FOLDER.glob("*.ts")):
        known = read(path)
        if not only_check:
            known = merged(known, wanted)
            path.write_text(text_of(known, path.stem), encoding="utf-8", newline="\n")
        lines = problems_of(known, wanted)
        work += len(lines)
        print(*lines, f"{path.name}: {len(known)} sentences, {len(lines)} to do", sep="\n")
    return 1 if only_check and work else 0


if __name__ == "__main__":
    sys.exit(main())
