import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.privacy import PERSONAL, Kind, find, id_card_check
from tests.factories.patience import patient


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(match.kind.value, match.value, match.certain) for match in find(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("身份证号：11010519491231002X。", "id_card", "11010519491231002X"),
        ("身份证11010519491231002x", "id_card", "11010519491231002X"),
        ("证件 110105 19491231 002X 有效", "id_card", "11010519491231002X"),
        ("身份证号110105491231002", "id_card", "110105491231002"),
        ("手机13800138000。", "mobile", "13800138000"),
        ("手机138-0013-8000", "mobile", "13800138000"),
        ("致电+86 13800138000", "mobile", "13800138000"),
        ("卡号4111 1111 1111 1111", "bank_card", "4111111111111111"),
        ("卡号6222021001116245702", "bank_card", "6222021001116245702"),
        ("护照E12345678", "passport", "E12345678"),
        ("车牌云A·12345", "plate", "云A12345"),
        ("车牌苏BD12345", "plate", "苏BD12345"),
        ("邮箱li.si@example.com，", "email", "li.si@example.com"),
        ("邮箱xxgk@yunjiang.gov.cn", "office_email", "xxgk@yunjiang.gov.cn"),
        ("电话0515-88001234", "landline", "0515-88001234"),
        ("电话（010）65001234", "landline", "(010)65001234"),
        ("代码11441700007280420Y", "credit_code", "11441700007280420Y"),
        ("索引号000014349/2022-00039", "organisation_code", "000014349"),
        ("组织机构代码：01404053-X", "organisation_code", "01404053X"),
    ],
)
def test_each_kind_is_found_for_certain(text: str, kind: str, value: str) -> None:
    assert found(text) == [(kind, value, True)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("身份证号：110105194912310021", "id_card", "110105194912310021"),
        ("编号110105491231002", "id_card", "110105491231002"),
        ("手机：15400138000", "mobile", "15400138000"),
        ("合计 138 0013 8000", "mobile", "13800138000"),
        ("合计 4111 1111 1111 1111", "bank_card", "4111111111111111"),
        ("电话：65001234", "landline", "65001234"),
        ("收款账号：32050161523600001234", "bank_card", "32050161523600001234"),
        ("寄往云江县青禾镇东风路12号", "address", "寄往云江县青禾镇东风路12号"),
    ],
)
def test_what_only_its_context_suggests_is_left_to_a_person(
    text: str, kind: str, value: str
) -> None:
    assert found(text) == [(kind, value, False)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("住址：云江县青禾镇东风路12号", "云江县青禾镇东风路12号"),
        (
            "家住江临市青禾区柳溪街道安居小区3栋2单元501室。",
            "江临市青禾区柳溪街道安居小区3栋2单元501室",
        ),
        ("户籍地云江县青禾镇柳溪村三组18号", "云江县青禾镇柳溪村三组18号"),
        ("申请人位于江临市青禾区人民路８号甲座１２０１室", "江临市青禾区人民路8号甲座1201室"),
    ],
)
def test_a_home_is_found_down_to_its_door(text: str, value: str) -> None:
    assert found(text) == [("address", value, True)]


@pytest.mark.parametrize(
    "text",
    [
        "国办发〔2016〕80号、国办公开办函〔2021〕30号",
        "2024年1月5日至2024-12-31，20240105",
        "罚没收入13800138000元，合13800.138万元",
        "1,380,013,800 13,800,138,000",
        "项目代码2018-320000-48-03-520001",
        "增长13800138000.5个点，占比3.13800138000",
        "编号ZB-13800138000，13800138000-2022-00039",
        "编号110105194912310021、15400138000",
        "总计 123456789 987654321 110105 194912 310021",
        "京ICP备12345678号，云A级1234",
        "云江县人民政府位于云江县人民路1号",
        "办公地址：云江县青禾镇东风路12号3楼301室",
        "铁路12号线、《条例》第二十条第（一）项、12345热线",
        "共收到申请123件，咨询4567人次，网页88001234次",
        "35*************123，138****1234，****5678",
    ],
)
def test_document_numbers_dates_figures_and_offices_raise_no_alarm(text: str) -> None:
    assert found(text) == []


def test_full_width_digits_and_hidden_characters_are_seen_through() -> None:
    text = "手机：１３８\u200b００１３\u3000８０００。"
    (match,) = find(text)
    assert (match.value, text[match.start : match.end]) == (
        "13800138000",
        "１３８\u200b００１３\u3000８０００",
    )


def test_of_two_that_overlap_the_certain_one_is_kept() -> None:
    assert found("账号：110105 1949 1231 002X") == [("id_card", "11010519491231002X", True)]


def test_digits_that_pass_both_checks_are_an_enterprise_only_in_9() -> None:
    assert found("代码911101195001010738") == [("credit_code", "911101195001010738", True)]
    assert found("编号513101195001010196") == [("id_card", "513101195001010196", True)]


def test_two_numbers_side_by_side_are_two() -> None:
    assert found("两部电话：13800138000/13900139000") == [
        ("mobile", "13800138000", True),
        ("mobile", "13900139000", True),
    ]


BIRTHS = st.dates(date(1900, 1, 1), date(2026, 12, 31))


@st.composite
def id_cards(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(["110105", "320500", "450102", "650102", "830000"]))
    first17 = f"{region}{draw(BIRTHS):%Y%m%d}{draw(st.integers(0, 999)):03}"
    return first17 + id_card_check(first17)


@patient
@given(
    id_cards(),
    st.sampled_from(["", "号", "：", "，", " 某 "]),
    st.sampled_from(["", "。", "某", " 2"]),
)
def test_every_valid_identity_number_is_found_wherever_it_stands(
    number: str, before: str, after: str
) -> None:
    assert (Kind.ID_CARD, number, True) in [
        (m.kind, m.value, m.certain) for m in find(before + number + after)
    ]


@patient
@given(id_cards(), st.integers(1, 10))
def test_no_identity_number_with_a_wrong_check_is_certain(number: str, shift: int) -> None:
    checks = "0123456789X"
    wrong = number[:17] + checks[(checks.index(number[17]) + shift) % 11]
    assert not [m for m in find(f"编号{wrong}") if m.kind is Kind.ID_CARD]


@patient
@given(st.lists(st.integers(0, 10**10), max_size=30))
def test_rows_of_figures_hold_no_personal_data(row: list[int]) -> None:
    for text in ("\t".join(map(str, row)), "|".join(f"{n:,}" for n in row)):
        assert not [m for m in find(text) if m.kind in PERSONAL and m.certain]


@patient
@given(st.text("0123456789Xx１３８ -.@ab路号室县镇村云A电话：身份证账住址，", max_size=80))
def test_matches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    matches = find(text)
    ends = [0, *(match.end for match in matches)]
    assert all(end <= match.start < match.end for end, match in zip(ends, matches, strict=False))
    assert all(match.end <= len(text) for match in matches)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10**6,
        "1 " * 100_000,
        "6222 " * 50_000,
        "a@" * 100_000,
        "a.a@a." * 40_000,
        "路1号" * 70_000,
    ],
    ids=["digits", "spaced", "groups", "at-signs", "domains", "doors"],
)
def test_a_text_made_to_be_slow_is_searched_in_linear_time(text: str) -> None:
    def seconds(part: str) -> float:
        start = time.process_time()
        find(part)
        return time.process_time() - start

    quarter, whole = seconds(text[: len(text) // 4]), seconds(text)
    assert whole < 10 * max(quarter, 0.02)  # linear: four times; quadratic: sixteen
