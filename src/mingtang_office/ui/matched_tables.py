"""A table handed in whose columns are matched to fields: its headings, its rows, and the likeliest match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from rapidfuzz import fuzz, process

from mingtang_office.ui.handed_tables import read_lines, refuse_row_count

_ALIKE = 80  # of a hundred, from which on a heading is taken for a column's
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, numbered as a spreadsheet numbers it."""

    number: int
    texts: tuple[str, ...]

    def text(self, at: int) -> str:
        return self.texts[at] if at < len(self.texts) else ""


@dataclass(frozen=True, slots=True)
class Table:
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def samples(self, at: int) -> tuple[str, ...]:
        """Some of what stands in a column, so that a person recognises it."""
        found = (row.text(at) for row in self.rows if row.text(at))
        return tuple(dict.fromkeys(text for text, _ in zip(found, range(20), strict=False)))[
            :_SAMPLES
        ]


def read_table(data: bytes) -> Table:
    """The headings and the rows under them. Raises ValidationError that says what is wrong."""
    lines = read_lines(data)
    if not lines:
        raise ValidationError("文件里没有内容，请确认是否选错文件。")
    (_, heads), *rest = lines
    if not rest:
        raise ValidationError("表头之下没有内容，请填写至少一行后重新上传。")
    refuse_row_count(len(rest))
    while heads and not heads[-1]:
        heads.pop()
    return Table(tuple(heads), tuple(Row(number, tuple(texts)) for number, texts in rest))


def likeliest(
    heads: Sequence[str], columns: Sequence[tuple[str, tuple[str, ...]]]
) -> dict[int, str]:
    """The columns (from 0) by their headings: the same words first, then the likest; no field twice.
    `columns`: each field with its heading and the other wordings for it."""
    names = {
        _plain(wording): name for name, wordings in reversed(columns) for wording in wordings
    } | {_plain(wordings[0]): name for name, wordings in columns}
    found: dict[int, str] = {}
    said = [(at, _plain(head)) for at, head in enumerate(heads) if head.strip()]
    for at, head in said:
        if head in names and names[head] not in found.values():
            found[at] = names[head]
    for at, head in said:
        left = [wording for wording, name in names.items() if name not in found.values()]
        near = process.extractOne(head, left, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if at not in found and near is not None:
            found[at] = names[near[0]]
    return found


def _plain(heading: str) -> str:
    return "".join(heading.split()).replace("(", "（").replace(")", "）").rstrip("*：:")
