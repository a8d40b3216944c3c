"""Lock-out after failed sign-ins, by name and address together (django-axes keeps the count).

A name is counted by its digest: the table then holds neither names nor what people typed by
mistake, and a locked name that exists looks the same as one that does not.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from typing import Any

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mingtang_office.accounts.addresses import client_address
from mingtang_office.accounts.models import User


def digest_of(name: str) -> str:
    """One digest for all spellings that sign in as the same name."""
    normal = unicodedata.normalize("NFKC", name).strip().casefold()
    return salted_hmac("mingtang.accounts.lock_out", normal, algorithm="sha256").hexdigest()


def name_digest(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    name = (credentials or {}).get("username") or request.POST.get("login") or ""
    return digest_of(str(name))


def no_personal_data(*_: object) -> str:
    return "a client"


def has_just_locked(request: HttpRequest) -> bool:
    """Whether this failure was counted and was the last that is allowed."""
    locked = getattr(request, "axes_locked_out", False)
    return bool(locked and getattr(request, "axes_failures_since_start", None) is not None)


def minutes_left(request: HttpRequest) -> int:
    attempt = (
        AccessAttempt.objects.filter(
            username=name_digest(request), ip_address=client_address(request)
        )
        .order_by("-attempt_time")
        .first()
    )
    since = attempt.attempt_time if attempt else timezone.now()
    left = since + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, math.ceil(left.total_seconds() / 60))


def locked_out_page(
    request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, Any] | None
) -> HttpResponse:
    minutes = minutes_left(request)
    page = render(
        request,
        "accounts/locked_out.html",
        {"minutes": minutes, "help": settings.ACCOUNTS_HELP},
        status=429,
    )
    page["Retry-After"] = str(minutes * 60)
    return page


def forget_failures(person: User) -> None:
    """Let a person try again at once, from any address."""
    reset(username=digest_of(person.username))
