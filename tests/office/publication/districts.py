"""Tables of school districts as a bureau has them, and an item of admissions that takes one in."""

from __future__ import annotations

from typing import Any

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.actions.districts import hand_in, take_in
from mingtang_office.publication.models import Item
from mingtang_office.ui.sheets import Section, workbook_bytes
from tests.office.conftest import NOW
from tests.office.publication.bureau import Bureau

HEAD = ("学校名称", "招生范围", "多校划片", "联系电话")
ROWS = (
    ("云江县实验小学", "人民路1—99号单号、2—60号双号、东门社区", "", "0399-5550101"),
    ("城东小学", "人民路101号以上单号、62号以上双号", "", ""),
    ("城西小学", "中山路", "是", ""),
    ("城南小学", "中山路", "是", ""),
    ("云江县第一中学", "人民路、中山路", "", ""),
)
ADMISSIONS: dict[str, Any] = {
    "kind": ItemKind.ADMISSIONS,
    "title": "2026年云江县小学、初中学区划分",
    "summary": "公布2026年各小学、初中的招生范围。",
    "body": [],
    "columns": ["admissions"],
    "details": {"school_year": 2026},
}


def sheet(rows: tuple[tuple[str, ...], ...] = ROWS, head: tuple[str, ...] = HEAD) -> bytes:
    return workbook_bytes((Section("学区", head, rows),))


def with_districts(bureau: Bureau, data: bytes | None = None, **written: Any) -> Item:
    """A draft of admissions with a table that was looked at and taken in."""
    item = bureau.draft(**{**ADMISSIONS, **written})
    row = hand_in(item=item, name="学区.xlsx", data=data or sheet(), by=bureau.clerk, now=NOW)
    return take_in(row=row, expected_revision=item.revision, by=bureau.clerk, now=NOW)
