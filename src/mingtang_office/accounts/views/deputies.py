"""Deputies: a person names one, ends a cover early, and sees those of the past."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mingtang_office.accounts.actions.deputies import LONGEST, NotNamed, end_deputy, name_deputy
from mingtang_office.accounts.forms.deputies import DeputyForm
from mingtang_office.accounts.models import Deputy, User
from mingtang_office.accounts.queries import colleagues_of, covered_by, covering, past_covers

_PAST_SHOWN = 50


def _person(request: HttpRequest) -> User:
    assert request.user.is_authenticated  # the office's frame lets nobody else in
    return request.user


def _page(request: HttpRequest, form: DeputyForm, status: int = 200) -> HttpResponse:
    person, today = _person(request), timezone.localdate()
    context = {
        "form": form,
        "today": today,
        "standing": covered_by(person, today),
        "past": past_covers(person, today)[:_PAST_SHOWN],
        "covering": covering(person, today),
        "has_colleagues": colleagues_of(person, today).exists(),
        "longest": LONGEST,
    }
    return render(request, "accounts/deputies.html", context, status=status)


def _name(request: HttpRequest, form: DeputyForm) -> bool:
    if not form.is_valid():
        return False
    try:
        name_deputy(**form.cleaned_data, by=_person(request), now=timezone.now())
    except NotNamed as refusal:
        form.add_error(refusal.field, refusal.message)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def deputies(request: HttpRequest) -> HttpResponse:
    person, today = _person(request), timezone.localdate()
    if request.method != "POST":
        return _page(request, DeputyForm(person=person, on=today))
    form = DeputyForm(request.POST, person=person, on=today)
    if not _name(request, form):
        return _page(request, form, status=422)
    messages.success(request, "代理已设定，到期自动结束。")
    return redirect("accounts_deputies")


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    cover = get_object_or_404(Deputy, pk=pk, principal=_person(request))
    if end_deputy(cover=cover, by=_person(request), now=timezone.now()):
        messages.success(request, "代理已提前结束，即时生效。")
    else:
        messages.info(request, "这次代理此前已经结束，未作改动。")
    return redirect("accounts_deputies")
