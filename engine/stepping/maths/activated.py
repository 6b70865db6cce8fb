"""What layers with an activation share: the parts a = g(z) and dz = da ∘ g'(z), and their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from engine.activations import ACTIVATIONS
from engine.messages import Message
from engine.stepping.maths.activations import ACTIVATION_LATEX
from engine.stepping.maths.base import LayerMath
from engine.stepping.parts import Ending, Operand, Part, Spelled, Term
from engine.stepping.quantities import Cell, Key, number_text
from engine.stepping.tape import Tape


class ActivatedMath(LayerMath):
    """A layer that ends in ``a = g(z)``.

    Attributes:
        z: the key of what goes into g.
    """

    @property
    def z(self) -> Key:
        """z[l], or the output before it for an activation that stands alone."""
        return self.key("z")

    @property
    def activation(self) -> str:
        """The key of the activation function."""
        return str(self.layer.settings.activation)

    def activate(self) -> Part:
        """``a = g(z)``."""
        a, z = self.key("a"), self.z
        name = ACTIVATION_LATEX[self.activation].name
        formula = rf"{a.latex} = {name}({z.latex})" if name else f"{a.latex} = {z.latex}"
        words = Message(
            "{activation} is applied to every number of {z} on its own.",
            activation=ACTIVATIONS[self.activation].words,
            z=z.text,
        )
        if self.activation == "softmax":
            words = Message(
                "softmax turns the {z} of each row into probabilities: every one is positive, and together "
                "they make 1.",
                z=z.text,
            )
        return self.part("forward", a, formula, ("g", Operand(z)), words)

    def through_activation(self, dz: Key) -> Part:
        """``dz = da ∘ g'(z)``."""
        da, z = self.key("da"), self.z
        if self.activation == "softmax":
            a = self.key("a")
            formula = (
                rf"{dz.latex} = {a.latex} \odot ({da.latex} - \textstyle\sum {da.latex} \odot {a.latex})"
            )
            shown: tuple[Operand | str, ...] = (Operand(a), "∘", "(", Operand(da), "− Σ )")
        else:
            formula = rf"{dz.latex} = {da.latex} \odot g^{{\prime}}({z.latex})"
            shown = (Operand(da), "∘", "g′", Operand(z))
        words = Message(
            "The slope of {activation} at {z}, kept in the cache, says how much of {da} passes: a number "
            "whose slope is 0 passes nothing.",
            activation=ACTIVATIONS[self.activation].words,
            z=z.text,
            da=da.text,
        )
        return self.part("backward", dz, formula, shown, words)

    def spell_activation(self, tape: Tape, index: tuple[int, ...]) -> Spelled:
        """How ``a`` at ``index`` comes of z."""
        a, z = self.key("a"), self.z
        latex = ACTIVATION_LATEX[self.activation]
        if self.activation == "softmax":
            return self._spell_softmax(tape, index)
        value = tape.value(Cell(z, index))
        total = float(ACTIVATIONS[self.activation].forward(np.array([[value]]))[0, 0])
        text = f"{ACTIVATIONS[self.activation].words}({number_text(value)})"
        unit = Message("unit {unit}", unit=index[-1] + 1)
        return Spelled(
            Cell(a, index),
            f"{a.latex} = {latex.g}",
            (Term(text, total, (Cell(z, index),), unit),),
            (),
            total,
            self._notes(value),
        )

    def _notes(self, z: float) -> tuple[Message, ...]:
        if self.activation == "relu" and z <= 0:
            return (Message("z is not above 0, so ReLU gives 0: this unit is silent for this row."),)
        return ()

    def _spell_softmax(self, tape: Tape, index: tuple[int, ...]) -> Spelled:
        a, z = self.key("a"), self.z
        row, unit = index[:-1], index[-1]
        logits = np.asarray(tape[z][row], np.float64)
        top = float(logits.max())
        exponentials = np.exp(logits - top)
        terms = [
            Term(
                f"e^({number_text(value)} − {number_text(top)})",
                float(exponential),
                (Cell(z, (*row, k)),),
                Message("unit {unit}", unit=k + 1),
            )
            for k, (value, exponential) in enumerate(zip(logits, exponentials, strict=True))
        ]
        whole = float(exponentials.sum())
        total = float(exponentials[unit]) / whole
        endings = (
            Ending(Message("sum"), whole),
            Ending(
                Message(
                    "unit {unit}: {part} / {whole}",
                    unit=unit + 1,
                    part=number_text(terms[unit].value),
                    whole=number_text(whole),
                ),
                total,
            ),
        )
        formula = rf"{a.latex_of(unit + 1)} = \frac{{e^{{z_{{{unit + 1}}}}}}}{{\sum_k e^{{z_k}}}}"
        notes = (
            Message(
                "The largest z is subtracted from all, which changes nothing but keeps e^z from overflowing."
            ),
        )
        return Spelled(Cell(a, index), formula, terms, endings, total, notes)

    def spell_dz(self, tape: Tape, index: tuple[int, ...]) -> Spelled:
        """How ``dz`` at ``index`` comes of da and the slope."""
        dz, da, z = self.key("dz"), self.key("da"), self.z
        unit = Message("unit {unit}", unit=index[-1] + 1)
        if self.activation == "softmax":
            return self._spell_softmax_dz(tape, index)
        ones = np.ones((1, 1))
        at = np.array([[tape.value(Cell(z, index))]])
        function = ACTIVATIONS[self.activation]
        slope = float(function.backward(ones, at, function.forward(at))[0, 0])
        gradient = tape.value(Cell(da, index))
        total = gradient * slope
        text = f"{number_text(gradient)} × {number_text(slope)}"
        formula = rf"{dz.latex} = {da.latex} \cdot g^{{\prime}}({z.latex}),\; g^{{\prime}} = " + (
            ACTIVATION_LATEX[self.activation].slope
        )
        notes: tuple[Message, ...] = ()
        if slope == 0:
            notes = (
                Message(
                    "{unit} lets nothing through here: the slope of {activation} is 0.",
                    unit=unit,
                    activation=function.words,
                ),
            )
        term = Term(text, total, (Cell(da, index), Cell(z, index)), unit)
        return Spelled(Cell(dz, index), formula, (term,), (), total, notes)

    def _spell_softmax_dz(self, tape: Tape, index: tuple[int, ...]) -> Spelled:
        dz, da, a = self.key("dz"), self.key("da"), self.key("a")
        row, unit = index[:-1], index[-1]
        gradients, outputs = (np.asarray(tape[key][row], np.float64) for key in (da, a))
        terms = products((da, a), (gradients, outputs), lambda k: (*row, k), "unit {unit}", "unit")
        whole = float(gradients @ outputs)
        total = float(outputs[unit]) * (float(gradients[unit]) - whole)
        here = Message(
            "{a} × ({da} − sum)", a=number_text(float(outputs[unit])), da=number_text(float(gradients[unit]))
        )
        formula = rf"{dz.latex_of('j')} = a_j\,(da_j - \textstyle\sum_k da_k a_k)"
        return Spelled(
            Cell(dz, index), formula, terms, (Ending(Message("sum"), whole), Ending(here, total)), total
        )


def products(
    keys: tuple[Key, Key], factors: tuple[Any, Any], place: Any, label: str, name: str
) -> list[Term]:
    """Terms ``left × right``, one for each place; both factors ``(n,)`` lie at the same index."""
    first, second = keys
    return [
        Term(
            f"{number_text(float(one))} × {number_text(float(other))}",
            float(one) * float(other),
            (Cell(first, place(k)), Cell(second, place(k))),
            Message(label, **{name: k + 1}),
        )
        for k, (one, other) in enumerate(zip(*factors, strict=True))
    ]


def summed(terms: Iterable[Term]) -> float:
    """The sum of their values."""
    return float(sum(term.value for term in terms))
