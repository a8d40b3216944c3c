"""Plain text: lines become paragraphs, tables come back where the export shows their rows."""

from __future__ import annotations

import re

from mingtang.documents.charset import decode
from mingtang.documents.composition import Composer, Slot
from mingtang.documents.limits import MAX_PARAGRAPHS, too_complex
from mingtang.documents.raw import Format, Place, RawDocument
from mingtang.documents.readers.text_grids import Line, TextGrid, arrange

# Word's own text stream ends a cell with a bell, and a row with one more: a cell a line.
_LINE_END = re.compile("\r\n|[\n\r\v\f\a\x85\u2028\u2029]")
# What a Word-to-text exporter writes where the file has a bookmark: "[bookmark: _GoBack]68".
_EXPORT_MARK = re.compile(r"\[bookmark: [^\]\n]{0,80}\]")
MAX_LINES = 5 * MAX_PARAGRAPHS


def read(data: bytes) -> RawDocument:
    """Read plain text of any charset; a paragraph's place is its line in the file.

    Raises `UnreadableDocument` (`empty`, `unsupported`, `too_complex`).
    """
    decoded = decode(data)
    composer = Composer()
    if decoded.lost:
        composer.remark("undecodable_characters", lost_message(decoded.lost))
    for block in arrange(_lines(decoded.text, composer)):
        if isinstance(block, TextGrid):
            composer.grid(
                Slot(text, row, column)
                for row, texts in enumerate(block.rows)
                for column, text in enumerate(texts)
            )
        else:
            composer.paragraph(block.text, number=block.number)
    return composer.document(Format.TEXT)


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them; raises `too_complex` beyond `MAX_LINES`."""
    lines = _LINE_END.split(text, maxsplit=MAX_LINES)
    if len(lines) > MAX_LINES:
        raise too_complex(f"文本超过{MAX_LINES}行")
    return lines


def lost_message(count: int) -> str:
    return f"有{count}个字符因编码损坏而无法辨认，已以“\ufffd”代替。请与原文核对。"


def _lines(text: str, composer: Composer) -> list[Line]:
    lines = []
    for number, raw in enumerate(split_lines(text), start=1):
        line = raw
        if "[bookmark: " in line:
            line = _EXPORT_MARK.sub("", line)
            composer.remark(
                "export_mark", "已略去转换软件留下的书签标记。", Place(paragraph=number)
            )
        line = composer.cleaned(line, Place(paragraph=number))
        lines.append(Line(number, line, is_empty=not raw))
    return lines
