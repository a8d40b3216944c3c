"""Whose turn it is on a paper that passes several hands, in whose right the next step is taken, and the
word that goes with it: drafting, each review and the signature are different people's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.agencies.policy import Scope
from mingtang_office.agencies.refusals import Refused

_LONGEST_OPINION = 1000


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does a step, when, and in whose absence (None: in their own right)."""

    by: User
    now: datetime
    acting_for: int | None = None


def hand_of(agency: Agency, permission: Permission, by: User, now: datetime) -> Hand:
    """In whose right a person does this at an agency. Raises `PermissionDenied` where the policy does
    not let them."""
    on = timezone.localdate(now)
    policy.require(by, permission, agency, on)
    return Hand(by, now, policy.acting_for(by, permission, agency, on))


def checked_opinion(opinion: str, *, needed_to: str = "") -> str:
    """The opinion as kept; refused where it is too long, or empty though `needed_to` (退回)."""
    opinion = opinion.strip()
    if needed_to and not opinion:
        raise Refused(f"请写明{needed_to}的理由，以便修改和日后查考。")
    if len(opinion) > _LONGEST_OPINION:
        raise Refused(f"意见最多 {_LONGEST_OPINION} 字，现在是 {len(opinion)} 字，请精简。")
    return opinion


def require_state(
    now: str, states: Collection[models.TextChoices], *, to: str, called: str, all_called: str
) -> None:
    """Refuse what cannot be done to a paper in its state `now`: `to` says what (提交审签), `called` the
    paper (这份文书), `all_called` its like (文书)."""
    needed = "、".join(f"“{state.label}”" for state in states)
    if now not in states:
        standing = type(next(iter(states)))(now).label
        raise Refused(f"{called}目前是“{standing}”，不能{to}；只有{needed}的{all_called}可以{to}。")


def refuse_unseen(seen: Iterable[str], digest: str) -> None:
    """Refuse to sign what differs from what the reviewers saw, told by the digests of both."""
    if any(each != digest for each in seen):
        raise Refused(
            "审核之后内容有了变动，与审核人看到的不一致，不能签发。请退回，重新提交审核。"
        )


def right_to(
    role: Role,
    permission: Permission,
    *,
    agency: Agency,
    hands: Collection[int],
    by: User,
    on: date,
    called: str,
) -> int | None:
    """In whose absence `by` takes a step of this role (None: one's own right) on a paper that is
    `called` 这份文书 and in which `hands` had a part.

    Refuses who does not hold the role, who had a hand in it, and who would only stand in for
    somebody who had.
    """
    policy.require(by, permission, agency, on)
    if by.pk in hands:
        raise Refused(
            f"您起草、修改或者审核过{called}，不能再办这一步。起草、审核、签发须由不同的人办理，"
            f"请由另一位“{role.label}”办理。"
        )
    rights = [
        held.principal_id
        for held in policy.holdings(by, on)
        if held.role is role and held.gives(permission).covers(agency)
    ]
    if not rights:
        raise Refused(f"{called}现在轮到“{role.label}”办理，您目前不担任这一角色，不能代办。")
    free = [principal for principal in rights if principal is None or principal not in hands]
    if not free:
        raise Refused(
            f"您所代理的人起草、修改或者审核过{called}，代理人也不能接着办。"
            f"请由另一位“{role.label}”办理。"
        )
    return None if None in free else free[0]


def turn_of(
    person: User,
    on: date,
    permissions: Sequence[Permission],
    at: Callable[[Role], models.Q],
    handled_by: Callable[[set[int]], models.Exists],
) -> models.Q:
    """The papers whose next step this person may take today: at a role of theirs (`at` says which
    papers those are), own or covered, and not their own work."""
    turns = models.Q(pk__in=())
    for held in policy.holdings(person, on):
        scope = Scope()
        for permission in permissions:
            scope |= held.gives(permission)
        if scope:
            hands = {person.pk, held.principal_id or person.pk}
            turns |= at(held.role) & scope.condition() & ~models.Q(handled_by(hands))
    return turns
