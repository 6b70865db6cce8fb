"""JAX's contestants: a compiled step, called one by one, and a compiled epoch."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from tests.benchmarks.speed.plans import RATE, SIDE, Plan
from tests.benchmarks.speed.turns import Timed, time_steps

Weights = list[tuple[jax.Array, jax.Array]]
"""W and b of every layer; the kernels of a convolution are ``(size, size, channels, filters)``."""


def weights_of(plan: Plan) -> Weights:
    """First weights of He's width."""
    shapes = [(size, size, channels, count) for channels, count, size in plan.filter_sizes()]
    shapes += plan.dense_sizes()  # type: ignore[arg-type]
    rng, found = np.random.default_rng(0), []
    for shape in shapes:
        W = rng.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape).astype(np.float32)
        found.append((jnp.asarray(W), jnp.zeros(shape[-1], jnp.float32)))
    return found


def loss_of(weights: Weights, x: jax.Array, y: jax.Array) -> jax.Array:
    """Mean cross-entropy of one-hot targets."""
    a = x
    for number, (W, b) in enumerate(weights):
        is_convolution = W.ndim == 4
        if is_convolution:
            a = jax.lax.conv_general_dilated(
                a, W, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC")
            )
        else:
            a = a.reshape(len(a), -1) @ W
        a = a + b
        if number < len(weights) - 1:
            a = jax.nn.relu(a)
        if is_convolution:
            a = jax.lax.reduce_window(a, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    return -(jax.nn.log_softmax(a) * y).sum(1).mean()


def step(state: Any, batch: tuple[jax.Array, jax.Array]) -> tuple[Any, jax.Array]:
    """One step of Adam."""
    weights, m, v, steps = state
    loss, gradients = jax.value_and_grad(loss_of)(weights, *batch)
    steps += 1
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, gradients)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, gradients)
    m_share, v_share = 1 - 0.9**steps, 1 - 0.999**steps
    weights = jax.tree.map(
        lambda w, m, v: w - RATE * (m / m_share) / (jnp.sqrt(v / v_share) + 1e-8), weights, m, v
    )
    return (weights, m, v, steps), loss


def first_state(plan: Plan) -> Any:
    """Weights, the two means of Adam, and the steps done."""
    weights = weights_of(plan)
    # Arrays of their own, since those that are given to a step may not be given twice.
    m, v = (jax.tree.map(jnp.zeros_like, weights) for _ in range(2))
    return weights, m, v, jnp.zeros((), jnp.float32)


def batches_of(plan: Plan) -> tuple[jax.Array, jax.Array]:
    """All mini-batches of an epoch, ``(batches, m, ...)``."""
    data = plan.dataset().train
    shape = (SIDE, SIDE, 1) if plan.filters else (plan.widths[0],)
    inputs = data.inputs.reshape(plan.batches, plan.batch, *shape)
    return jnp.asarray(inputs), jnp.asarray(data.targets.reshape(plan.batches, plan.batch, -1))


def by_step(plan: Plan) -> Timed:
    """A call for each step, which may go on while Python prepares the next; waited for after each epoch."""
    inputs, targets = batches_of(plan)
    batches = [(inputs[i], targets[i]) for i in range(plan.batches)]
    state, one = first_state(plan), jax.jit(step, donate_argnums=0)

    def one_epoch() -> int:
        nonlocal state
        for batch in batches:
            state, loss = one(state, batch)
        loss.block_until_ready()
        return plan.batches

    one_epoch()
    return lambda seconds: time_steps(one_epoch, seconds)


def by_epoch(plan: Plan) -> Timed:
    """A call for each epoch."""
    batches, state = batches_of(plan), first_state(plan)
    epoch = jax.jit(lambda state, batches: jax.lax.scan(step, state, batches), donate_argnums=0)

    def one_epoch() -> int:
        nonlocal state
        state, losses = epoch(state, batches)
        losses.block_until_ready()
        return plan.batches

    one_epoch()
    return lambda seconds: time_steps(one_epoch, seconds)
