"""The signature: the report gets its day, its files are made, read back, and told by their digests.

Files are written before the rows that name them; killed at any moment there is nothing but perhaps a
file that no report holds, which `sweep` deletes.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

import mingtang
from mingtang.annual.report import AnnualReport
from mingtang.rendering import RenderingImpossible, render
from mingtang_office.accounts.models import User
from mingtang_office.agencies import turns
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.actions import entries
from mingtang_office.annual.actions.holding import hold, save
from mingtang_office.annual.actions.reviewing import right_to, role_of
from mingtang_office.annual.composing import composed
from mingtang_office.annual.judging import content_digest, refuse_unready
from mingtang_office.annual.models import FileForm, ReportFile, ReportState, Verdict, YearReport
from mingtang_office.annual.queries.reports import CHAIN, permission_of
from mingtang_office.ui import storage

FOLDER = "annual"
_READ_BACK = (FileForm.DOCX, FileForm.HTML)


def sign(
    *, report: YearReport, opinion: str = "", expected_revision: int, by: User, now: datetime
) -> YearReport:
    """Sign the report as the last of its chain. Refuses one with gaps or errors, one that differs
    from what the reviewers of this round saw, who wrote or passed it, and one whose files do not
    read back as what they were made of."""
    with storage.written() as files, transaction.atomic():
        return _sign(report, opinion, expected_revision, by, now, files)


def _sign(
    report: YearReport,
    opinion: str,
    expected_revision: int,
    by: User,
    now: datetime,
    files: list[str],
) -> YearReport:
    on = timezone.localdate(now)
    held = hold(report, expected_revision)
    role = role_of(held, to="签发")
    if role is not CHAIN[-1]:
        raise Refused("这份年度报告还没有审核完毕，不能签发。")
    hand = right_to(held, role, by, now)
    opinion = turns.checked_opinion(opinion)
    refuse_unready(held, on, to="签发", explained=False)
    digest = content_digest(held)
    seen = held.passages.filter(round=held.round, verdict=Verdict.PASSED)
    turns.refuse_unseen(seen.values_list("content_digest", flat=True), digest)
    held.signed_by, held.signed_at, held.signed_on = by, now, on
    held.state, held.turn = ReportState.SIGNED, ""
    save(held, "signed_by", "signed_at", "signed_on", "state", "turn")
    kept = _write(held, files, now)
    entries.pass_by(held, Verdict.SIGNED, hand, role=role, opinion=opinion, digest=digest)
    entries.record(
        "annual.signed",
        report=held,
        hand=hand,
        permission=permission_of(role),
        facts={"digest": digest, **{f"{each.form}_sha256": each.sha256 for each in kept}},
    )
    return held


def _write(report: YearReport, files: list[str], now: datetime) -> list[ReportFile]:
    signed = composed(report)
    rows = []
    for form in FileForm:
        data = _rendered(signed, form)
        try:
            files.append(storage.write(data, folder=FOLDER, now=now))
        except OSError:
            raise Refused(
                "服务器的存储空间不足或者暂时无法写入，这份年度报告没有签发。"
                "请告知系统维护人员，稍后再签发。"
            ) from None
        rows.append(
            ReportFile(
                report=report,
                form=form,
                stored=files[-1],
                sha256=sha256(data).hexdigest(),
                size=len(data),
            )
        )
    return ReportFile.objects.bulk_create(rows)


def _rendered(report: AnnualReport, form: FileForm) -> bytes:
    try:
        data = render(report, form.value)
    except RenderingImpossible as error:
        raise Refused(f"这份年度报告没有签发：{error.message}") from error
    if form in _READ_BACK and mingtang.read(data).content() != report.content():
        raise Refused(
            f"这份年度报告没有签发：生成的{form.label}重新读取后与原文不一致。"
            "请检查文字中有无特殊符号；如仍不行，请告知系统维护人员。"
        )
    return data


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no report names; their names."""
    held = set(ReportFile.objects.values_list("stored", flat=True).iterator())
    return storage.sweep(FOLDER, held, now=now)
