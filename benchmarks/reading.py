"""Reading and auditing one document, against tools that only take its text or its tables out."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pypdfium2
from markitdown import MarkItDown

import mingtang
from benchmarks.timing import Line, best_of
from mingtang.documents.open import read as read_document
from mingtang.rendering.render import render
from tests.factories.layouts import lay_out
from tests.factories.random_reports import random_report

TURNS = 5
PUBLISHED = Path(__file__).parents[2] / "shared" / "reports"


def _ours(data: bytes) -> None:
    mingtang.audit(mingtang.read(data))


def _bare_text(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_bounded()
    document.close()


def _plumbed_tables(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()


def _pdf(name: str, data: bytes) -> list[Line]:
    ours, text, tables = best_of(
        TURNS, lambda: _ours(data), lambda: _bare_text(data), lambda: _plumbed_tables(data)
    )
    return [
        Line(
            f"{name}: read and audit / bare text of pypdfium2",
            f"{ours / text:.1f} x  ({ours * 1000:.0f} ms)",
            "<= 6 x",
            ours / text <= 6,
        ),
        Line(
            f"{name}: tables of pdfplumber / read and audit",
            f"{tables / ours:.1f} x",
            ">= 6 x",
            tables / ours >= 6,
        ),
    ]


def pdf_lines() -> list[Line]:
    """A PDF of our own rendering, and a published one where the folder is there."""
    lines = _pdf("composed PDF", render(random_report(3, edition_code="2021"), "pdf"))
    published = PUBLISHED / "hongze_2023.pdf"
    return lines + (_pdf("published PDF", published.read_bytes()) if published.exists() else [])


def _html(name: str, data: bytes) -> list[Line]:
    converter = MarkItDown()
    whole, opened, theirs = best_of(
        TURNS,
        lambda: _ours(data),
        lambda: read_document(data),
        lambda: converter.convert_stream(io.BytesIO(data), file_extension=".html"),
    )
    return [
        Line(
            f"{name}: markitdown / {what}",
            f"{theirs / ours:.1f} x  ({ours * 1000:.0f} ms)",
            ">= 5 x",
            theirs / ours >= 5,
        )
        for what, ours in (("reading its text and tables", opened), ("read and audit", whole))
    ]


def html_lines() -> list[Line]:
    """A Word-filtered page of ours, and a published page where the folder is there."""
    lines = _html("composed page", lay_out(random_report(3), "html_word_filtered", 3).data)
    published = PUBLISHED / "shanghai_office_2019.html"
    return lines + (_html("published page", published.read_bytes()) if published.exists() else [])
