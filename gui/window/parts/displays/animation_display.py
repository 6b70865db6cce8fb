"""Joins the dialog that writes an animation to what writes it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMainWindow

from engine.common.messages import Message
from engine.lessons.conditions import CANVAS
from gui.dialogs.animation import (
    HEIGHTS,
    LAYER_VIEW,
    PLANE_VIEW,
    AnimationChoice,
    AnimationDialog,
)
from gui.look.words.translation import tr, tr_message
from gui.window.jobs.animation_export import AnimationWish
from gui.window.pages.canvas_page import CanvasPage
from gui.window.pages.page import WindowWidgets
from gui.window.pages.page_tabs import PageTabs
from gui.window.pages.plane_beside import PlaneBeside
from gui.window.parts.displays.animation_pictures import (
    AnimationPictures,
    DrawingSubject,
    LayerSubject,
    PlaneSubject,
    Subject,
)


class AnimationDisplay(QObject):
    """Makes the dialog and keeps it up to date.

    Attributes:
        dialog: what it keeps up to date; hidden at first.
    """

    def __init__(self, owner: QObject, window: QMainWindow, widgets: WindowWidgets, tabs: PageTabs) -> None:
        super().__init__(owner)
        self._window, self._widgets, self._tabs = window, widgets, tabs
        self._lasting = widgets.lasting
        self._export = export = widgets.lasting.animation
        self.dialog = dialog = AnimationDialog(window)
        export.progress.connect(dialog.show_progress)
        export.written.connect(self._show_written)
        export.refused.connect(self._show_refused)
        dialog.export_wanted.connect(self._start)
        dialog.stop_wanted.connect(export.stop)

    def show(self) -> None:
        """Show the dialog, with what there is to be written."""
        self._tabs.show_page(CANVAS)  # which shows checkpoints
        self._lasting.playback.stop()
        self._show_checkpoints()
        self.dialog.show()
        self.dialog.activateWindow()

    def _show_checkpoints(self) -> None:
        epochs = tuple(each.epoch for each in self._lasting.playback.checkpoints)
        self.dialog.show_checkpoints(epochs, self._lacks())

    @property
    def _plane(self) -> PlaneBeside:
        page = self._tabs.view(CANVAS)
        assert isinstance(page, CanvasPage)  # noqa: S101 - so says the table of pages
        return page.plane

    def _lacks(self) -> dict[str, str]:
        """Sentences on why a view cannot be written, by its key."""
        lacks = {}
        if self._plane.model.lack:
            lacks[PLANE_VIEW] = tr("There is no plane through these data.")
        if len(self._widgets.canvas.selection) != 1:
            lacks[LAYER_VIEW] = tr("Select a layer in the drawing first.")
        return lacks

    def _start(self, choice: AnimationChoice) -> None:
        from engine.files.animation import SUFFIXES

        suffix = SUFFIXES[choice.kind]
        kinds = {"gif": tr("GIF animations (*.gif)"), "apng": tr("PNG animations (*.png)")}[choice.kind]
        title = self._lasting.workbench.title
        start = str(Path(self._lasting.files.folder()) / f"{title}{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(self.dialog, tr("Save the animation"), start, kinds)
        if not chosen:
            return
        path = chosen if Path(chosen).suffix else chosen + suffix
        self._show_checkpoints()  # of a run that goes on there may be more by now
        self.dialog.begin()
        pictures = AnimationPictures(
            self._subject(choice.view),
            HEIGHTS.get(choice.size, 0),
            self._window.devicePixelRatioF(),
            self._lasting,
            wants_plane=choice.view == PLANE_VIEW,
        )
        self._export.start(AnimationWish(path, choice.kind, choice.seconds, choice.repeats), pictures)

    def _subject(self, view: str) -> Subject:
        widgets, plane = self._widgets, self._plane
        if view == PLANE_VIEW:
            large = plane.large if plane.is_large_shown else None
            return PlaneSubject(plane.model, large.view.size() if large is not None else plane.size())
        if view == LAYER_VIEW:
            self._lasting.docks["layer_dock"].show()
            widgets.inspector.verticalScrollBar().setValue(widgets.layer_view.y())
            return LayerSubject(widgets.layer_view)
        if plane.is_large_shown and plane.large is not None:
            plane.large.alone_button.setChecked(False)
        return DrawingSubject(widgets.canvas)

    def _show_written(self, path: str) -> None:
        self.dialog.show_written(path, os.path.getsize(path) if os.path.exists(path) else 0)

    def _show_refused(self, message: Message) -> None:
        self.dialog.show_refused(tr_message(message))
