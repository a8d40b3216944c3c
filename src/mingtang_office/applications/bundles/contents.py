"""What belongs into the bundle of a case: the exact bytes of its letters and files, what was entered,
the ledger of days, and the trail; with an index for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string

from mingtang.applications import to_wire
from mingtang_office.accounts.models import User
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.bundles.packing import as_json
from mingtang_office.applications.bundles.rows import (
    case_row,
    consent_row,
    consultation_row,
    event_row,
    letter_row,
    search_row,
    supplement_row,
)
from mingtang_office.applications.models import Application, CaseFile, FileKind
from mingtang_office.applications.projection import replayed
from mingtang_office.applications.queries.history import events_of
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.letters.models import Letter, Service
from mingtang_office.trail import sealed_files
from mingtang_office.trail.models import Entry
from mingtang_office.trail.sealing import Erased, open_bytes

# Entries that tell of looking at the case or of this very bundle: they change nothing in it, and
# would make two bundles of one case differ.
_LOOKING = (
    "applications.archived",
    "applications.bundle_exported",
    "applications.file_opened",
    "applications.identity_opened",
    "letters.taken",
)
_UNFIT = re.compile(r"[\\/:*?\"<>|\x00-\x1f]")

Parts = dict[str, bytes]


class UnreadablePart(Exception):
    """A part of the case cannot be read, or is not what it was; `message` says which."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def contents_of(application: Application) -> tuple[Parts, dict[str, Any]]:
    """The parts by their names, and what the manifest tells beside them. Raises `UnreadablePart`."""
    try:
        return _contents(application)
    except Erased:
        raise UnreadablePart("申请人的个人信息已按规定擦除，案卷不能再汇总。") from None


def _contents(application: Application) -> tuple[Parts, dict[str, Any]]:
    case = replayed(application, events_of(application))
    letters = list(letters_of(application).select_related("agency", "signed_by", "drafted_by"))
    entries = list(_entries(application, letters))
    names = names_of(entries)
    tables: dict[str, Any] = {
        "case": {**case_row(application), "applicant": asdict(open_identity(application))},
        "events": [event_row(row) for row in application.events.select_related("by")],
        "letters": [letter_row(letter) for letter in letters],
        "consultations": [consultation_row(row) for row in application.consultations.all()],
        "consents": [consent_row(row) for row in application.consents.all()],
        "searches": [search_row(row) for row in application.searches.select_related("by")],
        "supplements": [supplement_row(row) for row in application.supplements.all()],
        "trail": [entry_row(entry, names) for entry in entries],
        "ledger": to_wire(case.due) if case.due else None,
    }
    files = dict([*_letter_files(letters), *_case_files(application)])
    parts = {f"{name}.json": as_json(plain(table)) for name, table in tables.items()}
    index = _index(application, tables, sorted(files))
    last = entries[-1] if entries else None
    told = {
        "application": application.number,
        "agency": application.agency.name,
        "chain": last and {"name": last.chain.name, "number": last.number, "head": last.digest},
    }
    return {**parts, **files, "index.html": index.encode()}, told


def _entries(application: Application, letters: list[Letter]) -> Iterator[Entry]:
    """The trail of the case and of its letters, in the order in which it was written."""
    own = Q(object_type=application._meta.label_lower, object_id=str(application.pk))
    of_letters = Q(
        object_type=Letter._meta.label_lower, object_id__in=[str(each.pk) for each in letters]
    )
    yield from (
        Entry.objects.filter(own | of_letters)
        .exclude(action__in=_LOOKING)
        .select_related("chain")
        .order_by("pk")
    )


def names_of(entries: list[Entry]) -> dict[int, str]:
    people = {entry.actor for entry in entries if entry.actor is not None}
    return dict(User.objects.filter(pk__in=people).values_list("pk", "full_name"))


def entry_row(entry: Entry, names: dict[int, str]) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at,
        "actor": entry.actor,
        "person": names.get(entry.actor or 0, "系统"),
        "action": entry.action,
        "object": f"{entry.object_type}:{entry.object_id}",
        "facts": entry.facts,
        "sealed_digest": entry.sealed_digest,
        "algorithm": entry.algorithm,
        "previous": entry.previous,
        "digest": entry.digest,
    }


def _letter_files(letters: list[Letter]) -> Iterator[tuple[str, bytes]]:
    for at, letter in enumerate(letters, 1):
        if letter.is_numbered:
            stem = f"letters/{at:02d}-{fit(letter.reference)}"
            for ending, stored, digest in (
                ("docx", letter.docx_file, letter.docx_sha256),
                ("pdf", letter.pdf_file, letter.pdf_sha256),
            ):
                yield f"{stem}.{ending}", _read(letter.subject, stored, digest, letter.reference)
        yield from _proofs(letter, at)


def _proofs(letter: Letter, at: int) -> Iterator[tuple[str, bytes]]:
    for number, service in enumerate(letter.services.order_by("pk"), 1):
        if service.proof_file:
            name = f"proofs/{at:02d}-{number}-{fit(_proof_name(service))}"
            yield (
                name,
                _read(letter.subject, service.proof_file, service.proof_sha256, "送达凭证"),
            )


def _proof_name(service: Service) -> str:
    if not service.proof_name:
        return "送达凭证"
    return open_bytes(service.letter.subject, bytes(service.proof_name)).decode()


def _case_files(application: Application) -> Iterator[tuple[str, bytes]]:
    rows = application.files.exclude(kind=FileKind.BUNDLE).order_by("pk")
    for at, row in enumerate(rows, 1):
        name = f"files/{at:03d}-{CaseFile(kind=row.kind).get_kind_display()}-{fit(row.name)}"
        yield name, _read(application, row.stored, row.sha256, row.name)


def _read(holder: Application | tuple[str, str], stored: str, digest: str, name: str) -> bytes:
    try:
        data = sealed_files.read(holder, stored)
    except OSError:
        raise UnreadablePart(
            f"“{name}”的文件读不出来，案卷没有生成。请告知系统维护人员从备份恢复。"
        ) from None
    if sha256(data).hexdigest() != digest:
        raise UnreadablePart(f"“{name}”的文件与登记的摘要不符，案卷没有生成。请告知系统维护人员。")
    return data


def fit(name: str) -> str:
    """A name that every system can write, without ways out of its folder."""
    return _UNFIT.sub("_", name).strip(". ")[:80] or "_"


def plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case datetime() | date():
            return value.isoformat()
        case _:
            return value


def _index(application: Application, tables: dict[str, Any], files: list[str]) -> str:
    return render_to_string(
        "applications/bundle.html",
        {"application": application, "files": files, **tables},
    )
