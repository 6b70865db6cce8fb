"""Writes resources/datasets: five sets that scikit-learn ships and six generated ones.

Run ``python tools/make_datasets.py``; it needs scikit-learn, and writes the same files each time.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Points = tuple[NDArray[np.float64], Sequence[Any]]
"""Places in the plane, (m, 2), and the label of each, (m,)."""

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "datasets"
ROWS = 500
NAMES = ("blue", "orange")


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write one CSV file, UTF-8 with Unix line ends on every system."""
    with (FOLDER / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def plain(value: float) -> str:
    """A number as short as it can be written exactly: 5 and not 5.0."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def shipped() -> None:
    """The sets that scikit-learn ships, with words for classes and tidy column names."""
    from sklearn import datasets  # noqa: PLC0415

    sets: list[tuple[str, Callable[..., Any], str, dict[str, Any]]] = [
        ("iris", datasets.load_iris, "species", {}),
        ("wine", datasets.load_wine, "cultivar", {}),
        ("breast_cancer", datasets.load_breast_cancer, "diagnosis", {}),
        ("digits", datasets.load_digits, "digit", {}),
        ("diabetes", datasets.load_diabetes, "progression", {"scaled": False}),
    ]
    better = {"od280/od315_of_diluted_wines": "od280_od315", "bmi": "body_mass_index", "bp": "blood_pressure"}
    serum = ("total_cholesterol", "ldl", "hdl", "cholesterol_ratio", "log_triglycerides", "glucose")
    better |= {f"s{number}": name for number, name in enumerate(serum, start=1)}
    for name, load, target, options in sets:
        data = load(**options)
        header = [re.sub(r"[ _]+", "_", column.replace("(cm)", "").strip()) for column in data.feature_names]
        classes = getattr(data, "target_names", None)
        if name == "wine":
            classes = [f"grower {letter}" for letter in "ABC"]
        labels = [
            plain(value) if classes is None or name == "digits" else classes[value] for value in data.target
        ]
        rows = [[*map(plain, row), label] for row, label in zip(data.data, labels, strict=True)]
        write(name, [*(better.get(column, column) for column in header), target], rows)


def circle(random: Generator) -> Points:
    """A disc of radius 2.5 in a ring from 3.5 to 5; a little noise blurs the gap."""
    inside = np.arange(ROWS) < ROWS // 2
    radius = np.where(inside, random.uniform(0, 2.5, ROWS), random.uniform(3.5, 5, ROWS))
    angle = random.uniform(0, 2 * np.pi, ROWS)
    places = np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1)
    noisy = places + random.normal(0, 0.25, places.shape)
    return noisy, [NAMES[int(np.hypot(*place) >= 3)] for place in noisy]


def xor(random: Generator) -> Points:
    """The square from -5 to 5 in four quarters, kept a little off the axes."""
    places = random.uniform(-5, 5, (ROWS, 2))
    places += np.where(places > 0, 0.3, -0.3)
    labels = [NAMES[int(x * y < 0)] for x, y in places]
    return places + random.normal(0, 0.15, places.shape), labels


def gauss(random: Generator) -> Points:
    """Two round clouds around (2, 2) and (-2, -2)."""
    kind = np.arange(ROWS) % 2
    centre = np.where(kind == 0, 2.0, -2.0)[:, None]
    return centre + random.normal(0, 1.0, (ROWS, 2)), [NAMES[k] for k in kind]


def spiral(random: Generator) -> Points:
    """Two arms of 1.75 turns, the second half a turn behind the first; they begin beside the middle,
    where nobody could tell them apart.
    """
    rows = 800  # the longest border of all: with fewer points it is not drawn everywhere
    kind = np.arange(rows) % 2
    along = 0.04 + 0.96 * (np.arange(rows) // 2 / (rows / 2))
    angle = 1.75 * along * 2 * np.pi + np.pi * kind
    places = 5 * along[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
    return places + random.normal(0, 0.03, places.shape), [NAMES[k] for k in kind]


def regression_plane(random: Generator) -> Points:
    """A slope: y = (x1 + x2) / 10, with noise of a twentieth of its height."""
    places = random.uniform(-6, 6, (ROWS, 2))
    height = places.sum(axis=1) / 10 + random.normal(0, 0.05, ROWS)
    return places, [f"{value:.4f}" for value in height]


def regression_gauss(random: Generator) -> Points:
    """Three hills and three hollows, each a cone of radius 2 that does not reach the next."""
    places = random.uniform(-6, 6, (ROWS, 2))
    centres = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]
    height = sum(
        sign * np.clip(1 - np.hypot(places[:, 0] - x, places[:, 1] - y) / 2, 0, None)
        for x, y, sign in centres
    )
    return places, [f"{value:.4f}" for value in height + random.normal(0, 0.02, ROWS)]


def generated() -> None:
    """The plane sets, each from its own fixed seed and with its rows in a shuffled order."""
    sets = (circle, xor, gauss, spiral, regression_plane, regression_gauss)
    for seed, make in enumerate(sets, start=1):
        random = np.random.default_rng(seed)
        places, labels = make(random)
        target = "y" if make.__name__.startswith("regression") else "label"
        rows = [
            (f"{places[i, 0]:.4f}", f"{places[i, 1]:.4f}", labels[i]) for i in random.permutation(len(labels))
        ]
        write(make.__name__, ["x1", "x2", target], rows)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    shipped()
    generated()
    sys.stdout.write(f"wrote {len(list(FOLDER.glob('*.csv')))} files to {FOLDER}\n")
