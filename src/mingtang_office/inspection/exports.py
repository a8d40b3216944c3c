"""The trail as a file: a line an entry, streamed, with what is needed to check the chain elsewhere."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator

from django.utils import timezone

from mingtang_office.inspection.queries import Line, in_words
from mingtang_office.trail.models import Entry

_CHUNK = 500
_HEADINGS = (
    "链", "序号", "时间", "人员编号", "人员", "事项代码", "事项", "机关编号", "机关",
    "对象类别", "对象编号", "内容", "密封内容摘要", "摘要算法", "前条摘要", "本条摘要",
)  # fmt: skip


class _Echo:
    def write(self, text: str) -> str:
        return text


def _lines(entries: Iterable[Entry]) -> Iterator[Line]:
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == _CHUNK:
            yield from in_words(batch)
            batch.clear()
    yield from in_words(batch)


def _harmless(value: object) -> object:
    """No cell that a spreadsheet would run as a formula."""
    return "'" + value if isinstance(value, str) and value.startswith(tuple("=+-@\t\r")) else value


def _row(line: Line) -> tuple[object, ...]:
    entry = line.entry
    at = timezone.localtime(entry.at).isoformat(timespec="microseconds")
    facts = json.dumps(entry.facts, ensure_ascii=False, sort_keys=True)
    return (
        entry.chain.name, entry.number, at, entry.actor, line.actor, entry.action, line.action,
        entry.agency, line.agency, entry.object_type, entry.object_id, facts, entry.sealed_digest,
        entry.algorithm, entry.previous, entry.digest,
    )  # fmt: skip


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # so that a Chinese Excel reads it as UTF-8
    yield writer.writerow(_HEADINGS)
    for line in _lines(entries):
        yield writer.writerow([_harmless(value) for value in _row(line)])


def as_json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    for line in _lines(entries):
        row = dict(zip(_HEADINGS, _row(line), strict=True))
        yield json.dumps({**row, "内容": line.entry.facts}, ensure_ascii=False) + "\n"
