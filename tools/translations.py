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

from engine import project
from engine.activations import ACTIVATIONS
from engine.data.samples import SAMPLES
from engine.data.source import _FOREIGN_SIGNATURES
from engine.data.table import KIND_WORDS
from engine.layers import LAYER_KINDS
from engine.layers.settings import settings_of
from engine.losses import LOSSES
from engine.templates import TEMPLATES
from gui import run_controller, workbench
from gui.actions import ACTIONS, MENUS
from gui.panels import palette_panel, training_bar, training_fields, training_panel
from gui.translation import CONTEXT, FOLDER

FUNCTIONS = ("tr", "Message", "UserError", "_size_words")
"""Calls whose first argument is a sentence."""

GIVING = ("_foreign_sentence",)
"""Functions that give a sentence."""

ENGLISH_ALONE = "engine/command_line/"
"""The command line is not translated."""

THROUGH_VARIABLES = {
    "engine/architecture.py": {"refusal.template"},
    "engine/cross_validation.py": {"problem.template"},
    "engine/data/preparation.py": {"problem.template"},
    "engine/data/source.py": {"sentence"},
    "engine/lessons/starter.py": {"resolved.problem.template"},
    "engine/messages.py": {"template"},
    "engine/problems.py": {"message.template", "problem.template", "template"},
    "engine/templates.py": {"problem.template"},
    "engine/stepping/maths/activated.py": {"ACTIVATIONS[self.activation].words"},
    "engine/stepping/maths/loss.py": {"self.loss.words"},
    "gui/translation.py": {"text.template", "message.template"},
    "gui/actions.py": {"row.text", "row.tip"},
    "gui/main_window.py": {"title", "sample.title", "sample.description"},
    "gui/workbench.py": {"OUTDATED_WORDS[by]"},
    "gui/canvas/card_texts.py": {
        "LAYER_KINDS[layer.kind].words",
        "WEIGHTING_WORDS[settings.class_weighting]",
        "family.summary",
        "family.words",
    },
    "gui/canvas/kind_words.py": {"ACTIVATIONS[settings.activation].words"},
    "gui/canvas/menus.py": {"family.words", "family.summary"},
    "gui/panels/column_words.py": {
        "KIND_WORDS[self.resolved.column.kind]",
        "KIND_WORDS[column.kind]",
        "ENCODING_WORDS[row.resolved.encoding]",
    },
    "gui/panels/data_options.py": {"words"},
    "gui/panels/data_panel.py": {
        "sample.title",
        "sample.description",
        "KIND_WORDS[kind]",
        "ENCODING_WORDS[key]",
    },
    "gui/panels/layer_settings_panel.py": {
        "words",
        "setting.label",
        "setting.help",
        "LAYER_KINDS[layer.kind].words",
        "LAYER_KINDS[layer.kind].summary",
        "settings_of(layer.settings)[setting].label",
    },
    "gui/panels/pace_box.py": {"words"},
    "gui/panels/palette_panel.py": {
        "LAYER_KINDS[kind].words",
        "LAYER_KINDS[kind].summary",
        "template.words",
        "TEMPLATES[key].summary",
    },
    "gui/panels/training_bar.py": {"STATE_WORDS[snapshot.state]"},
    "gui/panels/training_fields.py": {
        "words.label",
        "words.help",
        "words.at_minimum",
        "FIELD_WORDS[name].label",
        "FIELD_WORDS[name].help",
        "TRAINING_CHOICES[name][key]",
        "CHOICE_TIPS[name][key]",
    },
    "gui/panels/training_panel.py": {
        "words",
        "words.label",
        "words.help",
        "FIELD_WORDS[name].help",
        "FIELD_WORDS['seed'].help",
    },
}
"""Arguments that are neither literals nor names of literals, by file.

They are the template of another message, or what :func:`words_of_tables` lists.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a translation file.

    Attributes:
        source: the English text.
        place: the file it is in.
        translation: its words in the other language, or an empty string.
        is_finished: whether a translator has said that they are right.
    """

    source: str
    place: str
    translation: str = ""
    is_finished: bool = False


def source_files() -> list[Path]:
    """Everything that can say something to a user of the window."""
    files = [*(ROOT / "engine").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]
    return sorted(path for path in files if not _name(path).startswith(ENGLISH_ALONE))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


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


def words_of_calls() -> Iterator[tuple[str, str]]:
    """File and sentence of every call of :data:`FUNCTIONS`.

    Raises:
        LookupError: an argument is no literal and not in :data:`THROUGH_VARIABLES`.
    """
    for path in source_files():
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        named = named_literals(nodes)
        for node in nodes:
            if isinstance(node, ast.FunctionDef) and node.name in GIVING:
                yield from _all_in(_name(path), *sentences_given(node))
        calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
        for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            if not (isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS):
                continue
            for text in literals(node.args[0], named):
                if text is not None:
                    yield _name(path), text
                elif ast.unparse(node.args[0]) not in THROUGH_VARIABLES.get(_name(path), ()):
                    raise LookupError(
                        f"{_name(path)}:{node.lineno}: tools/translations.py does not know what "
                        f"{ast.unparse(node.args[0])} can be: add it to THROUGH_VARIABLES and words_of_tables"
                    )


def words_of_tables() -> Iterator[tuple[str, str]]:
    """File and sentence of everything that reaches ``tr`` through a variable."""
    for row in ACTIONS:
        yield from _all_in("gui/actions.py", row.text, row.tip)
    yield from _all_in("gui/actions.py", *(title for _, title, _ in MENUS))
    for kind in LAYER_KINDS.values():
        file = f"{kind.__module__.replace('.', '/')}.py"
        yield from _all_in(file, kind.words, kind.summary)
        for setting in settings_of(kind.settings_type).values():
            yield from _all_in(file, setting.label, setting.help, *(words for _, words in setting.choices))
    yield from _all_in("engine/activations.py", *(each.words for each in ACTIVATIONS.values()))
    yield from _all_in("engine/losses.py", *(each.words for each in LOSSES.values()))
    for template in TEMPLATES.values():
        yield from _all_in("engine/templates.py", template.words, template.summary)
    for sample in SAMPLES:
        yield from _all_in("engine/data/samples.py", sample.title, sample.description)
    yield from _all_in("engine/data/source.py", *(sentence for _, sentence in _FOREIGN_SIGNATURES))
    yield from _all_in("engine/data/table.py", *KIND_WORDS.values())
    tables = (project.SCALINGS, project.ENCODING_WORDS, project.WEIGHTING_WORDS)
    for table in (*tables, *project.TRAINING_CHOICES.values()):
        yield from _all_in("engine/project.py", *table.values())
    yield from _all_in("gui/run_controller.py", *run_controller.PACES.values())
    yield from _all_in("gui/workbench.py", *workbench.OUTDATED_WORDS.values())
    for shorter in palette_panel.SHORTER.values():
        yield from _all_in("gui/panels/palette_panel.py", *shorter)
    yield from _all_in("gui/panels/training_bar.py", *training_bar.STATE_WORDS.values())
    file = "gui/panels/training_fields.py"
    for words in (*training_fields.FIELD_WORDS.values(), *training_fields.EPOCHS_WORDS.values()):
        yield from _all_in(file, words.label, words.help, words.at_minimum)
    for tips in training_fields.CHOICE_TIPS.values():
        yield from _all_in(file, *tips.values())
    yield from _all_in("gui/panels/training_panel.py", *(title for title, _ in training_panel.SECTIONS))
    limits = training_panel.LIMIT_WORDS.values()
    yield from _all_in(
        "gui/panels/training_panel.py", *(w for each in limits for w in (each.label, each.help))
    )


def _all_in(file: str, *texts: str) -> Iterator[tuple[str, str]]:
    return ((file, text) for text in texts if text)


def sentences_of_source() -> list[Sentence]:
    """Every sentence once, by its first file and then in the order of that."""
    places: dict[str, str] = {}
    for file, text in sorted((*words_of_calls(), *words_of_tables()), key=lambda each: each[0]):
        places.setdefault(text, file)
    return [Sentence(text, file) for text, file in places.items()]


def read(path: Path) -> list[Sentence]:
    """The sentences of a translation file; none where it does not exist yet."""
    if not path.exists():
        return []
    found = []
    for message in ElementTree.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        words, place = message.find("translation"), message.find("location")
        text = (words.text or "") if words is not None else ""
        finished = bool(text) and words is not None and words.get("type") is None
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
    """What is to be done, a line each."""
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
