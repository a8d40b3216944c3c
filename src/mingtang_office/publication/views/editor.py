"""Drafting and writing on: the kind first, then what items of that kind have.

Two people at once: one wins; the other is told what is different, and everything typed stays in the
form.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID, known, status_of, with_revision
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.publication import comparing
from mingtang_office.publication.actions import drafting, reviewing
from mingtang_office.publication.actions.asking import ensure
from mingtang_office.publication.described import faults_of
from mingtang_office.publication.forms.item_form import ItemForm
from mingtang_office.publication.forms.kind import KindForm
from mingtang_office.publication.models import WRITABLE, Item
from mingtang_office.publication.views.acting import back
from mingtang_office.publication.views.doors import allowed, item_or_404
from mingtang_office.publication.views.item import show

_TOO_LATE = (
    "您填写的内容没有保存，仍在下面的表单里，请复制留存；这条信息现在不能修改，退回以后才能再改。"
)


@login_required
@holders_only(Permission.DRAFT_ITEMS)
@require_http_methods(["GET"])
def choose_kind(request: HttpRequest) -> HttpResponse:
    agencies = agencies_for(request.user, Permission.DRAFT_ITEMS, timezone.localdate())
    form = KindForm(request.GET, agencies=agencies, is_bound="go" in request.GET)
    if form.is_bound and form.is_valid():
        address = reverse("publication:new", args=(form.cleaned_data["kind"],))
        return HttpResponseRedirect(f"{address}?agency={form.cleaned_data['agency'].pk}")
    status = INVALID if form.is_bound else 200
    return render(request, "publication/kind.html", {"form": form}, status=status)


@login_required
@holders_only(Permission.DRAFT_ITEMS)
@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    chosen, today = _kind(kind), timezone.localdate()
    agency = _agency(request)
    data = request.POST if request.method == "POST" else None
    form = ItemForm(data, agency=agency, kind=chosen, on=today)
    if data is None:
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=INVALID)
    try:
        item = drafting.draft(
            agency=agency, written=form.written(), by=person_of(request), now=timezone.now()
        )
    except Refused as error:
        return _page(request, form, status=INVALID, problem=error.message)
    return _saved(request, item)


def _agency(request: HttpRequest) -> Agency:
    agencies = agencies_for(request.user, Permission.DRAFT_ITEMS, timezone.localdate())
    named = request.GET.get("agency", "")
    if not named and agencies.count() == 1:
        return agencies[0]
    if not (named.isascii() and named.isdigit() and len(named) < 19):
        raise Http404("请先选择以哪个机关的名义起草。")
    return get_object_or_404(agencies.select_related("region"), pk=int(named))


def _kind(code: str) -> ItemKind:
    try:
        return ItemKind(code)
    except ValueError:
        raise Http404("没有这一种类的信息。") from None


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write on. `?kind=` turns the draft into another kind: what that kind does not have goes when it
    is saved, and is named before."""
    item = allowed(request, pk, Permission.DRAFT_ITEMS)
    kind = _kind(request.GET.get("kind") or item.kind)
    data = request.POST if request.method == "POST" else None
    form = ItemForm(data, agency=item.agency, kind=kind, on=timezone.localdate(), item=item)
    if data is None:
        return _page(request, form) if item.state in WRITABLE else back(item)
    if not form.is_valid():
        return _page(request, form, status=INVALID)
    try:
        saved = drafting.revise(item=item, written=form.written(), **known(request, form))
    except Refused as error:
        return _not_saved(request, form, error)
    return _saved(request, saved)


def _not_saved(request: HttpRequest, typed: ItemForm, error: Refused) -> HttpResponse:
    """The form with everything typed, to be sent once more on top of what is there now."""
    assert typed.item is not None
    now = item_or_404(request, typed.item.pk)
    form = ItemForm(
        with_revision(request, now.revision) if isinstance(error, Overtaken) else request.POST,
        agency=now.agency,
        kind=typed.kind,
        on=timezone.localdate(),
        item=now,
    )
    form.is_valid()
    context: dict[str, Any] = {"problem": error.message, "can_save": now.state in WRITABLE}
    if isinstance(error, Overtaken):
        merged = {**comparing.content_of(now), **typed.written()}
        context["differences"] = comparing.differences(now, comparing.as_item(now, merged))
    if not context["can_save"]:
        context["problem"] = f"{error.message}{_TOO_LATE}"
    return _page(request, form, status=status_of(error), **context)


def _saved(request: HttpRequest, item: Item) -> HttpResponse:
    if "submit" not in request.POST:
        messages.success(request, "已保存。")
        return back(item)
    person, now = person_of(request), timezone.now()
    try:
        ensure(item=item, by=person, now=now)
        reviewing.submit(item=item, expected_revision=item.revision, by=person, now=now)
    except Refused as error:
        messages.info(request, "内容已保存，尚未提交审核。")
        return show(request, item_or_404(request, item.pk), status=INVALID, problem=error.message)
    messages.success(request, "已保存并提交审核。")
    return back(item)


def _page(
    request: HttpRequest, form: ItemForm, *, status: int = 200, problem: str = "", **more: Any
) -> HttpResponse:
    item = form.item
    context = {
        "form": form,
        "item": item,
        "kind": form.kind,
        "kinds": list(ItemKind),
        "old_kind": ItemKind(item.kind) if item else form.kind,
        "is_other_kind": item is not None and item.kind != form.kind,
        "lost": form.lost(),
        "faults": faults_of(item, timezone.localdate()) if item and not form.is_bound else (),
        "problem": problem,
        "can_save": True,
        **more,
    }
    return render(request, "publication/edit.html", context, status=status)
