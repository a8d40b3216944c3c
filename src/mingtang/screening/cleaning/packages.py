"""Word and Excel files without their properties and the names of who commented or changed. The text,
its look and its pictures stay; what is hidden stays, too, and is the scan's to tell."""

from __future__ import annotations

import io
import re
import zipfile

from mingtang.documents.containers import Container
from mingtang.redaction.packing import package
from mingtang.screening.cleaning import pictures

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_EXTENDED = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
_EMPTY = {
    "docProps/core.xml": _CORE,
    "docProps/app.xml": _EXTENDED,
    "docProps/custom.xml": _CUSTOM,
}
_THUMBNAIL = re.compile(rb"<Relationship\s[^>]*thumbnail[^>]*/>")
_NAMES = (
    (re.compile(rb'(\bw:(?:author|initials|userId)=)"[^"]*"'), rb'\1""'),
    (re.compile(rb'(\b(?:displayName|userId|w15:author)=)"[^"]*"'), rb'\1""'),
    (re.compile(rb"(<(?:\w+:)?author>)[^<]*(</)"), rb"\1\2"),
)
_NAMED = re.compile(r"word/.*\.xml|xl/(?:comments|persons/|threadedComments/).*")


def cleaned(data: bytes, kind: str) -> bytes:
    """The package anew. Raises `UnreadableDocument` for what cannot be opened."""
    container = Container(data, kind)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
    parts: dict[str, bytes] = {}
    for name in names:
        if name.startswith("docProps/thumbnail"):
            continue
        content = container.part(name) or b""
        parts[name] = _part(name, content)
    return package(parts)


def _part(name: str, content: bytes) -> bytes:
    if name in _EMPTY:
        return _EMPTY[name].encode()
    if name == "_rels/.rels":
        return _THUMBNAIL.sub(b"", content)
    if "/media/" in name:
        return pictures.cleaned(content) or content
    if _NAMED.fullmatch(name):
        for pattern, instead in _NAMES:
            content = pattern.sub(instead, content)
    return content
