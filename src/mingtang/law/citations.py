"""Citations: one article of one instrument, written and read as Chinese letters write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from mingtang.law.instruments import instrument, instruments
from mingtang.law.numerals import NUMERAL_CHARACTERS, numeral, parse_numeral


@dataclass(frozen=True, slots=True)
class Citation:
    """An article (条), if need be its paragraph (款) and item (项). `instrument` is the short name
    of a known instrument (条例), or the title of any other; without an article the instrument as a
    whole is cited, as notices that have no articles are.

    >>> str(Citation("条例", 36, item=3))
    '《条例》第三十六条第（三）项'
    >>> Citation("条例", 33, 2).plain
    '条例第三十三条第二款'
    >>> str(Citation("政府网站发展指引"))
    '《政府网站发展指引》（国办发〔2017〕47号）'
    """

    instrument: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        whole = None if self.article else instrument(self.instrument)
        if whole:
            return f"《{whole.title}》（{whole.versions[-1].number}）"
        return f"《{self.instrument}》{self.place}"

    @property
    def plain(self) -> str:
        """Without the title marks, as findings cite: 条例第五十条."""
        return f"{self.instrument}{self.place}"

    @property
    def place(self) -> str:
        """第三十六条第一款第（三）项; empty for the instrument as a whole."""
        if self.article is None:
            return ""
        paragraph = f"第{numeral(self.paragraph)}款" if self.paragraph else ""
        item = f"第（{numeral(self.item)}）项" if self.item else ""
        return f"第{numeral(self.article)}条{paragraph}{item}"

    @classmethod
    def parse(cls, text: str) -> Citation:
        """The one citation that `text` consists of. Raises ValueError for anything else.

        >>> Citation.parse("《中华人民共和国政府信息公开条例》第36条第三项")
        Citation(instrument='条例', article=36, paragraph=None, item=3)
        """
        found = citations_in(text)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
            raise ValueError(f"“{text}”不是一条法条引用，应写作“《条例》第三十六条第（三）项”。")
        return found[0].citation


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation where it stands in a text: `text[start:end]`. The members of an enumeration
    (第十四、十五条) share one place."""

    citation: Citation
    start: int
    end: int


_NUMBER = rf"[{NUMERAL_CHARACTERS}\d]{{1,9}}"
_AND = r"[、，,和及与或]"
_ITEMS = rf"第?\s?(?:[（(]\s?{_NUMBER}\s?[）)]\s?{_AND}?\s?)+项|第{_NUMBER}(?:{_AND}{_NUMBER})*项"
_MORE = re.compile(rf"\s?(?:以及|{_AND})?\s?(?:第(?P<paragraph>{_NUMBER})款|(?P<items>{_ITEMS}))")
_EACH_NUMBER = re.compile(_NUMBER)
_RANGE = re.compile(r"\s?[至到－—-]\s?")
# a bare name counts after these; after any other character it ends a longer, unknown name
_BEFORE_NAME = "据照按依循反由和与及或、本该《用于在对即"
_OTHER_NAME_END = re.compile(r"(?:法|条例|办法|规定|细则|通知|意见|决定)》?\s?$")


@cache
def _article() -> re.Pattern[str]:
    names = sorted((n for i in instruments().values() for n in i.names), key=len, reverse=True)
    known = "|".join(map(re.escape, names))
    return re.compile(
        rf"(?:《(?P<title>[^《》\n]{{2,60}})》(?:[（(][^（）()\n]{{1,30}}[）)])?\s?"
        rf"|(?:(?<![\u4e00-\u9fff])|(?<=[{_BEFORE_NAME}]))(?P<known>{known})\s?)?"
        rf"第(?P<articles>{_NUMBER}(?:[、，,和及]{_NUMBER})*)条"
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(parse_numeral(n) for n in _EACH_NUMBER.findall(text))


def _name(
    match: re.Match[str], text: str, before: Mention | None, default: str | None
) -> str | None:
    """The short name of the instrument that this 第…条 belongs to, None if it cannot be told."""
    written = match["title"] or match["known"]
    if written:
        known = instrument(written)
        return known.short if known else written
    if _OTHER_NAME_END.search(text, max(0, match.start() - 6), match.start()):
        return None
    gap = text[before.end : match.start()] if before else "。"
    if before and not re.search(r"[。\n]", gap):
        return before.citation.instrument
    return default


def _narrowed(text: str, at: int, whole: Citation) -> tuple[list[Citation], int]:
    """The paragraphs and items named after the article at `at`, and where they end."""
    found: list[Citation] = []
    current = whole
    while more := _MORE.match(text, at):
        at = more.end()
        if more["paragraph"]:
            current = replace(whole, paragraph=parse_numeral(more["paragraph"]))
            found.append(current)
            continue
        if found and found[-1] == current:
            found.pop()  # the paragraph was only the way to its items
        found += [replace(current, item=item) for item in _numbers(more["items"])]
    return found or [whole], at


def _mentions(text: str, default: str | None) -> Iterator[Mention]:
    before: Mention | None = None
    for match in _article().finditer(text):
        name = _name(match, text, before, default)
        if name is None:
            continue
        *listed, last = _numbers(match["articles"])
        whole = [Citation(name, article) for article in listed]
        narrowed, end = _narrowed(text, match.end(), Citation(name, last))
        if before and _RANGE.fullmatch(text, before.end, match.start()) and not match["title"]:
            skipped = range((before.citation.article or 0) + 1, last)
            whole = [Citation(name, article) for article in skipped]
        for citation in (*whole, *narrowed):
            before = Mention(citation, match.start(), end)
            yield before


def citations_in(text: str, default: str | None = None) -> tuple[Mention, ...]:
    """Every citation in a text, in order.

    An article without a name belongs to the instrument named before it in the same sentence,
    else to `default`; without either it is left out. Enumerations and ranges are spelled out.

    >>> [str(m.citation) for m in citations_in("依据条例第十四条至第十六条、第三十六条第（三）项")]
    ['《条例》第十四条', '《条例》第十五条', '《条例》第十六条', '《条例》第三十六条第（三）项']
    """
    return tuple(_mentions(text, default))
