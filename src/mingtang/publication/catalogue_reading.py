"""Rows of a standard catalogue out of mappings: TOML, JSON, or a table with the printed headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.publication.catalogue_cells import (
    DoubtfulCell,
    basis_cell,
    carriers_cell,
    code_of,
    content_cell,
    named,
    organs_cell,
    ticked,
    words_cell,
)
from mingtang.publication.catalogue_rows import (
    Audience,
    Manner,
    Row,
    RowLevel,
    RowSource,
)
from mingtang.publication.certainty import Certainty
from mingtang.publication.freshness import FreshnessClass

_KEYS = {
    "序号": "number",
    "编号": "code",
    "一级事项": "matter",
    "二级事项": "submatter",
    "公开内容": "content",
    "公开内容（要素）": "content",
    "公开依据": "basis",
    "公开时限": "limit",
    "公开主体": "organs",
    "公开渠道和载体": "carriers",
    "公开对象": "audiences",
    "公开方式": "manners",
    "公开层级": "levels",
}
_HEADINGS = {
    key: heading.removesuffix("（要素）") for heading, key in _KEYS.items() if key != "number"
}
_WORKDAYS = re.compile(r"(\d+)个工作日")
_SAME = {"同上", "〃", "″"}
_DEFAULT_LIMIT = "信息形成或者变更之日起20个工作日内"


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row; `row` counts from 1, 0 is the head of the catalogue."""

    row: int
    code: str
    heading: str
    message: str


@dataclass(frozen=True, slots=True)
class CatalogueHead:
    field: str
    label: str
    edition: str
    since: date
    until: date | None
    source: RowSource
    prefix: str


Faults = tuple[RowFault, ...]
_HEAD_KEYS = {
    "field": "领域代码），请补充，例如 compulsory_education",
    "label": "领域名称），请补充，例如 义务教育",
    "edition": "版本），请补充，例如 2019",
    "since": "施行日期），请补充，例如 2019-12-26",
}


def read_rows(data: object) -> tuple[CatalogueHead | None, tuple[Row, ...], Faults]:
    """The head and the rows, and whatever is wrong with them; with faults the rows are not whole."""
    if not isinstance(data, Mapping):
        return None, (), (RowFault(0, "", "", "标准目录应当是一张带有“rows”的表，请核对文件。"),)
    head, faults = _head(data)
    listed = data.get("rows")
    if not isinstance(listed, Sequence) or isinstance(listed, str) or not listed:
        none = RowFault(0, "", "rows", "标准目录没有任何事项，请在“rows”中逐行列出。")
        return None, (), (*faults, none)
    if head is None:
        return None, (), faults
    titles = data.get("titles")
    reader = _Reader(head, titles if isinstance(titles, Mapping) else {})
    rows = [reader.row(number, each) for number, each in enumerate(listed, 1)]
    return head, tuple(row for row in rows if row), (*faults, *reader.faults)


def _head(data: Mapping[str, Any]) -> tuple[CatalogueHead | None, Faults]:
    faults = [
        RowFault(0, "", key, f"缺少“{key}”（{words}。")
        for key, words in _HEAD_KEYS.items()
        if not data.get(key)
    ]
    days: dict[str, date | None] = {}
    for key in ("since", "until"):
        try:
            days[key] = _date(data.get(key))
        except ValueError:
            faults.append(
                RowFault(0, "", key, f"“{key}”应为日期，例如 2019-12-26，现为“{data[key]}”。")
            )
    since, until = days.get("since"), days.get("until")
    if faults or since is None:
        return None, tuple(faults)
    if until and until < since:
        wrong = f"截止日期{until}早于施行日期{since}，请核对。"
        return None, (RowFault(0, "", "until", wrong),)
    head = CatalogueHead(
        str(data["field"]),
        str(data["label"]),
        str(data["edition"]),
        since,
        until,
        RowSource.NATIONAL if data.get("source") == "national" else RowSource.LOCAL,
        str(data.get("prefix") or data["field"]),
    )
    return head, ()


def _date(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


class _Reader:
    """Reads one row after the other; a merged cell is read as that of the row above."""

    def __init__(self, head: CatalogueHead, titles: Mapping[str, str]) -> None:
        self.head = head
        self.titles = titles
        self.faults: list[RowFault] = []
        self._above: dict[str, Any] = {}
        self._codes: set[str] = set()

    def row(self, number: int, data: object) -> Row | None:
        if not isinstance(data, Mapping):
            self._fault(number, "", "", "不是一行事项，请按表头逐列填写。")
            return None
        cells = self._cells(data)
        code = str(cells.get("code") or f"{self.head.prefix}-{number:02}")
        if code in self._codes:
            self._fault(number, code, "编号", f"编号“{code}”重复，请换一个编号。")
        self._codes.add(code)
        before = len(self.faults)
        row = self._built(number, code, cells)
        return row if len(self.faults) == before else None

    def _cells(self, data: Mapping[str, Any]) -> dict[str, Any]:
        cells = {_KEYS.get("".join(str(k).split()), str(k)): v for k, v in data.items()}
        for key in ("matter", "basis", "limit"):
            # an absent column is a fault, an empty cell is merged with the one above
            if key in cells and cells[key] in (None, "", *_SAME) and self._above.get(key):
                cells[key] = self._above[key]
        self._above = cells
        return cells

    def _built(self, number: int, code: str, cells: dict[str, Any]) -> Row:
        def read(key: str, made: Callable[[Any], Any]) -> Any:
            try:
                return made(cells.get(key))
            except DoubtfulCell as doubt:
                self._fault(number, code, _HEADINGS.get(key, key), str(doubt))
                return ()

        matter = read("matter", words_cell)
        limit = str(cells.get("limit") or _DEFAULT_LIMIT).strip()
        within = _WORKDAYS.search("".join(limit.split()))
        national = self.head.source is RowSource.NATIONAL
        return Row(
            code,
            matter,
            str(cells.get("submatter") or "").strip() or matter,
            read("content", content_cell),
            tuple(self.titles.get(each, each) for each in read("basis", basis_cell)),
            limit,
            int(within[1]) if within else None,
            read("organs", organs_cell),
            read("carriers", carriers_cell),
            ticked(cells, Audience) or read("audiences", named(Audience, Audience.PUBLIC)),
            ticked(cells, Manner) or read("manners", named(Manner, Manner.PROACTIVE)),
            ticked(cells, RowLevel) or read("levels", named(RowLevel, RowLevel.COUNTY)),
            self.head.source,
            number if national else None,
            read("freshness", code_of(FreshnessClass, FreshnessClass.YEARLY)),
            str(cells["column"]) if cells.get("column") else None,
            read("certainty", code_of(Certainty, Certainty.UNSURE)),
        )

    def _fault(self, number: int, code: str, heading: str, message: str) -> None:
        where = f"第{number}行" + (f"“{heading}”" if heading else "")
        self.faults.append(RowFault(number, code, heading, f"{where}：{message}"))
