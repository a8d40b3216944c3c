"""Whose report it is, and of which year: title, period, signature, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingtang.recognition.spelling import narrow, small_number, year_in_chinese

_YEAR = r"(?P<year>20\d\d|[二][○〇O零][○〇O零一二三][○〇O零一二三四五六七八九])"
_KIND = r"政府信息(?:与政务)?公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报)|政务公开(?:工作)?年度(?:工作)?报告"
_AGENCY = r"(?P<agency>[\u3400-\u9fff（）()·、]{2,40}?)"
_TITLES = (
    re.compile(
        rf"(?:关于|标题[:：])?{_AGENCY}(?:关于)?{_YEAR}年(?:度)?(?:本级)?(?P<kind>{_KIND}|信息公开工作年度报告)"
    ),
    re.compile(rf"(?:关于|标题[:：])?{_YEAR}年(?:度)?{_AGENCY}(?P<kind>{_KIND})"),
    re.compile(rf"(?:标题[:：])?{_AGENCY}(?P<kind>{_KIND})[（(]{_YEAR}年?(?:度)?[）)]"),
    re.compile(rf"(?:标题[:：])?{_YEAR}年(?:度)?(?P<kind>{_KIND})"),
)
_PERIOD = re.compile(
    r"(?:统计(?:期限|时限|周期|时间|区间|时段)|数据|期限)[^。]{0,30}?(20\d\d)年1月1日"
)
_LEADING_YEAR = re.compile(r"(20\d\d)年")
_DAY = re.compile(
    r"(?P<year>20\d\d|[二][○〇O零][○〇O零一二三][○〇O零一二三四五六七八九])\s*年\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_ISO_DAY = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_PUBLISHED = re.compile(r"(?:发布|公开|发文|公布|更新)(?:日期|时间)\s*[:：]\s*(?P<rest>.{6,30})")
_CONTACT = re.compile(r"请[与和同](?P<agency>[\u3400-\u9fff]{4,30}?)(?:办公室)?(?:联系|（|\()")
_ISSUER = re.compile(r"发布(?:机构|单位)\s*[:：]\s*(?P<agency>[\u3400-\u9fff]{4,30})")
_QUOTES = re.compile(r"[《》【】\[\]]")
_FRONT = re.compile(r"^(?:正文|首页|附件|标题[:：])+")


_AGENCY_END = re.compile(
    r"^[\u3400-\u9fff（）()·]{2,38}(?:局|委|委员会|办公室|政府|厅|部|处|中心|院|管委会|办|署|会|站|所|队|支队|总队|大学|学院|学校|中学|小学|幼儿园|医院|大队|馆|社|街道办事处|镇|乡|区|县|市)$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, with the agency and year it names. `lines` is how many lines hold it."""

    text: str
    agency: str | None
    year: int
    first: int
    lines: int


def _year(text: str) -> int:
    return int(text) if text.isdecimal() else (year_in_chinese(text) or 0)


def _dense(text: str) -> str:
    return "".join(narrow(text).split())


def title_in(text: str) -> tuple[str, str | None, int] | None:
    """The title at the beginning of a text: the title, the agency it names, the year.

    >>> title_in("2024 年江临市科委政府信息公开工作年度报告")
    ('2024年江临市科委政府信息公开工作年度报告', '江临市科委', 2024)
    """
    dense = _dense(text)
    dense = _FRONT.sub("", _QUOTES.sub("", dense) if _QUOTES.match(dense) else dense)
    for pattern in _TITLES:
        match = pattern.match(dense)
        if match is not None:
            agency = match.groupdict().get("agency")
            return match.group(), agency and agency.strip("、"), _year(match["year"])
    return None


def find_title(texts: Sequence[str], within: int = 14) -> Title | None:
    """The title among the first lines, also where it runs over two or three of them."""
    for count in (1, 2, 3):
        for first, text in enumerate(texts[:within]):
            joined = "".join(texts[first : first + count])
            found = title_in(joined) if text.strip() else None
            if found is None or not found[0].endswith(("报告", "年报", ")")):
                continue
            if count == 1 or len(_dense(joined)) <= len(found[0]) + 6:
                title = Title(found[0].removeprefix("标题:"), found[1], found[2], first, count)
                return title if title.agency else _with_agency(title, texts)
    return None


def _with_agency(title: Title, texts: Sequence[str]) -> Title:
    """A title whose agency stands on the line above it."""
    above = _dense(texts[title.first - 1]) if title.first else ""
    if not _AGENCY_END.match(above):
        return title
    return Title(above + title.text, above, title.year, title.first - 1, title.lines + 1)


def is_bare_title(text: str) -> bool:
    """Whether a line is nothing but a title (the page repeats it above the report)."""
    found = title_in(text)
    return found is not None and len(_dense(text)) <= len(found[0]) + 4


def find_day(text: str) -> date | None:
    """The first day that a text names, in figures or Chinese numerals; None if there is none such."""
    match = _DAY.search(text)
    if match is not None:
        parts = _year(match["year"]), small_number(match["month"]), small_number(match["day"])
    else:
        iso = _ISO_DAY.search(text)
        if iso is None:
            return None
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    try:
        return date(parts[0], parts[1] or 0, parts[2] or 0)
    except ValueError:
        return None


def day_at_end(text: str) -> date | None:
    """The day with which a text ends after its last sentence (a signature that an export ran on)."""
    tail = text.rstrip().rpartition("。")[2]
    match = _DAY.search(tail)
    return find_day(tail) if match is not None and match.end() == len(tail) else None


def find_published(texts: Sequence[str], within: int = 20) -> date | None:
    """The day of publication that the page names near its top."""
    for text in texts[:within]:
        match = _PUBLISHED.search(narrow(text[:400]))
        if match is not None:
            return find_day(match["rest"])
    return None


def find_year(texts: Sequence[str]) -> int | None:
    """The report year where no title names it: the period of the figures, else the year that most
    sentences of the beginning speak of."""
    for text in texts[:30]:
        match = _PERIOD.search(_dense(text))
        if match is not None:
            return int(match[1])
    named = Counter(y for text in texts[:40] for y in _LEADING_YEAR.findall(_dense(text)[:4000]))
    return int(named.most_common(1)[0][0]) if named else None


def find_agency(front: Sequence[str], closing: Sequence[str]) -> str | None:
    """The agency where no title names it: the signature, the publisher, the contact."""
    for text in reversed(closing):
        dense = _dense(text)
        if 4 <= len(dense) <= 30 and _DAY.search(dense) is None and not dense.isdecimal():
            return dense
    for pattern in (_ISSUER, _CONTACT):
        for text in front:
            match = pattern.search(narrow(text[:1500]))
            if match is not None:
                return match["agency"]
    return None


_ASIDE = 6  # letters of a page number or a sheet's name after the signature


def signature_start(texts: Sequence[str]) -> int:
    """How many lines at the end are the signature: agency and date, nothing else."""
    start = len(texts)
    for index in range(len(texts) - 1, max(-1, len(texts) - 6), -1):
        dense = _dense(texts[index])
        match = _DAY.fullmatch(dense) or _ISO_DAY.fullmatch(dense)
        both = _DAY.search(dense)
        if (
            match
            or (len(dense) <= 40 and _AGENCY_END.match(dense))
            or (both and both.end() == len(dense) and _AGENCY_END.match(dense[: both.start()]))
        ):
            start = index
        elif len(dense) <= _ASIDE or dense in {"(此件公开发布)", "(盖章)"}:
            continue
        else:
            break
    return start
