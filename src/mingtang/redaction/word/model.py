"""What of a Word document can be carried over: there is no place here for anything else."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image


@dataclass(frozen=True, slots=True)
class Look:
    """Formatting of a run; `size` in half points, `font` one of those known."""

    font: str | None = None
    size: int | None = None
    colour: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    script: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Formatting of a paragraph; measures as Word counts them (twentieths of a point, hundredths of a
    character), `level` the heading level from 1."""

    level: int | None = None
    align: str | None = None
    indents: tuple[tuple[str, int], ...] = ()
    spacing: tuple[tuple[str, int], ...] = ()
    rule: str | None = None
    breaks_before: bool = False
    keeps_next: bool = False


@dataclass(slots=True)
class Span:
    """Text of one look; a line break is \n, a tab \t, a page break \f."""

    text: str
    look: Look = field(default_factory=Look)


@dataclass(slots=True)
class Picture:
    """Pixels, and the size at which they are shown (EMU)."""

    number: int
    at: str
    image: Image.Image
    lossy: bool
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Counter:
    """PAGE or NUMPAGES: the only fields that are written again."""

    code: str


Piece = Span | Picture | Counter


@dataclass(slots=True)
class Paragraph:
    """`at` is "" for a paragraph without text, which cannot be marked."""

    at: str = ""
    pieces: list[Piece] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces if isinstance(piece, Span))


@dataclass(slots=True)
class Cell:
    """A cell; `merge` is "restart" or "continue" where cells of several rows are one."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    width: int | None = None
    merge: str | None = None
    align: str | None = None


@dataclass(slots=True)
class Row:
    cells: list[Cell] = field(default_factory=list)
    skipped: int = 0
    is_header: bool = False


@dataclass(slots=True)
class Table:
    """`widths` of its columns in twentieths of a point; `ruled` where any line is drawn."""

    widths: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ruled: bool = True
    align: str | None = None


@dataclass(slots=True)
class Section:
    """A page's size and margins, and its headers and footers: (kind, type) → paragraphs."""

    measures: dict[str, dict[str, str]] = field(default_factory=dict)
    stories: dict[tuple[str, str], list[Paragraph]] = field(default_factory=dict)
    has_title_page: bool = False


Block = Paragraph | Table | Section


@dataclass(slots=True)
class Draft:
    """The document as it is shown: the body with its sections, the notes at the end of it."""

    blocks: list[Block] = field(default_factory=list)
    facing_pages: bool = False
    pictures: list[Picture] = field(default_factory=list)
