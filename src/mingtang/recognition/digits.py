"""Numbers that an export ran together: `270020130` is 2 7 0 0 … or 27 0 0 20 …

A run is split only where one reading remains. The figures of a row are printed without leading
zeros, and a printed separator is always a boundary; what is left is decided by the arithmetic of
the table, never by likelihood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from mingtang.recognition.atoms import parse

Split = tuple[str, ...]
LIMIT = 200  # readings of one row kept at most; more are as good as none


def _fewest(chunk: str) -> int:
    """How many numbers a run holds at the least: each leading zero is one of its own."""
    rest = chunk.lstrip("0")
    zeros = len(chunk) - len(rest)
    if zeros and rest[:1] in (".", ","):
        return zeros
    return zeros + bool(rest)


def _pieces(chunk: str, count: int) -> Iterator[Split]:
    if not _fewest(chunk) <= count <= len(chunk):
        return
    if count == 1:
        if parse(chunk) is not None:
            yield (chunk,)
        return
    lone_zero = chunk[0] == "0" and chunk[1:2] != "."
    last = len(chunk) - count + 1
    for end in range(1, min(1, last) + 1 if lone_zero else last + 1):
        head = chunk[:end]
        if chunk[end] in ".," or not (head.isdecimal() or parse(head) is not None):
            continue
        for tail in _pieces(chunk[end:], count - 1):
            yield (head, *tail)


def _splits(chunks: Sequence[str], count: int) -> Iterator[Split]:
    if not chunks:
        if count == 0:
            yield ()
        return
    fewest = sum(_fewest(chunk) for chunk in chunks[1:])
    most = sum(len(chunk) for chunk in chunks[1:])
    for take in range(max(1, count - most), count - fewest + 1):
        for head in _pieces(chunks[0], take):
            for tail in _splits(chunks[1:], count - take):
                yield (*head, *tail)


def readings(chunks: Split, count: int, limit: int = LIMIT) -> tuple[Split, ...]:
    """The ways to read `chunks` (boundaries between them are certain) as `count` numbers, `limit`
    of them at most.

    >>> readings(("35-15",), 2), len(readings(("7777166",), 3))
    ((('35', '-15'),), 15)
    """
    return tuple(islice(_splits(chunks, count), limit))


def _parts(
    digits: str, position: int, end: int, count: int, total: int, edges: frozenset[int]
) -> Iterator[Split]:
    """The ways to read `digits[position:end]` as `count` numbers that add up to `total`."""
    if count == 0:
        if position == end and total == 0:
            yield ()
        return
    longest = end - position - (count - 1)
    width = len(str(total))
    if not count <= end - position <= count * width:
        return
    for length in range(1, 2 if digits[position] == "0" else min(longest, width) + 1):
        number = int(digits[position : position + length])
        if number > total:
            return
        for rest in _parts(digits, position + length, end, count - 1, total - number, edges):
            yield (str(number), *rest)
        if position + length in edges:
            return


def _row(digits: str, position: int, end: int, size: int, edges: frozenset[int]) -> Iterator[Split]:
    """The ways to read `digits[position:end]` as `size` numbers, the last the sum of the others."""
    for start in range(end - 1, position + size - 2, -1):
        if digits[start] != "0" or start == end - 1:
            total = digits[start:end]
            for parts in _parts(digits, position, start, size - 1, int(total), edges):
                yield (*parts, total)
        if start in edges:
            return


def adding_up(chunks: Split, sizes: Sequence[int]) -> tuple[Split, ...]:
    """The ways to read `chunks` as rows of these sizes, the last number of each row being the sum
    of those before it; `LIMIT` of them at most.

    >>> adding_up(("200", "000121"), (7,))
    (('20', '0', '0', '0', '0', '1', '21'),)
    """
    digits = "".join(chunks)
    if not (digits.isascii() and digits.isdecimal()):
        return ()
    edges = frozenset(accumulate(len(chunk) for chunk in chunks))

    def rows(position: int, rest: Sequence[int]) -> Iterator[Split]:
        if not rest:
            yield ()
            return
        last = len(digits) - sum(rest[1:])
        first = len(digits) if len(rest) == 1 else position + rest[0]
        for end in range(first, last + 1):
            for row in _row(digits, position, end, rest[0], edges):
                for following in rows(end, rest[1:]):
                    yield (*row, *following)

    return tuple(islice(rows(0, sizes), LIMIT))


def spelled(chunks: Split, values: Sequence[int]) -> Split | None:
    """The reading of `chunks` as exactly these numbers, None where they are not printed so."""
    pieces = tuple(map(str, values))
    ends = set(accumulate(len(piece) for piece in pieces))
    edges = set(accumulate(len(chunk) for chunk in chunks))
    return pieces if "".join(pieces) == "".join(chunks) and edges <= ends else None


def numbers(split: Split) -> tuple[int, ...] | None:
    """The integers of a reading, None where one has decimals or a unit."""
    values: list[int] = []
    for piece in split:
        parsed = parse(piece)
        if parsed is None or not isinstance(parsed[0], int) or parsed[1] is not None:
            return None
        values.append(parsed[0])
    return tuple(values)


def sums_up(values: Sequence[int]) -> bool:
    """Whether the last number is the sum of those before it."""
    return sum(values[:-1]) == values[-1]
