"""Words by which a document shows what it is: a norm, a notice, from when to when it holds."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.importing.days import day_in

# In this order: the first whose word stands in the title.
KINDS: tuple[tuple[tuple[str, ...], ItemKind], ...] = (
    (("解读",), ItemKind.INTERPRETATION),
    (("征求意见", "公开征求"), ItemKind.DRAFT_FOR_COMMENT),
    (("预算", "决算"), ItemKind.BUDGET),
    (("中标", "采购", "招标"), ItemKind.PROCUREMENT),
    (("招聘", "招考", "考录"), ItemKind.RECRUITMENT),
    (("招生",), ItemKind.ADMISSIONS),
    (("公示",), ItemKind.PUBLIC_NOTICE_LIST),
    (("信息公开工作年度报告",), ItemKind.ANNUAL_REPORT),
    (("公告", "通告", "通知"), ItemKind.NOTICE),
)
_NORM_TITLE = re.compile(
    r"(办法|规定|细则|规则|规范|管理制度|实施意见)(?:的通知|（[^）]*）|[》\s])*$"
)
_IN_FORCE = re.compile(
    r"自(?P<day>[^。；，]{4,14}?日|[^。；，]{0,4}(?:印发|发布|公布)之日)起(?:正式)?(?:施行|实施|执行)"
)
_UNTIL = re.compile(r"有效期(?:限)?(?:至|到|截至)(?P<day>[^。；，]{4,14}日)")
_YEARS = re.compile(r"有效期(?:限)?(?:为)?(?P<years>[一二三四五1-5１-５])\s*年")
_NUMBERS = dict(zip("一二三四五12345１２３４５", [1, 2, 3, 4, 5] * 3, strict=True))
_TAIL = 2000


def sign_of_norm(title: str, text: str) -> str:
    """What tells that a numbered document lays down rules for the public; "" where nothing does."""
    named = _NORM_TITLE.search(title)
    if named and _IN_FORCE.search(text[-_TAIL:]):
        return f"标题为“{named[1]}”，正文写明施行日期"
    return ""


def days_of_force(text: str, written_on: str) -> Iterator[tuple[str, str, str]]:
    """Field, day in ISO form, and what it rests on."""
    tail = text[-_TAIL:]
    began = _IN_FORCE.search(tail)
    if began is None:
        return
    since = day_in(began["day"])
    if since is None and "之日" in began["day"] and written_on:
        since = date.fromisoformat(written_on)
    if since is None:
        return
    yield "effective_on", since.isoformat(), f"正文“{began[0]}”"
    until, years = _UNTIL.search(tail), _YEARS.search(tail)
    last = day_in(until["day"]) if until else None
    if last is not None and until is not None:
        yield "expires_on", last.isoformat(), f"正文“{until[0]}”"
    elif years is not None:
        last = _years_after(since, _NUMBERS[years["years"]])
        yield "expires_on", last.isoformat(), f"正文“{years[0]}”，自施行之日起算"


def _years_after(since: date, years: int) -> date:
    """The last day of so many years that begin on a day."""
    year = since.year + years
    return date(year, since.month, min(since.day, monthrange(year, since.month)[1])) - timedelta(1)
