"""Index numbers of published information (索引号): `11441700007280420Y/2021-00050`.

Ours is code, year and a serial of five digits: continuous within an agency's year, unique over the
whole register, unchangeable once published and never given again. Numbers of other schemes come in
with information taken over from elsewhere; they are recognised and kept as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.privacy import is_credit_code, is_organisation_code

LARGEST_SERIAL = 9_999_999


class Scheme(StrEnum):
    """Who numbers like this: our own first, then what is met on other sites."""

    CREDIT_CODE = "credit_code"
    ORGANISATION_CODE = "organisation_code"
    CLASSIFIED = "classified"
    DATED = "dated"
    REGIONAL = "regional"
    DIGITS = "digits"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_ours(self) -> bool:
        """Whether this system gives such numbers itself."""
        return self in (Scheme.CREDIT_CODE, Scheme.ORGANISATION_CODE)


_LABELS = {
    Scheme.CREDIT_CODE: "统一社会信用代码/年份-流水号",
    Scheme.ORGANISATION_CODE: "组织机构代码/年份-流水号",
    Scheme.CLASSIFIED: "组织机构代码/信息分类码/年份-流水号",
    Scheme.DATED: "地区-部门-类别-分组-日期-顺序号",
    Scheme.REGIONAL: "地区及部门-类别-年度-流水号",
    Scheme.DIGITS: "二十一位数字",
}

_OURS = re.compile(
    r"(?P<code>[0-9A-Z]{9}|[0-9A-Z]{18})/(?P<year>(?:19|20)[0-9]{2})-(?P<serial>[0-9]{5,7})"
)
_OTHERS = (
    (
        Scheme.CLASSIFIED,
        re.compile(r"[0-9A-Z]{8}-?[0-9X]/[0-9A-Z-]{1,12}/(?:19|20)[0-9]{2}-[0-9]{3,7}"),
    ),
    (
        Scheme.DATED,
        re.compile(r"[0-9A-Z]{2,9}(?:-[0-9A-Z]{1,6}){3}-(?:19|20)[0-9]{6}-[0-9]{1,6}"),
    ),
    (
        Scheme.REGIONAL,
        re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{1,6}-(?:19|20)[0-9]{2}-[0-9]{1,7}"),
    ),
    (Scheme.DIGITS, re.compile(r"[1-9][0-9]{20}")),
)
_FULL_WIDTH = str.maketrans("／－—–０１２３４５６７８９", "/---0123456789")


class NotAnIndexNumber(ValueError):
    """A text that is no index number of any scheme, or a part that none can be made of."""


@dataclass(frozen=True, slots=True)
class IndexNumber:
    """An index number of our own: who made the information, in which year, the how-manieth."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}/{self.year}-{self.serial:05d}"

    @property
    def scheme(self) -> Scheme:
        return Scheme.CREDIT_CODE if len(self.code) == 18 else Scheme.ORGANISATION_CODE

    @property
    def next(self) -> IndexNumber:
        """The number after this one; the register takes it under its own lock."""
        return write(self.code, self.year, self.serial + 1)


def write(code: str, year: int, serial: int) -> IndexNumber:
    """The number of these parts. Raises `NotAnIndexNumber` for a code whose check character fails.

    >>> str(write("000014349", 2022, 39))
    '000014349/2022-00039'
    """
    if not (is_credit_code(code) or is_organisation_code(code)):
        raise NotAnIndexNumber(
            f"“{code}”不是有效的统一社会信用代码（18位）或者组织机构代码（9位），校验码不符。"
            "索引号以机关代码开头，请先在机关信息中更正代码。"
        )
    if not 1900 <= year <= 2099:
        raise NotAnIndexNumber(f"索引号的年份应为四位数字的公历年份，而不是“{year}”。")
    if not 1 <= serial <= LARGEST_SERIAL:
        raise NotAnIndexNumber(f"索引号的流水号从1起编，不超过{LARGEST_SERIAL}，而不是“{serial}”。")
    return IndexNumber(code, year, serial)


def parse(text: str) -> IndexNumber:
    """The number of our own scheme that `text` consists of. Raises `NotAnIndexNumber`, also where
    the check character of the code fails: such a number was mistyped.

    >>> parse("11441700007280420Y/2021-00050")
    IndexNumber(code='11441700007280420Y', year=2021, serial=50)
    """
    plain = _plain(text)
    found = _OURS.fullmatch(plain)
    if found is None:
        raise NotAnIndexNumber(
            f"“{text}”不是本系统的索引号。索引号写作“机关代码/年份-五位流水号”，例如“000014349/2022-00039”。"
        )
    if len(found["serial"]) > 5 and found["serial"].startswith("0"):
        raise NotAnIndexNumber(f"“{text}”的流水号应为五位，超过99999的才写六位以上，不补零。")
    return write(found["code"], int(found["year"]), int(found["serial"]))


def scheme_of(text: str) -> Scheme | None:
    """The scheme that a number follows; None for what is no index number as far as is known.

    >>> scheme_of("01404053X/2021-00490").label
    '组织机构代码/年份-流水号'
    """
    try:
        return parse(text).scheme
    except NotAnIndexNumber:
        plain = _plain(text)
        return next((scheme for scheme, form in _OTHERS if form.fullmatch(plain)), None)


def numbering_year(written_on: date | None, formed_on: date) -> int:
    """The year under which an item is numbered: that of its written date (成文日期); where it bears
    none, the year in which it was formed or changed."""
    return (written_on or formed_on).year


def _plain(text: str) -> str:
    return "".join(text.translate(_FULL_WIDTH).upper().split())
