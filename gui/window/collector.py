"""Holds the garbage collector while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_held() -> Iterator[None]:
    """Collect nothing meanwhile, and go on with that afterwards.

    A collection looks at all objects there are. While modules are imported and widgets made, their number
    grows and sets off one after the other, and none finds anything.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
