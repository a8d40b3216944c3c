from mingtang_office.auditing.models.correction import Correction
from mingtang_office.auditing.models.finding import Decision, FoundFinding, Verdict
from mingtang_office.auditing.models.reading import Reading
from mingtang_office.auditing.models.report import (
    CheckedReport,
    ReportedName,
    ReportState,
    Upload,
)

__all__ = [
    "CheckedReport",
    "Correction",
    "Decision",
    "FoundFinding",
    "Reading",
    "ReportState",
    "ReportedName",
    "Upload",
    "Verdict",
]
