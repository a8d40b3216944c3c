"""Lines and tables of all pages → paragraphs and tables in reading order.

Published reports are set in two ways: with a first line indented by two characters, or as a web
page with space between paragraphs. Which of the two a document uses decides how its lines join.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from mingtang.documents.readers.pdf_glyphs import Line, joint
from mingtang.documents.readers.pdf_page import Page
from mingtang.documents.readers.pdf_tables import Table

_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,2}[.．、](?!\d)|附[件表注]?[:：])"
)
_CLOSING = frozenset("。！？；：.!?;”）")
_SENTENCE_END = frozenset("。！？!?")


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph, the page (from 1) on which it starts, and its lines with the page of each."""

    text: str
    page: int
    lines: tuple[tuple[int, Line], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """One table and the page (from 1) on which it stands."""

    table: Table
    page: int


@dataclass(frozen=True, slots=True)
class Measure:
    """How the body of a document is set, in points: its margins, size, leading and indenting."""

    left: float
    right: float
    em: float
    leading: float
    indents: bool


def flow(pages: Sequence[Page], bodies: Sequence[Sequence[Line]]) -> list[Text | Placed]:
    """Paragraphs and tables in reading order; a paragraph may run on over the foot of a page."""
    measure = _measure(bodies)
    blocks: list[Text | Placed] = []
    last: tuple[Line, Measure, int] | None = None
    for page, body in zip(pages, bodies, strict=True):
        here = _page_measure(body, measure)
        for item in _in_order(page, body):
            if isinstance(item, Table):
                blocks.append(Placed(item, page.number))
                last = None
                continue
            before = blocks[-1] if blocks else None
            if (
                last is not None
                and isinstance(before, Text)
                and _goes_on(last, item, here, page.number)
            ):
                glue = joint(last[0], item, last[1].right)
                printed = (*before.lines, (page.number, item))
                blocks[-1] = Text(before.text + glue + item.text, before.page, printed)
            else:
                blocks.append(Text(item.text, page.number, ((page.number, item),)))
            last = (item, here, page.number)
    return blocks


def _in_order(page: Page, body: Sequence[Line]) -> Iterator[Line | Table]:
    items: list[tuple[float, Line | Table]] = [(line.middle, line) for line in body]
    items += [(table.box[3], table) for table in page.tables]
    items.sort(key=lambda item: -item[0])
    return (item for _, item in items)


def _measure(bodies: Sequence[Sequence[Line]]) -> Measure:
    long = [line for body in bodies for line in body if len(line.text) > 12]
    if not long:
        return Measure(0.0, inf, 12.0, 20.0, False)
    em = median(line.height for line in long)
    left = min(_frequent([line.left for line in long], em))
    right = max(_frequent([line.right for line in long], em))
    steps = [
        one.middle - two.middle
        for body in bodies
        for one, two in pairwise(body)
        if 0 < one.middle - two.middle < 4 * em and len(one.text) > 12
    ]
    leading = _lower_third(steps) if steps else 1.6 * em
    indented = sum(1 for line in long if 1.2 * em < line.left - left < 2.8 * em)
    return Measure(left, right, em, leading, indented >= max(1, len(long) // 25))


def _lower_third(values: list[float]) -> float:
    return sorted(values)[len(values) // 3]


def _frequent(values: list[float], em: float) -> list[float]:
    """The values that have a neighbour within half an em: a margin is where lines meet."""
    values = sorted(values)
    gaps = [em, *(two - one for one, two in pairwise(values)), em]
    near = [
        value for value, *sides in zip(values, gaps, gaps[1:], strict=False) if min(sides) < em / 2
    ]
    return near or values


def _page_measure(body: Sequence[Line], whole: Measure) -> Measure:
    """The page's own margins where it has the lines to show them: odd and even pages may differ."""
    long = [line for line in body if len(line.text) > 12]
    full = [line for line in long if line.right - line.left > 0.8 * (whole.right - whole.left)]
    if len(full) < 5:
        return whole
    left = min(_frequent([line.left for line in full], whole.em))
    right = max(_frequent([line.right for line in full], whole.em))
    return Measure(left, right, whole.em, whole.leading, whole.indents)


def _goes_on(before: tuple[Line, Measure, int], line: Line, here: Measure, page: int) -> bool:
    """Whether `line` continues the paragraph that `before` belongs to."""
    last, there, last_page = before
    step = last.middle - line.middle if page == last_page else None
    if step is not None and _is_title(last, line, there):
        return True
    if not _may_join(last, line, there, step):
        return False
    if there.indents:
        return line.left - here.left < 1.2 * there.em
    if _HEADING.match(line.text):
        return False
    if step is not None and last.text[-1] in _SENTENCE_END:
        return step <= 1.12 * there.leading
    return step is not None or last.text[-1] not in _CLOSING


def _is_title(last: Line, line: Line, measure: Measure) -> bool:
    """Whether a centred title in large letters, too long for one line, goes on in `line`."""
    return (
        last.height > 1.15 * measure.em
        and abs(line.height - last.height) < 0.05 * last.height
        and last.middle - line.middle < 2.2 * last.height
        and measure.right - last.right < 1.9 * last.height
        and _is_centred(line, measure)
    )


def _may_join(last: Line, line: Line, measure: Measure, step: float | None) -> bool:
    """Same size, no columns, no gap between the lines, and the upper one full."""
    return (
        "\t" not in last.text
        and "\t" not in line.text
        and 0.75 * last.height < line.height < 1.33 * last.height
        and (step is None or step <= 1.4 * measure.leading + 0.3 * measure.em)
        and _is_full(last, line, measure)
        and not _is_centred(last, measure)
    )


def _is_full(last: Line, line: Line, measure: Measure) -> bool:
    """Whether `last` left no room for the first word of `line`."""
    room = measure.right - last.right
    if room < 1.9 * measure.em:
        return True
    word = re.match(r"[!-~]+", line.text)
    return word is not None and room < 0.62 * measure.em * len(word.group())


def _is_centred(line: Line, measure: Measure) -> bool:
    left, right = line.left - measure.left, measure.right - line.right
    return left > measure.em and right > measure.em and abs(left - right) < measure.em
