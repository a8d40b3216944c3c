"""The two forms of a feed. An entry is written in one go: element by element, as the library does it,
fifty of them take longer than all the rest of an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc2822_date, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

# An empty feed says the same at every look, so that it is sent once.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Rss(Rss201rev2Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _NEVER

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        handler.ignorableWhitespace(
            f"<title>{escape(item['title'])}</title><link>{escape(item['link'])}</link>"
            f"<description>{escape(item['description'])}</description>"
            '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"{escape(item['author_name'])}</dc:creator>"
            f"<pubDate>{rfc2822_date(item['pubdate'])}</pubDate>"
            f'<guid isPermaLink="true">{escape(item["unique_id"])}</guid>'
        )


class Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _NEVER

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        handler.ignorableWhitespace(
            f"<title>{escape(item['title'])}</title>"
            f'<link href={quoteattr(item["link"])} rel="alternate"/>'
            f"<published>{rfc3339_date(item['pubdate'])}</published>"
            f"<updated>{rfc3339_date(item['updateddate'])}</updated>"
            f"<author><name>{escape(item['author_name'])}</name></author>"
            f"<id>{escape(item['unique_id'])}</id>"
            f'<summary type="html">{escape(item["description"])}</summary>'
        )
