"""The reports are handed in, read, checked and worked on by people, through `auditing`'s own actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django_tasks_db.models import DBTaskResult

from mingtang_office.auditing.actions import checking, decisions, uploads
from mingtang_office.auditing.actions.corrections import correct_cell
from mingtang_office.auditing.actions.previous import set_previous
from mingtang_office.auditing.actions.queue import check_report
from mingtang_office.auditing.models import CheckedReport, ReportState, Verdict
from mingtang_office.demo import county
from mingtang_office.demo.composition import composed
from mingtang_office.demo.founding import find_agency, find_person
from mingtang_office.demo.moments import in_office
from mingtang_office.demo.people import EDUCATION_CLERK, EDUCATION_REVIEWER, SUPERVISOR, Member
from mingtang_office.demo.scans import scanned

# A scanned copy, in which nothing can be read.
SCAN = "云江县财政局2023年年度报告（盖章扫描件）.pdf"
# An old draft of its own report that the education bureau looks through once more.
OLD_DRAFT = "2022_1_jiaoyu"
_SCAN_OF = "2023_2_caizheng"


def hand_in_all(*, now: datetime, before: Callable[[datetime], None]) -> None:
    """Three years' reports at the county, handed in year by year, and an old one at the education bureau.
    `before` does what comes before a moment elsewhere."""
    for year, days_ago, minute in ((2023, 27, 10), (2024, 18, 25), (2025, 6, 40)):
        names = [name for name in composed() if name.startswith(str(year))]
        at = in_office(now, days_ago, 9, minute)
        before(at)
        _hand_in(names, county.GOVERNMENT, SUPERVISOR, at)
    at = in_office(now, 4, 11)
    before(at)
    _hand_in([OLD_DRAFT], county.EDUCATION, EDUCATION_CLERK, at)
    _take_back_tasks()
    for work, at in (
        (_work_at_the_county, in_office(now, 3, 14, 35)),
        (_work_at_the_education_bureau, in_office(now, 2, 15, 30)),
    ):
        before(at)
        work(at)


def find_report(name: str, agency: str) -> CheckedReport:
    """The report of this source as this agency checks it."""
    return CheckedReport.objects.get(
        agency=find_agency(agency), original_name=composed()[name].file
    )


def _hand_in(names: list[str], agency: str, member: Member, now: datetime) -> None:
    sources = [composed()[name] for name in names]
    files = [ContentFile(source.printed(), name=source.file) for source in sources]
    if _SCAN_OF in names:
        files.append(ContentFile(scanned(composed()[_SCAN_OF].report), name=SCAN))
    received = uploads.receive(
        agency=find_agency(agency), files=files, by=find_person(member), now=now
    )
    for number, each in enumerate(received.files, start=1):
        if each.report is None:
            raise RuntimeError(f"{each.name}: {each.message}")
        checking.check(report_id=each.report.pk, now=now + timedelta(seconds=5 * number))


def _take_back_tasks() -> None:
    """What was read here needs no worker any more."""
    waiting = set(
        CheckedReport.objects.filter(state=ReportState.WAITING).values_list("pk", flat=True)
    )
    asked = DBTaskResult.objects.ready().filter(task_path=check_report.module_path)
    done = [each.pk for each in asked if each.args_kwargs["args"][0] not in waiting]
    DBTaskResult.objects.filter(pk__in=done).delete()


def _work_at_the_county(now: datetime) -> None:
    set_previous(
        report=find_report("2024_4_weijian", county.GOVERNMENT),
        previous=find_report("2023_3_weijian", county.GOVERNMENT),
        by=find_person(SUPERVISOR),
        now=now,
    )
    for number, (name, rule, verdict, reason) in enumerate(_AT_THE_COUNTY, start=1):
        _decide(
            find_report(name, county.GOVERNMENT),
            rule,
            verdict,
            reason,
            SUPERVISOR,
            now + timedelta(minutes=4 * number),
        )


_AT_THE_COUNTY = (
    ("2024_1_jiaoyu", "T3-04", Verdict.CONFIRMED, ""),
    (
        "2024_1_jiaoyu",
        "TX-05",
        Verdict.CONFIRMED,
        "多出的1件就是上年结转的申请，已请该局更正表三并重新公布。",
    ),
    (
        "2024_2_caizheng",
        "T2-01",
        Verdict.EXPLAINED,
        "该局来函说明：2024年专项清理时补计长期漏统的文件5件，已请其在报告中加注。",
    ),
    ("2024_2_caizheng", "TX-11", Verdict.CONFIRMED, "已请该局补上实际次数。"),
    (
        "2024_3_ziran",
        "T3-11",
        Verdict.DISMISSED,
        "已调阅办件台账，第三方意见征求书和回复均在卷，不属于问题。",
    ),
    ("2024_5_shichang", "TX-21", Verdict.CONFIRMED, "已请该局换用现行格式重新编制。"),
)


def _work_at_the_education_bureau(now: datetime) -> None:
    report = find_report(OLD_DRAFT, county.EDUCATION)
    correct_cell(
        report=report,
        cell="applications/new_received/total",
        value=Decimal(7),
        reason="录入笔误，登记台账为7件。",
        expected_revision=report.revision,
        by=find_person(EDUCATION_CLERK),
        now=now,
    )
    _decide(report, "TW-02", Verdict.CONFIRMED, "", EDUCATION_REVIEWER, now + timedelta(minutes=40))


def _decide(
    report: CheckedReport, rule: str, verdict: Verdict, reason: str, member: Member, now: datetime
) -> None:
    """Decide alike on every finding of a rule."""
    report.refresh_from_db()
    decisions.decide_rule(
        report=report,
        rule=rule,
        verdict=verdict,
        reason=reason,
        expected_revision=report.revision,
        by=find_person(member),
        now=now,
    )
