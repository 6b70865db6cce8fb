"""Add and Concatenate in letters and numbers: layers are joined, and the gradient goes back to each."""

from __future__ import annotations

from itertools import accumulate

from engine.common.arrays import Index
from engine.common.messages import Message
from engine.stepping.maths.shared.unweighted import CopyingMath
from engine.stepping.parts import Explanation, Operand, Part
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import explained, number_term, subscripts, sum_of


class JoinMath(CopyingMath):
    """A layer that several others feed; it keeps nothing."""

    @property
    def names(self) -> str:
        """Inputs as text."""
        return ", ".join(key.text for key in self.inputs)

    @property
    def given_names(self) -> str:
        """Gradients that are given back, as text."""
        return ", ".join(key.text for _, key in self.place.back)


class AddMath(JoinMath):
    """An Add layer."""

    @property
    def forward_description(self) -> Message:
        return Message(
            "{inputs} come in, and {layer} adds them number by number: {a} has the shape that each of them "
            "has. Backward needs nothing of it, so nothing is kept.",
            inputs=self.names,
            layer=self.place.name,
            a=self.key("a").text,
        )

    @property
    def backward_description(self) -> Message:
        return Message(
            "If one number that came in grows by a little, the sum grows by as much. So {da} goes back "
            "unchanged to every layer that was added: {given}.",
            da=self.key("da").text,
            given=self.given_names,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, shown = self.key("a"), list[Operand | str]()
        for key in self.inputs:
            shown += ["+", Operand(key)] if shown else [Operand(key)]
        formula = f"{a.latex} = " + " + ".join(key.latex for key in self.inputs)
        return (self.part("forward", a, formula, shown, Message("Number is added to number.")),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, description = self.key("da"), Message("The derivative of a sum by each of its terms is 1.")
        return tuple(
            self.part("backward", given, f"{given.latex} = {da.latex}", (Operand(da),), description)
            for _, given in self.place.back
        )

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        if key != self.key("a"):
            return super().explain(tape, key, index)
        terms = [
            number_term(tape, Cell(each, index), Message("from {key}", key=each.text)) for each in self.inputs
        ]
        formula = f"{key.latex_of(*subscripts(index))} = " + " + ".join(
            each.latex_of(*subscripts(index)) for each in self.inputs
        )
        return explained(Cell(key, index), formula, terms, sum_of(terms))

    def origin(self, key: Key, index: Index) -> Cell:
        return Cell(self.key("da"), index)


class ConcatenateMath(JoinMath):
    """A Concatenate layer: units after units, or channels after channels."""

    @property
    def forward_description(self) -> Message:
        return Message(
            "{inputs} come in, and {layer} puts them one after the other: {a} has the numbers of all. "
            "Backward only has to know how many each layer gave, so nothing is kept.",
            inputs=self.names,
            layer=self.place.name,
            a=self.key("a").text,
        )

    @property
    def backward_description(self) -> Message:
        return Message(
            "Every number of {da} belongs to one number that came in, so {da} is cut where the layers were "
            "put together, and each gets its own piece back: {given}.",
            da=self.key("da").text,
            given=self.given_names,
        )

    @property
    def bounds(self) -> dict[int, tuple[int, int]]:
        """First unit or channel here of each layer that feeds this one, and the one after its last."""
        ends = list(accumulate(shape[-1] for shape in self.layer.input_shapes))
        return dict(zip(self.place.sources, zip([0, *ends[:-1]], ends, strict=True), strict=True))

    def forward_parts(self) -> tuple[Part, ...]:
        a, shown = self.key("a"), list[Operand | str]()
        for key in self.inputs:
            shown += [";", Operand(key)] if shown else ["[", Operand(key)]
        inside = r"\,;\;\, ".join(key.latex for key in self.inputs)
        description = Message("The numbers of all layers, one below the other.")
        return (self.part("forward", a, rf"{a.latex} = [\, {inside} \,]", [*shown, "]"], description),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, parts = self.key("da"), []
        for source, given in self.place.back:
            start, end = self.bounds[source]
            piece = rf"{start + 1} \ldots {end}" if end - start > 1 else f"{end}"
            description = Message(
                "Numbers {first} to {last} came from {layer}: their gradients go back there.",
                first=start + 1,
                last=end,
                layer=Key("a", source).text,
            )
            shown: list[Operand | str] = [Operand(da), f"{start + 1} … {end}"]
            parts.append(
                self.part("backward", given, f"{given.latex} = {da.latex_of(piece)}", shown, description)
            )
        return tuple(parts)

    def derivative_label(self, place: int) -> tuple[str, Message]:
        start, end = self.bounds[self.place.sources[place]]
        piece = rf"{start + 1} \ldots {end}" if end - start > 1 else f"{end}"
        return rf"I_{{{piece}}}", Message("its own piece of the numbers goes on as it is")

    def origin(self, key: Key, index: Index) -> Cell:
        if key != self.key("a"):
            start, _ = self.bounds[key.layer]
            return Cell(self.key("da"), (*index[:-1], start + index[-1]))
        source, (start, _) = next(
            (source, bounds) for source, bounds in self.bounds.items() if index[-1] < bounds[1]
        )
        return Cell(Key("a", source), (*index[:-1], index[-1] - start))
