"""From the register to the public: decisions become items of enforcement publicity (执法公示) that go the way
of everything that is published; what did not stand is taken down (行政处罚法第四十八条第二款).

A signature locks the item first and the registers of its agency after it; so does everything here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers import publicity
from mingtang_office.powers.actions import holding
from mingtang_office.powers.models import Deed, PowerDecision, PowerItem
from mingtang_office.powers.showing import is_shown_alone, said_of, written, written_before
from mingtang_office.powers.shown import overturning_words
from mingtang_office.publication.actions.drafting import draft, revise, take_up
from mingtang_office.publication.actions.reviewing import submit
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import WRITABLE, Item, ItemState

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Drafted:
    """The items made, and of those that could not be handed in at once the reason, by title."""

    items: tuple[Item, ...]
    held_back: tuple[tuple[Item, str], ...]


@transaction.atomic
def draft_showing(*, decisions: Sequence[PowerDecision], by: User, now: datetime) -> Drafted:
    """Draft what shows these decisions and hand it in: a penalty by itself, others of an agency and a
    row in one list. Refuses those that wait for no draft."""
    if not 0 < len(decisions) <= AT_ONCE:
        raise Refused(f"请选择要公示的决定，一次最多 {AT_ONCE} 件。")
    groups: dict[tuple[int, str, int], list[PowerDecision]] = {}
    for each in decisions:
        alone = each.pk if is_shown_alone(each) else 0
        groups.setdefault((each.agency_id, each.row, alone), []).append(each)
    made = [_draft(groups[key], by, now) for key in sorted(groups)]
    handed_in = [_hand_in(item, by, now) for item in made]
    held_back = tuple((item, why) for item, why in handed_in if why)
    return Drafted(tuple(item for item, _ in handed_in), held_back)


def _draft(decisions: Sequence[PowerDecision], by: User, now: datetime) -> Item:
    agency = decisions[0].agency
    holding.allow(agency, by, now)
    holding.close_gate(agency)
    rows = PowerDecision.objects.select_related("agency", "agency__region", "shown_in")
    held = list(rows.filter(pk__in=[each.pk for each in decisions]).order_by("decided_on", "pk"))
    for each in held:
        if not publicity.may_be_drafted(each):
            raise Refused(
                f"决定{each.number}已经拟过公示稿、已经公示或者不须公示。请刷新页面查看。"
            )
    item = draft(agency=agency, written=written(held), by=by, now=now)
    for each in held:
        each.shown_in = item
        holding.keep(each, Deed.DRAFTED, by=by, now=now, facts={"item": item.pk})
    return item


def _hand_in(item: Item, by: User, now: datetime) -> tuple[Item, str]:
    """The item handed in, or as it was with the reason why it was not."""
    try:
        with transaction.atomic():
            return submit(item=item, expected_revision=item.revision, by=by, now=now), ""
    except Refused as error:
        return item, error.message


def needs_redraft(decision: PowerDecision) -> bool:
    """Whether the item that shows the decision says otherwise than the register: it names one that did
    not stand, or tells one differently. A penalty that did not stand is taken down instead."""
    item = decision.shown_in
    if item is None or item.state not in (ItemState.SIGNED, *WRITABLE):
        return False
    said = said_of(item, decision)
    if decision.overturned:
        return said.names_it and not is_shown_alone(decision)
    return not said.is_right and (publicity.awaits_showing(decision) or bool(decision.published_on))


@transaction.atomic
def redraft(*, decision: PowerDecision, expected_revision: int, by: User, now: datetime) -> Item:
    """Write the item anew as the register has it, without what did not stand, and hand it in; what is
    public stays until that is signed."""
    item = _held(decision)
    held = holding.take(decision, expected_revision, by, now)
    shown = PowerDecision.objects.filter(shown_in=item, struck_at__isnull=True, overturned="")
    left = list(shown.select_related("agency", "agency__region").order_by("decided_on", "pk"))
    if not left:
        raise Refused("这条公示里没有别的决定了，请撤下公示。")
    if item.state == ItemState.SIGNED:
        reason = overturning_words(held) or "台账登记已更正"
        item = take_up(item=item, reason=reason, expected_revision=item.revision, by=by, now=now)
    item = revise(item=item, written=written(left), expected_revision=item.revision, by=by, now=now)
    return submit(item=item, expected_revision=item.revision, by=by, now=now)


def may_take_down(decision: PowerDecision) -> bool:
    """Whether the item shows this decision alone, which did not stand."""
    if not publicity.awaits_withdrawal(decision) or decision.shown_in is None:
        return False
    others = PowerDecision.objects.filter(shown_in=decision.shown_in, struck_at__isnull=True)
    return decision.shown_in.edition_id is not None and not (
        others.exclude(pk=decision.pk).filter(overturned="").exists()
    )


@transaction.atomic
def take_down(*, decision: PowerDecision, expected_revision: int, by: User, now: datetime) -> None:
    """Withdraw the item that shows a decision which did not stand, with the reason; the register follows.
    Refuses where it shows other decisions, too, and who may not withdraw."""
    item = _held(decision)
    held = holding.take(decision, expected_revision, by, now)
    if not may_take_down(held):
        raise Refused("这项决定没有单独公示，或者已经撤下。请刷新页面查看。")
    if not policy.may(by, Permission.WITHDRAW_ITEMS, item.agency, timezone.localdate(now)):
        raise Refused(
            "撤下公开的信息由公开工作机构负责人或者签发人办理，请尽快告知他们在“主动公开”中撤下。"
        )
    withdraw(
        item=item,
        reason=f"{held.number}{overturning_words(held)}"[:300],
        expected_revision=item.revision,
        by=by,
        now=now,
    )


def _held(decision: PowerDecision) -> Item:
    """The item that shows it, locked."""
    if decision.shown_in_id is None:
        raise Refused("这项决定没有在本系统公示。")
    item: Item = (
        Item.objects.select_for_update(of=("self",))
        .select_related("agency", "agency__region", "edition")
        .get(pk=decision.shown_in_id)
    )
    return item


@transaction.atomic
def draft_powers(*, agency: Agency, by: User, now: datetime) -> Item:
    """Draft the list of the powers that the agency has, to be shown before any is used (事前公开)."""
    holding.allow(agency, by, now)
    rows = PowerItem.objects.filter(agency=agency, struck_at__isnull=True, delisted_on__isnull=True)
    listed = list(rows.order_by("row", "pk"))
    if not listed:
        raise Refused("权责事项台账里没有在列的事项，请先登记。")
    return draft(agency=agency, written=written_before(agency, listed), by=by, now=now)
