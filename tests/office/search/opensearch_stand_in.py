"""A small OpenSearch on the loopback: the calls that the engine makes, answered as the real one answers
them, its refusals included. What it is not asked by the engine it does not know, and says so."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

Source = dict[str, Any]
_MOST_TERMS = 65_536
_WINDOW = 10_000


class Refusal(Exception):
    def __init__(self, status: int, kind: str) -> None:
        super().__init__(kind)
        self.status, self.kind = status, kind


@dataclass
class Index:
    mapping: dict[str, Any]
    sources: dict[str, Source] = field(default_factory=dict)

    def put(self, key: str, source: Source) -> None:
        unknown = source.keys() - self.mapping.keys()
        if unknown:  # "dynamic": "strict"
            raise Refusal(400, "strict_dynamic_mapping_exception")
        for name, value in source.items():
            for each in value if isinstance(value, list) else [value]:
                _refuse_wrong_type(self.mapping[name]["type"], each)
        self.sources[key] = source


def _refuse_wrong_type(kind: str, value: Any) -> None:
    if value is None:
        return
    try:
        if kind == "long":
            int(value)
        elif kind == "date":
            datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Refusal(400, "mapper_parsing_exception") from error
    # Lucene refuses a term of more bytes than this.
    if kind == "keyword" and len(str(value).encode()) > 32_766:
        raise Refusal(400, "illegal_argument_exception")


@dataclass
class StandIn:
    address: str = ""
    indices: dict[str, Index] = field(default_factory=dict)
    is_down: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, method: str, path: str, body: str) -> Any:
        self.asked.append(f"{method} {path}")
        if self.is_down:
            raise Refusal(503, "cluster_block_exception")
        parts = [part for part in path.split("/") if part]
        if not parts:
            return {"version": {"number": "3.0.0", "distribution": "opensearch"}}
        name, call = parts[0], parts[1] if len(parts) > 1 else ""
        if not call:
            return self._index_call(method, name, body)
        if call == "_bulk" and name not in self.indices:
            self.indices[name] = Index({})  # made by itself, with a mapping that is not ours
        if name not in self.indices:
            raise Refusal(404, "index_not_found_exception")
        calls: dict[str, Callable[[Index, str], Any]] = {
            "_bulk": _bulk, "_search": _search, "_count": _count, "_mget": _mget,
        }  # fmt: skip
        return calls[call](self.indices[name], body)

    def _index_call(self, method: str, name: str, body: str) -> Any:
        if method == "PUT":
            if name in self.indices:
                raise Refusal(400, "resource_already_exists_exception")
            told = json.loads(body)["mappings"]
            assert told["dynamic"] == "strict"
            self.indices[name] = Index(told["properties"])
        elif name not in self.indices:
            raise Refusal(404, "index_not_found_exception")
        elif method == "DELETE":
            del self.indices[name]
        else:
            assert method == "HEAD"
        return {"acknowledged": True}


def _bulk(index: Index, body: str) -> Any:
    lines = iter(body.splitlines())
    items = []
    for line in lines:
        ((verb, meta),) = json.loads(line).items()
        result: dict[str, Any] = {"_id": meta["_id"], "status": 200}
        if verb == "index":
            try:
                index.put(meta["_id"], json.loads(next(lines)))
            except Refusal as refusal:
                result |= {"status": refusal.status, "error": {"type": refusal.kind}}
        elif index.sources.pop(meta["_id"], None) is None:
            result["status"] = 404
        items.append({verb: result})
    return {
        "errors": any("error" in each for item in items for each in item.values()),
        "items": items,
    }


def _count(index: Index, body: str) -> Any:
    return {"count": len(index.sources)}


def _mget(index: Index, body: str) -> Any:
    ids = json.loads(body)["ids"]
    return {"docs": [{"_id": each, "found": each in index.sources} for each in ids]}


def _values(source: Source, name: str) -> list[Any]:
    value = source.get(name)
    values = value if isinstance(value, list) else [value]
    return [each for each in values if each is not None]


def _matches(query: Source, source: Source) -> bool:
    ((kind, told),) = query.items()
    if kind == "bool":
        return _bool(told, source)
    ((name, wanted),) = told.items()
    values = _values(source, name)
    if kind == "terms":
        if len(wanted) > _MOST_TERMS:
            raise Refusal(400, "illegal_argument_exception")
        return any(value in wanted for value in values)
    if kind == "range":
        return any(_within(value, wanted) for value in values)
    pattern = wanted["value"]
    known: dict[str, Callable[[str], bool]] = {
        "term": lambda value: value == pattern,
        "prefix": lambda value: value.startswith(pattern),
        "wildcard": lambda value: fnmatchcase(value, _as_fnmatch(pattern)),
    }
    if kind not in known:
        raise Refusal(400, "parsing_exception")
    return any(known[kind](value) for value in values)


def _bool(told: Source, source: Source) -> bool:
    if told.keys() - {"filter", "should", "must_not", "minimum_should_match"}:
        raise Refusal(400, "parsing_exception")
    should = sum(_matches(each, source) for each in told.get("should", ()) if _is_filter(each))
    return (
        all(_matches(each, source) for each in told.get("filter", ()))
        and should >= told.get("minimum_should_match", 0)
        and not any(_matches(each, source) for each in told.get("must_not", ()))
    )


def _is_filter(query: Source) -> bool:
    return "constant_score" not in query


def _within(value: str, limits: Source) -> bool:
    there = _moment(value)
    tests: dict[str, Callable[[Any], bool]] = {
        "gte": lambda limit: there >= limit,
        "lte": lambda limit: there <= limit,
        "lt": lambda limit: there < limit,
    }
    return all(tests[name](_moment(limit)) for name, limit in limits.items())


def _moment(text: str) -> datetime:
    return (
        datetime.fromisoformat(text).replace(tzinfo=None)
        if len(text) == 10
        else datetime.fromisoformat(text)
    )


def _as_fnmatch(pattern: str) -> str:
    """`*` and `?` are as they are, after a backslash they are themselves; `[` is never special."""
    out, letters = [], iter(pattern)
    for letter in letters:
        if letter == "\\":
            letter = next(letters)  # noqa: PLW2901
            out.append(f"[{letter}]")
        else:
            out.append("[[]" if letter == "[" else letter)
    return "".join(out)


def _score(query: Source, source: Source) -> float:
    points = (each["constant_score"] for each in query["bool"]["should"])
    return sum(each["boost"] for each in points if _matches(each["filter"], source))


def _search(index: Index, body: str) -> Any:
    asked = json.loads(body)
    query, first, size = asked["query"], asked["from"], asked["size"]
    if first + size > _WINDOW:
        raise Refusal(400, "illegal_argument_exception")
    found = [source for source in index.sources.values() if _matches(query, source)]
    keys = [(_score(query, source), source["position"]) for source in found]
    by_score = asked["sort"][0] == "_score"
    order = sorted(
        range(len(found)), key=lambda at: keys[at] if by_score else keys[at][1], reverse=True
    )
    most = asked["track_total_hits"]
    return {
        "hits": {
            "total": {
                "value": min(len(found), most),
                "relation": "eq" if len(found) <= most else "gte",
            },
            "hits": [
                {"_source": {name: found[at][name] for name in asked["_source"]}}
                for at in order[first : first + size]
            ],
        },
        "aggregations": {
            name: _buckets(told["terms"], found) for name, told in asked.get("aggs", {}).items()
        },
    }


def _buckets(told: Source, found: list[Source]) -> Any:
    counted = Counter(value for source in found for value in set(_values(source, told["field"])))
    return {
        "buckets": [
            {"key": key, "doc_count": number} for key, number in counted.most_common(told["size"])
        ]
    }


@contextmanager
def running() -> Iterator[StandIn]:
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length).decode()
            try:
                told, status = stand_in.answer(self.command, urlsplit(self.path).path, body), 200
            except Refusal as refusal:
                told, status = (
                    {"error": {"type": refusal.kind}, "status": refusal.status},
                    refusal.status,
                )
            data = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _do  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand_in.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
