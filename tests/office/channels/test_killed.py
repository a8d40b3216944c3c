"""kill -9 at every point of a delivery: what the platforms were made to do, they did exactly once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from tests.office.channels.dying import ANY, BETWEEN, TAKING_DOWN, WECHAT, WEIBO
from tests.office.channels.stand_in import StandIn, serving
from tests.office.operation.site import Site, Sites

_DESK = "from tests.office.channels import desk; from mingtang_office.channels.models import Act; "
_STATE = "SELECT act, state, claim FROM channels_dispatch ORDER BY id"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    url = os.environ.get("DATABASE_URL", "")
    return Sites(url if url.startswith("postgres") else None, tmp_path_factory.mktemp("channels"))


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with serving() as running:
        yield running


Prepare = Callable[[str], Site]


@pytest.fixture
def prepared(sites: Sites, stand_in: StandIn) -> Prepare:
    """prepared("weibo"): an office with one act in its outbox."""

    def make(kind: str, more: str = "") -> Site:
        site = sites.new()
        site.extra = {"MINGTANG_WECHAT_URL": stand_in.url, "MINGTANG_WEIBO_URL": stand_in.url}
        site.python(f"{_DESK} desk.prepare({kind!r}); {more}")
        return site

    return make


def _die(site: Site, point: str) -> None:
    done = site.process("-m", "tests.office.channels.dying", point)
    assert done.returncode == -signal.SIGKILL, done.stderr


def _recover(site: Site) -> None:
    """Other processes after it: at once, when the claim has run out, and when WeChat's platform must
    have come to its end."""
    site.python(f"{_DESK} desk.deliver(); desk.deliver(minutes=6); desk.deliver(minutes=17)")


@pytest.mark.parametrize("point", [*ANY, *WEIBO])
def test_a_post_is_made_once(point: str, prepared: Prepare, stand_in: StandIn) -> None:
    site = prepared("weibo")
    _die(site, point)

    _recover(site)

    assert site.rows(_STATE) == [("publish", "done", "")]
    assert len(stand_in.acts("share")) == 1


@pytest.mark.parametrize("point", [*ANY, *WECHAT])
def test_an_article_is_published_once(point: str, prepared: Prepare, stand_in: StandIn) -> None:
    site = prepared("wechat")
    _die(site, point)

    _recover(site)

    assert site.rows(_STATE) == [("publish", "done", "")]
    assert len(stand_in.acts("publish")) == 1
    assert len(stand_in.world.articles) == 1
    assert len(stand_in.world.drafts) == 0


@pytest.mark.parametrize("point", BETWEEN)
def test_an_article_is_replaced_once(point: str, prepared: Prepare, stand_in: StandIn) -> None:
    site = prepared("wechat", "desk.deliver(); desk.enter(2, Act.REPLACE)")
    _die(site, point)

    _recover(site)

    assert [state for _, state, _ in site.rows(_STATE)] == ["done", "done"]
    assert [len(stand_in.acts(word)) for word in ("publish", "delete")] == [2, 1]
    standing = [a for a in stand_in.world.articles.values() if not a["is_deleted"]]
    assert [a["title"] for a in standing] == ["通知1的第2稿"]


@pytest.mark.parametrize("point", TAKING_DOWN)
def test_an_article_is_withdrawn_once(point: str, prepared: Prepare, stand_in: StandIn) -> None:
    site = prepared("wechat", "desk.deliver(); desk.withdraw()")
    _die(site, point)

    _recover(site)

    assert [state for _, state, _ in site.rows(_STATE)] == ["done", "done"]
    assert [len(stand_in.acts(word)) for word in ("publish", "delete")] == [1, 1]


def test_killed_workers_leave_what_they_had_to_the_next_one(
    prepared: Prepare, stand_in: StandIn
) -> None:
    """Real workers, called by the outbox itself: one dies over the first act, another sends the rest."""
    site = prepared("weibo", "desk.enter(2, Act.REPLACE); desk.enter(3, Act.REPLACE, times=5)")
    _die(site, "after the post")

    done = site.run("work", "--batch")
    assert done.returncode == 0, done.stderr
    assert len(stand_in.acts("share")) == 1 + 4  # what is behind the first waits for its claim
    _recover(site)

    assert {state for _, state, _ in site.rows(_STATE)} <= {"done", "dropped"}
    words = [act.split("】")[0] for act in stand_in.acts("share")]
    assert sorted(words) == sorted(set(words))
