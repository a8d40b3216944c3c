"""Files of an item: written whole before the row that names them, under a name that tells nothing."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.drafting import revise
from mingtang_office.publication.actions.holding import hold, require_state
from mingtang_office.publication.models import WRITABLE, Attachment, Item
from mingtang_office.ui import storage
from mingtang_office.ui.files import Incoming, shown_name

FOLDER = "publication"
MAX_BYTES = 50 * 1024 * 1024


@transaction.atomic
def attach(
    *,
    item: Item,
    file: Incoming,
    description: str = "",
    expected_revision: int,
    by: User,
    now: datetime,
) -> Item:
    """Add a file at the end of the attachments. The same bytes twice are one attachment."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="添加附件")
    row = _kept(held, file, description.strip(), now)
    keys = [*(key for key in held.attachments if key != row.pk), row.pk]
    return revise(
        item=held,
        written={"attachments": keys},
        expected_revision=expected_revision,
        by=by,
        now=now,
    )


def _kept(item: Item, file: Incoming, description: str, now: datetime) -> Attachment:
    if not file.data:
        raise Refused(f"“{file.name}”是空文件，没有保存。请核对后重新选择。")
    if len(file.data) > MAX_BYTES:
        raise Refused(
            f"“{file.name}”超过 {MAX_BYTES // 1024 // 1024} MB，没有保存。请压缩或者拆分。"
        )
    digest = sha256(file.data).hexdigest()
    present = Attachment.objects.filter(item=item, sha256=digest).first()
    if present is not None:
        return present
    try:
        stored = storage.write(file.data, folder=FOLDER, now=now)
    except OSError:
        raise Refused(
            f"存储空间不足或者无法写入，“{file.name}”没有保存。请告知系统维护人员。"
        ) from None
    return Attachment.objects.create(
        item=item,
        name=shown_name(file.name),
        description=description,
        stored=stored,
        sha256=digest,
        size=len(file.data),
        media_type=file.media_type,
        added_at=now,
    )


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no attachment names; their names."""
    held = set(Attachment.objects.values_list("stored", flat=True).iterator())
    return storage.sweep(FOLDER, held, now=now)
