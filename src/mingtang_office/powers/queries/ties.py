"""The register of normative documents beside what is public of them: what is tied, what is not, and where
the two say different things."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from mingtang.annual.compile_powers import PowerRow
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.validity import Validity
from mingtang_office.powers.models import NormativeDocument
from mingtang_office.publication.models import PublicItem

DOCUMENT_KINDS = tuple(kind.value for kind in ItemKind if kind.is_document)
_ENDED = (Validity.EXPIRED.value, Validity.REPEALED.value)
_CHANGED = (Validity.AMENDED.value, Validity.PARTLY_REPEALED.value)


class Tie(StrEnum):
    """How an entry stands to what is public of its document."""

    WITHDRAWN = "withdrawn"
    VALIDITY = "validity"
    UNSTATED = "unstated"
    DAYS = "days"
    NONE = "none"
    ELSEWHERE = "elsewhere"
    AGREES = "agrees"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_finding(self) -> bool:
        """Whether somebody has to do something."""
        return self not in (Tie.AGREES, Tie.ELSEWHERE)


_LABELS = {
    Tie.WITHDRAWN: "公开信息已撤下",
    Tie.VALIDITY: "有效性不一致",
    Tie.UNSTATED: "公开信息没有写明有效性",
    Tie.DAYS: "日期不一致",
    Tie.NONE: "没有对应公开信息",
    Tie.ELSEWHERE: "在别处公开",
    Tie.AGREES: "一致",
}
FINDINGS = tuple(tie for tie in Tie if tie.is_finding)


def with_ties(
    rows: QuerySet[NormativeDocument], on: date, only: Collection[Tie] = tuple(Tie)
) -> QuerySet[NormativeDocument]:
    """Entries that count, each with its `tie` on this day: the first of these that holds; those whose
    tie is one of `only`."""
    public = "item__public"
    cases = (
        (Q(item__isnull=True, published_key=""), Tie.NONE),
        (Q(item__isnull=True), Tie.ELSEWHERE),
        (Q(**{f"{public}__isnull": True}), Tie.WITHDRAWN),
        (Q(**{f"{public}__validity": ""}), Tie.UNSTATED),
        (_validity_differs(on, f"{public}__validity"), Tie.VALIDITY),
        (_days_differ(f"{public}__written_on"), Tie.DAYS),
    )
    found = Case(
        *(When(condition, then=Value(tie.value)) for condition, tie in cases),
        default=Value(Tie.AGREES.value),
        output_field=CharField(),
    )
    wanted = [tie.value for tie in only]
    return rows.filter(struck_at__isnull=True).annotate(tie=found).filter(tie__in=wanted)


def _validity_differs(on: date, said: str) -> Q:
    """One says that the document has ended, the other not; or what stands was changed and the other
    does not say so."""
    has_ended, says_ended = Q(ended_on__lte=on), Q(**{f"{said}__in": _ENDED})
    changed = Q(validity__in=_CHANGED) | Q(**{f"{said}__in": _CHANGED})
    both_stand = ~has_ended & ~says_ended
    return (
        (has_ended & ~says_ended)
        | (~has_ended & says_ended)
        | (both_stand & changed & ~Q(validity=F(said)))
    )


def _days_differ(written_on: str) -> Q:
    """The days by which table two counts: made, and of no force from."""
    expires = "item__expires_on"
    one_only = Q(valid_until__isnull=True, **{f"{expires}__isnull": False}) | Q(
        valid_until__isnull=False, **{f"{expires}__isnull": True}
    )
    both = Q(valid_until__isnull=False, **{f"{expires}__isnull": False})
    written = Q(**{f"{written_on}__isnull": False}) & ~Q(made_on=F(written_on))
    return one_only | (both & ~Q(valid_until=F(expires))) | written


def unregistered(rows: QuerySet[PublicItem]) -> QuerySet[PublicItem]:
    """Published normative documents that no entry is tied to."""
    tied = NormativeDocument.objects.filter(item=OuterRef("item"), struck_at__isnull=True)
    return rows.filter(kind=ItemKind.NORMATIVE_DOCUMENT.value).filter(~Exists(tied))


def may_be_tied(document: NormativeDocument) -> QuerySet[PublicItem]:
    """What is public of the same agency, a document, and tied to no entry."""
    tied = NormativeDocument.objects.filter(item=OuterRef("item"), struck_at__isnull=True)
    rows = PublicItem.objects.filter(agency=document.agency_id, kind__in=DOCUMENT_KINDS)
    return rows.filter(~Exists(tied))


def entry_of(public: PublicItem, number: str) -> NormativeDocument | None:
    """The entry, tied to nothing, of the document with this number."""
    if not number:
        return None
    rows = NormativeDocument.objects.filter(
        agency=public.agency_id, item__isnull=True, struck_at__isnull=True, number=number
    )
    return rows.first()


def normative(rows: QuerySet[NormativeDocument]) -> QuerySet[NormativeDocument]:
    return rows.filter(row=PowerRow.NORMATIVE_DOCUMENTS.value)


def likely(rows: QuerySet[PublicItem], document: NormativeDocument) -> QuerySet[PublicItem]:
    """Of these the ones that seem to be this document: by its number, its title, its day."""
    found = Q(title__icontains=document.title) | Q(written_on=document.made_on)
    if document.number:
        found |= Q(document_number=document.number)
    return rows.filter(found)
