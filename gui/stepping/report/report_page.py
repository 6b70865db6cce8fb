"""The report of an iteration as one page of HTML that needs nothing else: no scripts, no links; printable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from html import escape
from pathlib import Path

from engine.core.losses import CrossEntropy
from engine.core.update_rules import UPDATE_RULES
from engine.stepping.check.check import GradientCheck
from engine.stepping.parts import Part, Step
from engine.stepping.plan import Plan
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from gui.look.drawing.formulas import formula
from gui.look.theme import LIGHT
from gui.look.words.marked_letters import MARKED_LETTER, latex_of, marked, unmarked
from gui.look.words.translation import language, tr, tr_message
from gui.stepping.check.check_texts import checked_count, error_text, notes_of, quantity_error_text, sentence
from gui.stepping.numbers.sheet import Sheet, dimensions
from gui.stepping.report.report_pictures import part_picture, sampling_of
from gui.stepping.words.step_texts import letters_text, step_title

MOST_LINES = MOST_COLUMNS = 12
"""Numbers of a table below and beside one another."""

WIDE = 1500
"""Pixels from which a diagram is not shrunk to the page."""

MOST_NAMED_ROWS = 32

LETTER_SIZE = 16.0
"""Pixels of a letter that is typeset amid text."""

STYLE_FILE = Path(__file__).resolve().parents[3] / "resources" / "report.css"

KIND_COLORS = {
    "take": LIGHT.neutral,
    "forward": LIGHT.forward,
    "loss": LIGHT.backward,
    "backward": LIGHT.backward,
    "update": LIGHT.good,
}


@dataclass(frozen=True, eq=False, kw_only=True)
class ReportSource:
    """Content that a report is made from.

    Attributes:
        tape: the numbers.
        done: how many parts are shown; no more is reported.
        row: the chosen row of the mini-batch.
        title: the name of the project.
        data: what the data are, as a phrase.
        date: when, as text.
        diagram: the diagram as an SVG picture, or nothing.
        check: of the gradients, if one was made.
    """

    tape: Tape
    done: int
    row: int
    title: str
    data: str
    date: str
    diagram: str = ""
    check: GradientCheck | None = None

    @property
    def plan(self) -> Plan:
        """The iteration's parts and steps."""
        return self.tape.plan

    @property
    def steps(self) -> tuple[Step, ...]:
        """Steps that have begun."""
        return tuple(step for step in self.plan.steps if step.start < self.done)

    def parts_of(self, step: Step) -> tuple[Part, ...]:
        """Parts of a step that are shown."""
        return self.plan.parts[step.start : min(step.end, self.done)]


def report_page(source: ReportSource, steps: Sequence[Step]) -> str:
    """A whole page about these steps, in the language of the window."""
    tape = source.tape
    number, epoch = f"{tape.iteration:,}", f"{tape.epoch:,}"
    heading = tr("Iteration {number}, epoch {epoch}", number=number, epoch=epoch)
    if tape.plan.evaluates:
        heading = tr("Chosen rows, weights of epoch {epoch}", epoch=epoch)
    if len(steps) == 1:
        heading += f": {step_title(source.plan, steps[0])}"
    told: set[Key] = set()
    body = [
        f"<header><h1>{_e(heading)}</h1><p class='muted'>{_e(source.title)}</p>{_summary(source)}</header>",
        _diagram(source),
        _verdict(source.check),
        *(_section(source, step, told) for step in steps),
        f"<footer class='muted'>{_e(tr('Made with Layerscope, {date}', date=source.date))}</footer>",
    ]
    return (
        f"<!DOCTYPE html>\n<html lang='{language.code}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{_plain(source.title)} – {_plain(heading)}</title><style>{_style()}</style></head>\n"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _e(text: object) -> str:
    """Text for a page, marked letters typeset; names of columns and layers are the user's own."""
    return MARKED_LETTER.sub(lambda found: _typeset(found[0]), escape(marked(str(text)), quote=True))


def _plain(text: object) -> str:
    """Text for a place that takes no picture: an attribute, or the title of the page."""
    return escape(unmarked(str(text)), quote=True)


@cache
def _typeset(letter: str) -> str:
    """A marked letter as a small picture in the colour of the text around it: browsers lack our font."""
    latex = latex_of(letter)
    typeset = formula(latex, LETTER_SIZE, "currentColor")
    below = typeset.height - typeset.ascent
    style = f"height: {typeset.height:.2f}px; vertical-align: {-below:.2f}px"
    picture = typeset.svg.replace("<svg ", f"<svg style='{style}' ", 1)
    return f"<span role='img' aria-label='{unmarked(letter)}'>{picture}</span>"


def _style() -> str:
    style = STYLE_FILE.read_text(encoding="utf-8")
    for each in fields(LIGHT):
        style = style.replace(f"@{each.name};", f"{getattr(LIGHT, each.name)};")
    return style


def _summary(source: ReportSource) -> str:
    tape, settings = source.tape, source.tape.settings
    pairs = [
        (tr("Data"), source.data),
        (tr("Network"), " → ".join(_layers(source.plan))),
        (tr("Mini-batch"), _rows(tape)),
        (tr("Loss"), _loss(source)),
        (tr("Optimizer"), _optimizer(tape)),
        (tr("Learning rate"), f"{tape.learning_rate:g}"),
        (tr("Seed"), str(settings.seed)),
    ]
    return (
        "<dl>" + "".join(f"<dt>{_e(name)}</dt><dd>{_e(text)}</dd>" for name, text in pairs if text) + "</dl>"
    )


def _layers(plan: Plan) -> Iterator[str]:
    for name, shape in zip(plan.graph.names, plan.graph.shapes, strict=True):
        yield f"{name} ({dimensions(shape)})"


def _rows(tape: Tape) -> str:
    shown = [
        f"{place} → {row + 1} ({name})"
        for place, (row, name) in enumerate(zip(tape.rows.tolist(), tape.row_names, strict=True), start=1)
    ]
    text = tr("m = {m}; row of the mini-batch → row of the table:", m=f"{tape.m:,}")
    text += " " + ", ".join(shown[:MOST_NAMED_ROWS])
    return text + ", …" if len(shown) > MOST_NAMED_ROWS else text


def _loss(source: ReportSource) -> str:
    tape, key = source.tape, Key("loss", source.plan.last)
    text = tr(tape.loss.label)
    if isinstance(tape.loss, CrossEntropy) and not tape.loss.plain:
        text += " " + tr("(with class weights or label smoothing)")
    return f"{text}, J = {float(tape[key]):.6g}" if tape.knows(key, source.done) else text


def _optimizer(tape: Tape) -> str:
    name = tape.settings.optimizer
    return tr(UPDATE_RULES[name].label) if name in UPDATE_RULES else name


def _diagram(source: ReportSource) -> str:
    """The diagram; a wide one is scrolled on the screen, since its formulas would be too small to read."""
    if not source.diagram:
        return ""
    width = re.search(r'width="(\d+)"', source.diagram)
    wide = " wide" if width and int(width[1]) > WIDE else ""
    return f"<figure class='diagram{wide}'>{source.diagram}</figure>"


def _verdict(found: GradientCheck | None) -> str:
    if found is None:
        return ""
    color = LIGHT.good if found.agrees else LIGHT.wrong
    largest = tr("largest relative error {error}", error=error_text(found.error))
    verdict = f"<strong>{_e(sentence(tr_message(found.verdict)))}</strong> {_e(sentence(largest))}"
    notes = "".join(f"<p class='muted'>{_e(note)}</p>" for note in notes_of(found))
    return f"<div class='verdict' style='--kind: {color}'>{verdict}{_errors(found)}{notes}</div>"


def _errors(found: GradientCheck) -> str:
    """The error of every gradient."""
    heads = (tr("gradient"), tr("relative error"), tr("checked"), tr("rounding"))
    head = f"<th class='left'>{_e(tr('layer'))}</th>" + "".join(f"<th>{_e(text)}</th>" for text in heads)
    lines = []
    for layer in found.layers:
        for each in layer.quantities:
            cells = (each.key.text, quantity_error_text(each), checked_count(each), error_text(each.rounding))
            wrong = "" if each.agrees else " class='wrong'"
            numbers = "".join(f"<td>{_e(cell)}</td>" for cell in cells)
            lines.append(f"<tr{wrong}><th class='left'>{_e(layer.name)}</th>{numbers}</tr>")
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    return f"<div class='numbers'>{table}</div>"


def _section(source: ReportSource, step: Step, told: set[Key]) -> str:
    plan = source.plan
    title = step_title(plan, step)
    if step.kind in ("forward", "backward"):
        title += f" · {plan.graph.names[step.layer]}"
    articles = "".join(_article(source, part, told, str(step.description)) for part in source.parts_of(step))
    return (
        f"<section style='--kind: {KIND_COLORS[step.kind]}'><h2>{_e(title[:1].upper() + title[1:])}</h2>"
        f"<p>{_e(tr_message(step.description))}</p>{articles}</section>"
    )


def _article(source: ReportSource, part: Part, told: set[Key], said: str) -> str:
    """Formula of a part, its description unless it was said, its heat maps, and a table of the rest."""
    tape = source.tape
    typeset = formula(part.formula, 20.0, LIGHT.text, display=True)
    picture = part_picture(tape, part, source.row, enlarged=False)
    keys = list(dict.fromkeys([*(each.key for each in part.operands), *part.results]))
    sampled = [f"{key.text}: {text}" for key in keys if (text := sampling_of(tape, key, source.row))]
    if letters := letters_text(part, tape):
        sampled.insert(0, letters)
    note = f"<figcaption>{_e('; '.join(sampled))}</figcaption>" if sampled else ""
    tables = "".join(_table(source, key) for key in keys if key not in told)
    told.update(keys)
    text = f"<p>{_e(tr_message(part.description))}</p>" if str(part.description) != said else ""
    return (
        f"<article><div class='formula' role='img' aria-label='{_plain(typeset.text)}'>{typeset.svg}</div>"
        f"{text}<figure>{picture.svg}{note}</figure>"
        f"<div class='tables'>{tables}</div></article>"
    )


def _table(source: ReportSource, key: Key) -> str:
    """The numbers of a quantity: all, or the first lines and those columns in which the chosen row lies."""
    tape = source.tape
    sheet = Sheet.of(tape.plan, key, tape.m).fitting(tape[key])
    numbers = sheet.numbers(tape[key])
    chosen = source.row if sheet.form == "batch" else -1
    first = (
        max(0, min(chosen - MOST_COLUMNS // 2, sheet.columns - MOST_COLUMNS)) if chosen >= MOST_COLUMNS else 0
    )
    lines = range(min(sheet.lines, MOST_LINES))
    columns = range(first, min(sheet.columns, first + MOST_COLUMNS))
    mark = {column: " class='chosen'" if column == chosen else "" for column in columns}
    head = "".join(f"<th{mark[column]}>{_e(sheet.column_name(column))}</th>" for column in columns)
    rows = "".join(
        f"<tr><th>{_e(sheet.line_name(line))}</th>"
        + "".join(f"<td{mark[column]}>{float(numbers[line, column]):.5g}</td>" for column in columns)
        + "</tr>"
        for line in lines
    )
    corner = " / ".join(word for word in (sheet.down_word, sheet.across_word) if word)
    caption = f"{key.text} ({dimensions((sheet.lines, sheet.columns))})"
    said = (
        _range_text(lines, sheet.lines, sheet.down_word),
        _range_text(columns, sheet.columns, sheet.across_word),
    )
    if any(said):
        caption += ": " + ", ".join(text for text in said if text)
    top = f"<thead><tr><th>{_e(corner)}</th>{head}</tr></thead>" if head.replace("<th></th>", "") else ""
    caption = f"<caption>{_e(caption)}</caption>"
    return f"<div class='numbers'><table>{caption}{top}<tbody>{rows}</tbody></table></div>"


def _range_text(shown: range, count: int, things: str) -> str:
    if len(shown) == count:
        return ""
    return tr(
        "{things} {first} to {last} of {count}",
        things=things,
        first=shown.start + 1,
        last=shown.stop,
        count=f"{count:,}",
    )
