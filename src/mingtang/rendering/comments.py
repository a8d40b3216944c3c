"""What is written into the margin of a rendered report, and where it would like to stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a report, made by somebody who signs it.

    It stands at the first of `cells` that the form prints (`applications/total/total`, or the
    address of a row, `applications/total`, for its first figure); else at the words of `quote`,
    those in section `section` first; else at the heading of that section; else at the title.
    White space does not count when the words are looked for. A new line in `text` starts a paragraph.
    """

    text: str
    author: str
    initials: str = ""
    cells: tuple[str, ...] = ()
    quote: str | None = None
    section: int | None = None
