"""Microseconds per training step, beside PyTorch and scikit-learn in the same run.

    python -m tests.benchmarks.engine_speed [--seconds 0.5] [--repeats 5] [--parts]

Layerscope is timed through its real Trainer, some epochs at a time: shuffling, loss history, figures of
each epoch, checkpoints and the look for pause and stop are in the figure. PyTorch gets its mini-batches
as ready slices of one tensor and does forward, loss, backward and step, eagerly, with one thread and with
one per core, of which the quicker counts. scikit-learn's MLPClassifier is timed by ``partial_fit`` of a
mini-batch, and by ``fit`` of whole epochs, which checks its input once. All train the same float32
network with Adam on the same rows. They take turns, so that a busy moment of the machine hits everybody;
close other programs all the same. ``--parts`` shows where Layerscope's time goes.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import time
import warnings
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from statistics import median

import numpy as np

from engine.common.blas_threads import suited_threads
from engine.core.architecture.templates import chain
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.training.trainer import Trainer
from tests.toy_data import dataset_of, network_of

NETWORKS = {
    # widths: rows of a mini-batch, mini-batches of an epoch
    (2, 8, 8, 2): (10, 50),
    (30, 32, 16, 2): (32, 50),
    (64, 128, 64, 10): (64, 50),
    (784, 256, 128, 10): (128, 30),
    (784, 1024, 1024, 10): (512, 8),
    (784, 16, 10): (64, 20),
}
CONVOLUTION = (784, 16, 10)
"""Stands for pictures of 28 x 28, Conv2D with 16 filters of 3 x 3, ReLU, MaxPool2D, Dense."""

EPOCHS = 10
"""Done in one call of ``Trainer.run``, as a user's run has many."""

RATE = 1e-4
"""Small, so that every network goes on learning for as long as the clock runs."""

Timed = Callable[[float], float]
"""Trains for about so many seconds and gives the seconds per step."""


def time_steps(step: Callable[[], int], seconds: float) -> float:
    """Seconds per step of a function that does some steps and says how many."""
    done, began = 0, time.perf_counter()
    while (passed := time.perf_counter() - began) < seconds:
        done += step()
    return passed / done


def trainer_of(data: Dataset, widths: tuple[int, ...], batch: int) -> Trainer:
    settings = TrainingSettings(optimizer="adam", learning_rate=RATE, batch_size=batch, epochs=1, patience=0)
    if widths != CONVOLUTION:
        return Trainer(network_of(data.task, widths[1:-1], "relu"), data, settings)
    hidden = [
        ("reshape", ReshapeSettings(28, 28, 1)),
        ("conv2d", Conv2DSettings(16, 3, 1, "valid")),
        ("max_pool2d", PoolSettings()),
        ("flatten", NoSettings()),
    ]
    network = Network(chain(hidden, data.task), data.task)
    network.initialise(0)
    return Trainer(network, data, settings)


def layerscope(data: Dataset, widths: tuple[int, ...], batch: int) -> Timed:
    trainer = trainer_of(data, widths, batch)

    def some_epochs() -> int:
        before = trainer.step_count
        trainer.change(epochs=trainer.epoch + EPOCHS)
        trainer.run()
        return trainer.step_count - before

    return lambda seconds: time_steps(some_epochs, seconds)


def pytorch(data: Dataset, widths: tuple[int, ...], batch: int, fused: bool, threads: int) -> Timed:
    import torch

    layers: list[torch.nn.Module] = []
    inputs, labels = torch.tensor(data.train.inputs), torch.tensor(data.train.targets.argmax(1))
    if widths == CONVOLUTION:
        layers += [torch.nn.Conv2d(1, 16, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Flatten()]
        layers += [torch.nn.Linear(16 * 13 * 13, 10), torch.nn.ReLU()]
        inputs = inputs.reshape(-1, 1, 28, 28)
    else:
        for n_in, n_out in pairwise(widths):
            layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    model, loss_of = torch.nn.Sequential(*layers[:-1]), torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, fused=fused)
    slices = [(inputs[i : i + batch], labels[i : i + batch]) for i in range(0, len(inputs), batch)]

    def one_epoch() -> int:
        torch.set_num_threads(threads)
        for x, y in slices:
            optimizer.zero_grad()
            loss_of(model(x), y).backward()
            optimizer.step()
        return len(slices)

    return lambda seconds: time_steps(one_epoch, seconds)


def scikit_learn(data: Dataset, widths: tuple[int, ...], batch: int, whole_epochs: bool) -> Timed:
    from sklearn.neural_network import MLPClassifier

    labels = data.train.targets.argmax(1)
    model = MLPClassifier(widths[1:-1], batch_size=batch, learning_rate_init=RATE, alpha=0, max_iter=5)
    model.set_params(n_iter_no_change=1000)
    steps = len(labels) // batch

    def some_epochs() -> int:
        model.fit(data.train.inputs, labels)
        return 5 * steps

    def one_epoch() -> int:
        for i in range(0, len(labels), batch):
            model.partial_fit(data.train.inputs[i : i + batch], labels[i : i + batch], classes=classes)
        return steps

    classes = np.arange(widths[-1])
    return lambda seconds: time_steps(some_epochs if whole_epochs else one_epoch, seconds)


def contestants(widths: tuple[int, ...], batch: int, batches: int) -> dict[tuple[str, int], Timed]:
    """Contestants by column and number of threads; 0 threads where the library decides."""
    data = dataset_of("classes", (batch * batches, 0, 0), widths[0], widths[-1])
    found = {("Layerscope", 0): layerscope(data, widths, batch)}
    if find_spec("torch"):
        for threads in {1, os.cpu_count() or 1}:
            found["PyTorch", threads] = pytorch(data, widths, batch, False, threads)
            found["PyTorch fused", threads] = pytorch(data, widths, batch, True, threads)
    if find_spec("sklearn") and widths != CONVOLUTION:
        found["partial_fit", 0] = scikit_learn(data, widths, batch, whole_epochs=False)
        found["fit", 0] = scikit_learn(data, widths, batch, whole_epochs=True)
    return found


def measure(timed: dict[tuple[str, int], Timed], seconds: float, repeats: int) -> dict[str, float]:
    """Median microseconds per step by column; of several numbers of threads, the quickest counts.

    The first, unwarmed turn is left out.
    """
    turns = [{key: run(seconds) for key, run in timed.items()} for _ in range(repeats + 1)]
    best: dict[str, float] = {}
    for key in timed:
        microseconds = 1e6 * median(turn[key] for turn in turns[1:])
        best[key[0]] = min(best.get(key[0], microseconds), microseconds)
    return best


def print_parts(widths: tuple[int, ...], batch: int, batches: int) -> None:
    """Microseconds of each named step of one iteration, the best of many."""
    data = dataset_of("classes", (batch * batches, 0, 0), widths[0], widths[-1])
    trainer = trainer_of(data, widths, batch)
    iteration, layers = trainer.iteration, range(1, len(trainer.network.layers) + 1)
    x, y = data.train.inputs[:batch], data.train.targets[:batch]
    best: dict[str, float] = {}

    def timed(name: str, step: Callable[[], object]) -> None:
        began = time.perf_counter()
        step()
        best[name] = min(best.get(name, math.inf), 1e6 * (time.perf_counter() - began))

    with suited_threads(trainer.network.multiplications_per_row, batch):
        for _ in range(300):
            iteration.take(x, y)
            for l in layers:
                timed(f"forward {l}", partial(iteration.forward, l))
            timed("loss", iteration.compute_loss)
            for l in iteration.backward_order:
                timed(f"backward {l}", partial(iteration.backward, l))
            timed("update", lambda: iteration.update(RATE))
    print("    " + ", ".join(f"{name} {microseconds:,.1f}" for name, microseconds in best.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=0.4, help="for each turn of each contestant")
    parser.add_argument("--repeats", type=int, default=5, help="turns of which the median counts")
    parser.add_argument("--parts", action="store_true", help="show where Layerscope's time goes")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # scikit-learn warns that a few epochs are not enough

    print(f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores")
    for name, library in (("torch", "torch"), ("sklearn", "scikit-learn")):
        print(f"{library} {version(library)}" if find_spec(name) else f"{library} is not installed: left out")
    print("Microseconds per step with Adam; in brackets, how many times as long as Layerscope's.")
    for number, (widths, (batch, batches)) in enumerate(NETWORKS.items()):
        found = measure(contestants(widths, batch, batches), arguments.seconds, arguments.repeats)
        if number == 0:
            print(f"{'network / batch':<29}" + "".join(f"{column:>18}" for column in found))
        words = "conv 16 3x3, pool, dense" if widths == CONVOLUTION else "-".join(map(str, widths))
        name = f"{words} / {batch}"
        cells = [f"{time:,.0f} ({time / found['Layerscope']:.2f})" for time in found.values()]
        print(f"{name:<29}" + "".join(f"{cell:>18}" for cell in cells), flush=True)
        if arguments.parts:
            print_parts(widths, batch, batches)


if __name__ == "__main__":
    main()
