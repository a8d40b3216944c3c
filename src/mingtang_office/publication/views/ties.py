"""What ties a document to others: interpretations and replacements, and what became of its validity."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, STALE, known, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import linking, validity
from mingtang_office.publication.forms.register_filter import by_words
from mingtang_office.publication.forms.steps import LinkForm, StepForm, ValidityForm
from mingtang_office.publication.models import Item, LinkKind
from mingtang_office.publication.queries.items import visible_items
from mingtang_office.publication.queries.validity import validity_on
from mingtang_office.publication.rows import rows_of
from mingtang_office.publication.views.acting import back
from mingtang_office.publication.views.doors import allowed, item_or_404
from mingtang_office.publication.views.item import links_of, marks_of

_FOUND = 20


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def links(request: HttpRequest, pk: int) -> HttpResponse:
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    if request.method == "GET":
        initial = {"revision": item.revision, "kind": LinkKind.INTERPRETS, "of": _number(request)}
        return _links(request, item, LinkForm(initial=initial))
    if "undo" in request.POST:
        return _undo(request, item)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _links(request, item, form, status=INVALID)
    try:
        linking.link(
            item=item,
            kind=LinkKind(form.cleaned_data["kind"]),
            of=_other(request, form.cleaned_data["of"]),
            **known(request, form),
        )
    except Refused as error:
        now = item_or_404(request, pk)
        typed = LinkForm(with_revision(request, now.revision))
        return _links(request, now, typed, status=status_of(error), problem=error.message)
    return _linked(request, item, "已关联，两条信息互相可见。")


def _undo(request: HttpRequest, item: Item) -> HttpResponse:
    form = StepForm(request.POST)
    number = request.POST.get("undo", "")
    tie = item.links.filter(pk=int(number)).first() if number.isdecimal() else None
    empty = LinkForm(initial={"revision": item.revision})
    if not form.is_valid():
        return _links(request, item, empty, status=INVALID, problem=STALE)
    try:
        if tie is None:
            raise Refused("没有这一关联，可能已被他人解除。请看现在的列表。")
        linking.unlink(item=item, kind=LinkKind(tie.kind), of=tie.of, **known(request, form))
    except Refused as error:
        now = item_or_404(request, item.pk)
        empty = LinkForm(initial={"revision": now.revision})
        return _links(request, now, empty, status=status_of(error), problem=error.message)
    return _linked(request, item, "关联已解除。")


def _linked(request: HttpRequest, item: Item, said: str) -> HttpResponse:
    messages.success(request, said)
    here = reverse("publication:links", args=(item.pk,))
    return HttpResponseRedirect(here, status=303)


def _number(request: HttpRequest) -> int | None:
    said = request.GET.get("of", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


def _other(request: HttpRequest, number: int) -> Item:
    found = visible_items(request.user, timezone.localdate()).filter(pk=number).first()
    if found is None:
        raise Refused(f"没有编号为 {number} 的信息，或者您不能查看它。请核对编号，或者用查找。")
    return found


def _found(request: HttpRequest, item: Item) -> QuerySet[Item] | None:
    words = request.GET.get("q", "").strip()[:60]
    if not words:
        return None
    seen = visible_items(request.user, timezone.localdate()).exclude(pk=item.pk)
    return seen.filter(by_words(words)).select_related("agency", "drafted_by").order_by("-pk")


def _links(
    request: HttpRequest, item: Item, form: LinkForm, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    found = _found(request, item)
    rows = list(found[: _FOUND + 1]) if found is not None else []
    context = {
        "item": item,
        "form": form,
        "problem": problem,
        "links": links_of(request, item),
        "q": request.GET.get("q", "")[:60],
        "has_searched": found is not None,
        "rows": rows_of(rows[:_FOUND], timezone.localdate()),
        "more": len(rows) > _FOUND,
    }
    return render(request, "publication/links.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def change_validity(request: HttpRequest, pk: int) -> HttpResponse:
    """A published document is amended, repealed or lapses; the original says so from that day on."""
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    current = validity_on(item, timezone.localdate())
    if request.method == "GET":
        if item.edition_id is None or current is None or not current.next:
            return back(item)
        form = ValidityForm(current=current, initial={"revision": item.revision})
        return _validity(request, item, form)
    form = ValidityForm(request.POST, current=current)
    if not form.is_valid():
        return _validity(request, item, form, status=INVALID)
    try:
        number = form.cleaned_data["by_item"]
        validity.change_validity(
            item=item,
            change=form.change,
            by_item=_other(request, number) if number else None,
            **known(request, form),
        )
    except Refused as error:
        now = item_or_404(request, pk)
        typed = ValidityForm(with_revision(request, now.revision), current=current)
        return _validity(request, now, typed, status=status_of(error), problem=error.message)
    messages.success(request, "有效性变动已登记，从这一天起标注在原文件上。")
    return back(item)


def _validity(
    request: HttpRequest, item: Item, form: ValidityForm, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "item": item,
        "form": form,
        "problem": problem,
        "current": validity_on(item, timezone.localdate()),
        "marks": marks_of(item),
    }
    return render(request, "publication/validity.html", context, status=status)
