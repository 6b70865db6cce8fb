"""Curves panel: the loss, the task's metric and, where it varies, the learning rate, side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from engine.common.arrays import Array
from engine.core.task import Task
from engine.core.training_settings import SCHEDULE_CHOICES, TrainingSettings
from engine.training.observation.snapshot import EpochRecord, Snapshot
from gui.look.theme import theme
from gui.look.throttle import Throttle
from gui.look.widgets.fields import CheckBox
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from gui.look.words.translation import tr
from gui.plots.curves.curve_card import CurveCard
from gui.plots.curves.curves_state import CurvesState
from gui.plots.curves.line import Line
from gui.plots.curves.training_history import TrainingHistory

DEFAULT_SMOOTHING = 0.6

LOG_SPAN = 20
"""Highest over lowest learning rate from which its axis is logarithmic."""


class CurvesPanel(QWidget):
    """The bottom dock: both plots, and below them what is common to both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curves_panel")
        self.history = TrainingHistory(1, DEFAULT_SMOOTHING)
        self.best_epoch = 0
        self._task: Task | None = None
        self._shows_error = False
        self._weights_of: int | None = None
        self._is_edited = False
        self._shown_epoch: int | None = None
        self._is_scheduled = self._reaches_zero = False
        self._has_new_losses = self._has_new_scores = self._has_ended = self._is_turn_of_scores = False
        self._thinned = ""
        self.loss_card = CurveCard("loss", tr("Press Train to see the loss fall."))
        self.metric_card = CurveCard("metric", tr("Here the accuracy or R² rises, epoch by epoch."))
        self.rate_card = CurveCard("rate", tr("Here the learning rate follows its schedule."))
        self._cards = self.loss_card, self.metric_card, self.rate_card
        self.origin = ElidedLabel()
        self.origin.setObjectName("curves_origin")
        self.origin.hide()
        self.rate_card.set_title(tr("Rate"), tr("The learning rate at the end of each epoch"))
        self.switch = link_button("", "switch_metric", "", self._switch_metric)
        self.metric_card.header.insertWidget(1, self.switch)
        copiers = (self.copy_loss, self.copy_metric, self.copy_rate)
        for card, copy in zip(self._cards, copiers, strict=True):
            card.painted.connect(self._make_plots)
            card.copy_requested.connect(copy)
            card.save_requested.connect(lambda card=card: self._ask_where_to_save(card))
        self._texts = Throttle(self._show_texts, self)
        self._lay_out()
        theme.changed.connect(self._texts.now)
        self.clear()

    def _make_plots(self) -> None:
        for card in self._cards:
            card.make_plot()

    def _lay_out(self) -> None:
        tip = tr("Show the loss on a logarithmic axis")
        self.log_box = set_names(CheckBox(tr("log loss")), "log_loss", tr("Logarithmic loss axis"), tip)
        self.log_box.toggled.connect(self.loss_card.set_log)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        tip = tr("How strongly the bold curves are smoothed; the faint curves are the exact values")
        set_names(self.slider, "smoothing", tr("Smoothing"), tip)
        self.slider.setRange(0, 99)
        self.slider.setFixedWidth(110)
        self.smoothing_value = PlainLabel()
        self.smoothing_value.setProperty("look", "number")
        self.smoothing_value.setMinimumWidth(self.smoothing_value.fontMetrics().horizontalAdvance("0.00"))
        self.slider.valueChanged.connect(self._smooth)
        self.slider.setValue(round(DEFAULT_SMOOTHING * 100))
        self.note = ElidedLabel(look="muted")
        self.note.setObjectName("curves_note")
        smoothing_label = PlainLabel(tr("smoothing"))
        smoothing_label.setProperty("look", "muted")
        footer = set_margins(QHBoxLayout(), 8, (4, 0, 10, 0))
        footer.addWidget(self.origin, 3)
        footer.addWidget(self.note, 1)
        for widget in (self.log_box, smoothing_label, self.slider, self.smoothing_value):
            footer.addWidget(widget)
        plots = set_margins(QHBoxLayout(), 14)
        for card, share in zip(self._cards, (3, 3, 2), strict=True):
            plots.addWidget(card, share)
        layout = set_margins(QVBoxLayout(self), 2, (10, 6, 4, 6))
        layout.addLayout(plots, 1)
        layout.addLayout(footer)

    # What is shown

    def begin(self, task: Task, epochs: int, steps_per_epoch: int) -> None:
        """Empty the curves for a new run of ``epochs`` epochs, at first with ``steps_per_epoch``."""
        self._start(task, epochs, steps_per_epoch)
        self._redraw()

    def add(self, snapshot: Snapshot) -> None:
        """Append what a snapshot brings, for :meth:`draw` or :meth:`draw_turn` to draw."""
        has_scores = bool(snapshot.records) or snapshot.best_epoch != self.best_epoch
        self._has_new_scores |= has_scores
        self._has_new_losses |= has_scores or bool(len(snapshot.losses))
        self._has_ended = snapshot.state in ("finished", "stopped", "failed")
        self.best_epoch = snapshot.best_epoch
        self._show_weights(snapshot.weights_of, snapshot.is_edited)
        self.history.add(snapshot.losses, snapshot.loss_steps, snapshot.records)
        self._say_thinned()

    def draw(self) -> None:
        """Draw what was added to the curves; what is hidden is drawn when it comes into sight."""
        self._draw_new(loss=True, scores=True)
        if self._has_ended:
            self._fit_ends()

    def draw_turn(self) -> None:
        """Draw it in one plot, and with the next frame in the other: a frame adds less than a pixel."""
        self._is_turn_of_scores = not self._is_turn_of_scores
        self._draw_new(loss=not self._is_turn_of_scores, scores=self._is_turn_of_scores)

    def _draw_new(self, *, loss: bool, scores: bool) -> None:
        if loss and self._has_new_losses and self.isVisible():
            self._redraw_loss()
        if scores and self._has_new_scores and self.isVisible():
            self._redraw_scores()

    def load(
        self,
        records: Sequence[EpochRecord],
        losses: Array,
        loss_steps: Array,
        best_epoch: int,
        steps_per_epoch: int,
        task: Task | None = None,
    ) -> None:
        """Show a run that was opened; the task and the planned epochs are those of the last :meth:`begin`
        unless a ``task`` is given.
        """
        self._start(task or self._task, self.loss_card.planned_epochs, steps_per_epoch)
        self.best_epoch = best_epoch
        self.history.add(losses, loss_steps, records)
        self._say_thinned()
        self._redraw()
        self._fit_ends()

    def show_schedule(self, settings: TrainingSettings) -> None:
        """Make room for the learning rate where these settings let it vary."""
        schedule = SCHEDULE_CHOICES[settings.schedule]
        self._is_scheduled = schedule.varies or settings.warmup_epochs > 0
        self._reaches_zero = schedule.reaches_zero
        self._redraw_rate()

    def _show_weights(self, weights_of: int | None, is_edited: bool) -> None:
        """Mark the epoch whose weights are in the network, and show its figures."""
        if (weights_of, is_edited) != (self._weights_of, self._is_edited):
            self._weights_of, self._is_edited = weights_of, is_edited
            for card in (self.loss_card, self.metric_card):
                card.mark_weights(weights_of or 0)
            self._texts.soon()

    def show_shown(self, epoch: int | None) -> None:
        """Mark the epoch whose weights are shown only, and show its figures; None for those of the run."""
        self._shown_epoch = epoch
        for card in (self.loss_card, self.metric_card):
            card.mark_shown(epoch or 0)
        self._texts.soon()

    def show_origin(self, text: str) -> None:
        """Grey the curves and say of what they are, where that is not what is drawn and opened."""
        if text != self.origin.text():
            self.origin.setText(text)
            self.origin.setVisible(bool(text))
            for card in self._cards:
                card.set_greyed(bool(text))
            self._texts.now()

    def clear(self) -> None:
        """Show no run."""
        self._start(None, math.inf, 1)
        self._redraw()

    def view_state(self) -> CurvesState:
        """State of what is shown, and how."""
        return CurvesState(
            history=self.history,
            best_epoch=self.best_epoch,
            task=self._task,
            epochs=self.loss_card.planned_epochs,
            shows_error=self._shows_error,
            is_log=self.log_box.isChecked(),
            smoothing=self.slider.value(),
            weights_of=self._weights_of,
            is_edited=self._is_edited,
        )

    def restore_view(self, state: CurvesState) -> None:
        """Show that again, in a panel that was made again."""
        self.slider.setValue(state.smoothing)
        self._start(state.task, state.epochs, 1)
        self.history, self.best_epoch = state.history, state.best_epoch
        self._show_weights(state.weights_of, state.is_edited)
        if state.shows_error:
            self._switch_metric()
        self._say_thinned()
        self.log_box.setChecked(state.is_log)
        self._redraw()
        self._texts.now()

    def _start(self, task: Task | None, epochs: float, steps_per_epoch: int) -> None:
        self._task, self._shows_error, self.best_epoch = task, False, 0
        self._show_weights(None, False)
        self.history = TrainingHistory(steps_per_epoch, self.slider.value() / 100)
        self.loss_card.begin(epochs, is_score=False)
        self.metric_card.begin(epochs, is_score=True)
        self.rate_card.begin(epochs, is_score=False)
        self._thinned = ""
        self.note.setText("")
        self._name_plots()

    @property
    def _is_regression(self) -> bool:
        return self._task is not None and self._task.kind == "regression"

    @property
    def _metric(self) -> str:
        return "mae" if self._shows_error else "metric"

    def _name_plots(self) -> None:
        self.loss_card.set_title(tr("Loss"))
        target = self._task.target if self._task else ""
        if self._shows_error:
            self.metric_card.set_title(
                "MAE", tr("Mean absolute error, in the units of {target}", target=target)
            )
        elif self._is_regression:
            self.metric_card.set_title(
                "R²", tr("Share of the variance of {target} that is explained", target=target)
            )
        elif self._task is None:
            self.metric_card.set_title(tr("Metric"))
        else:
            self.metric_card.set_title(tr("Accuracy"), tr("Share of rows whose class is right"))
        other = "R²" if self._shows_error else "MAE"
        self.switch.setText(tr("show {metric}", metric=other))
        self.switch.setAccessibleName(self.switch.text())
        self.switch.setToolTip(plain_tooltip(tr("Show {metric} instead", metric=other)))
        self.switch.setVisible(self._is_regression)

    def _switch_metric(self) -> None:
        self._shows_error = not self._shows_error
        self.metric_card.begin(self.metric_card.planned_epochs, is_score=not self._shows_error)
        self._name_plots()
        self._redraw()

    def _smooth(self, percent: int) -> None:
        self.smoothing_value.setText(f"{percent / 100:.2f}")
        self.history.set_weight(percent / 100)
        self._redraw()

    def _redraw(self) -> None:
        self._redraw_loss()
        self._redraw_scores()

    def _redraw_loss(self) -> None:
        self._has_new_losses = False
        self._texts.soon()
        h = self.history
        train_loss = Line(tr("train"), "forward", h.step_epochs, h.step_loss.raw, h.step_loss.smoothed)
        self.loss_card.show_lines([train_loss, self._per_epoch("validation_loss")], self.best_epoch)

    def _redraw_scores(self) -> None:
        self._has_new_scores = False
        lines = [self._per_epoch(f"train_{self._metric}"), self._per_epoch(f"validation_{self._metric}")]
        self.metric_card.show_lines(lines, self.best_epoch)
        self._redraw_rate()

    def _redraw_rate(self) -> None:
        """A constant rate is no curve; one over decades needs a logarithmic axis, which a cosine does not."""
        rates = self.history.per_epoch["learning_rate"].raw
        span = self.history.rate_span
        has_room = self._is_scheduled or span > 1
        self.rate_card.setVisible(has_room)
        if not has_room:
            return
        log = span > LOG_SPAN and not self._reaches_zero
        if self.rate_card.is_log != log:
            self.rate_card.set_log(log)
        self.rate_card.show_lines([Line(tr("rate"), "good", self.history.epochs, rates, rates)], 0)

    def _per_epoch(self, name: str) -> Line:
        series = self.history.per_epoch[name]
        if name.startswith("train"):
            return Line(tr("train"), "forward", self.history.epochs, series.raw, series.smoothed)
        return Line(tr("validation"), "backward", self.history.epochs, series.raw, series.smoothed)

    def _fit_ends(self) -> None:
        for card in self._cards:
            card.fit_end()
        self._texts.now()

    def _show_texts(self) -> None:
        train, validation = self._of_weights("train_loss"), self._of_weights("validation_loss")
        if math.isnan(train) and len(self.history.steps):  # the first epoch is still running
            train = float(self.history.step_loss.smoothed[-1])
        scores = self._of_weights(f"train_{self._metric}"), self._of_weights(f"validation_{self._metric}")
        head, tooltip = self._of_when()
        for card, pair in ((self.loss_card, (train, validation)), (self.metric_card, scores)):
            values = [
                (tr("train"), self._ink("forward"), pair[0]),
                (tr("validation"), self._ink("backward"), pair[1]),
            ]
            card.values.show_values(values, tooltip, head)
        self.rate_card.values.show_values(
            [("", self._ink("good"), self._of_weights("learning_rate"))], tooltip
        )

    def _of_when(self) -> tuple[str, str]:
        """Label of the epoch whose figures are shown, and the same for a tooltip."""
        epochs = self.history.epochs
        if not len(epochs):
            return "", tr("In the first epoch:")
        epoch = int(epochs[self.history.place_of(self._figures_of)])
        if self._is_edited and self._shown_epoch is None:
            tooltip = tr("At the end of epoch {epoch}, before weights were edited:", epoch=epoch)
            return tr("epoch {epoch}, unedited", epoch=epoch), tooltip
        tooltip = tr("At the end of epoch {epoch}:", epoch=epoch)
        is_of_now = self._weights_of is None and self._shown_epoch is None
        return ("" if is_of_now else tr("epoch {epoch}", epoch=epoch)), tooltip

    @property
    def _figures_of(self) -> int | None:
        """The epoch that gave the weights that are shown, or those in the network; None for the last."""
        return self._weights_of if self._shown_epoch is None else self._shown_epoch

    def _of_weights(self, name: str) -> float:
        return self.history.figure(name, self._figures_of)

    def _ink(self, color: str) -> str:
        return "muted" if self.origin.text() else color

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A hidden panel takes them in, but does not draw them.
        if self._has_new_losses or self._has_new_scores:
            self._redraw()

    # What can be taken away

    def copy_loss(self) -> None:
        """Put the exact numbers of the loss curves on the clipboard as CSV."""
        self._copy(self.history.loss_csv())

    def copy_metric(self) -> None:
        """Put the exact numbers of the metric's curves on the clipboard as CSV."""
        self._copy(self.history.metric_csv(self._metric))

    def copy_rate(self) -> None:
        """Put the learning rate of each epoch on the clipboard as CSV."""
        self._copy(self.history.rate_csv())

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        note = tr("Copied {rows} rows of values.", rows=text.count("\n") - 1)
        self.note.setText(f"{note} {self._thinned_note()}".rstrip())

    def _thinned_note(self) -> str:
        """Note that the curves and what is copied of them leave epochs out; empty where they do not."""
        if self.history.one_in == 1:
            return ""
        return tr(
            "Of this long run, one epoch in {count} is kept, and the first, the last and the best.",
            count=self.history.one_in,
        )

    def _say_thinned(self) -> None:
        note = self._thinned_note()
        if note != self._thinned:
            self._thinned = note
            self.note.setText(note)

    def _ask_where_to_save(self, card: CurveCard) -> None:
        suggested = f"{card.title.text().lower().replace('²', '2')}.png"
        path, _ = QFileDialog.getSaveFileName(self, tr("Save picture"), suggested, tr("Picture (*.png)"))
        if path:
            self.save_picture(card, path)

    def save_picture(self, card: CurveCard, path: str) -> None:
        """Write a plot with its header as a PNG file; says in the footer whether it worked."""
        self.note.setText(card.save(path))
