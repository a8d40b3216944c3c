"""A table of official documents as handed in: its headings, its rows, and what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from mingtang.publication.attribute import Attribute, Ground
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.actions.documents import Filing, faults_of, settled
from mingtang_office.publication.importing.days import day_in
from mingtang_office.publication.models import FiledDocument
from mingtang_office.ui.handed_tables import Fault, Line, read_lines, refuse_row_count

HEADINGS = {
    "发文字号": "number",
    "标题": "title",
    "形成日期": "formed_on",
    "公开属性": "attribute",
    "依据": "grounds",
    "理由": "reason",
    "拟稿科室": "section",
}
_NEEDED = ("发文字号", "标题", "形成日期", "公开属性")
_TITLES = {name: heading for heading, name in HEADINGS.items()}
_ATTRIBUTES = {each.label: each for each in Attribute}
_GROUNDS = {each.label: each for each in Ground}


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    texts: dict[str, str]


@dataclass(slots=True)
class Checked:
    filings: list[tuple[int, Filing]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, row: int, name: str, message: str) -> None:
        self.faults.append(Fault(row, _TITLES[name], message))


def read_filings(data: bytes) -> tuple[Row, ...]:
    """The rows under the headings. Raises ValidationError that says what is wrong with the file."""
    rows = tuple(_rows(read_lines(data)))
    if not rows:
        raise ValidationError("表头之下没有内容，请填写至少一份公文后重新上传。")
    refuse_row_count(len(rows))
    return rows


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    if not lines:
        return
    names = ["".join(heading.split()) for heading in lines[0][1]]
    missing = [name for name in _NEEDED if name not in names]
    unknown = [name for name in names if name and name not in HEADINGS]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    said = "、".join(HEADINGS)
    if missing:
        raise ValidationError(f"第一行须是表头，其中没有“{'”“'.join(missing)}”。表头可用：{said}。")
    if unknown or twice:
        raise ValidationError(
            f"表头“{'”“'.join(unknown or twice)}”不认识或者重复，请改正。表头可用：{said}。"
        )
    for number, texts in lines[1:]:
        told = zip(names, texts, strict=False)
        yield Row(number, {HEADINGS[name]: text for name, text in told if name and text})


def check(rows: Iterable[Row], agency: Agency, today: date) -> Checked:
    """Every row as a filing, and every fault; as many queries for many rows as for one."""
    checked = Checked()
    for row in rows:
        filing = _filing(row, checked)
        if filing is None:
            continue
        checked.filings.append((row.number, filing))
        for name, message in faults_of(filing, today).items():
            checked.fault(row.number, name, message)
    _refuse_twice(checked, agency)
    checked.faults.sort(key=lambda fault: fault.row)
    return checked


def _filing(row: Row, checked: Checked) -> Filing | None:
    attribute = _ATTRIBUTES.get(row.texts.get("attribute", ""))
    if attribute is None:
        checked.fault(row.number, "attribute", f"应为：{'、'.join(_ATTRIBUTES)}。")
    formed_on = day_in(row.texts.get("formed_on", ""))
    if formed_on is None:
        checked.fault(row.number, "formed_on", "没有填写，或者不是一个日期，例如2026-03-13。")
    grounds = _grounds(row, checked)
    if attribute is None or formed_on is None:
        return None
    return settled(
        Filing(
            number=row.texts.get("number", ""),
            title=row.texts.get("title", ""),
            formed_on=formed_on,
            attribute=attribute,
            grounds=grounds,
            reason=row.texts.get("reason", ""),
            section=row.texts.get("section", ""),
        )
    )


def _grounds(row: Row, checked: Checked) -> tuple[Ground, ...]:
    parts = [part.strip() for part in row.texts.get("grounds", "").replace("；", ";").split(";")]
    known = [_GROUNDS[part] for part in parts if part in _GROUNDS]
    for part in parts:
        if part and part not in _GROUNDS:
            checked.fault(row.number, "grounds", f"没有名为“{part}”的依据，请按列出的名称填写。")
    return tuple(known)


def _refuse_twice(checked: Checked, agency: Agency) -> None:
    numbers = Counter(filing.number for _, filing in checked.filings if filing.number)
    present = set(
        FiledDocument.objects.filter(agency=agency, number__in=numbers).values_list(
            "number", flat=True
        )
    )
    for at, filing in checked.filings:
        if filing.number in present:
            checked.fault(at, "number", f"“{filing.number}”已经备案，请删去本行。")
        elif numbers[filing.number] > 1:
            checked.fault(at, "number", f"“{filing.number}”在表中出现了不止一次。")
