"""Pages of a bureau's platform, as a visitor reads them."""

from __future__ import annotations

from django.test import Client

from tests.office.publication.bureau import NOTICE, Bureau

TITLE = str(NOTICE["title"])


def platform(bureau: Bureau, rest: str = "") -> str:
    return f"/agency/{bureau.agency.pk}/{rest}"


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def body(client: Client, path: str) -> str:
    """The same of an answer that may come piece by piece, whatever its status."""
    return answered(client, path)[1]


def answered(
    client: Client, path: str, headers: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Status, words and ETag of an answer; read to its end, so that its file is closed."""
    response = client.get(path, headers=headers)
    pieces = response.streaming_content if response.streaming else [response.content]  # type: ignore[attr-defined]
    data = b"".join(pieces)
    return response.status_code, data.decode(), response.headers.get("ETag", "")
