"""What was published within a year, as the record knew it at the cut-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time

from django.db.models.fields.json import KT
from django.utils import timezone

from mingtang.annual.drafting import Counted
from mingtang.publication.attribute import Attribute
from mingtang.publication.columns import columns
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.annual.queries.question import Question
from mingtang_office.channels.models import Act, ChannelKind, Dispatch, DispatchState
from mingtang_office.publication.models import Audience, Edition, FiledDocument

# Copies for the archive and the library are no publication to anybody who reads a channel.
_TOLD_APART = (
    ChannelKind.WECHAT,
    ChannelKind.WEIBO,
    ChannelKind.BOARD,
    ChannelKind.SCREEN,
    ChannelKind.GAZETTE,
)


def _moments(question: Question) -> tuple[datetime, datetime]:
    """From the first moment of the period to its last, or to the cut-off within it."""
    first = timezone.make_aware(datetime.combine(question.period.first, time.min))
    last = timezone.make_aware(datetime.combine(question.period.last, time.max))
    return first, min(last, question.cut_off)


def published(question: Question) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Items by their kind, each once, and by the columns of their first edition: what became public
    within the period and was known at the cut-off, what was withdrawn later included."""
    rows = Edition.objects.filter(
        item__agency=question.agency,
        number=1,
        signed_at__range=_moments(question),
        content__audience=Audience.PUBLIC.value,
    ).values_list(KT("content__kind"), "content__columns")
    kinds: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for kind, places in rows.iterator():
        kinds[kind] += 1
        placed.update(places or ())
    return (
        _counted(kinds, {each.value: each.label for each in ItemKind}),
        _counted(placed, {code: column.title for code, column in columns().items()}),
    )


def _counted(found: Counter[str], names: Mapping[str, str]) -> tuple[Counted, ...]:
    return tuple(Counted(code, names[code], found[code]) for code in names if found[code])


def sent_out(question: Question) -> tuple[Counted, ...]:
    """What went out over the agency's channels within the period, each beside the portal."""
    rows = Dispatch.objects.filter(
        channel__agency=question.agency,
        channel__kind__in=_TOLD_APART,
        act=Act.PUBLISH,
        state=DispatchState.DONE,
        done_at__range=_moments(question),
    )
    found = Counter(rows.values_list("channel__kind", flat=True))
    return _counted(found, {kind.value: kind.label for kind in _TOLD_APART})


def filed(question: Question) -> tuple[int, int]:
    """Official documents drawn up within the period, and those of them that are 主动公开."""
    rows = FiledDocument.objects.filter(
        agency=question.agency,
        formed_on__range=(question.period.first, question.period.last),
        filed_at__lte=question.cut_off,
    )
    return rows.count(), rows.filter(attribute=Attribute.PROACTIVE.value).count()
