"""What is told of columns against an oracle that looks at each item by itself."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from mingtang.publication.columns import columns, columns_of
from mingtang.publication.duties import duty
from mingtang.publication.freshness import FreshnessState
from mingtang.publication.inspection import Verdict
from mingtang.workdays import months_later
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.upkeep.actions.inspecting import inspect
from mingtang_office.upkeep.models import DailyInspection
from mingtang_office.upkeep.queries.columns import judged_now
from tests.office.conftest import NOW, TODAY, Agencies
from tests.office.upkeep.shelf import put

DAY = timedelta(1)
SHORT = {"news": "14d", "notices": "6m", "policies": "6m"}
CODES = (
    "news",
    "notices",
    "policies",
    "budgets",
    "plans",
    "normative_documents",
    "leaders",
    "enforcement",
    "enforcement_results",
)


def _world(agency: Agency, by: User, drawn: Random) -> list[tuple[tuple[str, ...], date, bool]]:
    """Items as (columns, day, whether they still stand)."""
    made = []
    for _ in range(drawn.randrange(4, 16)):
        placed = tuple(drawn.sample(CODES, drawn.choice((1, 1, 2))))
        on = TODAY - DAY * drawn.choice((0, 3, 14, 15, 40, 181, 200, 364, 370, 700))
        until = drawn.choice((None, None, TODAY, TODAY - DAY))
        put(agency, by, *placed, on=on, until=until)
        made.append((placed, on, until is None or until >= TODAY))
    return made


def _last(made: list[tuple[tuple[str, ...], date, bool]], *codes: str) -> date | None:
    days = [on for placed, on, stands in made if stands and set(placed) & set(codes)]
    return max(days, default=None)


def _is_stale(code: str, last: date) -> bool:
    match columns()[code].freshness.value:
        case "news":
            return (TODAY - last).days > 14
        case "documents":
            return months_later(last, 6) < TODAY
        case "yearly":
            return months_later(last, 12) < TODAY
        case _:
            return False


@pytest.mark.parametrize("seed", range(6))
def test_columns_vetoes_and_duties_are_those_of_looking_at_each_item(
    agencies: Agencies, owner: User, seed: int
) -> None:
    drawn = Random(seed)
    made = _world(agencies.education, owner, drawn)
    other = _world(agencies.finance, owner, drawn)

    assert inspect(on=TODAY, now=NOW, at_once=3) == 4
    for agency, items in ((agencies.education, made), (agencies.finance, other)):
        judged = judged_now(agency, NOW)
        stale, empty, short = set(), set(), 0
        for each in judged.standings:
            code = each.column.code
            last = _last(items, code, *{"enforcement": ("enforcement_results",)}.get(code, ()))
            assert each.own.last_on == last
            if last is None:
                empty.add(code)
            elif _is_stale(code, last):
                stale.add(code)
            short += code in SHORT and (code in empty or code in stale)
        told = {s: {e.column.code for e in judged.in_state(s)} for s in FreshnessState}
        assert (told[FreshnessState.STALE], told[FreshnessState.EMPTY]) == (stale, empty)

        newest = max((on for _, on, stands in items if stands), default=None)
        assert judged.website is not None
        home = newest is None or (TODAY - newest).days > 14
        assert (judged.website.of("W-V3").verdict is Verdict.BROKEN) is home
        facts = dict(judged.website.of("W-V4").facts)
        assert (int(facts["short"]), int(facts["empty"])) == (short, len(empty))

        budgets = next(each for each in judged.coverage.items if each.owed.code == "A20-07")
        shown_in = {each.code for each in columns_of(duty("A20-07"))}
        assert budgets.published.last_on == _last(items, *shown_in)

        row = DailyInspection.objects.get(agency=agency, day=TODAY)
        assert (row.stale, row.empty, row.kept) == (len(stale), len(empty), len(judged.standings))
        assert row.vetoes == judged.vetoes
