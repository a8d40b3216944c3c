"""The words of a report: begun, drafted from the figures, written by people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from mingtang.annual.drafting import (
    WRITTEN_PARTS,
    DraftedParagraph,
    Entered,
    FactChange,
    Kind,
    draft,
    redraft,
)
from mingtang.annual.edition import edition_of_year
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, AgencyKind
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.actions import entries
from mingtang_office.annual.actions.counting import count
from mingtang_office.annual.actions.holding import hold, refuse_overtaken, require_state, save
from mingtang_office.annual.models import WRITABLE, ReportPart, ReportState, Verdict, YearReport
from mingtang_office.annual.queries.reports import usual_cut_off
from mingtang_office.annual.year_facts import year_facts

_NO_REPORTERS = (AgencyKind.SCHOOL, AgencyKind.PUBLIC_INSTITUTION)
_LONGEST = 40_000  # characters of one part; the longest known report has a third of it


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed for a part, and what they had seen there: its version, and the digest of
    its words, by which a part that they left alone is told."""

    text: str
    version: int
    seen: str


def digest_of(text: str) -> str:
    return sha256(even(text).encode()).hexdigest()


def even(text: str) -> str:
    """The text with plain line ends and without white space at the ends of lines."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@transaction.atomic
def begin(*, agency: Agency, year: int, by: User, now: datetime) -> YearReport:
    """Begin the report of a year: its tables counted, its words drafted. Refuses a second one, and
    whoever owes none (条例第五十五条)."""
    on = timezone.localdate(now)
    policy.require(by, Permission.WRITE_ANNUAL, agency, on)
    # Of two who begin at once the second waits here, and is told of the first.
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    form = edition_of_year(year)
    if form is None or form.applications is None:
        raise Refused("2018年度以前的报告没有法定表格，本系统只编写2019年度以后的报告。")
    if year > on.year:
        raise Refused(f"{year}年还没有到，请选择今年或者以往的年度。")
    if agency.kind in _NO_REPORTERS:
        raise Refused(
            f"{agency.name}是公共企事业单位，不编制政府信息公开工作年度报告（《条例》第四十九条、"
            "第五十五条），其信息公开情况由主管部门掌握。"
        )
    if agency.abolished_on is not None and agency.abolished_on <= on:
        raise Refused(f"{agency.name}已经撤销，请由承继其职权的机关编写。")
    if YearReport.objects.filter(agency=agency, year=year).exclude(state=ReportState.DISCARDED):
        raise Refused(
            f"{agency.name}{year}年度报告已经有了。尚未签发的请在其中编写；已经签发的，请在其页面“修改并出新版本”。"
        )
    report = YearReport(
        agency=agency,
        year=year,
        version=_next_version(agency, year),
        edition=form.code,
        begun_by=by,
        begun_at=now,
    )
    if report.version > 1:
        report.reason = "前一稿已弃用，重新编写"
    count(report, usual_cut_off(year), now)
    report.save()
    ReportPart.objects.bulk_create(
        ReportPart(report=report, number=number) for number in WRITTEN_PARTS
    )
    _draft(report)
    hand = entries.allow(report, Permission.WRITE_ANNUAL, by, now)
    entries.pass_by(report, Verdict.BEGUN, hand)
    entries.record("annual.begun", report=report, hand=hand, permission=Permission.WRITE_ANNUAL)
    return report


def _next_version(agency: Agency, year: int) -> int:
    return YearReport.objects.filter(agency=agency, year=year).count() + 1


@transaction.atomic
def draft_parts(
    *, report: YearReport, expected_revision: int, by: User, now: datetime
) -> tuple[YearReport, tuple[FactChange, ...]]:
    """Draft the words anew from the figures as they stand: what nobody edited is written anew, what
    people wrote stays. Returns the figures that are others now."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="更新草稿")
    changes = _draft(held)
    save(held)
    entries.note_writer(held, hand)
    entries.record("annual.drafted", report=held, hand=hand, permission=Permission.WRITE_ANNUAL)
    return held, changes


def _draft(report: YearReport) -> tuple[FactChange, ...]:
    drafted = draft(year_facts(report))
    changes: list[FactChange] = []
    for part in report.parts.select_for_update().order_by("number"):
        before = [DraftedParagraph.from_data(each) for each in part.drafted]
        found = redraft(part.text, before, drafted[part.number])
        changes += found.changes
        part.drafted = [each.as_data() for each in drafted[part.number]]
        if found.text != part.text:
            part.text = found.text
            part.version += 1
        part.save(update_fields=("text", "drafted", "version"))
    return tuple(changes)


@transaction.atomic
def write(*, report: YearReport, typed: Mapping[int, Typed], by: User, now: datetime) -> YearReport:
    """Keep what a person wrote. Parts that they left alone are passed over, whatever others did there;
    raises `Overtaken`, and keeps nothing, where somebody else wrote in one that they changed."""
    held = hold(report)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="修改")
    written = []
    for part in held.parts.select_for_update().order_by("number"):
        mine = typed.get(part.number)
        if mine is None or digest_of(mine.text) == mine.seen or even(mine.text) == part.text:
            continue
        if mine.version != part.version:
            refuse_overtaken(held)
        if len(mine.text) > _LONGEST:
            raise Refused(f"一个部分最多 {_LONGEST} 字，现在是 {len(mine.text)} 字，请精简。")
        part.text = even(mine.text)
        part.version += 1
        part.save(update_fields=("text", "version"))
        written.append(part.number)
    if written:
        save(held)
        entries.note_writer(held, hand)
        entries.record(
            "annual.written",
            report=held,
            hand=hand,
            permission=Permission.WRITE_ANNUAL,
            facts={"parts": written},
        )
    return held


@transaction.atomic
def enter_figures(
    *,
    report: YearReport,
    entered: Mapping[Entered, int | str | None],
    expected_revision: int,
    by: User,
    now: datetime,
) -> tuple[YearReport, tuple[FactChange, ...]]:
    """Keep what no register knows, and draft anew with it. None takes a figure away."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="填写补充数据")
    held.entered = {
        each.value: value
        for each, value in entered.items()
        if value is not None and (each.kind is Kind.COUNT or value)
    }
    save(held, "entered")
    changes = _draft(held)
    entries.note_writer(held, hand)
    entries.record(
        "annual.figures_entered", report=held, hand=hand, permission=Permission.WRITE_ANNUAL
    )
    return held, changes
