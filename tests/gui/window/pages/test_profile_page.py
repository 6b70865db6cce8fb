"""The page *Profile* in the real window: strips that drag, a prediction that follows, and first steps."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton

from engine.files.model import Model
from gui.look.words.translation import language
from gui.profile.row.row_chooser import RowChooser
from gui.window.main_window import MainWindow
from gui.window.pages.pinned_layers import PinnedLayers
from gui.window.pages.profile_page import ProfilePage


def page_of(window: MainWindow) -> ProfilePage:
    page = window.parts.tabs.view("profile")
    assert isinstance(page, ProfilePage)
    return page


def trained(qtbot, window: MainWindow, sample: str) -> ProfilePage:
    window.files.open_path(f"sample:{sample}")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    window.parts.tabs.show_page("profile")
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=40_000)
    window.notices.show(None)  # the page is to stay where it is
    qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
    return page_of(window)


def is_settled(window: MainWindow) -> bool:
    profiler = window.profiling.get().profiler
    if profiler.here is None or profiler.weighed is None or profiler.here.row is not profiler.pinned.row:
        return False
    trainer, in_sight = window.workbench.session.trainer, page_of(window).strips.in_sight
    is_new = trainer is not None and np.array_equal(profiler.weighed.model.values, trainer.network.values)
    return is_new and bool(in_sight) and set(in_sight) <= set(profiler.here.curves)


def predicted(window: MainWindow, page: ProfilePage, tmp_path) -> np.ndarray:
    """What ``predict`` says of the row that the page copies."""
    page.copy_button.click()
    (tmp_path / "row.csv").write_text(QGuiApplication.clipboard().text())
    states = []
    window.workbench.session.capture(states.append)
    model = Model.of_run(states[0])
    found = model.predict(model.read(tmp_path / "row.csv"))
    return np.array(found.prediction) if found.probabilities is None else found.probabilities[0]


@pytest.mark.parametrize("sample", ["diabetes", "iris"])
def test_dragging_a_strip_changes_the_prediction(qtbot, window: MainWindow, tmp_path, sample: str) -> None:
    page = trained(qtbot, window, sample)
    profiler = window.profiling.get().profiler
    card = page.strips.cards[profiler.order.names[0]]
    before, order = profiler.here.prediction, profiler.order.names
    plot = card.plot
    start, end = plot.left() + plot.width() * 0.3, plot.left() + plot.width() * 0.7
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(round(start), round(plot.center().y())))
    for x in np.linspace(start, end, 9):
        qtbot.mouseMove(card, QPoint(round(x), round(plot.center().y())))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(round(end), round(plot.center().y())))
    qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
    assert profiler.order.names == order
    assert not np.array_equal(profiler.here.prediction, before)
    assert np.abs(predicted(window, page, tmp_path) - profiler.here.prediction).max() < 1e-13
    if sample == "diabetes":
        assert page.prediction.value.text().startswith(f"{profiler.here.prediction[0]:.1f}")
        assert not page.prediction.actual.isVisible()
    else:
        assert [share.here for share in page.prediction.bars.shares] == profiler.here.prediction.tolist()
    page.pinned.back_button.click()
    qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
    assert profiler.here.prediction == pytest.approx(before, abs=1e-12)


def test_first_steps_are_said_with_their_buttons(qtbot, window: MainWindow) -> None:
    window.parts.tabs.show_page("profile")
    page = page_of(window)
    assert page.middle.currentWidget() is page.empty
    assert page.empty.button.text() == "Open CSV"
    window.files.open_path("sample:iris")
    qtbot.waitUntil(
        lambda: page.empty.button.text() == "Train" and page.empty.button.isVisible(), timeout=20_000
    )
    qtbot.waitUntil(page.empty.button.isEnabled, timeout=20_000)
    page.empty.button.click()
    qtbot.waitUntil(page.strips.isVisible, timeout=20_000)
    window.files.open_path("sample:wine")
    qtbot.waitUntil(page.empty.isVisible, timeout=20_000)
    assert "not of what is drawn and open" in page.empty.text()
    assert page.empty.button.text() == "Train"


def test_rows_are_pinned_and_compared(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "diabetes")
    profiler, table = window.profiling.get().profiler, window.workbench.store.table
    page.pinned.number.setValue(12)
    qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
    assert profiler.pinned.row.place == 11
    target = table.column("progression").values[11]
    if profiler.part != "test":
        assert page.prediction.actual.text() == f"actual {target:.1f}"
    page.pinned.compare_button.click()
    page.pinned.median_button.click()
    qtbot.waitUntil(lambda: is_settled(window) and profiler.beside is not None, timeout=20_000)
    assert profiler.pinned.row.values["age"] == np.median(table.column("age").values)
    assert page.pinned.kind.text() == "median row"
    assert page.prediction.beside.text().startswith(f"beside {profiler.beside.prediction[0]:.1f}")
    assert page.strips.cards[profiler.order.names[0]].beside is not None


def test_what_is_true_of_a_test_row_stays_closed(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "iris")
    for part, is_told in (("validation", True), ("test", False)):
        place = int(getattr(window.workbench.session.dataset, part).rows[0])
        page.pinned.number.setValue(place + 1)
        qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
        assert page.pinned.kind.text() == f"{part} row"
        assert any(share.is_actual for share in page.prediction.bars.shares) == is_told
        assert page.prediction.note.isVisible() != is_told


def test_a_row_is_chosen_from_the_table(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "iris")
    page.pinned.choose_button.click()
    chooser = page.pinned.findChild(RowChooser)
    pinned = window.pinned.row.place
    assert chooser.view.currentIndex().row() == pinned
    qtbot.keyClick(chooser.view, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.view, Qt.Key.Key_Return)
    assert window.pinned.row.place == pinned + 1
    page.pinned.choose_button.click()
    assert len(page.pinned.findChildren(RowChooser)) == 1
    window.files.open_path("sample:wine")
    qtbot.waitUntil(lambda: not page.pinned.findChildren(RowChooser), timeout=20_000)


def test_strips_find_their_places_once_nobody_works_with_them(qtbot, window: MainWindow, monkeypatch) -> None:
    page = trained(qtbot, window, "iris")
    profiler, strips = window.profiling.get().profiler, page.strips
    best = profiler.order.names
    profiler.order.names = tuple(reversed(best))
    profiler.changed.emit()
    card = strips.cards[best[0]]
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=card.plot.center().toPoint())
    assert strips.is_in_use
    profiler.settle()
    assert profiler.order.names == tuple(reversed(best))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.plot.center().toPoint())
    profiler.settle()
    assert profiler.order.names == tuple(reversed(best))
    monkeypatch.setattr("gui.profile.strips.strips_view.IDLE", 0.0)
    qtbot.waitUntil(lambda: profiler.order.names == best, timeout=20_000)
    assert strips.in_sight == best[: len(strips.in_sight)]


def test_the_row_is_copied_as_a_table(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "iris")
    page.copy_button.click()
    header, values = csv.reader(io.StringIO(QGuiApplication.clipboard().text()))
    row = window.profiling.get().profiler.pinned.row
    assert {name: float(value) for name, value in zip(header, values, strict=True)} == {
        name: value for name, value in row.values.items() if name != "species"
    }


def test_the_pinned_row_is_shown_on_the_canvas(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "iris")
    place = window.profiling.get().profiler.pinned.row.place
    page.canvas_button.click()
    assert window.selection.chosen.rows.tolist() == [place]
    assert window.parts.tabs.current_key == "canvas"
    window.parts.tabs.show_page("profile")
    window.pinned.set_value("petal_length", 1.23)
    assert not page.canvas_button.isEnabled()


def test_the_cards_explain_and_change(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "iris")
    profiling = window.profiling.get()
    qtbot.waitUntil(lambda: not page.cards.why.bars.isHidden(), timeout=20_000)
    assert (
        page.cards.why.subject.text()
        == "probability of " + ("setosa", "versicolor", "virginica")[profiling.profiler.output]
    )
    page.cards.change.search.click()
    qtbot.waitUntil(page.cards.change.beside.isVisible, timeout=20_000)
    page.cards.change.beside.click()
    qtbot.waitUntil(lambda: profiling.profiler.beside is not None, timeout=20_000)
    found = page.cards.change.outcome.found
    assert window.pinned.beside.changes == tuple(n for n in window.pinned.beside.values if n in found.changed)
    assert page.pinned.beside_card.isVisible()
    row, beside = window.pinned.row, window.pinned.beside
    page.pinned.findChild(QPushButton, "swap_rows").click()
    assert (window.pinned.row, window.pinned.beside) == (beside, row)
    page.pinned.findChild(QToolButton, "end_compare").click()
    assert window.pinned.beside is None


def test_the_layers_show_the_pinned_row(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "iris")
    profiler = window.profiling.get().profiler
    window.pinned.set_value("petal_length", 5.5)
    qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
    expected = profiler.weighed.network.activations(profiler.inputs_of(profiler.here.row))
    qtbot.waitUntil(lambda: len(page.layers.cards) == len(expected), timeout=5000)
    qtbot.waitUntil(
        lambda: all(
            np.array_equal(card.picture.values, expected[key])
            for key, card in page.layers.cards.items()
            if not card.visibleRegion().isEmpty()
        ),
        timeout=5000,
    )


def test_the_layers_are_there_although_nothing_changes_any_more(qtbot, window: MainWindow) -> None:
    trained(qtbot, window, "iris")
    layers = PinnedLayers(window.profiling.get().profiler)
    qtbot.addWidget(layers)
    layers.resize(300, 800)
    layers.show()
    qtbot.waitUntil(
        lambda: all(card.picture.values is not None for card in layers.cards.values()), timeout=5000
    )
    assert len(layers.cards) == len(window.workbench.project.architecture.order)


def pixels_of(window: MainWindow, row: int) -> dict[tuple[int, int], float]:
    table = window.workbench.store.table
    return {(i, j): table.column(f"pixel_{i}_{j}").values[row] for i in range(8) for j in range(8)}


def test_a_digit_is_painted(qtbot, window: MainWindow, tmp_path) -> None:
    window.files.open_path("sample:digits")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    window.workbench.edit_training("", replace(window.workbench.project.training, epochs=3))
    window.parts.tabs.show_page("profile")
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=40_000)
    profiler, page = window.profiling.get().profiler, page_of(window)
    qtbot.waitUntil(lambda: profiler.is_ready, timeout=20_000)
    values = (
        window.workbench.session.trainer.network.values
    )  # of the best epoch; the page follows at its pace
    qtbot.waitUntil(lambda: np.array_equal(profiler.weighed.model.values, values), timeout=20_000)
    pad = page.pictures.pad
    assert pad.isVisible()
    assert page.strips.cards == {}
    before = profiler.here.prediction
    for key in ("9", "4", "0"):  # rows of other classes are explained as what they are taken for
        row = int(np.flatnonzero(window.workbench.store.table.column("digit").values == int(key))[0])
        pad.painted.emit({f"pixel_{i}_{j}": value for (i, j), value in pixels_of(window, row).items()})
        qtbot.waitUntil(lambda: profiler.here.row is window.pinned.row, timeout=20_000)
        assert profiler.output == profiler.here.prediction.argmax()
    pad.clear.click()
    place = pad.canvas.place()
    for share in np.linspace(0.2, 0.8, 7):
        spot = QPoint(round(place.center().x()), round(place.top() + share * place.height()))
        qtbot.mouseClick(pad.canvas, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: window.pinned.row.base is not None, timeout=20_000)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: profiler.here.row is window.pinned.row, timeout=20_000)
    assert not np.array_equal(profiler.here.prediction, before)
    assert np.abs(predicted(window, page, tmp_path) - profiler.here.prediction).max() < 1e-12


def test_all_stays_in_another_language(qtbot, window: MainWindow) -> None:
    page = trained(qtbot, window, "iris")
    profiler = window.profiling.get().profiler
    profiler.choose_output(1)
    profiler.sort_by("name")
    window.pinned.set_value("petal_length", 1.23)
    language.choose("ko")
    qtbot.waitUntil(lambda: page_of(window) is not page, timeout=20_000)
    again = page_of(window)
    qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
    assert again.strips.isVisible()
    assert profiler.output == 1
    assert tuple(again.strips.cards) and profiler.order.names == tuple(sorted(again.strips.cards))
    assert profiler.pinned.row.values["petal_length"] == 1.23
