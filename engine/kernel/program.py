"""Makes the kernel's table of a network: what each layer computes, and where its numbers lie in memory."""

from __future__ import annotations

import ctypes
import math
from ctypes import POINTER, c_int8, c_int32, c_void_p, cast, pointer
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Shape
from engine.core.layers import ActivatedLayer, Layer
from engine.core.losses import Loss
from engine.core.network import Network
from engine.core.optimizers import OPTIMIZERS, Optimizer
from engine.core.update_rules import UPDATE_RULES
from engine.kernel.library import Library
from engine.kernel.tables import LayerTable, ProgramTable

ALIGNMENT = 64
"""Bytes of a line of the processor's cache: every array begins with one."""

CONSTANTS = {"β": "beta2", "β₁": "beta1", "β₂": "beta2", "ε": "epsilon", "ψ": "psi"}
"""Fields of the optimizer's table by the letters of the update rules."""


MOST_SOURCES = 64
"""Layers that may feed one: MOST_SOURCES in the kernel, which has that much room for their addresses."""


def can_run(network: Network, library: Library) -> bool:
    """True if the kernel knows every kind of layer of a network, and has room for what feeds each."""
    numbers = library.numbers
    activations = (layer.settings.activation for layer in network.layers if isinstance(layer, ActivatedLayer))
    return (
        network.values.dtype == library.dtype
        and all(len(sources) <= MOST_SOURCES for sources in network.graph.sources)
        and all(layer.kind in numbers["layers"] for layer in network.layers)
        and all(each in numbers["activations"] for each in activations)
        and network.loss.key in numbers["losses"]
    )


def aligned(shape: Shape, dtype: Any) -> Array:
    """Zeros of a shape that begin with a line of the cache."""
    room = np.zeros(math.prod(shape) * np.dtype(dtype).itemsize + ALIGNMENT, np.uint8)
    start = -room.ctypes.data % ALIGNMENT
    found: Array = room[start : start + room.size - ALIGNMENT].view(dtype).reshape(shape)
    return found


class Program:
    """A network as the kernel has it, with room for mini-batches of some rows.

    Attributes:
        table: what the kernel's functions take.
        rows: the largest mini-batch that finds room.
        z, a, da: numbers of layer l at index l, ``(rows, ...)``; None where a layer has none of its own.
        caches: what forward l leaves for backward l, without a shape.
        dz: room for the dz of the layer that backward is at, flat.
        given: room for what layers give back to one that has been given something before, flat.
    """

    def __init__(self, network: Network, library: Library, rows: int) -> None:
        """Make the table; :meth:`follow` has to be called before each use."""
        self.rows, self._network, self._library = rows, network, library
        self._architecture: object = network.architecture  # whose settings the tables are made with
        self._loss: Loss | None = None
        self._class_weights: Array | None = None
        self._optimizer: Optimizer | None = None
        self._settings: object = None
        self._make_arrays()
        self._make_tables()

    # Memory

    def _make_arrays(self) -> None:
        graph, dtype = self._network.graph, self._library.dtype
        shapes = [(self.rows, *shape) for shape in graph.shapes]
        layers = self._network.layers
        self.a: list[Array | None] = [None, *(aligned(shape, dtype) for shape in shapes[1:])]
        self.z = [
            aligned(shape, dtype) if isinstance(layer, ActivatedLayer) else None
            for layer, shape in zip([None, *layers], shapes, strict=True)
        ]
        learns = [False, *graph.learns[1:-1], True]
        self.da = [
            aligned(shape, dtype) if learn else None for shape, learn in zip(shapes, learns, strict=True)
        ]
        sizes = [math.prod(shape) for shape in graph.shapes]
        self.dz = aligned((self.rows * max(sizes),), dtype)
        together = [sum(sizes[source] for source in sources) for sources in graph.sources]
        meet = any(len(fed) > 1 for fed in graph.feeds)
        self.given = aligned((self.rows * max(together) if meet else 0,), dtype)

    def _make_tables(self) -> None:
        network, count = self._network, len(self._network.layers)
        self._sources = [(c_int32 * len(each))(*each) for each in network.graph.sources]
        self._layers = (LayerTable * (count + 1))()
        self._layers[0].n_out = math.prod(network.graph.shapes[0])
        for l in range(1, count + 1):
            self._fill_place(l)
        functions, rooms = self._library.functions, [0]
        self.caches: list[Array] = [np.empty(0, self._library.dtype)]
        for l in range(1, count + 1):
            size = functions.kernel_cache_size(ctypes.byref(self._layers[l]), self.rows)
            self.caches.append(aligned((size,), self._library.dtype))
            self._layers[l].cache = address(self.caches[l])
            rooms.append(functions.kernel_room_size(ctypes.byref(self._layers[l]), self.rows))
        self._room = aligned((max(rooms),), self._library.dtype)
        self._outputs = (c_void_p * (count + 1))()
        self._is_given = (c_int8 * (count + 1))()
        order = network.graph.backward_order
        self._order = (c_int32 * len(order))(*order)
        self.table = ProgramTable(
            last=count,
            backward_count=len(order),
            backward_order=cast(self._order, POINTER(c_int32)),
            layers=cast(self._layers, POINTER(LayerTable)),
            parameter_count=network.parameters.size,
            value_count=network.values.size,
            values=address(network.values),
            gradients=address(network.gradients),
            a=cast(self._outputs, POINTER(c_void_p)),
            is_given=cast(self._is_given, POINTER(c_int8)),
            dz=address(self.dz),
            given=address(self.given),
            room=address(self._room),
        )
        self.reference = pointer(self.table)

    def _fill_place(self, l: int) -> None:
        """Write what no setting changes: shapes and places in memory."""
        network, table, layer = self._network, self._layers[l], self._network.layers[l - 1]
        graph = network.graph
        shape_in, shape_out = graph.input_shapes[l][0], graph.shapes[l]
        table.kind = self._library.numbers["layers"][layer.kind]
        table.source_count, table.sources = len(self._sources[l]), cast(self._sources[l], POINTER(c_int32))
        table.gives_back = any(graph.learns[source] for source in graph.sources[l])
        table.n_in, table.n_out = math.prod(shape_in), math.prod(shape_out)
        table.height, table.width, table.channels = as_picture(shape_in)
        table.rows, table.columns, table.maps = as_picture(shape_out)
        learnt = [(each.name, field) for each, field in zip(layer.parameters, ("W", "b"), strict=False)]
        for name, field in learnt:
            setattr(table, field, address(getattr(layer, name)))
            setattr(table, f"d{field}", address(getattr(layer, f"d{name}")))
        for each in layer.statistics:
            setattr(table, each.name, address(getattr(layer, each.name)))
        table.a, table.da = address(self.a[l]), address(self.da[l])
        self._fill_settings(l)

    # Settings

    def _fill_settings(self, l: int) -> None:
        """Write what settings of a layer may change."""
        table, layer = self._layers[l], self._network.layers[l - 1]
        numbers = self._library.numbers["activations"]
        is_activated = isinstance(layer, ActivatedLayer)
        activation = layer.settings.activation if is_activated else ""
        table.activation = numbers.get(activation, len(numbers))
        if is_activated:  # an output that is z itself needs no place of its own
            table.z = table.a if activation == "identity" else address(self.z[l])
        table.l1, table.l2 = getattr(layer.settings, "l1", 0.0), getattr(layer.settings, "l2", 0.0)
        for name, value in layer.kernel_numbers().items():
            setattr(table, name, value)

    def follow(self, optimizer: Optimizer) -> None:
        """Take over what has changed in the network and its optimizer since the last time."""
        network = self._network
        if network.architecture is not self._architecture:
            self._architecture = network.architecture
            for l in range(1, len(network.layers) + 1):
                self._fill_settings(l)
        if network.loss is not self._loss:
            self._take_loss(network.loss)
        self._take_generator()
        if optimizer is not self._optimizer or optimizer.settings is not self._settings:
            self._take_optimizer(optimizer)
        self.table.optimizer.steps = optimizer.steps

    def _take_loss(self, loss: Loss) -> None:
        self._loss, table = loss, self.table.loss
        table.kind, table.from_logits = self._library.numbers["losses"][loss.key], loss.from_logits
        weights = getattr(loss, "class_weights", None)
        self._class_weights = None if weights is None else np.array(weights, np.float64)
        table.class_weights = address(self._class_weights)
        table.smoothing, table.gamma = getattr(loss, "smoothing", 0.0), getattr(loss, "gamma", 0.0)

    def _take_generator(self) -> None:
        drawing = next((layer for layer in self._network.layers if layer.draws), None)
        if drawing is not None:  # all draw from the same
            interface = drawing.rng.bit_generator.ctypes
            self.table.random.state = interface.state_address
            self.table.random.next_uint32 = cast(interface.next_uint32, c_void_p).value

    def _take_optimizer(self, optimizer: Optimizer) -> None:
        self._optimizer, self._settings = optimizer, optimizer.settings
        table, settings = self.table.optimizer, optimizer.settings
        if type(optimizer) is not OPTIMIZERS[settings.optimizer]:
            raise ValueError(f"{type(optimizer).__name__} is not the optimizer of its settings")
        table.kind = self._library.numbers["optimizers"][settings.optimizer]
        table.clipping = self._library.numbers["clippings"][settings.clipping]
        table.momentum, table.weight_decay = settings.momentum, settings.weight_decay
        table.clip_limit = settings.clip_limit
        for sign, value in UPDATE_RULES[settings.optimizer].constants.items():
            setattr(table, CONSTANTS[sign], value)
        vectors = [address(vector) for vector in optimizer.vectors.values()]
        table.vectors = (c_void_p * 2)(*vectors)

    # What the views of the program see

    def cache_of(self, l: int, layer: Layer, inputs: Any, m: int) -> Any:
        """What forward l of m rows has left, as the layer itself would have left it."""
        a, kept = self.a[l], self.caches[l]
        assert a is not None  # noqa: S101 - only the input has no place of its own
        z = inputs if layer.kind == "activation" else self.z_of(l)
        return layer.cache_of_kernel(inputs, None if z is None else z[:m], a[:m], kept)

    def z_of(self, l: int) -> Array | None:
        """The z of layer l, ``(rows, ...)``; None where it has none."""
        layer = self._network.layers[l - 1]
        is_output = isinstance(layer, ActivatedLayer) and layer.settings.activation == "identity"
        return self.a[l] if is_output else self.z[l]


def address(array: NDArray[Any] | None) -> int | None:
    """Address of the first number, for the kernel."""
    return None if array is None else array.ctypes.data


def as_picture(shape: Shape) -> Shape:
    """Height, width and channels of one row."""
    return shape if len(shape) == 3 else (1, 1, math.prod(shape))
