"""The platform of an agency, the page of a document, its files, and the search over them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.actions.linking import link
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import Audience, Item, LinkKind
from mingtang_office.ui.files import Incoming
from tests.office.conftest import NOW
from tests.office.portal.reading import TITLE, platform, read
from tests.office.publication.bureau import Bureau


def test_the_fixed_columns_stand_by_their_exact_names(client: Client, bureau: Bureau) -> None:
    page = read(client, platform(bureau))

    for name in (
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
        "依申请公开",
    ):
        assert f">{name}</a>" in page


def test_what_is_public_stands_on_the_platform_and_in_its_column(
    client: Client, bureau: Bureau
) -> None:
    bureau.publish()

    assert TITLE in read(client, platform(bureau))
    assert TITLE in read(client, platform(bureau, "notices/"))
    assert TITLE not in read(client, platform(bureau, "news/"))


def test_an_empty_statutory_column_says_so(client: Client, bureau: Bureau) -> None:
    assert "暂无内容" in read(client, platform(bureau, "content/"))


def test_the_page_of_a_document_tells_its_metadata(client: Client, bureau: Bureau) -> None:
    item = bureau.publish()
    page = read(client, f"/item/{item.pk}/")

    assert item.index_number in page
    assert "<dt>发布日期</dt><dd>2026年3月13日</dd>" in page
    assert "全县中小学于2026年3月2日开学。" in page


@pytest.mark.parametrize("words", ["开学时间", "开学 公告", "云江县教育局", "kxsj"])
def test_it_is_found(client: Client, bureau: Bureau, words: str) -> None:
    bureau.publish()

    page = client.get("/search/", {"q": words}).content.decode()
    assert "找到1条" in page


def test_a_number_is_found_however_it_is_spelt(client: Client, bureau: Bureau) -> None:
    bureau.publish(
        kind=ItemKind.OFFICIAL_DOCUMENT,
        document_number="云教发〔2026〕3号",
        written_on=date(2026, 3, 2),
        effective_on=date(2026, 3, 2),
        topic="1102",
        genre="notice",
    )

    page = client.get("/search/", {"q": "云教发[2026]3"}).content.decode()
    assert "云教发〔2026〕3号" in page


@pytest.mark.parametrize(
    "path", ["?q=%00", "?page=0", "?year=abc", "?sort=up", "?agency=9" + "9" * 30]
)
def test_an_address_that_makes_no_sense_is_answered(
    client: Client, bureau: Bureau, path: str
) -> None:
    assert client.get(f"/search/{path}").status_code == 200


def test_its_files_are_had_exactly(client: Client, bureau: Bureau) -> None:
    item = attach(
        item=bureau.draft(),
        file=Incoming("名单.xlsx", b"the exact bytes", "application/vnd.ms-excel"),
        expected_revision=1,
        by=bureau.clerk,
        now=NOW,
    )
    bureau.publish(item)

    response = client.get(f"/item/{item.pk}/file/{item.attachments[0]}/")
    assert b"".join(response.streaming_content) == b"the exact bytes"  # type: ignore[attr-defined]
    assert response.headers["Content-Disposition"].startswith("attachment;")


def test_a_file_of_a_draft_is_not_had(client: Client, bureau: Bureau) -> None:
    item = attach(
        item=bureau.publish(title="甲") and bureau.draft(title="乙"),
        file=Incoming("名单.xlsx", b"x", "application/vnd.ms-excel"),
        expected_revision=1,
        by=bureau.clerk,
        now=NOW,
    )

    assert client.get(f"/item/{item.pk}/file/{item.attachments[0]}/").status_code == 404


def _withdrawn(bureau: Bureau) -> Item:
    item = bureau.publish()
    return withdraw(
        item=item, reason="有误", expected_revision=item.revision, by=bureau.head, now=NOW
    )


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (lambda bureau: bureau.draft(), 404),
        (lambda bureau: bureau.to_leader(bureau.draft()), 404),
        (lambda bureau: bureau.publish(audience=Audience.GROUP), 404),
        (_withdrawn, 410),
    ],
)
def test_what_is_not_public_is_nowhere(
    client: Client, bureau: Bureau, made: Callable[[Bureau], Item], status: int
) -> None:
    item = made(bureau)

    gone = client.get(f"/item/{item.pk}/")
    assert (gone.status_code, TITLE in gone.content.decode()) == (status, False)
    for path in (platform(bureau), platform(bureau, "notices/"), "/search/?q=开学", "/"):
        assert TITLE not in read(client, path)


def test_a_document_and_its_interpretation_show_each_other(client: Client, bureau: Bureau) -> None:
    notice = bureau.publish()
    words = bureau.draft(kind=ItemKind.INTERPRETATION, title="开学时间问答", topic="1102")
    link(
        item=words,
        kind=LinkKind.INTERPRETS,
        of=notice,
        expected_revision=words.revision,
        by=bureau.clerk,
        now=NOW,
    )
    words.refresh_from_db()
    assert "开学时间问答" not in read(client, f"/item/{notice.pk}/")

    bureau.publish(words)
    assert "开学时间问答" in read(client, f"/item/{notice.pk}/")
    assert TITLE in read(client, f"/item/{words.pk}/")


def test_who_has_it_already_gets_it_not_again(client: Client, bureau: Bureau) -> None:
    item = bureau.publish()
    for path in (f"/item/{item.pk}/", platform(bureau), "/search/?q=开学"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert "no-cache" in first.headers["Cache-Control"]


def test_a_withdrawn_item_is_not_confirmed_to_a_cache(client: Client, bureau: Bureau) -> None:
    item = bureau.publish()
    tag = client.get(f"/item/{item.pk}/").headers["ETag"]
    withdraw(item=item, reason="有误", expected_revision=item.revision, by=bureau.head, now=NOW)

    assert client.get(f"/item/{item.pk}/", headers={"if-none-match": tag}).status_code == 410


def test_every_item_of_a_long_list_is_on_one_of_its_pages(client: Client, bureau: Bureau) -> None:
    for number in range(22):
        bureau.publish(title=f"公告之{number}之", topic="1102")
    first = read(client, platform(bureau, "by/topic/1102/"))
    older = first.partition('rel="next" href="')[2].partition('"')[0]
    second = read(client, platform(bureau, f"by/topic/1102/{older}"))

    lost = [n for n in range(22) if f"公告之{n}之" not in first + second]
    assert (lost, "公告之21之" in first, "公告之0之" in second) == ([], True, True)


def test_long_columns_go_on_where_the_page_ended(client: Client, bureau: Bureau) -> None:
    for number in range(22):
        bureau.publish(title=f"公告之{number}")
    first = read(client, platform(bureau, "notices/"))
    older = first.partition('rel="next" href="')[2].partition('"')[0]

    second = read(client, platform(bureau, f"notices/{older}"))
    assert (first.count('<li><a href="/item/'), second.count('<li><a href="/item/')) == (20, 2)
