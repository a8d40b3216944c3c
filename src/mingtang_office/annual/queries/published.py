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
from mingtang_office.publication.models import Audience, Edition, FiledDocument


def first_moment(question: Question) -> datetime:
    return timezone.make_aware(datetime.combine(question.period.first, time.min))


def published(question: Question) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Items by their kind, each once, and by the columns of their first edition: what became public
    within the period and was known at the cut-off, what was withdrawn later included."""
    last = timezone.make_aware(datetime.combine(question.period.last, time.max))
    rows = Edition.objects.filter(
        item__agency=question.agency,
        number=1,
        signed_at__gte=first_moment(question),
        signed_at__lte=min(last, question.cut_off),
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


def filed(question: Question) -> tuple[int, int]:
    """Official documents drawn up within the period, and those of them that are 主动公开."""
    rows = FiledDocument.objects.filter(
        agency=question.agency,
        formed_on__range=(question.period.first, question.period.last),
        filed_at__lte=question.cut_off,
    )
    return rows.count(), rows.filter(attribute=Attribute.PROACTIVE.value).count()
