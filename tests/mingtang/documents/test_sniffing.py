from __future__ import annotations

import pytest

from mingtang.documents.raw import Format
from mingtang.documents.sniffing import sniff
from tests.mingtang.documents.building import cells, p, refusal, word, workbook, zipped

PDF = b"%PDF-1.7\n"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (word(p("正文")), Format.DOCX),
        (workbook(cells(("甲",))), Format.XLSX),
        (PDF, Format.PDF),
        (b"{\\rtf1\\ansi x}", Format.LEGACY),
        ("<!DOCTYPE html><p>正文".encode("utf-16"), Format.HTML),
        ("<!-- 页 --><table><tr><td>1</table>".encode("gbk"), Format.HTML),
        ("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>文</p>".encode(), Format.HTML),
        (b'{"year": 2023}', Format.JSON),
        ("正文\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n".encode(), Format.MARKDOWN),
        ("| 甲 | 乙 |\n| 1 | 2 |\n".encode(), Format.MARKDOWN),
        ("一、总体情况".encode("gbk"), Format.TEXT),
        ("规章 |\n0 |\n|\n||||\n".encode(), Format.TEXT),
    ],
)
@pytest.mark.parametrize("name", ["", "report.docx", "report.txt"])
def test_the_format_is_told_by_content_whatever_the_name_says(
    data: bytes, expected: Format, name: str
) -> None:
    assert sniff(data, name) is expected


def test_the_suffix_tips_the_scale_between_text_and_markdown() -> None:
    data = "# 总体情况\n".encode()
    assert [sniff(data, name) for name in ("a.md", "a.txt")] == [Format.MARKDOWN, Format.TEXT]


@pytest.mark.parametrize(
    ("data", "word_in_message"),
    [
        (PICTURE, "图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "图片"),
        (b"\x7fELF\x02\x01\x01", "程序"),
        (b"MZ\x90\x00\x03", "程序"),
        (b"Rar!\x1a\x07\x00", "解压"),
        (b"\x1f\x8b\x08\x00", "解压"),
        (zipped({"readme.txt": "hi"}), "解压"),
        (zipped({"OFD.xml": "<ofd/>"}), "OFD"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "演示文稿"),
        (b"<?xml version='1.0'?><data/>", "XML"),
        (bytes(range(256)) * 40, "不是可读的文字"),
    ],
)
def test_what_cannot_be_a_report_is_refused_by_name(data: bytes, word_in_message: str) -> None:
    error = refusal(data, "report.docx")
    assert error.code == "unsupported"
    assert word_in_message in error.message


@pytest.mark.parametrize("data", [b"", b"\x00" * 500, b" \r\n\t", "\ufeff\u3000\n\u200b".encode()])
def test_nothing_is_empty(data: bytes) -> None:
    assert refusal(data).code == "empty"
