"""Stand-ins for WeChat's and Weibo's interfaces on the loopback, as their documents describe them, with
the faults of real ones: `python -m tests.office.channels.stand_in` serves until it is ended.

What was acted on is counted, so that a test can tell whether something was published twice. A fault is
set by POST /_faults {"path": …, "fault": …, "times": …}; GET /_state tells everything.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SECRET, TOKEN = "app-secret-of-the-test", "weibo-token-of-the-test"
LATE = 1.5  # seconds of silence after acting; the tests read with less patience


@dataclass
class World:
    """What the two platforms hold."""

    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    tasks: dict[str, dict[str, Any]] = field(default_factory=dict)
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    acts: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    faults: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    number: int = 0
    polls: int = 0  # how often a task is still under way when it is asked about
    audit: int = 0  # the status with which tasks end
    lock: threading.RLock = field(default_factory=threading.RLock)

    def next(self) -> str:
        self.number += 1
        return f"{100000 + self.number}"

    def told(self) -> dict[str, Any]:
        return {
            "acts": self.acts,
            "calls": self.calls,
            "drafts": len(self.drafts),
            "articles": self.articles,
            "posts": self.posts,
        }


class Handler(BaseHTTPRequestHandler):
    world: World

    def log_message(self, *args: Any) -> None:
        return

    def do_GET(self) -> None:
        self._serve({})

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Content-Type", "").startswith("application/json"):
            self._serve(json.loads(data))
        else:
            self._serve({k: v[0] for k, v in parse_qs(data.decode()).items()})

    def _serve(self, body: dict[str, Any]) -> None:
        parts = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        known: dict[str, Callable[[dict[str, Any]], Any]] = {
            "/_state": lambda _: self.world.told(),
            "/_faults": self._set_faults,
        }
        if parts.path in known:
            self._answer(known[parts.path](body))
            return
        with self.world.lock:
            self.world.calls.append(parts.path)
            fault = self._fault(parts.path)
            if fault in ("500", "429", "busy", "limited", "worn", "cut before"):
                self._fail(fault)
                return
            answer = self._platform(parts.path, {**query, **body})
        if fault == "late":
            time.sleep(LATE)
        if fault in ("late", "cut after"):
            self.close_connection = True
            self.connection.close()
            return
        if fault == "500 after":
            self._fail("500")
            return
        self._answer(answer)

    def _set_faults(self, body: dict[str, Any]) -> dict[str, Any]:
        with self.world.lock:
            for name in ("polls", "audit"):
                if name in body:
                    setattr(self.world, name, body[name])
            if "path" in body:
                self.world.faults.append({"times": 1, **body})
        return {}

    def _fault(self, path: str) -> str:
        for each in self.world.faults:
            if each["path"] == path and each["times"] > 0:
                each["times"] -= 1
                return str(each["fault"])
        return ""

    def _fail(self, fault: str) -> None:
        is_weibo = urlsplit(self.path).path.startswith("/2/")
        match fault:
            case "500":
                self._answer({}, status=502, text="<html>Bad Gateway</html>")
            case "429":
                self._answer({}, status=429, headers={"Retry-After": "900"})
            case "busy":
                self._answer({"error_code": 10009} if is_weibo else {"errcode": -1})
            case "limited":
                self._answer({"error_code": 10023} if is_weibo else {"errcode": 45009})
            case "worn":
                self.world.tokens.clear()
                self._answer({"error_code": 21327} if is_weibo else {"errcode": 42001})
            case "cut before":
                self.close_connection = True
                self.connection.close()

    def _answer(
        self,
        told: Any,
        status: int = 200,
        text: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        data = text.encode() or json.dumps(told, ensure_ascii=False).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            return  # the caller died meanwhile

    # -- The platforms ------------------------------------------------------------------------

    def _platform(self, path: str, asked: dict[str, Any]) -> Any:
        served = {**self._wechat(), **self._weibo()}
        if path not in served:
            return {"errcode": 404}
        if path.startswith("/2/"):
            if asked.get("access_token") != TOKEN:
                return {"error_code": 21332, "error": "invalid_access_token"}
        elif path != "/cgi-bin/stable_token" and asked.get("access_token") not in self.world.tokens:
            return {"errcode": 40001, "errmsg": "invalid credential"}
        return served[path](asked)

    def _wechat(self) -> dict[str, Callable[[dict[str, Any]], Any]]:
        return {
            "/cgi-bin/stable_token": self._token,
            "/cgi-bin/draft/add": self._add_draft,
            "/cgi-bin/draft/batchget": lambda asked: self._page(
                [
                    {"media_id": number, "content": {"news_item": [article]}}
                    for number, article in reversed(self.world.drafts.items())
                ],
                asked,
            ),
            "/cgi-bin/freepublish/submit": self._submit,
            "/cgi-bin/freepublish/get": self._task,
            "/cgi-bin/freepublish/batchget": lambda asked: self._page(
                [
                    {"article_id": number, "content": {"news_item": [article]}}
                    for number, article in reversed(self.world.articles.items())
                    if not article["is_deleted"]
                ],
                asked,
            ),
            "/cgi-bin/freepublish/getarticle": self._article,
            "/cgi-bin/freepublish/delete": self._delete,
            "/datacube/getarticletotal": self._totals,
        }

    def _token(self, asked: dict[str, Any]) -> Any:
        if asked["grant_type"] != "client_credential" or asked["secret"] != SECRET:
            return {"errcode": 40125, "errmsg": "invalid appsecret"}
        if not self.world.tokens:
            self.world.tokens.append(f"token-{self.world.next()}")
        return {"access_token": self.world.tokens[-1], "expires_in": 7200}

    def _add_draft(self, asked: dict[str, Any]) -> Any:
        (article,) = asked["articles"]
        if len(article["title"]) > 32:
            return {"errcode": 45003}
        if article["thumb_media_id"] != "cover-1":
            return {"errcode": 40007}
        number = f"draft-{self.world.next()}"
        self.world.drafts[number] = article
        return {"media_id": number}

    def _submit(self, asked: dict[str, Any]) -> Any:
        article = self.world.drafts.get(asked["media_id"])
        if article is None:
            return {"errcode": 40007}
        publish_id = self.world.next()
        self.world.tasks[publish_id] = {
            "draft": asked["media_id"],
            "polls": self.world.polls,
            "article_id": "",
        }
        self.world.acts.append(f"publish {article['content_source_url']}")
        if not self.world.polls:
            self._finish(self.world.tasks[publish_id])
        return {"errcode": 0, "publish_id": publish_id, "msg_data_id": self.world.next()}

    def _finish(self, task: dict[str, Any]) -> None:
        if self.world.audit:
            return
        task["article_id"] = f"article-{self.world.next()}"
        article = self.world.drafts.pop(task["draft"], None) or {}
        url = f"http://mp.weixin.example/s/{task['article_id']}"
        self.world.articles[task["article_id"]] = {**article, "url": url, "is_deleted": False}

    def _task(self, asked: dict[str, Any]) -> Any:
        task = self.world.tasks[asked["publish_id"]]
        if task["polls"] > 0:
            task["polls"] -= 1
            if task["polls"] == 0:
                self._finish(task)
            return {"publish_id": asked["publish_id"], "publish_status": 1}
        if self.world.audit:
            return {"publish_id": asked["publish_id"], "publish_status": self.world.audit}
        url = self.world.articles[task["article_id"]]["url"]
        return {
            "publish_id": asked["publish_id"],
            "publish_status": 0,
            "article_id": task["article_id"],
            "article_detail": {"count": 1, "item": [{"idx": 1, "article_url": url}]},
            "fail_idx": [],
        }

    def _article(self, asked: dict[str, Any]) -> Any:
        article = self.world.articles.get(asked["article_id"])
        return {"news_item": [article]} if article else {"errcode": 53600}

    def _delete(self, asked: dict[str, Any]) -> Any:
        article = self.world.articles.get(asked["article_id"])
        if article is None or article["is_deleted"]:
            return {"errcode": 53600}
        article["is_deleted"] = True
        self.world.acts.append(f"delete {article['content_source_url']}")
        return {"errcode": 0, "errmsg": "ok"}

    def _totals(self, asked: dict[str, Any]) -> Any:
        details = [{"int_page_read_user": 8, "int_page_read_count": 11, "share_count": 2}]
        listed = [{"url": a["url"], "details": details} for a in self.world.articles.values()]
        return {"list": listed}

    def _page(self, items: list[Any], asked: dict[str, Any]) -> Any:
        start, count = int(asked["offset"]), int(asked["count"])
        found = items[start : start + count]
        return {"total_count": len(items), "item_count": len(found), "item": found}

    def _weibo(self) -> dict[str, Callable[[dict[str, Any]], Any]]:
        return {
            "/2/statuses/share.json": self._share,
            "/2/statuses/destroy.json": self._destroy,
            "/2/statuses/show.json": self._show,
            "/2/statuses/user_timeline.json": self._timeline,
            "/2/statuses/count.json": self._count,
        }

    def _share(self, asked: dict[str, Any]) -> Any:
        text = asked["status"]
        if "#" in text.split("http")[0] or "http" not in text:
            return {"error_code": 20018}
        if any(post["original"] == text for post in self.world.posts.values()):
            return {"error_code": 20019, "error": "repeat content!"}
        if not asked.get("rip"):
            return {"error_code": 10008}
        number = f"35048036{self.world.next()}"
        # The platform puts a short address in the place of a long one.
        shown = " ".join("http://t.cn/A6x" if w.startswith("http") else w for w in text.split(" "))
        self.world.posts[number] = {
            "id": int(number),
            "idstr": number,
            "mid": number,
            "text": shown,
            "original": text,
            "created_at": "Fri Mar 13 10:00:00 +0800 2026",
        }
        self.world.acts.append(f"share {text}")
        return self.world.posts[number]

    def _destroy(self, asked: dict[str, Any]) -> Any:
        post = self.world.posts.pop(asked["id"], None)
        if post is None:
            return {"error_code": 20101, "error": "target weibo does not exist!"}
        self.world.acts.append(f"destroy {post['original']}")
        return post

    def _show(self, asked: dict[str, Any]) -> Any:
        return self.world.posts.get(asked["id"], {"error_code": 20101})

    def _timeline(self, asked: dict[str, Any]) -> Any:
        posts = list(reversed(self.world.posts.values()))
        start = (int(asked["page"]) - 1) * int(asked["count"])
        return {"statuses": posts[start : start + int(asked["count"])], "total_number": len(posts)}

    def _count(self, asked: dict[str, Any]) -> Any:
        return [
            {"id": int(number), "comments": 3, "reposts": 5, "attitudes": 7}
            for number in asked["ids"].split(",")
            if number in self.world.posts
        ]


@dataclass(frozen=True)
class StandIn:
    url: str
    world: World

    def fail(self, path: str, fault: str, times: int = 1) -> None:
        self.world.faults.append({"path": path, "fault": fault, "times": times})

    def acts(self, word: str) -> list[str]:
        return [act for act in self.world.acts if act.startswith(word)]


@contextmanager
def serving() -> Iterator[StandIn]:
    world = World()
    handler = type("Bound", (Handler,), {"world": world})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield StandIn(f"http://127.0.0.1:{server.server_port}", world)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    with serving() as stand_in:
        sys.stdout.write(f"{stand_in.url}\n")
        sys.stdout.flush()
        threading.Event().wait()
