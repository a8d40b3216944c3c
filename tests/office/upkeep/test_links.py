from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import Settings

from mingtang_office.accounts.models import User
from mingtang_office.publication.models import Attachment, PublicItem, Redirect
from mingtang_office.upkeep.actions import checking
from mingtang_office.upkeep.actions.checking import check
from mingtang_office.upkeep.links.guard import is_for_all
from mingtang_office.upkeep.links.outing import Outing
from mingtang_office.upkeep.links.outside import Answer, Said, opens, speak
from mingtang_office.upkeep.models import CheckResult, CheckRun, LinkCheck
from tests.office.conftest import NOW, TODAY, Agencies
from tests.office.upkeep.shelf import put

SITE = configured.SITE_URL
MONTH = timedelta(30)


def _linked(*urls: str) -> str:
    return "".join(f'<p><a href="{url}">见此</a></p>' for url in urls)


def _results() -> dict[str, str]:
    return {each.address.removeprefix(SITE): each.result for each in LinkCheck.objects.all()}


def _refuse(url: str) -> Said:
    raise AssertionError(url)


def test_links_of_the_site_are_resolved_against_what_is_public(
    agencies: Agencies, owner: User
) -> None:
    on = TODAY - MONTH
    there = put(agencies.education, owner, "news", on=on)
    gone = put(agencies.education, owner, "news", on=on, until=TODAY - timedelta(1))
    Redirect.objects.create(address="/art/2019/3.html", item_id=there.pk)
    body = _linked(
        f"{SITE}/item/{there.pk}/#top",
        f"{SITE}/item/{there.pk}/file/99/",
        f"{SITE}/item/{gone.pk}/",
        f"{SITE}/art/2019/3.html",
        f"{SITE}/art/2019/4.html",
        f"{SITE}/office/",
        f"{SITE}/agency/{agencies.education.pk}/",
        "https://www.example.org/",
        "mailto:office@yunjiang.example",
    )
    put(agencies.education, owner, "notices", on=on, html=body)
    check(on=TODAY, now=NOW, opening=_refuse)
    assert _results() == {
        f"/item/{there.pk}/file/99/": CheckResult.NOT_PUBLIC,
        f"/item/{gone.pk}/": CheckResult.NOT_PUBLIC,
        "/art/2019/4.html": CheckResult.UNKNOWN,
        "/office/": CheckResult.UNKNOWN,
    }


def _attached(public: PublicItem, data: bytes, digest: str) -> Attachment:
    stored = default_storage.save("publication/t", ContentFile(data))
    row = Attachment.objects.create(
        item_id=public.pk,
        name="名单.txt",
        stored=stored,
        sha256=digest,
        size=len(data),
        media_type="text/plain",
        added_at=NOW,
    )
    edition = public.edition
    edition.files = [*edition.files, {"key": row.pk, "name": row.name, "sha256": digest}]
    edition.save(update_fields=("files",))
    return row


def test_a_missing_or_damaged_attachment_is_found_and_forgotten_when_it_is_back(
    agencies: Agencies, owner: User
) -> None:
    public = put(agencies.education, owner, "news", on=TODAY - MONTH)
    _attached(public, b"a", sha256(b"a").hexdigest())
    damaged = _attached(public, b"b", sha256(b"c").hexdigest())
    missing = _attached(public, b"d", sha256(b"d").hexdigest())
    default_storage.delete(missing.stored)
    check(on=TODAY, now=NOW)
    assert {each.result for each in LinkCheck.objects.all()} == {"altered", "missing"}

    default_storage.delete(damaged.stored)
    assert default_storage.save(damaged.stored, ContentFile(b"c")) == damaged.stored
    check(on=TODAY + timedelta(1), now=NOW + timedelta(1))
    assert [each.address for each in LinkCheck.objects.all()] == [
        f"{SITE}/item/{public.pk}/file/{missing.pk}/"
    ]


def test_a_site_of_others_is_dead_when_it_fails_on_two_days(
    agencies: Agencies, owner: User, settings: Settings
) -> None:
    settings.CHECK_EXTERNAL_LINKS = True
    put(
        agencies.education,
        owner,
        "news",
        on=TODAY - MONTH,
        html=_linked("https://down.example/", "https://gone.example/", "https://well.example/"),
    )
    said = {
        "https://down.example/": Said(CheckResult.UNREACHABLE),
        "https://gone.example/": Said(CheckResult.GONE),
        "https://well.example/": Said(CheckResult.OK),
    }
    asked: list[str] = []

    def opening(url: str) -> Said:
        asked.append(url)
        return said[url]

    dead = LinkCheck.objects.filter(is_dead=True).values_list("address", flat=True)
    check(on=TODAY, now=NOW, opening=opening)
    assert list(dead) == ["https://gone.example/"]
    check(on=TODAY + timedelta(1), now=NOW + timedelta(1), opening=opening)
    assert sorted(dead.all()) == ["https://down.example/", "https://gone.example/"]
    assert asked.count("https://well.example/") == 1


def test_a_silent_site_is_asked_once_and_the_rest_waits_when_time_is_up() -> None:
    asked: list[str] = []

    def opening(url: str) -> Said:
        asked.append(url)
        return Said(CheckResult.UNREACHABLE if "down" in url else CheckResult.OK)

    outing = Outing(opening, most=3)
    urls = [f"https://{host}.example/{n}" for n in (1, 2) for host in ("down", "a", "b")]
    told = [outing.ask(url) for url in urls]
    assert asked == ["https://down.example/1", "https://a.example/1", "https://b.example/1"]
    assert [each.result if each else None for each in told[3:]] == ["unreachable", None, None]
    assert Outing(opening, most=3, seconds=0).ask("https://c.example/") is None


def test_a_check_that_dies_goes_on_and_all_is_looked_at_in_turn(
    agencies: Agencies, owner: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CHECK_ITEMS_A_DAY = 4
    monkeypatch.setattr(checking, "_AT_ONCE", 2)
    for _ in range(9):
        put(agencies.education, owner, "news", on=TODAY - MONTH, html=_linked(f"{SITE}/none/"))
    real, calls = checking._write, []

    def dying(*args: object) -> None:
        calls.append(1)
        real(*args)  # type: ignore[arg-type]
        if len(calls) == 2:
            raise RuntimeError

    monkeypatch.setattr(checking, "_write", dying)
    with pytest.raises(RuntimeError):
        check(on=TODAY, now=NOW)
    assert LinkCheck.objects.count() == 2
    seen = []
    for day in range(3):
        check(on=TODAY + timedelta(day), now=NOW + timedelta(day))
        seen.append(LinkCheck.objects.count())
    assert seen == [4, 8, 9]
    assert {each.failures for each in LinkCheck.objects.all()} == {1}
    assert CheckRun.objects.get(day=TODAY + timedelta(2)).reached == 0


def test_what_was_published_since_yesterday_is_looked_at_first(
    agencies: Agencies, owner: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CHECK_ITEMS_A_DAY = 2
    monkeypatch.setattr(checking, "_AT_ONCE", 2)
    for _ in range(4):
        put(agencies.education, owner, "news", on=TODAY - MONTH)
    check(on=TODAY, now=NOW)
    put(agencies.education, owner, "news", on=TODAY + timedelta(1), html=_linked(f"{SITE}/none/"))
    check(on=TODAY + timedelta(2), now=NOW + timedelta(2))
    assert LinkCheck.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:0a00:0001::1",
        "nonsense",
    ],
)
def test_an_inner_address_is_never_spoken_to(address: str) -> None:
    assert not is_for_all(address)
    said = opens(
        "http://inner.example/", resolve=lambda host, port: ["8.8.8.8", address], call=None
    )
    assert said.result is CheckResult.PRIVATE


def test_each_step_of_a_redirection_is_guarded_and_pinned() -> None:
    asked: list[tuple[str, ...]] = []

    def call(method: str, scheme: str, host: str, port: int, address: str, path: str) -> Answer:
        asked.append((method, host, address, path))
        return Answer(302, "http://inner.example/admin")

    def resolve(host: str, port: int) -> list[str]:
        return ["8.8.8.8"] if host == "a.example" else ["10.0.0.1"]

    assert (
        opens("https://a.example/x?y=1", resolve=resolve, call=call).result is CheckResult.PRIVATE
    )
    assert asked == [("HEAD", "a.example", "8.8.8.8", "/x?y=1")]


def test_the_connection_goes_to_the_address_that_was_judged_under_the_host_s_own_name() -> None:
    heard: list[tuple[str, str, str | None]] = []

    class Site(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            heard.append((self.command, self.path, self.headers["Host"]))
            self.send_response(301)
            self.send_header("Location", "/b")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.handle_request).start()
        answer = speak("HEAD", "http", "a.example", server.server_port, "127.0.0.1", "/a?b=1")
    assert answer == Answer(301, "/b")
    assert heard == [("HEAD", "/a?b=1", "a.example")]


@pytest.mark.parametrize(
    ("url", "answers", "expected"),
    [
        ("https://a.example/", [200], CheckResult.OK),
        ("https://a.example/", [405, 200], CheckResult.OK),
        ("https://a.example/", [404, 404], CheckResult.GONE),
        ("https://a.example/", [500], CheckResult.FAILED),
        ("https://a.example/", [403, 403], CheckResult.UNCLEAR),
        ("https://a.example:8443/", [], CheckResult.UNCLEAR),
        ("https://someone@a.example/", [], CheckResult.UNCLEAR),
        ("ftp://a.example/", [], CheckResult.UNCLEAR),
    ],
)
def test_what_a_site_answers_is_told(url: str, answers: list[int], expected: CheckResult) -> None:
    left = list(answers)
    said = opens(url, resolve=lambda *_: ["8.8.8.8"], call=lambda *_: Answer(left.pop(0)))
    assert (said.result, left) == (expected, [])
