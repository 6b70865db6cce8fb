"""One layer forward and backward by the compiled core, on memory of its own."""

from __future__ import annotations

import ctypes
import math
from ctypes import POINTER, c_int8, c_int32, c_void_p, cast, pointer
from typing import Any, NamedTuple

import numpy as np

from engine.common.arrays import Array, Shape
from engine.core.layers import Layer
from engine.core.layers.shared.base import count
from engine.kernel.library import Library
from engine.kernel.program import address, as_picture
from engine.kernel.tables import LayerTable, ProgramTable
from tests.kernels import library_for

REALS = [np.float32, np.float64]
GUARD = 64
"""Numbers before and behind every array."""


class Ran(NamedTuple):
    """What forward and backward gave; ``da_prev`` for each input."""

    a: Array
    cache: Any
    da_prev: list[Array]


def made(layer: Layer, dtype: Any, seed: int = 0) -> Layer:
    """The layer with vectors of its own, and weights that are not those of the beginning."""
    rng = np.random.default_rng(seed)
    learnt = count(layer.parameter_shapes(layer.settings, *layer.input_shapes))
    measured = count(layer.statistic_shapes(layer.settings, *layer.input_shapes))
    weights, statistics = rng.normal(size=learnt), rng.uniform(0.5, 2, measured)
    layer.bind(weights.astype(dtype), np.zeros(learnt, dtype), statistics.astype(dtype))
    return layer


def run_numpy(layer: Layer, inputs: list[Array], da: Array, training: bool = True) -> Ran:
    """The same by NumPy, with the same form of result."""
    a, cache = layer.forward(inputs if layer.many_inputs else inputs[0], training)
    given: Any = layer.backward(da, cache)
    return Ran(a, cache, given if layer.many_inputs else [given])


def run_kernel(
    layer: Layer, inputs: list[Array], da: Array, training: bool = True, wants_da_prev: bool = True
) -> Ran:
    """Forward and backward of a layer that is bound to arrays of a type that the kernel has."""
    library, room = library_for(da.dtype), GuardedRoom(da.dtype)
    m, last = len(da), len(inputs)
    tables, sources = (LayerTable * (last + 1))(), (c_int32 * last)(*range(last))
    given = [room.empty(each.shape) for each in inputs]
    for table, each, da_prev in zip(tables, inputs, given, strict=False):
        table.n_out, table.da = each[0].size, address(da_prev) if wants_da_prev else None
    own = tables[last]
    describe(own, layer, library)
    own.sources, own.source_count, own.gives_back = cast(sources, POINTER(c_int32)), last, wants_da_prev
    a = room.empty(da.shape)
    cache = room.empty((library.functions.kernel_cache_size(ctypes.byref(own), m),))
    own.a, own.da, own.cache = address(a), address(room.holding(da)), address(cache)
    outputs = (c_void_p * (last + 1))(*(address(room.holding(each)) for each in inputs))
    is_given = (c_int8 * (last + 1))()
    program = ProgramTable(layers=cast(tables, POINTER(LayerTable)), last=last + 1, m=m)
    own_room = room.empty((library.functions.kernel_room_size(ctypes.byref(own), m),))
    program.room = address(own_room)
    program.a, program.is_given = cast(outputs, POINTER(c_void_p)), cast(is_given, POINTER(c_int8))
    if layer.draws:
        interface = layer.rng.bit_generator.ctypes
        program.random.state = interface.state_address
        program.random.next_uint32 = cast(interface.next_uint32, c_void_p).value
    library.functions.kernel_forward(pointer(program), last, training)
    library.functions.kernel_backward(pointer(program), last)
    room.check()
    x = inputs if layer.many_inputs else inputs[0]
    return Ran(a, layer.cache_of_kernel(x, None, a, cache), given if wants_da_prev else [])


class GuardedRoom:
    """Arrays between NaN, which nothing may read into a result or write over."""

    def __init__(self, dtype: Any) -> None:
        self._dtype = dtype
        self._guards: list[Array] = []

    def empty(self, shape: Shape) -> Array:
        size = math.prod(shape)
        whole = np.full(size + 2 * GUARD, np.nan, self._dtype)
        self._guards += [whole[:GUARD], whole[-GUARD:]]
        return whole[GUARD:-GUARD].reshape(shape)

    def holding(self, numbers: Array) -> Array:
        found = self.empty(numbers.shape)
        found[...] = numbers
        return found

    def check(self) -> None:
        """Assert that nothing was written beside the arrays."""
        assert all(np.isnan(guard).all() for guard in self._guards)


def describe(table: LayerTable, layer: Layer, library: Library) -> None:
    """Write the shapes, the settings and the places of what the layer learns."""
    shape = layer.input_shapes[0]
    out = layer.output_shape(layer.settings, *layer.input_shapes)
    table.kind = library.numbers["layers"][layer.kind]
    table.activation = len(library.numbers["activations"])
    table.n_in, table.n_out = math.prod(shape), math.prod(out)
    table.height, table.width, table.channels = as_picture(shape)
    table.rows, table.columns, table.maps = as_picture(out)
    for each, field in zip(layer.parameters, ("W", "b"), strict=False):
        setattr(table, field, address(getattr(layer, each.name)))
        setattr(table, f"d{field}", address(getattr(layer, f"d{each.name}")))
    for each in layer.statistics:
        setattr(table, each.name, address(getattr(layer, each.name)))
    for name, value in layer.kernel_numbers().items():
        setattr(table, name, value)
