"""The words on cards."""

from __future__ import annotations

import math

import pytest

from engine.architecture import Architecture, chain
from engine.layers.dense import DenseSettings
from engine.layers.dropout import DropoutSettings
from engine.snapshot import LayerHealth
from engine.task import Task
from gui.canvas.card_texts import badge, byte_size, card_texts, loss_words, short_number

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
NETWORK = chain([("dense", DenseSettings(16)), ("dropout", DropoutSettings(0.2))], TASK)


def texts_by_name(architecture: Architecture, task: Task | None) -> dict[str, tuple[str, str, str]]:
    texts = card_texts(architecture, task)
    return {
        layer.name: (texts[layer.id].subtitles[0], texts[layer.id].caption, texts[layer.id].accent)
        for layer in architecture.layers
    }


def test_cards_of_a_network_with_data() -> None:
    assert texts_by_name(NETWORK, TASK) == {
        "Input": ("4 features", "a[0]", "input"),
        "Dense 1": ("16 units · ReLU · 80", "a[1]", "dense"),
        "Dropout 1": ("silences 20 %", "a[1] · dropout", "dropout"),
        "Output": ("3 · softmax · 51", "a[2] = ŷ", "output"),
    }


def test_cards_without_data_and_loose_cards() -> None:
    loose, _ = NETWORK.adding("dense", 0, 0)
    texts = texts_by_name(loose, None)
    assert texts["Input"][0] == "no data yet"
    assert texts["Dense 1"][0] == "16 units · ReLU"
    assert texts["Dense 2"] == ("8 units · ReLU", "", "dense")


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
    ],
)
def test_badges(health: LayerHealth, text: str, is_good: bool) -> None:
    shown = badge(health)
    assert (shown.texts[0], shown.is_good) == (text, is_good)
    assert shown.tooltip.endswith(".")


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
def test_the_loss_is_named_by_the_task(task: Task, words: str) -> None:
    assert loss_words(task, chain([], task)) == words
