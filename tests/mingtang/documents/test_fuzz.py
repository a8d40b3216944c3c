"""Whatever the bytes: a document or a courteous refusal, soon, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.documents.open import read
from mingtang.documents.raw import Format, RawDocument, UnreadableDocument
from mingtang.documents.readers import docx, html, markdown, text, xlsx
from mingtang.documents.sniffing import sniff
from tests.mingtang.documents.building import cells, p, tbl, tc, word, workbook, zipped

CODES = {
    *("empty", "too_large", "encrypted", "scanned", "corrupt", "unsupported"),
    *("needs_libreoffice", "too_complex", "garbled_text"),
}
TABLE = "<table><tr><td rowspan=2>甲<td colspan=2>1</tr><tr><td>2<td>3</table>"
VALID = {
    "text": "一、总体情况\n\t信息\n\t件数\n\n\t规章\n\t0\n\n\n甲\t1\n乙\t2\n".encode("gbk"),
    "markdown": f"# 报告\n| 甲 | **1** |\n|---|---|\n| 乙 | 2 |\n{TABLE}\n".encode(),
    "html": f"<html><head><meta charset=gbk></head><body><ol><li>文{TABLE}</body>".encode("gbk"),
    "docx": word(p("一、总体情况") + tbl(tc("甲") + tc("1"), tc("乙", "<w:vMerge/>") + tc("2"))),
    "xlsx": workbook(
        cells(("甲", "1"), ("乙", "2")) + '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    ),
    "archive": b"MIME-Version: 1.0\nContent-Type: text/html; charset=gbk\n\n<p>\xce\xc4</p>",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(16)
    + b"\x3e\x00\x03\x00\xfe\xff"
    + bytes(600),
}
SOON = settings(
    deadline=timedelta(seconds=10), max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
edits = st.lists(st.tuples(st.integers(0), st.binary(max_size=6), st.integers(0, 40)), max_size=6)


def _tried(reader: Callable[[bytes], RawDocument], data: bytes) -> RawDocument | UnreadableDocument:
    try:
        return reader(data)
    except UnreadableDocument as error:
        return error


def _check(outcome: RawDocument | UnreadableDocument) -> None:
    if isinstance(outcome, RawDocument):
        assert outcome.blocks
    else:
        assert outcome.code in CODES
        assert outcome.message.endswith("。")


def _is_for_libreoffice(data: bytes) -> bool:
    """Its turn is tested elsewhere: a start of it for every example would test LibreOffice."""
    try:
        return sniff(data) is Format.LEGACY
    except UnreadableDocument:
        return False


def _outcome(data: bytes, name: str = "") -> None:
    if not _is_for_libreoffice(data):
        _check(_tried(partial(read, name=name), data))


def _edited(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    for place, added, removed in changes:
        at = place % (len(data) + 1)
        data = data[:at] + added + data[at + removed :]
    return data


@SOON
@given(st.binary(max_size=2000), st.sampled_from(["", "a.md", "a.txt", "a.docx"]))
def test_random_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    _outcome(data, name)


@pytest.mark.parametrize("kind", VALID)
@SOON
@given(edits)
def test_a_damaged_file_is_read_or_refused(
    kind: str, changes: list[tuple[int, bytes, int]]
) -> None:
    _outcome(_edited(VALID[kind], changes))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@SOON
@given(edits)
def test_a_package_with_damaged_parts_is_read_or_refused(
    kind: str, changes: list[tuple[int, bytes, int]]
) -> None:
    if kind == "docx":
        inside = f'<w:document xmlns:w="urn:w"><w:body>{p("文")}{tbl(tc("甲") + tc("1"))}</w:body></w:document>'
        part = "word/document.xml"
    else:
        inside = f"<worksheet>{cells(('甲', '1'), ('乙', '2'))}</worksheet>"
        part = "xl/worksheets/s0.xml"
    whole = {"xl/workbook.xml": "<workbook/>"} if kind == "xlsx" else {}
    _outcome(zipped({**whole, part: _edited(inside.encode(), changes)}))


@pytest.mark.parametrize("reader", [text.read, markdown.read, html.read, docx.read, xlsx.read])
@SOON
@given(st.binary(max_size=1000))
def test_a_reader_asked_directly_refuses_in_kind(
    reader: Callable[[bytes], RawDocument], data: bytes
) -> None:
    _check(_tried(reader, data))


@SOON
@given(st.text(alphabet="|-:*_`~<>[]()!\\# \t\n甲1td/able", max_size=400))
def test_any_play_of_marks_is_read_as_markdown_and_text(source: str) -> None:
    _outcome(source.encode(), "a.md")
    _outcome(source.encode(), "a.txt")


@SOON
@given(st.lists(st.sampled_from(["<table>", "<tr>", "<td>", "<td rowspan=0>", "<td colspan=9>", "</table>",
    "</tr>", "<ol start=-1>", "<ul>", "</ol>", "<li>", "<p>", "<br>", "<pre>", "</pre>", "<h1>", "甲",
    "&#0;", "&#xD800;", "<a href=x>", "</a>", "<div class=nav>", "<p style='display:none'>", "<!--"]),
    max_size=60))  # fmt: skip
def test_any_play_of_tags_is_read_or_refused(tags: list[str]) -> None:
    _outcome(("<html><body>" + "".join(tags)).encode())
