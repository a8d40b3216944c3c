"""What somebody wants to hear of, in words; and what is public of it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone

from mingtang.publication.columns import columns
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.topics import topics
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.wanted import Wanted
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.queries.public import of_topic, public_items
from mingtang_office.search.queries.searching import newest_keys
from mingtang_office.search.question import Question

_EVERYTHING, _ALL_AGENCIES = "全部公开信息", "各机关"


def label_of(wanted: Wanted) -> str:
    """云江县教育局 · 通知公告 · “招生”."""
    if not wanted:
        return _EVERYTHING
    agency = Agency.objects.filter(pk=wanted.agency).values_list("name", flat=True).first()
    parts = [
        agency or ("" if wanted.q else _ALL_AGENCIES),
        columns()[wanted.column].title if wanted.column in columns() else wanted.column,
        topics()[wanted.topic].shown if wanted.topic in topics() else wanted.topic,
        ItemKind(wanted.kind).label if wanted.kind in set(ItemKind) else wanted.kind,
        f"“{wanted.q}”" if wanted.q else "",
    ]
    return " · ".join(filter(None, parts))


def found(question: Question, now: datetime, most: int) -> models.QuerySet[PublicItem]:
    """The newest that a search finds; an index that lags behind adds nothing to what is public."""
    keys = newest_keys(question, now=now, most=most)
    return public_items(now).filter(pk__in=[int(key.rpartition(":")[2]) for key in keys])


def become_public(
    wanted: Wanted, since: datetime, now: datetime, most: int
) -> models.QuerySet[PublicItem]:
    """What is public now and was not at `since`. What a former site had published and was taken over
    bears its own day of publication and is nothing new."""
    day = timezone.localdate(since)
    if wanted.q:
        rows = found(wanted.question(day), now, most)
    else:
        rows = _narrowed(public_items(now), wanted)
    return rows.filter(shown_from__gt=since, published_on__gte=day)


def _narrowed(rows: models.QuerySet[PublicItem], wanted: Wanted) -> models.QuerySet[PublicItem]:
    if wanted.agency is not None:
        rows = rows.filter(agency=wanted.agency)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.column:
        rows = rows.filter(placements__column=wanted.column)
    if wanted.topic:
        rows = rows.filter(**of_topic(wanted.topic))
    return rows
