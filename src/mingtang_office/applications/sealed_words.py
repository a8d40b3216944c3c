"""What is sealed with a case and read on its page by those who handle it: the applicant's later words
and the notes of colleagues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.supplements import words_of
from mingtang_office.trail import sealing

_ERASED = "（已按规定擦除）"


@dataclass(frozen=True, slots=True)
class Said:
    """What the applicant said after applying."""

    label: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    by: str
    at: datetime
    words: str


def supplements_of(application: Application) -> list[Said]:
    found = []
    for row in application.supplements.all():
        try:
            words = words_of(row)
        except sealing.Erased:
            words = _ERASED
        found.append(Said(row.get_kind_display(), row.on, words))
    return found


def notes_of(application: Application) -> list[Note]:
    found = []
    for row in application.notes.select_related("by"):
        try:
            words = sealing.open_bytes(application, bytes(row.sealed)).decode()
        except sealing.Erased:
            words = _ERASED
        found.append(Note(row.by.full_name, row.at, words))
    return found
