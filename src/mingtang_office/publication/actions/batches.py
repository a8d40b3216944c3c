"""Many files as many items with a few statements: what `drafting.draft` and the signature leave behind of
one item, for a whole batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from json import dumps
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Revision

from mingtang.publication.index_numbers import numbering_year
from mingtang_office.accounts.models import User
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import hand_of
from mingtang_office.publication.actions import filing
from mingtang_office.publication.actions.attaching import kept_file, refuse_unfit
from mingtang_office.publication.actions.letting_out import placements_of, public_row
from mingtang_office.publication.actions.numbering import take_index_numbers
from mingtang_office.publication.deadlines import due_day
from mingtang_office.publication.frozen import Frozen, frozen
from mingtang_office.publication.importing.making import Made, Told, Unfit, made
from mingtang_office.publication.importing.reading import Refusal, Taken
from mingtang_office.publication.importing.wishes import Wish
from mingtang_office.publication.models import (
    Attachment,
    Audience,
    Edition,
    ImportRun,
    Item,
    ItemState,
    Passage,
    Placement,
    PublicItem,
    Redirect,
    TakenFile,
    Verdict,
)
from mingtang_office.publication.outlets import index_many
from mingtang_office.ui.files import Incoming

_LONGEST_FAULT = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of an import as it was read; `files` go along with it as attachments."""

    path: str
    found: Taken | Refusal
    told: Told
    files: tuple[Incoming, ...] = ()


@dataclass(slots=True)
class _Coming:
    """An item on its way in."""

    piece: Piece
    taken: Taken
    made: Made
    item: Item
    files: list[Attachment]
    what: Frozen | None = None


def enter_pieces(
    run: ImportRun, wish: Wish, pieces: Sequence[Piece], by: User, now: datetime
) -> list[TakenFile]:
    """The lines of the ledger, in the order of the pieces; the caller holds the run."""
    coming, faults = _sorted_out(run, wish, pieces, by, now)
    _store_items(coming, now)
    _store_revisions(coming, by, now)
    changed = ["attachments", "latest_revision"]
    if wish.takes_over:
        changed += _sign(run, coming, by, now)
    Item.objects.bulk_update([each.item for each in coming], changed)
    if wish.takes_over:
        _show(coming, now)
    _store_passages(run, coming, by, now)
    filing.tie((each.item for each in coming), by=by, now=now)
    return _store_ledger(run, pieces, coming, faults, now)


def _sorted_out(
    run: ImportRun, wish: Wish, pieces: Sequence[Piece], by: User, now: datetime
) -> tuple[list[_Coming], dict[str, str]]:
    today, calendar = timezone.localdate(now), calendar_for(run.agency)
    coming: list[_Coming] = []
    faults: dict[str, str] = {}
    for piece in pieces:
        if isinstance(piece.found, Refusal):
            faults[piece.path] = piece.found.message
            continue
        try:
            _refuse_files(piece.files)
            what = made(piece.found, piece.told, wish, piece.path, run.agency.name, today)
        except (Unfit, Refused) as error:
            faults[piece.path] = str(error)
            continue
        item = Item(agency=run.agency, drafted_by=by, drafted_at=now)
        for name, value in what.written.items():
            setattr(item, name, dumps(value) if name == "body" else value)
        item.due_on = due_day(item, calendar)
        coming.append(_Coming(piece, piece.found, what, item, []))
    return _with_free_numbers(coming, faults), faults


def _refuse_files(files: Sequence[Incoming]) -> None:
    for file in files:
        refuse_unfit(file)


def _with_free_numbers(coming: list[_Coming], faults: dict[str, str]) -> list[_Coming]:
    """Without those whose index number or former address another item has."""
    numbers = [each.made.index_number for each in coming if each.made.index_number]
    addresses = [each.made.address for each in coming if each.made.address]
    used = set(Item.objects.filter(index_number__in=numbers).values_list("index_number", flat=True))
    used |= set(Redirect.objects.filter(address__in=addresses).values_list("address", flat=True))
    free: list[_Coming] = []
    for each in coming:
        clashes = [told for told in (each.made.index_number, each.made.address) if told in used]
        if clashes:
            faults[each.piece.path] = (
                f"“{clashes[0]}”已属于另一条信息（索引号、原网址不能重复）。请核对是否重复导入。"
            )
            continue
        used |= {each.made.index_number, each.made.address} - {""}
        free.append(each)
    return free


def _store_items(coming: list[_Coming], now: datetime) -> None:
    Item.objects.bulk_create([each.item for each in coming])
    rows: list[Attachment] = []
    for each in coming:
        known: set[str] = set()
        for file in each.piece.files:
            row = kept_file(each.item, file, "", now)
            if row.sha256 not in known:
                known.add(row.sha256)
                each.files.append(row)
        rows += each.files
    Attachment.objects.bulk_create(rows)
    for each in coming:
        each.item.attachments = [row.pk for row in each.files]
        each.what = frozen(each.item, each.files)


def _store_revisions(coming: list[_Coming], by: User, now: datetime) -> None:
    kind = ContentType.objects.get_for_model(Item)
    revisions = [
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(each.item.pk),
            object_str=str(each.item),
            content=each.item.serializable_data(),
            created_at=now,
            user=by,
        )
        for each in coming
    ]
    Revision.objects.bulk_create(revisions)
    for each, revision in zip(coming, revisions, strict=True):
        each.item.latest_revision = revision


def _sign(run: ImportRun, coming: list[_Coming], by: User, now: datetime) -> list[str]:
    """The edition of each, under the number that it had on the former site; the fields changed."""
    _number(run, coming)
    editions = [
        Edition(
            item=each.item,
            number=1,
            content=each.what.content,
            html=each.what.html,
            text=each.what.text,
            files=each.what.files,
            digest=each.what.digest,
            reason=run.reason,
            signed_by=by,
            signed_at=now,
        )
        for each in coming
        if each.what is not None
    ]
    Edition.objects.bulk_create(editions)
    for each, edition in zip(coming, editions, strict=True):
        each.item.edition, each.item.state = edition, ItemState.SIGNED
    return ["edition", "state", "index_number"]


def _show(coming: list[_Coming], now: datetime) -> None:
    """Public from the day on which the former site published it. No channel is told: it went out
    long ago."""
    shown: list[PublicItem] = []
    placed: list[Placement] = []
    for each in coming:
        on, edition = each.made.published_on, each.item.edition
        if on is None or edition is None or each.item.audience != Audience.PUBLIC:
            continue
        public = public_row(each.item, edition, on, _beginning(on), now)
        shown.append(public)
        placed += placements_of(each.item, public)
    PublicItem.objects.bulk_create(shown)
    Placement.objects.bulk_create(placed)
    Redirect.objects.bulk_create(
        Redirect(address=each.made.address, item=each.item) for each in coming if each.made.address
    )
    index_many([public.item_id for public in shown])


def _number(run: ImportRun, coming: list[_Coming]) -> None:
    wanting: dict[int, list[Item]] = defaultdict(list)
    for each in coming:
        each.item.index_number = each.made.index_number
        if not each.made.index_number and each.made.published_on is not None:
            item = each.item
            year = numbering_year(item.written_on, item.formed_on or each.made.published_on)
            wanting[year].append(item)
    for year in sorted(wanting):
        numbers = take_index_numbers(run.agency, year, len(wanting[year]))
        for item, number in zip(wanting[year], numbers, strict=True):
            item.index_number = number


def _beginning(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))


def _store_passages(run: ImportRun, coming: list[_Coming], by: User, now: datetime) -> None:
    permission = Permission.SIGN_ITEMS if run.takes_over else Permission.DRAFT_ITEMS
    hand = hand_of(run.agency, permission, by, now)
    Passage.objects.bulk_create(
        Passage(
            item=each.item,
            round=0,
            verdict=Verdict.TAKEN_OVER if run.takes_over else Verdict.DRAFTED,
            opinion=run.reason,
            content_digest=each.what.digest if each.what else "",
            by=by,
            acting_for_id=hand.acting_for,
            at=now,
        )
        for each in coming
    )


def _store_ledger(
    run: ImportRun,
    pieces: Sequence[Piece],
    coming: list[_Coming],
    faults: dict[str, str],
    now: datetime,
) -> list[TakenFile]:
    items = {each.piece.path: each.item for each in coming}
    rows = [
        TakenFile(
            run=run,
            path=piece.path,
            item=items.get(piece.path),
            fault=faults.get(piece.path, "")[:_LONGEST_FAULT],
            at=now,
            **told_of(piece.found),
        )
        for piece in pieces
    ]
    return TakenFile.objects.bulk_create(rows)


def told_of(found: Taken | Refusal) -> dict[str, Any]:
    """What the ledger keeps of a file that was read."""
    if isinstance(found, Refusal):
        return {}
    return {
        "sha256": found.sha256,
        "format": found.format,
        "guesses": [[each.field, each.value, each.because] for each in found.guesses],
        "omissions": [[each.matter, each.count, list(each.at)] for each in found.omissions],
    }
