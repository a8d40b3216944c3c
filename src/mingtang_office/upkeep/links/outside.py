"""Whether a page of others opens: by HEAD, bounded in time, with no word of ours but the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from mingtang_office.upkeep.links.guard import Inner, NoSuchHost, Resolve, pinned, system_resolve
from mingtang_office.upkeep.models import CheckResult

CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0
_MOST_STEPS = 4
_AGENT = "Mingtang-link-check/1.0"
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_NOT_BY_HEAD = frozenset({400, 403, 404, 405, 410, 501})  # some answer so to HEAD alone
_SHY = frozenset({401, 402, 403, 406, 407, 408, 412, 418, 421, 425, 429, 451, 503})


@dataclass(frozen=True, slots=True)
class Said:
    """What a site said, or why there is nothing it said."""

    result: CheckResult
    told: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    location: str = ""


# (method, scheme, host, port, address to connect to, path) -> answer. Raises `HTTPError`.
Call = Callable[[str, str, str, int, str, str], Answer]


def opens(url: str, *, resolve: Resolve = system_resolve, call: Call | None = None) -> Said:
    """Follow an address to where it ends; each step is guarded like the first."""
    asking = call or speak
    for _ in range(_MOST_STEPS):
        parts = urlsplit(url)
        port = _PORTS.get(parts.scheme)
        if port is None or not parts.hostname or _other_port(url, port) or parts.username:
            return Said(CheckResult.UNCLEAR, "只检查普通的网页地址")
        try:
            host = parts.hostname.encode("idna").decode("ascii")
            address = pinned(host, port, resolve)
            path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
            answer = _ask(asking, parts.scheme, host, port, address, path)
        except Inner:
            return Said(CheckResult.PRIVATE)
        except (NoSuchHost, UnicodeError):
            return Said(CheckResult.UNREACHABLE, "域名解析不到地址")
        except HTTPError as error:
            return Said(CheckResult.UNREACHABLE, _WHY.get(type(error).__name__, "没有正常回应"))
        if answer.status not in _MOVED or not answer.location:
            return _said(answer.status)
        url = urljoin(url, answer.location)
    return Said(CheckResult.FAILED, "转来转去没有尽头")


_WHY = {
    "ConnectTimeoutError": "连接超时",
    "ReadTimeoutError": "等候回应超时",
    "SSLError": "证书无效",
    "NewConnectionError": "拒绝连接",
}


def _ask(asking: Call, scheme: str, host: str, port: int, address: str, path: str) -> Answer:
    answer = asking("HEAD", scheme, host, port, address, path)
    if answer.status in _NOT_BY_HEAD:
        answer = asking("GET", scheme, host, port, address, path)
    return answer


def _said(status: int) -> Said:
    told = f"对方回应{status}"
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Said(CheckResult.GONE, told)
    if status in _SHY:
        return Said(CheckResult.UNCLEAR, told)
    return (
        Said(CheckResult.OK) if status < HTTPStatus.BAD_REQUEST else Said(CheckResult.FAILED, told)
    )


def _other_port(url: str, port: int) -> bool:
    try:
        return urlsplit(url).port not in (None, port)
    except ValueError:
        return True


def speak(method: str, scheme: str, host: str, port: int, address: str, path: str) -> Answer:
    """One question to exactly this address, under the name of the host; nothing of the body is read."""
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    named = f"[{host}]" if ":" in host else host
    headers = {"Host": named, "User-Agent": _AGENT, "Accept": "*/*", "Connection": "close"}
    pool: urllib3.HTTPConnectionPool
    if scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    with pool:
        response = pool.request(
            method, path, headers=headers, redirect=False, retries=False, preload_content=False
        )
        try:
            return Answer(response.status, response.headers.get("Location", ""))
        finally:
            response.close()
