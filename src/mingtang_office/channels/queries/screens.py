"""What an e-screen shows on a day: only what stands there and is current."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from mingtang_office.channels.models import Act, Channel, ChannelKind, Dispatch, DispatchState
from mingtang_office.channels.queries.channels import in_force

DAYS, SECONDS = 30, 20  # how long a thing without an end is shown; how long a page stands
_MOST = 60


def screen_of(token: str, on: date) -> Channel | None:
    """The screen of this address, where it is switched on."""
    if len(token) < 20:
        return None
    rows = Channel.objects.filter(in_force(on), kind=ChannelKind.SCREEN, token=token)
    return rows.select_related("agency").first()


def shown_on(screen: Channel, on: date) -> QuerySet[Dispatch]:
    """The newest first. Of each thing the last act that was carried out, unless that took it down; what
    has an end until that day, what has none for as many days as the screen is set to."""
    done = Dispatch.objects.filter(channel=screen, state=DispatchState.DONE)
    last = done.order_by().values("key").annotate(last=Max("pk")).values("last")
    days = int(screen.particulars.get("days") or DAYS)
    midnight = datetime.combine(on - timedelta(days=days), time())
    begun = timezone.make_aware(midnight)
    current = Q(piece__until__gte=on) | Q(piece__until__isnull=True, done_at__gte=begun)
    rows = Dispatch.objects.filter(current, pk__in=last).exclude(act=Act.WITHDRAW)
    return rows.select_related("piece").order_by("-pk")[:_MOST]
