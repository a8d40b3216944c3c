"""Whose turn it is on a paper that passes several hands, and in whose right the next step is taken:
drafting, each review and the signature are different people's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from django.db import models

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.agencies.policy import Scope
from mingtang_office.agencies.refusals import Refused


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
