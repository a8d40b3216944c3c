"""How an entry looks: a line of its list, the facts and the history of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mingtang.annual.compile_powers import PowerRow
from mingtang.publication.validity import Validity
from mingtang_office.agencies.calendars import Calendars
from mingtang_office.powers import publicity
from mingtang_office.powers.columns import Column, Kind
from mingtang_office.powers.models import (
    Charge,
    CorrectionReason,
    Deed,
    EntryVersion,
    Manner,
    NormativeDocument,
    Overturning,
    PeriodFigure,
    PowerDecision,
    PowerItem,
    PowerStanding,
    Procurement,
    Register,
    Registered,
)
from mingtang_office.powers.projection import validity_on
from mingtang_office.powers.snapshots import columns_of, differences
from mingtang_office.ui.components import Tone
from mingtang_office.ui.days import day_words

_ENDED = (Validity.REPEALED, Validity.EXPIRED)


def money(yuan: Decimal | None) -> str:
    """
    >>> money(Decimal("1234567.8"))
    '1,234,567.80'
    """
    return "" if yuan is None else f"{yuan:,.2f}"


def days_of(first: date, last: date) -> str:
    return day_words(first) if first == last else f"{day_words(first)}至{day_words(last)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """`tone`: the words stand in a tag; `due_on`: a last day stands beside them."""

    head: str
    text: str
    is_number: bool = False
    tone: Tone | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in its list: what it is called, what stands small below, and its cells."""

    entry: Registered
    title: str
    aside: str
    cells: tuple[Cell, ...]


_NONE = "—"


def _document(entry: NormativeDocument, today: date, _known: Calendars) -> Line:
    state, tone = validity_state(entry, today)
    published = day_words(entry.published_on) if entry.published_on else "未公开"
    cells = (
        Cell("类别", PowerRow(entry.row).label),
        Cell("成文日期", day_words(entry.made_on)),
        Cell("有效性", state, tone=tone),
        Cell("公开", published),
    )
    return Line(entry, entry.title, entry.number, cells)


def validity_state(entry: NormativeDocument, today: date) -> tuple[str, Tone]:
    validity = validity_on(entry, today)
    if validity in _ENDED:
        return validity.label, Tone.ENDED
    return validity.label, Tone.DONE if validity is Validity.IN_FORCE else Tone.SOON


def _item(entry: PowerItem, today: date, _known: Calendars) -> Line:
    gone = entry.delisted_on is not None and entry.delisted_on <= today
    cells = (
        Cell("类别", PowerRow(entry.row).label),
        Cell("列入清单", day_words(entry.listed_on)),
        Cell("移出清单", day_words(entry.delisted_on) if entry.delisted_on else _NONE),
        Cell("状态", "已移出" if gone else "在列", tone=Tone.ENDED if gone else Tone.DONE),
    )
    return Line(entry, entry.name, entry.code, cells)


def _decision(entry: PowerDecision, today: date, known: Calendars) -> Line:
    cells = (
        Cell("类别", PowerRow(entry.row).label),
        Cell("相对人", entry.party),
        Cell("决定日期", day_words(entry.decided_on)),
        Cell("决定结果", entry.result),
        publicity_cell(entry, today, known),
    )
    return Line(entry, entry.number, entry.item, cells)


def publicity_cell(entry: PowerDecision, today: date, known: Calendars) -> Cell:
    """Where a decision stands in public."""
    due = publicity.due_of(entry, known.of(entry.agency))
    by = due.by if due is not None else None
    if publicity.awaits_withdrawal(entry):
        tone = Tone.LATE if by is not None and by < today else Tone.WAITING
        return Cell("公示", "待撤回", tone=tone, due_on=by)
    if publicity.awaits_showing(entry):
        tone = Tone.LATE if by is not None and by < today else Tone.WAITING
        return Cell("公示", "待公示", tone=tone, due_on=by)
    if entry.withdrawn_on is not None:
        return Cell("公示", "已撤回", tone=Tone.ENDED)
    if entry.published_on is not None:
        return Cell("公示", "已公示", tone=Tone.DONE)
    return Cell("公示", "不公示" if not entry.publicity else _NONE)


def _charge(entry: Charge, today: date, _known: Calendars) -> Line:
    cells = (
        Cell("收费期间", days_of(entry.first_on, entry.last_on)),
        Cell("收费标准", entry.standard),
        Cell("入库金额（元）", money(entry.amount), is_number=True),
    )
    return Line(entry, entry.item, "", cells)


def _procurement(entry: Procurement, today: date, _known: Calendars) -> Line:
    cells = (
        Cell("采购方式", Manner(entry.manner).label),
        Cell("集中采购", "是" if entry.central else "否"),
        Cell("供应商", entry.supplier),
        Cell("合同签订", day_words(entry.contract_on)),
        Cell("合同金额（元）", money(entry.amount), is_number=True),
    )
    return Line(entry, entry.project, entry.number, cells)


def _figure(entry: PeriodFigure, today: date, _known: Calendars) -> Line:
    number = _NONE if entry.number is None else f"{entry.number:,}"
    cells = (
        Cell("期间", days_of(entry.first_on, entry.last_on)),
        Cell("件数", number, is_number=True),
        Cell("金额（元）", money(entry.amount) or _NONE, is_number=True),
        Cell("数据来源", entry.source),
    )
    return Line(entry, PowerRow(entry.row).label, "", cells)


_LINES: dict[Register, Callable[..., Line]] = {
    Register.DOCUMENTS: _document,
    Register.ITEMS: _item,
    Register.DECISIONS: _decision,
    Register.CHARGES: _charge,
    Register.PROCUREMENTS: _procurement,
    Register.FIGURES: _figure,
}
TITLES = {
    Register.DOCUMENTS: "文件",
    Register.ITEMS: "事项",
    Register.DECISIONS: "决定书",
    Register.CHARGES: "收费项目",
    Register.PROCUREMENTS: "采购项目",
    Register.FIGURES: "类别",
}


def line_of(entry: Registered, today: date, known: Calendars) -> Line:
    return _LINES[entry.register](entry, today, known)


def facts_shown(entry: Registered, today: date) -> Iterator[tuple[str, str]]:
    """Every fact that the page tells, under its heading."""
    for column in columns_of(entry.register):
        value = getattr(entry, column.name)
        if value is None or value == "":
            continue
        if column.name == "validity" and isinstance(entry, NormativeDocument):
            yield column.heading, validity_state(entry, today)[0]
        elif column.kind is Kind.DAY:
            yield column.heading, day_words(value)
        elif column.kind is Kind.MONEY:
            yield column.heading, money(value)
        else:
            yield column.heading, column.written(value)


@dataclass(frozen=True, slots=True)
class Past:
    """One deed in the history of an entry: what it changed, and why."""

    title: str
    at: datetime
    by: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]
    tone: Tone


def history_of(entry: Registered) -> tuple[Past, ...]:
    """What was done to the entry, the newest first."""
    rows = EntryVersion.objects.filter(register=entry.register, entry=entry.pk)
    found: list[Past] = []
    before: dict[str, str] | None = None
    for row in rows.select_related("by").order_by("number"):
        changes = () if before is None else tuple(_told(entry.register, before, row.facts))
        deed = Deed(row.deed)
        found.append(
            Past(
                deed.label,
                row.at,
                row.by.full_name if row.by is not None else "系统",
                CorrectionReason(row.reason).label if row.reason else "",
                changes,
                Tone.ENDED if deed is Deed.STRUCK else Tone.DONE,
            )
        )
        before = row.facts
    return tuple(reversed(found))


def _told(
    register: Register, before: dict[str, str], after: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    """What changed, with days as people read them."""
    for column, old, new in differences(register, before, after):
        yield column.heading, _as_read(column, old), _as_read(column, new)


def _as_read(column: Column, text: str) -> str:
    return day_words(date.fromisoformat(text)) if text and column.kind is Kind.DAY else text


def overturning_words(entry: PowerDecision) -> str:
    """2025年6月1日被撤销（云政复决〔2025〕8号）."""
    if not entry.overturned or entry.overturned_on is None:
        return ""
    how = Overturning(entry.overturned)
    passive = "被" if how in (Overturning.CHANGED, Overturning.REVOKED) else "被依法"
    return f"{day_words(entry.overturned_on)}{passive}{how.label}（{entry.overturned_by}）"


def other_side(entry: Registered) -> str:
    """Whom an entry is about, as lists show them."""
    if isinstance(entry, PowerDecision):
        return entry.party
    return entry.supplier if isinstance(entry, Procurement) else ""


def counted_words(standing: PowerStanding, entry: Registered) -> str:
    """What table two counted of an entry beyond its being one: how many, how much, from where."""
    parts = []
    if isinstance(entry, PeriodFigure):
        parts += [f"{standing.number:,} 件"] if entry.number is not None else []
    if standing.fen:
        parts.append(f"{money(Decimal(standing.fen) / 100)} 元")
    if isinstance(entry, PeriodFigure):
        parts.append(f"来源：{entry.source}")
    return "，".join(parts)
