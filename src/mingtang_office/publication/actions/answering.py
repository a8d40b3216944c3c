"""What a person does about a finding: says why it may stay, masks it, replaces a file by a cleaned copy."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.attaching import kept_file
from mingtang_office.publication.actions.drafting import revise
from mingtang_office.publication.actions.holding import hold, require_state
from mingtang_office.publication.actions.scanning import opened
from mingtang_office.publication.models import (
    WRITABLE,
    Attachment,
    Item,
    ItemState,
    ScanAnswer,
    ScanFinding,
)
from mingtang_office.publication.scan.apart import Cleaned, cleaned
from mingtang_office.publication.scan.masking import is_maskable, masked
from mingtang_office.publication.scan.material import material_of
from mingtang_office.ui.apart import Died, TooLong, run_apart
from mingtang_office.ui.files import Incoming

ANSWERABLE = (*WRITABLE, ItemState.SIGNED)
_LONGEST_REASON = 300


@transaction.atomic
def answer(
    *, finding: ScanFinding, answer: ScanAnswer, reason: str, by: User, now: datetime
) -> ScanFinding:
    """Say why a finding may stay as it is; on record with the name. Also of what is public: what was
    taken over is looked through only there."""
    row = (
        ScanFinding.objects.select_for_update(of=("self",))
        .select_related("scan__item__agency")
        .get(pk=finding.pk)
    )
    item = row.scan.item
    entries.allow(item, Permission.DRAFT_ITEMS, by, now)
    require_state(item, *ANSWERABLE, to="答复检查发现")
    _refuse_earlier(row, item)
    reason = reason.strip()
    if not 0 < len(reason) <= _LONGEST_REASON:
        raise Refused(f"请写明可以公开的理由，最多{_LONGEST_REASON}字。")
    if answer not in answers_for(row):
        raise Refused(f"“{row.concern.label}”不能以“{answer.label}”答复，请另选。")
    row.answer, row.answer_reason = answer, reason
    row.answered_by, row.answered_at = by, now
    row.save(update_fields=("answer", "answer_reason", "answered_by", "answered_at"))
    entries.record(
        "publication.finding_answered",
        item=item,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"finding": row.pk, "concern": row.matter, "answer": answer},
        personal={"reason": reason},
    )
    return row


def answers_for(row: ScanFinding) -> tuple[ScanAnswer, ...]:
    """What a person may answer: what no program could see has to be looked at."""
    if row.concern.is_unseen:
        return (ScanAnswer.LOOKED_AT,)
    return tuple(each for each in ScanAnswer if each is not ScanAnswer.LOOKED_AT)


@transaction.atomic
def mask_finding(
    *, item: Item, finding: ScanFinding, expected_revision: int, by: User, now: datetime
) -> Item:
    """Put into the text or the table of an item what may stand instead of what was found."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="遮盖")
    if finding.scan.item_id != held.pk or not is_maskable(finding):
        raise Refused("这一处不在正文里，不能在这里遮盖。")
    _refuse_earlier(finding, held)
    field = masked(held, material_of(held), finding)
    facts = {"finding": finding.pk, "concern": finding.matter}
    entries.record(
        "publication.finding_masked",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts=facts,
    )
    return revise(item=held, written=field, expected_revision=expected_revision, by=by, now=now)


def cleaned_copy(attachment: Attachment) -> Cleaned:
    """A copy without what was found in it; made in a process of its own, nothing is stored."""
    number = list(attachment.item.attachments).index(attachment.pk) + 1
    try:
        made = run_apart(
            cleaned, opened(number, attachment, attachment.item.title), attachment.media_type
        )
    except (TooLong, Died):
        raise Refused("清理这份附件时程序没有完成，请在Word、WPS中处理后重新上传。") from None
    if isinstance(made, str):
        raise Refused(made)
    return made


@transaction.atomic
def replace_by_cleaned(
    *,
    item: Item,
    attachment: Attachment,
    copy: Cleaned,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Item:
    """Put the cleaned copy in the place of an attachment of the working copy."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="替换附件")
    if attachment.item_id != held.pk or attachment.pk not in held.attachments:
        raise Refused("这份附件已经不在列表中，可能已被他人移除。请看现在的列表。")
    row = kept_file(
        held, Incoming(copy.name, copy.data, copy.media_type), attachment.description, now
    )
    if row.sha256 == attachment.sha256:
        raise Refused("这份附件没有可以自动清理的内容，请在Word、WPS中处理后重新上传。")
    present = Attachment.objects.filter(item=held, sha256=row.sha256).first()
    if present is None:
        row.save()
    key = present.pk if present else row.pk
    keys = [key if each == attachment.pk else each for each in held.attachments]
    entries.record(
        "publication.attachment_cleaned",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"before": attachment.sha256, "after": row.sha256},
    )
    return revise(
        item=held,
        written={"attachments": list(dict.fromkeys(keys))},
        expected_revision=expected_revision,
        by=by,
        now=now,
    )


def _refuse_earlier(row: ScanFinding, item: Item) -> None:
    if material_of(item).digest != row.scan.digest:
        raise Refused("检查以后内容有改动，请重新检查后再处理。")
