"""Sentences on what was judged: which rows, how often the test rows were looked at, and beside rivals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.core.task import Task
from gui.bench.judging.evaluator import FOLDS, TEST, TRAIN, VALIDATION, Evaluator
from gui.bench.judging.looks import TestLooks
from gui.evaluate.verdict.part_choice import PartLine
from gui.evaluate.verdict.verdict_card import VerdictLine, figure_text
from gui.look.words.translation import tr

if TYPE_CHECKING:
    from engine.evaluation.comparison.rivals import Rival
    from engine.evaluation.comparison.verdict import NetworkVerdict


def figure_name(task: Task) -> str:
    """Name of the main figure of a task."""
    return "R²" if task.kind == "regression" else tr("accuracy")


def rival_label(key: str, task: Task) -> str:
    """Name of a rival."""
    guess = tr("the mean") if task.kind == "regression" else tr("most frequent class")
    return {"guess": guess, "linear": tr("linear model"), "trees": tr("boosted trees")}[key]


def part_lines(evaluator: Evaluator) -> dict[str, PartLine]:
    """The parts that there are, for their buttons."""
    counts = {part: evaluator.rows_of(part) for part in (VALIDATION, TRAIN, TEST, FOLDS)}
    tips = {
        VALIDATION: tr("Rows that choose the best weights, but that no weight was trained on"),
        TRAIN: tr("Rows that the network was trained on: figures of them flatter it"),
        TEST: tr("Rows that nothing was chosen by; opening them is counted"),
        FOLDS: tr("All rows of a cross-validation, each answered by a network that had not seen it"),
    }
    lines = {}
    for part, count in counts.items():
        rows = tr("{rows} rows", rows=f"{count:,}")
        can_be_chosen, tip = count > 0, tips[part]
        if part == TEST and evaluator.part != TEST:
            rows = tr("{rows} rows · closed", rows=f"{count:,}")
            if not evaluator.rests:
                can_be_chosen, tip = (
                    False,
                    tr("Pause first: test rows are for a network that stays as it is."),
                )
        if count or part != FOLDS:
            lines[part] = PartLine(rows, tip, can_be_chosen)
    return lines


def rows_sentence(evaluator: Evaluator) -> str:
    """What is to be known of the rows that are looked at."""
    if evaluator.part == TRAIN:
        sentence = tr("The network was trained on these rows, so their figures flatter it.")
        if not evaluator.rows_of(VALIDATION):
            more = tr("There are no validation rows: a cross-validation tells more.")
            return tr("{sentence} {more}", sentence=sentence, more=more)
        return sentence
    if evaluator.part == FOLDS:
        return tr(
            "Each of these rows was answered by a network of the cross-validation that had not seen it."
        )
    if not evaluator.rows_of(TEST):
        return ""
    return looks_sentence(evaluator.looks)


def looks_sentence(looks: TestLooks) -> str:
    """How often the test rows were looked at."""
    if not looks.in_all:
        return tr("The test rows were not looked at yet.")
    if looks.since_change == looks.in_all:
        return tr("Times that the test rows were looked at: {count}.", count=looks.in_all)
    return tr(
        "Times that the test rows were looked at since the network last changed: {count}; "
        "with this split in all: {in_all}. With each look they are less of a test.",
        count=looks.since_change,
        in_all=looks.in_all,
    )


def interval_text(low: float, high: float) -> str:
    """A 95 % interval."""
    if math.isnan(low):
        return ""
    return tr("95 % interval {low} – {high}", low=figure_text(low), high=figure_text(high))


def verdict_lines(verdict: NetworkVerdict, figure: float, task: Task) -> list[VerdictLine]:
    """The network and its rivals, the best first."""
    lines = [VerdictLine(tr("this network"), figure, interval_text(*verdict.interval), is_network=True)]
    for key, each in verdict.rivals.items():
        tip = tr(
            "{interval}; fitted in {seconds} s",
            interval=interval_text(*each.interval),
            seconds=f"{each.seconds:.2g}",
        )
        lines.append(VerdictLine(rival_label(key, task), each.figure, tip))
    return sorted(lines, key=lambda line: -line.figure if math.isfinite(line.figure) else math.inf)


def verdict_sentence(verdict: NetworkVerdict, figure: float, task: Task) -> str:
    """What the figures of the rivals say of the network, in a plain sentence for each, and what they took."""
    rivals = verdict.rivals
    if not rivals:
        return ""
    took = ", ".join(f"{rival_label(key, task)} {each.seconds:.2g}" for key, each in rivals.items())
    sentences = [_beside(key, figure, each) for key, each in rivals.items()]
    return "\n".join([*sentences, tr("Seconds to fit: {times}", times=took)])


def _beside(key: str, figure: float, rival: Rival) -> str:
    low, high = rival.better_by
    if rival.is_level:
        return {
            "guess": tr("No better than guessing."),
            "linear": tr("Level with a linear model."),
            "trees": tr("Level with boosted trees."),
        }[key]
    if low > 0:
        values = _numbers(figure - rival.figure, low, high)
        return {
            "guess": tr("Better than guessing by {by} ({low} to {high}).", **values),
            "linear": tr("Better than a linear model by {by} ({low} to {high}).", **values),
            "trees": tr("Better than boosted trees by {by} ({low} to {high}).", **values),
        }[key]
    values = _numbers(rival.figure - figure, -high, -low)
    return {
        "guess": tr("Guessing does better by {by} ({low} to {high}).", **values),
        "linear": tr("A linear model does better by {by} ({low} to {high}).", **values),
        "trees": tr("Boosted trees do better by {by} ({low} to {high}).", **values),
    }[key]


def _numbers(by: float, low: float, high: float) -> dict[str, str]:
    return {"by": f"{by:.2f}", "low": f"{low:.2f}", "high": f"{high:.2f}"}
