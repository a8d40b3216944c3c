"""Files of the channels are taken out here: checked against their digests, and on record."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import holding
from mingtang_office.channels.actions.batches import file_bytes
from mingtang_office.channels.models import BatchFile, Dispatch, Hanging
from mingtang_office.trail import sealed_files
from mingtang_office.trail.sealing import Erased

_SEEN = Permission.VIEW_CHANNELS


@transaction.atomic
def take_photo(*, row: Dispatch, which: str, by: User, now: datetime) -> bytes:
    """The photograph of a sheet as it was `posted` or `removed`."""
    holding.allow(row.channel.agency, by, now, _SEEN)
    hanging = Hanging.objects.filter(dispatch=row).first()
    stored = getattr(hanging, f"{which}_photo", "")
    if not stored:
        raise Refused("没有存入照片。")
    try:
        data = sealed_files.read(row, stored)
    except Erased as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused("照片读不出来，请告知系统维护人员从备份恢复。") from error
    if sha256(data).hexdigest() != getattr(hanging, f"{which}_sha256"):
        raise Refused("照片与登记的摘要不符，没有打开。请告知系统维护人员。")
    entries.write(
        "channels.file_taken",
        on=row,
        agency=row.channel.agency,
        by=by,
        now=now,
        permission=_SEEN,
        facts={"which": which},
    )
    return data


@transaction.atomic
def take_file(*, file: BatchFile, by: User, now: datetime) -> bytes:
    """A file of an issue or a list, the exact bytes that were made or handed in."""
    agency = file.batch.channel.agency
    holding.allow(agency, by, now, _SEEN)
    data = file_bytes(file)
    entries.write(
        "channels.file_taken",
        on=file.batch,
        agency=agency,
        by=by,
        now=now,
        permission=_SEEN,
        facts={"file": file.pk, "sha256": file.sha256},
    )
    return data
