"""A lesson beside all else that a window does: unsaved work, languages, teachers' files, hidden controls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from engine.data.samples import sample_path
from gui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs/lessons.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)[0]


@pytest.fixture
def lesson_file(tmp_path) -> Path:
    path = tmp_path / "my_lesson.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def open_file(user, path: Path) -> None:
    user.window.files.open_path(str(path))
    user.wait(lambda: user.lessons.lesson is not None)
    user.settle()


def answer_with(monkeypatch, button: QMessageBox.StandardButton) -> list[str]:
    asked: list[str] = []

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return button

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def test_the_example_of_the_documentation_is_done_as_it_says(user, lesson_file):
    open_file(user, lesson_file)
    assert user.lessons.bar.title.text() == "How large an update?"
    user.train_to_the_end()
    user.wait_until_done()
    assert re.search(r"The loss is \d\.\d+: it hardly moved\.", user.hint)
    user.go_on()
    user.type("learning_rate", "3")
    user.wait(lambda: user.hint == "That is too much: type 0.1.")
    user.type("learning_rate", "0.1")
    user.go_on()
    user.answer(2)
    assert user.hint == "Not quite: look once more, then choose another answer."
    assert not user.lessons.is_done
    assert [button.isEnabled() for button in user.lessons.bar.choices.buttons[:2]] == [True, False]
    user.answer(1)
    user.wait_until_done()
    assert user.hint.startswith("Right.")
    user.go_on()
    assert user.lessons.step is None
    assert user.lessons.bar.next.text() == "Close"
    user.click("lesson_next")
    assert user.lessons.lesson is None and not user.lessons.bar.isVisible()


def test_the_right_answer_is_told_after_a_second_wrong_one(user, tmp_path):
    lesson = tmp_path / "three.toml"
    lesson.write_text(
        'title = "T"\nlearnt = "L"\n[[step]]\ntext = "?"\nchoices = ["a", "b", "c"]\nanswer = 3\n'
        '[[step]]\ntext = "?"\nchoices = ["a", "b"]\nanswer = 1\n'
    )
    open_file(user, lesson)
    user.answer(1)
    assert not user.lessons.is_done
    user.answer(2)
    user.wait_until_done()
    assert user.hint.startswith("Not quite; the answer is “c”.")
    user.go_on()
    assert user.hint == ""  # the next question begins with all its answers
    assert all(button.isEnabled() for button in user.lessons.bar.choices.buttons[:2])


def test_what_a_lesson_hides_is_back_once_it_is_closed(user, lesson_file):
    action = user.window.findChild(QAction, "cross_validate")
    chip = user.window.findChild(QWidget, "palette_conv2d")
    open_file(user, lesson_file)
    assert not action.isVisible() and not chip.isVisible()
    chip.show()  # as when the panel is shown again
    assert not chip.isVisible()
    user.press("close_lesson")
    assert action.isVisible() and chip.isVisible()
    assert not user.window.findChild(QAction, "close_lesson").isEnabled()


def test_a_window_that_is_closed_in_a_lesson_remembers_all_its_parts(user, tmp_path, qtbot):
    path = tmp_path / "no_curves.toml"
    hide = 'hide = ["dock:curves_dock", "menu:export_menu"]'
    path.write_text(f'title = "T"\n{hide}\n[[step]]\ntext = "Read."\n')
    open_file(user, path)
    assert not user.window.docks["curves_dock"].isVisible()
    assert not user.window.findChild(QWidget, "export_menu").menuAction().isVisible()
    user.window.close()
    other = MainWindow()
    qtbot.addWidget(other)
    other.show()
    assert other.docks["curves_dock"].isVisible()
    other.close()


def test_a_file_that_is_no_lesson_is_one_sentence_and_the_open_work_stays(user, tmp_path):
    user.open_sample("iris")
    path = tmp_path / "bad.toml"
    path.write_text('title = "T"\n[[step]]\ntext = "Do."\ndone = { epochs = 0 }\n')
    user.window.files.open_path(str(path))
    user.wait(user.window.parts.message_bar.isVisible)
    words = user.window.parts.message_bar.label.text()
    assert words == "bad.toml, step 1: done: epochs: give a whole number above 0 such as 20."
    assert user.lessons.lesson is None
    assert user.window.workbench.can_train


def test_a_state_that_cannot_be_made_is_one_sentence_and_the_lesson_can_be_closed(user, tmp_path):
    path = tmp_path / "gone.toml"
    path.write_text('title = "T"\n[start]\ndata = "gone.csv"\n[[step]]\ntext = "Do."\n')
    open_file(user, path)
    user.wait(user.window.parts.message_bar.isVisible)
    assert "gone.csv" in user.window.parts.message_bar.label.text()
    user.click("lesson_close")
    assert user.lessons.lesson is None


def test_a_lesson_can_be_dropped_on_the_window(user, lesson_file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(lesson_file))])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    user.window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, nothing))
    user.wait(lambda: user.lessons.lesson is not None)


def test_the_last_of_two_lessons_that_are_asked_for_is_opened_alone(user, monkeypatch):
    begun = []
    begin = user.lessons.begin
    monkeypatch.setattr(user.lessons, "begin", lambda lesson: (begun.append(lesson.key), begin(lesson)))
    user.press("lesson_1")
    user.open(2)
    assert [key[0] for key in begun] == ["2"]


def test_unsaved_work_is_asked_about_before_a_lesson_takes_its_place(user, monkeypatch):
    user.open_sample("wine")
    user.step_once()
    user.wait(lambda: not user.window.workbench.document.is_saved)
    asked = answer_with(monkeypatch, QMessageBox.StandardButton.Cancel)
    user.press("lesson_1")
    user.wait(lambda: asked)
    assert asked == ["Save the changes to wine?"]
    assert user.lessons.lesson is None
    assert user.window.workbench.project.data.path == "sample:wine"
    answer_with(monkeypatch, QMessageBox.StandardButton.Discard)
    user.open(1)
    assert user.window.workbench.document.is_saved


def test_nobody_is_asked_about_the_project_of_a_lesson(user, monkeypatch):
    asked = answer_with(monkeypatch, QMessageBox.StandardButton.Cancel)
    user.open(1)
    user.step_once()
    user.wait(lambda: not user.window.workbench.document.is_saved)
    user.open(5)
    user.click("lesson_put_right")
    user.settle()
    assert user.window.close()
    assert asked == []


def test_ones_own_work_in_a_lesson_is_asked_about(user, tmp_path, monkeypatch):
    path = tmp_path / "mine.csv"
    path.write_bytes(sample_path("iris").read_bytes())
    user.open(6)
    user.open_file(str(path))
    user.step_once()
    user.wait(lambda: not user.window.workbench.document.is_saved)
    asked = answer_with(monkeypatch, QMessageBox.StandardButton.Cancel)
    user.go_on()
    user.click("lesson_put_right")
    assert asked == ["Save the changes to mine?"]
    assert not user.window.workbench.document.is_saved
    assert user.window.workbench.session.trainer.step_count == 1


def test_a_lesson_goes_on_in_another_language(user):
    user.open(1)
    user.click("lesson_next")
    user.click_card("Output")
    user.go_on()
    before = user.lessons.bar
    user.press("language_ko")
    user.wait(lambda: user.lessons.bar is not before)
    assert user.lessons.place == 2
    assert "뉴런" in user.lessons.bar.title.text() and user.lessons.bar.isVisible()
    assert not user.window.findChild(QAction, "find_rate").isVisible()
    user.answer(2)
    user.wait(lambda: user.lessons.is_done)
    user.click("lesson_next")
    assert user.lessons.place == 3
    user.wait(lambda: user.lessons.pointer.place is not None)
    user.click("lesson_close")
    assert user.window.findChild(QAction, "find_rate").isVisible()


def test_back_shows_what_was_done(user):
    user.open(1)
    user.click("lesson_next")
    assert not user.lessons.is_done
    user.click_card("Output")
    user.go_on()
    user.click("lesson_back")
    assert user.lessons.place == 1 and user.lessons.is_done
    user.click("lesson_next")
    assert user.lessons.place == 2


def test_a_state_that_is_loaded_leaves_no_field_with_the_keyboard(user):
    user.open(1)
    user.window.parts.training_bar.epochs.setFocus()
    user.click("lesson_put_right")
    user.settle()
    assert user.window.focusWidget().objectName() == "lesson_show"


def test_what_is_changed_between_two_steps_is_said_in_the_next(user):
    user.open(5)
    user.click("lesson_next")
    user.step_once()
    user.wait_until_done()
    user.press("reset")
    user.click("lesson_next")
    user.wait(lambda: user.hint)
    assert user.hint.startswith("Something was changed after the last task was done")
    user.click("lesson_put_right")
    user.settle()
    assert user.hint == ""
    assert user.window.workbench.session.trainer.step_count == 1


def test_an_iteration_that_was_trained_away_before_the_next_step_can_be_put_right(user):
    user.open(4)
    user.answer(1)
    user.wait_until_done()
    user.train_to_the_end()  # the iteration that the next step is to finish is gone
    user.click("lesson_next")
    user.wait(lambda: user.hint)
    assert user.hint.startswith("Something was changed after the last task was done")
    user.click("lesson_put_right")
    user.settle()
    assert user.hint == ""
    user.click_action("step_forward")
    user.wait_until_done()


def test_a_step_that_was_overshot_is_done_once_it_was_gone_back(user):
    user.open(2)
    user.choose_tab(1)
    user.go_on()
    user.press("run_to_loss")
    user.wait(lambda: user.hint)
    assert user.hint.startswith("That was further than this task goes.")
    for _ in range(3):
        assert not user.lessons.is_done
        before = user.lessons.keeper.stepping.done
        user.press("step_back")
        user.wait(lambda before=before: user.lessons.keeper.stepping.done < before)
    user.wait_until_done()
    assert user.hint.startswith("a[0] is 4 × 8")


def test_finished_lessons_are_remembered(user, qtbot):
    user.lessons.progress.mark_finished("1_one_neuron")
    user.lessons.progress.mark_finished("5_deep")
    other = MainWindow()
    qtbot.addWidget(other)
    assert other.lessons.progress.finished == {"1_one_neuron", "5_deep"}
    assert not other.findChild(QAction, "lesson_1").icon().isNull()
    assert other.findChild(QAction, "lesson_2").icon().isNull()
    assert QSettings().value("finished_lessons") == ["1_one_neuron", "5_deep"]
    other.close()


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)  # of the offscreen plugin
def test_an_empty_window_offers_the_lessons(user):
    offer = user.window.findChild(QPushButton, "start_lesson")
    assert offer.isVisible()
    user.click("start_lesson")
    menu = user.window.findChild(QWidget, "learn_menu")
    assert menu.isVisible()
    menu.hide()
    user.open(6)
    assert user.window.workbench.project.data.path == "" and not offer.isVisible()
    user.press("close_lesson")
    assert offer.isVisible()
    user.open_sample("iris")
    assert not offer.isVisible()


def test_a_sample_gets_one_on_in_the_lesson_of_ones_own_table(user):
    user.open(6)
    user.open_sample("wine")
    user.wait(lambda: "press Skip" in user.hint)
    user.click("lesson_next")
    user.settle()
    assert user.lessons.place == 1
    assert user.window.workbench.project.data.path == "sample:wine"


def test_another_table_that_is_opened_while_a_state_is_made_leads_to_no_dead_end(user):
    user.open(5)
    user.click("lesson_put_right")
    user.wait(lambda: user.lessons._maker._made is not None or not user.lessons.is_busy)
    user.press("sample_wine")
    user.wait(lambda: user.window.workbench.project.data.path == "sample:wine")
    user.settle()
    user.click("lesson_next")
    user.wait(lambda: "Put it right" in user.hint)
    user.click("lesson_put_right")
    user.settle()
    assert user.window.workbench.project.data.path == "sample:iris"
    assert user.hint == ""


def test_a_reset_while_a_state_is_made_leads_to_no_dead_end(user):
    user.open(5)
    user.click("lesson_next")
    user.click("lesson_next")  # skips, so that a mini-batch is trained
    session = user.window.workbench.session
    user.wait(lambda: session.trainer is not None)
    user.window.parts.commands.reset()
    user.settle()
    assert user.lessons.place == 2
    user.click("lesson_put_right")
    user.settle()
    assert session.trainer.step_count == 1 and user.hint == ""


def test_data_that_cannot_be_prepared_are_said_and_the_lesson_goes_on(user, tmp_path):
    (tmp_path / "odd.csv").write_text("a,b\n1,x\n1,x\n1,x\n")
    path = tmp_path / "odd.toml"
    path.write_text(
        'title = "T"\n[start]\ndata = "odd.csv"\n[[step]]\ntext = "Do."\n[[step]]\ntext = "Do."\n'
    )
    open_file(user, path)
    user.click("lesson_next")
    assert user.lessons.place == 1
