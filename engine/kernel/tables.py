"""The tables of the kernel's header as ctypes has them; ``source/kernel.h`` says what each field means."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_double, c_int8, c_int32, c_int64, c_void_p

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
        ("blas", c_void_p),
        ("a", POINTER(Reals)),
        ("is_given", POINTER(c_int8)),
        ("dz", Reals),
        ("given", Reals),
        ("y", Reals),
        ("m", c_int64),
        ("loss_value", c_double),
    )


TABLES: tuple[type[ctypes.Structure], ...] = (LayerTable, ProgramTable)
"""Those whose sizes are compared with the kernel's, in its order."""
