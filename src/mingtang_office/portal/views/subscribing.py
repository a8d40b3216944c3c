"""Subscriptions by mail: asked for here, confirmed and ended by the links of the mails.

The tokens stand in queries, which no log holds, and let in whoever has them: nobody signs in.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from mingtang_office.accounts.addresses import client_address
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.refusals import Refused
from mingtang_office.portal import challenge, limits
from mingtang_office.portal.actions import subscribing
from mingtang_office.portal.forms.apply import AnswerForm
from mingtang_office.portal.forms.subscribe import (
    ChosenForm,
    KeyForm,
    SubscribeForm,
    wanted_from,
)
from mingtang_office.portal.models import Subscriber
from mingtang_office.portal.queries.subscriptions import (
    confirmation_of,
    ending_of,
    labelled,
    pending_of,
)
from mingtang_office.portal.queries.wanted import label_of
from mingtang_office.portal.views.turning_away import turned_away
from mingtang_office.portal.wanted import Wanted

_DONE = ("confirmed", "declined", "ended")
_GONE = 410
_TOO_MANY = "您所在的网络在过去一小时里订阅的次数过多，请稍后再试，也可以改用RSS订阅。"
_FULL = "过去一小时里的订阅过多，暂时不能再收。请稍后再试，也可以改用RSS订阅。"
_ANSWERS = {
    challenge.Verdict.WRONG: "答案不对，请回答下面这个新问题。",
    challenge.Verdict.STALE: "这个问题已经用过或者过期，请回答下面这个新问题。",
}


@never_cache
@sensitive_post_parameters("address")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The address, by POST alone; what is wanted stands in the address of the page."""
    wanted = wanted_from(request.GET)
    if wanted is None or not settings.MAIL_IS_SET_UP:
        context = {"is_open": settings.MAIL_IS_SET_UP, "wanted": wanted}
        return render(request, "portal/subscribe/choose.html", context)
    if request.method != "POST":
        return _ask_page(request, wanted, SubscribeForm())
    form, answer = SubscribeForm(request.POST), AnswerForm(request.POST)
    given = answer.cleaned_data if answer.is_valid() else {}
    verdict = challenge.judge(given.get("token", ""), given.get("answer", ""))
    if not form.is_valid() or verdict is not challenge.Verdict.RIGHT:
        if verdict in _ANSWERS:
            form.add_error(None, _ANSWERS[verdict])
        return _ask_page(request, wanted, form, INVALID)
    if limits.count("subscribe", client_address(request), limits.HOUR) > settings.SUBSCRIBE_AN_HOUR:
        return turned_away(request, _TOO_MANY)
    if limits.count("subscribe_all", "", limits.HOUR) > settings.SUBSCRIBE_AN_HOUR_IN_ALL:
        return turned_away(request, _FULL)
    subscribing.ask(address=form.cleaned_data["address"], wanted=wanted, now=timezone.now())
    return HttpResponseRedirect(reverse("portal:subscribe_asked"), status=303)


def _ask_page(
    request: HttpRequest, wanted: Wanted, form: SubscribeForm, status: int = 200
) -> HttpResponse:
    asked = challenge.issue()
    context = {
        "form": form,
        "wanted": wanted,
        "label": label_of(wanted),
        "question": asked.question,
        "answer": AnswerForm(initial={"token": asked.token}),
    }
    return render(request, "portal/subscribe/ask.html", context, status=status)


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The same for every address."""
    return render(
        request, "portal/subscribe/asked.html", {"hours": settings.SUBSCRIBE_CONFIRM_HOURS}
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """What waits to be confirmed. Opening the link confirms nothing: programs open links, too."""
    token, now = _key(request), timezone.now()
    subscriber = confirmation_of(token, now).first()
    if subscriber is None:
        return render(request, "portal/subscribe/gone.html", status=_GONE)
    pending = labelled(pending_of(subscriber, now))
    problem = ""
    if request.method == "POST":
        form = ChosenForm(request.POST, numbers=[each.pk for each in pending])
        try:
            return _confirmed(token, form, declined="decline" in request.POST)
        except Refused as error:
            problem = error.message
    context = {"rows": pending, "problem": problem}
    status = INVALID if problem else 200
    return render(request, "portal/subscribe/confirm.html", context, status=status)


def _confirmed(token: str, form: ChosenForm, *, declined: bool) -> HttpResponse:
    now = timezone.now()
    if declined:
        subscribing.decline(token=token, now=now)
        return _to_done("declined")
    subscribing.confirm(token=token, chosen=form.chosen(), now=now)
    return _to_done("confirmed")


@never_cache
@csrf_exempt  # a mail programme posts here by itself (RFC 8058); the token is what lets it in
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest) -> HttpResponse:
    """What is subscribed to, and the way out of it."""
    token = _key(request)
    subscriber = ending_of(token).first()
    if subscriber is None:
        return render(request, "portal/subscribe/gone.html", status=_GONE)
    problem = ""
    if request.method == "POST":
        try:
            return _ended(request, token, subscriber)
        except Refused as error:
            problem = error.message
    context = {"rows": _subscribed(subscriber), "problem": problem}
    status = INVALID if problem else 200
    return render(request, "portal/subscribe/end.html", context, status=status)


def _ended(request: HttpRequest, token: str, subscriber: Subscriber) -> HttpResponse:
    """All of it, unless the page's button for some of it was pressed. A mail programme is answered
    at once: it follows no redirect."""
    chosen = None
    if "some" in request.POST:
        numbers = list(subscriber.subscriptions.values_list("pk", flat=True))
        chosen = ChosenForm(request.POST, numbers=numbers).chosen()
    is_left = subscribing.end(token=token, chosen=chosen, now=timezone.now())
    if is_left:
        return HttpResponseRedirect(f"{reverse('portal:subscribe_end')}?key={token}", status=303)
    if "List-Unsubscribe" in request.POST:
        return _done(request, "ended")
    return _to_done("ended")


@never_cache
@require_safe
def done(request: HttpRequest, what: str) -> HttpResponse:
    if what not in _DONE:
        raise Http404
    return _done(request, what)


def _done(request: HttpRequest, what: str) -> HttpResponse:
    return render(request, "portal/subscribe/done.html", {"what": what})


def _to_done(what: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:subscribe_done", args=(what,)), status=303)


def _subscribed(subscriber: Subscriber) -> object:
    return labelled(subscriber.subscriptions.filter(confirmed_at__isnull=False))


def _key(request: HttpRequest) -> str:
    form = KeyForm(request.GET)
    return str(form.cleaned_data["key"]) if form.is_valid() else ""
