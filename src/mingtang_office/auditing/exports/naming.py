"""Names of files that leave the platform."""

from __future__ import annotations

from mingtang_office.auditing.models import CheckedReport


def title_of(report: CheckedReport) -> str:
    """云江县教育局2025年年度报告, or the file's own name where the agency was not told."""
    if not report.reported_agency:
        return report.original_name.rpartition(".")[0] or report.original_name
    year = f"{report.year}年" if report.year else ""
    return f"{report.reported_agency}{year}政府信息公开工作年度报告"
