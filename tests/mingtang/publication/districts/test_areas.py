import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.publication.districts import NotARow, read_row, row_of
from mingtang.publication.districts.areas import Area, NotAnArea, areas_of, scope_words
from mingtang.publication.districts.house_numbers import Parity, Stretch, Unit
from tests.factories.patience import patient


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (
            "人民路１－９９号（单号）、2-40号双号，东门社区",
            "人民路1—99号单号、2—40号双号、东门社区",
        ),
        ("人民路单号1号至99号", "人民路1—99号单号"),
        ("人民路（双号）2号-58号", "人民路2—58号双号"),
        ("解放路十二号至二十号", "解放路12—20号"),
        ("城关镇人民路(1-99号、101-199号)", "城关镇人民路1—99号、101—199号"),
        ("人民路（1—99号单号；2—98号双号）", "人民路1—99号单号、2—98号双号"),
        ("解放路100号以后双号", "解放路100号以上双号"),
        ("107国道、2号路1-50号、八一社区", "107国道、2号路1—50号、八一社区"),
        ("阳光花园1-6栋；王家村三组", "阳光花园1—6栋、王家村3组"),
        ("东门社区（含阳光花园、幸福里小区）", "东门社区、阳光花园、幸福里小区"),
        ("云江县城关街道办事处东门居委会", "城关街道东门居委会"),
        ("东山镇全镇\n人民路两侧", "东山镇、人民路"),
        ("中山一路 1-99号(单)  五一大道", "中山一路1—99号单号、五一大道"),
    ],
)
def test_a_scope_is_read_as_bureaus_write_it(scope: str, words: str) -> None:
    assert scope_words(areas_of(scope, ("云江县",))) == words


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("解放路以北", "四至"),
        ("人民路99-1号", "颠倒"),
        ("人民路8号单号", "不是单号"),
        ("1-99号", "哪条路"),
        ("东山镇其他村", "逐一列出"),
        ("公园路1-50号（单）公园路2-60号（双）", "读不出来"),
        ("东山镇1-9号", "整个乡镇"),
        ("、", "没有填写"),
    ],
)
def test_what_tells_no_address_apart_is_refused_with_its_reason(scope: str, said: str) -> None:
    with pytest.raises(NotAnArea, match=said):
        areas_of(scope)


@pytest.mark.parametrize(
    ("school", "stages", "found"),
    [
        ("城东小学", "", "小学"),
        ("云江县第一中学", "", "初中"),
        ("云江县第二九年一贯制学校", "", "小学、初中"),
        ("育才学校", "小学、初中", "小学、初中"),
    ],
)
def test_the_stage_is_said_or_told_by_the_name(school: str, stages: str, found: str) -> None:
    assert read_row(school, stages, "人民路").stage_words == found


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (("", "小学", "人民路", "", ""), "school"),
        (("育才学校", "", "人民路", "", ""), "stage"),
        (("城东小学", "", "铁路以西", "", ""), "scope"),
        (("城东小学", "", "人民路", "也许", ""), "shared"),
        (("城东小学", "", "人民路", "", "张老师 0990-1234567"), "telephone"),
    ],
)
def test_a_row_names_the_cell_that_cannot_be_used(cells: tuple[str, ...], column: str) -> None:
    school, stages, scope, shared, telephone = cells
    with pytest.raises(NotARow) as refused:
        read_row(school, stages, scope, shared=shared, telephone=telephone)
    assert refused.value.column == column


_STRETCHES = st.builds(
    lambda first, more, parity, unit: Stretch(first, first + more, parity, unit),
    st.integers(1, 300),
    st.integers(1, 300),
    st.sampled_from(Parity),
    st.sampled_from(Unit),
)
_AREAS = st.builds(
    Area,
    st.sampled_from(["人民路", "中山一路", "阳光花园", "东门社区", "2号路", "八一大街"]),
    st.sampled_from(["", "城关镇", "东山街道"]),
    st.lists(_STRETCHES, max_size=3, unique=True).map(tuple),
)


@patient
@given(st.lists(_AREAS, min_size=1, max_size=5).map(tuple))
def test_a_row_is_kept_as_a_line_that_reads_back_the_same(areas: tuple[Area, ...]) -> None:
    row = read_row("城东小学", "小学", scope_words(areas), shared="是", telephone="0990-1234567")
    assert row.areas == areas
    assert row_of(row.line) == row


@patient
@given(
    st.text(
        alphabet="人民路东门社区城关镇其他以北1209一十百号栋单双至—-（）()、，；\n 起上",
        max_size=40,
    )
)
def test_a_scope_is_read_and_reads_back_or_is_refused_in_words(scope: str) -> None:
    try:
        areas = areas_of(scope)
    except NotAnArea:
        return
    assert areas_of(scope_words(areas)) == areas
