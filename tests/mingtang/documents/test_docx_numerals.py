from __future__ import annotations

import pytest

from mingtang.documents.readers.docx_numerals import numeral


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (3, "decimal", "3"),
        (7, "decimalZero", "07"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (21, "japaneseCounting", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (13, "chineseLegalSimplified", "壹拾叁"),
        (10, "ideographDigital", "一〇"),
        (11, "ideographTraditional", "甲"),
        (2, "ideographZodiac", "丑"),
        (5, "decimalEnclosedCircleChinese", "⑤"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (4, "unheardOf", "4"),
        (0, "chineseCounting", "0"),
    ],
)
def test_a_numeral_is_printed_as_word_prints_it(number: int, style: str, printed: str) -> None:
    assert numeral(number, style) == printed
