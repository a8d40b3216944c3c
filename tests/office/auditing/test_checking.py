from __future__ import annotations

from mingtang_office.agencies.models import Agency
from mingtang_office.auditing import queries
from mingtang_office.auditing.actions import checking, queue
from mingtang_office.auditing.models import CheckedReport, FoundFinding, Reading, ReportState
from mingtang_office.trail.models import Entry
from tests.office.auditing.conftest import WRONG, Checked, HandIn, report_bytes
from tests.office.conftest import NOW


def test_a_report_is_read_and_its_fault_found(report: CheckedReport) -> None:
    assert (report.state, report.year, report.edition) == (ReportState.CHECKED, 2024, "2021")
    assert report.reported_agency == "云江县教育局"
    assert report.errors > 0
    assert report.undecided == report.errors + report.warnings
    assert any(WRONG in row.wire["cells"] for row in report.findings.all())


def test_the_reading_is_kept_whole(report: CheckedReport) -> None:
    assert queries.raw_report(report).value(WRONG) == 3
    assert queries.source_document(report).blocks


def test_checking_twice_is_checking_once(report: CheckedReport) -> None:
    found = list(FoundFinding.objects.values_list("pk", flat=True))
    entries = Entry.objects.count()

    checking.check(report_id=report.pk, now=NOW)

    assert list(FoundFinding.objects.values_list("pk", flat=True)) == found
    assert (Reading.objects.count(), Entry.objects.count()) == (1, entries)


def test_the_reporting_agency_is_found_in_the_directory(
    checked: Checked, report: CheckedReport
) -> None:
    school = checked(agency="云江县第一中学")

    assert report.concerns == report.agency
    assert school.concerns == Agency.objects.get(name="云江县第一中学")


def test_an_agency_outside_the_branch_is_not_taken_for_the_reporting_one(checked: Checked) -> None:
    assert checked(agency="云江县财政局").concerns is None


def test_a_damaged_file_is_refused_with_its_reason(hand_in: HandIn) -> None:
    (outcome,) = hand_in(b"%PDF-1.7\n" + b"broken " * 40).files
    assert outcome.report is not None

    checking.check(report_id=outcome.report.pk, now=NOW)

    refused = CheckedReport.objects.get()
    assert (refused.state, refused.refusal_code) == (ReportState.REFUSED, "corrupt")
    assert "PDF" in refused.refusal


def test_a_file_gone_from_the_storage_is_refused(hand_in: HandIn) -> None:
    (outcome,) = hand_in(report_bytes()).files
    assert outcome.report is not None
    outcome.report.file.storage.delete(outcome.report.file.name)

    checking.check(report_id=outcome.report.pk, now=NOW)

    assert CheckedReport.objects.get().refusal_code == "file_gone"


def test_what_the_workers_gave_up_is_refused(hand_in: HandIn) -> None:
    (outcome,) = hand_in(report_bytes()).files
    assert outcome.report is not None

    checking.give_up(report_id=outcome.report.pk, now=NOW)

    assert "不再重试" in CheckedReport.objects.get().refusal


def test_last_years_report_is_taken_when_it_is_there(checked: Checked) -> None:
    before = checked(year=2023)

    assert checked(year=2024).previous == before


def test_last_years_report_is_taken_when_it_comes_later(checked: Checked, hand_in: HandIn) -> None:
    later = checked(year=2024)
    (outcome,) = hand_in(report_bytes(year=2023)).files
    assert outcome.report is not None

    queue.check_report.call(outcome.report.pk)
    queue.link_previous.call(later.pk)

    later.refresh_from_db()
    assert later.previous == outcome.report
