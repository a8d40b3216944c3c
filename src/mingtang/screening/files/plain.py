"""Web pages, plain text, Markdown, JSON and tables of comma-separated values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from mingtang.documents.charset import decode
from mingtang.documents.open import read
from mingtang.documents.raw import UnreadableDocument
from mingtang.screening.files.grids import document_pieces
from mingtang.screening.files.residue import residue
from mingtang.screening.files.word import WHY
from mingtang.screening.hits import unreadable
from mingtang.screening.pieces import Piece, table

_DELIMITED = re.compile(r"\.(?:csv|tsv)$", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\ufffd]")
_FEW = 2
"""Signs that no text holds: with more of them it is a damaged file of another kind."""

_PDF = re.compile(rb"\bendobj\b(?s:.)*%%EOF")
"""A PDF that lost its first line is no text."""

_LONGEST_FIELD = 1_000_000


def pieces_of(at: str, data: bytes, name: str) -> Iterator[Piece]:
    """The pieces of a text file; of a web page also its comments, attributes and scripts."""
    if is_garbled(decode(data).text) or _PDF.search(data):
        yield unreadable(at, WHY["corrupt"])
        yield from residue(f"{at}（文件内部）", data)
        return
    if _DELIMITED.search(name):
        yield from _delimited(at, data)
        return
    try:
        yield from document_pieces(at, read(data, name))
    except UnreadableDocument as error:
        yield unreadable(at, WHY.get(error.code, "文件已损坏"))
    yield from residue(f"{at}（源代码）", data)


def is_garbled(text: str) -> bool:
    """Whether signs stand in a text that no text holds: nobody can tell what it says.

    >>> is_garbled("QvOYQ\\x1f\\x00\\x02"), is_garbled("第一段\\n第二段")
    (True, False)
    """
    return len(_CONTROLS.findall(text)) > _FEW


def _delimited(at: str, data: bytes) -> Iterator[Piece]:
    text = decode(data).text
    delimiter = "\t" if text[:4096].count("\t") > text[:4096].count(",") else ","
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        yield unreadable(at, "表格的分隔不规范")
        return
    yield table(f"{at}第1张表", rows)
