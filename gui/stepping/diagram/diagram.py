"""The course's diagram of one iteration: forward above, backward below, caches between, update last."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.stepping.plan import Plan
from engine.stepping.quantities import Key
from gui.look.drawing.typesetter import Typesetter
from gui.look.drawing.zoom_pill import ZoomPill
from gui.look.theme import theme
from gui.look.widgets.helpers import set_margins
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr, tr_message
from gui.stepping.diagram.box import BoxBadge
from gui.stepping.diagram.content import Content, loss_text
from gui.stepping.diagram.item import DiagramProgress, Target
from gui.stepping.diagram.scene import DiagramScene
from gui.stepping.diagram.view import DiagramView
from gui.stepping.journey import journey_text, step_by_key
from gui.stepping.stepping_model import SteppingModel

MARGIN = 12


class Diagram(QWidget):
    """Draws the plan of a :class:`SteppingModel`, as far as its tape is computed and shown.

    Attributes:
        scene, view: what is drawn, and the window onto it.
        zoom_pill, empty: what lies above them.
    """

    part_chosen = Signal(object)
    """A formula was clicked: its :class:`Part`."""
    step_chosen = Signal(int)
    """A box was clicked, or Enter pressed on it: the place of its step in ``plan.steps``."""
    key_chosen = Signal(object)
    """An arrow, a chip or a weight was clicked: its :class:`Key`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepping_diagram")
        self.setAccessibleName(tr("Forward and backward"))
        self._model: SteppingModel | None = None
        self._plan: Plan | None = None
        self._content: Content | None = None
        self._step: int | None = None
        self._is_opened = False
        self.scene = DiagramScene(self)
        self.view = DiagramView(self.scene, self)
        self.zoom_pill = ZoomPill(self.view, self, "stepping_")
        self.empty = PlainLabel(parent=self)
        self.empty.setObjectName("stepping_hint")
        self.empty.setProperty("look", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._typesetter = Typesetter(self)
        self._typesetter.done.connect(self._build)
        self._typesetter.late.connect(self._clear)
        set_margins(QVBoxLayout(self)).addWidget(self.view)
        self.setFocusProxy(self.view)
        self.setMinimumSize(240, 80)
        self._wire()
        self._show_empty()

    def _wire(self) -> None:
        self.view.chosen.connect(self._choose)
        theme.changed.connect(self._apply_theme)

    # What is shown

    def show_model(self, model: SteppingModel) -> None:
        """Follow this model from now on."""
        self._model = model
        self.view.step_by_key = partial(step_by_key, model)
        model.changed.connect(self._follow)
        self._follow()

    def show_badges(self, badges: Mapping[int, BoxBadge]) -> None:
        """Show on the backward boxes what the gradient check has found, by layer; empty removes all."""
        self.scene.show_badges(badges)

    def _follow(self) -> None:
        model = self._model
        if model is None:
            return
        if model.plan is not self._plan:
            self._plan = model.plan
            self._content = Content.of(model.plan) if model.plan is not None else None
            self._typesetter.take(
                [(latex, False) for latex in self._content.formulas()] if self._content else []
            )
            self._typeset_or_build()
        self._show_progress()
        self._show_empty()

    def _typeset_or_build(self) -> None:
        """Typeset and build, if that takes long in slices between which the window lives."""
        if self._typesetter.is_done:
            self._build()
        elif self.isVisible():
            self._typesetter.start()

    def _clear(self) -> None:
        """Show nothing rather than another network than the one that the list of steps is about."""
        if self.scene.content is not self._content:
            self.scene.show_content(None)
            self._show_empty()

    def _build(self) -> None:
        before = self.scene.content
        if before is self._content:
            return
        self.scene.show_content(self._content)
        self._show_progress()
        self._show_empty()
        if self._content is None:
            self._is_opened = False
        elif (
            before is None
            or before.plan.graph.sources != self._content.plan.graph.sources
            or not self._is_opened
        ):
            self._open()
        else:
            self.view.set_zoom(self.view.zoom)  # another formula may need more room

    def _open(self) -> None:
        """Choose zoom and place, once it is known how large the window is."""
        self._is_opened = self.isVisible()
        if self._is_opened:
            self.view.open()

    def _show_progress(self) -> None:
        model = self._model
        if model is None or self._content is None or self.scene.content is not self._content:
            return
        plan = self._content.plan
        place = {id(part): i for i, part in enumerate(plan.parts)}
        step = plan.step_at(model.done)
        loss = Key("loss", plan.last)
        value = loss_text(float(model.tape[loss])) if model.tape is not None and model.knows(loss) else ""
        selected = place.get(id(model.selected))
        m = model.tape.m if model.tape is not None and model.done else None
        part = model.selected if selected is not None and selected < model.done else None
        inputs = frozenset(operand.key for operand in part.operands) if part else frozenset[Key]()
        direction = (part.kind, part.layer) if part else ("", 0)
        progress = DiagramProgress(
            done=model.done,
            step=step,
            selected=selected,
            inputs=inputs,
            direction=direction,
            m=m,
            knows=model.knows,
            loss=value,
            click_text=self._click_text,
        )
        self.scene.show_progress(progress)
        box = self.scene.current_box()
        if step != self._step and box is not None and self._is_opened:
            self.view.reveal(box.sceneBoundingRect())
        self._step = step

    def _show_empty(self) -> None:
        model = self._model
        is_empty = model is None or model.plan is None
        is_first = not is_empty and self.scene.content is None
        self.empty.setVisible(is_empty or is_first)
        self.zoom_pill.setVisible(not (is_empty or is_first))
        if is_first:
            self.empty.setText(tr("The formulas are being typeset…"))
        elif model is not None and model.unavailable_reason is not None:
            self.empty.setText(tr_message(model.unavailable_reason))
        else:
            self.empty.setText(
                tr(
                    "Open a CSV file or choose one from Samples: one iteration of its network is drawn here, "
                    "forward and backward."
                )
            )

    def _click_text(self, target: Target) -> str:
        """Effect of a click on a box or a formula, for its tooltip."""
        model, plan = self._model, self._plan
        if model is None or plan is None or target.step is None or plan is not model.plan:
            return ""
        step = plan.steps[target.step]
        is_done = model.done >= step.end if target.part is None else model.done > target.part
        return journey_text(model, model.done if is_done else step.end)

    def _choose(self, target: Target) -> None:
        plan = self._plan
        if plan is None or self.scene.content is not self._content:
            return  # what was clicked is of the network before
        if target.key is not None:
            self.key_chosen.emit(target.key)
        elif target.part is not None and self._model is not None and target.part < self._model.done:
            self.part_chosen.emit(plan.parts[target.part])
        elif target.step is not None:
            self.step_chosen.emit(target.step)

    def place_on_screen(self, kind: str, layer: int) -> QRect | None:
        """Place of a box or a ``cache``, in pixels of the screen; None while it is not in sight."""
        return self.view.place_on_screen(self.scene.item_of(kind, layer))

    def reveal(self, kind: str, layer: int) -> bool:
        """Scroll to a box or a ``cache``; whether it is there and the diagram is in sight."""
        item = self.scene.item_of(kind, layer)
        if item is None or not self.view.isVisible():
            return False
        self.view.reveal(item.sceneBoundingRect())
        return True

    # Pictures

    def content_size(self) -> QSizeF:
        """Width and height of the whole diagram at 100 %; empty while there is no plan."""
        self._finish_typesetting()
        return self.scene.content_rect.size()

    def paint_to(self, painter: QPainter, rect: QRectF, light: bool = True) -> None:
        """Paint the whole diagram into ``rect``, as on the screen or on white in the light colours.

        Formulas stay outlines where the painter's device keeps them, as SVG and PDF do. Badges and what is
        computed are as shown.
        """
        self._finish_typesetting()
        self.scene.paint_light(painter, rect, light)

    def _finish_typesetting(self) -> None:
        self._typesetter.finish()
        self._build()

    # Qt

    def _apply_theme(self) -> None:
        self.scene.use_palette(theme.palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.empty.setGeometry(self.rect().adjusted(60, 40, -60, -40))
        pill = self.zoom_pill
        pill.move(self.width() - pill.width() - MARGIN, self.height() - pill.height() - MARGIN)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._typeset_or_build()
        if self._content is not None and self.scene.content is self._content and not self._is_opened:
            self._open()
