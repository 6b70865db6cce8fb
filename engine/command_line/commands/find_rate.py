"""The command ``find-rate``: short runs with many learning rates, and the rate that they suggest."""

from __future__ import annotations

import math
from argparse import Namespace
from typing import Any

from engine.command_line.commands.train import first_network
from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import print_json, print_notes, print_table
from engine.command_line.run_request import read_requested_table, request_of
from engine.data.dataset import prepare_resolved
from engine.experiments.rate_finder import RateCurve, find_rate

LINES_PER_TENFOLD = 4


def run(options: Namespace) -> int:
    """Search as the options say, print the curve and the suggestion, and give the exit code."""
    request = request_of(options)
    with ProgressBar() as bar:
        table, resolved = read_requested_table(request, options, bar)
        bar.begin("Preparing")
        dataset = prepare_resolved(table, request.data, resolved)
        network = first_network(request, dataset)  # or say what is wrong with it
        bar.begin("Trying learning rates")
        curve = find_rate(network.architecture, dataset, request.settings, progress=bar.show)
    notes = [str(note) for note in (*table.notes, *dataset.notes)]
    if options.json:
        print_json({**_figures(curve), "notes": notes})
        return DONE
    print(f"{options.file}: learning rates from {curve.rates[0]:.0e} to {curve.rates[-1]:.1e}")
    print_notes(notes)
    print()
    print_table(["rate", "loss", "smoothed"], _rows(curve))
    if curve.reason is not None:
        print(f"\nNo rate to suggest: {curve.reason}")
    else:
        print(
            f"\nSuggested: --learning-rate {curve.suggestion:g}, the smallest of those tried that does as "
            f"well as the best, from new weights (seed {request.settings.seed})."
        )
    return DONE


def _figures(curve: RateCurve) -> dict[str, Any]:
    return {
        "suggestion": curve.suggestion,
        "reason": str(curve.reason) if curve.reason else None,
        "rates": curve.rates.tolist(),
        "losses": curve.losses.tolist(),
        "smoothed": curve.smoothed.tolist(),
    }


def _rows(curve: RateCurve) -> list[tuple[str, float, float]]:
    """A few steps of each tenfold of the rate, and the last one."""
    apart = max(1, round(1 / (LINES_PER_TENFOLD * math.log10(curve.rates[1] / curve.rates[0]))))
    shown = sorted({*range(0, len(curve.rates), apart), len(curve.rates) - 1})
    return [(f"{curve.rates[i]:.1e}", float(curve.losses[i]), float(curve.smoothed[i])) for i in shown]
