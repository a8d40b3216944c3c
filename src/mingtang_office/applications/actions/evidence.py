"""What is found out and kept in a case: searches, papers, and the notes of those who handle it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import files, holding
from mingtang_office.applications.models import (
    Application,
    CaseFile,
    CaseNote,
    FileKind,
    SearchRecord,
)
from mingtang_office.trail import sealing
from mingtang_office.ui.files import Incoming

_LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Search:
    """Where, for what and by whom was searched, and what came of it (条例第三十六条第（四）项)."""

    department: str
    system: str
    period: str
    keywords: str
    result: str
    found: bool
    searched_by: str
    searched_on: date


_FIELDS = {
    "department": "检索部门",
    "system": "检索的系统或者档案",
    "period": "时间范围",
    "keywords": "检索词",
    "result": "检索结果",
    "searched_by": "检索人",
}


@transaction.atomic
def enter_search(
    *, application: Application, search: Search, expected_revision: int, by: User, now: datetime
) -> SearchRecord:
    """Enter a search. Refused where it does not say where, for what, by whom and with what result:
    without that it proves nothing."""
    held = holding.take(application, expected_revision, by, now)
    refuse_to_come(search.searched_on, now)
    absent = [label for name, label in _FIELDS.items() if not getattr(search, name).strip()]
    if absent:
        raise Refused(
            f"请填写{'、'.join(absent)}：没有这些内容的检索记录，不能证明信息不存在"
            "（《条例》第三十六条第（四）项）。"
        )
    record = SearchRecord.objects.create(
        application=held,
        **{name: getattr(search, name).strip() for name in _FIELDS},
        found=search.found,
        searched_on=search.searched_on,
        by=by,
        at=now,
    )
    holding.save(held)
    holding.record(
        "applications.searched",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"found": search.found, "searched_on": search.searched_on.isoformat()},
    )
    return record


@transaction.atomic
def add_file(
    *,
    application: Application,
    incoming: Incoming,
    kind: FileKind,
    part: str = "",
    made_from: CaseFile | None = None,
    expected_revision: int,
    by: User,
    now: datetime,
) -> CaseFile:
    """Keep a paper of the case. `part` names the evidence that it is (`Terms.evidence`)."""
    held = holding.take(application, expected_revision, by, now)
    if made_from is not None and made_from.application_id != held.pk:
        raise Refused("原件不属于这件申请，请重新选择。")
    row = files.keep(held, incoming, kind, by=by, now=now, part=part, made_from=made_from)
    holding.save(held)
    holding.record(
        "applications.file_added",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"file": row.pk, "kind": str(kind), "part": part, "sha256": row.sha256},
        personal={"name": incoming.name},
    )
    return row


@transaction.atomic
def add_note(
    *,
    application: Application,
    text: str,
    expected_revision: int | None = None,
    by: User,
    now: datetime,
) -> CaseNote:
    """Write something down for colleagues; also in a closed case."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application, expected_revision)
    text = text.strip()
    if not text:
        raise Refused("请填写记录的内容。")
    if len(text) > _LONGEST_NOTE:
        raise Refused(f"记录最多{_LONGEST_NOTE}字，现在是{len(text)}字，请分次记录。")
    note = CaseNote.objects.create(
        application=held, sealed=sealing.seal_bytes(held, text.encode()), by=by, at=now
    )
    holding.save(held)
    holding.record(
        "applications.noted",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"note": note.pk},
    )
    return note
