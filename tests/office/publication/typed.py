"""What a browser sends when a person has filled in the editor of a notice."""

from __future__ import annotations

import json
from typing import Any


def _paragraph(text: str, link: str) -> str:
    block: dict[str, Any] = {
        "key": "a1b2c",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 5, "key": 0}] if link else [],
    }
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": link}}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity} if link else {}})


def typed(*, link: str = "", **changed: Any) -> dict[str, Any]:
    return {
        "revision": 0,
        "title": "云江县教育局关于开学时间的公告",
        "summary": "公布开学时间。",
        "issuer": "云江县教育局",
        "formed_on": "2026-03-02",
        "attribute": "proactive",
        "duties": ["A20-11"],
        "columns": ["notices"],
        "audience": "public",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "5f0c1a52-1111-4222-8333-444455556666",
        "body-0-value": _paragraph("全县中小学开学。", link),
        **changed,
    }
