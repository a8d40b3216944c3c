"""What stands in the margins of every page and belongs to none: page numbers, running heads, feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mingtang.documents.readers.pdf_glyphs import Line
from mingtang.documents.readers.pdf_page import Page

ZONE = 0.14  # share of the page's height, at its top and at its foot, where margins lie
SHARED = 0.6  # share of the pages that carry a running head

_NUMBER = re.compile(
    r"[-—–－_~·•|\s]*(?:第|Page)?\s*\d{1,4}\s*页?"
    r"(?:\s*(?:[/／,，]|of|共)\s*(?:共|总)?\s*\d{1,4}\s*页?)?[-—–－_~·•|\s]*",
    re.IGNORECASE,
)
# What a browser prints over and under a page: date and title, address and page.
_BROWSER = re.compile(
    r"(?:https?|file|about):\S*\s+\d{1,4}/\d{1,4}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s?.{0,4}\d{1,2}:\d\d.*"
)
_BARE = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")


def body(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page without page numbers, running heads and running feet.

    A bare number in the margin is a page number only where it counts along with the pages.
    """
    heads = _running(pages)
    offset = _offset(pages)
    return [
        [
            line
            for line in page.lines
            if not (
                _in_margin(line, page)
                and (_key(line, page) in heads or _is_page_number(line, page, offset))
            )
        ]
        for page in pages
    ]


def _in_margin(line: Line, page: Page) -> bool:
    _, bottom, _, top = page.box
    band = ZONE * (top - bottom)
    return line.middle > top - band or line.middle < bottom + band


def _is_page_number(line: Line, page: Page, offset: int | None) -> bool:
    text = line.text.replace("\t", " ").strip()
    if _NUMBER.fullmatch(text) is None:
        return _BROWSER.fullmatch(text) is not None
    return _BARE.fullmatch(text) is None or (int(text) - page.number) == offset


def _offset(pages: Sequence[Page]) -> int | None:
    """Printed number less place in the file, as most bare numbers in the margins have it."""
    offsets = Counter(
        int(line.text) - page.number
        for page in pages
        for line in page.lines
        if _BARE.fullmatch(line.text) and _in_margin(line, page)
    )
    for offset, count in offsets.most_common(1):
        if count > 1 or (len(pages) <= 2 and offset == 0):
            return offset
    return None


def _key(line: Line, page: Page) -> tuple[str, int]:
    """Text without digits, and height on the page in steps of six points."""
    from_top = page.box[3] - line.middle
    return _DIGITS.sub("#", line.text), round(from_top / 6)


def _running(pages: Sequence[Page]) -> set[tuple[str, int]]:
    if len(pages) < 2:
        return set()
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({_key(line, page) for line in page.lines if _in_margin(line, page)})
    needed = max(2, SHARED * len(pages))
    return {key for key, count in counts.items() if count >= needed}
