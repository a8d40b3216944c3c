"""Separation of duties: who may take the step at which a letter stands, and in whose right."""

from __future__ import annotations

from datetime import date

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.models import Letter
from mingtang_office.letters.queries import step_permission, step_role, whose_work


def whose_right(letter: Letter, by: User, on: date) -> tuple[Role, int | None]:
    """The role of the step, and in whose absence it is taken (None: one's own right).

    Refuses who does not hold the role, who had a hand in this letter, and who would only stand in
    for somebody who had: drafting, each review and the signature are different people's.
    """
    role, permission = step_role(letter), step_permission(letter)
    policy.require(by, permission, letter.agency, on)
    hands = whose_work(letter)
    if not policy.may_review(by, letter.drafted_by_id) or by.pk in hands:
        raise Refused(
            "您起草、修改或者审核过这份文书，不能再办这一步。起草、审核、签发须由不同的人办理，"
            f"请由另一位“{role.label}”办理。"
        )
    rights = [
        held.principal_id
        for held in policy.holdings(by, on)
        if held.role is role and held.gives(permission).covers(letter.agency)
    ]
    if not rights:
        raise Refused(f"这份文书现在轮到“{role.label}”办理，您目前不担任这一角色，不能代办。")
    free = [principal for principal in rights if principal is None or principal not in hands]
    if not free:
        raise Refused(
            "您所代理的人起草、修改或者审核过这份文书，代理人也不能接着办。"
            f"请由另一位“{role.label}”办理。"
        )
    return role, None if None in free else free[0]
