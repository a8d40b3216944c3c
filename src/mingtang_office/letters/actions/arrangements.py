"""How an agency issues letters: the chain to the signature, and the code that begins its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import GRANTS, Permission
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.letters.codes import code_of
from mingtang_office.letters.models import Group, LetterCode, SigningChain
from mingtang_office.letters.queries import SIGNING, roles_of_chain
from mingtang_office.trail.actions import record

_CODE = re.compile(r"[\u4e00-\u9fff]{2,16}")


@transaction.atomic
def set_chain(
    *,
    agency: Agency,
    group: Group,
    roles: Sequence[Role],
    expected: Sequence[Role],
    by: User,
    now: datetime,
) -> SigningChain:
    """Set the roles through which letters of a group pass from now on; those under way keep the
    chain they were handed in with. Refuses a chain whose last role may not sign this group, whose
    others may not review, or that names a role twice."""
    policy.require(by, Permission.SET_SIGNING_CHAIN, agency, timezone.localdate(now))
    _check_chain(group, roles)
    Agency.objects.select_for_update().get(pk=agency.pk)
    before = roles_of_chain(agency, group)
    if tuple(expected) != before:
        raise Overtaken(
            "您打开页面之后，同事已经改过这一流程："
            f"现在是{_named(before)}。您这次的设定没有保存，请核对后再设。"
        )
    chain, _ = SigningChain.objects.update_or_create(
        agency=agency, group=group, defaults={"roles": [str(role) for role in roles]}
    )
    record(
        "letters.chain_set",
        by=by,
        now=now,
        on=chain,
        agency=agency.pk,
        facts={
            "group": str(group),
            "before": [str(role) for role in before],
            "roles": chain.roles,
        },
    )
    return chain


def _check_chain(group: Group, roles: Sequence[Role]) -> None:
    if not roles:
        raise Refused("审签流程至少要有一步，最后一步签发。")
    if len(set(roles)) < len(roles):
        raise Refused("同一角色在流程中只能出现一次：每一步须由不同的人办理。")
    signs = GRANTS[SIGNING[group]]
    if roles[-1] not in signs:
        allowed = "、".join(f"“{role.label}”" for role in Role if role in signs)
        raise Refused(f"“{roles[-1].label}”不能签发{group.label}，最后一步请选择{allowed}。")
    for role in roles[:-1]:
        if role not in GRANTS[Permission.REVIEW_LETTERS]:
            raise Refused(f"“{role.label}”没有审核文书的权限，不能列入流程。")


def _named(roles: Sequence[Role]) -> str:
    return " → ".join(role.label for role in roles)


@transaction.atomic
def set_code(*, agency: Agency, code: str, expected: str, by: User, now: datetime) -> LetterCode:
    """Set the code that begins the agency's numbers from now on; signed letters keep theirs. Refuses
    one that another agency uses, or that is not plain Chinese."""
    policy.require(by, Permission.SET_SIGNING_CHAIN, agency, timezone.localdate(now))
    code = code.strip()
    if not _CODE.fullmatch(code):
        raise Refused("机关代字只用汉字，2 至 16 个，例如“云教公开”；文种字和年份由系统加上。")
    Agency.objects.select_for_update().get(pk=agency.pk)
    before = code_of(agency)
    if before != expected:
        raise Overtaken(
            f"您打开页面之后，同事已把机关代字改为“{before}”。您这次的设定没有保存，请核对后再设。"
        )
    if LetterCode.objects.filter(code=code).exclude(agency=agency).exists():
        raise Refused(f"机关代字“{code}”已有其他机关在用，请换一个，以免文号重复。")
    own, _ = LetterCode.objects.update_or_create(agency=agency, defaults={"code": code})
    record(
        "letters.code_set",
        by=by,
        now=now,
        on=own,
        agency=agency.pk,
        facts={"before": before, "code": code},
    )
    return own
