"""Every lesson is done in the real window exactly as its steps say, and after doing everything wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from engine.data.samples import sample_path
from engine.lessons.library import lesson_paths
from engine.lessons.reader import read_lesson
from gui.lessons.lesson_bar import BOLD
from gui.lessons.progress import titles
from gui.look.words.translation import FOLDER, language, read_sentences
from tests.lesson_driver import DEEDS, Deed, Driver


@pytest.fixture
def own_csv(tmp_path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_bytes(sample_path("wine").read_bytes())
    return path


@pytest.fixture
def deeds(own_csv, tmp_path, monkeypatch) -> dict[int, list[Deed]]:
    """What to do in each step of each lesson."""
    weights = tmp_path / "weights.npz"
    monkeypatch.setattr(
        "gui.window.files.file_commands.QFileDialog.getSaveFileName",
        lambda *_: (str(weights), ""),
    )

    def export(user: Driver) -> None:
        user.press("export_npz")
        user.wait(weights.exists)

    of_own: list[Deed] = [
        lambda user: user.open_file(str(own_csv)),
        None,
        lambda user: user.answer(3),
        lambda user: user.click_card("Output"),
        lambda user: (user.choose_speed("watch"), user.press("train"), user.wait_until_done()),
        lambda user: user.answer(1),
        lambda user: user.pause(),
        export,
    ]
    return {**DEEDS, 6: of_own}


def numbers() -> list[int]:
    return [int(path.stem[0]) for path in lesson_paths()]


@pytest.mark.parametrize("number", numbers())
def test_a_lesson_is_finished_by_doing_what_it_says(user, deeds, number):
    user.open(number)
    lesson = user.lessons.lesson
    assert len(deeds[number]) == len(lesson.steps)
    for place, deed in enumerate(deeds[number]):
        assert user.lessons.place == place
        step = lesson.steps[place]
        if step.point:
            user.lessons.show_me()
            user.wait(lambda: user.lessons.pointer.place is not None)
        if deed is not None:
            assert not user.lessons.is_done, place
            deed(user)
        user.go_on()
        assert user.hint == "" or user.lessons.is_done, (place, user.hint)
    assert user.lessons.step is None
    assert user.lessons.bar.text.text()
    assert user.lessons.progress.finished == {lesson.key}


def spoil(user: Driver) -> None:
    """Do what a step does not ask for: train, reset, delete layers, open another table, undo, go back."""
    window = user.window
    if window.workbench.can_train:
        user.step_once()
    if window.workbench.session.trainer is not None:
        user.press("reset")
    if window.workbench.project.architecture.layers:
        window.parts.tabs.show_page("canvas")
        window.parts.canvas.setFocus()  # what is deleted is in sight and has the keyboard
        window.parts.canvas.select_all()
        user.press("delete")
    user.press("sample_diabetes")
    user.wait(lambda: window.workbench.project.data.path == "sample:diabetes")
    if window.workbench.document.undo_stack.canUndo():
        user.press("undo")
    window.parts.training_bar.choose_rate(3.0)


@pytest.mark.parametrize("number", numbers())
def test_put_it_right_leads_out_of_everything_that_went_wrong(user, deeds, number, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    user.open(number)
    for place, deed in enumerate(deeds[number]):
        spoil(user)
        if not user.lessons.is_done:
            user.wait(lambda: user.hint)
        user.click("lesson_put_right")
        user.settle()
        assert user.lessons.place == place
        assert user.lessons.is_done == (deed is None), (place, user.hint)
        assert user.hint == "", (place, user.hint)
        if deed is not None:
            deed(user)
        user.go_on()
    assert user.lessons.step is None


@pytest.mark.parametrize("number", numbers())
def test_every_step_can_be_skipped_to_and_done_from_there(user, deeds, number, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    user.open(number)
    for deed in deeds[number]:
        if deed is not None:
            assert user.window.findChild(QPushButton, "lesson_next").text() == "Skip"
        user.click("lesson_next")
        user.settle()
    assert user.lessons.step is None
    skipped = any(deed is not None for deed in deeds[number])
    assert bool(user.lessons.progress.finished) != skipped


@pytest.mark.parametrize("code", ["en", "ko"])
def test_the_menu_has_the_titles_of_the_files(qapp, code):
    language.choose(code)
    try:
        assert titles() == {path.stem: read_lesson(path).title.within(code) for path in lesson_paths()}
    finally:
        language.choose("en")


def plain(words: str) -> str:
    """The words on a control without what marks a key or a dialog."""
    return re.sub(r"\(&.\)|&|…", "", words).strip()


def test_the_korean_texts_call_the_controls_as_the_window_does():
    known: dict[str, set[str]] = {}
    for english, korean in read_sentences(FOLDER / "ko.ts").items():
        known.setdefault(plain(english), set()).add(plain(korean))
    wrong, found = [], 0
    for path in lesson_paths():
        for number, step in enumerate(read_lesson(path).steps, 1):
            said = BOLD.findall(step.text.within("ko"))
            for words in BOLD.findall(step.text.within("en")):
                found += words in known
                if words in known and not known[words] & set(said):
                    wrong.append(f"{path.stem}, step {number}: {words} is {known[words]}, not one of {said}")
    assert wrong == []
    assert found > 20
