"""The drawn network as one immutable value: layers, connections, their order, shapes and problems."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engine.arrays import Shape
from engine.layers import LAYER_KINDS
from engine.layers.dense import DenseSettings
from engine.layers.settings import checked
from engine.messages import Message, UserError
from engine.task import Task

CARD_SPACING = 190.0
"""Distance between the left edges of two neighbouring layers, in canvas units."""

MOST_LAYERS = 500
"""More layers than this in a file are taken for damage."""


@dataclass(frozen=True, slots=True)
class InputSettings:
    """The input has no settings: its width is the number of prepared features."""


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """One layer as drawn.

    Attributes:
        id: never changes and is never used again, so that everything else can refer to it.
        kind: ``input`` or a key of :data:`engine.layers.LAYER_KINDS`.
        name: shown on the card and in messages.
        settings: the settings value of its kind.
        x, y: top left corner of the card, in canvas units.
    """

    id: str
    kind: str
    name: str
    settings: Any
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Connection:
    """The output of layer ``source`` is an input of layer ``target``; both are layer ids."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason why the drawn network cannot be trained.

    Attributes:
        code: a name for tests and for looking up help, such as ``not_connected``.
        layer_id: the layer that it is about, or None.
        message: what is wrong and where.
        mend_text: words of the button that mends it, or None.
        mended: the architecture after the mend, or None where only the user can decide.
    """

    code: str
    layer_id: str | None
    message: Message
    mend_text: Message | None = None
    mended: Architecture | None = None


def settings_type_of(kind: str) -> type[Any]:
    """The settings dataclass of a kind of layer."""
    return InputSettings if kind == "input" else LAYER_KINDS[kind].settings_type


@dataclass(frozen=True)
class Architecture:
    """A directed graph of layers; every change gives a new value.

    Attributes:
        layers: in the order in which they were added.
        connections: in the order in which they were drawn.
    """

    layers: tuple[LayerSpec, ...] = ()
    connections: tuple[Connection, ...] = ()
    _by_id: dict[str, LayerSpec] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {layer.id: layer for layer in self.layers})

    # What is there

    def layer(self, layer_id: str) -> LayerSpec:
        """The layer with this id. Raises KeyError."""
        return self._by_id[layer_id]

    def __contains__(self, layer_id: str) -> bool:
        return layer_id in self._by_id

    @property
    def input(self) -> LayerSpec | None:
        """The input layer, if there is one."""
        return next((layer for layer in self.layers if layer.kind == "input"), None)

    def sources(self, layer_id: str) -> list[str]:
        """Ids of the layers that feed this one."""
        return [c.source for c in self.connections if c.target == layer_id]

    def targets(self, layer_id: str) -> list[str]:
        """Ids of the layers that this one feeds."""
        return [c.target for c in self.connections if c.source == layer_id]

    @cached_property
    def order(self) -> tuple[LayerSpec, ...]:
        """The layers that the input reaches, each after all that feed it; layers on a cycle are left out."""
        if self.input is None:
            return ()
        reached = self._reachable(self.input.id)
        waiting = {i: sum(s in reached for s in self.sources(i)) for i in reached}
        ready, ordered = [self.input.id], []
        while ready:
            layer_id = ready.pop(0)
            ordered.append(self.layer(layer_id))
            for target in self.targets(layer_id):
                waiting[target] -= 1
                if waiting[target] == 0:
                    ready.append(target)
        return tuple(ordered)

    @property
    def output(self) -> LayerSpec | None:
        """The one layer at the end, or None while there is not exactly one."""
        ends = [layer for layer in self.order if not self.targets(layer.id)]
        return ends[0] if len(ends) == 1 and ends[0].kind != "input" else None

    def shapes(self, features: int) -> dict[str, Shape]:
        """Output shape of every layer that the input reaches, by id; ``features`` come in."""
        shapes: dict[str, Shape] = {}
        for layer in self.order:
            if layer.kind == "input":
                shapes[layer.id] = (features,)
            else:
                before = shapes[self.sources(layer.id)[0]]
                shapes[layer.id] = LAYER_KINDS[layer.kind].output_shape(layer.settings, before)
        return shapes

    def parameter_counts(self, features: int) -> dict[str, int]:
        """How many weights and biases each layer that the input reaches has, by id."""
        shapes, counts = self.shapes(features), {}
        for layer in self.order:
            counts[layer.id] = 0
            if layer.kind != "input":
                before = shapes[self.sources(layer.id)[0]]
                wanted = LAYER_KINDS[layer.kind].parameter_shapes(layer.settings, before)
                counts[layer.id] = sum(math.prod(shape) for shape in wanted.values())
        return counts

    def numbers(self) -> dict[str, int]:
        """The l of every reached layer, as in ``a[l]``: it counts layers with weights; the input is 0.

        A layer without weights shares the number of the layer before it.
        """
        numbers: dict[str, int] = {}
        for layer in self.order:
            before = max((numbers[s] for s in self.sources(layer.id) if s in numbers), default=0)
            numbers[layer.id] = before + (layer.kind == "dense")
        return numbers

    def computes_like(self, other: Architecture) -> bool:
        """Whether both compute the same, wherever the layers stand and whatever they are called."""
        mine, theirs = (
            ({layer.id: (layer.kind, layer.settings) for layer in each.order}, set(each.connections))
            for each in (self, other)
        )
        return mine == theirs

    # Changes

    def fresh_id(self) -> str:
        """An id that no layer here has."""
        used = [int(i.id[6:]) for i in self.layers if i.id[:6] == "layer-" and i.id[6:].isdigit()]
        return f"layer-{max(used, default=0) + 1}"

    def fresh_name(self, kind: str) -> str:
        """A name such as "Dense 3" that no layer here has."""
        words = "Input" if kind == "input" else LAYER_KINDS[kind].words
        names = {layer.name for layer in self.layers}
        count = 1
        while f"{words} {count}" in names:
            count += 1
        return f"{words} {count}"

    def adding(
        self, kind: str, x: float, y: float, settings: Any = None, name: str | None = None
    ) -> tuple[Architecture, LayerSpec]:
        """With one more, unconnected layer; gives the new value and the new layer."""
        chosen = settings if settings is not None else settings_type_of(kind)()
        layer = LayerSpec(self.fresh_id(), kind, name or self.fresh_name(kind), chosen, x, y)
        return replace(self, layers=(*self.layers, layer)), layer

    def with_layer(self, changed: LayerSpec) -> Architecture:
        """With the layer of the same id replaced."""
        layers = tuple(changed if layer.id == changed.id else layer for layer in self.layers)
        return replace(self, layers=layers)

    def moved(self, positions: Mapping[str, tuple[float, float]]) -> Architecture:
        """With layers at new places, by id."""
        return replace(
            self,
            layers=tuple(
                replace(layer, x=positions[layer.id][0], y=positions[layer.id][1])
                if layer.id in positions
                else layer
                for layer in self.layers
            ),
        )

    def without(self, layer_ids: Iterable[str]) -> Architecture:
        """Without these layers; a chain that they were part of is joined across the gap."""
        result = self
        for layer_id in layer_ids:
            sources, targets = result.sources(layer_id), result.targets(layer_id)
            kept = [c for c in result.connections if layer_id not in (c.source, c.target)]
            if len(sources) == 1 and len(targets) == 1:
                kept.append(Connection(sources[0], targets[0]))
            layers = tuple(layer for layer in result.layers if layer.id != layer_id)
            result = Architecture(layers, tuple(kept))
        return result

    def refusal(self, source: str, target: str) -> Message | None:
        """Why these two cannot be connected, or None if they can."""
        names = {"source": self.layer(source).name, "target": self.layer(target).name}
        if source == target:
            return Message("{source} cannot feed itself.", **names)
        if self.layer(target).kind == "input":
            return Message("The input takes its numbers from the data, not from a layer.")
        if Connection(source, target) in self.connections:
            return Message("{source} already feeds {target}.", **names)
        if source in self._reachable(target):
            return Message("{target} already leads to {source}: that would be a cycle.", **names)
        return None

    def connecting(self, source: str, target: str) -> Architecture:
        """With a connection; a layer that takes one input lets go of the one it had.

        Raises:
            UserError: see :meth:`refusal`.
        """
        refusal = self.refusal(source, target)
        if refusal:
            raise UserError(refusal.template, **refusal.values)
        kept = tuple(c for c in self.connections if c.target != target)
        return replace(self, connections=(*kept, Connection(source, target)))

    def disconnecting(self, gone: Iterable[Connection]) -> Architecture:
        """Without these connections."""
        away = set(gone)
        return replace(self, connections=tuple(c for c in self.connections if c not in away))

    def inserting(self, layer_id: str, into: Connection) -> Architecture:
        """With an unconnected layer put into the middle of a connection."""
        kept = [c for c in self.connections if c != into and layer_id not in (c.source, c.target)]
        joined = (Connection(into.source, layer_id), Connection(layer_id, into.target))
        return replace(self, connections=(*kept, *joined))

    def tidied(self) -> Architecture:
        """With the layers in columns from left to right by their distance from the input."""
        depth: dict[str, int] = {}
        for layer in self.order:
            depth[layer.id] = 1 + max((depth.get(s, -1) for s in self.sources(layer.id)), default=-1)
        columns: dict[int, list[str]] = {}
        for layer in self.order:
            columns.setdefault(depth[layer.id], []).append(layer.id)
        places: dict[str, tuple[float, float]] = {}
        for column, ids in columns.items():
            for row, layer_id in enumerate(ids):
                places[layer_id] = (column * CARD_SPACING, row * 300.0)
        loose = [layer.id for layer in self.layers if layer.id not in places]
        below = 300.0 * max((len(ids) for ids in columns.values()), default=0)
        for column, layer_id in enumerate(loose):
            places[layer_id] = (column * CARD_SPACING, below)
        return self.moved(places)

    def fitting(self, task: Task) -> Architecture:
        """With the last layer made to fit the task, if it is a Dense layer; else unchanged."""
        last = self.output
        if last is None or last.kind != "dense":
            return self
        if task.accepts(last.settings.units, last.settings.activation):
            return self
        settings = replace(
            last.settings,
            units=task.output_units,
            activation=task.output_activation,
            initializer="xavier_normal",
        )
        return self.with_layer(replace(last, settings=settings))

    def adapted(self, before: Task | None, after: Task) -> Architecture:
        """For a new task: the suggestion where nothing was drawn by hand, else with a fitting last layer."""
        if not self.layers or (before is not None and self.computes_like(suggested(before))):
            return self if before is not None and before == after else suggested(after)
        return self.fitting(after)

    # What is wrong

    def problems(self, task: Task | None) -> tuple[Problem, ...]:
        """Why this cannot be trained on this task, the most basic reason first; empty if it can."""
        found = [*self._structure_problems(task)]
        if task is None:
            text = Message("There is no data yet: open a CSV file or choose one from Samples.")
            found.append(Problem("no_data", None, text))
        elif not found:
            found.extend(self._output_problems(task))
        return tuple(found)

    def _structure_problems(self, task: Task | None) -> Iterable[Problem]:
        if self.input is None:
            mended, _ = self.adding("input", -CARD_SPACING, 0.0, name="Input")
            text = Message("The network has no input.")
            yield Problem("no_input", None, text, Message("Add an input"), mended)
            return
        on_cycle = self._on_cycle()
        if on_cycle:
            layer = self.layer(on_cycle[0])
            text = Message("{layer} leads back to itself: remove one connection.", layer=layer.name)
            mended = self.disconnecting(c for c in self.connections if c.target == layer.id)
            yield Problem("cycle", layer.id, text, Message("Disconnect it"), mended)
            return
        reached = {layer.id for layer in self.order}
        ends = [layer for layer in self.order if not self.targets(layer.id)]
        for layer in self.layers:
            if layer.id not in reached and not self.sources(layer.id):
                yield self._not_connected(layer, ends)
        if ends and ends[0].kind == "input":
            yield self._only_input(task)
        for layer in ends[:-1]:
            text = Message(
                "{layer} is a second output beside {last}: connect it onwards or remove it.",
                layer=layer.name,
                last=ends[-1].name,
            )
            remove = Message("Remove {layer}", layer=layer.name)
            yield Problem("two_outputs", layer.id, text, remove, self.without([layer.id]))

    def _not_connected(self, layer: LayerSpec, ends: list[LayerSpec]) -> Problem:
        text = Message("{layer} is not connected: nothing feeds it.", layer=layer.name)
        if len(ends) != 1:
            return Problem("not_connected", layer.id, text)
        last = ends[0]
        before_last = self.sources(last.id)
        if before_last and not self.targets(layer.id):
            # A loose layer most likely belongs before the output, which has to stay the last one.
            mended = self.inserting(layer.id, Connection(before_last[0], last.id))
            mend = Message("Put it before {layer}", layer=last.name)
        else:
            mended = self.connecting(last.id, layer.id)
            mend = Message("Connect it after {layer}", layer=last.name)
        return Problem("not_connected", layer.id, text, mend, mended)

    def _only_input(self, task: Task | None) -> Problem:
        text = Message("There is no layer after the input: drag a Dense layer onto the canvas.")
        source = self.input
        if task is None or source is None or len(self.layers) > 1:
            return Problem("no_layers", None, text)
        settings = DenseSettings(task.output_units, task.output_activation, "xavier_normal")
        grown, layer = self.adding("dense", source.x + CARD_SPACING, source.y, settings, "Output")
        mended = grown.connecting(source.id, layer.id)
        return Problem("no_layers", None, text, Message("Add an output layer"), mended)

    def _output_problems(self, task: Task) -> Iterable[Problem]:
        last = self.order[-1]
        if last.kind != "dense":
            text = Message(
                "The last layer is {layer}, but it must be a Dense layer that gives the prediction.",
                layer=last.name,
            )
            settings = DenseSettings(task.output_units, task.output_activation, "xavier_normal")
            grown, layer = self.adding("dense", last.x + CARD_SPACING, last.y, settings, "Output")
            mended = grown.connecting(last.id, layer.id)
            yield Problem("no_dense_end", last.id, text, Message("Add an output layer"), mended)
            return
        units, activation = last.settings.units, last.settings.activation
        if task.accepts(units, activation):
            return
        values = {"layer": last.name, "units": units, "activation": activation}
        mend = Message(
            "Make it {units} × {activation}",
            units=task.output_units,
            activation=task.output_activation,
        )
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
        yield Problem(code, last.id, text, mend, self.fitting(task))

    def _reachable(self, layer_id: str) -> set[str]:
        seen, stack = set(), [layer_id]
        while stack:
            current = stack.pop()
            if current not in seen:
                seen.add(current)
                stack.extend(self.targets(current))
        return seen

    def _on_cycle(self) -> list[str]:
        return [
            layer.id
            for layer in self.layers
            if any(layer.id in self._reachable(target) for target in self.targets(layer.id))
        ]

    # Files

    def to_json(self) -> dict[str, Any]:
        """As plain values for a JSON file."""
        return {
            "layers": [
                {
                    "id": layer.id,
                    "kind": layer.kind,
                    "name": layer.name,
                    "x": layer.x,
                    "y": layer.y,
                    "settings": {
                        name: getattr(layer.settings, name) for name in layer.settings.__dataclass_fields__
                    },
                }
                for layer in self.layers
            ],
            "connections": [[c.source, c.target] for c in self.connections],
        }

    @classmethod
    def from_json(cls, values: Any) -> Architecture:
        """From untrusted values read from a file.

        Raises:
            UserError: something is missing, unknown or out of range; names the layer.
        """
        try:
            rows = values["layers"]
            pairs = values["connections"]
            if not (isinstance(rows, list) and isinstance(pairs, list) and len(rows) <= MOST_LAYERS):
                raise TypeError
            layers = tuple(_layer_from_json(row) for row in rows)
            connections = tuple(Connection(str(source), str(target)) for source, target in pairs)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise UserError("The layers in the file are damaged; open another copy of it.") from error
        ids = {layer.id for layer in layers}
        ends = {end for c in connections for end in (c.source, c.target)}
        inputs = sum(layer.kind == "input" for layer in layers)
        fed = [c.target for c in connections]
        if len(ids) != len(layers) or not ends <= ids or inputs > 1 or len(set(fed)) != len(fed):
            raise UserError("The connections in the file are damaged; open another copy of it.")
        return cls(layers, connections)


def _layer_from_json(row: Any) -> LayerSpec:
    name, kind, x, y = str(row["name"])[:60], row["kind"], float(row["x"]), float(row["y"])
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError
    if kind != "input" and kind not in LAYER_KINDS:
        raise UserError(
            "Layer {layer} is of kind {kind}, which this version does not know; "
            "open the file with a newer version.",
            layer=name,
            kind=str(kind)[:40],
        )
    settings = checked(settings_type_of(kind), row["settings"], name)
    return LayerSpec(str(row["id"])[:60], kind, name, settings, x, y)


def chain(hidden: Iterable[tuple[str, Any]], task: Task) -> Architecture:
    """A row of layers: the input, the ``hidden`` ones as ``(kind, settings)``, and the task's output."""
    architecture, previous = Architecture().adding("input", 0.0, 0.0, name="Input")
    for kind, settings in hidden:
        architecture, layer = architecture.adding(kind, previous.x + CARD_SPACING, 0.0, settings)
        architecture = architecture.connecting(previous.id, layer.id)
        previous = layer
    settings = DenseSettings(task.output_units, task.output_activation, "xavier_normal")
    x = previous.x + CARD_SPACING
    architecture, layer = architecture.adding("dense", x, 0.0, settings, "Output")
    return architecture.connecting(previous.id, layer.id)


def suggested(task: Task) -> Architecture:
    """A small network that suits the task: two hidden layers, wider where there are more features.

    Two features are points in a plane, whose classes may wind around one another: that takes smooth
    borders and more units than two numbers would seem to need.
    """
    if task.features == 2:
        widths = (32, 16)
        settings: dict[str, Any] = {"activation": "tanh", "initializer": "xavier_uniform"}
    else:
        widths = (16, 8) if task.features <= 8 else (32, 16) if task.features <= 40 else (64, 32)
        settings = {}
    return chain([("dense", DenseSettings(units, **settings)) for units in widths], task)
