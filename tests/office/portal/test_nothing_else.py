"""Every state of an item × every surface of the portal: what is not public now is nowhere, neither
its words nor that it exists. Each surface is the same, byte by byte, as before the item was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.portal.models import Subscriber
from mingtang_office.portal.wanted import Wanted
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.actions.drafting import discard, revise, take_up
from mingtang_office.publication.actions.reviewing import send_back
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import Audience, Item, ItemState, PublicItem, Redirect
from mingtang_office.publication.outlets import index
from mingtang_office.ui.files import Incoming
from tests.office.conftest import NOW
from tests.office.portal.reading import answered, body
from tests.office.portal.subscribed import subscribed, told
from tests.office.publication.bureau import Bureau

SECRET = "蓝鲸"
ROW, TOPIC, OLD = "CE-13", "1102", "/former/site/17.html"
BEFORE, LATER = NOW - timedelta(hours=2), NOW + timedelta(hours=1)
Make = Callable[[Bureau], Item]


def _draft(bureau: Bureau, **changes: Any) -> Item:
    item = bureau.draft(
        **{
            "kind": ItemKind.NOTICE,
            "title": f"云江县教育局关于{SECRET}研学活动的公告",
            "summary": f"公布{SECRET}研学活动的安排。",
            "body": [("paragraph", f"<p>{SECRET}研学活动于2026年4月举行。</p>")],
            "columns": ["notices", "catalogue_content"],
            "keywords": [SECRET],
            "topic": TOPIC,
            "matter": ROW,
            **changes,
        }
    )
    Redirect.objects.create(address=OLD, item=item)
    file = Incoming(f"{SECRET}名单.csv", f"{SECRET}的字节".encode(), "text/csv")
    return attach(item=item, file=file, expected_revision=1, by=bureau.clerk, now=NOW)


def _public(bureau: Bureau) -> Item:
    return bureau.publish(_draft(bureau), now=LATER)


def _returned(bureau: Bureau) -> Item:
    item = bureau.submit(_draft(bureau))
    return send_back(
        item=item, opinion="请改", expected_revision=item.revision, by=bureau.section, now=NOW
    )


def _referred(bureau: Bureau) -> Item:
    unsure = {next(iter(Head)): Answer(Verdict.UNSURE, "拿不准，报保密行政管理部门确定")}
    return bureau.examine(bureau.to_keeper(_draft(bureau)), unsure)


def _discarded(bureau: Bureau) -> Item:
    item = _draft(bureau)
    return discard(
        item=item, reason="不办了", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )


def _withdrawn(bureau: Bureau) -> Item:
    item = _public(bureau)
    return withdraw(
        item=item, reason="有误", expected_revision=item.revision, by=bureau.head, now=LATER
    )


def _expired(bureau: Bureau) -> Item:
    item = _public(bureau)
    yesterday = timezone.localdate() - timedelta(days=1)
    PublicItem.objects.filter(pk=item.pk).update(shown_until=yesterday)
    index(item)
    return item


def _closed(bureau: Bureau) -> Item:
    return bureau.publish(
        _draft(
            bureau,
            attribute=Attribute.WITHHELD,
            grounds=[Ground.PROCESS_DRAFT],
            attribute_reason="方案尚在征求意见，未经局党组会议审定",
        )
    )


def _found_secret(bureau: Bureau) -> Item:
    """It was public; the review of a change finds a state secret in it."""
    item = _public(bureau)
    item = take_up(
        item=item, reason="更正", expected_revision=item.revision, by=bureau.clerk, now=LATER
    )
    secret = {Head.STATE_SECRET: Answer(Verdict.YES, "涉及国家秘密")}
    return bureau.examine(bureau.to_keeper(item, now=LATER), secret, now=LATER)


def _not_yet(bureau: Bureau) -> Item:
    item = _public(bureau)
    PublicItem.objects.filter(pk=item.pk).update(shown_from=timezone.now() + timedelta(hours=1))
    index(item)
    return item


# What is made, and what its own address then answers.
NOT_PUBLIC: dict[str, tuple[Make, int]] = {
    "a draft": (_draft, 404),
    "with the section": (lambda bureau: bureau.submit(_draft(bureau)), 404),
    "in the confidentiality review": (lambda bureau: bureau.to_keeper(_draft(bureau)), 404),
    "waiting for the signature": (lambda bureau: bureau.to_leader(_draft(bureau)), 404),
    "returned": (_returned, 404),
    "referred up": (_referred, 404),
    "discarded": (_discarded, 404),
    "closed": (_closed, 404),
    "closed as a secret": (_found_secret, 410),
    "for certain people": (
        lambda bureau: bureau.publish(_draft(bureau, audience=Audience.GROUP)),
        404,
    ),
    "not yet": (_not_yet, 404),
    "withdrawn": (_withdrawn, 410),
    "expired": (_expired, 410),
}


def lists(bureau: Bureau) -> list[str]:
    """Every surface that shows what there is."""
    own, county = f"/agency/{bureau.agency.pk}/", f"/agency/{bureau.agency.get_parent().pk}/"
    return [
        "/",
        own,
        f"{own}content/",
        f"{own}notices/",
        f"{own}catalogue_content/",
        f"{own}by/catalogue/",
        f"{own}by/catalogue/{ROW}/",
        f"{own}by/topic/",
        f"{own}by/topic/11/",
        f"{own}by/topic/{TOPIC}/",
        f"{own}by/year/",
        f"{own}by/year/2026/",
        f"{county}reports/",
        "/search/",
        f"/search/?q={SECRET}",
        "/search/?q=研学活动&sort=newest",
        "/search/?q=ljyx",
        f"/search/?agency={bureau.agency.pk}&column=notices",
        f"/search/?topic={TOPIC}&year=2026",
        f"/search/feed.atom?q={SECRET}",
        "/search/feed.rss?q=研学活动",
        f"/search/feed.atom?topic={TOPIC}&column=notices",
        "/catalogue/",
        f"/catalogue/{ROW}/",
        "/columns/",
        "/columns/notices/",
        "/columns/catalogue_content/",
        "/feed.rss",
        "/feed.atom",
        f"{own}feed.rss",
        f"{own}feed.atom",
        f"{own}notices/feed.rss",
        f"{own}notices/feed.atom",
        "/sitemap.xml",
        "/sitemap-pages.xml",
        "/sitemap-0.xml",
        "/api/v1/items",
        f"/api/v1/items?agency={bureau.agency.pk}&column=notices&kind=notice&size=100",
        f"/api/v1/items?topic={TOPIC}",
        f"/api/v1/items?catalogue={ROW}",
        "/api/v1/annual-reports",
        "/data/items.csv",
        "/data/items.jsonl",
    ]


# Of these an item of another kind or of the front matter is no part.
_WITHOUT_IT = ("reports/", "/api/v1/annual-reports", "/sitemap-pages.xml")


@pytest.fixture
def bystander(bureau: Bureau) -> Item:
    """Something that is public all the while, so that no list is empty for want of anything."""
    return bureau.publish()


@pytest.fixture
def readers(bureau: Bureau, settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[Subscriber]:
    """They have subscribed, before anything is made, to each sort of thing that an item may be."""
    settings.MAIL_IS_SET_UP = True
    wanted = (
        Wanted(agency=bureau.agency.pk),
        Wanted(agency=bureau.agency.pk, column="notices"),
        Wanted(column="catalogue_content"),
        Wanted(topic="11"),
        Wanted(q=SECRET),
        Wanted(q="研学活动", kind=ItemKind.NOTICE),
    )
    with monkeypatch.context() as patched:
        return [
            subscribed(
                each, at=BEFORE, monkeypatch=patched, address=f"lin{number}@yunjiang.example"
            )
            for number, each in enumerate(wanted)
        ]


@pytest.mark.parametrize("state", NOT_PUBLIC)
def test_no_surface_tells_of_what_is_not_public(
    client: Client, bureau: Bureau, readers: list[Subscriber], bystander: Item, state: str
) -> None:
    before = {path: body(client, path) for path in lists(bureau)}
    mails = list(map(told, readers))
    make, status = NOT_PUBLIC[state]
    item = make(bureau)

    for path, words in before.items():
        assert body(client, path) == words, path
    assert list(map(told, readers)) == mails
    own = {path: answered(client, path) for path in _own_addresses(item)}
    assert [path for path, (_, words, _) in own.items() if SECRET in words] == []
    assert [code for code, _, _ in own.values()] == [status, *[404] * (len(own) - 1)]


def _own_addresses(item: Item) -> list[str]:
    files = [f"/item/{item.pk}/file/{key}/" for key in item.attachments]
    return [f"/item/{item.pk}/", *files, f"/api/v1/items/{item.pk}", OLD]


def test_what_is_public_is_on_every_surface(
    client: Client, bureau: Bureau, readers: list[Subscriber], bystander: Item
) -> None:
    """Else the test above would prove nothing."""
    before = {path: body(client, path) for path in lists(bureau)}
    mails = list(map(told, readers))
    item = _public(bureau)

    assert [new for new, old in zip(map(told, readers), mails, strict=True) if new == old] == []
    unchanged = [path for path, words in before.items() if body(client, path) == words]
    assert [path for path in unchanged if not path.endswith(_WITHOUT_IT)] == []
    own = [answered(client, path)[0] for path in _own_addresses(item)]
    assert own == [200, 200, 200, 301]


@pytest.mark.parametrize("ended", [_withdrawn, _expired])
def test_no_cache_is_told_that_it_may_still_show_it(
    client: Client, bureau: Bureau, bystander: Item, ended: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags: dict[str, str] = {}

    def look(bureau: Bureau) -> Item:
        item = bureau.publish(_draft(bureau), now=LATER)
        for path in (*lists(bureau), *_own_addresses(item)):
            _, words, tag = answered(client, path)
            if tag and SECRET in words:
                tags[path] = tag
        return item

    monkeypatch.setitem(globals(), "_public", look)
    ended(bureau)

    assert len(tags) > 10
    for path, tag in tags.items():
        code, words, _ = answered(client, path, {"if-none-match": tag})
        assert (path, code == 304, f"{SECRET}研学" in words) == (path, False, False)


def test_a_change_shows_nothing_before_it_is_signed(
    client: Client, bureau: Bureau, bystander: Item
) -> None:
    item = bureau.publish(title="云江县教育局关于研学活动的公告")
    before = {path: body(client, path) for path in (*lists(bureau), f"/item/{item.pk}/")}
    item = take_up(
        item=item, reason="补充", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )
    item = revise(
        item=item,
        written={"title": f"{SECRET}研学活动", "body": [("paragraph", f"<p>{SECRET}</p>")]},
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )
    item = bureau.to_leader(item)

    assert item.state == ItemState.IN_REVIEW
    for path, words in before.items():
        assert body(client, path) == words, path


def test_a_replaced_edition_is_nowhere(client: Client, bureau: Bureau, bystander: Item) -> None:
    item = _public(bureau)
    old_file = f"/item/{item.pk}/file/{item.attachments[0]}/"
    item = take_up(
        item=item, reason="有误", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )
    item = revise(
        item=item,
        written={
            "title": "云江县教育局关于研学活动的公告",
            "summary": "公布研学活动的安排。",
            "body": [("paragraph", "<p>研学活动于2026年5月举行。</p>")],
            "keywords": [],
            "attachments": [],
        },
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )
    bureau.publish(item)

    for path in (*lists(bureau), f"/item/{item.pk}/", f"/api/v1/items/{item.pk}"):
        words = body(client, path).replace(f"/search/?q={SECRET}", "")
        assert f"{SECRET}研学" not in words, path
    assert client.get(old_file).status_code == 404


def test_a_notice_leaves_at_midnight(
    client: Client, bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = _public(bureau)
    last = date(2026, 3, 20)
    PublicItem.objects.filter(pk=item.pk).update(shown_until=last)
    index(item)

    def answer(hour: int) -> int:
        moment = NOW.replace(day=20, hour=hour)  # 16:00 of UTC is midnight in China
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return client.get(f"/item/{item.pk}/").status_code

    assert [answer(15), answer(16)] == [200, 410]
