"""What is found in a text, and what is left alone."""

from __future__ import annotations

import pytest

from mingtang.screening import Passage, screen
from tests.mingtang.screening.planted import NUMBER


def found(text: str) -> list[tuple[str, str, str]]:
    result = screen([Passage("正文第1段", text)])
    return [(each.concern.value, each.quote, each.severity.value) for each in result.findings]


@pytest.mark.parametrize(
    ("text", "concern", "quote", "severity"),
    [
        (f"身份证号{NUMBER}", "id_card", "11*************02X", "blocks"),
        ("联系人手机１３８ ００１３ ８０００", "mobile", "138****8000", "blocks"),
        ("现住云江县青禾镇东风路12号3栋501室", "address", "云江县青禾镇****", "blocks"),
        ("邮箱zhang@163.com", "email", "z***@163.com", "look"),
        ("车牌浙A12345", "plate", "浙A****5", "blocks"),
        ("家庭电话0571-88012345", "landline", "0571*******45", "blocks"),
        ("张小明，男，1990年5月3日出生", "birth_date", "1990年", "blocks"),
        ("出生日期：2015-03-04", "birth_date", "2015年", "blocks"),
        ("学籍号：G110105201503041234", "student_number", "****", "blocks"),
        ("家庭住址：云江县青禾镇东风村三组", "address", "云江县青禾镇****", "blocks"),
        ("监护人：李建国", "guardian", "李某某", "blocks"),
        ("户名：张小明", "bank_details", "****", "blocks"),
        ("户名：云江县公共资源交易中心", "bank_details", "****", "look"),
        ("残疾类别：智力二级", "disability", "****", "look"),
        ("微信：zxm2015", "social_account", "****", "look"),
        ("三年级2班张小明同学获一等奖", "name_with_class", "张某某", "blocks"),
        ("张小明（三年级2班）获一等奖", "name_with_class", "张某某", "look"),
        ("举报人张大山反映的问题", "sensitive_name", "张某某", "look"),
    ],
)
def test_a_persons_data_is_found_masked(text: str, concern: str, quote: str, severity: str) -> None:
    assert found(text) == [(concern, quote, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "统一社会信用代码11441700007280420Y",
        "索引号000014349/2022-00039",
        "2019年9月1日至2020年8月31日出生的适龄儿童",
        "出生日期在2019年9月1日以前的儿童",
        "出生年月为2019年9月—2020年8月",
        "家庭住址：云江县青禾镇",
        "办公地址：云江县东风路12号县教育局",
        "身份证号：________",
        "身份证号：35*************123",
        "监护人：须到场签字确认",
        "全县三年级教学质量提高，高度重视",
        "高一（3）班 成立 安排",
        "校长张大山主持会议",
        "微信公众号：云江教育",
        "邮箱jyj@yunjiang.gov.cn",
    ],
)
def test_what_is_nobodys_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_office_numbers_may_stay_and_are_told_once() -> None:
    texts = [Passage(f"正文第{n}段", f"咨询电话：0571-8801234{n}") for n in range(1, 4)]
    result = screen(texts)
    assert [(each.at, each.count, each.advice.value) for each in result.findings] == [
        ("正文第1段等处", 3, "may_stay")
    ]
    assert not result.blocks


def test_a_finding_tells_place_norm_and_what_to_do() -> None:
    (finding,) = screen([Passage("正文第2段", "手机13800138000")]).findings
    assert finding.message == (
        "正文第2段：手机号码（138****8000）。请按规则遮盖后再公开。"
        "依据：《条例》第十五条；《个人信息保护法》第三十四条。"
    )
