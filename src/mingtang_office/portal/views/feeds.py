"""What is newest, for programs that look for it: RSS and Atom, of everything, of an agency, of one of
its columns, of what a search finds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.views.decorators.http import require_safe

from mingtang.rendering.characters import printable
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.feed_forms import Atom, Rss
from mingtang_office.portal.forms.search import SearchForm, wanted_in
from mingtang_office.portal.queries.agencies import site_title
from mingtang_office.portal.queries.newest import AGENCY_NAME, Narrowing, named, newest
from mingtang_office.portal.queries.platform import entries_of, entry_of
from mingtang_office.portal.queries.wanted import found, label_of
from mingtang_office.portal.views.disclosure import agency_of
from mingtang_office.prepared import Row
from mingtang_office.publication.outlets import address_of

_NEWEST = 50
_FORMS: dict[str, type[Rss | Atom]] = {"rss": Rss, "atom": Atom}
_TOLD = ("pk", "title", "summary", "published_on", "changed_at", AGENCY_NAME)


@require_safe
@kept_by_content
def everything(request: HttpRequest, form: str) -> HttpResponse:
    return _answer(request, form, "政府信息公开：最新", "/", _newest({}))


@require_safe
@kept_by_content
def agency(request: HttpRequest, form: str, pk: int) -> HttpResponse:
    of = agency_of(pk)
    page = reverse("portal:platform", args=(pk,))
    return _answer(request, form, site_title(of), page, _newest({"agency": pk}))


@require_safe
@kept_by_content
def column(request: HttpRequest, form: str, pk: int, code: str) -> HttpResponse:
    of = agency_of(pk)
    entry = entry_of(entries_of(of, timezone.now()), code)
    if entry is None:
        raise Http404
    rows = _newest({"agency": pk, "column": code})
    page = reverse("portal:column", args=(pk, code))
    return _answer(request, form, f"{entry.column.title}：{site_title(of)}", page, rows)


@require_safe
@kept_by_content
def search(request: HttpRequest, form: str) -> HttpResponse:
    """What a search finds, whichever order its page is in."""
    question, now = SearchForm(request.GET).question(), timezone.now()
    wanted = wanted_in(question)
    rows = named(found(question, now, _NEWEST)).order_by("-published_on", "-item_id")
    page = f"{reverse('portal:search')}?{wanted.address()}"
    return _answer(
        request,
        form,
        f"{label_of(wanted)}：政府信息公开",
        page,
        rows.values_list(*_TOLD),
        wanted.address(),
    )


def _newest(of: Narrowing) -> list[Row]:
    return newest(of, _TOLD, _NEWEST, timezone.now())


def _answer(
    request: HttpRequest,
    form: str,
    title: str,
    page: str,
    rows: Iterable[Row],
    query: str = "",
) -> HttpResponse:
    kind = _FORMS.get(form)
    if kind is None:
        raise Http404
    title = printable(title)
    feed = kind(
        title=title,
        link=f"{settings.SITE_URL}{page}",
        description=title,
        language="zh-CN",
        feed_url=f"{settings.SITE_URL}{request.path}{'?' if query else ''}{query}",
        feed_guid=f"{settings.SITE_URL}{page}",
    )
    _fill(feed, rows)
    # In one piece: a response written into bit by bit goes out bit by bit.
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _fill(feed: SyndicationFeed, rows: Iterable[Row]) -> None:
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
