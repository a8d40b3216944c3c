"""Papers that go through the hands of the demonstration's offices: small files, invented throughout."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

import docx

from mingtang.rendering.archive import timeless
from mingtang.rendering.letters import Line, Sheet, letter_pdf
from mingtang_office.ui.files import Incoming

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def note(name: str, *paragraphs: str) -> Incoming:
    """A sheet of paper that is filed in the case: plain text."""
    data = "\n".join((name, "", *paragraphs)).encode()
    return Incoming(f"{name}.txt", data, "text/plain")


def word(title: str, paragraphs: tuple[str, ...]) -> Incoming:
    """A document as a section keeps it."""
    return Incoming(f"{title}.docx", _word(title, paragraphs), _DOCX)


def printed(organ: str, title: str, paragraphs: tuple[str, ...], dated: date) -> Incoming:
    """A document as it was issued, in PDF."""
    return Incoming(f"{title}.pdf", _printed(organ, title, paragraphs, dated), "application/pdf")


@cache
def _word(title: str, paragraphs: tuple[str, ...]) -> bytes:
    document = docx.Document()
    document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    made = io.BytesIO()
    document.save(made)
    return timeless(made.getvalue())


@cache
def _printed(organ: str, title: str, paragraphs: tuple[str, ...], dated: date) -> bytes:
    lines = tuple(Line.of(paragraph) for paragraph in paragraphs)
    return letter_pdf(Sheet(organ, title, "", lines, organ, dated=dated))
