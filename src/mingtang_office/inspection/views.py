from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang_office.agencies.doors import holders_only
from mingtang_office.agencies.grants import Permission
from mingtang_office.inspection import actions, exports
from mingtang_office.inspection.forms import TrailFilter, UnsealForm
from mingtang_office.inspection.queries import in_words, readable
from mingtang_office.trail.models import Chain, Entry

_PAGE = 50
_FORMS: dict[str, tuple[str, Callable[[Iterable[Entry]], Iterator[str]]]] = {
    "csv": ("text/csv; charset=utf-8", exports.as_csv),
    "jsonl": ("application/x-ndjson; charset=utf-8", exports.as_json_lines),
}


def _wanted(request: HttpRequest) -> tuple[TrailFilter, QuerySet[Entry]]:
    form = TrailFilter(request.GET or None)
    entries = readable(request.user, timezone.localdate()).select_related("chain")
    if form.is_bound:
        entries = form.narrow(entries) if form.is_valid() else entries.none()
    return form, entries.order_by("-id")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


@require_GET
@holders_only(Permission.READ_TRAIL)
def entry_list(request: HttpRequest) -> HttpResponse:
    """The newest entries first, fifty a page; `before` is the entry after which to go on."""
    form, entries = _wanted(request)
    before = _number(request.GET.get("before"))
    if before is not None:
        entries = entries.filter(id__lt=before)
    page = list(entries[: _PAGE + 1])
    query = request.GET.copy()
    query.pop("before", None)
    older = query.copy()
    if len(page) > _PAGE:
        older["before"] = str(page[_PAGE - 1].pk)
    return render(
        request,
        "inspection/entry_list.html",
        {
            "form": form,
            "lines": in_words(page[:_PAGE]),
            "older": older.urlencode() if "before" in older else "",
            "newest": query.urlencode(),
            "is_first": before is None,
        },
    )


def _entry(request: HttpRequest, pk: int) -> Entry:
    entries = readable(request.user, timezone.localdate()).select_related("chain", "sealed")
    return get_object_or_404(entries, pk=pk)


@require_http_methods(["GET", "POST"])
@holders_only(Permission.READ_TRAIL)
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry whole. Its sealed part opens on POST with a reason, and that leaves an entry too."""
    found = _entry(request, pk)
    form = UnsealForm(request.POST or None)
    opened = None
    if request.method == "POST" and form.is_valid() and request.user.is_authenticated:
        opened = actions.unseal(
            entry=found, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        )
    context = {
        "line": in_words([found])[0],
        "form": form,
        "opened": opened,
        "was_opened": request.method == "POST" and form.is_valid(),
        "is_sealed": bool(found.sealed_digest),
    }
    return render(request, "inspection/entry.html", context)


@require_POST
@holders_only(Permission.READ_TRAIL)
def export(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """The entries of the filter in the query string, as a file."""
    if form not in _FORMS:
        raise Http404
    wanted, entries = _wanted(request)
    content_type, write = _FORMS[form]
    described = wanted.described() if wanted.is_bound and wanted.is_valid() else {}
    chain, _ = Chain.objects.get_or_create(name="platform")
    assert request.user.is_authenticated
    actions.note_export(
        chain=chain, wanted=described, form=form, by=request.user, now=timezone.now()
    )
    response = StreamingHttpResponse(
        write(entries.iterator(chunk_size=500)), content_type=content_type
    )
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="trail-{day}.{form}"'
    return response
