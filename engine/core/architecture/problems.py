"""Reasons why a drawn network cannot be trained, and what one click can do about each."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.common.arrays import Shape
from engine.common.messages import Message, UserError
from engine.core.architecture.architecture import Architecture, Connection, LayerSpec
from engine.core.architecture.drawing import CARD_SPACING, tidied
from engine.core.architecture.graph import Graph
from engine.core.architecture.templates import with_fitting_output
from engine.core.layers import LAYER_KINDS, ActivatedLayer, Dense
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.shapes import Flatten, Reshape, ReshapeSettings
from engine.core.task import Task
from engine.core.training_settings import AUTO, LOSS_CHOICES

PREDICTING = tuple(
    kind
    for kind, family in LAYER_KINDS.items()
    if issubclass(family, ActivatedLayer) and family.takes != "pictures"
)
"""Kinds that can be the last layer: they end in an activation and give a row of numbers."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason why the drawn network cannot be trained.

    Attributes:
        code: a name for tests and for looking up help, such as ``not_connected``.
        layer_id: the layer that it is about, or None.
        message: what is wrong and where.
        fix_label: label of the button that fixes it, or None.
        fixed: the architecture after the fix, or None where that does not change.
        fixed_loss: the loss of the training settings after the fix, or None where that does not change.
    """

    code: str
    layer_id: str | None
    message: Message
    fix_label: Message | None = None
    fixed: Architecture | None = None
    fixed_loss: str | None = None

    @property
    def can_be_fixed(self) -> bool:
        """True if there is a button that fixes it."""
        return self.fix_label is not None and not (self.fixed is None and self.fixed_loss is None)


def find_problems(architecture: Architecture, task: Task | None, loss: str = AUTO) -> tuple[Problem, ...]:
    """Reasons against training this on a task with a loss, the most basic first; empty if there are none."""
    found = [*_structure_problems(architecture, task)]
    if task is None:
        text = Message("There is no data yet: open a CSV file or choose one from Samples.")
        no_data = Problem("no_data", None, text)
        return (*found, no_data) if architecture.layers else (no_data,)
    found = found or [*_shape_problems(architecture, task)]
    found = found or [*_output_problems(architecture, task)]
    return tuple(found or _loss_problems(architecture, task, loss))


def check_runnable(architecture: Architecture, task: Task, loss: str = AUTO) -> None:
    """Check that the layers make a network for a task and a loss.

    Raises:
        UserError: they do not; says the first problem.
    """
    problems = find_problems(architecture, task, loss)
    if problems:
        message = problems[0].message
        raise UserError(message.template, **message.values)


def _structure_problems(architecture: Architecture, task: Task | None) -> Iterator[Problem]:
    if architecture.input is None:
        fixed, _ = architecture.adding("input", -CARD_SPACING, 0.0, name="Input")
        text = Message("The network has no input.")
        yield Problem("no_input", None, text, Message("Add an input"), fixed)
        return
    on_cycle = architecture.on_cycle()
    if on_cycle:
        layer = architecture.layer(on_cycle[0])
        text = Message("{layer} leads back to itself: remove one connection.", layer=layer.name)
        fixed = architecture.disconnecting(c for c in architecture.connections if c.target == layer.id)
        yield Problem("cycle", layer.id, text, Message("Disconnect it"), fixed)
        return
    reached = {layer.id for layer in architecture.order}
    ends = [layer for layer in architecture.order if not architecture.targets(layer.id)]
    for layer in architecture.layers:
        if layer.id not in reached and not architecture.sources(layer.id):
            yield _not_connected(architecture, layer, ends)
    if ends and ends[0].kind == "input":
        yield _only_input(architecture, task)
    if len(ends) > 1:
        yield from _two_outputs(architecture, ends, task)


def _two_outputs(architecture: Architecture, ends: list[LayerSpec], task: Task | None) -> Iterator[Problem]:
    """Problem of several ends: the one that gives the prediction is kept, or the last where none does."""
    giving = [
        layer
        for layer in ends
        if task and layer.kind == Dense.kind and task.accepts(layer.settings.units, layer.settings.activation)
    ]
    last = (giving or ends)[-1]
    for layer in ends:
        if layer is last:
            continue
        text = Message(
            "{layer} is a second output beside {last}: connect it onwards or remove it.",
            layer=layer.name,
            last=last.name,
        )
        yield Problem("two_outputs", layer.id, text, *_removal(architecture, layer))


def _removal(architecture: Architecture, layer: LayerSpec) -> tuple[Message, Architecture]:
    return Message("Remove {layer}", layer=layer.name), architecture.without([layer.id])


def _not_connected(architecture: Architecture, layer: LayerSpec, ends: list[LayerSpec]) -> Problem:
    text = Message("{layer} is not connected: nothing feeds it.", layer=layer.name)
    if len(ends) != 1:
        return Problem("not_connected", layer.id, text, *_removal(architecture, layer))
    last = ends[0]
    before_last = architecture.sources(last.id)
    if before_last and not architecture.targets(layer.id):
        # A loose layer most likely belongs before the output, which has to stay the last one.
        fixed = architecture.inserting(layer.id, Connection(before_last[0], last.id))
        fix = Message("Put it before {layer}", layer=last.name)
    else:
        # A branch that leads to the end already can only begin at the input, or there would be a cycle.
        before = architecture.order[0] if last.id in architecture.reachable(layer.id) else last
        fixed = architecture.connecting(before.id, layer.id)
        fix = Message("Connect it after {layer}", layer=before.name)
    return Problem("not_connected", layer.id, text, fix, fixed)


def _only_input(architecture: Architecture, task: Task | None) -> Problem:
    text = Message("There is no layer after the input: drag a Dense layer onto the canvas.")
    source = architecture.input
    if task is None or source is None or len(architecture.layers) > 1:
        return Problem("no_layers", None, text)
    fixed = _with_output_after(architecture, source, task)
    return Problem("no_layers", None, text, Message("Add an output layer"), fixed)


def _with_output_after(architecture: Architecture, last: LayerSpec, task: Task) -> Architecture:
    settings = DenseSettings(task.output_units, task.output_activation, "xavier_normal")
    grown, layer = architecture.adding(Dense.kind, last.x + CARD_SPACING, last.y, settings, "Output")
    return grown.connecting(last.id, layer.id)


def _shape_problems(architecture: Architecture, task: Task) -> Iterator[Problem]:
    """The first layers on each path that cannot take the shape that they are fed."""
    graph = Graph.of(architecture, task.features)
    for layer, inputs, shape in zip(graph.specs, graph.input_shapes, graph.shapes, strict=True):
        if shape or not inputs:
            continue
        problem = LAYER_KINDS[layer.kind].problem(layer.settings, *inputs)
        if problem is not None:
            text = Message(problem.template, **{**problem.values, "layer": layer.name})
            fix, fixed = _shape_fix(architecture, layer, inputs, task)
            yield Problem("shape_does_not_fit", layer.id, text, fix, fixed)


def _shape_fix(
    architecture: Architecture, layer: LayerSpec, inputs: tuple[Shape, ...], task: Task
) -> tuple[Message, Architecture]:
    """The button that gives a layer the shape it needs, or removes it where there is no way to do so."""
    if LAYER_KINDS[layer.kind].many_inputs:
        return _join_fix(architecture, layer, inputs, task)
    into = next(c for c in architecture.connections if c.target == layer.id)
    family = LAYER_KINDS[layer.kind]
    if family.takes == "rows":
        grown, flatten = architecture.adding(Flatten.kind, layer.x - CARD_SPACING / 2, layer.y)
        return Message("Put a Flatten layer before it"), tidied(grown.inserting(flatten.id, into))
    fix = family.fix(layer.settings, *inputs)
    if fix is not None:
        return fix[0], architecture.with_layer(replace(layer, settings=fix[1]))
    settings = picture_settings(math.prod(inputs[0]), task)
    if layer.kind == Reshape.kind and settings is not None:
        fixed = architecture.with_layer(replace(layer, settings=settings))
        return _size_label("Make it {size}", settings), fixed
    if family.takes != "pictures" or len(inputs[0]) == 3 or settings is None:
        return _removal(architecture, layer)
    grown, reshape = architecture.adding(Reshape.kind, layer.x - CARD_SPACING / 2, layer.y, settings)
    fixed = tidied(grown.inserting(reshape.id, into))
    return _size_label("Put a Reshape to {size} before it", settings), fixed


def _join_fix(
    architecture: Architecture, layer: LayerSpec, inputs: tuple[Shape, ...], task: Task
) -> tuple[Message, Architecture]:
    """A second input for a layer that joins several, or inputs that fit one another."""
    sources = architecture.sources(layer.id)
    if len(inputs) > 1 and all(len(shape) == 1 for shape in inputs):
        return _matching_widths(architecture, layer, inputs)

    def fits(shape: Shape) -> bool:
        return LAYER_KINDS[layer.kind].agree(inputs[0], shape)

    if len(inputs) == 1:
        graph = Graph.of(architecture, task.features)
        for other, shape in zip(reversed(graph.specs), reversed(graph.shapes), strict=True):
            if shape and fits(shape) and architecture.refusal(other.id, layer.id) is None:
                fixed = architecture.connecting(other.id, layer.id)
                return Message("Connect {source} to it", source=other.name), fixed
        return _removal(architecture, layer)
    wrong = [source for source, shape in zip(sources, inputs, strict=True) if not fits(shape)]
    fixed = architecture.disconnecting(Connection(source, layer.id) for source in wrong)
    first = architecture.layer(sources[0]).name
    return Message("Disconnect what does not fit {source}", source=first), fixed


def _size_label(template: str, settings: ReshapeSettings) -> Message:
    return Message(template, size=f"{settings.height} × {settings.width} × {settings.channels}")


def _matching_widths(
    architecture: Architecture, layer: LayerSpec, inputs: tuple[Shape, ...]
) -> tuple[Message, Architecture]:
    """Fix that puts a Dense layer on every way into an Add that is not as wide as the last one."""
    width = inputs[-1][0]
    grown = architecture
    for source, shape in zip(architecture.sources(layer.id), inputs, strict=True):
        if shape[0] != width:
            settings = DenseSettings(width, "identity", "xavier_normal")
            grown, dense = grown.adding(
                Dense.kind, layer.x - CARD_SPACING / 2, layer.y + CARD_SPACING, settings
            )
            grown = grown.inserting(dense.id, Connection(source, layer.id))
    return Message("Bring all to {units} units with a Dense layer", units=width), tidied(grown)


def picture_settings(numbers: int, task: Task) -> ReshapeSettings | None:
    """The picture that so many numbers most likely are, or None where they are no square."""
    if task.image and math.prod(task.image) == numbers:
        return ReshapeSettings(*task.image)
    for channels in (1, 3):
        side = math.isqrt(numbers // channels)
        if side > 1 and side * side * channels == numbers:
            return ReshapeSettings(side, side, channels)
    return None


def _output_problems(architecture: Architecture, task: Task) -> Iterator[Problem]:
    graph = Graph.of(architecture, task.features)
    last, shape = graph.specs[-1], graph.shapes[-1]
    if last.kind not in PREDICTING or len(shape) != 1:
        text = Message(
            "The last layer is {layer}, but it must be a Dense or Activation layer that gives the prediction "
            "as a row of numbers.",
            layer=last.name,
        )
        fixed = _with_output_after(architecture, last, task)
        yield Problem("no_dense_end", last.id, text, Message("Add an output layer"), fixed)
        return
    units, activation = shape[0], last.settings.activation
    if task.accepts(units, activation):
        return
    values = {"layer": last.name, "units": units, "activation": activation}
    if task.kind == "regression" and activation in ("softmax", "sigmoid"):
        code = f"{activation}_with_regression"
        text = Message(
            "{layer} ends in {activation}, which cannot give the numbers of target {target}.",
            target=task.target,
            **values,
        )
    elif units != task.output_units:
        code = "width_does_not_fit"
        text = Message(
            "{layer} has {units} units, but target {target} needs {wanted}.",
            target=task.target,
            wanted=task.output_units,
            **values,
        )
    else:
        code = "activation_does_not_fit"
        text = Message(
            "{layer} ends in {activation}, but {wanted} gives the class probabilities.",
            wanted=task.output_activation,
            **values,
        )
    fix, fixed = _output_fix(architecture, last, units, task)
    yield Problem(code, last.id, text, fix, fixed)


def _output_fix(
    architecture: Architecture, last: LayerSpec, units: int, task: Task
) -> tuple[Message, Architecture]:
    wanted, activation = task.output_units, task.output_activation
    if last.kind == Dense.kind:
        label = Message("Make it {units} × {activation}", units=wanted, activation=activation)
        return label, with_fitting_output(architecture, task)
    if units == wanted:
        fixed = architecture.with_layer(replace(last, settings=ActivationSettings(activation)))
        return Message("Make it {activation}", activation=activation), fixed
    return Message("Add an output layer"), _with_output_after(architecture, last, task)


def _loss_problems(architecture: Architecture, task: Task, loss: str) -> Iterator[Problem]:
    last = architecture.order[-1]
    activation = last.settings.activation
    if task.accepts_loss(loss, activation):
        return
    fitting = task.matching_loss(activation)
    text = Message(
        "The loss {loss} does not fit {layer}, which ends in {activation}: choose {fitting}.",
        loss=Message(LOSS_CHOICES[loss].label),
        layer=last.name,
        activation=activation,
        fitting=Message(LOSS_CHOICES[fitting].label),
    )
    fix = Message("Choose the loss automatically")
    yield Problem("loss_does_not_fit", last.id, text, fix, fixed_loss=AUTO)
