"""A piece as it is printed: its text and tables, taken out of its page."""

from __future__ import annotations

from mingtang.documents.open import read
from mingtang.documents.raw import Block, Paragraph, Place, UnreadableDocument
from mingtang.rendering.notices import Notice
from mingtang_office.channels.models import Piece


def blocks_of(piece: Piece) -> tuple[Block, ...]:
    """What a page of text and tables says; the summary where there is nothing to read in it."""
    page = f'<!doctype html><html lang="zh"><meta charset="utf-8"><body>{piece.html}</body></html>'
    try:
        return read(page.encode(), "page.html").blocks
    except UnreadableDocument:
        lines = (piece.summary or piece.title).splitlines()
        return tuple(Paragraph(line, Place(paragraph=n)) for n, line in enumerate(lines, 1))


def notice_of(piece: Piece, lead: str = "") -> Notice:
    return Notice(
        title=piece.title,
        organ=piece.organ,
        dated=piece.dated,
        blocks=blocks_of(piece),
        number=piece.number,
        until=piece.until,
        found_at=piece.address,
        attachments=tuple(each["name"] for each in piece.attachments),
        lead=lead,
    )
