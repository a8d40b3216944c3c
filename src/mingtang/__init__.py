"""Mingtang 明堂: the annual report on open government information, read, checked and written.

>>> import mingtang
>>> report = mingtang.read("云江县教育局2023年政府信息公开工作年度报告".encode())
>>> report.agency, report.year
('云江县教育局', 2023)
>>> again = mingtang.read(mingtang.render(report, "json"))
>>> again.content() == report.content()
True

What an audit found can be handed back in the margin, told apart from run to run, and shown on the
page of a PDF that it speaks of (`page_image`, `boxes`):

>>> found = mingtang.audit(report).findings
>>> remarks = [mingtang.Comment(each.message, "云江县政务公开办", cells=each.cells) for each in found]
>>> marked = mingtang.render(report, "docx", remarks)
>>> mingtang.read(marked).agency
'云江县教育局'
>>> mingtang.identities(found) == mingtang.identities(mingtang.audit(report).findings)
True
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mingtang.annual import wire
from mingtang.annual.comparison import Comparison, NotComparable, compare
from mingtang.annual.report import AnnualReport
from mingtang.annual.roll_up import RollUp, roll_up
from mingtang.applications import DueDate, ImpossibleEvent, due
from mingtang.audit.findings import Finding
from mingtang.audit.identity import identities, identity
from mingtang.audit.registry import Audit, Case, run
from mingtang.documents.open import read as read_document
from mingtang.documents.open import read_file
from mingtang.documents.pages import Box, boxes, page_count, page_image
from mingtang.documents.raw import Format, Place, UnreadableDocument
from mingtang.recognition import recognise
from mingtang.rendering import Comment, RenderingImpossible, render

__version__ = "0.1.0"


def read(source: str | Path | bytes, name: str = "") -> AnnualReport:
    """The annual report in a file (a path) or in bytes: docx, doc, wps, rtf, pdf, html, xlsx, text,
    Markdown, or our own JSON. The format is told by content; `name` only breaks ties.

    Raises `UnreadableDocument` with a message that says what is wrong and what to do next. What
    cannot be read for certain is left unread and named in the report's `issues`.
    """
    if isinstance(source, bytes):
        document = read_document(source, name)
        return wire.loads(source) if document.format is Format.JSON else recognise(document)
    document = read_file(source)
    if document.format is Format.JSON:
        return wire.loads(Path(source).read_bytes())
    return recognise(document)


def audit(
    report: AnnualReport, previous: AnnualReport | None = None, today: date | None = None
) -> Audit:
    """Every finding on a report; `previous` is last year's, `today` the day of the audit.

    Findings come gravest first; `checked` counts, rule by rule, what was found in order.

    >>> found = audit(read("云江县教育局2023年政府信息公开工作年度报告".encode()))
    >>> [finding.rule for finding in found.findings if finding.rule == "T3-01"]
    []
    """
    return run(Case(report, previous, today))


__all__ = [
    "AnnualReport",
    "Audit",
    "Box",
    "Comment",
    "Comparison",
    "DueDate",
    "Finding",
    "ImpossibleEvent",
    "NotComparable",
    "Place",
    "RenderingImpossible",
    "RollUp",
    "UnreadableDocument",
    "audit",
    "boxes",
    "compare",
    "due",
    "identities",
    "identity",
    "page_count",
    "page_image",
    "read",
    "render",
    "roll_up",
]
