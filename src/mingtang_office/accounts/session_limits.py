"""How long a session lasts: so many minutes without a hand on it, so many hours in all.

The server decides, by what is kept in the session itself. A request that a page makes on its own
(it carries `X-Polling: 1`) does not count as a hand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from mingtang_office.accounts.actions.sign_ins import SignOut, record_sign_out
from mingtang_office.accounts.detours import detour, has_session

_BEGAN, _SEEN = "began_at", "seen_at"
_GRAIN = 30  # seconds between two notes of having been seen, to spare the database


def begin(session: SessionBase, now: datetime) -> None:
    session[_BEGAN] = session[_SEEN] = int(now.timestamp())


def why_over(session: SessionBase, now: datetime) -> SignOut | None:
    moment = now.timestamp()
    if moment - session[_SEEN] >= settings.SESSION_IDLE_MINUTES * 60:
        return SignOut.IDLE
    if moment - session[_BEGAN] >= settings.SESSION_COOKIE_AGE:
        return SignOut.TOO_LONG
    return None


def reason(why: SignOut) -> str:
    if why is SignOut.IDLE:
        return (
            f"您已超过 {settings.SESSION_IDLE_MINUTES} 分钟没有操作，系统已自动退出登录。"
            "请重新登录，登录后将回到刚才的页面。"
        )
    return (
        f"本次登录已满 {settings.SESSION_COOKIE_AGE // 3600} 小时，系统已自动退出登录。"
        "请重新登录，登录后将回到刚才的页面。"
    )


class SessionLimits:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_session(request) and request.user.is_authenticated:
            ended = self._end_or_note(request, timezone.now())
            if ended is not None:
                return ended
        return self.get_response(request)

    def _end_or_note(self, request: HttpRequest, now: datetime) -> HttpResponse | None:
        session = request.session
        if _BEGAN not in session or _SEEN not in session:
            begin(session, now)
            return None
        why = why_over(session, now)
        if why is not None:
            return self._end(request, why, now)
        polled = request.headers.get("X-Polling") == "1"
        if not polled and now.timestamp() - session[_SEEN] >= _GRAIN:
            session[_SEEN] = int(now.timestamp())
        return None

    def _end(self, request: HttpRequest, why: SignOut, now: datetime) -> HttpResponse:
        person = request.user
        assert person.is_authenticated
        with transaction.atomic():
            record_sign_out(person=person, why=why, now=now)
            logout(request)
        return detour(request, "account_login", reason(why), status=401)
