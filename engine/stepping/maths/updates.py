"""The optimizers in letters and numbers: how each parameter moves along its gradient."""

from __future__ import annotations

from engine.layers import Layer
from engine.messages import Message
from engine.project import TrainingSettings
from engine.stepping.parts import Ending, Operand, Part, Spelled, Term
from engine.stepping.quantities import Cell, Key, number_text
from engine.stepping.tape import Tape


class UpdateMath:
    """The update by the optimizer of the settings."""

    def __init__(self, settings: TrainingSettings) -> None:
        self.settings = settings

    @property
    def words(self) -> Message:
        """What the update does."""
        return Message(
            "Every weight and bias takes one step against its gradient, so that the loss of this mini-batch "
            "becomes smaller. The learning rate says how long the step is."
        )

    def parts(self, layer: Layer, l: int) -> tuple[Part, ...]:
        """One part for each thing that layer l learns."""
        names = layer.parameter_shapes(layer.settings, *layer.input_shapes)
        return tuple(self._part(name, l) for name in names)

    def _part(self, name: str, l: int) -> Part:
        key, gradient, new = Key(name, l), Key(f"d{name}", l), Key(f"new {name}", l)
        words = Message("{key} moves against {gradient}.", key=key.text, gradient=gradient.text)
        formula = rf"{new.latex} = {key.latex} - \alpha\, {gradient.latex}"
        return Part("update", l, (new,), formula, (Operand(key), "− α", Operand(gradient)), words)

    def spell(self, tape: Tape, key: Key, index: tuple[int, ...]) -> Spelled:
        """How one number after the update came about."""
        name = key.name.removeprefix("new ")
        old, gradient = Cell(Key(name, key.layer), index), Cell(Key(f"d{name}", key.layer), index)
        step = tape.learning_rate * tape.value(gradient)
        total = tape.value(old) - step
        terms = (
            Term(number_text(tape.value(old)), tape.value(old), (old,), Message("before")),
            Term(
                f"−{tape.learning_rate:g} × {number_text(tape.value(gradient))}",
                -step,
                (gradient,),
                Message("learning rate × gradient"),
            ),
        )
        formula = rf"{key.latex} = {old.key.latex} - \alpha\, {gradient.key.latex}"
        return Spelled(Cell(key, index), formula, terms, (Ending(Message("sum"), total),), total)
