"""The office with a large register: how long its list pages take, on SQLite and on PostgreSQL.

Each database is filled by the demonstration's simulator, then a real server is asked over HTTP, one
request after the other; `/healthz` is the empty Django view that the pages are compared with.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.timing import Line
from mingtang_office.operation.management.commands.serve import server_command
from tests.office.postgres import server

EMPTY = "/healthz"
PAGES = {
    "my work": "/office/",
    "reports": "/office/auditing/",
    "reports, filtered": "/office/auditing/?year=2024&undecided=on",
    "findings": "/office/auditing/findings/",
    "findings by rule": "/office/auditing/findings/rules/",
    "agencies": "/office/agencies/",
}
_TURNS = 80
_P95_GOAL = 150.0
_RATIO_GOAL = 6.0


def environment_of(scratch: Path, database: str) -> dict[str, str]:
    """The variables under which a command works on this database."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    told = {"MINGTANG_DATA": str(scratch), "DJANGO_SETTINGS_MODULE": "mingtang_office.settings"}
    return {**kept, **told, **({"DATABASE_URL": database} if database else {})}


def _fill(environment: dict[str, str], reports: int) -> None:
    for command in (
        ["migrate"],
        ["collectstatic", "--noinput"],
        ["load_demo"],
        ["load_demo", "--reports", str(reports)],
    ):
        subprocess.run(
            [sys.executable, "-m", "django", *command],
            env=environment,
            check=True,
            capture_output=True,
        )


def _session(environment: dict[str, str]) -> dict[str, object]:
    """A session cookie of the county's supervisor, and the queries that each page takes."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.office_session", *PAGES.values()],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(environment: dict[str, str], *, processes: int = 1, threads: int = 4) -> Iterator[int]:
    """A real server, started as at a desk; its port."""
    port = _free_port()
    command = server_command("127.0.0.1", port, processes, threads)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
    try:
        _until_it_answers(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _until_it_answers(port: int) -> None:
    for _ in range(600):
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not come up")


def times(port: int, paths: list[str], cookie: str) -> dict[str, list[float]]:
    """Milliseconds of each request; the pages take turns, so that noise falls on all alike."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    taken: dict[str, list[float]] = {path: [] for path in paths}
    for turn in range(_TURNS + 5):
        for path in paths:
            began = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
            response = connection.getresponse()
            response.read()
            if response.status != http.client.OK:
                raise RuntimeError(f"{path} answered {response.status}")
            if turn >= 5:
                taken[path].append((time.perf_counter() - began) * 1000)
    return taken


def _lines(name: str, scratch: Path, database: str, reports: int) -> Iterator[Line]:
    environment = environment_of(scratch, database)
    _fill(environment, reports)
    session = _session(environment)
    queries = session["queries"]
    assert isinstance(queries, dict)
    with serving(environment) as port:
        taken = times(port, [EMPTY, *PAGES.values()], str(session["cookie"]))
    empty = statistics.median(taken[EMPTY])
    yield Line(f"{name}: an empty view", f"median {empty:.1f} ms", "-", None)
    for page, path in PAGES.items():
        p95 = statistics.quantiles(taken[path], n=20)[-1]
        ratio = statistics.median(taken[path]) / empty
        figure = f"p95 {p95:.0f} ms, {ratio:.1f} x, {queries[path]} queries"
        goal = f"<= {_P95_GOAL:.0f} ms, {_RATIO_GOAL:.0f} x"
        yield Line(f"{name}: {page}", figure, goal, p95 <= _P95_GOAL and ratio <= _RATIO_GOAL)


def office_lines(scratch: Path, reports: int) -> list[Line]:
    """The pages on both databases with `reports` checked reports in each."""
    lines = list(_lines("SQLite", scratch / "sqlite", "", reports))
    with server() as url:
        lines += _lines("PostgreSQL", scratch / "postgresql", url, reports)
    return lines
