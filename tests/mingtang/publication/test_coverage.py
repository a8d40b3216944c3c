from datetime import date

import pytest

from mingtang.publication.catalogue import catalogue
from mingtang.publication.coverage import (
    Coverage,
    GapKind,
    NeverAbsent,
    Owed,
    Published,
    coverage,
    owed_by,
)
from mingtang.publication.duties import Body, CatalogueRole, Level, Particulars
from mingtang.publication.freshness import Period

TODAY = date(2026, 3, 2)
EDUCATION = catalogue("compulsory_education", TODAY)
BUREAU = Particulars(
    Level.COUNTY, Body.DEPARTMENT, frozenset({CatalogueRole("compulsory_education", "教育局")})
)
SCHOOL = Particulars(
    Level.COUNTY, Body.SCHOOL, frozenset({CatalogueRole("compulsory_education", "学校")})
)
BUDGET = Owed("A20-07", "财政预算、决算信息", "《条例》第二十条第（七）项", Period(12), False)
PLAN = Owed("CE-13", "招生管理·招生计划", "目录", Period(365), True)


def kinds(told: Coverage) -> list[tuple[str, str]]:
    return [(gap.owed.code, gap.kind.value) for gap in told.gaps]


def test_a_bureau_owes_its_duties_and_then_the_rows_that_name_it() -> None:
    codes = [each.code for each in owed_by(BUREAU, TODAY, [EDUCATION])]
    assert codes[:3] == ["A12-01", "A12-02", "A20-01"]
    assert [code for code in codes if code.startswith("CE")] == [f"CE-{n:02}" for n in range(1, 29)]


def test_a_school_owes_what_its_field_asks_and_the_rows_that_name_schools() -> None:
    codes = [each.code for each in owed_by(SCHOOL, TODAY, [EDUCATION])]
    assert codes == ["A55-01", "CE-10", "CE-11", "CE-15", "CE-16", "CE-19", "CE-25", "CE-28"]


def test_only_what_the_law_gives_every_organ_must_be_there() -> None:
    must = [each.code for each in owed_by(BUREAU, TODAY, [EDUCATION]) if not each.can_be_absent]
    assert must == ["A12-01", "A12-02", "A20-02", "A20-07", "A49-01"]


@pytest.mark.parametrize("level", [Level.PROVINCE, Level.CITY])
def test_the_catalogue_of_the_counties_is_not_owed_above_them(level: Level) -> None:
    above = Particulars(level, Body.DEPARTMENT, BUREAU.roles)
    assert not [each for each in owed_by(above, TODAY, [EDUCATION]) if each.code[:2] == "CE"]


def test_a_bureau_of_another_field_owes_no_row_of_this_one() -> None:
    other = Particulars(
        Level.COUNTY, Body.DEPARTMENT, frozenset({CatalogueRole("health", "教育局")})
    )
    assert owed_by(other, TODAY, [EDUCATION]) == owed_by(other, TODAY)


def test_what_was_never_published_is_a_gap_that_says_what_to_do() -> None:
    told = coverage([BUDGET, PLAN], [], TODAY)
    assert kinds(told) == [("A20-07", "never"), ("CE-13", "never")]
    assert told.covered == 0
    budget, plan = told.gaps
    assert budget.message == (
        "“财政预算、决算信息”还没有公开任何信息（《条例》第二十条第（七）项）。请公开。"
    )
    assert plan.message.endswith("请公开；确无此类信息的，请标注。")


def test_what_is_public_in_time_and_fresh_leaves_no_gap() -> None:
    told = coverage([PLAN], [Published("CE-13", 2, date(2026, 1, 5))], TODAY)
    assert (told.gaps, told.covered) == ((), 1)
    assert told.items[0].freshness.state.value == "fresh"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (Published("CE-13", 3, date(2026, 3, 1), late=1), [GapKind.LATE]),
        (Published("CE-13", 3, date(2026, 3, 1), overdue=2), [GapKind.OVERDUE]),
        (Published("CE-13", 0, None, overdue=1), [GapKind.OVERDUE, GapKind.NEVER]),
        (Published("CE-13", 3, date(2025, 3, 1)), [GapKind.STALE]),
        (Published("CE-13", 3, date(2025, 3, 2)), []),
        (
            Published("CE-13", 3, date(2020, 3, 2), late=1, overdue=1),
            [GapKind.OVERDUE, GapKind.LATE, GapKind.STALE],
        ),
    ],
)
def test_late_overdue_and_stale_are_told_apart(
    published: Published, expected: list[GapKind]
) -> None:
    told = coverage([PLAN], [published], TODAY)
    assert [gap.kind for gap in told.gaps] == expected


def test_the_gap_names_the_day_and_the_number() -> None:
    published = Published("CE-13", 3, date(2024, 3, 1), late=2)
    late, stale = coverage([PLAN], [published], TODAY).gaps
    assert "有2件公开时已经超过期限" in late.message
    assert "上次公开在2024年3月1日，已经超过365天没有更新" in stale.message


def test_an_agency_may_set_its_own_period_for_one_code() -> None:
    published = [Published("CE-13", 1, date(2026, 1, 5))]
    assert kinds(coverage([PLAN], published, TODAY, periods={"CE-13": Period(30)})) == [
        ("CE-13", "stale")
    ]
    old = [Published("CE-13", 1, date(2010, 1, 5))]
    assert coverage([PLAN], old, TODAY, periods={"CE-13": None}).gaps == ()


def test_what_does_not_exist_at_the_organ_may_be_declared_absent() -> None:
    told = coverage([PLAN], [], TODAY, absent={"CE-13"})
    assert (told.gaps, told.covered, told.items[0].absent) == ((), 1, True)


def test_what_is_published_or_overdue_outweighs_the_declaration() -> None:
    stale = Published("CE-13", 1, date(2020, 1, 5))
    assert kinds(coverage([PLAN], [stale], TODAY, absent={"CE-13"})) == [("CE-13", "stale")]
    overdue = Published("CE-13", 0, None, overdue=1)
    assert ("CE-13", "overdue") in kinds(coverage([PLAN], [overdue], TODAY, absent={"CE-13"}))


def test_what_every_organ_has_cannot_be_declared_absent() -> None:
    with pytest.raises(NeverAbsent, match="是每个机关都有的信息"):
        coverage([BUDGET], [], TODAY, absent={"A20-07"})
    with pytest.raises(NeverAbsent, match="不是本机关应当公开的事项"):
        coverage([BUDGET], [], TODAY, absent={"CE-01"})


@pytest.mark.parametrize(
    ("count", "last_on", "late", "overdue"),
    [
        (-1, None, 0, 0),
        (0, TODAY, 0, 0),
        (1, None, 0, 0),
        (1, TODAY, -1, 0),
        (1, TODAY, 0, -1),
    ],
)
def test_counts_and_days_that_contradict_each_other_are_refused(
    count: int, last_on: date | None, late: int, overdue: int
) -> None:
    with pytest.raises(ValueError, match="请核对"):
        Published("CE-13", count, last_on, late, overdue)


def test_what_nobody_owes_is_left_out_of_the_count() -> None:
    told = coverage([PLAN], [Published("X", 9, TODAY)], TODAY)
    assert [item.owed.code for item in told.items] == ["CE-13"]
