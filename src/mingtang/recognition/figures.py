"""The statistics table of a free-form report (before the statutory tables of 2019)."""

from __future__ import annotations

from collections.abc import Sequence

from mingtang.annual.report import Figure
from mingtang.recognition.flow import Line


def read(flow: Sequence[Line]) -> tuple[Figure, ...]:
    return ()
