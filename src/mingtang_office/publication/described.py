"""An item as the metadata of the law (`mingtang.publication.metadata`), and what is wrong with it."""

from __future__ import annotations

from datetime import date

from mingtang.publication.fields import Form, Value, fields_of
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.metadata import Fault, faults
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.models import Item, LinkKind
from mingtang_office.publication.queries.validity import validity_on

# What only the review and the signature give.
_LATER = frozenset({"index_number", "published_on", "review_record", "privacy_check"})
_OWN = (
    "title",
    "document_number",
    "issuer",
    "formed_on",
    "written_on",
    "effective_on",
    "expires_on",
    "topic",
    "genre",
    "attribute",
    "summary",
    "source",
)


def values_of(item: Item, on: date) -> dict[str, Value]:
    """The fields of this item's kind as values; those that only its publication gives are left out."""
    kind = ItemKind(item.kind)
    of_kind = {each.code: each for each in fields_of(kind)}
    found: dict[str, Value] = {name: getattr(item, name) for name in _OWN}
    found |= _linked(item)
    found |= {
        name: _read(of_kind[name].form, value)
        for name, value in item.details.items()
        if name in of_kind
    }
    validity = validity_on(item, on)
    found["validity"] = validity.value if validity else ""
    found["basis"] = "、".join(item.duties)
    found["keywords"] = tuple(item.keywords)
    found["attachments"] = tuple(file.name for file in files_of(item))
    return {name: value for name, value in found.items() if name in of_kind or _says(value)}


def faults_of(item: Item, on: date) -> tuple[Fault, ...]:
    """What is missing or wrong before anybody reviews it."""
    found = faults(ItemKind(item.kind), values_of(item, on), on)
    return tuple(fault for fault in found if fault.field not in _LATER)


def leaves_on(item: Item) -> date | None:
    """The last day of a notice that leaves by itself (公示期)."""
    until = item.details.get("posted_until")
    return date.fromisoformat(until) if until else None


def _linked(item: Item) -> dict[str, Value]:
    """What links say in the place of a field; a draft for comment may also be named in words."""
    of = {link.kind: link.of.title for link in item.links.select_related("of")}
    by = item.linked.filter(kind=LinkKind.INTERPRETS).select_related("item")
    return {
        "interprets": of.get(LinkKind.INTERPRETS, ""),
        "draft": of.get(LinkKind.ANSWERS, ""),
        "interpretation": tuple(link.item.title for link in by),
    }


def _read(form: Form, value: object) -> Value:
    match form:
        case Form.DATE:
            return date.fromisoformat(str(value)) if value else None
        case Form.LIST:
            return tuple(str(each) for each in value) if isinstance(value, list) else ()
        case Form.NUMBER:
            return value if isinstance(value, int) else None
        case Form.FLAG:
            return bool(value)
        case Form.TEXT:
            return str(value or "")


def _says(value: Value) -> bool:
    return value not in ("", None, (), False)
