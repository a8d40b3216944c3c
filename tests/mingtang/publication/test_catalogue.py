from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law import NotInForce
from mingtang.publication.catalogue import (
    Catalogue,
    CatalogueRefused,
    catalogue,
    catalogue_fields,
    editions,
)
from mingtang.publication.catalogue_rows import Audience, Carrier, Row, RowLevel, RowSource
from mingtang.publication.columns import columns
from tests.factories.patience import patient

EDUCATION = catalogue("compulsory_education", date(2026, 3, 2))
PLAN = EDUCATION.row("CE-13")
OWN = Row(
    code="L-1",
    matter="招生管理",
    submatter="入学咨询",
    content=("咨询电话",),
    basis=("《中华人民共和国政府信息公开条例》",),
    limit="及时公开",
    workdays=None,
    organs=("教育局",),
    carriers=(Carrier.WEBSITE,),
)


def test_the_rows_stand_in_the_order_of_the_guide() -> None:
    assert [row.number for row in EDUCATION.rows] == list(range(1, 29))
    assert list(dict.fromkeys(row.matter for row in EDUCATION.rows)) == [
        "政策文件",
        "教育概况",
        "民办学校信息",
        "财务信息",
        "招生管理",
        "学生管理",
        "教师管理",
        "重要政策执行情况",
        "教育督导",
        "校园安全",
    ]


@pytest.mark.parametrize(
    ("code", "label", "organs", "carriers"),
    [
        ("CE-01", "政策文件·教育法律", "教育局", "政府网站"),
        ("CE-02", "政策文件·规范性文件", "教育局", "政府网站、政府公报、两微一端"),
        ("CE-08", None, "教育局、审批局", "政府网站、政务服务中心"),
        ("CE-10", "财务信息", "教育局、学校", "政府网站、社区/企事业单位/村公示栏（电子屏）"),
        (
            "CE-12",
            "招生管理·招生政策",
            "教育局",
            "政府网站、广播电视、社区/企事业单位/村公示栏（电子屏）",
        ),
        (
            "CE-15",
            "招生管理·招生结果",
            "教育局、学校",
            "社区/企事业单位/村公示栏（电子屏）、精准推送",
        ),
        ("CE-28", "校园安全·校园安全管理", "教育局、学校", "政府网站"),
    ],
)
def test_a_row_says_who_shows_it_and_where(
    code: str, label: str | None, organs: str, carriers: str
) -> None:
    row = EDUCATION.row(code)
    assert label is None or row.label == label
    assert "、".join(row.organs) == organs
    assert "、".join(each.label for each in row.carriers) == carriers


def test_every_row_is_due_in_twenty_working_days_and_rests_on_full_titles() -> None:
    for row in EDUCATION.rows:
        assert (row.limit, row.workdays) == ("信息形成或者变更之日起20个工作日内", 20)
        assert all(each.startswith(("《", "国家和本省")) for each in row.basis), row.code
        assert row.column in columns()


def test_only_results_go_to_a_group_and_only_finances_to_townships() -> None:
    assert [r.code for r in EDUCATION.rows if r.audiences != (Audience.PUBLIC,)] == ["CE-15"]
    assert [r.code for r in EDUCATION.rows if RowLevel.TOWNSHIP in r.levels] == ["CE-10"]


def test_rows_that_nobody_compared_with_the_guide_say_so() -> None:
    unsure = [row.number for row in EDUCATION.rows if row.certainty.value == "unsure"]
    assert unsure == [16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28]
    assert EDUCATION.row("CE-15").certainty.value == "likely"


def test_the_edition_of_a_day_is_found_or_refused() -> None:
    assert (EDUCATION.edition, EDUCATION.label) == ("2019", "义务教育")
    assert catalogue("compulsory_education", date(2019, 12, 26)) == EDUCATION
    ended = replace(EDUCATION, until=date(2025, 12, 31))
    days = [date(2019, 12, 25), date(2025, 12, 31), date(2026, 1, 1)]
    assert [ended.holds_on(on) for on in days] == [False, True, False]
    with pytest.raises(NotInForce, match="最早的版本自2019-12-26起"):
        catalogue("compulsory_education", date(2019, 12, 25))
    with pytest.raises(KeyError, match="现有：compulsory_education"):
        catalogue("fisheries", date(2026, 3, 2))


def test_codes_are_unique_in_every_edition_and_editions_do_not_overlap() -> None:
    for edition in editions():
        codes = [row.code for row in edition.rows]
        assert len(codes) == len(set(codes))
    for field in catalogue_fields():
        spans = sorted((e.since, e.until or date.max) for e in editions() if e.field == field)
        assert all(a[1] < b[0] for a, b in pairwise(spans))


def test_a_row_of_the_place_stands_after_the_rows_of_its_matter() -> None:
    longer = EDUCATION.extended([OWN, replace(OWN, code="L-2", matter="校外培训")])
    codes = [row.code for row in longer.rows]
    assert codes[codes.index("CE-15") + 1] == "L-1"
    assert codes[-1] == "L-2"
    assert longer.national == EDUCATION.rows
    assert longer.without(["L-1", "L-2"]) == EDUCATION


def test_a_national_row_may_be_refined() -> None:
    finer = replace(PLAN, content=(*PLAN.content, "班额"), workdays=5, limit="5个工作日内")
    held = EDUCATION.extended([finer]).row("CE-13")
    assert held.content == ("各校本年度招生计划", "班额")
    assert (held.source, held.number) == (RowSource.NATIONAL, 13)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"content": ("班额",)}, "公开内容“各校本年度招生计划”"),
        ({"matter": "入学"}, "一级事项“招生管理”"),
        ({"submatter": "计划"}, "二级事项“招生计划”"),
        ({"basis": PLAN.basis[:1]}, "公开依据“《教育部关于推进中小学信息公开工作的意见》”"),
        ({"organs": ("学校",)}, "公开主体“教育局”"),
        ({"carriers": (Carrier.WEBSITE,)}, "公开渠道和载体“广播电视”"),
        ({"audiences": (Audience.GROUP,)}, "公开对象“全社会”"),
        ({"levels": (RowLevel.VILLAGE,)}, "公开层级“县级”"),
        ({"workdays": 30, "limit": "30个工作日内"}, "公开时限“信息形成或者变更之日起20个工作日内”"),
        ({"workdays": None, "limit": "每年"}, "公开时限“信息形成或者变更之日起20个工作日内”"),
    ],
)
def test_a_national_row_that_would_lose_anything_is_refused(
    change: dict[str, object], lost: str
) -> None:
    with pytest.raises(CatalogueRefused) as refused:
        EDUCATION.extended([replace(PLAN, **change)])  # type: ignore[arg-type]
    (fault,) = refused.value.faults
    assert lost in fault.message
    assert "国办发〔2019〕54号" in fault.message


def test_a_national_row_cannot_be_removed_one_of_the_place_can() -> None:
    with pytest.raises(
        CatalogueRefused, match=r"“招生管理·招生计划”是国家标准指引的事项，不得删除"
    ):
        EDUCATION.without(["CE-13"])
    with pytest.raises(KeyError, match="L-9"):
        EDUCATION.without(["L-9"])


def test_a_place_can_neither_make_national_rows_nor_use_a_code_twice() -> None:
    forged = replace(OWN, source=RowSource.NATIONAL)
    with pytest.raises(CatalogueRefused, match="请标为本地增设"):
        EDUCATION.extended([forged])
    with pytest.raises(CatalogueRefused, match="第2行的编号“L-1”重复"):
        EDUCATION.extended([OWN, OWN])


def test_a_later_row_of_the_place_takes_the_place_of_its_earlier_one() -> None:
    once = EDUCATION.extended([OWN])
    again = once.extended([replace(OWN, content=("咨询地点",))])
    assert again.row("L-1").content == ("咨询地点",)
    assert len(again.rows) == len(once.rows)


words = st.sampled_from(["各校本年度招生计划", "班额", "招生计划", "招生管理", "教育局", "学校"])
changed_rows = st.builds(
    Row,
    code=st.sampled_from([*(f"CE-{n:02}" for n in (1, 10, 13, 28)), "L-1", "L-2"]),
    matter=words,
    submatter=words,
    content=st.lists(words, max_size=3).map(tuple),
    basis=st.lists(st.sampled_from(PLAN.basis), max_size=3).map(tuple),
    limit=st.just("x"),
    workdays=st.none() | st.integers(1, 40),
    organs=st.lists(words, max_size=2).map(tuple),
    carriers=st.lists(st.sampled_from(Carrier), max_size=13).map(tuple),
    source=st.sampled_from(RowSource),
)
refinements = st.sampled_from(EDUCATION.rows).map(
    lambda row: replace(row, content=(*row.content, "细化内容"))
)
changes = st.lists(
    st.lists(changed_rows | refinements, max_size=4)
    | st.sampled_from(["CE-01", "CE-13", "L-1", "L-2"]),
    max_size=8,
)


def changed(held: Catalogue, change: list[Row] | str) -> Catalogue:
    try:
        return held.without([change]) if isinstance(change, str) else held.extended(change)
    except (CatalogueRefused, KeyError):
        return held


@patient
@given(changes)
def test_no_run_of_changes_loses_anything_of_a_national_row(
    run: list[list[Row] | str],
) -> None:
    held = EDUCATION
    for change in run:
        held = changed(held, change)
    assert [row.code for row in held.national] == [row.code for row in EDUCATION.rows]
    for row in EDUCATION.rows:
        standing = held.row(row.code)
        assert row.losses(standing) == ()
        assert set(row.content) <= set(standing.content)
        assert standing.source is RowSource.NATIONAL
