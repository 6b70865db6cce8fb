"""Words and marks can be told from what they lie upon, in both themes, as WCAG 2.2 asks (1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from gui.look.theme import DARK, LIGHT, STYLE_FILE, Palette
from gui.stepping.diagram.box import ACCENTS, FUTURE_FRAME, BoxItem
from gui.stepping.diagram.content import BoxText

GROUNDS = ("canvas", "bar", "panel", "card")
"""What everything lies upon that is not pointed at or chosen."""
TINTS = ("good_tint", "trouble_tint", "wrong_tint", "forward_tint")
WORDS = 4.5
MARKS = 3.0

PAIRS = {
    "words": [(words, ground) for words in ("text", "muted", "faint") for ground in GROUNDS],
    "words under the pointer": [("text", "raised"), ("muted", "raised")],
    "words on tints": [(words, tint) for words in ("text", "muted") for tint in TINTS],
    "coloured words": [
        (words, ground)
        for words in ("forward", "backward", "good", "trouble", "wrong")
        for ground in (*GROUNDS, "raised")
    ],
    "on their own tint": [(words, f"{words}_tint") for words in ("forward", "good", "trouble", "wrong")],
    "on a filled accent": [("on_accent", "good"), ("on_accent", "forward")],
}
MARK_PAIRS = [
    (mark, ground)
    for mark in ("frame", "neutral", "violet", "yellow", "forward", "backward", "good", "trouble", "wrong")
    for ground in ("canvas", "panel", "card")
]


def luminance(color: str) -> float:
    red, green, blue, _ = QColor(color).getRgbF()
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_low(palette: Palette, pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = []
    for mark, ground in pairs:
        value = contrast(getattr(palette, mark), getattr(palette, ground))
        if value < least:
            found.append(f"{mark} on {ground}: {value:.2f}")
    return found


def test_contrast_is_computed_as_the_recommendation_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("kind", PAIRS)
def test_words_can_be_read(palette, kind):
    assert too_low(palette, PAIRS[kind], WORDS) == []


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_frames_and_marks_can_be_seen(palette):
    assert too_low(palette, MARK_PAIRS, MARKS) == []


def blended(palette: Palette, over: str, ground: str, alpha: float) -> str:
    parts = zip(*(QColor(getattr(palette, name)).getRgbF()[:3] for name in (over, ground)), strict=True)
    return QColor.fromRgbF(*(alpha * top + (1 - alpha) * below for top, below in parts)).name()


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_boxes_of_steps_to_come_have_a_title_and_a_frame_that_can_be_seen(qapp, palette):
    box = BoxItem.__new__(BoxItem)
    for kind in ("forward", "backward", "update"):
        accent = ACCENTS[kind]
        frame = blended(palette, accent, "canvas", FUTURE_FRAME)
        assert contrast(frame, palette.canvas) >= MARKS
        box.palette, box.state, box.text = palette, "future", BoxText(kind, 1, "Dense 1")
        title = box._title_color()
        assert title.alpha() == 255 and contrast(title.name(), palette.card) >= WORDS
        box.state = "absent"
        title = box._title_color()
        assert title.alpha() == 255 and contrast(title.name(), palette.canvas) >= WORDS


def rules_of_the_style_sheet() -> list[tuple[str, dict[str, str]]]:
    text = re.sub(r"/\*.*?\*/", "", STYLE_FILE.read_text(encoding="utf-8"), flags=re.S)
    rules = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        rules.append((selectors.strip(), {name.strip(): value.strip() for name, value in pairs}))
    return rules


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_every_rule_of_the_style_sheet_has_words_that_can_be_read(palette):
    names = {field.name for field in fields(Palette)}
    found = []
    for selectors, values in rules_of_the_style_sheet():
        words = values.get("color", "")[1:]
        ground = values.get("background", "")[1:]
        if words in names:
            grounds = [ground] if ground in names else ["panel", "card"]
            found += [
                f"{selectors}: {each}" for each in too_low(palette, [(words, g) for g in grounds], WORDS)
            ]
    assert found == []


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_fields_and_what_has_the_keyboard_have_a_frame_that_can_be_seen(palette):
    for selectors, values in rules_of_the_style_sheet():
        is_field = selectors.startswith("QLineEdit, QSpinBox") and ":" not in selectors
        is_focus = ":focus" in selectors and "border-color" in values
        name = values.get("border-color", values.get("border", "")).split("@")[-1]
        if is_field or is_focus:
            assert too_low(palette, [(name, ground) for ground in ("panel", "card")], MARKS) == [], selectors
