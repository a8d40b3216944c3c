"""School districts (学区划分): a table of areas, the faults in it, and which school an address is for."""

from mingtang.publication.districts.findings import Code, Finding, findings
from mingtang.publication.districts.lookup import Answer, Answers, Claim, Outcome, look_up
from mingtang.publication.districts.table import (
    FIELD,
    Districts,
    NotARow,
    Row,
    Stage,
    districts_of,
    read_row,
    row_of,
)

__all__ = [
    "FIELD",
    "Answer",
    "Answers",
    "Claim",
    "Code",
    "Districts",
    "Finding",
    "NotARow",
    "Outcome",
    "Row",
    "Stage",
    "districts_of",
    "findings",
    "look_up",
    "read_row",
    "row_of",
]
