"""A filed document: entered, corrected, tied to its item, assessed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang.publication.attribute import Attribute
from mingtang.publication.reassessment import Verdict, needs_reassessment
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, STALE, status_of, with_revision
from mingtang_office.agencies.queries import home_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import documents as actions
from mingtang_office.publication.document_rows import row_of
from mingtang_office.publication.forms.documents import (
    FilingForm,
    ReassessForm,
    TieForm,
    initial_of,
)
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.publication.models import FiledDocument
from mingtang_office.publication.queries.documents import visible_documents
from mingtang_office.publication.queries.items import visible_items


def document_or_404(request: HttpRequest, pk: int) -> FiledDocument:
    rows = visible_documents(request.user, timezone.localdate())
    return get_object_or_404(rows.select_related("agency", "item", "filed_by"), pk=pk)


def _allowed(request: HttpRequest, pk: int) -> FiledDocument:
    found = document_or_404(request, pk)
    policy.require(request.user, Permission.DRAFT_ITEMS, found.agency, timezone.localdate())
    return found


def _back(document: FiledDocument) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("publication:document", args=(document.pk,)), status=303)


@login_required
@never_cache
@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, document_or_404(request, pk))


def _show(
    request: HttpRequest,
    found: FiledDocument,
    *,
    problem: str = "",
    status: int = 200,
    **forms: StepForm,
) -> HttpResponse:
    today = timezone.localdate()
    may = policy.may(request.user, Permission.DRAFT_ITEMS, found.agency, today)
    seen = {"revision": found.revision}
    context = {
        "document": found,
        "row": row_of(found, today),
        "reassessments": [
            (each, Attribute(each.attribute).label)
            for each in found.reassessments.select_related("by").order_by("-on", "-pk")
        ],
        "may_work": may,
        "may_reassess": may and needs_reassessment(Attribute(found.attribute)),
        "waits_for_item": found.attribute == Attribute.PROACTIVE
        and (found.item is None or found.item.edition_id is None),
        "problem": problem,
        "reassess_form": ReassessForm(initial={**seen, "on": today}, auto_id="id_reassess_%s"),
        "tie_form": TieForm(initial=seen, auto_id="id_tie_%s"),
        **forms,
    }
    return render(request, "publication/filed_document.html", context, status=status)


@login_required
@holders_only(Permission.DRAFT_ITEMS)
@never_cache
@require_http_methods(["GET", "POST"])
def file_document(request: HttpRequest) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    if request.method != "POST":
        initial = {"agency": home_of(person), "attribute": Attribute.PROACTIVE}
        return _form(request, FilingForm(person=person, on=today, initial=initial))
    form = FilingForm(request.POST, person=person, on=today)
    if not form.is_valid():
        return _form(request, form, status=INVALID)
    try:
        made = actions.file_document(
            agency=form.cleaned_data["agency"], filing=form.filing, by=person, now=timezone.now()
        )
    except Refused as error:
        return _form(request, form, problem=error.message, status=INVALID)
    messages.success(request, "已备案。")
    return _back(made)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def correct_document(request: HttpRequest, pk: int) -> HttpResponse:
    found = _allowed(request, pk)
    person, today = person_of(request), timezone.localdate()
    if request.method != "POST":
        form = FilingForm(person=person, on=today, document=found, initial=initial_of(found))
        return _form(request, form, document=found)
    form = FilingForm(request.POST, person=person, on=today, document=found)
    if not form.is_valid():
        return _form(request, form, document=found, status=INVALID)
    try:
        actions.correct(
            document=found,
            filing=form.filing,
            expected_revision=form.cleaned_data["revision"],
            by=person,
            now=timezone.now(),
        )
    except Refused as error:
        now = document_or_404(request, pk)
        data = with_revision(request, now.revision)
        again = FilingForm(data, person=person, on=today, document=now)
        return _form(request, again, document=now, problem=error.message, status=status_of(error))
    messages.success(request, "已更正。")
    return _back(found)


def _form(
    request: HttpRequest,
    form: FilingForm,
    *,
    document: FiledDocument | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "document": document, "problem": problem}
    return render(request, "publication/filing_form.html", context, status=status)


@login_required
@require_POST
def reassess_document(request: HttpRequest, pk: int) -> HttpResponse:
    found = _allowed(request, pk)
    form = ReassessForm(request.POST, auto_id="id_reassess_%s")

    def act(known: dict[str, Any]) -> str:
        told = form.cleaned_data
        actions.reassess(
            document=found,
            on=told["on"],
            verdict=Verdict(told["verdict"]),
            reason=told["reason"],
            **known,
        )
        return "已登记评估。"

    return _do(request, found, form, "reassess_form", act)


@login_required
@require_POST
def tie_document(request: HttpRequest, pk: int) -> HttpResponse:
    found = _allowed(request, pk)
    form = TieForm(request.POST, auto_id="id_tie_%s")

    def act(known: dict[str, Any]) -> str:
        items = visible_items(request.user, timezone.localdate())
        item = items.filter(pk=form.cleaned_data["item"]).first()
        if item is None:
            raise Refused("没有这个编号的公开信息，或者您看不到它，请核对编号。")
        actions.tie_item(document=found, item=item, **known)
        return "已关联。"

    return _do(request, found, form, "tie_form", act)


def _do(
    request: HttpRequest,
    found: FiledDocument,
    form: StepForm,
    name: str,
    act: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    if not form.is_valid():
        stale = STALE if "revision" in form.errors else ""
        return _show(request, found, problem=stale, status=INVALID, **{name: form})
    known = {
        "expected_revision": form.cleaned_data["revision"],
        "by": person_of(request),
        "now": timezone.now(),
    }
    try:
        said = act(known)
    except Refused as error:
        now = document_or_404(request, found.pk)
        data = with_revision(request, now.revision)
        again = type(form)(data, auto_id=form.auto_id)
        return _show(request, now, problem=error.message, status=status_of(error), **{name: again})
    messages.success(request, said)
    return _back(found)
