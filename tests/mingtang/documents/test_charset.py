from __future__ import annotations

import pytest

from mingtang.documents.charset import decode

SIMPLIFIED = "云江县教育局政府信息公开工作年度报告，共收到申请12件。"
TRADITIONAL = "雲江縣教育局政府資訊公開工作年度報告，共收到申請12件。"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED + "\U00020000", "gb18030"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED * 3, "utf-16-le"),
        (SIMPLIFIED * 3, "utf-16-be"),
        (TRADITIONAL, "big5"),
    ],
)
def test_a_charset_is_told_without_being_declared(text: str, charset: str) -> None:
    decoded = decode(text.encode(charset))
    assert (decoded.text, decoded.lost) == (text, 0)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "big5", "x-nonsense", "hex"])
def test_a_wrong_declaration_does_not_spoil_the_text(declared: str) -> None:
    assert decode(SIMPLIFIED.encode("gbk"), declared).text == SIMPLIFIED


def test_a_character_cut_off_by_the_end_of_the_file_is_left_out() -> None:
    assert decode(SIMPLIFIED.encode()[:-1]).text == SIMPLIFIED[:-1]


def test_damaged_bytes_are_counted_and_the_rest_is_kept() -> None:
    data = (SIMPLIFIED * 20).encode()
    decoded = decode(data[:30] + b"\xff" + data[30:])
    assert decoded.lost == 1
    assert decoded.text.replace("\ufffd", "") == SIMPLIFIED * 20
