"""A part of a Word package with what it refers to, and the list of what else the package holds."""

from __future__ import annotations

from posixpath import join, normpath

from mingtang.documents.containers import Container
from mingtang.documents.readers.docx_package import KIND, Package
from mingtang.documents.readers.office_xml import RELATION, Element, parse_xml
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss

_FOLDERS = (
    ("customXml/", Loss.CUSTOM_DATA),
    ("docProps/thumbnail", Loss.THUMBNAIL),
    ("docProps/", Loss.METADATA),
    ("word/embeddings/", Loss.EMBEDDED_FILE),
    ("word/activeX/", Loss.EMBEDDED_FILE),
    ("word/vbaProject", Loss.MACRO),
    ("word/vbaData", Loss.MACRO),
    ("word/people", Loss.METADATA),
    ("word/glossary/document", Loss.CUSTOM_DATA),
    ("word/comments.xml", Loss.COMMENT),
    ("_xmlsignatures/", Loss.METADATA),
)


class Part:
    """One XML part and the targets of its relationships."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self.name = name
        self._targets: dict[str, str] = {}
        folder, _, file = name.rpartition("/")
        root = package.tree(f"{folder}/_rels/{file}.rels")
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                resolved = normpath(join(folder, target))
                absolute = target.startswith("/")
                self._targets[relation.get("Id") or ""] = target[1:] if absolute else resolved

    def target(self, element: Element, name: str = "embed") -> str | None:
        """The part that an attribute of the element names."""
        return self._targets.get(element.get(RELATION + name) or "")

    def bytes_of(self, name: str) -> bytes | None:
        return self._package.bytes_of(name)


def note_other_parts(data: bytes, losses: Losses) -> None:
    """Enters the parts that no page shows: properties, comments, macros, attachments."""
    container = Container(data, KIND)
    for name in sorted(container.names):
        loss = next((loss for start, loss in _FOLDERS if name.startswith(start)), None)
        if loss is Loss.COMMENT:
            root = parse_xml(container.part(name) or b"<none/>", KIND)
            losses.add(loss, count=len(root))
        elif loss is not None and not name.endswith("/") and "/_rels/" not in name:
            losses.add(loss)
