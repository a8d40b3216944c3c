"""The metadata of an item in words: as its page lists them, and as two versions of it are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.catalogue import editions
from mingtang.publication.columns import columns
from mingtang.publication.duties import duties
from mingtang.publication.fields import Value, fields_of, required
from mingtang.publication.genres import Genre
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.metadata import Fault
from mingtang.publication.topics import topics
from mingtang.publication.validity import Validity
from mingtang_office.channels.models import Channel
from mingtang_office.publication.described import faults_of, values_of
from mingtang_office.publication.models import Audience, Item
from mingtang_office.ui.days import day_words

# Shown where they belong: at the head of the page, among the papers, in the way it went.
_ELSEWHERE = frozenset(
    {"title", "attachments", "review_record", "privacy_check", "published_on", "districts"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """One field: what it says, and what is missing or wrong."""

    code: str
    label: str
    text: str
    faults: tuple[Fault, ...] = ()
    is_required: bool = False


def lines(item: Item, on: date) -> tuple[Line, ...]:
    """Every field of the item's kind that says something or must."""
    return tuple(_lines(item, on))


def _lines(item: Item, on: date) -> Iterator[Line]:
    kind = ItemKind(item.kind)
    values = {**values_of(item, on), "index_number": item.index_number}
    found = faults_of(item, on)
    needed = {each.code for each in required(kind)}
    for each in fields_of(kind):
        if each.code in _ELSEWHERE:
            continue
        wrong = tuple(fault for fault in found if fault.field == each.code)
        text = _field_words(each.code, values.get(each.code))
        if each.code == "index_number" and not text:
            text = "签发时自动编号" if each.code in needed else ""
        if text or wrong:
            yield Line(each.code, each.label, text, wrong, each.code in needed)
    yield from _places(item)


def _places(item: Item) -> Iterator[Line]:
    if item.attribute != Attribute.PROACTIVE:
        grounds = "；".join(f"{Ground(g).label}（{Ground(g).citation}）" for g in item.grounds)
        yield Line("grounds", "不主动公开的依据", grounds)
    if item.attribute_reason:
        yield Line("attribute_reason", "认定理由", item.attribute_reason)
    yield Line("columns", "栏目", column_words(item.columns))
    if item.matter:
        yield Line("matter", "标准目录事项", matter_words(item.matter))
    yield Line("audience", "公开对象", Audience(item.audience).label)
    if item.channels:
        yield Line("channels", "同时发布到", channel_words(item.channels))


def general_faults(item: Item, on: date) -> tuple[Fault, ...]:
    """What is wrong in fields that the lines above do not show, the title among them."""
    shown = {each.code for each in fields_of(ItemKind(item.kind))} - _ELSEWHERE
    return tuple(fault for fault in faults_of(item, on) if fault.field not in shown)


def _field_words(code: str, value: Value) -> str:
    match value:
        case None | "" | () | False:
            return ""
        case date():
            return day_words(value)
        case tuple():
            return "、".join(value)
        case True:
            return "是"
    return _NAMED.get(code, str)(str(value))


def topic_words(code: str) -> str:
    """The topic by its code; a code that is none stays as it is, as all three do."""
    return topics()[code].shown if code in topics() else code


def genre_words(code: str) -> str:
    return Genre(code).label if code in set(Genre) else code


def validity_words(code: str) -> str:
    return Validity(code).label if code in set(Validity) else code


def _basis(codes: str) -> str:
    return duty_words(codes.split("、"))


_NAMED: dict[str, Callable[[str], str]] = {
    "topic": topic_words,
    "genre": genre_words,
    "basis": _basis,
    "attribute": lambda code: Attribute(code).label,
    "validity": validity_words,
}


def duty_words(codes: list[str]) -> str:
    known = duties()
    return "；".join(
        f"{known[code].label}（{known[code].rests_on}）" if code in known else code
        for code in codes
    )


def column_words(codes: list[str]) -> str:
    known = columns()
    return "、".join(known[code].title if code in known else code for code in codes)


def matter_words(code: str) -> str:
    """A row by its code, of whichever catalogue and edition has it, the newest first."""
    for each in sorted(editions(), key=lambda held: held.since, reverse=True):
        row = next((row for row in each.rows if row.code == code), None)
        if row is not None:
            return f"{each.label}　{row.label}"
    return code


def channel_words(keys: list[int]) -> str:
    names = dict(Channel.objects.filter(pk__in=keys).values_list("pk", "name"))
    return "、".join(names.get(key, "（已不存在的渠道）") for key in keys)
