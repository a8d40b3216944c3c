"""What applicants do in their own application: rectify, give reasons, withdraw."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from mingtang.applications import EventKind, WithdrawalCause
from mingtang_office.agencies.handed_files import checked
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.endings import withdraw as withdraw_application
from mingtang_office.applications.actions.reasons import enter_reasons
from mingtang_office.applications.actions.rectification import enter_rectification
from mingtang_office.applications.models import Application
from mingtang_office.portal.forms.track import SupplementForm, WithdrawForm
from mingtang_office.portal.queries.progress import progress
from mingtang_office.portal.views.tracking import case_page, of_tracked
from mingtang_office.ui.files import MEGABYTE, BoundedUpload, Incoming

_NOTHING_ASKED = (
    "现在没有需要您补充的内容，或者期限已过。请看下面的办理情况，有疑问请与受理机关联系。"
)


@csrf_exempt  # so that the bounds stand before the body is read; `_supplement` asks for the token
@require_POST
@of_tracked
def supplement(request: HttpRequest, application: Application) -> HttpResponse:
    """The rectification, or the reasons, whichever was asked for."""
    bounds = BoundedUpload(
        request,
        file_bytes=settings.APPLY_FILE_MEGABYTES * MEGABYTE,
        request_bytes=(settings.APPLY_FILES * settings.APPLY_FILE_MEGABYTES + 1) * MEGABYTE,
    )
    request.upload_handlers = [bounds]
    return _supplement(request, application, bounds)


@csrf_protect
def _supplement(
    request: HttpRequest, application: Application, bounds: BoundedUpload
) -> HttpResponse:
    form = SupplementForm(request.POST, request.FILES)
    refused = [f"“{each.name}”：{each.message}" for each in bounds.refused]
    try:
        if not form.is_valid() or refused or bounds.too_much:
            raise Refused("；".join(refused) or "内容或者附件超过限度，没有提交。")
        files = _checked(request)
        _entered(application, form.cleaned_data["words"], files)
    except Refused as error:
        return case_page(request, application, form=form, problem=error.message, status=INVALID)
    return HttpResponseRedirect(reverse("portal:case"), status=303)


def _checked(request: HttpRequest) -> list[Incoming]:
    given = request.FILES.getlist("documents")
    if len(given) > settings.APPLY_FILES:
        raise Refused(f"最多可以附{settings.APPLY_FILES}份文件，请合并或者减少后再提交。")
    return [checked(each.name or "", each.read()) for each in given]


def _entered(application: Application, words: str, files: list[Incoming]) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    may = progress(application, today).may
    if EventKind.RECTIFIED in may:
        enter = enter_rectification
    elif EventKind.REASONS_GIVEN in may:
        enter = enter_reasons
    else:
        raise Refused(_NOTHING_ASKED)
    enter(
        application=application,
        on=today,
        words=words,
        attachments=files,
        expected_revision=application.revision,
        by=None,
        now=now,
    )


@require_POST
@of_tracked
def withdraw(request: HttpRequest, application: Application) -> HttpResponse:
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return case_page(request, application, form=form, status=INVALID)
    now = timezone.now()
    try:
        withdraw_application(
            application=application,
            on=timezone.localdate(now),
            cause=WithdrawalCause.WITHDRAWN,
            words=form.cleaned_data["words"],
            expected_revision=application.revision,
            by=None,
            now=now,
        )
    except Refused as error:
        return case_page(request, application, form=form, problem=error.message, status=INVALID)
    return HttpResponseRedirect(reverse("portal:case"), status=303)
