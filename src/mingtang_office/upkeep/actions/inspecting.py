"""The inspection of every day: what an inspector would find of each agency, kept, and its reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mingtang.publication.freshness import Freshness, FreshnessState
from mingtang.publication.inspection import Verdict
from mingtang_office.agencies import calendars
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.queries import existing
from mingtang_office.upkeep.actions.reminding import remind
from mingtang_office.upkeep.judging import Judged, judge
from mingtang_office.upkeep.models import DailyInspection, InspectionRun
from mingtang_office.upkeep.queries.facts import gathered

_AT_ONCE = 200
_KEPT = timedelta(35)  # and the first day of every month for good


@task
def inspect_daily(day: str) -> None:
    inspect(on=date.fromisoformat(day), now=timezone.now())


def inspect(*, on: date, now: datetime, at_once: int = _AT_ONCE) -> int:
    """Inspect every agency; how many are done now. A run that was interrupted goes on where it stopped.
    Nothing is inspected for a day that is over: what was public then is not known any more."""
    if on != timezone.localdate(now):
        return 0
    InspectionRun.objects.get_or_create(day=on, defaults={"begun_at": now})
    done = 0
    while (some := _next(on, now, at_once)) is not None:
        done += some
    return done


@transaction.atomic
def _next(on: date, now: datetime, at_once: int) -> int | None:
    """The next agencies, their rows, their reminders and how far the run is, all or nothing; None where
    there are no more."""
    run = InspectionRun.objects.select_for_update().get(day=on)
    if run.finished_at is not None:
        return None
    rows = Agency.objects.filter(existing(on), pk__gt=run.reached).select_related("region")
    agencies = list(rows.order_by("pk")[:at_once])
    if agencies:
        judged = _judged(agencies, on, now)
        DailyInspection.objects.bulk_create(
            [row_of(agency, each, now) for agency, each in judged], ignore_conflicts=True
        )
        remind(judged, now=now)
        run.reached = agencies[-1].pk
    else:
        run.finished_at = now
        _forget(on)
    run.save(update_fields=("reached", "finished_at"))
    return len(agencies) or None


def _judged(agencies: list[Agency], on: date, now: datetime) -> list[tuple[Agency, Judged]]:
    facts, known = gathered(agencies, now), calendars.current()
    return [(each, judge(facts[each.pk], on, known.of(each))) for each in agencies]


def _forget(on: date) -> None:
    DailyInspection.objects.filter(day__lt=on - _KEPT).exclude(day__day=1).delete()
    InspectionRun.objects.filter(day__lt=on - _KEPT).exclude(day__day=1).delete()


def row_of(agency: Agency, judged: Judged, now: datetime) -> DailyInspection:
    """The record of a day, not stored yet."""
    stale, empty = (len(judged.in_state(s)) for s in (FreshnessState.STALE, FreshnessState.EMPTY))
    nearest = judged.nearest
    gaps = judged.coverage.gaps
    return DailyInspection(
        agency=agency,
        day=judged.on,
        at=now,
        columns=[_column(each.column.code, each.own) for each in judged.kept],
        findings=dict(_broken(judged)),
        gaps=[[gap.owed.code, gap.kind.value] for gap in gaps],
        kept=len(judged.kept),
        stale=stale,
        due_soon=len(judged.in_state(FreshnessState.DUE_SOON)),
        empty=empty,
        unassigned=sum(not each.is_assigned for each in judged.kept),
        vetoes=judged.vetoes,
        missing=nearest.missing if nearest else None,
        veto_on=judged.veto_on,
        owed=len(judged.coverage.items),
        covered=judged.coverage.covered,
        dead=judged.dead,
        weight=weight(judged.vetoes, stale + empty, len(gaps) + judged.dead),
    )


def weight(vetoes: int, idle: int, rest: int) -> int:
    """The worst first: vetoes, then idle and empty columns, then gaps and dead links."""
    return min(vetoes, 999) * 1_000_000 + min(idle, 999) * 1000 + min(rest, 999)


def _column(code: str, told: Freshness) -> list[str | None]:
    return [code, _iso(told.last_on), _iso(told.stale_on), told.state.value]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _broken(judged: Judged) -> Iterable[tuple[str, str]]:
    for name, findings in (("", judged.website), *judged.media):
        for each in findings.findings if findings else ():
            if each.verdict is Verdict.BROKEN:
                yield f"{each.rule.code}{f' {name}' if name else ''}", each.message
