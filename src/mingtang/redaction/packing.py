"""A zip package whose members say nothing of when, where and by whom they were made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from mingtang.documents.readers.office_xml import Element

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip entry can name
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(parts: Mapping[str, bytes]) -> bytes:
    """The archive of these parts; the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return buffer.getvalue()


def default_namespace(namespace: str) -> dict[str, str]:
    """The map by which lxml writes elements of one namespace without a prefix."""
    return {None: namespace}  # type: ignore[dict-item]  # lxml's stub knows no default namespace


def serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relationships(targets: Mapping[str, tuple[str, str]]) -> bytes:
    """A relationships part: identifier → (kind, target)."""
    root = etree.Element(
        f"{{{RELATIONSHIPS}}}Relationships", nsmap=default_namespace(RELATIONSHIPS)
    )
    for identifier, (kind, target) in targets.items():
        etree.SubElement(
            root,
            f"{{{RELATIONSHIPS}}}Relationship",
            {"Id": identifier, "Type": f"{OFFICE}/{kind}", "Target": target},
        )
    return serialised(root)


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """The content types part: by extension, then by part."""
    root = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap=default_namespace(CONTENT_TYPES))
    for extension, kind in defaults.items():
        etree.SubElement(
            root, f"{{{CONTENT_TYPES}}}Default", {"Extension": extension, "ContentType": kind}
        )
    for part, kind in overrides.items():
        etree.SubElement(
            root, f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind}
        )
    return serialised(root)
