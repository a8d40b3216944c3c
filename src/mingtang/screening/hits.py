"""Hits: those that come from the file itself, and those of all pieces of a file together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mingtang.redaction.folding import folded
from mingtang.screening.columns import hits_of
from mingtang.screening.concern import Advice, Concern, Severity
from mingtang.screening.finding import Finding, Hit
from mingtang.screening.pieces import Layer, Passage, Piece, Table
from mingtang.screening.words import hits_in


def unreadable(at: str, why: str) -> Hit:
    """A file that could not be read blocks: nobody knows what is in it."""
    return Hit(Finding(Concern.UNREADABLE, at, why, Advice.REPLACE_FILE, Severity.BLOCKS))


def unread_picture(at: str, why: str = "", count: int = 1) -> Hit:
    """A picture whose words no program has read."""
    return Hit(Finding(Concern.UNREAD_PICTURE, at, why, Advice.LOOK_AT, Severity.LOOK, count))


def hidden(
    at: str,
    what: str,
    count: int = 1,
    concern: Concern = Concern.HIDDEN,
    advice: Advice = Advice.REMOVE_HIDDEN,
) -> Hit:
    """Something that goes out with the file and that its reader does not see."""
    return Hit(Finding(concern, at, what, advice, Severity.LOOK, count))


def metadata(at: str, what: str, count: int = 1) -> Hit:
    """Who wrote the file, where it lay, what made it."""
    return Hit(Finding(Concern.METADATA, at, what, Advice.REMOVE_METADATA, Severity.LOOK, count))


def searched(pieces: Iterable[Piece]) -> Iterator[Hit]:
    """The hits of all pieces. What was found by a reader that knows the format is not told again from
    the depths of the same file: there the same words lie, too. Office numbers are one finding."""
    seen: set[str] = set()
    offices: list[Hit] = []
    depths: list[Hit] = []
    for piece in pieces:
        for found in _of(piece):
            if not isinstance(piece, Hit) and piece.layer is Layer.RESIDUE:
                depths.append(found)
                continue
            seen.update(map(folded, found.value.split("\n")))
            if found.finding.advice is Advice.MAY_STAY and found.finding.span:
                offices.append(found)
            else:
                yield found
    yield from _in_the_depths(depths, seen)
    yield from _together(offices)


def _in_the_depths(depths: Iterable[Hit], seen: set[str]) -> Iterator[Hit]:
    """One hit for each part and kind, the first with the number of all that are new."""
    first: dict[tuple[str, Concern], Hit] = {}
    counts: Counter[tuple[str, Concern]] = Counter()
    for found in depths:
        value = folded(found.value)
        if value not in seen:
            seen.add(value)
            key = found.finding.at, found.finding.concern
            first.setdefault(key, found)
            counts[key] += 1
    for key, found in first.items():
        yield replace(found, finding=replace(found.finding, count=counts[key], span=None))


def _of(piece: Piece) -> Iterator[Hit]:
    if isinstance(piece, Hit):
        yield piece
    else:
        yield from hits_of(piece) if isinstance(piece, Table) else hits_in(piece)


def _together(offices: list[Hit]) -> Iterator[Hit]:
    if not offices:
        return
    first = offices[0].finding
    count = len({each.value for each in offices})
    if count == 1:
        yield offices[0]
        return
    quote = f"{first.quote}等"
    yield Hit(Finding(first.concern, f"{first.at}等处", quote, first.advice, first.severity, count))


def passage(at: str, text: str, layer: Layer = Layer.SHOWN) -> Iterator[Passage]:
    """A passage where there are words at all."""
    if text.strip():
        yield Passage(at, text, layer)
