"""The words on cards."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from engine.core.architecture.architecture import Architecture, settings_type_of
from engine.core.architecture.graph import Graph
from engine.core.architecture.templates import chain
from engine.core.layers import LAYER_KINDS
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.training.observation.snapshot import LayerHealth
from gui.canvas.items.card_texts import badge, byte_size, card_texts, loss_texts, short_number
from gui.look.words.marked_letters import marked
from gui.look.words.translation import tr_message
from tests.parity_table import LAYERS, LayerRow

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
NETWORK = chain([("dense", DenseSettings(16)), ("dropout", DropoutSettings(0.2))], TASK)


def texts_by_name(architecture: Architecture, task: Task | None) -> dict[str, tuple[str, str, str]]:
    texts = card_texts(architecture, task)
    return {
        layer.name: (texts[layer.id].subtitles[0], texts[layer.id].captions[0], texts[layer.id].accent)
        for layer in architecture.layers
    }


def test_cards_of_a_network_with_data() -> None:
    assert texts_by_name(NETWORK, TASK) == {
        "Input": ("4 features", "a[0]", "input"),
        "Dense 1": ("16 units · ReLU · 80", "a[1]", "dense"),
        "Dropout 1": ("silences 20 %", "a[2] · 16 units", "dropout"),
        "Output": ("3 · softmax · 51", marked("a[3] = ŷ"), "output"),
    }


def test_cards_without_data_and_loose_cards() -> None:
    loose, _ = NETWORK.adding("dense", 0, 0)
    texts = texts_by_name(loose, None)
    assert texts["Input"][0] == "no data yet"
    assert texts["Dense 1"][0] == "16 units · ReLU"  # its parameters hang on the width of the data
    assert texts["Dropout 1"][1] == "a[2] · 16 units"
    assert texts["Output"][0] == "3 · softmax · 51"
    assert texts["Dense 2"] == ("8 units · ReLU", "not connected", "dense")
    tooltips = {layer.name: card_texts(loose, None)[layer.id].tooltip for layer in loose.layers}
    assert tooltips["Dense 1"].endswith("known once there is data.")
    assert tooltips["Output"].endswith("16 in → 3 out · 51 parameters: W 3 × 16, b 3")
    assert texts_by_name(loose, TASK)["Dense 2"][1] == "not connected"


def test_shorter_forms_follow_longer_ones() -> None:
    dense = NETWORK.layers[1]
    forms = card_texts(NETWORK, TASK)[dense.id].subtitles
    assert forms == ("16 units · ReLU · 80", "16 · ReLU · 80", "16 units · ReLU", "16 · ReLU")


@pytest.mark.parametrize(
    ("health", "text", "is_good"),
    [
        (LayerHealth((), 8, 0.0, 1.1e-3, 0.1), "healthy · 1.1e-3", True),
        (LayerHealth((2,), 8, 0.0, 1.1e-3, 0.1), "1 of 8 units dead", False),
        (LayerHealth((), 8, 0.8, 1.1e-3, 0.1), "80 % saturated", False),
        (LayerHealth((), 8, 0.0, math.inf, 0.1), "updates too large", False),
        (LayerHealth((), 8, 0.0, 0.2, 0.1), "updates too large", False),
        (LayerHealth((), 8, 0.0, 1e-3, 1e3), "gradient too large", False),
        (LayerHealth((), 8, 0.0, 1e-7, 1e-3), "updates very small", False),
        (LayerHealth((), 8, 0.0, 1e-3, 1e-8), "hardly a gradient", False),
    ],
)
def test_badges(health: LayerHealth, text: str, is_good: bool) -> None:
    shown = badge(health)
    assert (shown.texts[0], shown.is_good) == (text, is_good)
    assert shown.tooltip.endswith(".")


def test_units_of_pictures_are_called_maps() -> None:
    health = LayerHealth((2,), 8, 0.0, 1.1e-3, 0.1)
    assert badge(health, has_pictures=True).texts[0] == "1 of 8 maps dead"


def test_without_a_last_update_the_badge_has_no_ratio() -> None:
    assert badge(LayerHealth((), 8, 0.0, math.nan, math.nan)).texts == ("healthy",)


def test_dead_units_are_counted_from_one_and_not_all_listed() -> None:
    shown = badge(LayerHealth(tuple(range(20)), 32, 0.0, 1e-3, 0.1))
    assert "1, 2, 3, 4, 5, 6, 7, 8 …" in shown.tooltip


@pytest.mark.parametrize(
    ("parameters", "words"),
    [(0, "0 B"), (243, "972 B"), (2_410, "9.6 kB"), (10**6, "4.0 MB"), (10**9, "4.0 GB")],
)
def test_memory_in_words(parameters: int, words: str) -> None:
    assert byte_size(parameters) == words


@pytest.mark.parametrize(("value", "words"), [(1.1e-3, "1.1e-3"), (0.0, "0.0e0"), (123.0, "1.2e2")])
def test_short_numbers(value: float, words: str) -> None:
    assert short_number(value) == words


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (TASK, "cross-entropy"),
        (Task("binary", 4, ("no", "yes"), "t"), "binary cross-entropy"),
        (Task("regression", 4, (), "t"), "mean squared error"),
    ],
)
def test_the_loss_is_named_by_the_task_unless_it_is_chosen(task: Task, words: str) -> None:
    drawn = chain([], task)
    assert loss_texts(task, drawn, TrainingSettings()).name == words
    assert loss_texts(task, drawn, TrainingSettings(loss="mae")).name == "mean absolute error"


def test_the_tooltip_of_the_loss_tells_how_classes_count() -> None:
    settings = TrainingSettings(class_weighting="balanced", label_smoothing=0.1)
    tooltip = loss_texts(TASK, NETWORK, settings).tooltip
    assert "Class weights: balanced" in tooltip
    assert "Label smoothing: 0.1" in tooltip
    plain = loss_texts(TASK, NETWORK, replace(settings, loss="mse")).tooltip
    assert "weights" not in plain and "smoothing" not in plain  # they belong to cross-entropies alone


IMAGES = Task("classes", 64, ("0", "1", "2"), "digit", (8, 8, 1))
KINDS: list[tuple[str, Any, str, str]] = [
    ("reshape", ReshapeSettings(8, 8, 1), "to 8 × 8 × 1", "a[1] · 8 × 8 × 1"),
    ("conv2d", Conv2DSettings(16), "16 filters 3×3 · ReLU · 160", "a[2] · 8 × 8 × 16"),
    ("batch_norm", None, "over mini-batch · 32", "a[3] · 8 × 8 × 16"),
    ("activation", None, "ReLU", "a[4] · 8 × 8 × 16"),
    ("max_pool2d", None, "max of 2 × 2", "a[5] · 4 × 4 × 16"),
    ("average_pool2d", PoolSettings(2, 1), "mean of 2 × 2, stride 1", "a[6] · 3 × 3 × 16"),
    ("dropout", None, "silences 20 %", "a[7] · 3 × 3 × 16"),
    ("global_average_pool2d", None, "mean of each map", "a[8] · 16 units"),
    ("layer_norm", None, "over each row · 32", "a[9] · 16 units"),
    ("flatten", None, "to 16 numbers", "a[10] · 16 units"),
]


def test_every_kind_of_layer_says_what_it_does_and_what_comes_out() -> None:
    drawn = chain([(kind, settings or settings_type_of(kind)()) for kind, settings, _, _ in KINDS], IMAGES)
    texts = card_texts(drawn, IMAGES)
    shown = [(texts[i.id].subtitles[0], texts[i.id].captions[0]) for i in drawn.order[1:-1]]
    assert shown == [(words, caption) for _, _, words, caption in KINDS]
    assert {kind for kind, *_ in KINDS} <= set(LAYER_KINDS)
    convolution = texts[drawn.order[2].id].tooltip
    assert "8 × 8 × 1 in → 8 × 8 × 16 out · 160 parameters: W 16 × 3 × 3 × 1, b 16" in convolution
    assert "32 parameters: γ 16, β 16" in texts[drawn.order[3].id].tooltip


@pytest.mark.parametrize("row", LAYERS, ids=lambda row: row.name)
def test_any_kind_says_what_it_does(row: LayerRow) -> None:
    family = LAYER_KINDS[row.kind]
    shape = family.output_shape(row.settings, *row.shapes)
    forms = [tr_message(each) for each in family.caption(row.settings, shape, len(row.shapes))]
    assert all(forms) and forms == sorted(forms, key=len, reverse=True)


def test_joins_count_what_feeds_them() -> None:
    drawn, add = NETWORK.adding("add", 0, 0)
    hidden = NETWORK.layers[1].id
    assert card_texts(drawn, TASK)[add.id].subtitles == ("adds layers",)
    assert card_texts(drawn, TASK)[add.id].captions[0] == "not connected"
    one = drawn.connecting(hidden, add.id)
    assert card_texts(one, TASK)[add.id].captions[0] == f"a[{Graph.of(one).numbers[add.id]}] · size unknown"
    two = one.connecting(NETWORK.layers[2].id, add.id)
    assert card_texts(two, TASK)[add.id].subtitles == ("adds 2 layers", "adds 2")
    assert "16 + 16 in → 16 out" in card_texts(two, TASK)[add.id].tooltip
    side = drawn.with_layer(replace(add, kind="concatenate")).connecting(hidden, add.id)
    side = side.connecting(NETWORK.layers[0].id, add.id)
    texts, l = card_texts(side, TASK)[add.id], Graph.of(side).numbers[add.id]
    assert (texts.subtitles, texts.captions[0]) == (("joins 2 layers", "joins 2"), f"a[{l}] · 20 units")
    assert "16 + 4 in → 20 out" in texts.tooltip
