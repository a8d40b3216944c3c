"""What the open data look like; the words are those that its reader sees."""

from __future__ import annotations

from ninja import Schema
from pydantic import BaseModel


# Mappings become these and nothing is looked up by name, which a `Schema` takes its time for.
class Item(BaseModel):
    """一条公开信息。日期为 2026-03-13；`shown_until` 是公示截止日。"""

    id: int
    url: str
    index_number: str
    title: str
    agency: int
    agency_name: str
    kind: str
    columns: list[str]
    catalogue: str
    topic: str
    genre: str
    document_number: str
    summary: str
    validity: str
    written_on: str | None
    formed_on: str | None
    published_on: str
    changed_at: str
    shown_until: str | None


class File(BaseModel):
    """附件；`sha256` 供核对下载是否完整。"""

    name: str
    description: str
    size: int
    sha256: str
    url: str


class WholeItem(Item):
    """一条公开信息，含正文。"""

    text: str
    html: str
    files: list[File]


class Items(BaseModel):
    """`next` 是下一页的地址，没有更多时为空。"""

    items: list[Item]
    next: str | None


class Report(Item):
    """一份年度报告。"""

    report_year: int | None


class Reports(BaseModel):
    """`next` 是下一页的地址，没有更多时为空。"""

    items: list[Report]
    next: str | None


class RegionRow(Schema):
    """行政区划。"""

    code: str
    name: str


class AgencyRow(Schema):
    """一个机关。"""

    id: int
    name: str
    kind: str
    region: RegionRow | None


class ColumnRow(Schema):
    """机关的一个栏目；`duties` 是它所对应的法定公开事项。"""

    code: str
    title: str
    parent: str | None
    nature: str
    duties: list[str]
