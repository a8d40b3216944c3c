"""Numbers that an export ran together: `270020130` is 2 7 0 0 … or 27 0 0 20 …

A run is split only where one reading remains. The figures of a row are printed without leading
zeros, and a printed separator is always a boundary; what is left is decided by the arithmetic of
the table, never by likelihood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from mingtang.recognition.numbers import parse

Split = tuple[str, ...]
LIMIT = 60_000  # readings of one row looked at before giving up


def _pieces(chunk: str, count: int) -> Iterator[Split]:
    if count == 1:
        if parse(chunk) is not None:
            yield (chunk,)
        return
    for end in range(1, len(chunk) - count + 2):
        head = chunk[:end]
        if parse(head) is None:
            if head[0] == "0" and end > 1 and "." not in chunk[:3]:
                break
            continue
        if chunk[end] in ".,":
            continue
        for tail in _pieces(chunk[end:], count - 1):
            yield (head, *tail)


def splits(chunks: Sequence[str], count: int) -> Iterator[Split]:
    """Every way to read `chunks` (boundaries between them are certain) as `count` numbers."""
    if not chunks:
        if count == 0:
            yield ()
        return
    rest = len(chunks) - 1
    for take in range(1, count - rest + 1):
        for head in _pieces(chunks[0], take):
            for tail in splits(chunks[1:], count - take):
                yield (*head, *tail)


@cache
def readings(chunks: Split, count: int) -> tuple[Split, ...]:
    """The readings of one row, empty where there is none or far too many to judge."""
    found: list[Split] = []
    for split in splits(chunks, count):
        found.append(split)
        if len(found) > LIMIT:
            return ()
    return tuple(found)


def numbers(split: Split) -> tuple[int, ...] | None:
    """The integers of a reading, None where one has decimals or a unit."""
    values: list[int] = []
    for piece in split:
        parsed = parse(piece)
        if parsed is None or not isinstance(parsed[0], int) or parsed[1] is not None:
            return None
        values.append(parsed[0])
    return tuple(values)


def fitting(
    chunks: Split, count: int, fits: Callable[[tuple[int, ...]], bool]
) -> tuple[Split, ...]:
    """The readings whose numbers satisfy `fits`."""
    return tuple(
        split
        for split in readings(chunks, count)
        if (values := numbers(split)) is not None and fits(values)
    )


def sums_up(values: Sequence[int]) -> bool:
    """Whether the last number is the sum of those before it."""
    return sum(values[:-1]) == values[-1]
