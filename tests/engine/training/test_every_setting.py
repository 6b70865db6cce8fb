"""Every setting of training changes a run, unless a choice beside it leaves it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from engine.common.settings import unused
from engine.core.training_settings import TRAINING, TrainingSettings, check_training
from engine.training.trainer import Trainer
from tests.toy_data import dataset_of, network_of

DATA = dataset_of("classes", seed=1)
BASE = TrainingSettings(epochs=6, batch_size=8, schedule_epochs=2, checkpoint_every=0)
NOT_SEEN_IN_WEIGHTS = {"patience", "checkpoint_every"}
"""They say when a run ends and what is kept of it."""


def with_each_use(name: str) -> Iterator[TrainingSettings]:
    """Settings beside which a setting counts: as it is, or with each choice that uses it."""
    if name not in unused(BASE):
        yield BASE
    for other, setting in TRAINING.items():
        for key in (key for key, each in setting.choices.items() if name in each.uses):
            if other != "loss" or DATA.task.can_have_loss(key):
                yield replace(BASE, **{other: key})  # type: ignore[arg-type]


def another(name: str) -> Any:
    """Another value than that of :data:`BASE`, far enough to be noticed in a short run."""
    setting, value = TRAINING[name], getattr(BASE, name)
    if setting.choices:
        return next(key for key in setting.choices if key != value)
    if setting.type is float:
        return value / 10 if value else min(setting.maximum, 0.5)
    return value // 2 if value > 1 else value + 2


def trained(settings: TrainingSettings) -> bytes:
    network = network_of(DATA.task, (4,), seed=settings.seed)
    Trainer(network, DATA, check_training(settings)).run()
    return network.parameters.tobytes()


@pytest.mark.parametrize("name", [name for name in TRAINING if TRAINING[name].type is not tuple])
def test_a_setting_changes_the_run_where_it_is_used(name: str) -> None:
    if name in NOT_SEEN_IN_WEIGHTS:
        pytest.skip("says when a run ends and what is kept of it")
    assert any(
        trained(settings) != trained(replace(settings, **{name: another(name)}))  # type: ignore[arg-type]
        for settings in with_each_use(name)
    )
