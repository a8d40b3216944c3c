"""Looking an item through for personal data before it is handed in (条例第十五条、第十七条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from mingtang.screening import Attachment as File
from mingtang.screening import Finding
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions import entries
from mingtang_office.publication.models import (
    Attachment,
    Item,
    Scan,
    ScanFinding,
    ScanState,
)
from mingtang_office.publication.scan.apart import Findings, screened
from mingtang_office.publication.scan.material import Material, material_of
from mingtang_office.ui.apart import Died, TooLong, run_apart

AT_ONCE = 2 * 1024 * 1024  # bytes of attachments that are looked through while the person waits
_LONGEST_REASON = 300
_CHANGED = "检查期间内容有改动，请重新检查。"


def carry_out(*, scan: Scan, now: datetime) -> Scan:
    """Do it: the files are opened in a process of their own, outside of any transaction. Running twice
    does no harm."""
    item = Item.objects.select_related("agency", "agency__region").get(pk=scan.item_id)
    material = material_of(item)
    if material.digest != scan.digest:
        return fail(scan=scan, problem=_CHANGED, now=now)
    texts = [spot.piece for spot in material.spots]
    try:
        files = [
            opened(number, row, item.title) for number, row in enumerate(material.files, start=1)
        ]
        run = run_apart if files else _here
        of_texts, of_files = run(screened, texts, files)
    except TooLong as error:
        return fail(
            scan=scan, problem=f"检查附件超过{error.seconds}秒，已放弃。请拆分附件。", now=now
        )
    except Died:
        return fail(scan=scan, problem="检查附件的程序意外退出，请另存附件后重新上传。", now=now)
    except OSError:
        return fail(scan=scan, problem="附件没有读出，请告知系统维护人员。", now=now)
    return enter(scan=scan, material=material, texts=of_texts, files=of_files, now=now)


def _here(function: Any, *args: Any) -> Any:
    return function(*args)


def opened(number: int, row: Attachment, about: str) -> File:
    """`about`: the title of its item."""
    with default_storage.open(row.stored) as file:
        return File(f"附件{number}", row.name, file.read(), about)


@transaction.atomic
def enter(
    *,
    scan: Scan,
    material: Material,
    texts: Findings,
    files: tuple[Findings, ...],
    now: datetime,
) -> Scan:
    """Keep what was found, masked; answers to the same finding in the same, unchanged part hold."""
    held = Scan.objects.select_for_update(of=("self",)).select_related("item", "by").get(pk=scan.pk)
    if held.state != ScanState.WAITING:
        return held
    answers = _earlier_answers(held.item)
    rows = [*_of_texts(held, material, texts), *_of_files(held, material, files)]
    for row in rows:
        earlier = answers.get(_identity(row))
        if earlier is not None:
            row.answer, row.answer_reason = earlier.answer, earlier.answer_reason
            row.answered_by_id, row.answered_at = earlier.answered_by_id, earlier.answered_at
    ScanFinding.objects.bulk_create(rows)
    held.state, held.done_at = ScanState.DONE, now
    held.texts, held.files = len(material.spots), len(material.files)
    held.save(update_fields=("state", "done_at", "texts", "files"))
    entries.record(
        "publication.scanned",
        item=held.item,
        by=held.by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"digest": held.digest, "findings": len(rows)},
    )
    return held


@transaction.atomic
def fail(*, scan: Scan, problem: str, now: datetime) -> Scan:
    """The scan came to no end; asking again begins it anew."""
    held = Scan.objects.select_for_update().get(pk=scan.pk)
    if held.state == ScanState.WAITING:
        held.state, held.problem, held.done_at = ScanState.FAILED, problem[:300], now
        held.save(update_fields=("state", "problem", "done_at"))
    return held


def _of_texts(scan: Scan, material: Material, found: Findings) -> Iterator[ScanFinding]:
    for each in found:
        spot = material.spot_of(each.at)
        yield _row(scan, each, source=spot.digest if spot else "", attachment=None)


def _of_files(scan: Scan, material: Material, found: tuple[Findings, ...]) -> Iterator[ScanFinding]:
    for row, findings in zip(material.files, found, strict=True):
        for each in findings:
            yield _row(scan, each, source=row.sha256, attachment=row.pk)


def _row(scan: Scan, found: Finding, *, source: str, attachment: int | None) -> ScanFinding:
    return ScanFinding(
        scan=scan,
        matter=found.concern,
        at=found.at[:300],
        quote=found.quote[:200],
        proposal=found.advice,
        severity=found.severity,
        count=found.count,
        attachment=attachment,
        source=source,
    )


Identity = tuple[str, str, str, str, int]


def _identity(row: ScanFinding) -> Identity:
    """By what a finding is the same again, wherever its part has moved to."""
    return row.source, row.matter, row.quote, row.proposal, row.count


def _earlier_answers(item: Item) -> Mapping[Identity, ScanFinding]:
    rows = ScanFinding.objects.filter(scan__item=item).exclude(answer="").order_by("pk")
    return {_identity(row): row for row in rows if row.source}
