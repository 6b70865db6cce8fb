"""Texts of the window on a run: where Train goes on, how it ended, and its result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.project.project import DataChoices
from engine.training.metrics import Scores
from engine.training.state.belonging import file_label
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.words.translation import tr, tr_message
from gui.look.words.weights_texts import where_it_goes_on
from gui.panels.training.result_section import ShownResult


def layers_of_run(bench: Workbench) -> frozenset[str]:
    """Ids of the layers that are drawn as they are in the network of the run; none where it is of another."""
    if bench.run_is_of_something_else:
        return frozenset()
    return bench.runs.layers_shared_with(bench.project.architecture)


def train_tip(bench: Workbench, text: str, keys: str) -> str:
    """The tooltip of the action Train, which is called ``text`` now and has these keys."""
    if not bench.can_train:
        if bench.asks_for_target:
            return tr("Say first what to predict: the data panel asks for it.")
        waiting = tr("The data are being prepared.")
        return tr_message(bench.problems[0].message) if bench.problems else waiting
    if bench.run_is_stale:
        return f"{tr('Train anew with what is drawn and open')} ({keys})"
    if bench.session.state == "finished" and not bench.is_outdated:
        text = tr("Train {epochs} epochs more", epochs=f"{bench.project.training.epochs:,}")
    trainer = bench.session.trainer
    if trainer is not None and bench.session.state != "running":
        if bench.session.state == "finished" and trainer.epoch < trainer.settings.epochs:  # stopped early
            text = tr("Go on, to epoch {epochs} at most", epochs=f"{trainer.settings.epochs:,}")
        return f"{text} ({keys})\n{where_it_goes_on(trainer)}"
    return f"{text} ({keys})"


def why_weights_stay(bench: Workbench, *, is_past: bool) -> str:
    """Sentence on why no weight can be set by hand now; empty where one can.

    ``is_past`` is whether the weights that are shown are those of a checkpoint.
    """
    if bench.session.state == "none" or bench.run_is_of_something_else:
        return tr("There are no trained weights yet: press Train or Iterate first.")
    if is_past:
        return tr("These are the weights of a checkpoint: go back to now to change those of the run.")
    if bench.session.state == "running":
        return tr("Pause to change a weight.")
    return tr("This run is not of what is drawn and opened: its weights stay.") if bench.run_is_stale else ""


def end_notice(bench: Workbench, state: str, evaluate: Callable[[], object]) -> Notice | None:
    """Notice on why the run ended, and with which figures; None while it has not.

    Its button calls ``evaluate``, unless the drawing was changed, with which the run could go on.
    """
    trainer = bench.session.trainer
    if trainer is None or not trainer.control.message or state not in ("finished", "failed"):
        return None
    notice = Notice(tr_message(trainer.control.message))
    if state == "finished":
        figures = figures_of_validation(trainer.result.scores.get("validation") if trainer.result else None)
        told = tr("{end} {figures}", end=notice.text, figures=figures) if figures else notice.text
        notice = Notice(told, "good", tr("See how good it is"), evaluate, passes=True)
    if bench.can_continue:
        label, act = tr("Continue with the changed network"), bench.continue_training
        notice = replace(notice, button=label, act=act, passes=False)
    return notice


def shown_result(bench: Workbench, origin: str) -> ShownResult | None:
    """Result of the last run; ``origin`` says of what it is where Train would start over."""
    trainer, stored = bench.session.trainer, bench.weights.stored
    if trainer is not None and trainer.result is not None and bench.session.dataset is not None:
        since = "" if trainer.result_holds else tr("The weights have changed since.")
        data = data_text(bench.session.dataset.choices, trainer.network.task.target)
        return ShownResult(trainer.result, data, origin or since)
    if trainer is None and stored is not None and stored.result is not None and stored.data is not None:
        data = data_text(stored.data, stored.task.target)
        return ShownResult(stored.result, data, tr("The weights are kept in the file."))
    return None


def data_text(data: DataChoices, target: str) -> str:
    """The table and the target of a run."""
    return tr("{file}, target {target}", file=file_label(data), target=target)


def figures_of_validation(scores: Scores | None) -> str:
    """Figures of the network on the rows that chose its weights; empty where there are none."""
    if scores is None:
        return ""
    if scores.accuracy is not None:
        return tr("Accuracy on the validation rows: {accuracy:.3f}.", accuracy=scores.accuracy)
    figures = {"r2": scores.r2, "mae": scores.mae}
    return tr("On the validation rows: R² {r2:.3f}, mean absolute error {mae:.4g}.", **figures)
