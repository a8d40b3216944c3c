"""Attachments added, put in order, described and taken away on their page."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.models import Attachment, Item
from tests.office.conftest import SignIn
from tests.office.publication.bureau import Bureau


@pytest.fixture
def clerk(bureau: Bureau, sign_in: SignIn) -> Client:
    return sign_in(bureau.clerk)


@pytest.fixture
def item(bureau: Bureau, clerk: Client) -> Item:
    """A draft with two attachments, 甲 and 乙."""
    made = bureau.draft()
    add(clerk, made, ("甲.txt", "甲的名单"), ("乙.txt", "乙的名单"))
    made.refresh_from_db()
    return made


def page(item: Item) -> str:
    return reverse("publication:attachments", args=(item.pk,))


def add(client: Client, item: Item, *files: tuple[str, str]) -> Any:
    item.refresh_from_db()
    chosen = [SimpleUploadedFile(name, text.encode(), "text/plain") for name, text in files]
    return client.post(page(item), {"what": "add", "revision": item.revision, "chosen": chosen})


def press(client: Client, item: Item, what: str, row: Attachment, **more: Any) -> Any:
    item.refresh_from_db()
    sent = {"what": what, "revision": item.revision, "key": row.pk, **more}
    return client.post(page(item), sent)


def names(item: Item) -> list[str]:
    item.refresh_from_db()
    return [row.name for row in files_of(item)]


def test_several_are_added_at_once_in_their_order(item: Item) -> None:
    assert names(item) == ["甲.txt", "乙.txt"]


def test_one_goes_up_another_down(clerk: Client, item: Item) -> None:
    press(clerk, item, "up", files_of(item)[1])
    assert names(item) == ["乙.txt", "甲.txt"]

    press(clerk, item, "down", files_of(item)[0])
    assert names(item) == ["甲.txt", "乙.txt"]


def test_one_is_taken_away(clerk: Client, item: Item) -> None:
    press(clerk, item, "remove", files_of(item)[0])
    assert names(item) == ["乙.txt"]


def test_one_is_described_and_renamed(clerk: Client, item: Item) -> None:
    row = files_of(item)[0]
    told = {"revision": item.revision, "key": row.pk, "name": "名单.txt", "description": "资助名单"}
    sent = {f"d{row.pk}-{name}": value for name, value in told.items()}
    clerk.post(page(item), {"what": "describe", "row": row.pk, **sent})

    item.refresh_from_db()
    first = files_of(item)[0]
    assert (first.name, first.description) == ("名单.txt", "资助名单")


def test_a_file_of_an_unknown_kind_is_refused_and_nothing_added(clerk: Client, item: Item) -> None:
    response = add(clerk, item, ("丙.txt", "丙的名单"), ("图片.txt", "GIF89a"))

    assert response.status_code == 422
    assert "不是可以接收的类型" in response.content.decode()
    assert names(item) == ["甲.txt", "乙.txt"]


def test_who_comes_second_is_told(clerk: Client, item: Item) -> None:
    first, second = files_of(item)
    stale = item.revision
    press(clerk, item, "remove", first)

    response = clerk.post(page(item), {"what": "remove", "revision": stale, "key": second.pk})
    assert response.status_code == 409
    assert names(item) == ["乙.txt"]


def test_nothing_is_added_while_it_is_under_review(
    bureau: Bureau, clerk: Client, item: Item
) -> None:
    bureau.submit(item)

    response = add(clerk, item, ("丙.txt", "丙的名单"))
    assert response.status_code == 422
    assert "不能添加附件" in response.content.decode()


def test_a_file_is_saved_never_shown(clerk: Client, item: Item) -> None:
    address = reverse("publication:file", args=(item.pk, item.attachments[0]))
    response = clerk.get(address)

    assert b"".join(response) == "甲的名单".encode()  # type: ignore[arg-type]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_stranger_gets_no_file(item: Item, stranger: User, sign_in: SignIn) -> None:
    address = reverse("publication:file", args=(item.pk, item.attachments[0]))
    assert sign_in(stranger).get(address).status_code == 404
