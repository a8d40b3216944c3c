"""An entry is made, corrected, or struck; of whichever register."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.actions import holding
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.models import (
    CorrectionReason,
    Deed,
    NormativeDocument,
    PartyKind,
    PowerDecision,
    Register,
    Registered,
    TableImport,
)
from mingtang_office.powers.parties import open_name, sealed_name, shown_name
from mingtang_office.powers.projection import as_change, keep_version, restate, settle
from mingtang_office.powers.queries.overlaps import Overlaps, same_as
from mingtang_office.powers.rules import Values
from mingtang_office.powers.showing import said_of
from mingtang_office.powers.snapshots import facts_of
from mingtang_office.publication.models import ItemState

BEFORE_SEALING = b"-"  # a key needs the number of the row; replaced in the same transaction


def made(
    ledger: Ledger,
    agency: Agency,
    values: Values,
    *,
    by: User,
    now: datetime,
    batch: TableImport | None = None,
) -> Registered:
    """The entry that these values tell of, unsaved; a natural person in it is still to be sealed."""
    entry = ledger.model(agency=agency, entered_by=by, entered_at=now, batch=batch)
    put(entry, ledger, values)
    return entry


def put(entry: Registered, ledger: Ledger, values: Values) -> None:
    """The values onto the row, unsaved."""
    for column in ledger.asked:
        if column.name in values:
            setattr(entry, column.name, values[column.name])
    if ledger.register is Register.CHARGES:
        entry.last_on = values["last_on"] or values["first_on"]  # type: ignore[attr-defined]
    if isinstance(entry, PowerDecision) and values.get("party"):
        is_person = values["party_kind"] == PartyKind.NATURAL_PERSON
        entry.party = shown_name(values["party_kind"], values["party"])
        entry.sealed = BEFORE_SEALING if is_person else None
        if is_person:
            leave_out(entry, values["party"])


def leave_out(decision: PowerDecision, name: str) -> None:
    """The texts of the decision without the name of its natural person, unsaved: nothing of them is
    sealed, and their versions are kept for ever."""
    plain = name.strip()
    if len(plain) > 1:
        for field in ("item", "basis", "result"):
            setattr(decision, field, getattr(decision, field).replace(plain, decision.party))


def seal(entry: Registered, values: Values) -> None:
    """The name of a natural person under the key of the entry, which has its number by now."""
    if isinstance(entry, PowerDecision) and entry.sealed == BEFORE_SEALING:
        entry.sealed = sealed_name(entry, values["party"])


@transaction.atomic
def enter(
    *, ledger: Ledger, agency: Agency, values: dict[str, Any], by: User, now: datetime
) -> Registered:
    """Enter one. Raises `Refused` where the values contradict each other, the same is there already,
    or a figure of a period counts it."""
    holding.allow(agency, by, now)
    holding.close_gate(agency)
    check(ledger, agency, values, now)
    entry = made(ledger, agency, values, by=by, now=now)
    if isinstance(entry, NormativeDocument):
        settle(entry, ())
    entry.save()
    if isinstance(entry, PowerDecision) and entry.sealed is not None:
        seal(entry, values)
        entry.save(update_fields=("sealed",))
    restate(entry, now)
    keep_version(entry, Deed.ENTERED, by=by, now=now)
    holding.write(
        "powers.entered", entry, by=by, now=now, facts={"register": ledger.register.value}
    )
    return entry


@transaction.atomic
def correct(
    *,
    entry: Registered,
    ledger: Ledger,
    values: dict[str, Any],
    reason: CorrectionReason,
    note: str = "",
    expected_revision: int,
    by: User,
    now: datetime,
) -> Registered:
    """Put what is right in the place of what was entered; what stood before is kept, and figures of
    a cut-off before `now` stay. An empty party leaves the natural person that is sealed."""
    held = holding.take(entry, expected_revision, by, now)
    if isinstance(held, PowerDecision) and not values.get("party"):
        values = _without_party(held, values)
    elif isinstance(held, PowerDecision) and held.erased_at is not None:
        raise Refused("相对人的姓名已按规定擦除，不再登记。请把“相对人”留空。")
    check(ledger, held.agency, values, now, besides=held)
    before = facts_of(held)
    shown = _publication_of(held)
    put(held, ledger, values)
    for name, value in shown.items():
        setattr(held, name, value)
    if isinstance(held, PowerDecision) and held.sealed not in (None, BEFORE_SEALING, b""):
        leave_out(held, open_name(held))
    if isinstance(held, NormativeDocument):
        standing = held.changes.filter(struck_at__isnull=True)
        settle(held, [as_change(row) for row in standing])
    was_sealed = isinstance(held, PowerDecision) and held.sealed == BEFORE_SEALING
    seal(held, values)
    after = facts_of(held)
    fields = sorted(name for name in before | after if before.get(name) != after.get(name))
    if was_sealed and "party" not in fields:
        fields.append("party")
    if not fields:
        raise Refused("所填内容与原来的登记相同，没有需要更正的。")
    told = {"fields": fields, "reason": reason.value}
    holding.keep(held, Deed.CORRECTED, by=by, now=now, reason=reason, facts=told, note=note)
    return held


def _publication_of(held: Registered) -> dict[str, Any]:
    """Of what an item of this system shows: when and under which number follows from the item."""
    is_tied = isinstance(held, NormativeDocument) and held.item_id is not None
    if not is_tied and not (isinstance(held, PowerDecision) and held.shown_in_id is not None):
        return {}
    return {name: getattr(held, name) for name in ("published_on", "published_key")}


def _without_party(held: PowerDecision, values: dict[str, Any]) -> dict[str, Any]:
    """The values that leave the natural person who is sealed."""
    if held.sealed is None or values.get("party_kind") != held.party_kind:
        raise Refused("请填写相对人的名称或者姓名。")
    return {name: value for name, value in values.items() if name != "party"}


@transaction.atomic
def strike(
    *,
    entry: Registered,
    reason: CorrectionReason,
    note: str = "",
    expected_revision: int,
    by: User,
    now: datetime,
) -> None:
    """Take out what should not have been entered: it stays readable and counts nowhere from now on."""
    held = holding.take(entry, expected_revision, by, now)
    _refuse_shown(held)
    held.struck_at = now
    told = {"reason": reason.value}
    holding.keep(held, Deed.STRUCK, by=by, now=now, reason=reason, facts=told, note=note)


def _refuse_shown(held: Registered) -> None:
    """A decision that the public sees, or soon will, is first taken back there."""
    item = held.shown_in if isinstance(held, PowerDecision) else None
    given_up = (ItemState.DISCARDED, ItemState.CLOSED)
    if not isinstance(held, PowerDecision) or item is None:
        return
    if item.state in given_up or not said_of(item, held).names_it:
        return
    raise Refused(
        "这项决定正在公示，或者公示稿还没有弃用。请先撤下、弃用公示信息，或者从清单中删去这项决定，再撤销登记。"
    )


def check(
    ledger: Ledger,
    agency: Agency,
    values: Values,
    now: datetime,
    *,
    besides: Registered | None = None,
) -> None:
    """Raise `Refused` with everything that stands in the way of these values."""
    faults = [message for _, message in ledger.rules(values, agency, timezone.localdate(now))]
    same = same_as(ledger, agency, dict(ledger.key(values)), besides)
    if same is not None:
        faults.append(f"“{same.called}”已经登记过，不用重复登记；内容有误的，请在原登记上更正。")
    overlap = Overlaps(agency, besides).message(ledger, ledger.days(values))
    faults += [overlap] if overlap else []
    if faults:
        raise Refused("".join(faults))
