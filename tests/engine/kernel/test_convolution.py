"""Conv2D of the compiled kernel against NumPy's layer in float64 and against PyTorch."""

from __future__ import annotations

import ctypes
import math
from ctypes import POINTER, c_int8, c_int32, c_void_p, cast
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from engine.common.arrays import Array, Shape
from engine.core.layers.convolution import Conv2D, Conv2DSettings
from engine.core.layers.shared.activated import Cache
from engine.kernel.library import Library, loaded, runnable
from engine.kernel.program import address
from engine.kernel.tables import LayerTable, ProgramTable

GUARD = 64
"""Numbers before and behind every array, which nothing may read into a result or write."""

LIBRARIES = {f"{each.dtype}-{each.instructions}": each for each in (loaded(np.float64), *runnable()) if each}


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
    _a, cache = layer.forward(a_prev, training=True)
    assert isinstance(cache, Cache)
    da_prev = layer.backward_from_dz(dz, cache, needs_da_prev)
    return Results(cache.z, layer.dW, layer.db, da_prev)


class Memory:
    """Numbers of the layer where the kernel reads and writes them."""

    def __init__(self, library: Library, layer: Conv2D, a_prev: Array, dz: Array) -> None:
        shapes = dict.fromkeys(("z", "dz"), dz.shape) | dict.fromkeys(("a_prev", "da_prev"), a_prev.shape)
        shapes |= dict.fromkeys(("W", "dW"), layer.W.shape) | dict.fromkeys(("b", "db"), layer.b.shape)
        self.arrays = {name: GuardedArray(shape, library.dtype) for name, shape in shapes.items()}
        for name, values in {"W": layer.W, "b": layer.b, "dz": dz, "a_prev": a_prev}.items():
            self.arrays[name].array[...] = values

    def place(self, name: str) -> int | None:
        return address(self.arrays[name].array)

    def make_cache(self, library: Library, table: LayerTable, m: int) -> None:
        size = library.functions.kernel_cache_size(ctypes.byref(table), m)
        self.arrays["cache"] = GuardedArray((size,), library.dtype)
        table.cache = self.place("cache")

    def is_intact(self) -> bool:
        return all(each.is_intact() for each in self.arrays.values())


def table_of(library: Library, layer: Conv2D, memory: Memory) -> LayerTable:
    (_m, *shape_in), (_m, *shape_out) = (memory.arrays[name].array.shape for name in ("a_prev", "z"))
    return LayerTable(
        kind=library.numbers["layers"]["conv2d"],
        activation=len(library.numbers["activations"]),  # none, so that da is dz
        source_count=1,
        n_in=math.prod(shape_in),
        n_out=math.prod(shape_out),
        l1=layer.settings.l1,
        l2=layer.settings.l2,
        a=memory.place("z"),
        da=memory.place("dz"),
        **dict(zip(("height", "width", "channels"), shape_in, strict=True)),
        **dict(zip(("rows", "columns", "maps"), shape_out, strict=True)),
        **{name: memory.place(name) for name in ("W", "b", "dW", "db", "z")},
        **layer.kernel_numbers(),
    )


def by_kernel(
    library: Library, layer: Conv2D, a_prev: Array, dz: Array, needs_da_prev: bool = True
) -> Results:
    """The same by the kernel: the layer as the only one after the input, with no activation."""
    memory, m = Memory(library, layer, a_prev, dz), len(a_prev)
    sources = (c_int32 * 1)(0)
    tables = (LayerTable * 2)(LayerTable(), table_of(library, layer, memory))
    tables[0].da = memory.place("da_prev") if needs_da_prev else None
    tables[1].gives_back, tables[1].sources = needs_da_prev, cast(sources, POINTER(c_int32))
    memory.make_cache(library, tables[1], m)
    outputs, is_given = (c_void_p * 2)(), (c_int8 * 2)(0, 1)
    program = ProgramTable(
        last=1,
        layers=cast(tables, POINTER(LayerTable)),
        a=cast(outputs, POINTER(c_void_p)),
        is_given=cast(is_given, POINTER(c_int8)),
    )
    library.functions.kernel_take(program, memory.place("a_prev"), None, m)
    library.functions.kernel_forward(program, 1, True)
    library.functions.kernel_backward(program, 1)
    assert memory.is_intact()
    z, dW, db, da_prev = (memory.arrays[name].array for name in ("z", "dW", "db", "da_prev"))
    return Results(z, dW, db, da_prev if needs_da_prev else None)


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


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize(("padding", "stride"), [("valid", 1), ("valid", 2), ("valid", 3), ("same", 1)])
def test_it_is_the_convolution_of_torch(name: str, padding: str, stride: int) -> None:
    torch = pytest.importorskip("torch")
    library = LIBRARIES[name]
    settings = Conv2DSettings(filters=10, kernel=5, stride=stride, padding=padding, activation="identity")
    shape, m = (13, 16, 6), 4
    layer = made(settings, shape, np.float64)
    a_prev, dz = drawn(layer, shape, m)
    pictures, W = (torch.tensor(each).permute(0, 3, 1, 2).requires_grad_() for each in (a_prev, layer.W))
    b = torch.tensor(layer.b, requires_grad=True)
    z = torch.nn.functional.conv2d(pictures, W, b, stride, padding)
    z.backward(torch.tensor(dz).permute(0, 3, 1, 2))  # type: ignore[no-untyped-call]
    assert pictures.grad is not None and W.grad is not None and b.grad is not None
    z, dW, da_prev = (each.detach().permute(0, 2, 3, 1) for each in (z, W.grad, pictures.grad))
    expected = Results(z.numpy(), dW.numpy() / m, b.grad.numpy() / m, da_prev.numpy())
    assert_close(by_kernel(library, layer, a_prev, dz), expected, library.dtype)


@pytest.mark.parametrize("name", LIBRARIES)
def test_nan_in_a_weight_reaches_its_map_alone(name: str) -> None:
    library = LIBRARIES[name]
    shape = (6, 6, 3)
    layer = made(Conv2DSettings(filters=5, kernel=3, activation="identity"), shape, np.float64)
    layer.W[2, 1, 1, 1] = np.nan
    found = by_kernel(library, layer, *drawn(layer, shape, m=2))
    assert np.isnan(found.z).all(axis=(0, 1, 2)).tolist() == [False, False, True, False, False]
    assert np.isnan(found.z).any(axis=(0, 1, 2)).tolist() == [False, False, True, False, False]
    assert found.da_prev is not None and np.isnan(found.da_prev[..., 1]).any()
    assert not np.isnan(found.da_prev[..., (0, 2)]).any()


@pytest.mark.parametrize("name", LIBRARIES)
def test_each_picture_has_the_same_bits_in_every_batch(name: str) -> None:
    library = LIBRARIES[name]
    settings, shape = Conv2DSettings(filters=24, kernel=5, activation="identity"), (14, 14, 6)
    layer = made(settings, shape, np.float64)
    a_prev, dz = drawn(layer, shape, m=30)
    many, few = (by_kernel(library, layer, a_prev[:m], dz[:m]) for m in (30, 7))
    again = by_kernel(library, layer, a_prev, dz)
    assert many.da_prev is not None and few.da_prev is not None
    assert np.array_equal(many.z[:7], few.z) and np.array_equal(many.da_prev[:7], few.da_prev)
    assert all(np.array_equal(one, other) for one, other in zip(many[:3], again[:3], strict=True))
