"""The canvas: the drawing of the network that can be edited and that comes alive in training."""

from __future__ import annotations

from collections.abc import Iterable, Set

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPixmapCache, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import Problem
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.insight.plane_picture import PlanePicture
from engine.training.observation.snapshot import Snapshot
from gui.canvas.editing.editor import Editor
from gui.canvas.editing.group_commands import GroupCommands
from gui.canvas.editing.layer_search import LayerSearch
from gui.canvas.editing.menus import menu_at
from gui.canvas.editing.picture_commands import PictureCommands
from gui.canvas.figure.minimap import Minimap
from gui.canvas.items.card_texts import badge
from gui.canvas.items.units.plane_data import PlaneData
from gui.canvas.overlays import EmptyHint, LessonOffer, ProbePill, ShownPill, StatusPill
from gui.canvas.scene import Scene
from gui.canvas.touch.card_touch import CardTouch
from gui.canvas.touch.number_touch import NumberTouch
from gui.canvas.view import CanvasView
from gui.look.drawing.zoom_pill import ZoomPill
from gui.look.theme import FADED, theme
from gui.look.widgets.helpers import set_margins
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr, tr_message

TEXT_PAUSE = 250
"""Milliseconds between changes of the texts on cards in training, so that they can be read."""

LEAST_READABLE = 16.0
"""Heat maps with fewer pixels on a side are not worth copying out of the trainer."""

CACHE_SIZE = 64 * 1024
"""Kilobytes in which Qt keeps the pixels of cards; its 10 MB are too few for a large, zoomed drawing."""

MARGIN, GAP = 14, 8
PROBE_SHARE = 0.62
"""Most of the room beside the zoom that the words on chosen rows may take."""


class Canvas(QWidget):
    """Shows an architecture, offers edits of it, and shows the activations of a run on its cards.

    It never changes the architecture itself: it emits :attr:`edited` and is told by
    :meth:`show_architecture` what became of it.
    """

    edited = Signal(object, object, object)
    """Emitted for a new architecture: text for undo, the architecture, the merge key or None."""
    gesture_ended = Signal()
    """A drag or a held key is over: the next edit is an undo step of its own."""
    selected = Signal(object)
    """Other layers are selected; their ids, a tuple."""
    settings_wanted = Signal()
    """Enter was pressed on a layer: its settings should have the keyboard now."""
    hint = Signal(object)
    """A sentence on why something was not done."""
    loss_wanted = Signal(str)
    """Another loss is wanted: a key of the training settings."""
    lesson_wanted = Signal(QPoint)
    """A lesson is to be chosen, at this place of the screen."""
    sight_changed = Signal()
    """Another part of the drawing is in sight, at another zoom, or nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.scene, self.editor = Scene(self), Editor(self)
        self.view = CanvasView(self.scene, self.editor, self)
        self.search = LayerSearch(self.view, self)
        self.pictures = PictureCommands(self.scene, self.editor, self)
        self.grouping = GroupCommands(self.scene, self.editor, self)
        self.status, self.empty = StatusPill(self), EmptyHint(self)
        self.zoom_pill, self.probe_pill = ZoomPill(self.view, self), ProbePill(self)
        self.shown_pill, self.minimap = ShownPill(self), Minimap(self.view, self.scene, self)
        tip = tr("Make the drawing larger; from 120 % each unit is a picture of what it has learnt")
        self.zoom_pill.larger.setToolTip(plain_tooltip(tip))
        self.lesson_offer, self._offers_lessons = LessonOffer(self), True
        self.number_touch, self.card_touch = NumberTouch(self.view), CardTouch(self.view, self.scene, self)
        self._last_selected: tuple[str, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._training, self._since_texts = TrainingSettings(), QElapsedTimer()
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), CACHE_SIZE))
        set_margins(QVBoxLayout(self)).addWidget(self.view)
        self.setFocusProxy(self.view)
        self._wire()
        self.show_architecture(Architecture(), None, ())

    def _wire(self) -> None:
        self.editor.edited.connect(self.edited)
        self.editor.hint.connect(self.hint)
        self.scene.selection_moved.connect(self._tell_selected)
        self.view.gesture_ended.connect(self.gesture_ended)
        self.view.settings_wanted.connect(self.settings_wanted)
        self.view.added.connect(self.reveal)
        self.view.composing.connect(self.search.compose)
        self.search.added.connect(self.reveal)
        self.grouping.added.connect(self.reveal)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.zoomed.connect(self._place_overlays)
        self.minimap.shown_or_hidden.connect(self._place_overlays)
        self.view.zoomed.connect(self.sight_changed)
        for bar in (self.view.horizontalScrollBar(), self.view.verticalScrollBar()):
            bar.valueChanged.connect(self.sight_changed)
        self.status.fix_wanted.connect(self._fix)
        self.lesson_offer.lesson_wanted.connect(self.lesson_wanted)
        theme.changed.connect(self._apply_theme)

    # What is shown

    def show_architecture(
        self, architecture: Architecture, task: Task | None, problems: tuple[Problem, ...]
    ) -> None:
        """Show this architecture for this task (None without data) and what is wrong with it."""
        self.view.cancel_gesture()
        self.search.close()
        before, task_before = set(self.scene.cards), self.editor.task
        self.editor.architecture, self.editor.task = architecture, task
        self._problems = problems
        self.scene.show_architecture(architecture, task, problems, self._training)
        self.status.show_status(architecture, task, problems)
        self._show_status()
        self.empty.show_for(architecture, task)
        self._show_offer()
        self.minimap.show_drawing()
        self._place_overlays()
        if before != set(self.scene.cards):
            self.view.viewport().update()  # Qt leaves what lay beyond a scene that became smaller
        if not before:
            self.view.fit()
        elif self.view.is_fitted and (before, task_before) != (set(self.scene.cards), task):
            self._fit_if_cut()

    def show_training(self, training: TrainingSettings) -> None:
        """Show which loss these settings choose."""
        if training != self._training:
            self._training = training
            self.scene.show_architecture(self.editor.architecture, self.editor.task, self._problems, training)

    def show_probe(self, text: str, is_test: bool) -> None:
        """Say which rows the heat maps show, and why; with an empty text these are the default ones."""
        self.probe_pill.show_probe(text, is_test)
        self._place_overlays()

    def show_shown(self, text: str) -> None:
        """Say in place of the status which weights are shown, where these are not those of the run."""
        self.shown_pill.show_shown(text)
        self._show_status()
        self._place_overlays()

    def _show_status(self) -> None:
        self.status.setVisible(bool(self.editor.architecture.layers) and self.shown_pill.isHidden())

    def show_row(self, row: int) -> None:
        """Show the feature maps of this probe row on all cards that show pictures."""
        self.scene.show_row(row)

    def _fit_if_cut(self) -> None:
        if not self.view.clear_rect().contains(self.scene.content_rect()):
            self.view.fit()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the activations and the health of a run; repaints only what has changed."""
        rows = snapshot.probe.subset.rows if snapshot.probe is not None else None
        for layer_id, values in snapshot.activations.items():
            if layer_id in self.scene.cards:
                self.scene.cards[layer_id].heat.show_values(values, rows)
        self.scene.show_weights(snapshot)
        due = not self._since_texts.isValid() or self._since_texts.elapsed() >= TEXT_PAUSE
        if due or snapshot.state != "running":
            self._since_texts.start()
            output = self.editor.architecture.output
            for layer_id, health in snapshot.health.items():
                card = self.scene.cards.get(layer_id)
                if card is not None:
                    is_output = output is not None and output.id == layer_id
                    card.show_badge(badge(health, len(card.heat.row_shape) > 1, is_output))

    def place_on_screen(self, layer_id: str) -> QRect | None:
        """Rectangle of the card of a layer in pixels of the screen; None while it is not in sight."""
        return self.view.place_on_screen(self.scene.cards.get(layer_id))

    def offer_lessons(self, is_offered: bool) -> None:
        """Show the way to the lessons while the canvas is empty, or do not."""
        self._offers_lessons = is_offered
        self._show_offer()

    def _show_offer(self) -> None:
        nothing_open = not self.editor.architecture.layers and self.editor.task is None
        self.lesson_offer.setVisible(self._offers_lessons and nothing_open)

    def show_faded(self, is_faded: bool) -> None:
        """Grey the numbers on the cards, where Train would begin again."""
        for card in self.scene.cards.values():
            for live in (card.heat, card.badge):
                live.setOpacity(FADED if is_faded else 1.0)
        self.scene.units.show_faded(FADED if is_faded else 1.0)

    def clear_live(self) -> None:
        """Forget the run: cards are as before training."""
        self._since_texts.invalidate()
        self.scene.clear_live()

    def show_data(self, data: PlaneData | None) -> None:
        """Take the rows that the plane through the data belongs to; None where there is no plane."""
        self.scene.show_data(data)

    def show_picture(self, picture: PlanePicture | None, known: Set[str] = frozenset()) -> None:
        """Show what units give over the plane, where the zoom asks for it; None for nothing.

        ``known`` are the ids of the layers that are drawn as they were in the network of the picture.
        """
        self.scene.show_picture(picture, known)

    def visible_layers(self) -> frozenset[str]:
        """Ids of the layers whose heat map is in sight and large enough to read, or whose health is."""
        if not self.isVisible():
            return frozenset()
        shown, blocks = self.view.shown_rect(), self.scene.units.detail == "blocks"
        return frozenset(
            layer_id
            for layer_id, card in self.scene.cards.items()
            if card.heat.sceneBoundingRect().intersects(shown)
            and (card.has_health and card.form != "folded" if blocks else self._shows_heat(layer_id))
        )

    def _shows_heat(self, layer_id: str) -> bool:
        heat = self.scene.cards[layer_id].heat
        is_readable = heat.rect.height() * self.view.zoom >= LEAST_READABLE
        return is_readable and self.scene.units.shows_heat(layer_id)

    def pictured_layers(self) -> frozenset[str]:
        """Ids of the layers whose units are to be seen over the plane, at the zoom and place of now."""
        return self.scene.units.outputs_wanted(self.view.shown_rect()) if self.isVisible() else frozenset()

    def weighed_layers(self) -> frozenset[str]:
        """Ids of the layers whose weights are to be seen as lines."""
        return self.scene.units.weights_wanted(self.view.shown_rect()) if self.isVisible() else frozenset()

    @property
    def wants_plane(self) -> bool:
        """True if the plane itself is to be seen: the columns, or the prediction."""
        return self.isVisible() and self.scene.units.wants_predictions(self.view.shown_rect())

    # Selection

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected layers."""
        return self.scene.selected_ids()

    def select(self, ids: Iterable[str]) -> None:
        """Select these layers and nothing else."""
        self.scene.select(ids)

    def select_all(self) -> None:
        """Select every layer."""
        self.scene.select(self.scene.cards)

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Select layers that were just added and scroll to them."""
        there = [i for i in ids if i in self.scene.cards]
        if not there:
            return
        self.scene.select(there)
        rect = QRectF()
        for layer_id in there:
            rect |= self.scene.cards[layer_id].sceneBoundingRect()
        self.view.reveal(rect)

    def _tell_selected(self) -> None:
        ids = self.scene.selected_ids()
        if ids != self._last_selected:
            self._last_selected = ids
            self.selected.emit(ids)

    # Edits

    def add_layer(self, kind: str) -> None:
        """Add a layer where it most likely belongs: after the selected one, else before the output."""
        self.reveal(self.editor.add(kind, self.search.most_likely_place()))

    def delete_selection(self) -> None:
        """Delete the selected layers, all but the input, and the selected connections."""
        self.view.delete_selection()

    def copy(self) -> None:
        """Put the selected layers on the clipboard, as text."""
        text = self.editor.copied(self.scene.selected_ids())
        if text:
            QGuiApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Copy the selected layers, then delete them."""
        text = self.editor.copied(self.scene.selected_ids())
        if text:
            QGuiApplication.clipboard().setText(text)
            self.editor.delete(self.scene.selected_ids())

    def paste(self, at: QPointF | None = None) -> None:
        """Add the layers on the clipboard, at a point of the canvas or beside their first place."""
        self.reveal(self.editor.paste(QGuiApplication.clipboard().text(), at))

    def duplicate(self) -> None:
        """Add a copy of the selected layers; the clipboard stays as it is."""
        self.reveal(self.editor.duplicate(self.scene.selected_ids()))

    def tidy(self) -> None:
        """Lay the layers out in columns and show them all."""
        self.editor.tidy()
        self.view.fit()

    def _fix(self, problem: Problem) -> None:
        if problem.fixed is not None and problem.fix_label is not None:
            was_fitted = self.view.is_fitted
            self.edited.emit(tr_message(problem.fix_label), problem.fixed, None)
            if was_fitted:  # a fix may lay out the whole drawing again
                self.view.fit()
        if problem.fixed_loss is not None:
            self.loss_wanted.emit(problem.fixed_loss)

    def _open_menu(self, place: QPoint, point: QPointF) -> None:
        menu_at(self, point).popup(place)

    def fit(self) -> None:
        """Show the whole drawing."""
        self.view.fit()

    def make_room(self, height: int) -> None:
        """Leave so many pixels at the top free for what floats there."""
        self.view.make_room(height)
        self.search.covered = height

    # Looks

    def _apply_theme(self) -> None:
        self.scene.apply_theme()
        self.view.resetCachedContent()
        self.view.viewport().update()

    def _place_overlays(self) -> None:
        width, height = self.width(), self.height()
        zoom, status, probe = self.zoom_pill, self.status, self.probe_pill
        zoom.adjustSize()
        zoom.move(width - zoom.width() - MARGIN, height - zoom.height() - MARGIN)
        room = width - zoom.width() - 3 * MARGIN
        if not probe.isHidden():
            beside = 0 if self.shown_pill.isHidden() else self.shown_pill.width() + MARGIN
            probe.fit_into(min(int(PROBE_SHARE * room), room - beside))
            room -= probe.width() + MARGIN
            probe.move(zoom.x() - MARGIN - probe.width(), zoom.y())
        self.minimap.move(width - self.minimap.width() - MARGIN, zoom.y() - self.minimap.height() - GAP)
        status.fit_into(room)
        for pill in (status, self.shown_pill):
            pill.move(MARGIN, height - pill.height() - MARGIN)
        self.lesson_offer.adjustSize()
        above_pills = height - zoom.height() - 2 * MARGIN - self.lesson_offer.height()
        top = min(height // 2 + 48, above_pills)
        above = max(min(height // 2 - 40, top - 84), 0)
        self.empty.setGeometry(width // 2 - 150, above, 300, min(80, top - above))
        self.lesson_offer.move((width - self.lesson_offer.width()) // 2, top)
        for overlay in (self.empty, self.lesson_offer, status, probe, zoom):
            overlay.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.minimap.follow()
        self._place_overlays()
        if self.view.is_fitted and not self.view.has_gesture:  # nothing moves away under the mouse
            self.view.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view.is_fitted:
            self.view.fit()
        self.sight_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sight_changed.emit()
