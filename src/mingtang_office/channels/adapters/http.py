"""Calls to a channel's HTTP interface: bounded in time and size, never repeated by themselves, and clear
about what a failure means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from mingtang_office.channels.adapters.contract import NotDone, Unclear

CONNECT_SECONDS, READ_SECONDS = 5.0, 20.0
_LARGEST = 4 * 1024 * 1024
_LONGEST_WAIT = timedelta(hours=6)
_NEVER_ARRIVED = (ConnectTimeoutError, NewConnectionError, NameResolutionError, SSLError)
_BROKEN = "{name}的接口没有正常回应（{why}）。"


@cache
def _pool() -> urllib3.PoolManager:
    return urllib3.PoolManager(
        num_pools=8,
        retries=False,
        timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
    )


class Interface:
    """The interface at `base`, called `name` in messages. An address or an answer never stands in a
    message or a log: it may hold a credential."""

    def __init__(self, base: str, name: str) -> None:
        self.base, self.name = base.rstrip("/"), name

    def get(self, path: str, query: Mapping[str, str]) -> Any:
        """What it answers to a question. Raises `NotDone`."""
        try:
            return self._call("GET", f"{path}?{urlencode(query)}", None, {})
        except Unclear as error:
            raise NotDone(error.message) from None

    def ask(self, path: str, query: Mapping[str, str], body: Mapping[str, Any]) -> Any:
        """The same, of a question that is posted."""
        try:
            return self.post(path, query, body)
        except Unclear as error:
            raise NotDone(error.message) from None

    def post(self, path: str, query: Mapping[str, str], body: Mapping[str, Any]) -> Any:
        """What it answers to a change. Raises `NotDone` where it certainly did not arrive, `Unclear`
        where it may have."""
        data = json.dumps(body, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return self._call("POST", f"{path}?{urlencode(query)}", data, headers)

    def post_form(self, path: str, body: Mapping[str, str]) -> Any:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._call("POST", path, urlencode(body).encode(), headers)

    def _call(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Any:
        try:
            answer = _pool().request(
                method,
                f"{self.base}{path}",
                body=body,
                headers=dict(headers),
                redirect=False,
                preload_content=False,
            )
            data = answer.read(_LARGEST + 1)
            answer.release_conn()
        except _NEVER_ARRIVED as error:
            raise NotDone(f"连不上{self.name}的接口，请检查服务器的网络。") from error
        except ReadTimeoutError as error:
            raise Unclear(f"{self.name}的接口在{READ_SECONDS:.0f}秒内没有回应。") from error
        except HTTPError as error:
            raise Unclear(_BROKEN.format(name=self.name, why="连接中断")) from error
        if answer.status == 429:
            raise NotDone(f"{self.name}限制了调用次数，稍后再试。", _wait(answer.headers))
        if answer.status != 200 and not data.lstrip().startswith(b"{"):
            raise Unclear(_BROKEN.format(name=self.name, why=f"状态码 {answer.status}"))
        if answer.status >= 500:
            raise Unclear(_BROKEN.format(name=self.name, why=f"状态码 {answer.status}"))
        return self._decoded(data)

    def _decoded(self, data: bytes) -> Any:
        if len(data) > _LARGEST:
            raise Unclear(_BROKEN.format(name=self.name, why="回应过大"))
        try:
            return json.loads(data)
        except ValueError as error:
            raise Unclear(_BROKEN.format(name=self.name, why="回应不是约定的格式")) from error


def _wait(headers: Mapping[str, str]) -> timedelta | None:
    told = headers.get("Retry-After", "")
    if not (told.isascii() and told.isdigit() and len(told) < 9):
        return None
    return min(timedelta(seconds=int(told)), _LONGEST_WAIT)


def proof_of(answer: Any) -> bytes:
    """The answer as it is kept: always the same bytes for the same answer."""
    return json.dumps(answer, ensure_ascii=False, sort_keys=True).encode()
