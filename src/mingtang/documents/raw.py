"""What a reader hands over: paragraphs and grids in the order of the page, each with its place.

Readers know formats and nothing of reports; recognition knows reports and nothing of formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    """The format that the bytes turned out to have, whatever the file's name says."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    LEGACY = "legacy"  # doc, wps, rtf: read through LibreOffice
    JSON = "json"


_PLACE = re.compile(
    r"(?:第(?P<page>\d+)页)?(?:第(?P<paragraph>\d+)段)?(?:表(?P<table>\d+))?"
    r"(?:第(?P<row>\d+)行)?(?:第(?P<column>\d+)列)?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source; every number counts from 1 and may be unknown.

    `paragraph` counts paragraphs (lines, for text) over the whole document, `table` counts grids
    over the whole document; `row` and `column` count inside the grid.
    """

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """第2页表1第4行第5列, leaving out what is unknown; `parse` reads it back."""
        parts = (
            ("第{}页", self.page),
            ("第{}段", self.paragraph),
            ("表{}", self.table),
            ("第{}行", self.row),
            ("第{}列", self.column),
        )
        return "".join(form.format(number) for form, number in parts if number is not None)

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place that `str` wrote; an unknown wording gives a place that knows nothing."""
        match = _PLACE.fullmatch(text)
        if match is None:
            return cls()
        return cls(**{name: int(n) if n else None for name, n in match.groupdict().items()})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (one line, for text). `level` is the heading level the source marks, if any."""

    text: str
    at: Place
    level: int | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid. `row` and `column` count from 0 and are those of its upper left corner."""

    text: str
    row: int
    column: int
    at: Place
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as ruled: its cells in reading order, merged cells once. `rows` × `columns` slots."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    at: Place


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader met that the text does not show: a comment, a tracked change, hidden text."""

    code: str
    message: str
    at: Place


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as read: blocks in reading order, and what else the file tells of itself.

    `title` is the title the file's own metadata gives (HTML title, PDF or docx property).
    """

    format: Format
    blocks: tuple[Block, ...]
    title: str | None = None
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def grids(self) -> tuple[Grid, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Grid))


class UnreadableDocument(Exception):
    """A file that cannot be read. The message tells a person what is wrong and what to do next.

    `code` is stable: `empty`, `too_large`, `encrypted`, `scanned`, `corrupt`, `unsupported`,
    `needs_libreoffice`, `too_complex`, `garbled_text`; of a page asked for, `no_such_page`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[str, str]]:
        return type(self), (self.code, self.message)
