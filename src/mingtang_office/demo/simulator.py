"""Checked reports by the hundred thousand, for measuring: rows as the audit leaves them, no files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random

from django.db import transaction

import mingtang
from mingtang.annual.edition import edition_of_year
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.auditing.actions.findings import count as count_findings
from mingtang_office.auditing.actions.findings import needs_decision
from mingtang_office.auditing.models import (
    CheckedReport,
    Decision,
    FoundFinding,
    Reading,
    ReportedName,
    ReportState,
    Upload,
    Verdict,
)
from mingtang_office.demo.draws import draws
from mingtang_office.demo.variants import Variant, variants
from mingtang_office.trail.actions import record

FOLDER = "reports/simulated"
_AT_ONCE = 1000
_YEARS = range(2019, 2026)
_REFUSED = 0.015
_DECIDED = 0.6
_FORMATS = ("docx",) * 5 + ("pdf",) * 3 + ("html", "html", "xlsx", "txt")
_REPORTING = (AgencyKind.GOVERNMENT, AgencyKind.DEPARTMENT)
_REASONS = {
    Verdict.CONFIRMED: "",
    Verdict.EXPLAINED: "报告单位已来函说明原因，并在报告中加注。",
    Verdict.DISMISSED: "已核对台账，填报无误。",
}


class NothingToSimulate(Exception):
    """There is no demonstration whose agencies could have reported."""


@dataclass(frozen=True, slots=True)
class _Reporting:
    """An agency that reports, and the one that checks it: its superior."""

    number: int
    name: str
    checked_by: int


def bulk_reports(count: int, seed: str) -> int:
    """Make simulated reports until there are `count`; gives how many were made now.

    The nth report of a seed is always the same, so that a run that was killed goes on where its
    last thousand ended.
    """
    reporting = list(_reporting())
    uploader = (
        Membership.objects.filter(role=Role.SUPERVISOR)
        .order_by("agency__path", "pk")
        .select_related("user", "agency")
        .first()
    )
    if not reporting or uploader is None:
        raise NothingToSimulate("请先装入演示数据（manage.py load_demo），再批量生成受检报告。")
    there = CheckedReport.objects.filter(file__startswith=f"{FOLDER}/").count()
    for first in range(there, count, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, count))
        with transaction.atomic():
            _make(numbers, seed, reporting, uploader.user)
            record(
                "demo.simulated",
                by=None,
                now=_moment(draws(seed, first), _YEARS[-1]),
                on=uploader.agency,
                agency=uploader.agency_id,
                facts={"seed": seed, "first": first, "reports": len(numbers)},
            )
    return max(count - there, 0)


def _reporting() -> Iterator[_Reporting]:
    numbers = dict(Agency.objects.values_list("path", "pk"))
    found = Agency.objects.filter(kind__in=_REPORTING, abolished_on=None).order_by("path")
    for number, name, path in found.values_list("pk", "name", "path"):
        yield _Reporting(number, name, numbers.get(path[: -Agency.steplen], number))


def _make(numbers: range, seed: str, reporting: list[_Reporting], by: User) -> None:
    drawn = [
        _Simulated(number, seed, reporting[number % len(reporting)], number // len(reporting))
        for number in numbers
    ]
    uploads: dict[int, Upload] = {}
    for each in drawn:
        uploads.setdefault(
            each.about.checked_by,
            Upload(agency_id=each.about.checked_by, by=by, at=each.uploaded_at),
        )
    Upload.objects.bulk_create(uploads.values())
    for each in drawn:
        each.draw(uploads[each.about.checked_by])
    CheckedReport.objects.bulk_create(each.report for each in drawn)
    ReportedName.objects.bulk_create(
        (
            ReportedName(name=name)
            for name in {each.report.reported_agency for each in drawn} - {""}
        ),
        ignore_conflicts=True,
    )
    Reading.objects.bulk_create(each.reading for each in drawn if each.reading is not None)
    findings = [finding for each in drawn for finding in each.findings]
    FoundFinding.objects.bulk_create(findings)
    Decision.objects.bulk_create(
        Decision(
            report=finding.report,
            identity=finding.identity,
            verdict=finding.verdict,
            reason=_REASONS[Verdict(finding.verdict)],
            by=by,
            at=(finding.report.checked_at or finding.report.uploaded_at) + timedelta(days=2),
        )
        for finding in findings
        if finding.verdict
    )


def _moment(rng: Random, year: int) -> datetime:
    """In office hours of the first months of the year after."""
    return datetime(
        year + 1,
        rng.randint(1, 3),
        rng.randint(1, 28),
        rng.randint(1, 9),
        rng.randrange(60),
        tzinfo=UTC,
    )


class _Simulated:
    """One simulated report with all its rows; everything about it follows from seed and number."""

    def __init__(self, number: int, seed: str, about: _Reporting, round_: int) -> None:
        self.about = about
        self.rng = draws(seed, number)
        self.year = _YEARS[round_ % len(_YEARS)]
        self.variant: Variant = self.rng.choice(variants(seed))
        self.uploaded_at = _moment(self.rng, self.year)
        self.key = f"{number:07d}"
        self.digest = sha256(f"{seed}/{number}".encode()).hexdigest()
        self.reading: Reading | None = None
        self.findings: list[FoundFinding] = []

    def draw(self, upload: Upload) -> None:
        form = self.rng.choice(_FORMATS)
        self.report = CheckedReport(
            agency_id=upload.agency_id,
            upload=upload,
            file=f"{FOLDER}/{self.key}",
            original_name=f"{self.about.name}{self.year}年政府信息公开工作年度报告.{form}",
            sha256=self.digest,
            size=self.rng.randint(20_000, 400_000),
            format=form,
            uploaded_at=self.uploaded_at,
            checked_at=self.uploaded_at + timedelta(seconds=self.rng.randint(2, 90)),
            engine=mingtang.__version__,
        )
        if self.rng.random() < _REFUSED:
            self.report.state = ReportState.REFUSED
            self.report.refusal_code = "corrupt"
            self.report.refusal = "文件不完整，无法读取。请重新导出后再试。"
            return
        self._read()

    def _read(self) -> None:
        report, variant = self.report, self.variant
        form = edition_of_year(self.year)
        report.state = ReportState.CHECKED
        report.reported_agency, report.concerns_id = self.about.name, self.about.number
        report.year, report.edition = self.year, form.code if form else variant.edition
        report.unread_cells = variant.unread_cells
        read, source, found = variant.retold(self.about.name, self.year)
        self.reading = Reading(of=report, report=read, source=source)
        self.findings = [
            FoundFinding(
                report=report,
                identity=identity,
                position=position,
                rule=wire["rule"],
                severity=wire["severity"],
                status=wire["status"],
                message=wire["message"],
                wire=wire,
                agency_id=report.agency_id,
                year=self.year,
            )
            for position, (wire, identity) in enumerate(
                zip(found, variant.identities, strict=True), start=1
            )
        ]
        for finding in self.findings:
            if needs_decision(finding) and self.year < _YEARS[-1] and self.rng.random() < _DECIDED:
                finding.verdict = self.rng.choice(list(Verdict)).value
        count_findings(report, self.findings)
