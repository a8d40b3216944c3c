"""The name of the new file: the old one, unless it says what is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from mingtang.privacy import find
from mingtang.redaction.folding import folded
from mingtang.redaction.marks import Mark, PassageMark, TextMark

_NEUTRAL = "区分处理后的文件"
_SUFFIX = "（区分处理）"
_LONGEST = 80


def name_for(name: str, marks: Sequence[Mark], extension: str) -> str:
    """`意见（区分处理）.docx` for 意见.docx; a neutral name where the old one holds marked words or
    personal data."""
    stem = PurePath(name.replace("\\", "/")).stem.strip()[:_LONGEST]
    words = [mark.text for mark in marks if isinstance(mark, TextMark)]
    words += [mark.quote for mark in marks if isinstance(mark, PassageMark)]
    plain = folded(stem)
    tells = any(folded(word) in plain for word in words)
    if not plain or tells or any(match.kind.is_personal for match in find(stem)):
        return f"{_NEUTRAL}.{extension}"
    return f"{stem}{_SUFFIX}.{extension}"
