"""A WeChat official account (微信公众号), by the platform's documented server interface: the draft box,
free publication, deletion, and the statistics of an article.

The platform knows no idempotency key. The address of the original, which it gives back with every draft
and every published article, ends with the mark of the act; by that both are found again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NoReturn

from mingtang_office.channels.adapters.anew import PublishesAnew
from mingtang_office.channels.adapters.contract import (
    Line,
    NotDone,
    Order,
    Receipt,
    Rejected,
    Standing,
    Unclear,
    Underway,
)
from mingtang_office.channels.adapters.http import Interface, proof_of
from mingtang_office.channels.adapters.wechat_article import article_of, marked_address

_NAME = "微信公众平台"
_PAGE, _PAGES = 20, 5  # the newest hundred: an act is looked for soon after it was begun
_POLL = timedelta(seconds=20)
SETTLING = timedelta(minutes=10)  # so long a submitted draft may be on its way unseen
_TOKEN_WORN = {40001, 40014, 42001}
_BUSY = {-1}
_LIMITED = {45009: timedelta(hours=2), 45011: timedelta(minutes=2), 45047: timedelta(hours=2)}
_GONE = {53600, 40007}  # no such article: deleting it twice is as good as once
_KEPT = 300.0  # seconds before its end a token is renewed

_REASONS = {
    40013: "AppID 不正确，请在渠道设置中核对。",
    40125: "AppSecret 不正确，请在渠道设置中更新。",
    40164: "服务器的出口地址不在公众号的 IP 白名单中，请在公众平台添加后重新发送。",
    48001: "公众号没有这项接口的权限，须为已认证的账号。",
    40007: "封面图片的素材编号无效，请在渠道设置中更正。",
    45003: "标题超过公众平台的长度限制。",
    45004: "摘要超过公众平台的长度限制。",
    45002: "正文超过公众平台的长度限制。",
    53503: "草稿没有通过公众平台的发布检查，请登录公众平台查看原因。",
    53504: "须登录公众平台操作这份草稿。",
    53505: "须登录公众平台手动保存草稿后再发表。",
    87014: "内容没有通过公众平台的安全检查。",
}
_ENDED = {
    2: "公众平台认定原创声明不成立，没有发布。",
    3: "公众平台没有能够发布。",
    4: "公众平台审核没有通过。",
    5: "发布后在公众平台被删除。",
    6: "发布后被公众平台封禁。",
}


class Tokens:
    """The access tokens of this process, by account. The stable interface gives every process the same
    one, so that none makes that of another worthless."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[str, float]] = {}
        self._lock = threading.Lock()

    def of(self, account: tuple[str, str], fetch: Callable[[], tuple[str, float]]) -> str:
        with self._lock:
            held = self._held.get(account)
        if held is not None and time.monotonic() < held[1]:
            return held[0]
        token, lasts = fetch()
        with self._lock:
            self._held[account] = (token, time.monotonic() + max(lasts - _KEPT, 0))
        return token

    def drop(self, account: tuple[str, str]) -> None:
        with self._lock:
            self._held.pop(account, None)


_tokens = Tokens()


class WeChat(PublishesAnew):
    def __init__(self, base: str, settings: Mapping[str, str], secrets: Mapping[str, str]) -> None:
        self.interface = Interface(base, _NAME)
        self.app_id, self.cover = settings.get("app_id", ""), settings.get("cover", "")
        self._secret = secrets.get("secret", "")

    # -- The acts -----------------------------------------------------------------------------

    def publish(self, order: Order, line: Line) -> Receipt:
        publish_id = order.progress.get("publish_id") or self._submit(order, line)
        return self._outcome(publish_id)

    def read_counts(self, standing: Standing, on: date) -> Mapping[str, int]:
        """The platform gives the figures of one day of publication, summed up over the days since."""
        day = f"{on:%Y-%m-%d}"
        body = {"begin_date": day, "end_date": day}
        answer = self._ask("/datacube/getarticletotal", body)
        for each in answer.get("list", ()):
            if each.get("url") == standing.address and each.get("details"):
                last = each["details"][-1]
                return {
                    "reads": int(last.get("int_page_read_count", 0)),
                    "readers": int(last.get("int_page_read_user", 0)),
                    "shares": int(last.get("share_count", 0)),
                }
        return {}

    # -- Their steps --------------------------------------------------------------------------

    def _submit(self, order: Order, line: Line) -> str:
        draft = order.progress.get("draft") or self._draft_of(order)
        if not draft:
            body = {"articles": [article_of(order, self.cover)]}
            draft = str(line.act(lambda: self._post("/cgi-bin/draft/add", body))["media_id"])
        line.remember(draft=draft, submitted_at=line.now.isoformat())
        answer = line.act(lambda: self._post("/cgi-bin/freepublish/submit", {"media_id": draft}))
        publish_id = str(answer["publish_id"])
        line.remember(publish_id=publish_id)
        return publish_id

    def _outcome(self, publish_id: str) -> Receipt:
        answer = self._ask("/cgi-bin/freepublish/get", {"publish_id": publish_id})
        status = answer.get("publish_status")
        if status == 0:
            items = answer.get("article_detail", {}).get("item", [])
            address = str(items[0].get("article_url", "")) if items else ""
            return Receipt(str(answer.get("article_id", "")), address, proof_of(answer))
        if status == 1:
            raise Underway("公众平台正在发布。", _POLL)
        raise Rejected(_ENDED.get(status, "公众平台没有发布。") + "请登录公众平台查看。")

    def _found(self, order: Order, line: Line) -> Receipt | None:
        publish_id = order.progress.get("publish_id")
        if publish_id:
            return self._outcome(publish_id)
        address = marked_address(order)
        for each in self._listed("/cgi-bin/freepublish/batchget"):
            for article in each.get("content", {}).get("news_item", ()):
                if article.get("content_source_url") == address and not article.get("is_deleted"):
                    return Receipt(
                        str(each.get("article_id", "")),
                        str(article.get("url", "")),
                        proof_of({"article_id": each.get("article_id"), "url": article.get("url")}),
                    )
        if "submitted_at" in order.progress:
            self._wait_for_submitted(order, line)
        return None

    def _wait_for_submitted(self, order: Order, line: Line) -> None:
        """A draft was handed in, perhaps, and is not among what is published: it may be on its way.
        Once that cannot be any more, a draft that still lies in its box was not handed in."""
        if line.now < datetime.fromisoformat(order.progress["submitted_at"]) + SETTLING:
            raise Underway("草稿可能已经提交，等公众平台给出结果后再核实。", SETTLING / 5)
        if not self._draft_of(order):
            raise Unclear("草稿已不在草稿箱，已发布的内容中也没有找到，请登录公众平台核实。")

    def _draft_of(self, order: Order) -> str:
        address = marked_address(order)
        for each in self._listed("/cgi-bin/draft/batchget"):
            for article in each.get("content", {}).get("news_item", ()):
                if article.get("content_source_url") == address:
                    return str(each.get("media_id", ""))
        return ""

    def _listed(self, path: str) -> Iterator[Mapping[str, Any]]:
        for page in range(_PAGES):
            answer = self._ask(path, {"offset": page * _PAGE, "count": _PAGE, "no_content": 0})
            items = answer.get("item", ())
            yield from items
            if len(items) < _PAGE:
                return

    def _stands(self, remote_id: str) -> bool:
        try:
            answer = self._ask("/cgi-bin/freepublish/getarticle", {"article_id": remote_id})
        except _Refusal as refusal:
            if refusal.code in _GONE:
                return False
            raise
        return any(not item.get("is_deleted") for item in answer.get("news_item", ()))

    def _delete(self, remote_id: str, line: Line) -> Any:
        body = {"article_id": remote_id, "index": 1}
        try:
            return line.act(lambda: self._post("/cgi-bin/freepublish/delete", body))
        except _Refusal as refusal:
            if refusal.code in _GONE:
                return {"errcode": refusal.code}
            raise

    # -- Calls --------------------------------------------------------------------------------

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        return self._authorised(lambda query: self.interface.post(path, query, body))

    def _ask(self, path: str, body: Mapping[str, Any]) -> Any:
        try:
            return self._authorised(lambda query: self.interface.ask(path, query, body))
        except Unclear as error:  # a question changes nothing
            raise NotDone(error.message) from None

    def _authorised(self, call: Callable[[Mapping[str, str]], Any]) -> Any:
        """The call, once more with a new token where the old one has worn out: such a refusal comes
        before anything is done."""
        for is_last in (False, True):
            answer = call({"access_token": _tokens.of(self._account, self._fetch)})
            code = answer.get("errcode", 0) if isinstance(answer, dict) else -1
            if code == 0:
                return answer
            if code in _TOKEN_WORN and not is_last:
                _tokens.drop(self._account)
                continue
            _refuse(code)
        raise AssertionError

    @property
    def _account(self) -> tuple[str, str]:
        return self.interface.base, self.app_id

    def _fetch(self) -> tuple[str, float]:
        body = {
            "grant_type": "client_credential",
            "appid": self.app_id,
            "secret": self._secret,
            "force_refresh": False,
        }
        answer = self.interface.ask("/cgi-bin/stable_token", {}, body)
        if "access_token" not in answer:
            _refuse(answer.get("errcode", -1))
        return str(answer["access_token"]), float(answer.get("expires_in", 0))


class _Refusal(Rejected):
    """The platform said no, by this code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def _refuse(code: int) -> NoReturn:
    if code in _BUSY:
        raise Unclear("公众平台系统繁忙。")
    if code in _LIMITED:
        raise NotDone("公众平台限制了调用次数，稍后再试。", _LIMITED[code])
    raise _Refusal(_REASONS.get(code, f"公众平台没有接受，错误码 {code}。"), code)
