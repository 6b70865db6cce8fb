"""Base of layers with an activation: the parts a = g(z) and dz = da ∘ g'(z), and their numbers."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np

from engine.common.arrays import Array, Index, Indices
from engine.common.messages import Message, number_text
from engine.core.activations import ACTIVATIONS
from engine.stepping.maths.shared.activations import ACTIVATION_LATEX, Case
from engine.stepping.maths.shared.base import LayerMath
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import (
    Factor,
    Terms,
    alone,
    explained,
    number_label,
    number_term,
    products,
    subscripts,
    sum_of,
)


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

    @property
    def activation_label(self) -> Message:
        """Name of the activation for people."""
        return Message(ACTIVATIONS[self.activation].label)

    @property
    def forward_ends(self) -> Message:
        """Sentence on the end of forward: what the activation does with z."""
        names = {"z": self.z.text, "a": self.key("a").text, "activation": self.activation_label}
        if self.activation == "identity":
            return Message("There is no activation function: {a} is {z} as it is.", **names)
        if self.activation == "softmax":
            return Message("{activation} turns the {z} of each row into probabilities, {a}.", **names)
        return Message("{activation} of the result, {z}, gives {a}.", **names)

    def kept_for(self, what: Message) -> Message:
        """Sentence on what stays in the cache, and what for; ``what`` says what the inputs are needed for."""
        names = {"z": self.z.text, "a_prev": self.a_prev.text, "activation": self.activation_label}
        if self.place.from_dz:
            return Message(
                "{a_prev} stays in the cache, since backward needs {what}. {z} lies there too, but no slope "
                "of {activation} is taken at it: loss and {activation} are gone back through together.",
                what=what,
                **names,
            )
        if self.activation == "identity":
            return Message(
                "{a_prev} stays in the cache, since backward needs {what}. {z} lies there too, but without "
                "an activation function there is no slope to take at it.",
                what=what,
                **names,
            )
        if self.activation == "softmax":
            return Message(
                "{z} and {a_prev} stay in the cache, since backward needs the probabilities that came of "
                "{z}, and {what}.",
                what=what,
                **names,
            )
        return Message(
            "{z} and {a_prev} stay in the cache, since backward needs the slope of {activation} at {z}, and "
            "{what}.",
            what=what,
            **names,
        )

    @property
    def backward_begins(self) -> Message:
        """Sentence on the begin of backward: what comes from behind, and how it becomes dz."""
        names = {"layer": self.place.name, "z": self.z.text, "a": self.key("a").text}
        names |= {"da": self.key("da").text, "dz": self.key("dz").text}
        if self.place.from_dz:
            return Message(
                "{dz} says how the loss would change with {z} of {layer}: the loss has gone back through "
                "{activation} already.",
                activation=self.activation_label,
                **names,
            )
        if self.activation == "identity":
            return Message(
                "{da} says how the loss would change with {a} of {layer}, and so with {z}, which is the "
                "same.",
                **names,
            )
        if self.activation == "softmax":
            return Message(
                "{da} says how the loss would change with {a} of {layer}; with these probabilities it "
                "becomes {dz}, the same for {z}.",
                **names,
            )
        return Message(
            "{da} says how the loss would change with {a} of {layer}; times the slope at {z} from the cache "
            "it becomes {dz}, the same for {z}.",
            **names,
        )

    def activate(self) -> Part:
        """``a = g(z)``."""
        a, z = self.key("a"), self.z
        name = ACTIVATION_LATEX[self.activation].name
        formula = rf"{a.latex} = {name}({z.latex})" if name else f"{a.latex} = {z.latex}"
        description = Message(
            "{activation} is applied to every number of {z} on its own.",
            activation=self.activation_label,
            z=z.text,
        )
        if self.activation == "identity":
            description = Message(
                "This layer has no activation function: {a} is {z} as it is.", a=a.text, z=z.text
            )
        if self.activation == "softmax":
            description = Message(
                "softmax turns the {z} of each row into probabilities: every one is positive, and together "
                "they make 1.",
                z=z.text,
            )
        shown = (Operand(z),) if self.activation == "identity" else ("g", Operand(z))
        return self.part("forward", a, formula, shown, description)

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
        if self.activation == "identity":
            description = Message(
                "Without an activation function {da} is the gradient of {z}.", da=da.text, z=z.text
            )
            return self.part("backward", dz, f"{dz.latex} = {da.latex}", (Operand(da),), description)
        if self.activation == "softmax":
            description = Message(
                "Every {z} moves all probabilities of its row, since together they stay 1. So from each {da} "
                "goes the mean of all {da} of the row, each weighed by its probability, and the difference "
                "counts as much as the unit's own probability.",
                z=z.text,
                da=da.text,
            )
            return self.part("backward", dz, formula, shown, description)
        description = Message(
            "The slope of {activation} at {z}, kept in the cache, says how much of {da} passes: a number "
            "whose slope is 0 passes nothing.",
            activation=self.activation_label,
            z=z.text,
            da=da.text,
        )
        return self.part("backward", dz, formula, shown, description)

    def derivatives(self, tape: Numbers) -> tuple[Derivative, ...]:
        return (self.slope_derivative(), self.derivative_of_z())

    @abstractmethod
    def derivative_of_z(self) -> Derivative:
        """Derivative of z[l] with respect to a[l-1]."""

    def slope_derivative(self) -> Derivative:
        """Derivative of a[l] with respect to z[l]."""
        a, z = self.key("a"), self.z
        label = Message(
            "the slope of {activation} at every number of {z}", activation=self.activation_label, z=z.text
        )
        latex = rf"\mathrm{{diag}}(g^{{\prime}}({z.latex}))"
        if self.activation == "identity":
            latex, label = "I", Message("no activation function: {a} is {z} as it is", a=a.text, z=z.text)
        if self.activation == "softmax":
            latex = rf"\mathrm{{diag}}({a.latex}) - {a.latex}\, {a.latex_of(transposed=True)}"
            label = Message(
                "the derivative of softmax: every output depends on every number of {z}", z=z.text
            )

        def pull(tape: Numbers, gradient: Array, rows: Indices) -> Array:
            at_z, at_a = (np.asarray(tape[key][rows], np.float64) for key in (z, a))
            return ACTIVATIONS[self.activation].backward(gradient, at_z, at_a)

        return Derivative(a, self.key("z"), latex, label, pull)

    def explain_activation(self, tape: Numbers, index: Index) -> Explanation:
        """Explanation of ``a`` at ``index`` by z."""
        if self.activation == "softmax":
            return self._explain_softmax(tape, index)
        a, z = self.key("a"), Cell(self.z, index)
        value = tape.value(z)
        total = float(ACTIVATIONS[self.activation].forward(np.array([[value]]))[0, 0])
        case = ACTIVATION_LATEX[self.activation].case(value)
        term = Term(case.said(case.g_text, value, total), total, (z,), number_label(tape, self.l, index[1:]))
        formula = rf"{a.latex_of(*subscripts(index))} = {case.g}"
        notes: tuple[Message, ...] = ()
        if self.activation == "relu" and value <= 0:
            notes = (Message("z is not above 0, so ReLU gives 0: this unit is silent for this row."),)
        return alone(Cell(a, index), formula + _where(z.key, index, case), term, notes=notes)

    def _explain_softmax(self, tape: Numbers, index: Index) -> Explanation:
        a, z = self.key("a"), self.z
        row, unit = index[:-1], index[-1]
        logits = np.asarray(tape[z][row], np.float64)
        top = float(logits.max())
        exponentials = np.exp(logits - top)

        def term(k: int) -> Term:
            text = f"e^({number_text(float(logits[k]))} − {number_text(top)})"
            return Term(text, float(exponentials[k]), (Cell(z, (*row, k)),), number_label(tape, self.l, (k,)))

        terms = Terms(exponentials, term)
        whole = sum_of(terms)
        part = float(exponentials[unit])
        label = Message(
            "{unit}: {part} / {whole}",
            unit=number_label(tape, self.l, (unit,)),
            part=number_text(part),
            whole=number_text(whole.value),
        )
        formula = rf"{a.latex_of(*subscripts(index))} = \frac{{e^{{z_{{{unit + 1}}}}}}}{{\sum_k\, e^{{z_k}}}}"
        note = Message(
            "The largest z is subtracted from all, which changes nothing but keeps e^z from overflowing."
        )
        line = SumLine(label, part / whole.value)
        return explained(Cell(a, index), formula, terms, whole, line, notes=(note,))

    def slope(self, tape: Numbers, index: Index) -> float:
        """``g'(z)`` at one number, as backward computes it; not for softmax."""
        z, a = (np.array([[tape.value(Cell(key, index))]]) for key in (self.z, self.key("a")))
        return float(ACTIVATIONS[self.activation].backward(np.ones((1, 1)), z, a)[0, 0])

    def explain_dz(self, tape: Numbers, index: Index) -> Explanation:
        """Explanation of ``dz`` at ``index`` by da and the slope."""
        if self.activation == "softmax":
            return self._explain_softmax_dz(tape, index)
        dz, da, z = self.key("dz"), Cell(self.key("da"), index), Cell(self.z, index)
        slope, value, label = self.slope(tape, index), tape.value(z), self.activation_label
        a = Cell(self.key("a"), index)
        case = ACTIVATION_LATEX[self.activation].case(value)
        text = case.said(case.slope_text, value, tape.value(a))
        marked = (z, a) if "{a}" in case.slope_text else (z,)
        terms = (
            number_term(tape, da, Message("from behind")),
            Term(text, slope, marked, Message("slope of {activation}", activation=label)),
        )
        at = subscripts(index)
        formula = (
            rf"{dz.latex_of(*at)} = {da.key.latex_of(*at)} \cdot g^{{\prime}}(z),\;"
            rf" g^{{\prime}}(z) = {case.slope}"
        )
        notes: tuple[Message, ...] = ()
        if slope == 0:
            notes = (
                Message(
                    "{unit} lets nothing through here: the slope of {activation} is 0.",
                    unit=number_label(tape, self.l, index[1:]),
                    activation=label,
                ),
            )
        product = SumLine(Message("product"), terms[0].value * slope)
        return explained(Cell(dz, index), formula + _where(z.key, index, case), terms, product, notes=notes)

    def _explain_softmax_dz(self, tape: Numbers, index: Index) -> Explanation:
        dz, da, a = self.key("dz"), self.key("da"), self.key("a")
        row, unit = index[:-1], index[-1]
        units = np.arange(tape[a].shape[-1])
        terms = products(
            lambda k: number_label(tape, self.l, (k,)),
            *(Factor.of(tape, key, *row, units) for key in (da, a)),
        )
        whole = sum_of(terms)
        output, gradient = tape.value(Cell(a, index)), tape.value(Cell(da, index))
        here = Message("{a} × ({da} − sum)", a=number_text(output), da=number_text(gradient))
        j = unit + 1
        formula = (
            rf"{dz.latex_of(*subscripts(index))} = a_{{{j}}}\,(da_{{{j}}} - \textstyle\sum_k\, da_k a_k)"
        )
        return explained(
            Cell(dz, index), formula, terms, whole, SumLine(here, output * (gradient - whole.value))
        )


def _where(z: Key, index: Index, case: Case) -> str:
    """Value that z stands for, and the part of the line that it lies in."""
    said = case.condition.replace("z", z.latex_of(*subscripts(index)))
    return rf"\quad ({said})" if said else ""
