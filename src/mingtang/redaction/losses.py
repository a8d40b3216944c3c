"""Counts what a reader leaves behind."""

from __future__ import annotations

from collections import Counter

from mingtang.redaction.outcome import Dropped, Loss


class Losses:
    """One entry for each kind of loss and place, in the order of meeting them."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[Loss, str]] = Counter()

    def add(self, loss: Loss, at: str = "", count: int = 1) -> None:
        if count:
            self._counts[loss, at] += count

    def entries(self) -> tuple[Dropped, ...]:
        return tuple(Dropped(loss, at, count) for (loss, at), count in self._counts.items())
