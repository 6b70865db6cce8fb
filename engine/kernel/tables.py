"""The tables of the kernel's header as ctypes has them; ``source/kernel.h`` says what each field means."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_double, c_int8, c_int32, c_int64, c_void_p
from enum import IntEnum

Reals = c_void_p
"""Address of the first of many numbers, of the kernel's kind of real."""


class LayerTable(Structure):
    """One layer: ``layer`` in the header."""

    _fields_ = (
        ("kind", c_int32),
        ("activation", c_int32),
        ("source_count", c_int32),
        ("gives_back", c_int32),
        ("sources", POINTER(c_int32)),
        ("n_in", c_int64),
        ("n_out", c_int64),
        ("height", c_int64),
        ("width", c_int64),
        ("channels", c_int64),
        ("rows", c_int64),
        ("columns", c_int64),
        ("maps", c_int64),
        ("size", c_int64),
        ("stride", c_int64),
        ("above", c_int64),
        ("left", c_int64),
        ("groups", c_int64),
        ("rate", c_double),
        ("l1", c_double),
        ("l2", c_double),
        ("W", Reals),
        ("b", Reals),
        ("dW", Reals),
        ("db", Reals),
        ("running_mean", Reals),
        ("running_var", Reals),
        ("z", Reals),
        ("a", Reals),
        ("da", Reals),
        ("cache", Reals),
    )


class LossTable(Structure):
    """The loss: ``loss_settings`` in the header."""

    _fields_ = (
        ("kind", c_int32),
        ("from_logits", c_int32),
        ("smoothing", c_double),
        ("gamma", c_double),
        ("class_weights", c_void_p),
    )


class OptimizerTable(Structure):
    """The optimizer: ``optimizer_settings`` in the header."""

    _fields_ = (
        ("kind", c_int32),
        ("clipping", c_int32),
        ("momentum", c_double),
        ("weight_decay", c_double),
        ("clip_limit", c_double),
        ("beta1", c_double),
        ("beta2", c_double),
        ("epsilon", c_double),
        ("psi", c_double),
        ("steps", c_int64),
        ("vectors", Reals * 2),
    )


class GeneratorTable(Structure):
    """NumPy's random generator: ``generator`` in the header."""

    _fields_ = (("state", c_void_p), ("next_uint32", c_void_p))


class ProgramTable(Structure):
    """A network and its iteration: ``program`` in the header."""

    _fields_ = (
        ("last", c_int32),
        ("backward_count", c_int32),
        ("backward_order", POINTER(c_int32)),
        ("layers", POINTER(LayerTable)),
        ("parameter_count", c_int64),
        ("value_count", c_int64),
        ("values", Reals),
        ("gradients", Reals),
        ("loss", LossTable),
        ("optimizer", OptimizerTable),
        ("random", GeneratorTable),
        ("a", POINTER(Reals)),
        ("is_given", POINTER(c_int8)),
        ("dz", Reals),
        ("given", Reals),
        ("room", Reals),
        ("y", Reals),
        ("m", c_int64),
        ("loss_value", c_double),
    )


class SubsetTable(Structure):
    """Prepared rows: ``subset`` in the header."""

    _fields_ = (("inputs", Reals), ("targets", Reals), ("rows", c_int64))


class FiguresTable(Structure):
    """What a metric is made of: ``figures`` in the header."""

    _fields_ = (
        ("rows", c_int64),
        ("right", c_int64),
        ("numbers", c_int64),
        ("absolute", c_double),
        ("squared", c_double),
        ("mean", c_double),
        ("around_mean", c_double),
    )


class EpochTable(Structure):
    """One finished epoch: ``epoch_figures`` in the header."""

    _fields_ = (
        ("steps", c_int64),
        ("train_loss", c_double),
        ("train_metric", c_double),
        ("train_mae", c_double),
        ("validation_loss", c_double),
        ("validation_metric", c_double),
        ("validation_mae", c_double),
    )


class TrainingTable(Structure):
    """A run over whole epochs: ``training`` in the header."""

    _fields_ = (
        ("train", SubsetTable),
        ("validation", SubsetTable),
        ("batch", c_int64),
        ("seed", c_int64),
        ("rows_at_once", c_int64),
        ("is_regression", c_int32),
        ("scale", c_double),
        ("offset", c_double),
        ("attention", c_void_p),
        ("epoch", c_int64),
        ("row", c_int64),
        ("validation_row", c_int64),
        ("is_recorded", c_int32),
        ("epoch_loss", c_double),
        ("trained", FiguresTable),
        ("validated", FiguresTable),
        ("validation_loss", c_double),
        ("validation_weight", c_double),
        ("order", c_void_p),
        ("order_epoch", c_int64),
        ("inputs", Reals),
        ("targets", Reals),
        ("most_steps", c_int64),
        ("most_epochs", c_int64),
        ("rates", c_void_p),
        ("steps_done", c_int64),
        ("epochs_done", c_int64),
        ("losses", c_void_p),
        ("records", c_void_p),
        ("good_values", Reals),
        ("good_epoch", c_int64),
        ("best_loss", c_double),
        ("best_epoch", c_int64),
        ("best_steps", c_int64),
        ("best_epoch_loss", c_double),
        ("best_values", Reals),
        ("best_vectors", Reals * 2),
    )


class Reason(IntEnum):
    """Why ``kernel_train`` came back, in the order of the header."""

    ENOUGH = 0
    ATTENTION = 1
    IN_VALIDATION = 2
    NOT_FINITE = 3
    NOT_FINITE_AT_END = 4
    EPOCH_DONE = 5


TABLES: tuple[type[ctypes.Structure], ...] = (LayerTable, ProgramTable, TrainingTable)
"""Those whose sizes are compared with the kernel's, in its order."""
