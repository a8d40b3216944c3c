"""The register with a million applications on PostgreSQL: table three, an officer's queue, and
counting anew what is open when the calendar changes.

The database is filled by the demonstration's simulator: a province of 10,000 agencies, over which the
applications lie as unevenly as real ones do; what is measured of one agency is measured of the largest.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.office import environment_of, serving, times
from benchmarks.timing import Line
from tests.office.postgres import server

_AGENCY_GOAL, _PROVINCE_GOAL, _RATIO_GOAL = 100.0, 2000.0, 3.0
_QUEUE_GOAL, _REPLAY_GOAL = 150.0, 60.0
QUEUES = {
    "queue of an officer": "/office/applications/?queue=mine",
    "queue of an agency": "/office/applications/?queue=open",
    "closed cases of an agency": "/office/applications/?queue=closed",
}


def run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def _fill(environment: dict[str, str], applications: int) -> None:
    for command in (
        ("migrate",),
        ("collectstatic", "--noinput"),
        ("load_demo", "--size", "province"),
        ("load_demo", "--applications", str(applications)),
    ):
        run(environment, "django", *command)


def _p95(milliseconds: list[float]) -> float:
    return statistics.quantiles(milliseconds, n=20)[-1]


def _counting(told: dict[str, Any]) -> Iterator[Line]:
    agency, province = _p95(told["agency"]), _p95(told["province"])
    bare = statistics.median(told["bare"])
    ratio = statistics.median(told["province"]) / bare
    yield Line(
        f"table three of the largest agency ({told['largest']} applications)",
        f"p95 {agency:.0f} ms",
        f"<= {_AGENCY_GOAL:.0f} ms",
        agency <= _AGENCY_GOAL,
    )
    yield Line(
        "table three of the province",
        f"p95 {province:.0f} ms, {ratio:.2f} x the bare GROUP BY ({bare:.0f} ms)",
        f"<= {_PROVINCE_GOAL:.0f} ms, {_RATIO_GOAL:.0f} x",
        province <= _PROVINCE_GOAL and ratio <= _RATIO_GOAL,
    )


def _replaying(told: dict[str, Any]) -> Iterator[Line]:
    for name, replay in told["replays"].items():
        yield Line(
            f"open cases counted anew, {name}",
            f"{replay['seconds']:.1f} s ({replay['processor']:.1f} s of processor) for {told['open']}",
            f"<= {_REPLAY_GOAL:.0f} s",
            replay["seconds"] <= _REPLAY_GOAL,
        )


def application_lines(scratch: Path, applications: int) -> list[Line]:
    """Everything measured in one run; the machine's load stands in the first line."""
    with server() as url:
        environment = environment_of(scratch, url)
        _fill(environment, applications)
        told = json.loads(run(environment, "benchmarks.application_session").splitlines()[-1])
        with serving(environment) as port:
            taken = times(port, ["/healthz", *QUEUES.values()], told["cookie"])
    lines = [
        Line("load of the machine, cores", f"{os.getloadavg()[0]:.1f}, {os.cpu_count()}", "-", None)
    ]
    empty = statistics.median(taken["/healthz"])
    lines.append(Line("an empty view", f"median {empty:.1f} ms", "-", None))
    lines += _counting(told)
    for name, path in QUEUES.items():
        p95 = _p95(taken[path])
        lines.append(
            Line(name, f"p95 {p95:.0f} ms", f"<= {_QUEUE_GOAL:.0f} ms", p95 <= _QUEUE_GOAL)
        )
    return [*lines, *_replaying(told)]
