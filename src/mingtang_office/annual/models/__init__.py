from mingtang_office.annual.models.explanation import Explanation
from mingtang_office.annual.models.passage import ReportPassage, Verdict
from mingtang_office.annual.models.report_file import FileForm, ReportFile
from mingtang_office.annual.models.report_part import ReportPart
from mingtang_office.annual.models.year_report import WRITABLE, ReportState, YearReport

__all__ = [
    "WRITABLE",
    "Explanation",
    "FileForm",
    "ReportFile",
    "ReportPart",
    "ReportPassage",
    "ReportState",
    "Verdict",
    "YearReport",
]
