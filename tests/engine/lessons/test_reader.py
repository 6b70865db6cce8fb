"""Lesson files: what is read from them, and that no file, however broken, is more than one sentence."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.messages import UserError
from engine.lessons.conditions import VOCABULARY, Condition
from engine.lessons.lesson import Text
from engine.lessons.library import lesson_paths
from engine.lessons.reader import parse_lesson, read_lesson

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs/lessons.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)[0]
STEP = '[[step]]\ntext = "Do."\n'


def parsed(text: str):
    return parse_lesson(text, Path("folder/3_mine.toml"))


def refusal(text: str) -> str:
    with pytest.raises(UserError) as caught:
        parsed(text)
    return str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_and_devices_are_not_read(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zeros.toml").symlink_to("/dev/zero")
    for name in ("pipe.toml", "zeros.toml"):
        with pytest.raises(UserError, match=f"{name} is a device or a pipe, not a plain file"):
            read_lesson(tmp_path / name)
    with pytest.raises(UserError, match="cannot be read"):
        read_lesson(tmp_path)


def test_the_example_of_the_documentation_is_a_lesson():
    lesson = parsed(EXAMPLE)
    assert lesson.key == "3_mine"
    assert lesson.hide == ("cross_validate", "palette:conv2d")
    first, second, third = lesson.steps
    assert first.done == Condition("run", "finished")
    assert second.text.within("ko").startswith("**학습률**")
    assert second.text.within("fr") == second.text.within("en")
    assert second.done == Condition("setting", "learning_rate", (("is", 0.1),))
    assert third.done == Condition("answered")
    assert [choice.within("ko") for choice in third.choices] == ["the loss falls faster", "nothing changes"]


def test_a_state_goes_on_from_the_one_before_and_another_network_is_untrained():
    lesson = parsed(
        'title = "T"\n[start]\ndata = "sample:iris"\nlayers = "8"\ntraining = { seed = 3 }\ntrained = 5\n'
        f"{STEP}{STEP}state = {{ select = 1, iterations = 2 }}\n"
        f"{STEP}state = {{ training = {{ epochs = 9 }} }}\n"
        f'{STEP}state = {{ template = "deeper", trained = 1, threshold = 0.2, row = 7 }}\n{STEP}'
        f'{STEP}state = {{ layers = "4" }}\n'
    )
    first, second, third, fourth, fifth, last = (step.state for step in lesson.steps)
    assert (first.data, first.layers, first.trained, first.training) == (
        "sample:iris",
        "8",
        5,
        (("seed", 3),),
    )
    assert (second.trained, second.iterations, second.select) == (5, 2, 1)
    assert (third.trained, third.iterations, third.training) == (0, 0, (("seed", 3), ("epochs", 9)))
    assert (fourth.layers, fourth.template, fourth.trained) == (None, "deeper", 1)
    assert [(state.threshold, state.row) for state in (third, fourth, fifth, last)] == [
        (None, 0),
        (0.2, 7),
        (0.2, 7),
        (None, 0),
    ]


def test_every_condition_is_in_the_documentation():
    named = set(re.findall(r"`\{ (\w+) =", DOCUMENT)) | set(re.findall(r"`(\w+_\w+)`", DOCUMENT))
    assert set(VOCABULARY) <= named


@pytest.mark.parametrize("path", lesson_paths(), ids=lambda path: path.stem)
def test_the_lessons_of_the_program_speak_both_languages_and_are_short(path):
    lesson = read_lesson(path)
    assert 5 <= len(lesson.steps) <= 9
    texts = [lesson.title, lesson.learnt]
    for step in lesson.steps:
        texts += [
            step.text,
            *step.choices,
            *([step.after] if step.done else []),
            *(h.text for h in step.wrong),
        ]
    for text in texts:
        assert {language for language, _ in text.texts} == {"en", "ko"}, text
        assert re.search(r"[가-힣]", text.within("ko")) or text.within("ko") == text.within("en")
        assert len(text.within("en")) <= 290


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "3_mine.toml, the head: title is missing; give it"),
        ("title = 3", "3_mine.toml, the head: title: give a text"),
        ('title = "T"', "3_mine.toml, the head: there is no step; add one"),
        ('title = "T', "3_mine.toml is no lesson, since it is not written in TOML"),
        (f'title = "T"\ncolour = 1\n{STEP}', "there is no key colour; leave it out or use one of title"),
        (f'title = "T"\n{STEP}{STEP}tekst = 1', "3_mine.toml, step 2: there is no key tekst"),
        ('title = "T"\nstep = 3', "step: give a list"),
        ('title = "T"\nstep = [3]', "step 1: step: give a table|the head: step: give a table"),
        (f'title = "T"\n{STEP}done = {{ epochs = 0 }}', "step 1: done: epochs: give a whole number above 0"),
        (
            f'title = "T"\n{STEP}done = {{ epoch = 3 }}',
            "step 1: done: the condition epoch needs exactly one of",
        ),
        (f'title = "T"\n{STEP}done = {{ epochs = 3, run = "none" }}', "needs exactly one of"),
        (f'title = "T"\n{STEP}done = {{ all = [] }}', "done: all needs a list of conditions"),
        (f'title = "T"\n{STEP}done = {{ setting = "epochs" }}', "setting needs one of is, above, below"),
        (f'title = "T"\n{STEP}done = {{ setting = "speed", is = 1 }}', "setting: choose one of"),
        (
            f'title = "T"\n{STEP}done = {{ run = "none", layer = 1 }}',
            "nothing is known about layer beside run",
        ),
        (f'title = "T"\n{STEP}wrong = [{{ hint = "No" }}]', "step 1: when: a condition is a table"),
        (f'title = "T"\n{STEP}choices = ["a", "b"]', "with the number of the right one as answer"),
        (f'title = "T"\n{STEP}answer = 1', "answer: there are no choices"),
        (f'title = "T"\n{STEP}point = "a b"', "point: give the name of a control"),
        (f'title = "T"\n{STEP}state = {{ layers = "8:rel" }}', "--layers: there is no rel in 8:rel"),
        (f'title = "T"\n{STEP}state = {{ data = "sample:no" }}', "step 1: There is no sample called no"),
        (f'title = "T"\n{STEP}state = {{ data = "../a.csv" }}', "data: give a sample such as sample:iris"),
        (f'title = "T"\n{STEP}state = {{ training = {{ epochs = 0 }} }}', "The setting epochs is 0"),
        (
            f'title = "T"\n{STEP}state = {{ training = {{ speed = 0 }} }}',
            "there is no key speed; leave it out or",
        ),
        (
            f'title = "T"\n{STEP}state = {{ training = {{ epochs = "9" }} }}',
            "epochs: give a whole number such as 2",
        ),
        (
            f'title = "T"\n{STEP}state = {{ training = {{ learning_rate = "1" }} }}',
            "learning_rate: give a number",
        ),
        (f'title = "T"\n{STEP}state = {{ training = {{ optimizer = 3 }} }}', "optimizer: give a short text"),
        (
            f'title = "T"\n{STEP}state = {{ training = {{ class_weights = 3 }} }}',
            "class_weights: give a list",
        ),
        (f'title = "T"\n{STEP}state = {{ threshold = 30 }}', "threshold: give a number from 0 to 1"),
        (f'title = "T"\n{STEP}state = {{ row = 1.5 }}', "row: give a whole number"),
        (f'title = "T"\n{STEP}done = {{ row_pinned = 0 }}', "row_pinned: give a whole number above 0"),
        (f'title = "T"\n{STEP}state = {{ training = 3 }}', "step 1: training: give a table with some of"),
        (f'title = "T"\n{STEP}choices = ["a"]\nanswer = 1', "choices come two to four"),
        (f'title = "T"\nhide = "train"\n{STEP}', "hide: give a list"),
    ],
)
def test_a_mistake_is_one_sentence_that_says_where_and_what_to_do(text, expected):
    sentence = refusal(text)
    assert re.search(expected, sentence) or expected in sentence
    assert sentence.startswith("3_mine.toml")
    assert sentence.endswith(".") and "\n" not in sentence


def test_files_that_cannot_be_read_say_so(tmp_path):
    with pytest.raises(UserError, match=r"gone\.toml cannot be read"):
        read_lesson(tmp_path / "gone.toml")
    (tmp_path / "odd.toml").write_bytes(b"title = '\xff\xfe'")
    with pytest.raises(UserError, match="UTF-8"):
        read_lesson(tmp_path / "odd.toml")
    (tmp_path / "large.toml").write_bytes(b"# " + b"x" * 1_000_001)
    with pytest.raises(UserError, match="too large"):
        read_lesson(tmp_path / "large.toml")


def test_a_text_of_one_language_serves_all():
    assert Text((("", "Do."),)).within("ko") == "Do."
    assert Text((("ko", "하세요."),)).within("en") == "하세요."


WORDS = (
    *("title", "step", "start", "hide", "text", "done", "wrong", "state", "choices", "answer", "all", "any"),
    *("not", "data", "layers", "training", "epochs", "setting", "is", "layer", "select", "trained", "when"),
    *("hint", "en", "at", "tab"),
)
KEYS = st.sampled_from(WORDS)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def as_toml(value: object) -> str:
    """Any value as TOML, written inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return {"inf": "inf", "-inf": "-inf", "nan": "nan"}.get(str(value), repr(value))
    if isinstance(value, int):
        return str(value)
    letters = (
        letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08x}"
        for letter in str(value or "")
    )
    return '"' + "".join(letters) + '"'


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_no_lesson_is_more_than_a_sentence_wrong(values):
    text = "".join(f"{key} = {as_toml(value)}\n" for key, value in values.items())
    try:
        parsed(text)
    except UserError as error:
        assert str(error).endswith(".") and "3_mine.toml" in str(error)


@given(st.text(max_size=60))
def test_no_text_is_more_than_a_sentence_wrong(text):
    try:
        parsed(text)
    except UserError as error:
        assert str(error)


@given(st.data())
def test_a_lesson_with_a_piece_cut_out_or_doubled_is_no_more_than_a_sentence_wrong(data):
    text = EXAMPLE
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    middle = data.draw(st.sampled_from(["", text[start:end] * 2, "{", '"', "= 1"]))
    try:
        parsed(text[:start] + middle + text[end:])
    except UserError as error:
        assert str(error)
