"""Which weights are shown: checkpoints one after the other or by hand, while the run is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.core.layers.dense import DenseSettings
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from engine.training.played_back import PlayedBack
from engine.training.trainer import Trainer
from gui.bench.insight import playback as module
from gui.bench.insight.playback import Playback
from gui.bench.workbench import Workbench

EPOCHS, EVERY = 24, 4


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    bench.session.choose_speed("full")
    bench.open_path("sample:iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    settings = replace(bench.project.training, epochs=EPOCHS, checkpoint_every=EVERY)
    bench.edit_training("edit", settings)
    yield bench
    bench.shut_down()


@pytest.fixture
def sight(bench: Workbench) -> list[frozenset[str]]:
    """The layers in sight, as the only item."""
    return [frozenset(layer.id for layer in bench.project.architecture.layers)]


@pytest.fixture
def playback(bench: Workbench, sight: list[frozenset[str]]) -> Iterator[Playback]:
    playback = Playback(bench, lambda: SnapshotRequest(sight[0], sight[0]))
    yield playback
    playback.shut_down()


@pytest.fixture
def trainer(qtbot: QtBot, bench: Workbench, playback: Playback) -> Trainer:
    """A run that has ended."""
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    assert bench.session.trainer is not None
    return bench.session.trainer


@pytest.fixture
def shown(playback: Playback) -> list[Snapshot]:
    """The snapshots that are shown from the beginning on."""
    found: list[Snapshot] = []
    playback.frame.connect(found.append)
    return found


def show(qtbot: QtBot, playback: Playback, epoch: int) -> Snapshot:
    playback.show(epoch)
    qtbot.waitUntil(lambda: playback.shown_epoch == epoch, timeout=20_000)
    assert playback.snapshot is not None
    return playback.snapshot


def test_without_a_run_or_a_checkpoint_nothing_is_shown(
    qtbot: QtBot, bench: Workbench, playback: Playback
) -> None:
    for _ in range(2):
        assert not playback.can_play
        playback.play()
        playback.show(4)
        playback.show_now()
        assert (playback.shown_epoch, playback.snapshot, playback.is_playing) == (None, None, False)
        bench.step_training()
        qtbot.waitUntil(lambda: bench.session.trainer is not None, timeout=20_000)


def test_a_checkpoint_is_shown_with_its_weights_and_the_run_keeps_its_own(
    qtbot: QtBot, trainer: Trainer, playback: Playback
) -> None:
    before = trainer.network.values.copy()
    snapshot = show(qtbot, playback, 8)
    checkpoint = next(each for each in trainer.history.timeline.kept if each.epoch == 8)
    first = trainer.network.specs[0].id
    np.testing.assert_array_equal(
        snapshot.parameters[first]["W"].ravel(), checkpoint.values[: snapshot.parameters[first]["W"].size]
    )
    np.testing.assert_array_equal(trainer.network.values, before)
    assert snapshot.weights_epoch == 8 and trainer.epoch == EPOCHS


def test_the_best_can_be_shown_too_and_what_is_not_kept_cannot(
    qtbot: QtBot, bench: Workbench, trainer: Trainer, playback: Playback
) -> None:
    assert bench.session.best_epoch not in (0, 3)
    show(qtbot, playback, bench.session.best_epoch)
    playback.show(3)
    assert playback.shown_epoch == bench.session.best_epoch


def test_back_to_now_a_frame_of_the_run_is_drawn(
    qtbot: QtBot, bench: Workbench, trainer: Trainer, playback: Playback
) -> None:
    show(qtbot, playback, 8)
    with qtbot.waitSignals([playback.changed, bench.session.frame]):
        playback.show_now()
    assert (playback.shown_epoch, playback.snapshot) == (None, None)


def test_what_was_asked_for_before_now_is_not_heard_of(
    qtbot: QtBot, trainer: Trainer, playback: Playback, shown: list[Snapshot]
) -> None:
    show(qtbot, playback, 4)
    playback.show(8)
    playback.show_now()
    qtbot.wait(50)
    assert [each.epoch for each in shown] == [4]


def test_of_many_that_are_wanted_at_once_the_newest_is_next(
    qtbot: QtBot, trainer: Trainer, playback: Playback, shown: list[Snapshot]
) -> None:
    for epoch in (4, 8, 12, 16, 20, 12):
        playback.show(epoch)
    qtbot.waitUntil(lambda: playback.shown_epoch == 12, timeout=20_000)
    assert [each.epoch for each in shown] == [4, 12]


def test_playing_shows_each_checkpoint_once_and_stays_at_the_last(
    qtbot: QtBot, trainer: Trainer, playback: Playback, shown: list[Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WHOLE_MS", 0)
    all_of_them = sorted({*range(EVERY, EPOCHS + 1, EVERY), trainer.history.best_epoch})
    playback.play()
    qtbot.waitUntil(lambda: not playback.is_playing, timeout=20_000)
    assert [each.epoch for each in shown] == all_of_them
    assert playback.shown_epoch == all_of_them[-1]
    shown.clear()
    playback.toggle()  # from the first again
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=20_000)
    playback.toggle()
    there = playback.shown_epoch
    assert not playback.is_playing and there == all_of_them[1]
    playback.toggle()  # on from there
    qtbot.waitUntil(lambda: not playback.is_playing, timeout=20_000)
    assert [each.epoch for each in shown] == all_of_them


def test_all_take_about_eight_seconds_and_no_few_seem_to_stand_still(
    trainer: Trainer, playback: Playback
) -> None:
    playback.play()
    assert playback._pace.interval() == module.LONGEST_MS
    assert 8000 / 60 > module.SHORTEST_MS >= 1000 / 12


def test_playing_ends_where_one_is_chosen_by_hand(qtbot: QtBot, trainer: Trainer, playback: Playback) -> None:
    playback.play()
    show(qtbot, playback, 20)
    assert not playback.is_playing


def test_another_layer_that_comes_into_sight_is_computed_too(
    qtbot: QtBot, trainer: Trainer, playback: Playback, sight: list[frozenset[str]]
) -> None:
    every, sight[0] = sight[0], frozenset()
    assert show(qtbot, playback, 8).activations == {}
    sight[0] = every
    qtbot.waitUntil(lambda: playback.snapshot.activations.keys() == every, timeout=20_000)
    assert playback.shown_epoch == 8
    computed, sight[0] = playback.snapshot, frozenset()
    qtbot.wait(3 * module.LOOK_MS)
    assert playback.snapshot is computed, "what is there already is not computed again"


def test_nothing_is_computed_again_while_nothing_changes(
    qtbot: QtBot, trainer: Trainer, playback: Playback, shown: list[Snapshot]
) -> None:
    show(qtbot, playback, 8)
    qtbot.wait(3 * module.LOOK_MS)
    assert len(shown) == 1
    playback.show_now()
    assert not playback._look.isActive()


def test_a_layer_that_follows_the_drawing_does_so_in_the_past(
    qtbot: QtBot, bench: Workbench, playback: Playback
) -> None:
    bench.toggle_training()
    trainer = bench.session.trainer
    assert trainer is not None
    trainer.on_epoch = lambda record: trainer.control.pause() if record.epoch == 10 else None
    qtbot.waitUntil(lambda: trainer.epoch >= 10 and trainer.state == "paused", timeout=20_000)
    bench.session.pause()
    before = show(qtbot, playback, 4)
    architecture = bench.project.architecture
    layer = architecture.order[1]
    assert isinstance(layer.settings, DenseSettings)
    other = replace(layer, settings=replace(layer.settings, activation="sigmoid"))
    bench.edit_architecture("edit", architecture.with_layer(other))
    qtbot.waitUntil(lambda: playback.snapshot is not before, timeout=20_000)
    after = playback.snapshot.activations[layer.id]
    assert (after > 0).all() and (after < 1).all() and (before.activations[layer.id] != after).all()


@pytest.mark.parametrize("what", ["rewind", "reset", "other data", "another drawing"])
def test_now_is_shown_where_the_run_is_another(
    qtbot: QtBot, bench: Workbench, trainer: Trainer, playback: Playback, what: str
) -> None:
    show(qtbot, playback, 8)
    if what == "rewind":
        bench.session.rewind(8)
    elif what == "reset":
        bench.reset()
    elif what == "other data":
        bench.open_path("sample:wine")
    else:
        layer = bench.project.architecture.order[1]
        bench.edit_architecture("edit", bench.project.architecture.without((layer.id,)))
    qtbot.waitUntil(lambda: not playback.is_shown, timeout=20_000)
    assert what == "rewind" or not playback.can_play


def test_a_failure_is_told_and_leads_back_to_now(
    qtbot: QtBot, trainer: Trainer, playback: Playback, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(qtbot, playback, 8)

    def fail(*_: object) -> Snapshot:
        raise MemoryError

    monkeypatch.setattr(PlayedBack, "snapshot", fail)
    with qtbot.waitSignal(playback.failed, timeout=20_000):
        playback.show(12)
    assert not playback.is_shown and not playback.is_playing
