"""What becomes of an entry in public: shown, overturned, withdrawn; and of an item: taken off the list."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.powers.actions import holding
from mingtang_office.powers.models import (
    Deed,
    NormativeDocument,
    Overturning,
    PowerDecision,
    PowerItem,
)
from mingtang_office.powers.parties import open_name
from mingtang_office.trail.sealing import Erased
from mingtang_office.ui.days import day_words

Public = NormativeDocument | PowerDecision


@transaction.atomic
def publish(
    *,
    entry: Public,
    key: str,
    on: date,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Public:
    """Enter where and when a document or a decision was made public."""
    held = holding.take(entry, expected_revision, by, now)
    refuse_to_come(on, now)
    began_on = held.made_on if isinstance(held, NormativeDocument) else held.decided_on
    if on < began_on:
        raise Refused(f"公开日期早于{day_words(began_on)}，请核对日期。")
    if not key.strip():
        raise Refused("请填写公开信息编号、索引号或者网址，便于核对。")
    held.published_on, held.published_key = on, key.strip()
    holding.keep(held, Deed.PUBLISHED, by=by, now=now, facts={"on": on.isoformat()})
    return held


@transaction.atomic
def overturn(
    *,
    decision: PowerDecision,
    how: Overturning,
    on: date,
    by_what: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> PowerDecision:
    """Enter that a decision was changed, revoked, or found unlawful or void. It stays counted: it was
    decided. What was shown of it must be withdrawn (行政处罚法第四十八条第二款)."""
    held = holding.take(decision, expected_revision, by, now)
    refuse_to_come(on, now)
    if on < held.decided_on:
        raise Refused(f"变动日期早于作出决定的{day_words(held.decided_on)}，请核对日期。")
    if not by_what.strip():
        raise Refused("请写明依据的文书，如复议决定书、判决书或者本机关的变更决定。")
    held.overturned, held.overturned_on = how.value, on
    held.overturned_by, held.withdrawn_on = by_what.strip(), None
    facts = {"how": how.value, "on": on.isoformat()}
    holding.keep(held, Deed.OVERTURNED, by=by, now=now, facts=facts)
    return held


@transaction.atomic
def withdraw(
    *, decision: PowerDecision, on: date, expected_revision: int, by: User, now: datetime
) -> PowerDecision:
    """Enter that what was shown of an overturned decision was withdrawn and the reason told."""
    held = holding.take(decision, expected_revision, by, now)
    refuse_to_come(on, now)
    if held.overturned_on is None or held.published_on is None:
        raise Refused("只有公示后被变更、撤销、确认违法或者无效的决定，才登记撤回公示。")
    if on < held.overturned_on:
        raise Refused(f"撤回日期早于决定变动的{day_words(held.overturned_on)}，请核对日期。")
    held.withdrawn_on = on
    holding.keep(held, Deed.WITHDRAWN, by=by, now=now, facts={"on": on.isoformat()})
    return held


@transaction.atomic
def delist(
    *, item: PowerItem, on: date, expected_revision: int, by: User, now: datetime
) -> PowerItem:
    """Take a power off the list from a day on, which may be to come."""
    held = holding.take(item, expected_revision, by, now)
    if on < held.listed_on:
        raise Refused(f"移出日期早于列入清单的{day_words(held.listed_on)}，请核对日期。")
    held.delisted_on = on
    holding.keep(held, Deed.DELISTED, by=by, now=now, facts={"on": on.isoformat()})
    return held


@transaction.atomic
def open_party(*, decision: PowerDecision, by: User, now: datetime) -> str:
    """The name of a natural person, for who keeps the register; that it was looked at stays on record."""
    holding.allow(decision.agency, by, now)
    try:
        name = open_name(decision)
    except Erased as error:
        raise Refused(str(error)) from error
    holding.write("powers.party_opened", decision, by=by, now=now)
    return name
