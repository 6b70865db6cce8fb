"""The ring around a control: where it stands, that it follows, and that the mouse goes through it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea, QToolButton, QWidget

from gui.lessons.pointer import GAP, REACH, Ring


def ring_of(user) -> Ring:
    user.wait(lambda: any(ring.isVisible() for ring in user.window.findChildren(Ring, "lesson_ring")))
    return next(ring for ring in user.window.findChildren(Ring) if ring.isVisible())


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def ringed(ring: Ring) -> QRect:
    edge = GAP + REACH
    return on_screen(ring).adjusted(edge, edge, -edge, -edge)


def point_at(user, name: str) -> Ring:
    user.lessons.pointer.point_at(name)
    return ring_of(user)


@pytest.mark.parametrize(
    ("name", "of"), [("train", "train_button"), ("learning_rate", "learning_rate"), ("columns", "columns")]
)
def test_it_stands_around_the_control_and_follows_it(user, name, of):
    user.open_sample("iris")
    ring = point_at(user, name)
    control = next(each for each in user.window.findChildren(QWidget, of) if each.isVisible())
    user.wait(lambda: ringed(ring) == on_screen(control))  # a list may still be finding its width
    user.window.resize(1250, 790)
    user.wait(lambda: ringed(ring_of(user)) == on_screen(control))


def test_the_mouse_goes_through_it(user):
    user.open_sample("iris")
    ring = point_at(user, "step")
    button = user.window.findChild(QToolButton, "step_button")
    assert user.window.childAt(button.mapTo(user.window, button.rect().center())) is button
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_card_of_a_layer_is_followed_when_it_is_scrolled(user):
    user.open_sample("iris")
    before = ringed(point_at(user, "layer:output"))
    user.press("zoom_out")
    user.wait(lambda: ringed(ring_of(user)).height() < before.height())


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
def test_an_entry_of_a_menu_is_reached_by_its_title(user):
    ring = point_at(user, "export_npz")
    bar, menu = user.window.menuBar(), user.window.findChild(QMenu, "export_menu")
    title = bar.actionGeometry(menu.menuAction())
    assert ringed(ring) == QRect(bar.mapToGlobal(title.topLeft()), title.size())
    menu.popup(user.window.mapToGlobal(QPoint(200, 200)))
    user.wait(lambda: ring_of(user).parentWidget() is menu)
    menu.hide()
    user.wait(lambda: ring_of(user).parentWidget() is user.window)


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
def test_an_entry_of_a_menu_in_a_menu_too(user):
    point_at(user, "run_to_loss")
    outer, inner = (user.window.findChild(QMenu, name) for name in ("train_menu", "iteration_menu"))
    outer.popup(user.window.mapToGlobal(QPoint(200, 200)))
    user.wait(lambda: ring_of(user).parentWidget() is outer)
    assert ringed(ring_of(user)).size() == outer.actionGeometry(inner.menuAction()).size()
    outer.hide()


def test_a_closed_dock_is_opened_and_what_is_far_down_scrolled_to(user):
    user.window.resize(1250, 700)
    user.open_sample("iris")
    user.window.docks["data_dock"].hide()
    point_at(user, "template:residual")
    assert user.window.docks["data_dock"].isVisible()
    button = next(each for each in user.window.findChildren(QWidget, "template_residual"))
    user.wait(lambda: ringed(ring_of(user)) == on_screen(button))


@pytest.mark.parametrize("is_made_anew", [False, True])
def test_what_the_program_moves_away_is_scrolled_to_but_not_what_the_user_scrolls_away(user, is_made_anew):
    """As strips are, that are sorted by new figures, or made for other columns."""
    area, inside = QScrollArea(user.window), QWidget()
    inside.resize(200, 3000)
    button = made = QPushButton("?", inside)
    button.setObjectName("moved")
    button.move(0, 1500)
    area.setWidget(inside)
    area.setGeometry(300, 200, 220, 200)
    area.show()
    pointer, bar = user.lessons.pointer, area.verticalScrollBar()
    ring = point_at(user, "moved")
    assert bar.value() > 1200
    if is_made_anew:
        made.hide()
        made.deleteLater()
        pointer.follow()
        button = QPushButton("?", inside)
        button.setObjectName("moved")
        button.move(0, 1500)
        bar.setValue(0)
        button.show()
    else:
        button.move(0, 50)
    user.wait(lambda: bar.value() > 1200 if is_made_anew else bar.value() < 50)
    user.wait(lambda: ring.isVisible() and ringed(ring) == on_screen(button))
    bar.setValue(800)
    user.wait(lambda: not ring.isVisible())
    button.move(0, 2500)
    pointer.follow()
    pointer.follow()
    assert bar.value() == 800 and not ring.isVisible()


def test_what_found_no_room_in_the_toolbar_is_behind_its_button(user):
    user.window.resize(1000, 700)
    user.open_sample("iris")
    user.wait(lambda: not user.window.parts.speed_box.isVisible())
    ring = point_at(user, "pace")
    more = user.window.findChild(QWidget, "more_training_settings")
    user.wait(lambda: ringed(ring) == on_screen(more))


def test_a_name_that_is_not_there_gets_no_ring(user):
    user.lessons.pointer.point_at("nonsense")
    user.lessons.pointer.follow()
    assert not any(ring.isVisible() for ring in user.window.findChildren(Ring))


def test_a_control_that_goes_out_of_sight_takes_its_ring_along(user):
    user.open_sample("iris")
    ring = point_at(user, "columns")
    user.window.parts.tabs.show_page("stepping")
    user.wait(lambda: not ring.isVisible())
    user.window.parts.tabs.show_page("canvas")
    user.wait(ring.isVisible)


@pytest.mark.parametrize("name", ["stage:forward:1", "stage:cache:2", "stage:loss", "stage:update:1"])
def test_a_box_of_the_diagram_gets_the_ring(user, name):
    user.open_sample("iris")
    user.window.parts.tabs.show_page("stepping")
    user.window.resize(1440, 900)
    diagram = user.window.findChild(QWidget, "stepping_diagram")
    user.wait(lambda: diagram.scene.boxes)
    diagram.view.fit()
    ring = point_at(user, name)
    assert on_screen(diagram).contains(ringed(ring))


def test_a_layer_that_the_diagram_has_not_gets_none(user):
    user.open_sample("iris")
    user.window.parts.tabs.show_page("stepping")
    user.lessons.pointer.point_at("stage:forward:99")
    user.lessons.pointer.follow()
    assert not any(ring.isVisible() for ring in user.window.findChildren(Ring))
