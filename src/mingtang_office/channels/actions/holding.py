"""Taking hold of a channel or a dispatch for a person who changes it: may they, and was somebody first."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.channels.models import Batch, Channel, Dispatch


def allow(agency: Agency, by: User, now: datetime, permission: Permission) -> None:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    policy.require(by, permission, agency, timezone.localdate(now))


def take_channel(channel: Channel, expected_revision: int, by: User, now: datetime) -> Channel:
    """The channel as it stands, locked. Raises `Overtaken`."""
    allow(channel.agency, by, now, Permission.SET_UP_CHANNELS)
    held = Channel.objects.select_for_update(of=("self",)).select_related("agency")
    found = held.get(pk=channel.pk)
    if found.revision != expected_revision:
        raise entries.overtaken(found, "这个渠道")
    return found


def take_dispatch(row: Dispatch, expected_revision: int, by: User, now: datetime) -> Dispatch:
    """The dispatch as it stands, locked. Raises `Overtaken`."""
    allow(row.channel.agency, by, now, Permission.RUN_CHANNELS)
    held = Dispatch.objects.select_for_update(of=("self",)).select_related(
        "piece", "channel", "channel__agency"
    )
    found = held.get(pk=row.pk)
    if found.revision != expected_revision:
        raise entries.overtaken(found, "这件发送事项")
    return found


def take_batch(batch: Batch, expected_revision: int, by: User, now: datetime) -> Batch:
    """The issue or list as it stands, locked, and its channel with it, so that nothing is added to it
    meanwhile. Raises `Overtaken`."""
    allow(batch.channel.agency, by, now, Permission.RUN_CHANNELS)
    Channel.objects.select_for_update().get(pk=batch.channel_id)
    held = Batch.objects.select_for_update(of=("self",)).select_related(
        "channel", "channel__agency"
    )
    found = held.get(pk=batch.pk)
    if found.revision != expected_revision:
        raise entries.overtaken(found, "这一期、这份清单")
    return found
