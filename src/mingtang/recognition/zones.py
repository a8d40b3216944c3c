"""Which lines belong to which statutory table, and which are narrative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES, editions
from mingtang.recognition.atoms import is_value, parse
from mingtang.recognition.flow import Line, RowLine, TextLine
from mingtang.recognition.outline import Heading
from mingtang.recognition.spelling import has_letters, squash

_ANCHORS = {
    PROACTIVE: ("第二十条第一项", "第二十条第五项", "第二十条第六项", "第二十条第八项"),
    APPLICATIONS: ("本列数据的勾稽关系", "申请人情况", "本年新收政府信息公开申请"),
    REMEDIES: ("结果维持", "未经复议直接起诉", "复议后起诉"),
}
_HEADS = {REMEDIES: ("行政复议", "行政复议行政诉讼", "行政诉讼")}
_SHORT = 26
_REMEDY_CELLS = 15
_ROW = re.compile(r"(?:[\s|]+[\d,.+\-/]+){3,}[\s|]*$")  # a line that ends in cells
_RUNS = re.compile(r"(?<=[\u3400-\u9fff])\d{15,}")
LONGEST_ROW = 90


@dataclass(slots=True)
class Zones:
    """Lines of each table, and the lines of narrative with their index in the flow."""

    tables: dict[str, list[Line]] = field(default_factory=dict)
    narrative: list[tuple[int, TextLine]] = field(default_factory=list)


@cache
def _all_labels() -> str:
    words: list[str] = []
    for edition in editions().values():
        form = edition.applications
        if form is not None:
            words += [form.note, *(row.label for row in form.rows)]
        words += [w for item in edition.proactive for r in item.rows for w in r.wordings]
        words += [w for item in edition.proactive for c in item.columns for w in c.wordings]
    return "｜".join(dict.fromkeys(squash(word) for word in words))


def _is_label(squashed: str) -> bool:
    letters = "".join(letter for letter in squashed if not letter.isascii())
    return bool(letters) and fuzz.partial_ratio(letters, _all_labels()) >= 82


def _is_prose(line: TextLine) -> bool:
    """A sentence of the narrative, as against a label or figures of a table."""
    text = line.text
    squashed = squash(text)
    if len(squashed) < 8 or _starts_table(squashed) or _ROW.search(text):
        return False
    if not any(mark in text for mark in "。；！？"):
        if len(squashed) < _SHORT or not any(mark in text for mark in "，：,"):
            return False
        return not _is_label(squashed)
    return len(squashed) >= LONGEST_ROW or not _is_label(squashed)


def _starts_table(squashed: str) -> bool:
    """Whether a text line opens a table: the anchor stands at its beginning, not in a sentence."""
    front = squashed[:LONGEST_ROW]
    return front.startswith(
        (
            *_ANCHORS[PROACTIVE],
            "本列数据的勾稽",
            "申请人情况",
            "一本年新收政府信息公开申请",
            "行政复议行政诉讼",
            "行政复议结果维持",
            "行政复议未经复议",
        )
    )


def _anchored(line: Line, state: str | None) -> str | None:
    """The table that begins (or goes on) with this line, if the line says so."""
    if isinstance(line, TextLine) and "。" in line.text:
        sentence = squash(line.text)
        return _first_anchor(sentence[:LONGEST_ROW]) if _starts_table(sentence) else None
    squashed = line.squashed if isinstance(line, RowLine) else squash(line.text)
    found = _first_anchor(squashed)
    if found is None and isinstance(line, RowLine) and squashed.startswith("信息内容"):
        return PROACTIVE
    if found is None and state != REMEDIES and squashed in _HEADS[REMEDIES]:
        return REMEDIES
    return found


def _first_anchor(squashed: str) -> str | None:
    for table, anchors in _ANCHORS.items():
        if any(anchor in squashed for anchor in anchors):
            return table
    return None


def _figures(line: Line) -> int:
    """How many cells for figures a line of table four may hold, at most."""
    if isinstance(line, RowLine):
        return sum(len(cell.text.split()) for cell in line.cells if is_value(cell.text))
    chunks = [piece for piece in re.split(r"[\s|]+", line.text) if is_value(piece) and piece]
    return sum(1 if parse(piece) is not None else len(piece) for piece in chunks) or sum(
        map(len, _RUNS.findall(line.text))
    )


def divide(flow: Sequence[Line], headings: Sequence[Heading]) -> Zones:
    """Sort the lines of a report into its tables and its narrative. Headings belong to neither."""
    zones = Zones({PROACTIVE: [], APPLICATIONS: [], REMEDIES: []})
    begins = {heading.index: heading for heading in headings}
    state: str | None = None
    figures = 0
    for index, whole in enumerate(flow):
        line = whole
        if index in begins:
            state = None
            if not begins[index].rest:
                continue
            line = TextLine(begins[index].rest, whole.at)
        anchor = _anchored(line, state)
        prose = isinstance(line, TextLine) and _is_prose(line)
        if anchor is not None and not prose:
            state = anchor
        elif prose or (state == REMEDIES and figures >= _REMEDY_CELLS and not _figures(line)):
            state = None
        if state is None:
            told = as_text(line)
            if has_letters(told.text):
                zones.narrative.append((index, told))
            continue
        figures += _figures(line) if state == REMEDIES else 0
        zones.tables[state].append(line)
    return zones


def as_text(line: Line) -> TextLine:
    """The line as text; the cells of a row parted by tabs."""
    if isinstance(line, TextLine):
        return line
    text = "\t".join(cell.text.replace("\n", "") for cell in line.cells)
    return TextLine(text.strip(), line.at)
