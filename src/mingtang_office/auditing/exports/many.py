"""The findings of many reports, row by row, with bounded memory and two queries a few hundred rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from django.db.models import QuerySet

from mingtang.annual.report import AnnualReport
from mingtang.audit.wire import finding_from_wire
from mingtang_office.auditing.exports.findings_sheet import SheetRow
from mingtang_office.auditing.models import Decision, FoundFinding

_AT_ONCE = 400  # SQLite takes about a thousand values in one statement


@cache
def _bare(edition: str) -> AnnualReport:
    """A report of this form without content: enough to name its cells."""
    return AnnualReport(None, None, edition)


def sheet_rows(findings: QuerySet[FoundFinding]) -> Iterator[SheetRow]:
    """The findings in their order, each with the decision that stands on it."""
    found = findings.select_related("report").iterator(chunk_size=_AT_ONCE)
    while batch := list(islice(found, _AT_ONCE)):
        decisions = _decisions(batch)
        for each in batch:
            yield SheetRow(
                each.report,
                each.position,
                finding_from_wire(each.wire),
                decisions.get((each.report_id, each.identity)),
                _bare(each.report.edition) if each.report.edition else None,
            )


def _decisions(batch: list[FoundFinding]) -> dict[tuple[int, str], Decision]:
    decided = [each for each in batch if each.verdict]
    standing = Decision.objects.filter(
        withdrawn=False,
        report__in={each.report_id for each in decided},
        identity__in={each.identity for each in decided},
    ).select_related("by")
    return {(each.report_id, each.identity): each for each in standing}
