"""Word documents: a draft of what is shown, marks over it, a new file from what is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mingtang.redaction.folding import BAR
from mingtang.redaction.losses import Losses
from mingtang.redaction.made import Made, check_areas, covered_whole, refuse_unseen
from mingtang.redaction.marks import AreaMark, Mark
from mingtang.redaction.outcome import Examined, Figure, Hit
from mingtang.redaction.pictures import packed, paint
from mingtang.redaction.withholding import Cover, cover
from mingtang.redaction.word.document import draft, flows, passages
from mingtang.redaction.word.model import Draft, Paragraph, Piece, Span
from mingtang.redaction.word.writing import write

EXTENSION = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNIT = "第张图片"


def examine(data: bytes, marks: Sequence[Mark]) -> Examined:
    """What the document shows, and what the marks would take from it."""
    losses = Losses()
    document = draft(data, losses)
    check_areas(marks, len(document.pictures), _UNIT)
    flow = passages(document)
    covered = cover(flow, marks)
    return Examined(
        passages=tuple(passage for each in flow for passage in each),
        figures=tuple(
            Figure(picture.number, picture.at, *packed(picture.image, lossy=picture.lossy))
            for picture in document.pictures
        ),
        pages=0,
        to_be_viewed=frozenset(range(1, len(document.pictures) + 1)) - covered_whole(marks),
        dropped=losses.entries(),
        hits=(*covered.hits, *_area_hits(marks)),
    )


def make(data: bytes, marks: Sequence[Mark], viewed: Collection[int]) -> Made:
    """The new document. Raises `RedactionRefused`."""
    losses = Losses()
    document = draft(data, losses)
    check_areas(marks, len(document.pictures), _UNIT)
    pictures = set(range(1, len(document.pictures) + 1))
    refuse_unseen(pictures - covered_whole(marks) - set(viewed), _UNIT, "尚未经人查看")
    flow = passages(document)
    covered = cover(flow, marks)
    hits = (*covered.hits, *_area_hits(marks))
    before = tuple(passage for each in flow for passage in each)
    withhold(document, covered)
    for picture in document.pictures:
        areas = [mark.box for mark in marks if isinstance(mark, AreaMark)]
        paint(picture.image, [box for box in areas if box.page == picture.number])
    return Made(write(document), hits, losses.entries(), before)


def withhold(document: Draft, covered: Cover) -> None:
    """Takes the covered characters out of the draft; a bar stands where they stood."""
    for flow in flows(document):
        for paragraph in flow:
            spans = covered.of(paragraph.at) if paragraph.at else []
            if spans:
                paragraph.pieces = _without(paragraph, spans)


def _without(paragraph: Paragraph, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    kept: list[Piece] = []
    at = 0
    for piece in paragraph.pieces:
        if not isinstance(piece, Span):
            kept.append(piece)
            continue
        end = at + len(piece.text)
        here = at
        for start, stop in spans:
            if stop <= here or start >= end:
                continue
            if here < start:
                kept.append(Span(piece.text[here - at : start - at], piece.look))
            if start >= at:  # a span that began in an earlier piece has its bar there
                kept.append(Span(BAR, piece.look))
            here = min(stop, end)
        if here < end:
            kept.append(Span(piece.text[here - at :], piece.look))
        at = end
    return kept


def _area_hits(marks: Sequence[Mark]) -> list[Hit]:
    return [
        Hit(number, f"图片{mark.box.page}")
        for number, mark in enumerate(marks)
        if isinstance(mark, AreaMark)
    ]
