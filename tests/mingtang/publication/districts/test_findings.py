from hypothesis import assume, given
from hypothesis import strategies as st

from mingtang.publication.districts import Code, Districts, Row, Stage, findings
from mingtang.publication.districts.areas import Area
from mingtang.publication.districts.house_numbers import Parity, Stretch
from tests.factories.patience import patient
from tests.mingtang.publication.districts.yunjiang import table


def test_two_schools_of_one_house_are_found_with_both_rows() -> None:
    found = findings(table(("甲小学", "人民路1-99号单号"), ("乙小学", "人民路5-9号")))[0]
    assert (found.code, found.rows, found.must) == (Code.OVERLAP, (2, 3), True)
    assert found.message.startswith("“甲小学”和“乙小学”都划入了人民路5—9号单号，")


def test_what_both_declare_as_shared_is_no_overlap_and_what_one_declares_is() -> None:
    assert findings(table(("甲小学", "中山路", "是"), ("乙小学", "中山路", "是"))) == ()
    (found,) = findings(table(("甲小学", "中山路", "是"), ("乙小学", "中山路")))
    assert "只有“甲小学”注明了多校划片" in found.message


def test_a_place_under_two_spellings_is_one_place() -> None:
    (found,) = findings(table(("甲小学", "阳光花园小区"), ("乙小学", "阳光花园1-6栋")))
    assert (found.code, "1—6栋" in found.message) == (Code.OVERLAP, True)


def test_roads_of_two_towns_and_schools_of_two_stages_do_not_meet() -> None:
    rows = (("甲小学", "城关镇解放路"), ("乙小学", "东山镇解放路"), ("第一中学", "城关镇解放路"))
    assert findings(table(*rows)) == ()


def test_a_school_that_claims_the_same_again_is_told_and_not_refused() -> None:
    (found,) = findings(table(("甲小学", "人民路、东门社区"), ("甲小学", "东门社区")))
    assert (found.code, found.must) == (Code.TWICE, False)


def test_houses_between_two_stretches_are_a_gap_told_by_their_side() -> None:
    rows = (("甲小学", "人民路1-9号单号、2-20号双号"), ("乙小学", "人民路15-21号单号"))
    (found,) = findings(table(*rows))
    assert (found.code, found.must) == (Code.GAP, False)
    assert found.message == "人民路单号中，11—13号没有学校，请核对是不是漏了。"


def test_a_road_that_someone_has_whole_has_no_gap() -> None:
    assert findings(table(("甲小学", "人民路1-9号", "是"), ("乙小学", "人民路", "是"))) == ()


_CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["甲小学", "乙小学"]),
        st.integers(1, 25),
        st.integers(1, 10),
        st.sampled_from(Parity),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


def _houses(first: int, more: int, parity: Parity) -> set[int]:
    wanted = {Parity.ALL: (0, 1), Parity.ODD: (1,), Parity.EVEN: (0,)}[parity]
    return {house for house in range(first, first + more + 1) if house % 2 in wanted}


@patient
@given(_CLAIMS)
def test_overlaps_and_gaps_are_those_that_counting_house_by_house_finds(
    claims: list[tuple[str, int, int, Parity, bool]],
) -> None:
    held = [(each[0], _houses(*each[1:4]), each[4]) for each in claims]
    assume(all(houses for _, houses, _ in held))
    rows = tuple(
        Row(
            school,
            (Stage.PRIMARY,),
            (Area("人民路", "", (Stretch(first, first + more, parity),)),),
            shared,
            number=number,
        )
        for number, (school, first, more, parity, shared) in enumerate(claims)
    )
    found = findings(Districts(rows))
    overlapping = {
        (i, j)
        for i, one in enumerate(held)
        for j, other in enumerate(held[i + 1 :], start=i + 1)
        if one[0] != other[0] and one[1] & other[1] and not (one[2] and other[2])
    }
    assert {each.rows for each in found if each.must} == overlapping
    taken = set().union(*(houses for _, houses, _ in held))
    free = set(range(1, max(first + more for _, first, more, _, _ in claims))) - taken
    sides = {("单号" if house % 2 else "双号") for house in free}
    told = {each.message[3:5] for each in found if each.code is Code.GAP}
    assert told == sides
