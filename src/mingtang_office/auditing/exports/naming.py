"""Names of files that leave the platform."""

from __future__ import annotations

import re

from mingtang_office.auditing.models import CheckedReport

# What Windows, macOS or a header cannot bear in a file name.
_UNSAFE = re.compile(
    r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
)
_LONGEST = 80


def safe_name(stem: str, suffix: str) -> str:
    """A name that every system can keep: no separators, no control or direction characters, no
    leading dot, and not too long.

    >>> safe_name("../云江县<教育局>\\n2025年", "docx")
    '云江县教育局2025年.docx'
    """
    plain = _UNSAFE.sub("", stem).strip(" .")[:_LONGEST].strip(" .")
    return f"{plain or '报告'}.{suffix}"


def title_of(report: CheckedReport) -> str:
    """云江县教育局2025年年度报告, or the file's own name where the agency was not told."""
    if not report.reported_agency:
        return report.original_name.rpartition(".")[0] or report.original_name
    year = f"{report.year}年" if report.year else ""
    return f"{report.reported_agency}{year}政府信息公开工作年度报告"
