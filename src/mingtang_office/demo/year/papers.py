"""The files that go along with a publication: its table as a spreadsheet, its text as a print."""

from __future__ import annotations

from mingtang_office.demo.case_papers import printed
from mingtang_office.demo.year.writing import Publication
from mingtang_office.ui.files import Incoming
from mingtang_office.ui.sheets import Section, workbook_bytes

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def papers(found: Publication, organ: str) -> tuple[Incoming, ...]:
    match found.file:
        case "xlsx":
            head, *rows = found.table
            data = workbook_bytes([Section("附表", head, tuple(rows))])
            return (Incoming(f"{found.title}.xlsx", data, _XLSX),)
        case "pdf":
            return (printed(organ, found.title, found.paragraphs, found.published_on),)
    return ()
