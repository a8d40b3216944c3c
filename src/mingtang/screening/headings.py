"""Headings and labels that ask for personal data, as data (`headings.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from mingtang.screening.concern import Advice, Concern, Severity

LONGEST = 24
_MORE = re.compile(r"[（(].*?[）)]|[\s:：*＊]")

# a whole heading, or the end of one; 东风村 and 三年级 are values
_ORDINARY = re.compile(
    r"(?:所在|所属|就读|现|毕业|报名|拟?录取|派位|分配)?(?:乡镇|镇街|街道|村|社区|村居|学校|年级|班级|班别|单位|地区|部门)(?:名称)?"
    r"|(?:就读|毕业|录取)幼儿园"
    r"|[\u4e00-\u9fff]{0,6}(?:序号|编号|报名号|抽签号|派位号|考号|学号|录取结果|姓名|性别|民族|年龄|职务|职称|学历|专业|备注|金额|类别|名称|时间|日期|成绩"
    r"|名次|等次|标准|人数|人口数|岗位|户主|事由|学段|准考证号|政治面貌|籍贯|电话|地址|说明|事项)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading asks for."""

    concern: Concern
    advice: Advice
    severity: Severity
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


@cache
def _headings() -> tuple[Heading, ...]:
    data = tomllib.loads((files("mingtang.screening") / "headings.toml").read_text("utf-8"))
    return tuple(
        Heading(
            Concern(code),
            Advice(each["advice"]),
            Severity(each.get("severity", Severity.BLOCKS)),
            _any_of(each["words"]),
            _any_of(each["not"]) if "not" in each else None,
        )
        for code, each in data.items()
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=4096)
def heading_of(text: str) -> Heading | None:
    """What personal data a heading asks for; None where it asks for none.

    >>> heading_of("监护人联系电话").concern.label, heading_of("办公电话"), heading_of("户籍地址").concern.value
    ('监护人、家庭成员信息', None, 'address')
    """
    bare = _MORE.sub("", text)
    if not bare or len(bare) > LONGEST or re.search(r"\d{4}", bare):
        return None
    return next(
        (
            each
            for each in _headings()
            if each.words.search(bare) and not (each.unless and each.unless.search(bare))
        ),
        None,
    )


@lru_cache(maxsize=4096)
def is_heading(text: str) -> bool:
    """Whether a cell is a heading rather than a value: one that we know, or an ordinary one."""
    bare = _MORE.sub("", text)
    if heading_of(text) is not None:
        return True
    return len(bare) <= LONGEST and _ORDINARY.fullmatch(bare) is not None


@cache
def labels() -> re.Pattern[str]:
    """A label with a colon and the value after it, as forms and notices write them: 家庭住址：…"""
    words = "|".join(each.words.pattern for each in _headings())
    return re.compile(
        rf"(?P<label>[\u4e00-\u9fffA-Za-z-]{{0,8}}(?:{words})[\u4e00-\u9fff]{{0,6}})[ ]?[:：][ ]?"
        r"(?P<value>[^\s，。；,;、:：（）()]{2,60})"
    )
