"""A letter as PDF, set by Typst: tagged, its text can be copied."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from mingtang.rendering import gb9704
from mingtang.rendering.characters import printable, title_width
from mingtang.rendering.errors import RenderingImpossible
from mingtang.rendering.fonts import choose, installed
from mingtang.rendering.letters import measures
from mingtang.rendering.letters.sheet import (
    Annex,
    Line,
    Sheet,
    copies_line,
    numbered_attachments,
    row_texts,
)
from mingtang.rendering.typesetting import typeset

_NO_GLYPH = re.compile(r'the text `"([^"`]+)"` could not be displayed')


def write(sheet: Sheet) -> bytes:
    """The bytes of the PDF; the same sheet gives the same bytes on the same fonts.

    Raises `RenderingImpossible` where no Chinese font is installed or Typst refuses.
    """
    _refuse_private(sheet)
    fonts = installed()
    data = {**_document(sheet), "faces": choose(fonts.families())}
    inputs = {"letter": json.dumps(data, ensure_ascii=False)}
    day = sheet.dated
    dated = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    try:
        return typeset(_template(), fonts, inputs, dated)
    except typst.TypstError as error:
        raise _refusal(error) from error


def _refuse_private(sheet: Sheet) -> None:
    """A character of a private area has a shape only on the machine of whoever typed it."""
    for text in sheet.text_lines():
        for character in text:
            if unicodedata.category(character) == "Co":
                raise RenderingImpossible(
                    "no_glyph",
                    f"“{text[:30]}”中有自造字（U+{ord(character):04X}），在别的电脑上显示不出来。"
                    "请改用国家标准收录的字。",
                )


def _refusal(error: typst.TypstError) -> RenderingImpossible:
    """PDF/UA refuses a character that no installed font can show. A report is printed all the same;
    a letter is not, since an empty box would be signed unseen."""
    unknown = _NO_GLYPH.search(error.message)
    if unknown is not None:
        character = _decoded(unknown[1])
        return RenderingImpossible(
            "no_glyph",
            f"服务器的字库里没有“{character}”字，印出来会是空框。请核对这个字；"
            "确需使用的，请系统维护人员安装收字更全的字体，再生成。",
        )
    return RenderingImpossible(
        "failed", f"排版程序没有能够生成 PDF：{error.message}。请把这份文书反馈给我们。"
    )


def _decoded(text: str) -> str:
    r"""What Typst quotes: a character, or \U and its number."""
    number = re.fullmatch(r"\\U?u?\{?([0-9a-fA-F]+)\}?", text)
    return chr(int(number[1], 16)) if number else text


@cache
def _template() -> bytes:
    return (files("mingtang.rendering.letters") / "letter.typ").read_bytes()


def _document(sheet: Sheet) -> dict[str, Any]:
    day = sheet.dated
    return {
        "organ": printable(sheet.organ),
        "title": printable(sheet.title),
        "title_width": _title_width(sheet.title),
        "addressee": printable(sheet.addressee),
        "reference": printable(sheet.reference),
        "dated": [day.year, day.month, day.day] if day else None,
        "lines": [_line(line) for line in sheet.lines],
        "attachments": [_attachment(text) for text in numbered_attachments(sheet.attachments)],
        "signature": [{"text": s.text, "indent": s.indent} for s in sheet.signature],
        "annexes": [_annex(annex) for annex in sheet.annexes],
        "copies": copies_line(sheet.copies) if sheet.copies else "",
        "measures": _measures(sheet),
    }


def _title_width(title: str) -> float:
    line = gb9704.TEXT_WIDTH * 72 / 25.4 / gb9704.TITLE
    return title_width(title, line) * gb9704.TITLE


def _line(line: Line) -> dict[str, str]:
    return {"text": printable(line.text), "kind": line.kind}


def _attachment(text: str) -> dict[str, Any]:
    """Where the name begins: after 附件： and its number."""
    dot = text.find(".", 3, 6)
    lead = dot + 1 if dot > 0 else 3
    wide = 3 + (0.5 * (lead - 3) + 0.1 if dot > 0 else 0)
    return {"mark": text[:lead], "name": printable(text[lead:]), "lead": wide}


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "mark": annex.mark,
        "title": printable(annex.title),
        "title_width": _title_width(annex.title),
        "lines": [_line(line) for line in annex.lines],
        "rows": [
            {
                "label": printable(row.label),
                "texts": [printable(text) for text in row_texts(row)],
                "lines": row.lines,
            }
            for row in annex.rows
        ],
        "notes": [_line(line) for line in annex.notes],
    }


def _measures(sheet: Sheet) -> dict[str, float | str]:
    return {
        "width": gb9704.PAGE_WIDTH,
        "height": gb9704.PAGE_HEIGHT,
        "top": gb9704.TOP,
        "bottom": gb9704.BOTTOM,
        "left": gb9704.LEFT,
        "right": gb9704.RIGHT,
        "body": gb9704.BODY,
        "line": gb9704.LINE,
        "tracking": measures.TRACKING,
        "title": gb9704.TITLE,
        "title_line": gb9704.TITLE_LINE,
        "page_number": gb9704.PAGE_NUMBER,
        "page_number_drop": gb9704.PAGE_NUMBER_DROP,
        "red": f"#{measures.RED}",
        "mark": measures.mark_size(sheet.organ),
        "mark_top": measures.MARK_TOP,
        "rule_top": measures.rule_top(sheet.organ),
        "rule_width": measures.RULE_WIDTH,
        "rule_bottom": measures.RULE_BOTTOM,
        "rule_space": measures.RULE_SPACE,
        "thick": measures.THICK,
        "thin": measures.THIN,
        "first_line_drop": measures.first_line_drop(sheet.organ),
        "seal_lines": measures.SEAL_LINES,
        "row_height": measures.ROW_HEIGHT,
        "label_share": measures.LABEL_SHARE,
    }
