"""Explanation of any number of an iteration: how it came about."""

from __future__ import annotations

from engine.common.messages import Message
from engine.stepping.parts import Explanation, Part
from engine.stepping.quantities import Cell
from engine.stepping.sums import explained, number_term, subscripts, sum_of
from engine.stepping.tape import Tape


def explain(tape: Tape, cell: Cell) -> Explanation | None:
    """The sum that makes a number that is known; None for what is not computed: parameters, a[0] and y."""
    part = tape.plan.part_of(cell.key)
    if part is None or part.kind == "take":
        return None
    if part.kind == "loss":
        return tape.plan.loss_math.explain(tape, cell.key, cell.at)
    if part.kind == "update":
        return tape.plan.update_math.explain(tape, cell.key, cell.at)
    if adds_shares(part):
        return _explain_shares(tape, cell, part)
    return tape.plan.maths[part.layer - 1].explain(tape, cell.key, cell.at)


def adds_shares(part: Part) -> bool:
    """True if a part adds what several layers have given back to one that feeds them all."""
    return part.kind == "backward" and len(part.operands) > 1 and all(o.key.via for o in part.operands)


def _explain_shares(tape: Tape, cell: Cell, part: Part) -> Explanation:
    names = tape.plan.graph.names
    terms = [
        number_term(tape, Cell(o.key, cell.at), Message("through {layer}", layer=names[o.key.via]))
        for o in part.operands
    ]
    at = subscripts(cell.at)
    formula = f"{cell.key.latex_of(*at)} = " + " + ".join(o.key.latex_of(*at) for o in part.operands)
    return explained(cell, formula, terms, sum_of(terms))
