"""The channels of agencies: which there are, and which carry something on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import Person
from mingtang_office.channels.models import Channel


def in_force(on: date, prefix: str = "") -> Q:
    """Switched on, and within its days."""
    name = f"{prefix}__" if prefix else ""
    ended = Q(**{f"{name}until__isnull": True}) | Q(**{f"{name}until__gte": on})
    return Q(**{f"{name}is_on": True, f"{name}since__lte": on}) & ended


def is_in_force(channel: Channel, on: date) -> bool:
    begun = channel.is_on and channel.since <= on
    return begun and (channel.until is None or on <= channel.until)


def channels_for(agency: Agency, on: date) -> QuerySet[Channel]:
    """The channels on which an agency may publish on this day."""
    return Channel.objects.filter(in_force(on), agency=agency).order_by("kind", "name")


def visible_channels(
    person: Person, on: date, permission: Permission = Permission.VIEW_CHANNELS
) -> QuerySet[Channel]:
    return policy.visible(Channel.objects.select_related("agency"), person, permission, on)
