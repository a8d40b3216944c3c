"""A Weibo account (微博), by the platform's documented interface: share, destroy, the account's own
timeline, and the counts of a post.

The platform knows no idempotency key, and replaces addresses by short ones. So each post ends with a
short code of its own, by which it is found again; the platform refuses the same words twice besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from mingtang_office.channels.adapters.anew import PublishesAnew
from mingtang_office.channels.adapters.contract import (
    Line,
    NotDone,
    Order,
    Receipt,
    Rejected,
    Standing,
    Unclear,
)
from mingtang_office.channels.adapters.http import Interface, proof_of
from mingtang_office.channels.adapters.wechat_article import shortened

_NAME = "微博开放平台"
LENGTH = 140
_PAGE, _PAGES = 100, 2
_GONE = {20101, 20112}  # no such post: destroying it twice is as good as once
_REPEATED = {20017, 20019}
_BUSY = {10001, 10002, 10009, 10010, 10011}
_LIMITED = {
    10022: timedelta(hours=1),
    10023: timedelta(hours=1),
    10024: timedelta(hours=1),
    20016: timedelta(minutes=10),
}
_UNAUTHORISED = {21301, 21314, 21315, 21316, 21317, 21319, 21327, 21332}
_REASONS = {
    10006: "没有填写微博的授权令牌，请在渠道设置中填写。",
    10013: "应用没有调用这项接口的权限，请在微博开放平台申请。",
    10014: "应用没有调用这项接口的权限，请在微博开放平台申请。",
    20012: "微博内容超过 140 字。",
    20018: "微博中的网址不在应用的安全域名内，请在微博开放平台设置。",
    20020: "微博内容被平台判为广告，没有发出。",
    20021: "微博内容没有通过平台审核。",
}


class Weibo(PublishesAnew):
    def __init__(self, base: str, settings: Mapping[str, str], secrets: Mapping[str, str]) -> None:
        self.interface = Interface(base, _NAME)
        self.account, self.our_address = settings.get("uid", ""), settings.get("rip", "")
        self._token = secrets.get("token", "")

    def publish(self, order: Order, line: Line) -> Receipt:
        body = {"access_token": self._token, "status": words_of(order), "rip": self.our_address}
        try:
            answer = line.act(lambda: self._post("/2/statuses/share.json", body))
        except _Repeated:
            found = self._found(order, line)
            if found is None:
                raise Rejected("微博平台认为内容与近期的微博重复，没有发出。") from None
            return found
        return self._receipt(answer)

    def read_counts(self, standing: Standing, on: date) -> Mapping[str, int]:
        answer = self._ask("/2/statuses/count.json", ids=standing.remote_id)
        for each in answer if isinstance(answer, list) else ():
            if str(each.get("id")) == standing.remote_id:
                return {name: int(each.get(name, 0)) for name in _COUNTS}
        return {}

    # -- Their steps --------------------------------------------------------------------------

    def _found(self, order: Order, line: Line) -> Receipt | None:
        for page in range(1, _PAGES + 1):
            answer = self._ask(
                "/2/statuses/user_timeline.json",
                uid=self.account,
                count=f"{_PAGE}",
                page=f"{page}",
            )
            posts = answer.get("statuses", ())
            for post in posts:
                if code_of(order) in post.get("text", ""):
                    return self._receipt(post)
            if len(posts) < _PAGE:
                break
        return None

    def _receipt(self, post: Mapping[str, Any]) -> Receipt:
        number = str(post.get("idstr") or post.get("id", ""))
        kept = {name: post.get(name) for name in ("created_at", "idstr", "mid", "text")}
        return Receipt(number, f"https://weibo.com/{self.account}/{number}", proof_of(kept))

    def _stands(self, remote_id: str) -> bool:
        try:
            self._ask("/2/statuses/show.json", id=remote_id)
        except _Gone:
            return False
        return True

    def _delete(self, remote_id: str, line: Line) -> Any:
        body = {"access_token": self._token, "id": remote_id}
        try:
            return line.act(lambda: self._post("/2/statuses/destroy.json", body))
        except _Gone as gone:
            return {"error_code": gone.code}

    # -- Calls --------------------------------------------------------------------------------

    def _post(self, path: str, body: Mapping[str, str]) -> Any:
        return _checked(self.interface.post_form(path, body))

    def _ask(self, path: str, **query: str) -> Any:
        try:
            return _checked(self.interface.get(path, {"access_token": self._token, **query}))
        except Unclear as error:  # a question changes nothing
            raise NotDone(error.message) from None


_COUNTS = ("reposts", "comments", "attitudes")


class _Coded(Rejected):
    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class _Gone(_Coded):
    """There is no such post."""


class _Repeated(_Coded):
    """The platform has these very words already."""


def _checked(answer: Any) -> Any:
    code = answer.get("error_code", 0) if isinstance(answer, dict) else 0
    if not code:
        return answer
    if code in _BUSY:
        raise Unclear("微博平台系统繁忙。")
    if code in _LIMITED:
        raise NotDone("微博平台限制了调用次数，稍后再试。", _LIMITED[code])
    if code in _UNAUTHORISED:
        raise Rejected("微博的授权已失效，请重新授权并在渠道设置中更新令牌，然后重新发送。")
    if code in _GONE:
        raise _Gone("没有这条微博。", code)
    if code in _REPEATED:
        raise _Repeated("内容重复。", code)
    raise _Coded(_REASONS.get(code, f"微博平台没有接受，错误码 {code}。"), code)


def code_of(order: Order) -> str:
    """Not the whole mark: a reader sees it. Sixty-five bits do not meet by chance."""
    return f"编号{order.mark[-13:].upper()}"


def words_of(order: Order) -> str:
    """【title】 summary, the address, the code: 140 characters at most; the platform counts two letters
    of Latin script as one and shortens the address to eleven."""
    tail = f" {order.address} {code_of(order)}"
    room = LENGTH - len(code_of(order)) - 16
    title = shortened(_plain(order.title), 60)
    left = room - len(title) - 2
    summary = shortened(_plain(order.summary), left) if left > 10 else ""
    return f"【{title}】{summary}{tail}"


def _plain(text: str) -> str:
    """The interface takes no topics: #…# is refused."""
    return text.replace("#", "＃")
