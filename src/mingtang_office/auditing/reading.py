"""One file read and checked in a process of its own: nothing of Django, bytes in, JSON out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.annual import wire
from mingtang.annual.report import AnnualReport
from mingtang.audit.registry import Case, run
from mingtang.documents.limits import too_complex
from mingtang.documents.open import read
from mingtang.documents.raw import Format, RawDocument, UnreadableDocument
from mingtang.documents.wire import to_wire
from mingtang.recognition import recognise


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read, with the document it was read from, both as JSON."""

    report: dict[str, Any]
    source: dict[str, Any]
    format: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a file gave no report: a stable code, and a message for people."""

    code: str
    message: str


def read_report(data: bytes, name: str, today: date) -> Read | Unread:
    """Read a file. The audit is run once, so that a text on which it would not end is refused
    here, under the limits of this process, and never met in a request."""
    try:
        document = read(data, name)
        report = wire.loads(data) if document.format is Format.JSON else recognise(document)
        found = _storable(_as_json(report, document))
        run(Case(wire.from_wire(found.report), today=today, file_name=name))
    except UnreadableDocument as error:
        return Unread(error.code, error.message)
    except (MemoryError, RecursionError):
        refusal = too_complex("读取它所需的内存超过了限制")
        return Unread(refusal.code, refusal.message)
    return found


def _as_json(report: AnnualReport, document: RawDocument) -> Read:
    return Read(wire.to_wire(report), to_wire(document), document.format.value)


def _storable(found: Read) -> Read:
    return Read(_clean(found.report), _clean(found.source), found.format)


def _clean(value: Any) -> Any:
    """Without NUL and lone surrogates, which broken files carry and databases refuse."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(key): _clean(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return value


def clean_text(text: str) -> str:
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "�").encode("utf-8", "replace").decode("utf-8")
