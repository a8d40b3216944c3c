"""Document numbers (发文字号): one right spelling, and all the others under which people search.

Right is mark, year in hexagonal brackets, serial without leading zeros and without 第
(党政机关公文格式 GB/T 9704-2012, 7.2.5): 云教发〔2025〕3号.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

NONE = "无"
"""What stands in the field where a document bears no number."""

_OPENING, _CLOSING = "〔[【(（［﹝〖「{〈<", "〕]】)）］﹞〗」}〉>"
_MARK = r"(?P<mark>[\u4e00-\u9fff][\u4e00-\u9fff·、A-Za-z]{0,29}?)"
_YEARLY = re.compile(rf"{_MARK}(?P<year>(?:19|20)[0-9]{{2}})年第?0*(?P<serial>[1-9][0-9]{{0,5}})号")
_HEXAGONAL = re.compile(
    rf"{_MARK}[{re.escape(_OPENING)}]?(?P<year>(?:19|20)[0-9]{{2}})年?[{re.escape(_CLOSING)}]"
    r"第?0*(?P<serial>[1-9][0-9]{0,5})号?"
)
_COUNTED_BY_YEAR = ("公告", "通告", "布告", "令")
_ORDERED = re.compile(rf"{_MARK}第0*(?P<serial>[1-9][0-9]{{0,5}})号")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－", "0123456789-")
_BRACKETS = ("[]", "【】", "()", "（）", "［］")


class Form(StrEnum):
    """〔2025〕3号 · 2025年第3号 (of announcements) · 第711号 (of orders)."""

    HEXAGONAL = "hexagonal"
    YEARLY = "yearly"
    ORDERED = "ordered"


class NotADocumentNumber(ValueError):
    """A text that cannot be read as a document number."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """`mark` is the agency's mark (机关代字); an order counts through the years and has no `year`."""

    mark: str
    year: int | None
    serial: int
    form: Form = Form.HEXAGONAL

    def __str__(self) -> str:
        if self.form is Form.ORDERED:
            return f"{self.mark}第{self.serial}号"
        if self.form is Form.YEARLY:
            return f"{self.mark}{self.year}年第{self.serial}号"
        return f"{self.mark}〔{self.year}〕{self.serial}号"

    @property
    def key(self) -> str:
        """What all spellings of this number have in common, to compare by.

        >>> parse("云教发[2025]第03号").key
        '云教发/2025/3'
        """
        return f"{self.mark}/{self.year or ''}/{self.serial}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """The right spelling first, then those under which it is likely written or looked for."""
        if self.form is Form.ORDERED:
            return (str(self), f"{self.mark}{self.serial}号")
        forms = [f"{self.mark}〔{self.year}〕{self.serial}号"]
        forms += [f"{self.mark}{b[0]}{self.year}{b[1]}{self.serial}号" for b in _BRACKETS]
        forms += [
            f"{self.mark}〔{self.year}〕第{self.serial}号",
            f"{self.mark}{self.year}年第{self.serial}号",
            f"{self.mark}{self.year}年{self.serial}号",
            f"{self.mark}{self.year}{self.serial}号",
            f"{self.mark}{self.year}-{self.serial}",
            f"{self.mark} {self.year} {self.serial}",
        ]
        return tuple(dict.fromkeys([str(self), *forms]))


def parse(text: str) -> DocumentNumber:
    """The number that `text` consists of, in whatever brackets, widths and spaces.

    Raises `NotADocumentNumber`; 无 and an empty text are no number, too.

    >>> str(parse("云教发 [2025] 3 号"))
    '云教发〔2025〕3号'
    >>> parse("国务院令第711号")
    DocumentNumber(mark='国务院令', year=None, serial=711, form=<Form.ORDERED: 'ordered'>)
    """
    plain = "".join(text.translate(_FULL_WIDTH).split())
    for form, pattern in (
        (Form.YEARLY, _YEARLY),
        (Form.HEXAGONAL, _HEXAGONAL),
        (Form.ORDERED, _ORDERED),
    ):
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        if form is Form.YEARLY and not found["mark"].endswith(_COUNTED_BY_YEAR):
            form = Form.HEXAGONAL  # noqa: PLW2901 - 云教发2025年3号 was meant as 云教发〔2025〕3号
        year = int(found["year"]) if form is not Form.ORDERED else None
        return DocumentNumber(found["mark"], year, int(found["serial"]), form)
    raise NotADocumentNumber(
        f"“{text.strip()}”不是规范的发文字号。应写作“机关代字〔年份〕序号号”，例如“云教发〔2025〕3号”；"
        f"没有文号的写“{NONE}”。"
    )


def normalised(text: str) -> str:
    """The right spelling of a number; 无 stays. Raises `NotADocumentNumber`.

    >>> normalised("云教发[2025]3号"), normalised("无")
    ('云教发〔2025〕3号', '无')
    """
    return NONE if text.strip() == NONE else str(parse(text))


def search_key(query: str) -> str | None:
    """The key of the number that somebody looks for, also when it is typed without brackets or 号;
    None for other words.

    >>> search_key("云教发2025-3"), search_key("云教发 2025 3 号"), search_key("招生 通知")
    ('云教发/2025/3', '云教发/2025/3', None)
    """
    try:
        return parse(query).key
    except NotADocumentNumber:
        loose = _LOOSE.fullmatch(query.translate(_FULL_WIDTH).strip())
        return None if loose is None else f"{loose['mark']}/{loose['year']}/{loose['serial']}"


_LOOSE = re.compile(
    rf"{_MARK}\s*[{re.escape(_OPENING)}]?\s*(?P<year>(?:19|20)[0-9]{{2}})\s*(?:年|[{re.escape(_CLOSING)}])?"
    r"[\s/\-]*第?\s*0*(?P<serial>[1-9][0-9]{0,5})\s*号?"
)
