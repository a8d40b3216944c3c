"""XML parts of Office packages, parsed so that nothing in them is resolved, fetched or expanded."""

from __future__ import annotations

from lxml import etree

from mingtang.documents.containers import damaged
from mingtang.documents.limits import MAX_TAGS, too_complex

Element = etree._Element

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The strict variant of ISO/IEC 29500 differs from what every program writes only in its names.
_STRICT = tuple(
    (
        f"http://purl.oclc.org/ooxml/{strict}".encode(),
        f"http://schemas.openxmlformats.org/{usual}".encode(),
    )
    for strict, usual in (
        ("officeDocument/", "officeDocument/2006/"),
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("spreadsheetml/main", "spreadsheetml/2006/main"),
    )
)
_DOCTYPES = tuple("<!DOCTYPE".encode(charset) for charset in ("ascii", "utf-16-le", "utf-16-be"))


def parse_xml(data: bytes, kind: str) -> Element:
    """The root of an XML part; a document type, and with it every entity, is refused unread.

    Raises `UnreadableDocument` (`corrupt`, `too_complex`); `kind` names the file to its reader.
    """
    if any(doctype in data for doctype in _DOCTYPES):
        raise damaged(kind)
    if data.count(b"<") > MAX_TAGS:
        raise too_complex(f"文档标记超过{MAX_TAGS}个")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            raise too_complex("文档标记嵌套过深或者一段文字过长") from error
        raise damaged(kind) from error
