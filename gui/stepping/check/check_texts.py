"""Texts and figures of a check of gradients, for the badge and for reports."""

from __future__ import annotations

from engine.stepping.check.check import GradientCheck, LayerCheck, QuantityCheck
from gui.look.words.translation import tr
from gui.stepping.diagram.box import BoxBadge
from gui.stepping.words.key_texts import key_text


def sentence(text: str) -> str:
    """Text as a whole sentence."""
    return text[:1].upper() + text[1:] + "."


def error_text(error: float) -> str:
    """An error in two digits."""
    return f"{error:.1e}" if error else "0"


def power_text(value: float) -> str:
    """A power of ten without leading zeros, such as 1e-5."""
    return f"{value:.0e}".replace("e-0", "e-")


def quantity_error_text(each: QuantityCheck) -> str:
    """The error of a gradient, or why there is none."""
    if each.lost:
        return tr("too small")
    return error_text(each.error) if each.checked else tr("at a kink")


def checked_count(each: QuantityCheck) -> str:
    """Count of the numbers that were compared, of all there are."""
    if each.checked == each.size:
        return f"{each.size:,}"
    return tr("{checked} of {size}", checked=f"{each.checked:,}", size=f"{each.size:,}")


def notes_of(found: GradientCheck) -> list[str]:
    """Sentences about what was sampled, left out or could not be told."""
    all_ = [each for layer in found.layers for each in layer.quantities]
    notes = []
    if any(each.checked + each.left_out < each.size for each in all_):
        notes.append(tr("Of a large array the largest numbers and some at random are checked."))
    left_out = sum(each.left_out for each in all_)
    if left_out:
        notes.append(
            tr(
                "{count} numbers are left out: between w − ε and w + ε a ReLU, a maximum or an absolute "
                "value has its kink, where a difference is not the slope.",
                count=f"{left_out:,}",
            )
        )
    if any(each.lost for each in all_):
        notes.append(
            tr("Too small: such a gradient has vanished so far that the rounding of the loss hides it.")
        )
    notes.append(
        tr(
            "Rounding: the numbers on the screen are those of the run, in {precision}; this is how far they "
            "are from the same in float64, relative to their size.",
            precision=found.precision,
        )
    )
    return notes


def badges_of(found: GradientCheck | None) -> dict[int, BoxBadge]:
    """The badge of each layer for the diagram; none without a check."""
    return {layer.layer: _badge(layer) for layer in found.layers} if found is not None else {}


def _badge(layer: LayerCheck) -> BoxBadge:
    if layer.agrees:
        error = error_text(layer.error)
        text = tr("The gradients of {layer} agree with central differences.", layer=layer.name)
        return BoxBadge(
            f"{layer.error:.0e}",
            True,
            f"{text} {sentence(tr('largest relative error {error}', error=error))}",
        )
    wrong = ", ".join(key_text(key) for key in layer.wrong)
    text = tr(
        "{layer}: {gradients} does not agree with central differences", layer=layer.name, gradients=wrong
    )
    return BoxBadge(wrong, False, sentence(text))
