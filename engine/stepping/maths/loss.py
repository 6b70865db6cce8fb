"""The losses in letters and numbers, and the gradient that backward begins with."""

from __future__ import annotations

from engine.layers import Layer
from engine.losses import Loss
from engine.messages import Message
from engine.stepping.parts import Operand, Part, Spelled, Term
from engine.stepping.quantities import Cell, Key, number_text
from engine.stepping.tape import Tape


class LossMath:
    """The loss of a network.

    Attributes:
        loss: which one; class weights are those of the tape's.
        last: L.
        layer: the last layer.
        from_logits: whether it gives dz[L] instead of da[L].
    """

    def __init__(self, loss: Loss, last: int, layer: Layer) -> None:
        self.loss, self.last, self.layer = loss, last, layer
        self.from_logits = loss.from_logits

    @property
    def gradient(self) -> Key:
        """What backward begins with."""
        return Key("dz" if self.from_logits else "da", self.last)

    @property
    def words(self) -> Message:
        """What the loss says, and where backward begins."""
        return Message(
            "The {loss} says in one number how far the outputs are from the targets y, averaged over the "
            "rows. Its derivative, {gradient}, is where backward begins.",
            loss=self.loss.words,
            gradient=self.gradient.text,
        )

    def parts(self) -> tuple[Part, ...]:
        """The loss, and its gradient."""
        a, y, loss = Key("a", self.last), Key("y", self.last), Key("loss", self.last)
        words = Message("One number for the whole mini-batch: the mean of what each row costs.")
        value = Part("loss", self.last, (loss,), f"J = {self.loss.words}", (Operand(a), Operand(y)), words)
        gradient = Part(
            "loss",
            self.last,
            (self.gradient,),
            f"{self.gradient.latex} = {a.latex} - y",
            (Operand(a), "−", Operand(y)),
            Message("How the loss of each row would change with the outputs of that row."),
        )
        return (value, gradient)

    def spell(self, tape: Tape, key: Key, index: tuple[int, ...]) -> Spelled:
        """How the loss, or one number of its gradient, came about."""
        a, y = Key("a", self.last), Key("y", self.last)
        difference = tape.value(Cell(a, index)) - tape.value(Cell(y, index))
        text = f"{number_text(tape.value(Cell(a, index)))} − {number_text(tape.value(Cell(y, index)))}"
        term = Term(
            text, difference, (Cell(a, index), Cell(y, index)), Message("unit {unit}", unit=index[-1] + 1)
        )
        return Spelled(Cell(key, index), f"{key.latex} = a - y", (term,), (), difference)
