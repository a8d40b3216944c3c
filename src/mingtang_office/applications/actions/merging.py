"""Merging: an applicant who sends the same application twice is handled and counted once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang.applications import Phase
from mingtang.applications.likeness import SAME, likeness
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.models import Application, Identity
from mingtang_office.applications.projection import restate
from mingtang_office.applications.queries.letters import unserved

_UNTOUCHED = frozenset({Phase.SUBMITTED.value, Phase.HANDLING.value})


@transaction.atomic
def merge(
    *, application: Application, into: Application, expected_revision: int, by: User, now: datetime
) -> Application:
    """Merge an application into an earlier one of the same applicant for the same information, both
    undecided. It is no longer counted; the earlier one's time limit holds for both."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    one, other = _both(application, into, expected_revision)
    _refuse_different(one, other)
    _refuse_under_way(one, other)
    one.merged_into = other
    holding.save(one, "merged_into")
    restate(one, now)
    _record("applications.merged", one, other, by, now)
    return one


@transaction.atomic
def part(
    *, application: Application, expected_revision: int, by: User, now: datetime
) -> Application:
    """Take a merger back: the application is handled and counted by itself again. Refused once the
    other is decided."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    if application.merged_into is None:
        raise Refused("这件申请没有并入别的申请，请刷新页面查看。")
    one, other = _both(application, application.merged_into, expected_revision)
    if other.decided_on is not None or other.closed_on is not None:
        raise Refused(f"申请{other.number}已经作出答复或者办结，不能再拆分。")
    one.merged_into = None
    holding.save(one, "merged_into")
    restate(one, now)
    _record("applications.parted", one, other, by, now)
    return one


def _both(
    application: Application, into: Application, expected_revision: int
) -> tuple[Application, Application]:
    """Both locked, in the order of their numbers, so that nobody waits for each other."""
    if application.pk == into.pk:
        raise Refused("不能把申请并入它自己，请选择另一件。")
    held = {
        each.pk: holding.hold(each, expected_revision if each.pk == application.pk else None)
        for each in sorted((application, into), key=lambda each: each.pk)
    }
    return held[application.pk], held[into.pk]


def _refuse_different(one: Application, other: Application) -> None:
    blinds = dict(
        Identity.objects.filter(application__in=(one, other)).values_list("application", "blind")
    )
    if one.agency_id != other.agency_id:
        raise Refused("两件申请不是向同一机关提出的，不能合并。")
    if not blinds.get(one.pk) or blinds.get(one.pk) != blinds.get(other.pk):
        raise Refused(
            "两件申请不是同一申请人提出的（按证件号码核对），不能合并。不同申请人就相同信息申请的，"
            "应当分别答复，也可以考虑转为主动公开（《条例》第四十四条）。"
        )
    if likeness(one.content, other.content) < SAME:
        raise Refused("两件申请的内容不相同，不能合并，请分别办理。")


def _refuse_under_way(one: Application, other: Application) -> None:
    for each in (one, other):
        if each.merged_into_id is not None:
            raise Refused(f"申请{each.number}已经并入另一件申请，请先查看那一件。")
        if each.decided_on is not None or each.closed_on is not None:
            raise Refused(
                f"申请{each.number}已经作出答复或者办结，不能合并；"
                "已答复后又重复申请的，告知不予重复处理（《条例》第三十六条第（六）项）。"
            )
    if one.phase not in _UNTOUCHED or unserved(one).exists() or one.merged.exists():
        raise Refused(f"申请{one.number}已有办理事项或者文书，请把另一件并入这一件，或者分别办理。")
    if one.received_on and (other.received_on is None or other.received_on > one.received_on):
        raise Refused(
            f"申请{one.number}收到在先，答复期限也在先。请反过来，把{other.number}并入这一件。"
        )


def _record(action: str, one: Application, other: Application, by: User, now: datetime) -> None:
    holding.record(
        action,
        application=one,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"other": other.number},
    )
