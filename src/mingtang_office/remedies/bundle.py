"""The bundle for the court: the whole case of the application, and all that belongs to the remedy."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string

from mingtang.applications.remedies import (
    Instance,
    RemedyColumn,
    RemedyOutcome,
    RemedyRoute,
    RemedyStep,
    Stage,
)
from mingtang_office.applications.bundles import UnreadablePart, contents_of
from mingtang_office.applications.bundles.contents import Parts, entry_row, fit, names_of, plain
from mingtang_office.applications.bundles.packing import as_json
from mingtang_office.remedies.models import CourseEntry, Remedy, RemedyFileKind
from mingtang_office.remedies.named import named_parties
from mingtang_office.remedies.queries.history import ANNULLED
from mingtang_office.trail import sealed_files
from mingtang_office.trail.models import Entry
from mingtang_office.trail.sealing import Erased

# Entries that tell of looking, or of this very bundle: two bundles of one case would differ by them.
_LOOKING = ("remedies.bundle_made", "remedies.file_opened", "remedies.parties_opened")


def bundle_parts(remedy: Remedy) -> tuple[Parts, dict[str, Any]]:
    """The parts by their names, and what the manifest tells beside them. Raises `UnreadablePart`."""
    try:
        return _parts(remedy)
    except Erased:
        raise UnreadablePart("当事人的个人信息已按规定擦除，案卷不能再汇总。") from None


def _parts(remedy: Remedy) -> tuple[Parts, dict[str, Any]]:
    entries = list(
        Entry.objects.filter(object_type=Remedy._meta.label_lower, object_id=str(remedy.pk))
        .exclude(action__in=_LOOKING)
        .select_related("chain")
        .order_by("pk")
    )
    names = names_of(entries)
    tables: dict[str, Any] = {
        "remedy": _remedy_row(remedy),
        "course": [_course_row(row) for row in remedy.course.select_related("by")],
        "parties": [
            {**asdict(each.details), "role": each.row.get_role_display()}
            for each in named_parties(remedy)
        ],
        "trail": [entry_row(entry, names) for entry in entries],
    }
    files = _files(remedy)
    parts = {f"{name}.json": as_json(plain(table)) for name, table in tables.items()} | files
    told: dict[str, Any] = {"remedy": remedy.number, "agency": remedy.agency.name}
    if remedy.application is not None:
        inner, about = contents_of(remedy.application)
        parts |= {f"application/{name}": data for name, data in inner.items()}
        told["application"] = about
    index = render_to_string(
        "remedies/bundle.html", {"files": sorted(files), "case": remedy.application, **tables}
    )
    return {**parts, "index.html": index.encode()}, told


def _remedy_row(remedy: Remedy) -> dict[str, Any]:
    return {
        "number": remedy.number,
        "agency": remedy.agency.name,
        "route": RemedyRoute(remedy.route).label,
        "application": remedy.application.number if remedy.application else "",
        "letter": remedy.letter.reference if remedy.letter else "",
        "described": remedy.described,
        "follows": remedy.follows.number if remedy.follows else "",
        "instance": Instance(remedy.instance).label,
        "stage": Stage(remedy.stage).label,
        "forum": remedy.forum,
        "reference": remedy.reference,
        "filed_on": remedy.filed_on,
        "outcome": RemedyOutcome(remedy.outcome).label if remedy.outcome else "",
        "column": RemedyColumn(remedy.column).label,
        "concluded_on": remedy.concluded_on,
        "anew": remedy.anew.number if remedy.anew else "",
    }


def _course_row(row: CourseEntry) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind,
        "label": "作废" if row.kind == ANNULLED else RemedyStep(row.kind).label,
        "on": row.on,
        "facts": row.facts,
        "annuls": row.annuls,
        "reason": row.get_reason_display(),
        "by": row.by.full_name,
        "at": row.at,
    }


def _files(remedy: Remedy) -> Parts:
    found = {}
    rows = remedy.files.exclude(kind=RemedyFileKind.BUNDLE).order_by("pk")
    for at, row in enumerate(rows, 1):
        try:
            data = sealed_files.read(remedy, row.stored)
        except OSError:
            raise UnreadablePart(
                f"“{row.name}”的文件读不出来，案卷没有生成。请告知系统维护人员从备份恢复。"
            ) from None
        if sha256(data).hexdigest() != row.sha256:
            raise UnreadablePart(
                f"“{row.name}”的文件与登记的摘要不符，案卷没有生成。请告知系统维护人员。"
            )
        found[f"files/{at:03d}-{row.get_kind_display()}-{fit(row.name)}"] = data
    return found
