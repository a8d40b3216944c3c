"""Markdown within a line: emphasis, links, escapes, the cells between bars."""

from __future__ import annotations

import html
import re

_CELL_END = re.compile(r"\\.|`[^`\n]*`|\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# No mark within a mark, so that a line of opening marks alone is passed over in one go.
_EMPHASIS = (
    re.compile(r"\*{2,3}(?=\S)([^*\n]+)(?<=\S)\*{2,3}"),
    re.compile(r"(?<!_)__(?=[^\s_])([^_\n]+)(?<=[^\s_])__(?!_)"),
    re.compile(r"~~(?=\S)([^~\n]+)(?<=\S)~~"),
    re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![*\d])"),
)
_MARKS = re.compile(r"[\\*_~`<&\[]")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<!--[^\n]*?-->|</?[a-zA-Z][^<>\n]{0,500}>")
_SAVED = "\ue000"


def plain(text: str) -> str:
    """The text without its marks. A star or bar that marks nothing stays; <br> becomes a line end."""
    if _MARKS.search(text) is None:
        return text
    saved: list[str] = []

    def save(match: re.Match[str]) -> str:
        saved.append(match.group(1))
        return _SAVED

    text = _ESCAPED.sub(save, text.replace(_SAVED, ""))
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", text)
    text = _LINK.sub(r"\1", text)
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    text = html.unescape(_CODE.sub(r"\1", text))
    escapes = iter(saved)
    return "".join(next(escapes) if char == _SAVED else char for char in text) if saved else text


def cells_of(line: str) -> list[str]:
    """The cells of a table row, blank ones kept; a bar that is escaped or in code divides nothing."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    cells, start = [], 0
    for match in _CELL_END.finditer(line):
        if match.group() == "|":
            cells.append(line[start : match.start()])
            start = match.end()
    if line[start:].strip():
        cells.append(line[start:])
    return [plain(cell).strip() for cell in cells]
