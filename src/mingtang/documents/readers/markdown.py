"""Markdown, as converters and language models write it: tables come as often broken as whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mingtang.documents.charset import decode
from mingtang.documents.composition import Composer, Slot
from mingtang.documents.limits import MAX_ROWS, too_complex
from mingtang.documents.raw import Format, Place, RawDocument
from mingtang.documents.readers.html import parse
from mingtang.documents.readers.html_walk import write_blocks
from mingtang.documents.readers.markdown_inline import cells_of, plain
from mingtang.documents.readers.text import lost_message, split_lines

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^#\s]))(.*)")
_CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:-[ \t]*){3,}$|[ \t]*(?:\*[ \t]*){3,}$|[ \t]*(?:_[ \t]*){3,}$")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)[\w-]*[ \t]*$")
_MARKER = re.compile(r"[ \t]*(?:>[ \t]?|[-*•][ \t]+)+")
# One dash alone is a blank value in many a report; only with a colon does it rule a line.
_RULED = r"(?::?-{2,}+:?|:-:?|-:)"
_SEPARATOR = re.compile(rf"[ \t]*+\|?+(?:[ \t]*+{_RULED}[ \t]*+(?:\||$))++[ \t]*+")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)")
_TABLE_START = re.compile(r"<table[\s>]", re.IGNORECASE)
_TABLE_TAG = re.compile(r"<(/?)table[\s>]", re.IGNORECASE)


def read(data: bytes) -> RawDocument:
    """Read Markdown line by line; a paragraph's place is its line in the file.

    Rows of a pipe table keep all their cells, however many the header has; a separator line makes
    the row above it the first of a new grid. HTML tables are read as HTML.
    """
    decoded = decode(data)
    composer = Composer()
    if decoded.lost:
        composer.remark("undecodable_characters", lost_message(decoded.lost))
    _Reader(split_lines(decoded.text), composer).read()
    return composer.document(Format.MARKDOWN)


class _Reader:
    def __init__(self, lines: Sequence[str], composer: Composer) -> None:
        self._lines = [
            composer.cleaned(line, Place(paragraph=n)) for n, line in enumerate(lines, 1)
        ]
        self._composer = composer

    def read(self) -> None:
        at = 0
        while at < len(self._lines):
            if _TABLE_START.search(self._lines[at]):
                stop = self._html_end(at)
                self._html(at, stop)
            else:
                stop = self._pipe_end(at)
                if stop > at:
                    self._pipe_table(at, stop)
                else:
                    self._line(at)
                    stop = at + 1
            at = stop

    def _line(self, at: int) -> None:
        line = self._lines[at]
        if _RULE.match(line) or _FENCE.match(line):
            return
        if _IMAGE.search(line):
            place = Place(paragraph=at + 1)
            self._composer.remark("picture", "此处有图片，图中文字未读入。", place)
            line = _IMAGE.sub("", line)
        heading = _HEADING.match(line)
        if heading:
            text = _CLOSING_MARKS.sub("", heading.group(2))
            self._composer.paragraph(plain(text), level=len(heading.group(1)), number=at + 1)
        else:
            marker = _MARKER.match(line)
            text = line[marker.end() :] if marker else line
            self._composer.paragraph(plain(text), number=at + 1)

    def _html_end(self, at: int) -> int:
        """The line after the one that closes the table opened on line `at`."""
        depth = 0
        for number in range(at, len(self._lines)):
            for tag in _TABLE_TAG.finditer(self._lines[number]):
                depth += -1 if tag.group(1) else 1
            if depth <= 0:
                return number + 1
        return len(self._lines)

    def _html(self, at: int, stop: int) -> None:
        page = parse("\n".join(self._lines[at:stop]))
        if page is not None:
            write_blocks(page, self._composer, at + 1)

    def _pipe_end(self, at: int) -> int:
        """The line after a run of table rows that begins on line `at`; `at` itself if none does."""
        stop = at
        open_rows = self._begins_open_table(at)
        while stop < len(self._lines) and _is_row(self._lines[stop], open_rows):
            stop += 1
        if stop - at > MAX_ROWS:
            raise too_complex(f"一个表格超过{MAX_ROWS}行")
        run = self._lines[at:stop]
        filled = [sum(map(bool, cells_of(line))) for line in run if not _SEPARATOR.fullmatch(line)]
        # A lone row of bars is what an export leaves between cells, not a table.
        return stop if sum(filled) > 1 or len(run) > len(filled) else at

    def _begins_open_table(self, at: int) -> bool:
        """A table without outer bars shows itself only by the separator under its header."""
        below = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        return "|" in self._lines[at] and "|" in below and bool(_SEPARATOR.fullmatch(below))

    def _pipe_table(self, at: int, stop: int) -> None:
        grids: list[list[list[str]]] = [[]]
        for line, below in pairwise([*self._lines[at:stop], ""]):
            if _SEPARATOR.fullmatch(line):
                continue
            if _SEPARATOR.fullmatch(below) and grids[-1]:
                grids.append([])
            grids[-1].append(cells_of(line))
        for rows in grids:
            self._composer.grid(
                Slot(text, row, column)
                for row, texts in enumerate(rows)
                for column, text in enumerate(texts)
            )


def _is_row(line: str, open_rows: bool) -> bool:
    stripped = line.strip()
    if open_rows:
        return "|" in stripped
    return stripped.startswith("|") and stripped.count("|") > 1
