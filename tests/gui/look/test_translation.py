"""English text becomes words of the chosen language, and what was said can be retranslated."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from engine.common.messages import Message
from gui.look.words.translation import TranslatedText, language, read_sentences, retranslated, tr, tr_message

LINGUIST = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Layerscope</name>
    <message>
        <source>A &amp; {name}</source>
        <translation>가 &amp; {name}</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation type="unfinished">반쯤</translation>
    </message>
</context>
</TS>
"""


@pytest.fixture(autouse=True)
def english_again(qapp):
    yield
    language.choose("en")


def in_korean(monkeypatch, **sentences: str) -> None:
    monkeypatch.setattr(language, "sentences", {text.replace("_", " "): ko for text, ko in sentences.items()})


def test_a_file_of_qt_linguist_is_read_without_what_is_unfinished(tmp_path):
    path = tmp_path / "ko.ts"
    path.write_text(LINGUIST, encoding="utf-8")
    assert read_sentences(path) == {"A & {name}": "가 & {name}"}


def test_a_text_without_a_translation_stays_english(monkeypatch):
    in_korean(monkeypatch, Save="저장")
    assert (tr("Save"), tr("Open {name}", name="a.csv")) == ("저장", "Open a.csv")


def test_what_was_said_is_retranslated_with_the_sentences_among_its_values(monkeypatch):
    said = tr_message(Message("Do {what}", what=Message("this")))
    lower = tr("Do {what}", what=tr("This").lower())
    in_korean(monkeypatch, **{"Do_{what}": "{what} 하기", "this": "이것", "This": "ThiS"})
    assert (said, retranslated(said), retranslated(lower)) == ("Do this", "이것 하기", "this 하기")
    assert isinstance(retranslated(said), TranslatedText)
    assert retranslated("a name that the user typed") == "a name that the user typed"


def test_words_keep_braces_of_values(monkeypatch):
    said = tr("Open {name}", name="{odd}.csv")
    in_korean(monkeypatch, **{"Open_{name}": "{name} 열기"})
    assert retranslated(said) == "{odd}.csv 열기"


@pytest.mark.parametrize(
    ("languages", "code"),
    [(["ko-Kore-KR", "ko"], "ko"), (["en-GB", "ko"], "en"), (["de-DE", "ko-KR"], "ko"), (["C"], "en")],
)
def test_the_system_s_language_is_followed(monkeypatch, languages, code):
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: languages)
    language.choose("system")
    assert (language.choice, language.code) == ("system", code)


def test_words_of_qt_s_own_follow_and_come_back(qtbot):
    def save() -> str:
        return QCoreApplication.translate("QPlatformTheme", "Save")

    with qtbot.waitSignal(language.changed):
        language.choose("ko")
    assert save() == "저장"
    language.choose("en")
    assert save() == "Save"


def test_an_unknown_choice_is_that_of_the_system():
    language.choose("xx")
    assert language.choice == "system"
