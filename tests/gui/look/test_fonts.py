"""Korean letters can be shown on a system that has no font with them, and Latin ones look as before."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QTextLayout

from gui.look.icons import icon
from gui.look.theme import interface_font, korean_families, number_font
from gui.look.words.marked_letters import FAMILY


@pytest.fixture
def without_korean(qapp, monkeypatch):
    """A system whose fonts have no Korean letters."""
    korean, all_families = QFontDatabase.WritingSystem.Korean, QFontDatabase.families
    monkeypatch.setattr(QFontDatabase, "families", lambda *of: [] if of == (korean,) else all_families(*of))
    korean_families.cache_clear()
    yield
    korean_families.cache_clear()


def family_of(letter: str, font: QFont) -> str:
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()[0].rawFont().familyName()


@pytest.mark.parametrize("make", [interface_font, number_font])
def test_only_letters_that_are_missing_come_from_our_font(without_korean, make):
    plain = QFontInfo(make()).family()
    assert korean_families() == ("NanumSquare",)
    font = make()
    assert font.families()[0] == plain != "NanumSquare"
    assert font.families()[1:] == [FAMILY, "NanumSquare"]
    assert family_of("a", font) != "NanumSquare"
    has_it = family_of("가", QFont(plain)) == plain  # where all fonts there are happen to be Korean
    assert family_of("가", font) == (plain if has_it else "NanumSquare")


def test_a_system_with_korean_letters_keeps_its_own(qapp, monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: ["Some Gothic"])
    korean_families.cache_clear()
    assert korean_families() == ()
    icon("mdi6.play")  # loads the fonts of the icons, which once took the place of "Sans Serif"
    for make in (interface_font, number_font):
        plain = QFontInfo(make()).family()
        assert make().families() == [plain, FAMILY]
        assert family_of("a", make()) == plain
    korean_families.cache_clear()
