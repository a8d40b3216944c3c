"""What is to be withheld, where, and on which ground (条例第三十七条)."""

from __future__ import annotations

from dataclasses import dataclass

from mingtang.documents.pages import Box
from mingtang.law.citations import Citation


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a part is withheld, in words for the applicant, and the article that says so."""

    reason: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class TextMark:
    """A text wherever it stands: split over runs, lines or cells, in full or half width, spaced."""

    text: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class PassageMark:
    """The words `quote` that begin at character `start` (from 0) of the passage `at`, as `examine`
    gave it, and only there."""

    at: str
    quote: str
    ground: Ground
    start: int = 0


@dataclass(frozen=True, slots=True)
class AreaMark:
    """A part of a page of a PDF, or of a picture in a Word document (`box.page` is its number)."""

    box: Box
    ground: Ground


Mark = TextMark | PassageMark | AreaMark
