"""Says which weights are in the network, and from where training goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.training.observation.snapshot import Snapshot
from gui.look.words.translation import tr

if TYPE_CHECKING:
    from engine.training.trainer import Trainer


def weights_text(snapshot: Snapshot) -> str:
    """Phrase on which weights the network has; empty where they are plainly those of now."""
    epoch = f"{snapshot.weights_epoch:,}"
    if snapshot.weights_of == 0:
        return tr("the first weights")
    if snapshot.is_edited:
        return tr("weights of epoch {epoch}, edited", epoch=epoch)
    return tr("weights of epoch {epoch}", epoch=epoch) if snapshot.weights_of is not None else ""


def shown_text(epoch: int) -> str:
    """Phrase on the epoch whose weights are shown, where the run has others."""
    return tr("epoch {epoch}, shown only", epoch=f"{epoch:,}")


def where_it_goes_on(trainer: Trainer) -> str:
    """Sentence for tooltips on where a run that stands still would go on from."""
    epoch = f"{trainer.epoch:,}"
    if trainer.end is not None:
        return tr("Goes on from epoch {epoch}, where training ended, to the same bits.", epoch=epoch)
    if trainer.is_edited:
        return tr("Goes on from epoch {epoch} with the weights as they were edited.", epoch=epoch)
    if trainer.weights_of == 0:
        return tr("Goes on from the first weights.")
    if trainer.weights_of is not None:
        return tr("Goes on from the weights of epoch {epoch}.", epoch=f"{trainer.weights_of:,}")
    return tr("Goes on from epoch {epoch}, iteration {step}.", epoch=epoch, step=f"{trainer.step_count:,}")
