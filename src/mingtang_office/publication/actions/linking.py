"""One item about another: interpretation and document, what replaces what."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.holding import hold, save
from mingtang_office.publication.models import Item, Link, LinkKind


@transaction.atomic
def link(
    *, item: Item, kind: LinkKind, of: Item, expected_revision: int, by: User, now: datetime
) -> Item:
    """Tie `item` to another of the same agency or of one that the person may see; both show it once
    both are public."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    entries.allow(of, Permission.VIEW_ITEMS, by, now)
    if of.pk == held.pk:
        raise Refused("不能把信息与它自己关联，请另选一条。")
    Link.objects.get_or_create(item=held, kind=kind, of=of)
    save(held)
    entries.record(
        "publication.linked",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"link": kind, "of": of.pk},
    )
    return held


@transaction.atomic
def unlink(
    *, item: Item, kind: LinkKind, of: Item, expected_revision: int, by: User, now: datetime
) -> Item:
    """Undo a tie."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    gone, _ = Link.objects.filter(item=held, kind=kind, of=of).delete()
    if not gone:
        raise Refused("没有这一关联，可能已被他人解除。请刷新页面查看。")
    save(held)
    entries.record(
        "publication.unlinked",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"link": kind, "of": of.pk},
    )
    return held
