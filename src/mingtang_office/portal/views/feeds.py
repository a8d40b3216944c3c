"""What is newest, for programs that look for it: RSS and Atom, of everything, of an agency, of one of
its columns, of what a search finds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.views.decorators.http import require_safe

from mingtang.rendering.characters import printable
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.forms.search import SearchForm, wanted_in
from mingtang_office.portal.queries.agencies import site_title
from mingtang_office.portal.queries.disclosed import of_agency
from mingtang_office.portal.queries.platform import entries_of, entry_of
from mingtang_office.portal.queries.wanted import found, label_of
from mingtang_office.portal.views.disclosure import agency_of
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.outlets import address_of
from mingtang_office.publication.queries.public import public_items

_NEWEST = 50
# An empty feed says the same at every look, so that it is sent once.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Rss(Rss201rev2Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _NEVER


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _NEVER


_FORMS: dict[str, type[_Rss | _Atom]] = {"rss": _Rss, "atom": _Atom}
_TOLD = ("pk", "title", "summary", "published_on", "changed_at", "agency__name")


@require_safe
@kept_by_content
def everything(request: HttpRequest, form: str) -> HttpResponse:
    return _answer(request, form, "政府信息公开：最新", "/", public_items(timezone.now()))


@require_safe
@kept_by_content
def agency(request: HttpRequest, form: str, pk: int) -> HttpResponse:
    of = agency_of(pk)
    page = reverse("portal:platform", args=(pk,))
    return _answer(request, form, site_title(of), page, of_agency(of, timezone.now()))


@require_safe
@kept_by_content
def column(request: HttpRequest, form: str, pk: int, code: str) -> HttpResponse:
    of = agency_of(pk)
    entry = entry_of(entries_of(of, timezone.now()), code)
    if entry is None:
        raise Http404
    rows = of_agency(of, timezone.now()).filter(placements__column=code)
    page = reverse("portal:column", args=(pk, code))
    return _answer(request, form, f"{entry.column.title}：{site_title(of)}", page, rows)


@require_safe
@kept_by_content
def search(request: HttpRequest, form: str) -> HttpResponse:
    """What a search finds, whichever order its page is in."""
    question, now = SearchForm(request.GET).question(), timezone.now()
    wanted = wanted_in(question)
    rows = found(question, now, _NEWEST)
    page = f"{reverse('portal:search')}?{wanted.address()}"
    return _answer(request, form, f"{label_of(wanted)}：政府信息公开", page, rows, wanted.address())


def _answer(
    request: HttpRequest,
    form: str,
    title: str,
    page: str,
    rows: models.QuerySet[PublicItem],
    query: str = "",
) -> HttpResponse:
    kind = _FORMS.get(form)
    if kind is None:
        raise Http404
    newest = rows.order_by("-published_on", "-item_id").values_list(*_TOLD)
    title = printable(title)
    feed = kind(
        title=title,
        link=f"{settings.SITE_URL}{page}",
        description=title,
        language="zh-CN",
        feed_url=f"{settings.SITE_URL}{request.path}{'?' if query else ''}{query}",
        feed_guid=f"{settings.SITE_URL}{page}",
    )
    _fill(feed, newest[:_NEWEST])
    # In one piece: a response written into bit by bit goes out bit by bit.
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _fill(feed: SyndicationFeed, rows: Iterable[tuple[Any, ...]]) -> None:
    """Add what `_TOLD` names of each row."""
    zone = timezone.get_default_timezone()
    for pk, title, summary, published_on, changed_at, agency_name in rows:
        address = address_of(pk)
        feed.add_item(
            title=printable(title),
            link=address,
            description=printable(summary),
            author_name=agency_name,
            pubdate=datetime.combine(published_on, time.min, zone),
            updateddate=changed_at.astimezone(UTC),
            unique_id=address,
            unique_id_is_permalink=True,
        )
