"""Versions, late entries and the chain of a year's report."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.utils import timezone

from mingtang.annual.drafting import Entered, Fees
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import AgencyKind
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.annual.actions import signing
from mingtang_office.annual.actions.counting import refresh_tables
from mingtang_office.annual.actions.publishing import publish
from mingtang_office.annual.actions.reviewing import send_back
from mingtang_office.annual.actions.signing import FOLDER, sweep
from mingtang_office.annual.actions.versions import begin_new_version, discard
from mingtang_office.annual.actions.writing import begin, draft_parts, enter_figures
from mingtang_office.annual.composing import composed
from mingtang_office.annual.models import ReportState, YearReport
from mingtang_office.annual.queries.later import later_changes
from mingtang_office.annual.queries.previous import previous_of
from mingtang_office.annual.queries.reports import is_public
from mingtang_office.annual.year_facts import year_facts
from mingtang_office.applications.models import CaseEvent
from mingtang_office.powers.models import PowerStanding
from mingtang_office.publication.actions.reviewing import pass_on as pass_item_on
from mingtang_office.trail.models import Entry
from mingtang_office.ui import storage
from tests.office.annual.conftest import enter, standing_of
from tests.office.annual.worked_year import JANUARY, Way, begun, happened
from tests.office.conftest import Agencies
from tests.office.publication.bureau import Bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(bureau: Bureau) -> Way:
    happened(bureau)
    return begun(bureau)


@pytest.fixture
def signed(way: Way) -> Way:
    way.to_signature()
    way.signed()
    return way


def publish_item(way: Way, *, by: Bureau) -> None:
    way.report = publish(
        report=way.report, expected_revision=way.report.revision, by=by.clerk, now=JANUARY
    )
    item = way.report.item
    assert item is not None
    for person in (by.section, by.head):
        item = pass_item_on(
            item=item, opinion="", expected_revision=item.revision, by=person, now=JANUARY
        )
    by.sign(by.examine(item, now=JANUARY), now=JANUARY)
    way.report = YearReport.objects.select_related("item__edition").get(pk=way.report.pk)


def renewed(way: Way, reason: str = "表三一件申请的结果更正") -> YearReport:
    return begin_new_version(
        report=way.report,
        reason=reason,
        expected_revision=way.report.revision,
        by=way.bureau.clerk,
        now=JANUARY,
    )


def test_a_later_version_replaces_the_published_one_and_the_old_files_stay(
    signed: Way, bureau: Bureau
) -> None:
    publish_item(signed, by=bureau)
    assert is_public(signed.report)
    first = signed.report
    signed.report = renewed(signed)
    signed.typed({6: f"{signed.report.parts.get(number=6).text}\n无其他事项。"})
    signed.explained()
    signed.submitted()
    signed.passed(bureau.section)
    signed.passed(bureau.head)
    signed.signed()
    publish_item(signed, by=bureau)

    first = YearReport.objects.select_related("item__edition").get(pk=first.pk)
    assert (signed.report.version, is_public(signed.report), is_public(first)) == (2, True, False)
    assert first.item_id == signed.report.item_id
    assert all(default_storage.exists(file.stored) for file in first.files.all())
    edition = signed.report.item.edition if signed.report.item else None
    assert edition is not None
    assert (edition.number, edition.reason) == (2, "表三一件申请的结果更正")


def test_a_new_version_needs_a_reason_and_only_one_is_written_at_a_time(signed: Way) -> None:
    with pytest.raises(Refused, match="请写明修改的理由"):
        renewed(signed, " ")
    renewed(signed)
    with pytest.raises(Refused, match="已有更新的版本"):
        renewed(signed)


def test_an_entry_after_the_cut_off_is_named_only_where_it_counts_otherwise(way: Way) -> None:
    way.frozen()
    after = JANUARY + timedelta(days=2)
    agency = way.bureau.agency
    enter(agency, date(2026, 1, 13), at=after)
    assert later_changes(way.report) == ()
    late = enter(agency, date(2025, 12, 30), at=after)
    PowerStanding.objects.create(
        register="decisions",
        entry=99,
        agency=agency,
        what="decision",
        row="penalties",
        began_on=date(2025, 12, 1),
        since=after,
    )
    names = [(each.name, each.table) for each in later_changes(way.report)]
    assert sorted(names) == sorted(
        [(late.number, "表三"), ("许可、处罚和强制：行政处罚（登记 99）", "表二")]
    )


def test_a_case_closed_in_the_next_year_changes_nothing_of_this_one(way: Way) -> None:
    way.frozen()
    after = JANUARY + timedelta(days=2)
    standing = standing_of(enter(way.bureau.agency, date(2025, 12, 28)))
    standing.until = after
    standing.save()
    standing.pk, standing.until, standing.since = None, None, after
    standing.closed_on, standing.disposition = date(2026, 1, 13), "provided"
    standing.save()
    assert later_changes(way.report) == ()


def test_with_a_later_cut_off_what_was_entered_late_is_counted(way: Way) -> None:
    way.frozen()
    enter(way.bureau.agency, date(2025, 12, 30), at=datetime(2026, 1, 8, tzinfo=UTC))
    way.report = refresh_tables(
        report=way.report,
        cut_off=datetime(2026, 1, 10, tzinfo=UTC),
        expected_revision=way.report.revision,
        by=way.bureau.clerk,
        now=JANUARY,
    )
    assert way.report.cells["applications/new_received/total"] == "5"
    assert not way.report.is_frozen
    way.report, changes = draft_parts(
        report=way.report,
        expected_revision=way.report.revision,
        by=way.bureau.clerk,
        now=JANUARY,
    )
    assert ("本年新收", "4", "5", True) in [
        (each.name, each.before, each.now, each.is_rewritten) for each in changes
    ]
    assert "收到政府信息公开申请5件" in way.report.parts.get(number=1).text


def test_figures_that_a_person_enters_leave_alone_what_people_wrote(way: Way) -> None:
    text = way.report.parts.get(number=1).text
    way.typed({1: text.replace("（五）监督保障。", "（五）监督保障。我局自写一句。")})
    way.report, changes = enter_figures(
        report=way.report,
        entered={Entered.TRAININGS: 3, Entered.ACCOUNTS: 2},
        expected_revision=way.report.revision,
        by=way.bureau.clerk,
        now=JANUARY,
    )
    now = way.report.parts.get(number=1).text
    assert "我局自写一句。" in now
    assert "政务新媒体账号2个" in now
    assert [(each.name, each.is_rewritten) for each in changes] == [
        ("政务新媒体账号", True),
        ("组织政府信息公开培训", False),
    ]


def test_what_was_sent_back_begins_the_chain_anew(way: Way, bureau: Bureau) -> None:
    way.to_head()
    way.report = send_back(
        report=way.report,
        opinion="第五部分请写具体。",
        expected_revision=way.report.revision,
        by=bureau.head,
        now=JANUARY,
    )
    assert way.report.state == ReportState.RETURNED
    way.submitted()
    assert (way.report.turn, way.report.round) == ("section_reviewer", 2)


def test_who_saw_an_earlier_state_is_told_who_was_first(way: Way, bureau: Bureau) -> None:
    seen = YearReport.objects.get(pk=way.report.pk)
    way.typed({6: "收取信息处理费0元。"}, by=bureau.head)
    with pytest.raises(Overtaken, match=r"gong（测试）于2026年1月12日10时0分修改了文字"):
        draft_parts(report=seen, expected_revision=seen.revision, by=bureau.clerk, now=JANUARY)


def test_nobody_from_outside_writes(way: Way, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        way.typed({6: "收取信息处理费0元。"}, by=stranger)


def test_a_school_owes_no_report(agencies: Agencies, bureau: Bureau) -> None:
    agencies.education.kind = AgencyKind.SCHOOL
    agencies.education.save()
    with pytest.raises(Refused, match="公共企事业单位，不编制政府信息公开工作年度报告"):
        begin(agency=agencies.education, year=2025, by=bureau.clerk, now=JANUARY)


def test_a_report_begun_in_error_is_put_away_and_begun_again(way: Way) -> None:
    discard(
        report=way.report,
        reason="年度选错",
        expected_revision=way.report.revision,
        by=way.bureau.clerk,
        now=JANUARY,
    )
    again = begun(way.bureau).report
    assert (again.version, again.reason) == (2, "前一稿已弃用，重新编写")


def test_last_year_s_signed_report_stands_beside_this_year_s(signed: Way) -> None:
    following = begin(agency=signed.bureau.agency, year=2026, by=signed.bureau.clerk, now=JANUARY)
    previous = previous_of(following)
    assert previous is not None
    assert previous.report.value("applications/carried_out/total") == 1
    assert following.cells["applications/carried_in/total"] == "1"


def test_fees_are_counted_as_they_were_known_at_the_cut_off(way: Way, bureau: Bureau) -> None:
    case = enter(bureau.agency, date(2025, 5, 6))

    def event(number: int, kind: str, on: date, facts: dict[str, str], **more: object) -> None:
        CaseEvent.objects.create(
            application=case,
            number=number,
            kind=kind,
            on=on,
            facts=facts,
            by=bureau.clerk,
            at=more.pop("at", datetime(2025, 7, 1, tzinfo=UTC)),
            **more,
        )

    event(1, "fee_noticed", date(2025, 5, 9), {"amount": "120.00"})
    event(2, "paid", date(2025, 5, 20), {})
    event(3, "fee_noticed", date(2025, 6, 1), {"amount": "900.00"})
    event(4, "annulment", date(2025, 6, 2), {}, annuls=3, reason="twice")
    event(5, "paid", date(2025, 6, 3), {"amount": "7"}, at=JANUARY)
    assert year_facts(way.report).fees == Fees(1, 1, Decimal("120.00"))


def test_every_step_leaves_its_entry(signed: Way) -> None:
    actions = Entry.objects.filter(action__startswith="annual.").values_list("action", flat=True)
    assert set(actions) >= {
        "annual.begun",
        "annual.figures_entered",
        "annual.written",
        "annual.frozen",
        "annual.submitted",
        "annual.passed",
        "annual.signed",
    }


def test_files_that_no_report_names_are_swept_and_no_others(signed: Way) -> None:
    stray = storage.write(b"left behind", folder=FOLDER, now=JANUARY)
    assert stray in sweep(now=timezone.now() + timedelta(days=2))
    assert not default_storage.exists(stray)
    assert all(default_storage.exists(file.stored) for file in signed.report.files.all())


def test_a_signature_that_fails_leaves_nothing(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    way.to_signature()
    kept: list[str] = []

    def full(data: bytes, *, folder: str, now: datetime) -> str:
        if len(kept) == 2:
            raise OSError("no space left on device")
        kept.append(written(data, folder=folder, now=now))
        return kept[-1]

    written = storage.write
    monkeypatch.setattr(storage, "write", full)
    with pytest.raises(Refused, match="存储空间不足"):
        way.signed()
    report = YearReport.objects.get(pk=way.report.pk)
    assert (report.state, report.files.count()) == (ReportState.IN_REVIEW, 0)
    assert not any(default_storage.exists(stored) for stored in kept)


def test_a_file_that_does_not_read_back_is_not_signed(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.to_signature()
    monkeypatch.setattr(signing.mingtang, "read", lambda data: composed(way.report))
    with pytest.raises(Refused, match="重新读取后与原文不一致"):
        way.signed()
    assert YearReport.objects.get(pk=way.report.pk).state == ReportState.IN_REVIEW
