"""Texts of menus without the letters for the keyboard."""

from __future__ import annotations

import re


def without_key(text: str) -> str:
    """Text of a menu without the letter for the keyboard: ``&File`` or ``파일(&F)``."""
    return re.sub(r"\(&\w\)|&", "", text)
