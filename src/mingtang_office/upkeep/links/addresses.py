"""The links of a body, each once with the words it stands on, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html as markup
from lxml.etree import ParserError

_ENDS = (("a", "href"), ("img", "src"))
_LONGEST_NAME, _LONGEST = 200, 2000
_WEB = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Address:
    """`url` without what follows #."""

    url: str
    name: str

    @property
    def mark(self) -> str:
        return mark_of(self.url)


def mark_of(url: str) -> str:
    return sha256(url.encode("utf-8", "replace")).hexdigest()[:32]


def addresses_of(html: str, base: str) -> tuple[Address, ...]:
    """Addresses of the web in a body that stands at `base`; those of mail and telephone open nothing.

    >>> [each.url for each in addresses_of('<p><a href="/item/3/#a">通知</a></p>', "http://a.example/item/1/")]
    ['http://a.example/item/3/']
    """
    if "<a" not in html and "<img" not in html:
        return ()
    try:
        root = markup.fragment_fromstring(html, create_parent="div")
    except ParserError:
        return ()
    found: dict[str, Address] = {}
    for url, name in _links(root):
        whole = _whole(url, base)
        if whole:
            found.setdefault(whole, Address(whole, name[:_LONGEST_NAME]))
    return tuple(found.values())


def _links(root: markup.HtmlElement) -> Iterator[tuple[str, str]]:
    for tag, attribute in _ENDS:
        for element in root.iter(tag):
            url = (element.get(attribute) or "").strip()
            if url and not url.startswith("#"):
                yield url, " ".join(str(element.text_content()).split()) or element.get("alt") or ""


def _whole(url: str, base: str) -> str:
    try:
        whole = urldefrag(urljoin(base, url)).url
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in _WEB and parts.hostname and len(whole) <= _LONGEST else ""


def is_own(url: str, site: str) -> bool:
    """Whether an address is one of this site, by whichever of http and https.

    >>> is_own("http://a.example/x", "https://a.example"), is_own("http://a.example.org/", "https://a.example")
    (True, False)
    """
    here, there = urlsplit(site), urlsplit(url)
    return (there.hostname, _port(there)) == (here.hostname, _port(here))


def _port(parts: object) -> int | None:
    try:
        port: int | None = getattr(parts, "port", None)
    except ValueError:
        return -1
    return None if port in (80, 443) else port
