"""The dialog that writes the training as an animation: what of it, how large, how long, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.look.widgets.fields import CheckBox, ChoiceBox, DecimalBox
from gui.look.widgets.helpers import link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr

CANVAS_VIEW, PLANE_VIEW, LAYER_VIEW = VIEWS = ("canvas", "plane", "layer")
"""Keys of what can be written."""
HEIGHTS = {"720": 720, "1080": 1080}
"""Sizes by key: pixels from top to bottom, 16 across for 9 down; any other key is as on the screen."""
SCREEN = "screen"
LEAST_SECONDS, MOST_SECONDS = 2.0, 60.0
USUAL_SECONDS = 8.0
WIDTH = 460


@dataclass(frozen=True, slots=True)
class AnimationChoice:
    """Choice of an animation.

    Attributes:
        view: one of :data:`VIEWS`.
        size: a key of :data:`HEIGHTS`, or that of the size on the screen.
        kind: ``gif`` or ``apng``.
        seconds: that it takes.
        repeats: whether it begins again at its end.
    """

    view: str
    size: str
    kind: str
    seconds: float
    repeats: bool


class AnimationDialog(QDialog):
    """Asks for the choice, then shows how far the work is. While it is written, the window waits.

    Attributes:
        view, size, kind, seconds, repeats: the fields.
    """

    export_wanted = Signal(object)
    """Write this AnimationChoice."""
    stop_wanted = Signal()
    """The user cancelled, or closed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("animation_dialog")
        self.setWindowTitle(tr("Export an animation"))
        # Pictures are taken of the window itself: whatever is done in it meanwhile would be in them.
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH)
        self._path, self._is_running, self._lacks = "", False, dict[str, str]()
        self._has_chosen_seconds = False
        self._make_fields()
        self._make_parts()
        self._lay_out()
        self._show_running(False)

    def _make_fields(self) -> None:
        self.view = ChoiceBox(
            {
                CANVAS_VIEW: tr("Drawing, as it is zoomed"),
                PLANE_VIEW: tr("Plane through the data"),
                LAYER_VIEW: tr("Numbers of the selected layer"),
            }
        )
        sizes = {key: f"{height * 16 // 9} × {height}" for key, height in HEIGHTS.items()}
        self.size_box = ChoiceBox({**sizes, SCREEN: tr("as on the screen")})
        self.kind = ChoiceBox(
            {
                "gif": tr("GIF: plays everywhere, 256 colours a picture"),
                "apng": tr("APNG: all colours, plays in browsers"),
            }
        )
        self.seconds = DecimalBox(LEAST_SECONDS, MOST_SECONDS, 1)
        self.seconds.setValue(USUAL_SECONDS)
        self.seconds.setSuffix(tr(" s"))
        self.repeats = CheckBox(tr("Begin again at the end"))
        self.repeats.setChecked(True)
        for field, name, words in (
            (self.view, "animation_view", tr("What")),
            (self.size_box, "animation_size", tr("Size")),
            (self.kind, "animation_kind", tr("Format")),
            (self.seconds, "animation_seconds", tr("Length")),
            (self.repeats, "animation_repeats", self.repeats.text()),
        ):
            set_names(field, name, words)
        self.view.chosen.connect(lambda _: self._show_lack())
        self.seconds.valueChanged.connect(self._keep_seconds)

    def _make_parts(self) -> None:
        self.count = _sentence("animation_count")
        self.progress = set_names(QProgressBar(), "animation_progress", tr("Progress of the animation"))
        self.progress.setTextVisible(False)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.status = _sentence("animation_status")
        self.folder_link = link_button(
            tr("Open its folder"), "animation_folder", tr("Show the file in its folder"), self._open_folder
        )
        self.folder_link.hide()
        self.export_button, self.close_button = QPushButton(tr("Save as…")), QPushButton()
        self.export_button.setProperty("look", "primary")
        tip = tr("Show each checkpoint, take a picture of it, and write them all into one file")
        set_names(self.export_button, "animation_export", tr("Save as…"), tip)
        set_names(self.close_button, "animation_close", tr("Close"))
        self.export_button.clicked.connect(lambda _: self.export_wanted.emit(self.choice))
        self.close_button.clicked.connect(lambda _: self._close_or_cancel())

    def _lay_out(self) -> None:
        form = set_margins(QFormLayout(), 8)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            (tr("What"), self.view),
            (tr("Size"), self.size_box),
            (tr("Format"), self.kind),
            (tr("Length"), self.seconds),
            ("", self.repeats),
        ):
            label = PlainLabel(title)
            label.setBuddy(field)
            form.addRow(label, field)
        said = set_margins(QHBoxLayout(), 12)
        said.addWidget(self.status, 1)
        said.addWidget(self.folder_link, 0, Qt.AlignmentFlag.AlignVCenter)
        bottom = set_margins(QHBoxLayout(), 8)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        bottom.addWidget(self.export_button)
        layout = set_margins(QVBoxLayout(self), 12, (18, 16, 18, 16))
        layout.addWidget(self.count)
        layout.addLayout(form)
        layout.addWidget(self.progress)
        layout.addLayout(said)
        layout.addLayout(bottom)

    # What is shown

    @property
    def choice(self) -> AnimationChoice:
        """Choice that the fields show."""
        return AnimationChoice(
            self.view.currentData(),
            self.size_box.currentData(),
            self.kind.currentData(),
            self.seconds.value(),
            self.repeats.isChecked(),
        )

    def show_checkpoints(self, epochs: tuple[int, ...], lacks: dict[str, str]) -> None:
        """Say what there is to be written; ``lacks`` says of views, by key, why they cannot be."""
        self._lacks = lacks
        if epochs:
            text = tr(
                "One picture for each of the {count} checkpoints, from epoch {first} to {last}, with its "
                "epoch written in it; nothing is made up between them. The run is left alone.",
                count=len(epochs),
                first=f"{epochs[0]:,}",
                last=f"{epochs[-1]:,}",
            )
            self.count.setText(text)
            if not self._has_chosen_seconds:
                self.seconds.show_value(min(USUAL_SECONDS, max(LEAST_SECONDS, float(len(epochs)))))
        self._show_lack()

    def show_progress(self, taken: int, count: int) -> None:
        """Show that so many pictures of so many are taken; the file is packed after the last."""
        self.progress.setRange(0, 0 if taken == count else count)
        self.progress.setValue(taken)
        packing = tr("Packing the pictures…")
        self.status.setText(packing if taken == count else tr("{taken} of {count}", taken=taken, count=count))

    def begin(self) -> None:
        """Show that it is being written."""
        self._show_running(True)
        self.progress.setRange(0, 0)
        self._say("", "muted")
        self.close_button.setFocus()

    def show_written(self, path: str, size: int) -> None:
        """Show that the file is there, of so many bytes."""
        self._path = path
        self._show_running(False)
        text = tr("{file} is written, {size} MB.", file=Path(path).name, size=f"{size / 1e6:.1f}")
        self._say(text, "good_words")
        self.folder_link.show()
        self.close_button.setFocus()

    def show_refused(self, sentence: str) -> None:
        """Say why no file is there."""
        self._show_running(False)
        self._say(sentence, "trouble_words")

    def _show_lack(self) -> None:
        lack = self._lacks.get(self.view.currentData(), "")
        self.export_button.setEnabled(not lack and not self._is_running)
        if lack:
            self._say(lack, "trouble_words")
        elif not self._is_running and not self._path:
            self._say("", "muted")

    def _show_running(self, is_running: bool) -> None:
        self._is_running = is_running
        for field in (self.view, self.size_box, self.kind, self.seconds, self.repeats, self.export_button):
            field.setEnabled(not is_running)
        self.progress.setVisible(is_running)
        self.close_button.setText(tr("Cancel") if is_running else tr("Close"))
        self.close_button.setAccessibleName(self.close_button.text())

    def _say(self, sentence: str, look: str) -> None:
        self._path = self._path if look == "good_words" else ""
        self.status.setText(sentence)
        self.folder_link.hide()
        set_look(self.status, look)

    def _keep_seconds(self, _: float) -> None:
        self._has_chosen_seconds = True

    # What the user does

    def _close_or_cancel(self) -> None:
        if self._is_running:
            self._cancel()
        else:
            self.reject()

    def _cancel(self) -> None:
        self.stop_wanted.emit()
        self._show_running(False)
        self._say(tr("Cancelled; no file was written."), "muted")

    def _open_folder(self) -> None:
        if self._path:
            folder = Path(self._path).resolve().parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def reject(self) -> None:
        """Close it; while it is written Escape cancels first."""
        if self._is_running:
            self._cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_running:
            self._cancel()
        super().closeEvent(event)


def _sentence(name: str) -> PlainLabel:
    label = PlainLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setProperty("look", "muted")
    return label
