"""Filed documents as lines of a list, on the page and as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingtang.publication.attribute import Attribute, Ground
from mingtang_office.publication.models import FiledDocument
from mingtang_office.ui.components import Tone
from mingtang_office.ui.sheets import Section, csv_bytes, workbook_bytes

EXPORTS = {"xlsx": "电子表格（xlsx）", "csv": "数据（csv）"}
_HEAD = (
    *("机关", "发文字号", "标题", "形成日期", "公开属性", "依据", "理由"),
    *("拟稿科室", "下次评估", "公开信息索引号"),
)
_TONES = {
    Attribute.PROACTIVE: Tone.DONE,
    Attribute.ON_APPLICATION: Tone.OPEN,
    Attribute.WITHHELD: Tone.ENDED,
}


@dataclass(frozen=True, slots=True)
class Row:
    document: FiledDocument
    called: str
    attribute: str
    tone: Tone
    grounds: str
    is_late: bool


def rows_of(documents: Iterable[FiledDocument], today: date) -> tuple[Row, ...]:
    return tuple(row_of(each, today) for each in documents)


def row_of(document: FiledDocument, today: date) -> Row:
    attribute = Attribute(document.attribute)
    return Row(
        document,
        document.title or "（涉密，不登记标题）",
        attribute.label,
        _TONES[attribute],
        _grounds(document),
        document.reassess_on is not None and document.reassess_on < today,
    )


def _grounds(document: FiledDocument) -> str:
    return "；".join(Ground(code).label for code in document.grounds)


def exported(documents: Iterable[FiledDocument], kind: str) -> bytes:
    """For the same documents the same bytes; text that begins like a formula stays text."""
    rows = tuple(
        (
            each.agency.name,
            each.number,
            each.title,
            each.formed_on.isoformat(),
            Attribute(each.attribute).label,
            _grounds(each),
            each.reason,
            each.section,
            each.reassess_on.isoformat() if each.reassess_on else "",
            each.item.index_number if each.item else "",
        )
        for each in documents
    )
    section = Section("公文备案", _HEAD, rows)
    return workbook_bytes([section]) if kind == "xlsx" else csv_bytes([section])
