"""HTML pages, as published on the sites of agencies, saved by browsers or written by Word."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import HTMLParser, _Element

from mingtang.documents.charset import decode
from mingtang.documents.composition import Composer
from mingtang.documents.limits import MAX_DEPTH, MAX_TAGS, too_complex
from mingtang.documents.raw import Format, RawDocument
from mingtang.documents.readers.html_chrome import drop_surroundings
from mingtang.documents.readers.html_text import collapse, text_content
from mingtang.documents.readers.html_walk import write_blocks
from mingtang.documents.readers.mhtml import is_archive, main_page
from mingtang.documents.readers.text import lost_message

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w-]{2,20})""", re.IGNORECASE)
_HEAD = 4096
_IMPLIED = 10
"""More elements than this no parser adds around a tag that stands in the source (html, body, p)."""


def read(data: bytes) -> RawDocument:
    """Read a page: what surrounds the article dropped, data tables as grids, all else paragraphs.

    `title` is the article title that government sites declare, else <title>, else the first h1.
    Raises `UnreadableDocument` (`empty`, `unsupported`, `too_complex`).
    """
    composer = Composer()
    title = write(data, composer)
    return composer.document(Format.HTML, title)


def write(data: bytes, composer: Composer) -> str | None:
    """Add the blocks of a page, or of a web archive (MHTML), to `composer`; the page's title."""
    page_data, charset = main_page(data) if is_archive(data) else (data, None)
    found = _DECLARED.search(page_data[:_HEAD]) or _DECLARED_XML.match(page_data[:_HEAD])
    declared = found.group(1).decode("ascii", "ignore") if found else charset
    decoded = decode(page_data, declared)
    if decoded.lost:
        composer.remark("undecodable_characters", lost_message(decoded.lost))
    page = parse(decoded.text)
    if page is None:
        return None
    title = _title(page)
    body = page.find("body")
    body = page if body is None else body
    drop_surroundings(body, composer)
    write_blocks(body, composer)
    return title


def parse(text: str) -> _Element | None:
    """The element tree of a page or fragment, or None where there is none in it.

    Nothing is fetched and no entity but the named characters of HTML is resolved. Raises
    `UnreadableDocument("too_complex")` for too many or too deeply nested tags.
    """
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise too_complex(f"网页标签超过{MAX_TAGS}个")
    parser = HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        source = text.replace("\x00", "").encode("utf-8", "ignore")
        page: _Element | None = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    if page is None:
        return None
    may_be_deep = tags + _IMPLIED > MAX_DEPTH
    if _is_cut_short(parser) or (may_be_deep and _depth(page) > MAX_DEPTH):
        raise too_complex(f"网页标签嵌套超过{MAX_DEPTH}层")
    return page


def _is_cut_short(parser: HTMLParser) -> bool:
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _depth(page: _Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _title(page: _Element) -> str | None:
    for meta in page.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and meta.get("content"):
            return collapse(meta.get("content", ""))
    for tag in ("title", "h1"):
        element = next(page.iter(tag), None)
        text = "" if element is None else collapse(text_content(element))
        if text:
            return text
    return None
