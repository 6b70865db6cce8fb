"""The receptive field: the pixels to which PyTorch's gradients lead, for windows of all kinds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.architecture.templates import chain
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.layer_norm import GroupNormSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.task import Task
from engine.insight.receptive_field import ReceptiveField, receptive_fields
from tests.trained import branches

SIDES = 13, 11
TASK = Task("binary", SIDES[0] * SIDES[1], ("a", "b"))
RESHAPE = ("reshape", ReshapeSettings(*SIDES, 1))

Layers = list[tuple[str, Any]]


def conv(kernel: int, stride: int = 1, padding: str = "same") -> tuple[str, Any]:
    return "conv2d", Conv2DSettings(2, kernel, stride, padding, "identity")


def pool(size: int, stride: int) -> tuple[str, Any]:
    return "average_pool2d", PoolSettings(size, stride)


CHAINS: list[Layers] = [
    [conv(3)],
    [conv(4, 1, "valid")],
    [conv(4), conv(2, 2), ("batch_norm", None)],
    [conv(3, 2), conv(5, 2)],
    [conv(3, 3, "valid"), conv(3)],
    [pool(2, 2), conv(3, 1, "valid")],
    [conv(5), pool(3, 2), ("activation", None), conv(3), pool(2, 2)],
    [pool(3, 1), pool(2, 3), conv(2)],
]


def by_gradients(layers: Layers, line: int, column: int) -> ReceptiveField:
    """The pixels from which a sum of all that is in the windows comes, as PyTorch's gradients tell."""
    torch = pytest.importorskip("torch")
    picture = torch.ones(1, 1, *SIDES, dtype=torch.float64, requires_grad=True)
    a = picture
    for kind, settings in layers:
        if kind == "average_pool2d":
            a = torch.nn.functional.avg_pool2d(a, settings.size, settings.stride)
        elif kind == "conv2d":
            if settings.padding == "same":  # as TensorFlow and JAX define it
                around = [
                    max(0, (-(-side // settings.stride) - 1) * settings.stride + settings.kernel - side)
                    for side in reversed(a.shape[2:])
                ]
                a = torch.nn.functional.pad(a, [end for n in around for end in (n // 2, n - n // 2)])
            weights = torch.ones(1, 1, settings.kernel, settings.kernel, dtype=torch.float64)
            a = torch.nn.functional.conv2d(a, weights, stride=settings.stride)
    a[0, 0, line, column].backward()
    lines, columns = np.nonzero(picture.grad[0, 0].numpy())
    return ReceptiveField(range(lines.min(), lines.max() + 1), range(columns.min(), columns.max() + 1))


def graph_of(architecture: Architecture) -> Graph:
    return Graph.of(architecture, TASK.features)


@pytest.mark.parametrize("layers", CHAINS, ids=lambda each: "-".join(kind for kind, _ in each))
def test_every_pixel_sees_what_gradients_lead_to(layers: Layers) -> None:
    drawn = chain([RESHAPE, *layers, ("flatten", None)], TASK)
    graph = graph_of(drawn)
    reshape, last = graph.specs[1].id, graph.specs[-3].id
    height, width, _ = graph.shape_of(last)
    for line in range(height):
        for column in range(width):
            found = receptive_fields(graph, last, line, column)
            assert found[reshape] == by_gradients(layers, line, column)
            assert found[last] == ReceptiveField(range(line, line + 1), range(column, column + 1))
            assert graph.specs[0].id not in found  # rows of numbers are no picture


def test_several_ways_see_the_rectangle_around_both() -> None:
    graph = graph_of(branches(TASK, [RESHAPE, conv(1)], [conv(5), conv(3)], [conv(3)]))
    # The rows of numbers that the output needs are missing, which the pictures do not mind.
    join = next(spec.id for spec in graph.specs if spec.kind == "concatenate")
    found = receptive_fields(graph, join, 6, 5)
    assert found[graph.specs[1].id] == ReceptiveField(range(3, 10), range(2, 9))


def test_a_norm_over_all_pixels_sees_all_of_them() -> None:
    layers = [RESHAPE, conv(3), ("group_norm", GroupNormSettings(1)), ("flatten", None)]
    graph = graph_of(chain(layers, TASK))
    found = receptive_fields(graph, graph.specs[3].id, 0, 0)
    assert found[graph.specs[1].id] == ReceptiveField(range(SIDES[0]), range(SIDES[1]))


def test_rows_of_numbers_see_no_picture() -> None:
    graph = graph_of(chain([RESHAPE, conv(3), ("flatten", None)], TASK))
    assert receptive_fields(graph, graph.specs[3].id, 0, 0) == {}
    assert receptive_fields(graph, "nobody", 0, 0) == {}
