"""The first agency of a new installation and the three people who keep its tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from mingtang_office.agencies.actions import agencies, appointments, people
from mingtang_office.agencies.actions.people import Enrolled
from mingtang_office.agencies.grants import KEPT_APART
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role

# In this order they are asked for and told.
FOUNDERS = (Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Founder:
    username: str
    full_name: str


@transaction.atomic
def found(
    *, name: str, kind: AgencyKind, founders: Mapping[Role, Founder], now: datetime
) -> tuple[Agency, dict[Role, Enrolled]]:
    """Make a root, and one person in each of the three roles kept apart, with first passwords.

    Done by the platform itself, so only while nobody administers anything yet: afterwards people
    and rights come from people.
    """
    if set(founders) != KEPT_APART:
        raise ValidationError("须同时指定系统管理、安全管理、审计三人。")
    if Membership.objects.filter(role=Role.ADMINISTRATOR).exists():
        raise ValidationError("系统已有系统管理员，请由其在“机关”“人员”页面办理。")
    root = agencies.create(parent=None, particulars={"name": name, "kind": kind}, by=None, now=now)
    enrolled = {}
    for role in FOUNDERS:
        founder = founders[role]
        enrolled[role] = people.enrol(
            agency=root,
            username=founder.username,
            full_name=founder.full_name,
            by=None,
            now=now,
        )
        appointments.appoint(
            person=enrolled[role].person,
            agency=root,
            role=role,
            starts_on=timezone.localdate(now),
            ends_on=None,
            by=None,
            now=now,
        )
    return root, enrolled
