"""A file becomes a draft; what the system guessed is confirmed by a person."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.handed_files import checked, refuse_unreceived
from mingtang_office.agencies.page_steps import INVALID, STALE, status_of
from mingtang_office.agencies.queries import home_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import taking_in
from mingtang_office.publication.forms.intake import IntakeForm
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.intake import intake_of
from mingtang_office.publication.models import WRITABLE, Item, TakenFile
from mingtang_office.publication.views.doors import item_or_404
from mingtang_office.publication.views.item import body_of
from mingtang_office.ui.files import Incoming, receives_files, shown_name

_PAGE = "application/octet-stream"  # of a file that is read and not kept


@login_required
@holders_only(Permission.DRAFT_ITEMS)
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    if request.method != "POST":
        form = IntakeForm(person=person, on=today, initial={"agency": home_of(person)})
        return render(request, "publication/intake.html", {"form": form})
    form = IntakeForm(request.POST, request.FILES, person=person, on=today)
    if not form.is_valid():
        return _again(request, form, "")
    try:
        item = _taken_in(request, form)
    except Refused as error:
        return _again(request, form, error.message)
    messages.success(request, "已形成草稿。请对照原文件核对系统推测的内容。")
    return HttpResponseRedirect(reverse("publication:guesses", args=(item.pk,)), status=303)


def _taken_in(request: HttpRequest, form: IntakeForm) -> Item:
    refuse_unreceived(request)
    told = form.cleaned_data
    if len(told["file"]) != 1:
        raise Refused("请一次选择一份文件。成批的文件请由系统维护人员用导入命令接收。")
    [chosen] = told["file"]
    file = Incoming(shown_name(chosen.name or ""), chosen.read(), _PAGE)
    if told["keeps_original"]:
        file = checked(file.name, file.data)  # refuses web pages, among others
    return taking_in.take_in(
        agency=told["agency"],
        file=file,
        taken=taking_in.read(file),
        kind=ItemKind(told["kind"]) if told["kind"] else None,
        column=told["column"],
        keeps_original=told["keeps_original"],
        by=person_of(request),
        now=timezone.now(),
    )


def _again(request: HttpRequest, form: IntakeForm, problem: str) -> HttpResponse:
    context = {"form": form, "problem": problem}
    return render(request, "publication/intake.html", context, status=INVALID)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def guesses(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file seemed to say, beside the draft; on POST it is confirmed."""
    item = item_or_404(request, pk)
    get_object_or_404(TakenFile, item=item)
    if request.method == "GET":
        return _guesses_page(request, item)
    policy.require(request.user, Permission.DRAFT_ITEMS, item.agency, timezone.localdate())
    form = StepForm(request.POST)
    if not form.is_valid():
        return _guesses_page(request, item, problem=STALE, status=INVALID)
    try:
        taking_in.confirm_guesses(
            item=item,
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        now = item_or_404(request, pk)
        return _guesses_page(request, now, problem=error.message, status=status_of(error))
    messages.success(request, "已确认核对。")
    return HttpResponseRedirect(reverse("publication:item", args=(pk,)), status=303)


def _guesses_page(
    request: HttpRequest, item: Item, *, problem: str = "", status: int = 200
) -> HttpResponse:
    may = policy.may(request.user, Permission.DRAFT_ITEMS, item.agency, timezone.localdate())
    context = {
        "item": item,
        "intake": intake_of(item),
        "body": body_of(item),
        "files": files_of(item),
        "may_work": may and item.state in WRITABLE,
        "problem": problem,
    }
    return render(request, "publication/guesses.html", context, status=status)
