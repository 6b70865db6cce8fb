"""PyTorch's contestants: eager, with fused Adam, and compiled."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch

from tests.benchmarks.speed.plans import RATE, SIDE, Plan
from tests.benchmarks.speed.turns import Timed, time_steps

STRETCH = 50
"""Mini-batches between two looks at the clock."""


def model_of(plan: Plan) -> torch.nn.Sequential:
    """The plan's network; it gives logits."""
    layers: list[torch.nn.Module] = []
    for channels, count, size in plan.filter_sizes():
        layers += [torch.nn.Conv2d(channels, count, size), torch.nn.ReLU(), torch.nn.MaxPool2d(2)]
    layers += [torch.nn.Flatten()] if plan.filters else []
    for n_in, n_out in plan.dense_sizes():
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def rows_of(plan: Plan, channels_last: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """All inputs, and the numbers of their classes."""
    data = plan.dataset().train
    inputs, labels = torch.from_numpy(data.inputs), torch.from_numpy(data.targets.argmax(1))
    if plan.filters:
        inputs = inputs.reshape(-1, 1, SIDE, SIDE)
        if channels_last:
            inputs = inputs.to(memory_format=torch.channels_last)
    return inputs, labels


def eager(plan: Plan, fused: bool, channels_last: bool = False) -> Timed:
    """Forward, loss, backward and step, operation by operation."""
    model, loss_of = model_of(plan), torch.nn.CrossEntropyLoss()
    if channels_last:
        model = model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, fused=fused)

    def step(x: torch.Tensor, y: torch.Tensor) -> None:
        optimizer.zero_grad()
        loss_of(model(x), y).backward()
        optimizer.step()

    return over_batches(plan, step, rows_of(plan, channels_last))


def compiled(plan: Plan, channels_last: bool = False) -> Timed:
    """The whole step compiled as one function: loss and gradients of all parameters, and Adam written out."""
    model = model_of(plan)
    if channels_last:
        model = model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    weights = {name: each.detach().clone() for name, each in model.named_parameters()}
    m = {name: torch.zeros_like(each) for name, each in weights.items()}
    v = {name: torch.zeros_like(each) for name, each in weights.items()}
    steps = torch.zeros(())

    def loss_of(weights: dict[str, torch.Tensor], x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        logits = torch.func.functional_call(model, weights, (x,))
        return torch.nn.functional.cross_entropy(logits, y)

    def step(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        gradients, loss = torch.func.grad_and_value(loss_of)(weights, x, y)
        steps.add_(1)
        m_share, v_share = 1 - 0.9**steps, 1 - 0.999**steps
        for name, gradient in gradients.items():
            m[name].mul_(0.9).add_(0.1 * gradient)
            v[name].mul_(0.999).add_(0.001 * gradient * gradient)
            weights[name].sub_(RATE * (m[name] / m_share) / ((v[name] / v_share).sqrt() + 1e-8))
        return loss

    whole = torch.compile(step, fullgraph=True)
    return over_batches(plan, lambda x, y: _without_gradients(whole, x, y), rows_of(plan, channels_last))


def _without_gradients(whole: Callable[..., Any], x: torch.Tensor, y: torch.Tensor) -> None:
    with torch.no_grad():
        whole(x, y)


def compiled_model(plan: Plan, channels_last: bool = False) -> Timed:
    """The model and its loss compiled, backward with them; fused Adam."""
    model = model_of(plan)
    if channels_last:
        model = model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, fused=True)

    def loss_of(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.cross_entropy(model(x), y)

    compiled_loss = torch.compile(loss_of, fullgraph=True)

    def step(x: torch.Tensor, y: torch.Tensor) -> None:
        optimizer.zero_grad()
        compiled_loss(x, y).backward()
        optimizer.step()

    return over_batches(plan, step, rows_of(plan, channels_last))


def over_batches(
    plan: Plan, step: Callable[[torch.Tensor, torch.Tensor], object], rows: tuple[torch.Tensor, torch.Tensor]
) -> Timed:
    """Steps over ready slices; or over shuffled rows, with the share of a step in the shuffling."""
    inputs, labels = rows
    step(inputs[: plan.batch], labels[: plan.batch])  # compiled here, where it is
    if plan.shuffles:
        return _over_shuffled(plan, step, rows)
    starts = range(0, len(inputs), plan.batch)
    slices = [(inputs[i : i + plan.batch], labels[i : i + plan.batch]) for i in starts]

    def one_epoch() -> int:
        for x, y in slices:
            step(x, y)
        return len(slices)

    return lambda seconds: time_steps(one_epoch, seconds)


def _over_shuffled(
    plan: Plan, step: Callable[[torch.Tensor, torch.Tensor], object], rows: tuple[torch.Tensor, torch.Tensor]
) -> Timed:
    inputs, labels = rows
    began = time.perf_counter()
    order = torch.randperm(len(inputs))
    share = (time.perf_counter() - began) / plan.batches
    place = 0

    def stretch() -> int:
        nonlocal place
        for number in range(place, min(place + STRETCH, plan.batches)):
            chosen = order[number * plan.batch : (number + 1) * plan.batch]
            step(inputs[chosen], labels[chosen])
        done, place = number + 1 - place, (number + 1) % plan.batches
        return done

    return lambda seconds: share + time_steps(stretch, seconds)
