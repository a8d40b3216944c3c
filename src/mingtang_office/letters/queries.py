"""Letters looked up within what the policy shows, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models

from mingtang.applications.letters import Series
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Membership, Role
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.turns import turn_of
from mingtang_office.letters.models import (
    DEFAULT_ROLES,
    Group,
    Letter,
    LetterState,
    Passage,
    SeriesCounter,
    SigningChain,
    Verdict,
)

SIGNING = {
    Group.NOTICE: Permission.SIGN_NOTICES,
    Group.DECISION: Permission.SIGN_DECISIONS,
}


def visible_letters(
    person: Person, on: date, permission: Permission = Permission.VIEW_LETTERS
) -> models.QuerySet[Letter]:
    """The letters that this person reaches with this permission."""
    return policy.visible(Letter.objects.all(), person, permission, on)


def letters_of(subject_type: str, subject_id: str) -> models.QuerySet[Letter]:
    """Every letter of a case, in the order in which they were drafted."""
    return Letter.objects.filter(subject_type=subject_type, subject_id=subject_id).order_by("pk")


def roles_of_chain(agency: Agency, group: Group) -> tuple[Role, ...]:
    """The roles that the agency's letters of this group pass, the last of which signs."""
    own = SigningChain.objects.filter(agency=agency, group=group).first()
    return DEFAULT_ROLES[group] if own is None else tuple(Role(code) for code in own.roles)


def step_permission(letter: Letter) -> Permission:
    """What it takes to do the step at which the letter stands."""
    is_last = letter.position == len(letter.chain) - 1
    return SIGNING[Group(letter.group)] if is_last else Permission.REVIEW_LETTERS


def step_role(letter: Letter) -> Role:
    return Role(letter.chain[letter.position])


def whose_work(letter: Letter) -> frozenset[int]:
    """Everybody who has had a hand in this letter and may therefore not take its next step: who
    drafted it, who passed it in this round, and those in whose place they did."""
    hands = models.Q(verdict=Verdict.DRAFTED) | models.Q(verdict=Verdict.PASSED, round=letter.round)
    rows = Passage.objects.filter(hands, letter=letter).values_list("by", "acting_for")
    return frozenset(number for row in rows for number in row if number is not None)


def those_who_may(letter: Letter, role: Role, on: date) -> list[User]:
    """The people who hold a role of the chain at the letter's agency today and had no hand in it."""
    held = Membership.objects.in_force(on).filter(agency=letter.agency, role=role)
    return list(
        User.objects.filter(pk__in=held.values("user"), is_active=True)
        .exclude(pk__in=whose_work(letter))
        .order_by("pk")
    )


def waiting_for(person: User, on: date) -> models.QuerySet[Letter]:
    """Letters whose next step this person may take today: theirs by role, own or covered, and not
    their own work."""
    mine = turn_of(
        person,
        on,
        (Permission.REVIEW_LETTERS, Permission.SIGN_NOTICES),
        lambda role: models.Q(turn=role),
        lambda hands: models.Exists(_handled_by(hands, models.OuterRef("pk"))),
    )
    return Letter.objects.filter(state=LetterState.IN_REVIEW).filter(mine)


def _handled_by(people: set[int], letter: models.OuterRef) -> models.QuerySet[Passage]:
    hands = models.Q(by__in=people) | models.Q(acting_for__in=people)
    return Passage.objects.filter(hands, letter=letter).filter(
        models.Q(verdict=Verdict.DRAFTED)
        | models.Q(verdict=Verdict.PASSED, round=models.F("letter__round"))
    )


def missing_numbers(agency: Agency, series: str, year: int) -> tuple[int, ...]:
    """Numbers up to the last one taken that no letter bears: there should be none."""
    counter = SeriesCounter.objects.filter(agency=agency, series=series, year=year).first()
    if counter is None:
        return ()
    taken = set(
        Letter.objects.filter(
            agency=agency, series=series, year=year, number__isnull=False
        ).values_list("number", flat=True)
    )
    return tuple(n for n in range(1, counter.last + 1) if n not in taken)


@dataclass(frozen=True, slots=True)
class SeriesState:
    """How far a series has come in a year, and the numbers that no letter bears."""

    agency: Agency
    mark: str
    last: int
    missing: tuple[int, ...]


def series_in(person: Person, year: int, on: date) -> tuple[SeriesState, ...]:
    """The series of a year within the person's reach. Two queries, and one for each with a gap."""
    counters = policy.visible(
        SeriesCounter.objects.filter(year=year, last__gt=0).select_related("agency"),
        person,
        Permission.VIEW_LETTERS,
        on,
    )
    borne = {
        (agency, series): count
        for agency, series, count in visible_letters(person, on)
        .filter(year=year, number__isnull=False)
        .order_by()
        .values_list("agency", "series")
        .annotate(count=models.Count("pk"))
    }
    return tuple(
        SeriesState(
            counter.agency,
            Series(counter.series).mark,
            counter.last,
            ()
            if borne.get((counter.agency_id, counter.series), 0) == counter.last
            else missing_numbers(counter.agency, counter.series, year),
        )
        for counter in counters.order_by("agency__path", "series")
    )
