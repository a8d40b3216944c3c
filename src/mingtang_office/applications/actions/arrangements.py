"""How an agency handles applications: where its decisions can be challenged, and the choices that the
law leaves to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import Practice
from mingtang.applications.remedies import AuthorityRole, OrganKind, roles
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications.models import AgencyPractice, RemedyGuide
from mingtang_office.applications.queries.settings import guide_of, practice_of
from mingtang_office.trail.actions import record


@dataclass(frozen=True, slots=True)
class Remedying:
    """Who hears a reconsideration of this agency's decisions, by role, and which court a suit."""

    organ_kind: OrganKind
    court: str
    names: Mapping[AuthorityRole, str] = field(default_factory=dict)
    online_channel: str = ""


@dataclass(frozen=True, slots=True)
class Custom:
    """The limits an agency sets, and what its letters say again and again."""

    rectification_days: int
    reasons_days: int
    reply_to: str = ""
    payment_way: str = ""
    complaint_to: str = ""


@transaction.atomic
def set_remedies(
    *, agency: Agency, remedying: Remedying, expected_revision: int, by: User, now: datetime
) -> RemedyGuide:
    """Set what letters say of remedies from now on. Refused while an authority of the kind of organ
    (行政复议法第二十四条至第二十八条) or the court has no name."""
    today = timezone.localdate(now)
    held = _held(agency, by, today)
    guide = guide_of(held)
    _refuse_overtaken(guide.revision, expected_revision)
    needed = roles(remedying.organ_kind, today)
    names = {role: remedying.names.get(role, "").strip() for role in needed}
    absent = [role.label for role, name in names.items() if not name]
    if absent:
        raise Refused(
            f"请填写复议机关的名称（{'、'.join(absent)}）：告知书须写明向谁申请行政复议。"
        )
    if not remedying.court.strip():
        raise Refused("请填写有管辖权的人民法院：告知书须写明向谁提起行政诉讼。")
    guide.organ_kind = remedying.organ_kind.value
    guide.names = {role.value: name for role, name in names.items()}
    guide.court, guide.online_channel = remedying.court.strip(), remedying.online_channel.strip()
    _save(guide)
    record(
        "applications.remedies_set",
        by=by,
        now=now,
        on=guide,
        agency=held.pk,
        facts={
            "organ_kind": guide.organ_kind,
            "names": guide.names,
            "court": guide.court,
            "online_channel": guide.online_channel,
        },
    )
    return guide


@transaction.atomic
def set_practice(
    *, agency: Agency, custom: Custom, expected_revision: int, by: User, now: datetime
) -> AgencyPractice:
    """Set the agency's limits and standing words. Refused for a limit outside what is reasonable."""
    held = _held(agency, by, timezone.localdate(now))
    practice = practice_of(held)
    _refuse_overtaken(practice.revision, expected_revision)
    practice.rectification_days = custom.rectification_days
    practice.reasons_days = custom.reasons_days
    practice.reply_to = custom.reply_to.strip()
    practice.payment_way = custom.payment_way.strip()
    practice.complaint_to = custom.complaint_to.strip()
    try:
        Practice(custom.rectification_days, custom.reasons_days)
    except ValueError as error:
        raise Refused(str(error)) from error
    _save(practice)
    record(
        "applications.practice_set",
        by=by,
        now=now,
        on=practice,
        agency=held.pk,
        facts={
            "rectification_days": practice.rectification_days,
            "reasons_days": practice.reasons_days,
        },
    )
    return practice


def _held(agency: Agency, by: User, on: date) -> Agency:
    """The agency, locked: two people who set the same at once are told apart by the revision."""
    policy.require(by, Permission.SET_PRACTICE, agency, on)
    held: Agency = Agency.objects.select_for_update().get(pk=agency.pk)
    return held


def _refuse_overtaken(revision: int, expected: int) -> None:
    if revision != expected:
        raise Overtaken(
            "您打开页面之后，同事已经改过这些设置。您这次的设定没有保存，请核对后再设。"
        )


def _save(row: RemedyGuide | AgencyPractice) -> None:
    row.revision += 1
    row.save()
