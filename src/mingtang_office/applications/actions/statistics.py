"""The figures that an application beyond reason rests on (条例第三十五条), kept as they stood."""

from __future__ import annotations

from datetime import date, datetime

from mingtang_office.accounts.models import User
from mingtang_office.applications.actions import files
from mingtang_office.applications.models import Application, CaseFile, FileKind
from mingtang_office.applications.queries.repeated import received_since
from mingtang_office.ui.days import day_words
from mingtang_office.ui.files import Incoming

PART = "statistics"


def keep_figures(
    application: Application, since: object, *, by: User, now: datetime
) -> CaseFile | None:
    """Keep a list of the applicant's applications since that day, made anew each time. Must stand in
    the transaction of the action that it belongs to; nothing without a day."""
    if not isinstance(since, date):
        return None
    rows = list(received_since(application, since))
    lines = [f"自{day_words(since)}以来，同一申请人向本机关提出政府信息公开申请{len(rows)}件。", ""]
    lines += [
        f"{at}. {row.number}　收到日期{day_words(row.received_on)}　{row.content}"
        for at, row in enumerate(rows, 1)
        if row.received_on is not None
    ]
    data = "\n".join(lines).encode()
    incoming = Incoming("申请数量和频次统计.txt", data, "text/plain")
    return files.keep(application, incoming, FileKind.EVIDENCE, by=by, now=now, part=PART)
