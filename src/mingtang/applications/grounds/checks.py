"""Facts that are given, and yet will not hold: what courts keep finding fault with.

A check says nothing of a fact that is absent; that is what `Terms.missing` is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from mingtang.applications.grounds.facts import Value, facts, is_given
from mingtang.law.numerals import NUMERAL_CHARACTERS


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one fact, by which article, and what to do."""

    code: str
    label: str
    message: str


Found = Mapping[str, Value]

_VAGUE_PLACE = re.compile(r"网站|官网|门户|网上|公众号")
_GAZETTE_ISSUE = re.compile(r"[\d一二三四五六七八九十百〇零]+\s*[期号卷]")
_PURPOSE = re.compile(
    r"三需要|特殊需要|(?:用途|目的)(?:不明|不清|不正当)|(?:未|没有|不)(?:说明|提供)[^，。；]{0,6}用途"
    r"|与(?:申请人|您|你|贵单位|本人|自身)(?:本人|自身)?[^，。；]{0,8}(?:无关|没有关系|无利害关系|没有利害关系)"
)
_LOCAL = re.compile(r"^(?:[^《》]{1,12}?(?:省|市|县|区|自治州|自治县|自治区))(?!域)")
_BELOW = re.compile(r"(?:办法|规定|细则|规则|意见|通知|标准|目录|函)$")
_PROMULGATION = re.compile(r"主席令|国务院令|国务院(?:批准|公布|发布)|国令第")
_CITED = re.compile(
    rf"(?:《(?P<title>[^《》]{{2,60}})》(?:[（(][^（）()]{{1,30}}[）)])?|(?P<bare>[\u4e00-\u9fff]{{2,30}}?))"
    rf"第[{NUMERAL_CHARACTERS}\d]+条"
)


def _url(text: str, found: Found) -> str | None:
    del found
    parts = urlsplit(text.strip())
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return "不是完整的网址，应以“http://”或者“https://”开头"
    if parts.path.strip("/") in {"", "index.html", "index.htm"} and not (
        parts.query or parts.fragment
    ):
        return "只到网站首页，申请人仍要自己查找；请写明直接打开该信息的网址"
    return None


def _gazette(text: str, found: Found) -> str | None:
    del found
    return None if _GAZETTE_ISSUE.search(text) else "没有写明期号；请写明公报名称、年份和期号"


def _place(text: str, found: Found) -> str | None:
    del found
    if len(text.strip()) < 5 or _VAGUE_PLACE.search(text):
        return "不是具体的查阅地点；网上公开的请填写网址，线下的请写明场所名称和地址"
    return None


def _forbidding(text: str, found: Found) -> str | None:
    cited = _CITED.search(text)
    if cited is None:
        return "没有写明法律、行政法规的名称和条款，例如：《中华人民共和国统计法》第二十八条"
    name = (cited["title"] or cited["bare"]).removeprefix("中华人民共和国")
    if "政府信息公开条例" in name or name == "条例":
        return "《政府信息公开条例》本身不能作为“法律、行政法规禁止公开”的规定，请写明作出禁止规定的法律、行政法规"
    if _LOCAL.search(name):
        return "看来是地方性法规或者地方政府规章，不能作为依据；只有法律和行政法规可以"
    return _unranked(name, found)


def _unranked(name: str, found: Found) -> str | None:
    number = str(found.get("forbidding_number") or "")
    if found.get("forbidding_rank") == "law":
        if re.search(r"法(?:（.+）)?$|法典$|决定$", name) or "主席令" in number:
            return None
        return "从名称看不是法律；如为行政法规，请改选层级"
    if _BELOW.search(name) and not _PROMULGATION.search(number):
        return "从名称看可能是部门规章或者其他文件；如为行政法规，请在“公布文号”填写国务院令编号"
    return None


def _purpose(text: str, found: Found) -> str | None:
    del found
    if _PURPOSE.search(text):
        return "不能以用途、目的或者与申请人无关为由不予公开（2019年修订后的《条例》不要求申请人说明用途）"
    return None


_CHECKS: dict[str, tuple[str, Callable[[str, Found], str | None]]] = {
    "url": ("《条例》第三十六条第（一）项", _url),
    "gazette": ("《条例》第三十六条第（一）项", _gazette),
    "place": ("《条例》第三十六条第（一）项", _place),
    "forbidding_rule": ("《条例》第十四条", _forbidding),
    "reason_withheld": ("《条例》第三十六条第（三）项", _purpose),
    "harm": ("《条例》第三十六条第（三）项", _purpose),
    "why_unreasonable": ("《条例》第三十五条", _purpose),
}
# a list of demands must not ask for what the law no longer asks
_DEMANDS = {
    "rectification_items": "《条例》第二十九条第二款",
    "reasons_items": "《条例》第三十五条",
}
_ASKED = re.compile(r"用途|目的|特殊需要|与(?:本人|您|自身)[^，。；]{0,8}(?:相关|有关|关系)")


def _checked(found: Found) -> Iterator[tuple[str, str, str]]:
    for code, (article, check) in _CHECKS.items():
        value = found.get(code)
        if isinstance(value, str) and is_given(value) and (said := check(value, found)):
            yield code, said, article


def _demanded(found: Found) -> Iterator[tuple[str, str, str]]:
    for code, article in _DEMANDS.items():
        value = found.get(code)
        asked = [each for each in value if _ASKED.search(each)] if isinstance(value, tuple) else []
        if asked:
            yield (
                code,
                f"“{asked[0]}”要求说明用途或者与自身的关系，法律没有这样的要求，请删去",
                article,
            )


def _unlisted(found: Found) -> Iterator[tuple[str, str, str]]:
    for code, value in found.items():
        options = facts()[code].options if code in facts() else {}
        chosen = value if isinstance(value, tuple) else (value,)
        if options and is_given(value) and not all(each in options for each in chosen):
            yield code, f"应当从“{'、'.join(options.values())}”中选择", ""


def faults(found: Found) -> tuple[Fault, ...]:
    """Every fact among these that will not hold, with the article it offends against.

    >>> [each.message for each in faults({"url": "http://www.yunjiang.gov.cn/"})]
    ['“网址”只到网站首页，申请人仍要自己查找；请写明直接打开该信息的网址（《条例》第三十六条第（一）项）。']
    """
    said = (*_checked(found), *_demanded(found), *_unlisted(found), *_too_small(found))
    return tuple(
        Fault(
            code,
            facts()[code].label,
            f"“{facts()[code].label}”{words}{f'（{article}）' if article else ''}。",
        )
        for code, words, article in said
    )


def _too_small(found: Found) -> Iterator[tuple[str, str, str]]:
    for code, value in found.items():
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and value <= 0:
            yield code, "应当大于零", ""
