"""Whether an address of this site leads to what is public, and whether an attachment is there and whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve

from mingtang_office.publication.models import Attachment, Redirect
from mingtang_office.publication.queries.public import public_items
from mingtang_office.upkeep.models import CheckResult

_CHUNK = 1 << 20
# The addresses of the public side that stand for one item, by name; the rest of it is always there.
_ITEM, _FILE = "portal:item", "portal:file"
_PUBLIC = "portal"


@dataclass(frozen=True, slots=True)
class Target:
    """What an address of this site leads to: one item, perhaps one file of it, or a page of the public
    side. `known` False: there is no such page."""

    item: int | None = None
    file: int | None = None
    known: bool = True


def target_of(url: str) -> Target:
    path = unquote(urlsplit(url).path) or "/"
    try:
        match = resolve(path)
    except Resolver404:
        return Target(known=False)
    if match.view_name in (_ITEM, _FILE):
        return Target(int(match.kwargs["pk"]), match.kwargs.get("key"))
    return Target(known=match.namespace == _PUBLIC)


def results_of(urls: Collection[str], now: datetime) -> dict[str, CheckResult]:
    """Of each address of this site: an item that is public, a file of its edition, a page, or where a
    former address leads."""
    targets = {url: target_of(url) for url in urls}
    moved = _moved([url for url, target in targets.items() if not target.known])
    asked = {target.item for target in targets.values() if target.item is not None}
    rows = public_items(now).filter(pk__in=asked | set(moved.values()))
    shown = {
        pk: {file["key"] for file in files}
        for pk, files in rows.values_list("pk", "edition__files")
    }
    return {
        url: _result(target if target.known else Target(moved.get(url), known=url in moved), shown)
        for url, target in targets.items()
    }


def _result(target: Target, shown: dict[int, set[int]]) -> CheckResult:
    if not target.known:
        return CheckResult.UNKNOWN
    if target.item is None:
        return CheckResult.OK
    if target.item not in shown:
        return CheckResult.NOT_PUBLIC
    has_file = target.file is None or target.file in shown[target.item]
    return CheckResult.OK if has_file else CheckResult.NOT_PUBLIC


def _moved(urls: Collection[str]) -> dict[str, int]:
    """Where addresses of a former site lead: path and query, as they were asked for."""
    asked: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        parts = urlsplit(url)
        whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
        for address in {whole, unquote(whole)}:
            if address.isprintable():
                asked[address].append(url)
    rows = Redirect.objects.filter(address__in=list(asked)).values_list("address", "item")
    return {url: item for address, item in rows for url in asked[address]}


def file_result(row: Attachment | None, digest: str) -> tuple[tuple[CheckResult, str], int]:
    """Whether the file is there and is the one that was signed; and how many bytes were read for it. A
    storage that does not answer may do so the next day."""
    if row is None:
        return (CheckResult.MISSING, ""), 0
    seen, read = sha256(), 0
    try:
        with default_storage.open(row.stored) as stored:
            while chunk := stored.read(_CHUNK):
                seen.update(chunk)
                read += len(chunk)
    except FileNotFoundError:
        return (CheckResult.MISSING, ""), read
    except OSError:
        return (CheckResult.UNREACHABLE, "存储暂时读不出文件"), read
    result = CheckResult.OK if seen.hexdigest() == digest else CheckResult.ALTERED
    return (result, ""), read
