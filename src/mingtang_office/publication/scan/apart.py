"""The part of the scan that opens files of strangers: bytes in, findings or new bytes out. Knows nothing
of Django, so that it can run in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mingtang.documents.raw import UnreadableDocument
from mingtang.redaction import RedactionRefused, redact
from mingtang.screening import (
    Advice,
    Attachment,
    CleaningRefused,
    Finding,
    Passage,
    Table,
    marks_for,
    metadata_removed,
    screen,
)

Findings = tuple[Finding, ...]
_TAKEN_OUT = (Advice.MASK, Advice.DROP_COLUMN)


def screened(
    texts: Sequence[Passage | Table], files: Sequence[Attachment]
) -> tuple[Findings, tuple[Findings, ...]]:
    """The findings of the texts, and those of each file."""
    return screen(texts).findings, tuple(screen([], [file]).findings for file in files)


@dataclass(frozen=True, slots=True)
class Cleaned:
    name: str
    data: bytes
    media_type: str


def cleaned(file: Attachment, media_type: str) -> Cleaned | str:
    """The file without what was found in it and without what it tells of its makers; or in words why
    there is none. Where nothing must be taken out of the text, readers see the same as before."""
    found = screen([], [file]).findings
    try:
        marks = marks_for(file, [each for each in found if each.advice in _TAKEN_OUT])
        if not marks:
            return Cleaned(file.name, metadata_removed(file), media_type)
        made = redact(file.data, file.name, marks)
    except (CleaningRefused, RedactionRefused, UnreadableDocument) as error:
        return str(error)
    return Cleaned(made.name, made.data, made.media_type)
