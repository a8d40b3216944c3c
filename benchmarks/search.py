"""The search over many documents: how long questions of each sort take, on PostgreSQL and on SQLite, as a
ratio to a bare indexed query of the same run. Words lie over the invented documents as unevenly as over
real ones: what is asked for stands in one of them, in half, or in all."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from benchmarks.applications import run
from benchmarks.office import environment_of
from benchmarks.timing import Line
from tests.office.postgres import server

_GOAL = 200.0


def _p95(milliseconds: list[float]) -> float:
    return statistics.quantiles(milliseconds, n=20)[-1]


def _lines(told: dict[str, Any]) -> Iterator[Line]:
    bare = statistics.median(told["bare"])
    yield Line("the newest twenty, a bare indexed query", f"median {bare:.2f} ms", "-", None)
    for name, taken in told["asked"].items():
        p95 = _p95(taken)
        yield Line(
            f"{name} ({told['totals'][name]})",
            f"p95 {p95:.0f} ms, {statistics.median(taken) / bare:.0f} x, {told['spent'][name]:.0f} ms cpu",
            f"<= {_GOAL:.0f} ms",
            p95 <= _GOAL,
        )


def search_lines(scratch: Path, documents: int, *, on_postgresql: bool) -> list[Line]:
    """Everything measured in one run; the machine's load stands in the first line."""
    with server() if on_postgresql else nullcontext("") as url:
        environment = environment_of(scratch, url)
        run(environment, "django", "migrate", "search")
        filled = run(environment, "benchmarks.search_fill", str(documents)).splitlines()[-1]
        load = os.getloadavg()[0]
        told = json.loads(
            run(environment, "benchmarks.search_session", str(documents)).splitlines()[-1]
        )
    return [
        Line("load of the machine, cores", f"{load:.1f}, {os.cpu_count()}", "-", None),
        Line("filled", f"{float(filled):.0f} s", "-", None),
        *_lines(told),
    ]
