"""What an item says at one moment, as plain values with their digest: compared, reviewed, signed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from mingtang_office.publication.models import WRITTEN, Attachment, Item
from mingtang_office.publication.rendering import shown_item, words_of


@dataclass(frozen=True, slots=True)
class Frozen:
    content: dict[str, Any]
    html: str
    text: str
    files: list[dict[str, Any]]

    @property
    def digest(self) -> str:
        """SHA-256 over everything: what was reviewed is what is signed."""
        parts = {"content": self.content, "html": self.html, "files": self.files}
        return sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def frozen(item: Item, files: list[Attachment] | None = None) -> Frozen:
    """`files`: the attachments in their order, where the caller has them at hand."""
    html = shown_item(item)
    rows = files_of(item) if files is None else files
    return Frozen(_content(item), html, words_of(html), [_file(each) for each in rows])


def files_of(item: Item) -> list[Attachment]:
    """The attachments in the order that the item gives them."""
    rows = {row.pk: row for row in Attachment.objects.filter(item=item)}
    return [rows[key] for key in item.attachments if key in rows]


def _content(item: Item) -> dict[str, Any]:
    written = {
        name: item.body.get_prep_value() if name == "body" else getattr(item, name)
        for name in WRITTEN
    }
    plain: dict[str, Any] = json.loads(json.dumps(written, cls=DjangoJSONEncoder))
    return plain


def _file(row: Attachment) -> dict[str, Any]:
    return {
        "key": row.pk,
        "name": row.name,
        "description": row.description,
        "sha256": row.sha256,
        "size": row.size,
        "media_type": row.media_type,
    }
