"""The text of HTML elements as a browser would lay it out."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import XPath, _Element

UNSHOWN = frozenset(
    """head script style noscript template svg iframe object embed video audio canvas map select
    input button textarea math""".split()  # noqa: SIM905
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav
    ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)

_SPACE = re.compile(r"[ \t\n\r\f]+")
_STRING = XPath("string()", smart_strings=False)
_ODD_SPACE = re.compile(r"[\t\n\r\f]|  ")
# A line end of the source between two Chinese characters is no space (CSS Text 3, 4.1.2).
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_BROKEN_LINE = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\n\r]\s*(?=[{_WIDE}])")
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*[（(]?[0-9０-９一二三四五六七八九十①-⑳]")
_DIGITS = "〇一二三四五六七八九"
# Ordered lists of the UEditor, which most government sites use: the numeral is in the style sheet.
_EDITOR_STYLES = {
    "custom_num": "{arabic}.",
    "custom_num1": "{arabic})",
    "custom_num2": "({arabic})",
    "custom_cn": "{chinese}、",
    "custom_cn1": "{chinese})",
    "custom_cn2": "({chinese})",
}


def collapse(text: str) -> str:
    """White space run together as a browser does; no-break and ideographic spaces stay."""
    if _ODD_SPACE.search(text) is not None:
        text = _SPACE.sub(" ", _BROKEN_LINE.sub("", text))
    return text.strip()


def text_content(element: _Element) -> str:
    """All text within an element, shown or not, as it stands in the source."""
    return str(_STRING(element))


def lines_of(root: _Element) -> str:
    """The text below `root`, one line a block or <br>, as it stands in a table cell."""
    if not len(root):
        return collapse(root.text or "")
    lines: list[str] = []
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS and pieces:
            lines.append(collapse("".join(pieces)))
            pieces.clear()
        if event == "end":
            text = None if element is root else element.tail
        elif element.tag in UNSHOWN:
            text = None
            walk.skip_subtree()
        else:
            text = element.text
        if text:
            pieces.append(text)
    lines.append(collapse("".join(pieces)))
    return "\n".join(line for line in lines if line)


class ListNumerals:
    """The numerals that a browser prints before the items of ordered lists, counted in one walk."""

    def __init__(self) -> None:
        self._open: list[
            tuple[str | None, int]
        ] = []  # of each open list: its form, its next number

    def enter(self, element: _Element) -> str:
        """Take in the opening tag of a list or an item; the numeral that the item is given."""
        if element.tag == "ol":
            self._open.append((_form(element), _first(element)))
        elif element.tag == "ul":
            self._open.append((None, 1))
        elif self._open:
            form, number = self._open[-1]
            self._open[-1] = (form, number + 1)
            if form is not None:
                return form.format(arabic=number, chinese=chinese_numeral(number))
        return ""

    def leave(self) -> None:
        """Take in the closing tag of a list."""
        self._open.pop()


def has_numeral(text: str) -> bool:
    """Whether a text begins with a numeral of its own; the list's style sheet then hides the other."""
    return _NUMBERED.match(text) is not None


def _form(element: _Element) -> str | None:
    if _UNNUMBERED.search(element.get("style") or ""):
        return None
    styles = (_EDITOR_STYLES.get(name) for name in (element.get("class") or "").split()[:20])
    return next((style for style in styles if style), "{arabic}. ")


def _first(element: _Element) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isascii() and start.isdecimal() and len(start) < 4 else 1


def chinese_numeral(number: int) -> str:
    """1 → 一, 12 → 十二, 30 → 三十; only below one hundred, as headings are numbered."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
