"""Which applications the offices of the demonstration get in two years, and which way each goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from mingtang.applications import Channel
from mingtang.applications.dispositions import Disposition
from mingtang.applications.remedies import RemedyOutcome, RemedyRoute
from mingtang.applications.request import Delivery
from mingtang_office.agencies.models import Role
from mingtang_office.demo import county, ending, heavy_applicants, open_cases
from mingtang_office.demo.applicants import Applicants
from mingtang_office.demo.asked_matters import Matter, matters_of
from mingtang_office.demo.challenges import Challenge
from mingtang_office.demo.conducting import Days, Life
from mingtang_office.demo.deciding import decided
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.filings import Filing

Going = Callable[[Desk, Filing], Life]

FIRST_AGO, LAST_AGO = 470, 48  # working days before today between which what is closed came in
_CHANNELS = {
    Channel.IN_PERSON: 24,
    Channel.SIGNED_POST: 18,
    Channel.ONLINE: 36,
    Channel.EMAIL: 12,
    Channel.FAX: 5,
    Channel.ORDINARY_POST: 5,
}
_DELIVERIES = {
    Channel.IN_PERSON: (Delivery.IN_PERSON, Delivery.POST, Delivery.INSPECTION),
    Channel.SIGNED_POST: (Delivery.POST,),
    Channel.ORDINARY_POST: (Delivery.POST,),
    Channel.ONLINE: (Delivery.DOWNLOAD, Delivery.EMAIL, Delivery.DOWNLOAD),
    Channel.EMAIL: (Delivery.EMAIL,),
    Channel.FAX: (Delivery.POST, Delivery.EMAIL),
}
_GOINGS: dict[Disposition, Going] = {
    Disposition.NOT_RECTIFIED: ending.not_rectified,
    Disposition.FEE_UNPAID: ending.unpaid,
    Disposition.REST: ending.withdrawn,
    Disposition.REPEATED: ending.repeated,
    Disposition.EXCESSIVE: heavy_applicants.unreasonable,
}
D, O = Disposition, RemedyOutcome  # noqa: E741 - short, for the tables below


@dataclass(frozen=True, slots=True)
class Planned:
    """An application to come: so many working days before today, about such a thing, going this way."""

    going: Going
    outcome: Disposition
    ago: int = 0
    nth: int = 0  # of the matters with this outcome
    told: tuple[tuple[str, object], ...] = ()


def going_of(matter: Matter) -> Going:
    if matter.pages and matter.outcome is D.PROVIDED:
        return ending.paid
    return _GOINGS.get(matter.outcome, decided)


def closed(agency: str, rng: Random, desks: dict[str, Desk]) -> Iterator[Planned]:
    """What is closed by now, spread over the two years."""
    plans = [
        Planned(going_of(matter), matter.outcome, nth=_place(agency, matter))
        for matter in matters_of(agency, 2025)
        for _ in range(matter.weight)
    ]
    plans += _PARTICULAR.get(agency, ())
    if agency == county.EDUCATION:
        plans.append(Planned(ending.joint(desks[county.FINANCE]), D.PROVIDED, nth=1))
    plans.append(Planned(decided, D.ALREADY_PUBLIC, told=(("pace", 24),)))  # late by four days
    rng.shuffle(plans)
    yield from _CHALLENGED.get(agency, ())
    step = (FIRST_AGO - LAST_AGO) / len(plans)
    for at, plan in enumerate(plans):
        yield replace(plan, ago=FIRST_AGO - round(step * at) - rng.randrange(4))


def _place(agency: str, matter: Matter) -> int:
    alike = [each for each in matters_of(agency, 2025) if each.outcome is matter.outcome]
    return alike.index(matter)


_PACE = (("pace", 10),)
_RECONSIDERED, _SUED = RemedyRoute.RECONSIDERATION, RemedyRoute.LITIGATION_DIRECT
_SUED_AFTERWARDS = RemedyRoute.LITIGATION_AFTER_RECONSIDERATION
# Between them the columns of table four; `ago` leaves each the time that it takes. What was refused
# is reconsidered before it is sued over (行政复议法第二十三条第一款第（四）项).
_CHALLENGED: dict[str, tuple[Planned, ...]] = {
    county.EDUCATION: (
        Planned(Challenge(_RECONSIDERED, O.UPHELD), D.DELIBERATIVE, 380, told=_PACE),
        Planned(Challenge(_RECONSIDERED, O.REVOKED, anew=True), D.DOES_NOT_EXIST, 300, told=_PACE),
        Planned(Challenge(_RECONSIDERED, O.WITHDRAWN), D.NOT_RESPONSIBLE, 215, told=_PACE),
        Planned(Challenge(_SUED, O.CLAIM_REJECTED, is_appealed=True), D.PETITION, 350, told=_PACE),
        Planned(Challenge(_SUED, O.SUIT_WITHDRAWN), D.NEEDS_CREATION, 160, told=_PACE),
        Planned(Challenge(_RECONSIDERED, is_answered=False), D.INTERNAL_AFFAIRS, 30, told=_PACE),
        Planned(Challenge(_SUED), D.NOT_RESPONSIBLE, 41, told=_PACE),
    ),
    county.RESOURCES: (
        Planned(Challenge(_RECONSIDERED, O.REQUEST_REJECTED), D.PETITION, 320, told=_PACE),
        Planned(Challenge(_SUED, O.REVOKED, anew=True), D.DOES_NOT_EXIST, 270, told=_PACE),
        Planned(Challenge(_RECONSIDERED, O.REVOKED, anew=False), D.DOES_NOT_EXIST, 60, told=_PACE),
        Planned(Challenge(_SUED_AFTERWARDS, O.CLAIM_REJECTED), D.STATE_SECRET, 360, told=_PACE),
        Planned(Challenge(_SUED_AFTERWARDS), D.ENFORCEMENT_FILE, 90, told=_PACE),
    ),
    county.MARKET: (
        Planned(
            Challenge(_SUED_AFTERWARDS, O.DECLARED_UNLAWFUL),
            D.ENFORCEMENT_FILE,
            330,
            told=_PACE,
        ),
        Planned(Challenge(_RECONSIDERED, O.MEDIATED), D.NEEDS_CREATION, 120, told=_PACE),
    ),
    county.FINANCE: (
        Planned(Challenge(_SUED_AFTERWARDS, O.SUIT_WITHDRAWN), D.DELIBERATIVE, 260, told=_PACE),
    ),
}

_POST = (("channel", Channel.SIGNED_POST), ("delivery", Delivery.POST))
_PARTICULAR: dict[str, tuple[Planned, ...]] = {
    county.EDUCATION: (
        Planned(ending.rectified, D.PROVIDED, nth=1),
        Planned(ending.extended, D.PROVIDED, nth=0),
        Planned(ending.not_extended, D.DOES_NOT_EXIST),
        Planned(ending.merged, D.ALREADY_PUBLIC, nth=1),
        Planned(ending.came_back, D.PROVIDED, nth=1, told=_POST),
        Planned(ending.void_and_anew, D.PROVIDED, nth=2),
        Planned(ending.returned, D.DOES_NOT_EXIST),
        Planned(ending.suggested, D.PROVIDED, nth=0),
        Planned(ending.annulled, D.NOT_RESPONSIBLE),
        Planned(heavy_applicants.reasonable, D.PROVIDED, nth=1),
        Planned(heavy_applicants.charged, D.PROVIDED, nth=0),
        Planned(
            decided,
            D.PROVIDED,
            nth=1,
            told=(("dictated", True), ("help_needed", "听力障碍，请用文字联系")),
        ),
    ),
    county.FINANCE: (Planned(ending.extended, D.PROVIDED),),
    county.RESOURCES: (
        Planned(ending.extended, D.PROVIDED),
        Planned(ending.rectified, D.DOES_NOT_EXIST),
    ),
}

_ONLINE = (("channel", Channel.ONLINE), ("delivery", Delivery.DOWNLOAD))
_EMAIL = (("channel", Channel.EMAIL), ("delivery", Delivery.EMAIL))


def still_open(agency: str, desks: dict[str, Desk]) -> tuple[Planned, ...]:
    """What is open today."""
    if agency == county.EDUCATION:
        return _open_at_education(desks)
    return (
        Planned(open_cases.untouched, D.ALREADY_PUBLIC, 6),
        Planned(open_cases.untouched, D.PROVIDED, 13),
        *_OPEN_ELSEWHERE.get(agency, ()),
    )


_OPEN_ELSEWHERE: dict[str, tuple[Planned, ...]] = {
    county.FINANCE: (
        Planned(open_cases.in_review(), D.PROVIDED, 16, told=(("pace", 14),)),
        Planned(open_cases.unconfirmed, D.ALREADY_PUBLIC, 2, told=_ONLINE),
    ),
    county.RESOURCES: (
        Planned(open_cases.untouched, D.PROVIDED, 25),
        Planned(open_cases.consulting, D.THIRD_PARTY_RIGHTS, 9),
        Planned(open_cases.in_review(Role.HEAD), D.DOES_NOT_EXIST, 18, told=(("pace", 15),)),
    ),
    county.HEALTH: (Planned(open_cases.drafting, D.DOES_NOT_EXIST, 15, told=(("pace", 12),)),),
    county.MARKET: (Planned(open_cases.signed, D.PROVIDED, 14, told=(("pace", 12),)),),
}


def _open_at_education(desks: dict[str, Desk]) -> tuple[Planned, ...]:
    """One at each step; `ago` 20 is due today, what came before is late."""
    pace = (("pace", 12),)
    chain = (Role.SECTION_REVIEWER, Role.CONFIDENTIALITY_REVIEWER, Role.HEAD)
    return (
        Planned(open_cases.unconfirmed, D.DOES_NOT_EXIST, 2, told=_ONLINE),
        Planned(open_cases.unconfirmed, D.PROVIDED, 1, told=_EMAIL),
        Planned(open_cases.unassigned, D.PROVIDED, 4, nth=1, told=_ONLINE),
        Planned(open_cases.untouched, D.PROVIDED, 23, nth=2),
        Planned(open_cases.in_review(*chain), D.ALREADY_PUBLIC, 20, told=(("pace", 17),)),
        Planned(open_cases.searched, D.DOES_NOT_EXIST, 19),
        Planned(open_cases.in_review(*chain[:2]), D.PROVIDED, 18, nth=1, told=(("pace", 15),)),
        Planned(open_cases.in_review(*chain[:1]), D.DELIBERATIVE, 16, told=pace),
        Planned(open_cases.in_review(), D.NOT_RESPONSIBLE, 15, told=pace),
        Planned(open_cases.sent_back, D.DOES_NOT_EXIST, 17, told=pace),
        Planned(open_cases.drafting, D.INTERNAL_AFFAIRS, 14, told=pace),
        Planned(open_cases.signed, D.PROVIDED, 14, told=(*_POST, *pace)),
        Planned(open_cases.offered, D.PROVIDED, 14, nth=1, told=(*_ONLINE, *pace)),
        Planned(open_cases.awaiting_rectification, D.STILL_UNCLEAR, 7),
        Planned(open_cases.awaiting_rectification, D.NOT_RECTIFIED, 24),
        Planned(open_cases.awaiting_payment, D.FEE_UNPAID, 10),
        Planned(heavy_applicants.asked, D.ALREADY_PUBLIC, 9),
        Planned(open_cases.consulting, D.THIRD_PARTY_RIGHTS, 8),
        Planned(open_cases.consulting_organ(desks[county.FINANCE]), D.PROVIDED, 9, nth=1),
        Planned(open_cases.awaiting_consent, D.PROVIDED, 17, nth=0),
        Planned(open_cases.consent_refused, D.PROVIDED, 12, nth=2),
        Planned(open_cases.prolonged, D.PROVIDED, 6, nth=0),
        Planned(open_cases.being_redacted, D.PARTLY_GRANTED, 6),
        Planned(open_cases.untouched, D.PETITION, 3),
    )


def filing(plan: Planned, agency: str, days: Days, applicants: Applicants, rng: Random) -> Filing:
    """The application as it is handed in."""
    on = days.ago(plan.ago)
    alike = [each for each in matters_of(agency, on.year) if each.outcome is plan.outcome]
    channel = rng.choices(list(_CHANNELS), list(_CHANNELS.values()))[0]
    if plan.ago < LAST_AGO:  # received that very day
        channel = rng.choice((Channel.IN_PERSON, Channel.SIGNED_POST))
    drawn: dict[str, object] = {
        "channel": channel,
        "delivery": rng.choice(_DELIVERIES[channel]),
        "pace": rng.randint(5, 18),
        "hour": rng.randint(9, 16),
    }
    return Filing(
        on=on,
        matter=alike[min(plan.nth, len(alike) - 1)],
        applicant=applicants.next(),
        **{**drawn, **dict(plan.told)},  # type: ignore[arg-type]
    )
