"""Ratios measured in one run: the parties take turns, and of each the best turn counts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: what was measured, the figure, the goal, and whether it is met."""

    what: str
    figure: str
    goal: str
    met: bool | None

    @property
    def verdict(self) -> str:
        return {True: "met", False: "MISSED", None: "-"}[self.met]


def best_of(turns: int, *parties: Callable[[], object]) -> list[float]:
    """The shortest time of each party, in seconds, over `turns` turns taken in rotation."""
    best = [float("inf")] * len(parties)
    for _ in range(turns):
        for index, party in enumerate(parties):
            began = time.perf_counter()
            party()
            best[index] = min(best[index], time.perf_counter() - began)
    return best


def show(title: str, lines: list[Line]) -> None:
    """A plain table."""
    print(f"\n{title}")
    widths = [max([len(line.what) for line in lines] + [8]), 26, 12]
    for line in lines:
        row = (line.what.ljust(widths[0]), line.figure.ljust(widths[1]), line.goal.ljust(widths[2]))
        print("  " + "  ".join(row) + "  " + line.verdict)
