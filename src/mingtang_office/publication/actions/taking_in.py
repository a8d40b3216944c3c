"""One file taken in as a draft: what it seems to say is in the fields, for a person to confirm."""

from __future__ import annotations

from datetime import datetime
from json import dumps

from django.db import transaction
from django.utils import timezone

from mingtang.publication.columns import column as column_of
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.actions.batches import told_of
from mingtang_office.publication.actions.drafting import draft
from mingtang_office.publication.actions.holding import hold, require_state
from mingtang_office.publication.importing.making import Unfit, made
from mingtang_office.publication.importing.reading import Refusal, Taken, take
from mingtang_office.publication.importing.wishes import Wish
from mingtang_office.publication.models import WRITABLE, Item, TakenFile
from mingtang_office.ui.apart import Died, TooLong, run_apart
from mingtang_office.ui.files import Incoming

_LONGEST_PATH = 500


def read(file: Incoming) -> Taken:
    """What a file holds; it is opened in a process of its own. Raises `Refused` in words."""
    try:
        found = run_apart(take, file.data, file.name)
    except TooLong as error:
        raise Refused(
            f"读取超过{error.seconds}秒仍未完成，已放弃。请在文字处理软件中另存后重新上传。"
        ) from None
    except Died:
        raise Refused(
            "读取这份文件的程序意外退出。请在文字处理软件中另存为新的文件后重新上传。"
        ) from None
    if isinstance(found, Refusal):
        raise Refused(found.message)
    return found


@transaction.atomic
def take_in(
    *,
    agency: Agency,
    file: Incoming,
    taken: Taken,
    kind: ItemKind | None,
    column: str = "",
    keeps_original: bool,
    by: User,
    now: datetime,
) -> Item:
    """Begin a draft with what the file says. Nothing of it is settled: the guesses stay marked until a
    person has confirmed them."""
    policy.require(by, Permission.DRAFT_ITEMS, agency, timezone.localdate(now))
    columns = (column,) if column else ()
    duties = tuple(duty.code for code in columns for duty in column_of(code).duties)
    wish = Wish(columns=columns, duties=duties, kind=kind)
    try:
        written = made(taken, {}, wish, file.name, agency.name, timezone.localdate(now)).written
    except Unfit as error:
        raise Refused(str(error)) from None
    item = draft(agency=agency, written={**written, "body": dumps(written["body"])}, by=by, now=now)
    TakenFile.objects.create(path=file.name[:_LONGEST_PATH], item=item, at=now, **told_of(taken))
    entries.record(
        "publication.taken_in",
        item=item,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"sha256": taken.sha256, "format": taken.format},
    )
    if keeps_original:
        item = attach(
            item=item,
            file=file,
            description="",
            expected_revision=item.revision,
            by=by,
            now=now,
        )
    return item


@transaction.atomic
def confirm_guesses(*, item: Item, expected_revision: int, by: User, now: datetime) -> Item:
    """Say that the fields were compared with the file; until then the item is not handed in."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="核对系统推测的内容")
    rows = TakenFile.objects.filter(item=held, confirmed_at__isnull=True)
    if not rows.update(confirmed_by=by, confirmed_at=now):
        raise Refused("这条信息没有待核对的系统推测，可能已由他人核对。")
    entries.record(
        "publication.guesses_confirmed",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
    )
    return held
