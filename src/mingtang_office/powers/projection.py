"""What is derived from an entry: the validity of a document, what table two counts, its versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from mingtang.publication.validity import Change, UnlawfulChange, Validity, changed
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.models import (
    CorrectionReason,
    Counts,
    Deed,
    EntryVersion,
    NormativeDocument,
    PowerStanding,
    Registered,
    ValidityChange,
)
from mingtang_office.powers.snapshots import facts_of
from mingtang_office.ui.days import day_words

_AT_ONCE = 500
_LAST = (Validity.REPEALED, Validity.EXPIRED)


def as_change(row: ValidityChange) -> Change:
    return Change(Validity(row.to), row.on, row.by_title, row.by_number, row.reason)


def settle(document: NormativeDocument, changes: Iterable[Change]) -> None:
    """Put onto the row, unsaved, what its changes and its term make of it. Raises `Refused` where
    they cannot follow on one another."""
    current, ended = Validity.IN_FORCE, None
    term_over = _day_after(document.valid_until)
    for change in sorted(changes, key=lambda each: each.on):
        if term_over is not None and change.on > term_over:
            raise Refused(
                f"文件有效期至{day_words(document.valid_until or term_over)}，此后已经失效，不能再在"
                f"{day_words(change.on)}变更。有效期已延长的，请先更正有效期。"
            )
        try:
            current = changed(current, change, document.made_on)
        except UnlawfulChange as error:
            raise Refused(str(error)) from error
        if current in _LAST:
            ended = change.on
    document.validity = current.value
    document.ended_on = min((day for day in (ended, term_over) if day is not None), default=None)


def _day_after(on: date | None) -> date | None:
    return None if on is None else on + timedelta(days=1)


def validity_on(document: NormativeDocument, on: date) -> Validity:
    """The validity on a day: one whose term is over has expired by itself."""
    stated = Validity(document.validity)
    is_over = document.ended_on is not None and document.ended_on <= on
    return Validity.EXPIRED if is_over and stated not in _LAST else stated


def standing_of(entry: Registered, since: datetime) -> PowerStanding | None:
    """What table two counts of an entry from now on, unsaved."""
    counts = None if entry.is_struck else entry.counts()
    return (
        None
        if counts is None
        else PowerStanding(
            register=entry.register,
            entry=entry.pk,
            agency_id=entry.agency_id,
            since=since,
            **_row(counts),
        )
    )


def _row(counts: Counts) -> dict[str, object]:
    return {
        "what": counts.what.value,
        "row": counts.row.value,
        "began_on": counts.began_on,
        "ended_on": counts.ended_on,
        "published_on": counts.published_on,
        "number": counts.number,
        "fen": int(counts.amount * 100),
    }


def restate(entry: Registered, now: datetime) -> None:
    """Bring what table two counts up to what the entry says, keeping what stood before `now`."""
    held = PowerStanding.objects.filter(
        register=entry.register, entry=entry.pk, until__isnull=True
    ).first()
    new = standing_of(entry, now)
    if held is not None and new is not None and _same(held, new):
        return
    if held is not None:
        held.until = now
        held.save(update_fields=("until",))
    if new is not None:
        new.save()


_COUNTED = (
    "agency_id", "what", "row", "began_on", "ended_on", "published_on", "number", "fen",
)  # fmt: skip


def _same(held: PowerStanding, new: PowerStanding) -> bool:
    return all(getattr(held, name) == getattr(new, name) for name in _COUNTED)


def state_all(entries: Sequence[Registered], now: datetime) -> None:
    """The first standings of new entries, in a few statements."""
    rows = (standing_of(entry, now) for entry in entries)
    PowerStanding.objects.bulk_create((row for row in rows if row is not None), _AT_ONCE)


def keep_version(
    entry: Registered,
    deed: Deed,
    *,
    by: User | None,
    now: datetime,
    reason: CorrectionReason | None = None,
) -> None:
    """The entry as it is after a deed. The caller holds it, so nobody else takes the number."""
    kept = EntryVersion.objects.filter(register=entry.register, entry=entry.pk)
    last = kept.order_by("-number").values_list("number", flat=True).first()
    EntryVersion.objects.create(
        register=entry.register,
        entry=entry.pk,
        number=(last or 0) + 1,
        deed=deed,
        facts=facts_of(entry),
        reason=reason or "",
        by=by,
        at=now,
    )


def keep_first_versions(entries: Sequence[Registered], *, by: User, now: datetime) -> None:
    """Of entries imported together."""
    EntryVersion.objects.bulk_create(
        (
            EntryVersion(
                register=entry.register,
                entry=entry.pk,
                number=1,
                deed=Deed.IMPORTED,
                facts=facts_of(entry),
                by=by,
                at=now,
            )
            for entry in entries
        ),
        _AT_ONCE,
    )
