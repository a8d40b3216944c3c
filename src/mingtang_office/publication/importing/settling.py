"""The texts of metadata tables brought into the form in which a field holds them."""

from __future__ import annotations

from mingtang.publication import topics
from mingtang.publication.document_numbers import NotADocumentNumber, normalised
from mingtang.publication.genres import Genre
from mingtang.publication.topics import UnknownTopic
from mingtang_office.publication.importing.days import day_in

_DAYS = frozenset({"written_on", "formed_on", "published_on", "effective_on", "expires_on"})
_GENRES = {genre.label: genre.value for genre in Genre} | {"令": Genre.ORDER.value}


def settled(name: str, text: str) -> str:
    """The value of a field; "" where the text is none (a day that does not exist, an unknown class)."""
    text = text.strip()
    if name in _DAYS:
        day = day_in(text)
        return day.isoformat() if day else ""
    match name:
        case "document_number":
            return _number(text)
        case "topic":
            return _topic(text)
        case "genre":
            return _GENRES.get(text, "")
    return text


def _number(text: str) -> str:
    try:
        return normalised(text) if text else ""
    except NotADocumentNumber:
        return ""


def _topic(text: str) -> str:
    try:
        return topics.parse(text).code
    except UnknownTopic:
        return ""
