"""Walks a parsed page without recursion and hands its paragraphs and tables to the composer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from mingtang.documents.composition import Composer
from mingtang.documents.readers.html_tables import data_table
from mingtang.documents.readers.html_text import (
    BLOCKS,
    HEADINGS,
    UNSHOWN,
    ListNumerals,
    collapse,
    has_numeral,
)

_LISTS = frozenset({"ol", "ul", "li"})
# Lines of the page around an article: print and close buttons, sharing, the path to the page.
_BUTTONS = re.compile(
    r"(?:[\s|｜\[\]【】()（）A\-+:：]|打印(?:本页|此页|文章)?|关闭(?:本页|窗口|页面)?|字体|字号|大|中|小|"
    r"收藏|返回(?:顶部|上页|列表)?|我要纠错|分享(?:到|至)?|下载|语音播报|无障碍(?:阅读|浏览)?|"
    r"微信|微博|QQ空间|朋友圈|扫一扫在手机打开当前页)+"
)
_PATH = re.compile(
    r"(?:您?(?:现在|当前)?(?:所在)?的?位置(?:是)?|(?:上|下)一[篇条])\s*[:：].{0,120}"
)


def write_blocks(root: _Element, composer: Composer, line: int | None = None) -> None:
    """Add what `root` shows, in order: paragraphs by block elements and <br>, data tables as grids.

    `line` is where the markup stands in a text file that embeds it.
    """
    writer = _Writer(composer, line)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if not writer.start(element):
                walk.skip_subtree()
        else:
            writer.end(element, is_root=element is root)
    writer.flush()


class _Writer:
    def __init__(self, composer: Composer, line: int | None) -> None:
        self._composer = composer
        self._line = line
        self._pieces: list[str] = []
        self._level: int | None = None
        self._preformatted = 0
        self._lists = ListNumerals()
        self._numeral = ""

    def start(self, element: _Element) -> bool:
        """Take in an opening tag; False where what it holds is not to be walked."""
        tag = element.tag
        if tag in UNSHOWN:
            return False
        if tag in BLOCKS:
            self.flush()
        if tag == "table":
            table = data_table(element)
            if table is not None:
                self._composer.paragraph(table.caption, number=self._line)
                self._composer.grid(table.slots)
                return False
        self._level = HEADINGS.get(tag, self._level)
        self._preformatted += tag == "pre"
        if tag in _LISTS:
            self._numeral = self._lists.enter(element)
        self._text(element.text)
        return True

    def end(self, element: _Element, *, is_root: bool) -> None:
        if element.tag in BLOCKS:
            self.flush()
        if element.tag in HEADINGS:
            self._level = None
        if element.tag in ("ol", "ul"):
            self._lists.leave()
        self._preformatted -= element.tag == "pre"
        if not is_root:
            self._text(element.tail)

    def flush(self) -> None:
        """End the paragraph under way."""
        text = "".join(self._pieces)
        self._pieces.clear()
        for line in self._lines(text):
            if line and not _is_button(line):
                shown = line if has_numeral(line) else self._numeral + line
                self._numeral = ""
                self._composer.paragraph(shown, level=self._level, number=self._line)

    def _lines(self, text: str) -> Iterator[str]:
        if self._preformatted:
            yield from text.split("\n")
        else:
            yield collapse(text)

    def _text(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)


def _is_button(line: str) -> bool:
    if len(line) > 150 or line.isascii():
        return False
    return _BUTTONS.fullmatch(line) is not None or _PATH.fullmatch(line) is not None
