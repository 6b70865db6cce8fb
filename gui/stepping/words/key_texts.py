"""Descriptions of the quantities of an iteration."""

from __future__ import annotations

from engine.core.layers import PARAMETERS
from engine.stepping.plan import Plan
from engine.stepping.quantities import Key
from gui.look.words.marked_letters import marked
from gui.look.words.translation import tr


def key_text(key: Key) -> str:
    """A quantity as running text has it on the screen, such as ``dW[2]``."""
    return marked(key.text)


def key_description(plan: Plan, key: Key) -> str:
    """Description of a quantity, such as "weights of Dense 1"."""
    names = plan.graph.names
    layer = names[key.layer] if key.layer < len(names) else ""
    if key.via:
        return tr("the share of da[{l}] that comes back from {layer}", l=key.layer, layer=names[key.via])
    if key.name == "a" and key.layer == 0:
        return tr("the mini-batch: one column for each of its rows")
    if key.is_memory:
        return _memory_name(key)
    if key.name.startswith("new "):
        return tr("{key} after the update", key=Key(key.name.removeprefix("new "), key.layer).text)
    if key.name == "z" and getattr(plan.maths[key.layer - 1], "activation", "") == "identity":
        return tr("what {layer} gives: it has no activation function", layer=layer)
    if key.name in PARAMETERS:
        return tr(PARAMETERS[key.name].role, layer=layer)
    own_names = {
        "a": tr("what {layer} gives", layer=layer),
        "z": tr("what goes into the activation of {layer}", layer=layer),
        "mean": tr("the means that {layer} subtracts", layer=layer),
        "variance": tr("the variances that {layer} divides by", layer=layer),
        "normalized": tr("what {layer} has normalized", layer=layer),
        "mask": tr("which numbers {layer} lets through", layer=layer),
        "y": tr("the targets: what the network should answer"),
        "norm": tr("the length of all gradients together"),
        "loss": tr("the loss: how far the outputs are from the targets"),
    }
    if key.name in own_names:
        return own_names[key.name]
    if key.is_gradient:
        return tr("how the loss would change with {key}", key=Key(key.name[1:], key.layer).text)
    return key_text(key)


def _memory_name(key: Key) -> str:
    """Name of what an optimizer keeps for a parameter."""
    letter, of = key.name.removeprefix("new ").split(" ")
    values = {"parameter": Key(of, key.layer).text}
    if letter == "g":
        return tr("the gradient of {parameter} as it is used: clipped, or with weight decay", **values)
    if letter in ("mhat", "vhat"):
        return tr("what is remembered of {parameter}, corrected for having begun at 0", **values)
    if key.name.startswith("new "):
        return tr("what the optimizer remembers of {parameter} after the update", **values)
    return tr("what the optimizer remembers of {parameter} from the iterations before", **values)
