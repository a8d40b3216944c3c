"""The facts of a disposition that the case itself knows: nobody types what is on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mingtang.applications import (
    Abandoned,
    Case,
    Consultee,
    EventKind,
    FeeNoticed,
    Opinion,
    ReasonsAsked,
    RectificationAsked,
    Withdrawn,
    replay,
)
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Value
from mingtang.applications.request import Form
from mingtang_office.applications.models import Application, Consultation, FileKind, SupplementKind
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.applications.queries.repeated import of_same_applicant
from mingtang_office.applications.queries.supplements import last_words
from mingtang_office.letters.models import IN_FORCE, Group

Known = dict[str, Value]


def known_facts(application: Application, case: Case, disposition: Disposition) -> Known:
    """What the case knows for a letter of this disposition; empty where it knows nothing. Raises
    `trail.sealing.Erased` once the case has been erased."""
    find = _KNOWN.get(disposition)
    return {} if find is None else find(application, case)


def _provided(application: Application, _case: Case) -> Known:
    given = application.files.filter(kind=FileKind.PROVIDED).values_list("name", flat=True)
    known: Known = {"form": Form(application.form).label}
    if given:
        known["documents"] = tuple(given)
    return known


def _searched(application: Application, _case: Case) -> Known:
    rows = list(application.searches.all())
    if not rows:
        return {}

    def each(values: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(values))

    return {
        "search_departments": each([row.department for row in rows]),
        "search_systems": each([row.system for row in rows]),
        "search_period": "；".join(each([row.period for row in rows])),
        "search_keywords": each([row.keywords for row in rows]),
        "searched_on": max(row.searched_on for row in rows),
        "search_result": "；".join(each([row.result for row in rows])),
    }


def third_party(application: Application) -> Consultation | None:
    """The third party that weighs against disclosure: who refused, else who kept silent."""
    asked = application.consultations.filter(
        consultee=Consultee.THIRD_PARTY, sent_on__isnull=False
    ).exclude(answer=Opinion.CONSENT)
    return asked.exclude(answer="").order_by("id").first() or asked.order_by("id").first()


def _third_party(application: Application, case: Case) -> Known:
    """Not the reasons that were given: they may tell what is to be protected, and so are put in the
    officer's own words."""
    row = third_party(application)
    if row is None or row.sent_on is None:
        return {}
    known: Known = {
        "consulted_on": row.sent_on,
        "third_party_answer": "refusal" if row.answer else "silent",
    }
    reached = next((c.reached_on for c in case.consultations if c.ref == row.ref), None)
    return {
        **known,
        **({"third_party_reached_on": reached} if reached else {}),
        **({"public_interest": row.weighed} if row.weighed else {}),
    }


def _unclear(application: Application, case: Case) -> Known:
    known: Known = {}
    for event in case.events:
        if event.kind is EventKind.RECTIFICATION_ASKED:
            known["asked_on"] = event.on
        elif event.kind is EventKind.RECTIFIED:
            known["rectified_on"] = event.on
    words = last_words(application, SupplementKind.RECTIFICATION)
    return {**known, **({"rectified_words": words} if words else {})}


def _excessive(application: Application, case: Case) -> Known:
    asked = next((event for event in case.events if isinstance(event, ReasonsAsked)), None)
    known: Known = {"reasons_asked_on": asked.on} if asked else {}
    words = last_words(application, SupplementKind.REASONS)
    if words:
        known["applicant_reasons"] = words
    elif not case.has(EventKind.REASONS_GIVEN):
        known["applicant_reasons"] = "申请人在规定期限内未说明理由"
    return known


def _limit(case: Case) -> date | None:
    """The limit that had passed when the application was held to be given up."""
    before = [event for event in case.events if not isinstance(event, Abandoned)]
    stop = replay(before, case.calendar, case.practice).stop
    return stop.limit if stop else None


def _not_rectified(_application: Application, case: Case) -> Known:
    asked = next((event for event in case.events if isinstance(event, RectificationAsked)), None)
    if asked is None:
        return {}
    limit = asked.reply_by or _limit(case)
    known: Known = {"asked_on": asked.on, "notice_reached_on": asked.on}
    return {**known, **({"reply_by": limit} if limit else {})}


def _unpaid(_application: Application, case: Case) -> Known:
    noticed = next((event for event in case.events if isinstance(event, FeeNoticed)), None)
    if noticed is None:
        return {}
    limit = _limit(case)
    known: Known = {
        "fee_noticed_on": noticed.on,
        "notice_reached_on": noticed.reached_on or noticed.on,
    }
    return {
        **known,
        **({"amount": noticed.amount} if noticed.amount else {}),
        **({"pay_by": limit} if limit else {}),
    }


def _rest(application: Application, case: Case) -> Known:
    known: Known = {}
    if isinstance(case.ending, Withdrawn):
        known["closing_cause"] = case.ending.cause.value
    words = last_words(application, SupplementKind.WITHDRAWAL)
    return {**known, **({"closing_facts": words} if words else {})}


def _repeated(application: Application, _case: Case) -> Known:
    """The same applicant's last application for the same words that was answered."""
    wanted = _plain(application.content)
    for earlier in (
        of_same_applicant(application)
        .filter(decided_on__isnull=False, pk__lt=application.pk)
        .order_by("-pk")
    ):
        reply = letters_of(earlier).filter(group=Group.DECISION, state__in=IN_FORCE).last()
        if _plain(earlier.content) == wanted and reply and reply.signed_on:
            return {
                "earlier_application": earlier.number,
                "earlier_number": reply.reference,
                "earlier_on": reply.signed_on,
            }
    return {}


def _plain(text: str) -> str:
    return "".join(text.split()).rstrip("。")


_KNOWN: dict[Disposition, Callable[[Application, Case], Known]] = {
    Disposition.PROVIDED: _provided,
    Disposition.PARTLY_GRANTED: _provided,
    Disposition.DOES_NOT_EXIST: _searched,
    Disposition.THIRD_PARTY_RIGHTS: _third_party,
    Disposition.STILL_UNCLEAR: _unclear,
    Disposition.REPEATED: _repeated,
    Disposition.EXCESSIVE: _excessive,
    Disposition.NOT_RECTIFIED: _not_rectified,
    Disposition.FEE_UNPAID: _unpaid,
    Disposition.REST: _rest,
}
