"""What a saved page of a government site tells in its head, and the files that it links to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from mingtang.documents.charset import decode

# The names under which the sites state their metadata (政府网站发展指引, 附件2).
_NAMES = {
    "articletitle": "title",
    "pubdate": "published_on",
    "contentsource": "source",
    "keywords": "keywords",
    "description": "summary",
    "url": "address",
}
_META = re.compile(r"<meta\s[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")
_LINK = re.compile(r"""<a\s[^>]{0,1000}?href\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_FILES = frozenset(
    {
        *("doc", "docx", "docm", "wps", "pdf", "ofd", "txt", "rtf", "xls", "xlsx", "et", "csv"),
        *("ppt", "pptx", "zip", "rar", "7z", "jpg", "jpeg", "png"),
    }
)
_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    told: dict[str, str]
    files: tuple[str, ...]  # as the links name them, without what is no path


def page_facts(data: bytes) -> PageFacts:
    text = decode(data).text
    return PageFacts(_told(text[:_HEAD]), linked_files(text))


def _told(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.findall(head):
        said = {name.lower(): _bare(value) for name, value in _ATTRIBUTE.findall(tag)}
        name = _NAMES.get(said.get("name", "").lower())
        content = " ".join(said.get("content", "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def linked_files(text: str) -> tuple[str, ...]:
    """The files that links lead to, each once, in their order.

    >>> linked_files('<a href="./P02.docx">附件</a><a href="index.html">x</a><a href=P02.docx>y</a>')
    ('P02.docx',)
    """
    found = (_file(_bare(each)) for each in _LINK.findall(text))
    return tuple(dict.fromkeys(each for each in found if each))


def _file(address: str) -> str:
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    if path.rpartition(".")[2].lower() not in _FILES:
        return ""
    return path.removeprefix("./")


def _bare(value: str) -> str:
    return unescape(value.strip("\"'")).strip()
