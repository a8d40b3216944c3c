"""Files of an item: written whole before the row that names them, under a name that tells nothing."""

from __future__ import annotations

from collections.abc import Iterable
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
    return attach_all(
        item=item,
        files=(file,),
        description=description,
        expected_revision=expected_revision,
        by=by,
        now=now,
    )


@transaction.atomic
def attach_all(
    *,
    item: Item,
    files: Iterable[Incoming],
    description: str = "",
    expected_revision: int,
    by: User,
    now: datetime,
) -> Item:
    """Add files at the end of the attachments, all or none."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="添加附件")
    keys = list(held.attachments)
    for file in files:
        row = _kept(held, file, description.strip(), now)
        keys = [*(key for key in keys if key != row.pk), row.pk]
    return revise(
        item=held,
        written={"attachments": keys},
        expected_revision=expected_revision,
        by=by,
        now=now,
    )


@transaction.atomic
def describe(
    *,
    item: Item,
    attachment: Attachment,
    name: str,
    description: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Item:
    """Give an attachment of the working copy another name or description; editions that are public
    keep those that were signed."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="修改附件的名称和说明")
    if attachment.item_id != held.pk or attachment.pk not in held.attachments:
        raise Refused("这份附件已经不在列表中，可能已被他人移除。请看现在的列表。")
    attachment.name, attachment.description = shown_name(name), description.strip()
    attachment.save(update_fields=("name", "description"))
    return revise(
        item=held,
        written={"attachments": held.attachments},
        expected_revision=expected_revision,
        by=by,
        now=now,
    )


def _kept(item: Item, file: Incoming, description: str, now: datetime) -> Attachment:
    present = Attachment.objects.filter(item=item, sha256=sha256(file.data).hexdigest()).first()
    if present is not None:
        return present
    row = kept_file(item, file, description, now)
    row.save()
    return row


def kept_file(item: Item, file: Incoming, description: str, now: datetime) -> Attachment:
    """The file written whole, and the row that names it, not stored yet."""
    refuse_unfit(file)
    try:
        stored = storage.write(file.data, folder=FOLDER, now=now)
    except OSError:
        raise Refused(
            f"存储空间不足或者无法写入，“{file.name}”没有保存。请告知系统维护人员。"
        ) from None
    return Attachment(
        item=item,
        name=shown_name(file.name),
        description=description,
        stored=stored,
        sha256=sha256(file.data).hexdigest(),
        size=len(file.data),
        media_type=file.media_type,
        added_at=now,
    )


def refuse_unfit(file: Incoming) -> None:
    """A file that is empty, or too large to be kept."""
    if not file.data:
        raise Refused(f"“{file.name}”是空文件，没有保存。请核对后重新选择。")
    if len(file.data) > MAX_BYTES:
        raise Refused(
            f"“{file.name}”超过 {MAX_BYTES // 1024 // 1024} MB，没有保存。请压缩或者拆分。"
        )


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no attachment names; their names."""
    held = set(Attachment.objects.values_list("stored", flat=True).iterator())
    return storage.sweep(FOLDER, held, now=now)
