import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.privacy import PERSONAL, Kind, find, mask, masked_name
from tests.factories.patience import patient


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证11010519491231002X", "身份证11*************02X"),
        ("身份证110105491231002", "身份证11**********002"),
        ("手机138 0013 8000", "手机138****8000"),
        ("卡号4111 1111 1111 1111", "卡号****1111"),
        ("车牌云A12345", "车牌云A****5"),
        ("护照E12345678", "护照E******78"),
        ("邮箱li.si@example.com", "邮箱l***@example.com"),
        ("家住江临市青禾区柳溪街道安居小区3栋501室", "家住江临市青禾区柳溪街道****"),
        ("住址：镇江市青禾县柳溪乡上坝村2组5号", "住址：镇江市青禾县柳溪乡****"),
        ("住址：江临市菜市街3号", "住址：江临市****"),
        ("住址：东风路12号", "住址：****"),
    ],
)
def test_what_remains_is_what_the_table_allows(text: str, expected: str) -> None:
    assert mask(text) == expected


def test_office_telephones_and_codes_stay_unless_asked_for() -> None:
    text = "电话0515-88001234，代码11441700007280420Y，邮箱xxgk@yunjiang.gov.cn"
    assert mask(text) == text
    assert mask(text, [Kind.LANDLINE]).startswith("电话0515*******34，代码11441700007280420Y")


def test_only_the_kinds_asked_for_are_masked() -> None:
    text = "手机13800138000，邮箱li.si@example.com"
    assert mask(text, [Kind.EMAIL]) == "手机13800138000，邮箱l***@example.com"


def test_the_rest_of_the_text_is_left_as_it_was() -> None:
    text = "甲\u3000乙\u200b，手机１３８００１３８０００；丙"
    assert mask(text) == "甲\u3000乙\u200b，手机138****8000；丙"


@patient
@given(
    st.text("0123456789Xx１３８ -.@ab路号室县镇村云A电话：身份证账住址，手机护照EG", max_size=120)
)
def test_nothing_personal_is_left_after_masking(text: str) -> None:
    assert [match for match in find(mask(text)) if match.kind in PERSONAL] == []


@patient
@given(
    st.from_regex(
        r"(手机|账号：|身份证|住址：云江县)?[0-9]{11,19}(路[0-9]{1,3}号)?", fullmatch=True
    )
)
def test_masking_twice_is_masking_once(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", "张某"),
        ("张小明", "张某某"),
        ("欧阳明", "欧阳某"),
        ("欧阳", "欧某"),
        ("王", "王某"),
        ("", ""),
    ],
)
def test_a_name_is_reduced_to_its_surname(name: str, expected: str) -> None:
    assert masked_name(name) == expected
