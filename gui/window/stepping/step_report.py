"""Writes reports of the iteration on the screen: pages for homework, pictures for slides."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from engine.common.atomic import atomic_write
from engine.data.dataset import Dataset
from engine.data.samples import SAMPLE_PREFIX
from engine.stepping.parts import Part
from gui.bench.unavailable import NO_STEP
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.theme import interface_font, number_font
from gui.look.words.translation import tr, tr_message
from gui.stepping.diagram.diagram import Diagram
from gui.stepping.gradient_checker import GradientChecker
from gui.stepping.report.report_page import ReportSource, report_page
from gui.stepping.report.report_pictures import FAMILIES, FIXED, part_picture, png, png_of, titled
from gui.stepping.stepping_model import SteppingModel
from gui.stepping.words.step_texts import heading_of, letters_text

MOST_PIXELS = 16_000
"""Most pixels on a side of a picture."""


class Kind(NamedTuple):
    """Kind of file that can be written.

    Attributes:
        label: in the list of file types.
        suffix: of the file, with its dot.
    """

    label: str
    suffix: str


KINDS = {
    "iteration": Kind("Page: the whole iteration (*.html)", ".html"),
    "step": Kind("Page: this step (*.html)", ".html"),
    "formula_svg": Kind("Picture: the selected formula with its numbers (*.svg)", ".svg"),
    "formula_png": Kind("Picture: the selected formula with its numbers (*.png)", ".png"),
    "diagram_svg": Kind("Picture: the diagram (*.svg)", ".svg"),
    "diagram_png": Kind("Picture: the diagram (*.png)", ".png"),
}


class StepReport(LongWork):
    """Writes one report at a time in a thread, and says in the window where it is."""

    def __init__(
        self,
        workbench: Workbench,
        model: SteppingModel,
        checker: GradientChecker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._model, self._checker = workbench, model, checker
        self.failed.connect(workbench.fail)

    @property
    def unavailable_reason(self) -> str:
        """Sentence on why nothing can be written; empty where it can."""
        if self._model.tape is not None and self._model.done:
            return ""
        return tr_message(NO_STEP)

    def write(self, kind: str, path: str, diagram: Diagram) -> None:
        """Write what :data:`KINDS` has under ``kind``."""
        if self.unavailable_reason:
            return
        make = self._maker(kind, diagram)

        def work(_: Job) -> str:
            content = make()
            with atomic_write(path) as stream:
                stream.write(content if isinstance(content, bytes) else content.encode())
            return path

        self.run(work, self._tell)

    def _maker(self, kind: str, diagram: Diagram) -> Callable[[], bytes | str]:
        """Maker of the content for the thread; the diagram, a part of the window, is painted now."""
        if kind == "diagram_png":
            image = diagram_image(diagram)
            return lambda: png(image)
        if kind == "diagram_svg":
            svg = diagram_svg(diagram)
            return lambda: svg
        source = self._source(diagram if kind in ("iteration", "step") else None)
        if kind == "iteration":
            return lambda: report_page(source, source.steps)
        if kind == "step":
            return lambda: report_page(source, source.steps[-1:])
        part = self._part()

        def picture() -> bytes | str:
            shown = part_picture(source.tape, part, source.row)
            letters = letters_text(part, source.tape)
            title = " · ".join(filter(None, (heading_of(source.plan, part), letters)))
            svg = titled(shown, part.formula, title).svg
            return svg if kind == "formula_svg" else png_of(svg)

        return picture

    def _part(self) -> Part:
        """The selected part, or the last one where that is not computed."""
        model, part = self._model, self._model.selected
        if part is not None and all(model.knows(key) for key in part.results):
            return part
        assert model.part is not None  # noqa: S101 - something is done, or nothing would be written
        return model.part

    def _source(self, diagram: Diagram | None) -> ReportSource:
        model = self._model
        assert model.tape is not None  # noqa: S101 - it is available
        return ReportSource(
            tape=model.tape,
            done=model.done,
            row=model.row,
            title=self._title(),
            data=self._data_text(),
            date=f"{datetime.now():%Y-%m-%d %H:%M}",
            diagram=diagram_svg(diagram) if diagram is not None else "",
            check=self._checker.found,
        )

    def _data_text(self) -> str:
        """Data that the run is trained on, in a phrase; other data may have been opened since."""
        dataset, is_open = self._dataset()
        name = Path(self._workbench.project.data.path.removeprefix(SAMPLE_PREFIX)).name
        if dataset is None:
            return name
        return tr(
            "{name}: {rows} training rows, {features} inputs, {target} to predict",
            name=name if is_open else tr("data that are not open any more"),
            rows=f"{len(dataset.train.inputs):,}",
            features=f"{dataset.task.features:,}",
            target=dataset.task.target,
        )

    def _title(self) -> str:
        dataset, is_open = self._dataset()
        return self._workbench.title if is_open or dataset is None else dataset.task.target

    def _dataset(self) -> tuple[Dataset | None, bool]:
        """The data of the run, and whether they are those that are open."""
        bench = self._workbench
        dataset = bench.session.dataset or bench.store.dataset
        return dataset, dataset is bench.store.dataset

    def _tell(self, path: str) -> None:
        self._workbench.noticed.emit(Notice(tr("The report was written to {path}.", path=path), "good"))


def diagram_svg(diagram: Diagram) -> str:
    """The diagram as a whole SVG picture; empty where there is none."""
    from PySide6.QtSvg import QSvgGenerator

    size = diagram.content_size()
    if size.isEmpty():
        return ""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle("")
    painter = QPainter(generator)
    diagram.paint_to(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    head, _, body = bytes(data.data()).decode().partition("<desc>")
    head = head[head.index("<svg") :]
    for side, length in (("width", size.width()), ("height", size.height())):
        head = re.sub(f'{side}="[^"]*mm"', f'{side}="{length:.0f}"', head)
    # The system's fonts are none that browsers elsewhere know.
    svg = f"{head}<desc>{body}".replace(f'font-family="{number_font().family()}"', f'font-family="{FIXED}"')
    return svg.replace(f'font-family="{interface_font().family()}"', f'font-family="{FAMILIES}"')


def diagram_image(diagram: Diagram) -> QImage:
    """The diagram at twice its size, or as large as a picture may be."""
    size = diagram.content_size()
    scale = min(2.0, MOST_PIXELS / max(size.width(), size.height(), 1))
    image = QImage((size * scale).toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    diagram.paint_to(painter, QRectF(image.rect()))
    painter.end()
    return image
