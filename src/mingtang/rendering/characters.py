"""What of a text may be printed, and how wide it is."""

from __future__ import annotations

import math
import re
import unicodedata

# What XML 1.0 (production 2, Char) cannot hold or discourages: docx, xlsx and a page would be
# unreadable with it; none of it is text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
# Where a title may be broken so that each line keeps its sense (GB/T 9704 7.3.1).
_TITLE_BREAK = re.compile(
    "(?<=年)|(?<=政府信息公开)|(?<=工作)|(?<=局)|(?<=政府)(?!信息)|(?<=委员会)|(?<=办公室)"
)
# Less than a character, so that the next one does not fit; figures may be set a little wide.
_TITLE_SLACK = 0.9


def printable(text: str) -> str:
    r"""The text without the characters that no document can hold, its line ends as \n."""
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text))


def width(text: str) -> float:
    """Width in full-width characters: an East Asian character counts 1, any other one half.

    >>> width("2024年1月"), width("云江县教育局")
    (4.5, 6.0)
    """
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def title_width(title: str, line: float) -> float:
    """The width in characters to which a title is set, so that it breaks where the sense does.

    A title that fits on a line of `line` characters keeps the whole line; of the places to break
    the one that makes the two lines most alike, the upper one the longer, is taken.

    >>> title_width("江临市人民政府2023年政府信息公开工作年度报告", 20)
    16.9
    """
    whole = width(title)
    if whole <= line:
        return line
    heads = (width(title[: match.start()]) for match in _TITLE_BREAK.finditer(title))
    fitting = [head for head in heads if whole / 2 <= head <= line - _TITLE_SLACK]
    return min(fitting) + _TITLE_SLACK if fitting else line


def balanced(text: str, line: float) -> float:
    """The width in characters to which a short label is set so that its lines are alike.

    >>> balanced("商业企业", 3.2), balanced("社会公益组织", 3.2), balanced("总计", 3.2)
    (2.0, 3.0, 3.2)
    """
    whole = width(text)
    if whole <= line or "\n" in text or line < 1:
        return line
    lines = math.ceil(whole / math.floor(line))
    return float(min(math.ceil(whole / lines), math.floor(line)))
