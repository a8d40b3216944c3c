"""The portal over many items: its pages with fifty requests in flight, none of them answered from a
cache, beside a bare view of the same run that asks the database as often.

The server runs as deploy/mingtang-web.service starts it, a process a core with four threads each; it, the
database and those who ask share the machine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from benchmarks.applications import run
from benchmarks.crowd import Asked, asked
from benchmarks.office import environment_of, serving
from benchmarks.timing import Line
from tests.office.postgres import server

_AT_ONCE, _SECONDS, _WARM = 50, 10.0, 2.0
_P95_GOAL, _SHARE_GOAL = 100.0, 0.5


def _ask(port: int, paths: list[str]) -> Asked:
    asked(port, paths, at_once=_AT_ONCE, seconds=_WARM)
    return asked(port, paths, at_once=_AT_ONCE, seconds=_SECONDS)


def _lines(environment: dict[str, str], told: dict[str, Any]) -> Iterator[Line]:
    with serving(environment, processes=os.cpu_count() or 1) as port:
        for name, page in told.items():
            bare = _ask(port, [f"/bare/{page['queries']}/"])
            seen = _ask(port, page["paths"])
            share = seen.a_second / bare.a_second
            figure = (
                f"p95 {seen.p95:.0f} ms, {seen.a_second:.0f}/s, {share:.2f} x of the bare view's "
                f"{bare.a_second:.0f}/s (p95 {bare.p95:.0f} ms), {page['queries']} queries"
            )
            goal = f"<= {_P95_GOAL:.0f} ms, >= {_SHARE_GOAL:.1f} x"
            yield Line(name, figure, goal, seen.p95 <= _P95_GOAL and share >= _SHARE_GOAL)


def portal_lines(scratch: Path, items: int, *, on_postgresql: bool) -> list[Line]:
    """Everything measured in one run; the machine's load stands in the first line."""
    with server() if on_postgresql else nullcontext("") as url:
        environment = environment_of(scratch, url)
        environment["DJANGO_SETTINGS_MODULE"] = "benchmarks.portal_settings"
        run(environment, "django", "migrate")
        run(environment, "django", "collectstatic", "--noinput")
        filled = run(environment, "benchmarks.portal_fill", str(items)).splitlines()[-1]
        told = json.loads(run(environment, "benchmarks.portal_session").splitlines()[-1])
        load = os.getloadavg()[0]
        return [
            Line("load of the machine, cores", f"{load:.1f}, {os.cpu_count()}", "-", None),
            Line("filled", f"{float(filled):.0f} s", "-", None),
            *_lines(environment, told),
        ]
