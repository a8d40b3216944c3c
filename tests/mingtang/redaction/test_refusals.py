"""What is not certain does not come out: no file, a message that says what to do."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from mingtang.documents.pages import Box
from mingtang.law.citations import Citation
from mingtang.redaction import (
    AreaMark,
    Ground,
    Mark,
    PassageMark,
    RedactionRefused,
    TextMark,
    examine,
    redact,
)
from tests.mingtang.documents.building import cells, workbook
from tests.mingtang.documents.pdf_writing import pdf, text
from tests.mingtang.redaction.leaks import SECRET, leaks
from tests.mingtang.redaction.word_bed import GROUND, MARK, Bed, docx

NO_REASON = Ground(" ", Citation("条例", 15))
SOURCES = {
    "docx": docx(Bed()),
    "pdf": pdf(text(72, 700, f"当事人{SECRET}")),
    "xlsx": workbook(cells(("姓名", SECRET), ("金额", "3"))),
}


def code_of(data: bytes, name: str, marks: list[Mark]) -> str:
    with pytest.raises(RedactionRefused) as refusal:
        redact(data, name, marks)
    assert refusal.value.message.endswith("。")
    return refusal.value.code


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ([], "no_marks"),
        ([TextMark(SECRET, NO_REASON)], "no_reason"),
        ([TextMark(" －\u200b", GROUND)], "blank_mark"),
        ([TextMark("没有这几个字", GROUND)], "not_found"),
        ([MARK, TextMark("没有这几个字", GROUND)], "not_found"),
        ([PassageMark("没有这个位置", "字", GROUND)], "no_such_place|place_changed"),
        ([AreaMark(Box(9, 0, 0, 1, 1), GROUND)], "wrong_mark"),
        ([AreaMark(Box(1, 0.5, 0.5, 0.5, 0.5), GROUND)], "wrong_mark"),
    ],
)
def test_a_mark_that_says_or_names_nothing_is_refused(
    kind: str, marks: list[Mark], code: str
) -> None:
    assert code_of(SOURCES[kind], f"a.{kind}", marks) in code.split("|")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.docx", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "corrupt"),
        (b"{\\rtf1 a}", "a.rtf", "unsupported"),
        (b"<html><body>a</body></html>", "a.html", "unsupported"),
        ("文字".encode(), "a.txt", "unsupported"),
        (b"%PDF-1.7\ngarbage", "a.pdf", "corrupt"),
        (b"\x89PNG\r\n", "a.png", "unsupported"),
    ],
)
def test_other_files_are_refused_with_advice(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name, [MARK]) == code


def test_examining_a_file_needs_no_marks() -> None:
    assert [p.at for p in examine(SOURCES["docx"], "a.docx").passages] == ["正文第1段"]


@pytest.mark.parametrize("kind", SOURCES)
def test_a_damaged_file_is_refused_or_holds_no_secret(kind: str) -> None:
    source, chance = SOURCES[kind], random.Random(4)
    for _ in range(60):
        data = bytearray(source)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        with suppress(RedactionRefused):
            assert leaks(redact(bytes(data), "a", [MARK]).data, SECRET) == []
