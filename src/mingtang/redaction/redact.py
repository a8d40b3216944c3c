"""The door: a document with marks in, a new document without what they name out — or none at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from mingtang.documents.limits import MAX_FILE_BYTES, too_large
from mingtang.documents.raw import Format, UnreadableDocument
from mingtang.documents.sniffing import sniff
from mingtang.redaction.checking import pages as pages_check
from mingtang.redaction.checking import sheets as sheets_check
from mingtang.redaction.checking import word as word_check
from mingtang.redaction.made import Made
from mingtang.redaction.marks import Mark
from mingtang.redaction.naming import name_for
from mingtang.redaction.outcome import Examined, Redacted, RedactionRefused, Report
from mingtang.redaction.pages import redaction as pages
from mingtang.redaction.sheets import redaction as sheets
from mingtang.redaction.withholding import check_marks, withheld
from mingtang.redaction.word import redaction as word


@dataclass(frozen=True, slots=True)
class _Way:
    """How one format goes through: examined, made anew, checked."""

    examine: Callable[[bytes, Sequence[Mark]], Examined]
    make: Callable[[bytes, Sequence[Mark], Collection[int]], Made]
    check: Callable[[Made, Sequence[Mark], bytes], Report]
    extension: str
    media_type: str


_WAYS = {
    Format.DOCX: _Way(word.examine, word.make, word_check.check, word.EXTENSION, word.MEDIA_TYPE),
    Format.XLSX: _Way(
        sheets.examine, sheets.make, sheets_check.check, sheets.EXTENSION, sheets.MEDIA_TYPE
    ),
    Format.PDF: _Way(
        pages.examine, pages.make, pages_check.check, pages.EXTENSION, pages.MEDIA_TYPE
    ),
}
_ADVICE = {
    Format.LEGACY: "这是旧版Word、WPS或者RTF文件，不能可靠地遮盖。请用Word或WPS另存为docx，或者打印为PDF后上传。",
    Format.HTML: "这是网页文件，不能可靠地遮盖。请用浏览器打印为PDF后上传。",
}
_OTHER = "这种格式的文件不能可靠地遮盖。请用Word或WPS打开，另存为docx，或者打印为PDF后上传。"


def examine(data: bytes, name: str, marks: Sequence[Mark] = ()) -> Examined:
    """What of a document can be marked, what these marks would take, what a person must look at.

    Raises `RedactionRefused` where the document cannot be redacted, or a mark names nothing.
    """
    with failing_closed():
        if marks:
            check_marks(marks)
        return _way(data, name).examine(data, marks)


def redact(data: bytes, name: str, marks: Sequence[Mark], viewed: Collection[int] = ()) -> Redacted:
    """A new document in which nothing of the marked parts is left (条例第三十七条: what can be told
    apart is disclosed without the part that may not be).

    Built from what the reader of the old one sees, piece by piece; hidden things of every kind are
    left behind. `viewed` numbers the pictures (Word) or pages (PDF) that a person has looked at
    because no program can search them. The new file is taken apart again and searched. Raises
    `RedactionRefused` whenever anything is not certain.
    """
    with failing_closed():
        check_marks(marks)
        way = _way(data, name)
        made = way.make(data, marks, viewed)
        report = way.check(made, marks, data)
        return Redacted(
            data=made.data,
            name=name_for(name, marks, way.extension),
            media_type=way.media_type,
            withheld=withheld(marks, made.hits),
            dropped=made.dropped,
            report=report,
        )


def _way(data: bytes, name: str) -> _Way:
    if len(data) > MAX_FILE_BYTES:
        raise too_large(len(data), MAX_FILE_BYTES)
    form = sniff(data, name)
    if form not in _WAYS:
        raise RedactionRefused("unsupported", _ADVICE.get(form, _OTHER))
    return _WAYS[form]


@contextmanager
def failing_closed() -> Iterator[None]:
    """Whatever cannot be read inside is refused: raises `RedactionRefused`."""
    try:
        yield
    except UnreadableDocument as error:
        raise RedactionRefused(error.code, error.message) from error
    except (RecursionError, MemoryError) as error:
        raise RedactionRefused(
            "too_complex", "文件内容过于庞杂，无法可靠地处理。请拆分成几份，或者打印为PDF后上传。"
        ) from error
