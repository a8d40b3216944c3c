"""From the signature to the public: a signed report becomes published information of the kind
年度报告 in the column 政府信息公开年报, by the way that everything takes which is published (条例第十七条:
nothing goes out without its confidentiality review)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from mingtang.publication.attribute import Attribute
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.actions import entries
from mingtang_office.annual.actions.holding import hold, require_state, save
from mingtang_office.annual.composing import composed
from mingtang_office.annual.item_body import body_of
from mingtang_office.annual.models import FileForm, ReportFile, ReportState, Verdict, YearReport
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.actions.drafting import draft, revise, take_up
from mingtang_office.publication.actions.reviewing import submit
from mingtang_office.publication.models import Item
from mingtang_office.ui.files import Incoming

COLUMN = "reports"
_DUTIES = ["A49-01"]
_MEDIA = {
    FileForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.PDF: "application/pdf",
    FileForm.HTML: "text/html",
}


@transaction.atomic
def publish(*, report: YearReport, expected_revision: int, by: User, now: datetime) -> YearReport:
    """Make the signed report an item and hand that in to be published; a later version takes the item
    of the one before up again, with its reason. Refuses a report that was handed over already."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, ReportState.SIGNED, to="提交公布")
    if held.item is not None:
        raise Refused("这份年度报告已经提交公布，请到“主动公开”中查看它办到了哪一步。")
    item = _item(held, by, now)
    for file in held.files.order_by("pk"):
        item = attach(
            item=item,
            file=_incoming(held, file),
            expected_revision=item.revision,
            by=by,
            now=now,
        )
    item = submit(item=item, expected_revision=item.revision, by=by, now=now)
    held.item = item
    save(held, "item")
    entries.pass_by(held, Verdict.HANDED_OVER, hand)
    entries.record(
        "annual.handed_over",
        report=held,
        hand=hand,
        permission=Permission.WRITE_ANNUAL,
        facts={"item": item.pk},
    )
    return held


def _item(report: YearReport, by: User, now: datetime) -> Item:
    before = (
        YearReport.objects.filter(agency=report.agency, year=report.year, item__isnull=False)
        .exclude(pk=report.pk)
        .select_related("item")
        .order_by("-version")
        .first()
    )
    if before is None or before.item is None:
        return draft(agency=report.agency, written=_written(report), by=by, now=now)
    item = take_up(
        item=before.item,
        reason=report.reason,
        expected_revision=before.item.revision,
        by=by,
        now=now,
    )
    return revise(
        item=item,
        written={**_written(report), "attachments": []},
        expected_revision=item.revision,
        by=by,
        now=now,
    )


def _written(report: YearReport) -> dict[str, Any]:
    signed = composed(report)
    return {
        "kind": ItemKind.ANNUAL_REPORT,
        "title": signed.title,
        "summary": f"{report.agency.name}{report.year}年政府信息公开工作的总体情况、统计数据、主要问题和改进情况。",
        "body": body_of(signed),
        "issuer": report.agency.name,
        "formed_on": report.signed_on,
        "written_on": report.signed_on,
        "columns": [COLUMN],
        "duties": _DUTIES,
        "attribute": Attribute.PROACTIVE,
        "details": {"report_year": report.year},
    }


def _incoming(report: YearReport, file: ReportFile) -> Incoming:
    form = FileForm(file.form)
    with default_storage.open(file.stored, "rb") as stored:
        return Incoming(f"{report}.{form.value}", stored.read(), _MEDIA[form])
