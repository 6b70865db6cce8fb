"""Asks where a picture of the drawing goes, and writes it there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from engine.common.atomic import atomic_write
from gui.canvas.figure.pictures import DrawnPicture, png_of_image, styles
from gui.look.words.translation import tr

SUFFIXES = (".svg", ".png")


def choose_picture(window: QWidget, folder: str, title: str) -> tuple[str, str] | None:
    """The style and the chosen file, or None; offers a name after ``title`` in this folder."""
    labels = {
        f"{label} (*{suffix})": (style, suffix) for style, label in styles().items() for suffix in SUFFIXES
    }
    dialog = QFileDialog(window, tr("Picture of the network"), folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(labels))
    dialog.setDefaultSuffix(SUFFIXES[0])
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(labels[chosen][1]))
    dialog.selectFile(Path(title).stem)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    path, (style, suffix) = "".join(dialog.selectedFiles()[:1]), labels[dialog.selectedNameFilter()]
    dialog.deleteLater()
    if not (accepted and path):
        return None
    # What was typed counts more than what was chosen from the list.
    return style, path if Path(path).suffix.lower() in SUFFIXES else path + suffix


def writer_of(picture: DrawnPicture, path: str) -> Callable[[], str]:
    """Paint a picture now, and give what encodes and writes it in a thread: a PNG, or else an SVG."""
    if Path(path).suffix.lower() == ".png":
        return partial(_write, path, partial(png_of_image, picture.image()))
    svg = picture.svg()
    return partial(_write, path, lambda: svg)


def _write(path: str, content: Callable[[], bytes]) -> str:
    with atomic_write(path) as stream:
        stream.write(content())
    return path
