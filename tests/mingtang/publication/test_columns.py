import pytest

from mingtang.publication.columns import (
    ColumnNature,
    UnknownColumn,
    column,
    columns,
    columns_for,
    columns_of,
    wrong_titles,
)
from mingtang.publication.duties import Body, CatalogueRole, Level, Particulars, duties
from mingtang.publication.freshness import FreshnessClass

BUREAU = Particulars(
    Level.COUNTY,
    Body.DEPARTMENT,
    frozenset({CatalogueRole("compulsory_education", "教育局")}),
)
FIXED = [
    "政府信息公开指南",
    "政府信息公开制度",
    "法定主动公开内容",
    "政府信息公开年报",
    "依申请公开",
]


def test_the_prescribed_columns_bear_their_exact_names_in_their_order() -> None:
    fixed = [each.title for each in columns().values() if each.nature is ColumnNature.FIXED]
    assert fixed == FIXED


def test_a_code_names_one_column_and_parents_stand_before_their_children() -> None:
    seen: set[str] = set()
    for code, each in columns().items():
        assert code not in seen
        assert each.parent is None or each.parent in seen
        seen.add(code)


def test_no_two_columns_of_one_place_and_one_organ_have_the_same_title() -> None:
    for level in Level:
        for body in Body:
            owned = columns_for(Particulars(level, body))
            places = [(each.parent, each.title) for each in owned]
            assert len(places) == len(set(places)), (level, body)


@pytest.mark.parametrize("code", [code for code in duties() if code != "A55-01"])
def test_every_duty_has_a_column_of_every_organ_that_owes_it(code: str) -> None:
    owed = duties()[code]
    for level in owed.levels:
        for body in owed.bodies:
            organ = Particulars(level, body)
            assert [each for each in columns_of(owed) if each.is_for(organ)], (code, level, body)


def test_the_columns_below_the_statutory_content_follow_article_twenty() -> None:
    below = [each for each in columns_for(BUREAU) if each.parent == "content"]
    assert [code for each in below[:15] for code in (d.code for d in each.duties)] == [
        f"A20-{item:02}" for item in range(1, 16)
    ]
    assert {each.nature for each in below} == {ColumnNature.STATUTORY}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("news", FreshnessClass.NEWS),
        ("notices", FreshnessClass.DOCUMENTS),
        ("policies", FreshnessClass.DOCUMENTS),
        ("budgets", FreshnessClass.YEARLY),
        ("guide", FreshnessClass.STANDING),
    ],
)
def test_a_column_has_the_class_by_which_it_is_inspected(code: str, kind: FreshnessClass) -> None:
    assert column(code).freshness is kind


def test_a_duty_is_shown_in_its_columns_and_no_others() -> None:
    assert [each.code for each in columns_of(duties()["A20-13"])] == [
        "supervision",
        "random_inspections",
        "education_supervision",
        "campus_safety",
    ]


def test_a_column_below_another_is_not_of_the_first_level() -> None:
    assert (column("news").is_first_level, column("budgets").is_first_level) == (True, False)


def test_only_a_bureau_of_the_field_has_the_columns_of_the_field() -> None:
    other = Particulars(Level.COUNTY, Body.DEPARTMENT)
    extra = {each.code for each in columns_for(BUREAU)} - {e.code for e in columns_for(other)}
    assert extra == {
        "admissions",
        "aid",
        "teachers",
        "private_schools",
        "education_supervision",
        "campus_safety",
    }


def test_a_school_has_no_platform_and_no_application_entrance() -> None:
    titles = {each.title for each in columns_for(Particulars(Level.COUNTY, Body.SCHOOL))}
    assert titles.isdisjoint(FIXED)
    assert {"学校概况", "信息公开咨询窗口"} <= titles


def test_a_platform_with_the_prescribed_names_has_no_fault() -> None:
    assert wrong_titles([*FIXED, "动态要闻"], BUREAU) == ()
    assert wrong_titles([" 政府信息公开指南", *FIXED[1:]], BUREAU) == ()


def test_a_wrong_name_is_told_from_an_absent_column() -> None:
    shown = ["信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"]
    first, second = wrong_titles(shown, BUREAU)
    assert (first.column.code, first.found) == ("guide", "信息公开指南")
    assert "应当命名为“政府信息公开指南”" in first.message
    assert (second.column.code, second.found) == ("application", None)
    assert "缺少栏目“依申请公开”" in second.message


def test_an_unknown_column_is_refused_by_name() -> None:
    with pytest.raises(UnknownColumn, match="misc"):
        column("misc")
