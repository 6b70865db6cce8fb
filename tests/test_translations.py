"""The Korean translation is whole, in step with the source, and fit to be shown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from gui.look.theme import RESOURCES
from gui.look.words.translation import FOLDER, LANGUAGES, read_sentences
from gui.window.parts.actions.table import ACTIONS
from gui.window.parts.menus import MENUS
from tools import translations

ROOT = Path(__file__).resolve().parent.parent
KOREAN = FOLDER / "ko.ts"


@pytest.fixture(scope="module")
def korean() -> dict[str, str]:
    return read_sentences(KOREAN)


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}", text))


def test_every_language_has_a_file():
    assert {path.stem for path in FOLDER.glob("*.ts")} == set(LANGUAGES) - {"en"}


def test_the_file_holds_exactly_the_sentences_of_the_source_and_none_is_unfinished():
    assert translations.problems_of(translations.read(KOREAN), translations.sentences_of_source()) == []


def test_the_file_is_as_the_tool_writes_it():
    """So that its next run changes nothing but what is new."""
    sentences = translations.merged(translations.read(KOREAN), translations.sentences_of_source())
    assert translations.text_of(sentences, "ko") == KOREAN.read_text(encoding="utf-8")


def test_every_translation_has_the_same_places_to_fill_in(korean):
    different = [text for text, words in korean.items() if placeholders(text) != placeholders(words)]
    assert different == []


def test_no_particle_hangs_on_a_value(korean):
    """The last sound of what stands before decides between 은 and 는, and is unknown here."""
    after_value = re.compile(r"\}(은|는|이|가|을|를|과|와|로|으로|이나|나|라는|이라는)(?![가-힣])")
    assert [words for words in korean.values() if after_value.search(words)] == []


def test_translations_end_in_a_question_or_in_dots_where_their_sentences_do(korean):
    for text, words in korean.items():
        plain = re.sub(r"\(&[A-Z]\)", "", words)
        assert [text.endswith(end) for end in "?…"] == [plain.endswith(end) for end in "?…"], text


def test_menus_keep_a_letter_for_the_keyboard_and_no_two_share_one(korean):
    texts = {row.key: row.text for row in ACTIONS}
    for name, _, keys in MENUS:
        letters = [_letter(korean[texts[key]]) for key in keys if key in texts]
        assert len(set(letters)) == len(letters), name
    titles = [_letter(korean[title]) for _, title, _ in MENUS]
    assert len(set(titles)) == len(titles)


def test_letters_for_the_keyboard_are_those_of_english(korean):
    for text, words in korean.items():
        if letter := re.search(r"&([A-Za-z])", text):
            assert _letter(words) == letter.group(1).upper(), text
        else:
            assert "&" not in words.replace("&&", ""), text


def _letter(text: str) -> str:
    """Korean texts have the letter behind the words: 파일(&F)."""
    found = re.search(r"\(&([A-Z])\)", text)
    assert found is not None, text
    return found.group(1)


def test_our_fonts_have_every_korean_letter(qapp, korean):
    letters = sorted(set(re.findall("[가-힣]", "".join(korean.values()))))
    assert len(letters) > 300
    for path in sorted(RESOURCES.glob("fonts/Nanum*.ttf")):
        font = QRawFont(str(path), 12.0)
        assert [letter for letter in letters if not font.supportsCharacter(ord(letter))] == []


def test_texts_hold_no_signs_that_only_a_few_fonts_have(korean):
    known = re.compile(r"[\x20-\x7e\n -ÿ가-힣…–−→←×·÷√ŷΣ“”′α-ω\u0302]*")
    assert [words for words in korean.values() if not known.fullmatch(words)] == []


def test_the_licence_of_the_fonts_is_with_them():
    assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_what_is_new_or_gone_is_told_and_taken_in(tmp_path, monkeypatch, capsys):
    path = tmp_path / "ko.ts"
    known = translations.Sentence("Gone", "gui/a.py", "없음", True)
    kept = translations.Sentence("<Kept> & {x}", "gui/a.py", "<남음> & {x}", True)
    path.write_text(translations.text_of([known, kept], "ko"), encoding="utf-8")
    assert translations.read(path) == [known, kept]
    new = translations.Sentence("New", "gui/b.py")
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "sentences_of_source", lambda: [kept, new])
    assert translations.main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "missing: gui/b.py: New",
        "gone: gui/a.py: Gone",
        "ko.ts: 2 sentences, 2 to do",
    ]
    assert translations.main([]) == 0
    assert translations.read(path) == [kept, new]
    assert '<translation type="unfinished"></translation>' in path.read_text(encoding="utf-8")
    assert translations.main(["--check"]) == 1


def test_sentences_are_followed_through_names_and_parameters(tmp_path, monkeypatch):
    source = tmp_path / "gui" / "a.py"
    source.parent.mkdir()
    (tmp_path / "engine").mkdir()
    source.write_text(
        'KEPT = "a constant"\n'
        "def say(words, *, more):\n"
        "    tr(words)\n"
        "    tr(KEPT)\n"
        "    Message(more, x=1)\n"
        'say("one " "whole", more="by name" if 1 else "or other")\n'
    )
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    texts = {text for _, _, text in translations.sentences_of_calls()}
    assert texts == {"a constant", "one whole", "by name", "or other"}
    source.write_text("for words in table: tr(words)\n")
    with pytest.raises(LookupError, match=r"gui/a.py:1: .* does not know what words can be"):
        list(translations.sentences_of_calls())


def test_the_command_line_stays_english(tmp_path):
    environment = os.environ | {"LANGUAGE": "ko", "LANG": "ko_KR.UTF-8"}
    command = [sys.executable, "main.py", "info", str(tmp_path / "none.layerscope")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.isascii()
    assert "There is no file" in done.stderr


COUNTED = "입력|출력|유닛|특성|열|행|층|클래스|필터|맵|채널|매개변수|폴드|항|픽셀|숫자"
NUMBERS = "count|rows|columns|units|filters|features|inputs|folds|m|filled|distinct|missing|before|after"
"""Nouns that sentences count in Korean, and the values that say how many."""


def test_what_is_counted_stands_before_its_number() -> None:
    number = rf"(\d|\{{({NUMBERS})(:,)?\}})"
    backwards = re.compile(rf"{number} ({COUNTED})(?![가-힣])|{number}개 ({COUNTED})(?!가)")
    wrong = [text for text in read_sentences(KOREAN).values() if backwards.search(text)]
    assert wrong == []
    assert all(backwards.search(text) for text in ("{count} 입력", "{m}개 행에 걸쳐", "4 유닛"))
    assert not any(backwards.search(text) for text in ("입력 {count}개", "행 {row}: {value}", "{l}번째 행"))


def test_the_names_that_users_know_from_elsewhere_stand_beside_those_of_the_course() -> None:
    words = read_sentences(KOREAN)
    first_met = words["Go through one iteration step by step"]
    assert "정방향 전파(순전파)" in first_met and "역방향 전파(역전파)" in first_met
    assert "순전파" in words["Forward propagation"]
    assert "역전파" in words["The cache and backward propagation"]
