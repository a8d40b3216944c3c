"""A citizen at the public form: Lin fills it in and answers the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from mingtang_office.applications.models import Application
from tests.office.conftest import Agencies, MakePerson
from tests.office.portal.solving import solve
from tests.office.publication.bureau import Bureau, bureau_of

FILLED = {
    "kind": "natural_person",
    "name": "林小满",
    "document": "other",
    "document_number": "CESHI-0001",
    "telephone": "0399-5550000",
    "email": "lin@yunjiang.example",
    "content": "云江县2025年义务教育学校招生计划",
    "delivery": "download",
    "form": "electronic",
}


@pytest.fixture(autouse=True)
def nothing_counted(settings: Any) -> Iterator[None]:
    settings.APPLY_SECONDS = 0
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    return bureau_of(agencies.education, make_person)


Post = Callable[..., Any]


@pytest.fixture
def fill(client: Client, agencies: Agencies) -> Post:
    """fill(): the form filled in and sent; fill(name="") differs in that."""

    def filled(**changes: Any) -> Any:
        url = f"/apply/{agencies.education.pk}/"
        opened = client.get(url).context["opened"]
        return client.post(url, FILLED | {"opened": opened} | changes)

    return filled


@pytest.fixture
def answer(client: Client) -> Post:
    """answer(): what was filled in, handed in with the right answer to the question."""

    def answered(said: str | None = None) -> Any:
        page = client.get("/apply/check/")
        token = page.context["answer"].initial["token"]
        right = solve(page.context["question"])
        return client.post(
            "/apply/check/", {"token": token, "answer": right if said is None else said}
        )

    return answered


@pytest.fixture
def apply(client: Client, fill: Post, answer: Post) -> Callable[..., tuple[Application, str]]:
    """apply(): the application and the secret that the last page tells."""

    def applied(**changes: Any) -> tuple[Application, str]:
        fill(**changes)
        answer()
        told = client.get("/apply/done/").context
        return told["application"], told["secret"]

    return applied
