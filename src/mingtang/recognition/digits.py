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


def _pieces(chunk: str, count: int) -> Iterator[Split]:
    if count == 1:
        if parse(chunk) is not None:
            yield (chunk,)
        return
    for end in range(1, len(chunk) - count + 2):
        head = chunk[:end]
        if chunk[end] in ".," or parse(head) is None:
            continue
        for tail in _pieces(chunk[end:], count - 1):
            yield (head, *tail)


def _splits(chunks: Sequence[str], count: int) -> Iterator[Split]:
    if not chunks:
        if count == 0:
            yield ()
        return
    for take in range(1, count - len(chunks) + 2):
        for head in _pieces(chunks[0], take):
            for tail in _splits(chunks[1:], count - take):
                yield (*head, *tail)


def readings(chunks: Split, count: int) -> tuple[Split, ...]:
    """The ways to read `chunks` (boundaries between them are certain) as `count` numbers, `LIMIT`
    of them at most.

    >>> readings(("35-15",), 2), len(readings(("7777166",), 3))
    ((('35', '-15'),), 15)
    """
    return tuple(islice(_splits(chunks, count), LIMIT))


def _ends(digits: str, position: int, edges: frozenset[int]) -> Iterator[int]:
    """Where a number that begins at `position` may end."""
    if digits[position] == "0":
        yield position + 1
        return
    for end in range(position + 1, len(digits) + 1):
        yield end
        if end in edges:
            return


def _sums(
    digits: str, edges: frozenset[int], position: int, size: int, found: Split
) -> Iterator[tuple[int, Split]]:
    """The rows of `size` numbers from `position` on whose last is the sum of the others."""
    total = sum(map(int, found))
    if len(found) == size - 1:
        end = position + len(str(total))
        fits = digits[position:end] == str(total)
        if fits and not any(position < edge < end for edge in edges):
            yield end, (*found, str(total))
        return
    for end in _ends(digits, position, edges):
        left = size - len(found) - 2  # numbers still to come before the sum
        if end + left + len(str(total + int(digits[position:end]))) > len(digits):
            return
        yield from _sums(digits, edges, end, size, (*found, digits[position:end]))


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
            if position == len(digits):
                yield ()
            return
        if position < len(digits):
            for end, row in _sums(digits, edges, position, rest[0], ()):
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
