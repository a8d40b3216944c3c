"""The notices of days off: the list, entering one, what it changes, and applying it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang_office.agencies import calendars, policy
from mingtang_office.agencies.actions import calendar as actions
from mingtang_office.agencies.calendar_changes import change_of, previews
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.forms.calendar import (
    EndNoticeForm,
    NoticeForm,
    SeenForm,
    WordingForm,
    initial_of,
)
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import CalendarNotice, NoticeState
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.views.forms import Page, ask, done, form_of, today

_SHOWN = 100
TONES = {
    NoticeState.ENTERED: "waiting",
    NoticeState.APPLIED: "done",
    NoticeState.DISCARDED: "ended",
    NoticeState.REVOKED: "ended",
}


def _way_back() -> dict[str, str]:
    return {"back": reverse("agencies:calendar"), "back_label": "工作日历"}


def _require_keeper(request: HttpRequest) -> None:
    if not policy.keeps_calendar(person_of(request), today()):
        raise PermissionDenied(actions.DENIED)


def _visible(request: HttpRequest) -> QuerySet[CalendarNotice]:
    """Everybody of the office sees what was ever applied; those who keep the calendar, drafts too."""
    if not policy.scope(person_of(request), Permission.VIEW_AGENCIES, today()):
        raise PermissionDenied(policy.REFUSED)
    found = CalendarNotice.objects.select_related(
        "region", "entered_by", "applied_by", "revoked_by"
    )
    if not policy.keeps_calendar(person_of(request), today()):
        found = found.filter(applied_at__isnull=False)
    return found


def _notice_for(request: HttpRequest, pk: int) -> CalendarNotice:
    """A notice that the person sees (else 404) and may handle (else 403)."""
    found = get_object_or_404(_visible(request), pk=pk)
    if not policy.may_manage_calendar(person_of(request), found.region, today()):
        raise PermissionDenied(actions.DENIED)
    return found


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    found = list(_visible(request))
    national = calendars.current().national
    certain = [plan.year for plan in national.years if not plan.provisional]
    context = {
        "notices": [(notice, TONES[notice.state]) for notice in found],
        "first_year": min(certain),
        "last_year": max(certain),
        "provisional": sorted(p.year for p in national.years if p.provisional),
        "covered": national.workdays_covered(today()),
        "keeps": policy.keeps_calendar(person_of(request), today()),
    }
    return render(request, "agencies/calendar.html", context)


@require_http_methods(["GET", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """Fill in the form from a printed notice or a file; nothing is entered by it."""
    _require_keeper(request)
    form = form_of(request, WordingForm, initial={"year": today().year + 1})
    page = Page(
        "从通知原文读取",
        "读出日期",
        lead="读出的日期会填进录入表，逐行核对后再录入。",
        **_way_back(),
    )

    def act() -> HttpResponse:
        filled = NoticeForm(
            person=person_of(request), on=today(), initial=form.cleaned_data["read"]
        )
        return render(request, "agencies/notice_form.html", {"form": filled, **_entry()})

    return ask(request, form, page, act)


def _entry() -> dict[str, Any]:
    """What the form for entering a notice is shown with."""
    page = Page(
        "录入放假安排",
        "录入并核对",
        lead="录入后先看清哪些日子、哪些办件会变动，再决定施行；录入本身不改变任何期限。",
        **_way_back(),
    )
    return {"page": page, "enters": True, "action": reverse("agencies:enter_notice")}


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    _require_keeper(request)
    form = form_of(request, NoticeForm, initial={"year": today().year + 1})

    def act() -> HttpResponse:
        notice = actions.enter_notice(
            by=person_of(request),
            now=timezone.now(),
            year=form.cleaned_data["year"],
            region=form.cleaned_data["region"],
            content=form.cleaned_data["content"],
        )
        return done(request, "已录入，尚未施行。请核对下列变动。", "agencies:notice", notice.pk)

    return ask(request, form, act=act, template="agencies/notice_form.html", **_entry())


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    notice = _notice_for(request, pk)
    if notice.state is not NoticeState.ENTERED:
        return redirect("agencies:notice", pk)
    form = form_of(request, NoticeForm, initial=initial_of(notice))

    def act() -> HttpResponse:
        actions.change_notice(
            by=person_of(request),
            now=timezone.now(),
            notice=notice,
            seen_revision=form.cleaned_data["revision"],
            year=form.cleaned_data["year"],
            region=form.cleaned_data["region"],
            content=form.cleaned_data["content"],
        )
        return done(request, "已更正，尚未施行。请核对下列变动。", "agencies:notice", pk)

    page = Page(
        "更正放假安排",
        "更正并核对",
        back=reverse("agencies:notice", args=[pk]),
        back_label=f"{notice.year}年 {notice.place}",
    )
    return _refusing(
        form,
        lambda: ask(request, form, page, act, template="agencies/notice_form.html"),
        request,
        pk,
    )


def _refusing(
    form: Any, way: Callable[[], HttpResponse], request: HttpRequest, pk: int
) -> HttpResponse:
    """Where somebody was quicker, the page of the notice with what is there now."""
    try:
        return way()
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("agencies:notice", pk)


@require_GET
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(_visible(request), pk=pk)
    person = person_of(request)
    may = policy.may_manage_calendar(person, found.region, today())
    seen = {"revision": found.revision, "version": calendars.version()}
    open_ = found.state in (NoticeState.ENTERED, NoticeState.APPLIED)
    # What it would change where it waits; where it is in force, what revoking it would.
    looked_at = change_of(found) if open_ and may else None
    waits = found.state is NoticeState.ENTERED
    days = looked_at.days if looked_at else ()
    context = {
        "notice": found,
        "tone": TONES[found.state],
        "may_manage": may,
        "waits": waits,
        "in_force": found.state is NoticeState.APPLIED,
        "doubts": actions.doubts(found.year, found.region, found.notice) if waits and may else (),
        "change": looked_at,
        "days": days[:_SHOWN],
        "days_off": sum(not day.counts_now for day in days),
        "days_worked": sum(day.counts_now for day in days),
        "previews": previews(looked_at, person) if looked_at else (),
        "apply_form": SeenForm(person=person, on=today(), initial=seen),
        "end_form": EndNoticeForm(person=person, on=today(), initial=seen),
    }
    return render(request, "agencies/notice.html", context)


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    found = _notice_for(request, pk)
    form = form_of(request, SeenForm)
    if not form.is_valid():
        return redirect("agencies:notice", pk)
    try:
        actions.apply_notice(
            by=person_of(request),
            now=timezone.now(),
            notice=found,
            seen_revision=form.cleaned_data["revision"],
            seen=form.cleaned_data["version"],
        )
    except Refused as refused:
        messages.error(request, refused.message)
    except ValidationError as refused:
        messages.error(request, "没有施行：" + "".join(refused.messages))
    else:
        messages.success(
            request, f"{found.place}{found.year}年放假安排已施行，期限按新的日历计算。"
        )
    return redirect("agencies:notice", pk)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Discard what was never applied, or revoke what was."""
    found = _notice_for(request, pk)
    form = form_of(request, EndNoticeForm)
    if not form.is_valid():
        messages.error(request, "没有办理：请写明原因（200 字以内）。")
        return redirect("agencies:notice", pk)
    common: dict[str, Any] = {
        "by": person_of(request),
        "now": timezone.now(),
        "notice": found,
        "seen_revision": form.cleaned_data["revision"],
        "reason": form.cleaned_data["reason"],
    }
    try:
        if found.state is NoticeState.ENTERED:
            actions.discard_notice(**common)
            said = "已撤下，没有施行。"
        else:
            actions.revoke_notice(**common, seen=form.cleaned_data["version"])
            said = "已撤销，期限按撤销后的日历计算。"
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, said)
    return redirect("agencies:notice", pk)
