"""Conv2D of the compiled kernel against NumPy's layer in float64 and against PyTorch."""

from __future__ import annotations

import ctypes
import math
from ctypes import POINTER, c_int32, c_void_p, cast, pointer
from typing import Any, NamedTuple

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from engine.common.arrays import Array, Shape
from engine.core.layers.convolution import Conv2D, Conv2DSettings
from engine.core.layers.shared.activated import Cache
from engine.kernel.library import FOLDER, Library, _load, loaded
from engine.kernel.program import address
from engine.kernel.tables import LayerTable, ProgramTable

GUARD = 64
"""Numbers before and behind every array, which nothing may read into a result or write."""

LIBRARIES = {
    name: found
    for name, dtype in (("double", np.float64), ("plain", np.float32), ("avx2", np.float32), ("avx512", np.float32))
    if (found := loaded(dtype) if name == "double" else _load(name, np.dtype(dtype)))
}


class Results(NamedTuple):
    """What a layer computes."""

    z: Array
    dW: Array
    db: Array
    da_prev: Array | None


class GuardedArray:
    """Numbers with others around them that are NaN."""

    def __init__(self, shape: Shape, dtype: Any) -> None:
        self.room = np.full(math.prod(shape) + 2 * GUARD, np.nan, dtype)
        self.array = self.room[GUARD:-GUARD].reshape(shape)

    def is_intact(self) -> bool:
        return bool(np.isnan(self.room[:GUARD]).all() and np.isnan(self.room[-GUARD:]).all())


def made(settings: Conv2DSettings, shape: Shape, dtype: Any, seed: int = 0) -> Conv2D:
    """A layer whose weights and biases were drawn."""
    layer, rng = Conv2D(settings, shape), np.random.default_rng(seed)
    count = sum(map(math.prod, layer.parameter_shapes(settings, shape).values()))
    layer.bind(rng.normal(size=count).astype(dtype), np.full(count, np.nan, dtype), np.empty(0, dtype))
    return layer


def by_numpy(layer: Conv2D, a_prev: Array, dz: Array, needs_da_prev: bool = True) -> Results:
    a, cache = layer.forward(a_prev, training=True)
    assert isinstance(cache, Cache)
    da_prev = layer.backward_from_dz(dz, cache, needs_da_prev)
    return Results(cache.z, layer.dW, layer.db, da_prev)


def by_kernel(
    library: Library, layer: Conv2D, a_prev: Array, dz: Array, needs_da_prev: bool = True
) -> Results:
    """The same by the kernel: the layer as the only one after the input, with no activation."""
    dtype, m = library.dtype, len(a_prev)
    shape_in, shape_out = a_prev.shape, dz.shape
    arrays = {
        name: GuardedArray(shape, dtype)
        for name, shape in {
            "W": layer.W.shape,
            "b": layer.b.shape,
            "dW": layer.W.shape,
            "db": layer.b.shape,
            "z": shape_out,
            "dz": shape_out,
            "a_prev": shape_in,
            "da_prev": shape_in,
        }.items()
    }
    for name, values in {"W": layer.W, "b": layer.b, "dz": dz, "a_prev": a_prev}.items():
        arrays[name].array[...] = values
    places = {name: address(each.array) for name, each in arrays.items()}
    tables = (LayerTable * 2)()
    sources = (c_int32 * 1)(0)
    height, width, channels = shape_in[1:]
    rows, columns, maps = shape_out[1:]
    tables[0].da = places["da_prev"] if needs_da_prev else None
    tables[1] = LayerTable(
        kind=library.numbers["layers"]["conv2d"],
        activation=len(library.numbers["activations"]),
        source_count=1,
        sources=cast(sources, POINTER(c_int32)),
        gives_back=needs_da_prev,
        n_in=math.prod(shape_in[1:]),
        n_out=math.prod(shape_out[1:]),
        height=height,
        width=width,
        channels=channels,
        rows=rows,
        columns=columns,
        maps=maps,
        l1=layer.settings.l1,
        l2=layer.settings.l2,
        z=places["z"],
        a=places["z"],
        da=places["dz"],
        **{name: places[name] for name in ("W", "b", "dW", "db")},
        **layer.kernel_numbers(),
    )
    size = library.functions.kernel_cache_size(ctypes.byref(tables[1]), m)
    cache = GuardedArray((size,), dtype)
    tables[1].cache = address(cache.array)
    outputs, is_given = (c_void_p * 2)(), (ctypes.c_int8 * 2)(0, 1)
    program = pointer(
        ProgramTable(
            last=1,
            layers=cast(tables, POINTER(LayerTable)),
            a=cast(outputs, POINTER(c_void_p)),
            is_given=cast(is_given, POINTER(ctypes.c_int8)),
        )
    )
    library.functions.kernel_take(program, places["a_prev"], None, m)
    library.functions.kernel_forward(program, 1, True)
    library.functions.kernel_backward(program, 1)
    assert all(each.is_intact() for each in (*arrays.values(), cache))
    found = (arrays[name].array for name in ("z", "dW", "db"))
    return Results(*found, arrays["da_prev"].array if needs_da_prev else None)


def assert_close(found: Results, expected: Results, dtype: Any) -> None:
    tolerance = 1e-11 if dtype == np.float64 else 2e-5
    for name, ours, theirs in zip(Results._fields, found, expected, strict=True):
        if theirs is None:
            assert ours is None
            continue
        scale = max(1.0, float(np.abs(theirs).max()))
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=tolerance * scale, err_msg=name)


def drawn(layer: Conv2D, shape: Shape, m: int) -> tuple[Array, Array]:
    """Pictures and dz, for a layer."""
    rng = np.random.default_rng(m)
    return rng.normal(size=(m, *shape)), rng.normal(size=(m, *layer.output_shape(layer.settings, shape)))


@st.composite
def layers(draw: st.DrawFn) -> tuple[Conv2DSettings, Shape]:
    """Settings of a layer, and the shape of its pictures."""
    padding = draw(st.sampled_from(("same", "valid")))
    kernel = draw(st.integers(1, 7))
    smallest = kernel if padding == "valid" else 1
    shape = (
        draw(st.integers(smallest, smallest + 12)),
        draw(st.integers(smallest, smallest + 12)),
        draw(st.sampled_from((1, 2, 3, 6, 16, 17, 40))),
    )
    settings = Conv2DSettings(
        filters=draw(st.sampled_from((1, 3, 6, 8, 16, 24, 32, 35, 48, 65))),
        kernel=kernel,
        stride=draw(st.integers(1, 4)),
        padding=padding,
        activation="identity",
        l1=draw(st.sampled_from((0.0, 0.01))),
        l2=draw(st.sampled_from((0.0, 0.1))),
    )
    return settings, shape


@pytest.mark.parametrize("name", LIBRARIES)
@given(layers(), st.integers(1, 20), st.booleans())
@hypothesis_settings(max_examples=60)
def test_it_is_the_layer_of_numpy(
    name: str, chosen: tuple[Conv2DSettings, Shape], m: int, needs_da_prev: bool
) -> None:
    library, (settings, shape) = LIBRARIES[name], chosen
    layer = made(settings, shape, np.float64)
    a_prev, dz = drawn(layer, shape, m)
    expected = by_numpy(layer, a_prev, dz, needs_da_prev)
    assert_close(by_kernel(library, layer, a_prev, dz, needs_da_prev), expected, library.dtype)
