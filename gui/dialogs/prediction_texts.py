"""What the dialog says of a file that is predicted: what was found in it, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.evaluation.figures import ClassFigures, Figures, main_figure
from engine.files.prediction.prediction_file import PredictedFile
from engine.files.prediction.preview import Preview
from gui.bench.judging.file_predictor import Written
from gui.look.words.translation import tr

MOST_NAMED = 6
"""Names that are listed in a sentence."""


def listed(names: Sequence[str]) -> str:
    """Some names, of many the first."""
    more = [tr("and {count} more", count=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])


def found_sentence(preview: Preview, target: str, is_trained_on: bool) -> str:
    """What was found in a file; ``target`` is the column that is predicted.

    ``is_trained_on`` says that the network was trained on rows of this file.
    """
    if preview.missing:
        return tr(
            "The file lacks columns that the network was trained with: {columns}. Choose one that has them.",
            columns=listed(preview.missing),
        )
    said = [
        tr("All {rows} rows are shown.", rows=len(preview.rows))
        if preview.is_all
        else tr("The first {rows} rows are shown.", rows=len(preview.rows))
    ]
    if preview.unused:
        said.append(tr("Not used by the network: {columns}.", columns=listed(preview.unused)))
    if preview.has_target:
        said.append(tr("{target} is in the file, so the predictions are judged too.", target=target))
    if preview.has_target and is_trained_on:
        said.append(
            tr(
                "The network was trained on rows of this very file, which flatters that figure: Evaluate "
                "judges the other rows."
            )
        )
    return " ".join(said)


def written_sentence(written: Written, target: str) -> str:
    """What was written, and how good it is."""
    found = written.found
    said = [
        tr(
            "{rows} rows were predicted in {seconds} s: {file}.",
            rows=f"{found.rows:,}",
            seconds=f"{found.seconds:,.1f}",
            file=Path(written.path).name,
        )
    ]
    if written.figures is not None:
        said.append(_judged(written.figures, found, target))
    if found.rows_noted:
        filled, unseen, outside = found.values_noted
        said.append(
            tr(
                "Rows with a note: {rows} (values filled in: {filled}, not seen in training: {unseen}, "
                "outside the training range: {outside}).",
                rows=f"{found.rows_noted:,}",
                filled=f"{filled:,}",
                unseen=f"{unseen:,}",
                outside=f"{outside:,}",
            )
        )
    if found.rows_left_out:
        said.append(
            tr(
                "Rows that could not be read and stand without a prediction: {count}.",
                count=f"{found.rows_left_out:,}",
            )
        )
    return " ".join(said)


def _judged(figures: Figures, found: PredictedFile, target: str) -> str:
    name = tr("Accuracy") if isinstance(figures, ClassFigures) else "R²"
    values = {
        "figure": f"{name} {main_figure(figures):.4g}",
        "rows": f"{found.rows_judged:,}",
        "target": target,
    }
    judged = 0 if found.answers is None else len(found.answers)
    if judged < found.rows_judged:
        return tr(
            "{figure} on {drawn} rows, drawn from the {rows} where {target} is known.",
            drawn=f"{judged:,}",
            **values,
        )
    return tr("{figure} on the {rows} rows where {target} is known.", **values)
