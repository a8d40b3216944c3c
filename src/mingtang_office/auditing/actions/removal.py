"""Taking a mistaken upload out again, and sweeping files that no report holds."""

from __future__ import annotations

from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.actions import entries, findings
from mingtang_office.auditing.actions.holding import hold
from mingtang_office.auditing.actions.uploads import FOLDER
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.auditing.queries import corrections_in_force
from mingtang_office.ui import storage


@transaction.atomic
def remove(*, report: CheckedReport, reason: str, by: User, now: datetime) -> None:
    """Remove a report that was handed in by mistake: file, reading and findings are deleted, the
    trail keeps that it was. Refuses one on which corrections or decisions stand."""
    entries.allow(report, Permission.UPLOAD_REPORTS, by, now)
    held = hold(report)
    if not reason.strip():
        raise Refused("请写明移除的原因，例如“选错文件”。")
    if corrections_in_force(held) or held.decisions.filter(withdrawn=False).exists():
        raise Refused("这份报告上已有更正或者处理意见，不能移除。确需移除的，请先逐项撤回。")
    _part_from_later(held, now)
    entries.record(
        "auditing.removed",
        report=held,
        by=by,
        now=now,
        permission=Permission.UPLOAD_REPORTS,
        facts={"sha256": held.sha256, "year": held.year, "state": held.state},
        personal={"name": held.original_name, "reason": reason.strip()},
    )
    stored, upload = str(held.file), held.upload
    held.corrections.all().delete()
    held.decisions.all().delete()
    held.delete()
    if not upload.reports.exists():
        upload.delete()
    transaction.on_commit(lambda: default_storage.delete(stored), robust=True)


def _part_from_later(report: CheckedReport, now: datetime) -> None:
    """Reports that were compared with this one are audited anew without it."""
    for later in report.next.select_for_update(of=("self",)):
        later.previous = None
        later.revision += 1
        later.save(update_fields=("previous",))
        findings.renew(later, now=now)


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no report holds; their names."""
    held = set(CheckedReport.objects.values_list("file", flat=True).iterator())
    return storage.sweep(FOLDER, held, now=now)
