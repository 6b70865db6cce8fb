"""Choice of the picture in the columns of a table; imports nothing heavy, for the command line."""

from __future__ import annotations

import re

_CHOICE = re.compile(r"auto|none|[1-9]\d{0,3}x[1-9]\d{0,3}", re.ASCII)


def is_image_choice(text: str) -> bool:
    """True if a text is ``auto``, ``none``, or rows x columns of pixels such as ``8x8``."""
    return _CHOICE.fullmatch(text) is not None
