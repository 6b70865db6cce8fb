"""The network of ``train``: its layers as text, and the templates."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.common.messages import UserError
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.layer_text import parse_layers, with_picture_sizes
from engine.core.architecture.templates import TEMPLATES
from engine.core.layers import LAYER_KINDS
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from engine.files.export.npz import load_npz
from tests.command_line.calling import ROOT, Capture, run, run_json

LENET = "reshape,conv:16,maxpool,conv:32:3,maxpool,flatten,64:relu,dropout:0.2"


def test_a_convolutional_network_in_one_line(capsys: Capture) -> None:
    found = run_json(capsys, "train", "sample:digits", "--layers", LENET, "--epochs", 15)
    assert found["parameters"] == 16 * 10 + 32 * (9 * 16 + 1) + 64 * (2 * 2 * 32 + 1) + 10 * 65
    assert found["test"]["accuracy"] > 0.95


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_trains(capsys: Capture, template: str) -> None:
    code, out, err = run(capsys, "train", "sample:digits", "--template", template, "--epochs", 2)
    assert (code, err) == (0, "")
    assert "Network: 64 > " in out


def test_the_row_of_the_documentation_is_the_template(capsys: Capture, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "command_line.md").read_text(encoding="utf-8")
    layers = re.search(r"train sample:digits --layers (\S+)", text)
    assert layers is not None
    for name, options in (("a", ("--layers", layers[1])), ("b", ("--template", "lenet"))):
        run_json(capsys, "train", "sample:digits", *options, "--epochs", 1, "--out", tmp_path / f"{name}.npz")
    drawn = [load_npz(tmp_path / f"{name}.npz").architecture for name in "ab"]
    assert drawn[0].computes_like(drawn[1])


def test_the_printed_network_says_what_an_add_adds(capsys: Capture) -> None:
    _, out, _ = run(capsys, "train", "sample:breast_cancer", "--template", "residual", "--epochs", 1)
    assert "16 identity > BatchNorm > Add (BatchNorm 2 + Dense 1) > relu > 1 sigmoid" in out


def test_layers_are_read() -> None:
    assert parse_layers("16:relu, 8:TANH ,dropout:0.5,4,3:leaky-relu") == [
        ("dense", DenseSettings(16, "relu", "he_normal")),
        ("dense", DenseSettings(8, "tanh", "xavier_uniform")),
        ("dropout", DropoutSettings(0.5)),
        ("dense", DenseSettings(4, "relu", "he_normal")),
        ("dense", DenseSettings(3, "leaky_relu", "he_normal")),
    ]
    assert parse_layers("none") == []
    for activation in ACTIVATIONS:
        assert parse_layers(f"2:{activation}")[0][1].activation == activation
        assert parse_layers(activation) == [("activation", ActivationSettings(activation))]


def test_every_kind_of_layer_in_a_row_can_be_written() -> None:
    found = parse_layers(
        "reshape:6x8x3,conv:16:5:2:valid:tanh,conv:4:elu:same,batchnorm,batchnorm:0.2,gelu,maxpool,maxpool:3,"
        "avgpool:3:1,globalpool,flatten,layernorm,dropout,dense:4,leaky-relu"
    )
    assert found == [
        ("reshape", ReshapeSettings(6, 8, 3)),
        (
            "conv2d",
            Conv2DSettings(
                filters=16,
                kernel=5,
                stride=2,
                padding="valid",
                activation="tanh",
                initializer="xavier_uniform",
            ),
        ),
        ("conv2d", Conv2DSettings(4, 3, 1, "same", "elu")),
        ("batch_norm", BatchNormSettings()),
        ("batch_norm", BatchNormSettings(0.2)),
        ("activation", ActivationSettings("gelu")),
        ("max_pool2d", PoolSettings(2, 2)),
        ("max_pool2d", PoolSettings(3, 3)),
        ("average_pool2d", PoolSettings(3, 1)),
        ("global_average_pool2d", NoSettings()),
        ("flatten", NoSettings()),
        ("layer_norm", NoSettings()),
        ("dropout", DropoutSettings()),
        ("dense", DenseSettings(4)),
        ("activation", ActivationSettings("leaky_relu")),
    ]
    for kind, family in LAYER_KINDS.items():
        if family.text is not None and not family.many_inputs:
            (written,) = parse_layers(family.text.word)
            settings = None if family.text.as_size else family.settings_type()
            assert written == (kind, settings)


def test_a_reshape_finds_its_size() -> None:
    open_size = parse_layers("reshape,flatten")
    digits = Task("classes", 64, ("a", "b", "c"), "y")
    assert with_picture_sizes(open_size, digits)[0] == ("reshape", ReshapeSettings(8, 8, 1))
    assert with_picture_sizes(open_size, replace(digits, image=(4, 16, 1)))[0] == (
        "reshape",
        ReshapeSettings(4, 16, 1),
    )
    with pytest.raises(UserError, match="such as reshape:8x8"):
        with_picture_sizes(open_size, replace(digits, features=63))
