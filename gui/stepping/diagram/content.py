"""Texts and formulas in the boxes and at the arrows of the diagram, and the sizes that they take."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from engine.common.arrays import Shape
from engine.common.messages import size_text
from engine.core.update_rules import UPDATE_RULES
from engine.stepping.parts import Step
from engine.stepping.plan import Plan
from engine.stepping.quantities import Key
from gui.look.drawing.formulas import Formula, formula
from gui.look.theme import interface_font, number_font
from gui.look.words.translation import tr
from gui.stepping.diagram.sizes import ArrowId, DiagramSizes, LayerSizes

BoxKind = Literal["input", "forward", "loss", "backward", "update"]

FORMULA_SIZE, NAME_SIZE, CHIP_SIZE = 15.0, 15.0, 13.0
"""Sizes of formulas in boxes, of names at arrows and of those in chips, in scene units."""
MOST_LINE, MOST_LOSS_LINE = 400.0, 170.0
LEAST_SHRINK = 0.8
"""A formula that is wider than this is set smaller, down to this share."""
MOST_TITLE = 200.0
PADDING, TITLE_HEIGHT, LINE_GAP = 10.0, 19.0, 6.0
PARAMETER_HEIGHT, VALUE_HEIGHT, CHIP_HEIGHT = 20.0, 20.0, 24.0
WORD_GAP, ITEM_GAP, LINE_DISTANCE, LEGEND_GAP = 6.0, 14.0, 9.0, 22.0
LEAST_WIDTH: dict[BoxKind, float] = {
    "input": 64.0,
    "forward": 120.0,
    "loss": 96.0,
    "backward": 120.0,
    "update": 100.0,
}
ABOVE, BELOW = 7.0, 5.0
"""Distances from an arrow up to the baseline of its name, and down to the top of its shape."""
UNKNOWN_ROWS = -1
"""Stands in shapes for the number of rows while there is no mini-batch."""


def _sized(font: QFont, pixels: float) -> QFont:
    font.setPixelSize(round(pixels))
    return font


def title_font() -> QFont:
    """Font of the names of layers."""
    return _sized(interface_font(bold=True), 13)


def shape_font() -> QFont:
    """Font of shapes and other numbers."""
    return _sized(number_font(), 12)


def caption_font() -> QFont:
    """Font of the captions over the bands."""
    font = _sized(interface_font(bold=True), 12)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return font


def value_font() -> QFont:
    """Font of the value of the loss."""
    font = _sized(number_font(), 14)
    font.setBold(True)
    return font


def shape_text(shape: Shape) -> str:
    """A shape as on the screen: ``16×32``, or ``16×m`` while there is no mini-batch."""
    return "×".join("m" if size == UNKNOWN_ROWS else str(size) for size in shape)


def _readable(latex: str) -> str:
    """A formula for a line of a box: 1/m small, other fractions tall, since indices stand in them."""
    return latex.replace(r"\frac{", r"\dfrac{").replace(r"\dfrac{1}{m", r"\frac{1}{m")


def loss_text(value: float) -> str:
    """The loss, whose sign goes without saying."""
    return size_text(value)


@dataclass(frozen=True, slots=True)
class TextLine:
    """Formula in a box; ``part`` is its place in the plan's parts."""

    latex: str
    part: int
    most_width: float = MOST_LINE

    @property
    def scale(self) -> float:
        """Factor by which it is set smaller than others, since it is long."""
        width = formula(self.latex, FORMULA_SIZE, "#000000").width
        return max(LEAST_SHRINK, min(1.0, self.most_width / width)) if width else 1.0

    @property
    def formula(self) -> Formula:
        """The typeset formula."""
        return formula(self.latex, FORMULA_SIZE * self.scale, "#000000")


@dataclass(frozen=True, slots=True)
class BoxText:
    """Content of one box.

    Attributes:
        kind, layer: which.
        title: what the user calls the layer.
        lines: its formulas.
        parameters: what it learns, shown with shapes.
        step: its place in the plan's steps; None for a layer that backward does not visit.
    """

    kind: BoxKind
    layer: int
    title: str
    lines: tuple[TextLine, ...] = ()
    parameters: tuple[Key, ...] = ()
    step: int | None = None


@dataclass(frozen=True, slots=True)
class LabelText:
    """Label of an arrow: a name with its shape below; of an update, one on each side."""

    keys: tuple[Key, ...]
    latex: str = ""

    def name(self, key: Key) -> str:
        """Key as it is written here."""
        return self.latex or key.latex


@dataclass(frozen=True, eq=False)
class Content:
    """Texts and formulas of a whole plan.

    Attributes:
        plan: what it was made of.
        boxes: by kind and layer.
        caches: the keys of the chips, by layer.
        labels: of arrows.
    """

    plan: Plan
    boxes: dict[tuple[BoxKind, int], BoxText] = field(default_factory=dict)
    caches: dict[int, tuple[Key, ...]] = field(default_factory=dict)
    labels: dict[ArrowId, LabelText] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan) -> Content:
        """The texts of a plan; nothing is typeset for it."""
        made = cls(plan)
        for place, step in enumerate(plan.steps):
            made._add_step(place, step)
        for l in range(1, plan.last + 1):
            if ("backward", l) not in made.boxes:
                made.boxes["backward", l] = BoxText("backward", l, plan.graph.names[l])
            elif plan.maths[l - 1].cache:
                made.caches[l] = plan.maths[l - 1].cache
        made._add_labels()
        return made

    @cached_property
    def optimizer_lines(self) -> tuple[str, ...]:
        """Formulas of the optimizer before its step, for W of any layer; they are the same for all others."""
        updated = [box.layer for box in self.boxes.values() if box.kind == "update"]
        lines = self.plan.update_math.lines("W", updated[0])[:-1] if updated else ()
        return tuple(_readable(line.replace(f"^{{[{updated[0]}]}}", "")) for line in lines)

    def _add_step(self, place: int, step: Step) -> None:
        plan, l = self.plan, step.layer
        lines = tuple(TextLine(_readable(plan.parts[i].formula), i) for i in range(step.start, step.end))
        if step.kind == "take":
            self.boxes["input", 0] = BoxText("input", 0, plan.graph.names[0], lines, step=place)
        elif step.kind == "loss":
            narrow = tuple(replace(line, most_width=MOST_LOSS_LINE) for line in lines)
            self.boxes["loss", l] = BoxText("loss", l, tr("Loss"), narrow, step=place)
        elif step.kind == "update":
            for line in lines:
                new = plan.parts[line.part].results[0]
                if new.is_memory:  # the legend says it once for all layers
                    continue
                own, name = new.layer, new.name.removeprefix("new ")
                short = TextLine(_readable(self._step_of(Key(name, own))), line.part)
                before = self.boxes.get(("update", own))
                all_lines = (*before.lines, short) if before else (short,)
                self.boxes["update", own] = BoxText(
                    "update", own, plan.graph.names[own], all_lines, step=place
                )
        else:
            parameters = self.parameters(l) if step.kind == "forward" else ()
            self.boxes[step.kind, l] = BoxText(
                step.kind, l, plan.graph.names[l], lines=lines, parameters=parameters, step=place
            )

    def _step_of(self, key: Key) -> str:
        """The step of the optimizer in its shortest form, such as ``W -= α dW``."""
        step = self.plan.update_math.short(key.name, key.layer)
        return step.replace(rf"{key.latex} ≔ {key.latex} - ", rf"{key.latex}\;{{-}}{{=}}\;", 1)

    def parameters(self, l: int) -> tuple[Key, ...]:
        """Keys of the parameters of layer l."""
        layer = self.plan.maths[l - 1].layer
        return tuple(Key(name, l) for name in layer.parameter_shapes(layer.settings, *layer.input_shapes))

    @cached_property
    def given(self) -> dict[tuple[int, int], Key]:
        """Keys of the gradients that are given back, by their edge."""
        return {
            (source, math.l): key
            for math in self.plan.maths
            if math.l in self.plan.graph.backward_order
            for source, key in math.place.back
        }

    def _add_labels(self) -> None:
        plan, last = self.plan, self.plan.last
        for s in range(last):
            self.labels[ArrowId("forward", s, plan.graph.feeds[s][0])] = LabelText((Key("a", s),))
        output = Key("a", last)
        self.labels[ArrowId("output", last, last)] = LabelText((output,), rf"\hat{{y}} = {output.latex}")
        self.labels[ArrowId("gradient", last, last)] = LabelText((plan.loss_math.gradient,))
        for (s, t), key in self.given.items():
            self.labels[ArrowId("backward", t, s)] = LabelText((key,))
            if key.via:
                self.labels[ArrowId("sum", s, s)] = LabelText((Key("da", s),))
        for kind, l in self.boxes:
            if kind == "update":
                gradients = tuple(Key(f"d{key.name}", l) for key in self.parameters(l))
                self.labels[ArrowId("update", l, l)] = LabelText(gradients)

    def formulas(self) -> list[str]:
        """Formulas that have to be typeset."""
        found = [line.latex for box in self.boxes.values() for line in box.lines]
        found += [key.latex for box in self.boxes.values() for key in box.parameters]
        found += [key.latex for keys in self.caches.values() for key in keys]
        found += self.optimizer_lines
        found += [label.name(key) for label in self.labels.values() for key in label.keys]
        return list(dict.fromkeys(found))

    def shape_text(self, key: Key, m: int | None) -> str:
        """The shape of a quantity in a mini-batch of m rows, or before there is one."""
        return shape_text(self.plan.shape_of(key, UNKNOWN_ROWS if m is None else m))

    # Sizes

    def sizes(self) -> DiagramSizes:
        """Sizes of everything; typesets what has not been typeset yet."""
        layers = []
        for l in range(self.plan.last + 1):
            forward = self.box_size(self.boxes["forward" if l else "input", l])
            backward, update = self.boxes.get(("backward", l)), self.boxes.get(("update", l))
            layers.append(
                LayerSizes(
                    forward,
                    self._chip_size(l) if l in self.caches else None,
                    self.box_size(backward) if backward else None,
                    self.box_size(update) if update else None,
                    self._label_size(ArrowId("update", l, l)) if update else None,
                )
            )
        labels = {arrow: self._label_size(arrow) for arrow in self.labels}
        loss = self.box_size(self.boxes["loss", self.plan.last])
        return DiagramSizes(
            sources=self.plan.graph.sources[1:],
            layers=layers,
            back=frozenset(self.given),
            loss=loss,
            labels=labels,
            legend=self._legend_size(),
        )

    @property
    def legend_text(self) -> str:
        """The name of the optimizer."""
        return tr(UPDATE_RULES[self.plan.settings.optimizer].label)

    def legend_formulas(self) -> list[Formula]:
        """Typeset formulas of the legend."""
        return [formula(latex, CHIP_SIZE, "#000000") for latex in self.optimizer_lines]

    def _legend_size(self) -> QSizeF | None:
        formulas = self.legend_formulas()
        if not formulas:
            return None
        width = QFontMetricsF(shape_font()).horizontalAdvance(self.legend_text)
        width += sum(each.width + LEGEND_GAP for each in formulas)
        return QSizeF(width, max(each.height for each in formulas))

    def box_size(self, box: BoxText) -> QSizeF:
        """Size that a box needs."""
        title = min(QFontMetricsF(title_font()).horizontalAdvance(box.title), MOST_TITLE)
        widths, height = [title, LEAST_WIDTH[box.kind] - 2 * PADDING], 2 * PADDING - 3
        if box.kind != "update":
            height += TITLE_HEIGHT
        for line in box.lines:
            widths.append(line.formula.width)
            height += line.formula.height + LINE_GAP
        if box.parameters:
            widths.append(self.parameters_width(box.parameters))
            height += PARAMETER_HEIGHT
        if box.kind == "loss":
            height += VALUE_HEIGHT
        return QSizeF(max(widths) + 2 * PADDING, height)

    def parameter_width(self, key: Key) -> float:
        """Width of one parameter with its shape."""
        shape = QFontMetricsF(shape_font()).horizontalAdvance(self.shape_text(key, None))
        return formula(key.latex, CHIP_SIZE, "#000000").width + WORD_GAP + shape

    def parameters_width(self, keys: tuple[Key, ...]) -> float:
        """Width of all parameters of a layer beside one another."""
        return sum(self.parameter_width(key) for key in keys) + ITEM_GAP * (len(keys) - 1)

    def _chip_size(self, l: int) -> QSizeF:
        width = QFontMetricsF(shape_font()).horizontalAdvance(tr("cache"))
        for key in self.caches[l]:
            width += ITEM_GAP * 0.75 + formula(key.latex, CHIP_SIZE, "#000000").width
        return QSizeF(width + 2 * PADDING, CHIP_HEIGHT)

    def _label_size(self, arrow: ArrowId) -> QSizeF:
        label = self.labels[arrow]
        sizes = [self.label_part_size(label, key) for key in label.keys]
        width, height = max(size.width() for size in sizes), max(size.height() for size in sizes)
        if arrow.kind == "update":
            return QSizeF(2 * (width + LINE_DISTANCE), height)
        reach = max(formula(label.name(key), NAME_SIZE, "#000000").ascent + ABOVE for key in label.keys)
        below = BELOW + QFontMetricsF(shape_font()).height()
        return QSizeF(width, 2 * max(reach, below) + 2)

    def label_part_size(self, label: LabelText, key: Key) -> QSizeF:
        """Size of one name with its shape, for any number of rows that a mini-batch may have."""
        name, metrics = formula(label.name(key), NAME_SIZE, "#000000"), QFontMetricsF(shape_font())
        texts = [self.shape_text(key, m) for m in (None, self.plan.settings.batch_size)]
        width = max(metrics.horizontalAdvance(text) for text in texts)
        return QSizeF(max(name.width, width), name.height + metrics.height() + 2)
