from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.publication.duties import CatalogueRole
from mingtang.publication.freshness import FreshnessState, PeriodUnit
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.trail.models import Entry
from mingtang_office.upkeep.actions.assigning import Arrangement, assign, close
from mingtang_office.upkeep.actions.declaring import declare_nothing, take_back_nothing, take_seats
from mingtang_office.upkeep.judging import Standing
from mingtang_office.upkeep.models import ColumnDuty
from mingtang_office.upkeep.queries.columns import judged_now
from tests.office.conftest import NOW, Agencies
from tests.office.upkeep.shelf import overdue, put


def _standing(agencies: Agencies, code: str) -> Standing:
    judged = judged_now(agencies.education, NOW)
    return next(each for each in judged.standings if each.column.code == code)


def test_several_columns_are_given_at_once_each_with_an_entry_of_the_trail(
    agencies: Agencies, head: User, owner: User
) -> None:
    given = assign(
        agency=agencies.education,
        chosen={"news": 0, "notices": 0},
        arrangement=Arrangement("办公室", owner, 7, PeriodUnit.DAYS),
        by=head,
        now=NOW,
    )
    assert given == 2
    assert Entry.objects.filter(action="upkeep.assigned").count() == 2
    put(agencies.education, owner, "news", on=date(2026, 3, 4))
    assert _standing(agencies, "news").state is FreshnessState.STALE


def test_a_pace_slower_than_the_inspection_asks_is_refused_for_all(
    agencies: Agencies, head: User
) -> None:
    with pytest.raises(Refused, match=r"“动态要闻”.*不能放宽到1个月"):
        assign(
            agency=agencies.education,
            chosen={"plans": 0, "news": 0},
            arrangement=Arrangement("办公室", None, 1, PeriodUnit.MONTHS),
            by=head,
            now=NOW,
        )
    assert not ColumnDuty.objects.exists()


def test_who_comes_second_is_told_what_the_first_did(agencies: Agencies, head: User) -> None:
    first = Arrangement("办公室")
    assign(agency=agencies.education, chosen={"news": 0}, arrangement=first, by=head, now=NOW)
    with pytest.raises(Overtaken, match="head（测试）于2026年3月13日"):
        assign(
            agency=agencies.education,
            chosen={"news": 0},
            arrangement=Arrangement("基础教育科"),
            by=head,
            now=NOW,
        )


def test_a_stranger_is_no_owner_and_a_clerk_gives_nothing(
    agencies: Agencies, head: User, owner: User, stranger: User
) -> None:
    with pytest.raises(Refused, match="没有办理公开事务的角色"):
        assign(
            agency=agencies.education,
            chosen={"news": 0},
            arrangement=Arrangement("", stranger),
            by=head,
            now=NOW,
        )
    with pytest.raises(PermissionDenied):
        assign(
            agency=agencies.education,
            chosen={"news": 0},
            arrangement=Arrangement("办公室"),
            by=owner,
            now=NOW,
        )


def test_a_closed_column_is_neither_empty_nor_late_until_something_stands_in_it(
    agencies: Agencies, head: User, owner: User
) -> None:
    close(
        agency=agencies.education,
        chosen={"emergencies": 0},
        reason="没有此类职能",
        by=head,
        now=NOW,
    )
    assert _standing(agencies, "emergencies").is_aside
    put(agencies.education, owner, "emergencies", on=date(2026, 3, 12))
    assert not _standing(agencies, "emergencies").is_aside


@pytest.mark.parametrize(
    ("code", "why"),
    [("reports", "固定栏目"), ("budgets", "每个机关都有"), ("news", "还有公开信息")],
)
def test_what_must_be_kept_or_is_filled_cannot_be_closed(
    agencies: Agencies, head: User, owner: User, code: str, why: str
) -> None:
    put(agencies.education, owner, "news", on=date(2026, 3, 12))
    with pytest.raises(Refused, match=why):
        close(agency=agencies.education, chosen={code: 0}, reason="不用", by=head, now=NOW)


def test_what_there_is_nothing_of_is_no_gap_until_it_is_taken_back(
    agencies: Agencies, head: User
) -> None:
    before = len(judged_now(agencies.education, NOW).coverage.gaps)
    declare_nothing(
        agency=agencies.education, code="A20-12", reason="没有此类职能", by=head, now=NOW
    )
    assert len(judged_now(agencies.education, NOW).coverage.gaps) == before - 1
    take_back_nothing(agency=agencies.education, code="A20-12", by=head, now=NOW)
    assert len(judged_now(agencies.education, NOW).coverage.gaps) == before


def test_budgets_cannot_be_declared_to_be_nothing(agencies: Agencies, head: User) -> None:
    with pytest.raises(Refused, match="每个机关都有的信息"):
        declare_nothing(agency=agencies.education, code="A20-07", reason="无", by=head, now=NOW)


def test_the_rows_of_a_catalogue_are_owed_by_whom_it_names(
    agencies: Agencies, head: User, owner: User
) -> None:
    seat = CatalogueRole("compulsory_education", "教育局")
    take_seats(agency=agencies.education, seats=[seat], by=head, now=NOW)
    put(agencies.education, owner, "admissions", on=date(2026, 3, 2), matter="CE-13")
    overdue(agencies.education, owner, "admissions", due_on=date(2026, 3, 12), matter="CE-14")
    told = {each.owed.code: each for each in judged_now(agencies.education, NOW).coverage.items}
    assert told["CE-13"].published.count == 1
    assert [gap.kind.label for gap in told["CE-14"].gaps] == ["逾期未公开", "从未公开"]


def test_an_organ_that_no_catalogue_names_is_refused(agencies: Agencies, head: User) -> None:
    with pytest.raises(Refused, match="不在现行的标准目录中"):
        take_seats(
            agency=agencies.education,
            seats=[CatalogueRole("compulsory_education", "财政局")],
            by=head,
            now=NOW,
        )


def test_what_was_published_too_late_is_told(agencies: Agencies, owner: User) -> None:
    put(agencies.education, owner, "budgets", on=date(2026, 3, 2), due_on=date(2026, 2, 20))
    told = {each.owed.code: each for each in judged_now(agencies.education, NOW).coverage.items}
    assert [gap.kind.label for gap in told["A20-07"].gaps] == ["超期公开"]
