"""Makes the plan of an iteration: the mathematics of each layer in order, forward, loss, backward, update."""

from __future__ import annotations

from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import check_runnable
from engine.core.losses import Loss, make_loss
from engine.core.network import make_layers, output_layer
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.maths import LAYER_MATHS, LOSS_MATHS, LayerMath, Place, UpdateMath
from engine.stepping.maths.shared.activated import ActivatedMath
from engine.stepping.parts import Operand, Part, Step
from engine.stepping.plan import Plan
from engine.stepping.quantities import Key


def plan_iteration(
    architecture: Architecture,
    task: Task,
    settings: TrainingSettings,
    features: tuple[str, ...] = (),
    *,
    evaluates: bool = False,
) -> Plan:
    """The plan of a drawing; nothing is allocated or computed for it.

    With ``evaluates`` it is that of an :class:`engine.core.iteration.EvaluationIteration`.

    Raises:
        UserError: the drawing has a problem, or the loss does not fit it.
    """
    check_runnable(architecture, task, settings.loss)
    return _Planner(architecture, task, settings, evaluates).plan(features)


class _Planner:
    """Makes a :class:`Plan`; holds what its pieces need of one another."""

    def __init__(
        self, architecture: Architecture, task: Task, settings: TrainingSettings, evaluates: bool
    ) -> None:
        self.architecture, self.task, self.settings = architecture, task, settings
        self.evaluates = evaluates
        self.graph = Graph.of(architecture, task.features)
        self.layers = make_layers(self.graph)
        self.loss: Loss = make_loss(task, output_layer(self.layers).settings.activation, settings)
        self.maths = tuple(map(self._math, range(1, len(self.layers) + 1)))

    def _givers(self, l: int) -> tuple[int, ...]:
        """The layers that give back a da to layer l, which learns, in the order in which they do."""
        return self.graph.feeds[l][::-1]

    def _math(self, l: int) -> LayerMath:
        graph = self.graph
        back = tuple(
            (source, Key("da", source, l if len(graph.feeds[source]) > 1 else 0))
            for source in graph.sources[l]
            if graph.learns[source]
        )
        from_dz = l == len(self.layers) and self.loss.from_logits
        spec, layer = graph.specs[l], self.layers[l - 1]
        place = Place(
            l=l,
            name=spec.name,
            sources=graph.sources[l],
            back=back,
            from_dz=from_dz,
            evaluates=self.evaluates,
        )
        return LAYER_MATHS[spec.kind](layer, place)

    def plan(self, features: tuple[str, ...]) -> Plan:
        last, output = len(self.layers), self.maths[-1]
        assert isinstance(output, ActivatedMath)  # noqa: S101 - a network without problems ends in one
        units = self.graph.shapes[last][0]
        loss_math = LOSS_MATHS[type(self.loss)](self.loss, output, units, self.settings, self._is_penalized())
        update_math = UpdateMath(self.settings)
        self.parts: list[Part] = []
        self.steps: list[Step] = []
        self._add("take", 0, (self._take(),), self._description_of_rows())
        for each in self.maths:
            self._add("forward", each.l, each.forward_parts(), each.forward_description)
        self._add("loss", last, loss_math.parts(), loss_math.description)
        for l in self.graph.backward_order:
            here = self.maths[l - 1]
            parts = (*here.backward_parts(), *self._sums(l))
            self._add("backward", l, parts, here.backward_description)
        if not self.evaluates:
            update = [part for each in self.maths for part in update_math.parts(each.layer, each.l)]
            self._add("update", 0, tuple(update), update_math.description)
        return Plan(
            architecture=self.architecture,
            task=self.task,
            settings=self.settings,
            graph=self.graph,
            maths=self.maths,
            loss_math=loss_math,
            update_math=update_math,
            parts=tuple(self.parts),
            steps=tuple(self.steps),
            features=features,
            evaluates=self.evaluates,
        )

    def _description_of_rows(self) -> Message:
        """Sentences on the rows that are gone through."""
        if self.evaluates:
            return Message(
                "These rows were chosen, and go through the network together. The layers behave as in "
                "prediction: nothing is silenced, and BatchNorm takes its running mean and variance. The "
                "gradients say what these rows would change; no weight moves."
            )
        return Message(
            "An iteration begins with a mini-batch: a few rows of the table, from which the network learns "
            "before it sees the next ones. Each epoch deals all training rows out anew."
        )

    def _is_penalized(self) -> bool:
        settings = [layer.settings for layer in self.layers]
        return any(getattr(each, "l1", 0) or getattr(each, "l2", 0) for each in settings)

    def _add(self, kind: str, layer: int, parts: tuple[Part, ...], description: Message) -> None:
        start = len(self.parts)
        self.parts += parts
        self.steps.append(Step(kind, layer, start, len(self.parts), description))  # type: ignore[arg-type]

    def _take(self) -> Part:
        a, y = Key("a", 0), Key("y", len(self.layers))
        description = Message(
            "The columns of a[0] are the inputs of these rows, scaled and encoded as the data panel says; "
            "y holds "
            "what the network should answer for each."
        )
        return Part(
            kind="take", layer=0, results=(a, y), formula=rf"{a.latex} = X", shown=(), description=description
        )

    def _sums(self, l: int) -> list[Part]:
        """Sums of what several layers give back, for each layer that l is the last to give back to."""
        parts = []
        for source in dict.fromkeys(self.graph.sources[l]):
            givers = self._givers(source)
            if self.graph.learns[source] and len(givers) > 1 and givers[-1] == l:
                shares = [Key("da", source, giver) for giver in givers]
                shown: list[Operand | str] = []
                for share in shares:
                    shown += ["+", Operand(share)] if shown else [Operand(share)]
                total = Key("da", source)
                formula = f"{total.latex} = " + " + ".join(share.latex for share in shares)
                description = Message(
                    "{layer} feeds several layers, so the loss depends on its output in several ways: their "
                    "gradients add up.",
                    layer=self.graph.names[source],
                )
                parts.append(
                    Part(
                        kind="backward",
                        layer=l,
                        results=(total,),
                        formula=formula,
                        shown=tuple(shown),
                        description=description,
                    )
                )
        return parts
