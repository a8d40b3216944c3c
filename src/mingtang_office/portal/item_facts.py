"""The table of metadata under the title of a document (04 §4.3), from what was signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.publication.duties import duties
from mingtang.publication.fields import Field, Form, fields_of
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.described_words import (
    genre_words,
    topic_words,
    validity_words,
)
from mingtang_office.publication.models import PublicItem
from mingtang_office.ui.days import day_words


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    words: str


# Told elsewhere on the page: the title, the attachments, the ties to other documents.
_ELSEWHERE = frozenset(
    {"title", "attachments", "interpretation", "interprets", "attribute", "districts"}
)


def facts_of(item: PublicItem) -> tuple[Fact, ...]:
    return tuple(_facts(item))


def _facts(item: PublicItem) -> Iterator[Fact]:
    content = item.edition.content
    own: dict[str, Any] = {
        **content.get("details", {}),
        **content,
        "index_number": item.index_number,
        "published_on": item.published_on,
        "validity": item.validity,
        "basis": content.get("duties", []),
    }
    for field in fields_of(ItemKind(item.kind)):
        if not field.is_internal and field.code not in _ELSEWHERE:
            words = _words(field, own.get(field.code))
            if words:
                yield Fact(field.label, words)


def _words(field: Field, value: Any) -> str:
    if value in (None, "", [], False):
        return ""
    if field.code in _NAMED:
        return _NAMED[field.code](value)
    if field.form is Form.DATE:
        return day_words(value if isinstance(value, date) else date.fromisoformat(value))
    if field.form is Form.LIST:
        return "、".join(str(each) for each in value)
    return "是" if value is True else str(value)


def _duty(code: str) -> str:
    found = duties().get(code)
    return str(found.rests_on) if found else code


_NAMED: dict[str, Callable[[Any], str]] = {
    "topic": topic_words,
    "genre": genre_words,
    "validity": validity_words,
    "basis": lambda codes: "；".join(_duty(code) for code in codes),
}
