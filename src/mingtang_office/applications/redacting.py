"""Partial disclosure done in a process of its own: nothing of Django, bytes in, values out.

Whatever a file does to its reader comes out as `RedactionRefused`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mingtang.documents.pages import page_image
from mingtang.privacy import find
from mingtang.redaction import (
    Dropped,
    Hit,
    Mark,
    Passage,
    Redacted,
    RedactionRefused,
    examine,
    failing_closed,
    redact,
)

_WIDTH = 1200  # pixels of the picture of a page


@dataclass(frozen=True, slots=True)
class Proposal:
    """Personal data that stand in a file (个人信息保护法第二十八条), as they are written there."""

    label: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Examination:
    """What an officer is shown of a file before anything is marked."""

    passages: tuple[Passage, ...]
    figures: int
    pages: int
    to_be_viewed: frozenset[int]
    dropped: tuple[Dropped, ...]
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The new file, and how it reads."""

    redacted: Redacted
    shows: Examination


def examined(data: bytes, name: str) -> Examination:
    """What of a file can be marked. Raises `RedactionRefused`."""
    with failing_closed():
        found = examine(data, name)
        return Examination(
            found.passages,
            len(found.figures),
            found.pages,
            found.to_be_viewed,
            found.dropped,
            _proposals(found.passages),
        )


def marked(data: bytes, name: str, marks: Sequence[Mark]) -> tuple[Hit, ...]:
    """Where the marks take effect. Raises `RedactionRefused` where one of them names nothing."""
    with failing_closed():
        return examine(data, name, marks).hits


def finished(data: bytes, name: str, marks: Sequence[Mark], viewed: Collection[int]) -> Finished:
    """The new file and its check. Raises `RedactionRefused` whenever anything is not certain."""
    with failing_closed():
        made = redact(data, name, marks, viewed)
        return Finished(made, examined(made.data, made.name))


def picture(data: bytes, name: str, number: int) -> tuple[bytes, str]:
    """A page of a PDF, or a picture of a Word document, and its media type. Raises
    `RedactionRefused`."""
    with failing_closed():
        if data.startswith(b"%PDF"):
            return page_image(data, number, _WIDTH), "image/png"
        figure = next((each for each in examine(data, name).figures if each.number == number), None)
        if figure is None:
            raise RedactionRefused("no_such_place", "这份文件没有这一张图片。")
        return figure.image, figure.media_type


def _proposals(passages: Sequence[Passage]) -> tuple[Proposal, ...]:
    counts: dict[tuple[str, str], int] = {}
    for passage in passages:
        for match in find(passage.text):
            if match.kind.is_personal:
                found = (match.kind.label, passage.text[match.start : match.end])
                counts[found] = counts.get(found, 0) + 1
    return tuple(Proposal(label, text, count) for (label, text), count in counts.items())
