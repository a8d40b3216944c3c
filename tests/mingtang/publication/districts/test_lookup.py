import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.publication.districts import Districts, Outcome, Row, Stage, look_up
from mingtang.publication.districts.areas import Area
from mingtang.publication.districts.house_numbers import Parity, Stretch
from tests.factories.patience import patient
from tests.mingtang.publication.districts.yunjiang import COUNTY, WITHIN, table


@pytest.mark.parametrize(
    ("address", "school"),
    [
        ("云江县人民路12号", "云江县实验小学"),
        ("人民路十三号", "云江县实验小学"),
        ("云州市云江县城关镇人民路６２号", "城东小学"),
        ("人民路一百零一号3栋2单元501室", "城东小学"),
        ("人民路 5 号", "云江县实验小学"),
        ("人民路甲12号院3号楼", "云江县实验小学"),
        ("人民路12-3号", "云江县实验小学"),
        ("人民路东段61号", "云江县实验小学"),
        ("城关人民路3号", "云江县实验小学"),
        ("城关解放路3号", "城西小学"),
        ("城关镇解放路3号", "城西小学"),
        ("东山镇小河村五组", "东山镇中心小学"),
        ("东门社区居委会", "云江县实验小学"),
        ("阳光花园3栋2单元501", "城东小学"),
        ("阳光花园小区7-2-301", "城西小学"),
        ("八一路23号", "城西小学"),
        ("人民路300号阳光花园8幢", "城西小学"),
    ],
)
def test_an_address_as_people_type_it_finds_its_school(address: str, school: str) -> None:
    found = look_up(COUNTY, address, WITHIN).answers[0]
    assert found.stage is Stage.PRIMARY
    assert found.schools == (school,)
    assert found.outcome is Outcome.ONE


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("中山路5号", Outcome.SHARED),
        ("人民路", Outcome.INCOMPLETE),
        ("阳光花园", Outcome.INCOMPLETE),
        ("解放路3号", Outcome.INCOMPLETE),
        ("邻江县人民路12号", Outcome.ELSEWHERE),
        ("人民路82号", Outcome.NONE),
        ("东中山路5号", Outcome.NONE),
        ("东门大街5号", Outcome.NONE),
        ("人民路步行街8号", Outcome.NONE),
        ("人民路12号东门社区", Outcome.ONE),
        ("阳光花园社区", Outcome.NONE),
        ("13800001111", Outcome.NONE),
        ("", Outcome.NONE),
    ],
)
def test_what_the_table_does_not_say_is_not_answered(address: str, outcome: Outcome) -> None:
    assert look_up(COUNTY, address, WITHIN).answers[0].outcome is outcome


def test_two_claims_that_nobody_declared_are_told_as_both() -> None:
    found = look_up(table(("城东小学", "人民路"), ("城西小学", "阳光花园")), "人民路5号阳光花园")
    assert found.answers[0].outcome is Outcome.SEVERAL
    assert found.answers[0].schools == ("城东小学", "城西小学")


def test_without_an_answer_it_is_told_what_was_understood_and_what_is_near() -> None:
    beyond = look_up(COUNTY, "云江县人民路82号", WITHIN)
    assert beyond.address.words == "云江县人民路82号"
    assert [claim.area.words for claim in beyond.answers[0].beside] == [
        "人民路1—99号单号、2—60号双号",
        "人民路101号以上单号、62—80号双号",
    ]
    assert look_up(COUNTY, "东中山路5号").answers[0].alike == ("中山路",)


def test_each_stage_has_its_own_answer() -> None:
    found = look_up(COUNTY, "王家村村委会三组", WITHIN)
    assert [(each.stage, each.outcome) for each in found.answers] == [
        (Stage.PRIMARY, Outcome.NONE),
        (Stage.JUNIOR, Outcome.ONE),
    ]


_HIGHEST = 40
_STRETCH = st.builds(
    lambda first, more, parity: Stretch(first, first + more if more else None, parity),
    st.integers(1, _HIGHEST),
    st.integers(0, 12),
    st.sampled_from(Parity),
)
_CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["甲小学", "乙小学", "丙小学"]),
        st.sampled_from(["人民路", "解放路"]),
        _STRETCH,
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@patient
@given(_CLAIMS, st.sampled_from(["人民路", "解放路"]), st.integers(1, _HIGHEST + 5))
def test_a_look_up_says_what_counting_house_by_house_says(
    claims: list[tuple[str, str, Stretch, bool]], road: str, number: int
) -> None:
    rows = tuple(
        Row(school, (Stage.PRIMARY,), (Area(name, "", (stretch,)),), shared)
        for school, name, stretch, shared in claims
    )
    houses = [
        (school, shared)
        for school, name, stretch, shared in claims
        for house in range(stretch.first, (stretch.last or 99) + 1)
        if name == road and house == number
        if stretch.parity is Parity.ALL or (house % 2 == 1) == (stretch.parity is Parity.ODD)
    ]
    schools = {school for school, _ in houses}
    answer = look_up(Districts(rows), f"{road}{number}号").answers[0]
    assert set(answer.schools) == schools
    if not schools:
        assert answer.outcome is Outcome.NONE
    elif len(schools) == 1:
        assert answer.outcome is Outcome.ONE
    else:
        is_declared = all(shared for _, shared in houses)
        assert answer.outcome is (Outcome.SHARED if is_declared else Outcome.SEVERAL)


@patient
@given(
    st.text(
        alphabet="云江县城关镇人民路中山东门社区阳光花园12三十号栋弄组-—（ ），、0９甲第之",
        max_size=40,
    )
)
def test_whatever_is_typed_gets_an_answer_for_each_stage(typed: str) -> None:
    found = look_up(COUNTY, typed, WITHIN)
    assert [each.stage for each in found.answers] == list(Stage)
    assert all(bool(each.claims) == (each.outcome not in _NO_CLAIM) for each in found.answers)


_NO_CLAIM = (Outcome.NONE, Outcome.ELSEWHERE)
