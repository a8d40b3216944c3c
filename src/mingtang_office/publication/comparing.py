"""What changed between two versions of an item: its body by Wagtail's matching of blocks, its fields as
they read on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, TypeVar

from wagtail.admin.compare import StreamBlockComparison
from wagtail.blocks import Block
from wagtail.models import Revision
from wagtail.rich_text import RichText

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.districts import FIELD
from mingtang.publication.fields import field, fields
from mingtang.publication.genres import Genre
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.topics import topics
from mingtang_office.publication import described_words as words
from mingtang_office.publication.models import WRITTEN, Attachment, Audience, Edition, Item
from mingtang_office.publication.rendering import words_of
from mingtang_office.ui.days import day_words
from mingtang_office.ui.differences import Run
from mingtang_office.ui.differences import differences as marked

_BODY: Any = Item._meta.get_field("body")
_DISTRICTS = field(FIELD).label
_KEYS = re.compile(r' data-block-key="[^"]*"')
_Code = TypeVar("_Code", ItemKind, Genre, Attribute, Ground, Audience)
_DAYS = {
    name: field(name).label for name in ("formed_on", "written_on", "effective_on", "expires_on")
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that reads differently: piece by piece what stayed, went and came."""

    label: str
    pieces: tuple[tuple[Run, ...], ...]


def as_item(item: Item, content: Mapping[str, Any]) -> Item:
    """What stood in an edition or a revision, as an item that is kept nowhere."""
    fields = {name: content[name] for name in WRITTEN if name in content}
    for name in _DAYS:
        if isinstance(fields.get(name), str):
            fields[name] = date.fromisoformat(fields[name])
    if "body" in fields:
        fields["body"] = _BODY.to_python(fields["body"])
    return Item(pk=item.pk, agency=item.agency, **fields)


def content_of(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in WRITTEN}


def of_edition(edition: Edition) -> Item:
    return as_item(edition.item, edition.content)


def of_revision(item: Item, revision: Revision) -> Item:
    return as_item(item, revision.content)


def differences(old: Item, new: Item) -> tuple[Difference, ...]:
    """Every field that changed, in the order of the page."""
    return tuple(_differences(old, new))


def _differences(old: Item, new: Item) -> Iterator[Difference]:
    before, after = _read(old), _read(new)
    if before["标题"] != after["标题"]:
        yield Difference("标题", (marked(before["标题"], after["标题"]),))
    if blocks := tuple(_blocks(old, new)):
        yield Difference("正文", blocks)
    for label in dict.fromkeys([*before, *after]):
        was, now = before.get(label, ""), after.get(label, "")
        if was != now and label not in ("标题", _DISTRICTS):
            yield Difference(label, (marked(was, now),))
    if rows := tuple(_changed_rows(old, new)):
        yield Difference(_DISTRICTS, rows)


def _changed_rows(old: Item, new: Item) -> Iterator[tuple[Run, ...]]:
    """The rows of the districts that differ, those that stand alike left out."""
    was, now = (item.details.get(FIELD) or [] for item in (old, new))
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (marked(*pair) for pair in zip_longest(was[a:b], now[c:d], fillvalue=""))


def _blocks(old: Item, new: Item) -> Iterator[tuple[Run, ...]]:
    """Block by block as Wagtail matches them; within a block character by character, since its own
    comparison goes by words, which in Chinese are whole sentences."""
    matched = StreamBlockComparison(_BODY.stream_block, True, True, old.body, new.body)
    for each in matched.get_block_comparisons():
        was = "" if each.is_new() else _block_words(each.block, each.val_a)
        now = "" if each.is_deleted() else _block_words(each.block, each.val_b)
        if was != now:
            yield marked(was, now)
        elif each.is_new() or each.is_deleted():
            continue
        elif _set(each.val_a) != _set(each.val_b):
            yield (Run(kept=f"{now}（文字没有变，改了格式或者链接）"),)


def _set(value: Any) -> Any:
    """How a block is set, without the marks by which the editor knows its lines."""
    return _KEYS.sub("", value.source) if isinstance(value, RichText) else value


def _block_words(block: Block, value: Any) -> str:
    shown = value.source if isinstance(value, RichText) else str(block.render(value))
    return words_of(shown)


def _read(item: Item) -> dict[str, str]:
    """Label by label what the item says; every field, so that none is passed over."""
    read = {
        "种类": _label(ItemKind, item.kind),
        "标题": item.title,
        **{label: _day(getattr(item, name)) for name, label in _DAYS.items()},
        "内容概述": item.summary,
        "发文字号": item.document_number,
        "发文机关": item.issuer,
        "主题分类": topics()[item.topic].shown if item.topic in topics() else item.topic,
        "体裁": _label(Genre, item.genre),
        "关键词": "、".join(item.keywords),
        "来源": item.source,
        "公开属性": _label(Attribute, item.attribute),
        "认定依据": "；".join(_label(Ground, each) for each in item.grounds),
        "认定理由": item.attribute_reason,
        "对应的法定公开事项": words.duty_words(item.duties),
        "标准目录事项": words.matter_words(item.matter) if item.matter else "",
        "栏目": words.column_words(item.columns),
        "公开对象": _label(Audience, item.audience),
        "发布渠道": words.channel_words(item.channels) if item.channels else "",
        "附件": _attachments(item),
    }
    labels = {code: each.label for code, each in fields().items()}
    read |= {labels.get(code, code): _plain(value) for code, value in item.details.items()}
    return read


def _label(codes: type[_Code], code: str) -> str:
    """A code in words; as it is where it was kept before this code was known, or after."""
    return codes(code).label if code in set(codes) else code


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "、".join(str(each) for each in value)
    return "是" if value is True else str(value)


def _attachments(item: Item) -> str:
    rows = {row.pk: row for row in Attachment.objects.filter(item=item.pk)}
    return "；".join(
        f"{rows[key].name}（{rows[key].sha256[:8]}）" for key in item.attachments if key in rows
    )
