"""Whether there is a network to ask about a row, and what is missing where there is none."""

from __future__ import annotations

from typing import Literal

from gui.bench.workbench import Workbench

Unavailable = Literal["", "table", "reading", "network", "other", "columns"]
"""Reason why there is nothing to show: no table, one that is being read or prepared, no network, one of
something else, or one whose columns the table lacks; empty where there is."""


def unavailable_reason(bench: Workbench) -> Unavailable:
    """What is missing; that the table lacks columns is found out only when it is prepared."""
    store, dataset = bench.store, bench.session.dataset
    if not bench.project.data.path and not store.loading:
        return "table"
    if dataset is None:
        return "network" if store.table is not None else "reading"
    if bench.run_is_of_something_else:
        return "other" if store.dataset is not None or store.resolved is not None else "reading"
    return "" if store.table is not None else "reading"
