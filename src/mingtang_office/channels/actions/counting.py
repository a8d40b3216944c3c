"""Reads back how often what was published is read, where the channel tells."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import structlog
from django.utils import timezone
from django_tasks import task

from mingtang_office.channels.adapters.contract import ChannelError, Standing
from mingtang_office.channels.adapters.registry import adapter_for
from mingtang_office.channels.models import ONLINE, Act, Dispatch, DispatchState
from mingtang_office.channels.queries.channels import in_force

logger = structlog.get_logger(__name__)
READ_DAYS = 30  # after that hardly anybody reads it any more
_BATCH = 200


@task
def read_counts_daily(day: str) -> None:
    read_counts(on=date.fromisoformat(day), now=timezone.now())


def read_counts(*, on: date, now: datetime) -> int:
    """Read the figures of what was put on the online channels in the last month and still stands there;
    how many were read. A channel that does not answer keeps its old figures. May run twice."""
    since = now - timedelta(days=READ_DAYS)
    rows = (
        Dispatch.objects.filter(in_force(on, "channel"), channel__kind__in=ONLINE)
        .filter(state=DispatchState.DONE, done_at__gte=since)
        .exclude(act=Act.WITHDRAW)
        .exclude(remote_id="")
        .select_related("channel")
    )
    return sum(_read(row, now) for row in rows.order_by("pk").iterator(_BATCH))


def _read(row: Dispatch, now: datetime) -> int:
    assert row.done_at is not None
    standing = Standing(row.remote_id, row.address)
    try:
        found = adapter_for(row.channel).read_counts(standing, timezone.localdate(row.done_at))
    except ChannelError as error:
        logger.warning("counts_not_read", dispatch=row.pk, why=error.message)
        return 0
    if not found:
        return 0
    Dispatch.objects.filter(pk=row.pk).update(counts=dict(found), counted_at=now)
    return 1
