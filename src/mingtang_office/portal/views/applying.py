"""Applying online: choose the agency, fill in, look over, hand in, keep number and secret
(条例第二十九条)."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law import parameter
from mingtang_office.accounts.addresses import client_address
from mingtang_office.agencies.handed_files import KINDS, checked
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.intake import takes_applications
from mingtang_office.applications.forms.request import HOW, REACH, WHAT, WHO, RequestForm
from mingtang_office.portal import challenge, limits, visits
from mingtang_office.portal.actions import drafts
from mingtang_office.portal.forms.apply import AnswerForm, ApplyForm, opening
from mingtang_office.portal.models import Draft
from mingtang_office.portal.queries import agencies as queries
from mingtang_office.portal.views.turning_away import turned_away
from mingtang_office.ui.files import MEGABYTE, BoundedUpload

_FORM_MEGABYTE = 1  # of text, beside the attachments
_DRAFTS_AN_HOUR = 10  # times as many saves of the form as applications
_BUSY = "您所在的网络在过去一小时里提交的次数过多，为防止恶意填报，请稍后再试。所填内容没有丢失。"
_FULL = "本机关在过去一小时里收到的网上申请过多，暂时不能再收。请稍后再试，所填内容没有丢失。"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """To which agency: those that take no applications show where else to ask (条例第五十五条)."""
    words = request.GET.get("q", "").strip()[:60]
    context = {
        "words": words,
        "found": queries.applied_to(words) if words else [],
        "tree": queries.tree(queries.rows()),
    }
    return render(request, "portal/apply/choose.html", context)


@never_cache
@csrf_exempt  # so that the bounds stand before the body is read; `_form` asks for the token
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: int) -> HttpResponse:
    most = settings.APPLY_FILES * settings.APPLY_FILE_MEGABYTES + _FORM_MEGABYTE
    bounds = BoundedUpload(
        request,
        file_bytes=settings.APPLY_FILE_MEGABYTES * MEGABYTE,
        request_bytes=most * MEGABYTE,
    )
    request.upload_handlers = [bounds]
    agency = get_object_or_404(Agency.objects.select_related("region"), pk=pk)
    if not takes_applications(agency):
        return HttpResponseRedirect(reverse("portal:guide", args=(pk,)))
    try:
        return _form(request, agency, bounds)
    except TooManyFilesSent:
        return turned_away(request, "一次选择的文件过多，没有收下。请返回后减少文件。", agency, 413)


@csrf_protect
def _form(request: HttpRequest, agency: Agency, bounds: BoundedUpload) -> HttpResponse:
    draft = visits.draft_of(request, timezone.now())
    if draft is not None and draft.application_id is not None:
        draft = None  # handed in; what comes now is another application
    if request.method != "POST":
        typed = drafts.opened(draft) if draft else {}
        return _page(request, agency, ApplyForm(initial=typed), draft)
    posted = ApplyForm(request.POST, request.FILES)
    if bounds.too_much:
        again = ApplyForm(initial=(drafts.opened(draft) if draft else {}) | posted.typed())
        return _page(request, agency, again, draft, [_too_much()], 413)
    hourly = settings.APPLY_AN_HOUR * _DRAFTS_AN_HOUR
    if limits.count("draft", client_address(request), limits.HOUR) > hourly:
        return turned_away(request, _BUSY, agency)
    return _posted(request, agency, posted, draft, bounds)


def _posted(
    request: HttpRequest,
    agency: Agency,
    posted: ApplyForm,
    draft: Draft | None,
    bounds: BoundedUpload,
) -> HttpResponse:
    """Whatever is pressed, what was typed and attached is kept first."""
    now = timezone.now()
    draft = drafts.keep(draft=draft, agency=agency, fields=posted.typed(), now=now)
    visits.remember_draft(request, draft)
    problems = [f"“{each.name}”：{each.message}" for each in bounds.refused]
    for file in request.FILES.getlist("documents"):
        try:
            incoming = checked(file.name or "", file.read())
            drafts.attach(draft=draft, incoming=incoming, now=now)
        except Refused as error:
            problems.append(error.message)
    removed = request.POST.get("remove", "")
    if removed.isascii() and removed.isdigit() and len(removed) < 19:
        drafts.detach(draft=draft, number=int(removed))
    if removed or "attach" in request.POST:
        again = ApplyForm(initial=drafts.opened(draft))
        return _page(request, agency, again, draft, problems, INVALID if problems else 200)
    if problems or not posted.is_valid():
        posted.is_valid()
        return _page(request, agency, posted, draft, problems, INVALID)
    return HttpResponseRedirect(reverse("portal:apply_check"), status=303)


def _too_much() -> str:
    return (
        f"附件合计太大，没有收下。每份不超过{settings.APPLY_FILE_MEGABYTES}兆字节，"
        f"最多{settings.APPLY_FILES}份；材料较多的，可以邮寄或者当面提交。"
    )


def _page(
    request: HttpRequest,
    agency: Agency,
    form: ApplyForm,
    draft: Draft | None,
    problems: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The opening is signed anew only where there was none, so that a second try is never too quick."""
    context = {
        "agency": agency,
        "form": form,
        "who": [form[name] for name in WHO],
        "reach": [form[name] for name in REACH],
        "what": [form[name] for name in WHAT],
        "how": [form[name] for name in HOW],
        "opened": form.data.get("opened") or opening(),
        "files": list(draft.files.all()) if draft else [],
        "problems": problems or [],
        "most_files": settings.APPLY_FILES,
        "most_megabytes": settings.APPLY_FILE_MEGABYTES,
        "file_kinds": KINDS,
        "draft": draft,
    }
    return render(request, "portal/apply/form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Look it over once more; pressing hands it in."""
    now = timezone.now()
    draft = visits.draft_of(request, now)
    if draft is None:
        return turned_away(request, _EXPIRED, status=410)
    if draft.application_id is not None:
        return HttpResponseRedirect(reverse("portal:apply_done"))
    filled = RequestForm(drafts.opened(draft))
    if not filled.is_valid():
        return HttpResponseRedirect(reverse("portal:apply_form", args=(draft.agency_id,)))
    if request.method != "POST":
        return _check_page(request, draft, filled)
    return _handed_in(request, draft, filled)


_EXPIRED = "填写的内容已超过保留时间，或者您换了一个浏览器，系统已把它删除。请重新填写。"
_ANSWERS = {
    challenge.Verdict.WRONG: "答案不对，请回答下面这个新问题。申请的内容都还在。",
    challenge.Verdict.STALE: "这个问题已经用过或者过期，请回答下面这个新问题。申请的内容都还在。",
}


def _handed_in(request: HttpRequest, draft: Draft, filled: RequestForm) -> HttpResponse:
    answer = AnswerForm(request.POST)
    given = answer.cleaned_data if answer.is_valid() else {}
    verdict = challenge.judge(given.get("token", ""), given.get("answer", ""))
    if verdict is not challenge.Verdict.RIGHT:
        return _check_page(request, draft, filled, _ANSWERS[verdict], INVALID)
    if limits.count("apply", client_address(request), limits.HOUR) > settings.APPLY_AN_HOUR:
        return turned_away(request, _BUSY, draft.agency)
    of_agency = limits.count("apply_to", str(draft.agency_id), limits.HOUR)
    if of_agency > settings.APPLY_AN_HOUR_TO_AGENCY:
        return turned_away(request, _FULL, draft.agency)
    try:
        drafts.hand_in(draft=draft, request=filled.request(), now=timezone.now())
    except Refused as error:
        return turned_away(request, error.message, draft.agency, INVALID)
    return HttpResponseRedirect(reverse("portal:apply_done"), status=303)


def _check_page(
    request: HttpRequest, draft: Draft, filled: RequestForm, problem: str = "", status: int = 200
) -> HttpResponse:
    asked = challenge.issue()
    context = {
        "agency": draft.agency,
        "request_made": filled.request(),
        "files": list(draft.files.all()),
        "question": asked.question,
        "answer": AnswerForm(initial={"token": asked.token}),
        "problem": problem,
    }
    return render(request, "portal/apply/check.html", context, status=status)


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """The number and the secret, as long as the session and the draft last."""
    draft = visits.draft_of(request, timezone.now())
    if draft is None or draft.application_id is None:
        return turned_away(request, _NOTHING_DONE, status=410)
    told = drafts.opened(draft)
    today = timezone.localdate()
    context = {
        "agency": draft.agency,
        "application": draft.application,
        "reply_days": parameter("reply_days").on(today).value,
        "rectification_days": parameter("rectification_notice_days").on(today).value,
        **told,
    }
    return render(request, "portal/apply/done.html", context)


_NOTHING_DONE = (
    "这里没有刚提交的申请，或者已超过显示编号和查询码的时间。"
    "已记下编号和查询码的，请到“查询办理进度”；没有记下的，请与受理机关联系。"
)


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Forget what was typed: on a computer that others use, too."""
    draft = visits.draft_of(request, timezone.now())
    visits.forget_draft(request)
    if draft is not None:
        drafts.discard(draft=draft)
    return HttpResponseRedirect(reverse("portal:apply"), status=303)
