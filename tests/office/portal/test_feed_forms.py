"""What we write of an entry is what the library would write."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import canonicalize

import pytest
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from mingtang_office.portal.feed_forms import Atom, Rss

_TEXTS = ["通知", "", "<b>&amp;</b> “引” 'a' \"b\" ]]>", "一\n二\t三  四", "𠮷"]


def _filled(feed: SyndicationFeed) -> str:
    for number, text in enumerate(_TEXTS):
        address = f"https://example.cn/item/{number}/?a=1&b='\"2"
        feed.add_item(
            title=text,
            link=address,
            description=text,
            author_name=f"云江县{text}局",
            pubdate=datetime(2026, 3, 13, 2, number, tzinfo=UTC),
            updateddate=datetime(2026, 3, 14, 2, number, tzinfo=UTC),
            unique_id=address,
            unique_id_is_permalink=True,
        )
    return str(feed.writeString("utf-8"))


@pytest.mark.parametrize(("ours", "theirs"), [(Rss, Rss201rev2Feed), (Atom, Atom1Feed)])
def test_entries_are_as_the_library_writes_them(
    ours: type[SyndicationFeed], theirs: type[SyndicationFeed]
) -> None:
    told = {"title": "题", "link": "https://example.cn/", "description": "述", "language": "zh-CN"}
    assert canonicalize(_filled(ours(**told))) == canonicalize(_filled(theirs(**told)))


@pytest.mark.parametrize("form", [Rss, Atom])
def test_an_empty_feed_says_the_same_at_every_look(form: type[SyndicationFeed]) -> None:
    told = {"title": "题", "link": "https://example.cn/", "description": "述"}
    assert form(**told).writeString("utf-8").count("1970") == 1
