"""The training part of the toolbar: buttons, settings and how far the run is."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from engine.core.training_settings import TRAINING, TrainingSettings, edited
from engine.training.observation.snapshot import RunState, Snapshot
from gui.look.widgets.fields import ChoiceBox, captioned
from gui.look.widgets.folding_row import ALWAYS, FoldingRow
from gui.look.widgets.helpers import GestureKey, letters_wide, link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, StillPlace, plain_tooltip
from gui.look.words.translation import tr
from gui.look.words.weights_texts import weights_text
from gui.panels.setting_fields import make_field, show_value
from gui.panels.training.learning_rate_field import LearningRateField
from gui.panels.training.training_fields import edit_text

STATE_LABELS: dict[RunState, str] = {
    "paused": "paused",
    "finished": "finished",
    "stopped": "stopped",
    "failed": "failed",
}


IMPORTANCE = {
    **{"train": ALWAYS, "step": ALWAYS},
    **{"open_csv": 90, "learning_rate": 80, "reset": 70, "save": 60, "undo": 50},
    **{"batch_size": 40, "epochs": 30, "redo": 20, "optimizer": 10, "beside": 0},
}
"""Order in which parts go where room is short: first what matters least while one trains."""
BATCH_LETTERS, EPOCHS_LETTERS = 6, 7
"""Widths of the fields, in digits of their font."""
LEAST_STATUS, STATUS_LETTERS = 13, 40
"""Digits beside which the status would say nothing any more, and in which it has room."""


def duration_text(seconds: float) -> str:
    """A rough time for people: ``9 s``, ``2 min 05 s``, ``1 h 20 min``."""
    whole = round(seconds)
    if whole < 60:
        return tr("{seconds} s", seconds=whole)
    if whole < 3600:
        return tr("{minutes} min {seconds} s", minutes=whole // 60, seconds=f"{whole % 60:02d}")
    return tr("{hours} h {minutes} min", hours=f"{whole // 3600:,}", minutes=f"{whole % 3600 // 60:02d}")


def status_parts(snapshot: Snapshot) -> list[str]:
    """Texts on where a run is: epoch, step, and then speed and time left, or how it stands still."""
    parts = [
        tr("epoch {epoch} / {epochs}", epoch=f"{snapshot.epoch:,}", epochs=f"{snapshot.epochs:,}"),
        tr("iteration {step}", step=f"{snapshot.step:,}"),
    ]
    if snapshot.state != "running":
        parts.append(tr(STATE_LABELS[snapshot.state]))
        weights = weights_text(snapshot)
        return [*parts, weights] if weights else parts
    if snapshot.steps_per_second > 0:
        parts.append(tr("{speed} it/s", speed=f"{snapshot.steps_per_second:,.0f}"))
    if math.isfinite(snapshot.seconds_left):
        parts.append(tr("{time} left", time=duration_text(snapshot.seconds_left)))
    return parts


class StatusLabel(ElidedLabel):
    """Parts of a status in one line; the lesser ones go first where the room is short."""

    def __init__(self) -> None:
        super().__init__(look="muted")
        self._parts: list[str] = []
        self._whole = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_parts(self, parts: list[str], whole: str = "") -> None:
        """Show as many of these as fit; the tooltip has all, or the ``whole`` where that is more."""
        self._parts, self._whole = parts, whole
        self.own_tooltip = whole or " · ".join(parts)
        kept = list(parts)
        for lesser in parts[1:-1]:  # the first and the last are what everybody wants to know
            if self.fontMetrics().horizontalAdvance(" · ".join(kept)) <= self.width():
                break
            kept.remove(lesser)
        if self.fontMetrics().horizontalAdvance(" · ".join(kept)) > self.width():
            kept = parts[:1]
        self.setText(" · ".join(kept))

    def _update_tooltip(self) -> None:
        self.setToolTip(plain_tooltip(self.own_tooltip))  # more than the text, whether that fits or not

    def sizeHint(self) -> QSize:
        return QSize(letters_wide(self, STATUS_LETTERS), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_parts(self._parts, self._whole)


class StatusLine(QWidget):
    """The state of the run over a thin progress bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._origin = self._shown = ""
        self.text = StatusLabel()
        self.text.setObjectName("training_status")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        set_names(self.bar, "training_progress", tr("Training progress"))
        self.setMinimumWidth(letters_wide(self.text, LEAST_STATUS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addStretch(1)
        layout.addWidget(StillPlace(self.text, letters_wide(self.text, STATUS_LETTERS)))
        layout.addWidget(self.bar)
        layout.addStretch(1)
        self.show_snapshot(None)

    def show_origin(self, origin: str) -> None:
        """Say of what the run is, where that is not what is drawn and opened."""
        if origin != self._origin:
            self._origin = origin
            self.show_snapshot(self._snapshot)

    def show_shown(self, text: str) -> None:
        """Say which weights are shown, where these are not those of the run."""
        if text != self._shown:
            self._shown = text
            self.show_snapshot(self._snapshot)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show where the run is; None before the first."""
        self._snapshot = snapshot
        self.bar.setVisible(snapshot is not None and not self._origin)
        if snapshot is None:
            self.text.show_parts([tr("not trained yet")])
            return
        parts = [*status_parts(snapshot), *filter(None, [self._shown])]
        if self._origin:  # what else there is to say of it stands in the tooltip
            whole = f"{self._origin}\n{' · '.join(parts)}"
            self.text.show_parts([tr("earlier run"), parts[0]], whole)
        else:
            self.text.show_parts(parts)
        self.bar.setValue(round(1000 * snapshot.step / snapshot.steps) if snapshot.steps else 0)


class TrainingBar(FoldingRow):
    """Buttons, the settings of training, and the status of the run; what does not fit is under "More"."""

    settings_edited = Signal(object, object, object)
    """Emitted with the text for undo, the new TrainingSettings, and the merge key or None."""
    all_settings_wanted = Signal()
    """The user asks for the settings that have no place here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = TrainingSettings()
        self._gesture = GestureKey("training settings")
        self.learning_rate = LearningRateField()
        self.batch_size = self._bare_field("batch_size", BATCH_LETTERS)
        self.epochs = self._bare_field("epochs", EPOCHS_LETTERS)
        self.optimizer = self._bare_field("optimizer")
        self.more = QToolButton()
        self.status = StatusLine()
        self._make_more()
        self._lay_out()
        self._connect()
        self.show_settings(self._settings)

    @staticmethod
    def _bare_field(name: str, letters: int = 0) -> Any:
        field = make_field(TRAINING[name], name)
        field.setProperty("look", "bare")
        if isinstance(field, ChoiceBox):
            field.fit_choices()
        else:
            field.setFixedWidth(letters_wide(field, letters))
            field.lineEdit().setTextMargins(0, 0, 0, 0)
        return field

    def _make_more(self) -> None:
        """A button that leads to all settings, or opens what does not fit into the bar."""
        body = QWidget()
        column = set_margins(QVBoxLayout(body), 8, (12, 10, 12, 10))
        column.addLayout(self.overflow)
        self.all_settings = link_button(
            tr("All training settings"),
            "all_training_settings",
            tr("Show loss, optimizer, schedule and run in full"),
            self._want_all_settings,
        )
        column.addWidget(self.all_settings)
        self.menu = QMenu(self)
        action = QWidgetAction(self.menu)
        action.setDefaultWidget(body)
        self.menu.addAction(action)
        self.more.setText("⋯")
        self.more.setFixedWidth(36)
        self.more.setProperty("look", "flat")
        set_names(
            self.more,
            "more_training_settings",
            tr("More training settings"),
            tr("Loss, weight decay, clipping, schedule, early stopping, seed and more"),
        )
        self.more.clicked.connect(self._open_more)

    def _open_more(self) -> None:
        if self.overflow.isEmpty():
            self.all_settings_wanted.emit()
        else:
            self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _want_all_settings(self) -> None:
        self.menu.close()
        self.all_settings_wanted.emit()

    def _lay_out(self) -> None:
        for name, caption in (
            ("learning_rate", tr("Learning rate")),
            ("batch_size", tr("Batch")),
            ("epochs", tr("Epochs")),
            ("optimizer", tr("Optimizer")),
        ):
            cell = QWidget()
            cell.setLayout(captioned(caption, getattr(self, name)))
            self.add_part(cell, IMPORTANCE[name])
        self.add_part(self.more, ALWAYS)
        self.add_part(self.status, ALWAYS, stretch=1)

    def _connect(self) -> None:
        self.learning_rate.changed.connect(
            lambda rate: self._edit("learning_rate", rate, self._gesture.of("learning_rate"))
        )
        self.learning_rate.gesture_ended.connect(self._gesture.end)
        self.optimizer.chosen.connect(lambda key: self._edit("optimizer", key, None))
        for name, box in (("batch_size", self.batch_size), ("epochs", self.epochs)):
            box.valueChanged.connect(lambda value, name=name: self._edit(name, value, self._gesture.of(name)))
            box.editingFinished.connect(self._gesture.end)

    def set_actions(self, train: QAction, step: QAction, reset: QAction) -> None:
        """Put buttons for the window's actions in front; they follow text, icon and enabled state."""
        for place, (action, name) in enumerate(((train, "train"), (step, "step"), (reset, "reset"))):
            button = tool_button(action, name, shows_text=True)
            if action is train:
                button.setProperty("look", "primary")
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                self._keep_width(button)
            self.add_part(button, IMPORTANCE[name], place)

    def set_file_actions(self, actions: dict[str, QAction]) -> None:
        """Put buttons for the window's actions in front of all, by their keys; the first shows its text."""
        for place, (key, action) in enumerate(actions.items()):
            button = tool_button(action, key, shows_text=False)
            if place == 0:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            # A click leaves the keyboard where it is, as on any toolbar.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.add_part(button, IMPORTANCE[key], place)

    def show_main_button(self, is_main: bool) -> None:
        """Make Train green where it is what comes next, not where something else has to be done before."""
        button, look = self.findChild(QToolButton, "train_button"), "primary" if is_main else ""
        if button is not None and button.property("look") != look:
            set_look(button, look)

    def _keep_width(self, button: QToolButton) -> None:
        """Keep one width for all that the button can say, so that nothing moves away under the mouse."""
        button.ensurePolished()
        metrics = button.fontMetrics()
        labels = (tr("Train"), tr("Pause"), tr("Resume"), tr("Go on"))
        widest = max(map(metrics.horizontalAdvance, labels))
        extra = widest - metrics.horizontalAdvance(button.text())
        button.setMinimumWidth(button.sizeHint().width() + max(0, extra))

    def add_beside_settings(self, widget: QWidget) -> None:
        """Put one more widget after the settings."""
        self.add_part(widget, IMPORTANCE["beside"], self.place_of(self.more))

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show these settings."""
        self._settings = settings
        self.learning_rate.show_rate(settings.learning_rate)
        self.batch_size.show_value(settings.batch_size)
        self.epochs.show_value(settings.epochs)
        show_value(self.optimizer, TRAINING["optimizer"], settings.optimizer)

    def choose_rate(self, rate: float) -> None:
        """Edit the learning rate for somebody else, as one undo step."""
        self._edit("learning_rate", rate, None)

    def show_status(self, snapshot: Snapshot | None) -> None:
        """Show where the run is; None before the first."""
        self.status.show_snapshot(snapshot)

    def show_origin(self, origin: str) -> None:
        """Say of what the run is, where that is not what is drawn and opened."""
        self.status.show_origin(origin)

    def _edit(self, name: str, value: Any, merge_key: object) -> None:
        changed = edited(self._settings, name, value)
        if changed != self._settings:
            self.settings_edited.emit(edit_text(name), changed, merge_key)


def tool_button(action: QAction, name: str, shows_text: bool) -> QToolButton:
    """A button of the toolbar for an action of the window; it goes where the action is taken away."""
    button = QToolButton()
    button.setDefaultAction(action)
    style = Qt.ToolButtonStyle.ToolButtonTextOnly if shows_text else Qt.ToolButtonStyle.ToolButtonIconOnly
    button.setToolButtonStyle(style)
    button.setIconSize(QSize(18, 18))
    button.setObjectName(f"{name}_button")
    # A click takes the focus, so that a number that is still being typed counts.
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.iconText())

    def follow() -> None:
        button.setAccessibleName(action.iconText())
        if button.isHidden() == action.isVisible() and button.parentWidget() is not None:
            button.setVisible(action.isVisible())

    action.changed.connect(follow)
    return button
