"""The statistics table of a free-form report (before the statutory tables of 2019).

Agencies chose its rows; each prints a name, a unit, the figure of the year and often the total of
all years. Run-together figures are split by the sums that the rows' own names announce (其中：1. …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from mingtang.annual.report import Figure, Number
from mingtang.documents.raw import Place
from mingtang.recognition.atoms import parse
from mingtang.recognition.digits import Split, numbers
from mingtang.recognition.digits import readings as splits_of
from mingtang.recognition.flow import Line, RowLine, TextLine
from mingtang.recognition.label_ends import NO_ROWS
from mingtang.recognition.reading import Reading, chunks_of, is_direct
from mingtang.recognition.readings import readings

_HEAD = re.compile(r"指标名称|统计指标|指\s*标|历年累计|计量单位")
_UNITS = ("人次", "万元", "条", "件", "次", "个", "元", "份", "篇", "人", "期", "场", "项")
_NAME = re.compile(
    r"(?:其中\s*[:：]?\s*)?(?:\d+\s*[.．、]\s*|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]、)?(?P<name>.+?)"
    rf"(?P<unit>{'|'.join(_UNITS)})?\s*$",
    re.S,
)
_HEAD_WORDS = re.compile(
    r".*(?:历年累计|累计|统计数|本年度|数量|20\d\d\s*年度?)(?=\s*[\u3400-\u9fff])", re.S
)
_NUMBERED = re.compile(r"(?:其中\s*[:：]?\s*)?(?:\d+\s*[.．、]|[（(]\d+[）)])")
COMBINATIONS = 5_000


@dataclass(slots=True)
class _Row:
    name: str
    unit: str
    part: bool
    raw: str
    at: Place
    options: tuple[Split, ...]


def _head(line: Line) -> re.Match[str] | None:
    """Where the head of the statistics table stands in this line, if it does."""
    row = isinstance(line, RowLine)
    text = "".join(cell.text for cell in line.cells) if isinstance(line, RowLine) else line.text
    heads = {match.group() for match in _HEAD.finditer(text)}
    return _HEAD.search(text) if len(heads) >= 2 or (heads and row) else None


def start(flow: Sequence[Line]) -> int:
    """The index of the line with which the statistics table begins; past the end if there is none."""
    return next((index for index, line in enumerate(flow) if _head(line)), len(flow))


def _table(flow: Sequence[Line]) -> list[Line]:
    first = start(flow)
    if first == len(flow):
        return []
    line, match = flow[first], _head(flow[first])
    if isinstance(line, TextLine) and match is not None:
        return [replace(line, text=line.text[match.start() :]), *flow[first + 1 :]]
    return list(flow[first:])


def _options(reading: Reading, count: int) -> tuple[Split, ...]:
    if reading.exact:
        texts = tuple(atom.text for atom in reading.atoms if not atom.blank)
        return (texts,) if len(texts) == count and all(parse(t) for t in texts) else ()
    chunks = chunks_of(reading)
    return (chunks,) if is_direct(chunks, count) else splits_of(chunks, count)


def _rows(lines: Sequence[Line], count: int) -> Iterator[_Row]:
    for reading in readings(lines, NO_ROWS):
        printed = _HEAD_WORDS.sub("", "".join(reading.printed.split()))
        match = _NAME.fullmatch(printed)
        if match is None or len(match["name"]) > 40 or _HEAD.search(match["name"]):
            continue
        raw = " ".join(atom.text for atom in reading.atoms if not atom.blank)
        options = _options(reading, count)
        part = _NUMBERED.match(printed) is not None
        yield _Row(match["name"], match["unit"] or "", part, raw, reading.at, options)


def _groups(rows: list[_Row]) -> Iterator[tuple[_Row, list[_Row]]]:
    """Each row that others below it break down, with those others."""
    for index, row in enumerate(rows):
        parts = []
        for following in rows[index + 1 :]:
            if not following.part:
                break
            parts.append(following)
        if parts and not row.part:
            yield row, parts


def _settle(rows: list[_Row], count: int) -> None:
    """Keep, of a total and its parts, only the readings that add up in every column; when just one
    does, the figures are certain."""
    for total, parts in _groups(rows):
        family = [total, *parts]
        ways = 1
        for row in family:
            ways *= len(row.options)
        if not 1 < ways <= COMBINATIONS:
            continue
        fitting = []
        for combination in product(*(row.options for row in family)):
            values = [numbers(split) for split in combination]
            if all(values) and _adds_up([v for v in values if v], count):
                fitting.append(combination)
        if len(fitting) == 1:
            for row, split in zip(family, fitting[0], strict=True):
                row.options = (split,)


def _adds_up(values: list[tuple[int, ...]], count: int) -> bool:
    year_and_all = all(v[0] <= v[-1] for v in values)
    return year_and_all and all(
        sum(part[i] for part in values[1:]) == values[0][i] for i in range(count)
    )


def _number(text: str) -> Number | None:
    parsed = parse(text)
    return None if parsed is None else parsed[0]


def read(flow: Sequence[Line]) -> tuple[Figure, ...]:
    """The figures of the statistics table, in order; a figure that cannot be told is None."""
    lines = _table(flow)
    if not lines:
        return ()
    head = "".join(
        line.text[:60] if isinstance(line, TextLine) else line.squashed for line in lines[:6]
    )
    count = 2 if "累计" in head else 1
    rows = list(_rows(lines, count))
    _settle(rows, count)
    figures = []
    for row in rows:
        split = row.options[0] if len(row.options) == 1 else None
        value = _number(split[0]) if split else None
        cumulative = _number(split[1]) if split and count == 2 else None
        figures.append(Figure(row.name, row.unit, value, cumulative, row.raw, row.at))
    return tuple(figures)
